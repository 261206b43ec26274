import type { RatingValue } from '#shared/model/answers.ts';
import type { Messages } from '#renderer/i18n/messages.svelte.ts';
import { isTyping } from '#renderer/ui/keys.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';

/** What the keys of the rating list act on. */
export type AssessTargets = {
  readonly rate: (value: Exclude<RatingValue, 'NA'>) => void;
  readonly askReason: () => void;
  readonly askBlockReason: () => void;
  readonly clear: () => void;
  readonly move: (by: 1 | -1) => void;
  readonly toUnanswered: () => void;
  readonly writeNote: () => void;
  readonly chooseEvidence: () => void;
  readonly turn: (by: 1 | -1) => void;
};

/** The four ratings with the digit that gives each. */
export const ratingKeys = [
  { value: 'N', key: '1' },
  { value: 'P', key: '2' },
  { value: 'L', key: '3' },
  { value: 'F', key: '4' },
] as const;

/** The keys of the rating list: one table for what they do and for the help. */
export function assessShortcuts(targets: AssessTargets, messages: Messages): readonly Shortcut[] {
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
    row(['1'], words.not, () => targets.rate('N')),
    row(['2'], words.partially, () => targets.rate('P')),
    row(['3'], words.largely, () => targets.rate('L')),
    row(['4'], words.fully, () => targets.rate('F')),
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
