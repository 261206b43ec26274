import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ReportContent } from '../domain/reportContent.ts';
import { reportContentSchema } from './reportArguments.ts';

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

describe('The content of a report on its way to the main process', () => {
  it('is checked against every field that it may have, and no other', () => {
    expectTypeOf<Frozen<v.InferOutput<typeof reportContentSchema>>>().toEqualTypeOf<Frozen<ReportContent>>();
  });

  it('keeps what an initiative lifts and the lane it stands in', () => {
    const row = {
      title: 'Hive',
      owner: '',
      effort: 'M',
      lifts: 'C3 to 4',
      lane: 'Now',
      startMonth: '2026-10',
    };
    const [block] = reportContentSchema.entries.blocks.pipe[0].item.options.filter(
      (option) => option.entries.kind.literal === 'roadmap',
    );
    const roadmap = { quarters: [], rows: [row] };
    const content = { kind: 'roadmap', heading: 'Roadmap', roadmap, empty: '' };
    expect(v.parse(block ?? v.never(), content)).toEqual(content);
  });
});
