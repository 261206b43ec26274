import fc from 'fast-check';
import type { NativeFile, NativeNode } from '../formats/native/nativeSchema.ts';

/** Text as people and programs write it, with what breaks careless writers of YAML, CSV and spreadsheets. */
const awkward = [
  '=1+1',
  '+49 30 1234',
  '-5',
  '- a list\n- of two',
  '@SUM(A1:A9)',
  "'quoted",
  "'=quoted",
  '＝HYPERLINK("x")',
  'one\n=two',
  'no',
  'null',
  'true',
  '~',
  '1_000',
  '12:30:45',
  '0x1F',
  '5.10',
  '1e3',
  '# not a comment',
  'a: b',
  'a #b',
  '"quoted" \'twice\'',
  '{"a": [1]}',
  '*alias &anchor !tag',
  '--- \n...',
  `${'white space '.repeat(12)}   \n\n    \n${'at the end of lines '.repeat(9)}\t\n.`,
  'valueOf',
  '__proto__',
  'constructor',
  '%directive',
  '<<',
  'a,b;c\td',
  'sep=;',
  'line\nbreak\n\n  indented\n\ttab',
  'ångström 😀 \u2028 \u00a0 x',
  '_x000D_ and _x005F_',
  '\u2013 \uFFFD \uFFFE',
  '<b>&amp;</b> ]]>',
  'word '.repeat(60).trim(),
  `${'long line '.repeat(30)}\n\n${'second paragraph '.repeat(20)}`.trim(),
];

function kept(limit: number): (text: string) => boolean {
  return (text) => text !== '' && text.length <= limit && /^[\P{C}\p{Cf}\p{Co}\p{Cn}\n\t]*$/u.test(text);
}

const prose = fc
  .oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.lorem())
  .map((text) => text.trim())
  .filter(kept(5000));
const title = prose.filter(kept(300));
const word = fc
  .oneof(
    fc.stringMatching(/^[a-z][a-z0-9.:/-]{0,12}$/),
    fc.constantFrom('1', '1.10', 'no', '-x', '=x', '+1', '@x', 'null', 'a,b;c', 'ünï'),
  )
  .filter((text) => !/[\s<>"'&]/.test(text));
const code = fc.oneof(
  fc.stringMatching(/^[A-Z][0-9]{0,2}$/),
  fc.constantFrom('1.10', 'Art. 5', 'AC-2(1)', '=A', '-1', '012'),
);
const weight = fc.constantFrom(0.001, 0.5, 1, 2.25, 1000);
const language = fc.constantFrom('en', 'de-AT', 'fr', 'pt-BR');

/** Fields that may be left out. */
function some<T extends Record<string, fc.Arbitrary<unknown>>>(
  fields: T,
): fc.Arbitrary<{ [K in keyof T]?: T[K] extends fc.Arbitrary<infer V> ? V : never }> {
  return fc.record(fields, { requiredKeys: [] }) as never;
}

const translations = fc.dictionary(language, some({ title, text: prose }), {
  maxKeys: 2,
  noNullPrototype: true,
});
const sections = fc.array(some({ heading: prose, text: prose }), { maxLength: 2 });

const metric = fc.oneof(
  prose,
  fc.record(
    {
      text: prose,
      unit: fc.constantFrom('count' as const, 'percent' as const, 'yesno' as const),
      direction: fc.constantFrom('up' as const, 'down' as const, 'band' as const),
      measure: prose,
    },
    { requiredKeys: ['text'] },
  ),
);

const practice = fc.oneof(
  prose,
  fc
    .record(
      { title, text: prose, question: prose, scale: fc.constant('answers'), weight, sections, translations },
      { requiredKeys: [] },
    )
    .map((fields) =>
      'text' in fields || 'title' in fields ? fields : { ...fields, text: 'Keep the list.' },
    ),
);

const outcome = fc.oneof(prose, fc.record({ text: prose }));

type Draft = Omit<NativeNode, 'nodes' | 'metrics'>;
type Group = NonNullable<NativeNode['levels']>[number]['groups'][number];

const group: fc.Arbitrary<Group> = some({
  practices: fc.array(practice, { maxLength: 3 }),
  outcomes: fc.array(outcome, { maxLength: 2 }),
});

const level = fc.record(
  { level: fc.integer({ min: 1, max: 3 }), name: title, groups: fc.array(group, { maxLength: 3 }) },
  { requiredKeys: ['level', 'groups'] },
);

const node: fc.Arbitrary<Draft> = fc.record(
  {
    kind: fc.constantFrom('macro', 'capability', 'block', 'control'),
    code,
    title,
    description: prose,
    alignsWith: fc.array(fc.constantFrom('ivi-itcmf:19.01:CAM/A/A1', 'acme:2:=B', 'x:1:A,B'), {
      maxLength: 2,
    }),
    subsets: fc.uniqueArray(fc.constantFrom('IG1', 'Level, two'), { maxLength: 2 }),
    weight,
    withdrawn: fc.constant(true),
    sections,
    levels: fc.uniqueArray(level, { maxLength: 3, selector: (each) => each.level }),
    translations,
  },
  { requiredKeys: ['kind', 'title'] },
);

const metricList = fc.uniqueArray(fc.tuple(word, metric), { maxLength: 4, selector: ([key]) => key });

/** How the nodes of a file hang together: each one's parent among those before it, and the metrics it has. */
const grown = fc.array(
  fc.record({
    node,
    parent: fc.nat(),
    metrics: metricList,
    picks: fc.array(fc.nat(7), { maxLength: 6 }),
    ownId: fc.boolean(),
  }),
  {
    maxLength: 6,
  },
);

/** Any file that keeps to the form, with levels, scales and subsets to refer to. */
export const nativeSample: fc.Arbitrary<NativeFile> = fc
  .record({
    head: fc.record(
      {
        title,
        publisher: title,
        language,
        description: prose,
        source: prose,
        licence: fc.record(
          {
            class: fc.constantFrom('open' as const, 'restricted' as const, 'own' as const),
            text: prose,
            mayTravel: fc.boolean(),
          },
          { requiredKeys: ['class', 'mayTravel'] },
        ),
      },
      { requiredKeys: [] },
    ),
    version: title.filter(kept(60)),
    levelTexts: fc.array(title, { minLength: 3, maxLength: 3 }),
    description: prose,
    hasLevels: fc.boolean(),
    scoring: fc.constantFrom(
      undefined,
      { method: 'staged' as const },
      { method: 'sum' as const },
      { method: 'mean' as const, min: -5, max: 100 },
    ),
    grown,
  })
  .map(({ head, version, levelTexts, description, hasLevels, scoring, grown: nodes }) => ({
    waymarkFramework: 1,
    framework: { key: 'beekeeping', version, ...head },
    levels: hasLevels
      ? levelTexts.map((name, index) => ({
          number: index + 1,
          name,
          ...(index === 0 && { description }),
        }))
      : [],
    scales: [
      {
        id: 'answers',
        answers: [
          { code: '0', label: 'No', worth: 0, description },
          { code: '1.5', label: 'Yes', worth: 1 },
        ],
      },
    ],
    ...(scoring !== undefined && { scoring }),
    subsets: [
      { code: 'IG1', title: 'First group', default: true },
      { code: 'Level, two', title: '=2', description, default: false },
    ],
    nodes: tree(nodes),
  }));

type Seed = typeof grown extends fc.Arbitrary<(infer S)[]> ? S : never;

function tree(seeds: readonly Seed[]): NativeNode[] {
  const roots: NativeNode[] = [];
  const all: (Omit<NativeNode, 'nodes'> & { nodes?: NativeNode[] })[] = [];
  seeds.forEach((seed, index) => {
    // An id of its own, or a code that no other has.
    const own = seed.ownId ? { id: `n${index}/=x` } : { code: `K${index}` };
    const node = { ...withMetrics(seed), ...own };
    const parent = seed.parent % (all.length + 1);
    all.push(node);
    const above = all[parent];
    if (above === undefined || above === node) roots.push(node);
    else (above.nodes ??= []).push(node);
  });
  return roots;
}

/** Every metric is named somewhere: a reading holds none that is not. */
function withMetrics({ node, metrics, picks }: Seed): Draft {
  const groups = node.levels?.flatMap((each) => each.groups) ?? [];
  if (groups.length === 0 || metrics.length === 0) return node;
  const named = groups.map(() => new Set<string>());
  metrics.forEach(([key], index) => named[(picks[index] ?? index) % named.length]?.add(key));
  picks.forEach((pick, index) => {
    const key = metrics[pick % metrics.length]?.[0];
    if (key !== undefined) named[index % named.length]?.add(key);
  });
  let at = 0;
  const levels = node.levels?.map((each) => ({
    ...each,
    groups: each.groups.map((one) => {
      const keys = [...(named[at++] ?? [])];
      return keys.length === 0 ? one : { ...one, metrics: keys };
    }),
  }));
  return { ...node, metrics: Object.fromEntries(metrics), ...(levels !== undefined && { levels }) } as Draft;
}
