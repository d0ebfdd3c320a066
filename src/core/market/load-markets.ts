import { UserError } from '../errors.ts';
import type { MarketData } from '../ports.ts';
import { alignMarkets } from './align-markets.ts';
import type { AlignedMarkets } from './aligned-markets.ts';
import { epochDay } from './epoch-day.ts';
import type { DataNote } from './history.ts';
import { everyLeg } from './every-leg.ts';
import {
  endsTooEarly,
  freshLeg,
  lastDateOf,
  loadLeg,
  type Asked,
  type DailyLeg,
  type MarketQuestion,
} from './market-legs.ts';
import { alignOptions, atOneSampling } from './one-sampling.ts';
import type { SessionCalendar } from './session.ts';
import { fundFor, standInNote } from './stand-in.ts';
import type { MarketSymbol } from './symbol.ts';

export type { MarketQuestion };

/** Fewest common returns on which anything is measured. */
const FEWEST_RETURNS = 60;

/**
 * Which prices do these markets have in common, good enough to be judged?
 *
 * Loads every leg up to the as-of date, leaves out wrong ticks, lets a fund stand in for an index that the source does
 * not carry or no longer updates, refuses stale legs, chooses one sampling for the whole sample, and joins.
 *
 * The default sampling is `close` only where the intraday history of every 24/7 leg reaches to the last session of the
 * daily sample, from its first or at most five sessions later, where the sample then begins; else it is `utc` for all of it. Without an as-of date an archive answers at the last day
 * all legs reach and says so, while a live source that has fallen behind is refused.
 *
 * @param market Where prices come from.
 * @param calendar The sessions of the exchange.
 * @param symbols One or more different markets.
 * @param question As-of date, sampling, signal and progress.
 * @returns At least 61 common rows.
 * @throws UserError for an as-of date outside the data, a stale leg, too little in common, or a sampling that the data
 * cannot give. Whatever the source throws passes through.
 * @see ANALYTICS.md 0, 1
 */
export async function loadMarkets(
  market: MarketData,
  calendar: SessionCalendar,
  symbols: readonly MarketSymbol[],
  question: MarketQuestion,
): Promise<AlignedMarkets> {
  const { asOf } = question;
  if (asOf !== undefined && Number.isNaN(epochDay(asOf))) {
    throw new UserError(`"${asOf}" is not a date: write it like 2026-06-25.`);
  }
  const asked: Asked = { market, calendar, question, reference: asOf ?? market.today() };
  const carried = carriedSymbols(symbols, market.catalogue());
  const legs = await everyLeg(carried.map(({ symbol, notes }) => loadLeg(symbol, notes, asked, asOf)));
  if (asOf !== undefined) await assertWithinData(asOf, legs, asked);
  const fresh = await Promise.all(legs.map((leg) => freshLeg(leg, legs, asked)));
  const byDay = alignMarkets(fresh, alignOptions(asked, 'utc'));
  const aligned = await atOneSampling(fresh, byDay, asked);
  if (aligned.dates.length <= FEWEST_RETURNS) throw await tooLittle(aligned, carried, asked);
  return { ...aligned, notes: [...aligned.notes, ...endNotes(aligned, asked)] };
}

interface Carried {
  readonly symbol: MarketSymbol;
  readonly notes: readonly DataNote[];
}

/** The markets as the source carries them, a fund in the place of an index it does not have. */
function carriedSymbols(symbols: readonly MarketSymbol[], catalogue: readonly MarketSymbol[]): Carried[] {
  const carried = symbols.map((symbol) => {
    const own = catalogue.find((market) => market.symbol === symbol.symbol);
    const fund = own ? undefined : fundFor(symbol, catalogue);
    return fund
      ? { symbol: fund, notes: [standInNote(symbol, fund, 'this source has no prices of the index itself')] }
      : { symbol: own ?? symbol, notes: [] };
  });
  const names = carried.map(({ symbol }) => symbol.symbol);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UserError(`${twice} would be compared with itself: name two different markets.`);
  return carried;
}

/** Refuses a day after the present or before any of the legs. */
async function assertWithinData(asOf: string, legs: readonly DailyLeg[], asked: Asked): Promise<void> {
  const today = asked.market.today();
  const empty = legs.find((leg) => leg.history.dates.length === 0);
  if (asOf <= today && !empty) return;
  const problem = asOf > today ? `after the last day, ${today}` : `before the first price of ${empty!.symbol.symbol}`;
  throw new UserError(`${asOf} is ${problem}${await usableRange(legs, asked)}.`);
}

/** Which days could be asked about, as the end of a sentence; empty where none can. */
async function usableRange(legs: readonly { symbol: MarketSymbol }[], asked: Asked): Promise<string> {
  const ever: Asked = { ...asked, question: { ...asked.question, asOf: undefined }, reference: asked.market.today() };
  const all = await Promise.all(legs.map((leg) => loadLeg(leg.symbol, [], ever, undefined)));
  const newest = await Promise.all(all.map((leg) => freshLeg(leg, all, ever).catch(() => leg)));
  const [own, late] = [all, newest].map((each) => alignMarkets(each, alignOptions(ever, 'utc')).dates) as [Rows, Rows];
  const first = own[FEWEST_RETURNS] ?? late[FEWEST_RETURNS];
  const names = legs.map((leg) => leg.symbol.symbol).join(' and ');
  return first === undefined ? '' : `; ${names} can be judged from ${first} to ${late.at(-1)!}${standIns(all, newest)}`;
}

type Rows = readonly string[];

/** Which funds answer for indices that end earlier, as the end of a sentence. */
function standIns(own: readonly DailyLeg[], newest: readonly DailyLeg[]): string {
  const replaced = own.flatMap((leg, i) => {
    const fund = newest[i]!.symbol.symbol;
    return fund === leg.symbol.symbol ? [] : [`${fund} for ${leg.symbol.symbol} after ${lastDateOf(leg)}`];
  });
  return replaced.length === 0 ? '' : `, with ${replaced.join(' and ')}`;
}

/** Where an archive ends before its latest day, says how far the answer reaches. */
function endNotes(aligned: AlignedMarkets, asked: Asked): DataNote[] {
  const last = aligned.dates.at(-1)!;
  if (!endsTooEarly(last, asked)) return [];
  const { symbol } = aligned.symbols[aligned.lastDates.indexOf(aligned.lastDates.toSorted()[0]!)]!;
  return [{ code: 'old-data', sentence: `Prices of ${symbol} end on ${last}, so this is the answer of that day.` }];
}

async function tooLittle(aligned: AlignedMarkets, carried: readonly Carried[], asked: Asked): Promise<UserError> {
  const names = aligned.symbols.map(({ symbol }) => symbol).join(' and ');
  const available = Math.max(0, aligned.dates.length - 1);
  const by = asked.question.asOf === undefined ? '' : ` by ${asked.question.asOf}`;
  const range = await usableRange(carried, asked);
  return new UserError(`${names} have ${available} returns in common${by}, and ${FEWEST_RETURNS} are needed${range}.`);
}
