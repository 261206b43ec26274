import type { ReadPlace } from '../frameworkReading.ts';
import { kindOfCode } from './iviLines.ts';

/** The macro-capabilities of the viewer, in its own order. */
export const macroCodes = ['business', 'budget', 'technical', 'value'] as const;

/**
 * Reads the place of a page from its address or from the folders it lies in, such as `18.07/technical/SRP/C/C3.txt`.
 * What the path does not say is left out: folders of other names mean nothing.
 */
export function iviAddress(path: string): ReadPlace {
  const parts = path
    .replace(/[?#].*$/, '')
    .replace(/[\\/]+$/, '')
    .replace(/\.[a-z]{1,5}$/i, '')
    .split(/[/\\]+/)
    .filter((part) => part !== '');
  const blockAt = kindOfCode(parts.at(-1) ?? '') === 'block' ? parts.length - 1 : parts.length;
  const categoryAt = /^[A-Z]$/.test(parts[blockAt - 1] ?? '') ? blockAt - 1 : blockAt;
  const capabilityAt = kindOfCode(parts[categoryAt - 1] ?? '') === 'capability' ? categoryAt - 1 : categoryAt;
  const isMacro = (part: string | undefined) => macroCodes.some((code) => code === part);
  const macroAt = isMacro(parts[capabilityAt - 1]) ? capabilityAt - 1 : capabilityAt;
  const version = parts[macroAt - 1];
  // A folder in capitals alone may be anything: it is a capability's when the path goes on, or comes from a macro.
  const isCapability = capabilityAt < categoryAt && (categoryAt < parts.length || macroAt < capabilityAt);
  return {
    ...(version !== undefined && /^\d{2}(?:\.\d{2})?$/.test(version) && { version }),
    ...(macroAt < capabilityAt && parts[macroAt] !== undefined && { macro: parts[macroAt] }),
    ...(isCapability && parts[capabilityAt] !== undefined && { capability: parts[capabilityAt] }),
    ...(categoryAt < blockAt && parts[categoryAt] !== undefined && { category: parts[categoryAt] }),
    ...(blockAt < parts.length && parts[blockAt] !== undefined && { block: parts[blockAt] }),
  };
}

/** What the address of one of the viewer's pages tells; `null` for any other address. */
export function iviPageAddress(address: string): ReadPlace | null {
  if (address.length > 2000 || !/^https?:\/\/\S+$/i.test(address)) return null;
  const path = /\/(?:\+|%2b)itcmf\/(.*)$/i.exec(address)?.[1];
  return path === undefined ? null : iviAddress(path);
}
