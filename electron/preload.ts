import { contextBridge, ipcRenderer } from 'electron';
import { hostOver } from '#shared/host/hostOver.ts';
import type { HostApi } from '#shared/host/contract.ts';

declare global {
  interface Window {
    /** The machine, as far as the page may use it. */
    readonly host: HostApi;
  }
}

contextBridge.exposeInMainWorld(
  'host',
  hostOver({
    invoke: (channel, args) => ipcRenderer.invoke(channel, ...args),
    listen: (channel, listener) => {
      // The event object stays here: through it a page would reach ipcRenderer itself.
      const receive = (_event: unknown, message: unknown) => {
        listener(message);
      };
      ipcRenderer.on(channel, receive);
      return () => ipcRenderer.removeListener(channel, receive);
    },
  }),
);
