import type { Chart, Plugin } from 'chart.js';
import { type ChartJsConfig, type Panel, type Scene, type Sizes, sizesOf } from '../layout/scene.ts';
import { font, measureOn, type MeasureText, setFooter, setHeader, type TextBlock } from '../layout/text.ts';
import { type Theme, themes } from '../themes.ts';
import { type Context, contextOf, gutterRoom } from './axes.ts';
import { captionHeight, endLabelWidth } from './labels.ts';
import { stripHeight } from './marks.ts';

const word = 'SIMULATED';

/** The word SIMULATED across the data, faint enough to read them through it: nobody can take the picture for real prices. */
export class WatermarkLayer implements Plugin {
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

/** The name of the empty axis that keeps panels apart. */
export const spacerAbove = (panelId: string): string => `${panelId}-spacer`;

/** The sheet of paper: background, header, footer, and how much room they leave to the panels. */
export class PageLayer implements Plugin {
  readonly id = 'page';
  readonly #scene: Scene;
  readonly #sizes: Sizes;
  readonly #theme: Theme;
  #header: TextBlock = { lines: [], height: 0 };
  #footer: TextBlock = { lines: [], height: 0 };

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#sizes = sizesOf(scene.options);
    this.#theme = themes[scene.options.theme];
  }

  beforeInit(chart: Chart): void {
    const measure = measureOn(contextOf(chart));
    this.#header = setHeader(this.#scene.frame, this.#sizes, measure);
    this.#footer = setFooter(this.#scene.frame, this.#sizes, measure);
    const captions = this.#scene.panels.map(
      (panel) => captionHeight(panel, this.#sizes, measure) + stripHeight(panel, this.#sizes),
    );
    const options = (chart.config as unknown as ChartJsConfig).options!;
    const padding = this.#padding(measure, captions[0] ?? 0);
    Object.assign(options.layout!, { padding });
    this.#share(options, captions, this.#sizes.height - padding.top - padding.bottom);
  }

  #padding(measure: MeasureText, firstCaption: number) {
    const { margin, gap, body } = this.#sizes;
    const { x, panels } = this.#scene;
    const axis = body * 1.45 + (x.label === undefined ? 0 : body * 1.35);
    const footer = this.#footer.height + gap;
    return {
      left: margin + gutter(panels, this.#sizes, measure),
      right: margin + Math.max(endLabelWidth(panels, this.#sizes, measure), body * 0.6),
      top: margin + this.#header.height + gap * 0.6 + firstCaption + (x.side === 'top' ? axis : 0),
      bottom: margin * 0.6 + footer + (x.side === 'top' ? 0 : axis),
    };
  }

  #share(options: NonNullable<ChartJsConfig['options']>, captions: readonly number[], height: number): void {
    const { panels } = this.#scene;
    const spacers = captions
      .slice(1)
      .map((caption, i) => caption + this.#sizes.gap * 1.4 + this.#axisBelow(panels[i]!));
    const left = height - spacers.reduce((sum, spacer) => sum + spacer, 0);
    const weights = panels.reduce((sum, panel) => sum + panel.weight, 0);
    panels.forEach((panel, i) => {
      Object.assign(options.scales![panel.id]!, { stackWeight: (left * panel.weight) / weights });
      if (i > 0) Object.assign(options.scales![spacerAbove(panel.id)]!, { stackWeight: spacers[i - 1] });
    });
  }

  /** Room for the words of a panel's own horizontal axis. */
  #axisBelow({ x }: Panel): number {
    return x === undefined ? 0 : this.#sizes.body * (x.label === undefined ? 1.6 : 2.95);
  }

  beforeDraw(chart: Chart): void {
    const ctx = contextOf(chart);
    const { width, height, margin, footer } = this.#sizes;
    ctx.fillStyle = this.#theme.background;
    ctx.fillRect(0, 0, width, height);
    this.#write(ctx, this.#header, margin * 0.85);
    this.#write(ctx, this.#footer, height - margin * 0.6 - this.#footer.height + footer * 0.1);
  }

  #write(ctx: Context, block: TextBlock, top: number): void {
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    for (const line of block.lines) {
      ctx.font = line.font;
      ctx.fillStyle = line.rank === 'first' ? this.#theme.ink : this.#theme.quiet;
      ctx.fillText(line.text, this.#sizes.margin + (line.indent ?? 0), top + line.baseline);
    }
  }
}

function gutter(panels: readonly Panel[], sizes: Sizes, measure: MeasureText): number {
  const labels = panels.flatMap((panel) => panel.ticks.map((tick) => tick.label));
  const widest = Math.max(0, ...labels.map((label) => measure(label, font(sizes.body))));
  return widest === 0 ? 0 : Math.min(widest, gutterRoom(sizes)) + sizes.body * 0.6;
}
