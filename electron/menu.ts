import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/host/contract.ts';

/** Puts up the native menu; `choose` is told which command was chosen. */
export function showMenu(platform: NodeJS.Platform, choose: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, choose)));
}

/** The native menu: our commands by their ids, beside what every application of the system has. */
export function menuTemplate(
  platform: NodeJS.Platform,
  choose: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => {
      choose(id);
    },
    // Shown beside the label and handled by the page, which knows whether a text field has the focus.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('importFramework', 'Import framework…'),
        separator,
        item('importPackage', 'Open package…', 'CmdOrCtrl+O'),
        item('exportPackage', 'Save package as…', 'CmdOrCtrl+Shift+S'),
        separator,
        item('report', 'PDF report…', 'CmdOrCtrl+P'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('undo', 'Undo', 'CmdOrCtrl+Z'),
        item('redo', 'Redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { label: '&Help', submenu: [item('keys', 'Keyboard shortcuts', '?')] },
  ];
}
