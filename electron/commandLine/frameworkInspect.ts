import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Failure } from '#shared/domain/failure.ts';
import type {
  FrameworkReading,
  ReadGroup,
  ReadLevel,
  ReadNode,
  ReadPractice,
} from '#shared/formats/frameworkReading.ts';
import type { CodesAbove } from '#shared/formats/batch/nodePlaces.ts';
import type { ProgressReading } from '#shared/formats/progress.ts';
import { countsOf } from '#shared/formats/reviewReading.ts';
import type { ReadingCounts } from '#shared/formats/reviewReading.ts';
import { failureSentence } from '#shared/words/failures.ts';
import { readSourcePaths } from '#electron/frameworks/readSources.ts';
import { assembledSources, assembledText } from './assembledSources.ts';
import type { ReadPage } from './assembledSources.ts';
import type { Command } from './command.ts';

/** What one source was understood as, as other programs read it. */
type InspectedSource = Omit<FrameworkReading, 'warnings' | 'nodes'> & {
  /** Of another tool's save file: how many answers it holds, and of how many practices. */
  readonly answers?: { readonly given: number; readonly practices: number; readonly unanswered: number };
  readonly path: string;
  readonly nodes: readonly InspectedNode[];
  readonly counts: ReadingCounts;
  readonly warnings: readonly {
    readonly file?: string;
    readonly line?: number;
    readonly kind: string;
    readonly text: string;
    readonly proposal?: string;
  }[];
};

/** A node whose lists hold what each item says, and nothing else of it. */
type InspectedNode = Omit<ReadNode, 'levels'> &
  Pick<CodesAbove, 'capability' | 'macro'> & { readonly levels: readonly InspectedLevel[] };
type InspectedLevel = Omit<ReadLevel, 'groups'> & {
  readonly groups: readonly Record<keyof ReadGroup, readonly string[]>[];
};

/** Says what framework content was understood as, without storing anything. */
export const frameworkInspect: Command = {
  usage: 'framework inspect PATH… [--json]',
  run: async (args, io) => {
    const asked = wanted(args);
    if (asked === null) {
      io.error(`Usage: ${frameworkInspect.usage}`);
      return 2;
    }
    const pages: ReadPage[] = [];
    const failures: Failure[] = [];
    const packages: string[] = [];
    const paths: string[] = [];
    for (const path of asked.paths) ((await isPackage(path)) ? packages : paths).push(path);
    for (const { path, reading } of paths.length === 0 ? [] : await readSourcePaths(paths)) {
      const { name, folder, result } = reading;
      if (result.ok)
        pages.push({ path, name, ...(folder !== undefined && { folder }), reading: result.value });
      else failures.push(result.failure);
    }
    // What could be read is said even when something else could not: a batch must not hide its good pages.
    if (pages.length > 0) io.out(saidOf(pages, asked.isJson));
    for (const path of packages) io.error(packageSentence(path));
    for (const failure of failures) io.error(failureSentence(failure, 'en'));
    return failures.length + packages.length === 0 ? 0 : 1;
  },
};

function saidOf(pages: readonly ReadPage[], isJson: boolean): string {
  const assembled = assembledSources(pages);
  const sources = pages.map(({ path, reading }, index) =>
    inspected(path, reading, assembled.above[index] ?? []),
  );
  const isBatch = pages.filter(({ reading }) => reading.kind === 'iviPage').length > 1;
  const { frameworks, questions } = assembled;
  if (isJson) return JSON.stringify({ sources, ...(isBatch && { frameworks, questions }) }, null, 2);
  return [...sources.map(asText), ...(isBatch ? [assembledText(assembled)] : [])].join('\n\n');
}

/** Packages are no frameworks, whatever lies in them: another command looks into them. */
async function isPackage(path: string): Promise<boolean> {
  if (!path.toLowerCase().endsWith('.waymark')) return false;
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true;
}

function packageSentence(path: string): string {
  return `“${basename(path)}” is a Waymark package and no framework; nothing was changed; look into it with package inspect.`;
}

function wanted(
  args: readonly string[],
): { readonly paths: readonly string[]; readonly isJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return positionals.length === 0 || positionals.includes('')
      ? null
      : { paths: positionals, isJson: values.json };
  } catch {
    return null;
  }
}

function inspected(path: string, reading: FrameworkReading, above: readonly CodesAbove[]): InspectedSource {
  const warnings = reading.warnings.map(({ file, line, kind, text, proposal }) => ({
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    kind,
    text,
    ...(proposal !== undefined && { proposal }),
  }));
  return {
    path,
    ...reading,
    nodes: reading.nodes.map((node, index) => inspectedNode(node, above[index])),
    ...(reading.progress !== undefined && { answers: answerCounts(reading.progress) }),
    counts: countsOf(reading),
    warnings,
  };
}

function answerCounts({ answers, unanswered }: ProgressReading): NonNullable<InspectedSource['answers']> {
  return {
    given: answers.length,
    practices: new Set(answers.map(({ practice }) => practice)).size,
    unanswered,
  };
}

function inspectedNode(node: ReadNode, above: CodesAbove = {}): InspectedNode {
  return {
    ...above,
    ...node,
    levels: node.levels.map((level) => ({
      ...level,
      groups: level.groups.map(({ practices, outcomes, metrics }) => ({
        practices: practices.map(sayPractice),
        outcomes: outcomes.map(({ text }) => text),
        metrics: metrics.map(({ text }) => text),
      })),
    })),
  };
}

function sayPractice({ title, text }: ReadPractice): string {
  return title === undefined || title === text ? text : `${title}: ${text}`;
}

function asText(source: InspectedSource): string {
  const { answers } = source;
  if (answers !== undefined) {
    return [
      [`${source.path}: ${source.kind}`, source.progress?.client, source.progress?.title]
        .filter((part) => part !== undefined)
        .join(', '),
      `  ${answers.given} answers to ${answers.practices} practices of ${source.progress?.frameworkKey ?? ''}, ${answers.unanswered} not answered`,
      ...source.warnings.map(warningLine),
    ].join('\n');
  }
  const { nodes, levels, groups, practices, outcomes, metricMentions, metrics } = source.counts;
  const title = [source.framework?.title, source.framework?.version].filter(Boolean).join(' ');
  return [
    `${source.path}: ${[source.kind, source.shape].filter(Boolean).join(' ')}${title === '' ? '' : `, ${title}`}`,
    `  ${nodes} nodes, ${levels} levels, ${groups} groups, ${practices} practices, ${outcomes} outcomes, ${metricMentions} metric mentions of ${metrics} metrics`,
    ...source.nodes.flatMap(nodeLines),
    ...source.warnings.map(warningLine),
  ].join('\n');
}

/** A warning on a line of its own. */
export function warningLine({
  file,
  line,
  kind,
  text,
  proposal,
}: InspectedSource['warnings'][number]): string {
  return `  ! ${placeWords(file, line)}${kind}: ${text}${proposal === undefined ? '' : ` → ${proposal}`}`;
}

function placeWords(file: string | undefined, line: number | undefined): string {
  const words = [file, line === undefined ? undefined : `line ${line}`].filter((word) => word !== undefined);
  return words.length === 0 ? '' : `${words.join(', ')}: `;
}

function nodeLines(node: InspectedNode): string[] {
  return [`  ${node.code} ${node.title} (${node.kind})`, ...node.levels.flatMap(levelLines)];
}

function levelLines({ level, name, groups }: InspectedLevel): string[] {
  return [
    `    ${level} ${name ?? ''}`.trimEnd(),
    ...groups.flatMap(({ practices, outcomes, metrics }) => [
      ...practices.map((text) => `      practice: ${text}`),
      ...outcomes.map((text) => `      outcome: ${text}`),
      ...metrics.map((text) => `      metric: ${text}`),
    ]),
  ];
}
