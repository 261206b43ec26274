/** A text in which characters that XML does not allow are written as `_x000D_`. */
export function unescapedText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A text as a workbook may hold it: what `unescapedText` gives back. */
export function escapedText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[\uFFFD-\uFFFF]|(?![\t\n])\p{Cc}/gu, escapedLetter);
}

/** One UTF-16 code unit as `_x000D_`. */
export function escapedLetter(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
