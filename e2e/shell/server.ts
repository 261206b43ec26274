import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pack, unpack } from './envelope.ts';
import { callPath, pageHost, waitingPath } from './origin.ts';

/** What stands behind the server. */
export type Backend = {
  /** Answers a request for an address of the product. */
  readonly page: (request: Request) => Promise<Response>;
  /** Answers a call of the window with this secret, or returns `undefined` when there is no such window. */
  readonly call: (secret: string, call: Call) => Promise<unknown> | undefined;
};

/** A call as the page packed it; `address` is where the page stood when it called. */
export type Call = { readonly channel: string; readonly args: readonly unknown[]; readonly address: string };

/**
 * Serves the page to Chromium on a free port of the loopback address and returns the port. Other programs on
 * this machine can reach that port too: they get nothing without our host name, and no call without a secret.
 */
export async function serveLoopback(backend: Backend): Promise<number> {
  const server = createServer((request, response) => {
    answer(backend, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function answer(backend: Backend, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  if (request.headers.host !== pageHost) response.writeHead(403).end();
  else if (path === callPath) await answerCall(backend, request, response);
  else if (path === waitingPath) response.writeHead(200, { 'Content-Type': 'text/html' }).end(waitingPage);
  else await answerPage(backend, request, response);
}

const waitingPage = '<!doctype html><meta charset="utf-8"><title>Waymark</title>';

async function answerCall(
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const secret = request.headers['x-shell-secret'];
  if (request.method !== 'POST' || typeof secret !== 'string') {
    response.writeHead(403).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const answered = backend.call(secret, unpack(Buffer.concat(chunks)) as Call);
  if (answered)
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(pack(await answered));
  else response.writeHead(403).end();
}

async function answerPage(
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = `app://bundle${request.url ?? '/'}`;
  const reply = await backend.page(new Request(url, { method: request.method ?? 'GET' }));
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.end(new Uint8Array(await reply.arrayBuffer()));
}
