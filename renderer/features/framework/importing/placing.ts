import { ownNodeOf } from '#shared/formats/batch/pagePlace.ts';
import type { ReadingPlace } from '#shared/formats/adoptReading.ts';
import type {
  FrameworkReading,
  ReadFramework,
  ReadNode,
  ReadPlace,
} from '#shared/formats/frameworkReading.ts';
import { itCmfStructure } from '#shared/formats/ivi/itCmfStructure.ts';
import type { CodedTitle, PlaceCandidate } from '#shared/formats/knownStructure.ts';

/** The macro-capabilities that a page can lie under, in the viewer's order. */
export const macros: readonly CodedTitle[] = itCmfStructure.macros.map(({ code, title }) => ({
  code,
  title,
}));

/** The capabilities whose names are known, by code. */
export const capabilities: ReadonlyMap<string, { readonly title: string; readonly macro: string }> = new Map(
  itCmfStructure.macros.flatMap((macro) =>
    macro.capabilities.map(({ code, title }) => [code, { title, macro: macro.code }] as const),
  ),
);

/** The versions of the viewer that were seen, newest first. */
export const knownVersions: readonly string[] = itCmfStructure.versions.toReversed();

/** Whether a reading is a page of the viewer: a part of a framework whose other parts come as other files. */
export function isViewerPage(reading: FrameworkReading): boolean {
  return reading.kind === 'iviPage';
}

/** A page's reading under the name that a person gave it; one that says its own name keeps it. */
export function withTitle(reading: FrameworkReading, title: string): FrameworkReading {
  const own = title === '' ? null : ownNodeOf({ reading });
  if (own === null || own.title !== '') return reading;
  return { ...reading, nodes: reading.nodes.map((node) => (node === own ? { ...node, title } : node)) };
}

/** Names that a person gave to capabilities and categories, by `SRP` and `SRP/C`. */
export type GivenNames = ReadonlyMap<string, string>;

/** Where a page goes, as the form about it holds it: empty texts for what is not known. */
export type PlaceDraft = {
  readonly macro: string;
  readonly capability: string;
  readonly capabilityName: string;
  readonly categoryName: string;
  /** The page's own code: a block's such as `C3`, a category's letter, or a capability's. */
  readonly code: string;
  /** The name of a page that does not say it. */
  readonly name: string;
};

/** What the form about a page asks for, by what the page is. */
export type AskedPage = { readonly kind: ReadNode['kind']; readonly code: string; readonly title: string };

/** What a page of the viewer is, as far as it says; a page that says nothing is taken for a block's. */
export function askedPage(reading: FrameworkReading): AskedPage {
  const { kind = 'block', code = '', title = '' } = ownNodeOf({ reading }) ?? {};
  return { kind, code, title };
}

/** The form filled with what is known: what a person said before, or else a proposal, or else the page itself. */
export function draftFor(page: AskedPage, answer: ReadPlace, candidate?: PlaceCandidate): PlaceDraft {
  const own =
    page.kind === 'capability'
      ? answer.capability
      : page.kind === 'category'
        ? answer.category
        : answer.block;
  return {
    macro: answer.macro ?? candidate?.macro?.code ?? '',
    capability: page.kind === 'capability' ? '' : (answer.capability ?? candidate?.capability.code ?? ''),
    capabilityName: '',
    categoryName: '',
    code: own ?? (page.code || (candidate?.code ?? '')),
    name: '',
  };
}

/** What is wrong with a place that was typed; `null` when it tells where the page goes. */
export function placeMistake(page: AskedPage, draft: PlaceDraft): 'capability' | 'code' | null {
  const code = draft.code.trim().toUpperCase();
  if (page.kind === 'macro') return draft.macro === '' ? 'code' : null;
  if (page.kind === 'capability') return isCapabilityCode(code) ? null : 'code';
  if (!isCapabilityCode(draft.capability.trim().toUpperCase())) return 'capability';
  return (page.kind === 'category' ? /^[A-Z]$/ : /^[A-Z]\d{1,2}$/).test(code) ? null : 'code';
}

function isCapabilityCode(code: string): boolean {
  return /^[A-Z][A-Z0-9&-]{1,7}$/.test(code);
}

/** The place that a form tells, in codes. It must have no mistake. */
export function placeTold(page: AskedPage, draft: PlaceDraft): ReadPlace {
  const code = draft.code.trim().toUpperCase();
  if (page.kind === 'macro') return { macro: draft.macro };
  const capability = page.kind === 'capability' ? code : draft.capability.trim().toUpperCase();
  const macro = draft.macro || (capabilities.get(capability)?.macro ?? '');
  return {
    ...(macro !== '' && { macro }),
    capability,
    ...(page.kind === 'category' && { category: code }),
    ...(page.kind === 'block' && { category: code.charAt(0), block: code }),
  };
}

/** The place that a proposal names, in codes. */
export function placeProposed(page: AskedPage, { macro, capability, code }: PlaceCandidate): ReadPlace {
  return {
    ...(macro && { macro: macro.code }),
    capability: capability.code,
    category: code.charAt(0),
    ...(page.kind === 'block' && { block: code }),
  };
}

/** Proposals that lead to different places; that one place is known in several versions is asked elsewhere. */
export function distinctPlaces(candidates: readonly PlaceCandidate[]): PlaceCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ capability, code }) => {
    const place = `${capability.code}/${code}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** A tree with the names that a person gave to what no page and no list names. */
export function withGivenNames(reading: FrameworkReading, names: GivenNames): FrameworkReading {
  if (names.size === 0) return reading;
  let capability = '';
  const nodes = reading.nodes.map((node) => {
    if (node.kind === 'capability') capability = node.code;
    const key = node.kind === 'capability' ? node.code : `${capability}/${node.code}`;
    const isUnnamed = (node.kind === 'capability' || node.kind === 'category') && node.title === node.code;
    return isUnnamed ? { ...node, title: names.get(key) ?? node.title } : node;
  });
  return { ...reading, nodes };
}

/**
 * The readings of a batch with what the others say of the same framework: a framework may come in several files, of
 * which one has its name, licence and levels.
 */
export function withSharedHeads(readings: readonly FrameworkReading[]): FrameworkReading[] {
  const heads = new Map<string, ReadFramework>();
  for (const { framework } of readings) {
    if (framework?.key === undefined) continue;
    const { title, ...said } = framework;
    const other = heads.get(framework.key);
    const isNamed = title !== framework.key;
    heads.set(framework.key, { ...said, ...other, title: isNamed || !other ? title : other.title });
  }
  return readings.map((reading) => {
    const head = heads.get(reading.framework?.key ?? '');
    return head && reading.framework
      ? { ...reading, framework: { ...head, ...reading.framework, title: head.title } }
      : reading;
  });
}

/** Under which framework and version a reading is kept, and on which terms. */
export function readingPlace(reading: FrameworkReading, version: string): ReadingPlace {
  return { ...(isViewerPage(reading) ? itCmf : termsOf(reading)), version: version.trim() };
}

/** The id of the framework whose pages the viewer shows: frozen. */
export const viewerFrameworkId = 'ivi-itcmf';

const itCmf = {
  frameworkId: viewerFrameworkId,
  frameworkTitle: 'IT Capability Maturity Framework',
  publisher: 'Innovation Value Institute',
  licence: {
    class: 'restricted',
    text: 'The text belongs to the Innovation Value Institute. Use it under your own licence, and pass it on only to those who have one.',
    allowShare: false,
  },
  lang: 'en',
  sourceNote: 'Pages of the IVI Framework Viewer',
} as const;

/** What the source says of itself; text whose licence it does not name is nobody else's until somebody says so. */
function termsOf({ framework, nodes }: FrameworkReading): Omit<ReadingPlace, 'version'> {
  const title = framework?.title ?? nodes[0]?.title ?? '';
  return {
    frameworkId: framework?.key ?? title.toLowerCase(),
    frameworkTitle: title,
    publisher: framework?.publisher ?? '',
    licence: framework?.licence ?? { class: 'own', text: '', allowShare: false },
    lang: framework?.lang ?? 'en',
  };
}
