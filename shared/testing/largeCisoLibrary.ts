import { seededWords } from './seededWords.ts';
import type { SeededWords } from './seededWords.ts';

/**
 * A CISO Assistant library with that many nodes, some 500 bytes each, as its own tools write it: folded at 80 columns,
 * escapes in double quotes, translations, groups and references. One node in eight is a section.
 */
export function aLargeCisoLibrary({
  nodes,
  seed,
}: {
  readonly nodes: number;
  readonly seed: number;
}): string {
  const said = seededWords(seed);
  const lines = [
    'urn: urn:alder:risk:library:lantern-large',
    'locale: en',
    'ref_id: LANTERN-LARGE',
    'name: Lantern, the large one',
    'description: Generated for measuring.',
    'copyright: Public domain',
    'version: 3',
    'publication_date: 2026-11-24',
    'provider: Lantern Works',
    'packager: alder',
    'objects:',
    '  framework:',
    '    urn: urn:alder:risk:framework:lantern-large',
    '    ref_id: LANTERN-LARGE',
    '    name: Lantern, the large one',
    '    min_score: 0',
    '    max_score: 5',
    '    implementation_groups_definition:',
    ...['G1', 'G2', 'G3'].flatMap((group) => [`    - ref_id: ${group}`, `      name: Group ${group}`]),
    '    requirement_nodes:',
  ];
  for (let index = 0; index < nodes; index++) lines.push(...nodeLines(index, said));
  return `${lines.join('\n')}\n`;
}

function nodeLines(index: number, said: SeededWords): string[] {
  const section = Math.floor(index / 8);
  const isSection = index % 8 === 0;
  const urn = (code: string) => `urn:alder:risk:req_node:lantern-large:${code.toLowerCase()}`;
  const code = isSection ? `S${section}` : `S${section}.${index % 8}`;
  return [
    `    - urn: ${urn(code)}`,
    `      assessable: ${String(!isSection)}`,
    `      depth: ${isSection ? 1 : 2}`,
    ...(isSection ? [] : [`      parent_urn: ${urn(`S${section}`)}`]),
    `      ref_id: ${code}`,
    ...folded('name', said.sentence(4)),
    ...(isSection
      ? []
      : [
          ...folded('description', said.sentence(22)),
          ...folded('annotation', said.sentence(10)),
          '      implementation_groups:',
          `      - G${1 + said.number(3)}`,
          ...(index % 4 === 1
            ? ['      translations:', '        de:', ...folded('    name', said.sentence(4))]
            : []),
        ]),
  ];
}

/** A field as PyYAML writes it: in quotes, with escapes, over several lines. */
function folded(field: string, text: string): string[] {
  const escaped = text.replace(/["\\]|[^ -~]/g, (mark) =>
    mark === '"' || mark === '\\'
      ? `\\${mark}`
      : `\\u${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const lines: string[] = [];
  let line = `      ${field}: "`;
  for (const [position, word] of escaped.split(' ').entries()) {
    if (line.length + word.length > 80) {
      lines.push(line);
      line = `        ${word}`;
    } else line += position === 0 ? word : ` ${word}`;
  }
  return [...lines, `${line}"`];
}
