import { app } from 'electron';
import type { HostHandlers } from '#shared/host/calls.ts';

/** Everything the page may ask of the machine, put together from the rooms. */
export function hostHandlers(): HostHandlers {
  return {
    describeApp: () => Promise.resolve({ version: app.getVersion(), platform: process.platform }),
  } as HostHandlers;
}
