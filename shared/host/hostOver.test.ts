import { describe, expect, it } from 'vitest';
import { menuChannel, readingChannel } from './calls.ts';
import { hostOver } from './hostOver.ts';

/** The host over a transport that delivers what `say` is given. */
function openHost() {
  const listeners = new Map<string, (message: unknown) => void>();
  const host = hostOver({
    invoke: () => Promise.resolve(null),
    listen: (channel, listener) => {
      listeners.set(channel, listener);
      return () => listeners.delete(channel);
    },
  });
  return { host, say: (channel: string, message: unknown) => listeners.get(channel)?.(message) };
}

describe('what the main process tells the page', () => {
  it('arrives when it has the shape of the contract, until the page stops listening', () => {
    const { host, say } = openHost();
    const heard: unknown[] = [];
    const stop = host.onFrameworkReading((progress) => heard.push(progress));
    const progress = { read: 1, found: 2, name: 'C1.txt' };
    for (const message of [progress, { read: 0, found: 0 }]) say(readingChannel, message);
    for (const message of [null, 'x', {}, { read: '1', found: 2 }, { read: 1, found: 2, name: 3 }])
      say(readingChannel, message);
    stop();
    say(readingChannel, progress);
    expect(heard).toEqual([progress, { read: 0, found: 0 }]);
  });

  it('is a menu command only when the menu has it', () => {
    const { host, say } = openHost();
    const heard: unknown[] = [];
    host.onMenuCommand((command) => heard.push(command));
    for (const message of ['undo', 'format', null]) say(menuChannel, message);
    expect(heard).toEqual(['undo']);
  });
});
