import type { Chart, Plugin } from 'chart.js';
import { contextOf } from './context-of.ts';
import { font } from '../layout/font.ts';
import { measureOn } from '../layout/text.ts';
import type { Theme } from '../themes.ts';

const word = 'SIMULATED';

/** The word SIMULATED across the data, faint enough to read them through it: nobody can take the picture for real prices. */
export class Watermark implements Plugin {
  readonly id = 'watermark';
  readonly #theme: Theme;

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  afterDatasetsDraw(chart: Chart): void {
    const ctx = contextOf(chart);
    const { top, height } = chart.chartArea;
    const share = (chart.width * 0.78) / measureOn(ctx)(word, font(100, 700));
    ctx.save();
    ctx.translate(chart.width / 2, top + height / 2);
    ctx.rotate(-Math.min(0.28, Math.atan2(height * 0.5, chart.width)));
    ctx.font = font(Math.min(100 * share, height * 0.55), 700);
    ctx.fillStyle = this.#theme.watermark;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(word, 0, 0);
    ctx.restore();
  }
}
