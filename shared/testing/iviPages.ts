import fc from 'fast-check';
import type { FrameworkReading, ReadNode } from '../formats/frameworkReading.ts';

/** A page of the framework viewer in the tests' own words, before anybody wrote it down in one of its shapes. */
export type SamplePage = {
  readonly title: string;
  readonly code: string;
  readonly description: string;
  readonly levels: readonly SampleLevel[];
};

export type SampleLevel = { readonly level: number; readonly groups: readonly SampleGroup[] };

/** One group, its lists in the order in which the page names them. */
export type SampleGroup = readonly SampleList[];

export type SampleList = {
  readonly list: 'practices' | 'outcomes' | 'metrics';
  readonly items: readonly string[];
};

/** The names of the five levels, by their number. */
export const levelNames = ['', 'Initial', 'Basic', 'Intermediate', 'Advanced', 'Optimized'] as const;

const labels = { practices: 'Practice', outcomes: 'Outcome', metrics: 'Metric' } as const;

function labelFor({ list, items }: SampleList): string {
  return items.length === 1 ? labels[list] : `${labels[list]}s`;
}

/** The page as the viewer's text has it: bare levels, dotted groups, dots only where there are several items. */
export function asBulletedText({ title, code, description, levels }: SamplePage): string {
  return [
    'IVI Framework Viewer',
    title,
    code,
    description,
    'Improvement Planning',
    'Practices-Outcomes-Metrics (POM)',
    `Representative POMs are described for ${title} at each level of maturity.`,
    levels
      .flatMap(({ level, groups }) => [
        `${level}${levelNames[level] ?? ''}`,
        ...groups.flatMap((group) =>
          group.flatMap((list, index) => [
            `${index === 0 ? '  • ' : '    '}${labelFor(list)}`,
            ...list.items.map((item) => `    ${list.items.length === 1 ? '' : '• '}${item}`),
          ]),
        ),
      ])
      .join('\n'),
  ].join('\n\n');
}

/** The page as one flat list of dashes: no header, no code. */
export function asFlatDashes({ title, description, levels }: SamplePage): string {
  return [
    title,
    description,
    'Improvement Planning',
    'Practices-Outcomes-Metrics (POM)',
    `Representative POMs are described for ${title} at each level of maturity.`,
    ...levels.flatMap(({ level, groups }) => [
      `${level}${levelNames[level] ?? ''}`,
      ...groups.flatMap((group) => group.flatMap((list) => [labelFor(list), ...list.items])),
    ]),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

/** The page as nested dashes: every group of a level but the first returns to the margin. */
export function asNestedDashes({ title, description, levels }: SamplePage): string {
  return [
    `- ${title}`,
    `- ${description}`,
    '- Improvement Planning',
    ...levels.flatMap(({ level, groups }) => [
      `- ${level}${levelNames[level] ?? ''}`,
      ...groups.flatMap((group, index) =>
        group.flatMap((list, at) => [
          `${index > 0 && at === 0 ? '- ' : ' - '}${labelFor(list)}`,
          ...list.items.map((item) => ` - ${item}`),
        ]),
      ),
    ]),
  ].join('\n');
}

/** The page as a browser saves it, in the way the viewer nests its lists. */
export function asHtml(page: SamplePage, address = ''): string {
  const { title, code, description, levels } = page;
  return [
    '<!DOCTYPE html>',
    ...(address === '' ? [] : [`<!-- saved from url=(00${address.length})${address} -->`]),
    `<html><head><title>${escaped(title)}</title><style>li { color: red }</style>`,
    '<script>if (1 < 2) document.write("<li>Practice</li>");</script></head>',
    '<body><nav><ul><li><a href="/">Home</a></li><li>Practice</li></ul></nav>',
    '<div class="head"><b>IVI Framework Viewer</b></div>',
    `<h1>${escaped(title)}</h1><h2>${code}</h2><p>${escaped(description)}</p>`,
    '<h2>Improvement Planning</h2><h3>Practices-Outcomes-Metrics (POM)</h3>',
    `<p>Representative POMs are described for ${escaped(title)} at each level of maturity.</p>`,
    ...levels.flatMap(({ level, groups }) => [
      `<h4><span>${level}</span>${levelNames[level] ?? ''}</h4>`,
      '<ul>',
      ...groups.map(
        (group) => `<li>${group.map((list) => `<b>${labelFor(list)}</b>${itemsAsHtml(list)}`).join('\n')}`,
      ),
      '</ul>',
    ]),
    '<footer>formats <!-- nothing --></footer></body></html>',
  ].join('\n');
}

function itemsAsHtml({ items }: SampleList): string {
  const [only] = items;
  if (items.length === 1 && only !== undefined) return `<div>${escaped(only)}</div>`;
  return `<ul>${items.map((item) => `<li>${escaped(item)}`).join('')}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What a reading says of its levels, in the terms of a sample. */
export function levelsOf(node: ReadNode | undefined): SampleLevel[] {
  return (node?.levels ?? []).map(({ level, groups }) => ({
    level,
    groups: groups.map((group) =>
      (['practices', 'outcomes', 'metrics'] as const)
        .map((list) => ({ list, items: group[list].map(({ text }) => text) }))
        .filter(({ items }) => items.length > 0),
    ),
  }));
}

/** The same lists in the order in which a reading has them. */
export function inReadingOrder(levels: readonly SampleLevel[]): SampleLevel[] {
  const order = ['practices', 'outcomes', 'metrics'];
  return levels.map(({ level, groups }) => ({
    level,
    groups: groups.map((group) => group.toSorted((a, b) => order.indexOf(a.list) - order.indexOf(b.list))),
  }));
}

/** Everything that a reading keeps as words, each place once. */
export function wordsOf(reading: FrameworkReading): string[] {
  return [
    reading.framework?.description ?? '',
    ...reading.nodes.flatMap((node) => [
      node.title,
      node.description ?? '',
      ...(node.sections ?? []).flatMap(({ heading, text }) => [heading, text]),
      ...node.levels.flatMap(({ groups }) =>
        groups.flatMap((group) =>
          [...group.practices, ...group.outcomes, ...group.metrics].map(({ text }) => text),
        ),
      ),
    ]),
  ];
}

/** Sentences that no two places share, so that a test can tell where each of them went. */
export function sentences(): fc.Arbitrary<string> {
  const verbs = ['Sort', 'Count', 'Label', 'Share', 'Weigh', 'Review', 'Repair', 'Store'];
  const things = [
    'lanterns',
    'ropes',
    'kettles',
    'maps',
    'ladders',
    'bells',
    'the “old” crates',
    'tea & oil',
  ];
  const ends = [
    'every week',
    'with the crew',
    'before winter',
    'in writing',
    'at cost < 5',
    'by hand – twice',
  ];
  return fc
    .tuple(fc.constantFrom(...verbs), fc.constantFrom(...things), fc.constantFrom(...ends))
    .map((words) => `${words.join(' ')}.`);
}

type PageOptions = {
  /** Groups as a flat page can show them: they begin with practices, and name each list once in its usual order. */
  readonly isPlain?: boolean;
};

/** Pages of any size; every sentence in one carries a number of its own. */
export function samplePages({ isPlain = true }: PageOptions = {}): fc.Arbitrary<SamplePage> {
  const list = (name: SampleList['list']) =>
    fc.array(sentences(), { minLength: 1, maxLength: 4 }).map((items) => ({ list: name, items }));
  const lists = fc.record({
    practices: list('practices'),
    outcomes: fc.option(list('outcomes'), { nil: null }),
    metrics: fc.option(list('metrics'), { nil: null }),
  });
  const plain = lists.map(({ practices, outcomes, metrics }) =>
    [practices, outcomes, metrics].filter((each) => each !== null),
  );
  const anyOrder = fc
    .shuffledSubarray(['practices', 'outcomes', 'metrics'] as const, { minLength: 1 })
    .chain((names) => fc.tuple(...names.map(list)));
  const group: fc.Arbitrary<SampleGroup> = isPlain ? plain : anyOrder;
  return fc
    .record({
      title: fc.constantFrom('Lantern Keeping', 'Rope & Ladder Care', 'Storm-Proof Signalling'),
      code: fc.constantFrom('A1', 'B12', 'C3'),
      description: sentences(),
      levels: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }).chain((levels) =>
        fc.tuple(
          ...levels
            .toSorted((a, b) => a - b)
            .map((level) =>
              fc.record({
                level: fc.constant(level),
                groups: fc.array(group, { minLength: 1, maxLength: 3 }),
              }),
            ),
        ),
      ),
    })
    .map(numbered);
}

/** Gives every sentence a number. */
function numbered(page: SamplePage): SamplePage {
  let count = 0;
  const mark = (text: string) => `No ${++count}x: ${text}`;
  return {
    ...page,
    description: mark(page.description),
    levels: page.levels.map((level) => ({
      ...level,
      groups: level.groups.map((group) => group.map((list) => ({ ...list, items: list.items.map(mark) }))),
    })),
  };
}
