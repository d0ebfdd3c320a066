import type { NamedEvent } from './claim.ts';
import { recurringDays } from './recurring-days.ts';

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
  /** Where a period counted from this date begins, where that is later: `2024-07` for "since mid-2024". */
  readonly from?: string;
  /** Sessions in the month, quarter or year spoken of; null where only its end is. */
  readonly sessions: number | null;
  readonly start: number;
  readonly end: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const year = '(?:19[6-9]\\d|20[0-4]\\d)';

const part =
  '(?<part>start|beginning|turn|end|close|middle|summer|spring|autumn|fall|winter|early|late|mid|first (?:day|week|session)s?)';

const within = String.raw`(?:(?:at least|around|about|back in|way back in|the|early in|late in|all the way back to) )*(?:${part} (?:of |in )?(?:the )?)?(?:in |of )?(?:fy|fiscal (?:year )?|calendar (?:year )?|year )?`;

const lead = String.raw`(?<lead>since|as of|as at|on|in|during|through|throughout|by|until|of|from|for|over)? ?(?:the )?${within}`;

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

const quarterOf =
  '(?:q(?<quarter>[1-4])|(?<half>first|second) half|h(?<halfNumber>[12])|(?<ordinal>first|second|third|fourth|final|last) quarter)';

const quarter = new RegExp(
  String.raw`(?<![@\w])${lead}${quarterOf}(?: of)?(?: (?:fy|fiscal )?(?<year>${year}))\b`,
  'g',
);

const bareQuarter = new RegExp(
  String.raw`\b(?<lead>since|in|during|over|for|through|from) (?:the )?${part}?(?: of)? ?(?:the )?(?!last quarter)${quarterOf}\b(?! of (?!the year))`,
  'g',
);

const bareMonth = new RegExp(
  String.raw`\b(?<lead>since|in|during|from|for|throughout) (?:last |this |all of )?(?:the )?(?:${part} (?:of |in )?)?(?<month>${month})\b(?! (?:not|be|have|well|also|yet|soon|or)\b)`,
  'g',
);

const bareYear = new RegExp(
  String.raw`\b(?<lead>since|in|during|of|from|for|through|throughout|over) (?:all of |the whole of |the )?${within}(?<year>${year})\b`,
  'g',
);

/** "A 2026 low". */
const yearExtreme = new RegExp(
  String.raw`(?<![@\w])(?:a |its |their |new |fresh )*(?<year>${year})(?= (?:highs?|lows?)\b)`,
  'g',
);

const lastDay = new RegExp(
  String.raw`(?:\b(?<lead>on|as of|at|by) )?(?:the )?(?:last|final) (?:trading )?day of (?<month>${month})\b(?: (?<year>${year})\b)?`,
  'g',
);

const yesterday = /\b(?<lead>as of) yesterday\b/g;

const decade = new RegExp(
  String.raw`\b(?<lead>since|in|during|of|from) (?:the )?${within}(?<decade>19[6-9]0|20[0-2]0)s\b`,
  'g',
);

const relativeYear =
  /\b(?<lead>since|in|of|during|for|over)? ?(?:the )?(?:(?:start|beginning|turn) of )?(?<which>last year|this year|(?<=(?:for|start of|beginning of|turn of) )the year|(?<=(?:start|beginning|turn) of )year|year to date|ytd)\b/g;

const recentPeriod =
  /\b(?<lead>since) (?:the )?(?:start of |beginning of )?(?<which>last month|last week|last quarter|this month|this quarter|the month|the quarter|yesterday)\b/g;

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
    ...eventDates(sentence, asOf === undefined ? events : [...events, ...recurringDays(asOf)]),
    ...all(iso, sentence, ({ value }) => existing(value)),
    ...all(dayFirst, sentence, (part) => fullDate(part, asOf)),
    ...all(monthFirst, sentence, (part) => fullDate(part, asOf)),
    ...all(monthYear, sentence, ({ year, month }) => `${year}-${monthNumber(month!)}`),
    ...all(quarter, sentence, quarterStart),
    ...all(bareQuarter, sentence, (part) => latestQuarter(part, asOf)),
    ...all(bareMonth, sentence, ({ month }) => latest(`-${monthNumber(month!)}`, asOf)),
    ...all(decade, sentence, ({ decade }) => `${decade!.slice(0, 3)}9`),
    ...all(bareYear, sentence, ({ year }) => year),
    ...all(lastDay, sentence, ({ month, year }) =>
      lastDayOfMonth(year === undefined ? latest(`-${monthNumber(month!)}`, asOf) : `${year}-${monthNumber(month!)}`),
    ),
    ...all(yesterday, sentence, () => startOfRecent('yesterday', asOf)),
    ...all(yearExtreme, sentence, ({ year }) => year),
    ...all(relativeYear, sentence, ({ which }) => relative(which!, asOf)),
    ...all(recentPeriod, sentence, ({ which }) => startOfRecent(which!, asOf)),
  ];
  return withoutOverlaps(found);
}

type Parts = Record<string, string | undefined>;

function all(pattern: RegExp, sentence: string, dateOf: (parts: Parts) => string | undefined): FoundDate[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const parts = match.groups!;
    const date = dateOf(parts);
    if (date === undefined) return [];
    const from = fromOf(parts, date);
    return [
      {
        date,
        role: roleOf(parts['lead'], date),
        sessions: sessionsOf(parts, date),
        start: match.index,
        end: match.index + match[0].length,
        ...(from === undefined ? {} : { from }),
      },
    ];
  });
}

function roleOf(lead: string | undefined, date: string): FoundDate['role'] {
  if (lead === 'since' || lead === 'from') return 'since';
  return date.length === 10 ? 'day' : 'period';
}

function sessionsOf({ lead, half, halfNumber, quarter, ordinal, decade }: Parts, date: string): number | null {
  if (['as of', 'as at', 'by', 'until'].includes(lead ?? '')) return null;
  if (half !== undefined || halfNumber !== undefined) return 126;
  if (quarter !== undefined || ordinal !== undefined) return 63;
  if (decade !== undefined) return 2520;
  return { 4: 252, 7: 21 }[date.length] ?? null;
}

const monthOfPart: Readonly<Record<string, string>> = { spring: '03', summer: '06', mid: '07', middle: '07', autumn: '09', fall: '09', late: '10', winter: '12', end: '12', close: '12' }; // prettier-ignore

// prettier-ignore

/** "Since mid-2024" counts a period from July; "since the 1990s" from 1990. */
function fromOf({ part, decade }: Parts, date: string): string | undefined {
  if (decade !== undefined) return decade;
  if (part === undefined || date.length !== 4 || monthOfPart[part] === undefined) return undefined;
  return `${date}-${monthOfPart[part]}`;
}

/** The last such quarter or half that has begun; nothing where it still runs, which is no period yet. */
function latestQuarter(parts: Parts, asOf?: string): string | undefined {
  if (asOf === undefined) return undefined;
  const year = Number(asOf.slice(0, 4));
  const thisYear = quarterStart({ ...parts, year: String(year) });
  return thisYear <= asOf.slice(0, 7) ? thisYear : quarterStart({ ...parts, year: String(year - 1) });
}

function startOfRecent(which: string, asOf?: string): string | undefined {
  if (asOf === undefined) return undefined;
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const daysBack = { yesterday: 1, 'last week': 7 }[which];
  if (daysBack !== undefined) return new Date(Date.UTC(year, month - 1, day - daysBack)).toISOString().slice(0, 10);
  const first = which.endsWith('quarter') ? Math.floor((month - 1) / 3) * 3 : month - 1;
  const back = which === 'last month' ? 1 : which === 'last quarter' ? 3 : 0;
  return new Date(Date.UTC(year, first - back, 1)).toISOString().slice(0, 7);
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

function lastDayOfMonth(period: string | undefined): string | undefined {
  if (period === undefined) return undefined;
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function monthNumber(name: string): string {
  return String(months.indexOf(name.slice(0, 3)) + 1).padStart(2, '0');
}

function quarterStart({ quarter, ordinal, half, halfNumber, year }: Parts): string {
  if (half !== undefined || halfNumber !== undefined)
    return `${year}-${half === 'second' || halfNumber === '2' ? '07' : '01'}`;
  const named = ['first', 'second', 'third', 'fourth'].indexOf(ordinal ?? '');
  const index = quarter === undefined ? (named < 0 ? 3 : named) : Number(quarter) - 1;
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

const counting = /\b(?:since|ever since|following|post)(?: |$)/g;

const beforeName =
  /^(?:before |just before |right before |the |last |latest |start of |beginning of |end of |outbreak of |(?:19|20)\d\d |'s |us |spot |most recent )+/;

function eventDates(sentence: string, events: readonly NamedEvent[]): FoundDate[] {
  return [...sentence.matchAll(counting)].flatMap(({ 0: lead, index }) => {
    const after = sentence.slice(index + lead.length);
    const year = /^(?:[a-z]+ ){0,3}?((?:19|20)\d\d) /.exec(after)?.[1] ?? '';
    const named = eventAt(after.replace(/^the /, ''), events) ?? eventAt(after.replace(beforeName, ''), events, year);
    if (!named) return [];
    const end = sentence.length - (after.length - after.lastIndexOf(named.name) - named.name.length);
    return [{ date: named.date, role: 'since' as const, sessions: null, start: index, end: Math.max(index + 5, end) }];
  });
}

/** The event with the longest name that stands at the beginning, of a year where one was said. */
function eventAt(text: string, events: readonly NamedEvent[], year = ''): { date: string; name: string } | undefined {
  return events
    .filter(({ date }) => date.startsWith(year))
    .flatMap(({ date, names }) => names.map((name) => ({ date, name })))
    .filter(({ name }) => text.startsWith(name) && !/^\w/.test(text.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function withoutOverlaps(found: readonly FoundDate[]): FoundDate[] {
  const kept: FoundDate[] = [];
  for (const date of found)
    if (kept.every((other) => date.end <= other.start || date.start >= other.end)) kept.push(date);
  return kept.sort((a, b) => a.start - b.start);
}
