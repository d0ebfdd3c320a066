import { mulberry32 } from '../../src/analytics/null-model.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { FlowHistory, MarketData } from '../../src/market/ports.ts';
import { history, sourceOf } from './markets.ts';

const DAY_MS = 86_400_000;

/** How the invented markets move. */
export interface Wandering {
  readonly seed: number;
  /** Calendar days of history. */
  readonly days: number;
  /** Daily volatility of the coins. */
  readonly volatility?: number;
  /** Log return the first coin gains on each of the last twenty days. */
  readonly ending?: number;
  /** How much of every move is common to all, 0 to 1. */
  readonly common?: number;
  /** Days between the end of the flows and today. */
  readonly flowsEndDaysAgo?: number;
}

const LAST = Date.parse('2024-06-28');

const COINS = ['ETH', 'BTC'] as const;

const FUNDS = ['IWM', 'SPY', 'TLT', 'GLD'] as const;

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Two coins that trade every day and four funds with sessions, all wandering; the same for the same seed. */
export function wanderingSource(wandering: Wandering): MarketData {
  const { seed, days, volatility = 0.03, ending = 0, common = 0.4 } = wandering;
  const random = mulberry32(seed);
  const noise = (): number => random() + random() + random() - 1.5;
  const dates = Array.from({ length: days }, (_, day) => dateOf(LAST - (days - 1 - day) * DAY_MS));
  const sessions = new Set(nyseCalendar.between(dates[0]!, dates.at(-1)!).map(({ date }) => date));
  const shared = dates.map(noise);
  const walk = (size: number, last: number): number[] => {
    let level = 4;
    return shared.map((move, day) => {
      level += size * (common * move + (1 - common) * noise()) + (day >= days - 20 ? last : 0);
      return Math.exp(level);
    });
  };
  const leg = (symbol: string, prices: readonly number[], keep: (date: string) => boolean) => {
    const kept = dates.map((date, day) => ({ date, price: prices[day]! })).filter(({ date }) => keep(date));
    return history(
      symbol,
      kept.map(({ date }) => date),
      kept.map(({ price }) => price),
    );
  };
  const daily = Object.fromEntries([
    ...COINS.map((coin, i) => [coin, leg(coin, walk(volatility, i === 0 ? ending : 0), () => true)] as const),
    ...FUNDS.map((fund) => [fund, leg(fund, walk(volatility / 3, 0), (date) => sessions.has(date))] as const),
  ]);
  const source = sourceOf({ today: dates.at(-1)!, daily });
  const flows = flowsOf(dates, random, wandering.flowsEndDaysAgo ?? 0);
  return { ...source, flows: ({ symbol }) => Promise.resolve(symbol === 'ETH' ? flows : undefined) };
}

function flowsOf(dates: readonly string[], random: () => number, endDaysAgo: number): FlowHistory {
  const kept = dates.slice(0, dates.length - endDaysAgo);
  const inflow = Float64Array.from(kept, () => 1_000 * (0.5 + random()));
  const outflow = inflow.map((amount) => amount * (0.8 + 0.4 * random()));
  return { symbol: 'ETH', dates: kept, inflow, outflow, source: 'made flows', notes: [] };
}
