/** Burns Electron's fuses into the packaged program: what they take away, no setting or argument gives back. */
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** Every fuse by its name, and whether what it stands for stays possible. */
export const fuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // The page comes from app://; a file:// page is like any other stranger.
  GrantFileProtocolExtraPrivileges: false,
  // Electron's own default, named so that no fuse is left to chance.
  WasmTrapHandlers: true,
};

/** Called by electron-builder when the program and the application lie together, before they are signed. */
export default async function burnFuses({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const program = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName,
  }[electronPlatformName];
  await flipFuses(join(appOutDir, program), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the program breaks the signature that lets it start on Apple's processors.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...Object.fromEntries(Object.entries(fuses).map(([name, isOn]) => [FuseV1Options[name], isOn])),
  });
}
