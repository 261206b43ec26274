import type { Failure } from '../domain/failure.ts';
import type { NodeKind } from '../model/framework.ts';
import type { Result } from '../base/result.ts';

/** What a reader understood of one source, before a person has agreed to it. Lines count from 1. */
export type FrameworkReading = {
  /** The format's id in the registry, such as `iviPage`. */
  readonly kind: string;
  /** Which of the format's shapes it was, such as `T1`. */
  readonly shape?: string;
  readonly framework?: { readonly title: string; readonly version?: string };
  /** In document order; a node's `parent` is the code of another node of the same reading. */
  readonly nodes: readonly ReadNode[];
  readonly warnings: readonly ReadingWarning[];
};

export type ReadNode = {
  readonly code: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly parent?: string;
  readonly description?: string;
  readonly sections?: readonly { readonly heading: string; readonly text: string }[];
  readonly levels: readonly ReadLevel[];
};

export type ReadLevel = {
  readonly level: number;
  readonly name?: string;
  readonly groups: readonly ReadGroup[];
};

export type ReadGroup = {
  readonly practices: readonly string[];
  readonly outcomes: readonly string[];
  readonly metrics: readonly string[];
};

/** A place the reader is not sure of. `proposal` is the text that would stand there instead of `text`. */
export type ReadingWarning = {
  readonly line?: number;
  readonly kind:
    | 'gluedFooter'
    | 'placeholder'
    | 'runTogetherMetrics'
    | 'gluedFootnote'
    | 'strayLineBreak'
    | 'missingCode'
    | 'unknownLine'
    | 'encoding';
  readonly text: string;
  readonly proposal?: string;
  /** The item it speaks of; a warning without one speaks of the page. */
  readonly at?: ItemPlace;
};

/** Where an item stands: indexes into `nodes`, `levels`, `groups` and the list, from 0. */
export type ItemPlace = {
  readonly node: number;
  readonly level: number;
  readonly group: number;
  readonly list: 'practices' | 'outcomes' | 'metrics';
  readonly item: number;
};

/** A source as it came: its name, where it lay (for the folder names that tell the version), and its bytes. */
export type NamedBytes = {
  readonly name: string;
  readonly folder?: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type ReadResult = Result<FrameworkReading, Failure>;
