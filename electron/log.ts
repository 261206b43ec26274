/**
 * Writes down a bug of ours: where it happened and the places in the code that led there. The message of an error
 * may quote what a user wrote, so it stays out.
 */
export function logBug(where: string, error: unknown): void {
  process.stderr.write(`${describeBug(where, error)}\n`);
}

/** The lines that `logBug` writes. */
export function describeBug(where: string, error: unknown): string {
  if (!(error instanceof Error)) return `Bug in ${where}: something that is not an error was thrown`;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`Bug in ${where}: ${error.name}`, ...places].join('\n');
}
