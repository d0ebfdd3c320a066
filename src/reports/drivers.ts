import { pearson } from '../analytics/correlation.ts';
import { type Factor, factorAttribution, type FactorAttribution } from '../analytics/factor-attribution.ts';
import { diff, logReturns, orNull } from '../analytics/series.ts';
import { NoSourceAnswered, UserError } from '../errors.ts';
import type { AlignedMarkets } from '../market/alignment.ts';
import { shortNameOf } from '../market/known-markets.ts';
import { loadMarkets, type MarketQuestion } from '../market/load-markets.ts';
import type { MarketSymbol, Request, Sampling } from '../market/ports.ts';
import type { PartsChartSpec, Untitled } from './chart-spec.ts';
import { type ReportSources, requireRows } from './question.ts';
import { marketsFacts, type MarketsFacts, marketsProvenance, periodWords } from './sample-facts.ts';
import { capital, joined, listed, msg, type Text } from '../messages/text.ts';

/** The two groups of factors, which are players of their own when shares are told apart. */
export type FactorGroup = 'macro' | 'crypto';

/** A market offered as an explanation. */
export interface FactorMarket {
  readonly symbol: MarketSymbol;
  readonly group: FactorGroup;
}

interface FactorRow {
  /** Markets that stand for the same thing, the preferred one first. */
  readonly oneOf: readonly string[];
  readonly group: FactorGroup;
}

const ROWS: readonly FactorRow[] = [
  { oneOf: ['SPY', 'SPX'], group: 'macro' },
  { oneOf: ['QQQ', 'NDX'], group: 'macro' },
  { oneOf: ['UUP', 'DXY'], group: 'macro' },
  { oneOf: ['VIX'], group: 'macro' },
  { oneOf: ['US10Y'], group: 'macro' },
  { oneOf: ['BTC'], group: 'crypto' },
];

/** What takes Bitcoin's place where Bitcoin itself is to be explained. */
const OTHER_CRYPTO: FactorRow = { oneOf: ['ETH'], group: 'crypto' };

/** Factors that can be asked, and those no market in the catalogue stands for. */
export interface FactorList {
  readonly factors: readonly FactorMarket[];
  readonly missing: readonly string[];
}

/**
 * Which markets can explain this one?
 *
 * US stocks (broad and technology), the dollar, expected volatility, the 10-year yield and Bitcoin. What the target is
 * or stands for is never among its own factors; for Bitcoin, Ethereum takes its place.
 *
 * @param target The market to explain.
 * @param catalogue What the source carries.
 * @returns Factors in a fixed order; `missing` names what the source has no market for.
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function factorList(target: MarketSymbol, catalogue: readonly MarketSymbol[]): FactorList {
  const rows = [...ROWS, ...(target.symbol === 'BTC' ? [OTHER_CRYPTO] : [])].filter(
    ({ oneOf }) => !oneOf.includes(target.symbol),
  );
  const found = rows.map(({ oneOf, group }) => ({
    name: oneOf[0]!,
    group,
    symbol: oneOf.map((name) => catalogue.find(({ symbol }) => symbol === name)).find((one) => one !== undefined),
  }));
  return {
    factors: found.flatMap(({ symbol, group }) => (symbol === undefined ? [] : [{ symbol, group }])),
    missing: found.filter(({ symbol }) => symbol === undefined).map(({ name }) => name),
  };
}

/** A factor that was left out, with the reason. */
export interface OmittedFactor {
  readonly symbol: string;
  readonly reason: Text;
}

/** Factors that can be joined with the target, and those that cannot. */
export interface UsableFactors {
  readonly factors: readonly FactorMarket[];
  readonly leftOut: readonly OmittedFactor[];
}

/**
 * Which of these factors have prices good enough to be held against the target on the day asked about?
 *
 * Each is tried by itself, so that one source that is silent or behind costs its own factor and nothing else.
 *
 * @throws UserError, NoSourceAnswered where none is usable: the first factor's own reason.
 */
export async function usableFactors(
  target: MarketSymbol,
  factors: readonly FactorMarket[],
  question: MarketQuestion,
  { market, calendar }: ReportSources,
): Promise<UsableFactors> {
  const tried = await Promise.allSettled(
    factors.map(({ symbol }) => loadMarkets(market, calendar, [target, symbol], { ...question, sampling: 'utc' })),
  );
  question.signal?.throwIfAborted();
  const leftOut = tried.flatMap((outcome, i) =>
    outcome.status === 'fulfilled' ? [] : [{ symbol: factors[i]!.symbol.symbol, reason: reasonOf(outcome.reason) }],
  );
  const usable = factors.filter((_, i) => tried[i]!.status === 'fulfilled');
  if (usable.length === 0) throw firstReason(tried);
  return { factors: usable, leftOut };
}

/** The sentence for the person; anything that is not about the data is our bug and goes on. */
function reasonOf(reason: unknown): Text {
  if (reason instanceof UserError || reason instanceof NoSourceAnswered) return reason.text;
  throw reason;
}

function firstReason(tried: readonly PromiseSettledResult<unknown>[]): unknown {
  const failed = tried.find((outcome) => outcome.status === 'rejected');
  return failed?.reason ?? new UserError(msg('drivers.noneKnown'));
}

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
  /** The same where groups enter as a whole: these add up to the shares of the groups, which answers are about. */
  readonly shareInGroup: number | null;
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
  readonly leftOut: readonly OmittedFactor[];
}

/** Drivers with their picture. */
export interface DriversAnswer {
  readonly report: DriversReport;
  readonly chart: Untitled<PartsChartSpec<Text>>;
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
export async function driversReport(question: DriversQuestion, sources: ReportSources): Promise<DriversAnswer> {
  const { target, windowSessions } = question;
  const { factors, missing } = factorList(target, sources.market.catalogue());
  const usable = await usableFactors(target, factors, question, sources);
  const symbols = [target, ...usable.factors.map(({ symbol }) => symbol)];
  const aligned = await loadMarkets(sources.market, sources.calendar, symbols, question);
  requireRows(msg('refusals.withFactors', { symbol: target.symbol }), aligned, windowSessions);
  const groups = usable.factors.map(({ group }) => group);
  const notCarried = missing.map((symbol) => ({ symbol, reason: msg('drivers.notCarried', { symbol }) }));
  // No figure of a pair is shown here, so none can differ from that of the pair alone.
  const notes = aligned.notes.filter(({ code }) => code !== 'differs-alone');
  return measureDrivers({ ...aligned, notes }, groups, windowSessions, [...notCarried, ...usable.leftOut]);
}

/** The drivers of the first of these markets; `groups` are those of the others, in their order. */
function measureDrivers(
  aligned: AlignedMarkets,
  groups: readonly FactorGroup[],
  windowSessions: number,
  leftOut: readonly OmittedFactor[],
): DriversAnswer {
  const moves = aligned.prices.map((prices, i) => changeOf(aligned.symbols[i]!, prices).subarray(-windowSessions));
  const factors = groups.map((group, i): Factor & { group: FactorGroup } => ({
    symbol: aligned.symbols[i + 1]!.symbol,
    group,
    values: moves[i + 1]!,
  }));
  const drivers = factorAttribution(moves[0]!, factors);
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
  return { report, chart: draw(report, aligned.dates) };
}

function changeOf({ kind }: MarketSymbol, prices: Float64Array): Float64Array {
  return kind === 'rate' ? diff(prices, 1) : logReturns(prices);
}

function factorFigures(
  drivers: FactorAttribution,
  index: number,
  group: FactorGroup,
  { kind }: MarketSymbol,
): FactorFigures {
  const { symbol, coefficient, tHac, share, shareInGroup, varianceInflation } = drivers.factors[index]!;
  return {
    symbol,
    group,
    unit: kind === 'rate' ? 'percentage point' : 'log return',
    coefficient: orNull(coefficient),
    tHac: orNull(tHac),
    share: orNull(share),
    shareInGroup: orNull(shareInGroup),
    varianceInflation: orNull(varianceInflation),
  };
}

/** Factors that others double, each with the one it is closest to. */
function entangledFigures(
  { entangled, factors }: FactorAttribution,
  series: readonly Factor[],
): DriversReport['entangled'] {
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

function draw(report: DriversReport, dates: readonly string[]): Untitled<PartsChartSpec<Text>> {
  return {
    kind: 'parts',
    footer: marketsProvenance(report),
    simulated: report.simulated,
    subtitle: periodWords(dates, report.windowSessions, report),
    parts: driversParts(report),
  };
}

/** The groups, each with its factors, and what is its own: every per cent of the moves once. */
function driversParts({ shares, factors, entangled, markets }: DriversReport): PartsChartSpec<Text>['parts'] {
  const nameOf = (symbol: string): Text => {
    const market = markets.find((one) => one.symbol === symbol);
    return market === undefined ? symbol : shortNameOf(market);
  };
  const ofGroup = (group: FactorGroup) => {
    const own = factors.filter((factor) => factor.group === group && factor.shareInGroup !== null);
    const single = own.filter(({ symbol }) => !entangled.symbols.includes(symbol));
    const double = own.filter(({ symbol }) => entangled.symbols.includes(symbol));
    return [
      ...(double.length === 0
        ? []
        : [{ label: listed(double.map(({ symbol }) => nameOf(symbol))), share: sumOf(double) }]),
      ...single.map(({ symbol, shareInGroup }) => ({ label: nameOf(symbol), share: shareInGroup! })),
    ];
  };
  const part = (label: Text, share: number | null, of: { label: Text; share: number }[]) =>
    share === null ? [] : [{ label, share, of: of.length < 2 ? [] : of }];
  const crypto = ofGroup('crypto');
  return [
    ...part(crypto.length === 1 ? crypto[0]!.label : msg('drivers.crypto'), shares.crypto, crypto),
    ...part(macroLabel(factors), shares.macro, ofGroup('macro')),
    ...part(msg('drivers.itsOwn'), shares.idiosyncratic, []),
  ];
}

/** The macro factors in a word each, for the picture. */
function macroLabel(factors: DriversReport['factors']): Text {
  const things = macroThings(factors).map((thing) => msg(`drivers.${thing}`, { form: 'bare' }));
  return capital(joined(things, ', '));
}

/** What a macro factor stands for. */
type MacroThing = 'stocks' | 'dollar' | 'vix' | 'yields';

const THINGS: Readonly<Record<string, MacroThing>> = {
  SPY: 'stocks',
  SPX: 'stocks',
  QQQ: 'stocks',
  NDX: 'stocks',
  UUP: 'dollar',
  DXY: 'dollar',
  VIX: 'vix',
  US10Y: 'yields',
};

/** What the macro factors that are there stand for, each named once: `stocks`, `dollar`, `vix`, `yields`. */
export function macroThings(factors: readonly Pick<FactorFigures, 'symbol'>[]): MacroThing[] {
  return [...new Set(factors.flatMap(({ symbol }) => THINGS[symbol] ?? []))];
}

function sumOf(factors: readonly FactorFigures[]): number {
  return factors.reduce((sum, { shareInGroup }) => sum + shareInGroup!, 0);
}
