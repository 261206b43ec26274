/** The policy of the page: it runs what we built, and talks to nobody. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The first is Svelte's own, for the markup of components; workers need a policy for the address they start from.
  'trusted-types svelte-trusted-html waymark-worker',
].join('; ');

/** The policy of a document made to be printed: the stylesheet and fonts we built, and nothing else at all. */
export const documentPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
