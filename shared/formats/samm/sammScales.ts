import type { Scale } from '../../model/framework.ts';
import type { ReadingWarning } from '../frameworkReading.ts';
import { entryOf, itemsOf, numberOf, textOf } from '../yaml/yamlTree.ts';
import type { YamlTree } from '../yaml/yamlTree.ts';
import { linkForm, plainText } from './sammDocuments.ts';
import type { SammDocument } from './sammDocuments.ts';

/** The answer sets as scales, in the order of their letters, and the scale of each answer set's id. */
export function sammScales(documents: readonly SammDocument[]): {
  readonly scales: readonly Scale[];
  readonly scaleIds: ReadonlyMap<string, string>;
  readonly warnings: readonly ReadingWarning[];
} {
  const scales: Scale[] = [];
  const scaleIds = new Map<string, string>();
  const warnings: ReadingWarning[] = [];
  for (const document of documents) {
    const { file, id } = document;
    const link = linkForm(id);
    if (scaleIds.has(link)) {
      warnings.push({ kind: 'duplicateId', file, line: document.lineOf('id'), text: id });
      continue;
    }
    const values = [...itemsOf(document.entries.get('values'))].sort((a, b) => orderOf(a) - orderOf(b));
    const options = values.map((value) => optionOf(value, document, warnings));
    if (options.length < 2) {
      warnings.push({ kind: 'incomplete', file, text: id });
      continue;
    }
    const scaleId = /^[\w.-]{1,100}$/.test(id) ? id : `answer-set-${scales.length + 1}`;
    scales.push({
      id: scaleId,
      options: options.map((option, at) => ({ ...option, code: freeCode(option, at, options) })),
    });
    scaleIds.set(link, scaleId);
  }
  return { scales, scaleIds, warnings };
}

function orderOf(value: YamlTree): number {
  return numberOf(entryOf(value, 'order')) ?? 0;
}

function optionOf(
  value: YamlTree,
  document: SammDocument,
  warnings: ReadingWarning[],
): { readonly label: string; readonly worth: number } {
  const label = labelOf(textOf(entryOf(value, 'text')));
  const told = numberOf(entryOf(value, 'value'));
  const worth = Math.min(1, Math.max(0, told ?? 0));
  if (told !== worth) {
    const text = `${label}: ${told ?? '-'} → ${worth}`;
    warnings.push({ kind: 'outOfRange', file: document.file, line: document.lineOf('values'), text });
  }
  return { label, worth };
}

/** A tool that takes `No` for a truth value writes it back as `false`. */
function labelOf(text = '-'): string {
  if (/^false$/i.test(text)) return 'No';
  return /^true$/i.test(text) ? 'Yes' : plainText(text).replace(/\s+/g, ' ');
}

/** An answer is stored by its worth, which means the same whatever the answer set; by its place where two are worth the same. */
function freeCode(
  option: { readonly worth: number },
  at: number,
  all: readonly { readonly worth: number }[],
): string {
  const isAlone = all.filter(({ worth }) => worth === option.worth).length === 1;
  return isAlone ? String(option.worth) : `answer-${at}`;
}
