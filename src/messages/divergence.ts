import { clockOf } from '../market/clock.ts';
import type { DivergenceReport } from '../reports/divergence.ts';
import { chanceSentence, verdictSentence, widerThanWords } from './chance.ts';
import { formatNumber, formatPercent, formatSigned, plural } from './format.ts';

/** The answer in one line: the verdict, what each leg did, how far apart that is. All of it about one window and day. */
export function divergenceSentence(report: DivergenceReport): string {
  return `${verdictSentence(report.verdict)} ${legsWords(report)}: ${gapWords(report)}.`;
}

/** `ETH fell 41.2 % while IWM rose 9.8 % in 60 sessions`. */
function legsWords({ subject, benchmark, legs, everyDay }: DivergenceReport): string {
  const apart = Math.sign(legs.subjectReturnPct) !== Math.sign(legs.benchmarkReturnPct);
  return `${subject.symbol} ${movement(legs.subjectReturnPct)} ${apart ? 'while' : 'and'} ${benchmark.symbol} ${movement(legs.benchmarkReturnPct)} in ${plural(legs.windowSessions, clockOf({ everyDay }).row)}`;
}

function movement(returnPct: number): string {
  if (Math.abs(returnPct) < 0.05) return 'did not move';
  return `${returnPct > 0 ? 'rose' : 'fell'} ${formatPercent(Math.abs(returnPct))}`;
}

function gapWords({ gap }: DivergenceReport): string {
  return `${formatNumber(Math.abs(gap.simplePp), 1)} points apart`;
}

/**
 * How unusual that is: where it stands among earlier days, how often chance alone gets as far, and how many of the 36
 * measures say so too. Where there is no word, what is missing for one.
 */
export function howUnusualWords(report: DivergenceReport): string {
  const { rank, verdict, chance, everyDay } = report;
  if (verdict === null || rank.absPercentile === null || rank.since === null) return tooShortWords(report);
  const standing = widerThanWords({ ...rank, absPercentile: rank.absPercentile, since: rank.since });
  const parts = [
    `For how much this pair usually moves, ${standing}.`,
    ...(chance === null ? [] : [chanceSentence(chance, everyDay)]),
    ...agreementWords(report),
  ];
  return parts.join(' ');
}

/** A word takes 252 earlier gaps and five windows that share no day. */
function tooShortWords({ rank, gap, everyDay }: DivergenceReport): string {
  const row = everyDay ? 'day' : 'trading day';
  const have = `${plural(rank.earlierValues, 'earlier day')} to compare with, ${plural(rank.independentWindows, `separate stretch of ${plural(gap.windowSessions, row)}`, `separate stretches of ${plural(gap.windowSessions, row)}`)} among them`;
  return `There are ${have}; a verdict takes 252 and five.`;
}

function agreementWords({ agreement, verdict }: DivergenceReport): string[] {
  if (agreement === null || verdict === null) return [];
  const { measures, agreeing } = agreement;
  const say = { ordinary: 'call it ordinary', unusual: 'call it unusual or more', rare: 'call it rare or a record', record: 'call it a record' }; // prettier-ignore
  return [`Of ${measures} ways of measuring, ${agreeing} ${say[verdict]}.`];
}

/** What is smaller than this shows as 0.0. */
const SMALLEST_SHOWN = 0.05;

/** Which leg made the gap, in one sentence. */
export function legAttributionWords({ legs, subject, benchmark }: DivergenceReport): string {
  if (legs.subjectZ === null || legs.benchmarkZ === null) {
    return 'Which of the two made the gap cannot be said without 252 days on which both moved.';
  }
  const [a, b] = [legs.subjectZ, legs.benchmarkZ];
  const moves = `${subject.symbol} ${formatSigned(a, 1)}, ${benchmark.symbol} ${formatSigned(b, 1)} times its usual move`;
  return `${madeWords(a, b, subject.symbol, benchmark.symbol)}: ${moves}.`;
}

/** A leg that moved less than half as unusually as the other did little, whichever way; beyond that both moved. */
function madeWords(a: number, b: number, subject: string, benchmark: string): string {
  const [less, more] = [Math.abs(a), Math.abs(b)].sort((one, other) => one - other) as [number, number];
  if (more < SMALLEST_SHOWN) return 'Neither moved';
  const further = Math.abs(a) > Math.abs(b) ? subject : benchmark;
  if (2 * less < more || less < SMALLEST_SHOWN) return `Mostly ${further} moved`;
  if (a * b < 0) return 'Both moved, in opposite directions';
  return more - less < SMALLEST_SHOWN
    ? 'Both moved the same way, equally far'
    : `Both moved the same way, ${further} somewhat further`;
}
