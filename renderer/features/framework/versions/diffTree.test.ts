import fc from 'fast-check';
import { expect, it } from 'vitest';
import { versionDiff } from '#shared/domain/versionDiff/versionDiff.ts';
import { versionPair } from '#shared/testing/versionPairs.ts';
import { diffFilters, isShown } from './diffMarks.ts';
import { diffTree, type DiffRow } from './diffTree.ts';
import { wordingChange, type Stretch } from './wordingChange.ts';

function flat(rows: readonly DiffRow[]): DiffRow[] {
  return rows.flatMap((row) => [row, ...flat(row.children)]);
}

it('shows every change that is asked for once, and nothing else that leads nowhere', () => {
  fc.assert(
    fc.property(versionPair, fc.constantFrom(...diffFilters), ({ before, after }, filter) => {
      const { changed, links } = versionDiff(before, after);
      const rows = flat(diffTree(links, filter));
      const matches = rows.filter((row) => row.isMatch).map((row) => row.link);
      expect(new Set(matches)).toEqual(new Set(changed.filter((link) => isShown(link, filter))));
      expect(new Set(rows.map((row) => row.link)).size).toBe(rows.length);
      for (const row of rows) if (!row.isMatch) expect(row.children).not.toEqual([]);
    }),
  );
});

it('tells both wordings by what is the same, removed and added', () => {
  const said = (stretches: readonly Stretch[], kind: Stretch['kind']) =>
    stretches
      .filter((stretch) => stretch.kind === 'same' || stretch.kind === kind)
      .map((stretch) => stretch.text)
      .join('');
  const text = fc.array(fc.constantFrom('ship', 'a', 'berth', ' ', ', ', '.', '\n', 'é'), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(''), other.join('')];
      const stretches = wordingChange(before, after);
      expect(said(stretches, 'removed')).toBe(before);
      expect(said(stretches, 'added')).toBe(after);
    }),
  );
});

it('marks only the words that changed', () => {
  expect(wordingChange('Tell the pilots early.', 'Tell all pilots early.')).toEqual([
    { kind: 'same', text: 'Tell ' },
    { kind: 'removed', text: 'the' },
    { kind: 'added', text: 'all' },
    { kind: 'same', text: ' pilots early.' },
  ]);
});
