/** The scheme and host of the page; frozen, because the browser keeps the user's data under this origin. */
export const appScheme = 'app';
export const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * Whether an address belongs to our own page. Compares the parts and not `URL.origin`, which is the text
 * "null" for every scheme that Node does not know.
 */
export function isOwnOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}

/** Whether an address is the page itself, and not another file or a document for printing of the same origin. */
export function isOwnPage(address: string): boolean {
  if (!isOwnOrigin(address)) return false;
  const { pathname, search } = new URL(address);
  return (pathname === '/' || pathname === '/index.html') && search === '';
}
