import type { ReadPlace } from '../frameworkReading.ts';
import { capabilityCodes } from './itCmfStructure.ts';
import { kindOfCode } from './iviLines.ts';

/** The macro-capabilities of the viewer, in its own order. */
export const macroCodes = ['business', 'budget', 'technical', 'value'] as const;

/** What a path tells of a page's place. */
export type PathPlace = {
  readonly place: ReadPlace;
  /** Whether it names the page itself, and not only the folders around it. */
  readonly isWhole: boolean;
};

/**
 * Reads the place of a page from its address or from the folders it lies in, such as `18.07/technical/SRP/C/C3.txt`.
 * What the path does not say is left out: folders of other names mean nothing.
 */
export function iviAddress(path: string): ReadPlace {
  return pathPlace(path).place;
}

/** Like `iviAddress`, and tells whether the path ends in the page's own code. */
export function pathPlace(path: string): PathPlace {
  const names = path
    .replace(/[\\/]+$/, '')
    .replace(/\.[a-z]{1,5}$/i, '')
    .split(/[/\\]+/)
    .filter((part) => part !== '');
  const isWhole = isFolderIndex(names.at(-1) ?? '') || segmentsOf(names.at(-1) ?? '').every(isCode);
  const parts = (isFolderIndex(names.at(-1) ?? '') || !isWhole ? names.slice(0, -1) : names)
    .flatMap(segmentsOf)
    // A folder often holds the page of its own name.
    .filter((part, index, all) => part !== all[index - 1]);
  const place = placeOfParts(parts);
  // A lone letter is a folder like others when nothing around it speaks of the viewer.
  return isWhole || place.capability !== undefined
    ? { place, isWhole }
    : { place: versionOf(place), isWhole };
}

function placeOfParts(parts: readonly string[]): ReadPlace {
  const blockAt = kindOfCode(parts.at(-1) ?? '') === 'block' ? parts.length - 1 : parts.length;
  const categoryAt = isLetter(parts[blockAt - 1] ?? '') ? blockAt - 1 : blockAt;
  const capabilityAt = kindOfCode(parts[categoryAt - 1] ?? '') === 'capability' ? categoryAt - 1 : categoryAt;
  const macroAt = isMacro(parts[capabilityAt - 1] ?? '') ? capabilityAt - 1 : capabilityAt;
  const version = parts[macroAt - 1];
  const hasVersion = version !== undefined && isVersion(version);
  const capability = parts[capabilityAt];
  // A folder in capitals alone may be anything: it is a capability's when the path goes on, or comes from above.
  const isCapability =
    capability !== undefined &&
    capabilityAt < categoryAt &&
    (categoryAt < parts.length ||
      macroAt < capabilityAt ||
      (hasVersion && capabilityCodes.includes(capability)));
  return {
    ...(hasVersion && { version }),
    ...(macroAt < capabilityAt && parts[macroAt] !== undefined && { macro: parts[macroAt] }),
    ...(isCapability && { capability }),
    ...(categoryAt < blockAt && parts[categoryAt] !== undefined && { category: parts[categoryAt] }),
    ...(blockAt < parts.length && parts[blockAt] !== undefined && { block: parts[blockAt] }),
  };
}

function versionOf({ version, macro }: ReadPlace): ReadPlace {
  return { ...(version !== undefined && { version }), ...(macro !== undefined && { macro }) };
}

/** The codes in one name: `SRP-C3` holds two, `C3 Release Management` begins with one. */
function segmentsOf(name: string): string[] {
  const words = name.split(/[\s_-]+/).filter((word) => word !== '');
  const [first = ''] = words;
  const isTelling = (word: string) => kindOfCode(word) === 'block' || capabilityCodes.includes(word);
  if (words.every(isCode) && words.some(isTelling)) return words;
  return isTelling(first) ? [first] : [name];
}

function isCode(part: string): boolean {
  return kindOfCode(part) !== null || isLetter(part) || isMacro(part) || isVersion(part);
}

function isLetter(part: string): boolean {
  return /^[A-Z]$/.test(part);
}

function isMacro(part: string): boolean {
  return macroCodes.some((code) => code === part);
}

function isVersion(part: string): boolean {
  return /^\d{2}(?:\.\d{2})?$/.test(part);
}

/** A page that a browser or a server names for its folder. */
function isFolderIndex(name: string): boolean {
  return /^(?:index|default)$/i.test(name);
}

/** What the address of one of the viewer's pages tells; `null` for any other address. */
export function iviPageAddress(address: string): ReadPlace | null {
  if (address.length > 2000 || !/^https?:\/\/\S+$/i.test(address)) return null;
  const path = /\/(?:\+|%2b)itcmf\/([^?#]*)/i.exec(address)?.[1];
  return path === undefined ? null : iviAddress(path);
}
