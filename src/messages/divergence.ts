import { clockOf } from '../market/clock.ts';
import { plainName } from '../market/known-markets.ts';
import type { DivergenceReport } from '../reports/divergence.ts';
import { chanceSentence, verdictSentence, widerThanWords } from './chance.ts';
import { capitalised, formatNumber, formatPercent, formatSigned, plural } from './format.ts';

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
  const [one, other] = [plainName(subject), plainName(benchmark)];
  const moves = `${one} ${formatSigned(a, 1)}, ${other} ${formatSigned(b, 1)} times its usual move`;
  return `${madeWords(a, b, one, other)}: ${moves}.`;
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
