import type { Level, Section } from '../../model/framework.ts';
import type { ReadGroup, ReadLevel, ReadPractice } from '../frameworkReading.ts';
import { isNothing, itemsOf, proseOf, textOf, textsOf } from '../yaml/yamlTree.ts';
import { sammActivityCode, sammCodeSpellings } from './sammCodes.ts';
import { inOrder, linkForm, plainText, sammText } from './sammDocuments.ts';
import type { SammDocument } from './sammDocuments.ts';
import { ownSections } from './sammFields.ts';
import type { SammModel } from './sammModel.ts';
import type { LevelsOfStream } from './sammTree.ts';

/**
 * Prepares the activities of all streams. An activity stands on the level its practice level has; where that link is
 * broken, on the one its file's name tells.
 */
export function activityLevels(
  model: SammModel,
  scaleIds: ReadonlyMap<string, string>,
  levels: ReadonlyMap<string, Level>,
): LevelsOfStream {
  const levelOfPracticeLevel = new Map<SammDocument, number>();
  for (const document of model.all('PracticeLevel')) {
    const level = levels.get(linkForm(textOf(document.entries.get('maturitylevel'))));
    if (level !== undefined) levelOfPracticeLevel.set(document, level.no);
  }
  const placed = new Map<SammDocument, { readonly level: number; readonly activity: SammDocument }[]>();
  for (const activity of model.all('Activity')) {
    const stream = model.follow(activity, 'stream', 'Stream');
    const practiceLevel = model.follow(activity, 'level', 'PracticeLevel');
    const level =
      (practiceLevel === undefined ? undefined : levelOfPracticeLevel.get(practiceLevel)) ??
      sammActivityCode(fileCode(activity.file))?.level;
    if (stream === undefined || level === undefined) {
      const text = `${sammText(activity, 'title') ?? activity.id}: ${stream === undefined ? 'stream' : 'level'}`;
      model.warnings.push({ kind: 'incomplete', file: activity.file, text });
      continue;
    }
    placed.set(stream, [...(placed.get(stream) ?? []), { level, activity }]);
  }
  const titles = new Map(model.all('Activity').map((activity) => [linkForm(activity.id), activity] as const));
  const questions = questionsOf(model);
  return (stream, streamCode) => {
    const byLevel = new Map<number, ReadGroup[]>();
    for (const { level, activity } of placed.get(stream) ?? []) {
      const group = groupOf(activity, {
        codes: sammCodeSpellings(streamCode, level),
        questions: inOrder(questions.get(activity) ?? []),
        model,
        scaleIds,
        titles,
      });
      byLevel.set(level, [...(byLevel.get(level) ?? []), group]);
    }
    return [...byLevel]
      .sort(([a], [b]) => a - b)
      .map(([level, groups]): ReadLevel => ({ level, name: `Level ${level}`, groups }));
  };
}

function fileCode(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
}

function questionsOf(model: SammModel): Map<SammDocument, SammDocument[]> {
  const questions = new Map<SammDocument, SammDocument[]>();
  for (const question of model.all('Question')) {
    const activity = model.follow(question, 'activity', 'Activity');
    if (activity !== undefined) questions.set(activity, [...(questions.get(activity) ?? []), question]);
  }
  return questions;
}

type ActivityContext = {
  readonly codes: readonly [string, string];
  readonly questions: readonly SammDocument[];
  readonly model: SammModel;
  readonly scaleIds: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, SammDocument>;
};

/** A group of its own for each activity, so that its benefit and its metrics stay with it. */
function groupOf(activity: SammDocument, context: ActivityContext): ReadGroup {
  const benefit = sammText(activity, 'benefit');
  return {
    practices: [practiceOf(activity, context)],
    outcomes: benefit === undefined ? [] : [{ text: benefit }],
    metrics: textsOf(activity.entries.get('metrics')).map((text) => ({ text: plainText(text) })),
  };
}

function practiceOf(activity: SammDocument, context: ActivityContext): ReadPractice {
  const { model } = context;
  const title = sammText(activity, 'title');
  const short = sammText(activity, 'shortdescription');
  const long = sammText(activity, 'longdescription');
  const text = short ?? long ?? title ?? activity.id;
  const [question] = context.questions;
  const warn = (missing: string): void => {
    model.warnings.push({
      kind: 'incomplete',
      file: activity.file,
      text: `${title ?? activity.id}: ${missing}`,
    });
  };
  if (title === undefined) warn('title');
  if (question === undefined) warn('question');
  const scaleId = question === undefined ? undefined : scaleOf(question, context);
  const asked = question === undefined ? undefined : sammText(question, 'text');
  const isTwin = model.all('Activity').some((other) => other !== activity && isSameId(other, activity));
  return {
    // Two activities with one id would be rated as one.
    ...(!isTwin && { id: activity.id }),
    text,
    ...(title !== undefined && { title }),
    ...(asked !== undefined && { question: asked }),
    ...(scaleId !== undefined && { scaleId }),
    sections: sectionsOf(activity, context, text),
  };
}

function isSameId(a: SammDocument, b: SammDocument): boolean {
  return linkForm(a.id) === linkForm(b.id);
}

function scaleOf(question: SammDocument, { model, scaleIds }: ActivityContext): string | undefined {
  const answerSet = model.follow(question, 'answerset', 'AnswerSet');
  return answerSet === undefined ? undefined : scaleIds.get(linkForm(answerSet.id));
}

/** What is shown beside an activity, in the order one reads it in. */
function sectionsOf(activity: SammDocument, context: ActivityContext, text: string): Section[] {
  const field = (key: string): string => plainText(proseOf(activity.entries.get(key)));
  const long = sammText(activity, 'longdescription') ?? '';
  const [first, ...others] = context.questions;
  const sections: Section[] = [
    { heading: 'Guidance', text: long === text ? '' : long },
    { heading: 'Quality criteria', text: qualityOf(first) },
    ...others.map((question) => ({
      heading: 'Further question',
      text: [sammText(question, 'text') ?? '', qualityOf(question)].join('\n').trim(),
    })),
    { heading: 'Results', text: field('results') },
    { heading: 'Costs', text: field('costs') },
    { heading: 'Personnel', text: field('personnel') },
    { heading: 'Notes', text: field('notes') },
    { heading: 'Related activities', text: relatedTo(activity, context) },
    { heading: 'Codes', text: context.codes.join(', ') },
    ...ownSections(activity),
    ...context.questions.flatMap(ownSections),
  ];
  return sections.filter((section) => section.text !== '');
}

function qualityOf(question: SammDocument | undefined): string {
  return plainText(proseOf(question?.entries.get('quality')));
}

/** Releases before 2.1 spell the key in three other ways. */
const relatedKeys = ['relatedactivities', 'relatedactivites', 'dependencies'];

function relatedTo(activity: SammDocument, { model, titles }: ActivityContext): string {
  const lines = relatedKeys.flatMap((key) => {
    const links = activity.entries.get(key);
    if (isNothing(links)) return [];
    return itemsOf(links).flatMap((item) => {
      const link = textOf(item);
      if (link === undefined) return [];
      const target = titles.get(linkForm(link));
      if (target !== undefined) return [`- ${sammText(target, 'title') ?? target.id}`];
      model.warnings.push({
        kind: 'danglingLink',
        file: activity.file,
        line: activity.lineOf(key),
        text: `${key}: ${link}`,
      });
      return [`- ${link}`];
    });
  });
  return [...new Set(lines)].join('\n');
}
