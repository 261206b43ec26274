import { assembleReadings } from '#shared/formats/batch/assembleReadings.ts';
import type { BatchQuestion, BatchTree } from '#shared/formats/batch/assembleReadings.ts';
import type { BatchPage } from '#shared/formats/batch/batchPage.ts';
import { codesAbove } from '#shared/formats/batch/nodePlaces.ts';
import type { CodesAbove } from '#shared/formats/batch/nodePlaces.ts';
import type { ReadNode } from '#shared/formats/frameworkReading.ts';
import type { PlaceCandidate } from '#shared/formats/knownStructure.ts';
import { countsOf } from '#shared/formats/reviewReading.ts';
import type { ReadingCounts } from '#shared/formats/reviewReading.ts';

/** A page with the path it was read from. */
export type ReadPage = BatchPage & { readonly path: string };

/** What several pages of the framework viewer come to, as other programs read it. */
export type InspectedFramework = {
  readonly title: string;
  readonly version: string | null;
  readonly counts: ReadingCounts;
  readonly nodes: readonly (Pick<ReadNode, 'code' | 'title' | 'kind' | 'parent'> & {
    /** The sources that tell of it, the one whose words stand first. */
    readonly paths: readonly string[];
  })[];
  readonly warnings: readonly { readonly file?: string; readonly kind: string; readonly text: string }[];
};

/** What only a person can tell of the pages. */
export type InspectedQuestion = {
  readonly kind: BatchQuestion['kind'];
  readonly paths: readonly string[];
  readonly candidates: readonly string[];
};

export type AssembledSources = {
  readonly frameworks: readonly InspectedFramework[];
  readonly questions: readonly InspectedQuestion[];
  /** For each page, the codes above each of its nodes. */
  readonly above: readonly (readonly CodesAbove[])[];
};

/** Puts the pages of a command's sources together. */
export function assembledSources(pages: readonly ReadPage[]): AssembledSources {
  const { trees, questions } = assembleReadings(pages);
  const pathsOf = (indexes: readonly number[]) => indexes.map((index) => pages[index]?.path ?? '');
  return {
    frameworks: trees.map((tree) => inspectedTree(tree, pathsOf)),
    questions: questions.map((question) => ({
      kind: question.kind,
      paths: pathsOf(question.kind === 'place' ? [question.page] : question.pages),
      candidates:
        question.kind === 'place'
          ? question.candidates.map(placeText)
          : question.kind === 'version'
            ? question.candidates
            : [],
    })),
    above: pages.map((page) => codesAbove(page, trees)),
  };
}

function inspectedTree(
  { version, reading, sources }: BatchTree,
  pathsOf: (indexes: readonly number[]) => string[],
): InspectedFramework {
  return {
    title: reading.framework?.title ?? '',
    version,
    counts: countsOf(reading),
    nodes: reading.nodes.map(({ code, title, kind, parent }, index) => ({
      code,
      title,
      kind,
      ...(parent !== undefined && { parent }),
      paths: pathsOf(sources[index] ?? []),
    })),
    // Those of the pages themselves are said with their sources.
    warnings: reading.warnings
      .filter(({ kind }) => kind === 'listedOtherwise')
      .map(({ file, kind, text }) => ({ ...(file !== undefined && { file }), kind, text })),
  };
}

/** A place as the viewer's addresses write it. */
function placeText({ version, macro, capability, category, code }: PlaceCandidate): string {
  const parts = [version, macro?.code, capability.code, category?.code, code];
  return parts.filter((part, index) => part !== undefined && part !== parts[index - 1]).join('/');
}

/** Trees and questions as people read them. */
export function assembledText({ frameworks, questions }: AssembledSources): string {
  return [
    ...frameworks.map(frameworkText),
    ...(questions.length === 0 ? [] : [questions.map(questionText).join('\n')]),
  ].join('\n\n');
}

function frameworkText({ title, version, counts, nodes, warnings }: InspectedFramework): string {
  const depths: number[] = [];
  const lines = nodes.map(({ code, title: name, kind, parent, paths }, index) => {
    const above = nodes.slice(0, index).findLastIndex((other) => other.code === parent);
    const depth = parent === undefined || above === -1 ? 0 : (depths[above] ?? 0) + 1;
    depths.push(depth);
    return `  ${'  '.repeat(depth)}${code} ${name} (${kind})${paths[0] === undefined ? '' : `: ${paths[0]}`}`;
  });
  return [
    `${title} ${version ?? '(version not told)'}, from all its pages`,
    `  ${counts.nodes} nodes, ${counts.practices} practices, ${counts.metrics} metrics`,
    ...lines,
    ...warnings.map(({ file, kind, text }) => `  ! ${file === undefined ? '' : `${file}: `}${kind}: ${text}`),
  ].join('\n');
}

const asked = {
  version: 'Which version are these pages?',
  place: 'Where does this page belong?',
  twice: 'Which of these pages is right? The first one stands.',
} as const;

function questionText({ kind, paths, candidates }: InspectedQuestion): string {
  const offered = candidates.length === 0 ? '' : ` Perhaps ${candidates.slice(0, 5).join(', ')}.`;
  return `? ${asked[kind]} ${paths.join(', ')}.${offered}`;
}
