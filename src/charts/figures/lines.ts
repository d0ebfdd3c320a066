import { rowsText } from '../../market/calendar-days.ts';
import { fmt, msg, type Text } from '../../messages/text.ts';
import type {
  CompareChartSpec,
  CorrelationChartSpec,
  LevelsChartSpec,
  RenderOptions,
} from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  dashes,
  dateText,
  type EndLabel,
  endLabelOf,
  eventFlags,
  lineSeries,
  mentionedLegend,
  mentionedMarks,
  type Panel,
  type Point,
  pointsOf,
  rebase,
  rowOfDate,
  type Scene,
  type Sizes,
  sizesOf,
  timeAxis,
} from '../layout/scene.ts';
import {
  type AxisRange,
  axisRangeOf,
  linearTicks,
  logAxisRangeOf,
  logTicks,
  type Tick,
  valueText,
} from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/** Two to five markets, each 100 at the start. */
export function compareFigure(chart: CompareChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const start = rowOfDate(chart.dates, chart.start) ?? 0;
  const lines = chart.lines.map(({ symbol, name, values }, i) => ({
    name: name.length <= 18 ? name : symbol,
    symbol,
    points: pointsOf(rebase(values, start)),
    color: theme.lines[i % theme.lines.length]!,
    dash: dashes[i % dashes.length]!,
  }));
  const ends = lines.flatMap(({ name, symbol, points, color }) =>
    endLabelOf(points, name, color, (index) => changeText(index, chart.decimals)).map((end) => ({ ...end, symbol })),
  );
  const { span, isLog, ticks } = indexAxis(lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)));
  const panel: Panel<Text> = {
    id: 'compare',
    weight: 1,
    span,
    isLog,
    ticks,
    caption: msg('charts.changeSince', { day: dateText(chart.start) }),
    legend: [],
    backdrops: [{ kind: 'level', value: 100, strong: true }],
    ends,
    marks: [],
    ...(ends.length === 0 && { notice: msg('charts.noPrices') }),
  };
  const series = lines.map(({ points, color, dash }) => lineSeries(panel.id, points, color, sizes, dash)).reverse();
  return { options, frame: chart, x: timeAxis(chart.dates, sizes), panels: [panel], series };
}

/** Beyond this many times the lowest value a tenfold market would press all others flat. */
const farApart = 8;

/** Equal steps for equal per cents, so that a scale is read at once; of a ratio only where a market grew many times over. */
function indexAxis(values: readonly number[]): { span: AxisRange; isLog: boolean; ticks: Tick<Text>[] } {
  const wide = logAxisRangeOf(values);
  const isLog = wide.max > farApart * wide.min;
  const span = isLog ? wide : axisRangeOf(values.filter((value) => value > 0));
  const ticks = isLog ? logTicks(span, 6) : linearTicks(span, 6);
  return { span, isLog, ticks: ticks.map((tick) => ({ ...tick, label: changeText(tick.value) })) };
}

/** An index of 100 at the start as what was made since: `+25 %`. */
function changeText(index: number, decimals?: 1): Text {
  const change = index - 100;
  return fmt.drawnChange(change, decimals ?? (Math.abs(change) >= 9.95 || Number.isInteger(change) ? 0 : 1));
}

/**
 * Rolling correlation up to 1 and down to 0, or below where it was, its usual range behind it and its interval of the last
 * day beside it.
 */
export function correlationFigure(chart: CorrelationChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const points = pointsOf(chart.pearson);
  return {
    options,
    frame: chart,
    x: timeAxis(chart.dates, sizes),
    panels: [correlationPanel(chart, points, theme, sizes)],
    series: [lineSeries('correlation', points, theme.lines[0], sizes)],
  };
}

/** What the ends and the middle of the scale mean stands beside them. */
const correlationTicks: readonly Tick<Text>[] = [
  { value: -1, label: msg('charts.opposite') },
  { value: -0.5, label: fmt.drawn(-0.5, 1) },
  { value: 0, label: msg('charts.unrelated') },
  { value: 0.5, label: fmt.drawn(0.5, 1) },
  { value: 1, label: msg('charts.inStep') },
];

function correlationPanel(chart: CorrelationChartSpec, points: Point[], theme: Theme, { narrow }: Sizes): Panel<Text> {
  const ends = correlationEnd(chart, points, theme);
  const rows = rowsText(chart.windowSessions, { everyDay: chart.everyDay === true });
  const flags = eventFlags(chart.events, chart.dates);
  const lowest = [...points.map(({ y }) => y ?? 0), chart.interval.low, chart.usualRange.low].reduce((low, value) =>
    value < low ? value : low,
  );
  const low = lowest >= 0 ? 0 : lowest >= -0.5 ? -0.5 : -1;
  return {
    id: 'correlation',
    weight: 1,
    span: { min: low - 0.04, max: 1.06 },
    isLog: false,
    ticks: correlationTicks.filter(({ value }) => value >= low),
    caption: msg('charts.correlationOver', { rows }),
    legend:
      ends.length === 0
        ? []
        : [
            { sample: 'band', text: msg(narrow ? 'charts.nineOfTenShort' : 'charts.nineOfTen') },
            ...mentionedLegend(chart.mentioned, theme),
          ],
    backdrops: correlationBackdrops(chart),
    ends,
    marks: mentionedMarks(chart.mentioned, chart.dates, points, theme),
    ...(flags.length > 0 && { flags }),
    ...(ends.length === 0 && { notice: msg('charts.noCorrelation') }),
  };
}

/** The last value under its day, and below it between which values it may well lie. */
function correlationEnd({ interval, dates }: CorrelationChartSpec, points: Point[], theme: Theme): EndLabel<Text>[] {
  const { low, high } = interval;
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  return endLabelOf(points, '', theme.lines[0], (value) => fmt.drawn(value, 2)).map((end) => {
    const day = dateText(dates[end.x]!);
    if (!isKnown) return { ...end, name: day, isStacked: true };
    const range = msg('charts.likely', { low: fmt.drawn(low, 2), high: fmt.drawn(high, 2) });
    return { ...end, day, name: end.text, text: range, isStacked: true, interval: { low, high } };
  });
}

function correlationBackdrops({ usualRange }: CorrelationChartSpec): Backdrop<Text>[] {
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []), { kind: 'level', value: 0, strong: true }];
}

/** The quantity itself over the time that is spoken of: its last value as a dashed line, the days it is held against ringed. */
export function levelsFigure(chart: LevelsChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const lines = chart.lines.map(({ name, symbol, values }, i) => ({
    name: name.length <= 18 ? name : symbol,
    points: pointsOf(values),
    color: theme.lines[i % theme.lines.length]!,
  }));
  const series = lines.map(({ points, color }) => lineSeries('levels', points, color, sizes)).reverse();
  return { options, frame: chart, x: timeAxis(chart.dates, sizes), panels: [levelsPanel(chart, lines, theme)], series };
}

interface NamedLine {
  readonly name: string;
  readonly points: readonly Point[];
  readonly color: string;
}

function levelsPanel(chart: LevelsChartSpec, lines: readonly NamedLine[], theme: Theme): Panel<Text> {
  const { dates, unit, level, mentioned } = chart;
  const say = (value: number): Text =>
    unit === 'percent' ? fmt.drawnPercent(value, wholeFrom(value)) : valueText(value);
  const ends = lines.flatMap(({ name, points, color }) => {
    const ownName = (x: number): Text => (lines.length > 1 ? name : dateText(dates[x]!));
    return endLabelOf(points, '', color, say).map((end): EndLabel<Text> => ({
      ...end,
      name: ownName(end.x),
      isStacked: true,
    }));
  });
  const span = axisRangeOf(
    lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)),
    0.1,
  );
  const last = level === undefined ? undefined : ends[0]?.y;
  return {
    id: 'levels',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 5, unit),
    caption: chart.caption,
    legend: [
      ...(level === undefined || last === undefined ? [] : [{ sample: 'level' as const, text: level }]),
      ...mentionedLegend(mentioned, theme),
    ],
    backdrops: [
      { kind: 'level', value: 0, strong: true },
      ...(last === undefined ? [] : [{ kind: 'level' as const, value: last, strong: false }]),
    ],
    ends,
    marks: lines.flatMap(({ points }) => mentionedMarks(mentioned, dates, points, theme)),
    ...(ends.length === 0 && { notice: msg('charts.noValues') }),
  };
}

const wholeFrom = (value: number): 0 | 1 => (Math.abs(value) >= 9.95 || value === 0 ? 0 : 1);
