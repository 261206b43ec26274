import type { RatingValue } from '#shared/model/answers.ts';
import type { Scale } from '#shared/model/framework.ts';
import { words } from '#renderer/i18n/words.ts';
import type { Messages } from '#renderer/i18n/messages.svelte.ts';
import { isTyping } from '#renderer/ui/keys.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';

/** What the keys of the rating list act on. */
export type AssessTargets = {
  /** Gives the answer at a place of the practice's scale, from 0; which practice that is, is known when it is done. */
  readonly rateAt: (place: number) => void;
  readonly askReason: () => void;
  readonly askBlockReason: () => void;
  readonly clear: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly toUnanswered: () => void;
  readonly writeNote: () => void;
  readonly chooseEvidence: () => void;
  readonly turn: (by: 1 | -1) => void;
};

/** An answer with the digit that gives it; there are nine of them, and `0` is for what does not apply. */
export type KeyedAnswer = {
  readonly value: RatingValue;
  readonly label: string;
  readonly description: string;
  readonly key: string | undefined;
};

/** The answers of a scale from the least to the most, each with its digit. */
export function keyedAnswers(scale: Scale): readonly KeyedAnswer[] {
  return scale.options.map(({ code, description = '' }, index) => ({
    value: code,
    label: words().ratingName(code, scale),
    description,
    key: index < 9 ? String(index + 1) : undefined,
  }));
}

/** The keys of the rating list, for a practice with these answers: one table for what they do and for the help. */
export function assessShortcuts(
  targets: AssessTargets,
  answers: readonly KeyedAnswer[],
  messages: Messages,
): readonly Shortcut[] {
  const words = messages.assessment.keys;
  const row = (keys: readonly string[], label: string, act: () => void): Shortcut => ({
    keys,
    label,
    // Keys such as Backspace and the arrows belong to a field while the user types in it.
    run: (event) => {
      if (isTyping(event)) return false;
      act();
      return true;
    },
  });
  return [
    ...answers.flatMap(({ label, key }, place) =>
      key === undefined ? [] : [row([key], words.rate(label), () => targets.rateAt(place))],
    ),
    row(['0'], words.notApplicable, targets.askReason),
    row(['Shift+0'], words.blockNotApplicable, targets.askBlockReason),
    row(['Backspace'], words.clear, targets.clear),
    row(['ArrowDown', 'J'], words.down, () => targets.move(1)),
    row(['ArrowUp', 'K'], words.up, () => targets.move(-1)),
    row(['U'], words.unanswered, targets.toUnanswered),
    row(['C'], words.note, targets.writeNote),
    row(['E'], words.evidence, targets.chooseEvidence),
    // The paste event does it; the row is here for the help.
    { keys: ['Mod+V'], label: words.paste, run: () => false },
    row([']', 'Mod+ArrowDown'], words.next, () => targets.turn(1)),
    row(['[', 'Mod+ArrowUp'], words.previous, () => targets.turn(-1)),
  ];
}
