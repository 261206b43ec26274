import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { sha256 } from '#shared/base/text.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readingOf } from '#shared/formats/native/nativeFramework.ts';
import type { NativeFile } from '#shared/formats/native/nativeSchema.ts';
import type { HostHandlers } from '#shared/host/calls.ts';
import type { FrameworkForm, WrittenFile } from '#shared/host/contract.ts';
import { openAtomicFile } from '#electron/files/atomicWriter.ts';
import type { Dialogs } from '#electron/files/dialogs.ts';
import { frameworkWriters } from './frameworkForms.ts';
import { readFrameworkBytes } from './readFrameworkBytes.ts';

/** What the files of each form are called in the dialog. */
const kinds: { readonly [Form in FrameworkForm]: string } = {
  yaml: 'Framework (YAML)',
  json: 'Framework (JSON)',
  xlsx: 'Framework (Excel workbook)',
  csv: 'Framework (CSV)',
};

/** Answers the call that writes a framework to a file. */
export function saveFrameworkHandler(machine: {
  readonly dialogs: Dialogs;
  /** Keeps the path of a written file and returns the token that names it to the page. */
  readonly remember: (path: string) => string;
}): Pick<HostHandlers, 'saveFramework'> {
  return {
    saveFramework: async (file, form, suggestedName) => {
      const path = await machine.dialogs.chooseSavePath(suggestedName, {
        name: kinds[form],
        extensions: [form],
      });
      if (path === null) return null;
      const written = await writeFramework(file, form, path);
      return written.ok ? ok({ ...written.value, token: machine.remember(path) }) : written;
    },
  };
}

/** Writes beside the place, reads what is on the disk as an import would, and only then puts it there. */
export async function writeFramework(
  file: NativeFile,
  form: FrameworkForm,
  path: string,
): Promise<Result<Omit<WrittenFile, 'token'>, Failure>> {
  const name = basename(path);
  const bytes = await frameworkWriters[form](file);
  const opened = await openAtomicFile(path);
  if (!opened.ok) return opened;
  const written = await opened.value.write(bytes);
  if (!written.ok) return written;
  const checked = await opened.value.commit(async (temporaryPath) => {
    const there = new Uint8Array(await readFile(temporaryPath));
    return saysTheSame(there, `framework.${form}`, file)
      ? ok(null)
      : failed({ kind: 'frameworkCheckFailed', name });
  });
  if (!checked.ok) return checked;
  return ok({ name, bytes: bytes.length, sha256: await sha256(bytes) });
}

function saysTheSame(bytes: Uint8Array<ArrayBuffer>, name: string, file: NativeFile): boolean {
  const read = readFrameworkBytes({ name, bytes });
  if (!read.ok) return false;
  const { framework, nodes } = readingOf(file);
  return canonicalJson([read.value.framework, read.value.nodes]) === canonicalJson([framework, nodes]);
}
