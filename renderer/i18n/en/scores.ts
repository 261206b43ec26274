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
  },
};
