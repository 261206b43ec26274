import type { Result } from '#shared/base/result.ts';
import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import type { AssessmentResults, AssessmentRows } from '#shared/domain/assessmentResults.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { PlacedStart } from '#shared/domain/planning.ts';
import type { Assessment, Engagement } from '#shared/model/engagement.ts';
import type { Level } from '#shared/model/framework.ts';
import type { Initiative } from '#shared/model/plan.ts';
import { ratingsOf } from '#renderer/data/answers.ts';
import { today } from '#renderer/data/clock.ts';
import { nodesOf, shelvedVersion } from '#renderer/data/library.ts';
import { Live } from '#renderer/data/live.svelte.ts';
import {
  addInitiatives,
  changeInitiative,
  placeInitiative,
  planOf,
  putBackInitiative,
  removeInitiative,
  type InitiativeFields,
  type NewInitiative,
  type Plan,
} from '#renderer/data/plan.ts';
import { levelPicksOf, responsesOf } from '#renderer/data/respondents.ts';
import { scopeItemsOf } from '#renderer/data/scope.ts';
import { targetsOf } from '#renderer/data/targets.ts';
import {
  boardColumns,
  initiativeWorks,
  projections,
  resultsAtTargets,
  type BoardColumn,
} from './planBoard.ts';
import { proposedBlocks, type ProposedBlock } from './proposals.ts';

/** What did not work, and how to try it again. */
export type Trouble = { readonly failure: Failure; readonly retry: () => void };

/** The board as it stands, or as it would stand. */
export type Board = {
  readonly columns: readonly BoardColumn[];
  /** The results at the end of each column; those of today for the parked initiatives. */
  readonly projected: readonly AssessmentResults[];
};

/** A plan with everything it says. */
export type PlanView = Board & {
  readonly plan: Plan;
  readonly levels: readonly Level[];
  readonly results: AssessmentResults;
  /** The results with every target met; `null` while there are no targets. */
  readonly goal: AssessmentResults | null;
  readonly proposed: readonly ProposedBlock[];
};

/**
 * A placement that is shown before the live query tells of it, so that the next key acts on what is on screen.
 * `storedBeside` is the plan that was known when it was stored, and `null` until it is.
 */
type EarlyPlacement = { readonly startMonth: string | null; readonly storedBeside: Plan | null };

/** An assessment's plan: what stands in it, what it leads to, and everything that can be done to it. */
export class PlanWork {
  readonly #assessment: () => Assessment;
  readonly #engagement: () => Engagement;
  readonly #nodes;
  readonly #version;
  readonly #ratings;
  readonly #targets;
  readonly #scopeItems;
  readonly #responses;
  readonly #levelPicks;
  readonly #plan: Live<Plan | null>;
  readonly #today = today();
  #early = $state.raw<ReadonlyMap<string, EarlyPlacement>>(new Map());
  #trouble = $state.raw<Trouble>();

  /** Make it while a component initialises. */
  constructor(assessment: () => Assessment, engagement: () => Engagement) {
    this.#assessment = assessment;
    this.#engagement = engagement;
    const version = (): string => assessment().versionId;
    const id = (): string => assessment().id;
    this.#nodes = new Live(version, nodesOf);
    this.#version = new Live(version, async (key) => (await shelvedVersion(key))?.version ?? null);
    this.#ratings = new Live(id, ratingsOf);
    this.#targets = new Live(id, targetsOf);
    this.#scopeItems = new Live(id, scopeItemsOf);
    this.#responses = new Live(id, responsesOf);
    this.#levelPicks = new Live(id, levelPicksOf);
    this.#plan = new Live(id, async (key) => (await planOf(key)) ?? null);
  }

  /** Whether the framework version is in the library, and the assessment has a plan; `undefined` until that is known. */
  readonly hasFramework = $derived.by(() => this.#version.current && this.#version.current !== null);
  readonly hasPlan = $derived.by(() => this.#plan.current && this.#plan.current !== null);

  readonly #rows = $derived.by((): AssessmentRows | undefined => {
    const version = this.#version.current;
    const nodes = this.#nodes.current;
    const ratings = this.#ratings.current;
    const targets = this.#targets.current;
    const scopeItems = this.#scopeItems.current;
    const responses = this.#responses.current;
    const levelPicks = this.#levelPicks.current;
    if (!version || !nodes || !ratings || !targets || !scopeItems || !responses || !levelPicks)
      return undefined;
    return {
      engagement: this.#engagement(),
      assessment: this.#assessment(),
      version,
      nodes,
      ratings,
      targets,
      scopeItems,
      responses,
      levelPicks,
    };
  });
  readonly #levels = $derived.by(() => (this.#rows?.version.levels ?? []).map(({ no }) => no));
  readonly #results = $derived.by(() => this.#rows && assessmentResults(this.#rows));
  readonly #goal = $derived.by(() =>
    this.#rows && this.#results ? resultsAtTargets(this.#rows, this.#results) : null,
  );
  readonly #works = $derived.by(() => {
    const plan = this.#plan.current;
    return plan && this.#results
      ? initiativeWorks(this.#results, this.#levels, plan.initiatives, plan.covers)
      : [];
  });
  readonly #proposed = $derived.by(() =>
    this.#results && this.#plan.current
      ? proposedBlocks(this.#results, this.#levels, this.#plan.current.covers)
      : [],
  );
  readonly #placements = $derived.by(() => withEarly(this.#plan.current ?? null, this.#early));
  readonly #board = $derived.by(() => this.#boardOf(this.#placements));

  /** The plan; `undefined` until everything it needs is known. */
  readonly view = $derived.by((): PlanView | undefined => {
    const plan = this.#plan.current;
    if (!plan || !this.#rows || !this.#results) return undefined;
    return {
      ...this.#board,
      plan,
      levels: this.#rows.version.levels,
      results: this.#results,
      goal: this.#goal,
      proposed: this.#proposed,
    };
  });

  /** The last thing that did not work; `undefined` when it did. */
  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** The board as it would stand with an initiative in another quarter; `null` parks it. */
  boardWith(initiativeId: string, startMonth: string | null): Board {
    return this.#boardOf(moved(this.#placements, initiativeId, startMonth));
  }

  /** Places an initiative in the quarter that starts in `startMonth`; `null` parks it. */
  async place(initiative: Initiative, startMonth: string | null): Promise<boolean> {
    const plan = this.#plan.current;
    if (!plan) return false;
    const mine: EarlyPlacement = { startMonth, storedBeside: null };
    this.#early = new Map(this.#early).set(initiative.id, mine);
    const result = await placeInitiative(plan.scenario, initiative, startMonth);
    // A later move of the same initiative has taken this one's place.
    if (this.#early.get(initiative.id) === mine) {
      const early = new Map(this.#early);
      if (result.ok) early.set(initiative.id, { startMonth, storedBeside: this.#plan.current ?? null });
      else early.delete(initiative.id);
      this.#early = early;
    }
    return this.#settle(result, () => this.place(initiative, startMonth));
  }

  /** Adds initiatives in one step. */
  async add(initiatives: readonly NewInitiative[]): Promise<boolean> {
    const result = await addInitiatives(this.#assessment(), initiatives);
    return this.#settle(result, () => this.add(initiatives));
  }

  /** Changes what an initiative says of itself. */
  async change(initiative: Initiative, fields: Partial<InitiativeFields>): Promise<boolean> {
    return this.#settle(await changeInitiative(initiative, fields), () => this.change(initiative, fields));
  }

  /** Removes an initiative; resolves with how to put it back, or with `undefined` when it did not work. */
  async remove(initiative: Initiative): Promise<(() => Promise<boolean>) | undefined> {
    const removed = await removeInitiative(initiative);
    if (!this.#settle(removed, () => this.remove(initiative)) || !removed.ok) return undefined;
    const putBack = async (): Promise<boolean> =>
      this.#settle(await putBackInitiative(removed.value), putBack);
    return putBack;
  }

  #boardOf(placements: readonly PlacedStart[]): Board {
    const plan = this.#plan.current;
    if (!plan || !this.#rows) return { columns: [], projected: [] };
    const { fiscalStartMonth } = this.#engagement();
    const columns = boardColumns(this.#works, placements, { today: this.#today, fiscalStartMonth });
    return { columns, projected: projections(this.#rows, columns, placements, plan.covers) };
  }

  #settle(result: Result<unknown, Failure>, retry: () => unknown): boolean {
    this.#trouble = result.ok ? undefined : { failure: result.failure, retry: () => void retry() };
    return result.ok;
  }
}

/** What is stored, with the placements that the live query has not told of yet. */
function withEarly(plan: Plan | null, early: ReadonlyMap<string, EarlyPlacement>): readonly PlacedStart[] {
  return [...early]
    .filter(([, { storedBeside }]) => storedBeside === null || storedBeside === plan)
    .reduce<readonly PlacedStart[]>(
      (placements, [id, { startMonth }]) => moved(placements, id, startMonth),
      plan?.placements ?? [],
    );
}

function moved(
  placements: readonly PlacedStart[],
  initiativeId: string,
  startMonth: string | null,
): readonly PlacedStart[] {
  const others = placements.filter((placement) => placement.initiativeId !== initiativeId);
  return startMonth === null ? others : [...others, { initiativeId, startMonth }];
}
