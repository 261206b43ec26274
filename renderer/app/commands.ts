import type { MenuCommand } from '#shared/host/contract.ts';
import type { Messages } from '#renderer/i18n/messages.svelte.ts';
import { isTyping } from '#renderer/ui/keys.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.svelte.ts';
import { areas, type Area, type Route } from './routes.ts';

/** What commands act on. */
export type CommandTargets = {
  readonly go: (route: Route) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly showKeys: () => void;
};

/** Something the user can ask for from anywhere: by menu, by key, or by a button of the frame. */
export type Command = {
  readonly id: MenuCommand | `go.${Area}`;
  readonly title: (messages: Messages) => string;
  readonly keys: readonly string[];
  readonly run: (targets: CommandTargets) => void;
};

/** Every command of the frame: one table for the menu, the keyboard and the help. */
export const commands: readonly Command[] = [
  ...areas.map((area, index): Command => ({
    id: `go.${area}`,
    title: (m) => m.app.commands.go(m.app.area[area]),
    keys: [`Mod+${index + 1}`],
    run: (targets) => targets.go({ area }),
  })),
  { id: 'undo', title: (m) => m.app.commands.undo, keys: ['Mod+Z'], run: (targets) => targets.undo() },
  {
    id: 'redo',
    title: (m) => m.app.commands.redo,
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    run: (targets) => targets.redo(),
  },
  {
    id: 'report',
    title: (m) => m.app.commands.report,
    keys: ['Mod+P'],
    run: (targets) => targets.go({ area: 'report' }),
  },
  {
    id: 'exportPackage',
    title: (m) => m.app.commands.exportPackage,
    keys: ['Mod+Shift+E'],
    run: (targets) => targets.go({ area: 'exchange' }),
  },
  {
    id: 'importPackage',
    title: (m) => m.app.commands.importPackage,
    keys: ['Mod+Shift+I'],
    run: (targets) => targets.go({ area: 'exchange' }),
  },
  {
    id: 'importFramework',
    title: (m) => m.app.commands.importFramework,
    keys: ['Mod+Shift+F'],
    run: (targets) => targets.go({ area: 'framework' }),
  },
  { id: 'keys', title: (m) => m.app.commands.keys, keys: ['?', 'F1'], run: (targets) => targets.showKeys() },
];

/** Runs the command of an id. */
export function runCommand(id: Command['id'], targets: CommandTargets): void {
  const command = commands.find((each) => each.id === id);
  if (!command) throw new Error(`No command is called ${id}`);
  command.run(targets);
}

/** The keys that a command is bound to first, for tooltips. */
export function keysOf(id: Command['id']): string | undefined {
  return commands.find((each) => each.id === id)?.keys[0];
}

/** The commands as rows of the keyboard table. */
export function commandShortcuts(targets: CommandTargets, messages: Messages): readonly Shortcut[] {
  return commands.map((command) => ({
    keys: command.keys,
    label: command.title(messages),
    // A field keeps its own undo while the user types in it.
    run: (event) => {
      if ((command.id === 'undo' || command.id === 'redo') && isTyping(event)) return false;
      command.run(targets);
      return true;
    },
  }));
}
