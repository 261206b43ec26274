const words = (
  'asset owner review change record access system service risk supplier backup incident policy measure team evidence ' +
  'plan control user network key log test role data process approve monitor restore classify protect report train ' +
  'document the a each every with after before and of for in to by regularly clearly at least yearly Zürich naïve “quoted”'
).split(' ');

/** Text that looks like prose and is the same for the same seed, on every machine. */
export type SeededWords = {
  /** A whole number from 0 to below `limit`. */
  readonly number: (limit: number) => number;
  readonly sentence: (length: number) => string;
};

export function seededWords(seed: number): SeededWords {
  let state = seed >>> 0;
  const number = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    number,
    sentence: (length) => {
      const chosen = Array.from({ length }, () => words[number(words.length)] ?? '').join(' ');
      return `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}.`;
    },
  };
}
