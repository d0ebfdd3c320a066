import type { Theme } from '../themes.ts';

/** The colour words on this fill are read best in: ink or background, whichever differs more in lightness. */
export function onFill(fill: string, theme: Theme): string {
  const own = lightness(fill);
  const isInk = Math.abs(lightness(theme.ink) - own) >= Math.abs(lightness(theme.background) - own);
  return isInk ? theme.ink : theme.background;
}

/** Perceived lightness of `#rrggbb`, 0 to 1. */
function lightness(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
  return Math.cbrt(0.2126 * red! + 0.7152 * green! + 0.0722 * blue!);
}
