import { channelOf, hostCalls, menuChannel, readingChannel } from './calls.ts';
import { menuCommands } from './contract.ts';
import type { HostHandlers } from './calls.ts';
import type { FrameworkReadingProgress, HostApi, MenuCommand } from './contract.ts';

/** How calls reach the main process and how its messages come back. */
export type Transport = {
  readonly invoke: (channel: string, args: readonly unknown[]) => Promise<unknown>;
  /** Returns how to stop listening. */
  readonly listen: (channel: string, listener: (message: unknown) => void) => () => void;
};

/** The contract as named functions over a transport; nothing else of the transport can be reached through it. */
export function hostOver(transport: Transport): HostApi {
  const calls = Object.fromEntries(
    hostCalls.map((call) => [call, (...args: readonly unknown[]) => transport.invoke(channelOf(call), args)]),
  ) as unknown as HostHandlers;
  return {
    ...calls,
    onFrameworkReading: (listener) =>
      transport.listen(readingChannel, (message) => {
        if (isReadingProgress(message)) listener(message);
      }),
    onMenuCommand: (listener) =>
      transport.listen(menuChannel, (message) => {
        if (isMenuCommand(message)) listener(message);
      }),
  };
}

function isMenuCommand(message: unknown): message is MenuCommand {
  return menuCommands.some((command) => command === message);
}

function isReadingProgress(message: unknown): message is FrameworkReadingProgress {
  if (typeof message !== 'object' || message === null) return false;
  const { read, found, name } = message as Partial<Record<keyof FrameworkReadingProgress, unknown>>;
  return (
    Number.isInteger(read) &&
    Number.isInteger(found) &&
    (name === undefined || (typeof name === 'string' && name !== ''))
  );
}
