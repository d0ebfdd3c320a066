import { isAtLeast } from '../analytics/verdict.ts';
import { clockOf } from '../market/calendar-days.ts';
import { plainName } from '../market/known-markets.ts';
import type { DivergenceReport } from '../reports/divergence.ts';
import type { MultiverseReport } from '../reports/multiverse.ts';
import { chanceSentence, verdictSentence, widerThanWords } from './chance.ts';
import {
  capitalised,
  daysOf100,
  formatCount,
  formatNumber,
  formatPercent,
  formatPercentChange,
  formatSigned,
  monthAndYear,
  percentileWords,
  plural,
} from './format.ts';

/** The answer in one line: the verdict, what each leg did, how far apart that is. All of it about one window and day. */
export function divergenceSentence(report: DivergenceReport): string {
  return `${verdictSentence(report.verdict)} ${legsWords(report)}: ${gapWords(report)}.`;
}

/** `Ethereum fell 41 % while the Russell 2000 (IWM) rose 10 % in 60 trading days`. */
function legsWords(report: DivergenceReport): string {
  const { subject, benchmark, legs, everyDay } = report;
  const { subjectReturnPct: first, benchmarkReturnPct: second } = legs;
  const decimals = decimalsThatAdd(report);
  const [one, other] = [first, second].map((returnPct) => movement(returnPct, decimals));
  const joined = Math.sign(first) === Math.sign(second) ? 'and' : 'while';
  return `${capitalised(plainName(subject))} ${one} ${joined} ${plainName(benchmark)} ${other} in ${plural(legs.windowSessions, clockOf({ everyDay }).row)}`;
}

function movement(returnPct: number, decimals: number): string {
  if (Math.abs(returnPct) < 0.05) return 'did not move';
  return `${returnPct > 0 ? 'rose' : 'fell'} ${formatPercent(Math.abs(returnPct), isShownAsZero(returnPct, decimals) ? 1 : decimals)}`;
}

const isShownAsZero = (value: number, decimals: number): boolean => Number(value.toFixed(decimals)) === 0;

/** Whole numbers, where the two moves still differ by what is said to lie between them; else one decimal. */
function decimalsThatAdd({ legs, gap }: Pick<DivergenceReport, 'legs' | 'gap'>): 0 | 1 {
  const apart = Math.round(legs.subjectReturnPct) - Math.round(legs.benchmarkReturnPct);
  const isFine = [gap.simplePp, legs.subjectReturnPct, legs.benchmarkReturnPct].every((value) => Math.abs(value) >= 2);
  return isFine && Math.abs(apart) === Math.round(Math.abs(gap.simplePp)) ? 0 : 1;
}

function gapWords(report: DivergenceReport): string {
  const decimals = decimalsThatAdd(report);
  return `${formatNumber(Math.abs(report.gap.simplePp), decimals)} points apart`;
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
  return [`That is this one gap. Of ${measures} ways of measuring, ${agreeing} ${say[verdict]}.`];
}

/** What is smaller than this shows as 0.0. */
const SMALLEST_SHOWN = 0.05;

/** Which leg made the gap, in one sentence. */
export function legAttributionWords({ legs, subject, benchmark }: DivergenceReport): string {
  if (legs.subjectZ === null || legs.benchmarkZ === null) {
    return 'Which of the two made the gap cannot be said without 252 days on which both moved.';
  }
  const [a, b] = [legs.subjectZ, legs.benchmarkZ];
  const [one, other] = [plainName(subject), plainName(benchmark)];
  const moves = `${one} ${formatSigned(a, 1)}, ${other} ${formatSigned(b, 1)} times its usual move`;
  return `${madeWords(a, b, one, other)}: ${moves}.`;
}

/**
 * By the rule of the report's `driver`: opposite ways both made the gap, the same way the one that went further did. A leg
 * that moved less than half as unusually as the other did little of it.
 */
function madeWords(a: number, b: number, subject: string, benchmark: string): string {
  const [less, more] = [Math.abs(a), Math.abs(b)].sort((one, other) => one - other) as [number, number];
  if (more < SMALLEST_SHOWN) return 'Neither moved';
  const further = Math.abs(a) > Math.abs(b) ? subject : benchmark;
  if (a * b < 0) return `They moved apart, ${apartWords(less, more)} ${further}`;
  if (2 * less < more || less < SMALLEST_SHOWN) return `Mostly ${further} moved`;
  return more - less < SMALLEST_SHOWN
    ? 'Both moved the same way, equally far'
    : `Both moved the same way, ${further} somewhat further`;
}

function apartWords(less: number, more: number): string {
  if (less < SMALLEST_SHOWN) return 'nearly all of it';
  return 2 * less < more ? 'mostly' : 'a little more of it';
}

/** The one line of the multiverse: the verdict, the records, where the middle measure stands. One scope: since the first day. */
export function multiverseSentence(report: MultiverseReport): string {
  const { subject, benchmark, multiverse, judgement } = report;
  const { measures, recordAbs, percentileMedian } = multiverse.firstStart;
  const legs = capitalised(`${plainName(subject)} against ${plainName(benchmark)}`);
  if (percentileMedian === null) return `${legs}: no way of measuring has the 252 days it takes to rank today.`;
  const records = recordAbs === 0 ? 'no record' : plural(recordAbs, 'record');
  if (judgement === null)
    return `${verdictSentence(null)} ${legs} has ${plural(measures, 'way')} of measuring today, ${records}.`;
  return `${verdictSentence(judgement)} ${legs}, measured ${plural(measures, 'way')}: ${records}; half say wider than on ${daysOf100(percentileMedian)} days.`;
}

/** How often chance gets as far, or what a verdict takes. */
export function multiverseChanceWords({ judgement, chance, everyDay, sample }: MultiverseReport): string {
  if (judgement === null || chance === null)
    return `A verdict takes 504 ${everyDay ? 'days' : 'trading days'}; there are ${formatCount(sample.sessions)}.`;
  const rests = judgement === 'record' ? 'So many records at once' : 'Half of the ways this far out at once';
  return `${rests}: ${chanceSentence(chance, everyDay).replace(/^C/u, 'c')}`;
}

/**
 * Why the word of all ways together is not the one `divergence` has for the headline gap; undefined where it is the same,
 * or one of them has none.
 */
export function headlineGapWords({ headline, judgement, everyDay }: MultiverseReport): string | undefined {
  const { verdict, absPercentile, windowSessions } = headline;
  if (judgement === null || verdict === null || absPercentile === null || verdict === judgement) return undefined;
  const alone = `The gap over ${plural(windowSessions, clockOf({ everyDay }).row)} alone is ${nounOf[verdict]} (${widerWords(headline)})`;
  return isAtLeast(judgement, verdict)
    ? `${alone}; all 36 ways together are ${nounOf[judgement]}, because so many of them are seldom this far out at once.`
    : `${alone}; all 36 ways together are ${nounOf[judgement]}, because too few of the others say the same.`;
}

const nounOf = { ordinary: 'ordinary', unusual: 'unusual', rare: 'rare', record: 'a record' } as const;

function widerWords({ recordAbs, absPercentile }: MultiverseReport['headline']): string {
  return recordAbs === true ? 'wider than on any day before' : `wider than on ${daysOf100(absPercentile!)} days`;
}

/** How much the answer depends on where history begins; undefined where nothing could be ranked. */
export function multiverseStartsWords({ multiverse, directionRecord }: MultiverseReport): string | undefined {
  if (multiverse.cells === 0) return undefined;
  const { cells, distinctCells, recordAbs, recordSigned, percentileQ25, percentileQ75 } = multiverse;
  const half = `${percentileWords(percentileQ25 ?? NaN)} to ${percentileWords(percentileQ75 ?? NaN)}`;
  const direction = directionRecord ? ' At least a quarter of them call it a record in that direction.' : '';
  return `Counting history from ${startsWords(multiverse)}: a record in ${recordAbs} of ${plural(cells, 'answer')} (${recordSigned} where only that direction counts), ${distinctCells} of them different; the middle half say wider than on ${half} of 100 days.${direction}`;
}

function startsWords({ byStart }: MultiverseReport['multiverse']): string {
  const years = Object.keys(byStart).map(monthAndYear);
  return years.length < 2 ? (years[0] ?? '') : `${years.slice(0, -1).join(', ')} or ${years.at(-1)!}`;
}

/**
 * What would make the headline gap ordinary: how far each leg alone would have to move today. Undefined where it is
 * ordinary already, or nothing can be said.
 */
export function ordinaryWords({
  ordinary,
  headline,
  subject,
  benchmark,
  everyDay,
}: MultiverseReport): string | undefined {
  const { subjectMovePct, benchmarkMovePct } = ordinary;
  if (headline.verdict === null || headline.verdict === 'ordinary') return undefined;
  if (subjectMovePct === null || benchmarkMovePct === null || subjectMovePct === 0) return undefined;
  const [subjectMove, benchmarkMove] = [subjectMovePct, benchmarkMovePct].map((move) =>
    formatPercentChange(outward(move)),
  );
  return `The gap over 60 ${clockOf({ everyDay }).row}s would be ordinary if ${subject.symbol} moved ${subjectMove} more today with ${benchmark.symbol} unmoved, or ${benchmark.symbol} ${benchmarkMove} with ${subject.symbol} unmoved.`;
}

/** Away from zero to one decimal: a move said smaller than it is would not be enough. */
function outward(movePct: number): number {
  return (Math.sign(movePct) * Math.ceil(Math.abs(movePct) * 10 - 1e-9)) / 10;
}

/** Whether the episodes survive other choices, in one line: `6 gaps this wide; windows 55–65: 5 to 7; …`. */
export function robustnessWords({ robustness }: Pick<MultiverseReport, 'robustness'>): string {
  const { episodes, windows, otherClose } = robustness;
  const { from, to, fewest, most } = windows;
  const counts = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
  const seen = `${plural(episodes, 'wide gap')} (beyond ±2) so far; counted over ${from} to ${to} days instead of 60: ${counts}`;
  if (otherClose === null || otherClose.compared === 0) return `${seen}.`;
  const close = otherClose.sampling === 'close' ? 'at the New York close' : 'at the end of the UTC day';
  return `${seen}; read ${close}: ${otherClose.alsoThere} of ${otherClose.compared} also there.`;
}

/** How cheap a record is: on how many days some definition called one. Undefined where nothing can be ranked. */
export function recordDaysWords({ recordDays }: Pick<MultiverseReport, 'recordDays'>): string | undefined {
  const { share, days, largest } = recordDays;
  if (share === null || largest === null) return undefined;
  const often = `On ${Math.round(100 * share)} of 100 days at least one way calls a record (${formatCount(days)} days)`;
  return `${often}; the most that agreed on any earlier day is ${Math.round(100 * largest)} %.`;
}
