import type { ReadPlace } from '../frameworkReading.ts';
import { definedName } from './iviCodes.ts';
import type { PageContent } from './iviContent.ts';
import type { PageHead } from './iviHead.ts';
import { capabilityOfTitle, macroOfTitle } from './itCmfStructure.ts';
import { kindOfCode } from './iviLines.ts';

/** Which node of the viewer's tree a page describes. */
export type PageIdentity = {
  readonly kind: 'root' | 'macro' | 'capability' | 'category' | 'block';
  /** Empty when the page does not say it. */
  readonly code: string;
  readonly title: string;
  /** The version in the root's name. */
  readonly version?: string;
  /** The code that the name or the address proposes where the page says none. */
  readonly proposal?: string;
};

/** The version in the root's name, `''` when it names none; `null` for any other name. */
export function rootVersion(title: string): string | null {
  const match =
    /^IT[- ]C(?:apability Maturity Framework|MF)(?:™|®)?\s*(?:\((?:version )?(\d{2}(?:\.\d{2})?)\))?$/i.exec(
      title,
    );
  return match === null ? null : (match[1] ?? '');
}

/** Tells which node a page describes: by its code, else by what it lists and is called. */
export function pageIdentity(page: {
  readonly head: PageHead;
  readonly content: PageContent;
  readonly place: ReadPlace;
  readonly name: string;
}): PageIdentity {
  const { head, content, place } = page;
  const title = head.title ?? page.name.replace(/\.[a-z]{1,5}$/i, '');
  if (head.code !== null) return { kind: kindOfCode(head.code) ?? 'category', code: head.code, title };
  const version = rootVersion(title);
  const lists = (kind: string) => content.listed.some((node) => node.kind === kind);
  // The root is no node: a page that says more than a root can is one.
  const isBare = content.levelLines.length === 0;
  if (version !== null && isBare && !lists('block'))
    return { kind: 'root', code: '', title, ...(version !== '' && { version }) };
  if (isBare && lists('macro')) return { kind: 'root', code: '', title };
  const macro = macroOfTitle(title) ?? (lists('capability') ? (place.macro ?? null) : null);
  if (macro !== null) return { kind: 'macro', code: macro, title };
  if (lists('capability')) return { kind: 'macro', code: '', title };
  return below({ title, content, place });
}

function below({
  title,
  content,
  place,
}: {
  title: string;
  content: PageContent;
  place: ReadPlace;
}): PageIdentity {
  const { listed, headings } = content;
  if (
    headings.some((heading) => heading.startsWith('capability building blocks')) &&
    !hasKind(content, 'category')
  ) {
    const letters = new Set(listed.map(({ code }) => code.charAt(0)));
    const [letter] = letters;
    const code = letters.size === 1 && letter !== undefined ? letter : (place.category ?? '');
    return { kind: 'category', code, title };
  }
  const defined = definedName(content.description) ?? definedName(content.sections[0]?.text ?? '');
  const isCapability =
    hasKind(content, 'category') ||
    hasKind(content, 'block') ||
    defined !== null ||
    headings.filter((heading) => /^(?:overview|goal|scope|definition|objectives)/.test(heading)).length > 1;
  if (isCapability) {
    const proposal = capabilityOfTitle(title) ?? place.capability;
    return {
      kind: 'capability',
      code: defined?.code ?? '',
      title,
      ...(proposal !== undefined && { proposal }),
    };
  }
  return byPlace(title, place);
}

function hasKind(content: PageContent, kind: string): boolean {
  return content.listed.some((node) => node.kind === kind);
}

/** A page that lists nothing is a block's, unless its address ends above the blocks. */
function byPlace(title: string, place: ReadPlace): PageIdentity {
  if (place.block === undefined && place.category !== undefined)
    return { kind: 'category', code: '', title, proposal: place.category };
  if (place.block === undefined && place.capability !== undefined)
    return { kind: 'capability', code: '', title, proposal: place.capability };
  return { kind: 'block', code: '', title, ...(place.block !== undefined && { proposal: place.block }) };
}
