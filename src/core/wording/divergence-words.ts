import type { DivergenceReport } from '../reports/divergence-report.ts';
import { monthAndYear } from './dates.ts';
import { judgementSentence } from './multiverse-words.ts';
import { percent, percentileWords, plural, signed, withSign } from './numbers.ts';

/** The answer in one line: what each leg did, the gap, how that compares, the verdict. */
export function divergenceSentence(report: DivergenceReport): string {
  return `${legsWords(report)}: a gap of ${gapWords(report)}${rankWords(report)}. ${verdictWords(report)}`;
}

/** `ETH fell 41.2 % while IWM rose 9.8 % in 60 sessions`. */
function legsWords({ subject, benchmark, legs }: DivergenceReport): string {
  const apart = Math.sign(legs.subjectReturnPct) !== Math.sign(legs.benchmarkReturnPct);
  return `${subject.symbol} ${movement(legs.subjectReturnPct)} ${apart ? 'while' : 'and'} ${benchmark.symbol} ${movement(legs.benchmarkReturnPct)} in ${plural(legs.windowSessions, 'session')}`;
}

function movement(returnPct: number): string {
  if (Math.abs(returnPct) < 0.05) return 'did not move';
  return `${returnPct > 0 ? 'rose' : 'fell'} ${percent(Math.abs(returnPct))}`;
}

function gapWords({ gap }: DivergenceReport): string {
  return `${signed(Math.abs(gap.simplePp), 1)} points`;
}

/** `, for its volatility wider than 92 % of days since Nov 2018 (about 31 independent windows)`. */
function rankWords({ rank }: DivergenceReport): string {
  if (rank.absPercentile === null || rank.since === null) return '';
  const record = rank.recordAbs
    ? `the widest on record`
    : `wider than ${percentileWords(rank.absPercentile)} % of days`;
  return `, for its volatility ${record} since ${monthAndYear(rank.since)} (about ${plural(rank.independentWindows, 'independent window')})`;
}

/** The verdict as a sentence of its own. */
function verdictWords({ verdict }: DivergenceReport): string {
  return verdict === null ? 'Too little history to judge.' : judgementSentence(verdict);
}

/** Which leg made the gap, in one sentence. */
export function whichLegWords({ legs, subject, benchmark }: DivergenceReport): string {
  if (legs.subjectZ === null || legs.benchmarkZ === null) {
    return 'Which leg made the gap cannot be said without 252 sessions in which both moved.';
  }
  const moves = `${subject.symbol} ${withSign(legs.subjectZ, 1)}, ${benchmark.symbol} ${withSign(legs.benchmarkZ, 1)} times its own usual wandering`;
  const made = {
    subject: `Mostly ${subject.symbol} moved`,
    benchmark: `Mostly ${benchmark.symbol} moved`,
    both: 'Both legs moved, in opposite directions',
  }[legs.driver];
  return `${made}: ${moves}.`;
}
