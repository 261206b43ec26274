import type { Section } from '../../model/framework.ts';
import { beginningOf, fittingTitle } from '../fittingTexts.ts';
import type { ReadNode, ReadPractice } from '../frameworkReading.ts';
import { isNothing, isRecord, itemsOf, lineOfText, textOf } from '../plainValues.ts';
import type { PlainRecord } from '../plainValues.ts';
import type { ReadingNotes } from '../readingNotes.ts';
import { labelOf, propertiesOf } from './oscalFields.ts';
import type { OscalNode } from './oscalFields.ts';
import { linkSections } from './oscalLinks.ts';
import type { OscalTargets } from './oscalLinks.ts';
import { parameterNotes } from './oscalParams.ts';
import type { OscalParams } from './oscalParams.ts';
import { readParts } from './oscalParts.ts';

/** What the groups and controls of a catalogue are read with. */
export type OscalContext = {
  readonly params: OscalParams;
  readonly targets: OscalTargets;
  readonly notes: ReadingNotes;
};

/** Groups and controls as nodes, parents first, in the order that they are to be sorted in. */
export function readControls(catalog: OscalNode, context: OscalContext): ReadNode[] {
  const taken = new Map<string, number>();
  const read = (item: OscalNode, parentId: string | undefined): ReadNode[] =>
    childrenOf(item, context.notes).flatMap(({ fields, isControl }, index) => {
      const id = idOf(fields, parentId, index, taken, context.notes);
      return [nodeOf(fields, isControl, id, parentId, context), ...read(fields, id)];
    });
  return read(catalog, undefined);
}

type Child = { readonly fields: OscalNode; readonly isControl: boolean };

/** What stands below an item, sorted by `sort-id` where all of it has one. */
function childrenOf(item: OscalNode, notes: ReadingNotes): Child[] {
  const children = Object.entries(item).flatMap(([key, list]) =>
    key === 'groups' || key === 'controls'
      ? itemsOf(list).flatMap((fields) => {
          if (isRecord(fields)) return [{ fields, isControl: key === 'controls' }];
          notes.warn('incomplete', `${key}: ${textOf(fields) || '–'}`, list);
          return [];
        })
      : [],
  );
  const keys = new Map(children.map((child) => [child, sortKeyOf(child.fields)]));
  if ([...keys.values()].includes('')) return children;
  const keyOf = (child: Child) => keys.get(child) ?? '';
  return children.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function sortKeyOf(fields: OscalNode): string {
  return propertiesOf(fields).find(({ name }) => name === 'sort-id')?.value ?? '';
}

/** What is kept of an id: titles that stand in for ids have no end. */
const longestId = 200;

/** The id of the source; where it has none, the place below its parent, which is as lasting as there is. */
function idOf(
  fields: OscalNode,
  parentId: string | undefined,
  index: number,
  /** Ids that are given away, with the last number that was put behind each. */
  taken: Map<string, number>,
  notes: ReadingNotes,
): string {
  const own = lineOfText(fields.id);
  if (own !== '' && taken.has(own)) notes.warn('duplicateId', own, fields);
  const label = labelOf(fields) || lineOfText(fields.title) || String(index + 1);
  const above = parentId === undefined ? '' : `${parentId}/`;
  const base = (own || `${above}${label}`).slice(0, longestId);
  // Where ids repeat without end, the next free number is known and not looked for.
  let ordinal = taken.get(base) ?? 1;
  let id = base;
  for (; taken.has(id); id = `${base}-${ordinal}`) ordinal++;
  taken.set(base, ordinal);
  taken.set(id, taken.get(id) ?? 1);
  return id;
}

function nodeOf(
  fields: OscalNode,
  isControl: boolean,
  id: string,
  parentId: string | undefined,
  context: OscalContext,
): ReadNode {
  const { params, targets, notes } = context;
  const code = fittingTitle(labelOf(fields) || lineOfText(fields.id));
  const texts = readParts(fields, context);
  const title = params.filled(lineOfText(fields.title)) || beginningOf(texts.statement) || code || id;
  if (lineOfText(fields.title) === '') notes.warn('incomplete', `${code || id}: title`, fields);
  const isWithdrawn = isControl && statusOf(fields) === 'withdrawn';
  const links = linkSections(fields, targets, (href) => {
    notes.warn('danglingLink', `${code || id}: ${href}`, fields);
  });
  const sections = [
    ...texts.sections,
    ...filledSection('Parameters', parameterNotes(fields, params)),
    ...links,
    ...filledSection('Properties', propertiesText(fields, isControl)),
    ...otherFields(fields, notes),
  ];
  const practice = isControl && !isWithdrawn ? practiceOf(texts.statement || title, sections) : undefined;
  const asides = [
    // Of a control that is rated, what it demands is the practice; else nothing else would show it.
    ...(practice === undefined ? filledSection('Statement', texts.statement) : []),
    ...(practice === undefined ? sections : []),
  ];
  return {
    id,
    code,
    title: fittingTitle(title),
    kind: kindOf(fields, isControl),
    ...(parentId !== undefined && { parent: parentId }),
    ...(texts.overview !== '' && { description: texts.overview }),
    ...(asides.length > 0 && { sections: asides }),
    levels:
      practice === undefined
        ? []
        : [{ level: 0, groups: [{ practices: [practice], outcomes: [], metrics: [] }] }],
    ...(isWithdrawn && { isWithdrawn }),
  };
}

/** Groups are called by their class where that is a word, such as `family`. */
function kindOf(fields: OscalNode, isControl: boolean): string {
  const kind = textOf(fields.class).toLowerCase();
  return !isControl && /^[a-z]{2,40}$/.test(kind) ? kind : isControl ? 'control' : 'group';
}

function practiceOf(text: string, sections: readonly Section[]): ReadPractice {
  return { id: 'control', text, ...(sections.length > 0 && { sections: [...sections] }) };
}

function statusOf(fields: OscalNode): string {
  return (propertiesOf(fields).find(({ name }) => name === 'status')?.value ?? '').toLowerCase();
}

function filledSection(heading: string, text: string): Section[] {
  return text === '' ? [] : [{ heading, text }];
}

/** Properties that tell a reader something: neither labels, nor what sorts and withdraws. */
function propertiesText(fields: OscalNode, isControl: boolean): string {
  const shown = propertiesOf(fields).filter(
    ({ name }) => !['label', 'sort-id', 'alt-identifier'].includes(name),
  );
  const kind = textOf(fields.class);
  return [
    ...(kind === '' || kind.toLowerCase() === kindOf(fields, isControl) ? [] : [`class: ${kind}`]),
    ...shown.map(
      (prop) =>
        `${prop.name}${prop.class === '' ? '' : ` (${prop.class})`}: ${prop.value}${prop.remarks === '' ? '' : ` – ${prop.remarks}`}`,
    ),
  ].join('\n');
}

const knownFields = new Set<string>([
  'id',
  'class',
  'title',
  'params',
  'props',
  'links',
  'parts',
  'groups',
  'controls',
] satisfies readonly (keyof OscalNode)[]);

/** Fields that no catalogue should have: texts as sections, the rest counted. */
function otherFields(fields: OscalNode, notes: ReadingNotes): Section[] {
  return Object.entries(fields as PlainRecord).flatMap(([field, value]) => {
    if (knownFields.has(field) || isNothing(value)) return [];
    const text = textOf(value);
    if (text === '') notes.leaveOut(field, fields);
    return filledSection(fittingTitle(`${field.charAt(0).toUpperCase()}${field.slice(1)}`) || '–', text);
  });
}
