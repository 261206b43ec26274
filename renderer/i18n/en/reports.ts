/** Reports: what one holds, and what was written. */
export const reports = {
  title: 'Report',
  loading: 'Reading the assessment',
  unreadable:
    'This assessment stands on framework pages that are not in the library; import them, then make the report.',
  contents: 'What it says',
  about: (client: string, title: string) => `${client} · ${title}`,
  blocks: { one: 'block with its score and level bars', other: 'blocks with their scores and level bars' },
  gaps: {
    one: 'block below its target, with what is missing',
    other: 'blocks below their target, with what is missing',
  },
  initiatives: { one: 'initiative on the roadmap', other: 'initiatives on the roadmap' },
  leavesOut: 'Notes and evidence stay out of it. Owners of initiatives are named.',
  label: (confidentiality: string) => `Every page is marked “${confidentiality}”.`,
  noLabel: 'No page carries a confidentiality label: the engagement has none.',
  write: 'Save as PDF',
  writing: 'Writing the report, then reading it back',
  written: 'The report is written',
  checked: (name: string, pages: string, size: string) =>
    `${name}: ${pages}, ${size}. It was opened again and its pages, text and tags were checked.`,
  pages: { one: 'page', other: 'pages' },
  fingerprint: (sha256: string) => `SHA-256 ${sha256}`,
  show: 'Show in folder',
  nothingRated: 'Nothing is rated yet, so the report will say so; rate some practices first.',
};
