import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { orNull } from '../../analytics/series.ts';
import { englishReader, speakerOf } from '../../messages/speaker.ts';
import { fmt, type Reader, type Text } from '../../messages/text.ts';
import type { EpisodeShade, EventMark, MentionedDays, RenderOptions } from '../../reports/chart-spec.ts';
import type { Theme } from '../themes.ts';
import type { AxisRange, Tick } from './ticks.ts';

/** Type sizes, strokes and distances of one picture, in pixels. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly headline: number;
  readonly standfirst: number;
  readonly body: number;
  readonly label: number;
  readonly footer: number;
  readonly margin: number;
  readonly gap: number;
  readonly stroke: number;
  readonly hairline: number;
  /** True where a line of text holds few words: captions are then shorter and titles may take one line more. */
  readonly narrow: boolean;
}

/**
 * 22 px of text at 1280 px and at 800 px (both are looked at on a phone), 28 px in a tall picture of 1080 px, which is made
 * for a phone; less only where the picture itself is tiny.
 */
function bodySize(options: RenderOptions): number {
  const { width, height } = options;
  const share = isTall(options) ? width * (28 / 1080) : (width * 22) / 1280;
  return Math.min(Math.max(share, Math.min(22, width * 0.0325)), height * 0.036);
}

/** Whether a picture stands upright, as phones do. */
export function isTall({ width, height }: Pick<RenderOptions, 'width' | 'height'>): boolean {
  return height >= 1.15 * width;
}

/** Everything grows with the body text. */
export function sizesOf(options: RenderOptions): Sizes {
  const body = bodySize(options);
  const unit = body / 22;
  const narrow = options.width < 900 || isTall(options);
  return {
    width: options.width,
    height: options.height,
    headline: 46 * unit,
    standfirst: 28 * unit,
    body,
    label: 25 * unit,
    footer: (narrow ? 18.5 : 22) * unit, // a wide picture is looked at on a phone too, at a third of its size
    margin: 34 * unit,
    gap: 11 * unit,
    stroke: Math.max(2, 3.4 * unit),
    hairline: Math.max(1, 1.5 * unit),
    narrow,
  };
}

/** A point of a line; a null `y` is a hole. */
export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** What Chart.js is given. */
export type ChartJsConfig = ChartConfiguration<'line' | 'bar', Point[]>;

/** One series as Chart.js draws it. */
export type Series = ChartDataset<'line' | 'bar', Point[]>;

/** The words around a picture. */
interface ChartFrameText<T extends Text> {
  readonly title: T;
  readonly claim?: string;
  readonly why?: T;
  readonly subtitle?: T;
  readonly command?: string;
  readonly footer: T;
  readonly simulated: boolean;
  readonly reader?: Reader;
}

/** What lies behind the data of a panel. */
export type Backdrop<T extends Text = string> =
  | { readonly kind: 'band'; readonly low: number; readonly high: number; readonly isWide?: true }
  | { readonly kind: 'shade'; readonly from: number; readonly to: number; readonly sign: 1 | -1 | 0 }
  | {
      readonly kind: 'level';
      readonly value: number;
      readonly strong: boolean;
      readonly label?: T;
      readonly color?: string;
    }
  | { readonly kind: 'stretch'; readonly from: number; readonly to: number }
  | { readonly kind: 'event'; readonly x: number; readonly label: T; readonly isStrong?: true };

/** The name and last value of a line, set at its end. */
export interface EndLabel<T extends Text = string> {
  readonly x: number;
  readonly y: number;
  readonly name: T;
  /** Said instead of a name that would have to be cut. */
  readonly symbol?: T;
  readonly text: T;
  readonly color: string;
  /** How uncertain the last value is; drawn as a whisker. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** Words only: no dot at the end of a line. */
  readonly isPlain?: true;
  /** The value stands below the name instead of beside it. */
  readonly isStacked?: true;
  /** The day of the value, small above a stacked label. */
  readonly day?: T;
}

/** The distance of two lines at their ends, with its size in words: `52 points` over `apart`. */
export interface Bracket<T extends Text = string> {
  readonly low: number;
  readonly high: number;
  readonly lines: readonly [T, T];
}

/** Where the value of a row may well lie. */
export interface Range {
  readonly row: number;
  readonly low: number;
  readonly high: number;
}

/** A dated fact: its number stands in a strip above the plot, its words in the answer. */
export interface Flag {
  readonly x: number;
  readonly number: number;
}

/** A word at a point of the data. */
export interface Mark<T extends Text = string> {
  readonly x: number;
  readonly y: number;
  readonly label: T;
  readonly shape: 'dot' | 'cross' | 'ring';
  /** The ink's where absent. */
  readonly color?: string;
  /** The word stands below its point instead of above it. */
  readonly isBelow?: boolean;
  /** The height above which the word stands, where that is not its point's. */
  readonly wordAbove?: number;
  /** The word stands right above its point, and is left out where another one stands already. */
  readonly isCentred?: true;
}

/** One entry of the key in a panel's caption line. */
export interface LegendEntry<T extends Text = string> {
  readonly sample:
    'band' | 'shade' | 'level' | 'dashed' | 'record' | 'underline' | 'whisker' | 'cross' | 'dot' | 'ring';
  readonly color?: string;
  readonly text: T;
}

/** A horizontal axis. */
export interface HorizontalAxis<T extends Text = string> {
  readonly span: AxisRange;
  readonly ticks: readonly Tick<T>[];
  readonly label?: T;
  readonly side?: 'top';
}

/** One chart area of the picture. Panels share the horizontal axis of the scene unless they have their own. */
export interface Panel<T extends Text = string> {
  readonly id: string;
  /** Share of the height. */
  readonly weight: number;
  readonly span: AxisRange;
  readonly isLog: boolean;
  readonly ticks: readonly Tick<T>[];
  readonly caption: T;
  readonly legend: readonly LegendEntry<T>[];
  readonly backdrops: readonly Backdrop<T>[];
  readonly ends: readonly EndLabel<T>[];
  readonly marks: readonly Mark<T>[];
  /** Its own horizontal axis, drawn below it. */
  readonly x?: HorizontalAxis<T>;
  readonly bracket?: Bracket<T>;
  /** Whiskers along rows. */
  readonly ranges?: readonly Range[];
  /** What the words at the right mean, above them. */
  readonly endsHead?: T;
  /** Dated facts, numbered in a strip above the plot. */
  readonly flags?: readonly Flag[];
  /** Said in the middle of a panel that has nothing to show. */
  readonly notice?: T;
}

/** A field of a heat map or table, in units of the axes. */
export interface HeatmapCell<T extends Text = string> {
  readonly column: number;
  readonly row: number;
  /** How far it reaches; 1 where absent. */
  readonly columns?: number;
  readonly rows?: number;
  readonly fill: string;
  readonly ink: string;
  readonly lines: readonly T[];
  readonly record: 'abs' | 'signed' | 'none';
  /** A heading of columns: set small, so that all are of one size. */
  readonly isHeading?: true;
}

/** A whole picture before Chart.js knows of it. */
export interface Scene<T extends Text = string> {
  readonly options: RenderOptions;
  readonly frame: ChartFrameText<T>;
  readonly x: HorizontalAxis<T>;
  readonly panels: readonly Panel<T>[];
  /** From the lowest to the topmost. */
  readonly series: readonly Series[];
  readonly cells?: readonly HeatmapCell<T>[];
}

/** The scene in the words, numbers and dates of whoever reads its drawing. */
export function spokenScene({ options, series, frame, x, panels, cells }: Scene<Text>): Scene {
  const speaker = speakerOf(frame.reader ?? englishReader);
  return {
    options,
    series,
    frame: speaker.spoken(frame),
    x: speaker.spoken(x),
    panels: speaker.spoken(panels),
    ...(cells === undefined ? {} : { cells: speaker.spoken(cells) }),
  };
}

/**
 * No more points than the eye can tell apart: of each of `columns` equal stretches the lowest and the highest value,
 * and always the first and the last point. Holes stay holes where a whole stretch is empty.
 */
export function downsample(points: readonly Point[], columns: number): Point[] {
  if (points.length <= 2 * columns) return [...points];
  const share = points.length / columns;
  const kept = Array.from({ length: columns }, (_, i) =>
    extremesOf(points, Math.floor(i * share), Math.floor((i + 1) * share)),
  );
  return [points[0]!, ...kept.flat(), points.at(-1)!];
}

function extremesOf(points: readonly Point[], from: number, to: number): Point[] {
  let low: Point | undefined;
  let high: Point | undefined;
  for (let i = from; i < to; i++) {
    const point = points[i]!;
    if (point.y === null) continue;
    if (low === undefined || point.y < low.y!) low = point;
    if (high === undefined || point.y > high.y!) high = point;
  }
  if (low === undefined || high === undefined) return [{ x: from, y: null }];
  return low.x < high.x ? [low, high] : low === high ? [low] : [high, low];
}

/** Prices as 100 at the first drawable row from `start` on; what has no logarithm is a hole. */
export function rebase(values: ArrayLike<number>, start = 0): Float64Array {
  const prices = Float64Array.from(values, (price) => (Number.isFinite(price) && price > 0 ? price : NaN));
  const base = prices.find((price, row) => row >= start && !Number.isNaN(price)) ?? NaN;
  return prices.map((price) => (price / base) * 100);
}

/** How a line is told from the others besides its colour. */
export const dashes = [[], [], [2.6, 1.6], [0.9, 1.4], [4.5, 1.5, 0.9, 1.5]] as const;

/** Values as points; what is no number is a hole. */
export function pointsOf(values: ArrayLike<number>): Point[] {
  return Array.from({ length: values.length }, (_, x) => ({ x, y: orNull(values[x]) }));
}

/** The name of a panel's horizontal axis: its own, or the one all share. */
export function xAxisOf({ id, x }: Pick<Panel, 'id' | 'x'>): string {
  return x === undefined ? 'x' : `x-${id}`;
}

/** A line in one panel. */
export function lineSeries(
  panelId: string,
  data: Point[],
  color: string,
  sizes: Sizes,
  dash: readonly number[] = [],
): Series {
  return {
    type: 'line',
    yAxisID: panelId,
    data: downsample(data, Math.ceil(sizes.width / 2.8)),
    parsing: false,
    normalized: true,
    borderColor: color,
    borderWidth: sizes.stroke,
    borderDash: dash.map((part) => part * sizes.stroke),
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    pointRadius: 0,
    spanGaps: false,
    fill: false,
  };
}

/** `2025-03-04` as `4 Mar 2025`; a text that is no date stays as it is. */
export function dateText(date: string): Text {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? fmt.day(date) : date;
}

type Starts = (date: string, previous: string) => boolean;

const everyYears =
  (years: number): Starts =>
  (date, previous) =>
    date.slice(0, 4) !== previous.slice(0, 4) && Number(date.slice(0, 4)) % years === 0;

const everyMonths =
  (count: number): Starts =>
  (date) =>
    (Number(date.slice(5, 7)) - 1) % count === 0;

const yearOrMonth = (date: string): Text => (date.slice(5, 7) === '01' ? date.slice(0, 4) : fmt.monthOfYear(date));

/** From fine to coarse: which of the rows that begin a month begin something, and how it is called. */
const units: readonly { readonly starts: Starts; readonly label: (date: string) => Text }[] = [
  ...[1, 3].map((months) => ({ starts: everyMonths(months), label: yearOrMonth })),
  ...[1, 2, 5, 10, 20].map((years) => ({ starts: everyYears(years), label: (date: string) => date.slice(0, 4) })),
];

/**
 * Where years, quarters or months begin among the rows: the finest unit of which at most `most` fit.
 * Fewer than two beginnings (a few weeks of rows) are answered with the first and the last day instead.
 */
export function timeTicks(dates: readonly string[], most: number): Tick<Text>[] {
  const months = monthBeginnings(dates);
  for (const { starts, label } of units) {
    const rows = months.filter((row) => starts(dates[row]!, dates[row - 1]!));
    if (rows.length > Math.max(2, most)) continue;
    const ticks = rows.map((value) => ({ value, label: label(dates[value]!) }));
    return ticks.length >= 2 ? withYear(ticks, dates) : bothEnds(dates);
  }
  return bothEnds(dates);
}

/** The rows whose month is not that of the row before. */
function monthBeginnings(dates: readonly string[]): number[] {
  const rows: number[] = [];
  let month = dates[0]?.slice(0, 7) ?? '';
  for (let row = 1; row < dates.length; row += 1) {
    if (dates[row]!.startsWith(month)) continue;
    rows.push(row);
    month = dates[row]!.slice(0, 7);
  }
  return rows;
}

/** Months need their year: the first one says it, unless a year is written close to it. */
function withYear(ticks: readonly Tick<Text>[], dates: readonly string[]): Tick<Text>[] {
  return ticks.map((tick, i) => {
    const isMonth = i === 0 && typeof tick.label !== 'string';
    return isMonth ? { ...tick, label: fmt.month(dates[tick.value]!) } : tick;
  });
}

function bothEnds(dates: readonly string[]): Tick<Text>[] {
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  if (dates.length === 1) return [{ value: 0, label: dateText(first) }];
  return [
    { value: 0, label: dateText(first) },
    { value: dates.length - 1, label: first.slice(0, 4) === last.slice(0, 4) ? fmt.dayOfYear(last) : dateText(last) },
  ];
}

/** Rows side by side, one step each: a weekend takes no room. */
export function timeAxis(dates: readonly string[], sizes: Sizes): Scene<Text>['x'] {
  const most = Math.floor((sizes.width * 0.72) / (sizes.body * 3.2));
  return { span: { min: 0, max: Math.max(1, dates.length - 1) }, ticks: timeTicks(dates, most) };
}

/** The row of a date, or of the first row after it; undefined beyond the last row. */
export function rowOfDate(dates: readonly string[], date: string): number | undefined {
  const row = dates.findIndex((candidate) => candidate >= date);
  return row < 0 ? undefined : row;
}

/** The label at the last drawn point of a line; none where nothing is drawn. */
export function endLabelOf(
  points: readonly Point[],
  name: Text,
  color: string,
  say: (value: number) => Text,
): EndLabel<Text>[] {
  const last = points.findLast(({ y }) => y !== null);
  if (!last || last.y === null) return [];
  return [{ x: last.x, y: last.y, name, text: say(last.y), color }];
}

/** Stays as stretches of rows; what lies outside the drawn dates is left out. */
export function shadeBackdrops(shades: readonly EpisodeShade[], dates: readonly string[]): Backdrop<Text>[] {
  return shades.flatMap(({ from, to, sign }) => {
    const first = rowOfDate(dates, from);
    const last = rowOfDate(dates, to) ?? dates.length - 1;
    if (first === undefined || to < (dates[0] ?? '')) return [];
    return [{ kind: 'shade', from: first, to: Math.max(first, last), sign }];
  });
}

/**
 * Dated facts as numbers at their rows, in the order given; those outside the drawn dates are left out.
 *
 * @param events In the order in which the answer lists them: the first is number 1.
 */
export function eventFlags(events: readonly EventMark[], dates: readonly string[]): Flag[] {
  return events.flatMap(({ date }, i) => {
    const x = date < (dates[0] ?? '') ? undefined : rowOfDate(dates, date);
    return x === undefined ? [] : [{ x, number: i + 1 }];
  });
}

/** The days an answer names, ringed on the line; those outside the drawn dates are left out. */
export function mentionedMarks(
  mentioned: MentionedDays | undefined,
  dates: readonly string[],
  line: readonly Point[],
  theme: Theme,
): Mark<Text>[] {
  return (mentioned?.dates ?? []).flatMap((date) => {
    const x = date < (dates[0] ?? '') ? undefined : rowOfDate(dates, date);
    const y = x === undefined ? null : (line[x]?.y ?? null);
    return x === undefined || y === null ? [] : [{ x, y, label: '', shape: 'ring', color: theme.lines[1] }];
  });
}

/** What those days are: in the key, so that no word lies over the data. */
export function mentionedLegend(mentioned: MentionedDays | undefined, theme: Theme): LegendEntry<Text>[] {
  return mentioned === undefined ? [] : [{ sample: 'ring', color: theme.lines[1], text: mentioned.label }];
}
