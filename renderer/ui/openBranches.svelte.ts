import { idsAbove, type TreeNode } from './treeRows.ts';

/**
 * Which branches of a tree are open: the roots, what the user opened, and the way to what is on screen. A branch on
 * that way which the user closed stays closed until the screen shows something else.
 */
export class OpenBranches {
  readonly #nodes: () => readonly TreeNode[];
  readonly #selected: () => string | undefined;
  /** What the user opened and closed, node by node. */
  #choices = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  /** What was on screen when a branch was last opened or closed. */
  #chosenAt = $state.raw<string>();
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
    return new Set([
      ...nodes.map(({ id }) => id).filter((id) => this.#choices.get(id) !== false),
      ...[...this.#choices].filter(([, isOpen]) => isOpen).map(([id]) => id),
      ...way.filter((id) => this.#chosenAt !== selected || this.#choices.get(id) !== false),
    ]);
  }
}
