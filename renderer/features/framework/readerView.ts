/** What the reader shows: the page, its levels side by side, or the metrics of the whole version. */
export const readerViews = ['page', 'compare', 'metrics'] as const;
export type ReaderView = (typeof readerViews)[number];
