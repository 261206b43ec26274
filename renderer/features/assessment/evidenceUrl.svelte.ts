import type { Failure } from '#shared/domain/failure.ts';
import type { Evidence } from '#shared/model/answers.ts';
import { readEvidence } from '#renderer/data/evidence.ts';

/** An address for a piece of evidence, whose bytes were checked; it is given back when the component ends. */
export class EvidenceUrl {
  #url = $state.raw<string>();
  #failure = $state.raw<Failure>();

  /** Make it while a component initialises. */
  constructor(wanted: () => Evidence | undefined) {
    $effect(() => {
      const evidence = wanted();
      let url: string | undefined;
      let isOver = false;
      this.#url = undefined;
      this.#failure = undefined;
      if (!evidence) return;
      void readEvidence(evidence).then((read) => {
        if (isOver) return;
        if (read.ok) this.#url = url = URL.createObjectURL(read.value);
        else this.#failure = read.failure;
      });
      return () => {
        isOver = true;
        if (url !== undefined) URL.revokeObjectURL(url);
      };
    });
  }

  get url(): string | undefined {
    return this.#url;
  }

  /** Why there is no address. */
  get failure(): Failure | undefined {
    return this.#failure;
  }
}
