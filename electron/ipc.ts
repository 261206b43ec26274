import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import * as v from 'valibot';
import { hostArguments } from '#shared/host/arguments.ts';
import { channelOf, hostCalls } from '#shared/host/calls.ts';
import type { HostCall, HostHandlers } from '#shared/host/calls.ts';
import { logBug } from './log.ts';
import { isTrustedSender } from './policies/sender.ts';

/**
 * Answers every call of the contract. A call passes three gates: it comes from the main frame of our page in our
 * window, its arguments have the shape of the contract, and only then the handler runs.
 * What fails beyond a `Result` reaches the page as one plain text without any of the user's words.
 */
export function registerHost(handlers: HostHandlers, isOurs: (contents: WebContents) => boolean): void {
  for (const call of hostCalls) {
    ipcMain.handle(channelOf(call), async (event, ...args: unknown[]) => {
      if (!isTrusted(event, isOurs)) throw new Error('This call is not allowed.');
      return await callHandler(handlers, call, args);
    });
  }
}

function isTrusted(event: IpcMainInvokeEvent, isOurs: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  const known = frame && { address: frame.url, isMainFrame: frame.parent === null };
  return isTrustedSender(known, isOurs(event.sender));
}

async function callHandler(
  handlers: HostHandlers,
  call: HostCall,
  args: readonly unknown[],
): Promise<unknown> {
  const parsed = v.safeParse(hostArguments[call], args);
  if (!parsed.success) throw new Error('This call has wrong arguments.');
  try {
    // The schema of a call yields the parameters of its handler: `arguments.ts` does not compile otherwise.
    const handler = handlers[call] as (...checked: readonly unknown[]) => Promise<unknown>;
    return await handler(...parsed.output);
  } catch (error) {
    logBug(`host call ${call}`, error);
  }
  throw new Error('Something went wrong inside the application.');
}
