import { UserError } from '../core/errors.ts';
import { DAY_MS, dateOfEpochDay, epochDay } from '../core/market/epoch-day.ts';
import type { DailyHistory, FlowHistory, SessionCloses } from '../core/market/history.ts';
import { knownMarkets } from '../core/market/known-markets.ts';
import { nyseCalendar } from '../core/market/nyse-calendar.ts';
import type { Session } from '../core/market/session.ts';
import type { MarketSymbol } from '../core/market/symbol.ts';
import type { MarketData } from '../core/ports.ts';
import { SAMPLE_FIRST_DATE, simulate, simulatedSymbols, type Simulation } from './sample/simulate.ts';

const SOURCE = 'simulated';
const FIRST_DAY = epochDay(SAMPLE_FIRST_DATE);

/** What is simulated at one moment. */
interface Sample {
  readonly simulation: Simulation;
  /** The session last closed. */
  readonly lastSession: string;
  /** The last UTC day that is over. */
  readonly lastUtcDate: string;
}

/**
 * Opens a seeded simulation for machines without a network: an Ethereum-like, a Russell-like and a few more markets on
 * real session dates up to the last one closed. No price is real. Past prices are the same whenever it is opened.
 *
 * @param now The clock, epoch milliseconds.
 */
export function openSample(now: () => number): MarketData {
  const catalogue = knownMarkets.filter(({ symbol }) => simulatedSymbols.includes(symbol));
  let kept: Sample | undefined;
  const sample = (): Sample => {
    const lastSession = nyseCalendar.lastClosedAt(now()).date;
    const lastUtcDate = dateOfEpochDay(now() / DAY_MS - 1);
    if (kept?.lastSession === lastSession && kept.lastUtcDate === lastUtcDate) return kept;
    const lastDay = epochDay(later(lastSession, lastUtcDate));
    kept = { simulation: simulate(lastDay, isSession), lastSession, lastUtcDate };
    return kept;
  };
  return {
    label: 'sample',
    simulated: true,
    catalogue: () => catalogue,
    today: () => later(nyseCalendar.lastClosedAt(now()).date, dateOfEpochDay(now() / DAY_MS - 1)),
    daily: async (symbol, { until }) => Promise.resolve(dailyOf(carried(symbol), sample(), until)),
    atCloses: async (symbol, sessions) => Promise.resolve(closesOf(carried(symbol), sessions, sample())),
    flows: ({ symbol }) => Promise.resolve(symbol === 'ETH' ? flowsOf(sample()) : undefined),
    health: () => Promise.resolve([{ source: SOURCE, state: 'up', sentence: 'Simulated prices, always there.' }]),
  };
}

const later = (a: string, b: string): string => (a > b ? a : b);

const isSession = (date: string): boolean => nyseCalendar.session(date) !== undefined;

function carried(symbol: MarketSymbol): MarketSymbol {
  if (simulatedSymbols.includes(symbol.symbol)) return symbol;
  throw new UserError(`${symbol.symbol} is not in the simulation.`);
}

function dailyOf({ symbol, hours }: MarketSymbol, { simulation, ...last }: Sample, until = '9999'): DailyHistory {
  const dates: string[] = [];
  const closes: number[] = [];
  const lastDate = hours === 'always' ? last.lastUtcDate : last.lastSession;
  simulation.prices[symbol]!.endOfDay.forEach((price, i) => {
    const date = simulation.dates[i]!;
    if (date > lastDate || date > until || (hours !== 'always' && !simulation.open[i])) return;
    dates.push(date);
    closes.push(price);
  });
  return { symbol, dates, closes: Float64Array.from(closes), source: SOURCE, notes: [] };
}

function closesOf(
  { symbol, hours }: MarketSymbol,
  sessions: readonly Session[],
  { simulation, lastSession }: Sample,
): SessionCloses | undefined {
  if (hours !== 'always') return undefined;
  const dates = sessions.map(({ date }) => date).filter((date) => date >= SAMPLE_FIRST_DATE && date <= lastSession);
  const prices = simulation.prices[symbol]!.atClose;
  const closes = Float64Array.from(dates, (date) => prices[epochDay(date) - FIRST_DAY]!);
  return { symbol, dates, closes, source: SOURCE, quote: 'USD', notes: [] };
}

function flowsOf({ simulation, lastUtcDate }: Sample): FlowHistory {
  const days = epochDay(lastUtcDate) - FIRST_DAY + 1;
  return {
    symbol: 'ETH',
    dates: simulation.dates.slice(0, days),
    inflow: Float64Array.from(simulation.inflow.slice(0, days)),
    outflow: Float64Array.from(simulation.outflow.slice(0, days)),
    source: SOURCE,
    notes: [],
  };
}
