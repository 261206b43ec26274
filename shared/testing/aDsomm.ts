import type { Files } from './setFiles.ts';

/** The uuid of an activity of the fixtures, from its number. */
export function dsommUuid(no: number): string {
  return `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;
}

/** A small model in DSOMM's form, as its generator writes it: two dimensions, three sub-dimensions, four activities. */
export const dsommTree = `Keeping and Mending:
  Bees:
    Hives are counted:
      uuid: ${dsommUuid(1)}
      risk: |-
        Without counting,
        hives vanish.
      measure: Count the hives.
      level: 1
      difficultyOfImplementation:
        knowledge: 1
        time: 2
        resources: 3
      usefulness: 4
      implementation:
      - uuid: ${dsommUuid(91)}
        name: Tally sheet
        tags: [paper]
        url: https://tally.example/
        description: |
          A sheet of
          paper.
      references:
        samm2:
        - G-SM-A-1
        iso27001-2022:
        - 5.1
        - 5.37
        - 8.9
      isImplemented: false
      evidence: ""
      comments: ""
      tags:
      - none
    "Hives: moved 'safely'":
      uuid: ${dsommUuid(2)}
      description: Moving is work.
      risk: Bees get lost.
      measure: Move hives at night.
      level: 2
      difficultyOfImplementation: {knowledge: 1, time: 1, resources: 1}
      usefulness: 2
      dependsOn:
      - ${dsommUuid(1)} # Hives are counted
      implementation: ""
      meta:
        implementationGuide: Use a cart.
      references:
        samm2: [TODO]
        iso27001-2022: [5.12]
        openCRE: [https://cre.example/]
      tags: [night, cart]
      weather: Dry.
  Nets:
    Nets are mended:
      uuid: ${dsommUuid(3)}
      risk: Fish escape.
      measure: Mend nets.
      assessment: |
        - Show a net
      level: 2
      difficultyOfImplementation: {knowledge: 1, time: 1, resources: 1}
      usefulness: 2
      implementation:
      comments:
      references: {}
      tags: [none]
Looking:
  Lists:
    A list is kept:
      uuid: ${dsommUuid(4)}
      risk: Nobody knows.
      measure: Keep a list.
      level: 5
      difficultyOfImplementation: {knowledge: 1, time: 1, resources: 1}
      usefulness: 2
      dependsOn: [${dsommUuid(2)}, ${dsommUuid(3)}]
      implementation: []
      references: {}
      tags: [none]
`;

/** The generated form: what it says of itself, and the tree. */
export const dsommModel = `---
meta:
  version: 4.3.1
  released: "2026-05-19"
  publisher: https://bees.example/
---
${dsommTree}`;

/** The same model as its source folder has it, where implementations stand in a file of their own. */
export function aDsommSource(): Files {
  const bees = dsommTree.slice(0, dsommTree.indexOf('  Nets:'));
  const nets = dsommTree.slice(dsommTree.indexOf('  Nets:'), dsommTree.indexOf('Looking:'));
  const start = bees.indexOf(`      - uuid: ${dsommUuid(91)}`);
  const end = bees.indexOf('      references:');
  const reference =
    '      - $ref: src/assets/YAML/default/implementations.yaml#/implementations/tally-sheet\n';
  return {
    'src/assets/YAML/default/Keeping/Bees.yaml':
      `${bees.slice(0, start)}${reference}${bees.slice(end)}`.replace('- 5.1\n', '- 5.10\n'),
    'src/assets/YAML/default/Keeping/Nets.yaml': `Keeping and Mending:\n${nets}`,
    'src/assets/YAML/default/Keeping/_meta.yaml':
      '_meta:\n  label: Keeping and Mending\n  icon: bee\n  description: All that is kept.\n',
    'src/assets/YAML/default/Looking/Lists.yaml': dsommTree.slice(dsommTree.indexOf('Looking:')),
    'src/assets/YAML/default/implementations.yaml': `implementations:
  tally-sheet:
    uuid: ${dsommUuid(91)}
    name: Tally sheet
    tags: [paper]
    url: https://tally.example/
    description: |
      A sheet of
      paper.
`,
  };
}
