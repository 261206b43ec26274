import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { SheetFault } from '../../domain/failure.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { isDateFormat } from './workbookDates.ts';
import { readSheetXml } from './sheetXml.ts';
import { unescapedText } from './workbookText.ts';
import { maximalCells } from './sheetCells.ts';
import type { Sheet } from './sheetCells.ts';
import { readXml } from './xmlReader.ts';

/** The text of a workbook's part by its path; `undefined` for a part there is not. */
export type WorkbookParts = (path: string) => Result<string | undefined, SheetFault>;

/** What a workbook holds. */
export type Workbook = { readonly sheets: readonly Sheet[]; readonly warnings: readonly ReadingWarning[] };

/** The most sheets of a workbook. */
const maximalSheets = 200;

/** Reads the visible sheets of a workbook. Formulas, links to other files and pictures are named and not followed. */
export function readWorkbookParts(parts: WorkbookParts): Result<Workbook, SheetFault> {
  const book = partOf(parts, 'xl/workbook.xml', readBook);
  if (!book.ok) return book;
  const relations = partOf(parts, 'xl/_rels/workbook.xml.rels', readRelations);
  if (!relations.ok) return relations;
  const texts = optionalPart(parts, pathOf(relations.value, 'sharedStrings'), readTexts, []);
  if (!texts.ok) return texts;
  const isDate = optionalPart(parts, pathOf(relations.value, 'styles'), readDateStyles, []);
  if (!isDate.ok) return isDate;
  if (book.value.sheets.length > maximalSheets) return failed('unsafe');
  const context = { texts: texts.value, isDate: isDate.value, isFrom1904: book.value.isFrom1904 };
  const sheets: Sheet[] = [];
  const taken = new Set<string>();
  let room = maximalCells;
  const warnings: ReadingWarning[] = relations.value
    .filter(({ kind }) => kind === 'externalLink' || kind === 'vbaProject')
    .map(({ target }) => ({ kind: 'leftOut', text: target }));
  for (const { name, relation, isHidden } of book.value.sheets) {
    const found = relations.value.find(({ id }) => id === relation);
    // Charts and macros have sheets of their own.
    if (found?.kind !== 'worksheet' || isHidden) {
      warnings.push({ kind: 'leftOut', text: name });
      continue;
    }
    const path = pathFrom(found.target);
    // Two sheets of one part are no workbook that a program writes, and a small file would be read many times.
    if (taken.has(path)) return failed('unsafe');
    taken.add(path);
    const inRoom = { ...context, room };
    const sheet = partOf(parts, path, (xml) => readSheetXml(xml, name, inRoom));
    if (!sheet.ok) return sheet;
    room -= sheet.value.cells;
    sheets.push(sheet.value.sheet);
    warnings.push(...sheet.value.warnings);
  }
  return ok({ sheets, warnings });
}

function partOf<T>(
  parts: WorkbookParts,
  path: string,
  read: (xml: string) => Result<T, SheetFault>,
): Result<T, SheetFault> {
  const text = parts(path);
  if (!text.ok) return text;
  return text.value === undefined ? failed('damaged') : read(text.value);
}

function optionalPart<T>(
  parts: WorkbookParts,
  path: string | undefined,
  read: (xml: string) => Result<T, SheetFault>,
  none: T,
): Result<T, SheetFault> {
  return path === undefined ? ok(none) : partOf(parts, path, read);
}

type BookSheet = { readonly name: string; readonly relation: string; readonly isHidden: boolean };

function readBook(
  xml: string,
): Result<{ readonly sheets: readonly BookSheet[]; readonly isFrom1904: boolean }, SheetFault> {
  const sheets: BookSheet[] = [];
  let isFrom1904 = false;
  const read = readXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const isHidden = (attributes.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.get('name') ?? '', relation: attributes.get('id') ?? '', isHidden });
    },
  });
  return read.ok ? ok({ sheets, isFrom1904 }) : read;
}

type Relation = { readonly id: string; readonly kind: string; readonly target: string };

function readRelations(xml: string): Result<readonly Relation[], SheetFault> {
  const relations: Relation[] = [];
  const read = readXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const kind = attributes.get('Type')?.split('/').at(-1) ?? '';
      relations.push({ id: attributes.get('Id') ?? '', kind, target: attributes.get('Target') ?? '' });
    },
  });
  return read.ok ? ok(relations) : read;
}

function pathOf(relations: readonly Relation[], kind: string): string | undefined {
  const target = relations.find((relation) => relation.kind === kind)?.target;
  return target === undefined ? undefined : pathFrom(target);
}

/** A target is told from `xl/`, or from the top. It is looked up among the archive's names and nowhere else. */
function pathFrom(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function readTexts(xml: string): Result<readonly string[], SheetFault> {
  const texts: string[] = [];
  let count = 0;
  let said = '';
  let isText = false;
  let isPhonetic = false;
  const read = readXml(xml, {
    open: (name) => {
      if (name === 'si') said = '';
      if (name === 't') isText = true;
      if (name === 'rPh') isPhonetic = true;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si' && ++count <= maximalCells) texts.push(unescapedText(said));
    },
    text: (text) => {
      if (isText && !isPhonetic) said += text;
    },
  });
  if (!read.ok) return read;
  return count > maximalCells ? failed('unsafe') : ok(texts);
}

function readDateStyles(xml: string): Result<readonly boolean[], SheetFault> {
  const codes = new Map<number, string>();
  const isDate: boolean[] = [];
  let isCell = false;
  const read = readXml(xml, {
    open: (name, attributes) => {
      const format = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt') codes.set(format, attributes.get('formatCode') ?? '');
      if (name === 'cellXfs') isCell = true;
      if (name === 'xf' && isCell) isDate.push(isDateFormat(format, codes.get(format)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return read.ok ? ok(isDate) : read;
}
