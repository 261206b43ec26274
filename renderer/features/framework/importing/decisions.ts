import { applyProposal } from '#shared/formats/reviewReading.ts';
import type { FrameworkReading, ReadingWarning } from '#shared/formats/frameworkReading.ts';

/** What a person decided about one warning; `text` stands in its place when it is not ignored. */
export type Decision = {
  readonly warning: ReadingWarning;
  readonly verdict: 'accepted' | 'edited' | 'ignored';
  readonly text: string;
};

/** A warning that asks for a decision, and what was decided. */
export type Doubt = { readonly warning: ReadingWarning; readonly decision: Decision | null };

/** A reading after some decisions, with those that found their warning. */
export type Decided = { readonly reading: FrameworkReading; readonly decisions: readonly Decision[] };

/** Whether a warning offers another text, so that somebody has to choose. */
export function asksForDecision(warning: ReadingWarning): boolean {
  return warning.proposal !== undefined;
}

/**
 * Applies decisions to a reading, one after the other. A decision whose warning is not there (any more) is left out:
 * what it spoke of is open again.
 */
export function decide(original: FrameworkReading, decisions: readonly Decision[]): Decided {
  return decisions.reduce<Decided>(
    (state, decision) => {
      const reading = applied(state.reading, decision);
      return reading === null ? state : { reading, decisions: [...state.decisions, decision] };
    },
    { reading: original, decisions: [] },
  );
}

/** Decisions for every warning of a kind, including those that only show up once another is settled. */
export function decideKind(
  { reading, decisions }: Decided,
  kind: ReadingWarning['kind'],
  verdict: 'accepted' | 'ignored',
): Decided {
  const warning = reading.warnings.find((each) => each.kind === kind && asksForDecision(each));
  const decision = warning && { warning, verdict, text: warning.proposal ?? '' };
  const next = decision && applied(reading, decision);
  return next
    ? decideKind({ reading: next, decisions: [...decisions, decision] }, kind, verdict)
    : { reading, decisions };
}

/** What asked or asks for a decision, in the order of the source. */
export function doubtsOf({ reading, decisions }: Decided): Doubt[] {
  const open = reading.warnings.filter(asksForDecision).map((warning) => ({ warning, decision: null }));
  const settled = decisions.map((decision) => ({ warning: decision.warning, decision }));
  return [...settled, ...open].sort((a, b) => (a.warning.line ?? 0) - (b.warning.line ?? 0));
}

function applied(reading: FrameworkReading, { warning, verdict, text }: Decision): FrameworkReading | null {
  const index = reading.warnings.findIndex((each) => isSame(each, warning));
  if (index === -1) return null;
  if (verdict === 'ignored') return { ...reading, warnings: reading.warnings.toSpliced(index, 1) };
  const changed = { ...warning, at: reading.warnings[index]?.at, proposal: text };
  const { at, ...rest } = changed;
  return applyProposal(
    { ...reading, warnings: reading.warnings.with(index, at === undefined ? rest : { ...rest, at }) },
    index,
  );
}

/** Other decisions may have moved the item within its list, so its position there does not count. */
function isSame(a: ReadingWarning, b: ReadingWarning): boolean {
  return (
    a.kind === b.kind &&
    a.line === b.line &&
    a.text === b.text &&
    a.at?.node === b.at?.node &&
    a.at?.level === b.at?.level &&
    a.at?.group === b.at?.group &&
    a.at?.list === b.at?.list
  );
}
