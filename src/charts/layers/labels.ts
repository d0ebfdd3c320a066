import type { Chart, Scale } from 'chart.js';
import { type Bracket, type EndLabel, type LegendEntry, type Panel, type Sizes, xAxisOf } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, shorten } from '../layout/text.ts';
import { avoidOverlap } from '../layout/ticks.ts';
import { type Theme, wordColor } from '../themes.ts';
import { type Context, contextOf, PanelLayer } from './axes.ts';
import { stripHeight } from './marks.ts';

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
  const hasHead = panel.endsHead !== undefined && sizes.narrow;
  let line = !hasHead && (caption === 0 || caption + sizes.body * 1.3 + whole - sizes.body * 1.3 <= width) ? 0 : 1;
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
export class CaptionsLayer extends PanelLayer {
  readonly id = 'captions';
  readonly #extraTop: number;

  constructor(panels: readonly Panel[], sizes: Sizes, theme: Theme, extraTop = 0) {
    super(panels, sizes, theme);
    this.#extraTop = extraTop;
  }

  afterDatasetsDraw(chart: Chart): void {
    const measure = measureOn(contextOf(chart));
    for (const panel of this.panels) {
      const top = chart.scales[panel.id]!.top - this.#headRoom(panel) - captionHeight(panel, this.sizes, measure);
      this.#drawCaption(contextOf(chart), panel, top + this.sizes.body, measure);
    }
  }

  /** What stands between a caption and its plot: words of an axis at the top, numbers of dated facts. */
  #headRoom(panel: Panel): number {
    return this.#extraTop + stripHeight(panel, this.sizes);
  }

  #drawCaption(ctx: Context, panel: Panel, baseline: number, measure: MeasureText): void {
    const { margin, width, body } = this.sizes;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = this.theme.ink;
    const caption = shorten(panel.caption, width - 2 * margin, measure, font(body, 600));
    ctx.font = font(body, 600);
    ctx.fillText(caption, margin, baseline);
    for (const { line, x, entry } of legendLines(panel, this.sizes, measure)) {
      this.#drawEntry(ctx, entry, margin + x, baseline + line * leading(this.sizes));
    }
  }

  #drawEntry(ctx: Context, entry: LegendEntry, left: number, baseline: number): void {
    const { body } = this.sizes;
    this.#drawSample(ctx, entry, left, baseline - body * 0.36);
    ctx.fillStyle = this.theme.quiet;
    ctx.font = font(body);
    ctx.fillText(entry.text, left + sampleWidth(this.sizes) + body * 0.35, baseline);
  }

  #drawSample(ctx: Context, entry: LegendEntry, left: number, middle: number): void {
    const width = sampleWidth(this.sizes);
    const { body, hairline } = this.sizes;
    const color = entry.color ?? this.theme.quiet;
    switch (entry.sample) {
      case 'band':
      case 'shade':
        ctx.fillStyle = entry.color ?? this.theme[entry.sample];
        {
          ctx.fillRect(left, middle - body * 0.36, width, body * 0.72);
          return;
        }
      case 'dot':
      case 'ring': {
        this.#point(ctx, color, left + width / 2, middle, entry.sample === 'ring');
        return;
      }
      case 'record':
        ctx.strokeStyle = this.theme.ink;
        ctx.lineWidth = hairline * 1.7;
        {
          ctx.strokeRect(left + hairline, middle - body * 0.36, width - 2 * hairline, body * 0.72);
          return;
        }
      case 'underline':
        ctx.fillStyle = this.theme.ink;
        {
          ctx.fillRect(left + width * 0.1, middle + body * 0.2, width * 0.8, hairline * 1.7);
          return;
        }
      case 'whisker': {
        const upright = [left + width / 2, middle - body * 0.42, left + width / 2, middle + body * 0.42] as const;
        this.#line(ctx, this.theme.ink, [...upright], []);
        return;
      }
      case 'cross': {
        this.#line(
          ctx,
          this.theme.ink,
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

  #point(ctx: Context, color: string, x: number, y: number, isRing: boolean): void {
    const { stroke } = this.sizes;
    ctx.beginPath();
    ctx.arc(x, y, stroke * (isRing ? 1.6 : 2), 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.strokeStyle = color;
    ctx.lineWidth = stroke * 0.9;
    if (isRing) ctx.stroke();
    else ctx.fill();
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
    ctx.lineWidth = isThin ? this.sizes.hairline * 1.3 : this.sizes.stroke * 0.8;
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
    ctx.restore();
  }
}

/** Room between the plot and the words at its right, where a bracket stands as well where there is one. */
const leadPx = (sizes: Sizes, beside?: Bracket | EndLabel['interval']) =>
  sizes.body * (beside === undefined ? 0.75 : 1.6);

/** Name and value, each in its own font, cut where they would take too much of the picture: the value last. */
interface ShownLabel {
  readonly name: string;
  readonly text: string;
  readonly fonts: readonly [string, string];
}

/** The day above a value, in sizes of a label. */
const daySize = 0.92;

function fontsOf({ isStacked, interval }: EndLabel, size: number): readonly [string, string] {
  if (isStacked && interval) return [font(size * 1.12, 700), font(size * daySize, 400)];
  return isStacked ? [font(size, 600), font(size * 1.12, 700)] : [font(size, 700), font(size, 700)];
}

function shownWords(label: EndLabel, sizes: Sizes, measure: MeasureText): ShownLabel {
  const room = sizes.width * (label.isPlain ? 0.34 : sizes.narrow ? 0.34 : 0.22);
  const fonts = fontsOf(label, sizes.label);
  if (label.isStacked) {
    return {
      name: shownName(label, room, measure, fonts[0]),
      text: shorten(label.text, room, measure, fonts[1]),
      fonts,
    };
  }
  const own = Math.min(measure(label.name, fonts[0]), label.isPlain ? room : room * 0.4);
  const text =
    label.text === '' ? '' : ` ${shorten(label.text, room - own - measure(' ', fonts[1]), measure, fonts[1])}`;
  return { name: shownName(label, Math.max(own, room - measure(text, fonts[1])), measure, fonts[0]), text, fonts };
}

/** The name, or the symbol where the name would be cut. */
function shownName({ name, symbol }: EndLabel, room: number, measure: MeasureText, inFont: string): string {
  const shown = shorten(name, room, measure, inFont);
  return symbol === undefined || !shown.endsWith('…') ? shown : shorten(symbol, room, measure, inFont);
}

function widthOf(label: EndLabel, sizes: Sizes, measure: MeasureText): number {
  const { name, text, fonts } = shownWords(label, sizes, measure);
  const [own, value] = [measure(name, fonts[0]), measure(text, fonts[1])];
  const day = label.day === undefined ? 0 : measure(label.day, font(sizes.label * daySize));
  return label.isStacked ? Math.max(own, value, day) : own + value;
}

function bracketWidth({ lines }: Bracket, sizes: Sizes, measure: MeasureText): number {
  return Math.max(...lines.map((line) => measure(line, font(sizes.label * 1.12, 700))));
}

/** How much room the widest label needs at the right. */
export function endLabelWidth(panels: readonly Panel[], sizes: Sizes, measure: MeasureText): number {
  const widths = panels.flatMap(({ ends, bracket }) => {
    const lead = leadPx(sizes, bracket);
    return [
      ...ends.map((end) => widthOf(end, sizes, measure) + Math.max(lead, leadPx(sizes, end.interval))),
      ...(bracket === undefined ? [] : [bracketWidth(bracket, sizes, measure) + lead]),
    ];
  });
  return Math.max(0, ...widths);
}

/** Names and last values at the ends of the lines: no key to look up, and readable without colour. */
export class EndLabelsLayer extends PanelLayer {
  readonly id = 'end-labels';

  afterDatasetsDraw(chart: Chart): void {
    for (const panel of this.panels) this.#drawPanel(chart, panel);
  }

  #drawPanel(chart: Chart, panel: Panel): void {
    const { id, ends, bracket } = panel;
    const scale = chart.scales[id]!;
    const places = ends.map((end) => scale.getPixelForValue(end.y));
    if (bracket === undefined && ends.every((end) => end.isPlain)) {
      this.#drawRows(chart, panel, places);
      return;
    }
    const middle = bracket === undefined ? [] : [scale.getPixelForValue((bracket.low + bracket.high) / 2)];
    const lines = ends.some(({ isStacked }) => isStacked) ? 2.42 : 1.12;
    const count = places.length + middle.length;
    const size = Math.min(this.sizes.label, (scale.bottom - scale.top) / (count * lines * 0.98));
    const pitch = size * lines;
    const spaced = avoidOverlap([...places, ...middle], pitch, scale.top + pitch * 0.45, scale.bottom - pitch * 0.45);
    ends.forEach((end, i) => this.#drawLabel(chart, panel, end, { y: places[i]!, labelY: spaced[i]!, size }));
    if (bracket) this.#drawBracket(chart, scale, bracket, { middle: spaced.at(-1)!, size });
  }

  /** A row's words stay beside its bar; where rows are close they are set smaller instead of being moved apart. */
  #drawRows(chart: Chart, { id, ends, endsHead }: Panel, places: readonly number[]): void {
    const pitch = places.length < 2 ? Infinity : Math.abs(places[1]! - places[0]!);
    const size = Math.min(this.sizes.label, pitch * 0.95);
    const left = chart.chartArea.right + leadPx(this.sizes);
    ends.forEach((end, row) => this.#drawWords(contextOf(chart), end, { left, y: places[row]!, size }));
    if (endsHead !== undefined) this.#drawHead(chart, endsHead, left, chart.scales[id]!.top);
  }

  /** What the words below it mean, in the caption's line. */
  #drawHead(chart: Chart, head: string, left: number, top: number): void {
    const ctx = contextOf(chart);
    const { body, gap, width, margin } = this.sizes;
    const shown = shorten(head, width - margin * 0.5 - left, measureOn(ctx), font(body, 600));
    ctx.fillStyle = this.theme.ink;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.font = font(body, 600);
    ctx.fillText(shown, left, top - body * 0.38 - gap * 0.8);
  }

  #drawLabel(
    chart: Chart,
    panel: Panel,
    end: EndLabel,
    { y, labelY, size }: { readonly y: number; readonly labelY: number; readonly size: number },
  ): void {
    const ctx = contextOf(chart);
    const x = chart.scales[xAxisOf(panel)]!.getPixelForValue(end.x);
    const left = Math.max(x, chart.chartArea.right) + leadPx(this.sizes, panel.bracket ?? end.interval);
    const beside = chart.chartArea.right + this.sizes.body * 0.95;
    if (end.interval) this.#drawWhisker(chart, beside, end.interval, end.color, panel.id);
    this.#drawDot(ctx, x, y, end.color);
    if (Math.abs(labelY - y) > this.sizes.label && panel.bracket === undefined && !end.isStacked)
      this.#drawLead(ctx, x, y, left, labelY);
    this.#drawWords(ctx, end, { left, y: labelY, size });
  }

  /** The distance of two ends: a bracket beside the plot, its size in words at its middle. */
  #drawBracket(
    chart: Chart,
    scale: Scale,
    { low, high, lines }: Bracket,
    { middle, size }: { readonly middle: number; readonly size: number },
  ): void {
    const ctx = contextOf(chart);
    const { body, stroke } = this.sizes;
    const { right } = chart.chartArea;
    const [top, bottom] = [high, low].map((value) => scale.getPixelForValue(value)) as [number, number];
    ctx.strokeStyle = this.theme.ink;
    ctx.lineWidth = stroke * 0.8;
    ctx.beginPath();
    ctx.moveTo(right + body * 0.5, top);
    ctx.lineTo(right + body * 0.95, top);
    ctx.lineTo(right + body * 0.95, bottom);
    ctx.lineTo(right + body * 0.5, bottom);
    ctx.stroke();
    ctx.fillStyle = this.theme.ink;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.font = font(size * 1.12, 700);
    ctx.fillText(lines[0], right + body * 1.6, middle - size * 0.12);
    ctx.font = font(size, 600);
    ctx.fillText(lines[1], right + body * 1.6, middle + size * 0.94);
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
    const cap = this.sizes.stroke * 1.8;
    ctx.strokeStyle = color;
    ctx.lineWidth = this.sizes.stroke * 0.75;
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
    ctx.arc(x, y, this.sizes.stroke * 1.5, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.strokeStyle = this.theme.background;
    ctx.lineWidth = this.sizes.hairline * 1.3;
    ctx.fill();
    ctx.stroke();
  }

  #drawLead(ctx: Context, x: number, y: number, left: number, labelY: number): void {
    ctx.beginPath();
    ctx.moveTo(x + this.sizes.stroke * 1.8, y);
    ctx.lineTo(left - this.sizes.hairline * 2, labelY);
    ctx.strokeStyle = this.theme.axis;
    ctx.lineWidth = this.sizes.hairline;
    ctx.stroke();
  }

  #drawWords(ctx: Context, end: EndLabel, { left, y, size }: { left: number; y: number; size: number }): void {
    const measure = measureOn(ctx);
    const { name, text } = shownWords(end, this.sizes, measure);
    const fonts = fontsOf(end, size);
    ctx.fillStyle = wordColor(end.color, this.theme);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    const baseline = end.isStacked ? y - size * 0.12 : y + size * 0.36;
    ctx.font = fonts[0];
    ctx.fillText(name, left, baseline);
    ctx.font = fonts[1];
    if (end.isStacked) ctx.fillText(text, left, baseline + size * 1.12);
    else ctx.fillText(text, left + measure(name, fonts[0]), baseline);
    if (end.day === undefined) return;
    ctx.font = font(size * daySize);
    ctx.fillText(end.day, left, baseline - size * 1.2);
  }
}
