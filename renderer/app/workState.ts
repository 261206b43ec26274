/** Whether all that was entered is safe. */
export type SaveState = 'saved' | 'saving' | 'failed';

/** A step of the history; the label names the change, such as "rate C3". */
type Step = { readonly label: string };

/** What can be undone and redone now. */
export type UndoState = { readonly undo: Step | null; readonly redo: Step | null };
