import { createRawSnippet } from 'svelte';
import { userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SplitPane from './SplitPane.svelte';

const button = (name: string) => createRawSnippet(() => ({ render: () => `<button>${name}</button>` }));

describe('SplitPane', () => {
  it.each([
    ['start', ['In the panel', 'Resize panel', 'In the content']],
    ['end', ['In the content', 'Resize panel', 'In the panel']],
  ] as const)('lets the keyboard go from side to side with the panel at the %s', async (side, order) => {
    const screen = await render(SplitPane, {
      children: button('In the content'),
      panel: button('In the panel'),
      panelLabel: 'Panel',
      side,
    });
    const reached: string[] = [];
    const places: number[] = [];
    for (let step = 0; step < order.length; step++) {
      await userEvent.tab();
      const element = document.activeElement;
      reached.push(element?.getAttribute('aria-label') ?? element?.textContent ?? '');
      places.push(element?.getBoundingClientRect().left ?? 0);
    }
    expect(reached).toEqual(order);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    await screen.unmount();
  });
});
