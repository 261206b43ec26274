import type { Section } from '../../model/framework.ts';
import { fittingTitle } from '../fittingTexts.ts';
import { isRecord, lineOfText, recordsOf, textOf } from '../plainValues.ts';
import type { Fields, PlainRecord } from '../plainValues.ts';
import { labelOf } from './oscalFields.ts';
import type { OscalLink, OscalNode } from './oscalFields.ts';

/** What links of a catalogue may lead to, by id. */
export type OscalTargets = {
  /** The code of a control or group. */
  readonly codeOf: (id: string) => string | undefined;
  /** The title, citation and addresses of a resource in the back matter. */
  readonly resourceOf: (uuid: string) => string | undefined;
  /** How many resources no link has led to so far. */
  readonly unusedResources: () => number;
};

/** Gathers what links may lead to. */
export function gatherTargets(catalog: OscalNode, backMatter: unknown): OscalTargets {
  const codes = new Map<string, string>();
  const gather = (item: OscalNode) => {
    for (const child of [...recordsOf(item.groups), ...recordsOf(item.controls)]) {
      const { id }: OscalNode = child;
      codes.set(textOf(id), labelOf(child) || textOf(id));
      gather(child);
    }
  };
  gather(catalog);
  const { resources }: Fields<'resources'> = isRecord(backMatter) ? backMatter : {};
  const known = new Map(
    recordsOf(resources).map((resource) => [textOf(resource['uuid']).toLowerCase(), resource]),
  );
  const used = new Set<string>();
  return {
    codeOf: (id) => codes.get(id),
    resourceOf: (uuid) => {
      const resource = known.get(uuid.toLowerCase());
      if (resource === undefined) return undefined;
      used.add(uuid.toLowerCase());
      return resourceText(resource);
    },
    unusedResources: () => known.size - used.size,
  };
}

function resourceText(resource: PlainRecord): string {
  const { title, citation, description, rlinks }: Fields<'title' | 'citation' | 'description' | 'rlinks'> =
    resource;
  const { text }: Fields<'text'> = isRecord(citation) ? citation : {};
  const addresses = recordsOf(rlinks).map(({ href }: Fields<'href'>) => textOf(href));
  const said = [title, text, description].map(lineOfText).concat(addresses);
  return fittingTitle([...new Set(said.filter((part) => part !== ''))].join(', '), 600);
}

/** What a control was withdrawn for, and what leads on from it, as sections. */
export function linkSections(
  item: OscalNode,
  targets: OscalTargets,
  onUnknown: (href: string) => void,
): Section[] {
  const byRelation = new Map<string, string[]>();
  for (const link of recordsOf(item.links)) {
    const text = linkText(link, targets, onUnknown);
    const heading = relationOf(link);
    if (text === '') continue;
    const lines = byRelation.get(heading) ?? [];
    lines.push(`- ${text}`);
    byRelation.set(heading, lines);
  }
  return [...byRelation].map(([heading, lines]) => ({ heading, text: lines.join('\n') }));
}

/** What a relation is called; others are called as they are named. */
const relations = new Map([
  ['related', 'Related'],
  ['required', 'Requires'],
  ['reference', 'References'],
]);

function relationOf({ rel }: OscalLink): string {
  const name = textOf(rel);
  const words = name.replace(/[-_]+/g, ' ');
  return (
    relations.get(name) ?? (words === '' ? 'Links' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`)
  );
}

function linkText(link: OscalLink, targets: OscalTargets, onUnknown: (href: string) => void): string {
  const href = textOf(link.href);
  const said = lineOfText(link.text);
  if (!href.startsWith('#')) return said === '' || said === href ? href : `${said} (${href})`;
  const target = href.slice(1);
  const code = targets.codeOf(target);
  if (code !== undefined) return said || code;
  const resource = targets.resourceOf(target);
  if (resource !== undefined)
    return resource.includes(said) ? resource || said || target : `${said}: ${resource}`;
  // A link to a part of a control, such as `#ac-2_smt.a`, says where it leads by itself.
  if (said === '' && !/_[a-z]+/.test(target)) onUnknown(href);
  return said || target;
}
