import type { Command, CommandIo, ExitCode } from './command.ts';
import { frameworkConvert } from './frameworkConvert.ts';
import { frameworkInspect } from './frameworkInspect.ts';
import { packageInspect } from './packageInspect.ts';
import { score } from './score.ts';

/** Every command by its words. */
const commands: Readonly<Record<string, Command>> = {
  'framework inspect': frameworkInspect,
  'framework convert': frameworkConvert,
  'package inspect': packageInspect,
  score,
};

const usage = [
  'Usage: npm run -s waymark -- <command>',
  ...Object.values(commands).map((command) => `  ${command.usage}`),
].join('\n');

/** Runs the command that the words name; wrong words are answered with the usage. */
export async function runCommandLine(words: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (words.length === 1 && ['help', '--help', '-h'].includes(words[0] ?? '')) {
    io.out(usage);
    return 0;
  }
  const name = Object.keys(commands).find((candidate) => {
    const parts = candidate.split(' ');
    return parts.every((part, index) => words[index] === part);
  });
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    io.error(usage);
    return 2;
  }
  return command.run(words.slice(name.split(' ').length), io);
}
