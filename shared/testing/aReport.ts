import type {
  LevelBarsSpec,
  ReportContent,
  ReportGapRow,
  ReportLabels,
  ReportScoreRow,
  RoadmapSpec,
} from '../domain/reportContent.ts';

const english: ReportLabels = {
  block: 'Block',
  score: 'Score',
  target: 'Target',
  gap: 'Gap',
  coverage: 'Coverage',
  provisional: 'provisional',
  passed: 'passed',
  passesAt: 'passes at',
  missing: 'Missing for the target',
  initiatives: 'Initiatives',
  parked: 'Parked',
  projected: 'Projected score',
  imprint: 'About this report',
};

/** A row of the score table: scored 2.8 against a target of 4 unless told otherwise. */
export function aScoreRow(parts: Partial<ReportScoreRow> = {}): ReportScoreRow {
  return {
    code: 'C3',
    title: 'Release and Deployment Management',
    score: '2.8',
    scoreValue: 2.8,
    target: '4.0',
    targetValue: 4,
    coverage: '100%',
    sentence: 'Level 2 is reached, with 89% of what level 3 needs.',
    provisional: false,
    ...parts,
  };
}

/** The level bars of a block: level 2 passed, the rest open, unless told otherwise. */
export function someLevelBars(parts: Partial<LevelBarsSpec> = {}): LevelBarsSpec {
  return {
    code: 'C3',
    title: 'Release and Deployment Management',
    summary: 'Level 2 is achieved; level 3 stands at 67% and passes at 75%.',
    threshold: 0.75,
    thresholdText: '75%',
    bars: [
      { level: 2, name: 'Basic', achieved: 1, text: '100%', passed: true },
      { level: 3, name: 'Intermediate', achieved: 2 / 3, text: '67%', passed: false },
      { level: 4, name: 'Advanced', achieved: 1 / 6, text: '17%', passed: false },
      { level: 5, name: 'Optimising', achieved: 0, text: '0%', passed: false },
    ],
    ...parts,
  };
}

/** A row of the gap table. */
export function aGapRow(parts: Partial<ReportGapRow> = {}): ReportGapRow {
  return {
    code: 'C3',
    title: 'Release and Deployment Management',
    score: '2.8',
    target: '4.0',
    gap: '1.2',
    missing: ['Plan every release with its owner.', 'Rehearse the way back before going live.'],
    ...parts,
  };
}

/** A plan of `count` quarters from the start of 2027, with one initiative in the first. */
export function aRoadmap(count = 4, rows?: RoadmapSpec['rows']): RoadmapSpec {
  const quarters = Array.from({ length: count }, (_, i) => ({
    startMonth: `${2027 + Math.floor(i / 4)}-${String((i % 4) * 3 + 1).padStart(2, '0')}`,
    label: `${2027 + Math.floor(i / 4)} Q${(i % 4) + 1}`,
    projected: (2.8 + i * 0.2).toFixed(1),
  }));
  const first = { title: 'Release calendar for all teams', owner: 'Release manager', effort: '15 days' };
  return { quarters, rows: rows ?? [{ ...first, lifts: 'C3 to 3, +0.4', startMonth: '2027-01' }] };
}

/** The report of one block, in English. */
export function aReport(parts: Partial<ReportContent> = {}): ReportContent {
  return {
    lang: 'en',
    title: 'Where Alder Logistics stands',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    date: '2026-11-24',
    day: '24 November 2026',
    labels: english,
    imprint: [
      { label: 'Framework', text: 'Service readiness, version 18.07' },
      { label: 'Scoring rule', text: 'Balanced: a level passes at 75% achievement.' },
    ],
    blocks: [
      {
        kind: 'headline',
        heading: 'In short',
        sentences: [
          'Release and Deployment Management is at 2.8 against a target of 4.0.',
          'One initiative of 15 days closes a third of the gap by the end of 2027 Q1.',
        ],
      },
      { kind: 'scores', heading: 'Scores', scale: { low: 1, high: 5 }, rows: [aScoreRow()] },
      { kind: 'levels', heading: 'How far each level is achieved', charts: [someLevelBars()] },
      { kind: 'gaps', heading: 'Largest gaps', rows: [aGapRow()], empty: 'Every block meets its target.' },
      { kind: 'roadmap', heading: 'Roadmap', roadmap: aRoadmap(), empty: 'Nothing is planned yet.' },
    ],
    ...parts,
  };
}
