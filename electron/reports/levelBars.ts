import type { LevelBarsSpec, ReportLabels } from '#shared/domain/reportContent.ts';
import { markup, when, type Markup } from './markup.ts';

/** What a drawing needs to know of the document around it. */
type Setting = { readonly labels: ReportLabels; readonly id: string };

type Bar = LevelBarsSpec['bars'][number];

/** Sizes in the drawing's own units; 320 of them are as wide as the figure. */
const width = 320;
const rowHeight = 20;
const barHeight = 12;
const top = 14;
const track = { left: 96, width: 118 } as const;

/**
 * One figure: how far each level of a block is achieved, against the achievement that passes a level.
 * Shades follow the level, numbers are printed, a passed level carries a tick and the word.
 */
export function levelBars(spec: LevelBarsSpec, setting: Setting): Markup {
  const { labels, id } = setting;
  const height = top + spec.bars.length * rowHeight;
  const threshold = track.left + spec.threshold * track.width;
  return markup`<figure class="levels">
<figcaption><h3>${when(spec.code !== '', () => markup`<span class="code">${spec.code}</span> `)}${spec.title}</h3><p class="note">${spec.summary}</p></figcaption>
<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}"><title id="${id}-title">${`${spec.code} ${spec.title}`.trim()}</title><desc id="${id}-desc">${described(spec, labels)}</desc>
<text class="small" x="${threshold}" y="8" text-anchor="middle">${labels.passesAt} ${spec.thresholdText}</text>
${spec.bars.map((bar, i) => barRow(bar, i, spec, setting))}<line class="threshold" x1="${threshold}" y1="${top - 2}" x2="${threshold}" y2="${height}"/>
</svg>
</figure>`;
}

function barRow(bar: Bar, index: number, spec: LevelBarsSpec, { labels }: Setting): Markup {
  const y = top + index * rowHeight + (rowHeight - barHeight) / 2;
  const baseline = y + barHeight - 2.5;
  const filled = Math.max(0, Math.min(1, bar.achieved ?? 0)) * track.width;
  return markup`<text x="0" y="${baseline}"><tspan class="level">${bar.level}</tspan><tspan x="12">${shortened(bar.name, 15)}</tspan></text><rect class="track" x="${track.left}" y="${y}" width="${track.width}" height="${barHeight}"/>${when(filled > 0, () => markup`<rect class="${shadeOf(bar.level, spec)}" x="${track.left}" y="${y}" width="${round(filled)}" height="${barHeight}"/>`)}<text class="${bar.achieved === null ? 'small' : 'value'}" x="${bar.achieved === null ? track.left + track.width + 8 : track.left + track.width + 38}" y="${baseline}" text-anchor="${bar.achieved === null ? 'start' : 'end'}">${shortened(bar.text, 18)}</text>${when(bar.passed && bar.achieved !== null, () => markup`<path class="tick" d="M ${track.left + track.width + 46} ${baseline - 3.5} l 2.5 2.5 l 4.5 -5.5"/><text class="small" x="${track.left + track.width + 56}" y="${baseline}">${shortened(labels.passed, 10)}</text>`)}
`;
}

/** The class that shades a bar: five steps over whatever levels the framework has. */
function shadeOf(level: number, { bars }: LevelBarsSpec): string {
  const last = Math.max(...bars.map((bar) => bar.level), 5);
  return `shade-${Math.min(5, Math.max(1, Math.ceil((level / last) * 5)))}`;
}

function described(spec: LevelBarsSpec, labels: ReportLabels): string {
  const bars = spec.bars.map((bar) => {
    const passed = bar.passed && bar.achieved !== null ? `, ${labels.passed}` : '';
    return `${bar.level} ${bar.name}: ${bar.text}${passed}.`;
  });
  return [spec.summary, ...bars, `${labels.passesAt} ${spec.thresholdText}.`].join(' ');
}

/** SVG text does not wrap; the whole text stands in the description. */
function shortened(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters
    ? text
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
