type AddressPolicy = { readonly createScriptURL: (address: string) => unknown };
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => AddressPolicy;
};

let policy: AddressPolicy | undefined;

/**
 * Starts a worker that was built with the page. The page's policy trusts no address that is a mere text, and lets us
 * vouch for one under this name.
 *
 * @param address from an import that ends in `?worker&url`
 */
export function startWorker(address: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('waymark-worker', {
    createScriptURL: (candidate) => {
      const { origin } = new URL(candidate, location.href);
      if (origin !== location.origin) throw new Error('A worker must be part of the application.');
      return candidate;
    },
  });
  return new Worker((policy?.createScriptURL(address) ?? address) as string, { type: 'module' });
}
