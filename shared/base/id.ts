const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Where time and randomness come from; passed in, so that tests and replays can fix both. */
export type IdSource = {
  /** Milliseconds since the epoch, 0 to 2^48 − 1. */
  readonly now: () => number;
  /** Fills the array with random bytes and returns it. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
};

/** The platform's clock and random source. */
export const platformIds: IdSource = {
  now: () => Date.now(),
  random: (bytes) => crypto.getRandomValues(bytes),
};

/**
 * Makes a function that returns ULIDs: 26 characters, 48 bits of time then 80 random bits,
 * strictly increasing within one maker even when the clock stands still or runs backwards.
 */
export function ulidMaker(source: IdSource = platformIds): () => string {
  let lastTime = -1;
  let randomPart: number[] = [];
  return () => {
    const time = source.now();
    if (time > lastTime) {
      lastTime = time;
      randomPart = Array.from(source.random(new Uint8Array(16)), (byte) => byte & 31);
      // Head room, so that counting up within one millisecond never runs over.
      randomPart[0] = (randomPart[0] ?? 0) & 15;
    } else {
      randomPart = increment(randomPart);
    }
    return encodeTime(lastTime) + randomPart.map((digit) => alphabet.charAt(digit)).join('');
  };
}

function encodeTime(time: number): string {
  let rest = time;
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function increment(digits: readonly number[]): number[] {
  const next = [...digits];
  for (let i = next.length - 1; i >= 0; i--) {
    const digit = next[i] ?? 0;
    if (digit < 31) {
      next[i] = digit + 1;
      return next;
    }
    next[i] = 0;
  }
  return next;
}

/** A new ULID from the platform's clock and randomness. */
export const newId: () => string = ulidMaker();
