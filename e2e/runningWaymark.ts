import type { Page } from 'playwright-core';

/** Runs a function in the main process, with the module `electron` as its first argument. */
export type MainCode = <Value, Argument>(
  code: (electron: typeof Electron, argument: Argument) => Value | Promise<Value>,
  argument: Argument,
) => Promise<Value>;

/** The application as a test holds it, whichever way it was started. */
export type RunningWaymark = {
  /** The window's page. */
  readonly page: Page;
  readonly inMain: MainCode;
  /** Quits as a person would. */
  readonly close: () => Promise<void>;
  /** Ends every process at once, without a word. */
  readonly kill: () => Promise<void>;
};
