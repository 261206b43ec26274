import type { AnswerKind } from '#shared/domain/migration/assessmentAnswers.ts';
import type { MappingKind } from '#shared/domain/migration/mapping.ts';
import type { DiffMark } from '#renderer/features/framework/versions/diffMarks.ts';
import type { UnmappedAnswer } from '#shared/model/unmapped.ts';

const marks: Record<DiffMark, string> = {
  added: 'Added',
  dropped: 'Dropped',
  moved: 'Moved',
  renamed: 'Renamed',
  reworded: 'Reworded',
  split: 'Split',
  merged: 'Merged',
};

const mapping: Record<MappingKind, { readonly title: string; readonly text: string }> = {
  reworded: { title: 'Reworded', text: 'Read what it says now, and confirm that the answers still hold.' },
  split: { title: 'Split', text: 'One became several. The answers can go to one of them.' },
  merged: { title: 'Merged', text: 'Several became one. Of their ratings the lowest counts there.' },
  dropped: { title: 'Dropped', text: 'Gone from the newer version. The answers are kept aside.' },
  moved: { title: 'Moved', text: 'They say the same at another place.' },
  renamed: { title: 'Renamed', text: 'They say the same under another code or name.' },
  same: { title: 'Unchanged', text: 'They say the same at the same place.' },
};

const answers: Record<AnswerKind, { readonly one: string; readonly other: string }> = {
  rating: { one: 'rating', other: 'ratings' },
  note: { one: 'note', other: 'notes' },
  evidence: { one: 'piece of evidence', other: 'pieces of evidence' },
  target: { one: 'target', other: 'targets' },
  cover: { one: 'initiative', other: 'initiatives' },
};

const reasons: Record<UnmappedAnswer['reason'], string> = {
  noPlace: 'No place was chosen for it',
  taken: 'Another answer stands at its place',
  outOfRange: 'The newer version has no such level',
};

/** Comparing two versions of a framework, and moving an assessment on to the newer one. */
export const versions = {
  open: 'Versions',
  title: 'Versions',
  back: 'Back to the framework',
  migrate: 'Migrate assessment…',
  framework: 'Framework',
  older: 'Older version',
  newer: 'Newer version',
  tree: 'What changed',
  details: 'The change',
  filter: 'Show',
  all: 'All',
  divided: 'Split or merged',
  marks,
  kind: { node: 'Page', practice: 'Practice', outcome: 'Outcome' },
  changes: { one: 'change', other: 'changes' },
  summary: (changes: string, older: string, newer: string) => `${changes} from ${older} to ${newer}`,
  level: (level: number) => `level ${level}`,
  inVersion: (version: string) => `In ${version}`,
  became: 'Became',
  was: 'Was',
  openPage: (version: string) => `Open in ${version}`,
  choose: 'Choose a change to see what it says.',
  noneHere: 'No change of this kind.',
  noSecond: {
    title: 'Only one version is here',
    text: 'Import a second version of this framework to see what changed, and to move assessments on to it.',
  },
  sameTwice: {
    title: 'Choose two different versions',
    text: 'Both choices name the same version, so there is nothing to compare.',
  },
  noChange: {
    title: 'Both versions say the same',
    text: 'Every page, practice and outcome is the same in both, word for word and place for place.',
  },
  migration: {
    title: 'Migrate an assessment',
    cancel: 'Cancel',
    assessment: 'Assessment',
    name: 'Name of the new assessment',
    nameOf: (title: string, version: string) => `${title} (${version})`,
    nameMissing: 'Give the new assessment a name.',

    stays: (version: string) =>
      `A new assessment on ${version} takes over the answers and the plan; the old one stays as it is. Nothing is stored yet.`,
    toDecide: (count: string) => `${count} to decide`,
    decided: 'Everything is decided.',
    lines: { one: 'place', other: 'places' },
    mapping,
    answers,
    acceptAll: (count: string) => `Accept all ${count}`,
    keepAll: (count: string) => `Keep all ${count} aside`,
    accept: 'Accept',
    keep: 'Keep aside',
    pick: 'Choose by hand…',
    goesTo: 'Goes to',
    proposed: 'Proposed',
    keptAside: 'Kept aside',
    show: (count: string) => `Show ${count}`,
    go: 'Migrate…',
    noAssessment: {
      title: 'No assessment stands on the older version',
      text: 'Choose the version that your assessment was made with as the older one.',
    },
    nothingAnswered: 'Nothing was answered in it yet; its plan is taken over.',
    keys: {
      title: 'Migrate an assessment',
      accept: 'Accept the proposal',
      keep: 'Keep aside',
      pick: 'Choose by hand',
    },
    picker: {
      title: 'Choose its place by hand',
      search: 'Words of the place',
      none: 'Nothing there has these words.',
      first: 'The most similar come first.',
    },
    confirm: {
      title: (title: string) => `Migrate “${title}”?`,
      placed: (answers: string) => `${answers} will stand in the new assessment.`,
      unmapped: (answers: string) => `${answers} will be kept aside with it, word for word.`,
      open: (count: string) => `${count} you have not decided are among those kept aside.`,
      undo: 'One undo takes all of it back.',
      go: 'Migrate',
    },
    answerCount: { one: 'answer', other: 'answers' },
    done: (placed: string, unmapped: string) =>
      `${placed} taken over, ${unmapped} kept aside. Nothing was dropped.`,
    openNew: 'Open the new assessment',
  },
  unmapped: {
    button: (count: string) => `Kept aside: ${count}`,
    title: 'Answers kept aside',
    description: 'They found no place when their assessment moved on, and stay with it.',
    of: (assessment: string, engagement: string) => `${assessment}, ${engagement}`,
    basedOn: (assessment: string) => `took over “${assessment}”`,
    about: 'What it was about',
    answer: 'Answer',
    reason: 'Why it is here',
    gone: 'The older version is not in the library',
    target: (level: number) => `Target: level ${level}`,
    rating: (value: string) => `Rating: ${value}`,
    note: (text: string) => `Note: ${text}`,
    evidence: (name: string) => `Evidence: ${name}`,
    cover: (title: string) => `Covered by ${title}`,
    reasons,
  },
};
