import type { Attachment } from 'svelte/attachments';

/**
 * Lets files be dropped on an element; while they hover over it, it carries `data-over`. Who takes folders as well
 * finds them in the transfer, see `droppedEntries`.
 */
export function fileDrop(
  take: (files: readonly File[], transfer: DataTransfer) => void,
): Attachment<HTMLElement> {
  return (element) => {
    // Entering a child leaves its parent: only the balance tells whether the pointer is inside.
    let depth = 0;
    const mark = (by: number) => {
      depth = by === 0 ? 0 : depth + by;
      element.toggleAttribute('data-over', depth > 0);
    };
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => carriesFiles(event) && mark(1);
    const leave = (event: DragEvent) => carriesFiles(event) && mark(-1);
    const over = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
    };
    // A smaller drop zone inside may keep the event to itself.
    const end = () => mark(0);
    const drop = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (!dataTransfer || dataTransfer.files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      take([...dataTransfer.files], dataTransfer);
    };
    element.addEventListener('dragenter', enter);
    element.addEventListener('dragleave', leave);
    element.addEventListener('dragover', over);
    element.addEventListener('drop', end, { capture: true });
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragenter', enter);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('dragover', over);
      element.removeEventListener('drop', end, { capture: true });
      element.removeEventListener('drop', drop);
    };
  };
}
