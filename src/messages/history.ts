import type { HistoryReport } from '../reports/history.ts';
import { dayMonthYear, monthAndYear, plural, pWords } from './format.ts';

/** The answer in one line: how often, how long, and what noise does. */
export function historySentence(report: HistoryReport): string {
  const { subject, benchmark, episodes, enter, since } = report;
  const legs = `${subject.symbol} and ${benchmark.symbol}`;
  if (since === null) return `${legs} have too little history for a volatility-scaled gap.`;
  if (episodes.length === 0)
    return `${legs} were never ±${enter} apart since ${monthAndYear(since)}. ${nullModelWords(report)}`;
  return `${legs} were ±${enter} apart ${plural(episodes.length, 'time')} since ${monthAndYear(since)}${medianWords(report)}. ${nullModelWords(report)}`;
}

function medianWords({ kaplanMeier: { median } }: HistoryReport): string {
  if (median === null) return ', and less than half of them have ended';
  return `; half ended within ${plural(median, 'session')}`;
}

/** The interval of the median duration, in one sentence; empty where there is no median. */
export function medianIntervalWords({ kaplanMeier: { median, low, high } }: HistoryReport): string {
  if (median === null) return '';
  return ` The median of ${plural(median, 'session')} lies between ${low ?? 'unknown'} and ${high ?? 'no upper end that the data reach'} (95 %).`;
}

/** The same figures for random walks made of the pair's own moves. */
export function nullModelWords({ null: noise }: HistoryReport): string {
  if (noise.medianSessions === null || noise.episodesPerYear === null)
    return 'Pure noise could not be asked: too few returns.';
  return `Pure noise does it ${noise.episodesPerYear.toFixed(2)} times a year, half within ${plural(noise.medianSessions, 'session')}.`;
}

/** What became of them within 60 sessions, beside noise, and whether the data can tell the difference. */
export function convergenceWords({ actual, null: noise, episodes }: HistoryReport): string {
  if (actual.exitWithin60 === null || noise.exitWithin60 === null)
    return 'No episode is old enough to say what became of it within 60 sessions.';
  const narrowed =
    actual.narrowedAfter60 === null || noise.narrowedAfter60 === null
      ? ''
      : ` The prices themselves were closer after 60 sessions in ${share(actual.narrowedAfter60)} of cases; in noise ${share(noise.narrowedAfter60)}.`;
  const few = episodes.length < 10 ? ` ${plural(episodes.length, 'episode')} cannot tell the pair from noise.` : '';
  return `Within 60 sessions ${share(actual.exitWithin60)} of the episodes ended; in noise ${share(noise.exitWithin60)}.${narrowed}${few}`;
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`;
}

/** Whether the two are tied together, in one honest sentence. */
export function cointegrationWords({ tie, subject, benchmark }: HistoryReport): string {
  const legs = `${subject.symbol} and ${benchmark.symbol}`;
  if (tie.pValue === null) return `Whether ${legs} are tied together cannot be tested.`;
  if (tie.pValue > 0.05)
    return `There is no evidence that ${legs} are tied together (${pWords(tie.pValue)}); that is not proof that they are not.`;
  const back =
    tie.halfLife === null
      ? 'How fast a gap closes is not measurable.'
      : `A gap halves in about ${Math.round(tie.halfLife.sessions)} sessions (95 %: ${Math.round(tie.halfLife.low)} to ${Math.round(tie.halfLife.high)}).`;
  return `${legs} look tied together over this sample (${pWords(tie.pValue)}, a single test). ${back}`;
}

/** One episode as a row of words: when, which way, how far, how long. */
export function episodeRow(episode: HistoryReport['episodes'][number], subject: string): readonly string[] {
  const { start, sign, peak, end, censored, duration } = episode;
  return [
    dayMonthYear(start),
    `${subject} ${sign > 0 ? 'ahead' : 'behind'}`,
    Math.abs(peak).toFixed(1),
    censored ? 'still open' : dayMonthYear(end),
    plural(duration, 'session'),
  ];
}
