import { withoutEnds } from '../base/text.ts';

/** A text as part of an id: whatever an id may not hold, and what parts ids, becomes a hyphen. */
export function idPart(text: string, limit = 40): string {
  const part = withoutEnds(text.normalize('NFC').replace(/[\p{Cc}\p{Cs}\s<>"'&:/]+/gu, '-'), '-');
  return Array.from(part).slice(0, limit).join('') || '-';
}

/** An id of a source's own as part of an id; a path keeps its slashes. At most 200 characters. */
export function idPath(text: string): string {
  const path = text
    .split('/')
    .map((part) => idPart(part, 200))
    .join('/');
  return Array.from(path).slice(0, 200).join('').replace(/\/$/, '');
}
