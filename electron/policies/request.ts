import { isOwnOrigin } from './origin.ts';

/** Whether anything may be fetched from an address: what we serve, and what the page itself made and holds. */
export function mayRequest(address: string): boolean {
  if (address.startsWith('blob:')) return isOwnOrigin(address.slice('blob:'.length));
  return address.startsWith('data:') || isOwnOrigin(address);
}
