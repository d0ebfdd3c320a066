import { correlationInterval } from '../analytics/correlation-inference.ts';
import { rollingMoments } from '../analytics/rolling.ts';
import { logReturns, orNull } from '../analytics/series.ts';
import type { AlignedMarkets } from '../market/alignment.ts';
import { rowsText } from '../market/calendar-days.ts';
import { saidNotes, scopeNotes } from '../market/data-quality.ts';
import { loadMarkets } from '../market/load-markets.ts';
import { shortNameOf } from '../market/known-markets.ts';
import type { DataNote, MarketSymbol, Request, Sampling } from '../market/ports.ts';
import type { CompareChartSpec, MatrixChartSpec, Untitled } from './chart-spec.ts';
import { type ReportSources, requireRows } from './question.ts';
import {
  legFacts,
  type LegFacts,
  marketsFacts,
  type MarketsFacts,
  marketsProvenance,
  namedSeries,
  periodWords,
  type Sample,
  sampleOf,
} from './sample-facts.ts';
import { listed, msg, type Text } from '../messages/text.ts';

/** Changes shown where nobody says how many: a year. */
const USUAL_CHANGES = 252;

/** What a comparison is asked. */
export interface CompareQuestion extends Request {
  readonly symbols: readonly MarketSymbol[];
  /** Changes shown, the last one included; where absent 252, or all where there are fewer. */
  readonly windowSessions?: number | undefined;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** One market of a comparison. */
export interface ComparedMarket extends LegFacts {
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
  /** The rows shown: one more than there are changes. */
  readonly sample: Sample;
  /** Changes from the common start to the last row: the same window as in `divergence`. */
  readonly windowSessions: number;
  /** Changes that could be shown. */
  readonly available: number;
  readonly everyDay: boolean;
  readonly markets: readonly ComparedMarket[];
  readonly notes: readonly DataNote[];
}

/** A comparison with its picture. */
export interface CompareAnswer {
  readonly report: CompareReport;
  readonly chart: Untitled<CompareChartSpec<Text>>;
}

/**
 * How have two to five markets moved since a common start?
 *
 * Every line is 100 at the first row shown; the picture depends wholly on that start, so it is named with it.
 *
 * @throws UserError where the markets share fewer changes than asked for.
 */
export async function compareReport(question: CompareQuestion, sources: ReportSources): Promise<CompareAnswer> {
  const aligned = await loadMarkets(sources.market, sources.calendar, question.symbols, question);
  const available = aligned.dates.length - 1;
  const asked = question.windowSessions ?? Math.min(USUAL_CHANGES, available);
  requireRows(listed(aligned.symbols.map(({ symbol }) => symbol)), aligned, asked);
  const sentence = msg('notes.shared', { rows: rowsText(available, aligned) });
  const all: DataNote = { code: 'short-history', sentence };
  const notes = question.windowSessions === undefined && asked < USUAL_CHANGES ? [all] : [];
  return compare(lastRows(aligned, asked + 1), available, notes);
}

function lastRows(aligned: AlignedMarkets, rows: number): AlignedMarkets {
  const dates = aligned.dates.slice(-rows);
  const missing = aligned.missing.filter((date) => date > dates[0]!);
  const notes = scopeNotes(aligned.notes, dates);
  return { ...aligned, dates, missing, notes, prices: aligned.prices.map((prices) => prices.slice(-rows)) };
}

function compare(aligned: AlignedMarkets, available: number, notes: readonly DataNote[]): CompareAnswer {
  const { sampling, simulated } = aligned;
  const sample = sampleOf(aligned);
  const report: CompareReport = {
    command: 'compare',
    asOf: sample.to,
    sampling,
    simulated,
    sample,
    windowSessions: sample.sessions - 1,
    available,
    everyDay: aligned.rowsPerYear === 365,
    markets: aligned.symbols.map((_, index) => comparedMarket(aligned, index)),
    notes: [...saidNotes(aligned.notes), ...notes],
  };
  return { report, chart: draw(report, aligned) };
}

function comparedMarket({ symbols, prices, sources, rowsPerYear }: AlignedMarkets, index: number): ComparedMarket {
  const values = prices[index]!;
  const returns = logReturns(values).subarray(1);
  const daily = returns.length < 20 ? NaN : rollingMoments(returns, returns.length).sd.at(-1)!;
  return {
    ...legFacts(symbols[index]!, sources[index]!),
    returnPct: 100 * (values.at(-1)! / values[0]! - 1),
    volatilityPct: orNull(100 * daily * Math.sqrt(rowsPerYear)),
  };
}

function draw(report: CompareReport, { symbols, prices, dates }: AlignedMarkets): Untitled<CompareChartSpec<Text>> {
  return {
    kind: 'compare',
    footer: marketsProvenance(report),
    simulated: report.simulated,
    everyDay: report.everyDay,
    dates,
    start: report.sample.from,
    lines: symbols.map((market, index) => namedSeries(market, prices[index]!)),
    subtitle: periodWords(dates, dates.length - 1, report),
  };
}

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
  readonly chart: Untitled<MatrixChartSpec<Text>>;
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
  requireRows(listed(aligned.symbols.map(({ symbol }) => symbol)), aligned, question.windowSessions);
  const notes = scopeNotes(aligned.notes, aligned.dates.slice(-question.windowSessions - 1));
  return measureMatrix({ ...aligned, notes }, question.windowSessions);
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
  return { report, chart: drawMatrix(report) };
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

/** What people call them; an index and its fund beside each other go by their symbols, as both have one name. */
function distinctNames(markets: MatrixReport['markets']): Text[] {
  const names = markets.map(shortNameOf);
  const words = names.map((name) => JSON.stringify(name));
  return names.map((name, at) =>
    words.indexOf(words[at]!) === words.lastIndexOf(words[at]!) ? name : markets[at]!.symbol,
  );
}

function drawMatrix(report: MatrixReport): Untitled<MatrixChartSpec<Text>> {
  const numbers = (grid: MatrixGrid): number[][] => grid.map((row) => row.map((value) => value ?? NaN));
  return {
    kind: 'matrix',
    footer: marketsProvenance(report),
    simulated: report.simulated,
    symbols: report.symbols,
    names: distinctNames(report.markets),
    correlation: numbers(report.correlation),
    low: numbers(report.low),
    high: numbers(report.high),
  };
}
