import type { ContentPlace } from '../../domain/failure.ts';
import type { Path, PlaceOf } from '../native/nativeProblems.ts';

type Holder = Record<string, unknown> | unknown[];

/** Objects and lists that grow cell by cell, and where everything in them came from. */
export type PlacedValues = {
  /** A new object whose own place is told for whatever it lacks. */
  readonly object: (place: ContentPlace) => Record<string, unknown>;
  /** Sets a field, unless there is nothing to set. */
  readonly put: (holder: Record<string, unknown>, key: string, value: unknown, place: ContentPlace) => void;
  readonly push: (list: unknown[], value: unknown, place: ContentPlace) => void;
  /** The place of what stands at a path below `root`: the nearest that is known. */
  readonly placesBelow: (root: Record<string, unknown>) => PlaceOf;
};

/** Keeps the places of values beside them, so that a check of the whole can name a cell. */
export function placedValues(): PlacedValues {
  const own = new WeakMap<object, ContentPlace>();
  const fields = new WeakMap<object, Map<string | number, ContentPlace>>();

  function mark(holder: Holder, key: string | number, place: ContentPlace): void {
    const known = fields.get(holder);
    if (known === undefined) fields.set(holder, new Map([[key, place]]));
    else known.set(key, place);
  }

  return {
    object: (place) => {
      const made = {};
      own.set(made, place);
      return made;
    },
    put: (holder, key, value, place) => {
      if (value === undefined) return;
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
      mark(holder, key, place);
    },
    push: (list, value, place) => {
      mark(list, list.length, place);
      list.push(value);
    },
    placesBelow: (root) => (path: Path) => {
      let place = own.get(root) ?? { line: 1, column: 1 };
      let value: unknown = root;
      for (const step of path) {
        if (typeof value !== 'object' || value === null) break;
        const next: unknown = Reflect.get(value, step);
        const inside = typeof next === 'object' && next !== null ? own.get(next) : undefined;
        place = fields.get(value)?.get(step) ?? inside ?? place;
        value = next;
      }
      return place;
    },
  };
}
