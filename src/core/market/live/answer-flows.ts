import type { FlowHistory } from '../history.ts';
import type { MarketSymbol } from '../symbol.ts';
import { ageNotes } from './answer-daily.ts';
import { freshSeries } from './fresh-series.ts';
import type { LiveContext } from './live-context.ts';
import { canServe } from './provider-chain.ts';
import { flowSeries } from './series-kind.ts';

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
    notes: ageNotes(symbol, series, live.now()),
  };
}
