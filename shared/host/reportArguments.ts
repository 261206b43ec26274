import * as v from 'valibot';
import { isoDate, prose, startMonth } from '../model/fields.ts';
import type { ReportContent } from '../domain/reportContent.ts';

const text = prose;
const number = v.pipe(v.number(), v.finite());
const level = v.pipe(number, v.integer(), v.minValue(0), v.maxValue(10));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(100_000));

const levelBars = v.strictObject({
  code: text,
  title: text,
  summary: text,
  bars: list(
    v.strictObject({ level: number, name: text, achieved: v.nullable(share), text, passed: v.boolean() }),
  ),
  threshold: share,
  thresholdText: text,
});

const roadmap = v.strictObject({
  quarters: list(v.strictObject({ startMonth, label: text, projected: text })),
  rows: list(
    v.strictObject({
      title: text,
      owner: text,
      effort: text,
      lifts: v.exactOptional(text),
      lane: v.exactOptional(text),
      startMonth: v.nullable(startMonth),
    }),
  ),
});

const scoreRow = v.strictObject({
  code: text,
  title: text,
  score: text,
  scoreValue: v.nullable(number),
  target: text,
  targetValue: v.nullable(number),
  coverage: text,
  sentence: text,
  provisional: v.boolean(),
});

const gapRow = v.strictObject({
  code: text,
  title: text,
  score: text,
  target: text,
  gap: text,
  missing: list(text),
});

const block = v.variant('kind', [
  v.strictObject({ kind: v.literal('headline'), heading: text, sentences: list(text) }),
  v.strictObject({
    kind: v.literal('scores'),
    heading: text,
    rows: list(scoreRow),
    scale: v.pipe(
      v.strictObject({ low: level, high: level }),
      v.check(({ low, high }) => low < high, 'a scale rises'),
    ),
  }),
  v.strictObject({ kind: v.literal('levels'), heading: text, charts: list(levelBars) }),
  v.strictObject({ kind: v.literal('gaps'), heading: text, rows: list(gapRow), empty: text }),
  v.strictObject({ kind: v.literal('roadmap'), heading: text, roadmap, empty: text }),
  v.strictObject({ kind: v.literal('text'), heading: text, paragraphs: list(text) }),
]);

const labels = v.strictObject({
  block: text,
  score: text,
  target: text,
  gap: text,
  coverage: text,
  provisional: text,
  passed: text,
  passesAt: text,
  missing: text,
  initiatives: text,
  parked: text,
  projected: text,
  imprint: text,
});

/** The shape of a report's content as it arrives from the page. */
export const reportContentSchema = v.strictObject({
  lang: v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)),
  title: text,
  client: text,
  confidentiality: text,
  date: isoDate,
  day: text,
  labels,
  imprint: list(v.strictObject({ label: text, text })),
  blocks: list(block),
}) satisfies v.GenericSchema<unknown, ReportContent>;
