import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import about from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'out', 'packaging');
const packaged = join(folder, 'release', 'linux-unpacked');

// The mark by which a program's fuses are found, the version of the wire, and how many fuses there are.
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('111101111'),
]);

/** As little of Electron as the packager looks at. */
const electronStub = {
  electron: fuseWire,
  version: about.devDependencies.electron,
  LICENSE: '',
  'LICENSES.chromium.html': '',
  'chrome-sandbox': '',
  'icudtl.dat': '',
  'locales/en-US.pak': '',
  'resources/empty': '',
};

/** A built application, with files that must stay at home. */
const application = {
  'package.json': JSON.stringify({ ...about, homepage: 'https://waymark.invalid' }),
  'dist/main/main.js': '// main',
  'dist/main/main.js.map': '{}',
  'dist/preload/preload.cjs': '// preload',
  'dist/readingWorker/readingWorker.cjs': '// thread',
  'dist/renderer/index.html': '<!doctype html>',
  'dist/renderer/assets/index.js': '// page',
  'dist/renderer/assets/index.js.map': '{}',
  'dist/commandLine/waymark.js': '// command line',
  'assets/frameworks/open/A.yaml': '# framework',
  'assets/frameworks/structure.json': '{}',
  'assets/pictures/a.png': '',
  'electron/main.ts': '// source',
  'node_modules/left/index.js': '// library',
};

async function lay(place: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), content);
  }
}

describe.skipIf(process.platform !== 'linux')('the packaged application', () => {
  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await lay(join(folder, 'electron'), electronStub);
    await chmod(join(folder, 'electron', 'electron'), 0o755);
    await lay(join(folder, 'application'), application);
    await build({
      projectDir: join(folder, 'application'),
      targets: Platform.LINUX.createTarget('dir'),
      config: {
        extends: join(root, '.config', 'electron-builder.yml'),
        afterPack: join(root, '.config', 'fuses.mjs'),
        directories: { output: join(folder, 'release') },
        electronDist: join(folder, 'electron'),
        electronVersion: about.devDependencies.electron,
      },
    });
  }, 60_000);

  it('holds what was built for it and nothing else', () => {
    const files = listPackage(join(packaged, 'resources', 'app.asar'), { isPack: false });
    expect(files.filter((file) => /\.\w+$/.test(file)).sort()).toEqual([
      '/assets/frameworks/open/A.yaml',
      '/dist/main/main.js',
      '/dist/preload/preload.cjs',
      '/dist/readingWorker/readingWorker.cjs',
      '/dist/renderer/assets/index.js',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  it('starts the built main process and needs no library', () => {
    const text = extractFile(join(packaged, 'resources', 'app.asar'), 'package.json').toString();
    const packed = JSON.parse(text) as Record<string, unknown>;
    expect(packed['main']).toBe('dist/main/main.js');
    expect(packed).not.toHaveProperty('devDependencies');
    expect(packed['dependencies'] ?? {}).toEqual({});
  });

  it('has every fuse where it belongs', async () => {
    const wire = await getCurrentFuseWire(join(packaged, 'waymark'));
    const { ENABLE: on, DISABLE: off } = FuseState;
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
      [FuseV1Options.WasmTrapHandlers]: on,
    });
  });
});
