import type { FrameworkReading, ReadPlace } from '../frameworkReading.ts';

/** One page of a batch, with what a person said about it. */
export type BatchPage = {
  readonly name: string;
  /** The folders it lay in; with its name they may tell its place. */
  readonly folder?: string;
  readonly reading: FrameworkReading;
  /** Where a person put it: this goes before everything else that tells its place. */
  readonly answer?: ReadPlace;
  readonly isLeftOut?: true;
};

/** Answers a question about the place of some pages; what the answer leaves open stays as it was. */
export function placePages(
  pages: readonly BatchPage[],
  indexes: readonly number[],
  answer: ReadPlace,
): BatchPage[] {
  return pages.map((page, index) =>
    indexes.includes(index) ? { ...page, answer: { ...page.answer, ...answer } } : page,
  );
}

/** Leaves pages out of the batch; the others keep their numbers. */
export function leaveOutPages(pages: readonly BatchPage[], indexes: readonly number[]): BatchPage[] {
  return pages.map((page, index) => (indexes.includes(index) ? { ...page, isLeftOut: true } : page));
}

/** What a batch calls a page: its path as far as it is known. */
export function pathOf({ name, folder }: Pick<BatchPage, 'name' | 'folder'>): string {
  return folder === undefined || folder === '' ? name : `${folder}/${name}`;
}
