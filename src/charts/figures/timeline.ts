import type { TimelineDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { endOf } from '../layout/end-of.ts';
import { eventsOf } from '../layout/events.ts';
import { lineSeries, pointsOf } from '../layout/line-series.ts';
import { valueText } from '../layout/numbers.ts';
import type { Backdrop, Config, Mark, Panel, Point, Series } from '../layout/scene.ts';
import { shadesOf } from '../layout/shades.ts';
import { sizesOf, type Sizes } from '../layout/sizes.ts';
import { linearTicks, spanOf, type Span } from '../layout/ticks.ts';
import { rowOf, timeAxis } from '../layout/time-axis.ts';
import { themes, type Theme } from '../themes.ts';

/** More rows than this are too thin for bars and are drawn as one line. */
const mostBars = 160;

/** A quantity over time, with named levels, shaded stretches and named days. */
export function timelineFigure(drawing: TimelineDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const points = pointsOf(drawing.line.values);
  const areBars = points.length <= mostBars;
  const axis = timeAxis(drawing.dates, sizes);
  return configure({
    look,
    words: drawing,
    x: areBars ? { ...axis, span: { min: -0.6, max: Math.max(1, drawing.dates.length) - 0.4 } } : axis,
    panels: [timelinePanel(drawing, points, areBars, theme)],
    series: [areBars ? barSeries(points, theme) : areaSeries(points, theme, sizes)],
  });
}

function timelinePanel(drawing: TimelineDrawing, points: Point[], areBars: boolean, theme: Theme): Panel {
  const ends = endOf(points, drawing.line.symbol, theme.lines[0], valueText);
  const levels = drawing.levels.filter(({ value }) => Number.isFinite(value));
  const values = [...points.map(({ y }) => y ?? NaN), ...levels.map(({ value }) => value)];
  const span = spanWithRoom(areBars ? [...values, 0] : values, drawing.points.length > 0);
  return {
    id: 'timeline',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 5),
    caption: drawing.yLabel,
    key: [],
    backdrops: backdropsOf(drawing, levels),
    ends,
    marks: dotsOf(drawing, points),
    ...(ends.length === 0 && { notice: 'No values to draw' }),
  };
}

/** Names of days stand above the data; a quantity that is never negative begins at zero. */
function spanWithRoom(values: readonly number[], hasNames: boolean): Span {
  const { min, max } = spanOf(values, 0.06);
  const isPositive = !values.some((value) => value < 0);
  return { min: isPositive ? Math.max(0, min) : min, max: hasNames ? max + (max / 8 - min / 8) : max };
}

function backdropsOf({ shades, dates, points }: TimelineDrawing, levels: TimelineDrawing['levels']): Backdrop[] {
  return [
    ...shadesOf(shades, dates).map((shade) => ({ ...shade, sign: 0 as const })),
    { kind: 'level', value: 0, strong: true },
    ...eventsOf(points, dates),
    ...levels.map(({ value, label }) => ({ kind: 'level' as const, value, strong: false, label })),
  ];
}

function dotsOf({ points: named, dates }: TimelineDrawing, points: readonly Point[]): Mark[] {
  return named.flatMap(({ date }) => {
    const row = date < (dates[0] ?? '') ? undefined : rowOf(dates, date);
    const y = row === undefined ? null : (points[row]?.y ?? null);
    return row === undefined || y === null ? [] : [{ x: row, y, label: '', shape: 'dot' as const }];
  });
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
