/** Notes that were typed and never stored, where something is made of what is stored. */
export const unstoredNotes = {
  title: (count: number) => (count === 1 ? '1 note is not stored yet' : `${count} notes are not stored yet`),
  text: (count: number) =>
    count === 1
      ? 'What was typed is safe, but is no part of the work until you store it.'
      : 'What was typed is safe, but is no part of the work until you store them.',
  open: (block: string) => `Open ${block}`,
};
