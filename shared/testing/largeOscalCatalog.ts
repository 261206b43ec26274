import { seededWords } from './seededWords.ts';
import type { SeededWords } from './seededWords.ts';

/**
 * An OSCAL catalogue in JSON with that many controls, some six kilobytes each, as NIST writes it: families, every third
 * control below another, parameters in statements and choices, objectives, guidance, links, and every tenth withdrawn.
 */
export function aLargeOscalCatalog({
  controls,
  seed,
}: {
  readonly controls: number;
  readonly seed: number;
}): string {
  const said = seededWords(seed);
  const families = Math.ceil(controls / 60);
  const groups = Array.from({ length: families }, (_, family) => {
    const count = Math.min(60, controls - family * 60);
    const own: object[] = [];
    for (let number = 1; number <= count; number += 3) {
      const below = Array.from({ length: Math.min(2, count - number) }, (__, i) =>
        aControl(`f${family}-${number}.${i + 1}`, [], said),
      );
      own.push(aControl(`f${family}-${number}`, below, said));
    }
    return { id: `f${family}`, class: 'family', title: said.sentence(3), controls: own };
  });
  return JSON.stringify(
    {
      catalog: {
        uuid: '5a1d3c52-0000-4000-8000-000000000001',
        metadata: {
          title: 'Lantern, the large catalogue',
          'last-modified': '2026-11-24T08:00:00Z',
          version: '1.0',
          'oscal-version': '1.1.2',
        },
        groups,
        'back-matter': {
          resources: [{ uuid: 'r-1', title: 'Lantern guide', citation: { text: 'Lantern, 2026' } }],
        },
      },
    },
    null,
    2,
  );
}

function aControl(id: string, controls: readonly object[], said: SeededWords): object {
  const props = [
    { name: 'label', value: id.toUpperCase() },
    { name: 'label', value: `${id}-padded`, class: 'zero-padded' },
    { name: 'sort-id', value: id.replace(/\d+/g, (digits) => digits.padStart(4, '0')) },
  ];
  const below = controls.length === 0 ? {} : { controls };
  if (said.number(10) === 0)
    return {
      id,
      title: said.sentence(3),
      props: [...props, { name: 'status', value: 'withdrawn' }],
      links: [{ href: '#f0-1', rel: 'incorporated-into' }],
      ...below,
    };
  const items = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${id}_${name}.${i + 1}`,
      name,
      props: [{ name: 'label', value: `${String.fromCharCode(97 + i)}.` }],
      prose: `${said.sentence(14)} {{ insert: param, ${id}_prm_${1 + (i % 2)} }}; see [F0-1](#f0-1).`,
    }));
  return {
    id,
    class: 'lantern',
    title: said.sentence(3),
    params: [
      {
        id: `${id}_prm_1`,
        label: said.sentence(2),
        select: {
          'how-many': 'one-or-more',
          choice: [`within {{ insert: param, ${id}_prm_2 }}`, said.sentence(3)],
        },
      },
      { id: `${id}_prm_2`, label: said.sentence(3), guidelines: [{ prose: said.sentence(8) }] },
    ],
    props,
    links: [
      { href: '#f0-1', rel: 'related' },
      { href: '#r-1', rel: 'reference' },
    ],
    parts: [
      { id: `${id}_smt`, name: 'statement', prose: said.sentence(10), parts: items('item', 4) },
      { id: `${id}_gdn`, name: 'guidance', prose: said.sentence(60) },
      { id: `${id}_obj`, name: 'assessment-objective', parts: items('assessment-objective', 4) },
    ],
    ...below,
  };
}
