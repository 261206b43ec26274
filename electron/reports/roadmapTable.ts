import { assert } from '#shared/base/assert.ts';
import type { ReportLabels, RoadmapSpec } from '#shared/domain/reportContent.ts';
import { markup, when, type Markup } from './markup.ts';

type Quarter = RoadmapSpec['quarters'][number];
type Row = RoadmapSpec['rows'][number];

/** A column of the board: a quarter, or the parked initiatives. */
type Column = { readonly quarter: Quarter | null; readonly label: string };

/** Columns that can be read side by side on an upright and on a turned page. */
const upright = 5;
const turned = 7;

/**
 * The roadmap as a board: lanes by quarters, parked initiatives last, the projected score at the foot.
 * Long plans continue in a further table rather than in narrower columns.
 */
export function roadmapTables(spec: RoadmapSpec, labels: ReportLabels): Markup {
  const all = columnsOf(spec, labels);
  const isComplete = spec.rows.every((row) => all.some((column) => stands(row, column)));
  assert(isComplete, 'every initiative of a roadmap stands in one of its quarters or is parked');
  const parts = chunked(all, turned);
  return markup`<div class="${isTurned(spec) ? 'board turned' : 'board'}">${parts.map((columns) => board(spec, columns, labels))}</div>`;
}

/** Whether the board needs a page on its side. */
export function isTurned(spec: RoadmapSpec): boolean {
  return spec.quarters.length + (spec.rows.some(isParked) ? 1 : 0) > upright;
}

function columnsOf(spec: RoadmapSpec, labels: ReportLabels): readonly Column[] {
  const quarters = spec.quarters.map((quarter) => ({ quarter, label: quarter.label }));
  return spec.rows.some(isParked) ? [...quarters, { quarter: null, label: labels.parked }] : quarters;
}

function board(spec: RoadmapSpec, columns: readonly Column[], labels: ReportLabels): Markup {
  const shown = spec.rows.filter((row) => columns.some((column) => stands(row, column)));
  const lanes = lanesOf(spec.rows).filter((lane) => lanesOf(shown).includes(lane));
  const head = columns.map(
    ({ quarter, label }) =>
      markup`<th scope="col" class="${quarter ? 'quarter' : 'quarter parked'}">${label}</th>`,
  );
  return markup`<table class="roadmap">
<thead><tr><td class="corner"></td>${head}</tr></thead>
<tbody>
${lanes.map((lane) => laneRow(lane, shown, columns, labels))}</tbody>
<tbody class="projected"><tr><th scope="row">${labels.projected}</th>${columns.map(({ quarter }) => markup`<td>${quarter?.projected ?? ''}</td>`)}</tr></tbody>
</table>`;
}

/** The lanes in the order their first initiatives come. */
function lanesOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map((row) => row.lane ?? ''))];
}

function laneRow(
  lane: string,
  rows: readonly Row[],
  columns: readonly Column[],
  labels: ReportLabels,
): Markup {
  const inLane = rows.filter((row) => (row.lane ?? '') === lane);
  const cells = columns.map((column) => {
    const cards = inLane.filter((row) => stands(row, column));
    return markup`<td class="${column.quarter ? 'quarter' : 'quarter parked'}">${cards.map(card)}</td>`;
  });
  return markup`<tr><th scope="row">${lane === '' ? labels.initiatives : lane}</th>${cells}</tr>
`;
}

function card(row: Row): Markup {
  const facts = [row.owner, row.effort].filter((fact) => fact !== '').join(' · ');
  return markup`<div class="card"><p class="title">${row.title}</p>${when(facts !== '', () => markup`<p class="note">${facts}</p>`)}${when((row.lifts ?? '') !== '', () => markup`<p class="note lifts">${row.lifts ?? ''}</p>`)}</div>`;
}

function stands(row: Row, { quarter }: Column): boolean {
  return row.startMonth === (quarter?.startMonth ?? null);
}

function isParked(row: Row): boolean {
  return row.startMonth === null;
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const parts = Math.ceil(items.length / size);
  const even = Math.ceil(items.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, i) => items.slice(i * even, (i + 1) * even));
}
