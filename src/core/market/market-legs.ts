import { UserError } from '../errors.ts';
import type { MarketData, Request } from '../ports.ts';
import type { Leg } from './align-markets.ts';
import { cleanHistory } from './clean-history.ts';
import type { DailyHistory, DataNote, Sampling } from './history.ts';
import type { SessionCalendar } from './session.ts';
import { fundFor, standInNote } from './stand-in.ts';
import type { MarketSymbol } from './symbol.ts';

/** A market that ends more sessions earlier than this before the day asked about is stale. */
const TOLERATED_SESSIONS_BEHIND = 2;

/** What is asked of the markets beyond their names. */
export interface MarketQuestion extends Request {
  /** Answer as it stood on this day. */
  readonly asOf?: string | undefined;
  /** How to sample 24/7 legs; where absent, at the close where intraday history covers the whole sample. */
  readonly sampling?: Sampling | undefined;
}

/** A question with everything needed to answer it. */
export interface Asked {
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
  readonly question: MarketQuestion;
  /** The day every leg is expected to reach: the as-of date, else the source's latest day. */
  readonly reference: string;
}

/** A leg with its daily closes. */
export interface DailyLeg extends Leg {
  readonly history: DailyHistory;
}

/** Loads and cleans the daily closes of one market up to a date, with remarks that were due before. */
export async function loadLeg(
  symbol: MarketSymbol,
  notes: readonly DataNote[],
  { market, question }: Asked,
  until: string | undefined,
): Promise<DailyLeg> {
  const raw = await market.daily(symbol, {
    signal: question.signal,
    progress: question.progress,
    ...(until === undefined ? {} : { until }),
  });
  const clean = cleanHistory(raw, symbol);
  return { symbol, history: { ...clean, notes: [...notes, ...clean.notes] } };
}

/** The last date a leg has a price on, empty where it has none. */
export const lastDateOf = (leg: Leg): string => leg.history.dates.at(-1) ?? '';

/** Whether prices that end on this date are too old to judge the day asked about. */
export const endsTooEarly = (last: string, { calendar, reference }: Asked): boolean =>
  calendar.countAfter(last, reference) > TOLERATED_SESSIONS_BEHIND;

/** Whether an answer of an earlier day than the latest may be given: only an archive, and only where no day was named. */
export const mayBeOld = ({ market, question }: Asked): boolean =>
  question.asOf === undefined && market.label !== 'live';

/** The leg itself where it reaches the day asked about, the index's fund where only that does, else a refusal or the leg. */
export async function freshLeg(leg: DailyLeg, legs: readonly DailyLeg[], asked: Asked): Promise<DailyLeg> {
  if (!endsTooEarly(lastDateOf(leg), asked)) return leg;
  const fund = fundFor(leg.symbol, asked.market.catalogue());
  if (fund && !legs.some((other) => other.symbol.symbol === fund.symbol)) {
    const reason = `prices of the index itself end on ${lastDateOf(leg)}`;
    const standIn = await loadLeg(fund, [standInNote(leg.symbol, fund, reason)], asked, asked.question.asOf);
    if (!endsTooEarly(lastDateOf(standIn), asked)) return standIn;
  }
  if (!mayBeOld(asked)) throw tooOld(leg, asked);
  return leg;
}

function tooOld(leg: Leg, { question, reference }: Asked): UserError {
  const { symbol } = leg.symbol;
  const last = lastDateOf(leg);
  return new UserError(
    question.asOf === undefined
      ? `The newest price of ${symbol} is of ${last || 'no day'}, too old to judge ${reference}.`
      : `Prices of ${symbol} end on ${last}, too early to judge ${reference}; ask as of ${last} or before.`,
  );
}
