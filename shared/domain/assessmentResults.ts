import type { Rating, RatingValue } from '#shared/model/answers.ts';
import type { Assessment, Engagement, Target } from '#shared/model/engagement.ts';
import type { FrameworkVersion, Node } from '#shared/model/framework.ts';
import { gapOf } from './gaps.ts';
import type { Gap } from './gaps.ts';
import { partOf, rollUp } from './rollUp.ts';
import type { Part, RollUp } from './rollUp.ts';
import { scoreBlock, scoringRules } from './scoring.ts';
import type { BlockScore, ScoringRule } from './scoring.ts';
import { inTreeOrder, treeOf } from './treeOrder.ts';
import type { PlacedNode } from './treeOrder.ts';

/** The rows one assessment is scored from. Rows of other assessments and versions may be among them. */
export type AssessmentRows = {
  readonly engagement: Pick<Engagement, 'scoringPreset'>;
  readonly assessment: Pick<Assessment, 'id' | 'versionId'>;
  readonly version: Pick<FrameworkVersion, 'levels'>;
  readonly nodes: readonly Node[];
  readonly ratings: readonly Pick<Rating, 'assessmentId' | 'practiceId' | 'value'>[];
  readonly targets: readonly Pick<Target, 'assessmentId' | 'nodeId' | 'level'>[];
};

/** A node that has practices of its own. */
export type BlockResult = {
  readonly node: Node;
  /** Depth in the tree, 0 for a root. */
  readonly depth: number;
  readonly score: BlockScore;
  /** By practice id, this block's ratings only. */
  readonly ratings: ReadonlyMap<string, RatingValue>;
  /** The target level, 2 to 5. */
  readonly target?: number;
  /** Missing when there is no target or no score. */
  readonly gap?: Gap;
};

/** A node without practices of its own, and what the blocks below it add up to. */
export type ParentResult = { readonly node: Node; readonly depth: number; readonly rollUp: RollUp };

/** Everything an assessment says, derived from its rows. */
export type AssessmentResults = {
  readonly rule: ScoringRule;
  /** In tree order. */
  readonly blocks: readonly BlockResult[];
  /** In tree order; nodes below which nothing applies are left out. */
  readonly parents: readonly ParentResult[];
  /** `null` when nothing applies anywhere. */
  readonly overall: RollUp | null;
};

/** Scores every block of one assessment and rolls the scores up the tree. */
export function assessmentResults(rows: AssessmentRows): AssessmentResults {
  const { assessment } = rows;
  const rule = scoringRules[rows.engagement.scoringPreset];
  const roots = treeOf(rows.nodes.filter((node) => node.versionId === assessment.versionId));
  const placed = inTreeOrder(roots);
  const ratings = new Map(
    rows.ratings
      .filter((row) => row.assessmentId === assessment.id)
      .map((row) => [row.practiceId, row.value]),
  );
  const targets = new Map(
    rows.targets.filter((row) => row.assessmentId === assessment.id).map((row) => [row.nodeId, row.level]),
  );
  const levels = rows.version.levels.map((level) => level.no);
  const blocks = placed
    .filter(({ node }) => hasPractices(node))
    .map(({ node, depth }) => {
      const own = ratingsOf(node, ratings);
      const score = scoreBlock({ groups: node.groups, ratings: own, levels, rule });
      return { node, depth, score, ratings: own, ...towards(score, targets.get(node.id)) };
    });
  const scores = new Map(blocks.map((block) => [block.node.id, block.score]));
  const parents = placed
    .filter(({ node }) => !hasPractices(node))
    .flatMap(({ node, depth, children }) => {
      const sum = rollUpOf(children, scores);
      return sum ? [{ node, depth, rollUp: sum }] : [];
    });
  return { rule, blocks, parents, overall: rollUpOf(roots, scores) };
}

/** Whether a node is rated itself and not only through the nodes below it. */
export function hasPractices(node: Node): boolean {
  return node.groups.some((group) => group.practices.length > 0);
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

function towards(score: BlockScore, target: number | undefined): Pick<BlockResult, 'target' | 'gap'> {
  if (target === undefined) return {};
  const gap = gapOf(score, target);
  return gap ? { target, gap } : { target };
}

function rollUpOf(children: readonly PlacedNode[], scores: ReadonlyMap<string, BlockScore>): RollUp | null {
  return rollUp(
    children.flatMap((child) => {
      const part = partOfNode(child, scores);
      return part ? [part] : [];
    }),
  );
}

/** Scoring rule (11): a node with a score of its own stands for itself; any other is what its children add up to. */
function partOfNode({ node, children }: PlacedNode, scores: ReadonlyMap<string, BlockScore>): Part | null {
  const score = scores.get(node.id);
  if (!score || (score.state !== 'scored' && children.length > 0)) return rollUpOf(children, scores);
  return partOf(node.id, score);
}
