import { uiWordsInEnglish } from '#renderer/ui/words.svelte.ts';
import { app } from './en/app.ts';
import { assessment } from './en/assessment.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';

/** The application in English: one file for each feature. */
export const en = { app, assessment, history, home, ui: uiWordsInEnglish };
