import { fittingTitle } from '../fittingTexts.ts';
import type { ReadFramework } from '../frameworkReading.ts';
import { licenceFromTerms } from '../licenceTerms.ts';
import { itemsOf, lineOfText, recordsOf, textOf } from '../plainValues.ts';
import type { Fields } from '../plainValues.ts';
import { slugOf } from '../scaleList.ts';
import { propertiesOf } from './oscalFields.ts';
import type { OscalLink, OscalMetadata } from './oscalFields.ts';

/** What a catalogue says of itself as a whole. */
export function readMetadata(metadata: OscalMetadata): ReadFramework {
  const title = fittingTitle(lineOfText(metadata.title)) || '–';
  const key = slugOf(title, 60);
  const version = fittingTitle(lineOfText(metadata.version));
  const publisher = fittingTitle(publisherOf(metadata));
  const terms = termsOf(metadata);
  const remarks = textOf(metadata.remarks);
  const lang = textOf(metadata.language) || propertyOf(metadata, /^(?:language|lang)$/);
  const said: readonly (readonly [string, unknown])[] = [
    ['OSCAL', metadata['oscal-version']],
    ['published', metadata.published],
    ['last modified', metadata['last-modified']],
  ];
  const note = said.flatMap(([what, value]) => (textOf(value) === '' ? [] : [`${what} ${textOf(value)}`]));
  return {
    title,
    ...(version !== '' && { version }),
    ...(key !== '' && { key }),
    ...(publisher !== '' && { publisher }),
    ...(terms !== '' && { licence: licenceFromTerms(terms) }),
    ...(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) && { lang }),
    ...(remarks !== '' && { description: remarks }),
    ...(note.length > 0 && { sourceNote: note.join('; ') }),
    // A catalogue knows neither levels nor scores: each control is rated, and their mean counts.
    levels: [],
    scoring: { method: 'mean', min: 0, max: 100 },
  };
}

/** The party that publishes, else the one that wrote or answers for it, else the first organisation there is. */
function publisherOf(metadata: OscalMetadata): string {
  const parties = recordsOf(metadata.parties).map(
    ({ uuid, name, type, 'short-name': short }: Fields<'uuid' | 'name' | 'type' | 'short-name'>) => ({
      uuid: textOf(uuid),
      name: lineOfText(name) || lineOfText(short),
      type: textOf(type),
    }),
  );
  const roles = recordsOf(metadata['responsible-parties']).map(
    ({ 'role-id': role, 'party-uuids': uuids }: Fields<'role-id' | 'party-uuids'>) => ({
      role: textOf(role),
      parties: itemsOf(uuids).map(textOf),
    }),
  );
  const responsible = ['publisher', 'creator', 'author', 'owner', 'contact']
    .flatMap((role) => roles.filter((each) => each.role === role))
    .flatMap((role) => role.parties)
    .flatMap((uuid) => parties.filter((party) => party.uuid === uuid && party.name !== ''));
  const party = responsible[0] ?? parties.find(({ type }) => type === 'organization') ?? parties[0];
  return party?.name ?? '';
}

/** The terms of a catalogue: in a field or property for rights, behind a link to a licence, or in its remarks. */
function termsOf(metadata: OscalMetadata): string {
  const links = recordsOf(metadata.links)
    .filter(({ rel }: OscalLink) => /^(?:licen[cs]e|rights|copyright)$/i.test(textOf(rel)))
    .map(({ text, href }: OscalLink) => [lineOfText(text), textOf(href)].filter(Boolean).join(' '));
  const stated = [
    textOf(metadata.rights),
    propertyOf(metadata, /^(?:rights|licen[cs]e|copyright)/i),
    ...links,
  ]
    .filter((text) => text !== '')
    .join('\n');
  if (stated !== '') return stated;
  const remarks = textOf(metadata.remarks);
  return /copyright|licen[cs]ed? under|public domain|creative commons/i.test(remarks) ? remarks : '';
}

function propertyOf(metadata: OscalMetadata, name: RegExp): string {
  return propertiesOf(metadata)
    .filter((prop) => name.test(prop.name))
    .map(({ value }) => value)
    .join('\n');
}
