import { scoreBlock, type BlockScore, type ScoringRule } from '#shared/domain/scoring.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Evidence, Note, RatingValue } from '#shared/model/answers.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import type { Level, Node, Scale } from '#shared/model/framework.ts';
import {
  clearRating,
  rateNotApplicable,
  ratePractice,
  writeNote,
  type Anchor,
} from '#renderer/data/answers.ts';
import {
  attachEvidence,
  detachEvidence,
  readEvidence,
  type LinkedEvidence,
} from '#renderer/data/evidence.ts';
import { Live } from '#renderer/data/live.svelte.ts';
import { blockRatings, type Answer, type BlockRatings } from '#renderer/data/progress.ts';
import { levelSections, type PracticeLine } from '#shared/domain/levelSections.ts';
import { isNameless, pastedName } from './evidenceFiles.ts';
import { practiceIds } from './frameworkTree.ts';

/** What did not work at one place, and how to try it again. */
export type Trouble = { readonly failure: Failure; readonly retry: () => void };

/** How far a block is answered and what it scores. */
export type Standing = { readonly answered: number; readonly all: number; readonly score: BlockScore };

/** What the block's work stands on; does not change while a block is on screen. */
export type BlockContext = {
  readonly assessment: Assessment;
  readonly node: Node;
  readonly levels: readonly Level[];
  readonly rule: ScoringRule;
  /** The notes and the evidence of the whole assessment, by what they hang on. */
  readonly notes: () => ReadonlyMap<string, Note>;
  readonly evidence: () => ReadonlyMap<string, readonly LinkedEvidence[]>;
  /** Called after practices were answered, with how things stand then. */
  readonly onanswered: (value: RatingValue, standing: Standing, scale?: Scale) => void;
};

const noRatings: BlockRatings = new Map();

/**
 * An answer that is shown before the live query tells of it. `storedBeside` is what was known when it was stored, and
 * `null` until it is: with the next result the query speaks for itself.
 */
type EarlyAnswer = { readonly answer: Answer | null; readonly storedBeside: BlockRatings | null };

/** One block being rated: what is answered, what it scores, and everything that can be done to it. */
export class BlockWork {
  readonly context: BlockContext;
  readonly sections;
  readonly lines: readonly PracticeLine[];
  readonly #stored: Live<BlockRatings>;
  #early = $state.raw<ReadonlyMap<string, EarlyAnswer>>(new Map());
  #troubles = $state.raw<ReadonlyMap<string, Trouble>>(new Map());

  /** Make it while a component initialises. */
  constructor(context: BlockContext) {
    this.context = context;
    this.sections = levelSections(context.node, context.levels);
    this.lines = this.sections.flatMap((section) => section.lines);
    const { assessment, node } = context;
    this.#stored = new Live(() => blockRatings(assessment.id, node.id));
  }

  /** Whether the answers are known yet. */
  get isReady(): boolean {
    return this.#stored.current !== undefined;
  }

  readonly ratings = $derived.by(() => withEarly(this.#stored.current ?? noRatings, this.#early));
  readonly values = $derived(new Map([...this.ratings].map(([id, { value }]) => [id, value])));
  readonly score = $derived.by(() => this.#scoreOf(this.values));
  readonly answered = $derived.by(
    () => this.lines.filter(({ practice }) => this.values.has(practice.id)).length,
  );

  /** What a place (a practice's id, or the block's) has to complain about. */
  troubleAt(id: string): Trouble | undefined {
    return this.#troubles.get(id);
  }

  /** What a practice is rated on. */
  scaleOf({ practice }: PracticeLine): Scale {
    return this.context.rule.scales.of(practice);
  }

  /** The name of a practice in the history and in file names, such as `C3 L3.1`. */
  subjectOf(line: PracticeLine): string {
    return `${this.context.node.code} ${line.code}`.trim();
  }

  /** Where the notes and evidence of a practice hang; of the block itself when there is no practice. */
  anchorOf(line: PracticeLine | undefined): Anchor {
    const { assessment, node } = this.context;
    return line
      ? { assessment, targetType: 'practice', targetId: line.practice.id, subject: this.subjectOf(line) }
      : { assessment, targetType: 'node', targetId: node.id, subject: node.code || node.title };
  }

  evidenceOf(id: string): readonly LinkedEvidence[] {
    return this.context.evidence().get(id) ?? [];
  }

  noteOf(id: string): string {
    return this.context.notes().get(id)?.text ?? '';
  }

  async rate(line: PracticeLine, value: RatingValue, naReason = ''): Promise<void> {
    const { assessment, node } = this.context;
    const practiceId = line.practice.id;
    const practice = { assessment, nodeId: node.id, practiceId, subject: this.subjectOf(line) };
    const result = await this.#showing(practiceId, { value, naReason }, () =>
      ratePractice(practice, value, naReason),
    );
    if (this.#settle(practiceId, result, () => this.rate(line, value, naReason))) {
      this.context.onanswered(value, this.#standingWith([[practiceId, value]]), this.scaleOf(line));
    }
  }

  async clear(line: PracticeLine): Promise<void> {
    const { assessment, node } = this.context;
    const practiceId = line.practice.id;
    const practice = { assessment, nodeId: node.id, practiceId, subject: this.subjectOf(line) };
    const result = await this.#showing(practiceId, null, () => clearRating(practice));
    this.#settle(practiceId, result, () => this.clear(line));
  }

  /** Says of every practice of these blocks that it does not apply. */
  async ruleOut(blocks: readonly Node[], subject: string, reason: string): Promise<void> {
    const { assessment, node } = this.context;
    const practices = blocks.flatMap((block) =>
      practiceIds(block).map((practiceId) => ({ nodeId: block.id, practiceId })),
    );
    const result = await rateNotApplicable({ assessment, practices, subject }, reason);
    if (this.#settle(node.id, result, () => this.ruleOut(blocks, subject, reason))) {
      this.context.onanswered('NA', this.#standingWith(practiceIds(node).map((id) => [id, 'NA'])));
    }
  }

  /** Stores a note; resolves with whether it is stored. */
  async note(line: PracticeLine | undefined, text: string): Promise<boolean> {
    const anchor = this.anchorOf(line);
    return this.#settle(anchor.targetId, await writeNote(anchor, text), () => this.note(line, text));
  }

  /** Attaches files; pasted ones get a name that says where they belong. */
  async attach(line: PracticeLine | undefined, files: readonly File[], pasted = false): Promise<boolean> {
    const anchor = this.anchorOf(line);
    const there = this.evidenceOf(anchor.targetId).length;
    for (const [index, file] of files.entries()) {
      const named =
        pasted && isNameless(file)
          ? new File([file], pastedName(file, anchor.subject, there + index), { type: file.type })
          : file;
      const rest = files.slice(index);
      const result = await attachEvidence(anchor, named);
      if (!this.#settle(anchor.targetId, result, () => this.attach(line, rest, pasted))) return false;
    }
    return true;
  }

  /** Takes evidence off; resolves with how to put it back, or with `undefined` when it did not work. */
  async detach(
    line: PracticeLine | undefined,
    evidence: Evidence,
  ): Promise<(() => Promise<void>) | undefined> {
    const anchor = this.anchorOf(line);
    const detached = await detachEvidence(anchor, evidence);
    if (!this.#settle(anchor.targetId, detached, () => this.detach(line, evidence))) return undefined;
    // Attached anew and not undone: by then something else may be the last thing that was done.
    const putBack = async (): Promise<void> => {
      const read = await readEvidence(evidence);
      if (!this.#settle(anchor.targetId, read, putBack) || !read.ok) return;
      await this.attach(line, [new File([read.value], evidence.name, { type: evidence.mime })]);
    };
    return putBack;
  }

  /** How things stand with answers that were just stored: the live query may not have told of them yet. */
  #standingWith(fresh: readonly (readonly [string, RatingValue])[]): Standing {
    const values = new Map([...this.values, ...fresh]);
    const answered = this.lines.filter(({ practice }) => values.has(practice.id)).length;
    return { answered, all: this.lines.length, score: this.#scoreOf(values) };
  }

  #scoreOf(ratings: ReadonlyMap<string, RatingValue>): BlockScore {
    const { node, levels, rule } = this.context;
    return scoreBlock({ groups: node.groups, ratings, levels: levels.map(({ no }) => no), rule });
  }

  /** Shows an answer while it is being stored, so that a key is answered on screen however long the disk takes. */
  async #showing(
    id: string,
    answer: Answer | null,
    store: () => Promise<Result<unknown, Failure>>,
  ): Promise<Result<unknown, Failure>> {
    const mine: EarlyAnswer = { answer, storedBeside: null };
    this.#early = new Map(this.#early).set(id, mine);
    const result = await store();
    // A later answer for the same practice has taken this one's place.
    if (this.#early.get(id) === mine) {
      const early = new Map(this.#early);
      if (result.ok) early.set(id, { answer, storedBeside: this.#stored.current ?? noRatings });
      else early.delete(id);
      this.#early = early;
    }
    return result;
  }

  #settle(id: string, result: Result<unknown, Failure>, retry: () => unknown): boolean {
    const troubles = new Map(this.#troubles);
    if (result.ok) troubles.delete(id);
    else troubles.set(id, { failure: result.failure, retry: () => void retry() });
    this.#troubles = troubles;
    return result.ok;
  }
}

/** What is stored, with the answers that the live query has not told of yet. */
function withEarly(stored: BlockRatings, early: ReadonlyMap<string, EarlyAnswer>): BlockRatings {
  const waiting = [...early].filter(
    ([, { storedBeside }]) => storedBeside === null || storedBeside === stored,
  );
  if (waiting.length === 0) return stored;
  const ratings = new Map(stored);
  for (const [id, { answer }] of waiting) {
    if (answer) ratings.set(id, answer);
    else ratings.delete(id);
  }
  return ratings;
}
