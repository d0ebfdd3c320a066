import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart, Plugin } from 'chart.js';
import { type HorizontalAxis, type Panel, type Scene, type Sizes, xAxisOf } from '../layout/scene.ts';
import { fitText, font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import type { Theme } from '../themes.ts';

/** What a layer draws on. Chart.js names a browser's type here; it is the canvas of this process. */
export type Context = SKRSContext2D;

/** The context a chart is drawn on. */
export function contextOf(chart: Chart): Context {
  return (chart as unknown as { ctx: Context }).ctx;
}

/** A word beside a row is set smaller down to this share before it is cut; further where the whole picture is small. */
const smallestShare = ({ width, height }: Sizes): number => (width < 600 ? 0.66 : height > width ? 0.8 : 0.72);

/** How much of the picture the words at the left may take. */
export function gutterRoom({ width, narrow }: Sizes): number {
  return width * (width < 600 ? 0.42 : narrow ? 0.35 : 0.3);
}

/** A word on a horizontal axis: its middle and half its width, in pixels. */
interface AxisWord {
  readonly text: string;
  readonly middle: number;
  readonly half: number;
}

/**
 * The words that can stand beside each other: all of them, all but those the longer first one covers, or every second,
 * third … of them, so that the steps between them stay equal; of months those that keep the years.
 */
export function evenlyKept<T extends AxisWord>(words: readonly T[], apart: number): T[] {
  const isClear = (kept: readonly T[]): boolean =>
    kept.every((word, i) => i === 0 || word.middle - word.half >= kept[i - 1]!.middle + kept[i - 1]!.half + apart);
  const withoutSecond = words.filter((_, i) => i !== 1);
  if (isClear(words)) return [...words];
  if ((words[0]?.half ?? 0) > 1.2 * (words[1]?.half ?? Infinity) && isClear(withoutSecond)) return withoutSecond;
  for (let every = 2; every < words.length; every++) {
    const kept = everyNth(words, every).find(isClear);
    if (kept !== undefined) return kept;
  }
  return words.slice(0, 1);
}

/** Every second, third … word from each beginning, those that keep the most years first. */
function everyNth<T extends AxisWord>(words: readonly T[], every: number): T[][] {
  const years = (kept: readonly T[]): number => kept.filter(({ text }) => /^\d{4}$/u.test(text)).length;
  const choices = Array.from({ length: every }, (_, first) => words.filter((_word, i) => i % every === first));
  return choices.sort((one, other) => years(other) - years(one));
}

/** A layer that draws on every panel, in the sizes and colours of the picture. */
export abstract class PanelLayer implements Plugin {
  abstract readonly id: string;
  protected readonly panels: readonly Panel[];
  protected readonly sizes: Sizes;
  protected readonly theme: Theme;

  constructor(panels: readonly Panel[], sizes: Sizes, theme: Theme) {
    this.panels = panels;
    this.sizes = sizes;
    this.theme = theme;
  }
}

/** Grid lines and the words at the ticks of both axes. */
export class AxesLayer implements Plugin {
  readonly id = 'axes';
  readonly #scene: Scene;
  readonly #sizes: Sizes;
  readonly #theme: Theme;

  constructor(scene: Scene, sizes: Sizes, theme: Theme) {
    this.#scene = scene;
    this.#sizes = sizes;
    this.#theme = theme;
  }

  beforeDatasetsDraw(chart: Chart): void {
    const measure = measureOn(contextOf(chart));
    const { panels, x } = this.#scene;
    for (const panel of panels) {
      this.#vertical(chart, panel, measure);
      if (panel.x) this.#horizontal(chart, xAxisOf(panel), panel.x, chart.scales[panel.id]!.bottom, measure);
    }
    this.#horizontal(chart, 'x', x, chart.chartArea.bottom, measure);
  }

  #vertical(chart: Chart, panel: Panel, measure: MeasureText): void {
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const { body, hairline } = this.#sizes;
    const isTable = panel.id === 'rows';
    const levels = panel.backdrops.flatMap((item) => (item.kind === 'level' ? [item.value] : []));
    const rowHeight = this.#rowHeight(chart, panel);
    const size = Math.min(body, rowHeight * 0.88);
    for (const { value, label } of panel.ticks) {
      const y = chart.scales[panel.id]!.getPixelForValue(value);
      ctx.fillStyle = this.#theme.grid;
      const hasOwnLine = levels.includes(value);
      if (!isTable && !hasOwnLine) ctx.fillRect(chartArea.left, y - hairline / 2, chartArea.width, hairline);
      this.#rowWords(ctx, label, { right: chartArea.left - body * 0.6, y, size, rowHeight }, measure);
    }
  }

  /** In one line, a little smaller if need be; else in two where the row holds two, and only then cut. */
  #rowWords(
    ctx: Context,
    label: string,
    { right, y, size, rowHeight }: { right: number; y: number; size: number; rowHeight: number },
    measure: MeasureText,
  ): void {
    const widthPx = gutterRoom(this.#sizes);
    const fitting = (size * widthPx) / Math.max(1, measure(label, font(size)));
    const smallest = size * smallestShare(this.#sizes);
    const own = Math.min(size, Math.max(smallest, fitting));
    const mostLines = fitting < smallest && rowHeight >= 2 * smallest ? 2 : 1;
    const room = { widthPx, mostLines, largest: own, smallest: own * 0.99, weight: 400 } as const;
    const { lines } = fitText(label, room, measure);
    const pitch = Math.min(own * 1.1, rowHeight / 2);
    const first = y + own * 0.36 - ((lines.length - 1) * pitch) / 2;
    lines.forEach((line, i) => this.#word(ctx, line, 'right', right, first + i * pitch, own));
  }

  /** Distance of two labels, in pixels; labels of rows that are too close are set smaller. */
  #rowHeight(chart: Chart, { id, ticks }: Panel): number {
    const [first, second] = ticks;
    if (!first || !second) return Infinity;
    const scale = chart.scales[id]!;
    return Math.abs(scale.getPixelForValue(second.value) - scale.getPixelForValue(first.value));
  }

  #horizontal(chart: Chart, id: string, x: HorizontalAxis, bottom: number, measure: MeasureText): void {
    const { body } = this.#sizes;
    const { left, right, top } = chart.chartArea;
    const baseline = x.side === 'top' ? top - body * 0.5 : bottom + body * 1.3;
    this.#tickWords(chart, id, x, { bottom, baseline }, measure);
    if (x.label === undefined) return;
    const { width, margin } = this.#sizes;
    const shown = shorten(x.label, width - 2 * margin, measure, font(body));
    const half = measure(shown, font(body)) / 2;
    const middle = Math.min(Math.max((left + right) / 2, margin + half), width - margin - half);
    const below = x.side === 'top' ? baseline - body * 1.35 : baseline + body * 1.35;
    this.#word(contextOf(chart), shown, 'center', middle, below);
  }

  /** Words keep inside the picture and clear of each other; where they are too many, every second or third stands. */
  #tickWords(
    chart: Chart,
    id: string,
    x: HorizontalAxis,
    { bottom, baseline }: { readonly bottom: number; readonly baseline: number },
    measure: MeasureText,
  ): void {
    const { body, hairline, width } = this.#sizes;
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const hasTickMarks = this.#scene.cells === undefined;
    const words = x.ticks.map(({ value, label }) => {
      const at = chart.scales[id]!.getPixelForValue(value);
      ctx.fillStyle = this.#theme.axis;
      if (hasTickMarks) ctx.fillRect(at - hairline / 2, bottom, hairline, body * 0.32);
      const text = shorten(label, Math.max(chartArea.width * 0.45, body * 5), measure, font(body));
      const half = measure(text, font(body)) / 2;
      return { text, half, middle: Math.min(Math.max(at, half + body * 0.3), width - half - body * 0.3) };
    });
    for (const { text, middle } of evenlyKept(words, body * 0.35)) this.#word(ctx, text, 'center', middle, baseline);
  }

  #word(
    ctx: Context,
    text: string,
    align: 'right' | 'center',
    x: number,
    baseline: number,
    size = this.#sizes.body,
  ): void {
    ctx.font = font(size);
    ctx.fillStyle = this.#theme.quiet;
    ctx.textAlign = align;
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(text, x, baseline);
  }
}
