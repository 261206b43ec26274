import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { ReadingWarning, ReadResult } from '../frameworkReading.ts';
import type { ProgressAnswer, ProgressReading } from '../progress.ts';
import { entriesOf, entryOf, isNothing, numberOf, textOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is what DSOMM's application saves: which team reached which state of which activity, and when. */
export function looksLikeDsommProgress(text: string): boolean {
  return /^progress:/m.test(text) && /^[ ]+["']?[\da-f]{8}-[\da-f-]{27}["']?:/im.test(text);
}

/**
 * Reads `team-progress.yaml`: one answer for each state that a team reached, in the order of the dates. What a state is
 * worth stands in the application's settings, `meta.yaml`: see `dsommStates`.
 */
export function readDsommProgress(
  text: string,
  name: string,
  states: ReadonlyMap<string, number> = new Map(),
): Result<{ readonly progress: ProgressReading; readonly warnings: readonly ReadingWarning[] }, Failure> {
  const parsed = parseYamlTrees(text, name);
  if (!parsed.ok) return parsed;
  const { trees, lineOf } = parsed.value;
  const answers: ProgressAnswer[] = [];
  const warnings: ReadingWarning[] = [];
  const warn = (kind: ReadingWarning['kind'], tree: YamlTree, what: string): void => {
    warnings.push({ kind, line: lineOf(tree.offset), text: what });
  };
  let unanswered = 0;
  for (const [activity, teams] of trees.flatMap((tree) => entriesOf(entryOf(tree, 'progress')))) {
    if (!uuid.test(activity)) {
      warn('danglingLink', teams, activity);
      continue;
    }
    const before = answers.length;
    for (const [team, reached] of entriesOf(teams)) {
      for (const [state, when] of entriesOf(reached)) {
        const date = dateIn(when);
        if (isNothing(when)) continue;
        if (date === undefined)
          warn('outOfRange', when, `${activity}: ${team}: ${state}: ${textOf(when) ?? '-'}`);
        const worth = states.get(state);
        answers.push({
          practice: activity.toLowerCase(),
          state,
          team,
          ...(date !== undefined && { date }),
          ...(worth !== undefined && { worth }),
        });
      }
    }
    if (answers.length === before) unanswered++;
  }
  const inTime = [...answers].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '', 'en'));
  return ok({ progress: { frameworkKey: 'owasp-dsomm', answers: inTime, unanswered }, warnings });
}

/** What each state is worth, as the `progressDefinition` of DSOMM's settings says it: `score: "20%"`. */
export function dsommStates(settings: YamlTree | undefined): Map<string, number> {
  const states = new Map<string, number>();
  for (const [state, definition] of entriesOf(entryOf(settings, 'progressDefinition'))) {
    const told = definition.kind === 'scalar' ? definition : entryOf(definition, 'score');
    const score = textOf(told);
    const percent = /^(\d{1,3}(?:\.\d+)?)\s*%$/.exec(score ?? '')?.[1];
    const worth = percent === undefined ? numberOf(told) : Number(percent) / 100;
    if (worth !== undefined && worth >= 0 && worth <= 1) states.set(state, worth);
  }
  return states;
}

/** A day, or the day of an instant. */
function dateIn(tree: YamlTree): string | undefined {
  const date = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(textOf(tree) ?? '')?.[1];
  return date !== undefined && isDay(date) ? date : undefined;
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The progress as the registry gives it. */
export function readDsommProgressSource(text: string, { name }: { readonly name: string }): ReadResult {
  const read = readDsommProgress(text, name);
  if (!read.ok) return read;
  const { progress, warnings } = read.value;
  return ok({ kind: 'dsommProgress', nodes: [], progress, warnings });
}
