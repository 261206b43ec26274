import type { DevTools } from './devtools.ts';

// Width and height in inches.
const pageSizes: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
};

/** Prints the page as Electron does, with the same options and the same defaults. */
export async function printToPdf(page: DevTools, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  const [paperWidth, paperHeight] = paperOf(options.pageSize ?? 'Letter');
  const { margins } = options;
  const { data } = await page.send('Page.printToPDF', {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    pageRanges: options.pageRanges ?? '',
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
  });
  return Buffer.from(data, 'base64');
}

function paperOf(size: NonNullable<Electron.PrintToPDFOptions['pageSize']>): readonly [number, number] {
  if (typeof size !== 'string') return [size.width, size.height];
  const known = pageSizes[size];
  if (!known) throw new Error(`The Chromium shell does not know the page size ${size}.`);
  return known;
}
