import { effortDays } from '#shared/domain/planning.ts';
import type { EffortBand } from '#shared/model/plan.ts';
import type { Messages } from '#renderer/i18n/messages.svelte.ts';
import { isTyping } from '#renderer/ui/keys.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';
import type { Direction } from './boardPlaces.ts';

/** What the keys of the board act on. */
export type PlanTargets = {
  readonly go: (direction: Direction) => void;
  /** Moves the card by quarters. */
  readonly move: (by: 1 | -1) => void;
  readonly openMoveMenu: () => void;
  readonly estimate: (band: EffortBand) => void;
  readonly remove: () => void;
  readonly close: () => void;
};

/** The effort bands with the digit that gives each. */
export const effortKeys = [
  { band: 'XS', key: '1' },
  { band: 'S', key: '2' },
  { band: 'M', key: '3' },
  { band: 'L', key: '4' },
  { band: 'XL', key: '5' },
] as const;

/** The keys of the quarter board: one table for what they do and for the help. */
export function planShortcuts(targets: PlanTargets, messages: Messages): readonly Shortcut[] {
  const words = messages.plan.keys;
  const row = (keys: readonly string[], label: string, act: () => void): Shortcut => ({
    keys,
    label,
    // An open menu keeps its keys, as a field does.
    run: (event) => {
      const isInMenu = event.target instanceof Element && event.target.closest('[role=menu]') !== null;
      if (isTyping(event) || isInMenu) return false;
      act();
      return true;
    },
  });
  return [
    row(['Alt+ArrowRight'], words.later, () => targets.move(1)),
    row(['Alt+ArrowLeft'], words.earlier, () => targets.move(-1)),
    row(['M'], words.move, targets.openMoveMenu),
    row(['ArrowDown'], words.down, () => targets.go('down')),
    row(['ArrowUp'], words.up, () => targets.go('up')),
    row(['ArrowRight'], words.right, () => targets.go('right')),
    row(['ArrowLeft'], words.left, () => targets.go('left')),
    row(['Home'], words.first, () => targets.go('first')),
    row(['End'], words.last, () => targets.go('last')),
    // The card is a button, which does it; the row is here for the help.
    { keys: ['Enter'], label: words.open, run: () => false },
    row(['Escape'], words.close, targets.close),
    ...effortKeys.map(({ band, key }) =>
      row([key], words.estimate(band, effortDays[band]), () => targets.estimate(band)),
    ),
    row(['Delete'], words.remove, targets.remove),
  ];
}
