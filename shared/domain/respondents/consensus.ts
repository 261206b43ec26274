/** How answers spread over a scale whose ends lie `distance` apart. */
export type Dispersion = {
  readonly count: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  /** `highest` − `lowest`. */
  readonly range: number;
  /** The standard deviation of these answers, taken as all there are. */
  readonly deviation: number;
  /** 0 to 1; 1 when everybody says the same, 0 when half of them stand at either end. */
  readonly consensus: number;
};

/**
 * The consensus of answers on an ordinal scale: Cns = 1 + Σ p·log₂(1 − |x − μ| / d), where d is the distance between the
 * scale's ends. W. J. Tastle and M. J. Wierman, "Consensus and dissention: A measure of ordinal dispersion",
 * International Journal of Approximate Reasoning 45(3), 2007, pages 531 to 545.
 */
export function consensusOf(answers: readonly number[], distance: number): number {
  if (answers.length === 0 || distance <= 0) return 1;
  const mean = meanOf(answers);
  const sum = answers.reduce((total, answer) => total + Math.log2(1 - Math.abs(answer - mean) / distance), 0);
  return Math.min(1, Math.max(0, 1 + sum / answers.length));
}

/** How answers spread; `null` when there are none. */
export function dispersionOf(answers: readonly number[], distance: number): Dispersion | null {
  if (answers.length === 0) return null;
  const mean = meanOf(answers);
  const lowest = Math.min(...answers);
  const highest = Math.max(...answers);
  const variance = answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0) / answers.length;
  return {
    count: answers.length,
    mean,
    lowest,
    highest,
    range: highest - lowest,
    deviation: Math.sqrt(variance),
    consensus: consensusOf(answers, distance),
  };
}

/** The mean; `NaN` of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
