import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sha256 } from '#shared/base/text.ts';
import type { ReportContent } from '#shared/domain/reportContent.ts';
import { aReport, aRoadmap, aScoreRow, someLevelBars } from '#shared/testing/aReport.ts';
import { documentPolicy } from '#electron/policies/contentSecurity.ts';
import { chromiumArguments, installedChromium } from '../../.config/chromium.mjs';
import { printToPdf } from '../../e2e/shell/printing.ts';
import { checkPdf } from './checkPdf.ts';
import { printReport, type PrintWindow } from './printReport.ts';
import { expectationsOf, reportHandlers, type ReportMachine } from './reportHandlers.ts';
import { reportHtml } from './reportHtml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const origin = 'http://bundle.localhost';

let browser: Browser;
let folder: string;
let sample: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const executablePath = installedChromium();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArguments });
  folder = await mkdtemp(join(tmpdir(), 'waymark-reports-'));
  sample = await printed(aReport());
}, 30_000);

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** A page without scripts on our origin that serves one document, the stylesheet and its fonts. */
async function openPage(html: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const refused: string[] = [];
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const headers = { 'Content-Security-Policy': documentPolicy };
    if (url.href === `${origin}/report/1`) {
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers });
    }
    const isStyle = url.pathname === '/report.css';
    const file = isStyle
      ? join(root, 'electron/reports/report.css')
      : join(root, 'node_modules', url.pathname);
    if (url.origin !== origin || !existsSync(file)) {
      refused.push(url.href);
      return route.abort();
    }
    const isFont = extname(file) === '.woff2';
    // A slow font must be waited for, or a report would come out in another typeface.
    if (isFont) await new Promise((resolve) => setTimeout(resolve, 150));
    return route.fulfill({ body: await readFile(file), contentType: isFont ? 'font/woff2' : 'text/css' });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  return { page, context, refused, complaints };
}

/** A window over the installed Chromium, with the options Electron is given. */
async function chromiumWindow(html: string) {
  const { page, context } = await openPage(html);
  let closing = Promise.resolve();
  const window: PrintWindow = {
    loadURL: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
    },
    destroy: () => {
      closing = context.close();
    },
    webContents: { printToPDF: async (options) => printToPdf(await context.newCDPSession(page), options) },
  };
  return { window, closed: () => closing };
}

async function printed(content: ReportContent): Promise<Uint8Array<ArrayBuffer>> {
  const { window, closed } = await chromiumWindow(reportHtml(content));
  const bytes = await printReport(`${origin}/report/1`, content, () => window);
  await closed();
  return bytes;
}

function refusal(reason: string) {
  return { ok: false, failure: { kind: 'reportCheckFailed', reason } };
}

/** The sample with one piece of its plain objects replaced by another of the same length. */
function altered(from: RegExp, to: string): Uint8Array<ArrayBuffer> {
  const source = Buffer.from(sample).toString('latin1');
  expect(source).toMatch(from);
  return new Uint8Array(
    Buffer.from(
      source.replace(from, (found) => to.padEnd(found.length)),
      'latin1',
    ),
  );
}

describe('a printed report', () => {
  test('passes the check, with its own typeface inside', async () => {
    expect(await checkPdf(sample, expectationsOf(aReport()))).toEqual({ ok: true, value: { pages: 2 } });
    expect(Buffer.from(sample).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+Inter-Regular/);
  });

  test('passes with long titles, other scripts, turned pages and nothing rated', async () => {
    const words = 'Informationstechnologieorganisationsentwicklungsverantwortung';
    const rows = [aScoreRow({ title: words, score: '–', scoreValue: null, provisional: true })];
    const content = aReport({
      lang: 'de',
      title: `${words} – Überblick für den Aufsichtsrat der Gesellschaft`,
      client: 'Łódź & Ἀθῆναι <Київ> ירושלים 2026 ﬁn 😀',
      confidentiality: 'Streng vertraulich',
      blocks: [
        { kind: 'scores', heading: 'Bewertungen', rows, scale: { low: 1, high: 5 } },
        { kind: 'levels', heading: 'Stufen', charts: Array.from({ length: 12 }, () => someLevelBars()) },
        { kind: 'roadmap', heading: 'Fahrplan', roadmap: aRoadmap(12), empty: '' },
        { kind: 'gaps', heading: 'Abweichungen', rows: [], empty: 'Keine.' },
      ],
    });
    expect(await checkPdf(await printed(content), expectationsOf(content))).toMatchObject({ ok: true });
  });

  test('reads back every text as it was given, and fetches nothing else', async () => {
    const hostile = `</h1></title><img src="https://example.org/x"><script>document.title = 'x'</script> &lt;`;
    const { page, context, refused, complaints } = await openPage(
      reportHtml(aReport({ title: hostile, client: hostile })),
    );
    await page.goto(`${origin}/report/1`);
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('.client').textContent()).toBe(hostile);
    expect(await page.title()).toBe(`${hostile} – ${hostile}`);
    expect(await page.locator('img, script, style, [style]').count()).toBe(0);
    expect(refused).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a damaged report is refused by name', () => {
  const expected = expectationsOf(aReport());

  test('when it is empty', async () => {
    expect(await checkPdf(new Uint8Array(), expected)).toEqual(refusal('empty'));
  });

  test.for([1, 64, 0.5, 0.9])('when it is cut off: %d', async (at) => {
    const end = at < 1 ? Math.floor(sample.length * at) : sample.length - at * 8;
    expect(await checkPdf(sample.slice(0, end), expected)).toEqual(refusal('damaged'));
  });

  test('when it is no PDF', async () => {
    const page = new TextEncoder().encode('<!doctype html><p>Not found</p>%%EOF\n');
    expect(await checkPdf(page, expected)).toEqual(refusal('damaged'));
  });

  test('when what stands on its pages is wiped out', async () => {
    const wiped = sample.slice().fill(0, 1000, Math.floor(sample.length * 0.6));
    expect(await checkPdf(wiped, expected)).toMatchObject({ ok: false });
  });

  test('when it is not tagged', async () => {
    expect(await checkPdf(altered(/\/Marked true/, '/Marked false'), expected)).toEqual(refusal('tags'));
    expect(await checkPdf(altered(/\/StructTreeRoot \d+ 0 R/, ''), expected)).toEqual(refusal('tags'));
  });

  test('when it has no outline', async () => {
    expect(await checkPdf(altered(/\/Outlines \d+ 0 R/, ''), expected)).toEqual(refusal('tags'));
  });

  test('when a font is left out', async () => {
    expect(await checkPdf(altered(/\/FontFile2 \d+ 0 R/, ''), expected)).toEqual(refusal('fonts'));
  });

  test('when it says something else', async () => {
    const other = aReport({ title: 'Another title' });
    expect(await checkPdf(sample, expectationsOf(other))).toEqual(refusal('text'));
    const label = aReport({ confidentiality: 'Strictly private' });
    expect(await checkPdf(sample, expectationsOf(label))).toEqual(refusal('text'));
  });

  test('when a page is missing', async () => {
    expect(await checkPdf(altered(/\/Count 2/, '/Count 1'), expected)).toEqual(refusal('pages'));
  });
});

describe('writing a report', () => {
  /** A machine that saves at `path` and prints `bytes`. */
  function machine(path: string | null, bytes: Uint8Array = sample, printing = Promise.resolve()) {
    const events: string[] = [];
    const doors: ReportMachine = {
      askWhere: (name) => {
        events.push(`ask ${name}`);
        return Promise.resolve(path);
      },
      serve: () => ({ url: 'app://bundle/report/1', drop: () => void events.push('drop') }),
      openWindow: () => ({
        loadURL: () => Promise.resolve(),
        destroy: () => void events.push('destroy'),
        webContents: { printToPDF: () => printing.then(() => Buffer.from(bytes)) },
      }),
      remember: (written) => `token of ${written}`,
    };
    const { calls, release } = reportHandlers(doors);
    return { write: () => calls.writePdfReport(aReport(), 'Alder.pdf'), release, events };
  }

  test('puts the checked file in place and says what it is', async () => {
    const path = join(folder, 'Alder.pdf');
    const { write, events } = machine(path);
    const sum = await sha256(sample);
    const value = {
      name: 'Alder.pdf',
      bytes: sample.length,
      sha256: sum,
      pages: 2,
      token: `token of ${path}`,
    };
    expect(await write()).toEqual({ ok: true, value });
    expect(await sha256(new Uint8Array(await readFile(path)))).toBe(sum);
    expect(await readdir(folder)).toEqual(['Alder.pdf']);
    expect(events).toEqual(['ask Alder.pdf', 'destroy', 'drop']);
  });

  test('does nothing when the user changes their mind', async () => {
    const { write, events } = machine(null);
    expect(await write()).toBeNull();
    expect(events).toEqual(['ask Alder.pdf']);
  });

  test('leaves what stood there when the report fails its check', async () => {
    const path = join(folder, 'kept.pdf');
    await writeFile(path, 'last quarter');
    const before = await readdir(folder);
    expect(await machine(path, sample.slice(0, 1000)).write()).toEqual(refusal('damaged'));
    expect(await readFile(path, 'utf8')).toBe('last quarter');
    expect(await readdir(folder)).toEqual(before);
  });

  test('writes nothing for a page that ended while it was printed', async () => {
    const before = await readdir(folder);
    let print: () => void = () => undefined;
    const printing = new Promise<void>((resolve) => (print = resolve));
    const { write, release } = machine(join(folder, 'ended.pdf'), sample, printing);
    const writing = write();
    await release();
    print();
    expect(await writing).toBeNull();
    expect(await readdir(folder)).toEqual(before);
  });

  test('leaves nothing beside the place when the application quits before it is done', async () => {
    const path = join(await mkdtemp(join(folder, 'quit-')), 'Alder Bank.pdf');
    const { write, release } = machine(path);
    const writing = write();
    const look = async () => {
      const found = await readdir(dirname(path));
      expect(found).toHaveLength(1);
      return found;
    };
    const names = await vi.waitFor(look, { interval: 1 });
    // Nothing of the client is in a name that may stay behind after a crash.
    expect(names[0]).toMatch(/^\.waymark-\d+-[0-9a-f]{32}\.tmp$/);
    await release();
    expect(await readdir(dirname(path))).toEqual([]);
    // Nobody is there any more to be told anything but that it was not written.
    expect((await writing)?.ok ?? false).toBe(false);
    expect(await readdir(dirname(path))).toEqual([]);
  });

  test('says so when the place cannot be written', async () => {
    const path = join(folder, 'missing', 'Alder.pdf');
    const failure = { kind: 'fileNotWritable', name: 'Alder.pdf' };
    expect(await machine(path).write()).toEqual({ ok: false, failure });
  });
});
