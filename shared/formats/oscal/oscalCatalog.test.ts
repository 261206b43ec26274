import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { known } from '../../base/assert.ts';
import { nodeSchema } from '../../model/framework.ts';
import { aLargeOscalCatalog } from '../../testing/largeOscalCatalog.ts';
import { adoptReading } from '../adoptReading.ts';
import type { FrameworkReading, ReadNode } from '../frameworkReading.ts';
import { maxTextBytes, readSource } from '../registry.ts';

const metadata = {
  title: 'Lantern controls',
  'last-modified': '2026-11-24T08:00:00Z',
  version: '1.10',
  'oscal-version': '1.1.2',
};

function resultOf(text: string, name = 'lantern.json') {
  return readSource({ name, bytes: new TextEncoder().encode(text) });
}

function read(catalog: object): FrameworkReading {
  const result = resultOf(JSON.stringify({ catalog: { uuid: 'u', metadata, ...catalog } }));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function only(control: object, catalog: object = {}): ReadNode {
  return known(
    read({ ...catalog, controls: [{ id: 'l-1', title: 'Lamps', ...control }] }).nodes[0],
    'a node',
  );
}

const statement = (prose: string, parts: readonly object[] = []) => ({ name: 'statement', prose, parts });
const labelled = (value: string) => [{ name: 'label', value }];
const practiceOf = (node: ReadNode) => node.levels[0]?.groups[0]?.practices[0];
const textOf = (control: object, catalog: object = {}) => practiceOf(only(control, catalog))?.text;
const outline = (reading: FrameworkReading) =>
  reading.nodes.map(({ id, parent, kind, code }) => [id, parent, kind, code]);

describe('an OSCAL catalogue', () => {
  it('says who published it, in which version and on which terms', () => {
    const said = {
      ...metadata,
      published: '2026-11-01T00:00:00Z',
      parties: [
        { uuid: 'p-1', type: 'person', name: 'Ann' },
        { uuid: 'p-2', type: 'organization', name: 'Lantern Works' },
        { uuid: 'p-3', type: 'organization', name: 'Lantern Press' },
      ],
      'responsible-parties': [
        { 'role-id': 'contact', 'party-uuids': ['p-1'] },
        { 'role-id': 'publisher', 'party-uuids': ['p-3'] },
      ],
      links: [{ rel: 'license', href: 'https://example.org/cc0', text: 'CC0 1.0' }],
      remarks: 'What it is about.',
    };
    expect(read({ metadata: said, controls: [{ id: 'a', title: 'A' }] }).framework).toEqual({
      key: 'lantern-controls',
      title: 'Lantern controls',
      version: '1.10',
      publisher: 'Lantern Press',
      licence: { class: 'open', text: 'CC0 1.0 https://example.org/cc0', allowShare: true },
      description: 'What it is about.',
      sourceNote: 'OSCAL 1.1.2; published 2026-11-01T00:00:00Z; last modified 2026-11-24T08:00:00Z',
      levels: [],
      scoring: { method: 'mean', min: 0, max: 100 },
    });
  });

  it('keeps groups and controls of any depth in their order', () => {
    const reading = read({
      groups: [
        {
          id: 'g',
          class: 'family',
          title: 'Light',
          props: labelled('G'),
          groups: [
            {
              id: 'g.1',
              title: 'Oil',
              controls: [
                {
                  id: 'o-1',
                  title: 'Fill',
                  controls: [{ id: 'o-1.1', title: 'Often', controls: [{ id: 'o-1.1.1', title: 'Daily' }] }],
                },
              ],
            },
          ],
        },
      ],
      controls: [{ id: 'x-1', title: 'Other' }],
    });
    expect(outline(reading)).toEqual([
      ['g', undefined, 'family', 'G'],
      ['g.1', 'g', 'group', 'g.1'],
      ['o-1', 'g.1', 'control', 'o-1'],
      ['o-1.1', 'o-1', 'control', 'o-1.1'],
      ['o-1.1.1', 'o-1.1', 'control', 'o-1.1.1'],
      ['x-1', undefined, 'control', 'x-1'],
    ]);
    expect(reading.nodes.filter((node) => practiceOf(node) !== undefined)).toHaveLength(4);
    expect(reading.warnings).toEqual([]);
  });

  it('sorts by what is made for it, where everything has it', () => {
    const control = (id: string, sort?: string) => ({
      id,
      title: id,
      props: sort === undefined ? [] : [{ name: 'sort-id', value: sort }],
    });
    const ids = (...controls: object[]) => read({ controls }).nodes.map(({ id }) => id);
    expect(ids(control('a', '10'), control('b', '02'), control('c', '01'))).toEqual(['c', 'b', 'a']);
    expect(ids(control('b'), control('a', '01'))).toEqual(['b', 'a']);
  });

  it('shows the label that has no class as the code', () => {
    const props = [
      { name: 'label', value: 'L-01', class: 'zero-padded' },
      { name: 'label', value: 'L-1' },
      { name: 'label', value: 'L-001', class: 'other' },
    ];
    expect(only({ props }).code).toBe('L-1');
    expect(only({ props: props.slice(0, 1) }).code).toBe('L-01');
  });

  it('writes a statement with its items as they are numbered', () => {
    const item = (label: string, prose: string, parts: readonly object[] = []) => ({
      name: 'item',
      props: labelled(label),
      prose,
      parts,
    });
    const parts = [
      statement('The keeper:', [
        item('a.', 'Fills the lamps:', [item('1.', 'at dusk; and'), item('2.', 'after storms.')]),
        item('b.', 'Keeps a list.'),
      ]),
    ];
    expect(textOf({ parts })).toBe(
      'The keeper:\na. Fills the lamps:\n  1. at dusk; and\n  2. after storms.\nb. Keeps a list.',
    );
  });

  it('keeps everything beside the statement under its heading, links and properties included', () => {
    const reading = read({
      controls: [
        {
          id: 'l-1',
          title: 'Lamps',
          class: 'lantern',
          props: [
            { name: 'priority', value: 'P1' },
            { name: 'sort-id', value: '1' },
          ],
          parts: [
            { name: 'overview', prose: 'About lamps.' },
            statement('Fill them.'),
            { name: 'guidance', prose: 'See [L-2](#l-2).' },
            { name: 'example', title: 'A lighthouse', prose: 'Like this.' },
            { name: 'assessment-objective', props: labelled('L-1[01]'), prose: 'They are full.' },
            {
              name: 'assessment-method',
              props: [{ name: 'method', value: 'EXAMINE' }],
              parts: [{ name: 'assessment-objects', prose: 'The list' }],
            },
          ],
          links: [
            { href: '#l-2', rel: 'related' },
            { href: '#r-1', rel: 'reference' },
            { href: 'https://example.org', rel: 'reference', text: 'Lamps today' },
            { href: '#gone', rel: 'related' },
          ],
        },
        { id: 'l-2', title: 'Wicks', props: [...labelled('L-2'), { name: 'sort-id', value: '2' }] },
      ],
      'back-matter': {
        resources: [
          {
            uuid: 'R-1',
            title: 'Lamp book',
            citation: { text: 'Keeper, 1900' },
            rlinks: [{ href: 'https://example.org/b' }],
          },
          { uuid: 'r-2', title: 'Never named' },
        ],
      },
    });
    const node = known(reading.nodes[0], 'a node');
    expect(node.description).toBe('About lamps.');
    expect(practiceOf(node)).toEqual({
      id: 'control',
      text: 'Fill them.',
      sections: [
        { heading: 'Guidance', text: 'See L-2.' },
        { heading: 'A lighthouse', text: 'Like this.' },
        { heading: 'Assessment objective: L-1[01]', text: 'They are full.' },
        { heading: 'Assessment method: examine', text: 'The list' },
        { heading: 'Related', text: '- L-2\n- gone' },
        {
          heading: 'References',
          text: '- Lamp book, Keeper, 1900, https://example.org/b\n- Lamps today (https://example.org)',
        },
        { heading: 'Properties', text: 'class: lantern\npriority: P1' },
      ],
    });
    expect(reading.warnings.map(({ kind, text }) => [kind, text])).toEqual([
      ['danglingLink', 'l-1: #gone'],
      ['leftOut', 'back-matter.resources'],
    ]);
  });

  it('lists withdrawn controls with where they went, and never has them rated', () => {
    const reading = read({
      controls: [
        {
          id: 'l-1',
          title: 'Old lamps',
          props: [{ name: 'status', value: 'Withdrawn' }],
          links: [
            { href: '#l-2', rel: 'incorporated-into' },
            { href: '#l-3', rel: 'moved-to', text: 'L-3' },
          ],
          controls: [{ id: 'l-1.1', title: 'Still asked' }],
        },
        { id: 'l-2', title: 'New lamps', props: labelled('L-2') },
        { id: 'l-3', title: 'Newer lamps' },
      ],
    });
    expect(reading.nodes[0]).toEqual({
      id: 'l-1',
      code: 'l-1',
      title: 'Old lamps',
      kind: 'control',
      isWithdrawn: true,
      levels: [],
      sections: [
        { heading: 'Incorporated into', text: '- L-2' },
        { heading: 'Moved to', text: '- L-3' },
        { heading: 'Properties', text: 'status: Withdrawn' },
      ],
    });
    expect(reading.nodes.map((node) => practiceOf(node) !== undefined)).toEqual([false, true, true, true]);
  });

  describe('with parameters', () => {
    const params = [
      { id: 'when', label: 'a time of\nday' },
      { id: 'set', values: ['dusk', 'dawn'] },
      { id: 'one', select: { choice: ['by hand', 'by {{ insert: param, who }}'] } },
      { id: 'some', select: { 'how-many': 'one-or-more', choice: ['oil', 'gas'] } },
      { id: 'who', label: 'someone' },
      {
        id: 'all',
        props: [
          { name: 'aggregates', value: 'who' },
          { name: 'aggregates', value: 'set' },
        ],
      },
      { id: 'named', label: 'all of them', props: [{ name: 'aggregates', value: 'who' }] },
      { id: 'loop', select: { choice: ['again {{ insert: param, loop }}'] } },
    ];
    it.each([
      ['{{ insert: param, when }}', '[Assignment: a time of day]'],
      ['{{insert:param,set}}', 'dusk, dawn'],
      ['{{ insert: param, one }}', '[Selection: by hand; by [Assignment: someone]]'],
      ['{{ insert: param, some }}', '[Selection (one or more): oil; gas]'],
      ['{{ insert: param, all }}', '[Assignment: someone], dusk, dawn'],
      ['{{ insert: param, named }}', '[Assignment: all of them]'],
      ['{{ insert: param, loop }}', '[Selection: again [Assignment: loop]]'],
      ['{{ who }}', '[Assignment: someone]'],
      ['{{regelmäßig}} und {{eine Person oder Rolle}}', '{{regelmäßig}} und {{eine Person oder Rolle}}'],
      ['{{ insert: param, gone }}', '[Assignment: gone]'],
    ])('%s becomes %s', (prose, text) => {
      expect(textOf({ params, parts: [statement(`At ${prose}.`)] })).toBe(`At ${text}.`);
    });

    it('finds those of the group and of the catalogue', () => {
      const reading = read({
        params: [{ id: 'top', values: ['high'] }],
        groups: [
          {
            title: 'Light',
            params: [{ id: 'mid', values: ['low'] }],
            controls: [
              {
                id: 'a',
                title: 'A',
                parts: [statement('{{ insert: param, top }} {{ insert: param, mid }}')],
              },
            ],
          },
        ],
      });
      expect(practiceOf(known(reading.nodes[1], 'a control'))?.text).toBe('high low');
    });

    it('tells once of one that is nowhere, and of one that is there twice', () => {
      const reading = read({
        controls: [
          {
            id: 'a',
            title: 'A',
            params: [{ id: 'p', values: ['x'] }],
            parts: [statement('{{ insert: param, gone }}')],
          },
          {
            id: 'b',
            title: 'B',
            params: [{ id: 'p', values: ['y'] }],
            parts: [statement('{{ insert: param, gone }}')],
          },
        ],
      });
      expect(reading.warnings.map(({ kind, text }) => [kind, text])).toEqual([
        ['duplicateId', 'param p'],
        ['danglingLink', 'insert: param, gone'],
      ]);
    });

    it('shows guidelines and limits beside the control', () => {
      const node = only({
        params: [
          {
            id: 'when',
            label: 'a time',
            guidelines: [{ prose: 'Before dark.' }],
            constraints: [{ description: 'Daily.' }],
          },
        ],
        parts: [statement('Fill.')],
      });
      expect(practiceOf(node)?.sections).toEqual([
        { heading: 'Parameters', text: '- a time: Daily. Before dark.' },
      ]);
    });

    it('does not grow without end when they insert one another', () => {
      const doubling = Array.from({ length: 60 }, (_, i) => ({
        id: `p${i}`,
        label: `p${i}`,
        select: { choice: [`{{ insert: param, p${i + 1} }} {{ insert: param, p${i + 1} }}`] },
      }));
      const text = textOf({
        params: [...doubling, { id: 'p60' }],
        parts: [statement('{{ insert: param, p0 }}')],
      });
      expect(text?.length).toBeLessThan(10_100);
    });
  });

  it('without ids, or with ids that are none, is read all the same', () => {
    const reading = read({
      groups: [
        {
          title: 'Light',
          groups: [
            { title: 'Oil', controls: [{ id: '5.1', title: 'Fill' }, { title: 'Trim' }, { title: 'Trim' }] },
          ],
        },
        { title: 'Light', controls: [{ id: '5.1', title: 'Again' }, { id: 7, title: '' }, 'no control'] },
      ],
    });
    expect(outline(reading)).toEqual([
      ['Light', undefined, 'group', ''],
      ['Light/Oil', 'Light', 'group', ''],
      ['5.1', 'Light/Oil', 'control', '5.1'],
      ['Light/Oil/Trim', 'Light/Oil', 'control', ''],
      ['Light/Oil/Trim-2', 'Light/Oil', 'control', ''],
      ['Light-2', undefined, 'group', ''],
      ['5.1-2', 'Light-2', 'control', '5.1'],
      ['7', 'Light-2', 'control', '7'],
    ]);
    expect(reading.warnings.map(({ kind, text }) => [kind, text])).toEqual([
      ['incomplete', 'controls: no control'],
      ['duplicateId', '5.1'],
      ['incomplete', '7: title'],
    ]);
  });

  it.each([
    ['profile', 'oscalProfile'],
    ['component-definition', 'oscalComponentDefinition'],
    ['system-security-plan', 'oscalSystemSecurityPlan'],
    ['assessment-plan', 'oscalAssessmentPlan'],
    ['assessment-results', 'oscalAssessmentResults'],
    ['plan-of-action-and-milestones', 'oscalActionPlan'],
    ['mapping-collection', 'oscalMapping'],
  ])('is told from %s, which is refused as what it is', (key, what) => {
    const failure = { kind: 'notFrameworkContent', name: 'lantern.json', what };
    expect(resultOf(JSON.stringify({ [key]: { uuid: 'u', metadata } }))).toEqual({ ok: false, failure });
    expect(resultOf(JSON.stringify({ $schema: 'http://x', [key]: { uuid: 'u' } }))).toEqual({
      ok: false,
      failure,
    });
    expect(resultOf(`${key}:\n  uuid: u\n  metadata:\n    title: x\n`)).toEqual({ ok: false, failure });
  });

  it('in XML is refused with what to choose instead', () => {
    const xml =
      '<?xml version="1.0"?>\n<catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="u"></catalog>';
    expect(resultOf(xml, 'lantern.xml')).toEqual({
      ok: false,
      failure: { kind: 'notFrameworkContent', name: 'lantern.xml', what: 'oscalXml' },
    });
  });

  it('is read in YAML, with the lines of what is wrong', () => {
    const yaml = `catalog:
  uuid: u
  metadata:
    title: Lantern controls
    version: 1.10
  controls:
    - id: l-1
      title: Lamps
    - id: l-1
      title: Wicks
`;
    const result = resultOf(yaml, 'lantern.yaml');
    if (!result.ok) throw new Error(result.failure.kind);
    expect(result.value.framework?.version).toBe('1.10');
    expect(result.value.warnings).toEqual([{ kind: 'duplicateId', text: 'l-1', line: 9 }]);
  });

  it.each([
    [
      '{"catalog": {"uuid": "u", "uuid": "v"}}',
      { kind: 'fileNotWellFormed', fault: 'duplicateKey', column: 27 },
    ],
    ['{"catalog": {"__proto__": {}}}', { kind: 'fileNotWellFormed', fault: 'forbiddenKey' }],
    [`{"catalog": ${'['.repeat(100_000)}`, { kind: 'fileNotWellFormed', fault: 'depth' }],
    ['{"catalog": {"controls": [1e400]}}', { kind: 'fileNotWellFormed', fault: 'number' }],
    ['{"catalog": {"controls": ["\\ud800"]}}', { kind: 'fileNotWellFormed', fault: 'text' }],
    ['{"catalog": {"controls": [', { kind: 'fileNotWellFormed', fault: 'syntax' }],
    ['{"catalog": []}', { kind: 'frameworkInvalid' }],
    ['{"catalog": {"metadata": {"title": "x"}}}', { kind: 'frameworkInvalid' }],
  ])('that is %s is refused', (text, failure) => {
    expect(resultOf(text)).toMatchObject({ ok: false, failure });
  });

  it('of any shape gives a reading whose rows can be stored, or one failure', async () => {
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'constructor', 'label'),
      fc.integer(),
      fc.constant(null),
    );
    const prop = fc.record(
      { name: fc.constantFrom('label', 'status', 'sort-id', 'aggregates', 'x'), value: odd },
      { requiredKeys: [] },
    );
    const props = fc.oneof(odd, fc.array(prop, { maxLength: 3 }));
    const prose = fc.oneof(odd, fc.constantFrom('{{ insert: param, a }}', '{{ a }} [x](#a)'));
    const param = fc.record(
      {
        id: odd,
        label: odd,
        values: odd,
        props,
        select: fc.oneof(odd, fc.record({ choice: fc.array(prose) })),
      },
      { requiredKeys: [] },
    );
    const part = fc.record(
      { name: fc.oneof(odd, fc.constantFrom('statement', 'overview')), prose, props, parts: odd },
      { requiredKeys: [] },
    );
    const { control } = fc.letrec<{ control: unknown }>((tie) => ({
      control: fc.record(
        {
          id: odd,
          title: odd,
          class: odd,
          props,
          params: fc.array(param, { maxLength: 3 }),
          parts: fc.array(part, { maxLength: 3 }),
          links: fc.array(fc.record({ href: fc.oneof(odd, fc.constant('#a')), rel: odd }), { maxLength: 2 }),
          controls: fc.array(fc.oneof({ depthSize: 'small' }, odd, tie('control')), { maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(control, { maxLength: 4 }),
        fc.array(control, { maxLength: 3 }),
        async (controls, groups) => {
          const result = resultOf(JSON.stringify({ catalog: { metadata: {}, controls, groups } }));
          if (!result.ok) {
            expect(['frameworkInvalid', 'fileNotWellFormed']).toContain(result.failure.kind);
            return;
          }
          const adopted = await adoptReading({
            reading: result.value,
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
          for (const row of adopted.nodes) expect(v.safeParse(nodeSchema, row).issues).toBeUndefined();
          expect(adopted.nodes).toHaveLength(result.value.nodes.length);
        },
      ),
    );
  });

  it('larger than other texts may be is read whole', () => {
    const text = aLargeOscalCatalog({ controls: 800, seed: 7 });
    const result = resultOf(text);
    if (!result.ok) throw new Error(result.failure.kind);
    expect(text.length).toBeGreaterThan(maxTextBytes);
    const withdrawn = text.match(/"withdrawn"/g)?.length ?? 0;
    expect(result.value.nodes.filter(({ kind }) => kind === 'control')).toHaveLength(800);
    expect(result.value.nodes.filter((node) => practiceOf(node) !== undefined)).toHaveLength(800 - withdrawn);
    expect(result.value.warnings).toEqual([]);
  });
});

/** Beside the project's folder, or beside the folder that its worktrees stand in. */
const realFile = ['../shared', '../../shared']
  .map((path) => `${process.cwd()}/${path}/real-frameworks/oscal-basic-catalog.json`)
  .find((path) => existsSync(path));

describe('the example catalogue of OSCAL', () => {
  it.skipIf(realFile === undefined)('gives exactly the groups and controls that are in it', () => {
    const text = readFileSync(realFile ?? '', 'utf8');
    const result = resultOf(text);
    if (!result.ok) throw new Error(result.failure.kind);
    const { nodes, warnings } = result.value;
    const statements = text.match(/"name": "statement"/g)?.length ?? 0;
    // Everything with a title below the catalogue is a group or a control.
    const titles = text.match(/^ {6,}"title":/gm)?.length ?? 0;
    expect(nodes).toHaveLength(titles - 1);
    expect(nodes.filter((node) => practiceOf(node) !== undefined)).toHaveLength(statements);
    expect(warnings).toEqual([]);
    expect(JSON.stringify(nodes)).not.toMatch(/insert:|\]\(#/);
  });
});
