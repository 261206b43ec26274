import { lstat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failed } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { FrameworkReading } from '#shared/formats/frameworkReading.ts';
import { nativeOf } from '#shared/formats/native/nativeOf.ts';
import type { GivenNames } from '#shared/formats/native/nativeOf.ts';
import { countsOf } from '#shared/formats/reviewReading.ts';
import type { FrameworkForm } from '#shared/host/contract.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { writeFileAtomically } from '#electron/files/atomicWriter.ts';
import { frameworkWriters } from '#electron/frameworks/frameworkForms.ts';
import { readWholeFramework } from '#electron/frameworks/readWholeFramework.ts';
import type { Command } from './command.ts';
import { warningLine } from './frameworkInspect.ts';

/** Writes a framework in another form. What stands at the place already is only replaced when that is asked for. */
export const frameworkConvert: Command = {
  usage:
    'framework convert PATH… [--to yaml|json|xlsx|csv] -o FILE [--force] [--key KEY] [--version VERSION] [--title TITLE]',
  run: async (args, io) => {
    const asked = wanted(args);
    if (asked === null) {
      io.error(`Usage: ${frameworkConvert.usage}`);
      return 2;
    }
    const reading = await readWholeFramework(asked.paths);
    const written = reading.ok ? await write(reading.value, asked) : reading;
    if (!reading.ok || !written.ok) {
      if (!written.ok) io.error(failureSentence(written.failure, 'en'));
      return 1;
    }
    const { nodes, practices, outcomes, metrics } = countsOf(reading.value);
    io.out(
      [
        `${asked.out}: ${nodes} nodes, ${practices} practices, ${outcomes} outcomes, ${metrics} metrics`,
        ...reading.value.warnings.map(warningLine),
      ].join('\n'),
    );
    return 0;
  },
};

type Asked = {
  readonly paths: readonly string[];
  readonly form: FrameworkForm;
  readonly out: string;
  readonly isForced: boolean;
  readonly given: GivenNames;
};

function wanted(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        to: { type: 'string' },
        out: { type: 'string', short: 'o' },
        force: { type: 'boolean', default: false },
        key: { type: 'string' },
        version: { type: 'string' },
        title: { type: 'string' },
      },
      allowPositionals: true,
    });
    const { out, to, force, key, version, title } = values;
    if (out === undefined || out === '' || positionals.length === 0) return null;
    const form = formOf(to ?? extname(out).slice(1).toLowerCase());
    if (form === null) return null;
    const given = {
      ...(key !== undefined && { key }),
      ...(version !== undefined && { version }),
      ...(title !== undefined && { title }),
    };
    return { paths: positionals, form, out, isForced: force, given };
  } catch {
    return null;
  }
}

function formOf(name: string): FrameworkForm | null {
  if (name === 'yml') return 'yaml';
  return Object.hasOwn(frameworkWriters, name) ? (name as FrameworkForm) : null;
}

async function write(reading: FrameworkReading, asked: Asked): Promise<Result<null, Failure>> {
  const { out, given } = asked;
  const file = nativeOf(reading, basename(resolve(asked.paths[0] ?? '')), given);
  if (!file.ok) return file;
  const name = basename(resolve(out));
  const found = await lstat(out).catch(() => null);
  if (found !== null && !found.isFile()) return failed({ kind: 'fileNotWritable', name });
  if (found !== null && !asked.isForced) return failed({ kind: 'fileExists', name });
  return writeFileAtomically(out, await frameworkWriters[asked.form](file.value));
}
