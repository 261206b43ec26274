/** What the parts that show scores say, wherever they stand. */
export const scores = {
  none: '–',
  notApplicable: 'N/A',
  notApplicableFull: 'Not applicable',
  spoken: (score: string, provisional: boolean) => (provisional ? `${score}, provisional` : score),
  notRated: 'Not rated',
  working: {
    levels: 'Level by level',
    next: 'What comes next',
    rule: (preset: string, threshold: string) => `${preset} rule: a level is passed at ${threshold}.`,
  },
  presets: { strict: 'Strict', balanced: 'Balanced', lenient: 'Lenient' },
};
