import type { CommandLabel } from '#renderer/data/command.ts';

/** What each command is called behind "Undo" and "Redo"; `subject` is what it was done to. */
const changes: Record<CommandLabel, (subject: string) => string> = {
  startEngagement: (subject) => `start of ${subject}`,
  changeEngagement: (subject) => `settings of ${subject}`,
  addRespondent: (subject) => `adding ${subject}`,
  changeRespondent: (subject) => `change to ${subject}`,
  removeRespondent: (subject) => `removal of ${subject}`,
  recordResponse: (subject) => `answer on ${subject}`,
  clearResponse: (subject) => `clearing of an answer on ${subject}`,
  pickLevel: (subject) => `level of ${subject}`,
  clearLevel: (subject) => `clearing of a level of ${subject}`,
  reassess: (subject) => `start of ${subject}`,
  confirmRating: (subject) => `confirmation of ${subject}`,
  ratePractice: (subject) => `rating of ${subject}`,
  clearRating: (subject) => `clearing of ${subject}`,
  rateNotApplicable: (subject) => `not applicable for ${subject}`,
  writeNote: (subject) => `note on ${subject}`,
  attachEvidence: (subject) => `evidence for ${subject}`,
  detachEvidence: (subject) => `removal of evidence from ${subject}`,
  setScope: (subject) => `scope of ${subject}`,
  setTarget: (subject) => `target of ${subject}`,
  setTargets: (subject) => `targets of ${subject}`,
  addInitiatives: (subject) => `adding ${subject}`,
  changeInitiative: (subject) => `change to ${subject}`,
  removeInitiative: (subject) => `removal of ${subject}`,
  placeInitiative: (subject) => `quarter of ${subject}`,
  migrateAssessment: (subject) => `migration of ${subject}`,
  addPage: (subject) => `adding ${subject}`,
  removePage: (subject) => `removal of ${subject}`,
  movePage: (subject) => `move of ${subject}`,
  changePage: (subject) => `change to ${subject}`,
  changeLevels: (subject) => `levels of ${subject}`,
  changeFramework: (subject) => `details of ${subject}`,
  takeOverAssessment: (subject) => `taking over of ${subject}`,
};

export const history = {
  changes,
  undone: (change: string) => `Undone: ${change}`,
  redone: (change: string) => `Redone: ${change}`,
};
