import { describe, expect, test } from 'vitest';
import { aReport } from '#shared/testing/aReport.ts';
import { printOptions, printReport, printWindowOptions, type PrintWindow } from './printReport.ts';

/** A window that keeps what happened to it. */
function aWindow(fate: { readonly load?: Error; readonly print?: Error } = {}) {
  const events: string[] = [];
  const window: PrintWindow = {
    loadURL: (url) => {
      events.push(`load ${url}`);
      return fate.load ? Promise.reject(fate.load) : Promise.resolve();
    },
    destroy: () => void events.push('destroy'),
    webContents: {
      printToPDF: () => {
        events.push('print');
        return fate.print ? Promise.reject(fate.print) : Promise.resolve(Buffer.from('%PDF-1.4'));
      },
    },
  };
  return { window, events };
}

describe('printing', () => {
  test('loads the document, prints it and closes the window', async () => {
    const { window, events } = aWindow();
    const bytes = await printReport('app://bundle/report/x', aReport(), () => window);
    expect(new TextDecoder().decode(bytes)).toBe('%PDF-1.4');
    expect(events).toEqual(['load app://bundle/report/x', 'print', 'destroy']);
  });

  test.for([{ load: new Error('no document') }, { print: new Error('no printer') }])(
    'closes the window when it fails: %o',
    async (fate) => {
      const { window, events } = aWindow(fate);
      await expect(printReport('app://bundle/report/x', aReport(), () => window)).rejects.toThrow(/^no /);
      expect(events.at(-1)).toBe('destroy');
    },
  );

  test('asks for a tagged and outlined document on the paper of the stylesheet', () => {
    expect(printOptions(aReport())).toMatchObject({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
  });

  test('escapes what it prints at the foot of each page', () => {
    const { footerTemplate } = printOptions(aReport({ client: '<img src=x>', confidentiality: 'A & B' }));
    expect(footerTemplate).toContain('&lt;img src=x&gt;');
    expect(footerTemplate).toContain('A &amp; B');
    expect(footerTemplate).not.toContain('<img');
  });

  test('happens in a window that is not shown and runs no script', () => {
    expect(printWindowOptions).toMatchObject({ show: false, webPreferences: { javascript: false } });
  });
});
