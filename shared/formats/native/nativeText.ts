import { Document, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { NativeFile } from './nativeSchema.ts';

/** How wide lines are, where a text can be broken. */
const lineWidth = 110;

/** From how many characters on a text stands below its key instead of beside it. */
const longText = 70;

/** A framework in our own form as YAML, for people: prose is folded, short lists stand on one line. */
export function nativeYaml(file: NativeFile): string {
  const document = new Document(file, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (key, node) => {
      // A key is never folded.
      if (key === 'key' || typeof node.value !== 'string' || node.value.length < longText) return;
      node.type = blockType(node.value);
    },
    Pair: (_, { key, value }) => {
      const isList = isScalar(key) && ['alignsWith', 'subsets', 'metrics'].includes(String(key.value));
      if (isList && isSeq(value) && value.items.every((item) => isScalar(item))) value.flow = true;
    },
  });
  return document.toString({ lineWidth, minContentWidth: 40, flowCollectionPadding: false });
}

/** Lines that a person broke stay as they are; lines that run on are folded. */
function blockType(text: string): Scalar.Type {
  // Blocks lose white space that stands alone on a line or ends it.
  if (/[ \t]\n/.test(text)) return Scalar.QUOTE_DOUBLE;
  const isShortLined = text.includes('\n') && text.split('\n').every((line) => line.length <= lineWidth);
  return isShortLined ? Scalar.BLOCK_LITERAL : Scalar.BLOCK_FOLDED;
}

/** A framework in our own form as JSON, for programs. */
export function nativeJson(file: NativeFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
