import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportBlock, RoadmapSpec } from '#shared/domain/reportContent.ts';
import { aReport, aRoadmap, aScoreRow, someLevelBars } from '#shared/testing/aReport.ts';
import { reportHtml } from './reportHtml.ts';

function htmlOf(...blocks: readonly ReportBlock[]): string {
  return reportHtml(aReport({ blocks }));
}

function levelsOf(...charts: Parameters<typeof someLevelBars>[0][]): string {
  return htmlOf({ kind: 'levels', heading: 'Levels', charts: charts.map(someLevelBars) });
}

function roadmapOf(roadmap: RoadmapSpec): string {
  return htmlOf({ kind: 'roadmap', heading: 'Roadmap', roadmap, empty: 'Nothing is planned yet.' });
}

function count(html: string, piece: string | RegExp): number {
  return html.split(piece).length - 1;
}

const anInitiative = { title: 'Release calendar', owner: 'Ana', effort: '15 days', startMonth: '2027-01' };

describe('the document', () => {
  test('names its language, has one h1, and an h2 for each block and the imprint', () => {
    const content = aReport();
    const html = reportHtml(content);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html.match(/<h1>(.*)<\/h1>/)?.[1]).toBe(content.title);
    expect(Array.from(html.matchAll(/<h2>(.*)<\/h2>/g), ([, heading]) => heading)).toEqual([
      ...content.blocks.map((block) => block.heading),
      content.labels.imprint,
    ]);
  });

  test('carries no script, no style of its own, and nothing to fetch but the stylesheet', () => {
    const html = reportHtml(aReport());
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(html.match(/(?:href|src)="[^"]*"/g)).toEqual(['href="/report.css"']);
  });

  test('has no place where a text could open a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'b', '/', ' ') }), (text) => {
        const plain = reportHtml(withTexts('x'));
        const filled = reportHtml(withTexts(`x${text}`));
        expect(count(filled, '<')).toBe(count(plain, '<'));
        expect(count(filled, '"')).toBe(count(plain, '"'));
      }),
    );
  });

  test('gives every id once', () => {
    const block: ReportBlock = {
      kind: 'levels',
      heading: 'Levels',
      charts: [someLevelBars(), someLevelBars()],
    };
    const rows = [aScoreRow({ provisional: true }), aScoreRow({ provisional: true })];
    const scores: ReportBlock = { kind: 'scores', heading: 'Scores', rows, scale: { low: 1, high: 5 } };
    const ids = Array.from(htmlOf(block, block, scores, scores).matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('tables', () => {
  test('head every column and every row', () => {
    const html = reportHtml(aReport());
    expect(count(html, '<th')).toBe(
      count(html, '<thead') + count(html, '<th scope="col"') + count(html, '<th scope="row"'),
    );
    expect(count(html, '<th scope="row"')).toBe(count(html, '<tr>') - count(html, '<thead>'));
  });

  test('say in words that a score is provisional and draw it hatched', () => {
    const row = aScoreRow({ provisional: true });
    const html = htmlOf({ kind: 'scores', heading: 'Scores', rows: [row], scale: { low: 1, high: 5 } });
    expect(html).toContain('<span class="provisional">provisional</span>');
    expect(html).toContain('Score 2.8 (provisional). Target 4.0.</title>');
    expect(html).toMatch(/<pattern id="([^"]+)".*fill="url\(#\1\)"/);
  });

  test('draw no dot for a block that has no score', () => {
    const row = aScoreRow({ score: 'n/a', scoreValue: null, target: '–', targetValue: null });
    const html = htmlOf({ kind: 'scores', heading: 'Scores', rows: [row], scale: { low: 1, high: 5 } });
    expect(html).not.toContain('<svg');
    expect(html).toContain('n/a');
  });

  test('say what is missing where there are no gaps', () => {
    const html = htmlOf({ kind: 'gaps', heading: 'Gaps', rows: [], empty: 'Every block meets its target.' });
    expect(html).toContain('<p class="empty">Every block meets its target.</p>');
    expect(html).not.toContain('class="gaps"><thead');
  });
});

describe('level bars', () => {
  test('say everything they draw in their alternative text', () => {
    const html = levelsOf({});
    expect(html).toMatch(
      /<svg role="img" aria-labelledby="(\S+) (\S+)"[^>]*><title id="\1">[^<]+<\/title><desc id="\2">/,
    );
    expect(html).toContain(
      '2 Basic: 100%, passed. 3 Intermediate: 67%. 4 Advanced: 17%. 5 Optimising: 0%. passes at 75%.',
    );
  });

  test('print why there is no number instead of one', () => {
    const bars = [{ level: 2, name: 'Basic', achieved: null, text: 'not applicable', passed: true }];
    const html = levelsOf({ bars });
    expect(html).toContain('Basic: not applicable.');
    expect(html).not.toMatch(/Basic: \d|class="tick"/);
  });
});

describe('the roadmap', () => {
  test('places each initiative in its quarter, and the parked ones last', () => {
    const html = roadmapOf(
      aRoadmap(3, [anInitiative, { ...anInitiative, title: 'Later', startMonth: null }]),
    );
    const cells = Array.from(
      html.matchAll(/<td class="quarter[^"]*">(.*?)<\/td>/gs),
      ([, cell]) => cell ?? '',
    );
    expect(cells.map((cell) => /class="title">([^<]*)/.exec(cell)?.[1] ?? '')).toEqual([
      'Release calendar',
      '',
      '',
      'Later',
    ]);
    expect(html).toContain('<th scope="col" class="quarter parked">Parked</th>');
  });

  test('ends on the projected score of every quarter', () => {
    const html = roadmapOf(aRoadmap(3));
    expect(html).toContain('<th scope="row">Projected score</th><td>2.8</td><td>3.0</td><td>3.2</td></tr>');
  });

  test('turns the page for a wide plan and continues a long one in further tables', () => {
    expect(roadmapOf(aRoadmap(5))).not.toContain('on-its-side');
    expect(roadmapOf(aRoadmap(6))).toContain('class="roadmap on-its-side"');
    expect(count(roadmapOf(aRoadmap(7)), '<table class="roadmap">')).toBe(1);
    expect(count(roadmapOf(aRoadmap(12)), '<table class="roadmap">')).toBe(2);
  });

  test('shows every quarter and every initiative exactly once, however many there are', () => {
    const months = Array.from({ length: 20 }, (_, i) => aRoadmap(20).quarters[i]!.startMonth);
    const startMonth = fc.option(fc.constantFrom(...months));
    fc.assert(
      fc.property(
        fc.array(fc.record({ startMonth, lane: fc.constantFrom('Run', 'Plan', '') }), { minLength: 1 }),
        (places) => {
          const html = roadmapOf(
            aRoadmap(
              20,
              places.map((place) => ({ ...anInitiative, ...place })),
            ),
          );
          expect(count(html, '<div class="card">')).toBe(places.length);
          for (const { label } of aRoadmap(20).quarters) expect(count(html, `>${label}</th>`)).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('refuses an initiative in a quarter that is not shown, rather than losing it', () => {
    expect(() => roadmapOf(aRoadmap(2, [{ ...anInitiative, startMonth: '2031-01' }]))).toThrow(
      'Broken assumption',
    );
  });

  test('says that nothing is planned yet', () => {
    const html = roadmapOf({ quarters: [], rows: [] });
    expect(html).toContain('<p class="empty">Nothing is planned yet.</p>');
    expect(html).not.toContain('<table class="roadmap">');
  });
});

/** A report in which every text is the given one. */
function withTexts(text: string) {
  const base = aReport();
  const bars = [{ level: 2, name: text, achieved: null, text, passed: false }];
  const row = { code: text, title: text, score: text, target: text };
  const labels = Object.fromEntries(Object.keys(base.labels).map((key) => [key, text])) as typeof base.labels;
  return aReport({
    title: text,
    client: text,
    day: text,
    confidentiality: text,
    labels,
    imprint: [{ label: text, text }],
    blocks: [
      { kind: 'headline', heading: text, sentences: [text] },
      {
        kind: 'scores',
        heading: text,
        scale: { low: 1, high: 5 },
        rows: [aScoreRow({ ...row, coverage: text, sentence: text })],
      },
      {
        kind: 'levels',
        heading: text,
        charts: [someLevelBars({ code: text, title: text, summary: text, bars })],
      },
      { kind: 'gaps', heading: text, rows: [{ ...row, gap: text, missing: [text] }], empty: text },
      {
        kind: 'roadmap',
        heading: text,
        empty: text,
        roadmap: aRoadmap(2, [
          { title: text, owner: text, effort: text, lifts: text, lane: text, startMonth: null },
        ]),
      },
      { kind: 'text', heading: text, paragraphs: [text] },
    ],
  });
}
