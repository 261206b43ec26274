import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ulidMaker } from '#shared/base/id.ts';
import type { Node } from '#shared/model/framework.ts';
import {
  aCover,
  aNode,
  aNote,
  anEvidenceLink,
  anInitiative,
  aPlacement,
  aRating,
  aScenario,
  aTarget,
} from '#shared/testing/builders.ts';
import { versionPair } from '#shared/testing/versionPairs.ts';
import { versionDiff } from '../versionDiff/versionDiff.ts';
import { itemsOf, type VersionItem } from '../versionDiff/versionItems.ts';
import { answersIn, type AssessmentAnswers } from './assessmentAnswers.ts';
import { isSure, mappingOf, proposalOf, sureDecisions, type Decisions } from './mapping.ts';
import { usualScales } from '../scales.ts';
import { migrateAnswers, type MigratedRows } from './migrateAnswers.ts';

const nothing: AssessmentAnswers = {
  ratings: [],
  notes: [],
  evidenceLinks: [],
  targets: [],
  initiatives: [],
  covers: [],
  scenarios: [],
  placements: [],
};

function all(nodes: readonly Node[]): VersionItem[] {
  return Object.values(itemsOf(nodes)).flat();
}

function migrate(answers: AssessmentAnswers, after: readonly Node[], decisions: Decisions, highestLevel = 5) {
  const newer = new Map(all(after).map((item) => [item.id, item]));
  return migrateAnswers({
    answers,
    decisions,
    newer,
    scales: usualScales,
    highestLevel,
    assessmentId: 'spring',
    newId: ulidMaker(),
  });
}

/** Answers on everything that the picks say, each with words that no other has. */
function answersOn(items: readonly VersionItem[], picks: readonly number[]): AssessmentAnswers {
  const chosen = picks.flatMap((pick, index) => {
    const item = items[pick % Math.max(1, items.length)];
    return item ? [{ item, index }] : [];
  });
  const unique = <T extends { readonly id: string }>(rows: readonly T[]) => [
    ...new Map(rows.map((row) => [row.id, row])).values(),
  ];
  const of = (kind: VersionItem['kind']) => chosen.filter(({ item }) => item.kind === kind);
  const values = ['N', 'P', 'L', 'F', 'NA'] as const;
  return {
    ratings: unique(
      of('practice').map(({ item, index }) => {
        const place = { nodeId: item.node.id, practiceId: item.id };
        return aRating({ ...place, value: values[index % 5] ?? 'N', naReason: `reason ${index}` });
      }),
    ),
    notes: unique(
      chosen.map(({ item, index }) =>
        aNote({ targetType: item.kind, targetId: item.id, text: `note ${index}` }),
      ),
    ),
    evidenceLinks: unique(
      chosen.map(({ item, index }) =>
        anEvidenceLink({ evidenceId: `e${index % 3}`, targetType: item.kind, targetId: item.id }),
      ),
    ),
    targets: unique(
      of('node').map(({ item, index }) =>
        aTarget({ nodeId: item.id, level: 2 + (index % 4), rationale: `why ${index}` }),
      ),
    ),
    initiatives: [anInitiative(), anInitiative({ id: 'initiative-2' })],
    covers: unique(
      of('practice').map(({ item, index }) =>
        aCover({ initiativeId: `initiative-${1 + (index % 2)}`, nodeId: item.node.id, practiceId: item.id }),
      ),
    ),
    scenarios: [aScenario()],
    placements: [aPlacement()],
  };
}

/** What is said, wherever it stands; initiatives by their title, as their ids are new. */
function said(
  rows: Pick<MigratedRows, 'ratings' | 'notes' | 'evidenceLinks' | 'targets' | 'covers'>,
): string[] {
  return [
    ...rows.ratings.map(({ value, naReason }) => `rating ${value} ${naReason}`),
    ...rows.notes.map(({ text }) => `note ${text}`),
    ...rows.evidenceLinks.map(({ evidenceId }) => `evidence ${evidenceId}`),
    ...rows.targets.map(({ level, rationale }) => `target ${level} ${rationale}`),
    ...rows.covers.map(() => 'cover'),
  ];
}

function saidAside({ unmappedAnswers }: MigratedRows): string[] {
  return unmappedAnswers.map(({ answer }) => {
    switch (answer.kind) {
      case 'rating':
        return `rating ${answer.value} ${answer.naReason}`;
      case 'note':
        return `note ${answer.text}`;
      case 'evidence':
        return `evidence ${answer.evidenceId}`;
      case 'target':
        return `target ${answer.level} ${answer.rationale}`;
      case 'cover':
        return 'cover';
    }
  });
}

describe('for any two versions, answers and decisions', () => {
  const work = fc.record({
    pair: versionPair,
    picks: fc.array(fc.nat(60), { maxLength: 12 }),
    choices: fc.array(fc.option(fc.nat(60)), { maxLength: 12 }),
    highestLevel: fc.integer({ min: 2, max: 5 }),
  });

  /** Decisions at random: some for nothing, some that bring several answers to one place. */
  function decided(
    before: readonly Node[],
    after: readonly Node[],
    choices: readonly (number | null)[],
  ): Decisions {
    const [old, fresh] = [all(before), all(after)];
    return new Map(
      old.flatMap((item, index) => {
        const choice = choices[index % Math.max(1, choices.length)];
        if (choice === undefined) return [];
        return [[item.id, choice === null ? null : (fresh[choice % Math.max(1, fresh.length)]?.id ?? null)]];
      }),
    );
  }

  it('every answer is in the newer assessment or among the unmapped ones, once', () => {
    fc.assert(
      fc.property(work, ({ pair: { before, after }, picks, choices, highestLevel }) => {
        const answers = answersOn(all(before), picks);
        for (const decisions of [
          decided(before, after, choices),
          sureDecisions(mappingOf(versionDiff(before, after), answers)),
        ]) {
          const rows = migrate(answers, after, decisions, highestLevel);
          expect([...said(rows), ...saidAside(rows)].sort()).toEqual(said(answers).sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every answer stands at the place that was decided for what it was about', () => {
    fc.assert(
      fc.property(work, ({ pair: { before, after }, picks, choices }) => {
        const decisions = decided(before, after, choices);
        const rows = migrate(answersOn(all(before), picks), after, decisions);
        const places = new Set(decisions.values());
        const found = [...rows.ratings, ...rows.covers].map((row) => row.practiceId);
        for (const id of [...found, ...[...rows.notes, ...rows.evidenceLinks].map((row) => row.targetId)]) {
          expect(places).toContain(id);
        }
        const nodeOf = new Map(all(after).map((item) => [item.id, item.node.id]));
        for (const row of [...rows.ratings, ...rows.covers])
          expect(row.nodeId).toBe(nodeOf.get(row.practiceId));
      }),
    );
  });

  it('no two rows have the same id', () => {
    fc.assert(
      fc.property(work, ({ pair: { before, after }, picks, choices }) => {
        const rows = migrate(answersOn(all(before), picks), after, decided(before, after, choices));
        for (const list of Object.values(rows) as (readonly { readonly id: string }[])[]) {
          expect(new Set(list.map((row) => row.id)).size).toBe(list.length);
        }
      }),
    );
  });

  it('the review has one line for everything that was answered', () => {
    fc.assert(
      fc.property(work, ({ pair: { before, after }, picks }) => {
        const answers = answersOn(all(before), picks);
        const lines = mappingOf(versionDiff(before, after), answers);
        const counted = lines
          .flatMap((line) => [...line.answers.values()])
          .reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(answersIn(answers).length);
        expect(new Set(lines.map((line) => line.item.id)).size).toBe(lines.length);
      }),
    );
  });
});

describe('moving on to a newer version', () => {
  const practice = (id: string, text: string) => ({ id, text, weight: 1 });
  const version = (no: string, texts: readonly string[]) => {
    const id = `lantern:${no}:A/A1`;
    const practices = texts.map((text) => practice(`${id}/L2/p-${text.replaceAll(' ', '.')}`, text));
    const groups = [{ id: `${id}/g`, level: 2, practices, outcomes: [], metrics: [] }];
    return [aNode({ id, versionId: `lantern:${no}`, parentId: null, groups, textHash: texts.join() })];
  };
  const list = 'Keep a list of the changes that are under way';
  const owners = 'Name the owners of all open requests for help';
  const idOf = (no: string, text: string) => `lantern:${no}:A/A1/L2/p-${text.replaceAll(' ', '.')}`;
  const rated = (text: string, value: 'P' | 'F' = 'F') =>
    aRating({ nodeId: 'lantern:1:A/A1', practiceId: idOf('1', text), value });
  const linesOf = (before: Node[], after: Node[], answers: AssessmentAnswers) =>
    mappingOf(versionDiff(before, after), answers);

  it('takes over what says the same, and asks about what says something else', () => {
    const edited = `${list} today`;
    const [before, after] = [version('1', [list, owners]), version('2', [edited, owners])];
    const answers = { ...nothing, ratings: [rated(list), rated(owners)] };
    const lines = linesOf(before, after, answers);
    expect(lines.map(({ kind, item }) => [kind, item.text])).toEqual([
      ['reworded', list],
      ['same', owners],
    ]);
    const rows = migrate(answers, after, sureDecisions(lines));
    expect(rows.ratings).toMatchObject([
      { practiceId: idOf('2', owners), value: 'F', nodeId: 'lantern:2:A/A1' },
    ]);
    expect(rows.unmappedAnswers).toMatchObject([
      { targetId: idOf('1', list), reason: 'noPlace', answer: { kind: 'rating', value: 'F', naReason: '' } },
    ]);
  });

  it('of ratings that meet in a merged practice keeps the lowest there, and the other beside it', () => {
    const [before, after] = [version('1', [list, owners]), version('2', [`${list} and ${owners}`])];
    const answers = { ...nothing, ratings: [rated(list, 'F'), rated(owners, 'P')] };
    const lines = linesOf(before, after, answers);
    expect(lines.map(({ kind }) => kind)).toEqual(['merged', 'merged']);
    expect(lines.some(({ kind }) => isSure(kind))).toBe(false);
    const rows = migrate(answers, after, new Map(lines.map((line) => [line.item.id, proposalOf(line)])));
    expect(rows.ratings).toMatchObject([{ value: 'P' }]);
    expect(rows.unmappedAnswers).toMatchObject([{ reason: 'taken', answer: { kind: 'rating', value: 'F' } }]);
  });

  it('never proposes a place that is withdrawn', () => {
    const before = version('1', [list]);
    const after = version('2', [list]).map((node) => ({ ...node, isWithdrawn: true }));
    const [line] = linesOf(before, after, { ...nothing, ratings: [rated(list)] });
    expect(line?.kind).toBe('dropped');
    expect(line && proposalOf(line)).toBeNull();
  });

  it('keeps a target aside whose level the newer version does not have', () => {
    const [before, after] = [version('1', [list]), version('2', [list])];
    const answers = {
      ...nothing,
      targets: [aTarget({ nodeId: 'lantern:1:A/A1', level: 5, rationale: 'wish' })],
    };
    const rows = migrate(answers, after, sureDecisions(linesOf(before, after, answers)), 3);
    expect(rows.targets).toEqual([]);
    expect(rows.unmappedAnswers).toMatchObject([
      { reason: 'outOfRange', answer: { kind: 'target', level: 5, rationale: 'wish' } },
    ]);
  });

  it('brings the whole plan along, with initiatives of its own', () => {
    const [before, after] = [version('1', [list]), version('2', [list])];
    const answers = {
      ...nothing,
      initiatives: [anInitiative()],
      covers: [aCover({ nodeId: 'lantern:1:A/A1', practiceId: idOf('1', list) })],
      scenarios: [aScenario()],
      placements: [aPlacement()],
      notes: [aNote({ targetType: 'initiative', targetId: 'initiative-1', text: 'Ask Robin.' })],
    };
    const rows = migrate(answers, after, sureDecisions(linesOf(before, after, answers)));
    const [initiative] = rows.initiatives;
    expect(initiative).toMatchObject({ assessmentId: 'spring', title: 'A1 → Level 3', owner: 'Robin' });
    expect(initiative?.id).not.toBe('initiative-1');
    expect(rows.covers).toMatchObject([{ initiativeId: initiative?.id, practiceId: idOf('2', list) }]);
    expect(rows.placements).toMatchObject([{ initiativeId: initiative?.id, startMonth: '2027-01' }]);
    expect(rows.notes).toMatchObject([
      { targetType: 'initiative', targetId: initiative?.id, text: 'Ask Robin.' },
    ]);
  });
});
