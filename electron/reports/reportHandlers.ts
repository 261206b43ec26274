import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed, type Result } from '#shared/base/result.ts';
import { sha256 } from '#shared/base/text.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { ReportContent } from '#shared/domain/reportContent.ts';
import type { HostApi, WrittenFile } from '#shared/host/contract.ts';
import { openAtomicFile } from '#electron/files/atomicWriter.ts';
import type { AtomicFile } from '#electron/files/atomicWriter.ts';
import { checkPdf, type CheckedPdf, type PdfExpectations } from './checkPdf.ts';
import { printReport, type PrintWindow } from './printReport.ts';
import { reportHtml } from './reportHtml.ts';

/** What writing reports needs of the machine around it. */
export type ReportMachine = {
  /** Asks where to save; `null` when the user changed their mind. */
  readonly askWhere: (suggestedName: string) => Promise<string | null>;
  /** Serves a document to our own windows until it is dropped. */
  readonly serve: (html: string) => { readonly url: string; readonly drop: () => void };
  readonly openWindow: () => PrintWindow;
  /** Keeps a path for as long as the application runs, and gives the token that names it to the page. */
  readonly remember: (path: string) => string;
};

/** The calls that write reports, and how to let go of one that is in the making. */
export type ReportHandlers = {
  readonly calls: Pick<HostApi, 'writePdfReport'>;
  readonly release: () => Promise<void>;
};

/** Answers the calls of the contract that write reports. What a page that has ended asked for is not written any more. */
export function reportHandlers(machine: ReportMachine): ReportHandlers {
  const unfinished = new Set<AtomicFile>();
  /** Which page asks: one more with every release. */
  let page = 0;

  /** Prints, writes beside the place, checks what was written, and only then puts it there. */
  async function writeReport(
    content: ReportContent,
    path: string,
    isWanted: () => boolean,
  ): Promise<Result<WrittenFile, Failure> | null> {
    const bytes = await print(content, machine);
    const sum = await sha256(bytes);
    if (!isWanted()) return null;
    const opened = await openAtomicFile(path);
    if (!opened.ok) return opened;
    const file = opened.value;
    unfinished.add(file);
    try {
      if (!isWanted()) return null;
      const written = await file.write(bytes);
      if (!written.ok) return written;
      if (!isWanted()) return null;
      const checked = await file.commit((temporaryPath) => checkWritten(temporaryPath, sum, content));
      if (!checked.ok) return checked;
      const { pages } = checked.value;
      const token = machine.remember(path);
      return { ok: true, value: { name: basename(path), bytes: bytes.length, sha256: sum, pages, token } };
    } finally {
      unfinished.delete(file);
      await file.abandon();
    }
  }

  return {
    calls: {
      writePdfReport: async (content, suggestedName) => {
        const asking = page;
        const path = await machine.askWhere(suggestedName);
        return path === null ? null : await writeReport(content, path, () => asking === page);
      },
    },
    release: async () => {
      page++;
      await Promise.all([...unfinished].map((file) => file.abandon()));
    },
  };
}

async function print(content: ReportContent, machine: ReportMachine): Promise<Uint8Array<ArrayBuffer>> {
  const document = machine.serve(reportHtml(content));
  try {
    return await printReport(document.url, content, machine.openWindow);
  } finally {
    document.drop();
  }
}

/** Judges the bytes that are on the disk, not those that were meant to be. */
async function checkWritten(
  path: string,
  sum: string,
  content: ReportContent,
): Promise<Result<CheckedPdf, Failure>> {
  const bytes = new Uint8Array(await readFile(path));
  if ((await sha256(bytes)) !== sum) return failed({ kind: 'reportCheckFailed', reason: 'damaged' });
  return checkPdf(bytes, expectationsOf(content));
}

/** What a reader must find in the report of this content. */
export function expectationsOf(content: ReportContent): PdfExpectations {
  return {
    texts: [content.title, content.client, ...content.blocks.map((block) => block.heading)],
    everywhere: [content.confidentiality],
  };
}
