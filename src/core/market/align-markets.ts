import type { AlignedMarkets } from './aligned-markets.ts';
import { epochDay, weekdayOf } from './epoch-day.ts';
import type { DailyHistory, DataNote, Sampling, SessionCloses } from './history.ts';
import type { SessionCalendar } from './session.ts';
import type { MarketSymbol } from './symbol.ts';

/** More returns than this share spanning several sessions are worth a remark. */
const REMARKABLE_LONG_STEPS = 0.02;

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
 * missing in all. Nothing is filled, so the next return spans what is missing and is counted as a long step. Markets
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
  const longSteps = calendarDays ? longDaySteps(dates) : longSessionSteps(dates, options.calendar);
  return {
    symbols: legs.map((leg) => leg.symbol),
    sampling: options.sampling,
    dates,
    prices: legs.map((leg) => pricesOn(leg, dates)),
    sources: legs.map((leg) => leg.history.source),
    lastDates: legs.map((leg) => lastDateOf(leg, options.asOf)),
    rowsPerYear: calendarDays ? 365 : 252,
    longSteps,
    simulated: options.simulated,
    notes: [...legs.flatMap((leg) => leg.history.notes), ...longStepNotes(longSteps, dates.length)],
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

function longDaySteps(dates: readonly string[]): number {
  return dates.filter((date, row) => row > 0 && epochDay(date) - epochDay(dates[row - 1]!) > 1).length;
}

/** Walks the sessions once beside the rows; steps before the calendar's first year are taken as they are. */
function longSessionSteps(dates: readonly string[], calendar: SessionCalendar): number {
  const sessions = calendar.between(dates[0] ?? '', dates.at(-1) ?? '');
  let at = 0;
  let longSteps = 0;
  for (const date of dates) {
    const before = at;
    while (at < sessions.length && sessions[at]!.date <= date) at++;
    if (before > 0 && at - before > 1) longSteps++;
  }
  return longSteps;
}

function longStepNotes(longSteps: number, rows: number): DataNote[] {
  if (!(longSteps > REMARKABLE_LONG_STEPS * (rows - 1))) return [];
  const sentence = `${longSteps} of ${rows - 1} returns span more than one session because a price is missing.`;
  return [{ code: 'long-step', sentence }];
}
