import fc from 'fast-check';
import type { Node, PomGroup, Practice, Statement } from '../model/framework.ts';
import { aNode } from './builders.ts';

/** Two versions of one framework, the newer made from the older by what editors of frameworks do. */
export type VersionPair = { readonly before: readonly Node[]; readonly after: readonly Node[] };

type Draft = {
  readonly code: string;
  readonly parent: number | null;
  readonly title: string;
  readonly description: string;
  readonly practices: readonly { readonly level: number; readonly text: string }[];
  readonly outcomes: readonly string[];
};

const vocabulary =
  'agree berth cargo crane decide describe every harbour improve keep list measure owner pilot plan quay record review ship store team tide train track vessel watch yard'.split(
    ' ',
  );
const phrase = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 9 })
  .map((words) => words.join(' '));
const practice = fc.record({ level: fc.integer({ min: 1, max: 3 }), text: phrase });
const draft = fc.record({
  code: fc.stringMatching(/^[A-D][1-4]$/),
  parent: fc.option(fc.nat(8)),
  title: phrase,
  description: fc.oneof(fc.constant(''), phrase),
  practices: fc.array(practice, { maxLength: 4 }),
  outcomes: fc.array(phrase, { maxLength: 2 }),
});

const edit = fc.oneof(
  fc.record({ what: fc.constant('drop' as const), at: fc.nat(8) }),
  fc.record({ what: fc.constant('add' as const), node: draft }),
  fc.record({ what: fc.constant('move' as const), at: fc.nat(8), parent: fc.nat(8) }),
  fc.record({ what: fc.constant('rename' as const), at: fc.nat(8), title: phrase }),
  fc.record({ what: fc.constant('recode' as const), at: fc.nat(8), code: fc.stringMatching(/^[A-D][1-4]$/) }),
  fc.record({
    what: fc.constant('reword' as const),
    at: fc.nat(8),
    practice: fc.nat(3),
    word: fc.constantFrom(...vocabulary),
  }),
  fc.record({ what: fc.constant('split' as const), at: fc.nat(8), practice: fc.nat(3) }),
  fc.record({ what: fc.constant('merge' as const), at: fc.nat(8) }),
  fc.record({ what: fc.constant('handOn' as const), at: fc.nat(8), to: fc.nat(8) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** A framework of a few nodes with a newer version of it, from small changes to none in common. */
export const versionPair: fc.Arbitrary<VersionPair> = fc
  .record({ nodes: fc.array(draft, { maxLength: 7 }), edits: fc.array(edit, { maxLength: 6 }) })
  .map(({ nodes, edits }) => ({
    before: versionOf('lantern:1.0', nodes),
    after: versionOf('lantern:2.0', edits.reduce(edited, nodes)),
  }));

function edited(nodes: readonly Draft[], change: Edit): readonly Draft[] {
  if (change.what === 'add') return [...nodes, change.node];
  const at = nodes.length === 0 ? 0 : change.at % nodes.length;
  const put = (make: (node: Draft) => Draft) =>
    nodes.map((node, index) => (index === at ? make(node) : node));
  switch (change.what) {
    case 'drop':
      return nodes.filter((_, index) => index !== at);
    case 'move':
      return put((node) => ({ ...node, parent: change.parent }));
    case 'rename':
      return put((node) => ({ ...node, title: change.title }));
    case 'recode':
      return put((node) => ({ ...node, code: change.code }));
    case 'reword':
      return put((node) => ({
        ...node,
        practices: node.practices.map((row, index) =>
          index === change.practice ? { ...row, text: `${row.text} ${change.word}` } : row,
        ),
      }));
    case 'split':
      return put((node) => ({
        ...node,
        practices: node.practices.flatMap((row, index) => (index === change.practice ? halves(row) : [row])),
      }));
    case 'merge':
      return put((node) => {
        const [one, other, ...rest] = node.practices;
        return one && other
          ? { ...node, practices: [{ ...one, text: `${one.text} ${other.text}` }, ...rest] }
          : node;
      });
    case 'handOn': {
      const practices = nodes[at]?.practices ?? [];
      return nodes.map((node, index) => {
        if (index === at) return { ...node, practices: [] };
        return index === change.to % nodes.length
          ? { ...node, practices: [...node.practices, ...practices] }
          : node;
      });
    }
  }
}

function halves(row: Draft['practices'][number]): Draft['practices'] {
  const words = row.text.split(' ');
  const middle = Math.ceil(words.length / 2);
  return [words.slice(0, middle), words.slice(middle)].flatMap((half) =>
    half.length === 0 ? [] : [{ ...row, text: half.join(' ') }],
  );
}

/** Rows with ids that follow from the place and the wording, as an import makes them. */
function versionOf(versionId: string, drafts: readonly Draft[]): Node[] {
  const nodes: Node[] = [];
  const taken = new Set<string>();
  for (const [index, { code, parent, title, description, practices, outcomes }] of drafts.entries()) {
    const above = parent === null || index === 0 ? undefined : nodes[parent % index];
    const id = unique(`${above?.id ?? `${versionId}:`}${above ? '/' : ''}${code}`, taken);
    const groups = [1, 2, 3].flatMap((level): PomGroup[] => {
      const own = practices.filter((row) => row.level === level).map((row) => row.text);
      const said = level === 1 ? outcomes : [];
      if (own.length + said.length === 0) return [];
      const rows = (texts: readonly string[], list: string) =>
        texts.map((text): Practice & Statement => ({
          id: unique(`${id}/L${level}/${list}-${text.replaceAll(' ', '.')}`, taken),
          text,
          weight: 1,
        }));
      return [
        {
          id: `${id}/L${level}/g1`,
          level,
          practices: rows(own, 'p'),
          outcomes: rows(said, 'o'),
          metrics: [],
        },
      ];
    });
    const textHash = JSON.stringify([title, description, practices, outcomes]);
    nodes.push(
      aNode({
        id,
        versionId,
        parentId: above?.id ?? null,
        code,
        title,
        description,
        groups,
        order: index,
        textHash,
      }),
    );
  }
  return nodes;
}

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let ordinal = 2; taken.has(free); ordinal++) free = `${id}-${ordinal}`;
  taken.add(free);
  return free;
}
