import type { RatingValue } from '#shared/model/answers.ts';
import type { FrameworkVersion, Practice, Scale, ScaleOption } from '#shared/model/framework.ts';

/** Not, Partially, Largely, Fully: what is rated on when a framework says nothing. Its values are those of rule (1). */
export const usualScale: Scale = {
  id: 'usual',
  options: [
    { code: 'N', label: 'Not', worth: 0 },
    { code: 'P', label: 'Partially', worth: 1 / 3 },
    { code: 'L', label: 'Largely', worth: 2 / 3 },
    { code: 'F', label: 'Fully', worth: 1 },
  ],
};

/** A practice, as far as its scale is concerned. */
export type OnScale = Pick<Practice, 'scaleId'>;

/** The scales of one framework version. */
export type Scales = {
  /** The scale a practice is rated on: its own, else the framework's first. */
  readonly of: (practice: OnScale) => Scale;
  /** The option a rating names; `undefined` for one that is not on the practice's scale, and for `NA`. */
  readonly option: (practice: OnScale, value: RatingValue) => ScaleOption | undefined;
};

/** The scales of a framework version; a practice that names an unknown scale is rated on the first one. */
export function scalesOf({ scales = [] }: Pick<FrameworkVersion, 'scales'>): Scales {
  const first = scales[0] ?? usualScale;
  const byId = new Map(scales.map((scale) => [scale.id, scale]));
  const options = new Map(
    [first, ...scales].map((scale) => [scale, new Map(scale.options.map((each) => [each.code, each]))]),
  );
  const of = ({ scaleId }: OnScale): Scale =>
    (scaleId === undefined ? undefined : byId.get(scaleId)) ?? first;
  return {
    of,
    option: (practice, value) => (value === 'NA' ? undefined : options.get(of(practice))?.get(value)),
  };
}

/** Not, Partially, Largely, Fully for every practice. */
export const usualScales: Scales = scalesOf({});

/** The option of a scale that is worth the most; the last of several. */
export function bestOption({ options }: Scale): ScaleOption {
  return options.reduce((best, option) => (option.worth >= best.worth ? option : best));
}

/** Whether a scale is Not to Fully, whose names every language has. */
export function isUsualScale({ options }: Scale): boolean {
  return (
    options.length === usualScale.options.length &&
    options.every(({ code, worth }, at) => {
      const usual = usualScale.options[at];
      return usual?.code === code && Math.abs(usual.worth - worth) < 1e-9;
    })
  );
}

/** The best answer of each practice of these groups, by practice id: what work on it leads to. */
export function bestAnswers(
  groups: readonly { readonly practices: readonly (OnScale & { readonly id: string })[] }[],
  scales: Scales,
): ReadonlyMap<string, RatingValue> {
  return new Map(
    groups.flatMap(({ practices }) =>
      practices.map((practice) => [practice.id, bestOption(scales.of(practice)).code] as const),
    ),
  );
}
