import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  archive,
  evidence,
  failureOf,
  head,
  kindOf,
  name,
  note,
  sha256,
  text,
} from './testing/foreignPackage.ts';
import { buildZip } from './testing/zipBuilder.ts';

describe('A hostile archive', () => {
  const zeros = (length: number) => new Uint8Array(length);
  const named = (entry: string | Uint8Array) => {
    const manifest = JSON.stringify({ format: 'waymark-package', version: 1, app: '0', ...head, parts: [] });
    return buildZip({
      entries: [
        { name: 'manifest.json', content: text(manifest) },
        { name: entry, content: text('x') },
      ],
    });
  };

  it.each([
    '../../e.txt',
    '..\\..\\e.txt',
    '/abs.txt',
    'C:/x.txt',
    '\\\\srv\\share\\x',
    '../out2/x',
    'data/../x.ndjson',
    'data/notes.ndjson\u0000.txt',
    `data/${'a'.repeat(5000)}.ndjson`,
    'CON',
    'aux.txt',
    'NUL',
    'data/notes.ndjson.',
    'data/notes.ndjson ',
    'a:stream.txt',
    'data/\u202egnp.ndjson',
    '-rf',
    '.hidden',
    '__proto__',
    'constructor',
    'toString',
    'data/',
    'Manifest.json',
    'DATA/notes.ndjson',
    'data/n\u00f6tes.ndjson',
    'data/no\u0308tes.ndjson',
    `evidence/${'A'.repeat(64)}`,
    `evidence/${'a'.repeat(63)}`,
    '',
  ])('is refused for an entry named %.40j', async (entry) => {
    expect(await failureOf(named(entry))).toMatchObject({
      kind: 'packageUnsafe',
      reason: 'an entry has a name that is not allowed',
    });
  });

  it('is refused for an entry whose name is not UTF-8', async () => {
    expect(await kindOf(named(new Uint8Array([0x64, 0xff, 0xfe])))).toBe('packageUnsafe');
  });

  const link = 0xa1ff * 0x10000;
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['a symbolic link', archive([{ ...note, madeBy: 0x0314, externalAttributes: link }]), 'packageUnsafe'],
    ['a device', archive([{ ...note, externalAttributes: 0x21b6 * 0x10000 }]), 'packageUnsafe'],
    ['a pipe', archive([{ ...note, externalAttributes: 0x11b6 * 0x10000 }]), 'packageUnsafe'],
    ['a folder', archive([{ ...note, externalAttributes: 0x10 }]), 'packageUnsafe'],
    ['two entries of the same name', archive([note, note], { parts: [] }), 'packageUnsafe'],
    ['entries that overlap', archive([note, { ...evidence, offset: 0 }]), 'packageUnsafe'],
    ['bytes between entries', archive([note, { ...evidence, gap: zeros(4) }]), 'packageUnsafe'],
    ['bytes before it', archive([note], {}, { prefix: text('PK\u0003\u0004') }), 'packageUnsafe'],
    ['bytes after it', archive([note], {}, { suffix: text('junk') }), 'packageUnsafe'],
    ['a comment', archive([note], {}, { comment: text('hello') }), 'packageUnsafe'],
    [
      'an end record within its comment',
      archive([note], {}, { comment: buildZip({ entries: [] }) }),
      'packageUnsafe',
    ],
    ['a second disk', archive([note], {}, { end: { disk: 1 } }), 'packageUnsafe'],
    ['entries on another disk', archive([note], {}, { end: { countHere: 1 } }), 'packageUnsafe'],
    ['an entry on another disk', archive([{ ...note, disk: 1 }]), 'packageUnsafe'],
    ['an entry more than it counts', archive([note], {}, { end: { count: 1 } }), 'packageUnsafe'],
    ['an entry fewer than it counts', archive([note], {}, { end: { count: 3 } }), 'packageUnsafe'],
    ['the count of a Zip64 archive', archive([note], {}, { end: { count: 0xffff } }), 'packageUnsafe'],
    ['more than 20,000 entries', archive([note], {}, { end: { count: 20_001 } }), 'packageUnsafe'],
    ['old encryption', archive([{ ...note, flags: 1 }]), 'packageUnsafe'],
    ['AES encryption', archive([{ ...note, flags: 1, method: 99, packed: note.content }]), 'packageUnsafe'],
    ['strong encryption', archive([{ ...note, flags: 0x41 }]), 'packageUnsafe'],
    ['a hidden directory', archive([{ ...note, flags: 0x2000 }]), 'packageUnsafe'],
    ['sizes after the data', archive([{ ...note, flags: 8 }]), 'packageUnsafe'],
    ['LZMA', archive([{ ...note, method: 14, packed: note.content }]), 'packageUnsafe'],
    ['Deflate64', archive([{ ...note, method: 9, packed: note.content }]), 'packageUnsafe'],
    ['an extra field', archive([{ ...note, extra: new Uint8Array([1, 0, 0, 0]) }]), 'packageUnsafe'],
    ['a comment on an entry', archive([{ ...note, comment: text('psst') }]), 'packageUnsafe'],
    [
      'another name in the local header',
      archive([{ ...note, local: { name: 'data/nodes.ndjson' } }]),
      'packageUnsafe',
    ],
    ['another size in the local header', archive([{ ...note, local: { bytes: 1 } }]), 'packageUnsafe'],
    [
      'another packed size in the local header',
      archive([{ ...note, local: { compressedBytes: 1 } }]),
      'packageUnsafe',
    ],
    ['another checksum in the local header', archive([{ ...note, local: { crc32: 1 } }]), 'packageUnsafe'],
    ['another method in the local header', archive([{ ...note, local: { method: 0 } }]), 'packageUnsafe'],
    ['other flags in the local header', archive([{ ...note, local: { flags: 2 } }]), 'packageUnsafe'],
    [
      'an extra field in the local header alone',
      archive([{ ...note, local: { extra: zeros(8) } }]),
      'packageUnsafe',
    ],
    ['two sizes of a stored entry', archive([{ ...evidence, bytes: 9 }]), 'packageUnsafe'],
    [
      'a size past the end',
      archive([{ ...evidence, bytes: 9_000_000, compressedBytes: 9_000_000 }]),
      'packageUnsafe',
    ],
    ['a wrong checksum', archive([{ ...note, crc32: 5 }]), 'packageDamaged'],
    ['a size that is too small', archive([{ ...note, bytes: note.content.length - 1 }]), 'packageDamaged'],
    ['a size that is too large', archive([{ ...note, bytes: note.content.length + 1 }]), 'packageDamaged'],
    [
      'data that does not inflate',
      archive([{ ...note, packed: text('\u0007not deflated') }]),
      'packageDamaged',
    ],
    [
      'data that stops early',
      archive([{ ...note, packed: deflateRawSync(note.content).subarray(0, -2) }]),
      'packageDamaged',
    ],
    [
      'data that goes on after its end',
      archive([{ ...note, packed: Buffer.concat([deflateRawSync(note.content), text('more')]) }]),
      'packageDamaged',
    ],
    [
      'evidence that is not named after its hash',
      archive([{ ...evidence, name: `evidence/${'0'.repeat(64)}` }]),
      'packageDamaged',
    ],
    ['a part that is not listed', archive([note], { parts: [] }), 'packageUnsafe'],
    [
      'a seal that is not one',
      archive([note], {}, { comment: text(`waymark-sha256:${'0'.repeat(64)}`) }),
      'packageDamaged',
    ],
  ])('is refused for %s', async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });

  it('is refused before it inflates, when it would inflate to much more than it is', async () => {
    const bomb = { name: 'data/notes.ndjson', content: zeros(20_000_000), method: 8 };
    expect(await failureOf(archive([bomb]))).toMatchObject({
      kind: 'packageUnsafe',
      reason: 'an entry inflates too much',
    });
    // Small pieces that each look harmless.
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...bomb,
      name: `data/a${'b'.repeat(index)}.ndjson`,
      content: zeros(1_000_000),
    }));
    expect(await failureOf(archive(many))).toMatchObject({
      kind: 'packageUnsafe',
      reason: 'it inflates too much',
    });
    const large = { ...bomb, content: text('x'), bytes: 129 * 1024 * 1024 };
    expect(await failureOf(archive([large]))).toMatchObject({
      kind: 'packageUnsafe',
      reason: 'an entry is too large',
    });
  });

  it('never inflates more than it states', async () => {
    const packed = deflateRawSync(zeros(100_000_000));
    const before = process.memoryUsage.rss();
    expect(await kindOf(archive([{ ...note, packed, bytes: 1_000_000 }]))).toBe('packageDamaged');
    expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000);
  }, 30_000);
});

describe('A manifest', () => {
  const withManifest = (manifest: string | Uint8Array) =>
    buildZip({
      entries: [{ name: 'manifest.json', content: typeof manifest === 'string' ? text(manifest) : manifest }],
    });
  const good = { format: 'waymark-package', version: 1, app: '0', ...head, parts: [] as unknown[] };
  const changed = (changes: object) => withManifest(JSON.stringify({ ...good, ...changes }));

  it('of a newer version is told as such, whatever else it says and holds', async () => {
    expect(await failureOf(withManifest('{"format":"waymark-package","version":2}'))).toEqual({
      kind: 'packageNewer',
      name,
      version: 2,
      supported: 1,
    });
    const later = { name: 'later/thing.bin', content: text('x') };
    expect(await kindOf(archive([later], { version: 7, parts: 'elsewhere' }))).toBe('packageNewer');
  });

  const part = { path: 'data/notes.ndjson', bytes: 3, sha256: sha256(text('{}\n')) };
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['that is no JSON', withManifest('{'), 'packageInvalid'],
    ['that is Latin-1', withManifest(new Uint8Array([0x22, 0xe9, 0x22])), 'packageInvalid'],
    [
      'that is UTF-16',
      withManifest(Buffer.from(`\ufeff${JSON.stringify(good)}`, 'utf16le')),
      'packageInvalid',
    ],
    [
      'with a key twice',
      withManifest(JSON.stringify(good).replace('{', '{"kind":"full",')),
      'packageInvalid',
    ],
    [
      'with a forbidden key',
      withManifest(JSON.stringify(good).replace('{', '{"__proto__":{"polluted":1},')),
      'packageInvalid',
    ],
    [
      'nested too deep',
      changed({ later: JSON.parse('['.repeat(70) + ']'.repeat(70)) as unknown }),
      'packageInvalid',
    ],
    ['with a version of nought', changed({ version: 0 }), 'packageInvalid'],
    ['with a version and a half', changed({ version: 1.5 }), 'packageInvalid'],
    ['of a kind that does not exist', changed({ kind: 'half' }), 'packageInvalid'],
    ['with a date that is none', changed({ createdAt: 'soon' }), 'packageInvalid'],
    ['with a negative count', changed({ counts: { notes: -1 } }), 'packageInvalid'],
    ['with a part twice', changed({ parts: [part, part] }), 'packageInvalid'],
    ['with a part out of the package', changed({ parts: [{ ...part, path: '../x' }] }), 'packageInvalid'],
    ['with a part that is missing', changed({ parts: [part] }), 'packageDamaged'],
    [
      'with another hash of a part',
      archive([note], { parts: [{ path: note.name, bytes: note.content.length, sha256: '0'.repeat(64) }] }),
      'packageDamaged',
    ],
    [
      'with another size of a part',
      archive([note], { parts: [{ path: note.name, bytes: 1, sha256: sha256(note.content) }] }),
      'packageDamaged',
    ],
  ])('%s is refused', async (_, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
    expect('polluted' in {}).toBe(false);
  });

  it.each(Object.keys(good))('with another type of %s is refused', async (field) => {
    for (const wrong of [null, 7, 'x', [1], {}].filter(
      (value) => typeof value !== typeof good[field as keyof typeof good] || value === null,
    )) {
      if (field === 'head' && wrong === null) continue;
      expect(await kindOf(changed({ [field]: wrong })), JSON.stringify(wrong)).not.toBe('opened');
    }
  });
});
