import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { Live } from './live.svelte.ts';

it('keeps what it knows while the key stays the same, however often the place it is read from changes', async () => {
  let place = $state.raw({ key: 'a', visits: 1 });
  const query = vi.fn((key: string) => Promise.resolve(`result of ${key}`));
  let live: Live<string> | undefined;
  const end = $effect.root(() => {
    live = new Live(() => place.key, query);
  });
  flushSync();
  await vi.waitFor(() => expect(live?.current).toBe('result of a'));

  place = { key: 'a', visits: 2 };
  flushSync();
  expect(live?.current).toBe('result of a');
  expect(query).toHaveBeenCalledTimes(1);

  place = { key: 'b', visits: 3 };
  flushSync();
  expect(live?.current).toBeUndefined();
  await vi.waitFor(() => expect(live?.current).toBe('result of b'));
  end();
});
