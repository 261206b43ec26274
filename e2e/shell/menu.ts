type Template = Parameters<typeof Electron.Menu.buildFromTemplate>[0];
type Choose = Template[number]['click'];

/** One entry of the menu; `click` does what choosing it would do. */
export type StandInMenuItem = {
  readonly id: string | undefined;
  readonly label: string | undefined;
  readonly click: () => void;
};

/** A menu that is kept and can be chosen from, but not drawn: Chromium's window has no place for it. */
export class Menu {
  static #application: Menu | null = null;
  readonly items: readonly StandInMenuItem[];

  static buildFromTemplate(template: Template): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  constructor(template: Template) {
    this.items = template.flatMap(itemsOf);
  }

  getMenuItemById(id: string): StandInMenuItem | null {
    return this.items.find((item) => item.id === id) ?? null;
  }
}

function itemsOf(entry: Template[number]): StandInMenuItem[] {
  const { submenu } = entry;
  const below = Array.isArray(submenu) ? submenu.flatMap(itemsOf) : [];
  return [{ id: entry.id, label: entry.label, click: () => choose(entry.click) }, ...below];
}

function choose(click: Choose): void {
  // Electron passes the entry, the window and the event; a command of ours looks at none of them.
  (click as (() => void) | undefined)?.();
}
