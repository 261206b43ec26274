import type {
  ReportBlock,
  ReportGapRow,
  ReportLabels,
  ReportScoreRow,
} from '#shared/domain/reportContent.ts';
import { dumbbell, type Scale } from './dumbbell.ts';
import { markup, when, type Markup } from './markup.ts';

/** The table of scores: one row per block, with where score and target stand on the scale. `id` is its own. */
export function scoreTable(
  block: Extract<ReportBlock, { kind: 'scores' }>,
  labels: ReportLabels,
  id: string,
): Markup {
  return markup`<table class="scores">
<thead><tr><th scope="col">${labels.block}</th><th scope="col" class="axis">${axis(block.scale)}<span class="unseen">${labels.score}, ${labels.target}</span></th><th scope="col" class="number">${labels.score}</th><th scope="col" class="number">${labels.target}</th><th scope="col" class="number">${labels.coverage}</th></tr></thead>
<tbody>
${block.rows.map((row, i) => scoreRow(row, block.scale, labels, `${id}-${i}`))}</tbody>
</table>`;
}

function scoreRow(row: ReportScoreRow, scale: Scale, labels: ReportLabels, id: string): Markup {
  const isPlaced = row.scoreValue !== null || row.targetValue !== null;
  return markup`<tr><th scope="row">${name(row)}${when(row.sentence !== '', () => markup`<p class="note">${row.sentence}</p>`)}</th><td class="axis">${when(isPlaced, () => dumbbell(row, scale, labels, id))}</td><td class="${row.scoreValue === null ? 'number' : 'number strong'}">${row.score}${when(row.provisional, () => markup`<span class="provisional">${labels.provisional}</span>`)}</td><td class="number">${row.target}</td><td class="number">${row.coverage}</td></tr>
`;
}

/** The numbers over the column, so that the dots below can be read. */
function axis({ low, high }: Scale): Markup {
  const levels = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return markup`<span class="ticks" aria-hidden="true">${levels.map((level) => markup`<span>${level}</span>`)}</span>`;
}

/** The table of gaps, largest first as given, each with the practices that are missing. */
export function gapTable(rows: readonly ReportGapRow[], labels: ReportLabels): Markup {
  return markup`<table class="gaps">
<thead><tr><th scope="col">${labels.block}</th><th scope="col" class="number">${labels.score}</th><th scope="col" class="number">${labels.target}</th><th scope="col" class="number">${labels.gap}</th></tr></thead>
<tbody>
${rows.map((row) => gapRow(row, labels))}</tbody>
</table>`;
}

function gapRow(row: ReportGapRow, labels: ReportLabels): Markup {
  return markup`<tr><th scope="row">${name(row)}${when(row.missing.length > 0, () => missingList(row, labels))}</th><td class="number">${row.score}</td><td class="number">${row.target}</td><td class="number strong">${row.gap}</td></tr>
`;
}

function missingList(row: ReportGapRow, labels: ReportLabels): Markup {
  return markup`<p class="note lead">${labels.missing}</p><ul class="note">${row.missing.map((text) => markup`<li>${text}</li>`)}</ul>`;
}

function name({ code, title }: { readonly code: string; readonly title: string }): Markup {
  return markup`<span class="name">${when(code !== '', () => markup`<span class="code">${code}</span> `)}${title}</span>`;
}
