import { describe, expect, it } from 'vitest';
import { aSamm, sammId } from '#shared/testing/aSamm.ts';
import { readFolder, readOne } from '#shared/testing/setFiles.ts';
import type { Files } from '#shared/testing/setFiles.ts';
import { adoptReading } from '../adoptReading.ts';
import type { FrameworkReading, ReadPractice } from '../frameworkReading.ts';
import { frameworkVersionSchema, nodeSchema } from '../../model/framework.ts';
import { sammActivityCode, sammCodeSpellings } from './sammCodes.ts';
import * as v from 'valibot';

function practicesOf(reading: FrameworkReading): ReadPractice[] {
  return reading.nodes.flatMap(({ levels }) =>
    levels.flatMap(({ groups }) => groups.flatMap(({ practices }) => practices)),
  );
}

function titled(reading: FrameworkReading, title: string): ReadPractice | undefined {
  return practicesOf(reading).find((practice) => practice.title === title);
}

function section(practice: ReadPractice | undefined, heading: string): string | undefined {
  return practice?.sections?.find((one) => one.heading === heading)?.text;
}

/** The files with some of them changed. */
function changed(changes: Readonly<Record<string, (text: string) => string>>): Files {
  const files: Record<string, string> = { ...aSamm() };
  for (const [path, change] of Object.entries(changes)) {
    const text = files[path];
    if (text === undefined) throw new Error(`no ${path}`);
    files[path] = change(text);
  }
  return files;
}

const beyondFields = (reading: FrameworkReading) => reading.warnings.filter(({ kind }) => kind !== 'leftOut');

describe.each(['2.0', '2.2'] as const)('SAMM in the shape of %s', (release) => {
  const reading = readOne(aSamm(release));

  it('is a tree of functions, practice areas and streams in their own order', () => {
    expect(reading.nodes.map(({ code, kind, title }) => `${code} ${title} (${kind})`)).toEqual([
      'Y Yarrow (function)',
      'Y-KB Keeping Bees (practice-area)',
      'Y-KB-A Keeping Bees A (stream)',
      'Y-KB-B Keeping Bees B (stream)',
      'A Alder (function)',
      'A-MN Mending Nets (practice-area)',
      'A-MN-A Mending Nets A (stream)',
      'A-MN-B Mending Nets B (stream)',
    ]);
    expect(reading.nodes[2]?.parent).toBe(reading.nodes[1]?.id);
    expect(reading.nodes[1]?.id).toBe(sammId('Keeping Bees'));
  });

  it('has an activity on each level of a stream, with all that is said of it', () => {
    const [first] = practicesOf(reading);
    expect(reading.nodes[2]?.levels.map(({ level }) => level)).toEqual([1, 2]);
    expect(first).toMatchObject({
      id: sammId('activity', 'Y-KB-1-A'),
      title: 'Do Y-KB-1-A',
      text: 'How Y-KB-1-A is done.',
      question: 'Do you do Y-KB-1-A?',
      scaleId: sammId('answers', 'A'),
    });
    expect(first?.sections).toEqual([
      { heading: 'Guidance', text: 'How Y-KB-1-A is done : at length.' },
      { heading: 'Quality criteria', text: '- Y-KB-1-A is written down\n- It is checked' },
      { heading: 'Results', text: '- A list of bees' },
      { heading: 'Personnel', text: '- Keepers' },
      { heading: 'Related activities', text: '- Do Y-KB-2-B' },
      { heading: 'Codes', text: 'Y-KB-A-1, Y-KB-1-A' },
    ]);
  });

  it('keeps the benefit and the metrics of an activity with it', () => {
    expect(reading.nodes[2]?.levels[0]?.groups[0]).toMatchObject({
      outcomes: [{ text: 'Y-KB-1-A is done' }],
      metrics: [{ text: 'Share of hives that hum' }, { text: 'Number of nets' }],
    });
  });

  it('says what a practice area is and what each of its levels is after', () => {
    expect(reading.nodes[1]).toMatchObject({
      description: 'Keeping Bees in a sentence.',
      sections: [
        { heading: 'Description', text: 'Keeping Bees at length.\n\nAnd more of it.' },
        { heading: 'Objective of level 1', text: 'Keeping Bees up to level 1.' },
        { heading: 'Objective of level 2', text: 'Keeping Bees up to level 2.' },
      ],
    });
  });

  it('has its answer sets as scales in the order of their letters, and is summed up', () => {
    expect(reading.framework?.scales?.map(({ options }) => options.map(({ label }) => label))).toEqual([
      ['No', 'A little', 'By half', 'Everywhere'],
      ['No', 'Somewhat', 'Mostly', 'Wholly'],
    ]);
    const codes = reading.framework?.scales?.[0]?.options.map(({ code, worth }) => `${code}=${worth}`);
    expect(codes).toEqual(['0=0', '0.25=0.25', '0.5=0.5', '1=1']);
    expect(reading.framework).toMatchObject({
      key: 'owasp-samm',
      scoring: { method: 'sum' },
      levels: [
        { no: 1, name: 'Level 1' },
        { no: 2, name: 'Level 2' },
      ],
      licence: { class: 'open', allowShare: true },
    });
  });

  it('leaves out only what says nothing of maturity, and says so', () => {
    expect(reading.warnings).toEqual([{ kind: 'leftOut', text: 'logo (2), assignee (2), progress (2)' }]);
  });

  it('can be stored', async () => {
    const { framework: told } = reading;
    const adopted = await adoptReading({
      reading,
      place: {
        frameworkId: 'owasp-samm',
        frameworkTitle: told?.title ?? '',
        version: '2.2',
        publisher: told?.publisher ?? '',
        licence: told?.licence ?? { class: 'open', text: '', allowShare: true },
        lang: 'en',
      },
      importedAt: '2026-11-24T10:00:00.000Z',
    });
    expect(() => v.parse(frameworkVersionSchema, adopted.frameworkVersion)).not.toThrow();
    for (const node of adopted.nodes) v.parse(nodeSchema, node);
  });
});

describe('the version of SAMM', () => {
  it.each([
    ['samm-2.1.0', {}, '2.1.0'],
    ['core-v2.0.2', {}, '2.0.2'],
    ['chosen', {}, undefined],
  ])('in a folder called %s is what its name tells', (name, more, version) => {
    expect(readOne({ ...aSamm(), ...more }, name).framework?.version).toBe(version);
  });

  it('is an older one where the keys are', () => {
    expect(readOne(aSamm('2.0')).framework?.version).toBe('2.0');
  });

  it('may be told by a folder inside, and by no folder far above', () => {
    const inside = Object.fromEntries(
      Object.entries(aSamm()).map(([path, text]) => [`core-2.2.1/${path}`, text]),
    );
    expect(readOne(inside, 'backup-9.9').framework?.version).toBe('2.2.1');
  });
});

describe('SAMM files', () => {
  it('may lie in one heap', () => {
    const heap = Object.entries(aSamm()).map(([path, text], at) => [`${at}-${path.split('/').at(-1)}`, text]);
    expect(practicesOf(readOne(Object.fromEntries(heap) as Files))).toHaveLength(8);
  });

  it('that a tool saved again say No for its truth value', () => {
    const reading = readOne(
      changed({ 'model/answer_sets/A.yml': (text) => text.replace('text: No', 'text: false') }),
    );
    expect(reading.framework?.scales?.[0]?.options[0]?.label).toBe('No');
  });

  it('may have ids with dashes and capitals on one side of a link', () => {
    const reading = readOne(
      changed({
        'model/streams/Y-KB-A.yml': (text) =>
          text.replace(/^practice: (.{8})(.*)$/m, (_, start: string, rest: string) =>
            `practice: ${start}-${rest}`.toUpperCase().replace('PRACTICE', 'practice'),
          ),
      }),
    );
    expect(beyondFields(reading)).toEqual([]);
  });

  it('show fields nobody knows yet under their own names', () => {
    const reading = readOne(
      changed({ 'model/activities/Y-KB-1-A.yml': (text) => `${text}\nsustainability: Bees stay.\n` }),
    );
    expect(section(titled(reading, 'Do Y-KB-1-A'), 'sustainability')).toBe('Bees stay.');
  });

  it('with one question id twice are all kept, with a warning', () => {
    const reading = readOne(
      changed({
        'model/questions/A-MN-1-A.yml': (text) =>
          text.replace(/^id: .*$/m, `id: ${sammId('question', 'Y-KB-1-A')}`),
      }),
    );
    expect(practicesOf(reading).every(({ question }) => question !== undefined)).toBe(true);
    expect(beyondFields(reading)).toEqual([
      {
        kind: 'duplicateId',
        file: 'model/questions/Y-KB-1-A.yml',
        line: 11,
        text: `${sammId('question', 'Y-KB-1-A')} (model/questions/A-MN-1-A.yml)`,
      },
    ]);
  });

  it('with one activity id twice keep both activities, under ids of their own', () => {
    const twin = (text: string) => text.replace(/^id: .*$/m, `id: ${sammId('activity', 'Y-KB-1-A')}`);
    const reading = readOne(changed({ 'model/activities/A-MN-1-A.yml': twin }));
    expect(practicesOf(reading)).toHaveLength(8);
    expect(practicesOf(reading).filter(({ id }) => id === undefined)).toHaveLength(2);
    expect(beyondFields(reading).map(({ kind }) => kind)).toContain('duplicateId');
  });

  it.each([
    ['streams/Y-KB-A', 'practice', 'danglingLink'],
    ['security_practices/Y-Keeping-Bees', 'function', 'danglingLink'],
    ['questions/Y-KB-1-A', 'activity', 'danglingLink'],
    ['questions/Y-KB-1-A', 'answerSet', 'danglingLink'],
    ['activities/Y-KB-1-A', 'level', 'danglingLink'],
    ['practice_levels/Y-KB-1', 'maturityLevel', 'danglingLink'],
  ])('with a broken link in %s lose nothing that is rated: %s', (file, key, kind) => {
    const broken = (text: string) => text.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: feed`);
    const path = `model/${file}.yml`;
    const reading = readOne(changed({ [path]: broken }));
    expect(practicesOf(reading)).toHaveLength(8);
    expect(beyondFields(reading)).toContainEqual({
      kind,
      file: path,
      line: expect.any(Number) as number,
      text: `${key.toLowerCase()}: feed`,
    });
  });

  it('with an activity of no stream say which one is left out', () => {
    const reading = readOne(
      changed({ 'model/activities/Y-KB-1-A.yml': (text) => text.replace(/^stream: .*$/m, 'stream:') }),
    );
    expect(practicesOf(reading)).toHaveLength(7);
    expect(beyondFields(reading)).toContainEqual({
      kind: 'incomplete',
      file: 'model/activities/Y-KB-1-A.yml',
      text: 'Do Y-KB-1-A: stream',
    });
  });

  it('with an answer worth more than everything are taken as everything, with a warning', () => {
    const reading = readOne(
      changed({ 'model/answer_sets/A.yml': (text) => text.replace('value: 1\n', 'value: 3\n') }),
    );
    expect(reading.framework?.scales?.[0]?.options.at(-1)?.worth).toBe(1);
    expect(beyondFields(reading)).toMatchObject([
      { kind: 'outOfRange', file: 'model/answer_sets/A.yml', text: 'Everywhere: 3 → 1' },
    ]);
  });

  it.each([
    ['business_functions', 'its business functions'],
    ['activities', 'its activities'],
    ['answer_sets', 'its answer sets'],
  ])('without %s are not whole, and the failure says what is missing', (folder, part) => {
    const files = Object.fromEntries(Object.entries(aSamm()).filter(([path]) => !path.includes(folder)));
    const [reading] = readFolder(files, 'samm');
    expect(reading?.result).toMatchObject({
      ok: false,
      failure: { kind: 'frameworkIncomplete', name: 'samm', part: expect.stringContaining(part) as string },
    });
  });

  it.each([
    ['references that grow', 'text: &a [x]\nmore: [*a, *a]', 'alias'],
    ['a key twice', 'text: one\ntext: two', 'duplicateKey'],
    ['a reserved key', '__proto__: {polluted: yes}', 'forbiddenKey'],
    ['endless nesting', `more: ${'['.repeat(20_000)}`, 'depth'],
  ])('with %s are refused by the name of the file', (_, hostile, fault) => {
    const files = { ...aSamm(), 'model/questions/X.yml': `id: abc\ntype: Question\n${hostile}\n` };
    const [reading] = readFolder(files);
    expect(reading?.result).toMatchObject({
      ok: false,
      failure: { kind: 'fileNotWellFormed', name: 'model/questions/X.yml', fault },
    });
  });

  it('take terms and pictures along without failing, and say what was skipped', () => {
    const reading = readOne({
      ...aSamm(),
      'license.txt': 'Creative Commons Attribution-ShareAlike 4.0\n\nBy the beekeepers.',
      'README.md': '# Bees',
      'images/logo.png': '\u0000PNG',
      'texts/more.yml': 'a: 1',
    });
    expect(reading.framework?.licence?.text).toContain('By the beekeepers.');
    expect(beyondFields(reading)).toEqual([
      { kind: 'skippedFiles', text: 'README.md, images/logo.png, texts/more.yml' },
    ]);
  });
});

describe('a code of SAMM', () => {
  it.each(['D-TA-1-A', 'D-TA-A-1', ' d-ta-a-1 '])('means the same in both spellings: %j', (code) => {
    expect(sammActivityCode(code)).toEqual({ function: 'D', practice: 'TA', stream: 'A', level: 1 });
  });

  it.each(['TODO', 'V-RT-AB-1', 'D-TA-1', 'D-TA-1-1', ''])('is not %j', (code) => {
    expect(sammActivityCode(code)).toBeNull();
  });

  it('is said in both spellings', () => {
    expect(sammCodeSpellings('D-TA-A', 1)).toEqual(['D-TA-A-1', 'D-TA-1-A']);
  });
});
