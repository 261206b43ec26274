import { isRecord, itemsOf, lineOfText, onOneLine, recordsOf, textOf, textsOf } from '../plainValues.ts';
import type { Fields } from '../plainValues.ts';
import { propertiesOf } from './oscalFields.ts';
import type { OscalNode, OscalParam } from './oscalFields.ts';

/** Puts what a catalogue leaves open into its prose. */
export type OscalParams = {
  /**
   * The prose with its inserts filled: by the values that are set, else the choices there are, else what is to be
   * assigned; and links within the catalogue as their text alone. Braces that insert nothing stay.
   */
  readonly filled: (prose: unknown) => string;
  /** What a parameter stands for in a text. */
  readonly textOf: (id: string) => string;
};

/** How deep parameters may stand in the choices of others, and how long what one becomes may be. */
const deepest = 16;
const longest = 10_000;

/** How much a catalogue may grow by its inserts, in characters: short texts that insert one another have no end. */
const mostInserted = 32 * 1024 * 1024;

/**
 * Knows the parameters of a whole catalogue by their ids; `onUnknown` is told of inserts that lead nowhere. Whatever an
 * insert leads back to itself is shown by its label.
 */
export function startParams(
  params: ReadonlyMap<string, OscalParam>,
  onUnknown: (id: string) => void,
): OscalParams {
  const known = new Map<string, string>();
  const open = new Set<string>();
  let inserts = 0;
  const told = (id: string): string => {
    const param = params.get(id);
    if (param === undefined) {
      onUnknown(id);
      return `[Assignment: ${id}]`;
    }
    if (open.has(id) || open.size >= deepest) return assignment(param, id);
    let text = known.get(id);
    if (text === undefined) {
      open.add(id);
      text = meaningOf(param, id);
      open.delete(id);
      if (text.length > longest) text = assignment(param, id);
      known.set(id, text);
    }
    inserts += text.length;
    return inserts > mostInserted ? `[Assignment: ${id}]` : text;
  };
  const meaningOf = (param: OscalParam, id: string): string => {
    const values = valuesOf(param);
    if (values.length > 0) return inserted(values.join(', '));
    const members = membersOf(param).filter((member) => params.has(member) && !open.has(member));
    if (members.some((member) => valuesOf(params.get(member) ?? {}).length > 0))
      return members.map(told).join(', ');
    const { choice, 'how-many': howMany }: Fields<'choice' | 'how-many'> = isRecord(param.select)
      ? param.select
      : {};
    const choices = textsOf(choice).map((text) => inserted(onOneLine(text)));
    if (choices.length > 0) {
      const several = textOf(howMany) === 'one-or-more' ? ' (one or more)' : '';
      return `[Selection${several}: ${choices.join('; ')}]`;
    }
    if (lineOfText(param.label) === '' && members.length > 0) return members.map(told).join(', ');
    return assignment(param, id);
  };
  const inserted = (text: string): string =>
    text.replace(/\{\{\s*(?:insert:\s*param\s*,\s*)?([^\s{},]+)\s*\}\}/g, (whole, id: string) => {
      // Older catalogues name the parameter alone; other braces are the authors' own.
      if (!params.has(id) && !/insert:/.test(whole)) return whole;
      return told(id);
    });
  return { filled: (prose) => withPlainLinks(inserted(textOf(prose))), textOf: told };
}

/** Everything in a catalogue that defines parameters, gathered by id; the first of two with the same id counts. */
export function gatherParams(
  item: OscalNode,
  into: Map<string, OscalParam>,
  onDouble: (id: string) => void,
): void {
  for (const param of recordsOf(item.params)) {
    const { id }: OscalParam = param;
    const name = textOf(id);
    if (into.has(name)) onDouble(name);
    else if (name !== '') into.set(name, param);
  }
  for (const child of [...recordsOf(item.groups), ...recordsOf(item.controls)])
    gatherParams(child, into, onDouble);
}

/** What is said of parameters beside their label: how to set them, and within which limits. */
export function parameterNotes(item: OscalNode, params: OscalParams): string {
  return recordsOf(item.params)
    .flatMap((param: OscalParam) => {
      const said = [
        textOf(param.usage),
        ...recordsOf(param.constraints).map(({ description }: Fields<'description'>) => textOf(description)),
        ...recordsOf(param.guidelines).map(({ prose }: Fields<'prose'>) => textOf(prose)),
        textOf(param.remarks),
      ].filter((text) => text !== '');
      if (said.length === 0) return [];
      const name = lineOfText(param.label) || textOf(param.id);
      return [`- ${name}: ${params.filled(said.join(' ')).replaceAll('\n', '\n  ')}`];
    })
    .join('\n');
}

function assignment({ label }: OscalParam, id: string): string {
  return `[Assignment: ${lineOfText(label).slice(0, longest) || id}]`;
}

function valuesOf({ values }: OscalParam): readonly string[] {
  return itemsOf(values)
    .map(lineOfText)
    .filter((text) => text !== '');
}

/** The parameters that one stands for together. */
function membersOf(param: OscalParam): string[] {
  return propertiesOf(param).flatMap(({ name, value }) =>
    name === 'aggregates' ? value.split(/[\s,]+/) : [],
  );
}

/** `[AC-2](#ac-2)` is a link to a control: its text says where it leads. */
function withPlainLinks(text: string): string {
  return text.replace(/\[([^[\]]{1,500})\]\(#[^()\s]{1,200}\)/g, '$1');
}
