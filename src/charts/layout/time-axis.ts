import type { EpisodeShade, EventMark, MentionedDays } from '../../reports/chart-spec.ts';
import type { Theme } from '../themes.ts';
import type { Backdrop, EndLabel, Flag, LegendEntry, Mark, Point, Scene, Sizes } from './scene.ts';
import type { Tick } from './ticks.ts';
import { fmt, type Text } from '../../messages/text.ts';

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
