import { correlationInterval } from '../analytics/correlation-inference.ts';
import { logReturns, orNull } from '../analytics/series.ts';
import type { AlignedMarkets } from '../market/alignment.ts';
import { loadMarkets } from '../market/load-markets.ts';
import type { Request } from '../market/ports.ts';
import type { MarketSymbol, Sampling } from '../market/symbol.ts';
import type { MatrixChartSpec, Untitled } from './chart-spec.ts';
import { type ReportSources, requireRows } from './question.ts';
import { marketsFacts, type MarketsFacts, marketsProvenance } from './sample-facts.ts';

/** What a matrix is asked. */
export interface MatrixQuestion extends Request {
  readonly symbols: readonly MarketSymbol[];
  /** Returns in the window, the last one included. */
  readonly windowSessions: number;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** The answer to "who moves with whom?", in the keys of the stable JSON; 1 on the diagonal, null where undefined. */
export interface MatrixReport extends MarketsFacts {
  readonly command: 'matrix';
  readonly windowSessions: number;
  readonly symbols: readonly string[];
  readonly correlation: MatrixGrid;
  /** HAC 95 % interval. */
  readonly low: MatrixGrid;
  readonly high: MatrixGrid;
}

type MatrixGrid = readonly (readonly (number | null)[])[];

/** A matrix with its picture. */
export interface MatrixAnswer {
  readonly report: MatrixReport;
  readonly chart: Untitled<MatrixChartSpec>;
}

interface Correlation {
  readonly correlation: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const ITSELF: Correlation = { correlation: 1, low: 1, high: 1 };

/**
 * How closely has each of these markets moved with each other one, on the sessions that all of them share?
 *
 * One sample for every cell, so the cells can be compared; a market with a short history shortens it for all.
 *
 * @throws UserError where the markets share fewer returns than asked for.
 * @see ANALYTICS.md 2.2
 */
export async function matrixReport(question: MatrixQuestion, sources: ReportSources): Promise<MatrixAnswer> {
  const aligned = await loadMarkets(sources.market, sources.calendar, question.symbols, question);
  requireRows(aligned.symbols.map(({ symbol }) => symbol).join(', '), aligned, question.windowSessions);
  return measureMatrix(aligned, question.windowSessions);
}

/** The matrix of rows that are already aligned. */
function measureMatrix(aligned: AlignedMarkets, windowSessions: number): MatrixAnswer {
  const cells = correlations(aligned.prices.map((prices) => logReturns(prices).subarray(-windowSessions)));
  const grid = (key: keyof Correlation): MatrixGrid => cells.map((row) => row.map((cell) => cell[key]));
  const report: MatrixReport = {
    command: 'matrix',
    ...marketsFacts(aligned),
    windowSessions,
    symbols: aligned.symbols.map(({ symbol }) => symbol),
    correlation: grid('correlation'),
    low: grid('low'),
    high: grid('high'),
  };
  return { report, chart: draw(report) };
}

/** Every pair is asked once; the other half of the matrix is the same. */
function correlations(returns: readonly Float64Array[]): Correlation[][] {
  const cells = returns.map(() => new Array<Correlation>(returns.length).fill(ITSELF));
  returns.forEach((subject, row) => {
    for (let column = row + 1; column < returns.length; column++) {
      const { pearson, hacLow, hacHigh } = correlationInterval(subject, returns[column]!);
      const cell = { correlation: orNull(pearson), low: orNull(hacLow), high: orNull(hacHigh) };
      cells[row]![column] = cell;
      cells[column]![row] = cell;
    }
  });
  return cells;
}

function draw(report: MatrixReport): Untitled<MatrixChartSpec> {
  const numbers = (grid: MatrixGrid): number[][] => grid.map((row) => row.map((value) => value ?? NaN));
  return {
    kind: 'matrix',
    footer: marketsProvenance(report),
    simulated: report.simulated,
    symbols: report.symbols,
    correlation: numbers(report.correlation),
    low: numbers(report.low),
    high: numbers(report.high),
  };
}
