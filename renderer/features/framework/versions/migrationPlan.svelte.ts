import { groupBy } from '#shared/base/groupBy.ts';
import { answersIn, type AssessmentAnswers } from '#shared/domain/migration/assessmentAnswers.ts';
import {
  mappingOf,
  proposalOf,
  sureDecisions,
  type Decisions,
  type MappingKind,
  type MappingLine,
} from '#shared/domain/migration/mapping.ts';
import { limitsOf, migrateAnswers, type NewerVersion } from '#shared/domain/migration/migrateAnswers.ts';
import type { VersionDiff } from '#shared/domain/versionDiff/versionDiff.ts';
import type { VersionItem } from '#shared/domain/versionDiff/versionItems.ts';

/** What needs a person stands first; what is sure comes last and is closed. */
const order: readonly MappingKind[] = ['reworded', 'split', 'merged', 'dropped', 'moved', 'renamed', 'same'];

/** The lines of one kind. */
export type MappingGroup = { readonly kind: MappingKind; readonly lines: readonly MappingLine[] };

/** Where the answers of an assessment go, as far as it is decided. */
export class MigrationPlan {
  readonly #diff: () => VersionDiff;
  readonly #answers: () => AssessmentAnswers | undefined;
  /** What the user decided; what is sure needs no decision. */
  #chosen = $state.raw<Decisions>(new Map());
  readonly #lines = $derived.by(() => {
    const answers = this.#answers();
    return answers ? mappingOf(this.#diff(), answers) : [];
  });
  readonly #decisions = $derived(new Map([...sureDecisions(this.#lines), ...this.#chosen]));
  readonly #newer = $derived.by(
    () => new Map(this.#diff().links.flatMap((link) => link.after.map((item) => [item.id, item] as const))),
  );

  constructor(diff: () => VersionDiff, answers: () => AssessmentAnswers | undefined) {
    this.#diff = diff;
    this.#answers = answers;
  }

  /** Everything that has answers, by what became of it. */
  get groups(): MappingGroup[] {
    const lines = groupBy(this.#lines, (line) => line.kind);
    return order.flatMap((kind) => {
      const own = lines.get(kind);
      return own ? [{ kind, lines: own }] : [];
    });
  }

  get decisions(): Decisions {
    return this.#decisions;
  }

  /** Everything of the newer version, by id. */
  get newer(): ReadonlyMap<string, VersionItem> {
    return this.#newer;
  }

  /** The lines that nobody has decided yet. */
  get open(): readonly MappingLine[] {
    return this.#lines.filter((line) => !this.#decisions.has(line.item.id));
  }

  /** Where a line's answers go: `null` aside, `undefined` while that is open. */
  placeOf(line: MappingLine): VersionItem | null | undefined {
    const id = this.#decisions.get(line.item.id);
    return id === undefined ? undefined : id === null ? null : (this.#newer.get(id) ?? null);
  }

  /** Decides where the answers of these lines go; `null` keeps them aside. */
  decide(lines: readonly MappingLine[], placeFor: (line: MappingLine) => string | null): void {
    this.#chosen = new Map([
      ...this.#chosen,
      ...lines.map((line) => [line.item.id, placeFor(line)] as const),
    ]);
  }

  /** Accepts the proposals of these lines. */
  accept(lines: readonly MappingLine[]): void {
    this.decide(lines, proposalOf);
  }

  /** Forgets every decision: another assessment is looked at. */
  clear(): void {
    this.#chosen = new Map();
  }

  /** How many answers would be placed and kept aside; counted by doing it without storing it. */
  outcome(newer: NewerVersion): { readonly placed: number; readonly unmapped: number } {
    const answers = this.#answers();
    if (!answers) return { placed: 0, unmapped: 0 };
    const input = { answers, decisions: this.#decisions, newer: this.#newer, ...limitsOf(newer) };
    let ids = 0;
    const rows = migrateAnswers({ ...input, assessmentId: 'counted', newId: () => String(ids++) });
    const unmapped = rows.unmappedAnswers.length;
    return { placed: answersIn(answers).length - unmapped, unmapped };
  }
}
