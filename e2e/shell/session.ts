import type { DevTools } from './devtools.ts';
import { pageOrigin, toAppUrl } from './origin.ts';

type SessionSurface = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;
type PermissionCheck = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<PermissionCheck>>[1];

// What Electron calls a permission, and what Chromium's debugging protocol calls it.
const permissionNames: Partial<Record<Permission, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  'window-management': 'window-management',
  midi: 'midi',
};

let checkPermission: PermissionCheck = null;

const defaultSession: SessionSurface = {
  setPermissionCheckHandler: (handler) => {
    checkPermission = handler;
  },
  // Chromium is told the answers beforehand, below, so that it never asks while the page runs.
  setPermissionRequestHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
  setDisplayMediaRequestHandler: () => undefined,
};

export const session = { defaultSession };

/** Puts the product's answers into force for our origin. */
export async function applyPermissions(page: DevTools): Promise<void> {
  const requestingUrl = toAppUrl(`${pageOrigin}/`);
  const settings = Object.entries(permissionNames).map(async ([permission, name]) => {
    const isGiven = checkPermission?.(null, permission as Permission, requestingUrl, {
      requestingUrl,
      isMainFrame: true,
    });
    await page.send('Browser.setPermission', {
      origin: pageOrigin,
      permission: { name },
      setting: isGiven === false ? 'denied' : 'granted',
    });
  });
  await Promise.all(settings);
}
