import type { Failure } from '../domain/failure.ts';
import { scalesOf } from '../domain/scales.ts';
import type { Scales } from '../domain/scales.ts';
import type { RatingValue, TargetType } from '../model/answers.ts';
import type { FrameworkVersion, Node, Practice } from '../model/framework.ts';
import { engagementSchemas, engagementTables } from '../model/tables.ts';
import type { UnmappedAnswer } from '../model/unmapped.ts';
import type { PackageManifest } from './package.ts';
import { packageTables, tablePath } from './packageRows.ts';
import type { PackageRows, PackageTable, PackageTables } from './packageRows.ts';

/** For each table, whether one row's references resolve and its id says what the row is about. */
type Rules = { readonly [T in PackageTable]: (row: PackageTables[T]) => boolean };

/**
 * Checks that rows belong together: they are of the manifest's engagement, every id they name is inside, ids made of
 * other ids say the same as the fields, nodes form trees, evidence has its bytes. References into a framework version
 * whose text is not included cannot be followed and are left to the importer, who has the text.
 * Returns the first row that fails, or `null`.
 */
export function checkReferences(rows: PackageRows, manifest: PackageManifest, name: string): Failure | null {
  const misplaced = misplacedEngagement(rows, manifest, name);
  if (misplaced !== null) return misplaced;
  const rules = rulesFor(rows, manifest);
  for (const table of packageTables) {
    const line = firstFailing(rows[table], rules[table]);
    if (line !== null) return { kind: 'packageInvalid', name, part: tablePath(table), line };
  }
  const loop = firstInLoop(rows.nodes);
  if (loop !== null) return { kind: 'packageInvalid', name, part: tablePath('nodes'), line: loop };
  return agreesWithManifest(rows, manifest) ? null : { kind: 'packageInvalid', name, part: 'manifest.json' };
}

function firstFailing<T extends PackageTable>(
  rows: readonly PackageTables[T][],
  isSound: Rules[T],
): number | null {
  const index = rows.findIndex((row) => !isSound(row));
  return index < 0 ? null : index + 1;
}

function misplacedEngagement(rows: PackageRows, manifest: PackageManifest, name: string): Failure | null {
  for (const table of [...engagementTables, 'transactions', 'changes'] as const) {
    const index = rows[table].findIndex((row) => row.engagementId !== manifest.engagement.id);
    if (index >= 0) return { kind: 'packageInvalid', name, part: tablePath(table), line: index + 1 };
  }
  return null;
}

/** What the manifest shows before an import must be what the rows say. */
function agreesWithManifest(rows: PackageRows, { engagement, framework, head }: PackageManifest): boolean {
  const [own] = rows.engagements;
  if (own?.title !== engagement.title || own.client !== engagement.client) return false;
  const versions = new Set(rows.frameworkVersions.map((version) => version.id));
  if (new Set(framework.map((entry) => entry.versionId)).size !== framework.length) return false;
  if (framework.some((entry) => entry.textIncluded && !versions.has(entry.versionId))) return false;
  if (head === null) return rows.transactions.length === 0;
  return rows.transactions.some((transaction) => transaction.id === head);
}

function rulesFor(rows: PackageRows, manifest: PackageManifest): Rules {
  const used = new Set(manifest.framework.map((entry) => entry.versionId));
  const withText = new Set(
    manifest.framework.filter((entry) => entry.textIncluded).map((entry) => entry.versionId),
  );
  const bytesOf = new Map(manifest.parts.map((part) => [part.path, part.bytes]));
  const library = new Library(rows.nodes, rows.frameworkVersions, withText);
  const frameworks = ids(rows.frameworks);
  const versions = ids(rows.frameworkVersions);
  const evidence = ids(rows.evidence);
  const transactions = ids(rows.transactions);
  const changes = ids(rows.changes);
  const versionOf = new Map(rows.assessments.map((row) => [row.id, row.versionId]));
  const assessmentOf = new Map(
    [...rows.initiatives, ...rows.scenarios].map((row) => [row.id, row.assessmentId]),
  );
  const scenarios = ids(rows.scenarios);
  const initiatives = ids(rows.initiatives);
  const respondents = ids(rows.respondents);

  const hasTarget = (row: { assessmentId: string; targetType: TargetType; targetId: string }): boolean => {
    const version = versionOf.get(row.assessmentId);
    if (version === undefined) return false;
    if (row.targetType !== 'initiative') return library.has(version, row.targetType, row.targetId);
    return initiatives.has(row.targetId) && assessmentOf.get(row.targetId) === row.assessmentId;
  };
  const hasPractice = (assessment: string | undefined, node: string, practice: string): boolean => {
    const version = assessment === undefined ? undefined : versionOf.get(assessment);
    return version !== undefined && library.hasPractice(version, node, practice);
  };

  const canAnswer = (row: PackageTables['ratings'] | PackageTables['responses']): boolean => {
    const version = versionOf.get(row.assessmentId);
    return version !== undefined && library.canAnswer(version, row.practiceId, row.value);
  };

  const basisOf = new Map(rows.assessments.map((row) => [row.id, row.basedOnId]));
  const wasAbout = ({ assessmentId, targetType, targetId }: UnmappedAnswer): boolean => {
    const basis = basisOf.get(assessmentId);
    return basis !== undefined && hasTarget({ assessmentId: basis, targetType, targetId });
  };
  const isWhole = ({ assessmentId, answer }: UnmappedAnswer): boolean => {
    if (answer.kind === 'evidence') return evidence.has(answer.evidenceId);
    if (answer.kind !== 'cover') return true;
    return initiatives.has(answer.initiativeId) && assessmentOf.get(answer.initiativeId) === assessmentId;
  };

  return {
    frameworks: () => true,
    frameworkVersions: (row) => frameworks.has(row.frameworkId) && used.has(row.id),
    nodes: (row) =>
      versions.has(row.versionId) &&
      withText.has(row.versionId) &&
      (row.parentId === null || library.has(row.versionId, 'node', row.parentId)),
    engagements: (row) => row.id === row.engagementId,
    assessments: (row) =>
      used.has(row.versionId) &&
      (row.basedOnId === undefined || (row.basedOnId !== row.id && versionOf.has(row.basedOnId))),
    ratings: (row) =>
      row.id === `${row.assessmentId}:${row.practiceId}` &&
      hasPractice(row.assessmentId, row.nodeId, row.practiceId) &&
      canAnswer(row),
    notes: (row) => row.id === `${row.assessmentId}:${row.targetId}:note` && hasTarget(row),
    evidence: (row) => bytesOf.get(`evidence/${row.sha256}`) === row.bytes,
    evidenceLinks: (row) =>
      row.id === `${row.evidenceId}:${row.assessmentId}:${row.targetId}` &&
      evidence.has(row.evidenceId) &&
      hasTarget(row),
    targets: (row) =>
      row.id === `${row.assessmentId}:${row.nodeId}` &&
      hasTarget({ assessmentId: row.assessmentId, targetType: 'node', targetId: row.nodeId }),
    initiatives: (row) => versionOf.has(row.assessmentId),
    covers: (row) =>
      row.id === `${row.initiativeId}:${row.practiceId}` &&
      initiatives.has(row.initiativeId) &&
      hasPractice(assessmentOf.get(row.initiativeId), row.nodeId, row.practiceId),
    scenarios: (row) => versionOf.has(row.assessmentId),
    placements: (row) =>
      row.id === `${row.scenarioId}:${row.initiativeId}` &&
      scenarios.has(row.scenarioId) &&
      initiatives.has(row.initiativeId) &&
      assessmentOf.get(row.scenarioId) === assessmentOf.get(row.initiativeId),
    respondents: () => true,
    responses: (row) =>
      row.id === `${row.assessmentId}:${row.practiceId}:${row.respondentId}` &&
      respondents.has(row.respondentId) &&
      hasPractice(row.assessmentId, row.nodeId, row.practiceId) &&
      canAnswer(row),
    levelPicks: (row) =>
      row.id === `${row.assessmentId}:${row.nodeId}:${row.respondentId ?? 'agreed'}` &&
      (row.respondentId === null || respondents.has(row.respondentId)) &&
      hasTarget({ assessmentId: row.assessmentId, targetType: 'node', targetId: row.nodeId }),
    scopeItems: (row) =>
      row.id === `${row.assessmentId}:${row.nodeId}` &&
      hasTarget({ assessmentId: row.assessmentId, targetType: 'node', targetId: row.nodeId }),
    unmappedAnswers: (row) => wasAbout(row) && isWhole(row),
    transactions: (row) => row.reverses === null || transactions.has(row.reverses),
    changes: (row) =>
      transactions.has(row.transactionId) &&
      Object.hasOwn(engagementSchemas, row.entity) &&
      row.parents.every((parent) => changes.has(parent)),
  };
}

function ids(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.id));
}

/** What the included framework versions contain. */
class Library {
  readonly #withText: ReadonlySet<string>;
  readonly #nodes = new Map<string, Node>();
  /** `<version> <kind> <id>`; a space is in no id. */
  readonly #known = new Set<string>();

  /** By `<version> <practice>`. */
  readonly #practices = new Map<string, Practice>();
  readonly #scales: ReadonlyMap<string, Scales>;

  constructor(nodes: readonly Node[], versions: readonly FrameworkVersion[], withText: ReadonlySet<string>) {
    this.#withText = withText;
    this.#scales = new Map(versions.map((version) => [version.id, scalesOf(version)]));
    for (const node of nodes) {
      this.#nodes.set(node.id, node);
      this.#known.add(`${node.versionId} node ${node.id}`);
      for (const group of node.groups) {
        for (const practice of group.practices) this.#known.add(`${node.versionId} practice ${practice.id}`);
        for (const practice of group.practices) this.#known.add(`${node.id} holds ${practice.id}`);
        for (const practice of group.practices)
          this.#practices.set(`${node.versionId} ${practice.id}`, practice);
        for (const outcome of group.outcomes) this.#known.add(`${node.versionId} outcome ${outcome.id}`);
      }
    }
  }

  /** Whether the version contains it; taken on trust when the version's text is not included. */
  has(version: string, kind: 'practice' | 'outcome' | 'node', id: string): boolean {
    return !this.#withText.has(version) || this.#known.has(`${version} ${kind} ${id}`);
  }

  /** Whether the node is of the version and the practice is on its page; on trust as in `has`. */
  hasPractice(version: string, node: string, practice: string): boolean {
    if (!this.#withText.has(version)) return true;
    return this.#nodes.get(node)?.versionId === version && this.#known.has(`${node} holds ${practice}`);
  }

  /** Whether the answer is on the practice's scale; on trust as in `has`. */
  canAnswer(version: string, practiceId: string, value: RatingValue): boolean {
    const practice = this.#practices.get(`${version} ${practiceId}`);
    if (value === 'NA' || practice === undefined) return true;
    return this.#scales.get(version)?.option(practice, value) !== undefined;
  }
}

/** The line of the first node whose ancestors lead back to it; `null` when all nodes form trees. */
function firstInLoop(nodes: readonly Node[]): number | null {
  const parentOf = new Map(nodes.map((node) => [node.id, node.parentId]));
  const sound = new Set<string>();
  for (const [index, node] of nodes.entries()) {
    const way = new Set<string>();
    let at: string | null = node.id;
    while (at !== null && !sound.has(at)) {
      if (way.has(at)) return index + 1;
      way.add(at);
      at = parentOf.get(at) ?? null;
    }
    for (const passed of way) sound.add(passed);
  }
  return null;
}
