import {
  applyEdit,
  isEmptyEdit,
  type DraftEdit,
  type DraftRows,
} from '#shared/domain/authoring/draftRows.ts';
import { problemsOf } from '#shared/domain/authoring/draftProblems.ts';
import type { Node } from '#shared/model/framework.ts';
import { draftRows, editDraft, editsSince, newDraftId } from '#renderer/data/authoring.ts';
import type { CommandLabel } from '#renderer/data/command.ts';
import { undo } from '#renderer/data/history.ts';
import { sentenceOf } from '#renderer/i18n/words.ts';
import { notify } from '#renderer/ui/announce.svelte.ts';

/**
 * The draft on the desk. It is read once; an edit shows at once and is stored behind, and what undo and redo change is
 * read row by row: a version may have thousands of pages.
 */
export class DraftDesk {
  readonly versionId: string;
  #rows = $state.raw<DraftRows>();
  #isGone = $state(false);
  readonly #problems = $derived(this.#rows ? problemsOf(this.#rows) : []);
  /** The newest command whose rows are on the desk. */
  #seen = '';
  #queue: Promise<unknown> = Promise.resolve();

  constructor(versionId: string) {
    this.versionId = versionId;
    void this.#load();
  }

  /** The rows as edited; `undefined` until they are read. */
  get rows(): DraftRows | undefined {
    return this.#rows;
  }

  /** Whether there is no such draft. */
  get isGone(): boolean {
    return this.#isGone;
  }

  get problems() {
    return this.#problems;
  }

  /** An id for something that is added. */
  newId(): string {
    return newDraftId(this.versionId);
  }

  /** Shows an edit at once and stores it; resolves with whether it was stored. */
  edit(label: CommandLabel, subject: string, make: (rows: DraftRows) => DraftEdit): Promise<boolean> {
    const rows = this.#rows;
    const edit = rows ? make(rows) : {};
    if (!rows || isEmptyEdit(edit)) return Promise.resolve(true);
    this.#rows = applyEdit(rows, edit);
    return this.#after(async () => {
      const result = await editDraft(this.versionId, { label, subject }, edit);
      if (result.ok) {
        this.#seen = result.value?.id ?? this.#seen;
        return true;
      }
      notify(sentenceOf(result.failure));
      await this.#load();
      return false;
    });
  }

  /** Changes one page, as it stands when this is called. */
  change(id: string, change: (node: Node) => Node): Promise<boolean> {
    const subject = this.#rows?.nodes.get(id)?.code ?? '';
    return this.edit('changePage', subject, ({ nodes }) => {
      const node = nodes.get(id);
      const changed = node && change(node);
      return changed && changed !== node ? { nodes: new Map([[id, changed]]) } : {};
    });
  }

  /** Takes the last edit back, after all that is being stored. */
  undo(): Promise<unknown> {
    return this.#after(async () => {
      const result = await undo(this.versionId);
      if (!result.ok) notify(sentenceOf(result.failure));
    });
  }

  /** Takes over what was undone or redone elsewhere; `newest` is the newest command in the draft's history. */
  follow(newest: string): void {
    if (!this.#rows || newest <= this.#seen) return;
    void this.#after(async () => {
      if (newest <= this.#seen || !this.#rows) return;
      const edit = await editsSince(this.versionId, this.#seen);
      this.#rows = applyEdit(this.#rows, edit);
      this.#seen = newest;
    });
  }

  #after<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(step);
    this.#queue = next.catch(() => undefined);
    return next;
  }

  async #load(): Promise<void> {
    const rows = await draftRows(this.versionId);
    this.#isGone = rows === undefined;
    this.#rows = rows;
  }
}
