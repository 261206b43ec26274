import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { aDsommSource, dsommModel, dsommTree, dsommUuid } from '#shared/testing/aDsomm.ts';
import { readFolder, readOne } from '#shared/testing/setFiles.ts';
import type { Files } from '#shared/testing/setFiles.ts';
import { frameworkVersionSchema, nodeSchema } from '../../model/framework.ts';
import { adoptReading } from '../adoptReading.ts';
import type { FrameworkReading, ReadPractice } from '../frameworkReading.ts';

function practicesOf(reading: FrameworkReading): ReadPractice[] {
  return reading.nodes.flatMap(({ levels }) =>
    levels.flatMap(({ groups }) => groups.flatMap(({ practices }) => practices)),
  );
}

const titlesOf = (reading: FrameworkReading) => practicesOf(reading).map(({ title }) => title);

function section(reading: FrameworkReading, title: string, heading: string): string | undefined {
  const practice = practicesOf(reading).find((one) => one.title === title);
  return practice?.sections?.find((one) => one.heading === heading)?.text;
}

const file = (text: string): Files => ({ 'model.yaml': text });

describe('DSOMM in one file', () => {
  const reading = readOne(file(dsommModel));

  it('is a tree of dimensions and sub-dimensions with the activities of each level', () => {
    const places = reading.nodes.map(({ code, kind, title, levels }) => [
      code,
      kind,
      title,
      levels.map(({ level }) => level),
    ]);
    expect(places).toEqual([
      ['KM', 'dimension', 'Keeping and Mending', []],
      ['KM-B', 'sub-dimension', 'Bees', [1, 2]],
      ['KM-N', 'sub-dimension', 'Nets', [2]],
      ['L', 'dimension', 'Looking', []],
      ['L-L', 'sub-dimension', 'Lists', [5]],
    ]);
    expect(titlesOf(reading)).toEqual([
      'Hives are counted',
      "Hives: moved 'safely'",
      'Nets are mended',
      'A list is kept',
    ]);
  });

  it('keeps everything that is said of an activity', () => {
    expect(practicesOf(reading)[0]).toEqual({
      id: dsommUuid(1),
      title: 'Hives are counted',
      text: 'Count the hives.',
      sections: [
        { heading: 'Risk', text: 'Without counting,\nhives vanish.' },
        {
          heading: 'Implementation',
          text: '- Tally sheet: A sheet of paper. (https://tally.example/) [paper]',
        },
        { heading: 'References', text: 'OWASP SAMM 2: G-SM-A-1\nISO/IEC 27001:2022: 5.1, 5.37, 8.9' },
        { heading: 'Difficulty of implementation', text: 'knowledge: 1\ntime: 2\nresources: 3' },
        { heading: 'Usefulness', text: '4' },
      ],
    });
    expect(practicesOf(reading)[1]?.sections).toEqual([
      { heading: 'Risk', text: 'Bees get lost.' },
      { heading: 'Description', text: 'Moving is work.' },
      { heading: 'Implementation guide', text: 'Use a cart.' },
      { heading: 'Depends on', text: '- Hives are counted' },
      {
        heading: 'References',
        text: 'OWASP SAMM 2: TODO\nISO/IEC 27001:2022: 5.12\nOpenCRE: https://cre.example/',
      },
      { heading: 'Difficulty of implementation', text: 'knowledge: 1\ntime: 1\nresources: 1' },
      { heading: 'Usefulness', text: '2' },
      { heading: 'Tags', text: 'night, cart' },
      { heading: 'weather', text: 'Dry.' },
    ]);
  });

  it('is rated yes or no on five levels, in the version it tells', () => {
    expect(reading).toMatchObject({ kind: 'dsomm', shape: 'model' });
    expect(reading.framework).toMatchObject({ key: 'owasp-dsomm', version: '4.3.1' });
    expect(reading.framework?.levels?.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5]);
    expect(reading.framework?.scales?.[0]?.options.map(({ worth }) => worth)).toEqual([0, 1]);
  });

  it('warns of numbers that may have lost a zero, and of no others', () => {
    expect(reading.warnings).toEqual([{ kind: 'shortenedNumber', text: 'iso27001-2022: 5.1 (1)' }]);
  });

  it('may have neither a version nor a second document', () => {
    const older = readOne(file(dsommTree));
    expect(older).toMatchObject({ kind: 'dsomm', shape: 'tree' });
    expect(older.framework?.version).toBeUndefined();
    expect(older.nodes).toEqual(reading.nodes);
  });

  it('can be stored', async () => {
    const adopted = await adoptReading({
      reading,
      place: {
        frameworkId: 'owasp-dsomm',
        frameworkTitle: 'DSOMM',
        version: '4.3.1',
        publisher: '',
        licence: reading.framework!.licence!,
        lang: 'en',
      },
      importedAt: '2026-11-24T10:00:00.000Z',
    });
    expect(() => v.parse(frameworkVersionSchema, adopted.frameworkVersion)).not.toThrow();
    for (const node of adopted.nodes) v.parse(nodeSchema, node);
  });

  it('says which links lead nowhere', () => {
    const broken = dsommTree.replace(`- ${dsommUuid(1)} #`, `- ${dsommUuid(77)} #`);
    const line = broken.split('\n').findIndex((one) => one.includes('moved')) + 2;
    expect(readOne(file(broken)).warnings).toContainEqual({
      kind: 'danglingLink',
      line,
      text: `Hives: moved 'safely': dependsOn: ${dsommUuid(77)}`,
    });
  });

  it('follows links by name, as old files have them', () => {
    const named = dsommTree.replace(`- ${dsommUuid(1)} #`, '- Hives are counted #');
    expect(section(readOne(file(named)), "Hives: moved 'safely'", 'Depends on')).toBe('- Hives are counted');
  });

  it('says what depends on itself in a circle, once', () => {
    const circle = dsommTree.replace('usefulness: 4', `usefulness: 4\n      dependsOn: [${dsommUuid(4)}]`);
    const loops = readOne(file(circle)).warnings.filter(({ kind }) => kind === 'dependencyLoop');
    expect(loops.map(({ text }) => text)).toEqual([
      "Hives are counted → A list is kept → Hives: moved 'safely' → Hives are counted",
    ]);
  });

  it('says when an activity depends on itself', () => {
    const self = dsommTree.replace('usefulness: 4', `usefulness: 4\n      dependsOn: [${dsommUuid(1)}]`);
    expect(readOne(file(self)).warnings.map(({ text }) => text)).toContain(
      'Hives are counted → Hives are counted',
    );
  });

  it('keeps a second activity of the same uuid, without it', () => {
    const twin = dsommTree.replaceAll(dsommUuid(3), dsommUuid(4));
    const twins = readOne(file(twin));
    expect(practicesOf(twins).map(({ id }) => id)).toEqual([
      dsommUuid(1),
      dsommUuid(2),
      dsommUuid(4),
      undefined,
    ]);
    expect(twins.warnings.map(({ kind }) => kind)).toContain('duplicateId');
  });

  it.each(['level: 7.5', 'level: high', 'level: 99', 'level: -1'])(
    'puts an activity with %s on the first level, with a warning',
    (level) => {
      const odd = readOne(file(dsommTree.replace('level: 5', level)));
      expect(odd.nodes.at(-1)?.levels.map((one) => one.level)).toEqual([1]);
      expect(odd.warnings).toContainEqual(
        expect.objectContaining({
          kind: 'outOfRange',
          text: `A list is kept: ${level.replace(':', '')} → 1`,
        }),
      );
    },
  );

  it('takes answers somebody left in it for no part of the model, and says so', () => {
    const answered = dsommTree
      .replace('isImplemented: false', 'isImplemented: true\n      teamsImplemented:\n        Keepers: true')
      .replace('evidence: ""', 'evidence: A photo');
    expect(readOne(file(answered)).warnings).toContainEqual({
      kind: 'leftOut',
      text: 'isImplemented (1), evidence (1), teamsImplemented (1)',
    });
  });

  it.each([
    ['a key twice', dsommTree.replace('  Nets:', '  Bees:'), 'duplicateKey'],
    ['a reserved key', dsommTree.replace('weather:', '__proto__:'), 'forbiddenKey'],
    ['references that grow', `${dsommTree}a: &a [x]\nb: [*a, *a]\n`, 'alias'],
    ['an endless line', dsommTree.replace('Count the hives.', 'x'.repeat(1_100_000)), 'longLine'],
    ['endless nesting', `${dsommTree}a: ${'['.repeat(20_000)}`, 'depth'],
  ])('is refused for %s', (_, text, fault) => {
    const [reading] = readFolder(file(text));
    expect(reading?.result).toMatchObject({
      ok: false,
      failure: { kind: 'fileNotWellFormed', name: 'model.yaml', fault },
    });
  });

  it('finds the end of every chain of dependencies, however they are linked', () => {
    const activity = (no: number, links: readonly number[]) =>
      `    A${no}:\n      uuid: ${dsommUuid(no)}\n      risk: r\n      measure: m\n      level: 1\n      dependsOn: [${links.map(dsommUuid).join(', ')}]\n`;
    const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(graph, (links) => {
        const text = `D:\n  S:\n${links.map((targets, no) => activity(no, targets)).join('')}`;
        const found = readOne(file(text)).warnings.some(({ kind }) => kind === 'dependencyLoop');
        expect(found).toBe(hasCircle(links));
      }),
    );
  });
});

/** Takes away what depends on nothing that is left, until nothing more goes; what stays is in circles or leads there. */
function hasCircle(links: readonly (readonly number[])[]): boolean {
  const left = new Set(links.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const no of left) if (!links[no]!.some((target) => left.has(target))) left.delete(no);
  }
  return left.size > 0;
}

describe('the source folder of DSOMM', () => {
  const source = readOne(aDsommSource(), 'dsomm');

  it('gives what its generated form gives, with references in their place', () => {
    const generated = readOne(file(dsommTree.replace('- 5.1\n', "- '5.10'\n")));
    const dimension = { ...generated.nodes[0], description: 'All that is kept.' };
    expect(source.nodes).toEqual([dimension, ...generated.nodes.slice(1)]);
    expect(source).toMatchObject({ kind: 'dsomm', shape: 'source' });
  });

  it('keeps a reference as it was written', () => {
    expect(section(source, 'Hives are counted', 'References')).toContain('5.10, 5.37');
    expect(source.warnings).toEqual([]);
  });

  it.each(['src/assets/YAML/', 'src/assets/', 'src/assets/YAML/default/'])(
    'may be chosen from %s on',
    (above) => {
      const below = Object.entries(aDsommSource()).map(([path, text]) => [path.slice(above.length), text]);
      expect(readOne(Object.fromEntries(below) as Files).nodes).toEqual(source.nodes);
    },
  );

  it('takes its version from a generated form beside it, and its text from the source', () => {
    const both = readOne({ ...aDsommSource(), 'generated/model.yaml': dsommModel });
    expect(both.framework?.version).toBe('4.3.1');
    expect(both.nodes).toEqual(source.nodes);
    expect(both.warnings).toEqual([{ kind: 'skippedFiles', text: 'generated/model.yaml' }]);
  });

  it('takes the names of levels from the settings of the application', () => {
    const settings =
      'activityFiles: [a.yaml]\nlang: en\nstrings:\n  en:\n    maturityLevels: ["Level 1: Start", "Level 2: Go on"]\n';
    const named = readOne({ ...aDsommSource(), 'src/assets/YAML/meta.yaml': settings });
    expect(named.framework?.levels?.map(({ name }) => name)).toEqual([
      'Start',
      'Go on',
      'Level 3',
      'Level 4',
      'Level 5',
    ]);
  });

  it('says which reference leads nowhere', () => {
    const files = { ...aDsommSource() };
    delete (files as Record<string, string>)['src/assets/YAML/default/implementations.yaml'];
    expect(readOne(files).warnings).toEqual([
      {
        kind: 'danglingLink',
        file: 'src/assets/YAML/default/Keeping/Bees.yaml',
        line: expect.any(Number) as number,
        text: 'src/assets/YAML/default/implementations.yaml#/implementations/tally-sheet',
      },
    ]);
  });

  it('ends references that go in a circle', () => {
    const loop =
      'implementations:\n  tally-sheet:\n    $ref: implementations.yaml#/implementations/tally-sheet\n';
    const files = { ...aDsommSource(), 'src/assets/YAML/default/implementations.yaml': loop };
    expect(readOne(files).warnings.map(({ kind }) => kind)).toEqual(['danglingLink']);
  });
});

describe("an organisation's own files over DSOMM", () => {
  const over = (text: string, more: Files = {}): FrameworkReading =>
    readOne({ ...aDsommSource(), ...more, 'src/assets/YAML/custom/ours.yaml': text });

  it('change an activity of the same uuid, and leave the rest of it', () => {
    const reading = over(
      `Keeping and Mending:\n  Bees:\n    Hives are counted twice:\n      uuid: ${dsommUuid(1)}\n      level: 3\n      risk: More vanish.\n`,
    );
    expect(titlesOf(reading)).toContain('Hives are counted twice');
    expect(titlesOf(reading)).not.toContain('Hives are counted');
    expect(section(reading, 'Hives are counted twice', 'Risk')).toBe('More vanish.');
    expect(section(reading, 'Hives are counted twice', 'Usefulness')).toBe('4');
    expect(section(reading, "Hives: moved 'safely'", 'Depends on')).toBe('- Hives are counted twice');
    expect(reading.nodes[1]?.levels.map(({ level }) => level)).toEqual([2, 3]);
  });

  it('move an activity to where they have it, and add what is new', () => {
    const reading = over(
      `Sailing:\n  Boats:\n    Nets are mended:\n      uuid: ${dsommUuid(3)}\n      level: 2\n      risk: r\n    Boats float:\n      uuid: ${dsommUuid(50)}\n      level: 1\n      risk: They sink.\n      measure: Float.\n`,
    );
    const boats = reading.nodes.find(({ title }) => title === 'Boats');
    expect(
      boats?.levels.flatMap(({ groups }) =>
        groups.flatMap(({ practices }) => practices.map(({ title }) => title)),
      ),
    ).toEqual(['Boats float', 'Nets are mended']);
    expect(reading.nodes.find(({ title }) => title === 'Nets')?.levels).toEqual([]);
    expect(practicesOf(reading)).toHaveLength(5);
  });

  it.each([
    [
      'an activity',
      `Looking:\n  Lists:\n    Whatever:\n      uuid: ${dsommUuid(4)}\n      ignore: true\n`,
      3,
    ],
    ['an activity by its name', 'Looking:\n  Lists:\n    A list is kept:\n      ignore: true\n', 3],
    ['a sub-dimension', 'Keeping and Mending:\n  Bees:\n    ignore: true\n', 2],
    ['a dimension', 'Keeping and Mending:\n  ignore: true\n', 1],
  ])('take away %s', (_, text, left) => {
    expect(practicesOf(over(text))).toHaveLength(left);
  });

  it('lie over a generated form as well', () => {
    const removal = `Looking:\n  Lists:\n    Whatever:\n      uuid: ${dsommUuid(4)}\n      level: 1\n      risk: r\n      ignore: true\n`;
    const reading = readOne({ 'generated/model.yaml': dsommModel, 'custom/ours.yaml': removal });
    expect(titlesOf(reading)).toHaveLength(3);
    expect(reading.framework?.version).toBe('4.3.1');
  });
});

describe('two generated forms of DSOMM in one folder', () => {
  it('are two readings', () => {
    const readings = readFolder({ 'older.yaml': dsommTree, 'model.yaml': dsommModel });
    expect(readings.map(({ path, result }) => [path, result.ok && result.value.shape])).toEqual([
      ['model.yaml', 'model'],
      ['older.yaml', 'tree'],
    ]);
  });
});
