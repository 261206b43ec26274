import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import TreeView from './TreeView.svelte';

const nodes = [
  {
    id: 'a',
    label: 'Strategy',
    children: [
      { id: 'a1', label: 'Portfolio' },
      { id: 'a2', label: 'Demand' },
    ],
  },
  { id: 'b', label: 'Design', children: [{ id: 'b1', label: 'Catalogue' }] },
  { id: 'c', label: 'Operation' },
];

async function show(open: readonly string[] = []) {
  const onselect = vi.fn();
  const screen = await render(TreeView, { label: 'Blocks', nodes, open: new Set(open), onselect });
  return { onselect, item: (name: string) => screen.getByRole('treeitem', { name }), screen };
}

const press = async (...keys: string[]) => {
  for (const key of keys) await userEvent.keyboard(key);
};

describe('TreeView', () => {
  it('is one tab stop, and shows only what is open', async () => {
    const { item, screen } = await show(['b']);
    await userEvent.tab();
    await expect.element(item('Strategy')).toHaveFocus();
    expect(
      screen
        .getByRole('treeitem')
        .elements()
        .map((each) => each.textContent.trim()),
    ).toEqual(['Strategy', 'Design', 'Catalogue', 'Operation']);
    expect(screen.container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('says where each item stands', async () => {
    const { item } = await show(['a']);
    await expect.element(item('Strategy')).toHaveAttribute('aria-expanded', 'true');
    await expect.element(item('Design')).toHaveAttribute('aria-expanded', 'false');
    await expect.element(item('Demand')).toHaveAttribute('aria-level', '2');
    await expect.element(item('Demand')).toHaveAttribute('aria-posinset', '2');
    await expect.element(item('Demand')).toHaveAttribute('aria-setsize', '2');
    await expect.element(item('Operation')).not.toHaveAttribute('aria-expanded');
  });

  it('opens and enters with the right arrow, leaves and closes with the left', async () => {
    const { item } = await show();
    await userEvent.tab();
    await press('{ArrowRight}');
    await expect.element(item('Strategy')).toHaveAttribute('aria-expanded', 'true');
    await press('{ArrowRight}');
    await expect.element(item('Portfolio')).toHaveFocus();
    await press('{ArrowLeft}');
    await expect.element(item('Strategy')).toHaveFocus();
    await press('{ArrowLeft}');
    await expect.element(item('Strategy')).toHaveAttribute('aria-expanded', 'false');
  });

  it('goes down, to the end and back to the start', async () => {
    const { item } = await show();
    await userEvent.tab();
    await press('{ArrowDown}');
    await expect.element(item('Design')).toHaveFocus();
    await press('{End}');
    await expect.element(item('Operation')).toHaveFocus();
    await press('{ArrowDown}', '{Home}');
    await expect.element(item('Strategy')).toHaveFocus();
  });

  it('finds an item by what is typed', async () => {
    const { item } = await show(['a']);
    await userEvent.tab();
    await press('d', 'e', 's');
    await expect.element(item('Design')).toHaveFocus();
  });

  it('chooses with Enter and by click, and opens with a click on the arrow alone', async () => {
    const { item, onselect } = await show();
    await userEvent.tab();
    await press('{ArrowDown}', '{Enter}');
    expect(onselect).toHaveBeenLastCalledWith(nodes[1]);
    await item('Operation').click();
    expect(onselect).toHaveBeenLastCalledWith(nodes[2]);
    await userEvent.click(item('Strategy').element().querySelector('.chevron')!);
    await expect.element(item('Strategy')).toHaveAttribute('aria-expanded', 'true');
    expect(onselect).toHaveBeenCalledTimes(2);
  });
});

describe('TreeView of thousands of nodes', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({
    id: `part-${at}`,
    label: `Part ${at}`,
    children: Array.from({ length: 200 }, (_, child) => ({
      id: `part-${at}/${child}`,
      label: `Page ${at}.${child}`,
    })),
  }));

  // The place around the tree scrolls from the beginning, as panes do.
  const around = document.createElement('style');
  around.textContent = 'body > div { height: 300px; overflow: auto; }';
  beforeEach(() => document.head.append(around));
  afterEach(() => around.remove());

  async function showMany(selected?: string) {
    const onselect = vi.fn();
    const open = new Set(many.map(({ id }) => id));
    const screen = await render(TreeView, { label: 'Blocks', nodes: many, open, selected, onselect });
    const rows = () => screen.getByRole('treeitem').elements();
    await expect.poll(() => rows().length).toBeGreaterThan(10);
    return {
      screen,
      onselect,
      rows,
      item: (name: string) => screen.getByRole('treeitem', { name, exact: true }),
    };
  }

  it('draws only what is seen, and says where each row stands all the same', async () => {
    const { rows, item } = await showMany();
    expect(rows().length).toBeLessThan(80);
    await expect.element(item('Page 0.3')).toHaveAttribute('aria-posinset', '4');
    await expect.element(item('Page 0.3')).toHaveAttribute('aria-setsize', '200');
  });

  it('goes to the end and back, row by row', async () => {
    const { rows, item } = await showMany();
    await userEvent.tab();
    await expect.element(item('Part 0')).toHaveFocus();
    await press('{End}');
    await expect.element(item('Page 29.199')).toHaveFocus();
    await press('{ArrowUp}');
    await expect.element(item('Page 29.198')).toHaveFocus();
    await press('{ArrowLeft}');
    await expect.element(item('Part 29')).toHaveFocus();
    await press('{ArrowLeft}');
    await expect.element(item('Part 29')).toHaveAttribute('aria-expanded', 'false');
    await press('{Home}');
    await expect.element(item('Part 0')).toHaveFocus();
    expect(rows().length).toBeLessThan(80);
  });

  it('stays one tab stop wherever it was scrolled to', async () => {
    const { screen, rows, item } = await showMany();
    await userEvent.tab();
    await press('{ArrowDown}', '{ArrowDown}');
    await expect.element(item('Page 0.1')).toHaveFocus();
    screen.container.scrollTop = 90_000;
    await expect.poll(() => rows().at(-1)?.textContent).toMatch(/Page \d\d\./);
    await expect.element(item('Page 0.1')).toHaveFocus();
    expect(screen.container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
});
