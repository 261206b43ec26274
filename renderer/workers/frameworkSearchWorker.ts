import type { Node } from '#shared/model/framework.ts';
import { frameworkIndex, type Found, type FrameworkIndex } from './frameworkIndex.ts';

/** What the page asks of the worker. */
export type SearchRequest =
  | { readonly ask: 'index'; readonly content: string; readonly nodes: readonly Node[] }
  | { readonly ask: 'search'; readonly id: number; readonly query: string; readonly limit: number };

/** What the worker answers. */
export type SearchAnswer =
  | { readonly answer: 'indexed'; readonly content: string }
  | { readonly answer: 'found'; readonly id: number; readonly found: Found | null };

let index: FrameworkIndex | undefined;

/** The worker's end of the line, which the types of a page do not know. */
const line = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SearchRequest>) => void) | null;
  postMessage: (answer: SearchAnswer) => void;
};

line.onmessage = ({ data }) => {
  if (data.ask === 'index') {
    index = frameworkIndex(data.nodes);
    line.postMessage({ answer: 'indexed', content: data.content });
  } else {
    line.postMessage({
      answer: 'found',
      id: data.id,
      found: index?.search(data.query, data.limit) ?? null,
    });
  }
};
