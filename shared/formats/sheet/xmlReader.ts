import { failed, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { SheetFault } from '../../domain/failure.ts';

/** What is called while a text is read; names come without their prefix. */
export type XmlVisitor = {
  readonly open?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close?: (name: string) => void;
  /** Text between tags, decoded; a text may come in several pieces. */
  readonly text?: (text: string) => void;
};

/** How deep elements may nest: a workbook's do not come near it. */
const maximalDepth = 64;

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

class XmlFault extends Error {}

/**
 * Reads the XML of a workbook's part from end to end. Document types are refused, since they can define entities that
 * grow when they are read; so is what is not well-formed.
 */
export function readXml(xml: string, visitor: XmlVisitor): Result<null, SheetFault> {
  if (/<!DOCTYPE/i.test(xml)) return failed('entities');
  try {
    visitAll(xml.replace(/^\ufeff/, ''), visitor);
    return ok(null);
  } catch (error) {
    if (error instanceof XmlFault) return failed('damaged');
    throw error;
  }
}

function visitAll(xml: string, { open, close, text }: XmlVisitor): void {
  const names: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const end = start === -1 ? xml.length : start;
    if (end > at) {
      const between = xml.slice(at, end);
      if (names.length === 0 && between.trim() !== '') throw new XmlFault('text outside of the root');
      text?.(decoded(between));
    }
    if (start === -1) break;
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start + 9);
      text?.(xml.slice(start + 9, at - 3));
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start + 2);
    else {
      const stop = endOfTag(xml, start);
      const tag = xml.slice(start + 1, stop);
      at = stop + 1;
      if (tag.startsWith('/')) {
        const name = tag.slice(1).trim();
        if (names.pop() !== name) throw new XmlFault('a tag closes what is not open');
        close?.(bare(name));
      } else {
        const name = /^[^\s/]+/.exec(tag)?.[0];
        if (name === undefined) throw new XmlFault('a tag without a name');
        if (names.length === maximalDepth) throw new XmlFault('nested too deep');
        open?.(bare(name), attributesOf(tag.slice(name.length)));
        if (tag.endsWith('/')) close?.(bare(name));
        else names.push(name);
      }
    }
  }
  if (names.length > 0) throw new XmlFault('a tag is never closed');
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  if (at === -1) throw new XmlFault(`no ${end}`);
  return at + end.length;
}

/** The index of the `>` that ends a tag; one in quotes does not. */
function endOfTag(xml: string, start: number): number {
  const mark = /["'>]/g;
  mark.lastIndex = start + 1;
  for (;;) {
    const found = mark.exec(xml);
    if (found === null) throw new XmlFault('a tag without an end');
    if (found[0] === '>') return found.index;
    mark.lastIndex = after(xml, found[0], found.index + 1);
  }
}

/** An attribute; its name is tried where it begins and nowhere within it. */
const attribute = /(?<![^\s=/])([^\s=/]+)\s*=\s*("([^"]*)"|'([^']*)')/g;

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', , double, single] of text.matchAll(attribute))
    attributes.set(bare(name), decoded(double ?? single ?? ''));
  return attributes;
}

/** A name without its prefix; what binds a prefix keeps it. */
function bare(name: string): string {
  return name.startsWith('xmlns') ? name : name.slice(name.indexOf(':') + 1);
}

function decoded(text: string): string {
  if (!text.includes('&')) return text.replace(/\r\n?/g, '\n');
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);|&/gi, (whole, name?: string) => {
      if (name === undefined) throw new XmlFault('a loose &');
      const known = namedEntities.get(name);
      if (known !== undefined) return known;
      if (!name.startsWith('#')) throw new XmlFault(`an unknown entity ${whole}`);
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new XmlFault('no character');
      return String.fromCodePoint(code);
    });
}
