import type { ReadingWarning, ReadNode, ReadPlace } from '../frameworkReading.ts';
import { withoutFooter } from '../gluedFooter.ts';
import { suspicionsOf } from '../irregularities.ts';
import { definedName } from './iviCodes.ts';
import type { PageContent } from './iviContent.ts';
import type { PageHead } from './iviHead.ts';
import type { PageIdentity } from './iviIdentity.ts';
import { nameForm } from './itCmfStructure.ts';
import type { FoundPoms } from './iviPoms.ts';

/** Everything about a page that a person should look at, in the order of its lines. */
export function pageWarnings(page: {
  readonly head: PageHead;
  readonly content: PageContent;
  readonly identity: PageIdentity;
  readonly place: ReadPlace;
  readonly nodes: readonly ReadNode[];
}): ReadingWarning[] {
  const { head, content, identity } = page;
  return [
    ...missingName(head, identity),
    ...head.above.map(({ number, body }): ReadingWarning => ({
      kind: 'unknownLine',
      line: number,
      text: body,
    })),
    ...lostLevels(content, identity),
    ...otherTitles(page),
    ...(content.isLost
      ? []
      : content.unplaced.map(({ number, body }): ReadingWarning => ({
          kind: 'unknownLine',
          line: number,
          text: body,
        }))),
    ...pomWarnings(content),
    ...footerBelowLevels(page),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The page does not say its code (or its name); its address or its name may. */
function missingName(head: PageHead, { kind, code, title, proposal }: PageIdentity): ReadingWarning[] {
  if (kind === 'root' || (code !== '' && head.title !== null)) return [];
  return [{ kind: 'missingCode', text: title, ...(code === '' && proposal !== undefined && { proposal }) }];
}

/** A block without levels lost them, whether or not the page announces them. */
function lostLevels(
  { isLost, unplaced, levelLines, listed, last }: PageContent,
  { kind }: PageIdentity,
): ReadingWarning[] {
  const isBare = kind === 'block' && levelLines.length === 0 && listed.length === 0;
  const first = isLost ? unplaced[0] : isBare ? last : null;
  return first ? [{ kind: 'levelsLost', line: first.number, text: first.body }] : [];
}

/** Names that differ from the title: in the introduction to the levels, and in definitions. */
function otherTitles({ content, nodes, identity }: Parameters<typeof pageWarnings>[0]): ReadingWarning[] {
  const { introduced } = content;
  const listedFrom = nodes.length - content.listed.length;
  const defined = nodes.flatMap((node, index): ReadingWarning[] => {
    const said = node.kind === 'capability' ? definedName(node.description ?? '') : null;
    if (said === null || (nameForm(said.title) === nameForm(node.title) && said.code === node.code))
      return [];
    const line = content.listed[index - listedFrom]?.line.number;
    const isOtherCode = nameForm(said.title) === nameForm(node.title);
    return [
      {
        kind: 'titleDiffers',
        ...(line !== undefined && index >= listedFrom && { line }),
        text: isOtherCode ? `${node.title} (${said.code})` : node.title,
        ...(!isOtherCode && { proposal: said.title }),
        node: index,
      },
    ];
  });
  if (
    introduced === null ||
    identity.kind === 'root' ||
    nameForm(introduced.name) === nameForm(identity.title)
  )
    return defined;
  const { name, line } = introduced;
  return [
    { kind: 'titleDiffers', line: line.number, text: identity.title, proposal: name, node: 0 },
    ...defined,
  ];
}

function pomWarnings(content: PageContent): ReadingWarning[] {
  const { poms } = content;
  const last = content.endsInLevels ? poms.items.at(-1) : undefined;
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
    ...poms.items.flatMap(({ line, text, at }) => {
      const where = { line: line.number, text, at: { node: 0, ...at } };
      const footer = last?.line === line ? footerProposal(poms) : null;
      return [
        ...suspicionsOf(text, at.list).map((suspicion): ReadingWarning => ({ ...where, ...suspicion })),
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
    text: last.text,
    earlier: earlier.map(({ text }) => text),
    isOutOfLine: siblings.some(
      ({ line }) => line.hasBullet !== last.line.hasBullet || line.indent > last.line.indent,
    ),
    hasSiblings: siblings.length > 0,
  });
}

/** On a page that does not end in levels, the footer is glued to its last sentence. */
function footerBelowLevels({ content, nodes }: Parameters<typeof pageWarnings>[0]): ReadingWarning[] {
  const { last } = content;
  if (content.endsInLevels || last === null) return [];
  const text = last.body;
  const node = nodes.findLastIndex(
    ({ description = '', sections = [] }) =>
      description.endsWith(text) || sections.some((section) => section.text.endsWith(text)),
  );
  const proposal = withoutFooter({ text, earlier: [], isOutOfLine: false, hasSiblings: false });
  return node === -1 || proposal === null
    ? []
    : [{ kind: 'gluedFooter', line: last.number, text, proposal, node }];
}
