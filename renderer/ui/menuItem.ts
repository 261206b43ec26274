import type { Icon } from './icon.ts';
import type { Keys } from './keys.ts';

/** One thing a menu can do, or a line between groups. */
export type MenuItem =
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: Icon;
      /** Keys that do the same. */
      readonly keys?: Keys;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly run: () => void;
    }
  | { readonly id: string; readonly separator: true };
