import type { Section } from '../../model/framework.ts';
import { entriesOf, entryOf, isNothing, itemsOf, proseOf, textOf, textsOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import type { DsommActivity } from './dsommModel.ts';

/** Fields that are read as something else than a section. */
const readElsewhere = new Set(['uuid', 'measure', 'level', 'dependsOn', 'ignore']);

/** What an organisation noted about itself in the model: no part of it. */
export const ownProgress = ['isImplemented', 'evidence', 'teamsImplemented', 'teamsEvidence'] as const;

/** How a field is shown, in the order one reads them in; fields nobody knows yet follow under their own names. */
const headings: readonly (readonly [string, string, (tree: YamlTree | undefined) => string])[] = [
  ['risk', 'Risk', proseOf],
  ['description', 'Description', proseOf],
  ['assessment', 'Assessment', proseOf],
  ['meta', 'Implementation guide', guide],
  ['implementation', 'Implementation', implementations],
  ['references', 'References', references],
  ['difficultyOfImplementation', 'Difficulty of implementation', proseOf],
  ['usefulness', 'Usefulness', proseOf],
  ['tags', 'Tags', tags],
  ['comments', 'Comments', proseOf],
  ['comment', 'Comment', proseOf],
  ['credits', 'Credits', proseOf],
];

/** Everything that is shown beside an activity; `dependsOn` are the names of what it builds on. */
export function sectionsOf(activity: DsommActivity, dependsOn: readonly string[]): Section[] {
  const known = headings.map(([key, heading, say]) => ({ heading, text: say(activity.entries.get(key)) }));
  const others = [...activity.entries]
    .filter(([key]) => !readElsewhere.has(key) && !ownProgress.some((own) => own === key))
    .filter(([key]) => !headings.some(([field]) => field === key))
    .map(([key, tree]) => ({ heading: key, text: proseOf(tree) }));
  const builtOn = { heading: 'Depends on', text: dependsOn.map((name) => `- ${name}`).join('\n') };
  return [...known.slice(0, 4), builtOn, ...known.slice(4), ...others].filter(({ text }) => text !== '');
}

function guide(tree: YamlTree | undefined): string {
  const entries = entriesOf(tree);
  const [first] = entries;
  return entries.length === 1 && first?.[0] === 'implementationGuide' ? proseOf(first[1]) : proseOf(tree);
}

function tags(tree: YamlTree | undefined): string {
  return textsOf(tree)
    .filter((tag) => tag !== 'none')
    .join(', ');
}

/** Tools and techniques, one line each: name, what it is, where it is found. */
function implementations(tree: YamlTree | undefined): string {
  return itemsOf(tree)
    .map((item) => (item.kind === 'map' ? implementation(item) : proseOf(item)))
    .filter((text) => text !== '')
    .map((text) => `- ${text}`)
    .join('\n');
}

function implementation(item: YamlTree): string {
  const name = textOf(entryOf(item, 'name'));
  const description = textOf(entryOf(item, 'description'))
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  const url = textOf(entryOf(item, 'url'));
  const told = [name, description].filter((text) => text !== undefined).join(': ');
  const place = url === undefined ? told : `${told} (${url})`.trim();
  const marks = tags(entryOf(item, 'tags'));
  return marks === '' ? place : `${place} [${marks}]`;
}

const catalogues: Partial<Record<string, string>> = {
  samm: 'OWASP SAMM',
  samm2: 'OWASP SAMM 2',
  'iso27001-2017': 'ISO/IEC 27001:2017',
  'iso27001-2022': 'ISO/IEC 27001:2022',
  openCRE: 'OpenCRE',
  openCre: 'OpenCRE',
  d3f: 'MITRE D3FEND',
};

function references(tree: YamlTree | undefined): string {
  return entriesOf(tree)
    .filter(([, list]) => !isNothing(list))
    .map(([key, list]) => [catalogues[key] ?? key, textsOf(list)] as const)
    .filter(([, texts]) => texts.length > 0)
    .map(([name, texts]) => `${name}: ${texts.join(', ')}`)
    .join('\n');
}
