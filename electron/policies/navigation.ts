import { isOwnOrigin } from './origin.ts';

/** Whether a frame may go to an address: only within our own page. */
export function mayNavigate(address: string): boolean {
  return isOwnOrigin(address);
}

/** The answer to every wish for a new window, wherever it would lead. */
export function answerWindowOpen(): { readonly action: 'deny' } {
  return { action: 'deny' };
}
