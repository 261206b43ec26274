import type { Node } from '#shared/model/framework.ts';

/** What a hit may be, in the order in which results are shown. */
export const passageKinds = ['name', 'practice', 'outcome', 'metric', 'text'] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Something a framework says that can be found and shown by itself. */
export type Passage = {
  readonly kind: PassageKind;
  readonly nodeId: string;
  /** Where it stands on the page of its node; the page marks its places with the same words. */
  readonly place: string;
  readonly level: number | null;
  readonly title: string;
  readonly text: string;
  /** What it can be found by too, without being shown at first: guidance, other languages. */
  readonly more: string;
};

/** The place of a page's title. */
export const titlePlace = 'title';

/** The place of a page's description. */
export const descriptionPlace = 'description';

/** The place of one of a page's sections, from 0. */
export function sectionPlace(index: number): string {
  return `section-${index}`;
}

/** Everything a node says. A metric that several of its levels name is there once, at the first of them. */
export function passagesOf(node: Node): Passage[] {
  const passage = (
    kind: PassageKind,
    place: string,
    words: Partial<Pick<Passage, 'level' | 'title' | 'text' | 'more'>>,
  ): Passage => ({ kind, nodeId: node.id, place, level: null, title: '', text: '', more: '', ...words });
  const translations = Object.values(node.translations ?? {});
  const metrics = new Set<string>();
  return [
    passage('name', titlePlace, {
      title: isCodeShown(node) ? `${node.code} ${node.title}` : node.title,
      more: joined([node.code, ...translations.map(({ title }) => title)]),
    }),
    ...(node.description === '' && translations.length === 0
      ? []
      : [
          passage('text', descriptionPlace, {
            text: node.description,
            more: joined(translations.map(({ text }) => text)),
          }),
        ]),
    ...node.sections.map(({ heading, text }, index) =>
      passage('text', sectionPlace(index), { title: heading, text }),
    ),
    ...node.groups.flatMap(({ level, practices, outcomes, metrics: measured }) => [
      ...practices.map((practice) =>
        passage('practice', practice.id, {
          level,
          title: practice.title ?? '',
          text: joined([practice.text, practice.question]),
          more: joined([
            ...(practice.sections ?? []).flatMap(({ heading, text }) => [heading, text]),
            ...Object.values(practice.translations ?? {}).flatMap(({ title, text }) => [title, text]),
          ]),
        }),
      ),
      ...outcomes.map(({ id, text }) => passage('outcome', id, { level, text })),
      ...measured.flatMap(({ id, text, measure }) => {
        if (metrics.has(id)) return [];
        metrics.add(id);
        return [passage('metric', id, { level, text, more: measure ?? '' })];
      }),
    ]),
  ];
}

/** As everywhere: a macro-capability's code is for addresses only, and a code that is the title is not said twice. */
function isCodeShown({ kind, code, title }: Node): boolean {
  return kind !== 'macro' && code !== '' && code !== title;
}

function joined(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n');
}
