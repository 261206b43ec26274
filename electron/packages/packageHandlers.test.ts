import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oneSample } from '#shared/testing/packageSamples.ts';
import { packageHandlers } from './packageHandlers.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';
import { valueOf, writeSample } from './testing/writePackage.ts';

/** The calls over a fresh folder; a save dialog answers when `answer` is called, if it is to wait. */
async function machine() {
  const folder = await temporaryFolder();
  const target = join(folder, 'acme.waymark');
  const dialog: { waiting?: Promise<void> } = {};
  const handlers = packageHandlers({
    dialogs: {
      chooseFiles: async () => {
        await dialog.waiting;
        return [target];
      },
      chooseSavePath: async () => {
        await dialog.waiting;
        return target;
      },
    },
    version: '0.1.0',
    remember: () => 'token-of-a-file-written',
  });
  return { folder, target, handlers, dialog };
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('nothing was given');
  return value;
}

describe('Packages that a page asked for', () => {
  it('are one in the making: a second one leaves nothing of the first', async () => {
    const { handlers, folder } = await machine();
    const first = valueOf(present(await handlers.calls.startPackage('acme')));
    valueOf(present(await handlers.calls.startPackage('acme')));
    expect(await readdir(folder)).toHaveLength(1);
    await expect(
      handlers.calls.addPackagePart(first.token, 'data/notes.ndjson', new Uint8Array()),
    ).rejects.toThrow();
    await handlers.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('are one that is staged: a second one closes the first', async () => {
    const { handlers, target } = await machine();
    await writeSample(await oneSample(), target);
    const bytes = new Uint8Array(await readFile(target));
    const first = valueOf(await handlers.calls.stagePackage({ name: 'acme.waymark', bytes }));
    const second = valueOf(present(await handlers.calls.choosePackage()));
    const path = present(second.manifest.parts[0] ?? null).path;
    await expect(handlers.calls.readPackagePart(first.token, path)).rejects.toThrow();
    valueOf(await handlers.calls.readPackagePart(second.token, path));
  });

  it('are let go of when the page ended before they were there', async () => {
    const { handlers, folder, dialog } = await machine();
    let answer = (): void => undefined;
    dialog.waiting = new Promise((resolve) => {
      answer = resolve;
    });
    const started = handlers.calls.startPackage('acme');
    const chosen = handlers.calls.choosePackage();
    await handlers.release();
    answer();
    expect(await started).toBeNull();
    expect(await chosen).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('are closed when the page ended while they were being read', async () => {
    const { handlers, target } = await machine();
    await writeSample(await oneSample(), target);
    const bytes = new Uint8Array(await readFile(target));
    const staged = handlers.calls.stagePackage({ name: 'acme.waymark', bytes });
    await handlers.release();
    expect((await staged).ok).toBe(false);
  });
});
