import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import type { Claim } from './claim.ts';
import { type Clause, dateTold, isMarket, isSize, isTime, isToCome } from './clauses.ts';
import type { Item, Span } from './text.ts';

/** When the claim is about. */
export type When = Pick<Claim, 'since' | 'asOf' | 'windowSessions' | 'comparedWith'>;

/** The day some duration before another. */
export function dayAgo({ years = 0, sessions = 0, unit }: Item, asOf: string): string {
  if (unit === 'day') return daysLater(asOf, -Math.round((sessions * 7) / 5));
  const months = Math.round(years * 12);
  if (months < 1 || unit === 'week') return daysLater(asOf, -Math.round(years * 365.25));
  const date = new Date(Date.UTC(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - 1 - months, 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return `${date.toISOString().slice(0, 7)}-${String(Math.min(last, Number(asOf.slice(8)))).padStart(2, '0')}`;
}

/**
 * Over which window or calendar period, and on which day?
 *
 * A length of time is a window; a period ("in 2025", "since March", "last week") has its start and its last day, null
 * where that is today. Two windows or two periods stay unused beyond the first.
 *
 * @param clause Spans it rests on are marked as used.
 * @param isSpanOfTime True where a day means that day's move ("beat gold on Tuesday"), not the state on it.
 * @returns Nulls for what was not said.
 */
export function readWhen(clause: Clause, isSpanOfTime: boolean): When {
  const thenSaid = clause.all('then-date')[0]?.text ?? '';
  const compared = readThen(clause);
  if (isSpanOfTime) clause.extra.push(...timeOfLabel(clause));
  const window = windowOf(clause);
  const period = periodOf(clause, isSpanOfTime);
  const day = dayOf(clause, isSpanOfTime && window === null, period);
  if (window !== null || period !== null) clause.takeAll('after-dur');
  useSaidAgain(clause);
  if (!isSpanOfTime && window !== null) clause.use(...clause.all('other').filter(isDayPart)); // "20-day correlation 0.04 this morning"
  if (
    isSpanOfTime &&
    compared !== null &&
    period?.since &&
    isAtEnd.test(thenSaid) &&
    compared < firstDayOf(period.since)
  )
    // "ended June 67 % lower than at the end of March"
    return { windowSessions: null, since: daysLater(compared, 1), asOf: period.until, comparedWith: null };
  if (compared !== null && day.since !== null && compared < day.since) {
    // "finished Friday 16 % lower than a week earlier"
    const daysAgo = Math.round((Date.parse(clause.asOf) - Date.parse(day.since)) / DAY_MS);
    return { windowSessions: null, since: daysLater(compared, 1 - daysAgo), asOf: day.asOf, comparedWith: null };
  }
  return {
    windowSessions: window,
    since: day.since ?? period?.since ?? null,
    asOf: day.asOf ?? period?.until ?? null,
    comparedWith: compared,
  };
}

/** On one day: "than at the end of March". */
const isAtEnd = /\b(?:end|start|close|beginning|turn|last day) of\b|\bon\b|\b(?:ended|closed|finished)\b/i;

const isDayPart = ({ text }: Span): boolean => /^this (?:morning|afternoon|evening)$/i.test(text);

const isRunningAt = ({ start, until }: Item, asOf: string): boolean => until! >= asOf || (start ?? '') > until!;

const isSameFirst = (a: Item, b: Item): boolean =>
  (a.start ?? a.since)!.padEnd(10, '-01').slice(0, 10) === (b.start ?? b.since)!.padEnd(10, '-01').slice(0, 10);

/** "Q2: bitcoin −40 %. Ether up 19 on the quarter": the same time in other words. */
function useSaidAgain(clause: Clause): void {
  // "this spring (March to May)"
  const wholeOf = ({ kind, slots }: Span): readonly Item[] =>
    kind === 'between' && slots[0]?.kind === 'date' ? [{ ...slots[0], until: slots.at(-1)!.until! }] : slots;
  const used = clause.spans.filter((span) => clause.isUsed(span)).flatMap(wholeOf);
  const isSame = (a: Item, b: Item): boolean =>
    a.kind === b.kind &&
    (a.kind === 'duration'
      ? a.sessions === b.sessions && a.unit === b.unit
      : a.kind === 'date' &&
        isSameFirst(a, b) &&
        (a.until === b.until || [a, b].every((each) => isRunningAt(each, clause.asOf))));
  const isAsOf = ({ kind, slots: [item] }: Span): boolean =>
    kind === 'bare-date' && used.length > 0 && item?.since === clause.asOf && /\d/.test(item.word); // "note, 30 June: … in Q2"
  clause.use(...clause.left().filter((span) => isAsOf(span) || (used.length > 0 && isStamp(span, clause))));
  const again = clause
    .left()
    .filter(
      ({ kind, slots: [item] }) =>
        /^(?:period|since|over|either|bare-date|bare-dur)$/.test(kind) &&
        item !== undefined &&
        used.some((other) => isSame(item, other)),
    );
  clause.use(...again);
}

/** "YTD, mid-October: …", "…, and it is only May", "three weeks into January …": on which day of a time that is named it is said. */
function isStamp(span: Span, { spans, asOf }: Clause): boolean {
  const at = spans.indexOf(span);
  const [item] = span.slots;
  const isNow = item?.since !== undefined && item.since.length > 4 && item.since <= asOf && asOf <= item.until!;
  const [before, after] = [spans[at - 1], spans[at + 1]];
  const isLed = before === undefined || isTime(before) || /^(?:only|just|still|'s|is)$/i.test(before.text);
  const isAlone = isLed && (after === undefined || isTime(after) || /^(?:punct|connector|speaker)$/.test(after.kind));
  return span.kind === 'bare-date' && isNow && (isAlone || /\binto\b|\bthrough\b/i.test(span.text));
}

function windowOf(clause: Clause): number | null {
  const counted = clause.all('between', '')[0]?.slots[0];
  if (counted?.unit === 'day') return counted.sessions!; // "in the 90 sessions to Friday"
  const ofWorst = clause.spans.find(
    ({ kind, text, slots }) =>
      kind === 'perform' && slots[0]?.kind === 'duration' && /\b(?:worst|best|weak|strong|rough)/i.test(text),
  );
  if (ofWorst) return ofWorst.slots[0]!.sessions ?? null; // "its worst quarter against bitcoin"
  const span = [...clause.all('over'), ...clause.all('bare-dur'), ...clause.all('either'), ...clause.all('then')][0];
  if (!span) return null;
  const [duration] = span.slots;
  if (duration!.unit === 'streak' || isAnyOne(clause, span)) return null;
  clause.use(span);
  return duration!.vague ? null : (duration!.sessions ?? null);
}

/** "Over any ten-year period stocks beat gold" is a rule; "never … over any three months" a record. */
const isAnyOne = (clause: Clause, { text }: Span): boolean =>
  /\bany\b/i.test(text) &&
  !clause.spans.some(({ kind }) => /^(?:never|not|most|more|record|unseen|intensity)$/.test(kind));

/** "Since the Merge in September 2022": the time of what it counts from. */
export function timesAround(clause: Clause, { slots: [from] }: Span): Span[] {
  const start = from!.start ?? from!.since!;
  return [...clause.all('period'), ...clause.all('day')].filter(
    ({ slots: [item] }) => item!.since! <= start && start <= item!.until!,
  );
}

interface Period {
  readonly since: string | null;
  readonly until: string | null;
}

const isAfterwards = ({ text }: Span): boolean => /^(?:after|following|post)\b/i.test(text);

function periodOf(clause: Clause, isMove: boolean): Period | null {
  const between = clause.take('between');
  if (between?.slots[0]?.kind === 'duration')
    return (between.value === 'after' ? firstOf : lastOf)(between, clause.asOf);
  const [first, last] = [between?.slots[0]!.start ?? '', between?.slots.at(-1)!.until ?? ''];
  const back = first > last && first.length === 10 ? 7 : 0; // "from Thursday to Tuesday"
  const isOpenEnd =
    between?.slots.at(-1)!.since?.length === 7 && last >= clause.asOf && /\b(?:until|till)\b/i.test(between.text);
  // "from November to the end of the year", said in May
  const isYearsEnd = last > clause.asOf && /\bend of (?:the|that) year$/i.test(between?.text ?? '');
  const lastDay = isYearsEnd
    ? yearEnd(first)
    : isOpenEnd
      ? daysLater(firstDayOf(between.slots.at(-1)!.since!), -1)
      : last; // "from January until May", said in May
  const isBackwards = back === 0 && first > lastDay; // "from January until New Year", and the New Year after it is not over
  if (between && (isBackwards || (last > clause.asOf && /\band (?:the )?new year/i.test(between.text))))
    clause.extra.push(between);
  if (between) return { since: back > 0 ? daysLater(first, -back) : first, until: capped(lastDay, clause.asOf) };
  const through = clause.all('period').filter(isThroughMonth);
  const times = [...clause.all('since'), ...clause.all('period'), ...clause.all('bare-date'), ...clause.all('over')];
  if (times.some((span) => !isAfterwards(span))) clause.use(...times.filter(isAfterwards)); // "even after today's carnage"
  const since = clause.all('since').find((span) => !isSinceExtreme(span));
  if (since) {
    clause.use(since);
    const { start, since: named, until: last } = since.slots[0]!;
    clause.use(...timesAround(clause, since));
    const isAfterEnd = isAfterwards(since) && named!.length < 10 && last! < clause.asOf;
    const isToYearEnd = /^(?:to|until|till|through) year[ -]end\b/i.test(
      clause.spans
        .slice(clause.spans.indexOf(since) + 1)
        .map(({ text }) => text)
        .join(' '),
    );
    return {
      since: isAfterEnd ? daysLater(last!, 1) : start!,
      until: isToYearEnd ? capped(yearEnd(start!), clause.asOf) : null,
    };
  }
  const ended = clause.take('since-end');
  if (ended) return { since: daysLater(ended.slots[0]!.until!, 1), until: null };
  const ago = clause.take('since-ago');
  if (ago) return { since: dayAgo(ago.slots[0]!, clause.asOf), until: null };
  const onUnit = clause
    .all('day')
    .filter(
      (span) =>
        /^on the (?:week|month|quarter|half|year)\b/i.test(span.text) ||
        (isMove && isRecent(span) && span.slots[0]!.until! < clause.asOf),
    );
  const named = [...clause.all('period'), ...onUnit, ...clause.all('bare-date'), ...clause.all('ahead-date')].filter(
    (each) => !through.includes(each) && each.slots[0]?.since !== undefined && each.slots[0].since <= clause.asOf,
  );
  const [ending] = clause.spans.some(isSize) ? clause.all('quiet').filter(isEnding(clause.asOf)) : [];
  const span = named.find((each) => !isStamp(each, clause)) ?? named[0] ?? ending; // "it is only May, and this year …"
  const { since: from, until } = span?.slots[0] ?? {};
  if (!span || from === until) return null;
  const end = through.find(({ slots: [item] }) => from! <= item!.since! && item!.until! <= until!);
  clause.use(span, ...(end ? [end] : []));
  return { since: from!, until: capped(end?.slots[0]!.until ?? until!, clause.asOf) };
}

/** "The dollar fell 9 %, gold rose 26 % as the first half closes" */
const isEnding =
  (asOf: string) =>
  ({ text, slots: [item] }: Span): boolean =>
    /^as .*(?:end|close)s?(?:ed|d)?$/i.test(text) && item?.until !== undefined && daysLater(item.until, -31) <= asOf;

/** "Through June" is up to its end, from where another time says. */
const isThroughMonth = ({ text, slots: [item] }: Span): boolean =>
  /^through\b/i.test(text) && item?.since?.length === 7 && item.until?.startsWith(item.since) === true;

/** "The three months through March": so long, up to that day. */
function lastOf({ slots: [duration, date] }: Span, asOf: string): Period {
  const until = date!.until! < asOf ? date!.until! : asOf;
  const since = duration!.unit === 'day' ? null : dayAgo(duration!, daysLater(until, 1));
  return { since, until: capped(until, asOf) };
}

/** "In the two weeks after July 11": so long, from that day on or from the end of that month. */
function firstOf({ slots: [duration, date] }: Span, asOf: string): Period {
  const since = date!.since!.length === 10 ? date!.start! : daysLater(date!.until!, 1);
  const length = { ...duration!, years: -duration!.years!, sessions: -duration!.sessions! };
  return { since, until: capped(dayAgo(length, since), asOf) };
}

const yearEnd = (day: string): string => `${day.slice(0, 4)}-12-31`;

/** "Happy year for gold: …", "a year to forget for bonds: …": a label names a length of time, and not which. */
function timeOfLabel({ spans }: Clause): Span[] {
  const stop = spans.findIndex(({ value, kind }) => kind === 'punct' && value === ':');
  const at = spans.findIndex(
    ({ kind, text }, i) =>
      i < stop &&
      (/^(?:word|unknown)$/.test(kind)
        ? /^(?:year|month|quarter|week|decade|season)$/i.test(text)
        : kind === 'bare-dur' && i === 0 && /^(?:to|that|which|we)$/i.test(spans[1]!.text)),
  );
  const end = spans.findIndex((span, i) => i > at && isMarket(span));
  return at < 0 ||
    end < 0 ||
    end > stop ||
    spans.slice(0, stop).some(({ kind }) => /^(?:period|bare-date|since|over)$/.test(kind))
    ? []
    : spans.slice(at, end + 1);
}

/** "As recently as December": in that month. */
const isRecent = ({ text }: Span): boolean => /^as (?:recently|late) as\b/i.test(text);

/** "Since its record in March", "since they peaked in March": from a day nobody names. */
const isSinceExtreme = ({ text, slots: [item] }: Span): boolean =>
  (item?.start ?? item?.since ?? '').length < 10 &&
  /\b(?:records?|peak\w*|all-time|highs?|lows?|topp\w+|bottom\w*|trough\w*|nadir|ath)\b/i.test(text);

const capped = (day: string, asOf: string): string | null => (day >= asOf ? null : day);

function dayOf(clause: Clause, isMove: boolean, period: Period | null): { since: string | null; asOf: string | null } {
  const isUntil = ({ text }: Span): boolean => /^(?:until|till|up to|before)\b/i.test(text); // "lagged until the merge" is about before
  const startsLater = ({ slots: [item] }: Span): number =>
    (Date.parse(period?.since ?? '') - Date.parse(dayAgo(item!, clause.asOf))) / DAY_MS;
  const length = period?.until ? (Date.parse(period.until) - Date.parse(period.since ?? '')) / DAY_MS : 0;
  const isStart = (span: Span): boolean =>
    !(period?.since?.length === 4 && period.until === null) &&
    startsLater(span) < 45 &&
    startsLater(span) > -45 - length;
  clause.use(...clause.all('ago').filter(isStart)); // "since the Merge, and that was two years ago"; not "for the year three weeks ago"
  const whole =
    period === null
      ? [
          ...clause.all('period').filter((each) => !isThroughMonth(each)),
          ...clause.all('bare-date'),
          ...clause.all('ahead-date'),
        ]
      : [];
  const ago = clause.all('ago').filter((each) => !(startsLater(each) > 0));
  const isDenied = clause.has('not') || clause.has('never');
  const isBeside = ({ slots: [item] }: Span): boolean =>
    period?.until !== null && period !== null && item!.until! > period.until;
  // "did not lead until April": and then it did; "in 2022 until October"
  clause.extra.push(...clause.all('day').filter((each) => isUpTo(each) && (isDenied || isBeside(each))));
  const isTold = (each: Span): boolean =>
    each.slots.length > 0 &&
    !(isRecent(each) && each.slots[0]?.until !== undefined && each.slots[0].until >= clause.asOf) &&
    !(isMove && period === null && isUntil(each)) &&
    !isToCome(each, clause);
  const span = [...clause.all('day'), ...whole, ...ago].find(isTold);
  if (!span) return { since: null, asOf: null };
  const [item] = span.slots;
  if (item!.kind === 'duration') {
    clause.use(span);
    return { since: null, asOf: dayAgo(item!, clause.asOf) };
  }
  if (item!.since! > clause.asOf) return { since: null, asOf: null };
  clause.use(span);
  const isOneDay =
    item!.since!.length === 10 &&
    item!.since === item!.until &&
    (/day$|^today$|^yesterday$/.test(item!.word) || /^on\b/i.test(span.text)) &&
    !/^(?:as of|as at|by)/i.test(span.text);
  return {
    since: isOneDay && isMove && period === null ? item!.since! : null,
    asOf: capped(
      isUpTo(span) && (item!.since !== item!.until || item!.until! >= clause.asOf)
        ? daysLater(firstDayOf(item!.since!), -1)
        : item!.until!,
      clause.asOf,
    ),
  };
}

/** "Until April" is up to its beginning, "until 8 April" with it. */
const isUpTo = ({ kind, text }: Span): boolean =>
  kind === 'day' && /^(?:until|till)\b(?! (?:the )?(?:very )?(?:end|close|finish)\b)/i.test(text);

/** "Never wider than in the last 60 sessions" compares all of history with those, and names a window. */
const isNever = (clause: Clause): boolean => clause.spans.some(({ kind }) => kind === 'never');

const firstDayOf = (since: string): string =>
  `${since}-01-01`.slice(0, since.length === 4 ? 10 : Math.max(10, since.length)).slice(0, 10);

/** "Than a year ago", "from 0.6 in 2023". */
function readThen(clause: Clause): string | null {
  const duration = isNever(clause) ? undefined : clause.take('then');
  if (duration) return dayAgo(duration.slots[0]!, clause.asOf);
  const dayOfThen = ({ word, since, until }: Item): string =>
    /^(?:start|beginning|opening|turn)\b/.test(word)
      ? daysLater(firstDayOf(since!), -1)
      : (capped(until!, clause.asOf) ?? since!);
  const date = clause.take('then-date');
  const then = date ? dayOfThen(date.slots[0]!) : null;
  // "never cheaper than it was on Wednesday": than now
  if (then !== null) return isNever(clause) && daysLater(then, 3) >= clause.asOf ? null : then;
  const from = clause.before ?? clause.spans.find(({ kind }) => kind === 'from-size');
  const at = from ? clause.spans.indexOf(from) : -1;
  const before = clause.spans.slice(Math.max(0, at - 3), at).find(({ kind }) => kind === 'ago');
  const after =
    from &&
    (before ??
      dateTold(clause.spans, at) ??
      clause.spans
        .slice(at + 1, at + 2)
        .concat(
          /^(?:was|were|stood|been|of|at)$/i.test(clause.spans[at - 1]?.text ?? '') ? clause.spans.slice(0, 2) : [],
        )
        .find(({ kind }) => /^(?:period|bare-date|ago|day)$/.test(kind)));
  if (!after || clause.isUsed(after)) return null;
  clause.use(after, ...clause.all('since-then')); // "uncorrelated at New Year, and since then it has climbed to 0.4"
  const [item] = after.slots;
  return item!.kind === 'duration' ? dayAgo(item!, clause.asOf) : dayOfThen(item!);
}

/** How many rows of the pair's clock a forecast reaches ahead; null where it does not say. */
export function readHorizon(clause: Clause): number | null {
  const spans = [
    ...clause.takeAll('ahead-dur', 'ahead-date'),
    ...clause.all('either').filter(({ text }) => /^(?:within|in|over)/i.test(text)),
    ...clause.all('over'),
  ];
  const dates = [...clause.all('period'), ...clause.all('day'), ...clause.all('bare-date')].filter(
    (span) => (span.slots[0]?.until ?? '') >= clause.asOf || isOfEveryYear(span),
  );
  clause.use(...spans, ...dates);
  const duration = spans.flatMap(({ slots }) => slots).find(({ kind }) => kind === 'duration');
  if (duration) return duration.vague ? null : (duration.sessions ?? null);
  const dated = [...spans, ...dates].find(({ slots }) => slots.some(({ kind }) => kind === 'date'));
  const last = dated?.slots.find(({ kind }) => kind === 'date')?.until;
  const until = dated && last && last <= clause.asOf && isOfEveryYear(dated) ? daysLater(last, 365) : last;
  if (until === undefined || until <= clause.asOf) return null;
  return Math.max(1, Math.round(((Date.parse(until) - Date.parse(clause.asOf)) / DAY_MS) * (252 / 365.25)));
}

/** "By Christmas", "in the fourth quarter": of what is to come, the next one. */
const isOfEveryYear = ({ text }: Span): boolean =>
  !/\b(?:19|20)\d\d\b|\b(?:last|past|previous|ago|so far)\b/i.test(text);
