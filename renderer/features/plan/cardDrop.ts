import type { Attachment } from 'svelte/attachments';

/** What a place for cards needs to know and does. */
type CardDrop = {
  /** Whether a card is being dragged; everything else that is dragged is left alone. */
  readonly takes: () => boolean;
  readonly onover: (isOver: boolean) => void;
  readonly ondrop: () => void;
};

/** Lets the card that is being dragged be dropped on an element. */
export function cardDrop({ takes, onover, ondrop }: CardDrop): Attachment<HTMLElement> {
  return (element) => {
    const over = (event: DragEvent): void => {
      if (!takes()) return;
      event.preventDefault();
      // The frame refuses whatever reaches it.
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
      onover(true);
    };
    const leave = (event: DragEvent): void => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && element.contains(to))) onover(false);
    };
    const drop = (event: DragEvent): void => {
      if (!takes()) return;
      event.preventDefault();
      event.stopPropagation();
      ondrop();
    };
    element.addEventListener('dragenter', over);
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragenter', over);
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  };
}
