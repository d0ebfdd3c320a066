import { NoSourceAnswered, UserError } from '../errors.ts';
import {
  type AlignedMarkets,
  type AlignedPair,
  alignMarkets,
  type Leg,
  selectPair,
  testDayLabels,
} from './alignment.ts';
import { fmt, listed, msg, type Text } from '../messages/text.ts';
import { epochDay } from './calendar-days.ts';
import { cleanHistory } from './data-quality.ts';
import { proxyFundFor, proxyNote } from './known-markets.ts';
import type { SessionCalendar } from './nyse-calendar.ts';
import type { DailyHistory, DataNote, MarketData, MarketSymbol, Pair, Request, Sampling } from './ports.ts';

/**
 * All legs, or why there are not all of them?
 *
 * Where several legs failed because no source answered, the sentence names every source of every one of them: a person
 * without a network should not have to find that out leg by leg. Any other error is thrown as it is.
 *
 * @param legs The legs being loaded.
 * @returns The legs in their order.
 * @throws NoSourceAnswered for all legs without a source together; else the first error.
 */
export async function settleAll<T>(legs: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(legs);
  const errors = settled.flatMap((leg) => (leg.status === 'rejected' ? [leg.reason as unknown] : []));
  const other = errors.find((error) => !(error instanceof NoSourceAnswered));
  if (other !== undefined) throw other as Error;
  const silent = errors.filter((error) => error instanceof NoSourceAnswered);
  if (silent.length > 0) throw together(silent);
  return settled.flatMap((leg) => (leg.status === 'fulfilled' ? [leg.value] : []));
}

function together(errors: readonly NoSourceAnswered[]): NoSourceAnswered {
  if (errors.length === 1) return errors[0]!;
  const bySource = new Map(errors.flatMap(({ reasons }) => reasons).map((reason) => [reason.source, reason]));
  return new NoSourceAnswered(listed(errors.map(({ what }) => what)), [...bySource.values()]);
}

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
export interface LoadContext {
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
  { market, question }: LoadContext,
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
export const isStale = (last: string, { calendar, reference }: LoadContext): boolean =>
  calendar.countAfter(last, reference) > TOLERATED_SESSIONS_BEHIND;

/** Whether an answer of an earlier day than the latest may be given: only an archive, and only where no day was named. */
export const allowsStale = ({ market, question }: LoadContext): boolean =>
  question.asOf === undefined && market.label !== 'live';

/** The leg itself where it reaches the day asked about, the index's fund where only that does, else a refusal or the leg. */
export async function freshLeg(leg: DailyLeg, legs: readonly DailyLeg[], asked: LoadContext): Promise<DailyLeg> {
  if (!isStale(lastDateOf(leg), asked)) return leg;
  const fund = proxyFundFor(leg.symbol, asked.market.catalogue());
  if (fund && !legs.some((other) => other.symbol.symbol === fund.symbol)) {
    const reason = msg('notes.indexEnds', { day: fmt.label(lastDateOf(leg)) });
    const proxy = await loadLeg(fund, [proxyNote(leg.symbol, fund, reason)], asked, asked.question.asOf);
    if (!isStale(lastDateOf(proxy), asked)) return proxy;
  }
  if (!allowsStale(asked)) throw staleLegError(leg, asked);
  return leg;
}

/** Old prices are nobody's mistake where every source was asked for newer ones in vain. */
function staleLegError(leg: DailyLeg, { question, reference }: LoadContext): UserError | NoSourceAnswered {
  const { symbol } = leg.symbol;
  const last = lastDateOf(leg);
  const { unanswered } = leg.history;
  const day = fmt.label(reference);
  if (last === '') return new UserError(msg('refusals.noPriceToJudge', { symbol, day }));
  const said = { symbol, last: fmt.label(last), day };
  if (unanswered !== undefined) return new NoSourceAnswered(symbol, unanswered, msg('refusals.storedTooEarly', said));
  return new UserError(msg(question.asOf === undefined ? 'refusals.newestTooOld' : 'refusals.pricesEnd', said));
}

/** How legs are joined to answer a question. */
export const alignOptions = ({ calendar, market, question }: LoadContext, sampling: Sampling) => ({
  calendar,
  sampling,
  asOf: question.asOf,
  simulated: market.simulated,
});

const tradesAlways = (leg: Leg): boolean => leg.symbol.hours === 'always';

/** The same legs at the New York close where that is asked for or possible throughout, else as they are. */
export async function chooseSampling(
  legs: readonly DailyLeg[],
  byDay: AlignedMarkets,
  asked: LoadContext,
): Promise<AlignedMarkets> {
  const { sampling } = asked.question;
  const mixed = legs.some(tradesAlways) && !legs.every(tradesAlways);
  if (!legs.some(tradesAlways)) return { ...byDay, sampling: 'close' };
  if (sampling === 'utc' || (sampling === undefined && !mixed)) {
    if (mixed && asked.market.label === 'csv') assertDayLabels(legs, await closesOf(legs, asked));
    return withUtcNote(byDay, mixed);
  }
  const closes = await closesOf(legs, asked);
  const used = sampling === undefined && !closes.every((leg) => covers(leg, byDay)) ? 'utc' : 'close';
  const notes =
    sampling === undefined ? readOtherwiseAlone({ legs, closes, used, until: byDay.dates.at(-1)! }, asked) : [];
  if (used === 'utc') assertDayLabels(legs, closes);
  const chosen =
    used === 'utc'
      ? withUtcNote(byDay, mixed)
      : alignMarkets(
          closes.map((leg, i) => sampledLeg(leg, legs[i]!, asked)),
          alignOptions(asked, 'close'),
        );
  return { ...chosen, notes: [...chosen.notes, ...notes] };
}

/** How three or more markets are read together. */
interface ReadTogether {
  readonly legs: readonly DailyLeg[];
  readonly closes: readonly (Leg | undefined)[];
  readonly used: Sampling;
  /** Their last common day. */
  readonly until: string;
}

/**
 * Which of these would be read at another hour if it were asked about with one other market alone?
 *
 * Markets that are shown together share one sampling, so that their figures can be compared; one without intraday history
 * decides for all. The figures then differ from those of the same pair in `correlation` or `divergence`, which is said.
 */
function readOtherwiseAlone({ legs, closes, used, until }: ReadTogether, asked: LoadContext): DataNote[] {
  if (legs.length < 3) return [];
  const exchange = legs.filter((leg) => !tradesAlways(leg));
  return legs.flatMap((leg, at): DataNote[] => {
    if (!tradesAlways(leg)) return [];
    const others = exchange.filter((other) => samplingAlone([leg, other], closes[at], { asked, until }) !== used);
    return others.length === 0 ? [] : [otherwiseAlone(leg, others, used)];
  });
}

function samplingAlone(
  legs: readonly [DailyLeg, DailyLeg],
  closes: Leg | undefined,
  { asked, until }: { readonly asked: LoadContext; readonly until: string },
): Sampling {
  const alone = alignMarkets(legs, alignOptions(asked, 'utc'));
  return covers(closes, { dates: alone.dates.filter((date) => date <= until) }) ? 'close' : 'utc';
}

function otherwiseAlone({ symbol }: DailyLeg, others: readonly DailyLeg[], used: Sampling): DataNote {
  const names = listed(
    others.map((leg) => leg.symbol.symbol),
    'or',
  );
  const sentence = msg('notes.otherwiseAlone', { others: names, symbol: symbol.symbol, used });
  return { code: 'differs-alone', sentence };
}

/** Every leg at the sessions of the exchange legs: undefined for a 24/7 leg without intraday history. */
async function closesOf(legs: readonly DailyLeg[], asked: LoadContext): Promise<(Leg | undefined)[]> {
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

/** Windows people ask for: at the end of the sample each has to hold, or the question would be refused for its hole. */
const USUAL_WINDOWS = [60, 90, 120, 180, 252] as const;

/** More rows missing than this share, and intraday history has a hole instead of outages. */
const TOLERATED_MISSING_ROWS = 0.02;

/** Whether a leg reaches from one of the first rows to the last without a hole; single rows may be missing. */
function covers(leg: Leg | undefined, { dates }: Pick<AlignedMarkets, 'dates'>): boolean {
  if (!leg || dates.length === 0) return false;
  const latestStart = dates[TOLERATED_LATE_ROWS] ?? dates[0]!;
  if (leg.history.dates[0]! > latestStart || lastDateOf(leg) < dates.at(-1)!) return false;
  const present = new Set(leg.history.dates);
  const due = dates.filter((date) => date >= leg.history.dates[0]!);
  return [...USUAL_WINDOWS, due.length].every((window) => {
    const missing = due.slice(-window).filter((date) => !present.has(date));
    return missing.length <= TOLERATED_MISSING_ROWS * window;
  });
}

/**
 * Refuses daily prices that stand under another day than the same market's intraday prices say: at the end of the UTC day
 * a leg labelled by its start is a day off, which destroys a correlation with anything else (0.01 instead of 0.31).
 */
function assertDayLabels(legs: readonly DailyLeg[], closes: readonly (Leg | undefined)[]): void {
  for (const [i, leg] of legs.entries()) {
    const other = closes[i];
    if (other === undefined || other === leg) continue;
    const { bestShift } = testDayLabels(leg.history, other.history);
    if (bestShift === undefined || bestShift === 0) continue;
    const { symbol } = leg.symbol;
    const side = bestShift < 0 ? 'before' : 'after';
    throw new UserError(msg('refusals.wrongDay', { symbol, side, option: 'sampling:close' }));
  }
}

/** Refuses the sampling that was asked for where a leg has no intraday history, or only one that ends too early. */
function sampledLeg(closes: Leg | undefined, daily: DailyLeg, asked: LoadContext): Leg {
  const { symbol } = daily.symbol;
  if (!closes) {
    throw new UserError(msg('refusals.noIntraday', { symbol, option: 'sampling:utc' }));
  }
  const last = lastDateOf(closes);
  if (!isStale(last, asked) || allowsStale(asked)) return withLabelNote(closes, daily);
  throw new UserError(msg('refusals.intradayEnds', { symbol, last: fmt.label(last), option: 'sampling:utc' }));
}

function withUtcNote(byDay: AlignedMarkets, mixed: boolean): AlignedMarkets {
  if (!mixed) return byDay;
  const names = byDay.symbols.filter((symbol) => symbol.hours === 'always').map(({ symbol }) => symbol);
  const sentence = msg('notes.utcDay', { symbols: listed(names) });
  return { ...byDay, notes: [...byDay.notes, { code: 'approximate-close', sentence }] };
}

/** Daily and intraday prices of one market must agree on which day is which; a remark where they do not. */
function withLabelNote(closes: Leg, daily: DailyLeg): Leg {
  const shift = closes === daily ? 0 : testDayLabels(daily.history, closes.history).bestShift;
  if (shift === 0 || shift === undefined) return closes;
  const sentence = msg('notes.labelsDiffer', { symbol: closes.symbol.symbol });
  const notes = [...closes.history.notes, { code: 'sources-differ', sentence } as const];
  return { symbol: closes.symbol, history: { ...closes.history, notes } };
}

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
    throw new UserError(msg('refusals.notDateAtAll', { typed: asOf, example: '2026-06-25' }));
  }
  const asked: LoadContext = { market, calendar, question, reference: asOf ?? market.today() };
  const carried = availableSymbols(symbols, market.catalogue());
  const legs = await settleAll(carried.map(({ symbol, notes }) => loadLeg(symbol, notes, asked, asOf)));
  if (asOf !== undefined) await assertWithinData(asOf, legs, asked);
  const fresh = await Promise.all(legs.map((leg) => freshLeg(leg, legs, asked)));
  const byDay = alignMarkets(fresh, alignOptions(asked, 'utc'));
  const aligned = await chooseSampling(fresh, byDay, asked);
  if (aligned.dates.length <= FEWEST_RETURNS) throw await tooLittle(aligned, carried, asked);
  return { ...aligned, notes: [...aligned.notes, ...onSessionsNotes(fresh, asked), ...endNotes(aligned, asked)] };
}

/** Coins beside an exchange's market have rows on its sessions; two of them asked about alone have one a day. */
function onSessionsNotes(legs: readonly DailyLeg[], { question }: LoadContext): DataNote[] {
  const names = legs.filter(tradesAlways).map(({ symbol }) => symbol.symbol);
  if (names.length < 2 || names.length === legs.length || question.sampling === 'close') return [];
  const sentence = msg('notes.onTradingDays', { symbols: listed(names) });
  return [{ code: 'differs-alone', sentence }];
}

interface AvailableSymbol {
  readonly symbol: MarketSymbol;
  readonly notes: readonly DataNote[];
}

/** The markets as the source carries them, a fund in the place of an index it does not have. */
function availableSymbols(symbols: readonly MarketSymbol[], catalogue: readonly MarketSymbol[]): AvailableSymbol[] {
  const carried = symbols.map((symbol) => {
    const own = catalogue.find((market) => market.symbol === symbol.symbol);
    const fund = own ? undefined : proxyFundFor(symbol, catalogue);
    return fund
      ? { symbol: fund, notes: [proxyNote(symbol, fund, msg('notes.noIndex'))] }
      : { symbol: own ?? symbol, notes: [] };
  });
  const names = carried.map(({ symbol }) => symbol.symbol);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UserError(msg('refusals.sameMarket', { market: twice }));
  return carried;
}

/** Refuses a day after the present or before any of the legs. */
async function assertWithinData(asOf: string, legs: readonly DailyLeg[], asked: LoadContext): Promise<void> {
  const today = asked.market.today();
  const empty = legs.find((leg) => leg.history.dates.length === 0);
  if (asOf <= today && !empty) return;
  const said = { day: fmt.label(asOf), range: await usableRange(legs, asked) };
  throw new UserError(
    asOf > today
      ? msg('refusals.afterLastDay', { ...said, last: fmt.label(today) })
      : msg('refusals.beforeFirstPrice', { ...said, symbol: empty!.symbol.symbol }),
  );
}

/** Which days could be asked about, as the end of a sentence; empty where none can. */
async function usableRange(legs: readonly { symbol: MarketSymbol }[], asked: LoadContext): Promise<Text> {
  const ever: LoadContext = {
    ...asked,
    question: { ...asked.question, asOf: undefined },
    reference: asked.market.today(),
  };
  const all = await Promise.all(legs.map((leg) => loadLeg(leg.symbol, [], ever, undefined)));
  const newest = await Promise.all(all.map((leg) => freshLeg(leg, all, ever).catch(() => leg)));
  const [own, late] = [all, newest].map((each) => alignMarkets(each, alignOptions(ever, 'utc')).dates) as [Rows, Rows];
  const first = own[FEWEST_RETURNS] ?? late[FEWEST_RETURNS];
  if (first === undefined) return '';
  return msg('refusals.range', {
    markets: listed(legs.map((leg) => leg.symbol.symbol)),
    from: fmt.label(first),
    to: fmt.label(late.at(-1)!),
    funds: proxyWords(all, newest),
  });
}

type Rows = readonly string[];

/** Which funds answer for indices that end earlier, as the end of a sentence. */
function proxyWords(own: readonly DailyLeg[], newest: readonly DailyLeg[]): Text {
  const replaced = own.flatMap((leg, i) => {
    const [index, fund] = [leg.symbol.symbol, newest[i]!.symbol.symbol];
    return fund === index ? [] : [msg('refusals.rangeFund', { fund, index, day: fmt.label(lastDateOf(leg)) })];
  });
  return replaced.length === 0 ? '' : msg('refusals.rangeFunds', { funds: listed(replaced) });
}

/** Where an archive ends before its latest day, says how far the answer reaches. */
function endNotes(aligned: AlignedMarkets, asked: LoadContext): DataNote[] {
  const last = aligned.dates.at(-1)!;
  if (!isStale(last, asked)) return [];
  const { symbol } = aligned.symbols[aligned.lastDates.indexOf(aligned.lastDates.toSorted()[0]!)]!;
  return [{ code: 'old-data', sentence: msg('notes.endsEarly', { symbol, day: fmt.label(last) }) }];
}

async function tooLittle(
  aligned: AlignedMarkets,
  carried: readonly AvailableSymbol[],
  asked: LoadContext,
): Promise<UserError> {
  const said = {
    markets: listed(aligned.symbols.map(({ symbol }) => symbol)),
    count: fmt.count(Math.max(0, aligned.dates.length - 1)),
    needed: FEWEST_RETURNS,
    range: await usableRange(carried, asked),
  };
  const { asOf } = asked.question;
  return new UserError(
    asOf === undefined
      ? msg('refusals.tooFewReturns', said)
      : msg('refusals.tooFewReturnsBy', { ...said, day: fmt.label(asOf) }),
  );
}

/**
 * Which prices do the two legs of a pair have in common, good enough to be judged?
 *
 * The rules are those of `loadMarkets`. Where a fund stands in for an index, the pair that comes back names the fund.
 *
 * @param market Where prices come from.
 * @param calendar The sessions of the exchange.
 * @param question The pair, as-of date, sampling, signal and progress.
 * @returns At least 61 common rows.
 * @throws UserError for anything that cannot be answered as asked.
 * @see ANALYTICS.md 1; oracle: pairs/*.csv
 */
export async function loadPair(
  market: MarketData,
  calendar: SessionCalendar,
  question: MarketQuestion & { readonly pair: Pair },
): Promise<AlignedPair> {
  const { subject, benchmark } = question.pair;
  return selectPair(await loadMarkets(market, calendar, [subject, benchmark], question), 0, 1);
}
