import { isMap } from 'yaml';
import * as v from 'valibot';
import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ContentProblem, Failure } from '../../domain/failure.ts';
import { parseYaml } from '../yamlText.ts';
import type { YamlText } from '../yamlText.ts';
import { problemsOf } from './nativeProblems.ts';
import type { PlaceOf } from './nativeProblems.ts';
import { nativeFileSchema, nativeVersion } from './nativeSchema.ts';
import type { NativeFile } from './nativeSchema.ts';
import { yamlPlaces } from './yamlPlaces.ts';

/** One file in our own form, which may be a whole framework or a part of one, and where everything in it stands. */
export type NativePart = { readonly name: string; readonly file: NativeFile; readonly placeOf: PlaceOf };

/** The most problems that are told of one file. */
const mostProblems = 50;

/** The failure for problems in what `name` calls. */
export function invalid(name: string, problems: readonly ContentProblem[]): Failure {
  return { kind: 'frameworkInvalid', name, problems: problems.slice(0, mostProblems) };
}

/** Reads a text as one file in our own form. Whether its references lead anywhere is seen when the parts are joined. */
export function readNativePart(text: string, name: string): Result<NativePart, Failure> {
  const yaml = parseYaml(text, name);
  if (!yaml.ok) return yaml;
  const checked = checkDocuments(yaml.value);
  return checked.ok ? ok({ name, ...checked.value }) : failed(invalid(name, checked.failure));
}

/** Checks that a value keeps to the form; `placeOf` tells where its parts came from. */
export function checkNative(value: unknown, placeOf: PlaceOf): Result<NativeFile, ContentProblem[]> {
  const version: unknown =
    typeof value === 'object' && value !== null && Reflect.get(value, 'waymarkFramework');
  // A newer form may have keys that this one lacks: its number is the better answer.
  if (typeof version === 'number' && Number.isInteger(version) && version > nativeVersion) {
    const place = placeOf(['waymarkFramework']);
    return failed([{ ...place, problem: 'newerFormat', version, supported: nativeVersion }]);
  }
  const parsed = v.safeParse(nativeFileSchema, value);
  return parsed.success ? ok(parsed.output) : failed(problemsOf(parsed.issues, value, placeOf));
}

function checkDocuments({ documents, lines }: YamlText): Result<Omit<NativePart, 'name'>, ContentProblem[]> {
  const [document, second] = documents;
  if (document === undefined || !isMap(document.contents))
    return failed([{ line: 1, column: 1, problem: 'wrongType', expected: 'mapping' }]);
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    return failed([{ line, column: Math.max(1, col), problem: 'repeated', text: '---' }]);
  }
  const placeOf = yamlPlaces(document, lines);
  const checked = checkNative(document.toJS({ maxAliasCount: 0 }), placeOf);
  return checked.ok ? ok({ file: checked.value, placeOf }) : checked;
}
