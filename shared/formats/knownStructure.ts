import { matchingForm } from '../base/text.ts';
import { iviAddress } from './ivi/iviAddress.ts';
import type { ReadPlace } from './frameworkReading.ts';

/**
 * Names and codes of a framework as far as they are publicly known, with their sources; the shape of
 * `assets/frameworks/itCmfStructure.json`. A title of `null` was not seen.
 */
export type KnownStructure = {
  readonly note: string;
  readonly address: string;
  readonly versions: readonly string[];
  readonly macros: readonly {
    readonly code: string;
    readonly title: string;
    readonly source: string;
    readonly capabilities: readonly {
      readonly code: string;
      readonly title: string;
      readonly source: string;
      readonly titleSource?: string;
      readonly structures: readonly {
        readonly version: string;
        readonly source?: string;
        readonly categories: readonly {
          readonly code: string;
          readonly title: string | null;
          readonly blocks: Readonly<Record<string, string | null>>;
        }[];
      }[];
    }[];
  }[];
};

export type CodedTitle = { readonly code: string; readonly title: string };

/** A place that a block page may have. What nobody has seen stays out, for the person to fill in. */
export type PlaceCandidate = {
  readonly version?: string;
  readonly macro?: CodedTitle;
  readonly capability: CodedTitle;
  readonly category?: CodedTitle;
  /** The block's code. */
  readonly code: string;
  /** What speaks for it, strongest first: its folder, its code and name, its name alone. */
  readonly because: 'folder' | 'codeAndTitle' | 'title';
};

type Page = { readonly code: string; readonly title: string; readonly folder?: string };
type KnownBlock = Omit<Required<PlaceCandidate>, 'because' | 'category'> & {
  readonly category: { readonly code: string; readonly title: string | null };
  readonly title: string | null;
};

/**
 * The places that a block page may have, best first: the one its folders name (`18.07/technical/SRP/C`), then blocks
 * of the same code and name, then blocks of the same name. `folder` may end with the page's file name; `code` may
 * be empty. Among equals the newest version comes first.
 */
export function candidatesFor(structure: KnownStructure, page: Page): PlaceCandidate[] {
  const address = iviAddress(page.folder ?? '');
  const code = page.code === '' ? (address.block ?? '') : page.code;
  const title = matchingForm(page.title);
  const named = knownBlocks(structure)
    .filter((block) => block.title !== null && matchingForm(block.title) === title)
    .map((block) => candidateOf(block, block.code === code ? 'codeAndTitle' : 'title'))
    .sort((a, b) => rank(b, address) - rank(a, address) || (b.version ?? '').localeCompare(a.version ?? ''));
  const told = placeOfFolder(structure, address, code);
  return told === null ? named : [told, ...named.filter((candidate) => !isSamePlace(candidate, told))];
}

function candidateOf(block: KnownBlock, because: PlaceCandidate['because']): PlaceCandidate {
  const { version, macro, capability, category, code } = block;
  return {
    version,
    macro,
    capability,
    category: { ...category, title: category.title ?? category.code },
    code,
    because,
  };
}

/** The same code weighs more than anything a partial path says; then each thing the path says weighs the same. */
function rank(candidate: PlaceCandidate, address: ReadPlace): number {
  const agreements = [
    candidate.version === address.version,
    candidate.macro?.code === address.macro,
    candidate.capability.code === address.capability,
  ];
  return (candidate.because === 'codeAndTitle' ? 10 : 0) + agreements.filter(Boolean).length;
}

function placeOfFolder(structure: KnownStructure, address: ReadPlace, code: string): PlaceCandidate | null {
  if (address.capability === undefined || code === '') return null;
  const entries = structure.macros.flatMap((macro) =>
    macro.capabilities.map((capability) => ({ macro, capability })),
  );
  const same = entries.filter(({ capability }) => capability.code === address.capability);
  // Some codes moved between macro-capabilities: without the macro's name the first of them is only as good as the other.
  const entry =
    same.find(({ macro }) => macro.code === address.macro) ?? (same.length === 1 ? same[0] : undefined);
  const macro = entry?.macro ?? structure.macros.find((known) => known.code === address.macro);
  const letter = address.category ?? code.charAt(0);
  const categories = entry?.capability.structures
    .toSorted((a, b) => Number(b.version === address.version) - Number(a.version === address.version))
    .flatMap((known) => known.categories);
  const category = categories?.find((known) => known.code === letter && known.title !== null);
  return {
    ...(address.version !== undefined && { version: address.version }),
    ...(macro !== undefined && { macro: { code: macro.code, title: macro.title } }),
    capability: { code: address.capability, title: entry?.capability.title ?? address.capability },
    category: { code: letter, title: category?.title ?? letter },
    code,
    because: 'folder',
  };
}

function isSamePlace(a: PlaceCandidate, b: PlaceCandidate): boolean {
  return (
    a.code === b.code &&
    a.capability.code === b.capability.code &&
    (b.version === undefined || a.version === b.version) &&
    (b.macro === undefined || a.macro?.code === b.macro.code)
  );
}

function knownBlocks(structure: KnownStructure): KnownBlock[] {
  return structure.macros.flatMap((macro) =>
    macro.capabilities.flatMap((capability) =>
      capability.structures.flatMap(({ version, categories }) =>
        categories.flatMap((category) =>
          Object.entries(category.blocks).map(([code, title]) => ({
            version,
            macro: { code: macro.code, title: macro.title },
            capability: { code: capability.code, title: capability.title },
            category: { code: category.code, title: category.title },
            code,
            title,
          })),
        ),
      ),
    ),
  );
}
