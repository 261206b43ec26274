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
  const places = placesOf(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [`Bug in ${where}: ${error.name}`, ...places].join('\n');
}

/** The stack behind the message: a line of the message may look like a place. Nothing when it cannot be told apart. */
function placesOf({ message, stack = '' }: Error): string {
  const start = stack.indexOf(message);
  return start === -1 ? '' : stack.slice(start + message.length);
}
