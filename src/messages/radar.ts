import { isAtLeast, verdictLevels, verdictWord } from '../analytics/verdict.ts';
import type { RadarPair, RadarReport } from '../reports/radar.ts';
import { daysOf100, verdictSentence, widerThanWords } from './chance.ts';
import { dayMonthYear, formatPercent, formatSigned, plural } from './format.ts';

/** The answer in one line: the most extreme pair, with its sample and its verdict. */
export function radarSentence({ pairs, lookedAt, windowSessions }: RadarReport): string {
  const [first] = pairs;
  if (first === undefined || first.verdict === null || first.absPercentile === null || first.since === null)
    return `None of ${plural(lookedAt, 'pair')} has enough history to be judged.`;
  const { absPercentile, recordAbs, since, verdict } = first;
  return `Furthest apart of ${plural(lookedAt, 'pair')}: ${standingWords(first)} over ${plural(windowSessions, 'session')}, ${widerThanWords({ absPercentile, recordAbs, since })}. ${verdictSentence(verdict)}`;
}

function standingWords({ subject, benchmark, volScaled }: RadarPair): string {
  return `${subject} ${(volScaled ?? 0) < 0 ? 'behind' : 'ahead of'} ${benchmark}`;
}

/** How many pairs are unusually wide, how many chance would give, and what share of such finds is false at most. */
export function chanceWords({ pairs }: RadarReport): string {
  const judged = pairs.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  if (judged.length === 0) return 'A verdict takes 252 earlier gaps and five windows that share no day.';
  const wide = judged.filter((verdict) => isAtLeast(verdict, 'unusual')).length;
  const byChance = ((1 - verdictLevels.unusual / 100) * judged.length).toFixed(1);
  const looked = `${wide} of ${plural(judged.length, 'pair')} ${wide === 1 ? 'is' : 'are'} unusually wide; chance alone gives about ${byChance}.`;
  const top = pairs[0]?.falseShare ?? null;
  if (top === null || wide === 0) return looked;
  return `${looked} Of finds as striking as the first one, at most ${formatPercent(100 * top, 0)} would be false: looking at many pairs always finds an odd one, and pairs with a common market move together.`;
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
