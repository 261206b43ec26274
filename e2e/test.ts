import { test as base } from '@playwright/test';
import { launchWaymark } from './launchWaymark.ts';
import type { Waymark } from './launchWaymark.ts';

/** A journey's test: `waymark` is the running application on a fresh profile, closed when the test ends. */
export const test = base.extend<{ waymark: Waymark }>({
  waymark: async ({ screenshot }, use, testInfo) => {
    const waymark = await launchWaymark();
    await use(waymark);
    if (screenshot !== 'off' && testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('window', { body: await waymark.page.screenshot(), contentType: 'image/png' });
    }
    await waymark.close();
  },
});

export { expect } from '@playwright/test';
