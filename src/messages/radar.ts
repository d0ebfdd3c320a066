import { isAtLeast, verdictChances, verdictWord } from '../analytics/verdict.ts';
import { nameOfSymbol } from '../market/known-markets.ts';
import type { RadarPair, RadarReport } from '../reports/radar.ts';
import { widerThanWords } from './chance.ts';
import { daysOf100 } from './format.ts';
import { dayMonthYear, formatPercent, formatSigned, plural } from './format.ts';

/** The answer in one line: how many pairs are wide beside how many chance gives, and which is the widest. */
export function radarSentence({ pairs, lookedAt }: RadarReport): string {
  const [first] = pairs;
  if (first === undefined || first.verdict === null) {
    return `None of ${plural(lookedAt, 'pair')} has enough history to be judged.`;
  }
  const { judged, wide } = counted(pairs);
  const widest = `Widest: ${standingWords(first)}.`;
  if (wide === 0) return `None of ${plural(judged, 'pair')} is unusually far apart. ${widest}`;
  return `${wide} of ${plural(judged, 'pair')} ${wide === 1 ? 'is' : 'are'} unusually far apart; chance gives about ${byChance(judged)}. ${widest}`;
}

function counted(pairs: RadarReport['pairs']): { readonly judged: number; readonly wide: number } {
  const verdicts = pairs.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return { judged: verdicts.length, wide: verdicts.filter((verdict) => isAtLeast(verdict, 'unusual')).length };
}

/** Chance makes one pair in ten unusual; below one it is said with its decimal. */
function byChance(judged: number): string {
  const expected = verdictChances.unusual * judged;
  return expected < 0.95 ? expected.toFixed(1) : Math.round(expected).toString();
}

/** Where the widest one stands, in one sentence; empty where nothing can be said of it. */
export function widestWords({ pairs, windowSessions }: RadarReport): string {
  const [first] = pairs;
  if (first === undefined || first.verdict === null || first.absPercentile === null || first.since === null) return '';
  const { absPercentile, recordAbs, since, verdict } = first;
  return `The widest is ${verdict === 'record' ? 'at a record' : verdict}: ${widerThanWords({ absPercentile, recordAbs, since })}, over ${plural(windowSessions, 'trading day')}.`;
}

function standingWords({ subject, benchmark, volScaled }: RadarPair): string {
  return `${nameOfSymbol(subject)} ${(volScaled ?? 0) < 0 ? 'behind' : 'ahead of'} ${nameOfSymbol(benchmark)}`;
}

/** What share of such finds is false at most, or what a verdict takes; empty where nothing is wide. */
export function chanceWords({ pairs }: RadarReport): string {
  const { judged, wide } = counted(pairs);
  if (judged === 0) return 'A verdict takes 252 earlier days and five separate stretches.';
  const top = pairs[0]?.falseShare ?? null;
  if (top === null || wide === 0) return '';
  return `Of finds as striking as the first one, at most ${formatPercent(100 * top, 0)} would be false: looking at many pairs always finds an odd one, and pairs with a common market move together.`;
}

/** Pairs that could not be judged, one sentence each. */
export function radarFailures({ failed }: RadarReport): string[] {
  return failed.map(
    ({ subject, benchmark, reason }) => `${subject} against ${benchmark} could not be judged. ${reason}`,
  );
}

/** One pair as a row of words. */
export function radarRow({
  subject,
  benchmark,
  volScaled,
  absPercentile,
  largestSince,
  falseShare,
  verdict,
}: RadarPair): string[] {
  return [
    `${subject} / ${benchmark}`,
    volScaled === null ? 'too short' : formatSigned(volScaled, 2),
    absPercentile === null ? 'unranked' : daysOf100(absPercentile),
    verdictWord(verdict),
    absPercentile === null ? '' : largestSince === null ? 'a record' : dayMonthYear(largestSince),
    falseShare === null ? '' : formatPercent(100 * falseShare, 0),
  ];
}
