import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { maxSourceBytes } from '#shared/formats/registry.ts';
import { accessFailure } from './sourceFiles.ts';

/** The bytes of a regular file up to the limit; links, pipes and devices are refused without being opened. */
export async function readBytes(
  path: string,
  name: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  try {
    if (!(await lstat(path)).isFile()) return failed({ kind: 'fileUnreadable', name });
    // What lies there may be swapped between the look and the opening: neither follow a link nor wait for a pipe.
    const handle = await open(path, constants.O_RDONLY | harmless('O_NOFOLLOW') | harmless('O_NONBLOCK'));
    try {
      if (!(await handle.stat()).isFile()) return failed({ kind: 'fileUnreadable', name });
      return await readUpToLimit(handle, name);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return failed(accessFailure(error, name));
  }
}

/** Windows has neither links nor pipes of this kind, and no such constants. */
function harmless(flag: 'O_NOFOLLOW' | 'O_NONBLOCK'): number {
  const flags: Partial<Record<string, number>> = constants;
  return flags[flag] ?? 0;
}

type ReadableHandle = Awaited<ReturnType<typeof open>>;

/** Reads to the end instead of trusting the size, which may change while the file is read. */
async function readUpToLimit(
  handle: ReadableHandle,
  name: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(65_536), 0, 65_536, null);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
    if (length > maxSourceBytes) return failed({ kind: 'fileTooLarge', name, limitBytes: maxSourceBytes });
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return ok(bytes);
}
