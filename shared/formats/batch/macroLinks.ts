import { macroCodes } from '../ivi/iviAddress.ts';
import { macroOfCapability } from '../ivi/itCmfStructure.ts';
import type { KnownStructure } from '../knownStructure.ts';
import type { PlacedPage } from './assembleReadings.ts';

/** Which macro-capability each capability of a version stands under. */
export type MacroLinks = {
  readonly macros: ReadonlyMap<string, string>;
  readonly kept: readonly PlacedPage[];
  /** Pages that put a capability under another macro-capability than most do: two things may share one code. */
  readonly strangers: readonly number[];
};

/**
 * Finds the macro-capability of every capability: what the pages' places say, then what the pages above list, then what
 * is publicly known of the version.
 */
export function macrosOf(
  pages: readonly PlacedPage[],
  version: string | null,
  structure: KnownStructure,
): MacroLinks {
  const placed = new Votes();
  const listed = new Votes();
  const capabilities = new Set<string>();
  for (const { path, reading } of pages) {
    if (path.capability !== undefined) capabilities.add(path.capability);
    placed.add(path.capability, path.macro);
    for (const { code, kind, parent } of reading.nodes) {
      if (kind !== 'capability' || code === '') continue;
      capabilities.add(code);
      listed.add(code, parent);
    }
  }
  const isStranger = ({ path: { capability, macro } }: PlacedPage) =>
    capability !== undefined && macro !== undefined && placed.winnerFor(capability) !== macro;
  const macros = new Map<string, string>();
  for (const code of capabilities) {
    const macro =
      placed.winnerFor(code) ??
      listed.winnerFor(code) ??
      knownMacro(code, version, structure) ??
      macroOfCapability(code);
    if (macro !== null) macros.set(code, macro);
  }
  return {
    macros,
    kept: pages.filter((page) => !isStranger(page)),
    strangers: pages.filter(isStranger).map(({ index }) => index),
  };
}

/** How often each capability was put under each macro-capability. */
class Votes {
  private readonly counts = new Map<string, Map<string, number>>();

  add(capability: string | undefined, macro: string | undefined): void {
    if (capability === undefined || macro === undefined) return;
    const own = this.counts.get(capability) ?? new Map<string, number>();
    this.counts.set(capability, own.set(macro, (own.get(macro) ?? 0) + 1));
  }

  winnerFor(capability: string): string | null {
    const own = this.counts.get(capability);
    return own === undefined ? null : mostVoted(own);
  }
}

/** Among equals the viewer's own order decides, and not which page came first. */
function mostVoted(votes: ReadonlyMap<string, number>): string {
  const [first] = [...votes].sort(
    ([a, countA], [b, countB]) => countB - countA || rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return first?.[0] ?? '';
}

function rank(macro: string): number {
  const index = macroCodes.findIndex((code) => code === macro);
  return index === -1 ? macroCodes.length : index;
}

function knownMacro(capability: string, version: string | null, structure: KnownStructure): string | null {
  const macros = structure.macros.filter((macro) =>
    macro.capabilities.some(
      ({ code, structures }) => code === capability && structures.some((each) => each.version === version),
    ),
  );
  const [macro] = macros;
  return macros.length === 1 && macro !== undefined ? macro.code : null;
}
