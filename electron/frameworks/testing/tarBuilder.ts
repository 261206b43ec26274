/** One entry of a tar archive as a test wants it, right or wrong; what is left out is what an honest writer would write. */
export type TarEntry = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  /** Size as the header says it. */
  readonly size?: number;
  readonly prefix?: string;
  readonly magic?: 'ustar' | 'gnu' | 'none';
  readonly checksum?: number;
};

/** Builds a tar archive header by header; `end` is what follows the last entry, two blocks of zeros by default. */
export function buildTar(
  entries: readonly TarEntry[],
  end: Uint8Array = new Uint8Array(1024),
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...entries.flatMap(entryBlocks), end]));
}

/** A record of a pax header, with its own length before it. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (length !== rest + String(length).length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

function entryBlocks(entry: TarEntry): Buffer[] {
  const content = Buffer.from(entry.content ?? '');
  const header = Buffer.alloc(512);
  header.write(entry.name, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${(entry.size ?? content.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(entry.type ?? '0', 156);
  if (entry.magic === 'gnu') header.write('ustar  \0', 257);
  else if (entry.magic !== 'none') header.write('ustar\x0000', 257);
  if (entry.prefix !== undefined) header.write(entry.prefix, 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${(entry.checksum ?? sum).toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
