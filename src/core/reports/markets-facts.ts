import type { AlignedMarkets } from '../market/aligned-markets.ts';
import type { DataNote, Sampling } from '../market/history.ts';
import { dayMonthYear } from '../wording/dates.ts';
import { sampleOf, sampleWords, type LegFacts, type Sample } from './sample-facts.ts';

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
