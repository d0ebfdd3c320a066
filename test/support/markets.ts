import { knownMarket } from '../../src/market/known-markets.ts';
import type { DailyHistory, MarketData, MarketSymbol } from '../../src/market/ports.ts';

/** A market of the known list, which a test may rely on. */
export function market(symbol: string): MarketSymbol {
  const found = knownMarket(symbol);
  if (!found) throw new Error(`${symbol} is not a known market`);
  return found;
}

/** A daily history from dates and closes. */
export function history(symbol: string, dates: readonly string[], closes: ArrayLike<number>): DailyHistory {
  return { symbol, dates, closes: Float64Array.from(closes), source: `test ${symbol}`, notes: [] };
}

/** What a source made for a test carries. */
interface TestSource {
  readonly label?: string;
  readonly today: string;
  readonly daily: Readonly<Record<string, DailyHistory>>;
  readonly closes?: Readonly<Record<string, { dates: readonly string[]; closes: ArrayLike<number> }>>;
}

/** A source that carries exactly these histories of known markets. */
export function sourceOf({ label = 'csv', today, daily, closes = {} }: TestSource): MarketData {
  return {
    label,
    simulated: false,
    catalogue: () => Object.keys(daily).map(market),
    today: () => today,
    daily: ({ symbol }, { until = '9999' }) => {
      const all = daily[symbol]!;
      const rows = all.dates.filter((date) => date <= until).length;
      return Promise.resolve({ ...all, dates: all.dates.slice(0, rows), closes: all.closes.slice(0, rows) });
    },
    atCloses: ({ symbol }, sessions) => {
      const known = closes[symbol];
      if (!known) return Promise.resolve(undefined);
      const asked = new Set(sessions.map((session) => session.date));
      const kept = known.dates
        .map((date, i) => ({ date, close: known.closes[i]! }))
        .filter((row) => asked.has(row.date));
      const dates = kept.map((row) => row.date);
      const quote = { source: `hourly ${symbol}`, quote: 'USD', notes: [] };
      return Promise.resolve({ symbol, dates, closes: Float64Array.from(kept, (row) => row.close), ...quote });
    },
    flows: () => Promise.resolve(undefined),
    health: () => Promise.resolve([]),
  };
}
