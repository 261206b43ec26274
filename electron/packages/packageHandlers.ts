import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { known } from '#shared/base/assert.ts';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { packageExtension } from '#shared/formats/package.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import type { StagedPackage } from '#shared/host/contract.ts';
import type { Dialogs, FileKind } from '#electron/files/dialogs.ts';
import { openPackage } from './packageReader.ts';
import type { OpenedPackage, PackageSource } from './packageReader.ts';
import { startPackage } from './packageWriter.ts';
import type { PackageWriter } from './packageWriter.ts';

/** What handing over packages needs of the machine around it. */
export type PackageMachine = {
  readonly dialogs: Dialogs;
  /** This program's version, written into every manifest. */
  readonly version: string;
  /** Keeps the path of a written file and returns the token that names it to the page. */
  readonly remember: (path: string) => string;
};

type PackageCalls = Pick<
  HostHandlers,
  | 'startPackage'
  | 'addPackagePart'
  | 'finishPackage'
  | 'abandonPackage'
  | 'choosePackage'
  | 'stagePackage'
  | 'readPackagePart'
  | 'dropStagedPackage'
>;

/** The calls about packages, and how to let go of everything that a page left open. */
export type PackageHandlers = { readonly calls: PackageCalls; readonly release: () => Promise<void> };

const packageKind: FileKind = { name: 'Waymark package', extensions: [packageExtension] };

/**
 * Answers the calls about packages. One package may be in the making and one staged: a new one lets go of the last, and
 * so does the page when it ends. What a page that has ended asked for is let go of as soon as it is there.
 */
export function packageHandlers({ dialogs, version, remember }: PackageMachine): PackageHandlers {
  const started = new Map<string, { readonly writer: PackageWriter; readonly path: string }>();
  const staged = new Map<string, OpenedPackage>();

  /** Which page asks: one more with every release. */
  let page = 0;
  let finishing: Promise<unknown> = Promise.resolve();

  /** Lets go of every package that there is, in the making and staged. */
  async function dropStarted(): Promise<void> {
    await Promise.all([...started.keys()].map(calls.abandonPackage));
  }
  async function dropStaged(): Promise<void> {
    await Promise.all([...staged.keys()].map(calls.dropStagedPackage));
  }

  async function stage(source: PackageSource): Promise<Result<StagedPackage, Failure>> {
    const asking = page;
    await dropStaged();
    const opened = await openPackage(source);
    if (!opened.ok) return opened;
    // Another may have been opened meanwhile.
    await dropStaged();
    if (asking !== page) {
      await opened.value.close();
      // Nobody hears it any more.
      return failed({ kind: 'fileUnreadable', name: opened.value.name });
    }
    const token = randomUUID();
    staged.set(token, opened.value);
    const { name, bytes, sha256, manifest } = opened.value;
    return ok({ token, name, bytes, sha256, manifest });
  }

  const calls: PackageCalls = {
    startPackage: async (suggestedName) => {
      const asking = page;
      const path = await dialogs.chooseSavePath(suggestedName, packageKind);
      if (path === null || asking !== page) return null;
      await dropStarted();
      const writer = await startPackage(path, version);
      if (!writer.ok) return writer;
      await dropStarted();
      if (asking !== page) {
        await writer.value.abandon();
        return null;
      }
      const token = randomUUID();
      started.set(token, { writer: writer.value, path });
      return ok({ token, name: basename(path) });
    },
    addPackagePart: async (token, path, bytes) =>
      await known(started.get(token), 'package').writer.addPart(path, bytes),
    finishPackage: async (token, head) => {
      const { writer, path } = known(started.get(token), 'package');
      started.delete(token);
      const ending = writer.finish(head);
      finishing = ending;
      const written = await ending;
      return written.ok ? ok({ ...written.value, token: remember(path) }) : written;
    },
    abandonPackage: async (token) => {
      const session = started.get(token);
      started.delete(token);
      await session?.writer.abandon();
    },
    choosePackage: async () => {
      const asking = page;
      const [path] = await dialogs.chooseFiles(packageKind, 'one');
      return path === undefined || asking !== page ? null : await stage(path);
    },
    stagePackage: stage,
    readPackagePart: async (token, path) => await known(staged.get(token), 'staged package').readPart(path),
    dropStagedPackage: async (token) => {
      const opened = staged.get(token);
      staged.delete(token);
      await opened?.close();
    },
  };

  return {
    calls,
    release: async () => {
      page++;
      await dropStarted();
      await dropStaged();
      // What is being put in its place is neither left half done nor lost.
      await finishing.catch(() => undefined);
    },
  };
}
