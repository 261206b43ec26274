import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import { matchingForm } from '#shared/base/text.ts';
import type { FrameworkReading, ReadNode } from '../frameworkReading.ts';
import { mergeNativeReadings } from './nativeFramework.ts';
import { readNativePart } from './nativePart.ts';
import type { NativePart } from './nativePart.ts';
import type { NativeNode } from './nativeSchema.ts';

const root = new URL('../../../', import.meta.url);
const folder = new URL('assets/frameworks/open/', root);

const parts = readdirSync(folder)
  .sort()
  .map((name): NativePart => {
    const part = readNativePart(readFileSync(new URL(name, folder), 'utf8'), name);
    if (!part.ok) throw new Error(JSON.stringify(part.failure));
    return part.value;
  });

function whole(): FrameworkReading {
  const reading = mergeNativeReadings(parts);
  if (!reading.ok) throw new Error(JSON.stringify(reading.failure));
  return reading.value;
}

const { nodes, framework } = whole();
const blocks = nodes.filter(({ kind }) => kind === 'block');

/** A text, and where it stands, for a failing test to say. */
type Said = { readonly at: string; readonly text: string };

function itemsOf(list: 'practices' | 'outcomes' | 'metrics'): Said[] {
  return blocks.flatMap((block) =>
    block.levels.flatMap(({ level, groups }) =>
      groups.flatMap((group) =>
        group[list].map(({ text }) => ({ at: `${idOf(block)} level ${level}`, text })),
      ),
    ),
  );
}

function idOf(node: ReadNode): string {
  return known(node.id, 'an id');
}

const practices = itemsOf('practices');
const outcomes = itemsOf('outcomes');
const metrics = itemsOf('metrics');
const descriptions = nodes.map((node): Said => ({ at: idOf(node), text: node.description ?? '' }));
const texts = [...descriptions, ...practices, ...outcomes, ...metrics];

function wordsOf(text: string): string[] {
  return matchingForm(text).match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** Every run of `length` words. */
function runsOf(text: string, length: number): Set<string> {
  const words = wordsOf(text);
  return new Set(words.slice(length - 1).map((_, index) => words.slice(index, index + length).join(' ')));
}

describe('the open framework', () => {
  it('is one framework that says who it is from and on which terms', () => {
    expect(framework).toMatchObject({
      key: 'waymark-open-itcf',
      version: '1.0',
      lang: 'en-GB',
      licence: { class: 'open', allowShare: true },
      levels: [{ no: 1 }, { no: 2 }, { no: 3 }, { no: 4 }, { no: 5 }],
    });
    expect(blocks.length).toBeGreaterThan(90);
    expect(nodes.filter(({ kind }) => kind === 'capability')).toHaveLength(8);
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(
      new Set(['macro', 'capability', 'category', 'block']),
    );
  });

  it('describes every node', () => {
    const bare = nodes.filter(
      ({ kind, description }) => kind !== 'macro' && wordsOf(description ?? '').length < 6,
    );
    expect(bare.map(idOf)).toEqual([]);
  });

  it('has levels 2 to 5 in every block, each group with practices, outcomes and metrics', () => {
    const odd = blocks.filter(({ levels }) => {
      const groups = levels.flatMap((level) => level.groups);
      const isFilled = groups.every((group) =>
        [group.practices, group.outcomes, group.metrics].every((list) => list.length > 0),
      );
      return levels.map(({ level }) => level).join() !== '2,3,4,5' || !isFilled;
    });
    expect(odd.map(idOf)).toEqual([]);
  });

  it('has at least two metrics in every block that run through three levels, and a new one at each level', () => {
    const odd = blocks.flatMap((block) => {
      const named = new Map<string, number>();
      const withoutNew = block.levels.filter(({ level, groups }) => {
        const here = new Set(
          groups.flatMap((group) => group.metrics.map((metric) => known(metric.id, 'a key'))),
        );
        const hasNew = [...here].some((key) => !named.has(key));
        for (const key of here) named.set(key, (named.get(key) ?? 0) + 1);
        return level > 2 && !hasNew;
      });
      const running = [...named.values()].filter((levels) => levels >= 3).length;
      return [
        ...withoutNew.map(({ level }) => `${idOf(block)} level ${level}: nothing new is measured`),
        ...(running < 2 ? [`${idOf(block)}: ${running} metrics run through`] : []),
      ];
    });
    expect(odd).toEqual([]);
  });

  it('uses every metric it defines, and knows the unit and direction of each', () => {
    const odd: string[] = [];
    for (const part of parts) visit(part.file.nodes);
    function visit(list: readonly NativeNode[]): void {
      for (const node of list) {
        const used = new Set(
          node.levels?.flatMap(({ groups }) => groups.flatMap((group) => group.metrics ?? [])),
        );
        for (const [key, metric] of Object.entries(node.metrics ?? {})) {
          const isWhole =
            typeof metric !== 'string' && metric.unit !== undefined && metric.direction !== undefined;
          if (!used.has(key) || !isWhole) odd.push(`${node.code ?? ''} ${key}`);
        }
        visit(node.nodes ?? []);
      }
    }
    expect(odd).toEqual([]);
  });

  it('says no practice, outcome or metric twice in two places', () => {
    const distinctMetrics = [
      ...new Map(metrics.map((said) => [`${said.at.split(' ')[0] ?? ''} ${said.text}`, said])).values(),
    ];
    for (const list of [practices, outcomes, distinctMetrics]) {
      const seen = new Map<string, string>();
      const twice: string[] = [];
      for (const { at, text } of list) {
        const form = matchingForm(text);
        const before = seen.get(form);
        if (before !== undefined) twice.push(`${before}, ${at}: ${text}`);
        seen.set(form, at);
      }
      expect(twice).toEqual([]);
    }
  });

  it.each([
    ['practices', practices],
    ['outcomes', outcomes],
  ])(
    'has no %s that nearly repeat another: under a quarter of their runs of four words in common',
    (_, list) => {
      const runs = list.map(({ text }) => runsOf(text, 4));
      const holders = new Map<string, number[]>();
      runs.forEach((set, index) => {
        for (const run of set) holders.set(run, [...(holders.get(run) ?? []), index]);
      });
      const shared = new Map<string, number>();
      for (const indexes of holders.values())
        for (const a of indexes)
          for (const b of indexes) if (a < b) shared.set(`${a} ${b}`, (shared.get(`${a} ${b}`) ?? 0) + 1);
      const near = [...shared].flatMap(([pair, count]) => {
        const [a = 0, b = 0] = pair.split(' ').map(Number);
        const part = count / Math.min(runs[a]?.size ?? 1, runs[b]?.size ?? 1);
        return part < 0.25
          ? []
          : [`${list[a]?.at ?? ''}: ${list[a]?.text ?? ''} / ${list[b]?.at ?? ''}: ${list[b]?.text ?? ''}`];
      });
      expect(near).toEqual([]);
    },
  );

  it('has no sentence of more than 45 words', () => {
    const long = texts.filter(({ text }) =>
      text.split(/(?<=[.?!])\s+/).some((sentence) => wordsOf(sentence).length > 45),
    );
    expect(long).toEqual([]);
  });

  it('writes practices and outcomes as sentences, and metrics as names', () => {
    expect(
      [...practices, ...outcomes].filter(({ text }) => !/^["“]?[\p{Lu}\d][\s\S]*[^.]\.$/u.test(text)),
    ).toEqual([]);
    expect(metrics.filter(({ text }) => !/^[\p{Lu}\d][\s\S]*[^.;:,]$/u.test(text))).toEqual([]);
  });

  it('asks for something in each practice: one sentence that begins with what to do', () => {
    const notAnOrder = /^(The|A|An|It|There|This|All|Every|Each|IT|We|Our|You|They|People|Management)\b/;
    const odd = practices.filter(({ text }) => notAnOrder.test(text) || /[.?!]\s+\p{Lu}/u.test(text));
    expect(odd).toEqual([]);
  });

  it('keeps to British spelling, apart from the names of IT-CMF', () => {
    const american =
      /\b(?!size|seize|prize|capsize)(?!\w*size)\w{2,}(?:iz|yz)(?:e|ed|es|ing|er|ers|ation|ations)\b|\b(?:behavior|color|favor|center|labor|program|catalog|gray|defense|modeling|canceled|traveling|fulfill|skillful|judgment|aging|artifact)s?\b/i;
    expect(texts.filter(({ text }) => american.test(text))).toEqual([]);
  });

  it('does without stock phrases, double words and double spaces', () => {
    const stock =
      /best practi|\bensur|leverag|robust|holistic|seamless|synerg|world.class|cutting.edge|state of the art|in order to|utili[sz]|facilitat|proactiv|buy.in|deep dive|empower|foster|delve|underpin|pivotal|crucial|going forward|value.add|paradigm|ecosystem|best of breed|low.hanging|continuous(?:ly)? improv|effectively|efficiently|as appropriate|where appropriate|adequate|comprehensive/i;
    const slips = /\b(\w+) \1\b| {2}|\s[,.;:]|["'`]{2}|,,|\.\./i;
    expect(texts.filter(({ text }) => stock.test(text) || slips.test(text))).toEqual([]);
  });

  it('names other places only as they are called there', () => {
    const titles = knownTitles();
    const odd = nodes.flatMap((node) =>
      (node.alignsWith ?? []).flatMap((place) => {
        const title = titles.get(place);
        return title === undefined || (title !== null && title !== node.title)
          ? [`${place}: ${node.title}`]
          : [];
      }),
    );
    expect(odd).toEqual([]);
    expect(nodes.filter(({ alignsWith }) => alignsWith !== undefined).length).toBeGreaterThan(80);
  });

  // The page is licensed and never part of the project; where it lies beside it, no wording may agree.
  const seedFolder = ['../shared/seed/', '../../shared/seed/']
    .map((path) => new URL(path, root))
    .find(existsSync);
  it.skipIf(seedFolder === undefined)(
    'shares no run of five words with the page of the source it aligns with',
    () => {
      const seed = new URL('ivi-srp-c3-release-and-deployment-management.txt', known(seedFolder, 'a folder'));
      // A run does not go on from one sentence of the page to the next.
      const theirs = new Set(
        readFileSync(seed, 'utf8')
          .split(/\n|(?<=[.;:])\s/)
          .flatMap((line) => [...runsOf(line, 5)]),
      );
      expect(theirs.size).toBeGreaterThan(100);
      const common = texts.flatMap(({ at, text }) =>
        [...runsOf(text, 5)].filter((run) => theirs.has(run)).map((run) => `${at}: ${run}`),
      );
      expect(common).toEqual([]);
    },
  );
});

type KnownCategory = {
  readonly code: string;
  readonly title: string | null;
  readonly blocks: Readonly<Record<string, string | null>>;
};

/** The titles of the publicly known structure of IT-CMF by place; `null` where only the code is known. */
function knownTitles(): ReadonlyMap<string, string | null> {
  const file = readFileSync(new URL('assets/frameworks/itCmfStructure.json', root), 'utf8');
  const { macros } = JSON.parse(file) as {
    macros: {
      capabilities: {
        code: string;
        title: string;
        structures: { version: string; categories: KnownCategory[] }[];
      }[];
    }[];
  };
  const titles = new Map<string, string | null>();
  for (const { code, title, structures } of macros.flatMap(({ capabilities }) => capabilities)) {
    for (const { version, categories } of structures) {
      const place = `ivi-itcmf:${version}:${code}`;
      titles.set(place, title);
      for (const category of categories) {
        titles.set(`${place}/${category.code}`, category.title);
        for (const [block, blockTitle] of Object.entries(category.blocks))
          titles.set(`${place}/${category.code}/${block}`, blockTitle);
      }
    }
  }
  return titles;
}
