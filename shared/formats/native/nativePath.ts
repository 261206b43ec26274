import { idPart } from '../idPart.ts';
import type { NativeNode } from './nativeSchema.ts';

/** The id of a node without one of its own: its code, or its title, below the path of the node above. */
export function nativePath(node: Pick<NativeNode, 'code' | 'title'>, above: string): string {
  const segment = idPart(node.code ?? node.title);
  return above === '' ? segment : `${above}/${segment}`;
}

/** What the paths of its children begin with. A macro-capability is no part of them, as in the library. */
export function pathBelow(node: Pick<NativeNode, 'kind'>, path: string): string {
  return node.kind === 'macro' ? '' : path;
}
