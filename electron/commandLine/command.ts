/** Where a command writes: results to `out`, sentences about what went wrong to `error`; each call is one or more lines. */
export type CommandIo = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

/** 0: done; 1: something the user can mend, said in one sentence; 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line; `args` are the words after its name. */
export type Command = {
  /** The words after the program's name, such as `score FILE [--json]`. */
  readonly usage: string;
  readonly run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>;
};

/** The one file of a command that takes `FILE [--json]`; `null` when the words are anything else. */
export function fileArgument(
  args: readonly string[],
): { readonly file: string; readonly isJson: boolean } | null {
  const options = args.filter((word) => word.startsWith('--'));
  const [file, ...others] = args.filter((word) => !word.startsWith('--'));
  if (file === undefined || file === '' || others.length > 0 || options.some((option) => option !== '--json'))
    return null;
  return { file, isJson: options.length > 0 };
}
