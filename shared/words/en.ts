import { enFailures } from './enFailures.ts';
import { enPlan } from './enPlan.ts';
import { enReport } from './enReport.ts';
import { enScores } from './enScores.ts';
import { numbersFor } from './numbers.ts';

const numbers = numbersFor('en-GB');
const scores = enScores(numbers);

/** Everything that screens, reports and the command line say in the same words, in English. */
export const en = {
  lang: 'en',
  ...scores,
  ...enPlan(numbers),
  report: enReport(numbers, scores.scoreSentence),
  failures: enFailures(numbers),
};
