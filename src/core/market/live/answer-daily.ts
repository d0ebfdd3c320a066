import type { Provider } from '../../ports.ts';
import { DAY_MS, dateOfEpochDay } from '../epoch-day.ts';
import type { DailyHistory, DataNote } from '../history.ts';
import type { MarketSymbol } from '../symbol.ts';
import type { Background } from './background.ts';
import { compareSources } from './compare-sources.ts';
import { type FreshSeries, freshSeries } from './fresh-series.ts';
import type { LiveContext } from './live-context.ts';
import { canServe, sourceName } from './provider-chain.ts';
import { dailySeries } from './series-kind.ts';
import { ago } from './source-health.ts';

/** An answer waits no longer than this for a second opinion; it is kept and said next time. */
const SECOND_OPINION_MS = 3_000;
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
  background: Background,
): Promise<FreshSeries> {
  const sources = live.providers.filter((provider) => provider.dailyBars && canServe(provider, symbol));
  const series = await freshSeries(live, dailySeries, symbol, sources);
  const second = sources.find((provider) => provider !== series.provider);
  if (series.fetched && second) await secondOpinion(live, symbol, series.provider, second, background);
  return series;
}

async function secondOpinion(
  live: LiveContext,
  symbol: MarketSymbol,
  first: Provider,
  second: Provider,
  background: Background,
): Promise<void> {
  const waited = new AbortController();
  const comparing = compareSources(live, symbol, first, second);
  background.add(comparing);
  await Promise.race([comparing, live.sleep(SECOND_OPINION_MS, waited.signal).catch(() => undefined)]);
  waited.abort();
}

/** The stored rows of a daily series with everything worth saying about them. */
export async function dailyAnswer(
  { store, now }: LiveContext,
  symbol: MarketSymbol,
  series: FreshSeries,
  until: string | undefined,
): Promise<DailyHistory> {
  const [rows, revisions, comparison] = await Promise.all([
    store.closes(series.state, notAfterToday(until, now())),
    store.revisions(symbol.symbol, now() - REVISIONS_SAID_MS),
    store.comparison(symbol.symbol),
  ]);
  const differ = comparison && now() - comparison.atMs < COMPARISON_SAID_MS ? comparison.sentence : '';
  const notes: DataNote[] = [
    ...ageNotes(symbol, series, now()),
    ...revisions.map(({ sentence }) => ({ code: 'revised', sentence }) as const),
    ...(differ === '' ? [] : [{ code: 'sources-differ', sentence: differ } as const]),
  ];
  const source = sourceName(series.provider, symbol, series.state.checkedAtMs);
  return { symbol: symbol.symbol, ...rows, source, fetchedAtMs: series.state.checkedAtMs, notes };
}

/** Rows of days that have not come, kept while this machine's own clock was ahead, are not answered with. */
function notAfterToday(until: string | undefined, nowMs: number): string {
  const today = dateOfEpochDay(nowMs / DAY_MS);
  return until === undefined || until > today ? today : until;
}

/** What to say where not every source answered: how old what is stored is, or which source answered instead. */
export function ageNotes(
  { symbol }: MarketSymbol,
  { provider, state, failures, old }: FreshSeries,
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
