import { uiWordsInEnglish } from '#renderer/ui/words.svelte.ts';
import { app } from './en/app.ts';

/** The application in English: one file for each feature. */
export const en = { app, ui: uiWordsInEnglish };
