import * as v from 'valibot';
import { packageManifestSchema, packagePartSchema } from '../formats/package.ts';
import { largestFrameworkBytes, largestPackageBytes, largestPartBytes } from './byteLimits.ts';
import type { HostApi } from './contract.ts';
import type { HostCall } from './calls.ts';
import { reportContentSchema } from './reportArguments.ts';

const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** A token as main gives it out: random letters, digits and dashes. */
const token = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/));

const bytesUpTo = (limit: number) =>
  v.custom<Uint8Array<ArrayBuffer>>(
    (value) =>
      value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength <= limit,
  );

const namedBytesUpTo = (limit: number) =>
  v.strictObject({
    name: fileName,
    folder: v.exactOptional(v.pipe(v.string(), v.maxLength(4000))),
    bytes: bytesUpTo(limit),
  });

const frameworkFiles = v.pipe(
  v.array(namedBytesUpTo(largestFrameworkBytes)),
  v.maxLength(10_000),
  v.check(
    (files) => files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) <= largestFrameworkBytes,
    'more than may be handed over at once',
  ),
);

const packageHead = v.pick(packageManifestSchema, [
  'kind',
  'engagement',
  'framework',
  'counts',
  'createdAt',
  'head',
]);

/**
 * What each call accepts, as the tuple of its arguments. The page is ours, but whatever runs in it after an
 * accident with imported content is not: nothing else passes to a handler.
 */
export const hostArguments = {
  describeApp: v.strictTuple([]),
  chooseFrameworkSources: v.strictTuple([]),
  readFrameworkSources: v.strictTuple([frameworkFiles]),
  readShippedFrameworks: v.strictTuple([]),
  cancelFrameworkReading: v.strictTuple([]),
  writePdfReport: v.strictTuple([reportContentSchema, fileName]),
  startPackage: v.strictTuple([fileName]),
  addPackagePart: v.strictTuple([token, packagePartSchema.entries.path, bytesUpTo(largestPartBytes)]),
  finishPackage: v.strictTuple([token, packageHead]),
  abandonPackage: v.strictTuple([token]),
  choosePackage: v.strictTuple([]),
  stagePackage: v.strictTuple([namedBytesUpTo(largestPackageBytes)]),
  readPackagePart: v.strictTuple([token, packagePartSchema.entries.path]),
  dropStagedPackage: v.strictTuple([token]),
  showFile: v.strictTuple([token]),
} satisfies { [Call in HostCall]: v.GenericSchema<unknown, Parameters<HostApi[Call]>> };
