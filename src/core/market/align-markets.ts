import type { AlignedMarkets } from './aligned-markets.ts';
import { epochDay, weekdayOf } from './epoch-day.ts';
import type { DailyHistory, DataNote, Sampling, SessionCloses } from './history.ts';
import { missingSessions } from './missing-sessions.ts';
import type { SessionCalendar } from './session.ts';
import type { MarketSymbol } from './symbol.ts';

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
 * that all trade around the clock are joined on every UTC day and annualise with 365.
 *
 * @param legs At least one; a 24/7 leg brings either daily UTC closes or closes at the session, never a mixture.
 * @param options Calendar, sampling, as-of date.
 * @returns Common rows, oldest first; none where nothing overlaps.
 * @throws RangeError without legs.
 * @see ANALYTICS.md 1.1, 1.2; oracle: pairs/*.csv
 */
export function alignMarkets(legs: readonly Leg[], options: AlignOptions): AlignedMarkets {
  if (legs.length === 0) throw new RangeError('nothing to align');
  const dates = commonDates(legs, options);
  const everyDay = legs.every((leg) => leg.symbol.hours === 'always') && options.sampling === 'utc';
  const calendarDays = everyDay && dates.some((date) => weekdayOf(epochDay(date)) % 6 === 0);
  const hours = legs.map((leg) => leg.symbol.hours);
  const missing = missingSessions(dates, hours, calendarDays ? 'every-day' : options.calendar);
  return {
    symbols: legs.map((leg) => leg.symbol),
    sampling: options.sampling,
    dates,
    prices: legs.map((leg) => pricesOn(leg, dates)),
    sources: legs.map((leg) => leg.history.source),
    lastDates: legs.map((leg) => lastDateOf(leg, options.asOf)),
    rowsPerYear: calendarDays ? 365 : 252,
    missing,
    simulated: options.simulated,
    notes: [...legs.flatMap((leg) => leg.history.notes), ...missingNotes(missing, dates.length)],
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

function lastDateOf({ history }: Leg, asOf: string | undefined): string {
  return history.dates.findLast((date) => asOf === undefined || date <= asOf) ?? '';
}

function missingNotes(missing: readonly string[], rows: number): DataNote[] {
  const due = rows + missing.length;
  if (!(missing.length > REMARKABLE_MISSING * due)) return [];
  const sentence = `${missing.length} of ${due} sessions have no price of one of the markets; the return after them spans them.`;
  return [{ code: 'long-step', sentence }];
}
