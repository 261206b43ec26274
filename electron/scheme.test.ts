import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentPolicy, pagePolicy } from './policies/contentSecurity.ts';
import { serveApp, serveDocument } from './scheme.ts';

const kept = vi.hoisted(() => ({ answer: (request: Request) => Promise.resolve(new Response(request.url)) }));

vi.mock('electron', () => ({
  protocol: { handle: (_scheme: string, answer: typeof kept.answer) => (kept.answer = answer) },
}));

const get = (url: string, init?: RequestInit) => kept.answer(new Request(url, init));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-scheme-'));
  await mkdir(join(folder, 'renderer', 'assets.js'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<h1>Waymark</h1>');
  await writeFile(join(folder, 'renderer', 'program.exe'), 'MZ');
  await writeFile(join(folder, 'secret.html'), 'secret');
  serveApp(join(folder, 'renderer'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the page', () => {
  it('is served with its type and policy', async () => {
    const response = await get('app://bundle/index.html');
    expect(await response.text()).toBe('<h1>Waymark</h1>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(pagePolicy);
  });

  it.each([
    ['a file that is not there', 'app://bundle/missing.js'],
    ['a folder', 'app://bundle/assets.js'],
    ['a type the page has no use for', 'app://bundle/program.exe'],
    ['a file outside', 'app://bundle/..%2fsecret.html'],
    ['another host', 'app://evil/index.html'],
  ])('does not show %s', async (_what, url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('takes nothing that is sent to it', async () => {
    expect((await get('app://bundle/index.html', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('answers never without a policy and never lets a type be guessed', async () => {
    for (const url of ['app://bundle/', 'app://bundle/missing.js', 'app://evil/', serveDocument('x').url]) {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('a document made at run time', () => {
  it('is served until it is dropped, under a policy that runs no script', async () => {
    const document = serveDocument('<p>Report</p>');
    const response = await get(document.url);
    expect(await response.text()).toBe('<p>Report</p>');
    expect(response.headers.get('content-security-policy')).toBe(documentPolicy);
    document.drop();
    expect((await get(document.url)).status).toBe(404);
  });

  it('has an address of its own', () => {
    expect(serveDocument('a').url).not.toBe(serveDocument('a').url);
  });
});
