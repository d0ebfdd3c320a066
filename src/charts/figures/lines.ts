import { rowsText } from '../../market/calendar-days.ts';
import { fmt, joined, msg, type Text } from '../../messages/text.ts';
import type { CompareChartSpec, CorrelationChartSpec, RenderOptions } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  dashes,
  type EndLabel,
  lineSeries,
  type Panel,
  type Point,
  pointsOf,
  rebase,
  type Scene,
  type Sizes,
  sizesOf,
} from '../layout/scene.ts';
import { logAxisRangeOf, logTicks } from '../layout/ticks.ts';
import { dateText, endLabelOf, eventFlags, rowOfDate, timeAxis } from '../layout/time-axis.ts';
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
    endLabelOf(points, name, color, changeText).map((end) => ({ ...end, symbol })),
  );
  const span = logAxisRangeOf(lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)));
  const panel: Panel<Text> = {
    id: 'compare',
    weight: 1,
    span,
    isLog: true,
    ticks: logTicks(span, 6).map((tick) => ({ ...tick, label: changeText(tick.value) })),
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

/** An index of 100 at the start as what was made since: `+25 %`. */
function changeText(index: number): Text {
  const change = index - 100;
  return fmt.drawnChange(change, Math.abs(change) >= 9.95 || Number.isInteger(change) ? 0 : 1);
}

/** Rolling correlation on the whole scale from −1 to 1, its usual range behind it and its interval today beside it. */
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

function correlationPanel(chart: CorrelationChartSpec, points: Point[], theme: Theme, { narrow }: Sizes): Panel<Text> {
  const ends = correlationEnd(chart, points, theme);
  const rows = rowsText(chart.windowSessions, { everyDay: chart.everyDay === true });
  const flags = eventFlags(chart.events, chart.dates);
  return {
    id: 'correlation',
    weight: 1,
    span: { min: -1, max: 1 },
    isLog: false,
    ticks: [-1, -0.5, 0, 0.5, 1].map((value) => ({ value, label: fmt.drawn(value, value % 1 === 0 ? 0 : 1) })),
    caption: msg(narrow ? 'charts.overRows' : 'charts.correlationOver', { rows }),
    legend:
      ends.length === 0 ? [] : [{ sample: 'band', text: msg(narrow ? 'charts.nineOfTenShort' : 'charts.nineOfTen') }],
    backdrops: correlationBackdrops(chart),
    ends,
    marks: [],
    ...(flags.length > 0 && { flags }),
    ...(ends.length === 0 && { notice: msg('charts.noCorrelation') }),
  };
}

/** The last value, and below it between which values it may well lie. */
function correlationEnd({ interval }: CorrelationChartSpec, points: Point[], theme: Theme): EndLabel<Text>[] {
  const { low, high } = interval;
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  return endLabelOf(points, msg('charts.now'), theme.lines[0], (value) => fmt.drawn(value, 2)).map((end) => {
    if (!isKnown) return end;
    const range = msg('charts.range', { low: fmt.drawn(low, 2), high: fmt.drawn(high, 2) });
    return { ...end, name: joined([end.name, end.text]), text: range, isStacked: true, interval: { low, high } };
  });
}

function correlationBackdrops({ usualRange }: CorrelationChartSpec): Backdrop<Text>[] {
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []), { kind: 'level', value: 0, strong: true }];
}
