import type { Failure } from '#shared/domain/failure.ts';

/** The system's code of an error, such as `ENOSPC`; throws the error again when the system did not raise it. */
function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error)
    return error.code;
  throw error;
}

/** Why writing a file failed, for the user; throws what is no system error, since that is a bug. */
export function writingFailure(error: unknown, name: string): Failure {
  const code = systemCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? { kind: 'diskFull' } : { kind: 'fileNotWritable', name };
}

/** Why reading a file failed, for the user; throws what is no system error, since that is a bug. */
export function readingFailure(error: unknown, name: string): Failure {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? { kind: 'fileMissing', name }
    : { kind: 'fileUnreadable', name };
}
