import type { ReadNode } from '../frameworkReading.ts';
import { blockName, capabilityName, categoryName } from './iviCodes.ts';
import type { CodedName } from './iviCodes.ts';
import { itCmfStructure, macroOfTitle, nameForm } from './itCmfStructure.ts';
import { kindOfCode } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';
import { isUnknownHeading, textOf } from './iviParts.ts';

/** A node that a page lists below itself, with the line that names it. */
export type ListedNode = CodedName & {
  readonly kind: 'macro' | 'capability' | 'category' | 'block';
  readonly line: PageLine;
  readonly description: string;
};

/** What a list of nodes says. */
export type ReadStructure = {
  readonly nodes: readonly ListedNode[];
  /** What stands above its first node. */
  readonly introduction: string;
  /** Sections of their own that follow its last node. */
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
};

type Entry = CodedName & { kind: ListedNode['kind']; line: PageLine; lines: PageLine[]; taken: number };

/** Reads a list of nodes: codes glued to names, each followed by its description. */
export function readStructure(lines: readonly PageLine[], isDashed: boolean): ReadStructure {
  const written = lines.filter((line) => line.body !== '');
  const hasBlocks = written.some((line) => blockName(line.body) !== null || isBlockCode(line));
  const entryAt = hasBlocks ? blockEntries(written) : capabilityEntries(written);
  const entries: Entry[] = [];
  const before: PageLine[] = [];
  const sections: { heading: PageLine; lines: PageLine[] }[] = [];
  let skip = 0;
  let at = -1;
  for (const [index, line] of lines.entries()) {
    if (line.body !== '') at++;
    const entry = line.body === '' ? null : entryAt(at, entries);
    if (skip > 0 && line.body !== '') skip--;
    else if (entry !== null) {
      // An entry ends the section before it: nodes are listed in one place.
      entries.push(entry);
      skip = entry.taken - 1;
    } else if (entries.length > 0 && isUnknownHeading(lines, index))
      sections.push({ heading: line, lines: [] });
    else (sections.at(-1)?.lines ?? entries.at(-1)?.lines ?? before).push(line);
  }
  return {
    nodes: entries.map(({ code, title, kind, line, lines: own }) => ({
      code,
      title,
      kind,
      line,
      description: textOf(own, isDashed),
    })),
    introduction: textOf(before, isDashed),
    sections: sections.map(({ heading, lines: own }) => ({
      heading: heading.body,
      text: textOf(own, isDashed),
    })),
  };
}

type EntryFinder = (at: number, entries: readonly Entry[]) => Entry | null;

/** Categories and blocks, which come in the order of their codes. */
function blockEntries(lines: readonly PageLine[]): EntryFinder {
  // What block a line names, so that a category can be told by the block below it.
  const blocks = lines.map((line, index) => blockAt(lines, index) ?? null);
  return (at, entries) => {
    const line = lines[at];
    if (line === undefined) return null;
    const last = entries.at(-1);
    const block = blocks[at];
    if (block !== null && block !== undefined) {
      const goesOn = last === undefined || orderOf(block.code) > orderOf(last.code);
      return goesOn ? { ...block, kind: 'block', line, lines: [] } : null;
    }
    const name = categoryName(line.body);
    if (name === null || (last !== undefined && name.code <= last.code.charAt(0))) return null;
    const next = [1, 2, 3]
      .map((step) => blocks[at + step])
      .find((each) => each !== null && each !== undefined);
    const isFollowed = next?.code.startsWith(name.code) === true;
    return isFollowed || isKnownCategory(name)
      ? { ...name, kind: 'category', line, lines: [], taken: 1 }
      : null;
  };
}

/** Letters before numbers: a category stands before its blocks. */
function orderOf(code: string): number {
  return code.charCodeAt(0) * 1000 + Number(code.slice(1));
}

function isBlockCode(line: PageLine): boolean {
  return kindOfCode(line.body) === 'block';
}

function blockAt(lines: readonly PageLine[], at: number): (CodedName & { taken: number }) | null {
  const line = lines[at];
  if (line === undefined) return null;
  const glued = blockName(line.body);
  if (glued !== null) return { ...glued, taken: 1 };
  const next = lines[at + 1];
  return isBlockCode(line) && next !== undefined && next.body.length <= 150
    ? { code: line.body, title: next.body, taken: 2 }
    : null;
}

function isKnownCategory({ code, title }: CodedName): boolean {
  return itCmfStructure.macros.some((macro) =>
    macro.capabilities.some((capability) =>
      capability.structures.some((structure) =>
        structure.categories.some(
          (category) =>
            category.code === code && category.title !== null && nameForm(category.title) === nameForm(title),
        ),
      ),
    ),
  );
}

/** Macro-capabilities, which have no code, and capabilities. */
function capabilityEntries(lines: readonly PageLine[]): EntryFinder {
  const capabilities = lines.map((line, index) => capabilityAt(lines, index));
  return (at, entries) => {
    const line = lines[at];
    if (line === undefined) return null;
    const known = macroOfTitle(line.body);
    if (known !== null) return { code: known, title: line.body, kind: 'macro', line, lines: [], taken: 1 };
    const capability = capabilities[at];
    if (capability !== null && capability !== undefined)
      return { ...capability, kind: 'capability', line, lines: [] };
    // A short line right above a capability, where macro-capabilities stand at all.
    const isAbove = capabilities[at + 1] !== null && capabilities[at + 1] !== undefined;
    const isName = line.body.length <= 80 && !/[.;:,]$/.test(line.body);
    if (!isAbove || !isName || (entries.length > 0 && entries[0]?.kind !== 'macro')) return null;
    return { code: slug(line.body), title: line.body, kind: 'macro', line, lines: [], taken: 1 };
  };
}

function capabilityAt(lines: readonly PageLine[], at: number): (CodedName & { taken: number }) | null {
  const line = lines[at];
  if (line === undefined) return null;
  const next = lines[at + 1]?.body ?? '';
  if (kindOfCode(line.body) === 'capability' && next !== '' && next.length <= 150)
    return { code: line.body, title: next, taken: 2 };
  const name = capabilityName(line.body, next);
  return name === null ? null : { ...name, taken: 1 };
}

/** A code for a macro-capability that nobody has seen yet. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** The listed nodes as nodes of a reading, below the page's own; a category that only its blocks name is put in. */
export function listedNodes(listed: readonly ListedNode[], page: ReadNode | null): ReadNode[] {
  const nodes: ReadNode[] = [];
  let macro: string | undefined;
  const categories = new Set<string>(page?.kind === 'category' ? [page.code] : []);
  for (const { code, title, kind, description } of listed) {
    const node = { code, title, kind, ...(description !== '' && { description }), levels: [] };
    if (kind === 'macro') {
      macro = code;
      nodes.push(node);
    } else if (kind === 'capability') {
      const parent = macro ?? (page === null ? undefined : page.code);
      nodes.push({ ...node, ...(parent !== undefined && { parent }) });
    } else if (kind === 'category') {
      categories.add(code);
      nodes.push({ ...node, ...(page !== null && { parent: page.code }) });
    } else {
      const letter = code.charAt(0);
      const isBelowPage = page?.kind === 'category' && page.code === '';
      if (!isBelowPage && !categories.has(letter)) {
        categories.add(letter);
        nodes.push({
          code: letter,
          title: letter,
          kind: 'category',
          ...(page !== null && { parent: page.code }),
          levels: [],
        });
      }
      nodes.push({ ...node, parent: isBelowPage ? page.code : letter });
    }
  }
  return nodes;
}
