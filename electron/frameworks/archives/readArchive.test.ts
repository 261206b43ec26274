import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '#electron/packages/byteSource.ts';
import { buildZip } from '#electron/packages/testing/zipBuilder.ts';
import type { BuiltArchive, BuiltEntry } from '#electron/packages/testing/zipBuilder.ts';
import { buildTar, paxRecord } from '../testing/tarBuilder.ts';
import type { TarEntry } from '../testing/tarBuilder.ts';
import { readArchive } from './readArchive.ts';

const mebibyte = 1024 * 1024;

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, string | null> | string | null> {
  const result = await readArchive(memorySource(bytes), 'x.tgz', mebibyte);
  if (!result.ok) {
    return result.failure.kind === 'archiveUnsafe' ? result.failure.reason : result.failure.kind;
  }
  if (result.value === null) return null;
  return Object.fromEntries(
    result.value.map(({ path, bytes: found }) => [
      path,
      found === null ? null : new TextDecoder().decode(found),
    ]),
  );
}

const bytesOf = (content: string) => new Uint8Array(Buffer.from(content));
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const zip = (entries: readonly BuiltEntry[], more: Omit<BuiltArchive, 'entries'> = {}) =>
  buildZip({ entries, ...more });
const file = (name: string, more: Partial<BuiltEntry> = {}): BuiltEntry => ({
  name,
  content: bytesOf('a'),
  ...more,
});
const a: TarEntry = { name: 'a.txt', content: 'one' };
const long = `folder/${'n'.repeat(200)}.txt`;

describe('an archive', () => {
  it.each([
    ['tar', buildTar([a, { name: 'b/', type: '5' }, { name: './b/c.txt', content: 'two' }])],
    [
      'tar of the oldest form',
      buildTar([
        a,
        { name: 'b/', magic: 'none', type: '0' },
        { name: 'b/c.txt', content: 'two', magic: 'none' },
      ]),
    ],
    ['gzip', gzip(buildTar([a, { name: 'b/c.txt', content: 'two' }]))],
    [
      'zip',
      zip([
        { name: 'a.txt', content: bytesOf('one') },
        { name: 'b/', content: bytesOf('') },
        { name: 'b/c.txt', content: bytesOf('two'), method: 8 },
      ]),
    ],
    [
      'zip of some program for Windows',
      zip([
        { name: 'b\\c.txt', content: bytesOf('two') },
        { name: 'a.txt', content: bytesOf('one') },
      ]),
    ],
  ])('gives the files it holds: %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ 'a.txt': 'one', 'b/c.txt': 'two' });
  });

  it.each([
    [
      'a name of GNU',
      [
        { name: '././@LongLink', type: 'L', content: `${long}\0`, magic: 'gnu' },
        { name: 'folder/short', content: 'x', magic: 'gnu' },
      ],
    ],
    [
      'a path in a pax header',
      [
        { name: 'PaxHeader/x', type: 'x', content: paxRecord('mtime', '1.5') + paxRecord('path', long) },
        { name: 'short', content: 'x' },
      ],
    ],
    ['a prefix', [{ name: long.slice(7), prefix: 'folder', content: 'x' }]],
  ] satisfies [string, TarEntry[]][])('has long names by %s', async (_, entries) => {
    const name = Object.keys((await read(buildTar(entries))) as object)[0];
    // A header has room for a hundred characters.
    expect(name).toBe(entries.length === 1 ? long.slice(0, 107) : long);
  });

  it('may begin with a comment for all of it, as archives of a forge do', async () => {
    const global = { name: 'pax_global_header', type: 'g', content: paxRecord('comment', 'f00d') };
    expect(await read(buildTar([global, a]))).toEqual({ 'a.txt': 'one' });
    expect(await read(zip([file('a.txt')], { comment: bytesOf('f00d') }))).toEqual({ 'a.txt': 'a' });
  });

  it('may say sizes after the data and have fields of its own, as zip programs write them', async () => {
    const extra = new Uint8Array([0x55, 0x54, 5, 0, 3, 0, 0, 0, 0]);
    const entry = file('ä.txt', { flags: 0x0808, extra, local: { crc32: 0, bytes: 0, compressedBytes: 0 } });
    expect(await read(zip([entry]))).toEqual({ 'ä.txt': 'a' });
  });

  it('gives a file that is too large by its name alone', async () => {
    // What compresses badly, so that nothing but its size is remarkable.
    const large = Buffer.from(Array.from({ length: mebibyte + 1 }, (_, i) => (i * 7919 * (i % 251)) % 256));
    expect(await read(buildTar([{ name: 'l', content: large }, a]))).toEqual({ l: null, 'a.txt': 'one' });
    expect(await read(zip([file('l', { content: large, method: 8 }), file('b')]))).toEqual({
      l: null,
      b: 'a',
    });
  });

  it.each([
    ['an office document', zip([file('[Content_Types].xml'), file('word/document.xml')])],
    ['a gzip of one file', gzip(Buffer.from('a: 1'))],
    ['text', bytesOf('a: 1\n'.repeat(200))],
    ['nothing', bytesOf('')],
  ])('is not %s', async (_, bytes) => {
    expect(await read(bytes)).toBeNull();
  });
});

const zeros = Buffer.alloc(60 * mebibyte);

describe('a tar archive is refused for', () => {
  it.each([
    ['a path to above', [{ name: '../a' }], 'an entry leads outside of it'],
    ['a path to above on the way', [{ name: 'b/../../a' }], 'an entry leads outside of it'],
    ['a path of Windows to above', [{ name: '..\\a' }], 'an entry leads outside of it'],
    ['a path from the root', [{ name: '/etc/a' }], 'an entry has a path from the root of a disk'],
    ['a path from a drive', [{ name: 'C:/a' }], 'an entry has a path from the root of a disk'],
    ['a path of a share', [{ name: '\\\\srv\\a' }], 'an entry has a path from the root of a disk'],
    [
      'a pax path to above',
      [{ name: 'x', type: 'x', content: paxRecord('path', '../a') }, a],
      'an entry leads outside of it',
    ],
    ['a GNU name to above', [{ name: 'x', type: 'L', content: '../a\0' }, a], 'an entry leads outside of it'],
    [
      'a name that reads backwards',
      [{ name: 'a\u202egpj.txt' }],
      'an entry has hidden characters in its name',
    ],
    [
      'a zero in a pax path',
      [{ name: 'x', type: 'x', content: paxRecord('path', 'a\0b') }, a],
      'an entry has hidden characters in its name',
    ],
    [
      'an endless name',
      [{ name: 'x', type: 'L', content: 'n'.repeat(70_000) }, a],
      'an entry has an endless name',
    ],
    ['no name', [{ name: '.' }], 'an entry has no name'],
    ['a symbolic link', [{ name: 'a', type: '2' }], 'an entry is a link'],
    ['a hard link', [{ name: 'a', type: '1' }], 'an entry is a link'],
    [
      'a pax link',
      [{ name: 'x', type: 'x', content: paxRecord('linkpath', '/etc') }, a],
      'an entry is a link',
    ],
    ['a device', [{ name: 'a', type: '3' }], 'an entry is not a plain file'],
    ['a pipe', [{ name: 'a', type: '6' }], 'an entry is not a plain file'],
    ['a file with holes', [{ name: 'a', type: 'S' }], 'an entry is not a plain file'],
    [
      'one name for many entries',
      [{ name: 'x', type: 'g', content: paxRecord('path', 'b') }, a],
      'one name is given to many entries',
    ],
    ['a name twice', [a, a], 'it has two entries of the same name'],
    ['a name twice but for its case', [a, { ...a, name: 'A.TXT' }], 'it has two entries of the same name'],
    [
      'a name twice in two spellings',
      [{ name: 'é' }, { name: 'e\u0301' }],
      'it has two entries of the same name',
    ],
    [
      'more entries than are read',
      Array.from({ length: 20_001 }, (_, i) => ({ name: String(i) })),
      'it has more than 20,000 entries',
    ],
    ['a wrong checksum', [a, { name: 'b', checksum: 1 }], 'archiveDamaged'],
    ['a size beyond its end', [{ name: 'b', size: 5000 }], 'archiveDamaged'],
    ['a folder with content', [{ name: 'b', type: '5', content: 'x' }], 'archiveDamaged'],
    ['a broken pax header', [{ name: 'x', type: 'x', content: '99 path=a\n' }, a], 'archiveDamaged'],
  ] satisfies [string, TarEntry[], string][])('%s', async (_, entries, reason) => {
    expect(await read(buildTar(entries))).toBe(reason);
  });

  it.each([
    [
      'something after its end',
      buildTar([a], Buffer.concat([Buffer.alloc(1024), Buffer.from('x')])),
      'something stands after its end',
    ],
    ['no end', buildTar([a], Buffer.alloc(0)), 'archiveDamaged'],
    ['a cut', buildTar([{ ...a, content: 'x'.repeat(4000) }]).slice(0, 2000), 'archiveDamaged'],
    ['a cut of its packing', gzip(buildTar([a])).slice(0, -20), 'archiveDamaged'],
    [
      'something after its packing',
      new Uint8Array(Buffer.concat([gzip(buildTar([a])), Buffer.alloc(4)])),
      'something stands after its end',
    ],
    [
      'another text after its packing',
      new Uint8Array(Buffer.concat([gzip(buildTar([a])), Buffer.from('xx')])),
      'archiveDamaged',
    ],
    ['inflating too much', gzip(buildTar([{ name: 'z', content: zeros }])), 'it inflates too much'],
  ])('%s', async (_, bytes, reason) => {
    expect(await read(bytes)).toBe(reason);
  });

  it('cuts and flips anywhere never end in more than a failure', async () => {
    const whole = gzip(buildTar([a, { name: 'b/c.txt', content: 'two' }]));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.with(at, byte);
        const result = await readArchive(memorySource(bytes), 'x', mebibyte);
        if (result.ok && result.value !== null) {
          // Whatever is still read is what was written: gzip checks its bytes.
          expect(result.value.map(({ path }) => path)).toEqual(['a.txt', 'b/c.txt']);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a zip archive is refused for', () => {
  it.each([
    ['a path to above', zip([file('../a')]), 'an entry leads outside of it'],
    ['a path from the root', zip([file('/a')]), 'an entry has a path from the root of a disk'],
    ['a symbolic link', zip([file('a', { externalAttributes: 0xa1ff0000 })]), 'an entry is a link'],
    ['a device', zip([file('a', { externalAttributes: 0x21ff0000 })]), 'an entry is not a plain file'],
    ['a name twice', zip([file('a'), file('A')]), 'it has two entries of the same name'],
    ['a zero in a name', zip([file('a\0b')]), 'an entry has hidden characters in its name'],
    ['encryption', zip([file('a', { flags: 1 })]), 'an entry is encrypted'],
    ['another packing', zip([file('a', { method: 14 })]), 'an entry is compressed in an unknown way'],
    ['two names', zip([file('a', { local: { name: 'b' } })]), 'it describes an entry in two different ways'],
    ['two sizes', zip([file('a', { local: { bytes: 9 } })]), 'it describes an entry in two different ways'],
    [
      'entries that overlap',
      zip([file('a'), file('b', { offset: 0, local: { name: 'b' } })]),
      'its entries overlap',
    ],
    ['a folder with content', zip([file('a/')]), 'a folder has content'],
    [
      'a size beyond what is there',
      zip([file('a', { bytes: 9, local: { bytes: 9 }, method: 8 })]),
      'archiveDamaged',
    ],
    ['a wrong checksum', zip([file('a', { crc32: 1 })]), 'archiveDamaged'],
    ['bytes before it', zip([file('a')], { prefix: bytesOf('x') }), null],
    ['bytes after it', zip([file('a')], { suffix: bytesOf('x') }), 'something stands after its end'],
    ['a part of many', zip([file('a')], { end: { disk: 1 } }), 'it is one piece of a divided archive'],
    ['no end', zip([file('a')]).slice(0, 40), 'archiveDamaged'],
    [
      'an entry that inflates too much',
      zip([file('a', { content: zeros.subarray(0, 2 * mebibyte), method: 8 })]),
      'an entry inflates too much',
    ],
  ])('%s', async (_, bytes, reason) => {
    expect(await read(bytes)).toBe(reason);
  });

  it('more entries than are read', async () => {
    expect(await read(zip([file('a')], { end: { count: 20_001, countHere: 20_001 } }))).toBe(
      'it has more than 20,000 entries',
    );
  });

  it('more than is read at once, without unpacking any of it', async () => {
    const entries = Array.from({ length: 400 }, (_, i) => file(String(i), { bytes: mebibyte, method: 8 }));
    expect(await read(zip(entries.map((entry) => ({ ...entry, packed: new Uint8Array(30_000) }))))).toBe(
      'contentTooLarge',
    );
  });
});
