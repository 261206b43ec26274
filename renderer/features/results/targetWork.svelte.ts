import type { BlockResult } from '#shared/domain/assessmentResults.ts';
import type { Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import { gapOf } from '#shared/domain/gaps.ts';
import { presetTargets, type TargetPreset } from '#shared/domain/targetPresets.ts';
import type { Assessment } from '#shared/model/engagement.ts';
import { setTarget, setTargets } from '#renderer/data/targets.ts';
import { t } from '#renderer/i18n/messages.svelte.ts';
import { words } from '#renderer/i18n/words.ts';
import { announce, notify } from '#renderer/ui/announce.svelte.ts';
import { nameOf } from '#renderer/parts/nodeNames.ts';
import { type BranchRow } from './resultRows.ts';

/** Sets targets, says what was set, and keeps what did not work until it does. */
export class TargetWork {
  readonly #assessment: () => Assessment;
  #trouble = $state.raw<{ readonly failure: Failure; readonly retry: () => void } | null>(null);

  constructor(assessment: () => Assessment) {
    this.#assessment = assessment;
  }

  /** What did not work last, and how to try it again. */
  get trouble(): { readonly failure: Failure; readonly retry: () => void } | null {
    return this.#trouble;
  }

  /** Sets the target of one block; `null` takes it away. */
  async ofBlock(block: BlockResult, level: number | null): Promise<void> {
    const { node } = block;
    const named = { id: node.id, code: node.code || node.title };
    const result = await setTarget(this.#assessment(), named, level);
    if (this.#settle(result, () => this.ofBlock(block, level))) announce(saidOfBlock(block, level));
  }

  /** Sets the target of every block of a branch in one step; `null` takes them away. */
  async ofBranch({ node, blocks }: Pick<BranchRow, 'node' | 'blocks'>, level: number | null): Promise<void> {
    const wishes = blocks.map((block) => ({ nodeId: block.node.id, level }));
    const result = await setTargets(this.#assessment(), node.code || node.title, wishes);
    if (!this.#settle(result, () => this.ofBranch({ node, blocks }, level))) return;
    const said = t().results.target;
    announce(
      level === null ? said.saidCleared(nameOf(node)) : said.saidAll(nameOf(node), level, blocks.length),
    );
  }

  /** Sets the targets of these blocks as a preset says, in one step; `subject` names them in the history. */
  async byPreset(
    subject: string,
    blocks: readonly BlockResult[],
    preset: TargetPreset,
    top: number,
  ): Promise<void> {
    const wishes = presetTargets(blocks, preset, top);
    const said = t().results.target;
    if (wishes.length === 0) {
      notify(said.unchanged);
      return;
    }
    const result = await setTargets(this.#assessment(), subject, wishes);
    if (this.#settle(result, () => this.byPreset(subject, blocks, preset, top)))
      notify(said.changed(wishes.length));
  }

  #settle(result: Result<unknown, Failure>, retry: () => Promise<void>): boolean {
    this.#trouble = result.ok ? null : { failure: result.failure, retry: () => void retry() };
    return result.ok;
  }
}

function saidOfBlock({ node, score }: BlockResult, level: number | null): string {
  const said = t().results.target;
  if (level === null) return said.saidCleared(nameOf(node));
  const gap = gapOf(score, level);
  return said.said(nameOf(node), level, gap && gapSentence(gap));
}

/** "Gap 1.2.", or what is there beyond the target. */
export function gapSentence({ gap, surplus }: { readonly gap: number; readonly surplus: number }): string {
  const said = t().results.target;
  if (gap > 0) return said.gap(words().gap(gap));
  return surplus > 0 ? said.surplus(words().gap(surplus)) : said.reached;
}
