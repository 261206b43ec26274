import { unreachable } from '#shared/base/assert.ts';
import type { ReportBlock, ReportContent } from '#shared/domain/reportContent.ts';
import { levelBars } from './levelBars.ts';
import { markup, when, type Markup } from './markup.ts';
import { isTurned, roadmapTables } from './roadmapTable.ts';
import { gapTable, scoreTable } from './scoreTables.ts';

/**
 * The report as one complete HTML document: no script, no style of its own, nothing to fetch but `/report.css`.
 * Every text of the content is escaped; the same content gives the same document.
 */
export function reportHtml(content: ReportContent): string {
  return markup`<!doctype html>
<html lang="${content.lang}">
<head>
<meta charset="utf-8">
<title>${content.title} – ${content.client}</title>
<link rel="stylesheet" href="/report.css">
</head>
<body>
${cover(content)}
<main>
${content.blocks.map((block, i) => section(block, i, content))}${imprint(content)}</main>
</body>
</html>
`.source;
}

function cover(content: ReportContent): Markup {
  return markup`<header class="cover">
${when(content.confidentiality !== '', () => markup`<p class="confidentiality">${content.confidentiality}</p>`)}
<h1${when(content.title.length > 60, () => markup` class="long"`)}>${content.title}</h1>
<p class="client">${content.client}</p>
<p class="date"><time datetime="${content.date}">${content.day}</time></p>
</header>`;
}

function section(block: ReportBlock, index: number, content: ReportContent): Markup {
  const turned = block.kind === 'roadmap' && block.roadmap.rows.length > 0 && isTurned(block.roadmap);
  return markup`<section class="${turned ? `${block.kind} on-its-side` : block.kind}">
<h2>${block.heading}</h2>
${inside(block, index, content)}
</section>
`;
}

function inside(block: ReportBlock, index: number, { labels }: ReportContent): Markup {
  switch (block.kind) {
    case 'headline':
      return paragraphs(block.sentences);
    case 'scores':
      return scoreTable(block, labels, `scores-${index}`);
    case 'levels':
      return markup`<div class="charts">${block.charts.map((spec, i) => levelBars(spec, { labels, id: `levels-${index}-${i}` }))}</div>`;
    case 'gaps':
      return block.rows.length > 0 ? gapTable(block.rows, labels) : emptyNote(block.empty);
    case 'roadmap':
      return block.roadmap.rows.length > 0 ? roadmapTables(block.roadmap, labels) : emptyNote(block.empty);
    case 'text':
      return paragraphs(block.paragraphs);
    default:
      return unreachable(block);
  }
}

function paragraphs(texts: readonly string[]): Markup {
  return markup`${texts.map((text) => markup`<p>${text}</p>`)}`;
}

function emptyNote(text: string): Markup {
  return markup`<p class="empty">${text}</p>`;
}

function imprint({ imprint: entries, labels }: ReportContent): Markup {
  return when(
    entries.length > 0,
    () => markup`<section class="imprint">
<h2>${labels.imprint}</h2>
<table><tbody>${entries.map(({ label, text }) => markup`<tr><th scope="row">${label}</th><td>${text}</td></tr>`)}</tbody></table>
</section>
`,
  );
}
