/** One table whose rows are being read. */
type Table<Block> = {
  /** What the header row says over each column. */
  headers: readonly (Block | null)[];
  /** Where the open row's lines begin, and each of its cells; `null` between rows. */
  row: {
    readonly start: number;
    readonly cells: { readonly start: number; readonly column: number }[];
  } | null;
  /** For each column, how many further rows a cell above reaches into. */
  readonly spans: number[];
};

/** The most columns that are followed: a table that claims more is no table of ours. */
const maxColumns = 100;

/**
 * Follows the rows of tables, so that what heads a column can be said again before each of its cells. A row is the
 * header when at least two of its cells say words that stand alone and nothing else.
 */
export class TableRows<Block extends { readonly text: string }> {
  private readonly open: Table<Block>[] = [];

  openTable(): void {
    this.open.push({ headers: [], row: null, spans: [] });
  }

  closeTable(blocks: Block[], standsAlone: (text: string) => boolean): void {
    this.closeRow(blocks, standsAlone);
    this.open.pop();
  }

  /** Ends whatever is open at the end of the page. */
  finish(blocks: Block[], standsAlone: (text: string) => boolean): void {
    while (this.open.length > 0) this.closeTable(blocks, standsAlone);
  }

  openRow(blocks: Block[], standsAlone: (text: string) => boolean): void {
    this.closeRow(blocks, standsAlone);
    const table = this.open.at(-1);
    if (table !== undefined) table.row = { start: blocks.length, cells: [] };
  }

  /** Begins a cell; gives what heads its column. */
  openCell(blocks: readonly Block[], rowspan: number): Block | null {
    const table = this.open.at(-1);
    if (table?.row === null || table?.row === undefined) return null;
    let column = (table.row.cells.at(-1)?.column ?? -1) + 1;
    for (; (table.spans[column] ?? 0) > 0 && column < maxColumns; column++) skipRow(table.spans, column);
    if (column >= maxColumns) return null;
    table.row.cells.push({ start: blocks.length, column });
    if (rowspan > 1) table.spans[column] = Math.min(rowspan, 1000) - 1;
    return table.headers[column] ?? null;
  }

  private closeRow(blocks: Block[], standsAlone: (text: string) => boolean): void {
    const table = this.open.at(-1);
    if (table?.row === null || table?.row === undefined) return;
    const { start, cells } = table.row;
    table.row = null;
    // A cell from above may reach into a column behind the row's last cell.
    for (let column = (cells.at(-1)?.column ?? -1) + 1; column < table.spans.length; column++)
      if ((table.spans[column] ?? 0) > 0) skipRow(table.spans, column);
    if (table.headers.length > 0 || cells.length < 2) return;
    const headers: (Block | null)[] = [];
    for (const [index, cell] of cells.entries()) {
      const said = blocks.slice(cell.start, cells[index + 1]?.start ?? blocks.length);
      if (said.length > 1) return;
      headers[cell.column] = said[0] ?? null;
    }
    if (headers.filter((header) => header !== null && standsAlone(header.text)).length < 2) return;
    table.headers = headers;
    blocks.splice(start, blocks.length - start);
  }
}

function skipRow(spans: number[], column: number): void {
  spans[column] = (spans[column] ?? 1) - 1;
}
