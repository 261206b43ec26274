import type { Rating } from '#shared/model/answers.ts';
import type { Assessment, Engagement, ScopeItem, Target } from '#shared/model/engagement.ts';
import type { Framework, FrameworkVersion, Node } from '#shared/model/framework.ts';
import type { LevelPick, Response } from '#shared/model/respondents.ts';
import type { Cover, Initiative, Placement } from '#shared/model/plan.ts';
import { assessmentResults } from './assessmentResults.ts';
import type { AssessmentResults, BlockResult } from './assessmentResults.ts';
import { missingPractices } from './gaps.ts';
import { applying, belowTarget, gapFigures, named, standingFigures } from './standings.ts';
import { levelBars } from './levelBars.ts';
import { projectedResults } from './planning.ts';
import { quarterOf } from './quarters.ts';
import type { ReportBlock, ReportContent, ReportGapRow, ReportScoreRow } from './reportContent.ts';
import type { PlanFigures, PlanWork, ReportWords } from './reportWords.ts';
import { roadmapSpec } from './roadmapSpec.ts';
import type { RoadmapRows } from './roadmapSpec.ts';
import type { ScoringRule } from './scoring.ts';

/** What a report is built from. Rows of other assessments may be among ratings, targets and initiatives. */
export type ReportInput = {
  readonly engagement: Engagement;
  readonly assessment: Assessment;
  readonly framework: Framework;
  readonly version: FrameworkVersion;
  readonly nodes: readonly Node[];
  readonly ratings: readonly Rating[];
  readonly targets: readonly Target[];
  readonly scopeItems?: readonly ScopeItem[];
  readonly responses?: readonly Response[];
  readonly levelPicks?: readonly LevelPick[];
  readonly initiatives: readonly Initiative[];
  readonly covers: readonly Cover[];
  /** Of the one scenario that the report shows. */
  readonly placements: readonly Placement[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Id of the newest transaction, `null` when nothing was ever changed: says which state the report speaks of. */
  readonly head: string | null;
  readonly words: ReportWords;
};

/** Builds a report from a client's work. The same input gives the same report, to the letter. */
export function buildReport(input: ReportInput): ReportContent {
  const { engagement, assessment, words } = input;
  const results = assessmentResults(input);
  const plan: RoadmapRows = {
    ...input,
    initiatives: input.initiatives.filter((initiative) => initiative.assessmentId === assessment.id),
    fiscalStartMonth: engagement.fiscalStartMonth,
  };
  return {
    lang: words.lang,
    title: assessment.title,
    client: engagement.client,
    confidentiality: engagement.confidentiality,
    date: input.today,
    day: words.day(input.today),
    labels: words.report.labels,
    imprint: imprint(input, results),
    blocks: [
      headline(results, plan, words),
      {
        kind: 'scores',
        heading: words.report.scoresHeading,
        rows: results.blocks.map((block) => scoreRow(block, words)),
        scale: results.range,
      },
      ...levelCharts(results, input),
      {
        kind: 'gaps',
        heading: words.report.gapsHeading,
        rows: belowTarget(results).map((block) => gapRow(block, results.rule, words)),
        empty: words.report.noGaps(gapFigures(results)),
      },
      {
        kind: 'roadmap',
        heading: words.report.roadmapHeading,
        roadmap: roadmapSpec(plan, words),
        empty: words.report.noInitiatives,
      },
      {
        kind: 'text',
        heading: words.report.methodHeading,
        paragraphs: words.report.method(results.rule, results.range),
      },
    ],
  };
}

/** The level bars of every block that applies; no heading stands over nothing. */
function levelCharts(results: AssessmentResults, { version, words }: ReportInput): readonly ReportBlock[] {
  if (results.rule.scoring.method === 'mean') return [];
  const charts = applying(results).map((block) => levelBars(block, version.levels, words));
  return charts.length === 0 ? [] : [{ kind: 'levels', heading: words.report.levelsHeading, charts }];
}

function headline(results: AssessmentResults, plan: RoadmapRows, { report }: ReportWords): ReportBlock {
  return {
    kind: 'headline',
    heading: report.headlineHeading,
    sentences: [
      report.standingSentence(standingFigures(results)),
      report.gapSentence(gapFigures(results)),
      report.planSentence(planFigures(plan)),
    ],
  };
}

function planFigures(plan: RoadmapRows): PlanFigures {
  const { initiatives, placements, fiscalStartMonth } = plan;
  const known = new Set(initiatives.map(({ id }) => id));
  const placed = placements.filter(({ initiativeId }) => known.has(initiativeId));
  const placedIds = new Set(placed.map(({ initiativeId }) => initiativeId));
  const lastMonth = placed
    .map(({ startMonth }) => startMonth)
    .toSorted()
    .at(-1);
  const last = lastMonth === undefined ? null : quarterOf(lastMonth, fiscalStartMonth);
  return {
    placed: workOf(initiatives.filter(({ id }) => placedIds.has(id))),
    parked: workOf(initiatives.filter(({ id }) => !placedIds.has(id))),
    lastQuarter: last?.label ?? null,
    projected: last ? (projectedResults(plan, last, placed, plan.covers).overall?.score ?? null) : null,
  };
}

function workOf(initiatives: RoadmapRows['initiatives']): PlanWork {
  return {
    initiatives: initiatives.length,
    days: initiatives.reduce((sum, { effortDays }) => sum + effortDays, 0),
  };
}

function scoreRow({ node, score, target }: BlockResult, words: ReportWords): ReportScoreRow {
  return {
    ...named({ node }),
    score: words.score(score.state === 'scored' ? score.score : null),
    scoreValue: score.state === 'scored' ? score.score : null,
    target: words.target(target ?? null),
    targetValue: target ?? null,
    coverage: words.share(score.coverage),
    sentence: words.scoreSentence(score),
    provisional: score.state === 'scored' && score.provisional,
  };
}

function gapRow(
  { node, score, ratings, target, gap }: BlockResult,
  rule: ScoringRule,
  words: ReportWords,
): ReportGapRow {
  return {
    ...named({ node }),
    score: words.score(score.state === 'scored' ? score.score : null),
    target: words.target(target ?? null),
    gap: words.gap(gap?.gap ?? 0),
    missing: missingPractices(node.groups, ratings, target ?? 1, rule).map(({ practice }) => practice.text),
  };
}

/** Scoring rule (15): what is printed says how it was made. */
function imprint(input: ReportInput, { rule, range }: AssessmentResults): ReportContent['imprint'] {
  const { framework, version, words } = input;
  const { report } = words;
  return [
    { label: report.ruleLabel, text: report.rule(rule, range) },
    ...(rule.scoring.method === 'staged' ? [{ label: report.presetLabel, text: report.preset(rule) }] : []),
    {
      label: report.frameworkLabel,
      text: report.framework({
        title: framework.title,
        version: version.version,
        publisher: framework.publisher,
      }),
    },
    { label: report.licenceLabel, text: framework.licence.text || report.noLicenceText },
    { label: report.dateLabel, text: words.day(input.today) },
    { label: report.stateLabel, text: report.state(input.head) },
  ];
}
