import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCategory, aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { frameworkIndex, type Found } from './frameworkIndex.ts';

const category = aCategory();
const intake = aNode({ parentId: category.id });
const releases = aNode({
  id: 'lantern:1.0:A/A2',
  parentId: category.id,
  code: 'A2',
  title: 'Übergabe und Prüfung',
  description: 'Wie Änderungen freigegeben werden.',
  sections: [{ heading: 'Goal', text: 'Releases reach people without surprises.' }],
  groups: [
    aGroup({
      id: 'A2/group',
      level: 3,
      practices: [
        aPractice({
          id: 'A2/3.1',
          title: 'Calendar',
          text: 'Publish the calendar of releases.',
          question: 'Do people know the dates?',
          sections: [{ heading: 'Evidence', text: 'A spreadsheet of windows.' }],
        }),
      ],
      metrics: [{ id: 'A2/late', text: '# of late releases' }],
    }),
  ],
  translations: { fr: { title: 'Remise', text: 'Comment une modification est livrée.' } },
});
const index = frameworkIndex([category, intake, releases]);

const find = (query: string) => index.search(query, 6);
/** What was found, as `kind place`. */
const places = (found: Found | null) =>
  found?.groups.flatMap(({ kind, hits }) => hits.map(({ place }) => `${kind} ${place}`));
const marked = (query: string) =>
  find(query)?.groups.flatMap(({ hits }) =>
    hits.flatMap(({ title, text }) =>
      [...title, ...text].filter((piece) => piece.isHit).map((piece) => piece.text),
    ),
  );

describe('the search in a framework version', () => {
  it('finds titles, practices, outcomes, metrics and texts by the beginnings of their words', () => {
    expect(places(find('rel'))).toEqual(['practice A2/3.1', 'metric A2/late', 'text section-0']);
    expect(places(find('chan inta'))?.[0]).toBe('name title');
    expect(places(find('asked'))).toEqual(['practice lantern:1.0:A/A1/4.2']);
    expect(places(find('useful'))).toEqual(['outcome lantern:1.0:A/A1/outcome-4.1']);
  });

  it('finds what stands beside the text of a practice, and shows where', () => {
    expect(places(find('know the dates'))).toEqual(['practice A2/3.1']);
    expect(places(find('spreadsheet'))).toEqual(['practice A2/3.1']);
    expect(marked('spreadsheet')).toEqual(['spreadsheet']);
    expect(places(find('modification'))).toEqual(['text description']);
  });

  it.each(['prufung', 'Prüfung', 'PRUEFUNG', 'prüf', 'uberg'])(
    'takes umlauts as they are typed: %s',
    (typed) => {
      expect(places(find(typed))).toEqual(['name title']);
    },
  );

  it.each([
    ['calender', 'Calendar'],
    ['claendar', 'Calendar'],
    ['calndar', 'Calendar'],
    ['calemd', 'Calendar'],
  ])('forgives a slip: %s', (typed, meant) => {
    expect(marked(typed)).toContain(meant);
  });

  it('lets a word be that of the page or of the codes above', () => {
    expect(places(find('a2 calendar'))).toEqual(['practice A2/3.1']);
    expect(find('a1 calendar')).toMatchObject({ isLoose: true });
  });

  it('says so when nothing has all of the words', () => {
    expect(find('calendar zebra')).toMatchObject({ isLoose: true });
    expect(find('zebra')).toMatchObject({ isLoose: false, groups: [] });
    expect(find('z')).toBeNull();
    expect(find(' - ')).toBeNull();
  });

  it('names a metric of several levels once', () => {
    expect(find('days request')?.groups).toMatchObject([{ kind: 'metric', total: 1 }]);
  });

  it('puts whole words before beginnings, titles before texts, and words in a row before words apart', () => {
    const said = (texts: readonly string[]) =>
      frameworkIndex([
        aNode({
          groups: [aGroup({ practices: texts.map((text, at) => aPractice({ id: String(at), text })) })],
        }),
      ]);
    const order = (texts: readonly string[], query: string) =>
      said(texts)
        .search(query, 6)
        ?.groups.flatMap(({ hits }) => hits.map(({ place }) => place));
    expect(order(['Planning.', 'The plan.'], 'plan')).toEqual(['1', '0']);
    expect(order(['Time of a plan.', 'A time plan.'], 'time plan')).toEqual(['1', '0']);
  });

  it('counts what it has no room for', () => {
    expect(index.search('the', 1)?.groups.every(({ hits }) => hits.length === 1)).toBe(true);
    expect(index.search('the', 1)?.groups.some(({ total }) => total > 1)).toBe(true);
  });

  it('finds every word that a framework has, however much of it is typed, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.nat(), (text, cut) => {
        const own = frameworkIndex([aNode({ title: 'Untitled', description: text, groups: [] })]);
        const words = text.normalize('NFKD').match(/[\p{L}\p{N}\p{M}]{3,}/gu) ?? [];
        for (const word of words) {
          const found = own.search(word.slice(0, Math.max(3, cut % (word.length + 1))), 6);
          if (found !== null) expect(found.groups.length).toBeGreaterThan(0);
        }
        expect(() => own.search(text, 6)).not.toThrow();
      }),
    );
  });
});
