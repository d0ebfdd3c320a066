import { pattern } from './lexicon/furniture.ts';
import type { Item } from './text.ts';

/** Lengths of time as a text counts them: "three weeks", "half a year", "months". */

/** Rows a length of time is counted in when it is read, of a year of 252. */
export const sessionsPer = {
  day: 1,
  week: 5,
  month: 21,
  quarter: 63,
  year: 252,
  decade: 2520,
  century: 25_200,
  fortnight: 10,
  generation: 6300,
};

const yearsPer = {
  day: 1 / 252,
  week: 1 / 52,
  month: 1 / 12,
  quarter: 0.25,
  year: 1,
  decade: 10,
  century: 100,
  fortnight: 2 / 52,
  generation: 25,
};

type Unit = keyof typeof sessionsPer;

/** The units of time by the words for them. */
export const unitOf: Readonly<Record<string, Unit>> = {
  day: 'day', days: 'day', session: 'day', sessions: 'day', d: 'day', week: 'week', weeks: 'week', w: 'week', wk: 'week', month: 'month',
  months: 'month', mo: 'month', mos: 'month', m: 'month', quarter: 'quarter', quarters: 'quarter', year: 'year', years: 'year', y: 'year',
  decade: 'decade', decades: 'decade', century: 'century', fortnight: 'fortnight', fortnights: 'fortnight', generation: 'generation',
}; // prettier-ignore

const between = new Set([
  'trading',
  'calendar',
  'full',
  'whole',
  'long',
  'business',
  'market',
  'short',
  'good',
  'rolling',
]);

// prettier-ignore
const rates: Readonly<Record<string, Unit>> = {
  daily: 'day',
  weekly: 'week',
  fortnightly: 'fortnight',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
};

const inARow = new Set(['straight', 'consecutive', 'successive', 'running']);

/** An item in place of some words, and how many words it takes; nothing where they are no such item. */
export type Found = readonly [item: Item, length: number] | undefined;

/** "By a point", "a couple of points ahead". */
export function pointsAt(items: readonly Item[], at: number): [number, number] | null {
  const [next, third] = [items[at + 1]?.word ?? '', items[at + 2]?.word ?? ''];
  if (next === 'couple')
    return /^(?:points|%|percentage)$/.test(items[at + (third === 'of' ? 3 : 2)]?.word ?? '')
      ? [2, third === 'of' ? 3 : 2]
      : null;
  const isSize =
    /^(?:by|within)$/.test(items[at - 1]?.word ?? '') ||
    /^(?:ahead|behind|clear|better|worse|more|in|above|below)$/.test(third);
  return next === 'point' && isSize ? [1, 1] : null;
}

/** "Three weeks", "two and a half years", "ten straight sessions": a count and its unit. */
export function duration(items: readonly Item[], at: number, end: number, count: number): Found {
  let last = end;
  const half = items[last]?.word === 'and' && items[last + 1]?.word === 'a' && items[last + 2]?.word === 'half' ? 3 : 0;
  last += half;
  if (/^(?:year|yr|y)$/.test(items[last]?.word ?? '') && items[last + 1]?.name === 'TLT')
    return count >= 20 ? made(items, at, last + 1, { kind: 'word', word: 'the' }) : undefined; // "20-year Treasuries"
  const isStreak = inARow.has(items[last]?.word ?? '');
  while (between.has(items[last]?.word ?? '') || inARow.has(items[last]?.word ?? '')) last++;
  const unit = unitOf[items[last]?.word ?? ''];
  if (unit === undefined || (items[last]!.word.length === 1 && items[last]!.from !== items[end - 1]!.to))
    return undefined;
  const after =
    /^(?:and)$/.test(items[last + 1]?.word ?? '') && items[last + 2]?.word === 'a' && items[last + 3]?.word === 'half';
  const row = items[last + 1]?.word === 'in' && items[last + 2]?.word === 'a' && items[last + 3]?.word === 'row';
  const total = count + (half > 0 || after ? 0.5 : 0);
  const streak = isStreak || row || /^(?:running|straight)$/.test(items[last + 1]?.word ?? '');
  return lasting(items, at, last + 1 + (after || row ? 3 : 0), total, streak ? 'streak' : unit, unit);
}

function lasting(items: readonly Item[], at: number, end: number, count: number, label: string, unit: Unit): Found {
  const years = Number((count * yearsPer[unit]).toFixed(4));
  return made(items, at, end, {
    kind: 'duration',
    amount: count,
    unit: label,
    sessions: Math.round(count * sessionsPer[unit]),
    years,
  });
}

/** "A year and a half", "half a year", "a decade", "months", "multi-year", "monthly", "a couple of years". */
export function vagueDuration(items: readonly Item[], at: number): Found {
  const [word, next, third] = [0, 1, 2].map((i) => items[at + i]?.word ?? '') as [string, string, string];
  if (/^(?:over|on)$/.test(next) && third === word && /^(?:week|month|quarter|year)$/.test(word))
    return lasting(items, at, at + 3, 1, unitOf[word]!, unitOf[word]!);
  const isOfReturns = /^(?:log|returns|changes|closes|data)$/.test(next) || (word === 'daily' && dailyOf.test(next));
  if (Object.hasOwn(rates, word) && !isOfReturns) return lasting(items, at, at + 1, 1, rates[word]!, rates[word]!);
  if (word === 'couple') return counted(items, at, at + (next === 'of' ? 2 : 1), 2);
  if (/^(?:a|an|one|single)$/.test(word)) {
    if (next === 'couple' && pointsAt(items, at)) return undefined;
    if (next === 'couple' || next === 'few' || next === 'dozen')
      return counted(items, at, at + (third === 'of' ? 3 : 2), { couple: 2, few: 3, dozen: 12 }[next]);
    if (next === 'quarter' && third === 'century') return lasting(items, at, at + 3, 25, 'year', 'year');
    if (next === 'quarter' && third === 'of')
      return items[at + 4]?.word === 'century' ? lasting(items, at, at + 5, 25, 'year', 'year') : undefined;
    const isShare =
      next === 'quarter' &&
      (items[at - 1]?.kind === 'market' ||
        /^(?:lower|higher|cheaper|dearer|below|under|beneath|off)$/.test(third) ||
        shareBefore.test(items[at - 1]?.word ?? ''));
    return isShare ? undefined : duration(items, at, at + 1, 1);
  }
  if (word === 'half' && !/^(?:week|day|month|weeks)$/.test(next) && items[at - 1]?.word !== 'than')
    return counted(items, at, at + (/^(?:a|an|of)$/.test(next) ? 2 : 1), 0.5);
  if (word === 'multi' && unitOf[next]) return lasting(items, at, at + 2, 2, unitOf[next], unitOf[next]);
  if (word === 'quarter' && next === 'of' && third === 'a' && items[at + 3]?.word === 'year')
    return lasting(items, at, at + 4, 1, 'quarter', 'quarter');
  if (word === 'quarter' && next === 'century') return lasting(items, at, at + 2, 25, 'year', 'year');
  if (isSingular(items, at)) return duration(items, at, at, 1);
  const isBare = /^(?:weeks|months|years|decades|days|quarters)$/.test(word);
  return isBare ? made(items, at, at + 1, { kind: 'duration', ...vague(unitOf[word]!), vague: true }) : undefined;
}

const dailyOf = /^(?:return|change|moves|swings|gyrations|close|finish|settlement|print|correlation|rolling)$/;

/** After which "a quarter" is 25 %: "bullion sheds a quarter". */
const shareBefore = pattern('')`
  ^(?:by|about|against|almost|nearly|roughly|than|versus|vs|around|down|up|even|fell|fallen|rose|sank|slid|lost|losing
  |(?:shed|lose|drop|fall|slide|sink|slump|tumble|plunge|gain|add|rise|climb|jump|surge|advance)(?:e?s|e?d|ped)?)$`;

const beforeUnit = /^(?:past|last|previous|trailing|prior|preceding|latest|worst|best|weakest|strongest|rolling)$/;

/** "The past month", "its worst quarter", "over the month". */
function isSingular(items: readonly Item[], at: number): boolean {
  const [unit, before] = [items[at]!.word, items[at - 1]?.word ?? ''];
  if (!/^(?:day|week|month|quarter|year|decade|fortnight|session)$/.test(unit)) return false;
  return beforeUnit.test(before) || (before === 'the' && /^(?:over|on|for|during|in)$/.test(items[at - 2]?.word ?? ''));
}

const counted = (items: readonly Item[], at: number, end: number, count: number): Found =>
  duration(items, at, end, count);

const vague = (unit: Unit): Partial<Item> => ({
  amount: 2,
  unit,
  sessions: 2 * sessionsPer[unit],
  years: Number((2 * yearsPer[unit]).toFixed(4)),
});

/** One item in place of the words from `at` up to `end`. */
export function made(items: readonly Item[], at: number, end: number, rest: Partial<Item> & Pick<Item, 'kind'>): Found {
  const [first, last] = [items[at]!, items[end - 1]!];
  const word = items.slice(at, end).map((item) => item.word).join(' '); // prettier-ignore
  return [{ word, from: first.from, to: last.to, glued: first.glued, ...rest }, end - at];
}
