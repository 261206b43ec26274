import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive as a test wants it, right or wrong; what is left out is what an honest writer would write. */
export type BuiltEntry = {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  readonly method?: number;
  /** The data as it stands in the archive; by default `content`, packed by the method. */
  readonly packed?: Uint8Array;
  readonly crc32?: number;
  readonly bytes?: number;
  readonly compressedBytes?: number;
  readonly flags?: number;
  readonly madeBy?: number;
  readonly versionNeeded?: number;
  readonly externalAttributes?: number;
  readonly disk?: number;
  readonly extra?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Where the central header says the entry stands. */
  readonly offset?: number;
  /** What the local header says differently. */
  readonly local?: Omit<Partial<BuiltEntry>, 'local' | 'content' | 'packed'>;
  /** Bytes put before the local header, listed nowhere. */
  readonly gap?: Uint8Array;
};

export type BuiltArchive = {
  readonly entries: readonly BuiltEntry[];
  readonly prefix?: Uint8Array;
  readonly suffix?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly end?: { readonly disk?: number; readonly count?: number; readonly countHere?: number };
};

/** Builds an archive byte by byte, with whatever faults it is told to have. */
export function buildZip({
  entries,
  prefix,
  suffix,
  comment = new Uint8Array(),
  end = {},
}: BuiltArchive): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.packed ?? (entry.method === 8 ? deflateRawSync(entry.content) : entry.content);
    const gap = entry.gap ?? new Uint8Array();
    const local = Buffer.concat([gap, localHeader({ ...entry, ...entry.local }, packed), packed]);
    centrals.push(centralHeader(entry, packed, offset + gap.length));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const record = fields([
    [4, 0x06054b50],
    [2, end.disk ?? 0],
    [2, end.disk ?? 0],
    [2, end.countHere ?? end.count ?? entries.length],
    [2, end.count ?? entries.length],
    [4, directory.length],
    [4, offset],
    [2, comment.length],
  ]);
  const parts = [
    prefix ?? new Uint8Array(),
    ...locals,
    directory,
    record,
    comment,
    suffix ?? new Uint8Array(),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function localHeader(entry: BuiltEntry, packed: Uint8Array): Uint8Array {
  const name = Buffer.from(entry.name);
  const extra = entry.extra ?? new Uint8Array();
  return Buffer.concat([
    fields([[4, 0x04034b50], ...common(entry, packed), [2, name.length], [2, extra.length]]),
    name,
    extra,
  ]);
}

function centralHeader(entry: BuiltEntry, packed: Uint8Array, offset: number): Uint8Array {
  const name = Buffer.from(entry.name);
  const extra = entry.extra ?? new Uint8Array();
  const comment = entry.comment ?? new Uint8Array();
  const header = fields([
    [4, 0x02014b50],
    [2, entry.madeBy ?? 20],
    ...common(entry, packed),
    [2, name.length],
    [2, extra.length],
    [2, comment.length],
    [2, entry.disk ?? 0],
    [2, 0],
    [4, entry.externalAttributes ?? 0],
    [4, entry.offset ?? offset],
  ]);
  return Buffer.concat([header, name, extra, comment]);
}

function common(entry: BuiltEntry, packed: Uint8Array): [number, number][] {
  return [
    [2, entry.versionNeeded ?? 20],
    [2, entry.flags ?? 0],
    [2, entry.method ?? 0],
    [2, 0],
    [2, 0x21],
    [4, entry.crc32 ?? crc32(entry.content)],
    [4, entry.compressedBytes ?? packed.length],
    [4, entry.bytes ?? entry.content.length],
  ];
}

/** Little-endian fields, each as its size and its value. */
function fields(list: readonly (readonly [number, number])[]): Uint8Array {
  const buffer = Buffer.alloc(list.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of list) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}
