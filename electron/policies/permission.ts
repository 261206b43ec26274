import { isOwnOrigin } from './origin.ts';

/** Who asks for a permission. */
export type Asker = { readonly address: string; readonly isMainFrame: boolean };

const allowed: ReadonlySet<string> = new Set([
  // Copying text out of the application; the browser has removed scripts from it.
  'clipboard-sanitized-write',
]);

/** Whether a permission of the browser is given: almost none is, and only to our own main frame. */
export function mayUse(permission: string, asker: Asker): boolean {
  return allowed.has(permission) && asker.isMainFrame && isOwnOrigin(asker.address);
}
