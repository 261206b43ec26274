import type { FrameworkVersion, Level } from '#shared/model/framework.ts';
import type { DraftEdit, DraftRows } from './draftRows.ts';

/** The highest number a level may have. */
export const highestLevel = 10;

/** Adds a level above the others, or at the lowest free number when the top is taken; empty when all are. */
export function addLevel({ version }: DraftRows): DraftEdit {
  const taken = new Set(version.levels.map(({ no }) => no));
  const top = Math.max(0, ...taken) + 1;
  const free = [top, ...Array.from({ length: highestLevel }, (_, index) => index + 1)].find(
    (no) => no <= highestLevel && !taken.has(no),
  );
  return free === undefined
    ? {}
    : { version: withLevels(version, [...version.levels, { no: free, name: '' }]) };
}

/** Changes what a level is called and what is said of it. */
export function changeLevel(
  { version }: DraftRows,
  no: number,
  fields: Partial<Pick<Level, 'name' | 'description'>>,
): DraftEdit {
  const change = (level: Level): Level => {
    const { description, ...rest } = { ...level, ...fields };
    return { ...rest, ...(description !== undefined && description !== '' && { description }) };
  };
  return {
    version: withLevels(
      version,
      version.levels.map((each) => (each.no === no ? change(each) : each)),
    ),
  };
}

/** Removes the definition of a level; pages that have it keep it, and are told of. */
export function removeLevel({ version }: DraftRows, no: number): DraftEdit {
  return {
    version: withLevels(
      version,
      version.levels.filter((level) => level.no !== no),
    ),
  };
}

/** Gives a level another number, on every page that has it; empty when that number is taken or none. */
export function renumberLevel({ version, nodes }: DraftRows, no: number, to: number): DraftEdit {
  const isFree = Number.isInteger(to) && to >= 0 && to <= highestLevel && !isUsed({ version, nodes }, to);
  if (!isFree || !version.levels.some((level) => level.no === no)) return {};
  const changed = [...nodes.values()].filter(({ groups }) => groups.some(({ level }) => level === no));
  return {
    version: withLevels(
      version,
      version.levels.map((each) => (each.no === no ? { ...each, no: to } : each)),
    ),
    nodes: new Map(
      changed.map((node) => {
        const groups = node.groups
          .map((group) => (group.level === no ? { ...group, level: to } : group))
          .sort((a, b) => a.level - b.level);
        return [node.id, { ...node, groups }];
      }),
    ),
  };
}

/** How many pages have something at a level. */
export function pagesAtLevel({ nodes }: Pick<DraftRows, 'nodes'>, no: number): number {
  return [...nodes.values()].filter(({ groups }) => groups.some(({ level }) => level === no)).length;
}

function isUsed(rows: Pick<DraftRows, 'version' | 'nodes'>, no: number): boolean {
  return rows.version.levels.some((level) => level.no === no) || pagesAtLevel(rows, no) > 0;
}

function withLevels(version: FrameworkVersion, levels: readonly Level[]): FrameworkVersion {
  return { ...version, levels: levels.toSorted((a, b) => a.no - b.no) };
}
