import type { ReportLabels, ReportScoreRow } from '#shared/domain/reportContent.ts';
import { markup, type Markup } from './markup.ts';

/** The ends of the axis, in levels. */
export type Scale = { readonly low: number; readonly high: number };

const width = 160;
const height = 16;
const middle = height / 2;
const radius = 4.5;

/**
 * Score and target of one row on the scale: a filled dot is the score, a hatched one a provisional score,
 * a ring the target. `id` must be unique in the document.
 */
export function dumbbell(row: ReportScoreRow, scale: Scale, labels: ReportLabels, id: string): Markup {
  const x = (value: number) => {
    const share = (value - scale.low) / Math.max(1, scale.high - scale.low);
    return round(radius + 1 + Math.min(1, Math.max(0, share)) * (width - 2 * radius - 2));
  };
  const levels = Array.from({ length: scale.high - scale.low + 1 }, (_, i) => scale.low + i);
  const { scoreValue: score, targetValue: target } = row;
  return markup`<svg class="dumbbell" role="img" aria-labelledby="${id}" viewBox="0 0 ${width} ${height}"><title id="${id}">${described(row, labels)}</title>
<line class="rule" x1="${x(scale.low)}" y1="${middle}" x2="${x(scale.high)}" y2="${middle}"/>${levels.map((level) => markup`<line class="rule" x1="${x(level)}" y1="${middle - 2.5}" x2="${x(level)}" y2="${middle + 2.5}"/>`)}
${score !== null && target !== null ? markup`<line class="span" x1="${x(score)}" y1="${middle}" x2="${x(target)}" y2="${middle}"/>` : markup``}
${target === null ? markup`` : markup`<circle class="target" cx="${x(target)}" cy="${middle}" r="${radius}"/>`}
${score === null ? markup`` : scoreDot(x(score), row.provisional, `${id}-hatch`)}</svg>`;
}

function scoreDot(x: number, provisional: boolean, hatch: string): Markup {
  if (!provisional) return markup`<circle class="score" cx="${x}" cy="${middle}" r="${radius - 1.6}"/>`;
  return markup`<pattern id="${hatch}" width="2" height="2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="paper" width="2" height="2"/><line class="hatching" x1="0.5" y1="0" x2="0.5" y2="2"/></pattern><circle class="score" cx="${x}" cy="${middle}" r="${radius - 1.6}" fill="url(#${hatch})"/>`;
}

function described(row: ReportScoreRow, labels: ReportLabels): string {
  const provisional = row.provisional ? ` (${labels.provisional})` : '';
  return `${row.code} ${row.title}. ${labels.score} ${row.score}${provisional}. ${labels.target} ${row.target}.`.trim();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
