import { describe, expect, it } from 'vitest';
import { aDsommSource, dsommUuid } from '#shared/testing/aDsomm.ts';
import { readFolder, readOne } from '#shared/testing/setFiles.ts';
import { dsommStates, readDsommProgress } from './dsomm/dsommProgress.ts';
import { readSammwiseProgress } from './samm/sammwiseProgress.ts';
import { parseYamlTrees } from './yaml/yamlTrees.ts';

function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A save file of SAMMwise with the given answers; every other question is open. */
function save(answers: Readonly<Record<number, unknown>>, more: object = {}): string {
  const questions = Array.from(
    { length: 90 },
    (_, at) => [`question${at + 1}`, answers[at + 1] ?? null] as const,
  );
  return JSON.stringify({ ...Object.fromEntries(questions), ...more });
}

describe('a save file of SAMMwise', () => {
  it('gives each answer the code of the activity its position stands for', () => {
    const text = save({ 1: 0, 3: 0.25, 4: 0.5, 6: 1, 7: 1, 19: 1, 73: 0.25, 79: 0.5, 90: 1 });
    const { progress } = valueOf(readSammwiseProgress(text, 'save.json'));
    expect(progress.answers.map(({ practice, worth }) => `${practice} ${worth ?? ''}`)).toEqual([
      'G-SM-A-1 0',
      'G-SM-A-3 0.25',
      'G-SM-B-1 0.5',
      'G-SM-B-3 1',
      'G-PC-A-1 1',
      'D-TA-A-1 1',
      'O-IM-A-1 0.25',
      'O-EM-A-1 0.5',
      'O-OM-B-3 1',
    ]);
    expect(progress).toMatchObject({ frameworkKey: 'owasp-samm', unanswered: 81 });
  });

  it('tells whom it is about', () => {
    const more = { 'Company Name': 'Alder', 'Project name': 'Bees', 'Description of Project': 'Hives.' };
    const { progress, warnings } = valueOf(readSammwiseProgress(save({}, more), 'save.json'));
    expect(progress).toMatchObject({ client: 'Alder', title: 'Bees', description: 'Hives.' });
    expect(warnings).toEqual([]);
  });

  it('warns of answers that are none, and of fields it does not know', () => {
    const text = save({ 2: 0.7, 3: 'yes' }, { question91: 1 });
    const { progress, warnings } = valueOf(readSammwiseProgress(text, 'save.json'));
    expect(progress.answers).toEqual([]);
    expect(warnings).toEqual([
      { kind: 'outOfRange', line: 1, text: 'question2: 0.7' },
      { kind: 'outOfRange', line: 1, text: 'question3: yes' },
      { kind: 'leftOut', text: 'question91' },
    ]);
  });

  it('is recognised for what it is', () => {
    expect(readOne({ 'alder.json': save({ 1: 1 }) })).toMatchObject({ kind: 'sammwiseProgress', nodes: [] });
  });

  it.each([
    ['a key twice', save({}).replace('"question2"', '"question1"'), 'duplicateKey'],
    ['a reserved key', save({}, JSON.parse('{"__proto__":{"polluted":true}}') as object), 'forbiddenKey'],
    ['an open end', save({}).slice(0, -1), 'syntax'],
  ])('is refused for %s', (_, text, fault) => {
    const [reading] = readFolder({ 'save.json': text });
    expect(reading?.result).toMatchObject({ ok: false, failure: { kind: 'fileNotWellFormed', fault } });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

const teamProgress = `progress:
  ${dsommUuid(1)}:
    Keepers:
      Planned: 2026-03-01
      "Fully done": "2026-05-01"
    Menders:
      Planned: 2026-04-01T08:00:00Z
  ${dsommUuid(2)}:
    Keepers: {}
  not-a-uuid:
    Keepers:
      Planned: 2026-01-01
  ${dsommUuid(3)}:
    Menders:
      Planned: 2026-02-30
`;

describe('the progress of teams in DSOMM', () => {
  it('gives one answer for each state a team reached, in time', () => {
    const { progress, warnings } = valueOf(readDsommProgress(teamProgress, 'team-progress.yaml'));
    expect(progress).toMatchObject({ frameworkKey: 'owasp-dsomm', unanswered: 1 });
    expect(progress.answers).toEqual([
      { practice: dsommUuid(3), state: 'Planned', team: 'Menders' },
      { practice: dsommUuid(1), state: 'Planned', team: 'Keepers', date: '2026-03-01' },
      { practice: dsommUuid(1), state: 'Planned', team: 'Menders', date: '2026-04-01' },
      { practice: dsommUuid(1), state: 'Fully done', team: 'Keepers', date: '2026-05-01' },
    ]);
    expect(warnings).toEqual([
      { kind: 'danglingLink', line: 11, text: 'not-a-uuid' },
      { kind: 'outOfRange', line: 15, text: `${dsommUuid(3)}: Menders: Planned: 2026-02-30` },
    ]);
  });

  it('knows what a state is worth from the settings of the application', () => {
    const settings = valueOf(
      parseYamlTrees(
        'progressDefinition:\n  Planned: {score: "20%", definition: d}\n  Fully done: 100%\n  Odd: {score: 300%}\n',
        'meta.yaml',
      ),
    ).trees[0];
    const states = dsommStates(settings);
    expect([...states]).toEqual([
      ['Planned', 0.2],
      ['Fully done', 1],
    ]);
    const { progress } = valueOf(readDsommProgress(teamProgress, 'team-progress.yaml', states));
    expect(progress.answers.map(({ worth }) => worth)).toEqual([0.2, 0.2, 0.2, 1]);
  });

  it('is recognised for what it is', () => {
    expect(readOne({ 'team-progress.yaml': teamProgress })).toMatchObject({
      kind: 'dsommProgress',
      nodes: [],
    });
  });

  it('is worth what the settings beside it say', () => {
    const settings = 'progressDefinition:\n  Planned:\n    score: 20%\n';
    const reading = readOne({ 'team-progress.yaml': teamProgress, 'meta.yaml': settings });
    expect(reading.progress?.answers.map(({ worth }) => worth)).toEqual([0.2, 0.2, 0.2, undefined]);
  });

  it('goes by its own name beside the framework it is about', () => {
    const settings = 'activityFiles: []\nlang: en\nprogressDefinition:\n  Planned: 20%\n';
    const folder = 'src/assets/YAML';
    const readings = readFolder({
      ...aDsommSource(),
      [`${folder}/meta.yaml`]: settings,
      [`${folder}/team-progress.yaml`]: teamProgress,
    });
    expect(readings.map(({ path, isSet }) => [path, isSet])).toEqual([
      ['', true],
      [`${folder}/team-progress.yaml`, false],
    ]);
  });
});
