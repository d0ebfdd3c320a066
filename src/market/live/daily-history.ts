import { dateOfEpochDay, DAY_MS, epochDay } from '../calendar-days.ts';
import type { Provider } from '../provider.ts';
import type { DailyHistory, DataNote, FlowHistory, MarketSymbol } from '../symbol.ts';
import { ago, compareSources } from './call-provider.ts';
import { findHeldBack, type HeldBack, heldBackSentence } from './choose-series.ts';
import { dailySeries, flowSeries, type FreshSeries, freshSeries } from './fresh-series.ts';
import { canServe, type LiveContext, sourceName } from './live-context.ts';
import type { BackgroundTasks } from './single-flight.ts';

/** An answer waits no longer than this for a second opinion; it is kept and said next time. */
const CROSS_CHECK_TIMEOUT_MS = 3_000;

const REVISIONS_SAID_MS = 7 * DAY_MS;

const COMPARISON_SAID_MS = 3 * DAY_MS;

/**
 * The daily series to answer from, brought up to date, and compared with a second source where it was fetched just now.
 *
 * @throws UserError, NoSourceAnswered as `freshSeries` does.
 */
export async function freshDaily(
  live: LiveContext,
  symbol: MarketSymbol,
  background: BackgroundTasks,
): Promise<FreshSeries> {
  const sources = live.providers.filter((provider) => provider.dailyBars && canServe(provider, symbol));
  const series = await freshSeries(live, dailySeries, symbol, sources);
  const second = sources.find((provider) => provider !== series.provider);
  if (series.fetched && second) await crossCheck(live, symbol, series.provider, second, background);
  return series;
}

async function crossCheck(
  live: LiveContext,
  symbol: MarketSymbol,
  first: Provider,
  second: Provider,
  background: BackgroundTasks,
): Promise<void> {
  const waited = new AbortController();
  const comparing = compareSources(live, symbol, first, second);
  background.add(comparing);
  await Promise.race([comparing, live.sleep(CROSS_CHECK_TIMEOUT_MS, waited.signal).catch(() => undefined)]);
  waited.abort();
}

/** The stored rows of a daily series with everything worth saying about them. */
export async function dailyAnswer(
  live: LiveContext,
  symbol: MarketSymbol,
  series: FreshSeries,
  until: string | undefined,
): Promise<DailyHistory> {
  const { store, now } = live;
  const held = await findHeldBack(live, symbol, series.state);
  const [rows, revisions, comparison] = await Promise.all([
    store.closes(series.state, beforeHeldBack(held, clampToToday(until, now()))),
    store.revisions(symbol.symbol, now() - REVISIONS_SAID_MS),
    store.comparison(symbol.symbol),
  ]);
  const differ = comparison && now() - comparison.atMs < COMPARISON_SAID_MS ? comparison.sentence : '';
  const notes: DataNote[] = [
    ...stalenessNotes(symbol, series, now()),
    ...heldBackNotes(symbol, series.provider, held),
    ...revisions.map(({ sentence }) => ({ code: 'revised', sentence }) as const),
    ...(differ === '' ? [] : [{ code: 'sources-differ', sentence: differ } as const]),
  ];
  const source = sourceName(series.provider, symbol, series.state.checkedAtMs);
  const isOutage = series.isStale && series.failures.some(({ lacksSymbol }) => !lacksSymbol);
  const unanswered = isOutage ? { unanswered: series.failures } : {};
  return { symbol: symbol.symbol, ...rows, source, fetchedAtMs: series.state.checkedAtMs, ...unanswered, notes };
}

/** The last date that may be used. */
const beforeHeldBack = (held: HeldBack | undefined, until: string): string =>
  held === undefined || held.date > until ? until : dateOfEpochDay(epochDay(held.date) - 1);

function heldBackNotes(symbol: MarketSymbol, { facts }: Provider, held: HeldBack | undefined): DataNote[] {
  return held === undefined ? [] : [{ code: 'held-back', sentence: heldBackSentence(symbol, facts.title, held) }];
}

/** Rows of days that have not come, kept while this machine's own clock was ahead, are not answered with. */
function clampToToday(until: string | undefined, nowMs: number): string {
  const today = dateOfEpochDay(nowMs / DAY_MS);
  return until === undefined || until > today ? today : until;
}

/** What to say where not every source answered: how old what is stored is, or which source answered instead. */
export function stalenessNotes(
  { symbol }: MarketSymbol,
  { provider, state, failures, isStale: old }: FreshSeries,
  nowMs: number,
): DataNote[] {
  const why = failures.map(({ source, reason }) => `${source} (${reason})`).join(', ');
  if (old) {
    const stored = `stored ${ago(nowMs - state.checkedAtMs)}, up to ${state.lastDate!}`;
    return [{ code: 'old-data', sentence: `No source answered for ${symbol}: ${why}. What is used was ${stored}.` }];
  }
  if (failures.every(({ lacksSymbol }) => lacksSymbol)) return [];
  return [{ code: 'source-failed', sentence: `${provider.facts.title} answered for ${symbol}, not ${why}.` }];
}

/** Exchange flows, brought up to date; undefined where no source publishes any. */
export async function flowsAnswer(live: LiveContext, symbol: MarketSymbol): Promise<FlowHistory | undefined> {
  const sources = live.providers.filter((provider) => provider.flows && canServe(provider, symbol));
  if (sources.length === 0) return undefined;
  const series = await freshSeries(live, flowSeries, symbol, sources);
  const days = await live.store.flows(series.state);
  return {
    symbol: symbol.symbol,
    dates: days.map(({ date }) => date),
    inflow: Float64Array.from(days, ({ inflow }) => inflow),
    outflow: Float64Array.from(days, ({ outflow }) => outflow),
    source: series.provider.facts.title,
    notes: stalenessNotes(symbol, series, live.now()),
  };
}
