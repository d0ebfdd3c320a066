import { epochDay, lastOfMonth, monthsLater as later } from '../market/calendar-days.ts';
import { monthNames, ordinals, partsOfDecade } from './lexicon/well-known.ts';
import type { Item } from './text.ts';

/** Dates with their day, month, quarter or year as written: "2024-03-05", "5 March", "Q3 2024", "the 1990s". */

/** A period as its first day in the form it was named and its last day, how many words it took, and where it begins if not there. */
export type Period = readonly [since: string, until: string, length: number, start?: string | undefined] | undefined;

/** The word at a place; empty where a figure, a sign or nothing stands. */
export const word = (items: readonly Item[], at: number): string => (items[at]?.kind === 'word' ? items[at].word : '');

/** "Last year's fourth quarter", "2025 Q2": a quarter or a half of the year before it. */
export function withQuarter(items: readonly Item[], at: number, period: Period): Period {
  if (period?.[0].length !== 4) return period;
  const possessive = items[at + period[2]]?.word === "'s" ? 1 : 0;
  const { start, months: length, words } = quarterWords(items, at + period[2] + possessive);
  if (words === 0) return period;
  const since = `${period[0]}-${two(start)}`;
  return [since, lastOfMonth(later(since, length - 1)), period[2] + possessive + words];
}

/** "2026-02-05", "2026-02", "30/06/2024". */
export function isoAt(items: readonly Item[], at: number): Period {
  const written = word(items, at);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return epochDay(written) >= 0 ? [written, written, 1] : undefined;
  const slashed = slashedDay(items, at);
  if (slashed) return [slashed, slashed, 5];
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(written) ? [written, lastOfMonth(written), 1] : undefined;
}

/** "30/06/2024" and "6/30/2024"; "5/6/2024" is two days in two countries, so none. */
function slashedDay(items: readonly Item[], at: number): string | undefined {
  const [first, second, year] = [0, 2, 4].map((step) => word(items, at + step)) as [string, string, string];
  if (items[at + 1]?.word !== '/' || items[at + 3]?.word !== '/' || !isYear(year)) return undefined;
  if (![first, second].every((part) => /^\d{1,2}$/.test(part))) return undefined;
  const [low, high] = [Number(first), Number(second)].toSorted((a, b) => a - b) as [number, number];
  const date = `${year}-${two(low)}-${two(high)}`;
  return (high > 12 || low === high) && epochDay(date) >= 0 ? date : undefined;
}

/** "5 February 2026", "Feb. 5", "the 5th of February". */
export function dayAndMonth(items: readonly Item[], at: number, asOf: string): Period {
  const of = word(items, at + 1) === 'of' ? 1 : 0;
  const nth = word(items, at - 2) === 'since' ? -1 : ordinals.indexOf(word(items, at));
  const day = dayNumber(word(items, at)) || of * (nth + 1); // "on the first of August"
  const month = monthNames.get(word(items, at + 1 + of));
  if (day > 0 && month !== undefined) return dated(items, at, at + 2 + of, month, day, asOf);
  const first = monthNames.get(word(items, at));
  const second = dayNumber(word(items, at + 1));
  const isCount = /^(?:%|pct|points?|days|sessions|weeks|months|years)$/.test(word(items, at + 2));
  return first !== undefined && second > 0 && !isCount ? dated(items, at, at + 2, first, second, asOf) : undefined;
}

/** "5", "21st" as a day of a month; 0 where it is none. */
export function dayNumber(written: string): number {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(written);
  return day && Number(day[1]) <= 31 ? Number(day[1]) : 0;
}

function dated(items: readonly Item[], at: number, end: number, month: number, day: number, asOf: string): Period {
  const [year, length] = yearAfter(items, end, asOf);
  const rest = `-${two(month)}-${two(day)}`;
  const date = year === undefined ? latest(rest, asOf) : year + rest;
  return epochDay(date) >= 0 ? [date, date, end - at + length] : undefined;
}

/** A year that follows, with "of", a comma or an apostrophe before it; "of last year". */
export function yearAfter(items: readonly Item[], at: number, asOf: string): [string | undefined, number] {
  const between = /^(?:,|of|'|in)$/.test(items[at]?.word ?? '') ? 1 : 0;
  const written = items[at + between]?.word ?? '';
  const [which, unit] = [written, word(items, at + between + 1)];
  if (unit === 'year' && /^(?:last|this|the)$/.test(which) && items[at]?.word !== ',')
    return [String(Number(asOf.slice(0, 4)) - (which === 'last' ? 1 : 0)), between + 2];
  if (isYear(written)) return [written, between + 1];
  const isShort = items[at]?.word === "'" && /^\d\d$/.test(written);
  return isShort ? [`20${written}`, 2] : [undefined, 0];
}

/** "Q3 2024", "the second half", "the June quarter of last year". */
export function quarterAt(items: readonly Item[], at: number, asOf: string): Period {
  const { start, months: length, words } = quarterWords(items, at);
  if (words === 0) return undefined;
  const fiscal = /^(?:fy|fiscal|calendar)$/.test(word(items, at + words)) ? 1 : 0;
  const [year, more] = yearAfter(items, at + words + fiscal, asOf);
  const since = year === undefined ? latest(`-${two(start)}`, asOf) : `${year}-${two(start)}`;
  return [since, lastOfMonth(later(since, length - 1)), words + fiscal + more];
}

const quarterHeads = new Set([...'q1 q2 q3 q4 h1 h2 final closing back latter opening front'.split(' '), ...ordinals]);

function quarterWords(items: readonly Item[], at: number): { start: number; months: number; words: number } {
  const [first, second] = [word(items, at), word(items, at + 1)];
  if (second !== 'quarter' && !quarterHeads.has(first)) return { start: 0, months: 0, words: 0 };
  const short = /^(?:q([1-4])|h([12]))$/.exec(first);
  if (short?.[1]) return { start: Number(short[1]) * 3 - 2, months: 3, words: 1 };
  if (short) return { start: Number(short[2]) * 6 - 5, months: 6, words: 1 };
  const endsIn = second === 'quarter' ? (monthNames.get(first) ?? 0) : 0; // "the June quarter"
  if (endsIn > 0 && endsIn % 3 === 0) return { start: endsIn - 2, months: 3, words: 2 };
  const isNamed = /^(?:the|its|this|'s)$/.test(items[at - 1]?.word ?? ''); // "clawed back half of it" is no half-year
  const isEnd = /^(?:final|closing)$/.test(first) || (isNamed && /^(?:back|latter)$/.test(first));
  const isStart = first === 'opening' || (isNamed && first === 'front');
  const nth = ordinals.indexOf(isEnd ? (second === 'half' ? 'second' : 'fourth') : isStart ? 'first' : first);
  if (nth >= 0 && nth < 4 && second === 'quarter') return { start: nth * 3 + 1, months: 3, words: 2 };
  return nth >= 0 && nth < 2 && second === 'half'
    ? { start: nth * 6 + 1, months: 6, words: 2 }
    : { start: 0, months: 0, words: 0 };
}

/** "2024", "fiscal 2024", "FY24", "the early 1990s". */
export function yearAt(items: readonly Item[], at: number): Period {
  const lead = /^(?:calendar|fiscal|year|fy)$/.test(word(items, at)) ? 1 : 0;
  const decade = /^(?:the)?((?:19[6-9]|20[0-2])0)s$/.exec(word(items, at) + (word(items, at + 1) === 's' ? 's' : ''));
  const [first, last] = partsOfDecade[word(items, at - (word(items, at - 1) === '-' ? 2 : 1))] ?? [0, 9];
  if (decade)
    return [`${Number(decade[1]) + first}`, `${Number(decade[1]) + last}-12-31`, word(items, at + 1) === 's' ? 2 : 1];
  const fiscal = /^fy(\d\d)$/.exec(word(items, at));
  if (fiscal) return [`20${fiscal[1]!}`, `20${fiscal[1]!}-12-31`, 1];
  if (items[at - 1]?.word === '/') return undefined; // of a day nobody can tell
  const written = word(items, at + lead);
  const isCount = /^(?:sessions?|days?|weeks?|months?|points?|%|trading|times)$/.test(word(items, at + lead + 1));
  return isYear(written) && !isCount ? [written, `${written}-12-31`, lead + 1] : undefined;
}

const isYear = (written: string): boolean => /^(?:19[6-9]\d|20[0-4]\d)$/.test(written);

/** The last time a day or a month of the year came round, with its year. */
export const latest = (rest: string, asOf: string): string =>
  `${Number(asOf.slice(0, 4)) - Number(asOf.slice(0, 4) + rest > asOf)}${rest}`;

/** Two digits. */
export const two = (number: number): string => String(number).padStart(2, '0');
