import type { Chart, Plugin } from 'chart.js';
import type { EndLabel, Panel, Sizes } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import type { Theme } from '../themes.ts';
import { type Context, contextOf } from './axes.ts';

/**
 * Moves places apart until neighbours are at least `distance` from each other, downwards first and inside
 * `top` to `bottom`. Where the room is too small for all, they share it evenly.
 *
 * @returns The new places, in the order given.
 */
export function avoidOverlap(places: readonly number[], distance: number, top: number, bottom: number): number[] {
  const step = Math.min(distance, (bottom - top) / Math.max(1, places.length - 1));
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  let floor = top;
  for (const item of order) {
    item.place = Math.max(item.place, floor);
    floor = item.place + step;
  }
  let ceiling = bottom;
  for (const item of order.toReversed()) {
    item.place = Math.min(item.place, ceiling);
    ceiling = item.place - step;
  }
  return order.sort((a, b) => a.index - b.index).map(({ place }) => place);
}

const leadPx = (sizes: Sizes) => sizes.body * 0.75;

/** The words of a label, cut where they would take too much of the picture: the name first, then the rest. */
function shownWords(label: EndLabel, sizes: Sizes, measure: MeasureText): { name: string; text: string } {
  const room = sizes.width * (label.isPlain ? 0.34 : sizes.narrow ? 0.31 : 0.22);
  const nameFont = font(sizes.label, 700);
  const textFont = font(sizes.label, label.isPlain ? 400 : 600);
  const own = Math.min(measure(label.name, nameFont), label.isPlain ? room : room * 0.4);
  const text =
    label.text === '' ? '' : ` ${shorten(label.text, room - own - measure(' ', textFont), measure, textFont)}`;
  return { name: shorten(label.name, Math.max(own, room - measure(text, textFont)), measure, nameFont), text };
}

function widthOf(label: EndLabel, sizes: Sizes, measure: MeasureText): number {
  const { name, text } = shownWords(label, sizes, measure);
  return measure(name, font(sizes.label, 700)) + measure(text, font(sizes.label, label.isPlain ? 400 : 600));
}

/** How much room the widest label needs at the right. */
export function endLabelWidth(panels: readonly Panel[], sizes: Sizes, measure: MeasureText): number {
  const widths = panels.flatMap((panel) => panel.ends.map((end) => widthOf(end, sizes, measure)));
  return widths.length === 0 ? 0 : Math.max(...widths) + leadPx(sizes);
}

/** Names and last values at the ends of the lines: no key to look up, and readable without colour. */
export class EndLabelsLayer implements Plugin {
  readonly id = 'end-labels';
  readonly #panels: readonly Panel[];
  readonly #sizes: Sizes;
  readonly #theme: Theme;

  constructor(panels: readonly Panel[], sizes: Sizes, theme: Theme) {
    this.#panels = panels;
    this.#sizes = sizes;
    this.#theme = theme;
  }

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.#panels) this.#drawPanel(chart, panel);
  }

  #drawPanel(chart: Chart, panel: Panel): void {
    const { id, ends } = panel;
    const scale = chart.scales[id]!;
    const places = ends.map((end) => scale.getPixelForValue(end.y));
    if (ends.every((end) => end.isPlain)) {
      this.#drawRows(chart, panel, places);
      return;
    }
    const half = this.#sizes.label * 0.5;
    const spaced = avoidOverlap(places, this.#sizes.label * 1.12, scale.top + half, scale.bottom - half);
    ends.forEach((end, i) => this.#drawLabel(chart, id, end, places[i]!, spaced[i]!));
  }

  /** A row's words stay beside its bar; where rows are close they are set smaller instead of being moved apart. */
  #drawRows(chart: Chart, { ends }: Panel, places: readonly number[]): void {
    const pitch = places.length < 2 ? Infinity : Math.abs(places[1]! - places[0]!);
    const size = Math.min(this.#sizes.label, pitch * 0.95);
    const left = chart.chartArea.right + leadPx(this.#sizes);
    ends.forEach((end, row) => this.#drawWords(contextOf(chart), end, { left, y: places[row]!, size }));
  }

  #drawLabel(chart: Chart, id: string, end: EndLabel, y: number, labelY: number): void {
    const ctx = contextOf(chart);
    const x = chart.scales['x']!.getPixelForValue(end.x);
    const left = Math.max(x, chart.chartArea.right) + leadPx(this.#sizes);
    if (end.interval) this.#drawWhisker(chart, x, end.interval, end.color, id);
    this.#drawDot(ctx, x, y, end.color);
    if (Math.abs(labelY - y) > 2) this.#drawLead(ctx, x, y, left, labelY);
    this.#drawWords(ctx, end, { left, y: labelY, size: this.#sizes.label });
  }

  #drawWhisker(
    chart: Chart,
    x: number,
    { low, high }: NonNullable<EndLabel['interval']>,
    color: string,
    id: string,
  ): void {
    const ctx = contextOf(chart);
    const [top, bottom] = [high, low].map((value) => chart.scales[id]!.getPixelForValue(value));
    const cap = this.#sizes.stroke * 1.8;
    ctx.strokeStyle = color;
    ctx.lineWidth = this.#sizes.stroke * 0.75;
    ctx.beginPath();
    ctx.moveTo(x, top!);
    ctx.lineTo(x, bottom!);
    for (const y of [top!, bottom!]) {
      ctx.moveTo(x - cap, y);
      ctx.lineTo(x + cap, y);
    }
    ctx.stroke();
  }

  #drawDot(ctx: Context, x: number, y: number, color: string): void {
    ctx.beginPath();
    ctx.arc(x, y, this.#sizes.stroke * 1.5, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.strokeStyle = this.#theme.background;
    ctx.lineWidth = this.#sizes.hairline * 1.3;
    ctx.fill();
    ctx.stroke();
  }

  #drawLead(ctx: Context, x: number, y: number, left: number, labelY: number): void {
    ctx.beginPath();
    ctx.moveTo(x + this.#sizes.stroke * 1.8, y);
    ctx.lineTo(left - this.#sizes.hairline * 2, labelY);
    ctx.strokeStyle = this.#theme.axis;
    ctx.lineWidth = this.#sizes.hairline;
    ctx.stroke();
  }

  #drawWords(ctx: Context, end: EndLabel, { left, y, size }: { left: number; y: number; size: number }): void {
    const measure = measureOn(ctx);
    const { name, text } = shownWords(end, this.#sizes, measure);
    const nameWidth = measure(name, font(size, 700));
    ctx.fillStyle = end.color;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    const baseline = y + size * 0.36;
    ctx.font = font(size, 700);
    ctx.fillText(name, left, baseline);
    ctx.font = font(size, end.isPlain ? 400 : 600);
    ctx.fillText(text, left + nameWidth, baseline);
  }
}
