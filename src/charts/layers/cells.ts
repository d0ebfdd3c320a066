import type { Chart, Plugin } from 'chart.js';
import { contextOf, type Context } from './context-of.ts';
import { font } from '../layout/font.ts';
import type { Cell } from '../layout/scene.ts';
import type { Sizes } from '../layout/sizes.ts';
import { measureOn } from '../layout/text.ts';

/** The fields of a heat map with the words in them. */
export class Cells implements Plugin {
  readonly id = 'cells';
  readonly #cells: readonly Cell[];
  readonly #sizes: Sizes;

  constructor(cells: readonly Cell[], sizes: Sizes) {
    this.#cells = cells;
    this.#sizes = sizes;
  }

  beforeDatasetsDraw(chart: Chart): void {
    for (const cell of this.#cells) this.#drawCell(chart, cell);
  }

  #drawCell(chart: Chart, cell: Cell): void {
    const x = chart.scales['x']!;
    const y = chart.scales['rows']!;
    const left = x.getPixelForValue(cell.column);
    const top = y.getPixelForValue(cell.row);
    const width = x.getPixelForValue(cell.column + (cell.columns ?? 1)) - left;
    const height = y.getPixelForValue(cell.row + (cell.rows ?? 1)) - top;
    const inset = Math.min(1, height * 0.06);
    const ctx = contextOf(chart);
    ctx.fillStyle = cell.fill;
    ctx.fillRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    if (cell.record !== 'none') this.#markRecord(ctx, cell, left, top, width, height);
    this.#write(ctx, cell, left + width / 2, top + height / 2, width - 4, height);
  }

  /** As large as the field allows; smaller lines are left out before they become unreadable. */
  #write(ctx: Context, cell: Cell, x: number, y: number, width: number, height: number): void {
    const measure = measureOn(ctx);
    const shown = cell.lines.length * this.#sizes.body * 0.6 <= height ? cell.lines : cell.lines.slice(0, 1);
    const sizes = shown.map((text, i) => {
      const share = cell.isHeading ? 0.72 : i === 0 ? 1.1 : 0.85;
      const most = Math.min(this.#sizes.body * share, (height / shown.length) * (cell.record === 'none' ? 0.84 : 0.7));
      return Math.min(most, (most * width * 0.94) / Math.max(1, measure(text, font(most, 600))));
    });
    ctx.fillStyle = cell.ink;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const total = sizes.reduce((sum, size) => sum + size * 1.12, 0);
    let top = y - total / 2 - (cell.record === 'signed' ? height * 0.04 : 0);
    shown.forEach((text, i) => {
      const size = sizes[i]!;
      ctx.font = font(size, i === 0 ? 600 : 400);
      ctx.fillText(text, x, top + size * 0.92);
      top += size * 1.12;
    });
  }

  /** A record is framed, one in its own direction underlined: seen without colour. */
  #markRecord(ctx: Context, { ink, record }: Cell, left: number, top: number, width: number, height: number): void {
    const line = Math.max(1, Math.min(this.#sizes.stroke, height * 0.08));
    const inset = line / 2 + Math.min(2, height * 0.04);
    ctx.strokeStyle = ink;
    ctx.fillStyle = ink;
    ctx.lineWidth = line;
    if (record === 'abs') ctx.strokeRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    else ctx.fillRect(left + width * 0.15, top + height - line * 1.9, width * 0.7, line);
  }
}
