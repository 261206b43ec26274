import type { Node } from '#shared/model/framework.ts';
import { folded, foldedWords, wordsWrittenOut } from './foldedWords.ts';
import { passageKinds, passagesOf, type Passage, type PassageKind } from './frameworkPassages.ts';
import { markedText, type MarkedText } from './markedText.ts';
import { nearWords } from './nearWords.ts';
import { firstFrom, moreField, textField, titleField, wordIndexMaker, type WordIndex } from './wordIndex.ts';

/** Something that was found, with the words that were looked for marked. */
export type Hit = Pick<Passage, 'kind' | 'nodeId' | 'place' | 'level'> & {
  readonly title: MarkedText;
  /** The part of the text around the first word that was found. */
  readonly text: MarkedText;
};

/** What was found of one kind, the best first. `total` counts what `hits` has no room for too. */
export type HitGroup = { readonly kind: PassageKind; readonly total: number; readonly hits: readonly Hit[] };

export type Found = {
  readonly groups: readonly HitGroup[];
  /** Nothing has all of the words: these have some. */
  readonly isLoose: boolean;
  /** How the words that were found begin, folded: what a page marks. */
  readonly beginnings: readonly string[];
};

/** Everything a framework version says, ready to be searched. */
export type FrameworkIndex = {
  /** What says `query`, at most `limit` hits of each kind; `null` when the query is too short to look for. */
  readonly search: (query: string, limit: number) => Found | null;
};

/** How many of a kind are looked at closely before the best are chosen. */
const lookedAt = 60;

/** Reads the nodes of a version, in the order of the tree; belongs off the screen's thread. */
export function frameworkIndex(nodes: readonly Node[]): FrameworkIndex {
  const pages = nodes.map(passagesOf);
  const passages = pages.flat();
  const byWord = wordsOfPassages(passages);
  const byName = wordsOfNames(nodes);
  /** The node of each passage, as its place among `nodes`. */
  const nodeOf = Uint32Array.from(pages.flatMap((page, at) => page.map(() => at)));

  const termOf = (word: string): readonly string[] => {
    const at = firstFrom(byWord.words, word);
    if (byWord.words[at]?.startsWith(word)) return [word];
    const near = nearWords(word, byWord.words);
    return near.length > 0 ? near : [word];
  };

  /** The passages that have at least `needed` of the words, and one of them by themselves: the best of each kind. */
  const best = (terms: readonly (readonly string[])[], needed: number) => {
    const own = terms.map((term) => byWord.presence(term));
    const around = terms.map((term) => byName.presence(term));
    const groups = new Map(passageKinds.map((kind) => [kind, { kind, total: 0, best: [] as Scored[] }]));
    for (const [at, passage] of passages.entries()) {
      let score = 0;
      let has = 0;
      let hasOwn = false;
      for (let term = 0; term < terms.length; term++) {
        const worth = own[term]?.[at] ?? 0;
        if (worth > 0) {
          has++;
          hasOwn = true;
          score += worth;
        } else if ((around[term]?.[nodeOf[at] ?? 0] ?? 0) > 0) has++;
      }
      const group = groups.get(passage.kind);
      if (!hasOwn || has < needed || !group) continue;
      group.total++;
      // Of two that say the same, the shorter one says it more plainly.
      keepBest(group.best, { passage, score: has * 100 + score - Math.min(1, passage.text.length / 4000) });
    }
    return [...groups.values()].filter(({ total }) => total > 0);
  };

  const search = (query: string, limit: number): Found | null => {
    const typed = foldedWords(query);
    if (typed.join('').length < 2) return null;
    const terms = typed.map(termOf);
    const all = best(terms, terms.length);
    const isLoose = all.length === 0 && terms.length > 1;
    const beginnings = terms.flat();
    return {
      groups: (isLoose ? best(terms, 1) : all).map((group) => ({
        kind: group.kind,
        total: group.total,
        hits: phrasesFirst(group.best, typed)
          .slice(0, limit)
          .map((passage) => hitOf(passage, beginnings)),
      })),
      isLoose,
      beginnings,
    };
  };
  return { search };
}

function wordsOfPassages(passages: readonly Passage[]): WordIndex {
  const maker = wordIndexMaker();
  const words = (text: string) =>
    text === '' ? [] : [...foldedWords(text), ...foldedWords(wordsWrittenOut(text))];
  for (const { title, text, more } of passages) {
    maker.add([
      [titleField, words(title)],
      [textField, words(text)],
      [moreField, words(more)],
    ]);
  }
  return maker.finish();
}

/** What each node is called, with the codes above it: who types "srp calendar" means a calendar in SRP. */
function wordsOfNames(nodes: readonly Node[]): WordIndex {
  const maker = wordIndexMaker();
  const codes = new Map<string, readonly string[]>();
  for (const node of nodes) {
    const above = (node.parentId !== null && codes.get(node.parentId)) || [];
    const own = foldedWords(node.code);
    codes.set(node.id, [...above, ...own]);
    maker.add([[textField, [...above, ...own, ...foldedWords(node.title)]]]);
  }
  return maker.finish();
}

type Scored = { readonly passage: Passage; readonly score: number };

/** Puts a passage at its place among the best, where it is one; equal ones keep the order of the framework. */
function keepBest(best: Scored[], scored: Scored) {
  const isFull = best.length === lookedAt;
  if (isFull && scored.score <= (best.at(-1)?.score ?? 0)) return;
  if (isFull) best.pop();
  let at = best.length;
  while (at > 0 && (best[at - 1]?.score ?? 0) < scored.score) at--;
  best.splice(at, 0, scored);
}

/** Those that say the words one after the other come before those that say them anywhere. */
function phrasesFirst(best: readonly Scored[], typed: readonly string[]): Passage[] {
  const phrase = ` ${typed.join(' ')}`;
  const says = ({ passage }: Scored) => folded(`${passage.title} ${passage.text}`).includes(phrase);
  if (typed.length === 1) return best.map(({ passage }) => passage);
  const groups = Map.groupBy(best, says);
  return [...(groups.get(true) ?? []), ...(groups.get(false) ?? [])].map(({ passage }) => passage);
}

function hitOf(passage: Passage, beginnings: readonly string[]): Hit {
  const { kind, nodeId, place, level } = passage;
  const cut = { around: 60, length: 200 };
  const title = markedText(passage.title, beginnings);
  const text = markedText(passage.text, beginnings, cut);
  const isShown = [...title, ...text].some(({ isHit }) => isHit);
  // Found by what is not shown: then that is shown, since a hit must say why it is one.
  return {
    kind,
    nodeId,
    place,
    level,
    title,
    text: isShown ? text : markedText(passage.more, beginnings, cut),
  };
}
