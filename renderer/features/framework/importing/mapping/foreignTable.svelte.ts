import { known } from '#shared/base/assert.ts';
import type { FrameworkReading, ReadingWarning } from '#shared/formats/frameworkReading.ts';
import {
  mappingProblems,
  proposeMapping,
  type ColumnMapping,
  type ColumnUse,
} from '#shared/formats/sheet/columnMapping.ts';
import { previewMapping, readMappedSheet } from '#shared/formats/sheet/readMappedSheet.ts';
import type { Sheet } from '#shared/formats/sheet/sheetCells.ts';

/** How many rows of a table the preview reads: enough to see the tree, few enough to follow every change. */
export const previewRows = 40;

/** How many rows from the top may be the head. */
const headRows = 20;

type Mappings = ReadonlyMap<string, ColumnMapping>;

/** Somebody else's table, while a person says what its columns are. */
export class ForeignTable {
  readonly name: string;
  readonly folder: string | undefined;
  readonly sheets: readonly Sheet[];
  readonly #remembered: Mappings;
  readonly #warnings: readonly ReadingWarning[];
  #sheetAt = $state(0);
  #mapping = $state.raw<ColumnMapping>() as ColumnMapping;
  #title = $state('');

  readonly sheet = $derived.by(() => known(this.sheets[this.#sheetAt], 'a sheet'));
  readonly problems = $derived.by(() => mappingProblems(this.#mapping, this.sheet));
  /** The first rows as they would be read; `null` while the mapping cannot be used. */
  readonly preview = $derived.by(() =>
    this.problems.length > 0 ? null : previewMapping(this.sheet, this.#mapping, this.#names, previewRows),
  );

  constructor(
    source: {
      readonly name: string;
      readonly folder?: string;
      readonly tables: readonly Sheet[];
      readonly warnings?: readonly ReadingWarning[];
    },
    remembered: Mappings,
  ) {
    this.name = source.name;
    this.folder = source.folder;
    this.sheets = source.tables;
    this.#remembered = remembered;
    this.#warnings = source.warnings ?? [];
    this.#title = source.name.replace(/\.[a-z]{2,4}$/i, '');
    this.chooseSheet(this.#fullest());
  }

  get sheetAt(): number {
    return this.#sheetAt;
  }

  get mapping(): ColumnMapping {
    return this.#mapping;
  }

  /** What the framework will be called. */
  get title(): string {
    return this.#title;
  }
  set title(title: string) {
    this.#title = title;
  }

  /** Whether the mapping was made before, for a table with the same head. */
  get isRemembered(): boolean {
    return this.#remembered.has(this.#mapping.signature);
  }

  get heads(): readonly string[] {
    return this.sheet.rows[this.#mapping.headRow] ?? [];
  }

  /** The rows that may be the head, with their number from 0 and what they say. */
  get headChoices(): readonly { readonly row: number; readonly text: string }[] {
    return this.sheet.rows.slice(0, headRows).flatMap((cells, row) => {
      const text = cells.filter((cell) => cell.trim() !== '').join(' · ');
      return text === '' ? [] : [{ row, text: text.slice(0, 80) }];
    });
  }

  /** What stands first in a column below its head. */
  exampleOf(column: number): string {
    const cells = this.sheet.rows.slice(this.#mapping.headRow + 1, this.#mapping.headRow + 200);
    return cells.find((row) => (row[column] ?? '').trim() !== '')?.[column]?.trim() ?? '';
  }

  chooseSheet(at: number): void {
    this.#sheetAt = at;
    this.#mapping = this.#recalled(proposeMapping(this.sheet));
  }

  chooseHead(row: number): void {
    this.#mapping = this.#recalled(proposeMapping(this.sheet, row));
  }

  use(column: number, use: ColumnUse): void {
    this.#mapping = { ...this.#mapping, uses: this.#mapping.uses.with(column, use) };
  }

  setRowIs(rowIs: ColumnMapping['rowIs']): void {
    this.#mapping = { ...this.#mapping, rowIs };
  }

  /** The whole table as a framework. The mapping must have no problems. */
  read(): FrameworkReading {
    const reading = readMappedSheet(this.sheet, this.#mapping, this.#names);
    const others = this.sheets.filter((sheet) => sheet !== this.sheet).map(({ name }) => name);
    const leftOut: ReadingWarning[] =
      others.length === 0 ? [] : [{ kind: 'leftOut', text: others.join(', ') }];
    return { ...reading, warnings: [...this.#warnings, ...leftOut, ...reading.warnings] };
  }

  get #names() {
    return { title: this.#title.trim() };
  }

  #recalled(proposed: ColumnMapping): ColumnMapping {
    const before = this.#remembered.get(proposed.signature);
    if (before?.uses.length !== proposed.uses.length) return proposed;
    return { ...before, headRow: proposed.headRow };
  }

  /** The sheet with the most rows: the others are often explanations. */
  #fullest(): number {
    const most = Math.max(...this.sheets.map(({ rows }) => rows.length));
    return this.sheets.findIndex(({ rows }) => rows.length === most);
  }
}
