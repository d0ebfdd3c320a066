import { UserError } from '../errors.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../market/calendar-days.ts';
import { knownMarkets } from '../market/known-markets.ts';
import { nyseCalendar, type Session } from '../market/nyse-calendar.ts';
import type { MarketData } from '../market/ports.ts';
import type { DailyHistory, FlowHistory, MarketSymbol, SessionCloses } from '../market/symbol.ts';
import { SAMPLE_FIRST_DATE, simulate, simulatedSymbols, type Simulation } from './sample/simulate.ts';

const SOURCE = 'simulated';

const FIRST_DAY = epochDay(SAMPLE_FIRST_DATE);

/** What is simulated at one moment. */
interface SimulationSnapshot {
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
export function openSimulation(now: () => number): MarketData {
  const catalogue = knownMarkets.filter(({ symbol }) => simulatedSymbols.includes(symbol));
  let kept: SimulationSnapshot | undefined;
  const sample = (): SimulationSnapshot => {
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

function dailyOf(
  { symbol, hours }: MarketSymbol,
  { simulation, ...last }: SimulationSnapshot,
  until = '9999',
): DailyHistory {
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
  { simulation, lastSession }: SimulationSnapshot,
): SessionCloses | undefined {
  if (hours !== 'always') return undefined;
  const dates = sessions.map(({ date }) => date).filter((date) => date >= SAMPLE_FIRST_DATE && date <= lastSession);
  const prices = simulation.prices[symbol]!.atClose;
  const closes = Float64Array.from(dates, (date) => prices[epochDay(date) - FIRST_DAY]!);
  return { symbol, dates, closes, source: SOURCE, quote: 'USD', notes: [] };
}

function flowsOf({ simulation, lastUtcDate }: SimulationSnapshot): FlowHistory {
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
