import { groupBy } from '#shared/base/groupBy.ts';
import type { DiffLink, VersionDiff } from '../versionDiff/versionDiff.ts';
import type { VersionItem } from '../versionDiff/versionItems.ts';
import { similarity } from '../versionDiff/wordSimilarity.ts';
import { answersIn, type AnswerKind, type AssessmentAnswers } from './assessmentAnswers.ts';

/** What became of something that was answered, the surest first. */
export const mappingKinds = ['same', 'renamed', 'moved', 'reworded', 'split', 'merged', 'dropped'] as const;
export type MappingKind = (typeof mappingKinds)[number];

/** Something of the older version that has answers, and where they could go. */
export type MappingLine = {
  readonly kind: MappingKind;
  readonly item: VersionItem;
  /** What it became in the newer version, the most similar first; empty when it is gone. */
  readonly candidates: readonly VersionItem[];
  /** How many answers of each kind it has. */
  readonly answers: ReadonlyMap<AnswerKind, number>;
};

/** Where answers go, by the id of what they are about: an id of the newer version, or `null` to keep them aside. */
export type Decisions = ReadonlyMap<string, string | null>;

/** One line for each thing that has answers, in the order of the older version. */
export function mappingOf(diff: VersionDiff, assessment: AssessmentAnswers): MappingLine[] {
  const answers = groupBy(answersIn(assessment), (answer) => answer.targetId);
  return diff.links.flatMap((link) =>
    link.before.flatMap((item): MappingLine[] => {
      const own = answers.get(item.id);
      if (!own) return [];
      const counts = new Map<AnswerKind, number>();
      for (const { content } of own) counts.set(content.kind, (counts.get(content.kind) ?? 0) + 1);
      const candidates = candidatesOf(item, link);
      return [
        { kind: candidates.length === 0 ? 'dropped' : kindOf(link), item, candidates, answers: counts },
      ];
    }),
  );
}

/** What is withdrawn is never rated: an answer there would not be seen again. */
function candidatesOf(item: VersionItem, { after }: DiffLink): VersionItem[] {
  return after
    .filter((other) => other.node.isWithdrawn !== true || item.node.isWithdrawn === true)
    .toSorted((a, b) => similarity(item.words(), b.words()) - similarity(item.words(), a.words()));
}

function kindOf({ kind, changes }: DiffLink): MappingKind {
  if (kind === 'split' || kind === 'merged') return kind;
  return (['reworded', 'moved', 'renamed'] as const).find((change) => changes.includes(change)) ?? 'same';
}

/** Whether a line can go without being looked at: it still says the same, or it is gone and its answers are kept. */
export function isSure(kind: MappingKind): boolean {
  return kind === 'same' || kind === 'renamed' || kind === 'moved' || kind === 'dropped';
}

/** What to do with a line when nobody says otherwise: its first candidate, or `null` where there is none. */
export function proposalOf(line: MappingLine): string | null {
  return line.candidates[0]?.id ?? null;
}

/** The decisions that need no person; what says something else now stays open until somebody has read it. */
export function sureDecisions(lines: readonly MappingLine[]): Decisions {
  return new Map(lines.filter(({ kind }) => isSure(kind)).map((line) => [line.item.id, proposalOf(line)]));
}
