/** The key of the table row that has the focus; `undefined` when none has. */
export function focusedRow(table: HTMLElement): string | undefined {
  return rowsOf(table).find((row) => row.contains(document.activeElement))?.dataset['key'];
}

/** Takes the focus to the row before or after the one that has it; to the first when none has. */
export function moveRow(table: HTMLElement, by: 1 | -1): void {
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = at < 0 ? rows[0] : rows[at + by];
  if (to) focusIn(to);
}

/** Takes the focus to the row of a key, with all of it in sight. */
export function focusRow(table: HTMLElement, key: string): void {
  const row = rowsOf(table).find((each) => each.dataset['key'] === key);
  if (row) focusIn(row);
}

function rowsOf(table: HTMLElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>('tbody tr')];
}

/** What takes the keys of a row: the choice that is made, else the choices, else the link. */
function focusIn(row: HTMLElement): void {
  const target =
    row.querySelector<HTMLElement>('[role=radio][aria-checked=true]') ??
    row.querySelector<HTMLElement>('[role=radiogroup]') ??
    row.querySelector<HTMLElement>('a');
  target?.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}
