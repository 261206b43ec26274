import { afterEach, describe, expect, it } from 'vitest';
import './tokens.css';

const themes = ['light', 'dark'] as const;
const surfaces = ['canvas', 'surface', 'sunken', 'raised'];

/** The relative luminance of a token's colour as the browser paints it. */
function luminance(token: string): number {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const context = document.createElement('canvas').getContext('2d')!;
  context.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themes)('the %s colours', (theme) => {
  afterEach(() => document.documentElement.removeAttribute('data-theme'));
  const check = (pairs: readonly (readonly [string, string])[], least: number): void => {
    document.documentElement.dataset['theme'] = theme;
    for (const [one, other] of pairs)
      expect(contrast(one, other), `${one} on ${other}`).toBeGreaterThanOrEqual(least);
  };
  const onSurfaces = (tokens: readonly string[]) =>
    tokens.flatMap((token) => surfaces.map((surface) => [token, surface] as const));

  it('let every text be read on every surface', () => {
    check(onSurfaces(['text', 'text-2', 'text-3', 'accent-text', 'good', 'warn', 'danger']), 4.5);
    check(
      [
        ['accent-text', 'accent-soft'],
        ['text', 'accent-soft'],
        ['text', 'danger-soft'],
        ['text-2', 'warn-soft'],
      ],
      4.5,
    );
    check(
      [
        ['on-accent', 'accent'],
        ['on-accent', 'accent-hover'],
        ['on-accent', 'danger-fill'],
        ['on-accent', 'danger-fill-hover'],
      ],
      4.5,
    );
  });

  it('let the number be read on every level', () => {
    check(
      [1, 2, 3, 4, 5].map((level) => [`on-level-${level}`, `level-${level}`] as const),
      4.5,
    );
  });

  it('let marks, control borders and the focus ring be seen', () => {
    check(onSurfaces(['focus', 'line-strong']), 3);
    check(
      [
        ['good', 'good-soft'],
        ['warn', 'warn-soft'],
        ['danger', 'danger-soft'],
        ['accent-text', 'accent-soft'],
      ],
      3,
    );
  });

  it('tell the levels apart without hue', () => {
    check(
      [1, 2, 3, 4].map((level) => [`level-${level}`, `level-${level + 1}`] as const),
      1.3,
    );
  });
});
