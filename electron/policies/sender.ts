import { isOwnPage } from './origin.ts';

/** What is known of the frame that sent a message; `null` when it is already gone. */
export type SenderFrame = { readonly address: string; readonly isMainFrame: boolean } | null;

/** Whether a message may be answered: it comes from the main frame of our own page in our own window. */
export function isTrustedSender(frame: SenderFrame, isOurWindow: boolean): boolean {
  return isOurWindow && frame !== null && frame.isMainFrame && isOwnPage(frame.address);
}
