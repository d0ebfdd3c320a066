import { fmt, joined, msg, type Text } from '../../messages/text.ts';
import type { BarsChartSpec, RenderOptions, TimelineChartSpec } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type EndLabel,
  endLabelOf,
  eventFlags,
  type Flag,
  type LegendEntry,
  lineSeries,
  type Mark,
  type Panel,
  type Point,
  pointsOf,
  type Range,
  rowOfDate,
  type Scene,
  type Series,
  shadeBackdrops,
  type Sizes,
  sizesOf,
  timeAxis,
} from '../layout/scene.ts';
import { type AxisRange, axisRangeOf, linearTicks, valueText } from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/** Horizontal bars, each with its value and a note at the right. */
export function barsFigure(chart: BarsChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const { bars, unit } = chart;
  const span = barsSpan(chart);
  return {
    options,
    frame: chart,
    x: { span, ticks: linearTicks(span, 5, unit === '%' ? 'percent' : undefined) },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: -0.6, max: Math.max(bars.length, 1) - 0.4 },
        isLog: false,
        ticks: bars.map(({ label }, value) => ({ value, label })),
        caption: chart.heads?.bars ?? (unit === '%' ? '' : unit),
        legend: groupLegend(chart, theme),
        backdrops: verticals(chart),
        ends: bars.map((bar, row) => endOfBar(bar, row, span, unit, theme)),
        marks: [],
        ranges: rangesOf(chart),
        ...(chart.heads && chart.heads.words !== '' && { endsHead: chart.heads.words }),
        ...(bars.length === 0 && { notice: msg('charts.nothing') }),
      },
    ],
    series: [rowSeries(chart, theme, sizes)],
  };
}

function barsSpan({ bars, marks }: BarsChartSpec): AxisRange {
  const rows = bars.flatMap(({ value, range }) => [value, range?.low ?? NaN, range?.high ?? NaN]);
  const values = [0, ...rows, ...marks.map(({ value }) => value)];
  const { min, max } = axisRangeOf(values, 0.04);
  return { min: Math.min(...values) >= 0 ? 0 : min, max: Math.max(...values) <= 0 ? 0 : max };
}

function endOfBar(
  bar: BarsChartSpec['bars'][number],
  row: number,
  span: AxisRange,
  unit: string,
  theme: Theme,
): EndLabel<Text> {
  const decimals = Math.abs(bar.value) >= 100 ? 0 : Math.abs(bar.value) >= 10 || unit === '%' ? 1 : 2;
  const name =
    bar.shown ??
    (unit === '%' && Number.isFinite(bar.value)
      ? fmt.drawnPercent(bar.value, decimals)
      : fmt.drawn(bar.value, decimals));
  return { x: span.max, y: row, name, text: bar.note, color: theme.ink, isPlain: true };
}

function groupsOf({ bars }: BarsChartSpec): string[] {
  return [...new Set(bars.flatMap(({ group }) => (group === undefined ? [] : [group])))];
}

function colorOf(chart: BarsChartSpec, group: string | undefined, theme: Theme): string {
  if (chart.bars.some((bar) => bar.group === group && bar.isFaint)) return theme.axis;
  const index = group === undefined ? 0 : groupsOf(chart).indexOf(group);
  return theme.lines[index % theme.lines.length]!;
}

function groupLegend(chart: BarsChartSpec, theme: Theme): LegendEntry<Text>[] {
  return groupsOf(chart).map((text) => ({ sample: 'band', color: colorOf(chart, text, theme), text }));
}

/** Where each value may well lie: a whisker on its row. */
function rangesOf({ bars }: BarsChartSpec): Range[] {
  return bars.flatMap(({ range }, row) =>
    range !== undefined && Number.isFinite(range.low) && Number.isFinite(range.high) ? [{ ...range, row }] : [],
  );
}

function verticals({ marks }: BarsChartSpec): Backdrop<Text>[] {
  const known = marks.filter(({ value }) => Number.isFinite(value));
  return [
    { kind: 'event', x: 0, label: '' },
    ...known.map(({ value, label }) => ({ kind: 'event' as const, x: value, label })),
  ];
}

function rowSeries(chart: BarsChartSpec, theme: Theme, sizes: Sizes): Series {
  const drawn = chart.bars.flatMap((bar, y) =>
    Number.isFinite(bar.value) ? [{ bar, point: { x: bar.value, y } }] : [],
  );
  return {
    type: 'bar',
    indexAxis: 'y',
    xAxisID: 'x',
    yAxisID: 'rows',
    data: drawn.map(({ point }) => point),
    backgroundColor: drawn.map(({ bar }) => colorOf(chart, bar.group, theme)),
    maxBarThickness: sizes.body * (chart.bars.length < 4 ? 3.4 : 1.7),
    barPercentage: 0.8,
    categoryPercentage: 0.85,
  };
}

/** More rows than this are too thin for bars and are drawn as one line. */
const mostBars = 160;

/** A quantity over time, with named levels, shaded stretches and named days. */
export function timelineFigure(whole: TimelineChartSpec, options: RenderOptions): Scene<Text> {
  const chart = lately(whole);
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const points = pointsOf(chart.line.values);
  const areBars = points.length <= mostBars;
  const axis = timeAxis(chart.dates, sizes);
  return {
    options,
    frame: chart,
    x: areBars ? { ...axis, span: { min: -0.6, max: Math.max(1, chart.dates.length) - 0.4 } } : axis,
    panels: [timelinePanel(chart, points, areBars, theme)],
    series: [areBars ? barSeries(points, theme) : areaSeries(points, theme, sizes)],
  };
}

/** A change within a week is seen among half a year of rows, not among years. */
const rowsAroundChange = 182;

function lately(chart: TimelineChartSpec): TimelineChartSpec {
  if (chart.change === undefined) return chart;
  const { dates, line } = chart;
  const values = line.values.slice(-rowsAroundChange);
  return { ...chart, dates: dates.slice(-rowsAroundChange), line: { ...line, values } };
}

function timelinePanel(chart: TimelineChartSpec, points: Point[], areBars: boolean, theme: Theme): Panel<Text> {
  const ends = endLabelOf(points, chart.line.symbol, theme.lines[0], valueText);
  const flags = flagsOf(chart);
  const levels = chart.levels.filter(({ value }) => Number.isFinite(value));
  const values = [...points.map(({ y }) => y ?? NaN), ...levels.map(({ value }) => value)];
  const span = spanWithRoom(areBars || chart.fromZero === true ? [...values, 0] : values);
  return {
    id: 'timeline',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 5),
    caption: chart.yLabel,
    legend: legendOf(chart, levels),
    backdrops: backdropsOf(chart, levels),
    ends: chart.change === undefined && chart.line.symbol !== '' ? ends : [],
    marks: dotsOf(chart, points),
    ...bracketOf(chart, points),
    ...(flags.length > 0 && { flags }),
    ...(ends.length === 0 && { notice: msg('charts.noValues') }),
  };
}

/** A quantity that is never negative begins at zero at the lowest. */
function spanWithRoom(values: readonly number[]): AxisRange {
  const { min, max } = axisRangeOf(values, 0.06);
  return { min: values.some((value) => value < 0) ? min : Math.max(0, min), max };
}

/** What dots and levels mean: no word lies over the data. */
function legendOf({ pointsAre, points }: TimelineChartSpec, levels: TimelineChartSpec['levels']): LegendEntry<Text>[] {
  const names = [...new Set(levels.map(({ label }) => label))];
  const valuesOf = (name: string) => levels.filter(({ label }) => label === name).map(({ value }) => valueText(value));
  return [
    ...(pointsAre === undefined || points.length === 0 ? [] : [{ sample: 'dot' as const, text: pointsAre }]),
    ...names.map((name) => ({ sample: 'level' as const, text: joined([name, joined(valuesOf(name), ', ')]) })),
  ];
}

/** Named days are numbered above the plot; days without a name are dots on the line. */
function flagsOf({ points, dates }: TimelineChartSpec): Flag[] {
  return eventFlags(
    points.filter(({ label }) => label !== ''),
    dates,
  );
}

function backdropsOf({ shades, dates }: TimelineChartSpec, levels: TimelineChartSpec['levels']): Backdrop<Text>[] {
  return [
    ...shadeBackdrops(shades, dates).map((shade) => ({ ...shade, sign: 0 as const })),
    { kind: 'level', value: 0, strong: true },
    ...levels.map(({ value }) => ({ kind: 'level' as const, value, strong: false })),
  ];
}

function dotsOf({ points: named, dates, change }: TimelineChartSpec, points: readonly Point[]): Mark<Text>[] {
  const ends = change === undefined ? [] : [{ date: change.from }, { date: dates.at(-1)! }];
  return [...named, ...ends].flatMap(({ date }) => {
    const row = date < (dates[0] ?? '') ? undefined : rowOfDate(dates, date);
    const y = row === undefined ? null : (points[row]?.y ?? null);
    return row === undefined || y === null ? [] : [{ x: row, y, label: '', shape: 'dot' as const }];
  });
}

/** The change that is spoken of: a bracket from where the quantity was to where it is, both days dotted. */
function bracketOf({ change, dates }: TimelineChartSpec, points: readonly Point[]): Pick<Panel<Text>, 'bracket'> {
  const [before, last] = [points[rowOfDate(dates, change?.from ?? '') ?? -1]?.y ?? null, points.at(-1)?.y ?? null];
  if (change === undefined || before === null || last === null) return {};
  return { bracket: { low: Math.min(before, last), high: Math.max(before, last), lines: [change.size, change.over] } };
}

function barSeries(points: readonly Point[], theme: Theme): Series {
  return {
    type: 'bar',
    xAxisID: 'x',
    yAxisID: 'timeline',
    data: points.filter(({ y }) => y !== null),
    backgroundColor: theme.lines[0],
    barPercentage: 0.86,
    categoryPercentage: 0.95,
  };
}

function areaSeries(points: Point[], theme: Theme, sizes: Sizes): Series {
  return lineSeries('timeline', points, theme.lines[0], sizes);
}
