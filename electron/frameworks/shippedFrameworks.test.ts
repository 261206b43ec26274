import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { known } from '#shared/base/assert.ts';
import { frameworkHandlers } from './frameworkHandlers.ts';
import { readSources } from './readSources.ts';

const shippedFolder = fileURLToPath(new URL('../../assets/frameworks/', import.meta.url));
const dialogs = {
  chooseFiles: () => Promise.resolve([]),
  chooseSavePath: () => Promise.resolve(null),
};

describe('the frameworks that come with the application', () => {
  it('are read like a folder that was chosen, each as one source', async () => {
    const { readShippedFrameworks } = frameworkHandlers({ dialogs, shippedFolder });
    const read = await readShippedFrameworks();
    const sources = read.ok ? read.value : [];
    expect(sources).toEqual(await readSources([`${shippedFolder}open`]));
    expect(sources).toHaveLength(1);
    const { result } = known(sources[0], 'the open framework');
    expect(result).toMatchObject({ ok: true, value: { framework: { key: 'waymark-open-itcf' } } });
  });
});
