import type { NamedEvent } from './claim.ts';

/** A date, month or year named in a sentence. */
export interface FoundDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
  readonly role:
    /** "since March 2020" */
    | 'since'
    /** "on 5 February 2026", "as of 2026-02-05" */
    | 'day'
    /** "in 2022", "during Q3 2021" */
    | 'period';
  /** Sessions in the month, quarter or year spoken of; null where only its end is. */
  readonly sessions: number | null;
  readonly start: number;
  readonly end: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '(?:19[6-9]\\d|20[0-4]\\d)';
const lead = String.raw`(?<lead>since|as of|as at|on|in|during|through|by|until|of|from|for)? ?(?:at least |around |about |back in |back |early in |late in |the )?(?:(?:start|beginning|end|middle|summer|spring|autumn|fall|winter|close) (?:of )?(?:the )?|early |late |mid )?(?:in )?`;

const iso = new RegExp(String.raw`(?<![@\w])${lead}(?<value>\d{4}-\d{2}(?:-\d{2})?)(?![\w-])`, 'g');
const dayFirst = new RegExp(
  String.raw`(?<![@\w])${lead}(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${month})\b(?: ,)?(?: (?<year>${year})\b)?`,
  'g',
);
const monthFirst = new RegExp(
  String.raw`(?<![@\w])${lead}(?<month>${month}) (?<day>\d{1,2})(?:st|nd|rd|th)?\b(?: ,)?(?: (?<year>${year})\b)?`,
  'g',
);
const monthYear = new RegExp(String.raw`(?<![@\w])${lead}(?<month>${month})(?: of| ,)? (?<year>${year})\b`, 'g');
const quarter = new RegExp(
  String.raw`(?<![@\w])${lead}(?:q(?<quarter>[1-4])|(?<half>first|second) half of|h(?<halfNumber>[12])|(?<ordinal>first|second|third|fourth) quarter of) (?<year>${year})\b`,
  'g',
);
const bareMonth = new RegExp(String.raw`\b(?<lead>since) (?:last |this )?(?<month>${month})\b`, 'g');
const bareYear = new RegExp(
  String.raw`\b(?<lead>since|in|during|of|from|for|through) (?:at least |around |about |back in |early in |late in |the )?(?:(?:start|beginning|end|middle|summer|spring|autumn|fall|winter) (?:of )?|early |late |mid )?(?<year>${year})\b`,
  'g',
);
const relativeYear = /\b(?<lead>since|in|of|during|for)? ?(?:the )?(?<which>last year|this year|year to date|ytd)\b/g;

/**
 * Which dates does a sentence name, and how: since, on a day, or during a period?
 *
 * A day or month without a year is the last one before `asOf`; without `asOf` it is not read. Days that do not exist
 * are not read. An event ("since the merge") counts as its date.
 *
 * @param sentence Expanded slotted sentence.
 * @param events Names and dates of events.
 * @param asOf The day the question is asked for, `YYYY-MM-DD`.
 * @returns In order of appearance, without overlaps.
 * @example findDates('most since march 2020', []).map(({ date, role }) => `${role} ${date}`); // => ['since 2020-03']
 */
export function findDates(sentence: string, events: readonly NamedEvent[], asOf?: string): FoundDate[] {
  const found = [
    ...eventDates(sentence, events),
    ...all(iso, sentence, ({ value }) => existing(value)),
    ...all(dayFirst, sentence, (part) => fullDate(part, asOf)),
    ...all(monthFirst, sentence, (part) => fullDate(part, asOf)),
    ...all(monthYear, sentence, ({ year, month }) => `${year}-${monthNumber(month!)}`),
    ...all(quarter, sentence, quarterStart),
    ...all(bareMonth, sentence, ({ month }) => latest(`-${monthNumber(month!)}`, asOf)),
    ...all(bareYear, sentence, ({ year }) => year),
    ...all(relativeYear, sentence, ({ which }) => relative(which!, asOf)),
  ];
  return withoutOverlaps(found);
}

type Parts = Record<string, string | undefined>;

function all(pattern: RegExp, sentence: string, dateOf: (parts: Parts) => string | undefined): FoundDate[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const parts = match.groups!;
    const date = dateOf(parts);
    if (date === undefined) return [];
    const range = { start: match.index, end: match.index + match[0].length };
    return [
      {
        date,
        role: roleOf(parts['lead'], date),
        sessions: sessionsOf(parts, date, pattern === quarter),
        ...range,
      },
    ];
  });
}

function roleOf(lead: string | undefined, date: string): FoundDate['role'] {
  if (lead === 'since' || lead === 'from') return 'since';
  return date.length === 10 ? 'day' : 'period';
}

function sessionsOf({ lead, half, halfNumber }: Parts, date: string, isQuarter: boolean): number | null {
  if (['as of', 'as at', 'by', 'until'].includes(lead ?? '')) return null;
  if (half !== undefined || halfNumber !== undefined) return 126;
  if (isQuarter) return 63;
  return { 4: 252, 7: 21 }[date.length] ?? null;
}

function fullDate({ day, month, year }: Parts, asOf?: string): string | undefined {
  const rest = `-${monthNumber(month!)}-${day!.padStart(2, '0')}`;
  return existing(year === undefined ? latest(rest, asOf) : year + rest);
}

/** The last month or day of that name up to `asOf`. */
function latest(rest: string, asOf?: string): string | undefined {
  if (asOf === undefined) return undefined;
  const thisYear = asOf.slice(0, 4) + rest;
  return thisYear <= asOf ? thisYear : `${Number(asOf.slice(0, 4)) - 1}${rest}`;
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3)) + 1).padStart(2, '0');
}

function quarterStart({ quarter, ordinal, half, halfNumber, year }: Parts): string {
  if (half !== undefined || halfNumber !== undefined)
    return `${year}-${half === 'second' || halfNumber === '2' ? '07' : '01'}`;
  const index = quarter === undefined ? ['first', 'second', 'third', 'fourth'].indexOf(ordinal!) : Number(quarter) - 1;
  return `${year}-${String(index * 3 + 1).padStart(2, '0')}`;
}

function relative(which: string, asOf?: string): string | undefined {
  if (asOf === undefined) return undefined;
  return String(Number(asOf.slice(0, 4)) - (which === 'last year' ? 1 : 0));
}

function existing(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year, month, day] = date.split('-').map(Number);
  if (month! < 1 || month! > 12) return undefined;
  const lastDay = new Date(Date.UTC(year!, month, 0)).getUTCDate();
  return day === undefined || (day >= 1 && day <= lastDay) ? date : undefined;
}

function eventDates(sentence: string, events: readonly NamedEvent[]): FoundDate[] {
  const since = sentence.lastIndexOf('since ');
  if (since < 0) return [];
  const after = sentence
    .slice(since + 6)
    .replace(/^(?:before |just before |right before |the |last |(?:19|20)\d\d |'s )+/, '');
  const named = events
    .flatMap(({ date, names }) => names.map((name) => ({ date, name })))
    .filter(({ name }) => after.startsWith(name) && !/^\w/.test(after.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  const start = since;
  const end = sentence.length - after.length + (named?.name.length ?? 0);
  return named ? [{ date: named.date, role: 'since', sessions: null, start, end }] : [];
}

function withoutOverlaps(found: readonly FoundDate[]): FoundDate[] {
  const kept: FoundDate[] = [];
  for (const date of found)
    if (kept.every((other) => date.end <= other.start || date.start >= other.end)) kept.push(date);
  return kept.sort((a, b) => a.start - b.start);
}
