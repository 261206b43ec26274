import { isOwnPage } from './origin.ts';

/** Whether a frame may go to an address by itself: only to our own page. What the application loads is not asked. */
export function mayNavigate(address: string): boolean {
  return isOwnPage(address);
}

/** The answer to every wish for a new window, wherever it would lead. */
export function answerWindowOpen(): { readonly action: 'deny' } {
  return { action: 'deny' };
}
