/** An element that is open, and what it means to the lines in it. */
export type OpenElement = {
  readonly name: string;
  /** Where its lines stand, in columns. */
  readonly indent: number;
  readonly isDropped: boolean;
  readonly isAround: boolean;
  /** Of a list item: whether its bullet waits for its first line. */
  hasBullet: boolean;
};

/** Elements that shape lines; all others are words and pass by. */
const tracked = new Set(
  'article aside blockquote body caption dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header iframe li main math menu nav noembed noframes noscript object ol pre script section select style svg table td template textarea th tr ul xmp'.split(
    ' ',
  ),
);
const dropped = new Set(
  'iframe math noembed noframes noscript object script select style svg template textarea xmp'.split(' '),
);
const aroundRoles = new Set(['navigation', 'search', 'contentinfo', 'menubar', 'menu']);
const aroundNames = new Set(
  'nav navbar navigation breadcrumb breadcrumbs menu footer sidebar skip-link pagination site-footer page-footer toolbar main-menu topnav'.split(
    ' ',
  ),
);
const neverAround = new Set(['body', 'main', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** For an element whose end may be left out: what an opening of its kind closes, and what it never reaches across. */
const implied: Readonly<
  Record<string, { readonly closes: readonly string[]; readonly within: readonly string[] }>
> = {
  li: { closes: ['li'], within: ['ul', 'ol', 'menu'] },
  dt: { closes: ['dt', 'dd'], within: ['dl'] },
  dd: { closes: ['dt', 'dd'], within: ['dl'] },
  tr: { closes: ['tr'], within: ['table'] },
  td: { closes: ['td', 'th'], within: ['tr', 'table'] },
  th: { closes: ['td', 'th'], within: ['tr', 'table'] },
};

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** What no heading holds: where one begins, a heading that was left open is over. */
const endsHeading = new Set([...headings, 'ul', 'ol', 'dl', 'table', 'section', 'article', 'pre']);

/** The elements that are open, in a form in which every question costs the same however deep they are. */
export class HtmlNesting {
  private readonly stack: OpenElement[] = [];
  /** For each name, where in the stack it stands. */
  private readonly places = new Map<string, number[]>();
  private droppedCount = 0;
  private aroundCount = 0;

  get isDropped(): boolean {
    return this.droppedCount > 0;
  }

  get isAround(): boolean {
    return this.aroundCount > 0;
  }

  /** The rank of the heading that is open. */
  get heading(): number | null {
    const at = this.topOfAny(headings);
    return at === -1 ? null : Number(this.stack[at]?.name.slice(1));
  }

  isOpen(name: string): boolean {
    return this.topOf(name) !== -1;
  }

  /** Opens an element after closing those whose end it implies; `null` for one that shapes no lines. */
  open(
    name: string,
    attributes: ReadonlyMap<string, string>,
    onClose: (element: OpenElement) => void,
  ): OpenElement | null {
    if (!tracked.has(name)) return null;
    const rule = implied[name];
    if (rule !== undefined) {
      const at = this.topOfAny(rule.closes);
      if (at > this.topOfAny(rule.within)) this.closeDownTo(at, onClose);
    }
    if (endsHeading.has(name)) {
      const at = this.topOfAny(headings);
      if (at !== -1) this.closeDownTo(at, onClose);
    }
    const element: OpenElement = {
      name,
      indent: this.indentIn(name),
      isDropped: dropped.has(name),
      isAround: isAround(name, attributes),
      hasBullet: name === 'li',
    };
    if (element.isDropped) this.droppedCount++;
    if (element.isAround) this.aroundCount++;
    const places = this.places.get(name);
    if (places === undefined) this.places.set(name, [this.stack.length]);
    else places.push(this.stack.length);
    this.stack.push(element);
    return element;
  }

  /** Closes the innermost element of a name with all that is open in it; an end without a beginning means nothing. */
  close(name: string, onClose: (element: OpenElement) => void): void {
    const at = this.topOf(name);
    if (at === -1 || at < this.topOfAny(implied[name]?.within ?? [])) return;
    this.closeDownTo(at, onClose);
  }

  /** Where a line that is written now stands; it takes the bullet of its list item. */
  placeOfLine(): { readonly indent: number; readonly hasBullet: boolean } {
    const indent = this.stack.at(-1)?.indent ?? 0;
    const item = this.stack[Math.max(-1, this.topOf('li'))];
    if (item === undefined || !item.hasBullet) return { indent, hasBullet: false };
    item.hasBullet = false;
    return { indent: item.indent - 2, hasBullet: true };
  }

  private indentIn(name: string): number {
    const around = this.stack.at(-1)?.indent ?? 0;
    if (name === 'li') return around + 2;
    if (name === 'dd') return around + 2;
    // The outermost list is indented as well, so that its items differ from lines at the margin.
    return (name === 'ul' || name === 'ol' || name === 'menu') && around === 0 ? 2 : around;
  }

  private topOf(name: string): number {
    return this.places.get(name)?.at(-1) ?? -1;
  }

  private topOfAny(names: readonly string[]): number {
    return Math.max(-1, ...names.map((name) => this.topOf(name)));
  }

  private closeDownTo(at: number, onClose: (element: OpenElement) => void): void {
    while (this.stack.length > at) {
      const element = this.stack.at(-1);
      if (element === undefined) return;
      onClose(element);
      this.stack.pop();
      this.places.get(element.name)?.pop();
      if (element.isDropped) this.droppedCount--;
      if (element.isAround) this.aroundCount--;
    }
  }
}

function isAround(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (name === 'nav' || name === 'footer') return true;
  if (neverAround.has(name)) return false;
  if (aroundRoles.has(attributes.get('role')?.toLowerCase() ?? '')) return true;
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.toLowerCase();
  return names.split(/\s+/).some((each) => aroundNames.has(each));
}
