import { runCommandLine } from './runCommandLine.ts';

/** The command line as a program of its own: plain Node, no window. */
async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, closes the pipe: that is not a failure.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(
      'What was found could not be written to the output; nothing was changed; check that there is room and that it may be written, then try again.\n',
    );
    process.exit(1);
  });
  try {
    process.exitCode = await runCommandLine(process.argv.slice(2), {
      out: (text) => process.stdout.write(`${text}\n`),
      error: (text) => process.stderr.write(`${text}\n`),
    });
  } catch (error) {
    process.stderr.write(
      'Waymark met an error of its own; nothing was changed; please report what you asked it to do.\n',
    );
    if (process.env['WAYMARK_DEBUG'] === '1')
      process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = 1;
  }
}

await main();
