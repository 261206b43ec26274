import type { BatchTree } from './assembleReadings.ts';
import type { BatchPage } from './batchPage.ts';
import { placedNodes } from './mergedTree.ts';
import { placeOf } from './pagePlace.ts';

/** The codes above a node, as far as they are told. */
export type CodesAbove = {
  readonly parent?: string;
  readonly capability?: string;
  readonly macro?: string;
};

/** For each node of a page, the codes above it in the tree the page became part of; nothing for a page without a place. */
export function codesAbove(page: BatchPage, trees: readonly BatchTree[]): CodesAbove[] {
  const { version, path } = placeOf(page);
  const tree = trees.find((each) => each.version === version);
  if (page.reading.kind !== 'iviPage' || path === null || tree === undefined)
    return page.reading.nodes.map(() => ({}));
  const macros = new Map(
    tree.reading.nodes.flatMap(({ kind, code, parent }) =>
      kind === 'capability' && parent !== undefined ? [[code, parent] as const] : [],
    ),
  );
  return placedNodes({ reading: page.reading, path }).map(({ node, path: own }) => {
    const { capability, category } = own;
    const macro = capability === undefined ? undefined : macros.get(capability);
    if (node.kind === 'macro' || capability === undefined) return {};
    if (node.kind === 'capability') return macro === undefined ? {} : { parent: macro, macro };
    const parent = node.kind === 'category' ? capability : category;
    return { ...(parent !== undefined && { parent }), capability, ...(macro !== undefined && { macro }) };
  });
}
