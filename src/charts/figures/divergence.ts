import { decimalsThatAdd } from '../../messages/format.ts';
import { fmt, msg, type Text } from '../../messages/text.ts';
import type { DivergenceChartSpec, NamedSeries, RenderOptions } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type Bracket,
  dateText,
  type EndLabel,
  eventFlags,
  type Flag,
  type LegendEntry,
  lineSeries,
  mentionedLegend,
  mentionedMarks,
  type Panel,
  type Point,
  pointsOf,
  type Scene,
  type Series,
  type Sizes,
  sizesOf,
  timeAxis,
} from '../layout/scene.ts';
import { type AxisRange, axisRangeOf, linearTicks } from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/**
 * The window asked for: both legs rebased to its start, the gap as a bracket at their ends. Below it, where there is room,
 * how wide such gaps have been all along, with the window marked.
 */
export function divergenceFigure(chart: DivergenceChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const window = windowOf(chart);
  const hasHistory = sizes.height >= 1.2 * sizes.width || sizes.width >= 600;
  const own = timeAxis(window.dates, sizes);
  const panel = windowPanel(chart, window, sizes, theme);
  const pair = windowSeries(window, theme, sizes);
  if (!hasHistory) return { options, frame: chart, x: own, panels: [panel], series: pair };
  const gap = pointsOf(chart.gap);
  return {
    options,
    frame: chart,
    x: timeAxis(chart.dates, sizes),
    panels: [{ ...panel, x: own }, historyPanel(chart, gap, window, theme, sizes)],
    series: [
      ...pair.map((series) => ({ ...series, xAxisID: `x-${panel.id}` })),
      { ...lineSeries('gap', gap, theme.ink, sizes), borderWidth: sizes.stroke * 0.65 },
    ],
  };
}

/** The last rows, and what each leg has made since the first of them, in per cent. */
interface Window {
  readonly first: number;
  readonly dates: readonly string[];
  readonly subject: readonly Point[];
  readonly benchmark: readonly Point[];
}

function windowOf({ dates, subject, benchmark, windowSessions }: DivergenceChartSpec): Window {
  const first = Math.max(0, dates.length - 1 - windowSessions);
  const since = ({ values }: NamedSeries): Point[] => pointsOf(changesSince(values, first));
  return { first, dates: dates.slice(first), subject: since(subject), benchmark: since(benchmark) };
}

function changesSince(values: Float64Array, first: number): Float64Array {
  const base = values[first] ?? NaN;
  return values.slice(first).map((price) => (base > 0 && price > 0 ? 100 * (price / base - 1) : NaN));
}

function windowSeries({ subject, benchmark }: Window, theme: Theme, sizes: Sizes): Series[] {
  const line = (points: readonly Point[], color: string) => lineSeries('window', [...points], color, sizes);
  const between = { ...line(subject, theme.lines[0]), borderWidth: 0, fill: '+1', backgroundColor: theme.stretch };
  return [
    { ...line(benchmark, theme.lines[1]), borderWidth: 0 },
    between,
    line(benchmark, theme.lines[1]),
    line(subject, theme.lines[0]),
  ];
}

function windowPanel(chart: DivergenceChartSpec, window: Window, sizes: Sizes, theme: Theme): Panel<Text> {
  const { subject, benchmark, first } = window;
  const values = [...subject, ...benchmark].map(({ y }) => y ?? NaN);
  const span = axisRangeOf([...values, 0], 0.08);
  const lasts = [lastOf(subject), lastOf(benchmark)];
  const decimals = decimalsThatAdd(lasts[0]?.y ?? NaN, lasts[1]?.y ?? NaN);
  const ends = [
    ...endOf(chart.subject, lasts[0], theme.lines[0], decimals),
    ...endOf(chart.benchmark, lasts[1], theme.lines[1], decimals),
  ];
  const bracket = ends.length === 2 ? bracketOf(ends[0]!.y, ends[1]!.y, decimals) : undefined;
  const flags = flagsIn(chart, first);
  return {
    id: 'window',
    weight: sizes.narrow ? 1.75 : flags.length > 0 ? 2.6 : 2,
    span,
    isLog: false,
    ticks: linearTicks(span, sizes.height < 360 ? 3 : 5, 'percent'),
    caption: '',
    legend: [],
    backdrops: [{ kind: 'level', value: 0, strong: true }],
    ends,
    marks: [],
    ...(flags.length > 0 && { flags }),
    ...(bracket && { bracket }),
    ...(ends.length === 0 && { notice: msg('charts.noPrices') }),
  };
}

/** Longer names are told by their symbol. */
const longestName = 18;

function lastOf(points: readonly Point[]): Point | undefined {
  return points.findLast(({ y }) => y !== null);
}

function endOf(
  { name, symbol }: NamedSeries,
  last: Point | undefined,
  color: string,
  decimals: number,
): EndLabel<Text>[] {
  if (!last || last.y === null) return [];
  const text = fmt.drawnChange(last.y, decimals);
  return [{ x: last.x, y: last.y, name: nameOf({ name, symbol }), symbol, text, color, isStacked: true }];
}

function nameOf({ name, symbol }: Pick<NamedSeries, 'name' | 'symbol'>): string {
  return name.length <= longestName ? name : symbol;
}

function bracketOf(one: number, other: number, decimals: number): Bracket<Text> {
  const points = msg('charts.points', { size: fmt.drawn(Math.abs(one - other), decimals) });
  return { low: Math.min(one, other), high: Math.max(one, other), lines: [points, msg('charts.apart')] };
}

function flagsIn({ events, dates }: DivergenceChartSpec, first: number): Flag[] {
  return eventFlags(events, dates).flatMap((flag) => (flag.x < first ? [] : [{ ...flag, x: flag.x - first }]));
}

function historyPanel(
  chart: DivergenceChartSpec,
  gap: readonly Point[],
  { first }: Window,
  theme: Theme,
  sizes: Sizes,
): Panel<Text> {
  const { enterLevel: level, dates, events, mentioned } = chart;
  const last = gap.findLast(({ y }) => y !== null);
  const edge = level * 1.15;
  const span = axisRangeOf([...chart.gap, edge, -edge], 0.12);
  const flags = eventFlags(events, dates).filter(({ x }) => x < first);
  return {
    id: 'gap',
    weight: flags.length > 0 ? 1.1 : 1,
    span,
    isLog: false,
    ticks: [
      { value: level, label: msg('charts.farAhead') },
      { value: 0, label: msg('charts.even') },
      { value: -level, label: msg('charts.farBehind') },
    ],
    caption: msg(sizes.narrow ? 'charts.howWideShort' : 'charts.howWide', { name: nameOf(chart.subject) }),
    legend: last === undefined ? [] : historyLegend(chart, theme),
    backdrops: last === undefined ? [] : historyBackdrops(chart, first, span),
    ends: last === undefined ? [] : [lastDayLabel(last, chart, theme)],
    marks: mentionedMarks(mentioned, dates, gap, theme),
    ...(flags.length > 0 && { flags }),
    ...(last === undefined && { notice: msg('charts.tooLittleHistory') }),
  };
}

/** A picture is looked at long after its day: that is named, never called now. */
function lastDayLabel({ x, y }: Point, { dates, standing }: DivergenceChartSpec, theme: Theme): EndLabel<Text> {
  return { x, y: y!, name: dateText(dates[x]!), text: standing ?? '', color: theme.ink, isStacked: true };
}

function historyLegend({ mentioned }: DivergenceChartSpec, theme: Theme): LegendEntry<Text>[] {
  return [
    { sample: 'band', color: theme.stretch, text: msg('charts.daysAbove') },
    ...mentionedLegend(mentioned, theme),
  ];
}

/** Beyond the levels a gap is wide: two zones, whenever it was there. */
function historyBackdrops(
  { enterLevel, dates }: DivergenceChartSpec,
  first: number,
  span: AxisRange,
): Backdrop<Text>[] {
  return [
    { kind: 'band', low: enterLevel, high: span.max, isWide: true },
    { kind: 'band', low: span.min, high: -enterLevel, isWide: true },
    { kind: 'stretch', from: first, to: dates.length - 1 },
    { kind: 'level', value: 0, strong: true },
    { kind: 'level', value: enterLevel, strong: false },
    { kind: 'level', value: -enterLevel, strong: false },
  ];
}
