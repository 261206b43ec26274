/** One activity of SAMM by its letters and its level. */
export type SammActivityCode = {
  /** The initial of the business function, such as `D`. */
  readonly function: string;
  /** The short name of the security practice, such as `TA`. */
  readonly practice: string;
  /** `A` or `B`. */
  readonly stream: string;
  readonly level: number;
};

/**
 * What a code of SAMM means. Its files are named by level and stream, `D-TA-1-A`; tools and other frameworks say stream
 * and level, `D-TA-A-1`. `null` for anything else.
 */
export function sammActivityCode(code: string): SammActivityCode | null {
  const found = /^([A-Z])-([A-Z]{2})-(?:([A-Z])-([1-9])|([1-9])-([A-Z]))$/.exec(code.trim().toUpperCase());
  if (found === null) return null;
  const [, initial = '', practice = '', letterFirst, levelLast, levelFirst, letterLast] = found;
  return {
    function: initial,
    practice,
    stream: letterFirst ?? letterLast ?? '',
    level: Number(levelLast ?? levelFirst),
  };
}

/** Both spellings of an activity's code, the one that tools use first. */
export function sammCodeSpellings(streamCode: string, level: number): readonly [string, string] {
  const [letter = '', ...before] = streamCode.split('-').reverse();
  const practice = before.reverse().join('-');
  return [`${streamCode}-${level}`, `${practice}-${level}-${letter}`];
}
