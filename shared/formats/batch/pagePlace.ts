import type { ReadNode, ReadPlace } from '../frameworkReading.ts';
import { iviAddress } from '../ivi/iviAddress.ts';
import { pathOf } from './batchPage.ts';
import type { BatchPage } from './batchPage.ts';

/** The codes from a capability down to a node; a macro-capability's has `macro` alone, the root's is empty. */
export type NodePath = {
  readonly macro?: string;
  readonly capability?: string;
  readonly category?: string;
  readonly block?: string;
};

/** Where a page of a batch sits, as far as it is told. */
export type PagePlace = {
  readonly version: string | null;
  /** `null` when nothing tells it, or when two things tell different places. */
  readonly path: NodePath | null;
};

/** The node a page describes; `null` for the root, whose page only lists others. */
export function ownNodeOf({ reading }: Pick<BatchPage, 'reading'>): ReadNode | null {
  const tops = reading.nodes.filter((node) => node.parent === undefined);
  return tops.length === 1 ? (tops[0] ?? null) : null;
}

/** Tells where a page sits: by what a person said, its address or folders, and its own code. */
export function placeOf(page: BatchPage): PagePlace {
  const { answer, reading } = page;
  const told = { ...(reading.place ?? iviAddress(pathOf(page))), ...answer };
  const version = told.version ?? reading.framework?.version ?? null;
  const own = ownNodeOf(page);
  if (own === null) return { version, path: {} };
  return { version, path: pathTo(own, told, answer ?? {}) };
}

function pathTo(own: ReadNode, told: ReadPlace, answer: ReadPlace): NodePath | null {
  const macro = told.macro === undefined ? {} : { macro: told.macro };
  if (own.kind === 'macro') {
    const code = agreed(own.code, told.macro, answer.macro);
    return code === null ? null : { macro: code };
  }
  if (own.kind === 'capability') {
    const capability = agreed(own.code, told.capability, answer.capability);
    return capability === null ? null : { ...macro, capability };
  }
  const { capability } = told;
  if (capability === undefined) return null;
  if (own.kind === 'category') {
    const category = agreed(own.code, told.category, answer.category);
    return category === null ? null : { ...macro, capability, category };
  }
  const block = agreed(own.code, told.block, answer.block);
  if (block === null) return null;
  const category = agreed(block.charAt(0), told.category, undefined);
  return category === null ? null : { ...macro, capability, category, block };
}

/** The one code that a page and its place agree on; a person's word goes before both. */
function agreed(own: string, told: string | undefined, answer: string | undefined): string | null {
  if (answer !== undefined && answer !== '') return answer;
  if (own === '') return told ?? null;
  return told === undefined || told === own ? own : null;
}
