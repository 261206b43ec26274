import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../base/assert.ts';
import { frameworkVersionSchema, nodeSchema } from '../../model/framework.ts';
import { aLargeCisoLibrary } from '../../testing/largeCisoLibrary.ts';
import { adoptReading } from '../adoptReading.ts';
import { readSource } from '../registry.ts';
import type { FrameworkReading, ReadNode } from '../frameworkReading.ts';
import * as v from 'valibot';

const bytes = (text: string) => new TextEncoder().encode(text);

function resultOf(text: string) {
  return readSource({ name: 'alder.yaml', bytes: bytes(text) });
}

function read(text: string): FrameworkReading {
  const result = resultOf(text);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A small library: what stands in its framework, from the fourth column on. */
function aLibrary(framework: string, head = ''): string {
  return `urn: urn:alder:risk:library:lantern
locale: en
ref_id: LANTERN
name: Lantern library
description: What the library is about.
${head}objects:
  framework:
    urn: urn:alder:risk:framework:lantern
    ref_id: Lantern 1
    name: Lantern
${framework}`;
}

function nodes(...items: readonly string[]): string {
  return `    requirement_nodes:\n${items.map((item) => `    - ${item.trim().replaceAll('\n', '\n      ')}\n`).join('')}`;
}

const urn = (id: string) => `urn:alder:risk:req_node:lantern:${id}`;

function nodeOf(reading: FrameworkReading, id: string): ReadNode {
  return known(
    reading.nodes.find((node) => node.id === id),
    id,
  );
}

function practicesOf(node: ReadNode) {
  return node.levels.flatMap(({ groups }) => groups.flatMap(({ practices }) => practices));
}

function kindsOf(reading: FrameworkReading) {
  return reading.warnings.map(({ kind, text, line }) => [kind, text, line]);
}

describe('a CISO Assistant library', () => {
  it('says who wrote it, on which terms and when, and all of it is kept', () => {
    const head = `annotation: A remark.
version: '2.10'
publication_date: 2026-01-05
copyright: |
  May be copied and distributed freely.
  CC BY 4.0
provider: Lantern Works
packager: alder
labels: [ops, cloud]
dependencies:
- urn:alder:risk:library:docs
`;
    const { framework } = read(aLibrary(nodes(`urn: ${urn('a')}`), head));
    expect(framework).toEqual({
      key: 'lantern-1',
      title: 'Lantern',
      version: '2.10',
      publisher: 'Lantern Works',
      lang: 'en',
      licence: {
        class: 'open',
        text: 'May be copied and distributed freely.\nCC BY 4.0',
        allowShare: true,
      },
      description: 'What the library is about.\n\nA remark.',
      sourceNote:
        'CISO Assistant library urn:alder:risk:library:lantern; version 2.10; published 2026-01-05; provider Lantern Works; packager alder; labels ops, cloud; builds on urn:alder:risk:library:docs',
      levels: [],
      scoring: { method: 'mean', min: 0, max: 100 },
    });
  });

  it.each([
    ['Purchase the standard from its publisher.', 'restricted'],
    ['CC BY-NC-ND 4.0', 'restricted'],
    ['All rights reserved.', 'restricted'],
    ['This text may not be reproduced without permission; it is not CC BY.', 'restricted'],
    ['Creative Commons Attribution', 'open'],
    ['Public domain', 'open'],
  ])('under the terms “%s” is %s', (copyright, expected) => {
    const head = `copyright: ${JSON.stringify(copyright)}\n`;
    expect(read(aLibrary(nodes(`urn: ${urn('a')}`), head)).framework?.licence).toEqual({
      class: expected,
      text: copyright,
      allowShare: expected === 'open',
    });
  });

  it('gives one practice for each requirement, and none for a section', () => {
    const reading = read(
      aLibrary(
        nodes(
          `urn: ${urn('A')}\nassessable: false\ndepth: 1\nref_id: A\nname: Lamps\ndescription: All about lamps.`,
          `urn: ${urn('A.1')}\nassessable: true\ndepth: 2\nparent_urn: ${urn('a').toUpperCase()}\nref_id: A.1\nname: Oil\ndescription: Lamps are filled.\nannotation: At dusk.\ntypical_evidence: A list.`,
        ),
      ),
    );
    expect(reading.nodes).toEqual([
      {
        id: 'a',
        code: 'A',
        title: 'Lamps',
        kind: 'section',
        description: 'All about lamps.',
        levels: [],
      },
      {
        id: 'a.1',
        code: 'A.1',
        title: 'Oil',
        kind: 'requirement',
        parent: 'a',
        levels: [
          {
            level: 0,
            groups: [
              {
                practices: [
                  {
                    id: 'requirement',
                    title: 'Oil',
                    text: 'Lamps are filled.',
                    sections: [
                      { heading: 'Annotation', text: 'At dusk.' },
                      { heading: 'Typical evidence', text: 'A list.' },
                    ],
                  },
                ],
                outcomes: [],
                metrics: [],
              },
            ],
          },
        ],
      },
    ]);
    expect(reading.warnings).toEqual([]);
  });

  it.each([
    ['ref_id: A.1\nname: Oil\ndescription: Lamps.', ['A.1', 'Oil', 'Lamps.']],
    ['ref_id: A.1\ndescription: Lamps are filled.', ['A.1', 'Lamps are filled.', 'Lamps are filled.']],
    ['name: Oil', ['', 'Oil', 'Oil']],
    ['ref_id: 5.10', ['5.10', '5.10', '5.10']],
    ['ref_id: 1.20\nname: 1.20', ['1.20', '1.20', '1.20']],
    ['description: "Only this.\\nAnd that."', ['', 'Only this.', 'Only this.\nAnd that.']],
    ['depth: 1', ['', urn('x'), urn('x')]],
  ])('with a node that says only %j still has a title and a practice', (said, expected) => {
    const node = nodeOf(read(aLibrary(nodes(`urn: ${urn('x')}\nassessable: true\n${said}`))), 'x');
    expect([node.code, node.title, practicesOf(node)[0]?.text]).toEqual(expected);
  });

  it('keeps a long name whole beside the title it was cut to', () => {
    const name = 'lamp '.repeat(100).trim();
    const node = nodeOf(read(aLibrary(nodes(`urn: ${urn('x')}\nname: ${name}`))), 'x');
    expect(node.title).toHaveLength(300);
    expect(node.sections).toEqual([{ heading: 'Name', text: name }]);
  });

  it('keeps requirements with requirements below them as they are', () => {
    const reading = read(
      aLibrary(
        nodes(
          `urn: ${urn('a')}\nassessable: true\nref_id: A`,
          `urn: ${urn('a.1')}\nassessable: true\nparent_urn: ${urn('a')}\nref_id: A.1`,
        ),
      ),
    );
    expect(reading.nodes.map((node) => practicesOf(node).length)).toEqual([1, 1]);
  });

  it('reads a list of frameworks below a node for each, with scores of their own', () => {
    const framework = (id: string, max: number) => `  - urn: urn:alder:risk:framework:${id}
    ref_id: ${id}
    name: Framework ${id}
    min_score: 1
    max_score: ${max}
    requirement_nodes:
    - urn: urn:alder:risk:req_node:${id}:a
      ref_id: A
      assessable: true
    - urn: urn:alder:risk:req_node:${id}:a.1
      parent_urn: urn:alder:risk:req_node:${id}:a
      ref_id: A.1
      assessable: true
`;
    const reading = read(
      `urn: urn:alder:risk:library:two\nname: Two\nobjects:\n  frameworks:\n${framework('one', 4)}${framework('two', 5)}`,
    );
    expect(reading.nodes.map(({ id, parent, kind }) => [id, parent, kind])).toEqual([
      ['framework-1', undefined, 'framework'],
      ['framework-1:a', 'framework-1', 'requirement'],
      ['framework-1:a.1', 'framework-1:a', 'requirement'],
      ['framework-2', undefined, 'framework'],
      ['framework-2:a', 'framework-2', 'requirement'],
      ['framework-2:a.1', 'framework-2:a', 'requirement'],
    ]);
    expect(reading.framework?.scales?.map(({ options }) => options.length)).toEqual([4, 5]);
    expect(reading.framework?.scoring).toEqual({ method: 'mean', min: 0, max: 100 });
    expect(kindsOf(reading)).toEqual([['outOfRange', 'min_score, max_score: 1–4, 1–5 → 0–100', undefined]]);
  });

  it('reads the older form, with requirements in a list of their own', () => {
    const reading = read(
      aLibrary(
        `${nodes(`urn: ${urn('a')}\nname: Lamps`)}    requirements:\n    - urn: ${urn('r1')}\n      parent_urn: ${urn('a')}\n      description: Fill them.\n`,
      ),
    );
    expect(reading.nodes.map(({ id, parent, kind }) => [id, parent, kind])).toEqual([
      ['a', undefined, 'section'],
      ['r1', 'a', 'requirement'],
    ]);
  });

  it('puts a parent that comes later before its children', () => {
    const reading = read(
      aLibrary(
        nodes(
          `urn: ${urn('b')}\nparent_urn: ${urn('a')}`,
          `urn: ${urn('a')}`,
          `urn: ${urn('c')}\nparent_urn: ${urn('b')}`,
        ),
      ),
    );
    expect(reading.nodes.map(({ id, parent }) => [id, parent])).toEqual([
      ['a', undefined],
      ['b', 'a'],
      ['c', 'b'],
    ]);
  });

  it('never lets a screen that only shows something be assessed', () => {
    const reading = read(
      aLibrary(nodes(`urn: ${urn('a')}\nassessable: true\ndisplay_mode: splash\nname: Welcome`)),
    );
    expect(nodeOf(reading, 'a')).toEqual({ id: 'a', code: '', title: 'Welcome', kind: 'note', levels: [] });
  });

  it('keeps translations with what they translate', () => {
    const reading = read(
      aLibrary(
        nodes(
          `urn: ${urn('a')}\nassessable: true\nname: Oil\ndescription: Fill.\nannotation: Dusk.\ntranslations:\n  de:\n    name: Öl\n    description: Füllen.\n    annotation: Dämmerung.\n  fr: {description: Remplir.}\n  xx: ~`,
          `urn: ${urn('b')}\nname: Wick\ndescription: Trim.\ntranslations:\n  de: {name: Docht, description: Kürzen.}`,
        ),
      ),
    );
    const node = nodeOf(reading, 'a');
    expect(node.translations).toEqual({ de: { title: 'Öl' } });
    expect(practicesOf(node)[0]?.translations).toEqual({
      de: { title: 'Öl', text: 'Füllen.' },
      fr: { text: 'Remplir.' },
    });
    expect(practicesOf(node)[0]?.sections).toEqual([
      { heading: 'Annotation', text: 'Dusk.' },
      { heading: 'Annotation (de)', text: 'Dämmerung.' },
    ]);
    expect(nodeOf(reading, 'b').translations).toEqual({ de: { title: 'Docht', text: 'Kürzen.' } });
  });

  it('makes subsets of implementation groups, defined or not', () => {
    const reading = read(
      aLibrary(
        `    implementation_groups_definition:
    - ref_id: P1
      name: First
      description: To begin with.
      default_selected: true
    - ref_id: P2
    - ref_id: P1
      name: Again
${nodes(`urn: ${urn('a')}\nimplementation_groups: [P1, "P2;Existing"]`, `urn: ${urn('b')}\nimplementation_groups:\n- "P2;Existing"`)}`,
      ),
    );
    expect(reading.framework?.subsets).toEqual([
      { code: 'P1', title: 'First', description: 'To begin with.', isDefault: true },
      { code: 'P2', title: 'P2' },
      { code: 'P2;Existing', title: 'P2;Existing' },
    ]);
    expect(reading.nodes.map(({ subsets }) => subsets)).toEqual([['P1', 'P2;Existing'], ['P2;Existing']]);
    expect(kindsOf(reading)).toEqual([
      ['duplicateId', 'implementation group P1', 17],
      ['danglingLink', 'implementation group P2;Existing', 20],
    ]);
  });

  it('names threats and controls of the same library, and gives the URN of others', () => {
    const reading = read(
      `${aLibrary(
        nodes(
          `urn: ${urn('a')}\nassessable: true\nname: Oil\nthreats: [URN:ALDER:RISK:THREAT:lantern:t1]\nreference_controls: [urn:alder:risk:function:lantern:c1, urn:x:risk:function:docs:doc.log]`,
        ),
      )}  threats:
  - urn: urn:alder:risk:threat:lantern:t1
    ref_id: T1
    name: Darkness
  reference_controls:
  - urn: urn:alder:risk:function:lantern:c1
    ref_id: C1
    name: Refill
    description: By hand.
`,
    );
    expect(practicesOf(nodeOf(reading, 'a'))[0]?.sections).toEqual([
      { heading: 'Threats', text: '- Darkness (T1)' },
      { heading: 'Reference controls', text: '- Refill (C1)\n- doc.log (urn:x:risk:function:docs:doc.log)' },
    ]);
    expect(kindsOf(reading)).toEqual([['leftOut', 'threats, reference_controls: description', 22]]);
  });

  it('keeps weights that can be, and says what it took instead of others', () => {
    const reading = read(
      aLibrary(
        nodes(
          `urn: ${urn('a')}\nref_id: A\nweight: 3`,
          `urn: ${urn('b')}\nref_id: B\nweight: 0`,
          `urn: ${urn('c')}\nref_id: C\nweight: heavy`,
        ),
      ),
    );
    expect(reading.nodes.map(({ weight }) => weight)).toEqual([3, undefined, undefined]);
    expect(kindsOf(reading)).toEqual([
      ['outOfRange', 'B: weight 0 → 1', 15],
      ['outOfRange', 'C: weight heavy → 1', 18],
    ]);
  });

  it('turns fields of its own into sections, and tells what it left out', () => {
    const reading = read(
      aLibrary(
        `    outcomes_definition:\n    - ref_id: o\n${nodes(`urn: ${urn('a')}\nname: Oil\nlegal_basis: Night act\ncustom: {a: 1}`, `urn: ${urn('b')}\ncustom: {a: 1}`)}`,
        'translations:\n  de: {name: Laterne}\n',
      ),
    );
    expect(nodeOf(reading, 'a').sections).toEqual([{ heading: 'Legal basis', text: 'Night act' }]);
    expect(kindsOf(reading)).toEqual([
      ['leftOut', 'translations', 7],
      ['leftOut', 'framework.outcomes_definition', 10],
      ['leftOut', 'custom (2)', 16],
    ]);
  });

  describe('with something wrong in its tree', () => {
    it('keeps a node whose parent is nowhere at the root, and says so', () => {
      const reading = read(aLibrary(nodes(`urn: ${urn('a')}\nref_id: A\nparent_urn: ${urn('gone')}`)));
      expect(nodeOf(reading, 'a').parent).toBeUndefined();
      expect(kindsOf(reading)).toEqual([['danglingLink', `A: parent_urn ${urn('gone')}`, 12]]);
    });

    it('keeps both nodes of one URN, whatever its capitals', () => {
      const reading = read(
        aLibrary(
          nodes(
            `urn: ${urn('a')}\nname: One`,
            `urn: ${urn('A')}\nname: Two`,
            `urn: ${urn('b')}\nparent_urn: ${urn('a')}`,
          ),
        ),
      );
      expect(reading.nodes.map(({ title, parent }) => [title, parent])).toEqual([
        ['One', undefined],
        [urn('b'), 'a'],
        ['Two', undefined],
      ]);
      expect(new Set(reading.nodes.map(({ id }) => id)).size).toBe(3);
      expect(kindsOf(reading)).toEqual([['duplicateId', urn('a'), 14]]);
    });

    it('keeps a node without a URN, and tells of an item that is no node', () => {
      const reading = read(aLibrary(`${nodes('name: Alone')}    - just text\n`));
      expect(reading.nodes.map(({ title }) => title)).toEqual(['Alone']);
      expect(kindsOf(reading)).toEqual([
        ['incomplete', 'just text', 12],
        ['incomplete', 'urn: Alone', 12],
      ]);
    });

    it('is refused when nodes stand below themselves', () => {
      const circle = nodes(
        `urn: ${urn('top')}`,
        `urn: ${urn('below')}\nparent_urn: ${urn('a')}`,
        `urn: ${urn('a')}\nparent_urn: ${urn('b')}`,
        `urn: ${urn('b')}\nparent_urn: ${urn('A')}`,
      );
      expect(resultOf(aLibrary(circle))).toEqual({
        ok: false,
        failure: {
          kind: 'frameworkInvalid',
          name: 'alder.yaml',
          problems: [{ line: 15, column: 1, problem: 'circle', text: urn('a') }],
        },
      });
    });

    it('is refused when nodes stand below one another without end', () => {
      const chain = Array.from(
        { length: 200 },
        (_, i) => `urn: ${urn(`n${i}`)}\nparent_urn: ${urn(`n${i - 1}`)}`,
      );
      expect(resultOf(aLibrary(nodes(...chain)))).toMatchObject({
        failure: { kind: 'fileNotWellFormed', fault: 'depth' },
      });
    });
  });

  it.each([
    ['requirement_mapping_set', 'mapping'],
    ['requirement_mapping_sets', 'mapping'],
    ['risk_matrix', 'riskMatrix'],
    ['risk_matrices', 'riskMatrix'],
    ['threats', 'threats'],
    ['reference_controls', 'referenceControls'],
    ['metric_definitions', 'metricDefinitions'],
    ['preset', 'preset'],
    ['quick_forms', 'quickForms'],
    ['workflows', 'workflows'],
    ['something_new', 'otherLibrary'],
  ])('that holds %s and no framework is refused as what it is', (key, what) => {
    expect(resultOf(`urn: urn:alder:risk:library:x\nname: X\nobjects:\n  ${key}:\n  - urn: urn:x\n`)).toEqual(
      {
        ok: false,
        failure: { kind: 'notFrameworkContent', name: 'alder.yaml', what },
      },
    );
  });

  it.each([
    ['urn: urn:a\nobjects:\n- framework\n', { problem: 'missingKey', key: 'objects' }],
    [aLibrary(''), { problem: 'missingKey', key: 'requirement_nodes' }],
    [aLibrary('    requirement_nodes: []\n'), { problem: 'missingKey', key: 'requirement_nodes' }],
    [`${aLibrary(nodes('urn: a'))}---\nurn: urn:b\n`, { problem: 'repeated', text: '---' }],
  ])('that is not whole is refused with the place', (text, problem) => {
    expect(resultOf(text)).toMatchObject({ failure: { kind: 'frameworkInvalid', problems: [problem] } });
  });

  it.each([
    ['an alias', aLibrary(nodes(`urn: &u ${urn('a')}`, 'urn: *u')), 'alias'],
    ['a reserved key', aLibrary(nodes(`urn: ${urn('a')}\n__proto__: {x: 1}`)), 'forbiddenKey'],
    ['a doubled key', aLibrary(nodes(`urn: ${urn('a')}\nname: a\nname: b`)), 'duplicateKey'],
    ['a type of another program', aLibrary(nodes(`urn: ${urn('a')}\nname: !!js/function 'x'`)), 'tag'],
    ['a tab', aLibrary(nodes(`urn: ${urn('a')}\n\tname: x`)), 'tab'],
    ['an endless line', aLibrary(nodes(`urn: ${urn('a')}\nname: ${'x'.repeat(2 ** 21)}`)), 'longLine'],
  ])('with %s is refused', (_, text, fault) => {
    expect(resultOf(text)).toMatchObject({ failure: { kind: 'fileNotWellFormed', fault } });
  });

  it('is refused above 16 MB, and read above 4 MB', () => {
    const filler = (count: number) => `# ${'x'.repeat(97)}\n`.repeat(count);
    const library = aLibrary(nodes(`urn: ${urn('a')}`));
    expect(resultOf(library + filler(50_000)).ok).toBe(true);
    expect(resultOf(library + filler(180_000))).toEqual({
      ok: false,
      failure: { kind: 'fileTooLarge', name: 'alder.yaml', limitBytes: 16 * 1024 * 1024 },
    });
  });

  it('is read in UTF-16 and with CRLF, and with a warning in Latin-1', () => {
    const library = aLibrary(nodes(`urn: ${urn('a')}\nname: Öllampe`));
    const utf16 = new Uint8Array(2 + library.length * 2);
    utf16.set([0xff, 0xfe]);
    Array.from(library).forEach((mark, i) =>
      utf16.set([mark.charCodeAt(0) & 255, mark.charCodeAt(0) >> 8], 2 + i * 2),
    );
    const latin1 = Uint8Array.from(Array.from(library), (mark) => mark.charCodeAt(0));
    for (const [form, warned] of [
      [utf16, []],
      [bytes(library.replaceAll('\n', '\r\n')), []],
      [bytes(`\ufeff${library}`), []],
      [latin1, ['encoding']],
    ] as const) {
      const result = readSource({ name: 'alder.yaml', bytes: form });
      if (!result.ok) throw new Error(result.failure.kind);
      expect(result.value.nodes[0]?.title).toBe('Öllampe');
      expect(result.value.warnings.map(({ kind }) => kind)).toEqual(warned);
    }
  });

  it('is read in JSON as well', () => {
    const library = {
      urn: 'urn:a',
      objects: {
        framework: { name: 'Lantern', requirement_nodes: [{ urn: urn('a'), assessable: true, ref_id: 'A' }] },
      },
    };
    const reading = read(JSON.stringify(library));
    expect(reading.nodes.map(({ code, kind }) => [code, kind])).toEqual([['A', 'requirement']]);
  });

  it('of any shape gives a reading whose rows can be stored, or one failure', async () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'b', urn('a'), urn('B'), '', '\n', '9'.repeat(400)),
    );
    const odd = fc.oneof(
      word,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(word, { maxLength: 3 }),
    );
    const node = fc.record(
      {
        urn: fc.oneof(fc.constantFrom(urn('a'), urn('b'), urn('c')), odd),
        parent_urn: fc.oneof(fc.constantFrom(urn('a'), urn('b'), urn('A')), odd),
        assessable: odd,
        ref_id: odd,
        name: odd,
        description: odd,
        implementation_groups: odd,
        weight: odd,
        min_score: odd,
        max_score: fc.oneof(fc.integer({ min: 1, max: 30 }), odd),
        questions: fc.oneof(
          odd,
          fc.dictionary(
            fc.constantFrom('urn:q:1', 'q2'),
            fc.oneof(
              odd,
              fc.record({
                type: odd,
                choices: fc.array(fc.record({ value: odd, add_score: fc.oneof(fc.integer(), odd) })),
              }),
            ),
          ),
        ),
        translations: fc.oneof(
          odd,
          fc.dictionary(fc.constantFrom('de', 'fr'), fc.record({ name: odd, description: odd })),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(node, odd), { minLength: 1, maxLength: 6 }),
        odd,
        async (list, score) => {
          const result = resultOf(
            JSON.stringify({
              urn: 'urn:a',
              objects: { framework: { max_score: score, requirement_nodes: list } },
            }),
          );
          if (!result.ok) {
            expect(['frameworkInvalid', 'fileNotWellFormed', 'frameworkUnknownFormat']).toContain(
              result.failure.kind,
            );
            return;
          }
          const reading = result.value;
          const adopted = await adoptReading({
            reading,
            place: {
              frameworkId: 'x',
              frameworkTitle: 'X',
              version: '1',
              publisher: '',
              licence: { class: 'own', text: '', allowShare: true },
              lang: 'en',
            },
            importedAt: '2026-11-24T08:00:00.000Z',
          });
          expect(v.safeParse(frameworkVersionSchema, adopted.frameworkVersion).issues).toBeUndefined();
          for (const row of adopted.nodes) expect(v.safeParse(nodeSchema, row).issues).toBeUndefined();
          expect(new Set(adopted.nodes.map(({ id }) => id)).size).toBe(reading.nodes.length);
        },
      ),
    );
  });

  it('with thousands of nodes is read whole', () => {
    const reading = read(aLargeCisoLibrary({ nodes: 800, seed: 7 }));
    expect(reading.nodes).toHaveLength(800);
    expect(reading.nodes.filter((node) => practicesOf(node).length === 1)).toHaveLength(700);
    expect(reading.warnings).toEqual([]);
  });
});

/** Beside the project's folder, or beside the folder that its worktrees stand in. */
const realFile = ['../shared', '../../shared']
  .map((path) => `${process.cwd()}/${path}/real-frameworks/ciso-assistant-nist-csf-2.0.yaml`)
  .find((path) => existsSync(path));

describe('a library as CISO Assistant publishes it', () => {
  it.skipIf(realFile === undefined)('gives exactly the nodes that are in it', () => {
    const text = readFileSync(realFile ?? '', 'utf8');
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const reading = read(text);
    // Counted in the text itself: every node has its `assessable` at this indent.
    expect(reading.nodes).toHaveLength(count(/^ {6}assessable:/gm));
    expect(reading.nodes.flatMap(practicesOf)).toHaveLength(count(/^ {6}assessable: true$/gm));
    expect(reading.nodes.filter(({ parent }) => parent !== undefined)).toHaveLength(
      count(/^ {6}parent_urn:/gm),
    );
    expect(reading.nodes.filter(({ code }) => code !== '')).toHaveLength(count(/^ {6}ref_id:/gm));
    const annotations = reading.nodes.flatMap((node) => [
      ...(node.sections ?? []),
      ...practicesOf(node).flatMap(({ sections = [] }) => sections),
    ]);
    expect(annotations.filter(({ heading }) => heading === 'Annotation')).toHaveLength(
      count(/^ {6}annotation:/gm),
    );
    expect(reading.framework?.scales?.[0]?.options).toHaveLength(count(/^ {4}- score:/gm));
  });
});
