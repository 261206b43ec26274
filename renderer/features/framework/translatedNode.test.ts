import { expect, it } from 'vitest';
import { aGroup, aNode, aPractice } from '#shared/testing/builders.ts';
import { languagesOf, translatedNode } from './translatedNode.ts';

const page = aNode({
  translations: { fr: { title: 'Accueil' }, de: { text: 'Wie aus einem Wunsch Arbeit wird.' } },
  groups: [
    aGroup({
      practices: [
        aPractice({ id: 'a', translations: { es: { title: 'Lista', text: 'Lleve una lista.' } } }),
        aPractice({ id: 'b' }),
      ],
    }),
  ],
});

it('knows the languages of a page and of its practices', () => {
  expect(languagesOf(page)).toEqual(['de', 'es', 'fr']);
  expect(languagesOf(aNode())).toEqual([]);
});

it('shows what is translated, and leaves the rest as it is', () => {
  expect(translatedNode(page, 'fr')).toMatchObject({ title: 'Accueil', description: page.description });
  expect(translatedNode(page, 'de')).toMatchObject({
    title: page.title,
    description: 'Wie aus einem Wunsch Arbeit wird.',
  });
  expect(translatedNode(page, 'es').groups[0]?.practices).toMatchObject([
    { title: 'Lista', text: 'Lleve una lista.' },
    { text: aPractice().text },
  ]);
  expect(translatedNode(page, 'xx')).toEqual(page);
});
