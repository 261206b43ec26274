type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export const protocol: Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled'
> = {
  // The origin Chromium sees has all these standings already.
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => {
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
};

/** What the product answers to a request for one of its addresses. */
export async function answerRequest(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.replace(':', ''));
  return handler ? await handler(request) : new Response(null, { status: 404 });
}
