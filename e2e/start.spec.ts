import { expect, test } from './test.ts';

test('the page knows which application it runs in', async ({ waymark }) => {
  const info = await waymark.page.evaluate(() => window.host.describeApp());
  const version = await waymark.evaluateInMain(({ app }) => app.getVersion(), null);
  expect(info).toEqual({ version, platform: process.platform });
});
