import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';

/** Commands to one target of Chromium (or to Chromium itself), and its events, as its debugging protocol names them. */
export type DevTools = Pick<CDPSession, 'send' | 'on' | 'once' | 'off'>;

/** The debugging protocol over the two pipes that Chromium was started with. */
export type DevToolsPipe = {
  /** Chromium as a whole. */
  readonly browser: DevTools;
  /** One of its targets, after `Target.attachToTarget` gave the name of the session. */
  readonly session: (sessionId: string) => DevTools;
  /** Lets go of a session whose target is gone. */
  readonly forget: (sessionId: string) => void;
};

type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

/**
 * Speaks the protocol through pipes rather than through a port: no other program on this machine can listen in, and
 * Chromium ends when this process does. Messages are JSON, each ended by a zero byte.
 */
export function openDevTools(toBrowser: Writable, fromBrowser: Readable): DevToolsPipe {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, EventEmitter>();
  let lastId = 0;
  let isOpen = true;

  const send = (sessionId: string | undefined, method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!isOpen) {
        reject(new Error(`Chromium has ended: ${method} was not sent.`));
        return;
      }
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });

  const receive = ({ id, sessionId = '', method, params, result, error }: Message) => {
    if (method !== undefined) listeners.get(sessionId)?.emit(method, params);
    if (id === undefined) return;
    const answer = waiting.get(id);
    waiting.delete(id);
    if (error) answer?.reject(new Error(error.message));
    else answer?.resolve(result);
  };

  const end = () => {
    isOpen = false;
    for (const { reject } of waiting.values()) reject(new Error('Chromium has ended.'));
    waiting.clear();
  };

  readMessages(fromBrowser, receive);
  fromBrowser.once('close', end);
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', end);

  const target = (sessionId?: string): DevTools => {
    const events = new EventEmitter();
    listeners.set(sessionId ?? '', events);
    // Playwright's typings name every command and event; what goes over the pipe is theirs.
    return Object.assign(events, {
      send: (method: string, params: unknown = {}) => send(sessionId, method, params),
    }) as unknown as DevTools;
  };
  return { browser: target(), session: target, forget: (sessionId) => void listeners.delete(sessionId) };
}

function readMessages(from: Readable, receive: (message: Message) => void): void {
  let pending: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let begin = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, begin)) {
      const text = Buffer.concat([...pending, chunk.subarray(begin, end)]).toString('utf8');
      pending = [];
      begin = end + 1;
      receive(JSON.parse(text) as Message);
    }
    if (begin < chunk.length) pending.push(chunk.subarray(begin));
  });
}
