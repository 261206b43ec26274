import json from '#assets/frameworks/itCmfStructure.json' with { type: 'json' };
import { matchingForm } from '../../base/text.ts';
import type { KnownStructure } from '../knownStructure.ts';

/** What is publicly known of IT-CMF's structure: names and codes, with their sources. */
// A title that nobody has seen is `null`, which the compiler widens to every key of every block.
export const itCmfStructure = json as unknown as KnownStructure;

const capabilities = itCmfStructure.macros.flatMap((macro) =>
  macro.capabilities.map(({ code, title }) => ({ code, title: nameForm(title), macro: macro.code })),
);

/** The codes of all capabilities of all versions, longest first. */
export const capabilityCodes: readonly string[] = [
  ...new Set(capabilities.map(({ code }) => code).sort((a, b) => b.length - a.length)),
];

const macros = new Map(itCmfStructure.macros.map(({ code, title }) => [nameForm(title), code]));
const codesByTitle = new Map<string, Set<string>>();
for (const { title, code } of capabilities)
  codesByTitle.set(title, (codesByTitle.get(title) ?? new Set()).add(code));

/** The macro-capability of a name. */
export function macroOfTitle(title: string): string | null {
  return title.length > 100 || !title.includes(' ') ? null : (macros.get(nameForm(title)) ?? null);
}

/** The code of the capability of a name; `null` when there is none, or more than one. */
export function capabilityOfTitle(title: string): string | null {
  if (title.length > 100) return null;
  const [code, other] = codesByTitle.get(nameForm(title)) ?? [];
  return code === undefined || other !== undefined ? null : code;
}

/** The macro-capability that a capability's code stands under; `null` when it was seen under none, or more than one. */
export function macroOfCapability(code: string): string | null {
  const macros = new Set(capabilities.filter((each) => each.code === code).map(({ macro }) => macro));
  const [macro] = macros;
  return macros.size === 1 && macro !== undefined ? macro : null;
}

/** The form for telling whether two names are the same. */
export function nameForm(name: string): string {
  return matchingForm(name).replace(/\s*&\s*/g, ' and ');
}
