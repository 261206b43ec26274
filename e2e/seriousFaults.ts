import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What keeps somebody from using the page as it stands, by the rules of WCAG: each with the part it is about. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The other mode opens a page of its own to join the results of frames, and there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
