import type { Section } from '../../model/framework.ts';
import type { ReadLevel, ReadNode } from '../frameworkReading.ts';
import { numberOf } from '../yaml/yamlTree.ts';
import { inOrder, sammText } from './sammDocuments.ts';
import type { SammDocument, SammType } from './sammDocuments.ts';
import { ownSections } from './sammFields.ts';
import type { SammModel } from './sammModel.ts';

/** The activities of a stream, level by level. */
export type LevelsOfStream = (stream: SammDocument, streamCode: string) => readonly ReadLevel[];

/**
 * Functions, security practices and streams, each in its own order. What belongs to nothing known stands at the top,
 * so that what it holds is not lost.
 */
export function sammTree(model: SammModel, levelsOf: LevelsOfStream): ReadNode[] {
  const practices = byParent(model, 'Practice', 'function', 'Function');
  const streams = byParent(model, 'Stream', 'practice', 'Practice');
  const objectives = objectivesOf(model);
  const streamNode = (stream: SammDocument, above?: Above): ReadNode[] => {
    const letter = sammText(stream, 'letter') ?? sammText(stream, 'order') ?? '-';
    const node = nodeOf(model, stream, { kind: 'stream', letters: letter, above });
    return [{ ...node, levels: levelsOf(stream, node.code) }];
  };
  const practiceNodes = (practice: SammDocument, above?: Above): ReadNode[] => {
    const letters = sammText(practice, 'shortname') ?? initialsOf(sammText(practice, 'name'));
    const sections = objectives.get(practice) ?? [];
    const node = nodeOf(model, practice, { kind: 'practice-area', letters, above, sections });
    return [node, ...inOrder(streams.get(practice) ?? []).flatMap((stream) => streamNode(stream, node))];
  };
  const functionNodes = (area: SammDocument): ReadNode[] => {
    const letters = sammText(area, 'name')?.charAt(0).toUpperCase() ?? '-';
    const node = nodeOf(model, area, { kind: 'function', letters });
    return [node, ...inOrder(practices.get(area) ?? []).flatMap((practice) => practiceNodes(practice, node))];
  };
  return [
    ...inOrder(model.all('Function')).flatMap(functionNodes),
    ...inOrder(practices.get(null) ?? []).flatMap((practice) => practiceNodes(practice)),
    ...inOrder(streams.get(null) ?? []).flatMap((stream) => streamNode(stream)),
  ];
}

type Above = Pick<ReadNode, 'id' | 'code'>;

function nodeOf(
  model: SammModel,
  document: SammDocument,
  place: {
    readonly kind: string;
    /** Its own part of the code. */
    readonly letters: string;
    readonly above?: Above | undefined;
    readonly sections?: readonly Section[];
  },
): ReadNode {
  const { kind, letters, above } = place;
  const title = sammText(document, 'name');
  if (title === undefined) model.warnings.push({ kind: 'incomplete', file: document.file, text: 'name' });
  const short = sammText(document, 'shortdescription') ?? sammText(document, 'description');
  const long = sammText(document, 'longdescription');
  const description = short ?? long;
  const sections: Section[] = [
    ...(short !== undefined && long !== undefined ? [{ heading: 'Description', text: long }] : []),
    ...(place.sections ?? []),
    ...ownSections(document),
  ];
  return {
    id: document.id,
    code: above === undefined ? letters : `${above.code}-${letters}`,
    title: title ?? document.id,
    kind,
    ...(above?.id !== undefined && { parent: above.id }),
    ...(description !== undefined && { description }),
    ...(sections.length > 0 && { sections }),
    levels: [],
  };
}

/** The files of a type by what they belong to; under `null` those whose link leads nowhere. */
function byParent(
  model: SammModel,
  type: SammType,
  key: string,
  parentType: SammType,
): Map<SammDocument | null, SammDocument[]> {
  const groups = new Map<SammDocument | null, SammDocument[]>();
  for (const document of model.all(type)) {
    const parent = model.follow(document, key, parentType) ?? null;
    groups.set(parent, [...(groups.get(parent) ?? []), document]);
  }
  return groups;
}

/** What each security practice aims at, level by level. */
function objectivesOf(model: SammModel): Map<SammDocument, Section[]> {
  const found = new Map<SammDocument, { readonly no: number; readonly section: Section }[]>();
  for (const document of model.all('PracticeLevel')) {
    const practice = model.follow(document, 'practice', 'Practice');
    const level = model.follow(document, 'maturitylevel', 'MaturityLevel');
    const text = sammText(document, 'objective');
    if (practice === undefined || level === undefined || text === undefined) continue;
    const no = numberOf(level.entries.get('number')) ?? 0;
    const section = { heading: `Objective of level ${no}`, text };
    found.set(practice, [...(found.get(practice) ?? []), { no, section }]);
  }
  return new Map(
    [...found].map(([practice, list]) => [
      practice,
      list.sort((a, b) => a.no - b.no).map(({ section }) => section),
    ]),
  );
}

function initialsOf(name = ''): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
