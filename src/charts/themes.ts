import type { RenderOptions } from '../reports/chart-spec.ts';

/** The colours of one look. Lines differ in lightness first and in hue second, so that a grey copy still reads. */
export interface Theme {
  readonly background: string;
  readonly ink: string;
  /** Text of the second rank: ticks, captions, footer. */
  readonly quiet: string;
  readonly grid: string;
  /** The zero or start line. */
  readonly axis: string;
  readonly lines: readonly [string, string, string, string, string];
  /** The colours of words about those lines: the same hues, dark or light enough to be read (contrast 4.5 and more). */
  readonly words: readonly [string, string, string, string, string];
  /** The usual range of a series. */
  readonly band: string;
  /** Stays beyond the enter level. */
  readonly shade: string;
  /** A stretch of an axis that another panel shows large. */
  readonly stretch: string;
  readonly accent: string;
  readonly watermark: string;
  /** Heat map colours: from nothing special to extreme. */
  readonly heat: readonly string[];
  /** Heat map colours of a signed quantity: from −1 over 0 to +1. */
  readonly diverging: readonly string[];
}

const light: Theme = {
  background: '#fbf8f2',
  ink: '#1d1c1a',
  quiet: '#5d5952',
  grid: '#e6e0d5',
  axis: '#8f897e',
  lines: ['#0b4a8f', '#e08a2e', '#3d3a36', '#2f9e8f', '#b45fa0'],
  words: ['#0b4a8f', '#8f4d00', '#3d3a36', '#1a7468', '#96457f'],
  band: '#ebe5d9',
  shade: '#f3c9bd',
  stretch: 'rgba(11, 74, 143, 0.16)',
  accent: '#b3261e',
  watermark: 'rgba(29, 28, 26, 0.11)',
  heat: ['#f1ece2', '#e3dccd', '#f3cfa4', '#e69455', '#a8361c'],
  diverging: ['#a8501c', '#e3a877', '#f1ece2', '#7fa9d3', '#0b4a8f'],
};

const dark: Theme = {
  background: '#14181f',
  ink: '#f4f1ea',
  quiet: '#b3bac5',
  grid: '#2a313c',
  axis: '#7b8492',
  lines: ['#a5d8ff', '#e5873a', '#f4f1ea', '#3fae9c', '#d07fc0'],
  words: ['#a5d8ff', '#f0a468', '#f4f1ea', '#5cc4b3', '#dd9bd0'],
  band: '#242b36',
  shade: '#5a2f2c',
  stretch: 'rgba(165, 216, 255, 0.2)',
  accent: '#ff8a75',
  watermark: 'rgba(244, 241, 234, 0.13)',
  heat: ['#1f2630', '#2f3744', '#6b4a2b', '#c26f2c', '#ffc07a'],
  diverging: ['#f0a468', '#8a5530', '#262d38', '#35608c', '#a5d8ff'],
};

/** Both looks, by the name a person chooses. */
export const themes: Readonly<Record<RenderOptions['theme'], Theme>> = { dark, light };

/** The colour in which words about a line are set; a colour that is no line's stays. */
export function wordColor(color: string, { lines, words }: Theme): string {
  return words[lines.indexOf(color)] ?? color;
}

/** The colour words on this fill are read best in: ink or background, whichever differs more in lightness. */
export function readableInk(fill: string, theme: Theme): string {
  const own = lightness(fill);
  const isInk = Math.abs(lightness(theme.ink) - own) >= Math.abs(lightness(theme.background) - own);
  return isInk ? theme.ink : theme.background;
}

/** Perceived lightness of `#rrggbb`, 0 to 1. */
function lightness(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
  return Math.cbrt(0.2126 * red! + 0.7152 * green! + 0.0722 * blue!);
}
