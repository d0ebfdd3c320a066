import type { AlignedMarkets, AlignedPair } from '../market/alignment.ts';
import type { DataNote, Sampling } from '../market/symbol.ts';
import { dayMonthYear, formatCount } from '../messages/format.ts';

/** One leg of a report: which market, and where its prices come from. */
export interface LegFacts {
  readonly symbol: string;
  readonly name: string;
  readonly source: string;
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
    subject: { symbol: pair.subject.symbol, name: pair.subject.name, source: sources.subject },
    benchmark: { symbol: pair.benchmark.symbol, name: pair.benchmark.name, source: sources.benchmark },
    sample,
    everyDay: aligned.rowsPerYear === 365,
    notes: aligned.notes,
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

/** One line of provenance: sources, close used, sample, date. */
export function provenance(facts: SampleFacts): string {
  const legs = [facts.subject, facts.benchmark].map(({ symbol, source }) => `${symbol}: ${source}`);
  const parts = [
    ...legs,
    samplingWords(facts),
    sampleWords(facts.sample, facts.everyDay),
    `as of ${dayMonthYear(facts.asOf)}`,
  ];
  return `${facts.simulated ? 'SIMULATED · ' : ''}${parts.join(' · ')}`;
}

/** How many rows since when, in words. */
export function sampleWords({ sessions, from, missing }: Sample, everyDay = false): string {
  const gone = missing === 0 ? '' : ` (${formatCount(missing)} missing)`;
  return `${formatCount(sessions)} ${everyDay ? 'days' : 'sessions'} since ${dayMonthYear(from)}${gone}`;
}

/** How the legs were sampled, in words. */
function samplingWords({ sampling, everyDay }: SampleFacts): string {
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
    markets: symbols.map(({ symbol, name }, index) => ({ symbol, name, source: sources[index]! })),
    notes,
  };
}

/** One line of provenance: sources, close used, sample, date. */
export function marketsProvenance({ markets, sampling, simulated, sample, asOf }: MarketsFacts): string {
  const parts = [
    ...markets.map(({ symbol, source }) => `${symbol}: ${source}`),
    sampling === 'close' ? 'read at the New York close' : 'crypto read at the end of the UTC day (approximate close)',
    sampleWords(sample),
    `as of ${dayMonthYear(asOf)}`,
  ];
  return `${simulated ? 'SIMULATED · ' : ''}${parts.join(' · ')}`;
}
