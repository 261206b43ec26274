import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  PrintToPDFOptions,
  WebContents,
} from 'electron';
import type { ReportContent } from '#shared/domain/reportContent.ts';
import { markup } from './markup.ts';

/** What printing needs of a window; a `BrowserWindow` fits. */
export type PrintWindow = Pick<BrowserWindow, 'loadURL' | 'destroy'> & {
  readonly webContents: Pick<WebContents, 'printToPDF'>;
};

/** How the window for printing differs from others: never seen, and unable to run a script. */
export const printWindowOptions = {
  show: false,
  width: 794,
  height: 1123,
  webPreferences: { javascript: false, images: true, backgroundThrottling: false },
} as const satisfies BrowserWindowConstructorOptions;

/**
 * Prints the document at `url` to a tagged PDF with an outline, and closes the window whatever happens.
 * Loading ends with the load event, which waits for the stylesheet and for every font the text uses.
 */
export async function printReport(
  url: string,
  content: ReportContent,
  openWindow: () => PrintWindow,
): Promise<Uint8Array<ArrayBuffer>> {
  const window = openWindow();
  try {
    await window.loadURL(url);
    return new Uint8Array(await window.webContents.printToPDF(printOptions(content)));
  } finally {
    window.destroy();
  }
}

/** A4 by the stylesheet's own rules; tagged for screen readers, outlined by the headings. */
export function printOptions(content: ReportContent): PrintToPDFOptions {
  return {
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footer(content),
  };
}

/** The foot of a page is a document of its own, out of reach of the stylesheet: hence the styles in it. */
function footer({ client, title, confidentiality, lang }: ReportContent): string {
  return markup`<div lang="${lang}" style="display:flex; justify-content:space-between; gap:8mm; box-sizing:border-box; width:100%; padding:0 18mm 2mm; font:9.5px/1.4 'Segoe UI','Helvetica Neue',Arial,sans-serif; color:#55636f"><span style="flex:1; min-width:0; white-space:nowrap; overflow:hidden; text-overflow:ellipsis">${client} · ${title}</span><span style="font-weight:600">${confidentiality}</span><span style="flex:1; text-align:right; font-variant-numeric:tabular-nums"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
    .source;
}
