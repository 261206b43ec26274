import { uiWordsInEnglish } from '#renderer/ui/words.svelte.ts';
import { app } from './en/app.ts';
import { exchange } from './en/exchange.ts';
import { reports } from './en/reports.ts';

/** The application in English: one file for each feature. */
export const en = { app, exchange, reports, ui: uiWordsInEnglish };
