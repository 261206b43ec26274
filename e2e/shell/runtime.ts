import type { Browser } from './browser.ts';
import type { InstanceLock } from './instanceLock.ts';
import type { ShellOptions } from './options.ts';

/** What the parts of the stand-in share: how it was started, and the browser once it runs. */
export type Runtime = {
  readonly options: ShellOptions;
  /** The application's name and version, from its `package.json`. */
  readonly name: string;
  readonly version: string;
  /** `undefined` when another process runs on this profile. */
  readonly lock: InstanceLock | undefined;
  /** The page's half of the stand-in, as the source of a CommonJS module. */
  readonly pageSideSource: string;
  readonly browser: Promise<Browser>;
};

let current: Runtime | undefined;

/** Called once, before the product's main module is loaded. */
export function setRuntime(runtime: Runtime): void {
  current = runtime;
}

/** The runtime of this process. */
export function runtime(): Runtime {
  if (!current) throw new Error('The stand-in for Electron was loaded outside of its shell.');
  return current;
}
