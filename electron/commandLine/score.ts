import { failed, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { known } from '#shared/base/assert.ts';
import { assessmentResults } from '#shared/domain/assessmentResults.ts';
import type { BlockResult } from '#shared/domain/assessmentResults.ts';
import type { ScoreRange } from '#shared/domain/scoreRange.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { readRows } from '#shared/formats/packageContents.ts';
import type { PackageRows } from '#shared/formats/packageRows.ts';
import type { PackageManifest } from '#shared/formats/package.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { wordsFor } from '#shared/words/words.ts';
import { openPackage } from '#electron/packages/packageReader.ts';
import { fileArgument } from './command.ts';
import type { Command } from './command.ts';

/** One block's score; what a block that is not rated, or does not apply, has not got is `null`. */
type BlockLine = {
  readonly code: string;
  readonly title: string;
  /** The level that is attained; of scores that are not staged their whole part. */
  readonly attained: number | null;
  readonly score: number | null;
  /** The score if every unrated practice were rated Not. */
  readonly low: number | null;
  /** The score if every unrated practice were rated Fully. */
  readonly high: number | null;
  /** Share of the applicable practices that are rated, 0 to 1. */
  readonly coverage: number;
  readonly provisional: boolean;
  readonly target?: number;
  readonly sentence: string;
};

/** What the blocks below a node add up to. */
type BranchLine = {
  readonly code: string;
  readonly title: string;
  readonly score: number | null;
  /** 0 to 1. */
  readonly coverage: number;
  readonly provisional: boolean;
};

type AssessmentScores = {
  readonly title: string;
  readonly client: string;
  readonly framework: string;
  /** The least and the most that a score can be: 1 to 5 for IT-CMF, 0 to 3 for OWASP SAMM. */
  readonly range: ScoreRange;
  /** What everything adds up to; `null` when nothing is scored. */
  readonly overall: number | null;
  /** The nodes above the blocks, in tree order. */
  readonly branches: readonly BranchLine[];
  readonly blocks: readonly BlockLine[];
};

/** Scores the assessments of a package, block by block. */
export const score: Command = {
  usage: 'score FILE [--json]',
  run: async (args, io) => {
    const asked = fileArgument(args);
    if (asked === null) {
      io.error(`Usage: ${score.usage}`);
      return 2;
    }
    const scores = await scoresOf(asked.file);
    if (!scores.ok) {
      io.error(failureSentence(scores.failure, 'en'));
      return 1;
    }
    io.out(asked.isJson ? JSON.stringify({ assessments: scores.value }, null, 2) : asText(scores.value));
    return 0;
  },
};

async function scoresOf(file: string): Promise<Result<readonly AssessmentScores[], Failure>> {
  const opened = await openPackage(file);
  if (!opened.ok) return opened;
  const { manifest, name, readPart, close } = opened.value;
  const rows = await readRows(manifest, readPart, name);
  await close();
  if (!rows.ok) return rows;
  const withoutText = manifest.framework.find((entry) => !entry.textIncluded);
  if (withoutText !== undefined) {
    return failed({
      kind: 'packageWithoutText',
      name,
      framework: `${withoutText.title} ${withoutText.version}`,
    });
  }
  return ok(rows.value.assessments.map((assessment) => scoresOfAssessment(assessment, rows.value, manifest)));
}

function scoresOfAssessment(
  assessment: Assessment,
  rows: PackageRows,
  manifest: PackageManifest,
): AssessmentScores {
  const engagement = known(rows.engagements[0], 'the engagement');
  const version = known(
    rows.frameworkVersions.find((row) => row.id === assessment.versionId),
    'the framework version',
  );
  const framework = known(
    manifest.framework.find((entry) => entry.versionId === assessment.versionId),
    'the framework in the manifest',
  );
  const { nodes, ratings, targets, scopeItems, responses, levelPicks } = rows;
  const results = assessmentResults({
    engagement,
    assessment,
    version,
    nodes,
    ratings,
    targets,
    scopeItems,
    responses,
    levelPicks,
  });
  return {
    title: assessment.title,
    client: engagement.client,
    framework: `${framework.title} ${framework.version}`,
    range: results.range,
    overall: results.overall?.score ?? null,
    branches: results.parents.map(({ node, rollUp }) => ({
      code: node.code,
      title: node.title,
      score: rollUp.score,
      coverage: rollUp.coverage,
      provisional: rollUp.provisional,
    })),
    blocks: results.blocks.map(blockLine),
  };
}

function blockLine({ node, score, target }: BlockResult): BlockLine {
  const isScored = score.state === 'scored';
  return {
    code: node.code,
    title: node.title,
    attained: isScored ? score.attained : null,
    score: isScored ? score.score : null,
    low: isScored ? score.low : null,
    high: isScored ? score.high : null,
    coverage: score.coverage,
    provisional: isScored && score.provisional,
    ...(target !== undefined && { target }),
    sentence: wordsFor('en').scoreSentence(score),
  };
}

function asText(assessments: readonly AssessmentScores[]): string {
  const words = wordsFor('en');
  const lines: string[] = [];
  for (const { title, client, framework, overall, range, blocks } of assessments) {
    lines.push(`${title} (${client}), ${framework}`);
    lines.push(`Overall: ${words.score(overall)}, on a scale from ${range.low} to ${range.high}`);
    for (const block of blocks) {
      const target = block.target === undefined ? '' : `, target ${words.target(block.target)}`;
      lines.push(`${block.code} ${block.title}: ${words.score(block.score)}${target}. ${block.sentence}`);
    }
  }
  return lines.join('\n');
}
