import type { Chart, Plugin } from 'chart.js';
import { contextOf } from './context-of.ts';
import { font } from '../layout/font.ts';
import { measureOn } from '../layout/text.ts';
import type { Theme } from '../themes.ts';

const word = 'SIMULATED';

/** The word SIMULATED across the data area, behind the data: nobody can take the picture for real prices. */
export class Watermark implements Plugin {
  readonly id = 'watermark';
  readonly #theme: Theme;

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  beforeDatasetsDraw(chart: Chart): void {
    const ctx = contextOf(chart);
    const { left, top, width, height } = chart.chartArea;
    const share = (width * 0.86) / measureOn(ctx)(word, font(100, 700));
    ctx.save();
    ctx.translate(left + width / 2, top + height / 2);
    ctx.rotate(-Math.min(0.28, Math.atan2(height * 0.5, width)));
    ctx.font = font(Math.min(100 * share, height * 0.55), 700);
    ctx.fillStyle = this.#theme.watermark;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(word, 0, 0);
    ctx.restore();
  }
}
