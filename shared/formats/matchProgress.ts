import { scalesOf } from '../domain/scales.ts';
import type { RatingValue } from '../model/answers.ts';
import type { FrameworkVersion, Node, Practice, ScaleOption } from '../model/framework.ts';
import { idPart } from './idPart.ts';
import type { ProgressAnswer, ProgressReading } from './progress.ts';

/** An answer of another tool as a rating of a practice here. */
export type MatchedAnswer = {
  readonly nodeId: string;
  readonly practiceId: string;
  readonly value: RatingValue;
  /** What the rating is called on its scale. */
  readonly label: string;
  /** Part of Fully, 0 to 1, as the file or a person says it. */
  readonly worth: number;
  /** What the file says beside it, every state of the practice with its day; empty when it says nothing. */
  readonly note: string;
};

/** What becomes of a progress file in one framework version: every answer is in exactly one of the lists. */
export type ProgressMatch = {
  readonly matched: readonly MatchedAnswer[];
  /** Earlier answers to practices that have a later one; they stand in its note. */
  readonly older: readonly ProgressAnswer[];
  /** Answers to something that this version does not have. */
  readonly unmatched: readonly ProgressAnswer[];
  /** Answers whose state is no rating. */
  readonly unrated: readonly ProgressAnswer[];
  /** Answers of other teams. */
  readonly others: readonly ProgressAnswer[];
};

/**
 * Finds the practices that the answers of one team are about, by the practice's own id or by a code in its sections.
 * Of several answers to one practice the last one counts. Where the scale has no answer of the same worth, the nearest
 * one is taken, the lower of two. `worthOf` says what states are worth that the file gives no number.
 */
export function matchProgress(input: {
  readonly progress: ProgressReading;
  readonly version: Pick<FrameworkVersion, 'scales'>;
  readonly nodes: readonly Pick<Node, 'id' | 'groups'>[];
  /** Left out for files that tell no teams. */
  readonly team?: string | undefined;
  readonly worthOf: (state: string) => number | undefined;
}): ProgressMatch {
  const { progress, version, nodes, team, worthOf } = input;
  const practices = practicesByKey(nodes);
  const scales = scalesOf(version);
  const own = progress.answers.filter((answer) => team === undefined || answer.team === team);
  const byPractice = new Map<string, ProgressAnswer[]>();
  for (const answer of own) {
    const key = keyOf(answer.practice);
    byPractice.set(key, [...(byPractice.get(key) ?? []), answer]);
  }
  const matched: MatchedAnswer[] = [];
  const older: ProgressAnswer[] = [];
  const unmatched: ProgressAnswer[] = [];
  const unrated: ProgressAnswer[] = [];
  for (const [key, answers] of byPractice) {
    const found = practices.get(key);
    if (found === undefined) {
      unmatched.push(...answers);
      continue;
    }
    const rated = answers.flatMap((answer) => {
      const worth = answer.worth ?? worthOf(answer.state ?? '');
      return worth === undefined ? [] : [{ answer, worth }];
    });
    unrated.push(...answers.filter((answer) => !rated.some((each) => each.answer === answer)));
    const last = rated.at(-1);
    if (last === undefined) continue;
    older.push(...rated.slice(0, -1).map(({ answer }) => answer));
    const { nodeId, practice } = found;
    const { code: value, label } = nearest(scales.of(practice).options, last.worth);
    matched.push({ nodeId, practiceId: practice.id, value, label, worth: last.worth, note: noteOf(answers) });
  }
  const others = progress.answers.filter((answer) => !own.includes(answer));
  return { matched, older, unmatched, unrated, others };
}

/** The teams of a file, by name. */
export function teamsOf({ answers }: ProgressReading): string[] {
  return [...new Set(answers.flatMap(({ team }) => (team === undefined ? [] : [team])))].sort();
}

/** The states of a file whose worth nothing tells, in the order in which they were reached first. */
export function unknownStates({ answers }: ProgressReading): string[] {
  return [
    ...new Set(
      answers.flatMap(({ state, worth }) => (state === undefined || worth !== undefined ? [] : [state])),
    ),
  ];
}

type Found = { readonly nodeId: string; readonly practice: Practice };

function practicesByKey(nodes: readonly Pick<Node, 'id' | 'groups'>[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { id: nodeId, groups } of nodes)
    for (const practice of groups.flatMap((group) => group.practices)) {
      const codes = (practice.sections ?? []).flatMap(({ heading, text }) =>
        heading === 'Codes' ? text.split(/[,\s]+/) : [],
      );
      const own = /\/p-([^/]*)$/.exec(practice.id)?.[1] ?? practice.id;
      for (const key of [own, ...codes].map(keyOf))
        if (key !== '' && !found.has(key)) found.set(key, { nodeId, practice });
    }
  return found;
}

function keyOf(text: string): string {
  return idPart(text).toLowerCase();
}

function nearest(options: readonly ScaleOption[], worth: number): ScaleOption {
  const distance = (option: ScaleOption) => Math.abs(option.worth - worth);
  // A hair's breadth of rounding must not make one of two equally near answers the nearer one.
  return options.reduce((best, option) => (distance(option) < distance(best) - 1e-9 ? option : best));
}

function noteOf(answers: readonly ProgressAnswer[]): string {
  return answers
    .filter(({ state }) => state !== undefined)
    .map(({ state = '', team, date }) => [team, state, date].filter((part) => part !== undefined).join(', '))
    .join('\n');
}
