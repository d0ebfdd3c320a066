import { UserError } from '../errors.ts';
import { alignMarkets, type Leg } from './align-markets.ts';
import type { AlignedMarkets } from './aligned-markets.ts';
import { cleanHistory } from './clean-history.ts';
import { testDayLabels } from './day-label.ts';
import type { Sampling } from './history.ts';
import { endsTooEarly, lastDateOf, mayBeOld, type Asked, type DailyLeg } from './market-legs.ts';

/** How legs are joined to answer a question. */
export const alignOptions = ({ calendar, market, question }: Asked, sampling: Sampling) => ({
  calendar,
  sampling,
  asOf: question.asOf,
  simulated: market.simulated,
});

const tradesAlways = (leg: Leg): boolean => leg.symbol.hours === 'always';

/** The same legs at the New York close where that is asked for or possible throughout, else as they are. */
export async function atOneSampling(
  legs: readonly DailyLeg[],
  byDay: AlignedMarkets,
  asked: Asked,
): Promise<AlignedMarkets> {
  const { sampling } = asked.question;
  const mixed = legs.some(tradesAlways) && !legs.every(tradesAlways);
  if (!legs.some(tradesAlways)) return { ...byDay, sampling: 'close' };
  if (sampling === 'utc' || (sampling === undefined && !mixed)) return withUtcNote(byDay, mixed);
  const closes = await closesOf(legs, asked);
  if (sampling === undefined && !closes.every((leg) => covers(leg, byDay))) return withUtcNote(byDay, mixed);
  return alignMarkets(
    closes.map((leg, i) => sampledLeg(leg, legs[i]!, asked)),
    alignOptions(asked, 'close'),
  );
}

/** Every leg at the sessions of the exchange legs: undefined for a 24/7 leg without intraday history. */
async function closesOf(legs: readonly DailyLeg[], asked: Asked): Promise<(Leg | undefined)[]> {
  const { calendar, market, question, reference } = asked;
  const onExchange = legs.filter((leg) => !tradesAlways(leg)).map((leg) => new Set(leg.history.dates));
  const sessions = calendar
    .between(calendar.firstDate, reference)
    .filter(({ date }) => onExchange.every((dates) => dates.has(date)));
  const { signal, progress } = question;
  return Promise.all(
    legs.map(async (leg) => {
      if (!tradesAlways(leg)) return leg;
      const history = await market.atCloses(leg.symbol, sessions, { signal, progress });
      return history && history.dates.length > 0
        ? { symbol: leg.symbol, history: cleanHistory(history, leg.symbol) }
        : undefined;
    }),
  );
}

/** Trading may begin after a day's bell: intraday history may start this many rows after the daily one. */
const TOLERATED_LATE_ROWS = 5;

/** More rows missing than this share, and intraday history has a hole instead of outages. */
const TOLERATED_MISSING_ROWS = 0.02;

/** Whether a leg reaches from one of the first rows to the last without a hole; single rows may be missing. */
function covers(leg: Leg | undefined, { dates }: AlignedMarkets): boolean {
  if (!leg || dates.length === 0) return false;
  const latestStart = dates[TOLERATED_LATE_ROWS] ?? dates[0]!;
  if (leg.history.dates[0]! > latestStart || lastDateOf(leg) < dates.at(-1)!) return false;
  const present = new Set(leg.history.dates);
  const missing = dates.filter((date) => date >= leg.history.dates[0]! && !present.has(date));
  return missing.length <= TOLERATED_MISSING_ROWS * dates.length;
}

/** Refuses the sampling that was asked for where a leg has no intraday history, or only one that ends too early. */
function sampledLeg(closes: Leg | undefined, daily: DailyLeg, asked: Asked): Leg {
  const { symbol } = daily.symbol;
  if (!closes) {
    throw new UserError(`There is no intraday history of ${symbol} for the New York close: ask with sampling:utc.`);
  }
  const last = lastDateOf(closes);
  if (!endsTooEarly(last, asked) || mayBeOld(asked)) return withLabelNote(closes, daily);
  throw new UserError(
    `Intraday prices of ${symbol} end on ${last}: ask with sampling:utc, or as of ${last} or before.`,
  );
}

function withUtcNote(byDay: AlignedMarkets, mixed: boolean): AlignedMarkets {
  if (!mixed) return byDay;
  const names = byDay.symbols.filter((symbol) => symbol.hours === 'always').map(({ symbol }) => symbol);
  const sentence = `${names.join(' and ')} at the end of the UTC day, hours after the New York close.`;
  return { ...byDay, notes: [...byDay.notes, { code: 'approximate-close', sentence }] };
}

/** Daily and intraday prices of one market must agree on which day is which; a remark where they do not. */
function withLabelNote(closes: Leg, daily: DailyLeg): Leg {
  const shift = closes === daily ? 0 : testDayLabels(daily.history, closes.history).bestShift;
  if (shift === 0 || shift === undefined) return closes;
  const sentence = `Daily and intraday prices of ${closes.symbol.symbol} disagree about which day is which.`;
  const notes = [...closes.history.notes, { code: 'sources-differ', sentence } as const];
  return { symbol: closes.symbol, history: { ...closes.history, notes } };
}
