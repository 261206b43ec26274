import { fittingTitle } from '../fittingTexts.ts';
import type { ReadFramework } from '../frameworkReading.ts';
import { licenceFromTerms } from '../licenceTerms.ts';
import { lineOfText, textOf, textsOf } from '../plainValues.ts';
import { slugOf } from '../scaleList.ts';
import type { CisoFramework, CisoLibrary } from './cisoFields.ts';

/** What a library says of its framework as a whole; of several frameworks, what it says of itself. */
export function headOf(library: CisoLibrary, frameworks: readonly CisoFramework[]): ReadFramework {
  const [first, ...others] = frameworks;
  const single: CisoFramework = others.length === 0 ? (first ?? {}) : {};
  const refId = lineOfText(single.ref_id) || lineOfText(library.ref_id);
  const title = lineOfText(single.name) || lineOfText(library.name) || refId;
  const key = slugOf(refId, 60) || slugOf(textOf(library.urn).split(':').at(-1) ?? '', 60);
  const version = lineOfText(library.version);
  const publisher = lineOfText(library.provider) || lineOfText(library.packager);
  const terms = textOf(library.copyright);
  const lang = textOf(library.locale).replaceAll('_', '-');
  const description = [
    ...new Set([single.description, library.description, single.annotation, library.annotation].map(textOf)),
  ].filter((text) => text !== '');
  const sourceNote = sourceNoteOf(library);
  return {
    title: fittingTitle(title) || '–',
    ...(version !== '' && { version: fittingTitle(version) }),
    ...(key !== '' && { key }),
    ...(publisher !== '' && { publisher: fittingTitle(publisher) }),
    ...(terms !== '' && { licence: licenceFromTerms(terms) }),
    ...(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) && { lang }),
    ...(description.length > 0 && { description: description.join('\n\n') }),
    ...(sourceNote !== '' && { sourceNote }),
  };
}

/** Who made the library, when, and what it builds on: shown and kept with the version. */
function sourceNoteOf(library: CisoLibrary): string {
  const said: readonly (readonly [string, string])[] = [
    ['CISO Assistant library', textOf(library.urn)],
    ['version', textOf(library.version)],
    ['published', textOf(library.publication_date)],
    ['provider', lineOfText(library.provider)],
    ['packager', lineOfText(library.packager)],
    ['labels', textsOf(library.labels).join(', ')],
    ['builds on', textsOf(library.dependencies).join(', ')],
  ];
  return said.flatMap(([what, text]) => (text === '' ? [] : [`${what} ${text}`])).join('; ');
}
