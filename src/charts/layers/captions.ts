import type { Chart, Plugin } from 'chart.js';
import type { LegendEntry, Panel, Sizes } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import type { Theme } from '../themes.ts';
import { type Context, contextOf } from './axes.ts';

const sampleWidth = (sizes: Sizes) => sizes.body * 1.35;

const leading = (sizes: Sizes) => sizes.body * 1.38;

function entryWidth(entry: LegendEntry, sizes: Sizes, measure: MeasureText): number {
  return sampleWidth(sizes) + sizes.body * 1.3 + measure(entry.text, font(sizes.body));
}

/** The key's entries in lines: beside the caption where they fit, else on lines of their own. */
function legendLines(
  panel: Panel,
  sizes: Sizes,
  measure: MeasureText,
): { line: number; x: number; entry: LegendEntry }[] {
  const width = sizes.width - 2 * sizes.margin;
  const caption = measure(panel.caption, font(sizes.body, 600));
  const whole = panel.legend.reduce((sum, entry) => sum + entryWidth(entry, sizes, measure), 0);
  let line = caption === 0 || caption + sizes.body * 1.3 + whole - sizes.body * 1.3 <= width ? 0 : 1;
  let x = line === 0 && caption > 0 ? caption + sizes.body * 1.3 : 0;
  return panel.legend.map((entry) => {
    const own = entryWidth(entry, sizes, measure);
    if (x > 0 && x + own - sizes.body * 1.3 > width) {
      line += 1;
      x = 0;
    }
    const placed = { line, x, entry };
    x += own;
    return placed;
  });
}

/** Height of a panel's caption with its key. */
export function captionHeight(panel: Panel, sizes: Sizes, measure: MeasureText): number {
  if (panel.caption === '' && panel.legend.length === 0) return 0;
  const lines = 1 + Math.max(0, ...legendLines(panel, sizes, measure).map(({ line }) => line));
  return lines * leading(sizes) + sizes.gap * 0.8;
}

/** What each panel shows, in words, with samples of what is drawn behind the data. */
export class CaptionsLayer implements Plugin {
  readonly id = 'captions';
  readonly #panels: readonly Panel[];
  readonly #sizes: Sizes;
  readonly #theme: Theme;
  readonly #extraTop: number;

  constructor(panels: readonly Panel[], sizes: Sizes, theme: Theme, extraTop = 0) {
    this.#panels = panels;
    this.#sizes = sizes;
    this.#theme = theme;
    this.#extraTop = extraTop;
  }

  afterDatasetsDraw(chart: Chart): void {
    const measure = measureOn(contextOf(chart));
    for (const panel of this.#panels) {
      const top = chart.scales[panel.id]!.top - this.#extraTop - captionHeight(panel, this.#sizes, measure);
      this.#drawCaption(contextOf(chart), panel, top + this.#sizes.body, measure);
    }
  }

  #drawCaption(ctx: Context, panel: Panel, baseline: number, measure: MeasureText): void {
    const { margin, width, body } = this.#sizes;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = this.#theme.ink;
    const caption = shorten(panel.caption, width - 2 * margin, measure, font(body, 600));
    ctx.font = font(body, 600);
    ctx.fillText(caption, margin, baseline);
    for (const { line, x, entry } of legendLines(panel, this.#sizes, measure)) {
      this.#drawEntry(ctx, entry, margin + x, baseline + line * leading(this.#sizes));
    }
  }

  #drawEntry(ctx: Context, entry: LegendEntry, left: number, baseline: number): void {
    const { body } = this.#sizes;
    this.#drawSample(ctx, entry, left, baseline - body * 0.36);
    ctx.fillStyle = this.#theme.quiet;
    ctx.font = font(body);
    ctx.fillText(entry.text, left + sampleWidth(this.#sizes) + body * 0.35, baseline);
  }

  #drawSample(ctx: Context, entry: LegendEntry, left: number, middle: number): void {
    const width = sampleWidth(this.#sizes);
    const { body, hairline } = this.#sizes;
    const color = entry.color ?? this.#theme.quiet;
    switch (entry.sample) {
      case 'band':
      case 'shade':
        ctx.fillStyle = entry.color ?? this.#theme[entry.sample];
        {
          ctx.fillRect(left, middle - body * 0.36, width, body * 0.72);
          return;
        }
      case 'record':
        ctx.strokeStyle = this.#theme.ink;
        ctx.lineWidth = hairline * 1.7;
        {
          ctx.strokeRect(left + hairline, middle - body * 0.36, width - 2 * hairline, body * 0.72);
          return;
        }
      case 'underline':
        ctx.fillStyle = this.#theme.ink;
        {
          ctx.fillRect(left + width * 0.1, middle + body * 0.2, width * 0.8, hairline * 1.7);
          return;
        }
      case 'whisker': {
        this.#line(ctx, color, [left + width / 2, middle - body * 0.42, left + width / 2, middle + body * 0.42], []);
        return;
      }
      case 'cross': {
        this.#line(
          ctx,
          this.#theme.ink,
          [left + width / 2, middle - body * 0.4, left + width / 2, middle + body * 0.4],
          [],
        );
        return;
      }
      case 'level':
      case 'dashed': {
        this.#line(
          ctx,
          color,
          [left, middle, left + width, middle],
          [body * 0.3, body * 0.22],
          entry.sample === 'level',
        );
        return;
      }
    }
  }

  #line(
    ctx: Context,
    color: string,
    [x1, y1, x2, y2]: [number, number, number, number],
    dash: number[],
    isThin = false,
  ): void {
    ctx.save();
    ctx.strokeStyle = color;
    ctx.lineWidth = isThin ? this.#sizes.hairline * 1.3 : this.#sizes.stroke * 0.8;
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
    ctx.restore();
  }
}
