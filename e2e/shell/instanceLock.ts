import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Holding the lock; the listener hears of every later start on the same profile. */
export type InstanceLock = { onSecondInstance: (listener: () => void) => void };

/**
 * Takes the lock of a profile, or returns `undefined` when a running process holds it.
 * A listening socket and not a file: the system lets go of it when its process dies, however it dies.
 */
export async function takeInstanceLock(profile: string): Promise<InstanceLock | undefined> {
  const name = `waymark-${createHash('sha256').update(profile).digest('hex').slice(0, 24)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  const lock = await listen(address);
  if (lock) return lock;
  if (await answers(address)) return undefined;
  await unlink(address);
  return await listen(address);
}

function listen(address: string): Promise<InstanceLock | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve({ onSecondInstance: (listener) => server.on('connection', listener) });
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
