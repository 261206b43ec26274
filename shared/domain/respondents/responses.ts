import { groupBy } from '#shared/base/groupBy.ts';
import type { RatingValue } from '#shared/model/answers.ts';
import type { Scale, ScaleOption } from '#shared/model/framework.ts';
import type { Respondent, Response } from '#shared/model/respondents.ts';
import { dispersionOf, meanOf, type Dispersion } from './consensus.ts';

/** What one respondent says of a practice. */
export type GivenAnswer = Pick<Response, 'respondentId' | 'value'>;

/** What several respondents say of one practice. */
export type PracticeResponses = {
  /** How many said anything, and how many of them that it does not apply. */
  readonly count: number;
  readonly notApplicable: number;
  /** What would be agreed on if nobody objected: the median answer; `null` when nobody answered. */
  readonly suggested: RatingValue | null;
  /** Between the highest and the lowest answer, in steps of the scale. */
  readonly range: number;
  /** 0 to 1: 1 − range / steps of the whole scale. */
  readonly agreement: number;
  /** Whether it has to be talked about before a rating is agreed on. */
  readonly isDisputed: boolean;
  /** How the answers spread over the scale, in its steps from 0; `null` when nobody answered. */
  readonly dispersion: Dispersion | null;
};

/**
 * Scoring rule (10). Answers of single respondents never count by themselves. The suggestion is the median step, of two
 * middle ones the lower, since what is agreed on should hold for both. A practice is disputed when the answers lie two
 * steps or more apart, when both ends of the scale are among them, or when some say that it does not apply and others
 * rate it.
 */
export function practiceResponses(answers: readonly GivenAnswer[], scale: Scale): PracticeResponses {
  const options = ordered(scale);
  const top = options.length - 1;
  const steps = answers
    .map(({ value }) => options.findIndex(({ code }) => code === value))
    .filter((step) => step >= 0)
    .sort((a, b) => a - b);
  const notApplicable = answers.filter(({ value }) => value === 'NA').length;
  const dispersion = dispersionOf(steps, top);
  const range = dispersion?.range ?? 0;
  const median = steps[Math.floor((steps.length - 1) / 2)];
  const isSplit = notApplicable > 0 && steps.length > 0;
  return {
    count: answers.length,
    notApplicable,
    suggested:
      notApplicable * 2 > answers.length || median === undefined
        ? notApplicable > 0
          ? 'NA'
          : null
        : (options[median]?.code ?? null),
    range,
    agreement: top === 0 ? 1 : 1 - range / top,
    isDisputed: isSplit || range >= 2 || (range > 0 && range === top),
    dispersion,
  };
}

/** The options of a scale from the least to the most. */
function ordered({ options }: Scale): readonly ScaleOption[] {
  return options.toSorted((a, b) => a.worth - b.worth);
}

/** A practice of a block with what the respondents said of it. */
export type AskedPractice = {
  readonly practiceId: string;
  readonly scale: Scale;
  readonly answers: readonly GivenAnswer[];
  /** Whether a rating was agreed on. */
  readonly isAgreed: boolean;
};

/** What several respondents say of a block. */
export type BlockResponses = {
  readonly respondents: number;
  /** Agreement(b) = 1 − the mean of range / steps over the practices that two or more answered; `null` when none has. */
  readonly agreement: number | null;
  /** The practices that are disputed and not agreed on yet, in the order they are asked. */
  readonly disputed: readonly string[];
  readonly byPractice: ReadonlyMap<string, PracticeResponses>;
};

/** Scoring rule (10) for a block. While anything is disputed and not agreed on, its score stays provisional. */
export function blockResponses(practices: readonly AskedPractice[]): BlockResponses {
  const byPractice = new Map(
    practices.map(({ practiceId, answers, scale }) => [practiceId, practiceResponses(answers, scale)]),
  );
  const shared = [...byPractice.values()].filter(({ dispersion }) => (dispersion?.count ?? 0) >= 2);
  return {
    respondents: new Set(practices.flatMap(({ answers }) => answers.map((each) => each.respondentId))).size,
    agreement: shared.length === 0 ? null : meanOf(shared.map(({ agreement }) => agreement)),
    disputed: practices
      .filter(({ practiceId, isAgreed }) => !isAgreed && byPractice.get(practiceId)?.isDisputed === true)
      .map(({ practiceId }) => practiceId),
    byPractice,
  };
}

/** What one group of respondents says, such as IT, on average. */
export type GroupMean = { readonly group: string; readonly count: number; readonly mean: number };

/** Two groups of which one sees more than the other. */
export type GroupDifference = {
  readonly higher: GroupMean;
  readonly lower: GroupMean;
  readonly difference: number;
};

/** A mean that lies this far from another is flagged: one level. */
export const perceptionGapFrom = 1;

/** The means of groups, by name; people who speak for nobody in particular are left out. */
export function groupMeans(
  respondents: readonly Pick<Respondent, 'id' | 'group'>[],
  answers: readonly { readonly respondentId: string; readonly value: number }[],
): GroupMean[] {
  const groupOf = new Map(respondents.map(({ id, group }) => [id, group]));
  const groups = groupBy(answers, ({ respondentId }) => groupOf.get(respondentId) ?? '');
  return [...groups]
    .filter(([group]) => group !== '')
    .map(([group, own]) => ({ group, count: own.length, mean: meanOf(own.map(({ value }) => value)) }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** The groups that lie furthest apart; `null` when there are fewer than two. */
export function widestDifference(means: readonly GroupMean[]): GroupDifference | null {
  const sorted = means.toSorted((a, b) => a.mean - b.mean);
  const [lower, higher] = [sorted[0], sorted.at(-1)];
  if (!lower || !higher || lower === higher) return null;
  return { higher, lower, difference: higher.mean - lower.mean };
}
