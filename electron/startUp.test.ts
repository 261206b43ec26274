import { EventEmitter } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hostCalls } from '#shared/host/calls.ts';

type Handler = (...args: unknown[]) => unknown;

// What a start-up leaves behind: the options of every window, and every handler it set.
const recorded = vi.hoisted(() => ({
  steps: [] as string[],
  windows: [] as { options: Record<string, unknown>; contents: unknown }[],
  handlers: new Map<string, Handler>(),
  calls: new Map<string, Handler>(),
  loaded: [] as string[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const { steps, windows, handlers, calls, loaded } = recorded;
  const keep = (name: string) => (handler: Handler) => {
    steps.push(name);
    handlers.set(name, handler);
  };
  const app = Object.assign(new Emitter(), {
    commandLine: { appendSwitch: (name: string, value: string) => steps.push(`${name}=${value}`) },
    requestSingleInstanceLock: () => steps.push('lock') > 0,
    whenReady: () => Promise.resolve(steps.push('ready')),
    getVersion: () => '1.2.3',
    getPath: () => '/nowhere',
    quit: () => steps.push('quit'),
    exit: () => steps.push('exit'),
  });
  class BrowserWindow extends Emitter {
    webContents = Object.assign(new Emitter(), {
      setWindowOpenHandler: keep('windowOpen'),
      send: () => undefined,
    });
    constructor(options: Record<string, unknown>) {
      super();
      steps.push('window');
      windows.push({ options, contents: this.webContents });
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(url: string) {
      loaded.push(url);
      return Promise.resolve();
    }
  }
  const defaultSession = {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  };
  return {
    app,
    BrowserWindow,
    session: { defaultSession },
    dialog: {},
    shell: {},
    ipcMain: { handle: (channel: string, handler: Handler) => calls.set(channel, handler) },
    protocol: {
      registerSchemesAsPrivileged: () => steps.push('scheme'),
      handle: (scheme: string) => steps.push(`protocol ${scheme}`),
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: () => steps.push('menu'),
    },
  };
});

beforeAll(async () => {
  await import('./main.ts');
  await vi.waitFor(() => {
    expect(recorded.loaded).toEqual(['app://bundle/index.html']);
  });
});

function contents(): EventEmitter {
  return recorded.windows[0]!.contents as EventEmitter;
}

function ask(name: string, ...args: unknown[]): unknown {
  return recorded.handlers.get(name)!(...args);
}

describe('start-up', () => {
  it('takes its steps in an order in which each finds what it needs', () => {
    const order = [
      'lock',
      'host-resolver-rules=MAP * ~NOTFOUND',
      'scheme',
      'ready',
      'permissionCheck',
      'beforeRequest',
      'protocol app',
      'window',
      'menu',
    ];
    expect(recorded.steps.filter((step) => order.includes(step))).toEqual(order);
  });

  it('opens one window that has no power', () => {
    expect(recorded.windows).toHaveLength(1);
    const { preload, ...preferences } = recorded.windows[0]!.options['webPreferences'] as Record<
      string,
      unknown
    >;
    expect(preload).toMatch(/preload[/\\]preload\.cjs$/);
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      disableBlinkFeatures: 'Auxclick',
    });
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to another place', (event) => {
    const leaving = { url: 'https://example.com/', preventDefault: vi.fn() };
    const staying = { url: 'app://bundle/index.html', preventDefault: vi.fn() };
    contents().emit(event, leaving);
    contents().emit(event, staying);
    expect(leaving.preventDefault).toHaveBeenCalledOnce();
    expect(staying.preventDefault).not.toHaveBeenCalled();
  });

  it('attaches no webview and opens no further window', () => {
    const event = { preventDefault: vi.fn() };
    contents().emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(ask('windowOpen', { url: 'app://bundle/index.html' })).toEqual({ action: 'deny' });
  });

  it('denies permissions, devices and screen capture', () => {
    const decide = vi.fn();
    const details = { requestingUrl: 'app://bundle/index.html', isMainFrame: true };
    ask('permissionRequest', null, 'media', decide, details);
    ask('displayMedia', {}, decide);
    expect(decide.mock.calls).toEqual([[false], [{}]]);
    expect(ask('permissionCheck', null, 'media', 'app://bundle/', details)).toBe(false);
    expect(ask('permissionCheck', null, 'clipboard-sanitized-write', 'app://bundle/', details)).toBe(true);
    expect(ask('devicePermission', {})).toBe(false);
  });

  it('fetches what is ours and refuses the rest before it leaves', () => {
    const answer = vi.fn();
    ask('beforeRequest', { url: 'app://bundle/assets/index.js' }, answer);
    ask('beforeRequest', { url: 'https://example.com/beacon.png' }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel: false }], [{ cancel: true }]]);
  });

  it('answers every call of the contract and no other', () => {
    expect([...recorded.calls.keys()].sort()).toEqual(hostCalls.map((call) => `host:${call}`).sort());
  });
});

describe('calls', () => {
  const frame = { url: 'app://bundle/index.html', parent: null };
  const call = async (name: string, event: unknown, ...args: unknown[]) =>
    await recorded.calls.get(name)!(event, ...args);
  const trusted = () => ({ sender: contents(), senderFrame: frame });

  it('are answered for our own page', async () => {
    expect(await call('host:describeApp', trusted())).toEqual({
      version: '1.2.3',
      platform: process.platform,
    });
  });

  it.each([
    ['another window', { sender: new EventEmitter(), senderFrame: frame }],
    ['a frame that is gone', { senderFrame: null }],
    ['a frame within the page', { senderFrame: { ...frame, parent: frame } }],
    ['another origin', { senderFrame: { ...frame, url: 'https://example.com/' } }],
  ])('are refused for %s', async (_who, difference) => {
    const event = { ...trusted(), ...difference };
    await expect(call('host:describeApp', event)).rejects.toThrow('This call is not allowed.');
  });

  it('are refused with arguments of another shape, without repeating them', async () => {
    await expect(call('host:showFile', trusted(), '../../etc/passwd')).rejects.toThrow(
      /^This call has wrong arguments\.$/,
    );
    await expect(call('host:describeApp', trusted(), 'more')).rejects.toThrow(
      /^This call has wrong arguments\.$/,
    );
  });
});
