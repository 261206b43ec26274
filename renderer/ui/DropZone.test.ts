import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import DropZone from './DropZone.svelte';

const file = new File(['text'], 'page.html', { type: 'text/html' });
const other = new File(['text'], 'other.html', { type: 'text/html' });

function drag(type: string, target: Element, files: readonly File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const each of files) dataTransfer.items.add(each);
  if (files.length === 0) dataTransfer.setData('text/plain', 'words');
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

async function show(props: { multiple?: boolean; disabled?: boolean; onchoose?: () => void } = {}) {
  const onfiles = vi.fn();
  const screen = await render(DropZone, { label: 'Drop pages here', onfiles, ...props });
  return { onfiles, screen, zone: screen.getByRole('group', { name: 'Drop pages here' }).element() };
}

describe('DropZone', () => {
  it('takes dropped files', async () => {
    const { onfiles, zone } = await show();
    expect(drag('dragover', zone, [file]).defaultPrevented).toBe(true);
    drag('drop', zone, [file, other]);
    expect(onfiles).toHaveBeenCalledExactlyOnceWith([file, other]);
  });

  it('takes one file when it wants one', async () => {
    const { onfiles, zone } = await show({ multiple: false });
    drag('drop', zone, [file, other]);
    expect(onfiles).toHaveBeenCalledExactlyOnceWith([file]);
  });

  it('leaves text and, while disabled, everything alone', async () => {
    const { onfiles, zone, screen } = await show();
    expect(drag('dragover', zone, []).defaultPrevented).toBe(false);
    drag('drop', zone, []);
    await screen.unmount();
    const closed = await show({ disabled: true });
    expect(drag('dragover', closed.zone, [file]).defaultPrevented).toBe(false);
    drag('drop', closed.zone, [file]);
    expect([onfiles, closed.onfiles].map((call) => call.mock.calls)).toEqual([[], []]);
  });

  it('stays lit while the pointer moves over what is inside it', async () => {
    const { zone, screen } = await show();
    const button = screen.getByRole('button').element();
    drag('dragenter', zone, [file]);
    drag('dragenter', button, [file]);
    drag('dragleave', zone, [file]);
    await expect.element(zone).toHaveClass('over');
    drag('dragleave', button, [file]);
    await expect.element(zone).not.toHaveClass('over');
  });

  it('has a button that does the same, with a dialog of the caller when given', async () => {
    const onchoose = vi.fn();
    const { screen } = await show({ onchoose });
    await screen.getByRole('button', { name: 'Choose files' }).click();
    expect(onchoose).toHaveBeenCalledOnce();
  });
});
