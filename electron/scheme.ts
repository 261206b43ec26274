import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { resolveAppUrl } from './policies/appUrl.ts';
import { documentPolicy, pagePolicy } from './policies/contentSecurity.ts';
import { appOrigin, appScheme, isOwnOrigin } from './policies/origin.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Gives `app://` the standing of a web origin. Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the built page from `root` and the documents that are waiting to be printed. */
export function serveApp(root: string): void {
  protocol.handle(appScheme, (request) => answer(request, root));
}

const documents = new Map<string, string>();

/**
 * Serves a document made at run time under an address nobody can guess, without scripts,
 * until `drop` is called.
 */
export function serveDocument(html: string): { readonly url: string; readonly drop: () => void } {
  const url = `${appOrigin}/report/${randomUUID()}`;
  documents.set(url, html);
  return { url, drop: () => void documents.delete(url) };
}

async function answer(request: Request, root: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const address = isOwnOrigin(request.url) ? request.url : '';
  const document = documents.get(address);
  if (document !== undefined) return reply(document, 'text/html; charset=utf-8', documentPolicy);
  const file = resolveAppUrl(address, root, path);
  const mediaType = file && mediaTypes[path.extname(file).toLowerCase()];
  if (file === undefined || mediaType === undefined) return refusal(404);
  try {
    return reply(await readFile(file), mediaType, pagePolicy);
  } catch {
    // Missing or a folder: the page gets the same answer and learns nothing of the disk.
    return refusal(404);
  }
}

function reply(body: string | Uint8Array<ArrayBuffer>, mediaType: string, policy: string): Response {
  return new Response(body, { headers: headersOf(mediaType, policy) });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: headersOf('text/plain; charset=utf-8', documentPolicy) });
}

function headersOf(mediaType: string, policy: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}
