import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFrameworkBytes } from '../../electron/frameworks/readFrameworkBytes.ts';
import { aLargeCisoLibrary } from '../../shared/testing/largeCisoLibrary.ts';
import { aLargeDsommModel } from '../../shared/testing/largeDsommModel.ts';
import { aLargeOscalCatalog } from '../../shared/testing/largeOscalCatalog.ts';

/** A file of framework content that is large for its form. */
export type LargeFile = {
  /** The figure it is measured for. */
  readonly figure: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The published model where it lies beside the project, else one of its size. */
function dsommText(): string {
  const real = ['../shared', '../../shared']
    .map((folder) => `${root}${folder}/real-frameworks/owasp-dsomm-4.3.1-model.yaml`)
    .find(existsSync);
  return real === undefined ? aLargeDsommModel({ activities: 194, seed: 1 }) : readFileSync(real, 'utf8');
}

/** The files whose reading is measured: as large as the frameworks that people import, or larger. */
export function largeFiles(): LargeFile[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { figure: 'formats.dsomm-inspect-ms', name: 'model.yaml', bytes: encode(dsommText()) },
    {
      figure: 'formats.library-6000-inspect-ms',
      name: 'library.yaml',
      bytes: encode(aLargeCisoLibrary({ nodes: 6000, seed: 1 })),
    },
    {
      figure: 'formats.oscal-3000-inspect-ms',
      name: 'catalog.json',
      bytes: encode(aLargeOscalCatalog({ controls: 3000, seed: 1 })),
    },
  ];
}

/** Reads a file as the application does, without the start of a process; milliseconds. */
export function readingMilliseconds({ name, bytes }: LargeFile): number {
  const begun = performance.now();
  const reading = readFrameworkBytes({ name, bytes });
  const taken = performance.now() - begun;
  if (!reading.ok) throw new Error(`${name} could not be read: ${reading.failure.kind}`);
  return taken;
}
