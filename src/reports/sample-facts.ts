import type { AlignedMarkets, AlignedPair } from '../market/alignment.ts';
import { clockOf } from '../market/calendar-days.ts';
import { saidNotes } from '../market/data-quality.ts';
import { payoutPct, shortName } from '../market/known-markets.ts';
import type { DataNote, MarketSymbol, Sampling } from '../market/symbol.ts';
import { dayMonthYear, formatCount, plural } from '../messages/format.ts';
import type { NamedSeries } from './chart-spec.ts';

/** One leg of a report: which market, and where its prices come from. */
export interface LegFacts {
  readonly symbol: string;
  readonly name: string;
  readonly source: string;
  /** What holders are paid a year in per cent, roughly, and the price leaves out; absent where it is 1 or less. */
  readonly payoutPct?: number;
}

/** The facts of one leg. */
export function legFacts({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>, source: string): LegFacts {
  const paid = payoutPct(symbol);
  return { symbol, name, source, ...(paid === undefined ? {} : { payoutPct: paid }) };
}

/** The rows a report rests on. */
export interface Sample {
  readonly sessions: number;
  readonly from: string;
  readonly to: string;
  /** Sessions among them without a price of one of the markets. */
  readonly missing: number;
}

/** What every report on a pair says of its data, in the keys of the stable JSON. */
export interface SampleFacts {
  readonly asOf: string;
  readonly sampling: Sampling;
  readonly simulated: boolean;
  readonly subject: LegFacts;
  readonly benchmark: LegFacts;
  readonly sample: Sample;
  /** True where both markets trade every day and rows are days, not sessions. */
  readonly everyDay: boolean;
  readonly notes: readonly DataNote[];
}

/** The facts of an aligned pair: as-of date, sampling, sources, sample, notes. */
export function sampleFacts(aligned: AlignedPair): SampleFacts {
  const { pair, sources } = aligned;
  const sample = sampleOf(aligned);
  return {
    asOf: sample.to,
    sampling: aligned.sampling,
    simulated: aligned.simulated,
    subject: legFacts(pair.subject, sources.subject),
    benchmark: legFacts(pair.benchmark, sources.benchmark),
    sample,
    everyDay: aligned.rowsPerYear === 365,
    notes: saidNotes(aligned.notes),
  };
}

/** How many rows there are, from when to when, and how many are missing among them. */
export function sampleOf({ dates, missing }: Pick<AlignedPair, 'dates' | 'missing'>): Sample {
  return { sessions: dates.length, from: dates[0]!, to: dates.at(-1)!, missing: missing.length };
}

/** Both legs as the subject of a sentence: `ETH and RUT`. */
export function legsOf({ pair }: Pick<AlignedPair, 'pair'>): string {
  return `${pair.subject.symbol} and ${pair.benchmark.symbol}`;
}

/** A market with its values, under the name people know it by. */
export function namedSeries(market: Pick<LegFacts, 'symbol' | 'name'>, values: Float64Array): NamedSeries {
  return { symbol: market.symbol, name: shortName(market), values };
}

/**
 * The last rows as a subtitle: `Change from 7 Nov 2025 to 5 Feb 2026, 60 trading days`.
 *
 * @param dates All rows, oldest first.
 * @param changes How many of the last changes are meant.
 * @param row What one row is called.
 */
export function windowWords(dates: readonly string[], changes: number, row: string): string {
  return `Change from ${periodWords(dates, changes, row)}`;
}

/** The last rows: `7 Nov 2025 to 5 Feb 2026, 60 trading days`. */
export function periodWords(dates: readonly string[], changes: number, row: string): string {
  const start = dates[Math.max(0, dates.length - 1 - changes)]!;
  return `${dayMonthYear(start)} to ${dayMonthYear(dates.at(-1)!)}, ${plural(changes, row)}`;
}

/** One line of provenance: sources, close used, sample, date. */
export function provenance(facts: SampleFacts): string {
  const legs = [facts.subject, facts.benchmark].map(({ symbol, source }) => `${symbol}: ${source}`);
  const parts = [
    ...legs,
    samplingWords(facts),
    ...payoutWords([facts.subject, facts.benchmark]),
    sampleWords(facts.sample, facts.everyDay),
    `as of ${dayMonthYear(facts.asOf)}`,
  ];
  return `${facts.simulated ? 'SIMULATED · ' : ''}${parts.join(' · ')}`;
}

/**
 * That prices leave out what some of these markets pay, in half a sentence for the line of provenance.
 *
 * @param legs Markets with what they pay a year in per cent, where that is worth saying.
 * @returns One part, or none where nothing is left out.
 */
function payoutWords(legs: readonly { readonly symbol: string; readonly payoutPct?: number }[]): string[] {
  const paying = legs.flatMap(({ symbol, payoutPct }) =>
    payoutPct === undefined ? [] : [`${symbol} about ${payoutPct.toFixed(1)} %`],
  );
  return paying.length === 0 ? [] : [`prices without payouts (${paying.join(', ')} a year)`];
}

/** How many rows since when, in words. */
export function sampleWords({ sessions, from, missing }: Sample, everyDay = false): string {
  const gone = missing === 0 ? '' : ` (${formatCount(missing)} missing)`;
  return `${plural(sessions, clockOf({ everyDay }).row)} since ${dayMonthYear(from)}${gone}`;
}

/** How the legs were sampled, in words. */
export function samplingWords({ sampling, everyDay }: Pick<SampleFacts, 'sampling' | 'everyDay'>): string {
  if (everyDay) return 'read at the end of every UTC day';
  return sampling === 'close'
    ? 'read at the New York close'
    : 'crypto read at the end of the UTC day (approximate close)';
}

/** What every report on more than two markets says of its data. */
export interface MarketsFacts {
  readonly asOf: string;
  readonly sampling: Sampling;
  readonly simulated: boolean;
  readonly sample: Sample;
  /** True where all markets trade every day and rows are days, not sessions. */
  readonly everyDay: boolean;
  readonly markets: readonly LegFacts[];
  readonly notes: readonly DataNote[];
}

/** The facts of aligned markets: as-of date, sampling, sources, sample, notes. */
export function marketsFacts(aligned: AlignedMarkets): MarketsFacts {
  const { symbols, sources, sampling, simulated, notes } = aligned;
  const sample = sampleOf(aligned);
  return {
    asOf: sample.to,
    sampling,
    simulated,
    sample,
    everyDay: aligned.rowsPerYear === 365,
    markets: symbols.map((symbol, index) => legFacts(symbol, sources[index]!)),
    notes: saidNotes(notes),
  };
}

/** One line of provenance: sources, close used, sample, date. */
export function marketsProvenance(facts: Omit<MarketsFacts, 'notes'>): string {
  const { markets, simulated, sample, everyDay, asOf } = facts;
  const parts = [
    ...markets.map(({ symbol, source }) => `${symbol}: ${source}`),
    samplingWords(facts),
    ...payoutWords(markets),
    sampleWords(sample, everyDay),
    `as of ${dayMonthYear(asOf)}`,
  ];
  return `${simulated ? 'SIMULATED · ' : ''}${parts.join(' · ')}`;
}
