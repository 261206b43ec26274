/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Leading dots hide a file, and Windows drops trailing ones. */
const edges = /^[. ]+|[. ]+$/g;

/**
 * A file name for a dialog to suggest: the parts joined with ` - `, without anything that some file system refuses,
 * at most 120 characters before the extension (without its dot).
 */
export function fileName(parts: readonly string[], extension: string): string {
  const stem = parts
    .map((part) =>
      part
        .replace(/[\p{C}<>:"/\\|?*]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(edges, ''),
    )
    .filter((part) => part !== '')
    .join(' - ')
    .slice(0, 120)
    .replace(edges, '');
  const usable = stem === '' || reserved.test(stem) ? `Waymark ${stem}`.trim() : stem;
  return `${usable}.${extension}`;
}
