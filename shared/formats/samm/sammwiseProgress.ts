import { ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { Failure } from '../../domain/failure.ts';
import type { ReadingWarning, ReadResult } from '../frameworkReading.ts';
import type { ProgressAnswer, ProgressReading } from '../progress.ts';
import { entriesOf, isNothing, numberOf, textOf } from '../yaml/yamlTree.ts';
import { parseYamlTrees } from '../yaml/yamlTrees.ts';

/** The security practices in the order of SAMMwise's questions; each has three for stream A and three for stream B. */
const practicesInOrder = [
  'G-SM',
  'G-PC',
  'G-EG',
  'D-TA',
  'D-SR',
  'D-SA',
  'I-SB',
  'I-SD',
  'I-DM',
  'V-AA',
  'V-RT',
  'V-ST',
  'O-IM',
  'O-EM',
  'O-OM',
] as const;

const questionsPerPractice = 6;
const questionCount = practicesInOrder.length * questionsPerPractice;
const worths = [0, 0.25, 0.5, 1];

/** Whether a text is what SAMMwise saves: its questions by number, in one flat object. */
export function looksLikeSammwise(text: string): boolean {
  return /^\s*\{/.test(text) && /"question1"\s*:/.test(text) && /"question\d{2}"\s*:/.test(text);
}

/** Reads a save file of SAMMwise. Answers become those of the activities their positions stand for, `G-SM-A-1` first. */
export function readSammwiseProgress(
  text: string,
  name: string,
): Result<{ readonly progress: ProgressReading; readonly warnings: readonly ReadingWarning[] }, Failure> {
  const parsed = parseYamlTrees(text, name);
  if (!parsed.ok) return parsed;
  const { trees, lineOf } = parsed.value;
  const fields = new Map(trees.flatMap(entriesOf));
  const warnings: ReadingWarning[] = [];
  const answers: ProgressAnswer[] = [];
  let unanswered = 0;
  for (let no = 1; no <= questionCount; no++) {
    const answer = fields.get(`question${no}`);
    fields.delete(`question${no}`);
    const worth = numberOf(answer);
    if (isNothing(answer)) unanswered++;
    else if (worth !== undefined && worths.includes(worth)) answers.push({ practice: codeOf(no), worth });
    else {
      unanswered++;
      const told = `question${no}: ${textOf(answer) ?? '-'}`;
      warnings.push({ kind: 'outOfRange', line: lineOf(answer.offset), text: told });
    }
  }
  const take = (key: string): string | undefined => {
    const told = textOf(fields.get(key));
    fields.delete(key);
    return told;
  };
  const client = take('Company Name');
  const title = take('Project name');
  const description = take('Description of Project');
  const others = [...fields].filter(([, tree]) => !isNothing(tree)).map(([key]) => key);
  if (others.length > 0) warnings.push({ kind: 'leftOut', text: others.join(', ').slice(0, 500) });
  const progress = {
    frameworkKey: 'owasp-samm',
    ...(client !== undefined && { client }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    answers,
    unanswered,
  };
  return ok({ progress, warnings });
}

/** The code of the activity that a question asks for, from its number. */
function codeOf(no: number): string {
  const practice = practicesInOrder[Math.floor((no - 1) / questionsPerPractice)] ?? '';
  const place = (no - 1) % questionsPerPractice;
  return `${practice}-${place < 3 ? 'A' : 'B'}-${(place % 3) + 1}`;
}

/** The progress as the registry gives it. */
export function readSammwiseSource(text: string, { name }: { readonly name: string }): ReadResult {
  const read = readSammwiseProgress(text, name);
  if (!read.ok) return read;
  const { progress, warnings } = read.value;
  return ok({ kind: 'sammwiseProgress', nodes: [], progress, warnings });
}
