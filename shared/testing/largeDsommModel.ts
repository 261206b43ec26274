import { seededWords } from './seededWords.ts';
import type { SeededWords } from './seededWords.ts';

/**
 * A generated model in DSOMM's form with that many activities, some 1,700 bytes on 40 lines each: prose folded at 80
 * columns, implementations with tags, and references to five standards. Ten activities make a sub-dimension.
 */
export function aLargeDsommModel({
  activities,
  seed,
}: {
  readonly activities: number;
  readonly seed: number;
}): string {
  const said = seededWords(seed);
  const lines = ['---', 'meta:', '  version: 9.9.9', '  released: "2026-11-24"', '---'];
  for (let index = 0; index < activities; index++) {
    if (index % 50 === 0) lines.push(`Dimension ${index / 50 + 1}:`);
    if (index % 10 === 0) lines.push(`  Part ${index / 10 + 1}:`);
    lines.push(...activityLines(index, said));
  }
  return `${lines.join('\n')}\n`;
}

function activityLines(index: number, said: SeededWords): string[] {
  const uuid = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;
  return [
    `    Activity ${index + 1}:`,
    `      uuid: ${uuid(index + 1)}`,
    ...['description', 'risk', 'measure'].flatMap((field) => folded(`      ${field}: `, said.sentence(40))),
    '      difficultyOfImplementation:',
    ...['knowledge', 'time', 'resources'].map((field) => `        ${field}: ${1 + said.number(4)}`),
    `      usefulness: ${1 + said.number(4)}`,
    `      level: ${1 + said.number(5)}`,
    ...(index === 0 ? [] : ['      dependsOn:', `      - ${uuid(1 + said.number(index))}`]),
    '      implementation:',
    `      - uuid: ${uuid(100_000 + index)}`,
    `        name: Tool ${index + 1}`,
    '        tags:',
    '        - paper',
    '        - ink',
    `        url: https://tool-${index + 1}.example/`,
    '        description: |',
    `          ${said.sentence(12)}`,
    '      references:',
    '        samm2:',
    '        - O-OM-B-2',
    '        iso27001-2017:',
    '        - 11.2.7',
    '        - 14.2.6',
    '        iso27001-2022:',
    `        - ${5 + said.number(4)}.${1 + said.number(30)}`,
    `        - ${5 + said.number(4)}.${1 + said.number(30)}`,
    '        openCRE:',
    `        - https://cre.example/node/standard/Model/section/Part/subsection/Activity%20${index + 1}`,
    '      isImplemented: false',
    '      evidence: ""',
    '      comments: ""',
    '      tags:',
    '      - none',
  ];
}

/** A plain text over several lines, as the model's own generator folds it. */
function folded(field: string, text: string): string[] {
  const lines: string[] = [];
  let line = `${field}${text.slice(0, text.indexOf(' '))}`;
  for (const word of text.slice(text.indexOf(' ') + 1).split(' ')) {
    if (line.length + word.length > 80) {
      lines.push(line);
      line = `        ${word}`;
    } else line += ` ${word}`;
  }
  return [...lines, line];
}
