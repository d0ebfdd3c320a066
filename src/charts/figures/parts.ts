import { roundedShares, roundedWithin } from '../../messages/format.ts';
import { fmt, msg, type Text } from '../../messages/text.ts';
import type { CalendarChartSpec, PartsChartSpec, RenderOptions, SparksChartSpec } from '../../reports/chart-spec.ts';
import {
  type EndLabel,
  type HeatmapCell,
  lineSeries,
  type Panel,
  pointsOf,
  type Scene,
  type Sizes,
  sizesOf,
  timeAxis,
} from '../layout/scene.ts';
import { type AxisRange, axisRangeOf, linearTicks } from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/** A piece of the whole at its place: rows below each other hold every per cent once. */
interface Piece {
  readonly label: string;
  readonly from: number;
  readonly share: number;
  readonly color: string;
  /** Whole per cent; those of all parts add up to their sum. */
  readonly shown: number;
  readonly isInner: boolean;
}

/** One bar of 100 %; below it each part at its own place, and what a part is made of indented under it. */
export function partsFigure(chart: PartsChartSpec, options: RenderOptions): Scene<Text> {
  const theme = themes[options.theme];
  const pieces = piecesOf(chart, theme);
  const rows = pieces.length + 1;
  return {
    options,
    frame: chart,
    x: { span: { min: 0, max: 100 }, ticks: linearTicks({ min: 0, max: 100 }, 4, 'percent') },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0, max: rows + 0.1 },
        isLog: false,
        ticks: [
          { value: 0.5, label: msg('charts.allOfIt') },
          ...pieces.map(({ label }, i) => ({ value: i + 1.5, label })),
        ],
        caption: '',
        legend: [],
        backdrops: [],
        ends:
          pieces.length === 0 ? [] : [wholeEnd(theme), ...pieces.map((piece, i) => pieceEnd(piece, i + 1.5, theme))],
        marks: [],
        ...(pieces.length === 0 && { notice: msg('charts.nothing') }),
      },
    ],
    series: [],
    cells: pieces.flatMap((piece, i) => [...(piece.isInner ? [] : [cellOf(piece, 0)]), cellOf(piece, i + 1)]),
  };
}

function piecesOf({ parts }: PartsChartSpec, theme: Theme): Piece[] {
  const shown = roundedShares(parts.map(({ share }) => known(share)));
  let from = 0;
  return parts.flatMap(({ label, share, of }, i) => {
    const color = theme.lines[i % theme.lines.length]!;
    const whole = { label, from, share: 100 * known(share), shown: shown[i]!, color, isInner: false };
    from += whole.share;
    return [whole, ...innerPieces(of, whole)];
  });
}

function innerPieces(of: PartsChartSpec['parts'][number]['of'], { from: start, color, shown }: Piece): Piece[] {
  const rounded = roundedWithin(
    shown,
    of.map(({ share }) => known(share)),
  );
  let from = start;
  return of.flatMap(({ label, share }, i) => {
    const piece = {
      label: `\u2013 ${label}`,
      from,
      share: 100 * known(share),
      shown: rounded[i]!,
      color,
      isInner: true,
    };
    from += piece.share;
    return piece.shown === 0 ? [] : [piece]; // a hairline would look like dirt
  });
}

function known(share: number): number {
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 0;
}

function cellOf({ from, share, color, isInner }: Piece, row: number): HeatmapCell<Text> {
  const place = isInner ? { row: row + 0.26, rows: 0.48 } : { row: row + 0.1, rows: 0.8 };
  return { ...place, column: from, columns: share, fill: color, ink: color, lines: [], record: 'none' };
}

function wholeEnd(theme: Theme): EndLabel<Text> {
  return { x: 100, y: 0.5, name: fmt.drawnPercent(100, 0), text: '', color: theme.ink, isPlain: true };
}

function pieceEnd({ shown }: Piece, y: number, theme: Theme): EndLabel<Text> {
  return { x: 100, y, name: fmt.drawnPercent(shown, 0), text: '', color: theme.ink, isPlain: true };
}

/** Small lines under each other on one scale: where each stood over a year, and a dot for today. */
export function sparksFigure(chart: SparksChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const rows = chart.rows.filter(({ values }) => values.length > 0);
  const longest = rows.reduce<readonly string[]>((most, { dates }) => (dates.length > most.length ? dates : most), []);
  const span = axisRangeOf([chart.level * 1.2, -chart.level * 1.2, ...rows.flatMap(({ values }) => [...values])]);
  const empty = { ...sparkPanel(chart, undefined, 0, span, theme), notice: msg('charts.nothing') };
  return {
    options,
    frame: chart,
    x: timeAxis(longest, sizes),
    panels: rows.length === 0 ? [empty] : rows.map((row, i) => sparkPanel(chart, row, i, span, theme, longest.length)),
    series: rows.map((row, i) => sparkLine(row, i, longest.length, theme, sizes)),
  };
}

type SparkRow = SparksChartSpec['rows'][number];

/** All lines end at the right, however short their history is. */
function sparkLine(row: SparkRow, i: number, longest: number, theme: Theme, sizes: Sizes) {
  const { values } = row;
  const points = pointsOf(values).map(({ x, y }) => ({ x: x + longest - values.length, y }));
  return lineSeries(`spark-${i}`, points, lineColor(row, theme), sizes);
}

/** What is out of the ordinary has a colour of its own. */
function lineColor({ isUnusual }: SparkRow, { lines }: Theme): string {
  return isUnusual ? lines[1] : lines[0];
}

function sparkPanel(
  { caption, level }: SparksChartSpec,
  row: SparkRow | undefined,
  i: number,
  span: AxisRange,
  theme: Theme,
  longest = 0,
): Panel<Text> {
  const last = row?.values.findLast((value) => Number.isFinite(value));
  const at = row === undefined ? 0 : longest - row.values.length + row.values.lastIndexOf(last ?? NaN);
  return {
    id: `spark-${i}`,
    weight: 1,
    span,
    isLog: false,
    ticks: row === undefined ? [] : [{ value: 0, label: row.label }],
    caption: i === 0 ? caption : '',
    legend: i === 0 && row !== undefined ? [{ sample: 'level', text: msg('charts.farFromHere') }] : [],
    backdrops: [
      { kind: 'level', value: 0, strong: true },
      { kind: 'level', value: level, strong: false },
      { kind: 'level', value: -level, strong: false },
    ],
    ends:
      last === undefined
        ? []
        : [
            {
              x: at,
              y: last,
              name: row!.today[0],
              text: row!.today[1],
              color: lineColor(row!, theme),
              isStacked: true,
            },
          ],
    marks: [],
  };
}

/** A dot for each day, a row for each kind of day. */
export function calendarFigure({ rows, ...frame }: CalendarChartSpec, options: RenderOptions): Scene<Text> {
  const theme = themes[options.theme];
  const known = rows.map(({ label, dates }) => ({ label, years: dates.map(yearOf).filter(Number.isFinite) }));
  const years = known.flatMap((row) => row.years);
  const first = Math.floor(Math.min(...years, Infinity));
  const span =
    years.length === 0 ? { min: 2000, max: 2001 } : { min: first, max: Math.ceil(Math.max(...years) + 0.01) };
  return {
    options,
    frame,
    x: {
      span,
      ticks: linearTicks(span, 8).flatMap(({ value }) => (value % 1 === 0 ? [{ value, label: String(value) }] : [])),
    },
    panels: [
      {
        id: 'calendar',
        weight: 1,
        span: { min: -0.6, max: Math.max(1, rows.length) - 0.4 },
        isLog: false,
        ticks: known.map(({ label }, i) => ({ value: rows.length - 1 - i, label })),
        caption: '',
        legend: [],
        backdrops: [],
        ends: [],
        marks: known.flatMap((row, i) =>
          row.years.map((x) => ({
            x,
            y: rows.length - 1 - i,
            label: '',
            shape: 'dot' as const,
            color: theme.lines[0],
          })),
        ),
        ...(years.length === 0 && { notice: msg('charts.noDay') }),
      },
    ],
    series: [],
  };
}

/** `2024-07-02` as 2024.5. */
function yearOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  return year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 372;
}
