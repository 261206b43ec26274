import { failed, ok } from '../../base/result.ts';
import type { FrameworkReading, ReadNode, ReadResult } from '../frameworkReading.ts';
import { iviPageAddress, pathPlace } from './iviAddress.ts';
import type { PathPlace } from './iviAddress.ts';
import { blockName } from './iviCodes.ts';
import { readHead } from './iviHead.ts';
import { pageSource } from './iviHtml.ts';
import type { PageSource } from './iviHtml.ts';
import { capabilityCodes, capabilityOfTitle, macroOfTitle } from './itCmfStructure.ts';
import {
  blankLine,
  isPageHeading,
  isPomIntroduction,
  isSiteHeader,
  isStructureHeading,
  kindOfCode,
  labelOf,
  levelOf,
} from './iviLines.ts';
import type { PageLine } from './iviLines.ts';
import { pageContent } from './iviContent.ts';
import type { PageContent } from './iviContent.ts';
import { pageIdentity, rootVersion } from './iviIdentity.ts';
import type { PageIdentity } from './iviIdentity.ts';
import { listedNodes } from './iviStructure.ts';
import { pageWarnings } from './iviWarnings.ts';

/** What a source is called: its file's name, and the folders it lay in. */
export type SourceName = { readonly name: string; readonly folder?: string };

/** Whether a text is a page of the IVI Framework Viewer, whole or cut, as text or as HTML. */
export function looksLikeIviPage(text: string): boolean {
  const { lines, addresses } = pageSource(text);
  if (addresses.some((address) => iviPageAddress(address) !== null)) return true;
  if (lines.some((line) => isSiteHeader(line) || isPomIntroduction(line))) return true;
  const labels = new Set(lines.map(labelOf).filter((label) => label !== null));
  if (labels.size > 1 || (labels.size === 1 && lines.some((line) => levelOf(line) !== null))) return true;
  return looksLikeTreePage(lines.filter((line) => line.body !== ''));
}

/** A page that describes no levels is known by what it is called and by its headings. */
function looksLikeTreePage(written: readonly PageLine[]): boolean {
  const title = written[0]?.body ?? '';
  const code = written[1]?.body ?? '';
  if (rootVersion(title) !== null) return true;
  const headings = written.filter(isPageHeading);
  if (headings.length === 0) return false;
  if (kindOfCode(code) === 'block' || capabilityCodes.includes(code)) return true;
  if (macroOfTitle(title) !== null || capabilityOfTitle(title) !== null) return true;
  return (
    headings.some(isStructureHeading) &&
    (headings.length > 1 || written.some((line) => blockName(line.body) !== null))
  );
}

/**
 * Reads one page of the IVI Framework Viewer, of whatever level of its tree. Items keep their wording; whatever looks
 * wrong becomes a warning with a proposal. A page that names nothing, and a block's that ends before its levels, is the failure
 * `pageWithoutLevels`.
 */
export function readIviPage(text: string, source: SourceName): ReadResult {
  const page = pageSource(text);
  const { lines, place, isWhole } = placed(page, source);
  const head = readHead(lines);
  const content = pageContent(head.rest);
  if (head.title === null && content.isEmpty) return failed({ kind: 'pageWithoutLevels', name: source.name });
  const identity = pageIdentity({ head, content, place: isWhole ? place : {}, name: source.name });
  if (identity.kind === 'block' && saysNoMore(content))
    return failed({ kind: 'pageWithoutLevels', name: source.name });
  const own = identity.kind === 'root' ? null : ownNode(identity, content, head.above);
  const nodes = [...(own === null ? [] : [own]), ...listedNodes(content.listed, own)];
  const version = place.version ?? identity.version;
  const shape = shapeOf(page, content, head.hasSiteHeader);
  const reading: FrameworkReading = {
    kind: 'iviPage',
    ...(shape !== null && { shape }),
    framework: {
      title: 'IT Capability Maturity Framework',
      ...(version !== undefined && { version }),
      ...(own === null && describedBy(content)),
    },
    ...(Object.keys(place).length > 0 && { place }),
    nodes,
    warnings: pageWarnings({ head, content, identity, place, nodes }),
  };
  return ok(reading);
}

/** Whether a page has neither levels nor anything that they may have become: no more than a name and a description. */
function saysNoMore({ levelLines, isLost, listed, sections }: PageContent): boolean {
  return levelLines.length === 0 && !isLost && listed.length === 0 && sections.length === 0;
}

/** The lines without those that only give the page's address, and what the address tells; else its folders tell it. */
function placed(page: PageSource, source: SourceName): PathPlace & { readonly lines: readonly PageLine[] } {
  const addresses = [...page.addresses];
  const lines = page.lines.map((line) => {
    if (iviPageAddress(line.body) === null) return line;
    addresses.push(line.body);
    return blankLine(line.number);
  });
  const told = addresses
    .map((address) => iviPageAddress(address) ?? {})
    .find((place) => Object.keys(place).length > 0);
  const path = source.folder === undefined ? source.name : `${source.folder}/${source.name}`;
  return { lines, ...(told === undefined ? pathPlace(path) : { place: told, isWhole: true }) };
}

function ownNode(identity: PageIdentity, content: PageContent, above: readonly PageLine[]): ReadNode {
  const { kind, code, title } = identity;
  const site = above.map((line) => line.trimmed).join('\n');
  const sections = [
    ...content.sections,
    // What a saved page shows above its name is the site's, and no place in the page is better than the last.
    ...(site === '' ? [] : [{ heading: 'IVI Framework Viewer', text: site }]),
  ];
  return {
    code,
    title,
    kind: kind === 'root' ? 'block' : kind,
    ...(content.description !== '' && { description: content.description }),
    ...(sections.length > 0 && { sections }),
    levels: content.poms.levels,
  };
}

/** The root is no node: what it says beside its list describes the framework. */
function describedBy(content: PageContent): { readonly description?: string } {
  const description = [
    content.description,
    ...content.sections.map(({ heading, text }) => `${heading}\n\n${text}`),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
  return description === '' ? {} : { description };
}

/** T1 has bare levels over bulleted groups; T2 dashes every line at the margin; T3 dashes and nests; T4 lost them. */
function shapeOf(page: PageSource, content: PageContent, hasSiteHeader: boolean): string | null {
  if (content.isLost) return 'T4';
  if (page.isHtml) return 'HTML';
  const written = (content.levelLines.length > 0 ? content.levelLines : page.lines).filter(
    (line) => line.body !== '',
  );
  if (written[0]?.hasBullet === true) return written.some((line) => line.indent > 0) ? 'T3' : 'T2';
  const hasGroups = written.some((line) => line.hasBullet && labelOf(line) !== null);
  return hasGroups || hasSiteHeader ? 'T1' : null;
}
