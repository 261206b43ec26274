/** Where Chromium sees the page: a secure origin that stays the same from start to start, whatever the port. */
export const pageHost = 'bundle.localhost';
export const pageOrigin = `http://${pageHost}`;

/** Where the product believes the page is. */
const appOrigin = 'app://bundle';

/** Paths of the stand-in itself; the product serves nothing that begins with a dot. */
export const callPath = '/.shell/call';
export const waitingPath = '/.shell/waiting';

/** The product's address as Chromium loads it. */
export function toPageUrl(url: string): string {
  return replaceOrigin(url, appOrigin, pageOrigin);
}

/** Chromium's address as the product knows it. */
export function toAppUrl(url: string): string {
  return replaceOrigin(url, pageOrigin, appOrigin);
}

function replaceOrigin(url: string, from: string, to: string): string {
  const isFrom = url === from || url.startsWith(`${from}/`);
  return isFrom ? to + url.slice(from.length) : url;
}
