/** What the clipboard offers as evidence: its files, else its text as a file; empty when it holds neither. */
export function filesOfClipboard(data: DataTransfer): File[] {
  const files = [...data.files];
  if (files.length > 0) return files;
  const text = data.getData('text/plain');
  return text.trim() === '' ? [] : [new File([text], 'text.txt', { type: 'text/plain' })];
}

/**
 * A pasted file under a name that says where it belongs, such as `C3-L2.1-01.png`: the clipboard calls every picture
 * the same. `count` is how many pieces of evidence the practice has already.
 */
export function pastedName(file: File, subject: string, count: number): string {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0] ?? '';
  const number = String(count + 1).padStart(2, '0');
  return `${subject.replaceAll(' ', '-')}-${number}${extension}`;
}

/** Whether the clipboard gave the file a name that tells nobody anything. */
export function isNameless(file: File): boolean {
  return file.name === 'text.txt' || /^image\.(png|jpe?g|gif|webp|bmp)$/i.test(file.name);
}

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'];

/**
 * How a piece of evidence can be looked at inside the application. Drawings that may carry scripts (SVG, HTML) are
 * never drawn: their source can be read as text.
 */
export function previewKind(mime: string): 'picture' | 'text' | 'none' {
  const type = mime.toLowerCase().split(';')[0]?.trim() ?? '';
  if (pictures.includes(type)) return 'picture';
  if (type.startsWith('text/') || type === 'application/json' || type === 'image/svg+xml') return 'text';
  return 'none';
}
