import type { BarsDrawing } from '../../drawings.ts';
import { explainDrivers, type Drivers, type Factor } from '../../evidence/explain-drivers.ts';
import type { AlignedMarkets } from '../../market/aligned-markets.ts';
import type { Sampling } from '../../market/history.ts';
import { loadMarkets } from '../../market/load-markets.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import { changes } from '../../measures/changes.ts';
import { pearson } from '../../measures/pearson.ts';
import { logReturns } from '../../measures/log-returns.ts';
import type { Request } from '../../ports.ts';
import { driversBars, driversSentence } from '../../wording/drivers-words.ts';
import { marketsFacts, marketsProvenance, type MarketsFacts } from '../markets-facts.ts';
import { orNull } from '../or-null.ts';
import type { Sources } from '../question.ts';
import { requireRows } from '../require-rows.ts';
import { factorList, type FactorGroup } from './factor-list.ts';
import { usableFactors, type LeftOut } from './usable-factors.ts';

/** What drivers are asked about. */
export interface DriversQuestion extends Request {
  readonly target: MarketSymbol;
  /** Returns in the window, the last one included. */
  readonly windowSessions: number;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** One factor in the keys of the stable JSON; null where undefined. */
export interface FactorFigures {
  readonly symbol: string;
  readonly group: FactorGroup;
  /** What a change of 1 means: a log return, or a percentage point of a yield. */
  readonly unit: 'log return' | 'percentage point';
  readonly coefficient: number | null;
  readonly tHac: number | null;
  /** Its fair part of R² over all orders of entry. */
  readonly share: number | null;
  readonly varianceInflation: number | null;
}

/** The answer to "what moves it?", in the keys of the stable JSON. */
export interface DriversReport extends MarketsFacts {
  readonly command: 'drivers';
  readonly target: string;
  readonly windowSessions: number;
  readonly r2: number | null;
  /** Parts of R² with the groups as players, and the rest; null for a group without a factor. */
  readonly shares: {
    readonly macro: number | null;
    readonly crypto: number | null;
    readonly idiosyncratic: number | null;
  };
  readonly factors: readonly FactorFigures[];
  /** Factors that double one another: single shares, signs and t-values of these mean nothing, their sum does. */
  readonly entangled: { readonly symbols: readonly string[]; readonly share: number | null };
  readonly leftOut: readonly LeftOut[];
}

/** Drivers with their picture. */
export interface DriversAnswer {
  readonly report: DriversReport;
  readonly drawing: BarsDrawing;
}

/**
 * Which other markets go with the moves of this one, and how much is its own?
 *
 * Changes between consecutive sessions on which every series has a value: log returns, and percentage points for yields.
 * Factors without usable prices are left out and named.
 *
 * @throws UserError where fewer returns are shared than asked for, or no factor is usable.
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export async function driversReport(question: DriversQuestion, sources: Sources): Promise<DriversAnswer> {
  const { target, windowSessions } = question;
  const { factors, missing } = factorList(target, sources.market.catalogue());
  const usable = await usableFactors(target, factors, question, sources);
  const symbols = [target, ...usable.factors.map(({ symbol }) => symbol)];
  const aligned = await loadMarkets(sources.market, sources.calendar, symbols, question);
  requireRows(`${target.symbol} and its factors`, aligned, windowSessions);
  const groups = usable.factors.map(({ group }) => group);
  const notCarried = missing.map((symbol) => ({ symbol, reason: `This source does not carry ${symbol}.` }));
  return measureDrivers(aligned, groups, windowSessions, [...notCarried, ...usable.leftOut]);
}

/** The drivers of the first of these markets; `groups` are those of the others, in their order. */
function measureDrivers(
  aligned: AlignedMarkets,
  groups: readonly FactorGroup[],
  windowSessions: number,
  leftOut: readonly LeftOut[],
): DriversAnswer {
  const moves = aligned.prices.map((prices, i) => changeOf(aligned.symbols[i]!, prices).subarray(-windowSessions));
  const factors = groups.map((group, i): Factor & { group: FactorGroup } => ({
    symbol: aligned.symbols[i + 1]!.symbol,
    group,
    values: moves[i + 1]!,
  }));
  const drivers = explainDrivers(moves[0]!, factors);
  const figures = drivers.factors.map((_, i) => factorFigures(drivers, i, groups[i]!, aligned.symbols[i + 1]!));
  const report: DriversReport = {
    command: 'drivers',
    ...marketsFacts(aligned),
    target: aligned.symbols[0]!.symbol,
    windowSessions,
    r2: orNull(drivers.r2),
    shares: {
      macro: orNull(drivers.groups['macro']),
      crypto: orNull(drivers.groups['crypto']),
      idiosyncratic: orNull(drivers.idiosyncratic),
    },
    factors: figures,
    entangled: entangledFigures(drivers, factors),
    leftOut,
  };
  return { report, drawing: draw(report) };
}

function changeOf({ kind }: MarketSymbol, prices: Float64Array): Float64Array {
  return kind === 'rate' ? changes(prices, 1) : logReturns(prices);
}

function factorFigures(drivers: Drivers, index: number, group: FactorGroup, { kind }: MarketSymbol): FactorFigures {
  const { symbol, coefficient, tHac, share, varianceInflation } = drivers.factors[index]!;
  return {
    symbol,
    group,
    unit: kind === 'rate' ? 'percentage point' : 'log return',
    coefficient: orNull(coefficient),
    tHac: orNull(tHac),
    share: orNull(share),
    varianceInflation: orNull(varianceInflation),
  };
}

/** Factors that others double, each with the one it is closest to. */
function entangledFigures({ entangled, factors }: Drivers, series: readonly Factor[]): DriversReport['entangled'] {
  const symbols = new Set(entangled.flatMap((symbol) => [symbol, closestTo(symbol, series)]));
  const chosen = factors.filter(({ symbol }) => symbols.has(symbol));
  const together = chosen.length === 0 ? NaN : chosen.reduce((sum, { share }) => sum + share, 0);
  return { symbols: chosen.map(({ symbol }) => symbol), share: orNull(together) };
}

function closestTo(symbol: string, series: readonly Factor[]): string {
  const own = series.find((factor) => factor.symbol === symbol)!;
  const others = series.filter((factor) => factor !== own);
  const closeness = others.map(({ values }) => Math.abs(pearson(own.values, values)));
  return others[closeness.indexOf(Math.max(...closeness))]!.symbol;
}

function draw(report: DriversReport): BarsDrawing {
  return {
    kind: 'bars',
    title: driversSentence(report),
    footer: marketsProvenance(report),
    simulated: report.simulated,
    unit: '%',
    bars: driversBars(report),
    marks: [],
  };
}
