import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from 'vitest';
import { logPrices, logRatio, logReturns } from '../../src/analytics/series.ts';
import { parsePair, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder, referenceText } from '../support/reference-folder.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures/oracle/evidence');

/** Series with the answers of other programs: the project's own invented ones, or the reference data folder. */
export interface Source {
  readonly name: string;
  readonly here: boolean;
  readonly folder: string;
  /** Path of a data file and of an answer file, by what it holds. */
  readonly files: Readonly<Record<string, string>>;
}

export const invented: Source = {
  name: 'invented series',
  here: true,
  folder: fixtures,
  files: {
    pair: 'pair.csv',
    longPair: 'pair.csv',
    factors: 'factors.csv',
    flows: 'flows.csv',
    inflow: 'inflow.json',
    stationarity: 'stationarity.json',
    mackinnon: 'mackinnon.json',
    episodes: 'episodes.json',
    structure: 'pair_structure.json',
    conditioning: 'conditioning.json',
    drivers: 'factor_r2.json',
    multiverse: 'multiverse.json',
  },
};

function referenceSource(sampling: string): Source {
  return {
    name: `ETH/IWM, ${sampling} (skipped where the reference data folder is absent)`,
    here: referenceDataIsHere,
    folder: referenceFolder,
    files: {
      pair: `pairs/eth_iwm_${sampling}.csv`,
      longPair: 'pairs/eth_iwm_utc_long.csv',
      factors: 'pairs/eth_factor_returns.csv',
      stationarity: `oracle/eth_iwm_${sampling}_stationarity.json`,
      mackinnon: 'oracle/mackinnon.json',
      episodes: `oracle/eth_iwm_${sampling}_episodes.json`,
      structure: `oracle/eth_iwm_${sampling}_pair_structure.json`,
      conditioning: 'oracle/eth_iwm_pitfalls.json',
      pitfalls: 'oracle/eth_iwm_pitfalls.json',
      drivers: 'oracle/eth_factor_r2.json',
      multiverse: 'oracle/eth_iwm_claim_multiverse.json',
      benchmark: 'oracle/eth_iwm_null_reconvergence.json',
      inflow: 'oracle/eth_exchange_inflow.json',
      netflow: 'oracle/eth_netflow_2025_tail.json',
      inflowDays: 'flows/eth_exchange_inflow_coinmetrics.csv',
      netflowDays: 'flows/eth_exchange_flows_coinmetrics_2025_tail.csv',
    },
  };
}

export const utc = referenceSource('utc');

export const pairSources: readonly Source[] = [invented, utc, referenceSource('nyclose')];

export const singleSources: readonly Source[] = [invented, utc];

/** One group of tests per source; the reference ones are skipped where the folder is absent. */
export function describeEach(sources: readonly Source[], about: string, tests: (source: Source) => void): void {
  for (const source of sources) {
    describe.skipIf(!source.here)(`${about}, ${source.name}`, () => {
      tests(source);
    });
  }
}

function readText(source: Source, what: string): string {
  const file = source.files[what]!;
  return source === invented ? readFileSync(resolve(source.folder, file), 'utf8') : referenceText(file);
}

/** A whole answer file. */
export function readAnswers(source: Source, what: string): unknown {
  return JSON.parse(readText(source, what));
}

/** The `values` of an answer file. */
export function readValues(source: Source, what: string): unknown {
  return (readAnswers(source, what) as { values: unknown }).values;
}

/** A CSV file of numbers with a `date` column in front; an empty cell is NaN. */
export function readColumns(source: Source, what: string): { dates: string[]; columns: Record<string, Float64Array> } {
  const lines = readText(source, what).trim().split('\n');
  const [names, ...rows] = lines.map((line) => line.split(','));
  const column = (at: number) => Float64Array.from(rows, (row) => (row[at] ? Number(row[at]) : NaN));
  const columns = Object.fromEntries(names!.map((name, at) => [name, column(at)]));
  return { dates: rows.map((row) => row[0]!), columns };
}

/** A pair with the series that the evidence is computed from; returns without the undefined first one. */
export function readPair(source: Source, what: 'pair' | 'longPair' = 'pair') {
  const { dates, x, y } = parsePair(readText(source, what));
  return {
    dates,
    subject: x,
    benchmark: y,
    logSubject: logPrices(x),
    logBenchmark: logPrices(y),
    logRatio: logRatio(x, y),
    subjectReturns: logReturns(x).slice(1),
    benchmarkReturns: logReturns(y).slice(1),
  };
}

/** A stored number: null is undefined, "Infinity" is endless. */
export function stored(value: number | string | null | undefined): number {
  return value === null || value === undefined ? NaN : Number(value);
}

/** Distance as a share of the expected number where that is above 1; 0 when both are undefined or both endless. */
export function relativeDistance(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  const distance = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(distance) ? Infinity : distance;
}
