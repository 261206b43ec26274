import type { HostApi } from './contract.ts';

/** The calls that go to the main process; listening goes the other way. */
export type HostCall = Exclude<keyof HostApi, 'onMenuCommand' | 'onFrameworkReading'>;

/** What answers the calls, with the very signatures the page sees. */
export type HostHandlers = Pick<HostApi, HostCall>;

// A record, so that the compiler refuses both a call that is missing here and one that is not in the contract.
const everyCall: Record<HostCall, true> = {
  describeApp: true,
  chooseFrameworkSources: true,
  readFrameworkSources: true,
  readShippedFrameworks: true,
  cancelFrameworkReading: true,
  writePdfReport: true,
  startPackage: true,
  addPackagePart: true,
  finishPackage: true,
  abandonPackage: true,
  choosePackage: true,
  stagePackage: true,
  readPackagePart: true,
  dropStagedPackage: true,
  showFile: true,
};

/** The names of all calls of the contract. */
export const hostCalls = Object.keys(everyCall) as readonly HostCall[];

/** The channel a call travels on between page and main process. */
export function channelOf(call: HostCall): string {
  return `host:${call}`;
}

/** The channel on which the main process tells the page of a chosen menu command. */
export const menuChannel = 'menu:command';

/** The channel on which the main process tells the page how far the reading of framework content has come. */
export const readingChannel = 'frameworks:reading';
