import * as v from 'valibot';
import { metricDirectionSchema, metricUnitSchema } from '../../model/framework.ts';

/** The version of the form that this application writes, and the newest that it reads. */
export const nativeVersion = 1;

// The message of a rule is its name: `nativeProblems.ts` says it in words with its place.

/** Line ends are LF, whatever wrote the file; no control characters besides it and tab, and no halves of characters. */
const text = (limit: number) =>
  v.pipe(
    v.string(),
    v.transform((said) => said.replace(/\r\n?/g, '\n')),
    v.trim(),
    v.regex(/^[\P{C}\p{Cf}\p{Co}\p{Cn}\n\t]*$/u, 'characters'),
    v.minLength(1, 'empty'),
    v.maxLength(limit, 'long'),
  );
const title = text(300);
const prose = text(100_000);
const key = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'key'),
  v.description('The framework’s own name, the same in every version of it.'),
);
/** A name of the file's own, for something that is referred to or kept over versions. */
export const wordPattern = /^[^\p{Cc}\p{Cs}\s<>"'&]{1,200}$/u;
const word = v.pipe(v.string(), v.regex(wordPattern, 'word'));
/** As people write and say it: `A1`, `AC-2(1)`, `Art. 5`. */
const code = v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\p{Cs}<>]{1,100}$/u, 'code'));
const kind = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/, 'kind'));
const language = v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'language'));
const levelNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));
const weight = v.pipe(
  v.number(),
  v.minValue(0.001),
  v.maxValue(1_000_000),
  v.description('Its share among its siblings, 1 when left out.'),
);
/** The least or the most of a scoring by means. */
const bound = v.pipe(v.number(), v.minValue(-1_000_000), v.maxValue(1_000_000));
/** What a rating stores. */
const answerCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,40}$/, 'answer'));
/** A place of another framework: `<framework>:<version>:<path of codes>`. */
const place = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Cs}\s<>"'&]{1,400}$/u, 'place'));

const translations = v.record(
  language,
  v.strictObject({ title: v.exactOptional(title), text: v.exactOptional(prose) }),
);
const section = v.strictObject({ heading: v.exactOptional(prose), text: v.exactOptional(prose) });
const identified = {
  id: v.exactOptional(
    v.pipe(word, v.description('A name that stays when the wording changes, so that ratings find it again.')),
  ),
};

const practice = v.union([
  prose,
  v.strictObject({
    ...identified,
    title: v.exactOptional(title),
    /** May be left out beside a title; `nativeReferences.ts` asks for one of the two. */
    text: v.exactOptional(prose),
    question: v.exactOptional(prose),
    scale: v.exactOptional(
      v.pipe(word, v.description('The id of the scale it is rated on; the first one when left out.')),
    ),
    weight: v.exactOptional(weight),
    sections: v.exactOptional(v.array(section)),
    translations: v.exactOptional(translations),
  }),
]);

const outcome = v.union([prose, v.strictObject({ ...identified, text: prose })]);

const metric = v.union([
  prose,
  v.strictObject({
    text: prose,
    unit: v.exactOptional(metricUnitSchema),
    direction: v.exactOptional(metricDirectionSchema),
    measure: v.exactOptional(prose),
  }),
]);

const group = v.strictObject({
  practices: v.exactOptional(v.array(practice)),
  outcomes: v.exactOptional(v.array(outcome)),
  metrics: v.exactOptional(
    v.pipe(v.array(word), v.description('Keys of the node’s metrics that count for this group.')),
  ),
});

const level = v.strictObject({ level: levelNumber, name: v.exactOptional(title), groups: v.array(group) });

const nodeFields = {
  ...identified,
  kind: v.pipe(kind, v.description('One lower-case word, such as capability, category, block or control.')),
  code: v.exactOptional(v.pipe(code, v.description('As people say it: A1, AC-2(1).'))),
  title,
  description: v.exactOptional(prose),
  alignsWith: v.exactOptional(
    v.pipe(
      v.array(place),
      v.description('Places of other frameworks that say the same, as framework:version:path.'),
    ),
  ),
  subsets: v.exactOptional(
    v.pipe(v.array(code), v.description('Codes of the subsets it belongs to; to all when left out.')),
  ),
  weight: v.exactOptional(weight),
  withdrawn: v.exactOptional(v.pipe(v.boolean(), v.description('Listed, but never rated.'))),
  sections: v.exactOptional(v.array(section)),
  metrics: v.exactOptional(
    v.pipe(
      v.record(word, metric),
      v.description('Every metric of the node once, by a key; the groups name it where it counts.'),
    ),
  ),
  levels: v.exactOptional(v.array(level)),
  translations: v.exactOptional(translations),
};

/** A node as it is written: its fields, and the nodes below it. */
export type NativeNode = v.InferOutput<v.StrictObjectSchema<typeof nodeFields, undefined>> & {
  readonly nodes?: readonly NativeNode[];
};

export const nativeNodeSchema: v.GenericSchema<NativeNode> = v.strictObject({
  ...nodeFields,
  nodes: v.exactOptional(v.array(v.lazy(() => nativeNodeSchema))),
});

/** A framework file as a person writes it; a framework may stand in several files of the same key and version. */
export const nativeFileSchema = v.strictObject({
  /** For editors. */
  $schema: v.exactOptional(v.string()),
  waymarkFramework: v.pipe(v.number(), v.integer(), v.minValue(1)),
  framework: v.strictObject({
    key,
    version: text(60),
    title: v.exactOptional(title),
    publisher: v.exactOptional(title),
    language: v.exactOptional(language),
    description: v.exactOptional(prose),
    source: v.exactOptional(
      v.pipe(prose, v.description('Where the content came from, for content from elsewhere.')),
    ),
    licence: v.exactOptional(
      v.strictObject({
        class: v.picklist(['open', 'restricted', 'own']),
        text: v.exactOptional(prose),
        mayTravel: v.pipe(
          v.boolean(),
          v.description('Whether packages that you hand over may hold the framework’s text.'),
        ),
      }),
    ),
  }),
  levels: v.exactOptional(
    v.array(v.strictObject({ number: levelNumber, name: title, description: v.exactOptional(prose) })),
  ),
  scales: v.exactOptional(
    v.array(
      v.strictObject({
        id: word,
        answers: v.pipe(
          v.array(
            v.strictObject({
              code: answerCode,
              label: title,
              worth: v.pipe(
                v.number(),
                v.minValue(0),
                v.maxValue(1),
                v.description('Its part of the best answer, 0 to 1.'),
              ),
              description: v.exactOptional(prose),
            }),
          ),
          v.minLength(2, 'few'),
        ),
      }),
    ),
  ),
  scoring: v.exactOptional(
    v.strictObject({
      method: v.picklist(['staged', 'sum', 'mean']),
      min: v.exactOptional(bound),
      max: v.exactOptional(bound),
    }),
  ),
  subsets: v.exactOptional(
    v.array(
      v.strictObject({
        code,
        title,
        description: v.exactOptional(prose),
        default: v.exactOptional(v.pipe(v.boolean(), v.description('Whether an assessment begins with it.'))),
      }),
    ),
  ),
  nodes: v.array(nativeNodeSchema),
});
export type NativeFile = v.InferOutput<typeof nativeFileSchema>;
