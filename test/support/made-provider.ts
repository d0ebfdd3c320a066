import type { DailyBar, HistoryPage, HistoryRequest, Provider } from '../../src/market/ports.ts';
import { madeCoin } from './made-prices.ts';
import type { WireRow } from './wire-format.ts';

const PAGE_BARS = 300;

const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;

const FIRST_DAY = '2018-01-01';

const parts = (close: number) => ({ open: close, high: close, low: close, close, volume: 1 });

/** A source inside the process, with eight years of hours; `asked` is called before every page. */
export function madeProvider(nowMs: number, asked: () => void): Provider {
  const coin = madeCoin(FIRST_DAY, nowMs);
  async function* pages<T>(
    rows: readonly WireRow[],
    stepMs: number,
    { fromMs }: HistoryRequest,
    bar: (row: WireRow) => T,
  ) {
    const finished = rows.filter(({ stampMs }) => stampMs >= fromMs && stampMs + stepMs <= nowMs);
    for (let at = 0; at < finished.length; at += PAGE_BARS) {
      asked();
      const page = finished.slice(at, at + PAGE_BARS);
      await new Promise(setImmediate);
      yield { rows: page.map(bar), watermarkMs: page.at(-1)!.stampMs + stepMs } satisfies HistoryPage<T>;
    }
  }
  return {
    facts: {
      name: 'made',
      title: 'Made',
      quote: 'USD',
      kinds: ['crypto'],
      preference: 1,
      pageBars: { day: PAGE_BARS, hour: PAGE_BARS },
      requestsPerSecond: 1_000,
      settlesAfterMs: 0,
    },
    ticker: ({ symbol }) => symbol,
    dailyBars: (_symbol, since) =>
      pages(coin.daily, DAY_MS, since, ({ stampMs, close }): DailyBar => ({
        ...parts(close!),
        date: new Date(stampMs).toISOString().slice(0, 10),
      })),
    hourlyBars: (_symbol, since) =>
      pages(coin.hourly, HOUR_MS, since, ({ stampMs, close }) => ({ ...parts(close!), openMs: stampMs })),
  };
}
