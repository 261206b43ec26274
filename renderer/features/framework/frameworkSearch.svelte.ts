import type { Node } from '#shared/model/framework.ts';
import type { Found } from '#renderer/workers/frameworkIndex.ts';
import type { SearchAnswer, SearchRequest } from '#renderer/workers/frameworkSearchWorker.ts';
import address from '#renderer/workers/frameworkSearchWorker.ts?worker&url';
import { startWorker } from '#renderer/workers/startWorker.ts';

/** What was found for a query. */
export type Finding = { readonly query: string; readonly found: Found | null };

type Query = { readonly query: string; readonly limit: number };

/**
 * The search of the page: one worker with the index of the framework version that is read, kept until another is. A
 * query that is typed while one is under way waits, and only the newest of them is asked.
 */
class FrameworkSearch {
  #worker: Worker | undefined;
  #asked = '';
  #content = $state.raw('');
  #finding = $state.raw<Finding>();
  #pending: Query | undefined;
  #waiting: Query | undefined;
  #newest: Query | undefined;
  #id = 0;

  /** The newest answer; that of an earlier query while the newest is under way. */
  get finding(): Finding | undefined {
    return this.#finding;
  }

  /** Whether the index of what was handed over last is ready. */
  get isReady(): boolean {
    return this.#content !== '' && this.#content === this.#asked;
  }

  /** Hands over what is to be searched; what was handed over already is not read again. */
  read(versionId: string, nodes: readonly Node[]): void {
    const content = contentOf(versionId, nodes);
    if (content === this.#asked) return;
    this.#asked = content;
    this.#post({ ask: 'index', content, nodes });
    // What was found stood in the old content; who typed before the new one was here gets an answer from it.
    const newest = this.#newest;
    this.clear();
    if (newest) this.search(newest.query, newest.limit);
  }

  /** Looks for a query, at most `limit` hits of each kind. */
  search(query: string, limit: number): void {
    this.#newest = { query, limit };
    if (this.#pending) {
      this.#waiting = { query, limit };
      return;
    }
    this.#pending = { query, limit };
    this.#post({ ask: 'search', id: ++this.#id, query, limit });
  }

  /** Forgets what was found. */
  clear(): void {
    this.#finding = undefined;
    this.#newest = undefined;
    this.#pending = undefined;
    this.#waiting = undefined;
    // An answer that is on its way belongs to nobody any more.
    this.#id++;
  }

  #post(request: SearchRequest): void {
    if (!this.#worker) {
      this.#worker = startWorker(address);
      this.#worker.onmessage = ({ data }: MessageEvent<SearchAnswer>) => this.#take(data);
      this.#worker.onerror = (event) => {
        // A worker that could not start is a bug of ours: said once, and the next query tries again.
        this.#worker?.terminate();
        this.#worker = undefined;
        this.#asked = '';
        this.#pending = undefined;
        reportError(new Error(`The search could not run: ${event.message}`));
      };
    }
    this.#worker.postMessage(request);
  }

  #take(data: SearchAnswer): void {
    if (data.answer === 'indexed') {
      this.#content = data.content;
      return;
    }
    if (data.id !== this.#id || !this.#pending) return;
    this.#finding = { query: this.#pending.query, found: data.found };
    this.#pending = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.search(next.query, next.limit);
  }
}

/** The search of this window. */
export const frameworkSearch = new FrameworkSearch();

/** Tells whether content is the same as before: pages never change, they only get company or are filled in. */
function contentOf(versionId: string, nodes: readonly Node[]): string {
  let sum = 0;
  for (const { textHash } of nodes)
    sum = (Math.imul(sum, 31) + Number.parseInt(textHash.slice(0, 8), 16)) >>> 0;
  return `${versionId} ${nodes.length} ${sum}`;
}
