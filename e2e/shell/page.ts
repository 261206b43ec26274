import { pack, unpack } from './envelope.ts';
import { callPath } from './origin.ts';

type Listener = (event: object, ...args: unknown[]) => void;

/** What the preload finds under the name `electron`, and how the stand-in delivers messages to it. */
export type PageSide = {
  readonly electron: {
    readonly contextBridge: Pick<typeof Electron.contextBridge, 'exposeInMainWorld'>;
    readonly ipcRenderer: {
      invoke(channel: string, ...args: unknown[]): Promise<unknown>;
      on(channel: string, listener: Listener): void;
      removeListener(channel: string, listener: Listener): void;
    };
  };
  deliver(channel: string, args: readonly unknown[]): void;
};

/** The page's half of the stand-in. `secret` tells the server which window is calling. */
export function pageSide(secret: string): PageSide {
  // Taken before the page's own code runs, so that it cannot be replaced there.
  const send = window.fetch.bind(window);
  const listeners = new Map<string, Set<Listener>>();

  const invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const response = await send(callPath, {
      method: 'POST',
      headers: { 'X-Shell-Secret': secret },
      body: pack({ channel, args, address: location.href }),
    });
    const answer = unpack(new Uint8Array(await response.arrayBuffer())) as
      { value: unknown } | { error: string };
    if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    return answer.value;
  };

  return {
    electron: {
      contextBridge: {
        exposeInMainWorld: (key, api: unknown) => {
          Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
        },
      },
      ipcRenderer: {
        invoke,
        on: (channel, listener) => {
          listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
        },
        removeListener: (channel, listener) => {
          listeners.get(channel)?.delete(listener);
        },
      },
    },
    deliver: (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  };
}
