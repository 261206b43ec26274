import type { Attachment } from 'svelte/attachments';
import { keysText, type Keys } from './keys.ts';

const showAfter = 450;
const hideAfter = 80;

// One bubble serves all: two at once would be one too many.
let bubble: HTMLElement | undefined;
let owner: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(target: HTMLElement, text: string, keys: Keys | undefined): void {
  bubble ??= makeBubble();
  bubble.textContent = text;
  if (keys) {
    const hint = document.createElement('kbd');
    hint.textContent = keysText(keys);
    bubble.append(hint);
  }
  hide();
  document.body.append(bubble);
  owner = target;
  bubble.showPopover({ source: target });
}

function hide(): void {
  clearTimeout(timer);
  owner = undefined;
  if (bubble?.isConnected) bubble.remove();
}

function makeBubble(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'tooltip';
  element.popover = 'manual';
  // It repeats the accessible name of its owner, which has been read out already.
  element.ariaHidden = 'true';
  element.addEventListener('pointerenter', () => clearTimeout(timer));
  element.addEventListener('pointerleave', () => later(hideAfter, hide));
  return element;
}

function later(milliseconds: number, act: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(act, milliseconds);
}

/**
 * Shows a text (and keys) beside an element while the pointer rests on it or the keyboard focuses it; Esc hides it.
 * For sighted users: the element must carry the same text as its accessible name or visible content.
 */
export function tooltip(text: string | undefined, keys?: Keys): Attachment<HTMLElement> {
  return (target) => {
    if (!text) return;
    const enter = (): void => later(showAfter, () => show(target, text, keys));
    const focus = (): void => {
      if (target.matches(':focus-visible')) enter();
    };
    const leave = (): void => later(hideAfter, hide);
    const press = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key === 'Escape') hide();
    };
    const listeners = {
      pointerenter: enter,
      pointerleave: leave,
      focus,
      blur: leave,
      pointerdown: press,
      keydown: press,
    };
    for (const [name, listener] of Object.entries(listeners)) target.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) target.removeEventListener(name, listener);
      if (owner === target) hide();
    };
  };
}
