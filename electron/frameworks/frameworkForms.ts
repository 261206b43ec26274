import type { NativeFile } from '#shared/formats/native/nativeSchema.ts';
import { nativeJson, nativeYaml } from '#shared/formats/native/nativeText.ts';
import { csvText } from '#shared/formats/sheet/csvText.ts';
import { flatSheet, workbookOf } from '#shared/formats/sheet/sheetRows.ts';
import { workbookBytes } from '#shared/formats/sheet/writeWorkbook.ts';
import type { FrameworkForm } from '#shared/host/contract.ts';

/** How a framework is written in each of our own forms. */
export const frameworkWriters: {
  readonly [Form in FrameworkForm]: (file: NativeFile) => Promise<Uint8Array<ArrayBuffer>>;
} = {
  yaml: (file) => Promise.resolve(new TextEncoder().encode(nativeYaml(file))),
  json: (file) => Promise.resolve(new TextEncoder().encode(nativeJson(file))),
  xlsx: (file) => workbookBytes(workbookOf(file)),
  csv: (file) => Promise.resolve(new TextEncoder().encode(csvText(flatSheet(file)))),
};
