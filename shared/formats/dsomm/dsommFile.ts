import type { ReadResult } from '../frameworkReading.ts';
import type { SourceName } from '../ivi/iviPage.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';
import { addText, emptyModel } from './dsommModel.ts';
import { dsommReading } from './dsommReading.ts';

/** Whether a text has activities of DSOMM: told by the fields that nothing else has together. */
export function looksLikeDsomm(text: string): boolean {
  return /^[ ]+uuid:/m.test(text) && /^[ ]+level:[ ]*\d/m.test(text) && /^[ ]+(risk|measure):/m.test(text);
}

/** Reads the model in one file: the generated form, with or without a document that tells its version. */
export function readDsomm(text: string, source: SourceName): ReadResult {
  const parsed = parseYamlTrees(text, source.name);
  if (!parsed.ok) return parsed;
  const model = emptyModel();
  addText(model, parsed.value);
  const shape = model.meta === undefined ? 'tree' : 'model';
  return dsommReading(model, { name: source.name, shape });
}
