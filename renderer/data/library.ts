import { failed, ok, type Result } from '#shared/base/result.ts';
import type { Failure } from '#shared/domain/failure.ts';
import type { Framework, FrameworkVersion, Node } from '#shared/model/framework.ts';
import { guarded } from './command.ts';
import { db, type Database } from './database.ts';

/** Framework content ready to be stored: what an import or a package brings. */
export type LibraryContent = {
  readonly frameworks: readonly Framework[];
  readonly frameworkVersions: readonly FrameworkVersion[];
  readonly nodes: readonly Node[];
};

/** A framework version with its framework, as lists show it. */
export type ShelvedVersion = { readonly framework: Framework; readonly version: FrameworkVersion };

/** How many pages an import brought and how many were there already, word for word; nodes only named do not count. */
export type Shelved = { readonly added: number; readonly known: number };

/**
 * Adds framework content to the library in one transaction. A page that is there is never changed: one that stands
 * there with other wording makes the whole import fail with `frameworkDiffers`. A node that is only named or listed yields
 * to its own page, whichever of the two comes first.
 */
export async function shelveContent(content: LibraryContent): Promise<Result<Shelved, Failure>> {
  const tables = [db.frameworks, db.frameworkVersions, db.nodes];
  const result = await guarded(() => db.transaction('rw', tables, () => addContent(db, content)));
  return result.ok ? result.value : result;
}

/** Whether the library holds all these nodes, word for word. */
export async function isShelved(nodes: readonly Node[]): Promise<boolean> {
  const present = await db.nodes.bulkGet(nodes.map(({ id }) => id));
  return nodes.every(({ textHash }, index) => present[index]?.textHash === textHash);
}

/** The same inside a transaction of the caller's, who aborts it on failure. */
export async function addContent(db: Database, content: LibraryContent): Promise<Result<Shelved, Failure>> {
  const present = await db.nodes.bulkGet(content.nodes.map((node) => node.id));
  const fresh = content.nodes.flatMap((node, index) => {
    const there = present[index];
    if (!there) return [node];
    return fullness(node) > fullness(there) ? [{ ...node, parentId: there.parentId ?? node.parentId }] : [];
  });
  const different = content.nodes.find((node, index) => {
    const there = present[index];
    return (
      there && !isOnlyNamed(node) && fullness(node) === fullness(there) && there.textHash !== node.textHash
    );
  });
  if (different) {
    const version = content.frameworkVersions.find((candidate) => candidate.id === different.versionId);
    return failed({
      kind: 'frameworkDiffers',
      page: `${different.code} ${different.title}`.trim(),
      version: version?.version ?? '',
    });
  }
  for (const framework of content.frameworks) {
    if (!(await db.frameworks.get(framework.id))) await db.frameworks.add(framework);
  }
  for (const version of content.frameworkVersions) {
    if (!(await db.frameworkVersions.get(version.id))) await db.frameworkVersions.add(version);
  }
  await db.nodes.bulkPut(fresh);
  const pages = content.nodes.filter((node) => !isOnlyNamed(node)).length;
  const added = fresh.filter((node) => !isOnlyNamed(node)).length;
  return ok({ added, known: pages - added });
}

/**
 * How much is known of a node: its name alone (0), what a list of nodes says of it (1), or its own page (2). The fuller
 * one stands: a list shortens what the page says at length.
 */
function fullness(node: Node): 0 | 1 | 2 {
  if (node.sections.length > 0 || node.groups.length > 0) return 2;
  return node.description === '' ? 0 : 1;
}

/** Whether a node is known by its name alone: pages below it brought it, and its own page has not come yet. */
export function isOnlyNamed(node: Node): boolean {
  return node.description === '' && node.sections.length === 0 && node.groups.length === 0;
}

/** Every framework version in the library, by title and version. */
export async function shelvedVersions(): Promise<ShelvedVersion[]> {
  const [frameworks, versions] = await Promise.all([db.frameworks.toArray(), db.frameworkVersions.toArray()]);
  return versions
    .flatMap((version) => {
      const framework = frameworks.find((candidate) => candidate.id === version.frameworkId);
      return framework ? [{ framework, version }] : [];
    })
    .sort((a, b) =>
      `${a.framework.title} ${a.version.version}`.localeCompare(
        `${b.framework.title} ${b.version.version}`,
        'en',
        {
          numeric: true,
        },
      ),
    );
}

/** The versions that can be assessed: all that are finished. */
export async function assessableVersions(): Promise<ShelvedVersion[]> {
  return (await shelvedVersions()).filter(({ version }) => version.isDraft !== true);
}

/** One framework version with its framework; `undefined` when the library does not hold it. */
export async function shelvedVersion(versionId: string): Promise<ShelvedVersion | undefined> {
  const version = await db.frameworkVersions.get(versionId);
  const framework = version && (await db.frameworks.get(version.frameworkId));
  return version && framework ? { framework, version } : undefined;
}

/** The nodes of a version: parents before their children, siblings in their order. */
export async function nodesOf(versionId: string): Promise<Node[]> {
  // Inside a transaction Dexie hands over what it read; outside it copies every row for its cache, which took a third
  // of the time until 6,000 pages were on screen. Who follows the query hears of changes either way.
  const nodes = await db.transaction('r', db.nodes, () =>
    db.nodes.where('versionId').equals(versionId).toArray(),
  );
  return inTreeOrder(nodes);
}

function inTreeOrder(nodes: readonly Node[]): Node[] {
  const children = Map.groupBy(nodes, (node) => node.parentId);
  const visit = (parentId: string | null): Node[] =>
    (children.get(parentId) ?? [])
      .toSorted((a, b) => a.order - b.order || a.code.localeCompare(b.code, 'en', { numeric: true }))
      .flatMap((node) => [node, ...visit(node.id)]);
  return visit(null);
}
