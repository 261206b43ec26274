import type { Change, DiffLink } from '#shared/domain/versionDiff/versionDiff.ts';

/** What can be said of something in two words at most: what happened to it between two versions. */
export type DiffMark = Change | 'added' | 'dropped' | 'split' | 'merged';

/** The marks of a link, none when nothing changed. */
export function marksOf({ kind, changes }: DiffLink): readonly DiffMark[] {
  return kind === 'kept' ? changes : [kind];
}

/** What a list of changes can be narrowed to. */
export const diffFilters = ['all', 'added', 'dropped', 'moved', 'renamed', 'reworded', 'divided'] as const;
export type DiffFilter = (typeof diffFilters)[number];

/** Whether a link is shown under a filter; nothing is when nothing changed. */
export function isShown(link: DiffLink, filter: DiffFilter): boolean {
  const marks = marksOf(link);
  if (filter === 'all') return marks.length > 0;
  if (filter === 'divided') return marks.includes('split') || marks.includes('merged');
  return marks.includes(filter);
}
