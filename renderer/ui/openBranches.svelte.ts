import { idsAbove, type TreeNode } from './treeRows.ts';

/**
 * Which branches of a tree are open: the roots, what the user opened, and the ways to what is and was on screen. A
 * branch that the user closed stays closed until the screen shows something below it.
 */
export class OpenBranches {
  readonly #nodes: () => readonly TreeNode[];
  readonly #selected: () => string | undefined;
  /** What the user opened and closed, node by node. */
  #choices = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  /** What was on screen when a branch was last opened or closed. */
  #chosenAt = $state.raw<string>();
  /** What was on the way to something shown: it stays open, so that a step upwards hides nothing. */
  readonly #seen = new Set<string>();
  readonly #open = $derived.by(() => this.#openNow());

  constructor(nodes: () => readonly TreeNode[], selected: () => string | undefined) {
    this.#nodes = nodes;
    this.#selected = selected;
  }

  /** The ids of the open branches; set by the tree when the user opens or closes one. */
  get current(): ReadonlySet<string> {
    return this.#open;
  }

  set current(ids: ReadonlySet<string>) {
    const known = new Set([...this.#open, ...ids]);
    this.#choices = new Map([...this.#choices, ...[...known].map((id) => [id, ids.has(id)] as const)]);
    this.#chosenAt = this.#selected();
  }

  #openNow(): ReadonlySet<string> {
    const selected = this.#selected();
    const nodes = this.#nodes();
    const way = selected === undefined ? [] : idsAbove(nodes, selected);
    for (const id of way) this.#seen.add(id);
    const opened = [...this.#choices].filter(([, isOpen]) => isOpen).map(([id]) => id);
    const candidates = [...nodes.map(({ id }) => id), ...this.#seen, ...opened];
    const shown = this.#chosenAt === selected ? [] : way;
    return new Set([...candidates.filter((id) => this.#choices.get(id) !== false), ...shown]);
  }
}
