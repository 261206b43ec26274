import type { Failure } from '../domain/failure.ts';
import type {
  FrameworkScoring,
  Level,
  Licence,
  Metric,
  NodeKind,
  Practice,
  Scale,
  Section,
  Subset,
  Translations,
} from '../model/framework.ts';
import type { Result } from '../base/result.ts';
import type { ProgressReading } from './progress.ts';
import type { Sheet } from './sheet/sheetCells.ts';

/** What a reader understood of one source, before a person has agreed to it. Lines count from 1. */
export type FrameworkReading = {
  /** The format's id in the registry, such as `iviPage`. */
  readonly kind: string;
  /** Which of the format's shapes it was, such as `T1`. */
  readonly shape?: string;
  readonly framework?: ReadFramework;
  /** Where in a framework of many pages its address or its folders put it. */
  readonly place?: ReadPlace;
  /** In document order, parents before children. */
  readonly nodes: readonly ReadNode[];
  /** The answers, when the source is another tool's save file and no framework: it has no nodes then. */
  readonly progress?: ProgressReading;
  /** The sheets, when the source is somebody's own table whose columns nobody has mapped yet: it has no nodes then. */
  readonly tables?: readonly Sheet[];
  readonly warnings: readonly ReadingWarning[];
};

/** The place of a page by its codes, from the framework's version down; what nobody told is left out. */
export type ReadPlace = {
  readonly version?: string;
  readonly macro?: string;
  readonly capability?: string;
  readonly category?: string;
  readonly block?: string;
};

/** What the source says of the framework as a whole; what it does not say, the person is asked. */
export type ReadFramework = {
  readonly title: string;
  readonly version?: string;
  /** The framework's own key, such as `waymark-open-itcf`: one key, one framework. */
  readonly key?: string;
  readonly publisher?: string;
  readonly licence?: Licence;
  /** BCP 47. */
  readonly lang?: string;
  readonly description?: string;
  /** Where the content came from, as the source tells it: who made the file, when, from what. */
  readonly sourceNote?: string;
  readonly levels?: readonly Level[];
  readonly scales?: readonly Scale[];
  readonly scoring?: FrameworkScoring;
  readonly subsets?: readonly Subset[];
};

export type ReadNode = {
  /** What other nodes call it as their parent; its code when left out. Unique within the reading. */
  readonly id?: string;
  readonly code: string;
  readonly title: string;
  readonly kind: NodeKind;
  /** The id of a node before it, else the code of the nearest one before it. */
  readonly parent?: string;
  readonly description?: string;
  readonly sections?: readonly Section[];
  readonly levels: readonly ReadLevel[];
  readonly weight?: number;
  readonly isWithdrawn?: true;
  readonly alignsWith?: readonly string[];
  readonly subsets?: readonly string[];
  readonly translations?: Translations;
};

export type ReadLevel = {
  /** The level's number; 0 in a framework without levels. */
  readonly level: number;
  readonly name?: string;
  readonly groups: readonly ReadGroup[];
};

export type ReadGroup = {
  readonly practices: readonly ReadPractice[];
  readonly outcomes: readonly ReadItem[];
  readonly metrics: readonly ReadMetric[];
};

/** One line of a list. `id` is its own, stable one, where the source gives one. */
export type ReadItem = { readonly text: string; readonly id?: string };

export type ReadPractice = ReadItem &
  Pick<Practice, 'title' | 'question' | 'scaleId' | 'sections' | 'translations'> & {
    readonly weight?: number;
  };

export type ReadMetric = ReadItem & Pick<Metric, 'unit' | 'direction' | 'measure'>;

/** A place the reader is not sure of. `proposal` is the text that would stand there instead of `text`. */
export type ReadingWarning = {
  /** Which file of a set it stands in, by its path below the folder or archive. */
  readonly file?: string;
  readonly line?: number;
  readonly kind:
    | 'gluedFooter'
    /** What the source has answered but no scale can rate; it stands beside what is rated. */
    | 'notRated'
    | 'placeholder'
    | 'runTogetherMetrics'
    | 'gluedFootnote'
    | 'strayLineBreak'
    | 'missingCode'
    | 'unknownLine'
    | 'encoding'
    /** A link leads to nothing; what it belongs to stands without it, or is left out where it has no other place. */
    | 'danglingLink'
    /** Things that depend on one another in a circle, as a chain of names. */
    | 'dependencyLoop'
    /** An id that is taken already; the later thing goes without it, or is left out when it is the same thing. */
    | 'duplicateId'
    /** What was not read because it has no place in a framework: fields and how often they stand. */
    | 'leftOut'
    /** Files of the folder or archive that are no framework content. */
    | 'skippedFiles'
    /** A value outside of what it may be; `text` names it, and what was taken instead. */
    | 'outOfRange'
    /** Something that lacks what it is told by, such as a name or a level. */
    | 'incomplete'
    /** A title or text longer than can be kept, cut where the limit is. */
    | 'cut'
    /** Numbers that may have lost a zero at their end before they came here, such as 5.1 for 5.10. */
    | 'shortenedNumber'
    /** A first line that says only how cells are separated. */
    | 'separator'
    /** A cell that holds a formula, which is never computed: its stored result was read, or else the formula as text. */
    | 'formula'
    /** A page whose levels were lost before it came here; what it says is kept as text. */
    | 'levelsLost'
    /** A page is called otherwise by its own words; the proposal is the other name. */
    | 'titleDiffers'
    /** A list of nodes says something else of a node than the node's own page, whose words stand. */
    | 'listedOtherwise';
  readonly text: string;
  readonly proposal?: string;
  /** The item it speaks of; a warning without one speaks of the page. */
  readonly at?: ItemPlace;
  /** The node it speaks of when it is about no item: an index into `nodes`. */
  readonly node?: number;
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
