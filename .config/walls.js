/**
 * The walls between the rooms: who may import whom, with a message that says what to do instead.
 *
 *   base <- model <- domain <- words <- formats        shared/ is pure
 *   renderer/data and electron/ stand on shared/
 *   renderer/ui imports nothing but itself; parts use ui, i18n and shared; features use data and parts too; app composes
 *
 * `regex` and not `group`: a `group` pattern that begins with `#` is read as a comment.
 */
const platform =
  '^(node:|electron$|electron/|svelte$|svelte/|dexie$|fs$|path$|crypto$|#renderer/|#electron/)';

function wall(files, bans, ignores = ['**/*.test.ts', '**/testing/**']) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': ['error', { patterns: bans.map(([regex, message]) => ({ regex, message })) }],
    },
  };
}

const testing = [
  '#shared/testing/',
  'shared/testing holds builders for tests; shipped code must not need them.',
];
const pure = [
  platform,
  'shared/ is pure: values in, values out. Do the input and output in electron/ or renderer/data and pass values in.',
];
const up = (rooms, from) => [
  `^#shared/(${rooms})/`,
  `Imports run base <- model <- domain <- words <- formats. ${from} must not know of this room; move the shared part down.`,
];

export const walls = [
  wall(['shared/base/**'], [pure, testing, up('model|domain|words|formats|host', 'base')]),
  wall(['shared/model/**'], [pure, testing, up('domain|words|formats|host', 'model')]),
  wall(['shared/domain/**'], [pure, testing, up('words|formats|host', 'domain')]),
  wall(['shared/words/**'], [pure, testing, up('formats|host', 'words')]),
  wall(['shared/formats/**'], [pure, testing, up('host', 'formats')]),
  wall(['shared/host/**'], [pure, testing]),
  wall(
    ['electron/**'],
    [
      testing,
      ['^#renderer/', 'The main process never imports the page. Put what both need in shared/.'],
      [
        '^(svelte|dexie)',
        'The page owns the data: main asks for values through the contract in shared/host.',
      ],
    ],
  ),
  wall(
    ['electron/frameworks/**', 'electron/packages/**', 'electron/files/**', 'electron/commandLine/**'],
    [
      testing,
      ['^#renderer/', 'The main process never imports the page. Put what both need in shared/.'],
      [
        '^electron$',
        'The command line runs these rooms in plain Node. Take what you need from Electron as a parameter, passed in by electron/main.ts.',
      ],
    ],
  ),
  wall(
    ['renderer/ui/**'],
    [
      testing,
      [
        '^#(renderer/(?!ui/)|shared/|electron/)',
        'renderer/ui holds domain-free parts: take what you need as a prop, or move the component into a feature.',
      ],
      ['^(dexie|electron)$', 'renderer/ui holds domain-free parts: take data as props.'],
    ],
  ),
  wall(
    ['renderer/parts/**'],
    [
      testing,
      [
        '^#(renderer/(app|data|features)/|electron/)',
        'renderer/parts shows what it is given, so that any feature can use it: take rows and callbacks as props.',
      ],
      [
        '^(node:|dexie$|electron$)',
        'renderer/parts shows what it is given: take rows and callbacks as props.',
      ],
    ],
    // It watches the drafts wherever it stands, so that no screen can forget them.
    ['**/*.test.ts', '**/UnstoredNotes.svelte'],
  ),
  wall(
    ['renderer/data/**'],
    [
      testing,
      ['^#renderer/(app|features|parts|ui)/', 'renderer/data serves the screens and knows none of them.'],
      [
        '^(node:|electron$|#electron/)',
        'Files belong to the main process: call window.host through renderer/data/host.ts.',
      ],
    ],
  ),
  wall(
    ['renderer/features/**', 'renderer/workers/**', 'renderer/i18n/**'],
    [
      testing,
      ['^dexie$', 'Only renderer/data talks to Dexie: add a query or a command there and call it.'],
      [
        '^(node:|electron$|#electron/)',
        'Files belong to the main process: call the host through renderer/data/host.ts.',
      ],
      [
        '^#renderer/app/',
        'Features do not know the frame. renderer/app composes them: take what you need as a prop.',
      ],
    ],
  ),
  wall(
    ['renderer/app/**'],
    [
      testing,
      ['^dexie$', 'Only renderer/data talks to Dexie: add a query or a command there and call it.'],
      [
        '^(node:|electron$|#electron/)',
        'Files belong to the main process: call the host through renderer/data/host.ts.',
      ],
    ],
  ),
  ...[
    'framework',
    'assessment',
    'evidence',
    'results',
    'plan',
    'reports',
    'exchange',
    'home',
    'settings',
    'history',
  ].map((feature) => ({
    files: [`renderer/features/${feature}/**`],
    rules: {
      // A rule of its own name, so that it adds to the wall above instead of replacing it.
      'no-restricted-syntax': [
        'error',
        {
          selector: `ImportDeclaration[source.value=/^#renderer\\u002ffeatures\\u002f(?!${feature}\\u002f)/]`,
          message:
            'Features never import one another. Move what both need to ui (domain-free), data (stored) or shared (rules), or compose in renderer/app.',
        },
        {
          selector: 'ImportDeclaration[source.value=/^\\.\\.\\u002f\\.\\./]',
          message: 'Leave your room by its name (#renderer/…), not by climbing out of it.',
        },
      ],
    },
  })),
];
