import type { DevTools } from './devtools.ts';

/**
 * Opens the system's own file chooser through the page and returns the paths that were chosen, none when the
 * person changed their mind. Only the debugging protocol may learn a path; the page itself never does.
 */
export async function chooseFiles(page: DevTools, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { result } = await page.send('Runtime.evaluate', {
    expression: choosing(options),
    awaitPromise: true,
    // A page may open a chooser only while a person is acting on it.
    userGesture: true,
  });
  if (result.objectId === undefined) return [];
  const { result: files } = await page.send('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
  });
  const paths: string[] = [];
  for (const { name, value } of files) {
    if (!/^\d+$/.test(name) || value?.objectId === undefined) continue;
    const { path } = await page.send('DOM.getFileInfo', { objectId: value.objectId });
    paths.push(path);
  }
  return paths;
}

function choosing({ filters, properties }: Electron.OpenDialogOptions): string {
  const endings = (filters ?? []).flatMap(({ extensions }) => extensions);
  const accept = endings.includes('*') ? '' : endings.map((ending) => `.${ending}`).join(',');
  return `new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ${JSON.stringify(accept)};
    input.multiple = ${JSON.stringify(properties?.includes('multiSelections') ?? false)};
    input.webkitdirectory = ${JSON.stringify(properties?.includes('openDirectory') ?? false)};
    input.addEventListener('change', () => resolve([...input.files]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  })`;
}
