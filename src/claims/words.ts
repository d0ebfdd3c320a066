import { type Chance, chanceOfGap } from '../analytics/verdict.ts';
import { plainName } from '../market/known-markets.ts';
import { capitalised, formatNumber } from '../messages/format.ts';
import type { Claim, Comparator, SaidSize } from './claim.ts';
import type { Direction, PairEvidence, RankEvidence, Stretch } from './pair-evidence.ts';

// The small words answers are made of: names, amounts, stretches of time, chances.

/** Both markets as people call them. */
export interface PairNames {
  readonly subject: string;
  readonly benchmark: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The names of a pair, the fund named where it stands in for an index. */
export function namesOf({ aligned: { pair } }: Pick<PairEvidence, 'aligned'>): PairNames {
  return { subject: plainName(pair.subject), benchmark: plainName(pair.benchmark) };
}

/** A size in whole numbers from ten on: `52`, `8.2`. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return size >= 9.95 ? Math.round(size).toString() : size.toFixed(1);
}

/** `Ethereum fell 44 %`. */
export function movedWords(name: string, pct: number): string {
  if (Math.abs(pct) < 0.05) return `${name} did not move`;
  return `${name} ${pct < 0 ? 'fell' : 'rose'} ${amount(pct)} %`;
}

/** `60 trading days`, `60 days` where both trade every day. */
export function daysWords(rows: number, everyDay: boolean): string {
  const unit = everyDay ? 'day' : 'trading day';
  return `${rows} ${unit}${rows === 1 ? '' : 's'}`;
}

/** `in 60 trading days`, `in 2025`, `since the start of 2026`, `since 15 March 2025`. */
export function saidStretchWords(
  claim: Pick<Claim, 'since' | 'asOf'>,
  stretch: Stretch,
  { dates, everyDay }: PairEvidence,
): string {
  if (stretch.said !== 'period') return `in ${daysWords(stretch.rows, everyDay)}`;
  const { since, asOf } = claim;
  const start = dayWords(since!);
  if (asOf === null) return since!.length === 4 ? `since the start of ${since!}` : `since ${start}`;
  if (since!.length === 7 && asOf.slice(0, 4) === since!.slice(0, 4) && isEndOf(asOf, asOf.slice(0, 7))) {
    return since === asOf.slice(0, 7) ? `in ${start}` : `from ${start.split(' ')[0]!} to ${monthWords(asOf)}`;
  }
  const whole = since!.length < 10 && asOf.startsWith(since!) && isEndOf(asOf, since!);
  if (since === asOf) return `on ${start}`;
  const from = since!.length === 4 ? `the start of ${start}` : start;
  return whole ? `in ${start}` : `from ${from} to ${dayWords(dates.at(-1)!)}`;
}

function isEndOf(day: string, period: string): boolean {
  if (period.length === 4) return day.endsWith('-12-31');
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
}

/** `2025`, `March 2025` or `15 March 2025`. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-');
  const named = month === undefined ? year! : `${MONTHS[Number(month) - 1] ?? month} ${year!}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

/** `March 2024`. */
export function monthWords(date: string): string {
  return dayWords(date.slice(0, 7));
}

/** How far back a superlative reaches: `since March 2022`, `in 5 years`, `on record`. */
export function reachWords({ superlative, since, years }: Claim): string {
  if (superlative === 'record') return 'on record';
  if (since !== null) return `since ${dayWords(since)}`;
  const [count, unit] = (years ?? 0) >= 1 ? [years!, 'year'] : [Math.max(1, Math.round(12 * (years ?? 0))), 'month'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `98 of 100 days`, never all and never none of them while something is on the other side. */
export function ofHundredDays(percentile: number): string {
  if (percentile >= 100) return 'all earlier days';
  if (percentile > 99) return '99 of 100 days';
  return percentile < 1 ? 'hardly any day' : `${Math.floor(percentile + 1e-9)} of 100 days`;
}

/** `1 day in 20`. */
export function oneDayIn(chance: number): string {
  if (chance > 0.7) return 'most days';
  if (chance > 0.4) return 'every other day';
  if (chance < 1 / 500) return 'less than 1 day in 500';
  return `about 1 day in ${roundNumber(1 / chance)}`;
}

/** `1 pair in 5`. */
function onePairIn(chance: number): string {
  if (chance > 0.6) return 'most pairs';
  return chance > 0.4 ? 'every other pair' : `about 1 pair in ${roundNumber(1 / chance)}`;
}

function roundNumber(value: number): number {
  if (value < 20) return Math.round(value);
  return value < 100 ? 5 * Math.round(value / 5) : 50 * Math.round(value / 50);
}

/**
 * How often chance alone opens so wide a gap, or one so far in the direction that is claimed: one measure, one window.
 */
export function chanceOfGapWords(
  standing: RankEvidence,
  rows: number,
  { everyDay, dates }: Pick<PairEvidence, 'everyDay' | 'dates'>,
  direction: Direction,
): string | null {
  const { word, since } = standing;
  const percentile = direction === null ? standing.absPercentile : towards(standing.signedPercentile);
  if (word === null || percentile === null || since === null) return null;
  const usual = `For how much this pair usually moves in ${daysWords(rows, everyDay)}`;
  const wide = direction === null ? 'that is a wider gap' : `that is further ${direction}`;
  const plain = Math.max(1 - percentile / 100, 1e-4);
  const chance = oneDayIn((direction === null ? chanceOfGap(percentile, rows, dates.length)?.perDay : null) ?? plain);
  return `${usual}, ${wide} than on ${ofHundredDays(percentile)} since ${monthWords(since)}. Chance alone does this on ${chance}.`;
}

/** The percentile in the direction a value has itself. */
export function towards(signedPercentile: number | null): number | null {
  return signedPercentile === null ? null : Math.max(signedPercentile, 100 - signedPercentile);
}

/** How often chance alone makes so many measures say so. */
export function chanceOfManyWords(chance: Chance | null): string {
  if (chance === null) return '';
  const rare = `${oneDayIn(chance.perDay)}, and at least once in a year to ${onePairIn(chance.withinYear)}`;
  return `chance alone gives as many on ${rare}`;
}

/** How a size is meant, before its number. */
export const comparatorWords: Readonly<Record<Comparator, string>> = {
  'at-least': 'at least ',
  'more-than': 'more than ',
  'just-over': 'a little over ',
  'at-most': 'at most ',
  'less-than': 'less than ',
  almost: 'almost ',
  about: '',
};

/** The unit of a size, after its number. */
export const unitsOf: Readonly<Record<SaidSize['of'], string>> = {
  gapPp: ' points',
  gapPct: ' %',
  subjectPct: ' %',
  benchmarkPct: ' %',
  ratioPct: ' %',
  ratio: '',
  flowPct: ' %',
  correlation: '',
  multiple: ' times',
  sigma: ' sigma',
};

/** `Ethereum: said at least 10 % up, was 23.7 % up: holds`. */
export function partWords(
  what: string,
  said: SaidSize | { readonly direction: 'up' | 'down' | 'flat' },
  actual: number,
  holds: boolean,
): string {
  const end = holds ? 'holds' : 'does not hold';
  const size = 'direction' in said ? `said ${said.direction}` : `said ${saidWords(said)}`;
  const was = 'direction' in said ? wentWords(actual, ' %') : wasWords(said, actual);
  return `${capitalised(what)}: ${size}, was ${was}: ${end}`;
}

/** `at least 10 %`, with its direction where it has one. */
export function saidWords({ value, comparator, of }: SaidSize): string {
  if (of === 'correlation') return `${comparatorWords[comparator]}${formatNumber(value, 2)}`;
  if (of === 'ratio') return `${comparatorWords[comparator]}${value}`;
  const way = of === 'subjectPct' || of === 'benchmarkPct' ? (value < 0 ? ' down' : ' up') : '';
  return `${comparatorWords[comparator]}${Number(Math.abs(value).toFixed(1))}${unitsOf[of]}${way}`;
}

function wasWords({ of, value }: SaidSize, actual: number): string {
  if (Number.isNaN(actual)) return 'not measurable';
  if (of === 'correlation') return formatNumber(actual, 2);
  if (of === 'ratio') return String(Number(actual.toPrecision(3)));
  if (of === 'subjectPct' || of === 'benchmarkPct') return wentWords(actual, unitsOf[of]);
  const wrongWay = actual < 0 !== value < 0;
  return `${Math.abs(actual).toFixed(1)}${unitsOf[of]}${wrongWay ? ' the other way' : ''}`;
}

function wentWords(actual: number, unit: string): string {
  return `${Math.abs(actual).toFixed(1)}${unit} ${actual < 0 ? 'down' : 'up'}`;
}

/** The most a first line may hold. */
const [MOST_WORDS, MOST_NUMBERS] = [25, 4];

/** What is left for the figures beside a verdict word of a few words. */
const MOST_REASON_WORDS = 20;

/** Names with numbers in them count as words: the Russell 2000, the S&P 500, the Nasdaq-100. */
const numberedNames = /(?:Russell |S&P |Nasdaq-?)\d+|20\+ Year|10-year/g;

const numbers = /\d[\d.,]*/g;

/**
 * How many words and numbers does a sentence ask a reader to take in? "98 of 100" is one number, "March 2024" too.
 *
 * @example lengthOf('52 points apart: wider than on 98 of 100 days'); // => { words: 10, numbers: 2 }
 */
export function lengthOf(sentence: string): { readonly words: number; readonly numbers: number } {
  const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const counted = sentence.replace(numberedNames, 'name').replace(/(\d+) of (\d+)/g, '$1');
  const days = counted.replace(/\b\d{1,2} (?=(?:[A-Z][a-z]+) \d{4}\b)/g, '');
  return { words, numbers: days.match(numbers)?.length ?? 0 };
}

/** Whether a sentence can stand in the first line. */
export function fitsFirstLine(sentence: string): boolean {
  const { words, numbers: count } = lengthOf(sentence);
  return words <= MOST_WORDS && count <= MOST_NUMBERS;
}

/** The first of these that leaves room for a verdict word; the last where none does. */
export function shortest(choices: readonly [string, ...string[]]): string {
  const fitting = choices.find((choice) => {
    const { words, numbers: count } = lengthOf(choice);
    return words <= MOST_REASON_WORDS && count <= MOST_NUMBERS;
  });
  return fitting ?? choices.at(-1)!;
}
