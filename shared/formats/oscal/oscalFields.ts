import { lineOfText, recordsOf, textOf } from '../plainValues.ts';
import type { Fields } from '../plainValues.ts';

// What the parts of a catalogue may say. Nothing of it is promised: every field may be missing, or be of another type.

export type OscalCatalogFields = Fields<
  'uuid' | 'metadata' | 'params' | 'controls' | 'groups' | 'back-matter'
>;

export type OscalMetadata = Fields<
  | 'title'
  | 'version'
  | 'published'
  | 'last-modified'
  | 'oscal-version'
  | 'props'
  | 'links'
  | 'parties'
  | 'responsible-parties'
  | 'remarks'
  | 'rights'
  | 'language'
>;

/** A group or a control: they differ in little. */
export type OscalNode = Fields<
  'id' | 'class' | 'title' | 'params' | 'props' | 'links' | 'parts' | 'groups' | 'controls'
>;

export type OscalPart = Fields<'id' | 'name' | 'class' | 'title' | 'props' | 'prose' | 'parts' | 'links'>;

export type OscalParam = Fields<
  'id' | 'props' | 'label' | 'usage' | 'constraints' | 'guidelines' | 'values' | 'select' | 'remarks'
>;

export type OscalProp = Fields<'name' | 'value' | 'class' | 'ns' | 'remarks'>;

export type OscalLink = Fields<'href' | 'rel' | 'text'>;

/** A property that says something. */
export type Property = {
  readonly name: string;
  readonly value: string;
  readonly class: string;
  readonly remarks: string;
};

/** The properties of anything that has some. */
export function propertiesOf({ props }: Fields<'props'>): Property[] {
  return recordsOf(props).flatMap((prop: OscalProp) => {
    const value = lineOfText(prop.value);
    return value === ''
      ? []
      : [{ name: textOf(prop.name), value, class: textOf(prop.class), remarks: lineOfText(prop.remarks) }];
  });
}

/** The label to show: the one without a class, since others are for machines; else the first there is. */
export function labelOf(item: Fields<'props'>): string {
  let first = '';
  // Asked of every part of a catalogue, and several times: only labels are looked at closer.
  for (const prop of recordsOf(item.props) as readonly OscalProp[]) {
    if (textOf(prop.name) !== 'label') continue;
    const value = lineOfText(prop.value);
    if (value !== '' && textOf(prop.class) === '') return value;
    first ||= value;
  }
  return first;
}
