import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameworkReading } from '../frameworkReading.ts';
import { applyProposal } from '../reviewReading.ts';
import { wordsOf } from '../../testing/iviPages.ts';
import { looksLikeIviPage, readIviPage } from './iviPage.ts';

function read(text: string, name = 'page.txt', folder?: string): FrameworkReading {
  const result = readIviPage(text, { name, ...(folder !== undefined && { folder }) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Kind, code, name and parent of every node. */
function treeOf(reading: FrameworkReading): string[] {
  return reading.nodes.map(({ kind, code, title, parent }) =>
    [kind, code, title, ...(parent === undefined ? [] : [`< ${parent}`])].join(' '),
  );
}

const category = `Oil and Wicks

Everything that burns.

Capability Building Blocks

A1Choice of Oil

Choose oil that burns long.

A2Wick Care

Trim wicks in time.
`;

const older = `IVI Framework Viewer

Lantern Keeping

LAK

The Lantern Keeping (LAK) capability is the ability to keep lanterns lit. It covers:
• Choosing oil.
• Trimming wicks.

Structure

AOil and Wicks

A1Choice of Oil

Choose oil that burns long. IT stores are described elsewhere.

IT stores hold the oil.

A2Wick Care

Trim wicks in time.

BKeepers

B1Watches

Share the night fairly.

Overview

Lanterns are older than ships.

Goal

Light all night.

Objectives

• Fewer dark hours.
• Less oil.
`;

const newer = `IVI Framework Viewer

Lantern Keeping

LAK

Overview

Lanterns are older than ships.

Goal & Objectives

Light all night.

Scope

All lanterns of the harbour.

Definition

The Lantern Keeping (LAK) capability is the ability to keep lanterns lit.

Improvement Planning

Practices-Outcomes-Metrics (POM)

Representative POMs are described for Lantern Keeping at each level of maturity.

2Basic
  • Practice
    Name a keeper.
    Outcome
    Somebody feels in charge.
    Metric
    # of keepers.

Structure

AOil and Wicks

A1Choice of Oil

Choose oil that burns long.
`;

const root = `IT Capability Maturity Framework (16)

Structure

Managing IT like a Business

AAAccounting and Allocation

The Accounting and Allocation (AA) capability is about who pays for oil.

ITGIT Leadership and Governance

Leading the keepers.

Managing the IT Budget

BGMBudget Management

The Budget Management (BGM) capability is about money for oil.
`;

describe('the page of a category', () => {
  it('gives its blocks with their descriptions, and its code from theirs', () => {
    const reading = read(category);
    expect(treeOf(reading)).toEqual([
      'category A Oil and Wicks',
      'block A1 Choice of Oil < A',
      'block A2 Wick Care < A',
    ]);
    expect(reading.nodes.map(({ description }) => description)).toEqual([
      'Everything that burns.',
      'Choose oil that burns long.',
      'Trim wicks in time.',
    ]);
    expect(reading.warnings).toEqual([]);
  });

  it('is the same as a flat list of dashes', () => {
    const dashed = category.replace(/\n+/g, '\n').trim().replace(/^/gm, '- ');
    expect(looksLikeIviPage(dashed)).toBe(true);
    expect(read(dashed)).toEqual({ ...read(category), shape: 'T2' });
  });

  it('is the same in HTML', () => {
    const html = category
      .trim()
      .split('\n\n')
      .map((line, index) => (index === 0 || line.startsWith('Cap') ? `<h2>${line}</h2>` : `<p>${line}</p>`))
      .join('\n')
      .replaceAll('<p>A1Choice', '<h4><b>A1</b>Choice');
    expect(treeOf(read(html))).toEqual(treeOf(read(category)));
  });

  it('reads a code that stands in a line of its own above its name', () => {
    expect(treeOf(read(category.replace('A1Choice', 'A1\n\nChoice')))).toEqual(treeOf(read(category)));
  });
});

describe('the page of a capability', () => {
  it('gives definition, categories, blocks and sections in its older form', () => {
    const reading = read(older);
    expect(treeOf(reading)).toEqual([
      'capability LAK Lantern Keeping',
      'category A Oil and Wicks < LAK',
      'block A1 Choice of Oil < A',
      'block A2 Wick Care < A',
      'category B Keepers < LAK',
      'block B1 Watches < B',
    ]);
    const [capability, , block] = reading.nodes;
    expect(capability?.description).toContain('• Choosing oil.\n• Trimming wicks.');
    expect(capability?.sections).toEqual([
      { heading: 'Overview', text: 'Lanterns are older than ships.' },
      { heading: 'Goal', text: 'Light all night.' },
      { heading: 'Objectives', text: '• Fewer dark hours.\n• Less oil.' },
    ]);
    // A sentence that begins with two capitals is no category.
    expect(block?.description).toContain('IT stores hold the oil.');
    expect(reading.warnings).toEqual([]);
  });

  it('gives its own levels, sections and definition in its newer form, whatever follows the levels', () => {
    const reading = read(newer);
    expect(treeOf(reading)).toEqual([
      'capability LAK Lantern Keeping',
      'category A Oil and Wicks < LAK',
      'block A1 Choice of Oil < A',
    ]);
    const [capability] = reading.nodes;
    expect(capability?.description).toMatch(/^The Lantern Keeping \(LAK\) capability/);
    expect(capability?.sections?.map(({ heading }) => heading)).toEqual([
      'Overview',
      'Goal & Objectives',
      'Scope',
    ]);
    expect(capability?.levels).toMatchObject([
      {
        level: 2,
        groups: [{ practices: [{ text: 'Name a keeper.' }], metrics: [{ text: '# of keepers.' }] }],
      },
    ]);
    expect(reading.warnings).toEqual([]);
  });

  it('keeps a section of an unknown heading under that heading', () => {
    const text = older.replace('Overview', 'Why it matters\n\nDark harbours lose ships.\n\nOverview');
    expect(read(text).nodes[0]?.sections?.[0]).toEqual({
      heading: 'Why it matters',
      text: 'Dark harbours lose ships.',
    });
  });

  it('takes its code from its definition where no line says it', () => {
    const reading = read(older.replace('LAK\n\n', ''));
    expect(treeOf(reading)).toEqual(treeOf(read(older)));
    expect(reading.warnings).toEqual([]);
  });

  it('proposes the known code of its name, and gives it to what hangs below', () => {
    const text =
      'Sourcing\n\nOverview\n\nWho rows.\n\nScope\n\nBoats.\n\nStructure\n\nARowers\n\nA1Oars\n\nKeep oars dry.\n';
    const reading = read(text);
    expect(reading.warnings).toMatchObject([{ kind: 'missingCode', proposal: 'SRC' }]);
    expect(treeOf(applyProposal(reading, 0))).toEqual([
      'capability SRC Sourcing',
      'category A Rowers < SRC',
      'block A1 Oars < A',
    ]);
  });

  it('warns when its definition defines something else', () => {
    const reading = read(older.replace('The Lantern Keeping (LAK)', 'The Bell Ringing (LAK)'));
    expect(reading.warnings).toMatchObject([
      { kind: 'titleDiffers', text: 'Lantern Keeping', proposal: 'Bell Ringing', node: 0 },
    ]);
    expect(applyProposal(reading, 0).nodes[0]?.title).toBe('Bell Ringing');
    const recoded = read(older.replace('(LAK)', '(BEL)'));
    expect(recoded.warnings).toMatchObject([{ kind: 'titleDiffers', text: 'Lantern Keeping (BEL)' }]);
  });

  it('offers to cut a footer word from its last sentence', () => {
    const reading = read(`${older.trimEnd()}formats`);
    expect(reading.warnings).toMatchObject([{ kind: 'gluedFooter', proposal: '• Less oil.'.slice(2) }]);
    expect(applyProposal(reading, 0)).toEqual(read(older));
  });
});

describe('the pages above the capabilities', () => {
  it('gives version, macro-capabilities and capabilities of the root', () => {
    const reading = read(root);
    expect(looksLikeIviPage(root)).toBe(true);
    expect(reading.framework?.version).toBe('16');
    expect(treeOf(reading)).toEqual([
      'macro business Managing IT like a Business',
      'capability AA Accounting and Allocation < business',
      'capability ITG IT Leadership and Governance < business',
      'macro budget Managing the IT Budget',
      'capability BGM Budget Management < budget',
    ]);
    expect(reading.nodes[2]?.description).toBe('Leading the keepers.');
    expect(reading.warnings).toEqual([]);
  });

  it('is the same as a flat list of dashes', () => {
    const dashed = root.replace(/\n+/g, '\n').trim().replace(/^/gm, '- ');
    expect(treeOf(read(dashed))).toEqual(treeOf(read(root)));
  });

  it('gives the capabilities of a macro-capability', () => {
    const text =
      'Managing the IT Budget\n\nMoney for oil.\n\nStructure\n\nBGMBudget Management\n\nPlan the money.\n\nFFFunding and Financing\n\nFind the money.\n';
    expect(treeOf(read(text))).toEqual([
      'macro budget Managing the IT Budget',
      'capability BGM Budget Management < budget',
      'capability FF Funding and Financing < budget',
    ]);
    expect(read(text).nodes[0]?.description).toBe('Money for oil.');
  });

  it('splits a code that nobody knows by the definition below it, or by its last capital', () => {
    const text = root.replace(
      'AAAccounting and Allocation\n\nThe Accounting and Allocation (AA) capability is about who pays for oil.',
      'XITIT Tides\n\nThe IT Tides (XIT) capability is about tides.\n\nQQWinds\n\nAbout winds.',
    );
    expect(treeOf(read(text)).slice(1, 3)).toEqual([
      'capability XIT IT Tides < business',
      'capability QQ Winds < business',
    ]);
  });
});

describe('looksLikeIviPage', () => {
  it.each([
    ['a category', category],
    ['a capability', older.replace('IVI Framework Viewer\n\n', '')],
    ['a capability of a known name', 'Sourcing\n\nSomething.\n\nScope\n\nBoats.\n'],
    ['a macro-capability', 'Managing the IT Budget\n\nStructure\n\nBGMBudget Management\n\nMoney.\n'],
    ['the root', root],
    ['a block without levels', '<h1>Tuning</h1><h2>C4</h2><p>All of it.</p><h2>Improvement Planning</h2>'],
    ['an address of the viewer', '<link rel=canonical href="https://p.test/+itcmf/16/value"><p>x</p>'],
  ])('knows the page of %s', (_, text) => {
    expect(looksLikeIviPage(text)).toBe(true);
  });

  it.each([
    ['a letter', 'Dear keeper,\n\nplease mind the structure of the pier.\n'],
    ['minutes', 'Minutes\n\nOverview\n\nWe met.\n\nScope\n\nEverything.\n'],
    ['a saved page of another site', '<html><h1>Bells</h1><h2>Structure</h2><p>Bronze.</p></html>'],
    ['data', '{"Structure": ["A1Choice"]}'],
  ])('does not take %s for a page', (_, text) => {
    expect(looksLikeIviPage(text)).toBe(false);
  });
});

describe('any page of the tree', () => {
  const part = fc.constantFrom(
    'Structure',
    'Capability Building Blocks',
    'Overview',
    'Scope',
    'Definition',
    'Goal & Objectives',
    'Improvement Planning',
    'AOil',
    'A1Choice',
    'A2Care',
    'BKeepers',
    'B1Watches',
    'SRCSourcing',
    '2Basic',
    '  • Practice',
    '    Outcome',
    'Practices-Outcomes-Metrics (POM)',
    'Managing the IT Budget',
    'Why',
    '',
    '',
    '',
    '- dashed',
    'LAK',
    'A',
  );
  const line = fc.oneof(
    part,
    fc.nat(3).map((indent) => `${' '.repeat(indent)}@ says something.`),
    fc.constant('@ and a name'),
  );

  /** With a section of its own a page is never one that was cut before its levels. */
  const lastSection = ['Overview', '@ says the last.'];

  it('keeps every line of prose exactly once, however its parts are thrown together', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const text = ['IVI Framework Viewer', 'Lantern Keeping', ...lines, ...lastSection]
          .map((each, index) => each.replace('@', `No ${index}x`))
          .join('\n');
        const reading = read(text);
        const words = wordsOf(reading).join('\n');
        for (const [mark] of text.matchAll(/No \d+x/g)) expect(words.split(mark)).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
  });

  it('has its parents before its children', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const { nodes } = read(
          ['IVI Framework Viewer', 'Lantern Keeping', ...lines, ...lastSection].join('\n'),
        );
        for (const [index, { parent }] of nodes.entries())
          if (parent !== undefined) expect(nodes.slice(0, index).map(({ code }) => code)).toContain(parent);
      }),
    );
  });

  it.each([
    ['items', '    • # of one and # of two and % of three\n'],
    ['levels', '2Basic\n'],
    ['blocks', 'A1Choice\n'],
    ['capabilities', 'AAOne\nManaging\n'],
    ['numbers', '1\n'],
    ['one long line', 'A1 and # of Basic. '],
    ['headings', 'Overview\n\n'],
  ])('is read to its end, however many %s it has', (_, piece) => {
    // What grows with the square of such a length takes longer than a test may.
    for (const start of ['IVI Framework Viewer\nName\nStructure\n', 'Name\n2Basic\n  • Metrics\n']) {
      const text = start + piece.repeat(Math.ceil(640_000 / piece.length));
      expect(typeof readIviPage(text, { name: 'x' }).ok).toBe('boolean');
    }
  });
});
