import type { DivergenceChartSpec, NamedSeries } from '../../reports/chart-spec.ts';
import { configure } from '../layout/configure.ts';
import {
  type Backdrop,
  type ChartJsConfig,
  type EndLabel,
  type LegendEntry,
  lineSeries,
  type Panel,
  type Point,
  pointsOf,
  rebase,
  type Sizes,
  sizesOf,
} from '../layout/scene.ts';
import { axisRangeOf, linearTicks, logAxisRangeOf, logTicks, signedText, valueText } from '../layout/ticks.ts';
import { dateText, endLabelOf, eventBackdrops, shadeBackdrops, timeAxis } from '../layout/time-axis.ts';
import type { RenderOptions } from '../render/painter.ts';
import { type Theme, themes } from '../themes.ts';

/** Both legs rebased on a log scale above, the volatility-scaled gap with its own history below. */
export function divergenceFigure(chart: DivergenceChartSpec, options: RenderOptions): ChartJsConfig {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const subject = pointsOf(rebase(chart.subject.values));
  const benchmark = pointsOf(rebase(chart.benchmark.values));
  const gap = pointsOf(chart.gap);
  return configure({
    options,
    frame: chart,
    x: timeAxis(chart.dates, sizes),
    panels: [legsPanel(chart, subject, benchmark, theme, sizes), gapPanel(chart, gap, theme, sizes)],
    series: [
      lineSeries('legs', benchmark, theme.lines[1], sizes),
      lineSeries('legs', subject, theme.lines[0], sizes),
      lineSeries('gap', gap, theme.ink, sizes),
    ],
  });
}

function legsPanel(
  chart: DivergenceChartSpec,
  subject: Point[],
  benchmark: Point[],
  theme: Theme,
  sizes: Sizes,
): Panel {
  const span = logAxisRangeOf([...subject, ...benchmark].map(({ y }) => y ?? NaN));
  const ends = [legEnd(chart.subject, subject, theme.lines[0]), legEnd(chart.benchmark, benchmark, theme.lines[1])];
  return {
    id: 'legs',
    weight: 1.35,
    span,
    isLog: true,
    ticks: logTicks(span, 5),
    caption: legsCaption(chart, sizes),
    legend: [],
    backdrops: eventBackdrops(chart.events, chart.dates),
    ends: ends.flat(),
    marks: [],
    ...(ends.flat().length === 0 && { notice: 'No prices to draw' }),
  };
}

function legsCaption({ dates }: DivergenceChartSpec, { narrow }: Sizes): string {
  const start = dates[0];
  if (start === undefined) return 'Both markets';
  return narrow ? `${dateText(start)} = 100, log scale` : `Both markets, ${dateText(start)} = 100, log scale`;
}

function legEnd(line: NamedSeries, points: Point[], color: string): EndLabel[] {
  return endLabelOf(points, line.symbol, color, valueText);
}

function gapPanel(chart: DivergenceChartSpec, gap: Point[], theme: Theme, sizes: Sizes): Panel {
  const { enterLevel, usualRange } = chart;
  const ends = endLabelOf(gap, 'Gap', theme.ink, (value) => signedText(value, 1));
  const hasHistory = ends.length > 0;
  const span = axisRangeOf([
    ...gap.map(({ y }) => y ?? NaN),
    enterLevel * 1.1,
    -enterLevel * 1.1,
    usualRange.low,
    usualRange.high,
  ]);
  return {
    id: 'gap',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 4),
    caption: gapCaption(chart, sizes),
    legend: hasHistory ? gapLegend(chart, sizes) : [],
    backdrops: hasHistory ? gapBackdrops(chart) : [],
    ends,
    marks: [],
    ...(!hasHistory && { notice: 'Not enough history yet for a gap in units of its own volatility' }),
  };
}

function gapCaption({ windowSessions, row = 'trading day' }: DivergenceChartSpec, { narrow }: Sizes): string {
  return narrow
    ? `${windowSessions}-day gap ÷ its volatility`
    : `Gap over ${windowSessions} ${row}s, in units of its own volatility`;
}

function gapLegend({ episodes, enterLevel }: DivergenceChartSpec, { narrow }: Sizes): LegendEntry[] {
  return [
    { sample: 'band', text: narrow ? '5–95 %' : '5–95 % of days' },
    { sample: 'level', text: `±${valueShort(enterLevel)}` },
    ...(episodes.length === 0 ? [] : [{ sample: 'shade' as const, text: 'episodes' }]),
  ];
}

const valueShort = (value: number) => String(Math.round(value * 100) / 100);

function gapBackdrops(chart: DivergenceChartSpec): Backdrop[] {
  const { usualRange, enterLevel, episodes, dates } = chart;
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [
    ...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []),
    ...shadeBackdrops(episodes, dates),
    { kind: 'level', value: 0, strong: true },
    { kind: 'level', value: enterLevel, strong: false },
    { kind: 'level', value: -enterLevel, strong: false },
  ];
}
