import type { Chart, Plugin, Scale } from 'chart.js';
import { type Backdrop, type HeatmapCell, type Panel, type Sizes, xAxisOf } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import { type Context, contextOf, PanelLayer } from './axes.ts';

type Of<Kind extends Backdrop['kind']> = Extract<Backdrop, { kind: Kind }>;

/** What lies behind the data: usual range, episodes, levels and dated events. */
export class BackdropsLayer extends PanelLayer {
  readonly id = 'backdrops';

  beforeDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) {
      const scale = chart.scales[panel.id]!;
      const x = chart.scales[xAxisOf(panel)]!;
      for (const item of panel.backdrops) if (item.kind === 'band') this.#band(chart, scale, item);
      for (const item of panel.backdrops) if (item.kind === 'shade') this.#shade(chart, x, scale, item);
      for (const item of panel.backdrops) if (item.kind === 'stretch') this.#stretch(chart, x, scale, item);
      for (const item of panel.backdrops) if (item.kind === 'level') this.#level(chart, scale, item);
      for (const item of panel.backdrops) if (item.kind === 'event') this.#event(chart, x, scale, item);
    }
  }

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) {
      const scale = chart.scales[panel.id]!;
      for (const item of panel.backdrops) if (item.kind === 'level') this.#levelLabel(chart, scale, item);
      this.#eventLabels(chart, scale, panel);
    }
  }

  #band(chart: Chart, scale: Scale, { low, high, isWide }: Of<'band'>): void {
    const top = clamp(scale.getPixelForValue(high), scale);
    const bottom = clamp(scale.getPixelForValue(low), scale);
    const ctx = contextOf(chart);
    ctx.fillStyle = isWide ? this.theme.shade : this.theme.band;
    ctx.fillRect(chart.chartArea.left, top, chart.chartArea.width, Math.max(bottom - top, 1));
  }

  /** Above the zero line where the subject was ahead, below it where it was behind: told by place, not by colour. */
  #shade(chart: Chart, x: Scale, scale: Scale, { from, to, sign }: Of<'shade'>): void {
    const left = Math.max(x.getPixelForValue(from), x.left);
    const right = Math.min(Math.max(x.getPixelForValue(to), left + this.sizes.stroke), x.right);
    const zero = sign === 0 ? scale.bottom : clamp(scale.getPixelForValue(0), scale);
    const [top, bottom] = sign < 0 ? [zero, scale.bottom] : [scale.top, zero];
    const ctx = contextOf(chart);
    ctx.fillStyle = this.theme.shade;
    ctx.fillRect(left, top, Math.max(0, right - left), bottom - top);
  }

  /** A stretch of the axis that another panel shows large: framed, so that it is found without colour. */
  #stretch(chart: Chart, x: Scale, scale: Scale, { from, to }: Of<'stretch'>): void {
    const ctx = contextOf(chart);
    const { hairline, stroke } = this.sizes;
    const left = Math.max(x.getPixelForValue(from), x.left);
    const width = Math.max(Math.min(x.getPixelForValue(to), x.right) - left, stroke);
    ctx.fillStyle = this.theme.stretch;
    ctx.fillRect(left, scale.top, width, scale.bottom - scale.top);
    ctx.strokeStyle = this.theme.quiet;
    ctx.lineWidth = hairline;
    ctx.strokeRect(left, scale.top, width, scale.bottom - scale.top);
  }

  #level(chart: Chart, scale: Scale, { value, strong, color }: Of<'level'>): void {
    const ctx = contextOf(chart);
    const { chartArea } = chart;
    const y = scale.getPixelForValue(value);
    if (!(y >= scale.top - 1 && y <= scale.bottom + 1)) return;
    ctx.save();
    ctx.strokeStyle = color ?? (strong ? this.theme.axis : this.theme.quiet);
    ctx.lineWidth = this.sizes.hairline * (color !== undefined ? 2 : strong ? 1 : 1.3);
    ctx.setLineDash(strong ? [] : [this.sizes.body * 0.3, this.sizes.body * 0.22]);
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
    ctx.restore();
  }

  #levelLabel(chart: Chart, scale: Scale, { value, label }: Of<'level'>): void {
    const y = scale.getPixelForValue(value);
    if (label === undefined || !(y >= scale.top - 1 && y <= scale.bottom + 1)) return;
    const { body } = this.sizes;
    const { left, width } = chart.chartArea;
    const shown = shorten(label, width * 0.8, measureOn(contextOf(chart)), font(body));
    const above = y - body * 0.35;
    this.#word(contextOf(chart), shown, left + body * 0.3, above - body < scale.top ? y + body * 1.05 : above);
  }

  #event(chart: Chart, axis: Scale, scale: Scale, { x, isStrong }: Of<'event'>): void {
    const ctx = contextOf(chart);
    const width = isStrong ? this.sizes.stroke * 0.8 : this.sizes.hairline;
    ctx.fillStyle = isStrong ? this.theme.ink : this.theme.axis;
    ctx.fillRect(axis.getPixelForValue(x) - width / 2, scale.top, width, scale.bottom - scale.top);
  }

  /** Labels of events stand at the top of the panel; one that would run into its neighbour or out of the panel is left out. */
  #eventLabels(chart: Chart, scale: Scale, panel: Panel): void {
    const { chartArea } = chart;
    const { body } = this.sizes;
    const measure = measureOn(contextOf(chart));
    let taken = chartArea.left - 1;
    for (const event of panel.backdrops) {
      if (event.kind !== 'event') continue;
      const x = chart.scales[xAxisOf(panel)]!.getPixelForValue(event.x);
      const shown = shorten(event.label, chartArea.width * 0.35, measure, font(body));
      const width = measure(shown, font(body)) + body * 0.6;
      const left = x + width > chartArea.right ? x - width : x;
      if (shown === '' || left < taken) continue;
      taken = left + width;
      this.#word(contextOf(chart), shown, left + body * 0.3, scale.top + body);
    }
  }

  /** On a halo of the background, so that it reads on top of data. */
  #word(ctx: Context, text: string, left: number, baseline: number): void {
    const { body } = this.sizes;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.font = font(body);
    ctx.lineWidth = body * 0.28;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = this.theme.background;
    ctx.strokeText(text, left, baseline);
    ctx.fillStyle = this.theme.quiet;
    ctx.fillText(text, left, baseline);
  }
}

function clamp(y: number, scale: Scale): number {
  return Math.min(Math.max(y, scale.top), scale.bottom);
}

/** Where a field lies, in pixels. */
interface CellArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function areaOf(chart: Chart, { column, columns = 1, row, rows = 1 }: HeatmapCell): CellArea {
  const x = chart.scales['x']!;
  const y = chart.scales['rows']!;
  const [left, right] = [x.getPixelForValue(column), x.getPixelForValue(column + columns)];
  const [top, bottom] = [y.getPixelForValue(row), y.getPixelForValue(row + rows)];
  return { left, top, width: right - left, height: bottom - top };
}

/** The fields of a heat map with the words in them. */
export class CellsLayer implements Plugin {
  readonly id = 'cells';
  readonly #cells: readonly HeatmapCell[];
  readonly #sizes: Sizes;

  constructor(cells: readonly HeatmapCell[], sizes: Sizes) {
    this.#cells = cells;
    this.#sizes = sizes;
  }

  beforeDatasetsDraw(chart: Chart): void {
    const measure = measureOn(contextOf(chart));
    const areAllRead = this.#cells.every((cell) => this.#smallestBelow(cell, areaOf(chart, cell), measure) >= 22 / 28);
    for (const cell of this.#cells)
      this.#drawCell(chart, areAllRead ? cell : { ...cell, lines: cell.lines.slice(0, 1) });
  }

  #drawCell(chart: Chart, cell: HeatmapCell): void {
    const { left, top, width, height } = areaOf(chart, cell);
    const inset = Math.min(1, height * 0.06);
    const ctx = contextOf(chart);
    ctx.fillStyle = cell.fill;
    ctx.fillRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    if (cell.record !== 'none') this.#markRecord(ctx, cell, left, top, width, height);
    this.#write(ctx, cell, left + width / 2, top + height / 2, width - 4, height);
  }

  /** Size of the smallest line below the first one, in sizes of the text: lines too small to be read stand in no field. */
  #smallestBelow(cell: HeatmapCell, { width, height }: CellArea, measure: MeasureText): number {
    return Math.min(...this.#sizesOf(cell, width - 4, height, measure).slice(1)) / this.#sizes.body;
  }

  /** As large as the field allows. */
  #write(ctx: Context, cell: HeatmapCell, x: number, y: number, width: number, height: number): void {
    const sizes = this.#sizesOf(cell, width, height, measureOn(ctx));
    ctx.fillStyle = cell.ink;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    const total = sizes.reduce((sum, size) => sum + size * 1.12, 0);
    let top = y - total / 2 - (cell.record === 'signed' ? height * 0.04 : 0);
    cell.lines.forEach((text, i) => {
      const size = sizes[i]!;
      ctx.font = font(size, i === 0 ? 600 : 400);
      ctx.fillText(text, x, top + size * 0.92);
      top += size * 1.12;
    });
  }

  #sizesOf(cell: HeatmapCell, width: number, height: number, measure: MeasureText): number[] {
    const { lines } = cell;
    return lines.map((text, i) => {
      const share = cell.isHeading ? 0.8 : i === 0 ? 1.1 : 0.85;
      const most = Math.min(this.#sizes.body * share, (height / lines.length) * (cell.record === 'none' ? 0.84 : 0.7));
      return Math.min(most, (most * width * 0.94) / Math.max(1, measure(text, font(most, 600))));
    });
  }

  /** A record is framed, one in its own direction underlined: seen without colour. */
  #markRecord(
    ctx: Context,
    { ink, record }: HeatmapCell,
    left: number,
    top: number,
    width: number,
    height: number,
  ): void {
    const line = Math.max(1, Math.min(this.#sizes.stroke, height * 0.08));
    const inset = line / 2 + Math.min(2, height * 0.04);
    ctx.strokeStyle = ink;
    ctx.fillStyle = ink;
    ctx.lineWidth = line;
    if (record === 'abs') ctx.strokeRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    else ctx.fillRect(left + width * 0.15, top + height - line * 1.9, width * 0.7, line);
  }
}
