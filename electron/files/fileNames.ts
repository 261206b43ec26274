// What some system does not allow in a name, and what could turn a name into a path or hide its ending.
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu;

/**
 * A suggested name as a file's name on every system: no path, no control or direction characters, no leading dot,
 * at most 150 characters before the ending, and with that ending (without its dot).
 */
export function safeFileName(suggested: string, extension: string): string {
  const ending = `.${extension}`;
  const stem = suggested.toLowerCase().endsWith(ending) ? suggested.slice(0, -ending.length) : suggested;
  const plain = stem
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  // By character and not by code unit, so that none is cut in half.
  const short = Array.from(plain).slice(0, 150).join('').trimEnd();
  return (short === '' || isDevice(short) ? `Waymark ${short}`.trimEnd() : short) + ending;
}

/** Windows opens these as devices, whatever follows behind a dot. */
function isDevice(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}
