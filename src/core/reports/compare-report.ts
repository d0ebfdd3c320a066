import type { CompareDrawing } from '../drawings.ts';
import { UserError } from '../errors.ts';
import type { AlignedMarkets } from '../market/aligned-markets.ts';
import type { DataNote, Sampling } from '../market/history.ts';
import { loadMarkets } from '../market/load-markets.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import { logReturns } from '../measures/log-returns.ts';
import { rollingMoments } from '../measures/rolling-moments.ts';
import type { Request } from '../ports.ts';
import { compareSentence } from '../wording/compare-words.ts';
import { marketsProvenance } from './markets-facts.ts';
import { orNull } from './or-null.ts';
import type { Sources } from './question.ts';

/** What a comparison is asked. */
export interface CompareQuestion extends Request {
  readonly symbols: readonly MarketSymbol[];
  /** Rows shown, the last one included. */
  readonly windowSessions: number;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** One market of a comparison. */
export interface ComparedMarket {
  readonly symbol: string;
  readonly name: string;
  readonly source: string;
  /** Simple return since the common start. */
  readonly returnPct: number;
  /** Annualised standard deviation of its log returns since the start. */
  readonly volatilityPct: number | null;
}

/** The answer to "who went where since a common start?". */
export interface CompareReport {
  readonly command: 'compare';
  readonly asOf: string;
  readonly sampling: Sampling;
  readonly simulated: boolean;
  readonly sample: { readonly sessions: number; readonly from: string; readonly to: string };
  readonly markets: readonly ComparedMarket[];
  readonly notes: readonly DataNote[];
}

/** A comparison with its picture. */
export interface CompareAnswer {
  readonly report: CompareReport;
  readonly drawing: CompareDrawing;
}

/**
 * How have two to five markets moved since a common start?
 *
 * Every line is 100 at the first row shown; the picture depends wholly on that start, so it is named with it.
 *
 * @throws UserError where the markets share fewer rows than asked for.
 */
export async function compareReport(question: CompareQuestion, sources: Sources): Promise<CompareAnswer> {
  const aligned = await loadMarkets(sources.market, sources.calendar, question.symbols, question);
  if (aligned.dates.length < question.windowSessions) {
    throw new UserError(
      `These markets share only ${aligned.dates.length} sessions; ask for a window of at most that many instead of ${question.windowSessions}.`,
    );
  }
  return compare(lastRows(aligned, question.windowSessions));
}

function lastRows(aligned: AlignedMarkets, rows: number): AlignedMarkets {
  return { ...aligned, dates: aligned.dates.slice(-rows), prices: aligned.prices.map((prices) => prices.slice(-rows)) };
}

function compare(aligned: AlignedMarkets): CompareAnswer {
  const { dates, sampling, simulated, notes } = aligned;
  const report: CompareReport = {
    command: 'compare',
    asOf: dates.at(-1)!,
    sampling,
    simulated,
    sample: { sessions: dates.length, from: dates[0]!, to: dates.at(-1)! },
    markets: aligned.symbols.map((_, index) => comparedMarket(aligned, index)),
    notes,
  };
  return { report, drawing: draw(report, aligned) };
}

function comparedMarket({ symbols, prices, sources, rowsPerYear }: AlignedMarkets, index: number): ComparedMarket {
  const values = prices[index]!;
  const returns = logReturns(values).subarray(1);
  const daily = returns.length < 20 ? NaN : rollingMoments(returns, returns.length).sd.at(-1)!;
  return {
    symbol: symbols[index]!.symbol,
    name: symbols[index]!.name,
    source: sources[index]!,
    returnPct: 100 * (values.at(-1)! / values[0]! - 1),
    volatilityPct: orNull(100 * daily * Math.sqrt(rowsPerYear)),
  };
}

function draw(report: CompareReport, { symbols, prices, dates }: AlignedMarkets): CompareDrawing {
  return {
    kind: 'compare',
    title: compareSentence(report),
    footer: marketsProvenance(report),
    simulated: report.simulated,
    dates,
    start: report.sample.from,
    lines: symbols.map(({ symbol, name }, index) => ({ symbol, name, values: prices[index]! })),
  };
}
