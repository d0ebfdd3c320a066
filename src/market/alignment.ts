import { pearson } from '../analytics/correlation.ts';
import { dateOfEpochDay, epochDay, HOUR_MS, weekdayOf } from './calendar-days.ts';
import { type Candles, scopeNotes } from './data-quality.ts';
import { isUsBondHoliday, type Session, type SessionCalendar } from './nyse-calendar.ts';
import type { DailyHistory, DataNote, MarketSymbol, Pair, Sampling, SessionCloses, TradingHours } from './ports.ts';
import { msg } from '../messages/text.ts';

const OLDEST_MS = 2 * HOUR_MS;

/** A price that has not moved for so long was not traded: somebody goes on publishing the last one. */
const STALE_MS = 6 * HOUR_MS;

/** How far before a session's close candles matter: the oldest that may be taken, and what shows whether it is stale. */
export const SAMPLING_LOOKBACK_MS = OLDEST_MS + HOUR_MS + STALE_MS;

/** One row per session that has a price, and the sessions whose price stood still. */
export interface SampledCloses {
  readonly dates: string[];
  readonly closes: Float64Array;
  readonly stale: string[];
}

/**
 * What did a 24/7 market cost at the official close of each session?
 *
 * The close of the candle that OPENS one candle length before the session ends; where it is absent, the latest candle
 * opening at most two hours earlier; else the session has no price and no row. Nothing is carried forward, by us or by
 * the source: a close that has been the same for six hours is no price either.
 *
 * @param candles Candles of one length, by the instant they open, oldest first.
 * @param sessions Sessions, oldest first.
 * @param candleMs The length of a candle in milliseconds, one hour where absent.
 * @returns One row per session that has a price; the sessions left out because the price stood still.
 * @example sampleAtClose({ openMs: Float64Array.of(), closes: Float64Array.of() }, []).dates.length; // => 0
 * @see ANALYTICS.md 1.1, 1.8; oracle: alignment.json
 */
export function sampleAtClose(candles: Candles, sessions: readonly Session[], candleMs = HOUR_MS): SampledCloses {
  const dates: string[] = [];
  const closes: number[] = [];
  const stale: string[] = [];
  let next = 0;
  for (const { date, closeMs } of sessions) {
    const wanted = closeMs - candleMs;
    while (next < candles.openMs.length && candles.openMs[next]! <= wanted) next++;
    if (next === 0 || candles.openMs[next - 1]! < wanted - OLDEST_MS) continue;
    if (isStalePrice(candles, next - 1, candleMs)) {
      stale.push(date);
      continue;
    }
    dates.push(date);
    closes.push(candles.closes[next - 1]!);
  }
  return { dates, closes: Float64Array.from(closes), stale };
}

/** Whether the close of a candle has been the same for six hours, its own length included. */
function isStalePrice({ openMs, closes }: Candles, at: number, candleMs: number): boolean {
  const sinceMs = openMs[at]! + candleMs - STALE_MS;
  let first = at;
  while (first > 0 && openMs[first]! > sinceMs && closes[first - 1] === closes[at]) first--;
  return openMs[first]! <= sinceMs;
}

/** Prices under date labels, oldest first. */
export interface LabelledPrices {
  readonly dates: readonly string[];
  readonly closes: ArrayLike<number>;
}

/** How well two sources agree when one's labels are moved by so many days. */
export interface LabelTest {
  /** Correlation of daily returns with the candidate's labels moved by -1, 0 and +1 days. */
  readonly correlations: readonly [number, number, number];
  /** The shift that agrees best, or undefined where none agrees (below 0.5) or too few days are common. */
  readonly bestShift: -1 | 0 | 1 | undefined;
}

const SHIFTS = [-1, 0, 1] as const;

const FEWEST_RETURNS = 60;

const AGREEMENT = 0.5;

const logPricesByDay = (prices: LabelledPrices): Map<number, number> =>
  new Map(prices.dates.map((date, row) => [epochDay(date), Math.log(prices.closes[row]!)]));

function correlationAtShift(candidate: Map<number, number>, reference: Map<number, number>, shift: number): number {
  const ours: number[] = [];
  const theirs: number[] = [];
  let previous: number | undefined;
  for (const day of reference.keys()) {
    const from = previous === undefined ? undefined : candidate.get(previous - shift);
    const to = candidate.get(day - shift);
    if (from !== undefined && to !== undefined) {
      ours.push(to - from);
      theirs.push(reference.get(day)! - reference.get(previous!)!);
    }
    previous = day;
  }
  return ours.length < FEWEST_RETURNS ? NaN : pearson(ours, theirs);
}

/**
 * Does this source label its days as the reference does, or a day too early or too late?
 *
 * Correlates the returns of both with the candidate's labels moved by -1, 0 and +1 days: a source that stamps the START
 * of the day agrees best when its labels are moved back by one. A mislabelled leg destroys a correlation with anything
 * else (0.01 instead of 0.31) and so manufactures "decoupling".
 *
 * @param candidate The prices under test, every day of a 24/7 market.
 * @param reference Prices of the same market whose labels are known to be right; days may be missing.
 * @returns The three correlations (`NaN` with fewer than 60 common returns) and the shift that agrees best.
 * @example testDayLabels({ dates: [], closes: [] }, { dates: [], closes: [] }).bestShift; // => undefined
 * @see ANALYTICS.md 1.3, 1.4
 */
export function testDayLabels(candidate: LabelledPrices, reference: LabelledPrices): LabelTest {
  const [ours, theirs] = [logPricesByDay(candidate), logPricesByDay(reference)];
  const correlations = SHIFTS.map((shift) => correlationAtShift(ours, theirs, shift)) as [number, number, number];
  const best = correlations.indexOf(Math.max(...correlations));
  return { correlations, bestShift: correlations[best]! >= AGREEMENT ? SHIFTS[best] : undefined };
}

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
      ...missingNotes(missing, dates.length, calendarDays),
      ...leftOutNotes(legs, dates, options),
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

/**
 * Which days do these markets lose because of one of them?
 *
 * Two of three markets asked about alone have those days, so their figures are others than here.
 */
function leftOutNotes(legs: readonly Leg[], dates: readonly string[], options: AlignOptions): DataNote[] {
  const [from, to] = [dates[0], dates.at(-1)];
  if (legs.length < 3 || from === undefined || to === undefined) return [];
  return legs.flatMap((leg): DataNote[] => {
    const { symbol } = leg.symbol;
    const own = new Set(leg.history.dates);
    const others = legs.filter((other) => other !== leg);
    if (others.every((other) => other.symbol.hours === 'always')) return [];
    const lost = commonDates(others, options).filter((date) => date > from && date < to && !own.has(date));
    const sentence = msg('notes.leftOutForAll', { symbol });
    return lost.length === 0 ? [] : [{ code: 'differs-alone', sentence, about: { symbol, dates: lost } }];
  });
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

function missingNotes(missing: readonly string[], rows: number, everyDay: boolean): DataNote[] {
  const due = rows + missing.length;
  if (!(missing.length > REMARKABLE_MISSING * due)) return [];
  const sentence = msg('notes.longSteps', { missing: missing.length, due, everyDay });
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
