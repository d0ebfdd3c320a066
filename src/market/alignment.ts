import { dateOfEpochDay, epochDay, weekdayOf } from './calendar-days.ts';
import { clockOf } from './clock.ts';
import { scopeNotes } from './data-quality.ts';
import { isUsBondHoliday, type SessionCalendar } from './nyse-calendar.ts';
import type { DailyHistory, DataNote, MarketSymbol, Pair, Sampling, SessionCloses, TradingHours } from './symbol.ts';

/** Any number of markets on common rows: `prices[k][i]` is the price of market k in session `dates[i]`. */
export interface AlignedMarkets {
  readonly symbols: readonly MarketSymbol[];
  readonly sampling: Sampling;
  readonly dates: readonly string[];
  readonly prices: readonly Float64Array[];
  /** Where each market's prices come from. */
  readonly sources: readonly string[];
  /** The last date each market had a price on, before they were joined. */
  readonly lastDates: readonly string[];
  /** Rows per year for annualising: 252, or 365 where all trade every day. */
  readonly rowsPerYear: 252 | 365;
  /** Sessions between the first and the last row without a price of one of the markets; the next return spans them. */
  readonly missing: readonly string[];
  readonly simulated: boolean;
  readonly notes: readonly DataNote[];
}

/**
 * Two legs on common rows: row i holds both prices of session `dates[i]`. Nothing is filled, nothing later than
 * the as-of date is present, and both legs come from one sampling. Everything measured is measured on this.
 */
export interface AlignedPair {
  readonly pair: Pair;
  readonly sampling: Sampling;
  readonly dates: readonly string[];
  /** Subject prices. */
  readonly x: Float64Array;
  /** Benchmark prices. */
  readonly y: Float64Array;
  readonly sources: { readonly subject: string; readonly benchmark: string };
  /** The last date each leg had a price on, before they were joined. */
  readonly lastDates: { readonly subject: string; readonly benchmark: string };
  /** Rows per year for annualising: 252, or 365 where both legs trade every day. */
  readonly rowsPerYear: 252 | 365;
  /** Sessions between the first and the last row without a price of one of the markets; the next return spans them. */
  readonly missing: readonly string[];
  readonly simulated: boolean;
  readonly notes: readonly DataNote[];
}

/**
 * On which days should all markets have had a price together, and did not?
 *
 * Counted between the first and the last row: every session on which each leg's own market was open, or every day where
 * all of them trade every day. Before 2014 nothing is known to be missing.
 *
 * @param dates Rows, oldest first.
 * @param hours When each leg trades; a bond holiday is no session of a yield, so it is not missing.
 * @param calendar Sessions of the exchange, or `every-day`.
 * @returns The days without a row, oldest first.
 * @example missingSessions(['2026-11-20', '2026-11-23'], ['always'], 'every-day'); // => ['2026-11-21', '2026-11-22']
 * @see ANALYTICS.md 1.8
 */
export function missingSessions(
  dates: readonly string[],
  hours: readonly TradingHours[],
  calendar: SessionCalendar | 'every-day',
): string[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bonds = hours.includes('US-BOND');
  const present = new Set(dates);
  const due = calendar === 'every-day' ? everyDay(first, last) : calendar.between(first, last).map(({ date }) => date);
  return due.filter((date) => !present.has(date) && !(bonds && isUsBondHoliday(date)));
}

function everyDay(first: string, last: string): string[] {
  const from = epochDay(first);
  return Array.from({ length: epochDay(last) - from + 1 }, (_, day) => dateOfEpochDay(from + day));
}

/** More of the sample missing than this share is worth a remark, wherever it is missing. */
const REMARKABLE_MISSING = 0.02;

/** One market with the prices it enters with. */
export interface Leg {
  readonly symbol: MarketSymbol;
  readonly history: DailyHistory | SessionCloses;
}

/** What the rows are made of and how far they may reach. */
export interface AlignOptions {
  readonly calendar: SessionCalendar;
  readonly sampling: Sampling;
  /** Nothing later is used, whatever the histories hold. */
  readonly asOf?: string | undefined;
  readonly simulated: boolean;
}

/**
 * On which rows do all these markets have a price, and which prices are they?
 *
 * Joins on dates that every leg has and that are sessions wherever an exchange is involved; a date missing in one leg is
 * missing in all. Nothing is filled, so the next return spans what is missing; what is missing is counted. Markets
 * that all trade around the clock are joined on every UTC day and annualise with 365; where they rest at weekends (currencies),
 * a stray weekend row is left out.
 *
 * @param legs At least one; a 24/7 leg brings either daily UTC closes or closes at the session, never a mixture.
 * @param options Calendar, sampling, as-of date.
 * @returns Common rows, oldest first; none where nothing overlaps.
 * @throws RangeError without legs.
 * @see ANALYTICS.md 1.1, 1.2; oracle: pairs/*.csv
 */
export function alignMarkets(legs: readonly Leg[], options: AlignOptions): AlignedMarkets {
  if (legs.length === 0) throw new RangeError('nothing to align');
  const common = commonDates(legs, options);
  const everyDay = legs.every((leg) => leg.symbol.hours === 'always') && options.sampling === 'utc';
  const calendarDays = everyDay && tradesAtWeekends(common);
  const dates = everyDay && !calendarDays ? common.filter((date) => !isWeekend(date)) : common;
  const hours = legs.map((leg) => leg.symbol.hours);
  const missing = missingSessions(dates, hours, calendarDays ? 'every-day' : options.calendar);
  return {
    symbols: legs.map((leg) => leg.symbol),
    sampling: options.sampling,
    dates,
    prices: legs.map((leg) => pricesOn(leg, dates)),
    sources: legs.map((leg) => leg.history.source),
    lastDates: legs.map((leg) => lastDateUntil(leg, options.asOf)),
    rowsPerYear: calendarDays ? 365 : 252,
    missing,
    simulated: options.simulated,
    notes: [
      ...scopeNotes(
        legs.flatMap((leg) => leg.history.notes),
        dates,
      ),
      ...missingNotes(missing, dates.length, clockOf({ everyDay: calendarDays }).row),
    ],
  };
}

function commonDates(legs: readonly Leg[], { calendar, asOf }: AlignOptions): string[] {
  const [first, ...others] = legs;
  const known = others.map((leg) => new Set(leg.history.dates));
  const onExchange = legs.some((leg) => leg.symbol.hours === 'NYSE');
  return first!.history.dates.filter(
    (date) =>
      (asOf === undefined || date <= asOf) &&
      known.every((dates) => dates.has(date)) &&
      (!onExchange || mayBeSession(date, calendar)),
  );
}

const isWeekend = (date: string): boolean => weekdayOf(epochDay(date)) % 6 === 0;

/**
 * Whether weekends belong to a market: two days in seven. Currencies rest then, and a single row of a Sunday evening does
 * not turn every other weekend into a hole.
 */
function tradesAtWeekends(dates: readonly string[]): boolean {
  return dates.filter(isWeekend).length > dates.length / 7;
}

/** Before and after the years the calendar knows, the exchange's own prices are the only witness. */
function mayBeSession(date: string, calendar: SessionCalendar): boolean {
  return date < calendar.firstDate || date > calendar.lastDate || calendar.session(date) !== undefined;
}

/** The prices on these dates, all of which the leg has. */
function pricesOn({ history }: Leg, dates: readonly string[]): Float64Array {
  const prices = new Float64Array(dates.length);
  let from = 0;
  for (let row = 0; row < dates.length; row++) {
    while (history.dates[from] !== dates[row]) from++;
    prices[row] = history.closes[from]!;
  }
  return prices;
}

function lastDateUntil({ history }: Leg, asOf: string | undefined): string {
  return history.dates.findLast((date) => asOf === undefined || date <= asOf) ?? '';
}

function missingNotes(missing: readonly string[], rows: number, row: string): DataNote[] {
  const due = rows + missing.length;
  if (!(missing.length > REMARKABLE_MISSING * due)) return [];
  const sentence = `${missing.length} of ${due} ${row}s have no price of one of the markets; the return after them spans them.`;
  return [{ code: 'long-step', sentence }];
}

/**
 * Which pair do two of several aligned markets make?
 *
 * The rows stay those common to ALL the markets, so figures of different pairs stay comparable.
 *
 * @param markets Aligned markets.
 * @param subject Position of the subject.
 * @param benchmark Position of the benchmark.
 * @returns The same rows as a pair.
 * @throws RangeError where a position is outside.
 */
export function selectPair(markets: AlignedMarkets, subject: number, benchmark: number): AlignedPair {
  if (!markets.symbols[subject] || !markets.symbols[benchmark]) throw new RangeError('no such market');
  const { symbols, prices, sources, lastDates, ...rows } = markets;
  return {
    pair: { subject: symbols[subject]!, benchmark: symbols[benchmark]! },
    sampling: rows.sampling,
    dates: rows.dates,
    x: prices[subject]!,
    y: prices[benchmark]!,
    sources: { subject: sources[subject]!, benchmark: sources[benchmark]! },
    lastDates: { subject: lastDates[subject]!, benchmark: lastDates[benchmark]! },
    rowsPerYear: rows.rowsPerYear,
    missing: rows.missing,
    simulated: rows.simulated,
    notes: rows.notes,
  };
}
