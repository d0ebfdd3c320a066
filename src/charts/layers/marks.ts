import type { Chart } from 'chart.js';
import { type Flag, type Mark, type Panel, type Range, type Sizes, xAxisOf } from '../layout/scene.ts';
import { fitText, font, measureOn, shorten } from '../layout/text.ts';
import { avoidOverlap } from '../layout/ticks.ts';
import { type Context, contextOf, PanelLayer } from './axes.ts';

/** Words at single points, and the sentence in a panel that has nothing to show. */
export class MarksLayer extends PanelLayer {
  readonly id = 'marks';

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) {
      const taken: number[] = [];
      for (const mark of panel.marks) this.#drawMark(chart, panel, mark, taken);
      for (const range of panel.ranges ?? []) this.#whisker(chart, panel, range);
      if (panel.notice !== undefined) this.#say(chart, panel.id, panel.notice);
    }
  }

  #drawMark(chart: Chart, panel: Panel, mark: Mark, taken: number[]): void {
    const { id } = panel;
    const x = chart.scales[xAxisOf(panel)]!.getPixelForValue(mark.x);
    const y = chart.scales[id]!.getPixelForValue(mark.y);
    if (mark.shape !== 'cross') this.#dot(contextOf(chart), x, y, mark);
    if (mark.shape === 'cross') this.#cross(contextOf(chart), x, y);
    const above = mark.wordAbove === undefined ? y : chart.scales[id]!.getPixelForValue(mark.wordAbove);
    if (mark.isCentred) this.#wordAbove(chart, mark.label, x, above, taken);
    else if (mark.label !== '') this.#word(chart, id, mark, x, y);
  }

  #dot(ctx: Context, x: number, y: number, { shape, color = this.theme.ink }: Mark): void {
    const { stroke, hairline } = this.sizes;
    const isRing = shape === 'ring';
    ctx.beginPath();
    ctx.arc(x, y, stroke * 2, 0, 2 * Math.PI);
    ctx.fillStyle = isRing ? this.theme.background : color;
    ctx.fill();
    ctx.strokeStyle = isRing ? color : this.theme.background;
    ctx.lineWidth = isRing ? stroke * 0.9 : hairline * 1.3;
    ctx.stroke();
  }

  /** A line with a rim of the background from one end of a range to the other, along its row. */
  #whisker(chart: Chart, panel: Panel, { row, low, high }: Range): void {
    const ctx = contextOf(chart);
    const { stroke, hairline } = this.sizes;
    const x = chart.scales[xAxisOf(panel)]!;
    const [left, right] = [x.getPixelForValue(low), x.getPixelForValue(high)];
    const y = chart.scales[panel.id]!.getPixelForValue(row);
    for (const [color, rim] of [
      [this.theme.background, hairline * 1.6],
      [this.theme.ink, 0],
    ] as const) {
      ctx.fillStyle = color;
      ctx.fillRect(left - rim, y - stroke * 0.5 - rim, right - left + 2 * rim, stroke + 2 * rim);
      for (const end of [left, right])
        ctx.fillRect(end - stroke * 0.5 - rim, y - stroke * 2.4 - rim, stroke + 2 * rim, stroke * 4.8 + 2 * rim);
    }
  }

  /** A tick with a rim of the background, so that it is seen on a bar of any colour. */
  #cross(ctx: Context, x: number, y: number): void {
    const { stroke, hairline } = this.sizes;
    const arm = stroke * 3;
    const { background, ink } = this.theme;
    for (const [color, width, reach] of [
      [background, stroke * 2, arm + hairline],
      [ink, stroke * 0.8, arm],
    ] as const) {
      ctx.strokeStyle = color;
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.moveTo(x, y - reach);
      ctx.lineTo(x, y + reach);
      ctx.stroke();
    }
  }

  /** Beside its point, on the side with room, and never outside the panel. */
  #word(chart: Chart, id: string, { label, isBelow }: Mark, x: number, y: number): void {
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const { body } = this.sizes;
    const { top, bottom } = chart.scales[id]!;
    const shown = shorten(label, chartArea.width * 0.55, measureOn(ctx), font(body, 600));
    const width = measureOn(ctx)(shown, font(body, 600));
    const right = x + body * 0.7;
    const left = right + width <= chartArea.right ? right : Math.max(chartArea.left, x - body * 0.7 - width);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    const baseline = Math.min(Math.max(isBelow ? y + body * 1.15 : y - body * 0.55, top + body), bottom - body * 0.4);
    this.#haloed(ctx, shown, left, baseline);
  }

  /** @param taken Right edges and heights of the words that stand already, two numbers each. */
  #wordAbove(chart: Chart, label: string, x: number, y: number, taken: number[]): void {
    const ctx = contextOf(chart);
    const { body } = this.sizes;
    const { left, right } = chart.chartArea;
    const half = measureOn(ctx)(label, font(body, 600)) / 2;
    const middle = Math.min(Math.max(x, left + half), right - half);
    const isTaken = taken.some(
      (edge, i) => i % 2 === 0 && edge > middle - half - body * 0.2 && Math.abs(taken[i + 1]! - y) < body * 1.1,
    );
    if (isTaken) return;
    taken.push(middle + half, y);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    this.#haloed(ctx, label, middle - half, y - body * 0.6);
  }

  #haloed(ctx: Context, text: string, left: number, baseline: number): void {
    const { body } = this.sizes;
    ctx.font = font(body, 600);
    ctx.lineWidth = body * 0.28;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = this.theme.background;
    ctx.strokeText(text, left, baseline);
    ctx.fillStyle = this.theme.ink;
    ctx.fillText(text, left, baseline);
  }

  #say(chart: Chart, id: string, sentence: string): void {
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const { top, bottom } = chart.scales[id]!;
    const { body } = this.sizes;
    const room = {
      widthPx: chartArea.width * 0.9,
      mostLines: 3,
      largest: body * 1.2,
      smallest: body,
      weight: 600,
    } as const;
    const { lines, size } = fitText(sentence, room, measureOn(ctx));
    ctx.font = font(size, 600);
    ctx.fillStyle = this.theme.quiet;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    lines.forEach((line, i) => {
      ctx.fillText(
        line,
        (chartArea.left + chartArea.right) / 2,
        (top + bottom) / 2 + (i - (lines.length - 1) / 2) * size * 1.3,
      );
    });
  }
}

/** Height of the strip in which dated facts are numbered, above a panel's plot. */
export function stripHeight({ flags = [] }: Panel, { body }: Sizes): number {
  return flags.length === 0 ? 0 : body * 1.85;
}

/** Dated facts: a numbered disc in the strip above the plot, and a hairline down to the day. Nothing lies over the data. */
export class FlagsLayer extends PanelLayer {
  readonly id = 'flags';

  beforeDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) {
      for (const { at } of this.#placed(chart, panel)) this.#hairline(chart, panel, at);
    }
  }

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) {
      for (const { at, middle, flag } of this.#placed(chart, panel)) this.#disc(chart, panel, at, middle, flag);
    }
  }

  /** Discs that would touch are moved apart; their hairlines stay at their days. */
  #placed(chart: Chart, { flags = [], ...panel }: Panel): { at: number; middle: number; flag: Flag }[] {
    const scale = chart.scales[xAxisOf(panel)]!;
    const at = flags.map(({ x }) => scale.getPixelForValue(x));
    const { left, right } = chart.chartArea;
    const middles = avoidOverlap(at, this.sizes.body * 1.4, left, right);
    return flags.map((flag, i) => ({ flag, at: at[i]!, middle: middles[i]! }));
  }

  #hairline(chart: Chart, { id }: Panel, at: number): void {
    const ctx = contextOf(chart);
    const { top, bottom } = chart.scales[id]!;
    ctx.fillStyle = this.theme.axis;
    ctx.fillRect(at - this.sizes.hairline / 2, top, this.sizes.hairline, bottom - top);
  }

  #disc(chart: Chart, { id }: Panel, at: number, middle: number, { number }: Flag): void {
    const ctx = contextOf(chart);
    const { body, hairline } = this.sizes;
    const { top } = chart.scales[id]!;
    const y = top - body * 1.15;
    ctx.strokeStyle = this.theme.axis;
    ctx.lineWidth = hairline;
    ctx.beginPath();
    ctx.moveTo(middle, y + body * 0.66);
    ctx.lineTo(at, top);
    ctx.stroke();
    ctx.fillStyle = this.theme.ink;
    ctx.beginPath();
    ctx.arc(middle, y, body * 0.66, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = this.theme.background;
    ctx.font = font(body * 0.82, 700);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(String(number), middle, y + body * 0.3);
  }
}
