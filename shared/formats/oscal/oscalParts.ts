import type { Section } from '../../model/framework.ts';
import { fittingTitle } from '../fittingTexts.ts';
import { lineOfText, recordsOf, textOf } from '../plainValues.ts';
import { labelOf, propertiesOf } from './oscalFields.ts';
import type { OscalNode, OscalPart } from './oscalFields.ts';
import type { OscalParams } from './oscalParams.ts';
import type { ReadingNotes } from '../readingNotes.ts';

/** What the parts of a group or control say. */
export type OscalTexts = {
  /** What it demands; empty when no part is a statement. */
  readonly statement: string;
  /** What it is about, in a part that has no title of its own. */
  readonly overview: string;
  readonly sections: readonly Section[];
};

/** Reads parts: statements as the text, everything else under its heading, all with the labels of the source. */
export function readParts(
  item: OscalNode,
  { params, notes }: { readonly params: OscalParams; readonly notes: ReadingNotes },
): OscalTexts {
  const parts: readonly OscalPart[] = recordsOf(item.parts);
  const statements = parts.filter(isStatement);
  const overview = parts.find(isOverview);
  for (const part of parts) countUnread(part, notes);
  return {
    statement: statements
      .map((part) => statementText(part, labelOf(item), params))
      .join('\n\n')
      .trim(),
    overview: overview === undefined ? '' : textOfPart(overview, params, 0),
    sections: parts
      .filter((part) => !isStatement(part) && part !== overview)
      .map((part) => ({ heading: headingOf(part), text: textOfPart(part, params, 0) }))
      .filter(({ text }) => text !== ''),
  };
}

/** A statement with its own title, and its label where that is not the control's. */
function statementText(part: OscalPart, code: string, params: OscalParams): string {
  const label = labelOf(part);
  const head = [label === code ? '' : label, lineOfText(part.title)].filter((text) => text !== '').join(' ');
  const text = textOfPart(part, params, 0);
  if (head === '') return text;
  return lineOfText(part.title) === '' ? `${head} ${text}` : `${head}\n${text}`;
}

function isStatement({ name }: OscalPart): boolean {
  return textOf(name).toLowerCase() === 'statement';
}

function isOverview(part: OscalPart): boolean {
  return (
    textOf(part.name).toLowerCase() === 'overview' && lineOfText(part.title) === '' && labelOf(part) === ''
  );
}

/** What a kind of part is called; others are called as they are named. */
const headings = new Map([
  ['objects', 'Objects'],
  ['assessment-objects', 'Objects'],
]);

function headingOf(part: OscalPart): string {
  const name = textOf(part.name);
  const words = name.replace(/[-_]+/g, ' ').trim();
  const heading =
    lineOfText(part.title) ||
    headings.get(name) ||
    `${words.charAt(0).toUpperCase()}${words.slice(1)}` ||
    'Note';
  const method = propertiesOf(part).find((prop) => prop.name === 'method')?.value ?? '';
  const label = labelOf(part);
  return fittingTitle([heading, method === '' ? label : method.toLowerCase()].filter(Boolean).join(': '));
}

/** A part with what is below it, each on a line of its own, indented by two spaces a step. */
function textOfPart(part: OscalPart, params: OscalParams, depth: number): string {
  const indent = '  '.repeat(Math.max(0, depth - 1));
  // At the top, title and label are in the heading, or the statement is all there is.
  const label = depth === 0 ? '' : labelOf(part);
  const title = depth === 0 ? '' : lineOfText(part.title);
  const prose = params.filled(part.prose).replaceAll('\n', `\n${indent}`);
  const own = [label, title, prose].filter((text) => text !== '').join(' ');
  return [
    own === '' ? '' : `${indent}${own}`,
    ...recordsOf(part.parts).map((child) => textOfPart(child, params, depth + 1)),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** Properties that are read, or that only serve machines. */
const readProperties = new Set(['label', 'method', 'sort-id', 'alt-identifier', 'alt-label']);

/** Counts what parts say beside their text. */
function countUnread(part: OscalPart, notes: ReadingNotes): void {
  if (recordsOf(part.links).length > 0) notes.leaveOut('parts.links', part);
  for (const { name } of propertiesOf(part))
    if (!readProperties.has(name)) notes.leaveOut(`parts.props: ${name}`, part);
  for (const child of recordsOf(part.parts)) countUnread(child, notes);
}
