import type { NodeKind } from '#shared/model/framework.ts';

type Named = { readonly kind: NodeKind; readonly code: string; readonly title: string };

/** What a node is called: its code and its title; a macro-capability's code is for addresses only. */
export function nameOf(node: Named): string {
  return `${codeShown(node)} ${node.title}`.trim();
}

/** The code as it stands before the title; empty where the title says it all. */
export function codeShown({ kind, code, title }: Named): string {
  return kind === 'macro' || code === title ? '' : code;
}

/** A node in the fewest words: its code, or its title where it has none to show. */
export function shortNameOf(node: Named): string {
  return codeShown(node) || node.title;
}
