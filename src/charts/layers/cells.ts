import type { Chart, Plugin } from 'chart.js';
import { contextOf, type Context } from './context-of.ts';
import { font } from '../layout/font.ts';
import type { Cell } from '../layout/scene.ts';
import type { Sizes } from '../layout/sizes.ts';
import { measureOn } from '../layout/text.ts';
import type { Theme } from '../themes.ts';

/** The fields of a heat map with the words in them. */
export class Cells implements Plugin {
  readonly id = 'cells';
  readonly #cells: readonly Cell[];
  readonly #sizes: Sizes;
  readonly #theme: Theme;

  constructor(cells: readonly Cell[], sizes: Sizes, theme: Theme) {
    this.#cells = cells;
    this.#sizes = sizes;
    this.#theme = theme;
  }

  beforeDatasetsDraw(chart: Chart): void {
    for (const cell of this.#cells) this.#drawCell(chart, cell);
  }

  #drawCell(chart: Chart, cell: Cell): void {
    const x = chart.scales['x']!;
    const y = chart.scales['rows']!;
    const left = x.getPixelForValue(cell.column);
    const top = y.getPixelForValue(cell.row);
    const width = x.getPixelForValue(cell.column + 1) - left;
    const height = y.getPixelForValue(cell.row + 1) - top;
    const inset = Math.min(1, height * 0.06);
    const ctx = contextOf(chart);
    ctx.fillStyle = cell.fill;
    ctx.fillRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    this.#write(contextOf(chart), cell, left + width / 2, top + height / 2, width - 4, height);
  }

  /** As large as the field allows; smaller lines are left out before they become unreadable. */
  #write(ctx: Context, cell: Cell, x: number, y: number, width: number, height: number): void {
    const measure = measureOn(ctx);
    const shown = cell.lines.length * this.#sizes.body * 0.6 <= height ? cell.lines : cell.lines.slice(0, 1);
    const sizes = shown.map((text, i) => {
      const most = Math.min(this.#sizes.body * (i === 0 ? 1.1 : 0.85), (height / shown.length) * 0.84);
      return Math.min(most, (most * width * 0.94) / Math.max(1, measure(text, font(most, 600))));
    });
    ctx.fillStyle = cell.ink;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const total = sizes.reduce((sum, size) => sum + size * 1.12, 0);
    let top = y - total / 2;
    shown.forEach((text, i) => {
      const size = sizes[i]!;
      ctx.font = font(size, i === 0 ? 600 : 400);
      ctx.fillText(text, x, top + size * 0.92);
      if (cell.isRecord && i === 0) this.#frame(ctx, x, y, width, height);
      top += size * 1.12;
    });
  }

  /** A record is framed, so that it is seen without colour. */
  #frame(ctx: Context, x: number, y: number, width: number, height: number): void {
    const line = Math.max(1.5, Math.min(this.#sizes.stroke, height * 0.12));
    ctx.strokeStyle = this.#theme.ink;
    ctx.lineWidth = line;
    ctx.strokeRect(x - width / 2 + line / 2, y - height / 2 + line / 2, width - line, height - line);
  }
}
