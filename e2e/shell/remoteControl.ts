import * as electron from './electron.ts';

/** What a test sends: the source of a function, run with the stand-in as its first argument. */
export type Order = { readonly id: number; readonly source: string; readonly argument: unknown };

/** What it gets back. */
export type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** Obeys the test that started this process; what it sends is its own code. */
export function obeyTest(): void {
  process.on('message', (order: Order) => {
    void answer(order).then((message) => process.send?.(message));
  });
  // A test that died must not leave an application behind.
  process.on('disconnect', () => {
    electron.app.exit(1);
  });
}

async function answer({ id, source, argument }: Order): Promise<Answer> {
  try {
    // eslint is right that this runs text as code: that is what a test asks for.
    const run = (0, eval)(`(${source})`) as (module: typeof electron, argument: unknown) => unknown;
    return { id, value: await run(electron, argument) };
  } catch (error) {
    return { id, error: String(error) };
  }
}
