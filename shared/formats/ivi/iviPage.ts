import { failed, ok } from '../../base/result.ts';
import type { FrameworkReading, ReadingWarning, ReadResult } from '../frameworkReading.ts';
import { withoutFooter } from '../gluedFooter.ts';
import { suspicionsOf } from '../irregularities.ts';
import { iviAddress } from './iviAddress.ts';
import { readFront } from './iviFront.ts';
import type { PageFront, PageSection } from './iviFront.ts';
import { isPomIntroduction, isSiteHeader, kindOfCode, labelOf, levelOf, pageLines } from './iviLines.ts';
import type { PageLine } from './iviLines.ts';
import { findPoms } from './iviPoms.ts';
import type { FoundPoms } from './iviPoms.ts';

/** What a source is called: its file's name, and the folders it lay in. */
export type SourceName = { readonly name: string; readonly folder?: string };

/** Whether a text is a page of the IVI Framework Viewer, whole or cut. */
export function looksLikeIviPage(text: string): boolean {
  const lines = pageLines(text);
  if (lines.some((line) => isSiteHeader(line) || isPomIntroduction(line))) return true;
  const labels = new Set(lines.map(labelOf).filter((label) => label !== null));
  return labels.size > 1 || (labels.size === 1 && lines.some((line) => levelOf(line) !== null));
}

/**
 * Reads one page of the IVI Framework Viewer that describes levels. Items keep their wording; whatever looks wrong
 * becomes a warning with a proposal. A page without levels is the failure `pageWithoutLevels`.
 */
export function readIviPage(text: string, source: SourceName): ReadResult {
  const lines = pageLines(text);
  const start = lines.findIndex((line) => levelOf(line) !== null);
  if (start === -1) return failed({ kind: 'pageWithoutLevels', name: source.name });
  const front = readFront(lines.slice(0, start));
  const poms = findPoms(lines.slice(start));
  const address = iviAddress(source.folder === undefined ? source.name : `${source.folder}/${source.name}`);
  const title = front.title ?? source.name.replace(/\.[a-z]{1,5}$/i, '');
  const sections = [...front.sections, ...straySections(poms)];
  const shape = shapeOf(lines.slice(start), front);
  const reading: FrameworkReading = {
    kind: 'iviPage',
    ...(shape !== null && { shape }),
    framework: {
      title: 'IT Capability Maturity Framework',
      ...(address.version !== undefined && { version: address.version }),
    },
    nodes: [
      {
        code: front.code ?? '',
        title,
        kind: kindOfCode(front.code ?? '') ?? 'block',
        ...(front.description !== '' && { description: front.description }),
        ...(sections.length > 0 && { sections }),
        levels: poms.levels,
      },
    ],
    warnings: [
      ...(front.code === null || front.title === null ? [missingCode(title, front, address.block)] : []),
      ...front.warnings,
      ...pomWarnings(poms),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
  return ok(reading);
}

/** The page does not say its code (or its name); the file's name may. */
function missingCode(title: string, front: PageFront, proposal: string | undefined): ReadingWarning {
  return {
    kind: 'missingCode',
    text: title,
    ...(front.code === null && proposal !== undefined && { proposal }),
  };
}

/** T1 has bare levels over bulleted groups; T2 dashes every line at the margin; T3 dashes and nests. */
function shapeOf(lines: readonly PageLine[], front: PageFront): string | null {
  const written = lines.filter((line) => line.body !== '');
  if (written[0]?.hasBullet === true) return written.some((line) => line.indent > 0) ? 'T3' : 'T2';
  const hasGroups = written.some((line) => line.hasBullet && labelOf(line) !== null);
  return hasGroups || front.hasSiteHeader ? 'T1' : null;
}

/** The lines that nothing explains, under the heading they stood below. */
function straySections(poms: FoundPoms): PageSection[] {
  const headings = [...new Set(poms.strays.map((stray) => stray.heading))];
  return headings.map((heading) => ({
    heading,
    text: poms.strays
      .filter((stray) => stray.heading === heading)
      .map((stray) => stray.line.trimmed)
      .join('\n'),
  }));
}

function pomWarnings(poms: FoundPoms): ReadingWarning[] {
  const last = poms.items.at(-1);
  return [
    ...poms.placeholders.map((line): ReadingWarning => ({
      kind: 'placeholder',
      line: line.number,
      text: line.body,
    })),
    ...poms.strays.map(({ line }): ReadingWarning => ({
      kind: 'unknownLine',
      line: line.number,
      text: line.trimmed,
    })),
    ...poms.items.flatMap(({ line, at }) => {
      const where = { line: line.number, text: line.body, at: { node: 0, ...at } };
      const footer = last?.line === line ? footerProposal(poms) : null;
      return [
        ...suspicionsOf(line.body, at.list).map((suspicion): ReadingWarning => ({ ...where, ...suspicion })),
        ...(footer !== null ? [{ ...where, kind: 'gluedFooter', proposal: footer } as const] : []),
      ];
    }),
  ];
}

function footerProposal(poms: FoundPoms): string | null {
  const last = poms.items.at(-1);
  if (last === undefined) return null;
  const earlier = poms.items.slice(0, -1);
  const siblings = earlier.filter(
    ({ at }) => at.level === last.at.level && at.group === last.at.group && at.list === last.at.list,
  );
  return withoutFooter({
    text: last.line.body,
    earlier: earlier.map(({ line }) => line.body),
    isOutOfLine: siblings.some(
      ({ line }) => line.hasBullet !== last.line.hasBullet || line.indent > last.line.indent,
    ),
    hasSiblings: siblings.length > 0,
  });
}
