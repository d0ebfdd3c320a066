import { orNull } from '../../analytics/series.ts';
import type { CompareChartSpec, CorrelationChartSpec, CurveChartSpec } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type Scene,
  dashes,
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
import {
  type AxisRange,
  axisRangeOf,
  linearTicks,
  logAxisRangeOf,
  logTicks,
  numberText,
  valueText,
} from '../layout/ticks.ts';
import { dateText, endLabelOf, eventBackdrops, rowOfDate, timeAxis } from '../layout/time-axis.ts';
import type { RenderOptions } from '../render/painter.ts';
import { type Theme, themes } from '../themes.ts';

/** Two to five markets, each 100 at the start. */
export function compareFigure(chart: CompareChartSpec, options: RenderOptions): Scene {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const start = rowOfDate(chart.dates, chart.start) ?? 0;
  const lines = chart.lines.map(({ symbol, values }, i) => ({
    symbol,
    points: pointsOf(rebase(values, start)),
    color: theme.lines[i % theme.lines.length]!,
    dash: dashes[i % dashes.length]!,
  }));
  const ends = lines.flatMap(({ symbol, points, color }) => endLabelOf(points, symbol, color, valueText));
  const span = logAxisRangeOf(lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)));
  const panel: Panel = {
    id: 'compare',
    weight: 1,
    span,
    isLog: true,
    ticks: logTicks(span, 6),
    caption: `${dateText(chart.start)} = 100, log scale`,
    legend: [],
    backdrops: [{ kind: 'level', value: 100, strong: true }],
    ends,
    marks: [],
    ...(ends.length === 0 && { notice: 'No prices to draw' }),
  };
  const series = lines.map(({ points, color, dash }) => lineSeries(panel.id, points, color, sizes, dash)).reverse();
  return { options, frame: chart, x: timeAxis(chart.dates, sizes), panels: [panel], series };
}

/** One quantity over another, with the points that matter named. */
export function curveFigure(chart: CurveChartSpec, options: RenderOptions): Scene {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const isDrawn = ({ x, y }: { x: number; y: number }) => Number.isFinite(x) && Number.isFinite(y);
  const points: Point[] = chart.points.filter(({ x }) => Number.isFinite(x)).map(pointOrHole);
  const marks = chart.marks.filter(isDrawn);
  const known = [...chart.points.filter(isDrawn), ...marks];
  const x = axisRangeOf(
    known.map((point) => point.x),
    0.02,
  );
  const y = axisRangeOf(
    known.map((point) => point.y),
    0.1,
  );
  return {
    options,
    frame: chart,
    x: { span: x, ticks: linearTicks(x, 6), label: chart.xLabel },
    panels: [
      {
        id: 'curve',
        weight: 1,
        span: y,
        isLog: false,
        ticks: linearTicks(y, 5),
        caption: chart.yLabel,
        legend: [],
        backdrops: zeroLine(y),
        ends: [],
        marks: marks.map((mark) => ({ ...mark, shape: 'dot', isBelow: isRising(points, mark.x) })),
        ...(known.length === 0 && { notice: 'Nothing to show' }),
      },
    ],
    series: [lineSeries('curve', points, theme.lines[0], sizes)],
  };
}

function pointOrHole({ x, y }: { x: number; y: number }): Point {
  return { x, y: orNull(y) };
}

/** A word to the right of its point is clear of a rising curve below it, of a falling one above it. */
function isRising(points: readonly Point[], x: number): boolean {
  const after = points.find((point) => point.x > x && point.y !== null);
  const before = points.findLast((point) => point.x <= x && point.y !== null);
  return (after?.y ?? 0) > (before?.y ?? 0);
}

function zeroLine({ min, max }: AxisRange): Backdrop[] {
  return min <= 0 && max >= 0 ? [{ kind: 'level', value: 0, strong: true }] : [];
}

/** Rolling correlation with its interval today, its usual range and the faster EWMA beside it. */
export function correlationFigure(chart: CorrelationChartSpec, options: RenderOptions): Scene {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const pearson = pointsOf(chart.pearson);
  const ewma = pointsOf(chart.ewma);
  return {
    options,
    frame: chart,
    x: timeAxis(chart.dates, sizes),
    panels: [correlationPanel(chart, pearson, ewma, theme, sizes)],
    series: [
      lineSeries('correlation', ewma, theme.lines[1], sizes, dashes[2]),
      lineSeries('correlation', pearson, theme.lines[0], sizes),
    ],
  };
}

function correlationPanel(
  chart: CorrelationChartSpec,
  pearson: Point[],
  ewma: Point[],
  theme: Theme,
  sizes: Sizes,
): Panel {
  const span = correlationSpan(chart, [...pearson, ...ewma]);
  const ends = endsOf(chart, pearson, ewma, theme);
  return {
    id: 'correlation',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 5),
    caption: sizes.narrow
      ? `Correlation, ${chart.windowSessions} ${chart.row ?? 'trading day'}s`
      : `Correlation of daily returns over ${chart.windowSessions} ${chart.row ?? 'trading day'}s`,
    legend: ends.length === 0 ? [] : legendOf(chart, theme, sizes),
    backdrops: backdropsOf(chart),
    ends,
    marks: [],
    ...(ends.length === 0 && { notice: 'Not enough history yet for a correlation' }),
  };
}

function correlationSpan({ interval, usualRange }: CorrelationChartSpec, points: Point[]): AxisRange {
  const values = [...points.map(({ y }) => y ?? NaN), interval.low, interval.high, usualRange.low, usualRange.high, 0];
  const { min, max } = axisRangeOf(values);
  return { min: Math.max(min, -1.05), max: Math.min(max, 1.05) };
}

function endsOf(chart: CorrelationChartSpec, pearson: Point[], ewma: Point[], theme: Theme): EndLabel[] {
  const say = (value: number) => numberText(value, 2);
  const { low, high } = chart.interval;
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const own = endLabelOf(pearson, 'Rolling', theme.lines[0], say);
  return [
    ...own.map((end) => (isKnown ? { ...end, interval: { low, high } } : end)),
    ...endLabelOf(ewma, 'EWMA', theme.lines[1], say),
  ];
}

function legendOf(chart: CorrelationChartSpec, theme: Theme, { narrow }: Sizes): LegendEntry[] {
  const { low, high } = chart.interval;
  const text = `95 % interval ${numberText(low, 2)} to ${numberText(high, 2)}`;
  return [
    { sample: 'band', text: narrow ? '5–95 %' : '5–95 % of days' },
    ...(Number.isFinite(low + high) ? [{ sample: 'whisker' as const, color: theme.lines[0], text }] : []),
  ];
}

function backdropsOf({ usualRange, dates, events }: CorrelationChartSpec): Backdrop[] {
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [
    ...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []),
    { kind: 'level', value: 0, strong: true },
    ...eventBackdrops(events, dates),
  ];
}
