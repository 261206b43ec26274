import { withoutEnds } from './text.ts';

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Leading dots hide a file, and Windows drops trailing ones. */
const edges = '. ';

/**
 * A file name for a dialog to suggest: the parts joined with ` - `, without anything that some file system refuses,
 * at most 120 characters before the extension (without its dot).
 */
export function fileName(parts: readonly string[], extension: string): string {
  const whole = parts
    .map((part) => withoutEnds(part.replace(/[\p{C}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' '), edges))
    .filter((part) => part !== '')
    .join(' - ');
  const stem = withoutEnds(whole.slice(0, 120), edges);
  const usable = stem === '' || reserved.test(stem) ? `Waymark ${stem}`.trim() : stem;
  return `${usable}.${extension}`;
}
