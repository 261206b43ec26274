import { describe, expect, it } from 'vitest';
import { describeBug } from './log.ts';

describe('What is written of a bug', () => {
  it('names the error and the places, and never what its message quotes', () => {
    const error = new TypeError('Acme is bad\n    at Acme, the client (secret:1:1)\nmore');
    const lines = describeBug('a test', error);
    expect(lines).toMatch(/^Bug in a test: TypeError\n\s+at .*log\.test\.ts/);
    expect(lines).not.toMatch(/Acme|secret|more/);
  });

  it('leaves the places out where the message cannot be told from them', () => {
    const error = new Error('changed later');
    error.stack = 'Error: said first\n    at Acme (secret:1:1)';
    expect(describeBug('a test', error)).toBe('Bug in a test: Error');
  });
});
