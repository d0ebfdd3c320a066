import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart, Plugin } from 'chart.js';
import { type HorizontalAxis, type Panel, type Scene, type Sizes, xAxisOf } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import type { Theme } from '../themes.ts';

/** What a layer draws on. Chart.js names a browser's type here; it is the canvas of this process. */
export type Context = SKRSContext2D;

/** The context a chart is drawn on. */
export function contextOf(chart: Chart): Context {
  return (chart as unknown as { ctx: Context }).ctx;
}

/** A word beside a row is set smaller down to this share before it is cut. */
const smallestShare = 0.82;

/** How much of the picture the words at the left may take. */
export function gutterRoom({ width, narrow }: Sizes): number {
  return width * (narrow ? 0.33 : 0.3);
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
    const size = Math.min(body, this.#rowHeight(chart, panel) * 0.88);
    for (const { value, label } of panel.ticks) {
      const y = chart.scales[panel.id]!.getPixelForValue(value);
      ctx.fillStyle = this.#theme.grid;
      const hasOwnLine = levels.includes(value);
      if (!isTable && !hasOwnLine) ctx.fillRect(chartArea.left, y - hairline / 2, chartArea.width, hairline);
      const room = gutterRoom(this.#sizes);
      const own = Math.max(
        size * smallestShare,
        Math.min(size, (size * room) / Math.max(1, measure(label, font(size)))),
      );
      const shown = shorten(label, room, measure, font(own));
      this.#word(ctx, shown, 'right', chartArea.left - body * 0.6, y + own * 0.36, own);
    }
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
    const shown = shorten(x.label, right - left, measure, font(body));
    this.#word(
      contextOf(chart),
      shown,
      'center',
      (left + right) / 2,
      x.side === 'top' ? baseline - body * 1.35 : baseline + body * 1.35,
    );
  }

  /** A word keeps inside the picture and clear of its neighbour; one that cannot is left out. */
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
    let taken = -Infinity;
    for (const { value, label } of x.ticks) {
      const at = chart.scales[id]!.getPixelForValue(value);
      ctx.fillStyle = this.#theme.axis;
      if (hasTickMarks) ctx.fillRect(at - hairline / 2, bottom, hairline, body * 0.32);
      const shown = shorten(label, chartArea.width * 0.45, measure, font(body));
      const half = measure(shown, font(body)) / 2;
      const middle = Math.min(Math.max(at, half + body * 0.3), width - half - body * 0.3);
      if (middle - half < taken) continue;
      taken = middle + half + body * 0.35;
      this.#word(ctx, shown, 'center', middle, baseline);
    }
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
