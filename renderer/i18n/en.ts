import { uiWordsInEnglish } from '#renderer/ui/words.svelte.ts';
import { app } from './en/app.ts';
import { assessment } from './en/assessment.ts';
import { authoring } from './en/authoring.ts';
import { exchange } from './en/exchange.ts';
import { unstoredNotes } from './en/unstoredNotes.ts';
import { framework } from './en/framework.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { importing } from './en/importing.ts';
import { plan } from './en/plan.ts';
import { reports } from './en/reports.ts';
import { results } from './en/results.ts';
import { scores } from './en/scores.ts';
import { versions } from './en/versions.ts';

/** The application in English: one file for each feature. */
export const en = {
  app,
  assessment,
  authoring,
  exchange,
  unstoredNotes,
  framework,
  history,
  home,
  importing,
  plan,
  reports,
  results,
  scores,
  ui: uiWordsInEnglish,
  versions,
};
