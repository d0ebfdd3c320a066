import { dateText, dayText, monthText } from './dates.ts';
import type { Tick } from './ticks.ts';

type Starts = (date: string, previous: string) => boolean;

const newYear: Starts = (date, previous) => date.slice(0, 4) !== previous.slice(0, 4);
const newMonth: Starts = (date, previous) => date.slice(0, 7) !== previous.slice(0, 7);
const everyYears =
  (years: number): Starts =>
  (date, previous) =>
    newYear(date, previous) && Number(date.slice(0, 4)) % years === 0;
const everyMonths =
  (count: number): Starts =>
  (date, previous) =>
    newMonth(date, previous) && (Number(date.slice(5, 7)) - 1) % count === 0;

const yearOrMonth = (date: string) => (date.slice(5, 7) === '01' ? date.slice(0, 4) : monthText(date));

/** From fine to coarse: which rows begin something, and how it is called. */
const units: readonly { readonly starts: Starts; readonly label: (date: string) => string }[] = [
  { starts: newMonth, label: yearOrMonth },
  { starts: everyMonths(3), label: yearOrMonth },
  ...[1, 2, 5, 10, 20].map((years) => ({ starts: everyYears(years), label: (date: string) => date.slice(0, 4) })),
];

/**
 * Where years, quarters or months begin among the rows: the finest unit of which at most `most` fit.
 * Fewer than two beginnings (a few weeks of rows) are answered with the first and the last day instead.
 */
export function timeTicks(dates: readonly string[], most: number): Tick[] {
  const chosen = units
    .map(({ starts, label }) => beginnings(dates, starts, label))
    .find((ticks) => ticks.length <= Math.max(2, most));
  return chosen && chosen.length >= 2 ? withYear(chosen, dates) : bothEnds(dates);
}

/** Months need their year: the first one says it, unless a year is written close to it. */
function withYear(ticks: readonly Tick[], dates: readonly string[]): Tick[] {
  return ticks.map((tick, i) => {
    const isMonth = i === 0 && !/\d/.test(tick.label);
    return isMonth ? { ...tick, label: `${tick.label} ${dates[tick.value]!.slice(0, 4)}` } : tick;
  });
}

function beginnings(dates: readonly string[], starts: Starts, label: (date: string) => string): Tick[] {
  return dates.flatMap((date, row) =>
    row > 0 && starts(date, dates[row - 1]!) ? [{ value: row, label: label(date) }] : [],
  );
}

function bothEnds(dates: readonly string[]): Tick[] {
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  if (dates.length === 1) return [{ value: 0, label: dateText(first) }];
  return [
    { value: 0, label: dateText(first) },
    { value: dates.length - 1, label: first.slice(0, 4) === last.slice(0, 4) ? dayText(last) : dateText(last) },
  ];
}
