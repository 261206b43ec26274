import { describe, expect, it } from 'vitest';
import { matchingForm } from './text.ts';

describe('matchingForm', () => {
  it.each([
    ['# of standardised programmes', '# of standardized programs'],
    ['Organisational behaviour', 'Organizational behavior'],
    ['Modelling the data centre', 'modeling the data center'],
    ['Licence catalogues', 'license catalogs'],
    ['Analyse and fulfil', 'analyze and fulfill'],
    ['Decision–making “now”.', 'decision- making "now"'],
  ])('says that “%s” and “%s” are the same', (british, american) => {
    expect(matchingForm(british)).toBe(matchingForm(american));
  });

  it.each([
    ['four hours', 'for hours'],
    ['the tour', 'the tor'],
    ['risk', 'rizk'],
    ['all calls', 'al cals'],
  ])('keeps “%s” and “%s” apart', (one, other) => {
    expect(matchingForm(one)).not.toBe(matchingForm(other));
  });
});
