import type { Section } from '../model/framework.ts';
import type { FrameworkReading, ReadingWarning, ReadNode, ReadPractice } from './frameworkReading.ts';

/** The longest title that is stored, in UTF-16 code units. */
const titleLimit = 300;

/** The longest text that is stored. */
const proseLimit = 100_000;

/**
 * A reading whose titles and texts can be stored: what is longer is cut, with a warning for each. A title is put on one
 * line. For formats that say nothing of how long a text may be.
 */
export function withinLimits(reading: FrameworkReading): FrameworkReading {
  const warnings: ReadingWarning[] = [];
  const cut = (text: string, limit: number): string => {
    if (text.length <= limit) return text;
    // Never half of a character.
    const kept = text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
    warnings.push({ kind: 'cut', text: `${kept.slice(0, 80)}… (${text.length} → ${limit})` });
    return `${kept}…`;
  };
  const title = (text: string) => cut(text.replace(/\s+/g, ' ').trim() || '-', titleLimit);
  const prose = (text: string) => cut(text, proseLimit);
  const sections = (list: readonly Section[]): Section[] =>
    list.map(({ heading, text }) => ({ heading: title(heading), text: prose(text) }));
  const practice = (item: ReadPractice): ReadPractice => ({
    ...item,
    text: prose(item.text),
    ...(item.title !== undefined && { title: title(item.title) }),
    ...(item.question !== undefined && { question: prose(item.question) }),
    ...(item.sections !== undefined && { sections: sections(item.sections) }),
  });
  const node = (item: ReadNode): ReadNode => ({
    ...item,
    title: title(item.title),
    ...(item.description !== undefined && { description: prose(item.description) }),
    ...(item.sections !== undefined && { sections: sections(item.sections) }),
    levels: item.levels.map((level) => ({
      ...level,
      groups: level.groups.map((group) => ({
        practices: group.practices.map(practice),
        outcomes: group.outcomes.map((outcome) => ({ ...outcome, text: prose(outcome.text) })),
        metrics: group.metrics.map((metric) => ({ ...metric, text: prose(metric.text) })),
      })),
    })),
  });
  const nodes = reading.nodes.map(node);
  const { framework } = reading;
  const scales = framework?.scales?.map((scale) => ({
    ...scale,
    options: scale.options.map((option) => ({ ...option, label: title(option.label) })),
  }));
  return {
    ...reading,
    nodes,
    ...(framework !== undefined && { framework: { ...framework, ...(scales !== undefined && { scales }) } }),
    warnings: [...reading.warnings, ...warnings],
  };
}
