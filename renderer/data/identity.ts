import { newId } from '#shared/base/id.ts';
import type { Database } from './database.ts';

/** Who works here: the device and the person at it, as ids that say nothing about either. */
export type Identity = { readonly deviceId: string; readonly actorId: string };

/** The identity of this device, made once and then kept. */
export async function identityOf(db: Database): Promise<Identity> {
  return db.transaction('rw', db.settings, async () => {
    const stored = await db.settings.get('identity');
    if (stored !== undefined) return stored.value as Identity;
    const value: Identity = { deviceId: newId(), actorId: newId() };
    await db.settings.add({ key: 'identity', value });
    return value;
  });
}

/** The id of this device, or `undefined` before its first command; only reads, so that live queries may ask. */
export async function knownDevice(db: Database): Promise<string | undefined> {
  const stored = await db.settings.get('identity');
  return (stored?.value as Identity | undefined)?.deviceId;
}
