import type { EvidenceLink, Note, Rating } from '#shared/model/answers.ts';
import type { Target } from '#shared/model/engagement.ts';
import type { FrameworkVersion, Practice } from '#shared/model/framework.ts';
import type { Cover, Initiative, Placement, Scenario } from '#shared/model/plan.ts';
import type { UnmappedAnswer } from '#shared/model/unmapped.ts';
import { scalesOf } from '../scales.ts';
import type { Scales } from '../scales.ts';
import { rangeOf } from '../scoreRange.ts';
import type { VersionItem } from '../versionDiff/versionItems.ts';
import { answersIn, type Answer, type AssessmentAnswers } from './assessmentAnswers.ts';
import type { Decisions } from './mapping.ts';

type Fresh<Row> = Omit<Row, 'engagementId' | 'createdAt' | 'createdBy'>;

/** The rows of an assessment that took over the answers of an older one. */
export type MigratedRows = {
  readonly ratings: readonly Fresh<Rating>[];
  readonly notes: readonly Fresh<Note>[];
  readonly evidenceLinks: readonly Fresh<EvidenceLink>[];
  readonly targets: readonly Fresh<Target>[];
  readonly initiatives: readonly Fresh<Initiative>[];
  readonly covers: readonly Fresh<Cover>[];
  readonly scenarios: readonly Fresh<Scenario>[];
  readonly placements: readonly Fresh<Placement>[];
  readonly unmappedAnswers: readonly Fresh<UnmappedAnswer>[];
};

/** What a migration is made of. */
export type MigrationInput = {
  readonly answers: AssessmentAnswers;
  readonly decisions: Decisions;
  /** Everything of the newer version that a decision may name, by id. */
  readonly newer: ReadonlyMap<string, VersionItem>;
  /** What the newer version's practices are rated on. */
  readonly scales: Scales;
  /** The most that a target of the newer version can be: its highest level, or its highest score. */
  readonly highestLevel: number;
  /** The assessment that takes over. */
  readonly assessmentId: string;
  readonly newId: () => string;
};

/** A version, as far as it limits the answers that are given on it. */
export type NewerVersion = Pick<FrameworkVersion, 'levels' | 'scales' | 'scoring'>;

/** What answers on a version can be. */
export function limitsOf(version: NewerVersion): Pick<MigrationInput, 'scales' | 'highestLevel'> {
  const levels = version.levels.map((level) => level.no);
  const { high } = rangeOf(version.scoring ?? { method: 'staged' }, levels);
  return { scales: scalesOf(version), highestLevel: high };
}

/**
 * Gives every answer its row in the newer assessment: at the place that was decided, or among the unmapped answers,
 * never in both and never twice. The plan comes along whole. Where several answers of a kind go to one place, the first
 * one gets it; of ratings the lowest, since what is asked for now was done only as far as its weakest part.
 */
export function migrateAnswers(input: MigrationInput): MigratedRows {
  const { assessmentId, answers, newId } = input;
  const initiatives = copiesOf(answers.initiatives, newId);
  const scenarios = copiesOf(answers.scenarios, newId);
  const rows = {
    ratings: [] as Fresh<Rating>[],
    notes: [] as Fresh<Note>[],
    evidenceLinks: [] as Fresh<EvidenceLink>[],
    targets: [] as Fresh<Target>[],
    covers: [] as Fresh<Cover>[],
    unmappedAnswers: [] as Fresh<UnmappedAnswer>[],
  };
  const taken = new Set<string>();
  const rank = rankIn(input);
  const inOrder = answersIn(answers).toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  for (const answer of inOrder) {
    const moved = withNewInitiative(answer, initiatives);
    const place = placeOf(moved, input, initiatives);
    const reason = place && reasonAgainst(moved, place, taken, input);
    if (place && !reason) {
      taken.add(keyOf(moved, place.id));
      addRow(rows, moved, place, assessmentId);
    } else {
      const { targetType, targetId, content } = moved;
      rows.unmappedAnswers.push({
        id: newId(),
        assessmentId,
        targetType,
        targetId,
        reason: reason ?? 'noPlace',
        answer: content,
      });
    }
  }
  return {
    ...rows,
    initiatives: answers.initiatives.map(({ title, description, owner, effortDays, id }) => {
      return { id: known(initiatives, id), assessmentId, title, description, owner, effortDays };
    }),
    scenarios: answers.scenarios.map(({ title, isAdopted, id }) => {
      return { id: known(scenarios, id), assessmentId, title, isAdopted };
    }),
    placements: answers.placements.map((row) => {
      const [scenarioId, initiativeId] = [
        known(scenarios, row.scenarioId),
        known(initiatives, row.initiativeId),
      ];
      return { id: `${scenarioId}:${initiativeId}`, scenarioId, initiativeId, startMonth: row.startMonth };
    }),
  };
}

type Place = { readonly id: string; readonly nodeId: string };

function copiesOf(
  rows: readonly { readonly id: string }[],
  newId: () => string,
): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id }) => [id, newId()]));
}

function known(ids: ReadonlyMap<string, string>, id: string): string {
  const found = ids.get(id);
  if (found === undefined) throw new Error(`A plan names ${id}, which is not in it`);
  return found;
}

/** Ratings by what they are worth where they go, the lowest first; what does not apply comes last. */
function rankIn({ decisions, newer, scales }: MigrationInput): (answer: Answer) => number {
  return ({ targetId, content }) => {
    if (content.kind !== 'rating') return 0;
    if (content.value === 'NA') return 2;
    const practice = practiceOf(newer.get(decisions.get(targetId) ?? ''));
    return (practice && scales.option(practice, content.value)?.worth) ?? 0;
  };
}

function practiceOf(item: VersionItem | undefined): Practice | undefined {
  return item?.kind === 'practice' && item.row ? (item.row as Practice) : undefined;
}

/** A cover as it reads in the newer assessment, whose initiatives are rows of their own. */
function withNewInitiative(answer: Answer, initiatives: ReadonlyMap<string, string>): Answer {
  const { content } = answer;
  if (content.kind !== 'cover') return answer;
  return { ...answer, content: { ...content, initiativeId: known(initiatives, content.initiativeId) } };
}

function placeOf(
  { targetType, targetId }: Answer,
  { decisions, newer }: MigrationInput,
  initiatives: ReadonlyMap<string, string>,
): Place | undefined {
  if (targetType === 'initiative') {
    const id = initiatives.get(targetId);
    return id === undefined ? undefined : { id, nodeId: id };
  }
  const item = newer.get(decisions.get(targetId) ?? '');
  return item?.kind === targetType ? { id: item.id, nodeId: item.node.id } : undefined;
}

function reasonAgainst(
  answer: Answer,
  place: Place,
  taken: ReadonlySet<string>,
  { highestLevel, newer, scales }: MigrationInput,
): UnmappedAnswer['reason'] | undefined {
  const { content } = answer;
  if (content.kind === 'rating' && content.value !== 'NA') {
    const practice = practiceOf(newer.get(place.id));
    if (practice && !scales.option(practice, content.value)) return 'outOfRange';
  }
  if (content.kind === 'target' && content.level > highestLevel) return 'outOfRange';
  return taken.has(keyOf(answer, place.id)) ? 'taken' : undefined;
}

/** What there can be one of. */
function keyOf({ content }: Answer, placeId: string): string {
  const of =
    content.kind === 'evidence' ? content.evidenceId : content.kind === 'cover' ? content.initiativeId : '';
  return [content.kind, of, placeId].join(' ');
}

function addRow(
  rows: { [T in 'ratings' | 'notes' | 'evidenceLinks' | 'targets' | 'covers']: Fresh<RowOf[T]>[] },
  { targetType, content }: Answer,
  { id: targetId, nodeId }: Place,
  assessmentId: string,
): void {
  switch (content.kind) {
    case 'rating': {
      const { value, naReason } = content;
      rows.ratings.push({
        id: `${assessmentId}:${targetId}`,
        assessmentId,
        nodeId,
        practiceId: targetId,
        value,
        naReason,
      });
      break;
    }
    case 'note':
      rows.notes.push({
        id: `${assessmentId}:${targetId}:note`,
        assessmentId,
        targetType,
        targetId,
        text: content.text,
      });
      break;
    case 'evidence': {
      const { evidenceId } = content;
      const id = `${evidenceId}:${assessmentId}:${targetId}`;
      rows.evidenceLinks.push({ id, evidenceId, assessmentId, targetType, targetId });
      break;
    }
    case 'target': {
      const { level, rationale } = content;
      rows.targets.push({ id: `${assessmentId}:${targetId}`, assessmentId, nodeId, level, rationale });
      break;
    }
    case 'cover': {
      const { initiativeId } = content;
      rows.covers.push({ id: `${initiativeId}:${targetId}`, initiativeId, nodeId, practiceId: targetId });
      break;
    }
  }
}

type RowOf = { ratings: Rating; notes: Note; evidenceLinks: EvidenceLink; targets: Target; covers: Cover };
