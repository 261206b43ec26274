import { groupBy } from '#shared/base/groupBy.ts';
import type { Rating, RatingValue } from '#shared/model/answers.ts';
import type { Assessment, Engagement, ScopeItem, Target } from '#shared/model/engagement.ts';
import type { FrameworkVersion, Node } from '#shared/model/framework.ts';
import type { LevelPick, Response } from '#shared/model/respondents.ts';
import { countingScore, levelSurvey, methodOf, surveyedScore } from './respondents/levelSurvey.ts';
import type { CountingScore, LevelSurvey } from './respondents/levelSurvey.ts';
import { blockResponses } from './respondents/responses.ts';
import type { BlockResponses } from './respondents/responses.ts';
import { gapOf, weightedGap } from './gaps.ts';
import type { Gap } from './gaps.ts';
import { partOf, rollUp, weighing } from './rollUp.ts';
import type { Part, RollUp, RollUpRule } from './rollUp.ts';
import { isProvisional, scoreBlock, scoringRule } from './scoring.ts';
import type { BlockAnswers, BlockScore, ScoringRule } from './scoring.ts';
import { importancesOf, scopeOf, weightsOf } from './scope.ts';
import { rangeOf } from './scoreRange.ts';
import type { ScoreRange } from './scoreRange.ts';
import { inTreeOrder, treeOf } from './treeOrder.ts';
import type { PlacedNode } from './treeOrder.ts';

/** The rows one assessment is scored from. Rows of other assessments and versions may be among them. */
export type AssessmentRows = {
  readonly engagement: Pick<Engagement, 'scoringPreset' | 'weighting' | 'rollUpBy' | 'method'>;
  readonly assessment: Pick<Assessment, 'id' | 'versionId' | 'subsets' | 'method'>;
  readonly version: Pick<FrameworkVersion, 'levels' | 'scales' | 'scoring'>;
  readonly nodes: readonly Node[];
  readonly ratings: readonly Pick<Rating, 'assessmentId' | 'practiceId' | 'value' | 'isCarriedOver'>[];
  readonly targets: readonly Pick<Target, 'assessmentId' | 'nodeId' | 'level'>[];
  /** What is left out, and how much the rest matters; everything is in and matters alike when left out. */
  readonly scopeItems?: readonly ScopeItem[];
  /** What single respondents said of practices, and which levels they picked. */
  readonly responses?: readonly Pick<
    Response,
    'assessmentId' | 'nodeId' | 'practiceId' | 'respondentId' | 'value'
  >[];
  readonly levelPicks?: readonly Pick<LevelPick, 'assessmentId' | 'nodeId' | 'respondentId' | 'level'>[];
};

/** A node that has practices of its own. */
export type BlockResult = {
  readonly node: Node;
  /** Depth in the tree, 0 for a root. */
  readonly depth: number;
  readonly score: BlockScore;
  /** By practice id, this block's ratings only. */
  readonly ratings: ReadonlyMap<string, RatingValue>;
  /** How many of these ratings were carried over from the assessment before and not confirmed yet. */
  readonly carriedOver: number;
  /** What the respondents said; `null` where nobody was asked. */
  readonly responses: BlockResponses | null;
  /** What the level picks come to; `null` where nobody picked one. */
  readonly survey: LevelSurvey | null;
  /** Whether people see the block a whole level or more from where its practices put it: scoring rule (9b). */
  readonly isPerceptionGap: boolean;
  /** How much it matters to the client, 1 to 5; 3 when nobody has said. */
  readonly importance: number;
  /** A level, or a score of a framework without levels. */
  readonly target?: number;
  /** Missing when there is no target or no score. */
  readonly gap?: Gap;
  /** The gap times importance / 5: scoring rule (12). */
  readonly weightedGap?: number;
};

/** A node without practices of its own, and what the blocks below it add up to. */
export type ParentResult = { readonly node: Node; readonly depth: number; readonly rollUp: RollUp };

/** Everything an assessment says, derived from its rows. */
export type AssessmentResults = {
  readonly rule: ScoringRule;
  /** The least and the most that a score can be. */
  readonly range: ScoreRange;
  /** In tree order. */
  readonly blocks: readonly BlockResult[];
  /** In tree order; nodes below which nothing applies are left out. */
  readonly parents: readonly ParentResult[];
  /** `null` when nothing applies anywhere. */
  readonly overall: RollUp | null;
};

/** Scores every block that one assessment asks about and rolls the scores up the tree. */
export function assessmentResults(rows: AssessmentRows): AssessmentResults {
  const { assessment, engagement, version } = rows;
  const rule = scoringRule(engagement.scoringPreset, version);
  const levels = version.levels.map((level) => level.no);
  const nodes = rows.nodes.filter((node) => node.versionId === assessment.versionId);
  const isAssessed = scopeOf(nodes, rows);
  const importanceOf = importancesOf(rows);
  const roots = treeOf(nodes);
  const placed = inTreeOrder(roots);
  const given = rows.ratings.filter((row) => row.assessmentId === assessment.id);
  const ratings = new Map(given.map((row) => [row.practiceId, row.value]));
  const carried = new Set(given.filter((row) => row.isCarriedOver === true).map((row) => row.practiceId));
  const targets = new Map(
    rows.targets.filter((row) => row.assessmentId === assessment.id).map((row) => [row.nodeId, row.level]),
  );
  const range = rangeOf(rule.scoring, levels);
  const method = methodOf(engagement, assessment);
  const respond = responsesBy(rows, rule);
  const picks = groupBy(
    (rows.levelPicks ?? []).filter((row) => row.assessmentId === assessment.id),
    (row) => row.nodeId,
  );
  const blocks = placed
    .filter(({ node }) => isAssessed(node))
    .map(({ node, depth }) => {
      const own = ratingsOf(node, ratings);
      const answers = { groups: node.groups, ratings: own, levels, rule };
      const { score: rated, carriedOver } = scoreCarried(answers, carried);
      const responses = respond(node, own);
      const survey = levelSurvey(picks.get(node.id) ?? [], range);
      const counting = countingScore(method, rated, survey);
      const { isPerceptionGap } = counting;
      const score = scoreThatCounts(rated, counting, survey, responses);
      const importance = importanceOf(node.id);
      const aim = towards(score, targets.get(node.id), importance);
      return {
        node,
        depth,
        score,
        ratings: own,
        carriedOver,
        responses,
        survey,
        isPerceptionGap,
        importance,
        ...aim,
      };
    });
  const upwards: Upwards = {
    scores: new Map(blocks.map((block) => [block.node.id, block.score])),
    weightOf: weightsOf(engagement, rows),
    rule: { method: rule.scoring.method, range, by: engagement.rollUpBy ?? 'mean' },
  };
  const parents = placed
    .filter(({ node }) => !isAssessed(node))
    .flatMap(({ node, depth, children }) => {
      const sum = rollUpOf(children, upwards);
      return sum ? [{ node, depth, rollUp: sum }] : [];
    });
  return { rule, range, blocks, parents, overall: rollUpOf(roots, upwards) };
}

function ratingsOf(node: Node, ratings: ReadonlyMap<string, RatingValue>): Map<string, RatingValue> {
  const practices = node.groups.flatMap((group) => group.practices);
  return new Map(
    practices.flatMap(({ id }) => {
      const value = ratings.get(id);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/**
 * A block's score with answers that were carried over and not confirmed yet. They count, so that one sees where the
 * last assessment ended; but a score rests on them no better than on nothing, and is provisional while less than half
 * of it is confirmed.
 */
export function scoreCarried(
  answers: BlockAnswers,
  carried: ReadonlySet<string>,
): { readonly score: BlockScore; readonly carriedOver: number } {
  const score = scoreBlock(answers);
  const unconfirmed = [...answers.ratings.keys()].filter((id) => carried.has(id));
  if (score.state !== 'scored' || unconfirmed.length === 0) return { score, carriedOver: unconfirmed.length };
  const confirmed = new Map([...answers.ratings].filter(([id, value]) => value === 'NA' || !carried.has(id)));
  const provisional = isProvisional(scoreBlock({ ...answers, ratings: confirmed }).coverage);
  return {
    score: { ...score, provisional: score.provisional || provisional },
    carriedOver: unconfirmed.length,
  };
}

/** What the respondents of this assessment said of a block. */
function responsesBy(
  { assessment, responses = [] }: AssessmentRows,
  { scales }: ScoringRule,
): (node: Node, agreed: ReadonlyMap<string, RatingValue>) => BlockResponses | null {
  const byNode = groupBy(
    responses.filter((row) => row.assessmentId === assessment.id),
    (row) => row.nodeId,
  );
  return (node, agreed) => {
    const own = byNode.get(node.id);
    if (!own) return null;
    const byPractice = groupBy(own, (row) => row.practiceId);
    const practices = node.groups.flatMap((group) => group.practices);
    return blockResponses(
      practices.map((practice) => ({
        practiceId: practice.id,
        scale: scales.of(practice),
        answers: byPractice.get(practice.id) ?? [],
        isAgreed: agreed.has(practice.id),
      })),
    );
  };
}

/** The score by the method of the assessment; provisional while a practice is disputed: scoring rule (10). */
function scoreThatCounts(
  rated: BlockScore,
  { counts }: CountingScore,
  survey: LevelSurvey | null,
  responses: BlockResponses | null,
): BlockScore {
  if (counts === 'levels' && survey) return surveyedScore(rated, survey);
  if (counts === 'none' && rated.state === 'scored') {
    // Asked for levels alone, and nobody has picked one.
    const { method, range, levels, threshold } = rated;
    return { method, range, levels, threshold, state: 'unrated', coverage: 0 };
  }
  const isDisputed = responses !== null && responses.disputed.length > 0;
  return rated.state === 'scored' && isDisputed ? { ...rated, provisional: true } : rated;
}

function towards(
  score: BlockScore,
  target: number | undefined,
  importance: number,
): Pick<BlockResult, 'target' | 'gap' | 'weightedGap'> {
  if (target === undefined) return {};
  const gap = gapOf(score, target);
  return gap ? { target, gap, weightedGap: weightedGap(gap, importance) } : { target };
}

type Upwards = {
  readonly scores: ReadonlyMap<string, BlockScore>;
  readonly weightOf: (node: Node) => number;
  readonly rule: RollUpRule;
};

function rollUpOf(children: readonly PlacedNode[], upwards: Upwards): RollUp | null {
  return rollUp(
    children.flatMap((child) => {
      const part = partOfNode(child, upwards);
      return part ? [weighing(part, upwards.weightOf(child.node))] : [];
    }),
    upwards.rule,
  );
}

/**
 * Scoring rule (11): a node with a score of its own stands for itself, so that nothing counts twice; any other is what
 * its children add up to.
 */
function partOfNode({ node, children }: PlacedNode, upwards: Upwards): Part | null {
  const score = upwards.scores.get(node.id);
  if (score?.state === 'scored') return partOf(node.id, score);
  const below = children.length > 0 ? rollUpOf(children, upwards) : null;
  if (!score) return below;
  return below?.raw !== null && below !== null ? below : (partOf(node.id, score) ?? below);
}
