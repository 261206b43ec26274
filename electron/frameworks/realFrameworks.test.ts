import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FrameworkReading } from '#shared/formats/frameworkReading.ts';
import { readSources } from './readSources.ts';

/** Real files are no part of the project: they lie beside it, where somebody put them. */
const folder = ['../shared', '../../shared']
  .map((path) => join(process.cwd(), path, 'real-frameworks'))
  .find((path) => existsSync(path));

const samm = join(folder ?? '', 'owasp-samm-2.2.0-model.tar.gz');
const dsomm = join(folder ?? '', 'owasp-dsomm-4.3.1-model.yaml');

async function readOne(path: string): Promise<FrameworkReading> {
  const [only] = await readSources([path]);
  if (only?.result.ok !== true) throw new Error(JSON.stringify(only));
  return only.result.value;
}

/** How many things there are of each kind. */
function countsBy<T>(list: readonly T[], key: (item: T) => string | number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of list) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

const practicesOf = ({ nodes }: FrameworkReading) =>
  nodes.flatMap(({ levels }) =>
    levels.flatMap(({ level, groups }) =>
      groups.flatMap(({ practices }) => practices.map((practice) => ({ level, practice }))),
    ),
  );

describe.skipIf(!existsSync(samm))('SAMM 2.2.0 as it was released', () => {
  let reading: FrameworkReading;
  beforeAll(async () => {
    reading = await readOne(samm);
  });

  it('has all its parts', () => {
    expect(countsBy(reading.nodes, ({ kind }) => kind)).toEqual({
      function: 5,
      'practice-area': 15,
      stream: 30,
    });
    expect(countsBy(practicesOf(reading), ({ level }) => level)).toEqual({ 1: 30, 2: 30, 3: 30 });
    expect(reading.framework).toMatchObject({ version: '2.2.0', scoring: { method: 'sum' } });
    expect(reading.framework?.scales).toHaveLength(24);
  });

  it('asks a question with an answer set for every activity', () => {
    const scales = new Set(reading.framework?.scales?.map(({ id }) => id));
    for (const { practice } of practicesOf(reading)) {
      expect(practice.question).toMatch(/\?$/);
      expect(scales).toContain(practice.scaleId);
      expect(practice.sections?.map(({ heading }) => heading)).toContain('Quality criteria');
    }
  });

  it('has the functions in their order and its codes as everybody knows them', () => {
    expect(
      reading.nodes
        .filter(({ kind }) => kind === 'function')
        .map(({ code }) => code)
        .join(''),
    ).toBe('GDIVO');
    expect(reading.nodes.filter(({ kind }) => kind === 'practice-area').map(({ code }) => code)).toEqual(
      'G-SM G-PC G-EG D-TA D-SR D-SA I-SB I-SD I-DM V-AA V-RT V-ST O-IM O-EM O-OM'.split(' '),
    );
  });

  it('gives no warnings but of what is left out', () => {
    expect(reading.warnings.map(({ kind }) => kind)).toEqual(['leftOut', 'skippedFiles']);
  });
});

describe.skipIf(!existsSync(dsomm))('DSOMM 4.3.1 as it was generated', () => {
  let reading: FrameworkReading;
  beforeAll(async () => {
    reading = await readOne(dsomm);
  });

  it('has all its parts', () => {
    expect(countsBy(reading.nodes, ({ kind }) => kind)).toEqual({ dimension: 5, 'sub-dimension': 19 });
    expect(countsBy(practicesOf(reading), ({ level }) => level)).toEqual({
      1: 26,
      2: 57,
      3: 61,
      4: 31,
      5: 19,
    });
    expect(new Set(practicesOf(reading).map(({ practice }) => practice.id)).size).toBe(194);
    expect(reading.framework?.version).toBe('4.3.1');
  });

  it('resolves every dependency', () => {
    const sections = practicesOf(reading).flatMap(({ practice }) => practice.sections ?? []);
    const links = sections
      .filter(({ heading }) => heading === 'Depends on')
      .flatMap(({ text }) => text.split('\n'));
    expect(links).toHaveLength(123);
    expect(reading.warnings.map(({ kind }) => kind)).toEqual(['shortenedNumber']);
  });
});
