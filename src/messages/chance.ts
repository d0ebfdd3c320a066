import type { Chance, VerdictWord } from '../analytics/verdict.ts';
import { daysOf100, formatCount, monthAndYear } from './format.ts';

/** Below this a chance is only said to be smaller: the table ends there. */
const SMALLEST = 0.002;

/** The verdict as a sentence of its own: `Unusual.` A record is named as what it is. */
export function verdictSentence(verdict: VerdictWord | null): string {
  switch (verdict) {
    case null:
      return 'Too short to judge.';
    case 'ordinary':
      return 'Ordinary.';
    case 'unusual':
      return 'Unusual.';
    case 'rare':
      return 'Rare.';
    case 'record':
      return 'A record.';
  }
}

/**
 * Where a percentile stands, in days: `wider than on 92 of 100 days since Nov 2018`.
 *
 * Rounded down, so that a figure never looks like the next word's: 89.9 is 89 of 100 and ordinary.
 *
 * @param absPercentile 0 to 100.
 * @param since The first day compared with, `YYYY-MM-DD`.
 * @param recordAbs No earlier day was as wide.
 * @example widerThanWords({ absPercentile: 92.4, recordAbs: false, since: '2018-11-09' }); // => 'wider than on 92 of 100 days since Nov 2018'
 */
export function widerThanWords(rank: {
  readonly absPercentile: number;
  readonly recordAbs: boolean | null;
  readonly since: string;
}): string {
  const since = `since ${monthAndYear(rank.since)}`;
  if (rank.recordAbs === true) return `wider than on any day ${since}`;
  return `wider than on ${daysOf100(rank.absPercentile)} days ${since}`;
}

/**
 * How often chance alone does it, as a sentence of its own.
 *
 * @param chance On one day, and at least once within 252 rows.
 * @param everyDay True where rows are days: 252 of them are no year.
 * @example chanceSentence({ perDay: 0.05, withinYear: 0.2 }); // => 'Chance alone does this on about 1 day in 20, and at least once in a year to about 1 pair in 5.'
 */
export function chanceSentence({ perDay, withinYear }: Chance, everyDay = false): string {
  const within = everyDay ? 'in 252 days' : 'in a year';
  return `Chance alone does this on ${shareWords(perDay, 'day')}, and at least once ${within} to ${shareWords(withinYear, 'pair')}.`;
}

/** `about 1 day in 20`; a share near a half or above is said in words, one beyond the table as an upper bound. */
function shareWords(share: number, one: 'day' | 'pair'): string {
  if (share >= 0.75) return `nearly every ${one}`;
  if (share >= 0.6) return `about 2 ${one}s in 3`;
  if (share >= 0.42) return `about every second ${one}`;
  if (share <= SMALLEST * 1.0001) return `at most 1 ${one} in 500`;
  return `about 1 ${one} in ${formatCount(rounded(1 / share))}`;
}

/** One digit where the number is small, two from 100 on half a step: what a table of simulations can bear. */
function rounded(oneIn: number): number {
  const step = oneIn < 15 ? 1 : oneIn < 100 ? 5 : 50;
  return Math.max(step, Math.round(oneIn / step) * step);
}

/** Two noises that differ by more than this are both said. */
const MUCH_APART = 1.2;

/**
 * One figure of noise made of single days, and beside it the same of noise in which stretches of about 20 days stay
 * together, where the two differ by more than a fifth: the truth is then no surer than the two are apart.
 *
 * @param single From days in random order; null where unknown.
 * @param inBlocks From blocks; null where unknown.
 * @param said How one figure is worded.
 * @example twoNoises(5.9, 15, (value) => value.toFixed(0)); // => '6 (15 where stretches of about 20 days stay together)'
 * @see ANALYTICS.md 4c
 */
export function twoNoises(single: number | null, inBlocks: number | null, said: (value: number) => string): string {
  if (single === null) return 'unknown';
  if (inBlocks === null || Math.max(single, inBlocks) <= MUCH_APART * Math.min(single, inBlocks)) return said(single);
  return `${said(single)} (${said(inBlocks)} where stretches of about 20 days stay together)`;
}
