/** The start page and the dialog that starts an engagement. */
export const home = {
  title: 'Engagements',
  start: 'Start an engagement',
  openPackage: 'Open a package',
  list: 'Engagements, the one changed last first',
  settings: 'Settings',
  settingsOf: (engagement: string) => `Settings of ${engagement}`,
  changed: (when: string) => `Changed ${when}`,
  progress: (answered: string, all: string) => `${answered} of ${all} practices answered`,
  progressShort: (share: string) => `${share} answered`,
  openAssessment: (assessment: string, engagement: string) => `Open ${assessment} of ${engagement}`,
  noFrameworkHere: 'Framework not on this device',
  first: {
    title: 'Start your first assessment',
    steps: [
      {
        title: 'Import a framework page',
        text: 'Save a page of the framework viewer as text and import it, or add the framework that comes with Waymark.',
      },
      { title: 'Start an engagement', text: 'Name the client and what the work is called.' },
      { title: 'Rate', text: 'Give each practice a rating with one key, and see the score explain itself.' },
    ],
    import: 'Import a framework page',
  },
  dialog: {
    title: 'Start an engagement',
    description:
      'Everything below can be changed later, except the assessment’s title and framework version.',
    client: 'Client',
    engagementTitle: 'Title',
    titleHint: 'What the work is called, such as “IT maturity 2026”.',
    assessmentTitle: 'First assessment',
    framework: 'Framework version',
    confidentiality: 'Confidentiality label',
    confidentialityHint: 'Printed on every page of a report.',
    confidentialityDefault: 'Confidential',
    fiscalStart: 'Fiscal year starts in',
    preset: 'Scoring rule',
    start: 'Start',
    settingsTitle: 'Settings of the engagement',
    storeSettings: 'Save settings',
    emptyTitle: 'No framework yet',
    empty:
      'An assessment needs a framework to stand on. Import a framework page first; then start the engagement.',
    toFramework: 'Import a framework page',
    defaultTitle: (client: string, year: number) => (client === '' ? '' : `${client} ${year}`),
    defaultAssessment: (month: string) => `Baseline, ${month}`,
    missingClient: 'Name the client.',
    missingTitle: 'Give the engagement a title.',
    missingAssessment: 'Give the assessment a title.',
    missingFramework: 'Choose the framework version to assess against.',
  },
  presets: {
    strict: {
      name: 'Strict',
      text: 'A level is passed when 85% of it is achieved: for audits and certifications.',
    },
    balanced: {
      name: 'Balanced',
      text: 'A level is passed when 75% of it is achieved: right for most assessments.',
    },
    lenient: {
      name: 'Lenient',
      text: 'A level is passed when every practice is largely done: for a first look.',
    },
  },
};
