import { clockOf } from '../market/calendar-days.ts';
import { plainName } from '../market/known-markets.ts';
import {
  type ForwardFigures,
  type ForwardMeans,
  type HistoryReport,
  type NoiseTest,
  TIED_P,
} from '../reports/history.ts';
import { pWords, twoNoises } from './chance.ts';
import { inEnglish } from './speaker.ts';
import { capitalised, dayMonthYear, formatCount, formatPercentChange, oddsWords, plural } from './format.ts';

/** Below this p the pair differs from noise; above it, it cannot be told from it. */
const DIFFERENT_P = 0.05;

type Clocked = Pick<HistoryReport, 'everyDay'>;

const rows = (amount: number, facts: Clocked): string => plural(amount, clockOf(facts).row);

/** The answer in one line: how often, how long, and how long noise takes. */
export function historySentence(report: HistoryReport): string {
  const { subject, benchmark, episodes, enter, since } = report;
  const legs = `${plainName(subject)} against ${plainName(benchmark)}`;
  if (since === null) return `${capitalised(legs)}: too little history to say which gaps are wide.`;
  const year = since.slice(0, 4);
  if (episodes.length === 0) return `${capitalised(legs)}: no gap as wide as ${enter} times the usual since ${year}.`;
  return `${capitalised(legs)}: ${plural(episodes.length, 'wide gap')} since ${year}${medianWords(report)}.`;
}

function medianWords(report: HistoryReport): string {
  const { median } = report.kaplanMeier;
  if (median === null) return '; fewer than half are known to be over';
  const { medianSessions } = report.null;
  return `; half were over within ${rows(median, report)}${medianSessions === null ? '' : `, random prices take ${formatCount(medianSessions)}`}`;
}

/** The interval of the median duration, in one sentence; empty where there is no median. */
export function medianIntervalWords(report: HistoryReport): string {
  const { median, low, high } = report.kaplanMeier;
  if (median === null) return '';
  return ` The median of ${rows(median, report)} lies between ${low ?? 'unknown'} and ${high ?? 'no upper end that the data reach'} (95 %).`;
}

/** How often it came beside how often random walks made of the pair's own moves do it, over the same stretch. */
export function nullModelWords(report: HistoryReport): string {
  const { actual, null: noise } = report;
  if (noise.medianSessions === null || noise.episodesPerYear === null)
    return 'What chance alone does could not be asked: too few returns.';
  const seen =
    actual.episodesPerYear === null
      ? ''
      : `A gap counts as wide from ±${report.enter} until ±${report.exit}: ${plural(report.episodes.length, 'time')} in ${yearsWords(actual.years)}${actual.years < 1 ? '' : `, ${actual.episodesPerYear.toFixed(2)} a year`}. `;
  return `${seen}Chance alone does it ${noiseRate(noise)} (${formatCount(noise.paths)} random histories), half over within ${noiseMedian(report)}.`;
}

/** Few years need a decimal more, or a rate made of them would not be theirs. */
function yearsWords(years: number): string {
  return `${years.toFixed(years < 3 ? 2 : 1)} years`;
}

function noiseRate({ episodesPerYear, block20 }: HistoryReport['null']): string {
  return twoNoises(episodesPerYear, block20.episodesPerYear, (rate) => `${rate.toFixed(2)} times a year`);
}

function noiseMedian(report: HistoryReport): string {
  const { medianSessions, block20 } = report.null;
  return twoNoises(medianSessions, block20.medianSessions, (median) => rows(median, report));
}

/** What became of them within 60 rows, beside noise, and whether the data can tell the difference. */
export function convergenceWords(report: HistoryReport): string {
  const { actual, null: noise } = report;
  if (actual.endedWithin60 === null || noise.endedWithin60 === null)
    return `No episode is old enough to say what became of it within ${rows(60, report)}.`;
  const over = `Of ${plural(report.episodes.length, 'episode')}${openWords(report)}, ${share(actual.endedWithin60)} were over within ${rows(60, report)}; by chance alone ${noiseShare(report, 'endedWithin60')}.`;
  return `${over}${narrowedWords(report)}`;
}

/** An open episode counts for as long as it has lasted, which is why a share need not be a count. */
function openWords({ episodes }: HistoryReport): string {
  const open = episodes.filter(({ censored }) => censored).length;
  return open === 0 ? '' : ` (${open} still open, counted for as long as it has lasted)`;
}

function noiseShare({ null: noise }: HistoryReport, key: 'endedWithin60' | 'narrowedAfter60'): string {
  return twoNoises(noise[key], noise.block20[key], share);
}

/** Whether the prices themselves came closer, and how often chance alone is as far off. */
function narrowedWords(report: HistoryReport): string {
  const { actual, null: noise, test } = report;
  if (actual.narrowedAfter60 === null || noise.narrowedAfter60 === null) return '';
  const seen = ` The prices themselves were closer after ${rows(60, report)} in ${actual.narrowed} of ${plural(actual.narrowedKnown, 'case')}; by chance alone in ${noiseShare(report, 'narrowedAfter60')}.`;
  return `${seen}${testWords(test, actual.narrowedKnown, noise.narrowedAfter60)}`;
}

/** The test in words; it says on how many cases it rests where that is not all of them. */
function testWords({ cases, narrowed, pValue: p }: NoiseTest, known: number, noise: number): string {
  if (p === null) return '';
  const which = cases === known ? 'That' : `Among the ${cases} that share no day it is ${narrowed}, which`;
  const odds = `chance alone is as far off ${oddsWords(p)} (exact binomial test, ${inEnglish(pWords(p))})`;
  if (p >= DIFFERENT_P) return ` ${which} cannot be told from chance: ${odds}.`;
  return ` ${which} is ${narrowed / cases > noise ? 'more' : 'less'} often than by chance: ${odds}.`;
}

/** Never all and never none while something was on the other side. */
function share(value: number): string {
  const rounded = Math.round(100 * value);
  if (rounded === 100 && value < 1) return 'over 99 %';
  return rounded === 0 && value > 0 ? 'under 1 %' : `${rounded} %`;
}

/** Whether the two are tied together, in one honest sentence. */
export function cointegrationWords(report: HistoryReport): string {
  const { tie, subject, benchmark } = report;
  const legs = `${subject.symbol} and ${benchmark.symbol}`;
  if (tie.pValue === null || tie.pValueReverse === null) return `Whether ${legs} are tied together cannot be tested.`;
  const orders = `${inEnglish(pWords(tie.pValue))} with ${subject.symbol} explained by ${benchmark.symbol}, ${inEnglish(pWords(tie.pValueReverse))} the other way round`;
  const against = [tie.pValue, tie.pValueReverse].filter((p) => p > TIED_P).length;
  if (against === 2)
    return `There is no evidence that ${legs} are tied together (${orders}); that is not proof that they are not.`;
  if (against === 1)
    return `${legs} look tied together in one order only (${orders}), which is no evidence to rely on.`;
  return `${legs} look tied together over this sample (${orders}). ${halfLifeWords(report)}`;
}

function halfLifeWords(report: HistoryReport): string {
  const { halfLife } = report.tie;
  if (halfLife === null) return 'How fast a gap closes is not measurable.';
  return `What ${plainName(report.benchmark)} leaves unexplained halves in about ${rows(Math.round(halfLife.sessions), report)} (95 %: ${Math.round(halfLife.low)} to ${Math.round(halfLife.high)}).`;
}

/** One episode as a row of words: when, which way, how far, how long. */
export function episodeRow(
  episode: HistoryReport['episodes'][number],
  report: Pick<HistoryReport, 'subject' | 'everyDay'>,
): readonly string[] {
  const { start, sign, peak, end, censored, duration } = episode;
  return [
    dayMonthYear(start),
    `${report.subject.symbol} ${sign > 0 ? 'ahead' : 'behind'}`,
    Math.abs(peak).toFixed(1),
    censored ? 'still open' : dayMonthYear(end),
    rows(duration, report),
  ];
}

/**
 * What followed over the longest horizon, both directions: the cases themselves where they are few, otherwise the mean
 * with its interval, and all days beside them. Changes of the ratio as simple per cent, never log points.
 */
export function forwardWords(report: HistoryReport): string {
  const far = report.forward.at(-1);
  if (far === undefined) return '';
  const { subject, benchmark } = report;
  const after = plural(far.horizonSessions, clockOf(report).row);
  return `Change of ${subject.symbol} against ${benchmark.symbol} in the ${after} after an entry. ${directionWords(far, 1)} ${directionWords(far, -1)}${baseWords(far.base)}`;
}

function directionWords(far: ForwardFigures, sign: 1 | -1): string {
  const name = sign > 0 ? 'Ahead' : 'Behind';
  const means = sign > 0 ? far.ahead : far.behind;
  if (means !== null) return `${name}: ${meanWords(means)}.`;
  const cases = far.cases.filter((one) => one.sign === sign);
  const each = cases.map(
    ({ start, ratioChangePct }) => `${formatPercentChange(ratioChangePct, 0)} (${dayMonthYear(start)})`,
  );
  return `${name}: ${each.length === 0 ? 'no entry is old enough' : each.join(', ')}.`;
}

function meanWords({ cases, ratioMeanPct, ratioMeanLowPct, ratioMeanHighPct, ratioMedianPct }: ForwardMeans): string {
  const interval =
    ratioMeanLowPct === null || ratioMeanHighPct === null
      ? ''
      : ` (95 %: ${formatPercentChange(ratioMeanLowPct)} to ${formatPercentChange(ratioMeanHighPct)})`;
  return `${formatPercentChange(ratioMeanPct ?? NaN)} on average over ${plural(cases, 'entry', 'entries')}${interval}, half of them above ${formatPercentChange(ratioMedianPct ?? NaN)}`;
}

function baseWords({ ratioMedianPct, ratioMeanPct }: ForwardMeans): string {
  if (ratioMedianPct === null || ratioMeanPct === null) return '';
  return ` From all days: ${formatPercentChange(ratioMeanPct)} on average, half of them above ${formatPercentChange(ratioMedianPct)}.`;
}
