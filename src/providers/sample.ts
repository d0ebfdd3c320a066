import { mulberry32 } from '../analytics/null-model.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../market/calendar-days.ts';
import { knownMarkets, symbolAndName } from '../market/known-markets.ts';
import { nyseCalendar, type Session } from '../market/nyse-calendar.ts';
import type { DailyHistory, FlowHistory, MarketData, MarketSymbol, SessionCloses } from '../market/ports.ts';
import { notCarriedError } from '../market/resolve.ts';
import { msg } from '../messages/text.ts';

/** Where a simulated market is drawn to over the years: levels on days, straight on the log scale in between. */
type LevelPath = readonly { readonly day: number; readonly log: number }[];

const path = (points: readonly (readonly [date: string, level: number])[]): LevelPath =>
  points.map(([date, level]) => ({ day: epochDay(date), log: Math.log(level) }));

const ethLevels = path([
  ['2017-11-09', 300],
  ['2018-01-12', 1100],
  ['2018-04-02', 450],
  ['2018-05-07', 650],
  ['2018-12-14', 140],
  ['2019-06-24', 260],
  ['2019-12-16', 150],
  ['2020-02-14', 240],
  ['2020-03-20', 140],
  ['2020-08-03', 350],
  ['2021-05-10', 2900],
  ['2021-07-20', 2000],
  ['2021-11-08', 3800],
  ['2022-06-17', 1200],
  ['2023-01-03', 1300],
  ['2023-04-14', 1900],
  ['2023-10-11', 1600],
  ['2024-03-11', 3400],
  ['2024-08-05', 2500],
  ['2024-12-09', 3500],
  ['2025-04-08', 1700],
  ['2025-08-22', 3900],
  ['2026-02-05', 1950],
  ['2026-06-30', 1750],
  ['2026-11-30', 2300],
  ['2027-12-31', 2800],
]);

const btcLevels = path([
  ['2017-11-09', 7200],
  ['2017-12-16', 16000],
  ['2018-12-14', 3600],
  ['2019-06-26', 11000],
  ['2020-02-14', 10000],
  ['2020-03-20', 5900],
  ['2020-10-01', 11000],
  ['2021-04-13', 55000],
  ['2021-07-20', 32000],
  ['2021-11-08', 60000],
  ['2022-11-21', 17000],
  ['2024-03-13', 66000],
  ['2024-08-05', 56000],
  ['2024-12-16', 84000],
  ['2025-04-08', 72000],
  ['2025-10-06', 88000],
  ['2026-02-05', 70000],
  ['2026-06-30', 62000],
  ['2026-11-30', 78000],
  ['2027-12-31', 90000],
]);

const rutLevels = path([
  ['2017-11-09', 1475],
  ['2018-08-31', 1700],
  ['2018-12-24', 1300],
  ['2020-02-20', 1660],
  ['2020-03-20', 1130],
  ['2020-06-08', 1450],
  ['2021-03-15', 2200],
  ['2021-11-08', 2300],
  ['2022-06-16', 1680],
  ['2023-10-27', 1680],
  ['2024-11-25', 2300],
  ['2025-04-08', 1830],
  ['2025-09-15', 2280],
  ['2026-06-30', 2620],
  ['2027-12-31', 2680],
]);

const spxLevels = path([
  ['2017-11-09', 2590],
  ['2018-09-20', 2900],
  ['2018-12-24', 2400],
  ['2020-02-19', 3350],
  ['2020-03-20', 2450],
  ['2021-12-31', 4700],
  ['2022-10-12', 3650],
  ['2024-07-16', 5500],
  ['2025-02-19', 6050],
  ['2025-04-08', 5150],
  ['2026-06-30', 7100],
  ['2027-12-31', 7500],
]);

const ndxLevels = path([
  ['2017-11-09', 6300],
  ['2018-10-01', 7500],
  ['2018-12-24', 6100],
  ['2020-02-19', 9500],
  ['2020-03-20', 7400],
  ['2021-11-19', 16200],
  ['2022-12-28', 11000],
  ['2024-07-10', 20000],
  ['2025-02-19', 21800],
  ['2025-04-08', 17800],
  ['2026-06-30', 28000],
  ['2027-12-31', 30000],
]);

const goldLevels = path([
  ['2017-11-09', 1285],
  ['2018-08-15', 1200],
  ['2020-08-06', 2000],
  ['2022-10-20', 1660],
  ['2024-10-30', 2700],
  ['2025-10-20', 4100],
  ['2026-06-30', 4000],
  ['2027-12-31', 4300],
]);

const dollarLevels = path([
  ['2017-11-09', 94.5],
  ['2018-02-15', 89.5],
  ['2020-03-20', 101.5],
  ['2021-01-05', 90.5],
  ['2022-09-27', 112],
  ['2024-09-27', 101],
  ['2025-01-13', 108.5],
  ['2025-09-16', 97.5],
  ['2027-12-31', 98.5],
]);

const longBondLevels = path([
  ['2017-11-09', 126],
  ['2018-11-02', 114],
  ['2020-08-04', 166],
  ['2023-10-19', 86],
  ['2024-09-16', 98],
  ['2026-06-30', 87],
  ['2027-12-31', 88],
]);

const yieldLevels = path([
  ['2017-11-09', 2.33],
  ['2018-11-08', 3.15],
  ['2020-08-04', 0.65],
  ['2023-10-19', 4.75],
  ['2024-09-16', 3.75],
  ['2026-06-30', 4.35],
  ['2027-12-31', 4.2],
]);

/** The first simulated day. */
const SAMPLE_FIRST_DATE = '2017-11-09';

const SEED = 8;

/** How long half of a market's distance from its path lasts, in days. */
const HALF_LIFE_DAYS = 75;

const KEPT_PER_DAY = 2 ** (-1 / HALF_LIFE_DAYS);

const CRASH_DATE = '2020-03-12';

const CRASH_WEEKS = ['2020-02-24', '2020-03-27'] as const;

/** How strongly 24/7 markets follow shares, by the date from which it holds: the correlation regimes. */
const couplings: readonly (readonly [from: string, coupling: number])[] = [
  ['2017-11-09', 0.05],
  ['2020-03-01', 0.45],
  ['2021-01-04', 0.3],
  ['2022-01-03', 0.65],
  ['2023-07-03', 0.2],
  ['2024-07-01', 0.45],
  ['2025-07-01', 0.55],
  ['2026-05-01', 0.4],
];

/** One day's independent standard normal numbers, always drawn in this order and number. */
const shockNames = [
  'shares', 'small', 'tech', 'rates', 'gold', 'dollar', 'volatility', 'fear',
  'coins', 'coinsLate', 'eth', 'ethLate', 'btc', 'btcLate',
  'iwm', 'spy', 'qqq', 'gld', 'uup', 'flow', 'inflow', 'outflow',
] as const; // prettier-ignore

// prettier-ignore
type Shocks = Readonly<Record<(typeof shockNames)[number], number>>;

/** What the whole market feels on one day. */
interface DayConditions {
  readonly shocks: Shocks;
  /** How wild the day is: 1 on average, clustered in time. */
  readonly volatility: number;
  readonly coupling: number;
  readonly crash: boolean;
}

/** How far the day moves a market before and after the New York close, as log moves. */
interface Move {
  readonly before: number;
  readonly after: number;
}

interface SimulatedMarket {
  readonly path: LevelPath;
  readonly decimals: number;
  move(weather: DayConditions): Move;
}

const blend = (a: number, b: number, weight: number): number => weight * a + Math.sqrt(1 - weight * weight) * b;

const cryptoMarket = (own: 'eth' | 'btc', dailySigma: number, crashMove: number) => ({
  move({ shocks, volatility: wildness, coupling, crash }: DayConditions): Move {
    const late = own === 'eth' ? shocks.ethLate : shocks.btcLate;
    const sigma = dailySigma * wildness;
    const before = sigma * blend(shocks.shares, blend(shocks.coins, shocks[own], 0.8), coupling);
    return { before: before + (crash ? crashMove : 0), after: 0.35 * sigma * blend(shocks.coinsLate, late, 0.8) };
  },
});

const equityMarket = (own: 'small' | 'tech', weight: number, dailySigma: number) => ({
  move: ({ shocks, volatility: wildness, crash }: DayConditions): Move => ({
    before: dailySigma * wildness * blend(shocks.shares, shocks[own], weight) - (crash ? 0.06 : 0),
    after: 0,
  }),
});

const quietMarket = (dailySigma: number, shockOf: (shocks: Shocks) => number) => ({
  move: ({ shocks, volatility: wildness }: DayConditions): Move => ({
    before: dailySigma * Math.sqrt(wildness) * shockOf(shocks),
    after: 0,
  }),
});

/** Every market that has a path of its own; funds follow theirs, and the fear index follows the weather. */
const markets: Readonly<Record<string, SimulatedMarket>> = {
  ETH: { path: ethLevels, decimals: 2, ...cryptoMarket('eth', 0.032, -0.42) },
  BTC: { path: btcLevels, decimals: 2, ...cryptoMarket('btc', 0.025, -0.38) },
  RUT: { path: rutLevels, decimals: 2, ...equityMarket('small', 0.85, 0.0125) },
  SPX: { path: spxLevels, decimals: 2, ...equityMarket('small', 0.99, 0.0095) },
  NDX: { path: ndxLevels, decimals: 2, ...equityMarket('tech', 0.9, 0.0125) },
  GOLD: { path: goldLevels, decimals: 2, ...quietMarket(0.009, (s) => blend(-s.dollar, s.gold, 0.4)) },
  DXY: { path: dollarLevels, decimals: 3, ...quietMarket(0.004, (s) => blend(-s.shares, s.dollar, 0.25)) },
  TLT: { path: longBondLevels, decimals: 2, ...quietMarket(0.008, (s) => -s.rates) },
  US10Y: { path: yieldLevels, decimals: 2, ...quietMarket(0.012, (s) => blend(s.shares, s.rates, 0.2)) },
};

const funds = [
  { symbol: 'IWM', index: 'RUT', perShare: 10, shock: 'iwm' },
  { symbol: 'SPY', index: 'SPX', perShare: 10, shock: 'spy' },
  { symbol: 'QQQ', index: 'NDX', perShare: 41, shock: 'qqq' },
  { symbol: 'GLD', index: 'GOLD', perShare: 10.9, shock: 'gld' },
  { symbol: 'UUP', index: 'DXY', perShare: 3.55, shock: 'uup' },
] as const;

/** Prices of one market by simulated day: at the end of the UTC day and at the New York close. */
export interface SimulatedPrices {
  readonly endOfDay: number[];
  readonly atClose: number[];
}

/** Everything simulated, by day from the first. */
export interface Simulation {
  readonly dates: string[];
  /** Whether the exchange is open on a day. */
  readonly open: boolean[];
  readonly prices: Readonly<Record<string, SimulatedPrices>>;
  readonly inflow: number[];
  readonly outflow: number[];
}

/** Which markets can be simulated. */
const simulatedSymbols: readonly string[] = [...Object.keys(markets), 'VIX', ...funds.map((fund) => fund.symbol)];

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** The logarithm of the level a path has on a day. */
function logLevel(path: LevelPath, day: number): number {
  const next = path.findIndex((point) => point.day > day);
  if (next <= 0) return (next === 0 ? path[0]! : path.at(-1)!).log;
  const [from, to] = [path[next - 1]!, path[next]!];
  return from.log + ((day - from.day) / (to.day - from.day)) * (to.log - from.log);
}

const couplingOn = (date: string): number => couplings.findLast(([from]) => from <= date)![1];

/** Two uniform numbers make one normal one, whether or not the day needs it: later days never shift. */
function drawShocks(random: () => number): Shocks {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Object.fromEntries(shockNames.map((name) => [name, normal()])) as Shocks;
}

/**
 * Simulates every market from the first day to the last one wanted.
 *
 * Each price is drawn to the market's path of levels and pushed around by the day's shocks: shares and 24/7 markets
 * share one of them, as strongly as the correlation regime says; wildness clusters; one day crashes. Every day takes
 * the same number of random draws, so a longer simulation repeats the shorter one exactly.
 */
export function simulate(lastDay: number, isSession: (date: string) => boolean): Simulation {
  const random = mulberry32(SEED);
  const days = startOfSimulation();
  for (let day = epochDay(SAMPLE_FIRST_DATE); day <= lastDay; day++) {
    const shocks = drawShocks(random);
    const date = dateOfEpochDay(day);
    const session = isSession(date);
    days.dates.push(date);
    days.open.push(session);
    days.logWildness = 0.965 * days.logWildness + 0.11 * blend(session ? -shocks.shares : 0, shocks.volatility, 0.6);
    const weather = conditionsOf(date, session, shocks, days.logWildness);
    for (const [symbol, market] of Object.entries(markets)) step(days, symbol, market, day, weather, session);
    stepVix(days, weather, session);
    for (const fund of funds) stepFund(days, fund, shocks);
    stepFlows(days, day, shocks);
  }
  return days;
}

interface Days extends Simulation {
  readonly distance: Record<string, number>;
  logWildness: number;
  fear: number;
  flow: number;
}

function startOfSimulation(): Days {
  const prices = Object.fromEntries(
    simulatedSymbols.map((symbol) => [symbol, { endOfDay: [], atClose: [] } satisfies SimulatedPrices]),
  );
  return { dates: [], open: [], prices, inflow: [], outflow: [], distance: {}, logWildness: 0, fear: 0, flow: 0 };
}

function conditionsOf(date: string, session: boolean, shocks: Shocks, logWildness: number): DayConditions {
  const frightened = date >= CRASH_WEEKS[0] && date <= CRASH_WEEKS[1];
  return {
    shocks,
    volatility: Math.exp(logWildness - 0.08) * (frightened ? 2 : 1),
    coupling: session ? couplingOn(date) : 0,
    crash: date === CRASH_DATE,
  };
}

/** A market that is closed today keeps its distance from the path: its price then stands still but for the path. */
function step(
  days: Days,
  symbol: string,
  market: SimulatedMarket,
  day: number,
  weather: DayConditions,
  session: boolean,
): void {
  const { before, after } = session || symbol in { ETH: 1, BTC: 1 } ? market.move(weather) : { before: 0, after: 0 };
  const level = logLevel(market.path, day);
  const atClose = (days.distance[symbol] ?? 0) * KEPT_PER_DAY + before;
  days.distance[symbol] = atClose + after;
  days.prices[symbol]!.atClose.push(rounded(Math.exp(level + atClose), market.decimals));
  days.prices[symbol]!.endOfDay.push(rounded(Math.exp(level + atClose + after), market.decimals));
}

function stepVix(days: Days, { shocks, volatility: wildness, crash }: DayConditions, session: boolean): void {
  const push = session ? -0.06 * shocks.shares + 0.02 * shocks.fear + (crash ? 0.4 : 0) : 0;
  days.fear = 0.93 * days.fear + push;
  const price = rounded(9 + 8.5 * wildness ** 0.8 * Math.exp(days.fear), 2);
  days.prices['VIX']!.atClose.push(price);
  days.prices['VIX']!.endOfDay.push(price);
}

function stepFund(days: Days, { symbol, index, perShare, shock }: (typeof funds)[number], shocks: Shocks): void {
  const price = rounded((days.prices[index]!.atClose.at(-1)! / perShare) * Math.exp(0.0004 * shocks[shock]), 2);
  days.prices[symbol]!.atClose.push(price);
  days.prices[symbol]!.endOfDay.push(price);
}

/** Fewer coins move at weekends, and fewer from year to year. */
function stepFlows(days: Days, day: number, shocks: Shocks): void {
  const age = (day - epochDay(SAMPLE_FIRST_DATE)) / 365;
  const weekend = ((((day + 4) % 7) + 7) % 7) % 6 === 0 ? 0.7 : 1;
  days.flow = 0.95 * days.flow + 0.1 * shocks.flow;
  const inflow = 700_000 * Math.exp(-0.12 * age + days.flow + 0.18 * shocks.inflow) * weekend;
  days.inflow.push(rounded(inflow, 2));
  days.outflow.push(rounded(inflow * Math.exp(0.01 + 0.12 * shocks.outflow), 2));
}

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
    health: () => Promise.resolve([{ source: SOURCE, state: 'up', sentence: msg('sources.simulated') }]),
  };
}

const later = (a: string, b: string): string => (a > b ? a : b);

const isSession = (date: string): boolean => nyseCalendar.session(date) !== undefined;

function carried(symbol: MarketSymbol): MarketSymbol {
  if (simulatedSymbols.includes(symbol.symbol)) return symbol;
  throw notCarriedError(symbolAndName(symbol), true);
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
