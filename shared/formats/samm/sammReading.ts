import { ok } from '../../base/result.ts';
import type { Level } from '../../model/framework.ts';
import type { FrameworkReading, ReadResult } from '../frameworkReading.ts';
import { termsOf } from '../sets/licenceFile.ts';
import { versionInNames } from '../sets/sourceSet.ts';
import type { SetFile } from '../sets/sourceSet.ts';
import { withinLimits } from '../withinLimits.ts';
import { numberOf, textOf } from '../yaml/yamlTree.ts';
import { activityLevels } from './sammActivities.ts';
import { linkForm, sammText } from './sammDocuments.ts';
import { leftOutFields } from './sammFields.ts';
import { readSammModel } from './sammModel.ts';
import type { SammModel } from './sammModel.ts';
import { sammScales } from './sammScales.ts';
import { sammTree } from './sammTree.ts';

const licenceText =
  'Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0). Attribution: OWASP SAMM, the Software Assurance Maturity Model of the OWASP Foundation, https://owaspsamm.org';

/**
 * Reads the files of one SAMM, of any release from 2.0 on. Functions hold security practices, those hold streams, and a
 * stream holds one activity for each level, which is what is rated.
 */
export function readSamm(
  files: readonly SetFile[],
  source: { readonly name: string; readonly folders: string; readonly licence?: SetFile | undefined },
): ReadResult {
  const read = readSammModel(files, source.name);
  if (!read.ok) return read;
  const model = read.value;
  const levels = levelsOf(model);
  const { scales, scaleIds, warnings: scaleWarnings } = sammScales(model.all('AnswerSet'));
  const nodes = sammTree(model, activityLevels(model, scaleIds, levels));
  const version = versionInNames(source.folders) ?? olderVersion(model);
  const terms = termsOf(source.licence);
  const reading: FrameworkReading = {
    kind: 'samm',
    framework: {
      title: 'OWASP SAMM',
      key: 'owasp-samm',
      ...(version !== undefined && { version }),
      publisher: 'OWASP SAMM project',
      licence: {
        class: 'open',
        text: terms === undefined ? licenceText : `${licenceText}\n\n${terms}`,
        allowShare: true,
      },
      lang: 'en',
      ...described(model),
      levels: [...levels.values()].sort((a, b) => a.no - b.no),
      scales,
      scoring: { method: 'sum' },
    },
    nodes,
    warnings: [...model.warnings, ...scaleWarnings, ...leftOutFields(model)],
  };
  return ok(withinLimits(reading));
}

/** The maturity levels by the id of their file. */
function levelsOf(model: SammModel): Map<string, Level> {
  const levels = new Map<string, Level>();
  const numbers = new Set<number>();
  for (const document of model.all('MaturityLevel')) {
    const no = numberOf(document.entries.get('number')) ?? NaN;
    if (!Number.isInteger(no) || no < 1 || no > 10 || numbers.has(no)) {
      const text = `number: ${textOf(document.entries.get('number')) ?? '-'}`;
      model.warnings.push({ kind: 'outOfRange', file: document.file, line: document.lineOf('number'), text });
      continue;
    }
    numbers.add(no);
    levels.set(linkForm(document.id), { no, name: `Level ${no}` });
  }
  return levels;
}

/** SAMM says of a level what it aims at, and gives it no name. */
function described(model: SammModel): { readonly description?: string } {
  const lines = [...model.all('MaturityLevel')]
    .sort((a, b) => (numberOf(a.entries.get('number')) ?? 0) - (numberOf(b.entries.get('number')) ?? 0))
    .flatMap((document) => {
      const text = sammText(document, 'description');
      return text === undefined ? [] : [`Level ${numberOf(document.entries.get('number')) ?? '-'}: ${text}`];
    });
  return lines.length === 0 ? {} : { description: lines.join('\n') };
}

/** Only the releases 2.0.x write the link to a maturity level in small letters. */
function olderVersion(model: SammModel): string | undefined {
  const isOlder = model.all('PracticeLevel').some(({ keys }) => keys.has('maturitylevel'));
  return isOlder ? '2.0' : undefined;
}
