import itCmfStructure from '#assets/frameworks/itCmfStructure.json';
import type { ReadingPlace } from '#shared/formats/adoptReading.ts';
import type { FrameworkReading, ReadFramework, ReadNode } from '#shared/formats/frameworkReading.ts';
import { iviAddress } from '#shared/formats/ivi/iviAddress.ts';
import {
  candidatesFor,
  type CodedTitle,
  type KnownStructure,
  type PlaceCandidate,
} from '#shared/formats/knownStructure.ts';

/** Where a source's content goes, as the form holds it: empty texts for what is not known. */
export type PlaceDraft = {
  readonly version: string;
  /** The macro-capability's code. */
  readonly macro: string;
  readonly capability: CodedTitle;
  readonly category: CodedTitle;
  /** Code and name of the page itself. */
  readonly page: CodedTitle;
};

/** What is publicly known of the viewer's structure. */
// A title that nobody has seen is `null`, which the compiler widens to every key of every block.
const structure = itCmfStructure as unknown as KnownStructure;

/** The macro-capabilities that a page can lie under, in the viewer's order. */
export const macros: readonly CodedTitle[] = structure.macros.map(({ code, title }) => ({ code, title }));

/** The capabilities whose names are known, by code. */
export const capabilities: ReadonlyMap<string, { readonly title: string; readonly macro: string }> = new Map(
  structure.macros.flatMap((macro) =>
    macro.capabilities.map(({ code, title }) => [code, { title, macro: macro.code }] as const),
  ),
);

/** The versions of the viewer that were seen, newest first. */
export const knownVersions: readonly string[] = structure.versions.toReversed();

/** Whether a person has to say where in the viewer's structure a reading belongs: its one page does not tell. */
export function isSinglePage(reading: FrameworkReading): boolean {
  return reading.kind === 'iviPage' && reading.nodes.length === 1;
}

/** The path that tells a page's place: without the file's name where that is no code. */
export function tellingPath(name: string, folder: string | undefined): string {
  if (folder === undefined) return name;
  const whole = `${folder}/${name}`;
  return iviAddress(whole).block === undefined ? folder : whole;
}

/** The version that a source names itself, in its text or in the folders it lay in. */
export function toldVersion(reading: FrameworkReading, path: string): string | undefined {
  return reading.framework?.version ?? (reading.kind === 'iviPage' ? iviAddress(path).version : undefined);
}

/** The places that a reading's page may have, best first. */
export function suggestedPlaces(reading: FrameworkReading, path: string): PlaceCandidate[] {
  const page = reading.nodes[0];
  return page && isSinglePage(reading) ? candidatesFor(structure, { ...titled(page), folder: path }) : [];
}

/** The place that a candidate names; what the page says of itself goes before what the candidate says. */
export function draftOf(reading: FrameworkReading, candidate: PlaceCandidate | undefined): PlaceDraft {
  const page = reading.nodes[0];
  const nowhere = { code: '', title: '' };
  return {
    version: candidate?.version ?? '',
    macro: candidate?.macro?.code ?? '',
    capability: candidate?.capability ?? nowhere,
    category: candidate?.category ?? nowhere,
    page: page ? { ...titled(page), code: page.code || (candidate?.code ?? '') } : nowhere,
  };
}

/** The candidate to begin with: one that speaks against the page's own code only on request. */
export function firstChoice(reading: FrameworkReading, candidates: readonly PlaceCandidate[]): number {
  const code = reading.nodes[0]?.code ?? '';
  const best = candidates[0];
  return best && (code === '' || best.code === code) ? 0 : -1;
}

/** The reading under the code and name that a person gave its page. */
export function withPage(reading: FrameworkReading, page: CodedTitle): FrameworkReading {
  if (!isSinglePage(reading)) return reading;
  return { ...reading, nodes: reading.nodes.map((node) => ({ ...node, ...trimmed(page) })) };
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

/** The place in the terms of the import. */
export function readingPlace(reading: FrameworkReading, draft: PlaceDraft): ReadingPlace {
  const version = draft.version.trim();
  if (reading.kind !== 'iviPage') return { ...termsOf(reading), version };
  const macro = macros.find(({ code }) => code === draft.macro);
  const capability = trimmed(draft.capability);
  const category = trimmed(draft.category);
  return {
    ...itCmf,
    version,
    ...(macro && { macro }),
    ...(isNamed(capability) && { capability: named(capability) }),
    ...(isNamed(category) && { category: named(category) }),
  };
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

function titled({ code, title }: ReadNode): CodedTitle {
  return { code, title };
}

function trimmed({ code, title }: CodedTitle): CodedTitle {
  return { code: code.trim(), title: title.trim() };
}

function isNamed({ code, title }: CodedTitle): boolean {
  return code !== '' || title !== '';
}

/** A place of which only the code is known is called by it. */
function named({ code, title }: CodedTitle): CodedTitle {
  return { code, title: title || code };
}
