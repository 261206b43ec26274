import { failed, ok } from '../../base/result.ts';
import type { OtherContent } from '../../domain/failure.ts';
import type { ReadResult } from '../frameworkReading.ts';
import { isRecord } from '../plainValues.ts';
import type { PlainRecord } from '../plainValues.ts';
import { startNotes } from '../readingNotes.ts';
import { readValues } from '../textValues.ts';
import { withinLimits } from '../withinLimits.ts';
import { readControls } from './oscalControls.ts';
import type { OscalCatalogFields, OscalParam } from './oscalFields.ts';
import { gatherTargets } from './oscalLinks.ts';
import { readMetadata } from './oscalMetadata.ts';
import { gatherParams, startParams } from './oscalParams.ts';

/** The largest catalogue that is read, in bytes. */
export const maxCatalogBytes = 64 * 1024 * 1024;

/** The other models, by the one key at their root. */
const otherModels: readonly (readonly [key: string, what: OtherContent])[] = [
  ['profile', 'oscalProfile'],
  ['component-definition', 'oscalComponentDefinition'],
  ['system-security-plan', 'oscalSystemSecurityPlan'],
  ['assessment-plan', 'oscalAssessmentPlan'],
  ['assessment-results', 'oscalAssessmentResults'],
  ['plan-of-action-and-milestones', 'oscalActionPlan'],
  ['mapping-collection', 'oscalMapping'],
];

const rootKeys = ['catalog', ...otherModels.map(([key]) => key)].join('|');
const rootInJson = new RegExp(`^\\s*\\{\\s*(?:"\\$schema"\\s*:\\s*"[^"]*"\\s*,\\s*)?"(?:${rootKeys})"\\s*:`);
const rootInYaml = new RegExp(`^(?:${rootKeys})[ \\t]*:[ \\t]*(?:#.*)?$`, 'm');
const rootInXml = new RegExp(`<(?:${rootKeys})\\s[^<>]*xmlns="http://csrc\\.nist\\.gov/ns/oscal/`);

/** Whether a text is an OSCAL document, a catalogue or any other, in JSON, YAML or XML. */
export function looksLikeOscal(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    rootInJson.test(head) ||
    rootInXml.test(head) ||
    (rootInYaml.test(head) && /^[ \t]+(?:metadata|uuid)[ \t]*:/m.test(text.slice(0, 200_000)))
  );
}

/**
 * Reads an OSCAL catalogue in JSON or YAML: groups and controls as nodes, each control that is not withdrawn with one
 * practice. Other OSCAL documents are refused by name.
 */
export function readOscalCatalog(text: string, source: { readonly name: string }): ReadResult {
  const { name } = source;
  if (/^\s*</.test(text.slice(0, 1000)))
    return failed({ kind: 'notFrameworkContent', name, what: 'oscalXml' });
  const read = readValues(text, name);
  if (!read.ok) return read;
  const { values, lineOf } = read.value;
  const [root] = values;
  const model = otherModels.find(([key]) => isRecord(root) && key in root);
  if (model !== undefined) return failed({ kind: 'notFrameworkContent', name, what: model[1] });
  const catalog: unknown = isRecord(root) ? root['catalog'] : undefined;
  if (!isRecord(catalog))
    return failed({
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: lineOf(root) ?? 1, column: 1, problem: 'missingKey', key: 'catalog' }],
    });
  return readCatalog(catalog, name, lineOf);
}

function readCatalog(
  catalog: PlainRecord,
  name: string,
  lineOf: (place: unknown) => number | undefined,
): ReadResult {
  const fields: OscalCatalogFields = catalog;
  const notes = startNotes(lineOf);
  const byId = new Map<string, OscalParam>();
  gatherParams(catalog, byId, (id) => {
    notes.warn('duplicateId', `param ${id}`);
  });
  const unknown = new Set<string>();
  const params = startParams(byId, (id) => {
    if (!unknown.has(id)) notes.warn('danglingLink', `insert: param, ${id}`);
    unknown.add(id);
  });
  const targets = gatherTargets(catalog, fields['back-matter']);
  const nodes = readControls(catalog, { params, targets, notes });
  if (nodes.length === 0)
    return failed({
      kind: 'frameworkInvalid',
      name,
      problems: [{ line: lineOf(catalog) ?? 1, column: 1, problem: 'missingKey', key: 'controls' }],
    });
  const metadata = isRecord(fields.metadata) ? fields.metadata : {};
  const framework = readMetadata(metadata);
  const read = new Set(['uuid', 'metadata', 'params', 'controls', 'groups', 'back-matter']);
  for (const key of Object.keys(catalog).filter((each) => !read.has(each))) notes.leaveOut(key, catalog);
  for (const key of ['revisions', 'locations'].filter((each) => each in metadata))
    notes.leaveOut(`metadata.${key}`, metadata);
  for (let i = targets.unusedResources(); i > 0; i--) notes.leaveOut('back-matter.resources');
  return ok(withinLimits({ kind: 'oscalCatalog', framework, nodes, warnings: notes.warnings() }));
}
