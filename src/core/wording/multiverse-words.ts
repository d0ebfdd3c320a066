import type { Judgement } from '../evidence/judge-multiverse.ts';
import type { MultiverseReport } from '../reports/multiverse-report.ts';
import { capitalised, percentChange, percentileWords, plural } from './numbers.ts';

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
  return `It would be ordinary if ${subject.symbol} moved ${percentChange(subjectMovePct)} today with ${benchmark.symbol} unmoved, or ${benchmark.symbol} ${percentChange(benchmarkMovePct)} with ${subject.symbol} unmoved.`;
}
