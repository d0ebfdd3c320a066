import type { Chance, VerdictWord } from '../analytics/verdict.ts';
import { daysOf100 } from './format.ts';
import { fmt, msg, type Text } from './text.ts';

/** Below this a chance is only said to be smaller: the table ends there. */
const SMALLEST = 0.002;

/** The verdict as a sentence of its own: `Unusual.` A record is named as what it is. */
export function verdictSentence(verdict: VerdictWord | null): Text {
  return msg(verdict === null ? 'verdict.tooShort' : `verdict.${verdict}`);
}

/**
 * Where a percentile stands, in days: `wider than on 92 of 100 days since Nov 2018`.
 *
 * Rounded down, so that a figure never looks like the next word's: 89.9 is 89 of 100 and ordinary.
 *
 * @param absPercentile 0 to 100.
 * @param since The first day compared with, `YYYY-MM-DD`.
 * @param recordAbs No earlier day was as wide.
 */
export function widerThanWords(rank: {
  readonly absPercentile: number;
  readonly recordAbs: boolean | null;
  readonly since: string;
}): Text {
  const since = fmt.month(rank.since);
  if (rank.recordAbs === true) return msg('verdict.widerThanAnyDay', { since });
  return msg('verdict.widerThanDays', { days: daysOf100(rank.absPercentile), since });
}

/** The verdict where a word stands alone, in a table or a caption. */
export function verdictText(verdict: VerdictWord | null): Text {
  if (verdict === null) return msg('verdict.tooLittleWord');
  return msg(verdict === 'record' ? 'charts.record' : `verdict.${verdict}Word`);
}

/**
 * How often chance alone does it, as a sentence of its own: `Chance alone does this on about 1 day in 20, and at least once
 * in a year to about 1 pair in 5.`
 *
 * @param chance On one day, and at least once within 252 rows.
 * @param everyDay True where rows are days: 252 of them are no year.
 */
export function chanceSentence(chance: Chance, everyDay = false): Text {
  return msg('verdict.chance', chanceArgs(chance, everyDay));
}

/** The same as the end of a sentence. */
export function chanceClause(chance: Chance, everyDay: boolean): Text {
  return msg('multiverse.chance', chanceArgs(chance, everyDay));
}

/** How often chance does it, by the day alone: `about 1 day in 9`. */
export function chancePerDay({ perDay }: Pick<Chance, 'perDay'>): Text {
  return shareText(perDay, 'day');
}

function chanceArgs({ perDay, withinYear }: Chance, everyDay: boolean) {
  return { day: shareText(perDay, 'day'), pair: shareText(withinYear, 'pair'), everyDay };
}

/** Shares above a half in words, each from half-way to the one below. */
const OFTEN = [
  [0.85, 9, 10],
  [0.775, 4, 5],
  [0.71, 3, 4],
  [0.6, 2, 3],
] as const;

/** `about 1 day in 20`; a share near a half or above is said in words, one beyond the table as an upper bound. */
function shareText(share: number, one: 'day' | 'pair'): Text {
  if (share >= 0.93) return msg('verdict.nearlyEvery', { one });
  const often = OFTEN.find(([from]) => share >= from);
  if (often !== undefined) return msg('verdict.someIn', { one, some: often[1], of: often[2] });
  if (share >= 0.42) return msg('verdict.everySecond', { one });
  if (share <= SMALLEST * 1.0001) return msg('verdict.atMostOneIn500', { one });
  return msg('verdict.aboutOneIn', { one, many: fmt.count(rounded(1 / share)) });
}

/** One digit where the number is small, two from 100 on half a step: what a table of simulations can bear. */
function rounded(oneIn: number): number {
  const step = oneIn < 15 ? 1 : oneIn < 100 ? 5 : 50;
  return Math.max(step, Math.round(oneIn / step) * step);
}

/**
 * How is a p-value said?
 *
 * A p that rounds to nothing would read as certainty, so it is said to be below the last place shown.
 *
 * @param p From 0 to 1.
 * @returns `p = 0.14`, `p < 0.01` or `p > 0.99`; next to 0.05, where what is said of it turns, on which side it lies.
 */
export function pWords(p: number): Text {
  if (p < 0.01) return msg('verdict.pBelow', { bound: fmt.number(0.01, 2) });
  if (p > 0.99) return msg('verdict.pAbove', { bound: fmt.number(0.99, 2) });
  if (p.toFixed(2) !== '0.05' || p === 0.05) return msg('verdict.pIs', { p: fmt.number(p, 2) });
  return msg(p < 0.05 ? 'verdict.pJustBelow' : 'verdict.pJustAbove', { bound: fmt.number(0.05, 2) });
}

/** Two noises that differ by more than this are both said. */
const MUCH_APART = 1.2;

/** Whether noise in blocks is so far from noise of single days that both are to be said. */
export function areMuchApart(single: number | null, inBlocks: number | null): boolean {
  if (single === null || inBlocks === null) return false;
  return Math.max(single, inBlocks) > MUCH_APART * Math.min(single, inBlocks);
}

/**
 * One figure of noise made of single days, and beside it the same of noise in which stretches of about 20 days stay
 * together, where the two differ by more than a fifth: the truth is then no surer than the two are apart.
 *
 * @param single From days in random order; null where unknown.
 * @param inBlocks From blocks; null where unknown.
 * @param said How one figure is worded.
 * @returns `6 (15 where stretches of about 20 days stay together)`.
 * @see ANALYTICS.md 4c
 */
export function twoNoises(single: number | null, inBlocks: number | null, said: (value: number) => Text): Text {
  if (single === null) return msg('verdict.unknown');
  if (inBlocks === null || !areMuchApart(single, inBlocks)) return said(single);
  return msg('verdict.twoNoises', { single: said(single), blocks: said(inBlocks) });
}
