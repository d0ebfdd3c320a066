import type { Judgement } from '../analytics/judge-multiverse.ts';
import type { MultiverseReport } from '../reports/multiverse.ts';
import { capitalised, formatPercentChange, percentileWords, plural } from './format.ts';

/** The one line of the multiverse: records, median percentile, verdict. */
export function multiverseSentence({
  subject,
  benchmark,
  multiverse,
  judgement,
  directionRecord,
}: MultiverseReport): string {
  const legs = `${subject.symbol} against ${benchmark.symbol}`;
  const { cells, recordAbs, recordSigned, percentileMedian, percentileQ25, percentileQ75 } = multiverse;
  if (judgement === null || percentileMedian === null)
    return `${legs}: no definition has the 252 values it takes to rank today.`;
  const half = `${percentileWords(percentileQ25 ?? NaN)}–${percentileWords(percentileQ75 ?? NaN)}`;
  const direction = directionRecord ? ' A record in its own direction by at least a quarter of them.' : '';
  return `${legs}: record in ${recordAbs} of ${cells} definitions (${recordSigned} in its own direction); median percentile ${percentileWords(percentileMedian)} (middle half ${half}). ${judgementSentence(judgement, cells)}${direction}`;
}

/** Fewer cells than one start has are worth saying so beside the word. */
const ONE_START = 36;

/** The verdict as a sentence of its own; one that rests on few definitions says on how many. */
export function judgementSentence(judgement: Judgement, cells: number): string {
  if (cells < ONE_START) return `${capitalised(judgement)} by the ${plural(cells, 'definition')} that can be asked.`;
  if (judgement === 'unprecedented') return 'Unprecedented by at least half of the definitions.';
  return judgement === 'ordinary' ? 'Ordinary.' : `${capitalised(judgement)}, not unprecedented.`;
}

/** What would make it ordinary: how far each leg alone would have to move today. */
export function ordinaryWords({ ordinary, subject, benchmark }: MultiverseReport): string {
  const { subjectMovePct, benchmarkMovePct } = ordinary;
  if (subjectMovePct === null || benchmarkMovePct === null)
    return 'There are too few earlier values to say what would be ordinary.';
  if (subjectMovePct === 0) return 'The headline gap is ordinary today.';
  return `It would be ordinary if ${subject.symbol} moved ${formatPercentChange(subjectMovePct)} today with ${benchmark.symbol} unmoved, or ${benchmark.symbol} ${formatPercentChange(benchmarkMovePct)} with ${subject.symbol} unmoved.`;
}

/** Families of definitions as people can read them. */
const FAMILIES: Readonly<Record<string, string>> = {
  gap_simple: 'simple gap',
  gap_log: 'log gap',
  gap_volscaled: 'volatility-scaled gap',
  gap_legscaled: 'leg-scaled gap',
  z_trail: 'rolling z-score',
  ols_resid_z: 'regression residual',
  z_expanding: 'z-score over all history',
  ols_expanding_z: 'regression residual over all history',
  pearson: 'Pearson correlation',
  spearman: 'rank correlation',
};

/** The family of a definition in words. */
export function familyName(family: string): string {
  return FAMILIES[family] ?? family;
}

/**
 * Definitions by family, most first: `leg-scaled gap (6)`.
 *
 * @param definitions Any number of definitions with their family.
 */
export function definitionsWords(definitions: readonly { readonly family: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { family } of definitions) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([family, amount]) => `${familyName(family)} (${amount})`);
}
