import { matchingForm } from '../base/text.ts';
import type { Section } from '../model/framework.ts';
import type { ReadItem, ReadNode } from './frameworkReading.ts';

/** What a page says without how it is written, to tell the same page under another version. */
export function wording(node: ReadNode): unknown {
  const all = (texts: readonly string[]) => texts.map(matchingForm);
  const said = (items: readonly ReadItem[]) => all(items.map((item) => item.text));
  const sections = (list: readonly Section[] = []) => list.map(({ heading, text }) => all([heading, text]));
  return [
    matchingForm(node.title),
    matchingForm(node.description ?? ''),
    sections(node.sections),
    node.levels.map(({ level, groups }) => [
      level,
      groups.map((group) => [
        group.practices.map(({ title = '', text, question = '', sections: asides }) => [
          ...all([title, text, question]),
          sections(asides),
        ]),
        said(group.outcomes),
        said(group.metrics),
      ]),
    ]),
  ];
}
