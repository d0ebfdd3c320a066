import type { Chart, Plugin } from 'chart.js';
import type { Mark, Panel, Sizes } from '../layout/scene.ts';
import { fitText, font, measureOn, shorten } from '../layout/text.ts';
import type { Theme } from '../themes.ts';
import { type Context, contextOf } from './axes.ts';

/** Words at single points, and the sentence in a panel that has nothing to show. */
export class MarksLayer implements Plugin {
  readonly id = 'marks';
  readonly #panels: readonly Panel[];
  readonly #sizes: Sizes;
  readonly #theme: Theme;

  constructor(panels: readonly Panel[], sizes: Sizes, theme: Theme) {
    this.#panels = panels;
    this.#sizes = sizes;
    this.#theme = theme;
  }

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.#panels) {
      for (const mark of panel.marks) this.#drawMark(chart, panel.id, mark);
      if (panel.notice !== undefined) this.#say(chart, panel.id, panel.notice);
    }
  }

  #drawMark(chart: Chart, id: string, mark: Mark): void {
    const x = chart.scales['x']!.getPixelForValue(mark.x);
    const y = chart.scales[id]!.getPixelForValue(mark.y);
    if (mark.shape === 'dot') this.#dot(contextOf(chart), x, y);
    if (mark.shape === 'cross') this.#cross(contextOf(chart), x, y);
    if (mark.label !== '') this.#word(chart, id, mark, x, y);
  }

  #dot(ctx: Context, x: number, y: number): void {
    ctx.beginPath();
    ctx.arc(x, y, this.#sizes.stroke * 2, 0, 2 * Math.PI);
    ctx.fillStyle = this.#theme.ink;
    ctx.fill();
    ctx.strokeStyle = this.#theme.background;
    ctx.lineWidth = this.#sizes.hairline * 1.3;
    ctx.stroke();
  }

  /** A tick with a rim of the background, so that it is seen on a bar of any colour. */
  #cross(ctx: Context, x: number, y: number): void {
    const { stroke, hairline } = this.#sizes;
    const arm = stroke * 3;
    const { background, ink } = this.#theme;
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
    const { body } = this.#sizes;
    const { top, bottom } = chart.scales[id]!;
    const shown = shorten(label, chartArea.width * 0.55, measureOn(ctx), font(body, 600));
    const width = measureOn(ctx)(shown, font(body, 600));
    const right = x + body * 0.7;
    const left = right + width <= chartArea.right ? right : Math.max(chartArea.left, x - body * 0.7 - width);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    const baseline = Math.min(Math.max(isBelow ? y + body * 1.15 : y - body * 0.55, top + body), bottom - body * 0.4);
    ctx.lineWidth = body * 0.28;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = this.#theme.background;
    ctx.strokeText(shown, left, baseline);
    ctx.fillStyle = this.#theme.ink;
    ctx.fillText(shown, left, baseline);
  }

  #say(chart: Chart, id: string, sentence: string): void {
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const { top, bottom } = chart.scales[id]!;
    const { body } = this.#sizes;
    const room = {
      widthPx: chartArea.width * 0.9,
      mostLines: 3,
      largest: body * 1.2,
      smallest: body,
      weight: 600,
    } as const;
    const { lines, size } = fitText(sentence, room, measureOn(ctx));
    ctx.font = font(size, 600);
    ctx.fillStyle = this.#theme.quiet;
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
