import type { FrameworkScoring, ScaleOption } from '../../model/framework.ts';
import { fittingTitle } from '../fittingTexts.ts';
import { isNothing, isRecord, numberOf, recordsOf, textOf } from '../plainValues.ts';
import type { Fields, PlainRecord } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import type { ScaleList } from '../scaleList.ts';
import type { CisoFramework, CisoNode, CisoScored, CisoStep } from './cisoFields.ts';

/** How the requirements of one framework are scored. */
export type CisoScores = {
  readonly min: number;
  readonly max: number;
  /** The scale of most requirements; `undefined` where the framework leaves it to the application. */
  readonly scaleId: string | undefined;
  /** The scale of a requirement with scores of its own; `undefined` when it has none. */
  readonly scaleOf: (node: CisoNode) => string | undefined;
};

type Step = { readonly score: number; readonly label: string; readonly description: string };
type Range = { readonly min: number; readonly max: number };

/** The range of a framework that says nothing of scores. */
const usualRange: Range = { min: 0, max: 100 };

/** The widest range of which every whole number is an answer. */
const widestRange = 20;

/** Reads `min_score`, `max_score` and `scores_definition` of a framework, and what its nodes say instead. */
export function readScores(framework: CisoFramework, scales: ScaleList, notes: ReadingNotes): CisoScores {
  const definition: unknown = framework.scores_definition;
  const { alternatives, scale }: Fields<'alternatives' | 'scale'> = isRecord(definition)
    ? definition
    : { scale: definition };
  const others: PlainRecord = isRecord(alternatives) ? alternatives : {};
  const steps = stepsOf(scale, notes);
  const spanned = spanOf(steps) ?? usualRange;
  const range = rangeOf(framework, spanned, { min: 0, max: spanned.max }, notes);
  const isStated = steps.length > 0 || !isNothing(framework.min_score) || !isNothing(framework.max_score);
  const known = new Map<string, string | undefined>();
  return {
    ...range,
    scaleId: isStated ? scaleId('scores', range, steps, framework) : undefined,
    scaleOf: (node) => {
      const key = [node.scores_definition_ref, node.min_score, node.max_score].map(textOf).join('|');
      if (key === '||') return undefined;
      if (!known.has(key)) known.set(key, ownScale(node));
      return known.get(key);
    },
  };

  function ownScale(node: CisoNode): string | undefined {
    const ref = textOf(node.scores_definition_ref);
    const own = ref === '' ? undefined : ownSteps(ref, node);
    const otherwise = (own && spanOf(own)) ?? range;
    const name = own === undefined ? 'scores' : `scores-${ref}`;
    return scaleId(name, rangeOf(node, otherwise, otherwise, notes), own ?? steps, node);
  }

  /** The steps of another definition; `undefined` for the usual one, and for one that is not there. */
  function ownSteps(ref: string, node: CisoNode): readonly Step[] | undefined {
    const other = Object.hasOwn(others, ref) ? others[ref] : undefined;
    if (other !== undefined) {
      const { scale: list }: Fields<'scale'> = isRecord(other) ? other : { scale: other };
      return stepsOf(list, notes);
    }
    if (ref !== 'scale' && ref !== 'default')
      notes.warn('danglingLink', `scores_definition_ref: ${ref}`, node);
    return undefined;
  }

  function scaleId(name: string, within: Range, defined: readonly Step[], place: CisoScored) {
    const options = optionsWithin(within, defined, place, notes);
    return options === null ? undefined : scales.idOf(name, options);
  }
}

/** How scores of several frameworks add up: in their own range when it is one and the same. */
export function scoringOf(all: readonly CisoScores[], notes: ReadingNotes): FrameworkScoring {
  const [first, ...others] = all;
  const isOne = others.every(({ min, max }) => min === first?.min && max === first.max);
  if (!isOne) {
    const ranges = all.map(({ min, max }) => `${min}–${max}`).join(', ');
    notes.warn('outOfRange', `min_score, max_score: ${ranges} → ${usualRange.min}–${usualRange.max}`);
  }
  const { min, max } = isOne && first !== undefined ? first : usualRange;
  return { method: 'mean', min, max };
}

function stepsOf(definition: unknown, notes: ReadingNotes): readonly Step[] {
  const steps = new Map<number, Step>();
  for (const step of recordsOf(definition) as readonly CisoStep[]) {
    const score = numberOf(step.score);
    const said = textOf(step.name) || textOf(step.score);
    if (score === undefined) notes.warn('outOfRange', `score: ${said}`, step);
    else if (steps.has(score)) notes.warn('duplicateId', `score ${score}: ${said}`, step);
    else {
      const description = [textOf(step.description), textOf(step.description_doc)];
      steps.set(score, {
        score,
        label: fittingTitle(said),
        description: description.filter((text) => text !== '').join('\n\n'),
      });
    }
    if (step.translations !== undefined) notes.leaveOut('scores_definition.translations', step);
  }
  return [...steps.values()].sort((a, b) => a.score - b.score);
}

function spanOf(steps: readonly Step[]): Range | undefined {
  const [min, max] = [steps[0]?.score, steps.at(-1)?.score];
  return min !== undefined && max !== undefined && min < max ? { min, max } : undefined;
}

/** The range that is stated, with the ends of `missing` where one is not; `otherwise` when none is, or a wrong one. */
function rangeOf(stated: CisoScored, otherwise: Range, missing: Range, notes: ReadingNotes): Range {
  if (isNothing(stated.min_score) && isNothing(stated.max_score)) return otherwise;
  const min = isNothing(stated.min_score) ? missing.min : numberOf(stated.min_score);
  const max = isNothing(stated.max_score) ? missing.max : numberOf(stated.max_score);
  if (min !== undefined && max !== undefined && min >= 0 && min < max) return { min, max };
  const said = [stated.min_score, stated.max_score].map((value) => textOf(value) || '–').join(', ');
  notes.warn('outOfRange', `min_score, max_score: ${said} → ${otherwise.min}, ${otherwise.max}`, stated);
  return otherwise;
}

/**
 * The answers of a range: what is defined in it, its ends, and in a narrow one every whole number. `null` for a wide
 * range of which nothing is defined: nobody tells a hundred answers apart, so that the usual four stand for it.
 */
function optionsWithin(
  { min, max }: Range,
  defined: readonly Step[],
  place: CisoScored,
  notes: ReadingNotes,
): ScaleOption[] | null {
  const inside = defined.filter(({ score }) => score >= min && score <= max);
  for (const { score, label } of defined.filter((step) => !inside.includes(step)))
    notes.warn('outOfRange', `score ${score}: ${label}, ${min}–${max}`, place);
  const isNarrow = max - min <= widestRange;
  if (!isNarrow && inside.length < 2) {
    notes.warn('outOfRange', `${min}–${max} → Not, Partially, Largely, Fully`, place);
    return null;
  }
  const numbers = isNarrow ? Array.from({ length: Math.floor(max - min) + 1 }, (_, i) => min + i) : [];
  const scores = [...new Set([min, ...numbers, ...inside.map(({ score }) => score), max])];
  return scores
    .sort((a, b) => a - b)
    .map((score) => {
      const step = inside.find((each) => each.score === score);
      return {
        code: String(score),
        label: step?.label ?? String(score),
        worth: (score - min) / (max - min),
        ...(step !== undefined && step.description !== '' && { description: step.description }),
      };
    });
}
