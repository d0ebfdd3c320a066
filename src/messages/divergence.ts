import type { DivergenceReport } from '../reports/divergence.ts';
import { formatNumber, formatPercent, formatSigned, monthAndYear, percentileWords, plural } from './format.ts';
import { judgementSentence } from './multiverse.ts';

/** From here on a figure alone would be called unusual. */
const UNUSUAL_PERCENTILE = 80;

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
  return `${returnPct > 0 ? 'rose' : 'fell'} ${formatPercent(Math.abs(returnPct))}`;
}

function gapWords({ gap }: DivergenceReport): string {
  return `${formatNumber(Math.abs(gap.simplePp), 1)} points`;
}

/** `, for its volatility wider than 92 % of days since Nov 2018 (about 31 independent windows)`. */
function rankWords({ rank }: DivergenceReport): string {
  if (rank.absPercentile === null || rank.since === null) return '';
  const record = rank.recordAbs
    ? `the widest on record`
    : `wider than ${percentileWords(rank.absPercentile)} % of days`;
  return `, for its volatility ${record} since ${monthAndYear(rank.since)} (about ${plural(rank.independentWindows, 'independent window')})`;
}

/**
 * The verdict as a sentence of its own. Where the headline figure alone would say otherwise, it says whose verdict it is:
 * "wider than 98 % of days. Ordinary." would read as a mistake.
 */
function verdictWords({ verdict, rank, multiverse }: DivergenceReport): string {
  if (verdict === null) return 'Too little history to judge.';
  const alone = rank.absPercentile ?? 0;
  return verdict === 'ordinary' && alone >= UNUSUAL_PERCENTILE
    ? 'Ordinary by at least half of the definitions.'
    : judgementSentence(verdict, multiverse.cells);
}

/** Which leg made the gap, in one sentence. */
export function legAttributionWords({ legs, subject, benchmark }: DivergenceReport): string {
  if (legs.subjectZ === null || legs.benchmarkZ === null) {
    return 'Which leg made the gap cannot be said without 252 sessions in which both moved.';
  }
  const moves = `${subject.symbol} ${formatSigned(legs.subjectZ, 1)}, ${benchmark.symbol} ${formatSigned(legs.benchmarkZ, 1)} times their own usual wandering`;
  return `${madeWords(legs, subject.symbol, benchmark.symbol)}: ${moves}.`;
}

/** A leg that moved less than half as unusually as the other did little; beyond that both moved. */
function madeWords({ driver, subjectZ, benchmarkZ }: DivergenceReport['legs'], subject: string, benchmark: string) {
  const [a, b] = [subjectZ!, benchmarkZ!];
  if (a * b < 0) return 'Both legs moved, in opposite directions';
  if (driver === 'both') return 'Both legs moved the same way, equally far';
  const more = driver === 'subject' ? subject : benchmark;
  const alike = 2 * Math.min(Math.abs(a), Math.abs(b)) >= Math.max(Math.abs(a), Math.abs(b));
  return alike ? `Both legs moved the same way, ${more} somewhat further` : `Mostly ${more} moved`;
}
