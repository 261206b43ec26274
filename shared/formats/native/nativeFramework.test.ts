import { describe, expect, it } from 'vitest';
import type { ContentProblem } from '#shared/domain/failure.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { decodeText } from '../decodeText.ts';
import type { FrameworkReading } from '../frameworkReading.ts';
import { looksLikeNative, mergeNativeReadings, nativeSets, readNative } from './nativeFramework.ts';
import { readNativePart } from './nativePart.ts';
import type { NativePart } from './nativePart.ts';

const name = 'bees.yaml';

const whole = `waymarkFramework: 1
framework:
  key: bees
  version: '1.0'
  title: Keeping bees
levels:
  - number: 1
    name: Lucky
  - number: 2
    name: Careful
scales:
  - id: yesno
    answers:
      - code: N
        label: No
        worth: 0
      - code: Y
        label: Yes
        worth: 1
subsets:
  - code: core
    title: For everyone
nodes:
  - kind: category
    code: A
    title: The year
    subsets: [core]
    nodes:
      - kind: block
        code: A1
        title: Winter
        metrics:
          losses:
            text: Share of colonies lost
            unit: percent
            direction: down
        levels:
          - level: 2
            groups:
              - practices:
                  - Weigh every hive in October.
                  - id: entrance
                    text: Keep the entrance free.
                    scale: yesno
                outcomes:
                  - Colonies survive.
                metrics: [losses]
`;

function read(text: string): FrameworkReading {
  const reading = readNative(text, { name });
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

function problems(text: string): readonly ContentProblem[] {
  const reading = readNative(text, { name });
  if (reading.ok || reading.failure.kind !== 'frameworkInvalid') throw new Error(JSON.stringify(reading));
  return reading.failure.problems;
}

/** What is wrong, and the rest of the line that it is said to be at. */
function found(problem: ContentProblem, text: string) {
  const { line, column, ...said } = problem;
  return { ...said, at: text.split('\n')[line - 1]?.slice(column - 1) };
}

/** The one problem of the whole file after a change to it. */
function problemAfter(from: string, to: string) {
  expect(whole).toContain(from);
  const text = whole.replace(from, to);
  const list = problems(text);
  expect(list).toHaveLength(1);
  return found(list[0]!, text);
}

function sentence(text: string): string {
  const reading = readNative(text, { name });
  return reading.ok ? 'was read' : failureSentence(reading.failure, 'en');
}

describe('reading our own form', () => {
  it('gives every node its path, its level names and its metrics', () => {
    const reading = read(whole);
    expect(reading.framework).toMatchObject({ key: 'bees', version: '1.0', title: 'Keeping bees' });
    expect(reading.nodes.map(({ id, parent, kind }) => [id, parent, kind])).toEqual([
      ['A', undefined, 'category'],
      ['A/A1', 'A', 'block'],
    ]);
    expect(reading.nodes[1]?.levels).toEqual([
      {
        level: 2,
        name: 'Careful',
        groups: [
          {
            practices: [
              { text: 'Weigh every hive in October.' },
              { id: 'entrance', text: 'Keep the entrance free.', scaleId: 'yesno' },
            ],
            outcomes: [{ text: 'Colonies survive.' }],
            metrics: [{ id: 'losses', text: 'Share of colonies lost', unit: 'percent', direction: 'down' }],
          },
        ],
      },
    ]);
  });

  it('leaves the macro-capability out of the paths below it', () => {
    const text = `waymarkFramework: 1
framework: { key: bees, version: '1' }
nodes:
  - { kind: macro, code: hive, title: Hives, nodes: [{ kind: capability, code: A, title: Air }] }`;
    expect(read(text).nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['hive', undefined],
      ['A', 'hive'],
    ]);
  });

  it('reads JSON, indented by tabs or by nothing', () => {
    const json = {
      waymarkFramework: 1,
      framework: { key: 'bees', version: '1' },
      nodes: [{ kind: 'block', title: 'A "b"\n\u00e9' }],
    };
    for (const indent of [undefined, 2, '\t'])
      expect(read(JSON.stringify(json, null, indent)).nodes[0]?.title).toBe('A "b"\n\u00e9');
  });

  it('reads Windows line ends and a byte order mark as if they were not there', () => {
    const windows = `\ufeff${whole.replaceAll('\n', '\r\n')}`;
    const decoded = decodeText(new TextEncoder().encode(windows), name);
    expect(decoded.ok && read(decoded.value.text)).toEqual(read(whole));
    expect(read(windows)).toEqual(read(whole));
  });

  it('keeps texts that look like something else', () => {
    const texts = ['no', '1_000', '12:30:45', 'off', '0o17', '0x1f', '2026-01-01', 'Yes', '1.2.3'];
    const odd = texts.filter((text) => text !== '0o17' && text !== '0x1f');
    const practices = (list: readonly string[]) =>
      whole.replace(
        '- Weigh every hive in October.',
        list.map((text) => `- ${text}`).join('\n                  '),
      );
    expect(read(practices(odd)).nodes[1]?.levels[0]?.groups[0]?.practices.slice(0, -1)).toEqual(
      odd.map((text) => ({ text })),
    );
    // Under a version of YAML that says otherwise, too.
    expect(read(`%YAML 1.1\n---\n${practices(odd)}`)).toEqual(read(practices(odd)));
    expect(problems(practices(['0x1f']))).toMatchObject([
      { problem: 'wrongType', expected: 'textOrMapping' },
    ]);
  });

  it('recognises whole files, parts, JSON and files with a comment first', () => {
    for (const text of [
      whole,
      `# Bees\n\n${whole}`,
      `---\n${whole}`,
      '{"waymarkFramework":1}',
      ' {\n "waymarkFramework" : 1',
    ])
      expect(looksLikeNative(text)).toBe(true);
    for (const text of ['', 'Bees', 'text: "waymarkFramework is a key"', '{"framework":1}'])
      expect(looksLikeNative(text)).toBe(false);
  });
});

describe('a mistake in our own form is told with its place', () => {
  it('in lines and columns from 1', () => {
    expect(problems(whole.replace('key: bees', 'key: Bees'))).toEqual([
      { line: 3, column: 8, problem: 'wrongText', text: 'Bees', rule: 'key' },
    ]);
    expect(problems(whole.replace('[losses]', '[loses]'))).toEqual([
      { line: 47, column: 27, problem: 'unknownReference', text: 'loses', nearest: 'losses' },
    ]);
  });

  it('when a key is not known, with the nearest one that may stand there', () => {
    expect(problemAfter('unit: percent', 'unit: percent\n            mesure: By counting')).toEqual({
      at: 'mesure: By counting',
      problem: 'unknownKey',
      key: 'mesure',
      nearest: 'measure',
    });
    // What is there already is not proposed again.
    expect(problemAfter('code: A1', 'code: A1\n        scodex: A2')).toEqual({
      at: 'scodex: A2',
      problem: 'unknownKey',
      key: 'scodex',
    });
    expect(problemAfter('- id: entrance', '- id: entrance\n                    scal: yesno')).toEqual({
      at: 'scal: yesno',
      problem: 'unknownKey',
      key: 'scal',
    });
  });

  it('when a key is missing, where its mapping begins', () => {
    expect(problemAfter('        title: Winter\n', '')).toEqual({
      at: 'kind: block',
      problem: 'missingKey',
      key: 'title',
    });
    expect(problemAfter('text: Keep the entrance free.', 'question: Is it free?')).toEqual({
      at: 'id: entrance',
      problem: 'missingKey',
      key: 'text',
    });
    expect(problems('waymarkFramework: 1\nnodes: []')).toEqual([
      { line: 1, column: 1, problem: 'missingKey', key: 'framework' },
    ]);
  });

  it.each([
    ['text: Share of colonies lost', 'text: 12', 'text', '12'],
    ['[core]', 'core', 'list', 'core'],
    ["\n  key: bees\n  version: '1.0'\n  title: Keeping bees", ' [bees, 1]', 'mapping', '[bees, 1]'],
    ['worth: 0', 'worth: none', 'number', 'none'],
    ['- Weigh every hive in October.', '- [Weigh, it]', 'textOrMapping', '[Weigh, it]'],
    ['- Weigh every hive in October.', '- 42', 'textOrMapping', '42'],
    ['title: The year', 'title: The year\n    withdrawn: yes', 'flag', 'yes'],
    [
      "framework:\n  key: bees\n  version: '1.0'\n  title: Keeping bees",
      'framework: bees',
      'mapping',
      'bees',
    ],
    ["version: '1.0'", 'version: 1.0', 'text', '1.0'],
  ])('when %j is written as %j', (from, to, expected, at) => {
    expect(problemAfter(from, to)).toEqual({ problem: 'wrongType', expected, at });
  });

  it('when the whole is a list', () => {
    expect(problems('- waymarkFramework: 1')).toEqual([
      { line: 1, column: 1, problem: 'wrongType', expected: 'mapping' },
    ]);
  });

  it('when a word is none of those there are, with the nearest', () => {
    expect(problemAfter('unit: percent', 'unit: Percents')).toEqual({
      at: 'Percents',
      problem: 'notAnOption',
      text: 'Percents',
      options: ['count', 'percent', 'duration', 'money', 'ratio', 'yesno', 'level', 'frequency'],
      nearest: 'percent',
    });
  });

  it.each([
    ['key: bees', 'key: Bees and more', 'key', 'Bees and more'],
    ['id: entrance', 'id: the entrance', 'word', 'the entrance'],
    ['code: A1', 'code: <A1>', 'code', '<A1>'],
    ['kind: block', 'kind: Block', 'kind', 'Block'],
    ['title: Keeping bees', 'title: Keeping bees\n  language: english', 'language', 'english'],
    ['code: N', 'code: "N/A"', 'answer', '"N/A"'],
    ['code: A1', 'alignsWith: [not a place]', 'place', 'not a place]'],
    ['title: Winter', 'title: "Win\\ater"', 'characters', '"Win\\ater"'],
    ['title: Winter', 'title: "  "', 'empty', '"  "'],
    ['title: Winter', `title: ${'Winter '.repeat(50)}.`, 'long', `${'Winter '.repeat(50)}.`],
    ['      - code: Y\n        label: Yes\n        worth: 1\n', '', 'few', '- code: N'],
  ])('when %j is written as %j', (from, to, rule, at) => {
    expect(problemAfter(from, to)).toMatchObject({ problem: 'wrongText', rule, at });
  });

  it('when a number is out of its range', () => {
    expect(problemAfter('worth: 1\n', 'worth: 1.5\n')).toEqual({
      at: '1.5',
      problem: 'outOfRange',
      text: '1.5',
      min: 0,
      max: 1,
    });
    expect(problemAfter('- level: 2', '- level: 11')).toMatchObject({ at: '11', min: 0, max: 10 });
    expect(problemAfter('- level: 2', '- level: 1.5')).toMatchObject({ at: '1.5', problem: 'outOfRange' });
    expect(problemAfter('code: A1', 'code: A1\n        weight: 0')).toMatchObject({
      min: 0.001,
      max: 1_000_000,
    });
    expect(problemAfter('waymarkFramework: 1', 'waymarkFramework: 0')).toMatchObject({ at: '0' });
    expect(problemAfter('subsets:\n', 'scoring: { method: mean, max: -1 }\nsubsets:\n')).toMatchObject({
      at: '-1 }',
      problem: 'outOfRange',
      min: 0,
    });
    expect(problemAfter('worth: 1\n', 'worth: .inf\n')).toMatchObject({ at: '.inf', problem: 'outOfRange' });
  });

  it('when a name leads nowhere, with the nearest that does', () => {
    expect(problemAfter('metrics: [losses]', 'metrics: [loses]')).toEqual({
      at: 'loses]',
      problem: 'unknownReference',
      text: 'loses',
      nearest: 'losses',
    });
    expect(problemAfter('scale: yesno', 'scale: yes-no')).toMatchObject({ nearest: 'yesno', at: 'yes-no' });
    expect(problemAfter('subsets: [core]', 'subsets: [cor]')).toMatchObject({ nearest: 'core', at: 'cor]' });
    expect(problemAfter('- level: 2', '- level: 3')).toMatchObject({
      problem: 'unknownReference',
      text: '3',
    });
  });

  it('when something stands twice that must tell things apart', () => {
    const again = '      - kind: block\n        code: A1\n        title: Winter again\n      - kind: block';
    expect(problemAfter('      - kind: block', again)).toEqual({
      at: 'A1',
      problem: 'repeated',
      text: 'A/A1',
    });
    // A second name that says which is which is all it takes.
    expect(
      read(whole.replace('      - kind: block', again.replace('code', 'id: again\n        code'))).nodes,
    ).toHaveLength(3);
    expect(problemAfter('- number: 2', '- number: 1\n    name: Lucky again\n  - number: 2')).toMatchObject({
      text: '1',
    });
    expect(problemAfter('code: Y', 'code: N')).toMatchObject({ problem: 'repeated', text: 'N' });
    expect(problemAfter('[losses]', '[losses, losses]')).toMatchObject({
      problem: 'repeated',
      at: 'losses]',
    });
    expect(problems(`${whole}---\n${whole}`)).toMatchObject([{ line: 48, problem: 'repeated', text: '---' }]);
  });

  it('when the form is newer, with nothing else', () => {
    expect(problemAfter('waymarkFramework: 1', 'waymarkFramework: 2\nunheardOf: true')).toEqual({
      at: '2',
      problem: 'newerFormat',
      version: 2,
      supported: 1,
    });
  });

  it('in the order of the file, fifty at most', () => {
    const lines = Array.from({ length: 80 }, (_, index) => `  - kind: Block\n    title: B${index}`);
    const found = problems(
      `waymarkFramework: 1\nframework: { key: bees, version: "1" }\nnodes:\n${lines.join('\n')}`,
    );
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, index) => 4 + 2 * index));
  });

  it('as one sentence that a person can act on', () => {
    expect(sentence(whole.replace('metrics: [losses]', 'metrics: [loses]'))).toBe(
      '“bees.yaml” has a mistake at line 47, column 27: “loses” is named there but defined nowhere (did you mean “losses”?); nothing was changed; mend what is named and choose the file again.',
    );
  });
});

describe('a hostile text', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`).join(
    '\n',
  );
  const odd = (text: string) => `waymarkFramework: 1\n${text}\n`;

  it.each([
    ['billion laughs', odd(`l0: &l0 ha\n${laughs}`), 'alias', 3],
    [
      'one alias',
      whole.replace('title: Winter', 'title: *x').replace('code: A1', 'code: &x A1'),
      'alias',
      31,
    ],
    ['a nesting of 20,000', odd(`x: ${'['.repeat(20_000)}${']'.repeat(20_000)}`), 'depth', 2],
    ['a nesting of 20,000 mappings', odd(`x: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`), 'depth', 2],
    ['a program', odd('x: !!js/function "function () {}"'), 'tag', 2],
    ['an object of Python', odd('x: !!python/object:os.system {}'), 'tag', 2],
    ['an unknown tag', odd('x: !mine 1'), 'tag', 2],
    ['a merge', odd('a: {b: 1}\n<<: {c: 1}'), 'mergeKey', 3],
    ['a prototype', odd('__proto__: {isAdmin: true}'), 'forbiddenKey', 2],
    ['a constructor', odd('x: {constructor: {prototype: {a: 1}}}'), 'forbiddenKey', 2],
    ['a key that stands twice', whole.replace('code: A1', 'code: A1\n        code: A2'), 'duplicateKey', 31],
    ['a key twice in JSON', '{"waymarkFramework": 1,\n"nodes": [], "nodes": []}', 'duplicateKey', 2],
    ['a tab for spaces', whole.replace('  key: bees', '\tkey: bees'), 'tab', 3],
    ['half a text', '{"waymarkFramework": 1, "framework": {', 'syntax', 1],
    [
      'a line of four megabytes',
      whole.replace('title: Winter', `title: ${'x'.repeat(4_000_000)}`),
      'longLine',
      31,
    ],
    ['a character that ends texts', whole.replace('title: Winter', 'title: "Win\\0ter"'), 'text', 31],
    ['a quote that is never closed', whole.replace("'1.0'", "'1.0"), 'syntax', 4],
  ])('with %s is refused with its place', (_, text, fault, line) => {
    const reading = readNative(text, { name });
    expect(reading).toMatchObject({ ok: false, failure: { kind: 'fileNotWellFormed', fault, line } });
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });
});

describe('a framework of several files', () => {
  const head = `waymarkFramework: 1
framework: { key: bees, version: '1.0', title: Keeping bees }
levels:
  - { number: 1, name: Lucky }
scales:
  - id: yesno
    answers: [{ code: N, label: No, worth: 0 }, { code: Y, label: Yes, worth: 1 }]
nodes: []
`;
  const part = (code: string, level = 1) => `waymarkFramework: 1
framework: { key: bees, version: '1.0' }
nodes:
  - kind: macro
    code: hive
    title: Hives
    nodes:
      - kind: block
        code: ${code}
        title: Block ${code}
        levels:
          - level: ${level}
            groups:
              - practices:
                  - text: Practise ${code}.
                    scale: yesno
`;

  function parts(files: Readonly<Record<string, string>>): NativePart[] {
    return Object.entries(files).map(([file, text]) => {
      const read = readNativePart(text, file);
      if (!read.ok) throw new Error(JSON.stringify(read.failure));
      return read.value;
    });
  }

  it('is one framework: nodes of the same place are one, and the head may come last', () => {
    const reading = mergeNativeReadings(
      parts({ 'a.yaml': part('A'), 'b.yaml': part('B'), 'head.yaml': head }),
    );
    expect(reading).toMatchObject({ ok: true, value: { framework: { title: 'Keeping bees' } } });
    expect(reading.ok && reading.value.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['hive', undefined],
      ['A', 'hive'],
      ['B', 'hive'],
    ]);
    expect(reading.ok && reading.value.nodes[2]?.levels[0]).toMatchObject({ name: 'Lucky' });
  });

  it('is told by key and version among other files', () => {
    const all = parts({ 'a.yaml': part('A'), 'other.yaml': head.replace('1.0', '2.0'), 'head.yaml': head });
    expect(nativeSets(all).map((set) => set.map((file) => file.name))).toEqual([
      ['a.yaml', 'head.yaml'],
      ['other.yaml'],
    ]);
  });

  it('names file and line of both where two files contradict each other', () => {
    const files = {
      'head.yaml': head,
      'a.yaml': part('A'),
      'b.yaml': part('B').replace('title: Hives', 'title: Homes'),
    };
    const reading = mergeNativeReadings(parts(files));
    expect(reading).toEqual({
      ok: false,
      failure: {
        kind: 'frameworkInvalid',
        name: 'b.yaml',
        problems: [
          {
            file: 'b.yaml',
            line: 6,
            column: 12,
            problem: 'contradiction',
            key: 'title',
            other: { file: 'a.yaml', line: 6, column: 12 },
          },
        ],
      },
    });
    expect(reading.ok ? '' : failureSentence(reading.failure, 'en')).toBe(
      '“b.yaml” has a mistake at line 6, column 12: “title” is not what is said at line 6, column 12 of “a.yaml”; nothing was changed; mend what is named and choose the file again.',
    );
  });

  it('contradicts itself when two heads differ, and not when they say the same', () => {
    const same = parts({ 'head.yaml': head, 'again.yaml': head });
    expect(mergeNativeReadings(same).ok).toBe(true);
    const other = parts({ 'head.yaml': head, 'again.yaml': head.replace('Lucky', 'Blessed') });
    expect(mergeNativeReadings(other)).toMatchObject({
      failure: {
        name: 'again.yaml',
        problems: [{ key: 'levels', line: 4, other: { file: 'head.yaml', line: 4 } }],
      },
    });
  });

  it('finds what leads nowhere in the file it stands in', () => {
    const reading = mergeNativeReadings(
      parts({ 'head.yaml': head, 'a.yaml': part('A'), 'b.yaml': part('B', 4) }),
    );
    expect(reading).toMatchObject({
      failure: {
        name: 'b.yaml',
        problems: [{ file: 'b.yaml', line: 12, column: 20, problem: 'unknownReference', text: '4' }],
      },
    });
  });

  it('has one block of a place, wherever it is written', () => {
    const twice = part('A').replaceAll('Practise A.', 'Practise again.');
    expect(
      mergeNativeReadings(parts({ 'head.yaml': head, 'a.yaml': part('A'), 'b.yaml': twice })),
    ).toMatchObject({
      failure: { name: 'b.yaml', problems: [{ problem: 'contradiction', key: 'levels', line: 12 }] },
    });
    const inOne = part('A').replace(
      '      - kind: block',
      '      - { kind: block, code: A, title: Block A }\n      - kind: block',
    );
    expect(mergeNativeReadings(parts({ 'head.yaml': head, 'a.yaml': inOne }))).toMatchObject({
      failure: { name: 'a.yaml', problems: [{ problem: 'repeated', text: 'A', line: 10 }] },
    });
  });
});
