import { EventEmitter } from 'node:events';
import { foldersOf } from './options.ts';
import { runtime } from './runtime.ts';

type AppSurface = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'getVersion'
  | 'getName'
  | 'requestSingleInstanceLock'
  | 'isPackaged'
>;

class StandInApp extends EventEmitter implements AppSurface {
  readonly isPackaged = false;
  /** Chromium runs before the product says anything here: the shell has a rule of its own that says the same. */
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch'> = {
    appendSwitch: (name, value) => void this.#switches.set(name, value),
    hasSwitch: (name) => this.#switches.has(name),
  };
  readonly #switches = new Map<string, string | undefined>();
  readonly #ready: Promise<void>;
  #becomeReady: () => void = () => undefined;
  #isReady = false;
  #isQuitting = false;

  constructor() {
    super();
    this.#ready = new Promise((resolve) => (this.#becomeReady = resolve));
  }

  /** The browser runs: windows may be opened. */
  announceReady(): void {
    this.#isReady = true;
    this.#becomeReady();
    this.emit('ready', {}, {});
    runtime().lock?.onSecondInstance(() => this.emit('second-instance', {}, [], '', {}));
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  getName(): string {
    return runtime().name;
  }

  getVersion(): string {
    return runtime().version;
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const folders: Readonly<Record<string, string>> = foldersOf(runtime().options);
    const folder = folders[name];
    if (folder === undefined) throw new Error(`The Chromium shell has no folder '${name}'.`);
    return folder;
  }

  requestSingleInstanceLock(): boolean {
    return runtime().lock !== undefined;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    // Electron quits after the code that asked for it has run to its end.
    setImmediate(() => {
      if (this.#isPrevented('before-quit') || this.#isPrevented('will-quit')) {
        this.#isQuitting = false;
        return;
      }
      this.emit('quit', {}, 0);
      this.exit(0);
    });
  }

  #isPrevented(event: string): boolean {
    let isPrevented = false;
    this.emit(event, { preventDefault: () => void (isPrevented = true) });
    return isPrevented;
  }

  exit(code = 0): void {
    this.#isQuitting = true;
    const closing = this.#isReady ? runtime().browser.then((browser) => browser.close()) : Promise.resolve();
    const end = () => process.exit(code);
    closing.then(end, end);
  }
}

export const app = new StandInApp();
