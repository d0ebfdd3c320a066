import { quantile } from '../../analytics/rank.ts';
import { fmt, joined, msg, type Text } from '../../messages/text.ts';
import type { MatrixChartSpec, MultiverseChartSpec, RenderOptions } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type HeatmapCell,
  isTall,
  type LegendEntry,
  type Mark,
  type Panel,
  type Scene,
  type Sizes,
  sizesOf,
} from '../layout/scene.ts';
import { linearTicks } from '../layout/ticks.ts';
import { readableInk, type Theme, themes } from '../themes.ts';

/**
 * Who moves with whom: each pair once, below the diagonal, markets that move alike beside each other. The diagonal names
 * the columns.
 */
export function matrixFigure(chart: MatrixChartSpec, options: RenderOptions): Scene<Text> {
  const theme = themes[options.theme];
  const order = clustered(chart);
  const count = Math.max(1, order.length);
  return {
    options,
    frame: chart,
    x: { span: { min: 0, max: count }, ticks: [] },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0, max: count },
        isLog: false,
        ticks: order.map((market, i) => ({ value: i + 0.5, label: i === 0 ? '' : nameIn(chart, market) })),
        caption:
          sizesOf(options).narrow || count > mostWithIntervals ? msg('charts.scale') : msg('charts.matrixCaption'),
        legend: [],
        backdrops: [],
        ends: [],
        marks: [],
        ...(order.length === 0 && { notice: msg('charts.noMarkets') }),
      },
    ],
    series: [],
    cells: order.flatMap((market, row) =>
      order.slice(0, row + 1).map((other, column) => cellOf(chart, [market, other], { row, column }, theme)),
    ),
  };
}

/** What a market is called at the left, where there is room for names. */
const nameIn = ({ names, symbols }: MatrixChartSpec<Text>, market: number): Text => names?.[market] ?? symbols[market]!;

/** In the fields of more markets there is no room for a name that could be read. */
const mostWithNames = 4;

/** In the fields of more markets there is no room for an interval that could be read. */
const mostWithIntervals = 8;

/** An order in which neighbours move alike: the closest two first, then whoever is closest to either end. */
function clustered({ symbols, correlation }: MatrixChartSpec): number[] {
  const closeness = (a: number, b: number): number => {
    const value = correlation[a]?.[b] ?? NaN;
    return Number.isFinite(value) ? value : -2;
  };
  const left = new Set(symbols.keys());
  const take = (market: number): number => (left.delete(market), market);
  const closestTo = (end: number): number =>
    [...left].reduce((best, one) => (closeness(end, one) > closeness(end, best) ? one : best));
  if (left.size < 2) return [...left];
  const pairs = symbols.flatMap((_, a) => symbols.slice(a + 1).map((__, b) => [a, a + 1 + b] as const));
  const first = pairs.reduce((best, pair) => (closeness(...pair) > closeness(...best) ? pair : best));
  const order = first.map(take);
  while (left.size > 0) {
    const [head, tail] = [closestTo(order[0]!), closestTo(order.at(-1)!)];
    if (closeness(order[0]!, head) > closeness(order.at(-1)!, tail)) order.unshift(take(head));
    else order.push(take(tail));
  }
  return order;
}

function cellOf(
  chart: MatrixChartSpec<Text>,
  [market, other]: readonly [number, number],
  { row, column }: { readonly row: number; readonly column: number },
  theme: Theme,
): HeatmapCell<Text> {
  const { correlation, low, high, symbols } = chart;
  const value = correlation[market]?.[other] ?? NaN;
  const place = { row, column, record: 'none' } as const;
  const isLast = column === symbols.length - 1;
  const isNamed = symbols.length <= mostWithNames;
  const head = isNamed ? nameIn(chart, market) : symbols[market]!;
  const heading = {
    ...{ ...place, fill: theme.background, ink: theme.quiet, lines: [isLast ? '' : head] },
    ...(isNamed && { isHeading: true as const }),
  };
  if (market === other) return heading;
  if (!Number.isFinite(value)) return { ...place, fill: theme.grid, ink: theme.quiet, lines: ['–'] };
  const fill = fillOf(value, theme);
  const [from, to] = [low[market]?.[other] ?? NaN, high[market]?.[other] ?? NaN];
  const interval =
    Number.isFinite(from) && Number.isFinite(to)
      ? [msg('charts.range', { low: fmt.drawn(from, 2), high: fmt.drawn(to, 2) })]
      : [];
  return { ...place, fill, ink: readableInk(fill, theme), lines: [fmt.drawn(value, 2), ...interval] };
}

function fillOf(value: number, { diverging }: Theme): string {
  const clamped = Math.min(1, Math.max(-1, value));
  return mix(diverging, ((clamped + 1) / 2) * (diverging.length - 1));
}

function mix(colors: readonly string[], at: number): string {
  const index = Math.min(colors.length - 2, Math.floor(at));
  const part = (from: number) => parseInt(colors[index]!.slice(from, from + 2), 16);
  const next = (from: number) => parseInt(colors[index + 1]!.slice(from, from + 2), 16);
  const channel = (from: number) => Math.round(part(from) + (next(from) - part(from)) * (at - index));
  return `#${[1, 3, 5].map((from) => channel(from).toString(16).padStart(2, '0')).join('')}`;
}

type Field = MultiverseChartSpec['cells'][number][number];

/** Where each measure stands: its family's row, its window's column. */
interface Grid {
  readonly families: readonly string[];
  readonly windows: readonly string[];
}

/** Percentiles with these lower bounds share a colour. */
const steps = [0, 50, 80, 95, 99] as const;

/**
 * Every way of measuring at once: a dot for each, by how many of 100 days it is wider than, a row for each family, the
 * middle one of all as a line. Below it, in a tall picture, the same in figures; records are framed.
 */
export function multiverseFigure(chart: MultiverseChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const strip = stripPanel(chart, sizes, theme);
  const hundred = {
    span: { min: 0, max: 101 },
    ticks: linearTicks({ min: 0, max: 100 }, 5),
    label: msg('charts.widerThanOn'),
  };
  const isEmpty = chart.starts.length === 0 || chart.measures.length === 0;
  if (isEmpty || sizes.width < 600 || !isTall(options))
    return { options, frame: chart, x: hundred, panels: [strip], series: [] };
  const grid = gridOf(chart);
  return {
    options,
    frame: chart,
    x: { span: { min: 0, max: Math.max(1, grid.windows.length) }, ticks: [] },
    panels: [{ ...strip, x: hundred }, gridPanel(grid, theme)],
    series: [],
    cells: cellsOf(chart, grid, theme),
  };
}

/** From here on one way of measuring calls it unusual. */
const unusualFrom = 90;

function stripPanel(chart: MultiverseChartSpec, sizes: Sizes, theme: Theme): Panel<Text> {
  const families = [...new Set(chart.measures.map(({ family }) => family))];
  const isEmpty = chart.starts.length === 0 || families.length === 0;
  const middle = quantile(Float64Array.from(families.flatMap((family) => percentilesOf(chart, family))), 0.5);
  return {
    id: 'strip',
    weight: 1.15,
    span: { min: -0.7, max: Math.max(families.length, 1) - 0.3 },
    isLog: false,
    ticks: families.map((family, i) => ({ value: families.length - 1 - i, label: family })),
    caption: stripCaption(chart, sizes),
    legend: isEmpty ? [] : stripLegend(middle),
    backdrops: isEmpty ? [] : [{ kind: 'shade', from: unusualFrom, to: 101, sign: 0 }, ...middleLine(middle)],
    ends: [],
    marks: families.flatMap((family, i) =>
      spreadOut(percentilesOf(chart, family), families.length - 1 - i, {
        width: dotWidth(sizes),
        color: theme.lines[0],
      }),
    ),
    ...(isEmpty && { notice: msg('charts.noMeasure') }),
  };
}

function stripCaption({ starts, measures }: MultiverseChartSpec, { narrow }: Sizes): Text {
  const [first] = starts;
  const since = first === undefined ? '' : msg('charts.since', { start: startText(first) });
  const words = narrow ? msg('charts.eachDotShort') : msg('charts.eachDot', { measures: measures.length });
  return joined([words, since]);
}

function stripLegend(middle: number): LegendEntry<Text>[] {
  const unusual = { sample: 'shade' as const, text: msg('charts.unusual') };
  if (Number.isNaN(middle)) return [unusual];
  return [unusual, { sample: 'whisker', text: msg('charts.middle', { days: fmt.drawn(Math.floor(middle), 0) }) }];
}

function middleLine(middle: number): Backdrop<Text>[] {
  return Number.isNaN(middle) ? [] : [{ kind: 'event', x: middle, label: '', isStrong: true }];
}

/** Where the measures of a family stand, from the first start. */
function percentilesOf({ measures, cells }: MultiverseChartSpec, family: string): number[] {
  return measures.flatMap((measure, i) => {
    const percentile = cells[i]?.[0]?.percentile ?? NaN;
    return measure.family === family && Number.isFinite(percentile) ? [Math.min(Math.max(percentile, 0), 100)] : [];
  });
}

/** How many of 100 days a dot covers: the plot takes about two thirds of the picture. */
function dotWidth({ stroke, width, narrow }: Sizes): number {
  return (101 * stroke * 4.4) / (width * (narrow ? 0.56 : 0.68));
}

/** Dots of one row: on its line where they are alone, else above, below, and only then aside of each other, so that each is seen. */
function spreadOut(
  percentiles: readonly number[],
  row: number,
  { width, color }: { readonly width: number; readonly color: string },
): Mark<Text>[] {
  const placed: { readonly x: number; readonly y: number }[] = [];
  for (const percentile of percentiles.toSorted((a, b) => b - a)) {
    const isFree = (x: number, y: number): boolean =>
      placed.every((dot) => dot.y !== y || Math.abs(dot.x - x) >= width);
    const places = [0, 1, 2].flatMap((step) =>
      rowPlaces.map((place) => [percentile - step * width, row + place] as const),
    );
    const [x, y] = places.find((place) => isFree(...place)) ?? places[0]!;
    placed.push({ x, y });
  }
  return placed.map((at) => ({ ...at, label: '', shape: 'dot', color }));
}

const rowPlaces = [0, 0.32, -0.32] as const;

/** A start as a day or as it is named. */
function startText(start: string): Text {
  return /^\d{4}-/.test(start) ? fmt.month(start) : start.replace(/^from /, '');
}

function gridPanel({ families }: Grid, theme: Theme): Panel<Text> {
  return {
    id: 'rows',
    weight: 1.15,
    span: { min: 0, max: families.length + 1 },
    isLog: false,
    ticks: families.map((family, i) => ({ value: i + 1.5, label: family })),
    caption: msg('charts.inFigures'),
    legend: legendOf(theme),
    backdrops: [],
    ends: [],
    marks: [],
  };
}

function gridOf({ measures }: MultiverseChartSpec): Grid {
  const windows = [...new Set(measures.map(({ label }) => windowOf(label)))];
  return {
    families: [...new Set(measures.map(({ family }) => family))],
    windows: windows.sort((a, b) => (Number(a) || Infinity) - (Number(b) || Infinity) || 0),
  };
}

const ALL_HISTORY = 'all';

/** The window a label ends in; a measure without one uses all history. */
function windowOf(label: string): string {
  return /(\d+)\D*$/.exec(label)?.[1] ?? ALL_HISTORY;
}

/** The windows as headings, and below them where each measure stands, counted from the first start. */
function cellsOf({ measures, cells }: MultiverseChartSpec, grid: Grid, theme: Theme): HeatmapCell<Text>[] {
  const heads = grid.windows.map((window, column) => ({
    ...{ column, row: 0.3, rows: 0.7, isHeading: true as const },
    lines: [window === ALL_HISTORY ? msg('charts.allHistory') : window],
    ...{ ink: theme.quiet, fill: theme.background, record: 'none' as const },
  }));
  const fields = measures.flatMap(({ label, family }, measure) => {
    const column = grid.windows.indexOf(windowOf(label));
    return fieldOf(cells[measure]?.[0] ?? null, column, 1 + grid.families.indexOf(family), theme);
  });
  return [...heads, ...fields];
}

function fieldOf(field: Field, column: number, row: number, theme: Theme): HeatmapCell<Text>[] {
  if (!field || !Number.isFinite(field.percentile)) {
    return [{ column, row, fill: theme.background, ink: theme.quiet, lines: ['·'], record: 'none' }];
  }
  const fill =
    theme.heat[
      Math.max(
        0,
        steps.findLastIndex((step) => field.percentile >= step),
      )
    ]!;
  const lines = [fmt.drawn(Math.floor(field.percentile), 0)];
  return [{ column, row, fill, ink: readableInk(fill, theme), lines, record: field.record }];
}

function legendOf(theme: Theme): LegendEntry<Text>[] {
  const shown = [2, 3].map((i) => ({ sample: 'band' as const, color: theme.heat[i]!, text: `${steps[i]!}+` }));
  return [
    ...shown,
    { sample: 'record', text: msg('charts.record') },
    { sample: 'underline', text: msg('charts.oneWay') },
  ];
}
