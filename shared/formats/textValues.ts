import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import { placeOfJsonFault } from '../base/jsonPlace.ts';
import { failed, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { parseStrictJson } from '../base/strictJson.ts';
import type { Failure } from '../domain/failure.ts';
import { parseYaml } from './yamlText.ts';
import type { YamlText } from './yamlText.ts';

/** What a text in YAML or JSON says, as plain values. */
export type TextValues = {
  /** One for each document of the text. */
  readonly values: readonly unknown[];
  /** The line of a list or mapping, from 1; `undefined` in JSON, whose lines mean little. */
  readonly lineOf: (value: unknown) => number | undefined;
};

/**
 * Reads a text as JSON where it begins like JSON, else as YAML. Numbers that another writing would lose stay texts:
 * `5.10` is `"5.10"`. Otherwise the failure `fileNotWellFormed` with the place.
 */
export function readValues(text: string, name: string): Result<TextValues, Failure> {
  if (!/^\s*[[{]/.test(text.slice(0, 1000))) {
    const yaml = parseYaml(text, name);
    return yaml.ok ? ok(valuesOf(yaml.value)) : yaml;
  }
  const json = parseStrictJson(text);
  if (json.ok) return ok({ values: [json.value], lineOf: () => undefined });
  const { line, column, fault } = placeOfJsonFault(text) ?? { line: 1, column: 1, fault: json.failure };
  return failed({ kind: 'fileNotWellFormed', name, line, column, fault });
}

function valuesOf({ documents, lines }: YamlText): TextValues {
  const offsets = new WeakMap<object, number>();
  return {
    values: documents.map(({ contents }) => valueOf(contents, offsets)),
    lineOf: (value) => {
      const offset = typeof value === 'object' && value !== null ? offsets.get(value) : undefined;
      return offset === undefined ? undefined : Math.max(1, lines.linePos(offset).line);
    },
  };
}

function valueOf(node: unknown, offsets: WeakMap<object, number>): unknown {
  if (isScalar(node)) {
    const { value, source } = node;
    return typeof value === 'number' && String(value) !== source ? source : value;
  }
  if (isSeq(node)) {
    const list = node.items.map((item) => valueOf(item, offsets));
    offsets.set(list, node.range?.[0] ?? 0);
    return list;
  }
  if (!isMap(node)) return null;
  // Reserved names were refused when the text was parsed, so that a key here is nothing but a key.
  const record: Record<string, unknown> = {};
  for (const pair of node.items) record[keyOf(pair)] = valueOf(pair.value, offsets);
  offsets.set(record, node.range?.[0] ?? 0);
  return record;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : '';
}
