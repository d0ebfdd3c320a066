import { missingSessions, sampleAtClose, SAMPLING_LOOKBACK_MS } from '../alignment.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../calendar-days.ts';
import type { SessionCalendar } from '../nyse-calendar.ts';
import type {
  Confirmation,
  DailyBar,
  DecidingBar,
  MarketKind,
  MarketSymbol,
  Provider,
  SeriesKey,
  SeriesState,
} from '../ports.ts';
import { callProvider, canServe, collectRows, isProviderError, isRecent, type LiveContext } from './sources.ts';
import { fmt, msg, type Text } from '../../messages/text.ts';

/** Holes older than this are left to the whole fetch that comes once a month. */
export const HOLES_LOOKED_FOR_DAYS = 90;

/**
 * On which of the last ninety days should a stored series have a row, and has none?
 *
 * An empty page or a candle that came late leaves such a hole, and a source that is asked for what is new only never
 * fills it.
 *
 * @param dates Stored dates, oldest first.
 * @param symbol Whose they are: a coin has every day, a currency every weekday of the exchange, all others its sessions.
 * @param until The last date that is expected; the last stored one where absent.
 * @returns Dates between the first of those rows and `until`, oldest first.
 */
export function recentHoles(
  dates: readonly string[],
  symbol: MarketSymbol,
  calendar: SessionCalendar,
  until = dates.at(-1) ?? '',
): string[] {
  if (dates.length === 0) return [];
  const from = dateOfEpochDay(epochDay(until) - HOLES_LOOKED_FOR_DAYS);
  const recent = dates.filter((date) => date >= from && date <= until);
  const everyDay = symbol.hours === 'always' && symbol.kind !== 'fx';
  const ends = recent.at(-1) === until ? recent : [...recent, until];
  return missingSessions(ends, [symbol.hours], everyDay ? 'every-day' : calendar);
}

/** A row that is not used yet, and everything after it. */
export interface HeldBack {
  readonly date: string;
  readonly close: number;
  /** How far it moved from the row before, as a simple return in per cent. */
  readonly movePct: number;
  readonly confirmation: Exclude<Confirmation, 'agreed'>;
}

/**
 * Largest believable move from one close to the next, in logarithms. Beyond it a misprint or another scale is likelier
 * than a day: Ether lost 0.55 on 2020-03-12, the S&P 500 0.23 on 1987-10-19.
 */
const PLAUSIBLE_LOG_MOVE: Readonly<Record<MarketKind, number>> = {
  crypto: 0.7,
  stock: 0.5,
  commodity: 0.3,
  rate: 0.5,
  index: 0.25,
  etf: 0.25,
  fx: 0.1,
};

/** So many of the newest rows are looked at; a row that stood for longer has been seen by whole fetches and comparisons. */
const NEWEST_ROWS = 10;

/** Two sources agree where their closes are this near: venues differ, and close at different hours. */
const AGREEING_PART = 0.1;

/** A source that did not agree is asked again after this. */
const ASK_AGAIN_MS = 10 * 60_000;

/**
 * Which of the newest rows moved beyond belief without a second source that agrees?
 *
 * Other sources are asked for that day, at most once in ten minutes; what agreed once is believed for good. Where no other
 * source carries the symbol, the next row at the new level confirms it.
 *
 * @param key The daily series that is answered from.
 * @returns The first such row, undefined where all can be used.
 */
export async function findHeldBack(
  live: LiveContext,
  symbol: MarketSymbol,
  key: SeriesKey,
): Promise<HeldBack | undefined> {
  return heldBackAmong(live, symbol, key, await live.store.lastBars(key, NEWEST_ROWS + 1));
}

async function heldBackAmong(
  live: LiveContext,
  symbol: MarketSymbol,
  key: SeriesKey,
  bars: readonly DailyBar[],
): Promise<HeldBack | undefined> {
  const at = bars.findIndex((bar, row) => row > 0 && isImplausible(symbol, bars[row - 1]!, bar));
  if (at < 0) return undefined;
  const bar = bars[at]!;
  const sampledAtMs = key.timeframe === 'close' ? live.calendar.session(bar.date)?.closeMs : undefined;
  const asked: DecidingBar = { ...bar, ...(sampledAtMs === undefined ? {} : { sampledAtMs }) };
  const others = otherSources(live, symbol, key.source, asked);
  if (others.length === 0 && at < bars.length - 1) return undefined;
  const confirmation = await rememberedConfirmation(live, symbol, key, asked);
  if (confirmation === 'agreed') return undefined;
  return { date: bar.date, close: bar.close, movePct: 100 * (bar.close / bars[at - 1]!.close - 1), confirmation };
}

/** Whether a close lies further from the one before than a market of this kind moves in a day. */
export function isImplausible({ kind }: MarketSymbol, before: DailyBar, after: DailyBar): boolean {
  return Math.abs(Math.log(after.close / before.close)) > PLAUSIBLE_LOG_MOVE[kind];
}

async function rememberedConfirmation(
  live: LiveContext,
  symbol: MarketSymbol,
  { source, timeframe }: SeriesKey,
  bar: DecidingBar,
): Promise<Confirmation> {
  const name = [symbol.symbol, source, timeframe, bar.date, bar.close].join(' ');
  const known = live.confirmations.get(name);
  if (known && (known.confirmation === 'agreed' || isRecent(live, known.atMs, ASK_AGAIN_MS))) return known.confirmation;
  const confirmation = await confirmClose(live, symbol, source, bar);
  live.confirmations.set(name, { confirmation, atMs: live.clock.now() });
  return confirmation;
}

/**
 * Does another source have this close? A price sampled at a session is compared with theirs at that session: the close
 * of their day comes hours later, and another price with it.
 *
 * @param source The source it is from; all others are asked, in their order, until one agrees.
 * @param bar Date and close, and the instant it was sampled at.
 * @returns `differs` where another has a close of that day and none agrees; `unknown` where none has one; `alone` where
 * no other carries the symbol.
 */
export async function confirmClose(
  live: LiveContext,
  symbol: MarketSymbol,
  source: string,
  bar: DecidingBar,
): Promise<Confirmation> {
  const others = otherSources(live, symbol, source, bar);
  let heard: Confirmation = others.length === 0 ? 'alone' : 'unknown';
  for (const provider of others) {
    const theirs = await closeOn(live, provider, symbol, bar);
    if (theirs === undefined) continue;
    if (Math.abs(Math.log(theirs / bar.close)) <= AGREEING_PART) return 'agreed';
    heard = 'differs';
  }
  return heard;
}

const otherSources = (
  { providers }: LiveContext,
  symbol: MarketSymbol,
  source: string,
  { sampledAtMs }: DecidingBar,
): Provider[] =>
  providers
    .filter((each) => each.facts.name !== source && canServe(each, symbol))
    .filter((each) => (sampledAtMs === undefined ? each.dailyBars : (each.hourlyBars ?? each.newYorkCloses)));

async function closeOn(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  { date, sampledAtMs }: DecidingBar,
): Promise<number | undefined> {
  try {
    if (sampledAtMs !== undefined && provider.hourlyBars)
      return await priceAtSession(live, provider, symbol, sampledAtMs);
    const days = sampledAtMs === undefined ? provider.dailyBars! : provider.newYorkCloses!;
    const fromMs = (epochDay(date) - 1) * DAY_MS;
    const bars = await callProvider(live, provider, () => collectRows(days(symbol, { fromMs })));
    return bars.find((bar) => bar.date === date)?.close;
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return undefined;
  }
}

/** What the market cost there at the close of a session, by the same rule as our own samples. */
async function priceAtSession(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  closeMs: number,
): Promise<number | undefined> {
  const fromMs = closeMs - SAMPLING_LOOKBACK_MS;
  const bars = await callProvider(live, provider, () => collectRows(provider.hourlyBars!(symbol, { fromMs })));
  const candles = {
    openMs: Float64Array.from(bars, (bar) => bar.openMs),
    closes: Float64Array.from(bars, (bar) => bar.close),
  };
  return sampleAtClose(candles, [{ date: '', closeMs, earlyClose: false }]).closes[0];
}

/** What to say of a row that is held back. */
export function heldBackText({ symbol }: MarketSymbol, source: string, held: HeldBack): Text {
  return msg('notes.heldBack', {
    source,
    symbol,
    close: fmt.exact(Number(held.close.toPrecision(6))),
    day: fmt.label(held.date),
    moved: fmt.percentChange(held.movePct, 0),
    differs: held.confirmation === 'differs',
  });
}

/** A stored series of one source, and how good it is. */
export interface JudgedSeries {
  readonly provider: Provider;
  readonly state: SeriesState;
  /** Days of late without a row. */
  readonly holes: number;
}

/** A history that begins so much earlier is worth another source. */
const EARLIER_DAYS = 30;

/** A newest row so many days older is too old, however far back the history goes. */
const BEHIND_DAYS = 2;

/** Closes of one market at two sources lie nearer than this, in logarithms, on half of their common days. */
const SAME_MARKET_LOG = Math.log(1.2);

const COMPARED_ROWS = 30;

/** A history shorter than this may be longer elsewhere. */
const LONG_DAYS = 3 * 365;

/** Counts the holes of a stored series. */
export async function judgeSeries(
  live: LiveContext,
  symbol: MarketSymbol,
  provider: Provider,
  state: SeriesState,
): Promise<JudgedSeries> {
  const bars = await live.store.lastBars(state, HOLES_LOOKED_FOR_DAYS);
  const dates = bars.map(({ date }) => date);
  return { provider, state, holes: recentHoles(dates, symbol, live.calendar).length };
}

/**
 * Whether another source may do better: a row is late, one of late is missing, or the history is short.
 *
 * @param lengthKnown True where how far back the others go has been seen before.
 */
export function mayBeBettered({ state, holes }: JudgedSeries, expectedDate: string, lengthKnown: boolean): boolean {
  if (state.lastDate! < expectedDate || holes > 0) return true;
  return !lengthKnown && daysBetween(state.firstDate!, state.lastDate!) < LONG_DAYS;
}

/**
 * Which of these series of one market answers best?
 *
 * One that has fallen behind loses; then the one that reaches further back by a month or more, then the one that is
 * nearer to the present, then the one with fewer holes; else the order in which they come. Series are never spliced.
 *
 * @param series In order of preference.
 * @returns Undefined where there is none.
 */
export function bestSeries(series: readonly JudgedSeries[]): JudgedSeries | undefined {
  const newest = series.reduce((latest, { state }) => (state.lastDate! > latest ? state.lastDate! : latest), '');
  const isBehind = ({ state }: JudgedSeries): number => Number(daysBetween(state.lastDate!, newest) > BEHIND_DAYS);
  return series.toSorted(
    (a, b) =>
      isBehind(a) - isBehind(b) ||
      reachFirst(a.state, b.state) ||
      b.state.lastDate!.localeCompare(a.state.lastDate!) ||
      a.holes - b.holes,
  )[0];
}

function reachFirst(a: SeriesState, b: SeriesState): number {
  const days = daysBetween(a.firstDate!, b.firstDate!);
  return Math.abs(days) < EARLIER_DAYS ? 0 : -days;
}

const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

/**
 * Do two stored series price the same thing? Tickers collide: under UNI-USD one service has another coin than Uniswap.
 *
 * @returns False where the closes of half the common days of late lie more than a fifth apart; true without common days.
 */
export async function areSameMarket({ store }: LiveContext, ours: SeriesKey, theirs: SeriesKey): Promise<boolean> {
  const known = new Map((await store.lastBars(ours, COMPARED_ROWS)).map(({ date, close }) => [date, close]));
  const apart = (await store.lastBars(theirs, COMPARED_ROWS)).flatMap(({ date, close }) => {
    const own = known.get(date);
    return own === undefined ? [] : [Math.abs(Math.log(close / own))];
  });
  const median = apart.toSorted((a, b) => a - b)[Math.floor(apart.length / 2)];
  return median === undefined || median < SAME_MARKET_LOG;
}
