import type { Node, Practice, Translations } from '#shared/model/framework.ts';

/** The languages that a page has besides its version's, as language tags in alphabetical order. */
export function languagesOf({ translations, groups }: Node): string[] {
  const all = [
    translations,
    ...groups.flatMap(({ practices }) => practices.map((practice) => practice.translations)),
  ];
  return [...new Set(all.flatMap((each) => Object.keys(each ?? {})))].sort();
}

/** A page in another language; what is not translated stays as it is. */
export function translatedNode(node: Node, lang: string): Node {
  const own = wordsIn(node.translations, lang);
  return {
    ...node,
    title: own.title ?? node.title,
    description: own.text ?? node.description,
    groups: node.groups.map((group) => ({
      ...group,
      practices: group.practices.map((practice) => translatedPractice(practice, lang)),
    })),
  };
}

function translatedPractice(practice: Practice, lang: string): Practice {
  const { title = practice.title, text = practice.text } = wordsIn(practice.translations, lang);
  return { ...practice, text, ...(title !== undefined && { title }) };
}

function wordsIn(translations: Translations | undefined, lang: string): NonNullable<Translations[string]> {
  return translations?.[lang] ?? {};
}
