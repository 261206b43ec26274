import { describe, expect, it } from 'vitest';
import { menuCommands } from '#shared/host/contract.ts';
import { en } from '#renderer/i18n/en.ts';
import { commands, commandShortcuts, runCommand, type CommandTargets } from './commands.ts';

function recorder(): { targets: CommandTargets; calls: string[] } {
  const calls: string[] = [];
  const targets: CommandTargets = {
    go: (route) => calls.push(`go ${route.area}`),
    undo: () => calls.push('undo'),
    redo: () => calls.push('redo'),
    showKeys: () => calls.push('keys'),
  };
  return { targets, calls };
}

describe('commands', () => {
  it('answer every command of the menu', () => {
    const { targets, calls } = recorder();
    for (const id of menuCommands) runCommand(id, targets);
    expect(calls).toEqual([
      'undo',
      'redo',
      'go report',
      'go exchange',
      'go exchange',
      'go framework',
      'keys',
    ]);
  });

  it('have no keys in common', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leave undo to the field the user types in', () => {
    const { targets, calls } = recorder();
    const undo = commandShortcuts(targets, en).find((row) => row.label === en.app.commands.undo);
    const field = document.createElement('textarea');
    document.body.append(field);
    let result: unknown;
    field.addEventListener('keydown', (event) => (result = undo?.run(event)));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
    field.remove();
    expect([result, calls]).toEqual([false, []]);
  });
});
