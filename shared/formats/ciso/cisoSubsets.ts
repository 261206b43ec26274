import type { Subset } from '../../model/framework.ts';
import { fittingTitle } from '../fittingTexts.ts';
import { lineOfText, recordsOf, textOf } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import type { CisoFramework, CisoNamed } from './cisoFields.ts';

/** The implementation groups of a library. */
export type Subsets = {
  readonly use: (code: string, place: unknown) => void;
  readonly all: () => Subset[];
};

/** Implementation groups: those that are defined, and those that nodes name without anyone defining them. */
export function startSubsets(frameworks: readonly CisoFramework[], notes: ReadingNotes): Subsets {
  const subsets = new Map<string, Subset>();
  for (const framework of frameworks) {
    for (const group of recordsOf(framework.implementation_groups_definition)) {
      const { ref_id, name, description, default_selected, translations }: CisoNamed = group;
      const code = textOf(ref_id).slice(0, 100) || lineOfText(name).slice(0, 100);
      const says = textOf(description);
      if (code === '') notes.warn('incomplete', 'implementation_groups_definition: ref_id', group);
      else if (subsets.has(code)) notes.warn('duplicateId', `implementation group ${code}`, group);
      else
        subsets.set(code, {
          code,
          title: fittingTitle(lineOfText(name)) || code,
          ...(says !== '' && { description: says }),
          ...(default_selected === true && { isDefault: true }),
        });
      if (translations !== undefined) notes.leaveOut('implementation_groups_definition.translations', group);
    }
  }
  return {
    use: (code, place) => {
      if (subsets.has(code)) return;
      notes.warn('danglingLink', `implementation group ${code}`, place);
      subsets.set(code, { code, title: fittingTitle(code) });
    },
    all: () => [...subsets.values()],
  };
}
