import {
  calendarUnit, DAY_MS, daysLater, epochDay, lastOfMonth, mondayOf, monthsLater as later, portionOf, unitBefore,
} from '../market/calendar-days.ts'; // prettier-ignore
import {
  afterNow, beforeMonth, beforeNow, comparedUnits, countWords, daysOfPart, eventArticles, eventLeads, isPredicate,
  longestName, monthNames, ordinals, partsOfYear, seasons, toned, weekdays, wonOrLost,
} from './lexicon/well-known.ts'; // prettier-ignore
import type { Item } from './text.ts';
import {
  dayAndMonth, dayNumber, isoAt, latest, type Period, quarterAt, two, withQuarter, word, yearAfter, yearAt,
} from './written-dates.ts'; // prettier-ignore

/**
 * Which days, months, quarters, years and known events does a sentence name?
 *
 * Each becomes one item with the period's start in the form it was named (`2025`, `2025-03`, `2025-03-05`) and its last
 * day. A day or month without a year is the last one up to `asOf`. An event counts only after "since" and its kin.
 *
 * @param items Words of the sentence.
 * @param asOf The day asked for.
 * @returns The items with each date as one.
 */
export function findDates(items: readonly Item[], asOf: string): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < items.length;) {
    const [since, until, length, start] = periodAt(items, at, asOf) ?? ['', '', 0];
    if (length > 0)
      found.push(
        dateItem(items, at, length, { since, until, start: start ?? since, reach: reachOf(since, until, start) }),
      );
    else found.push(items[at]!);
    at += Math.max(1, length);
  }
  return found;
}

function dateItem(items: readonly Item[], at: number, length: number, period: Partial<Item>): Item {
  const [first, last] = [items[at]!, items[at + length - 1]!];
  const word = items.slice(at, at + length).map((item) => item.word).join(' '); // prettier-ignore
  return { kind: 'date', word, from: first.from, to: last.to, glued: first.glued, ...period };
}

/** After which month or year nothing may be as extreme: "since spring 2021" leaves all of that spring free. */
function reachOf(since: string, until: string, start: string | undefined): string {
  const isPart = start !== undefined && since < until;
  const isWhole = (since.length === 10 && !isPart) || (since.length === 4 && until.endsWith('-12-31'));
  return isWhole ? since : until.slice(0, 7);
}

function periodAt(items: readonly Item[], at: number, asOf: string): Period {
  if (items[at]!.kind !== 'word') return undefined;
  const [event, period] = [
    eventAt(items, at, asOf),
    unitOfDate(items, at, asOf) ??
      portionOfPeriod(items, at, asOf) ??
      partOfPeriod(items, at, asOf) ??
      wholePeriod(items, at, asOf),
  ];
  return (event?.[2] ?? 0) > (period?.[2] ?? 0) ? event : period; // "since April's halving"
}

/** "The month of May", "the week of 9 June", "week ended 27 June". */
function unitOfDate(items: readonly Item[], at: number, asOf: string): Period {
  const [unit, link] = [word(items, at), word(items, at + 1)];
  const isEnd = /^(?:ended|ending)$/.test(link);
  const isLinked = link === 'of' || (isEnd && unit === 'week');
  if (!isUnit(unit) || !isLinked || /^(?:every|each|any)$/.test(word(items, at - 1))) return undefined;
  const named = wholePeriod(items, at + 2, asOf);
  if (!named || (unit === 'week') !== (named[0].length === 10)) return undefined;
  const [since, until, length] = named;
  if (unit !== 'week') return [since, until, length + 2];
  return isEnd
    ? [daysLater(until, -6), until, length + 2]
    : [mondayOf(since), daysLater(mondayOf(since), 6), length + 2];
}

/** "The first four months of 2019", "last two weeks of July", "first half of March", "second half of the month". */
function portionOfPeriod(items: readonly Item[], at: number, asOf: string): Period {
  const which = word(items, at);
  const isLast = /^(?:last|final|closing|second|back|latter)$/.test(which);
  if (!isLast && !/^(?:first|opening|front)$/.test(which)) return undefined;
  const written = word(items, at + 1);
  const digits = /^\d{1,2}$/.test(written) ? Number(written) : countWords.indexOf(written);
  const unitIsAt =
    at + (digits > 0 ? 2 : 1) + (/^(?:full|trading|calendar)$/.test(word(items, at + (digits > 0 ? 2 : 1))) ? 1 : 0);
  const unit = word(items, unitIsAt).replace(digits > 0 ? /s$/ : /^$/, '');
  const link = items[unitIsAt + 1];
  // "in the first six months, …", said at their end
  const isOfYear = which === 'first' && digits > 1 && (link === undefined || /^[,.;:!?)-]$/.test(link.word));
  if (!(link?.word === 'of' || isOfYear) || (which === 'second' && unit !== 'half')) return undefined;
  const whole = isOfYear ? yearOf(asOf, -1) : wholeAfterOf(items, unitIsAt + 2, asOf);
  const portion = whole && portionOf(whole, unit, Math.max(1, digits), isLast);
  return portion && (!isOfYear || Math.abs(Date.parse(asOf) - Date.parse(portion[1])) < 32 * DAY_MS)
    ? [...portion, unitIsAt + 2 - at + whole[2]]
    : undefined;
}

/** The period of which something is a portion: "2019", "July", "the year", "this quarter". */
function wholeAfterOf(items: readonly Item[], at: number, asOf: string): Period {
  const [first, second] = [word(items, at), word(items, at + 1)];
  if (first === 'the' && /^(?:year|month|quarter)$/.test(second)) return thisUnit(second, asOf, 2);
  return wholePeriod(items, at, asOf);
}

/** "Early 2022", "the end of June 2026", "mid-2024", "last day of May", "the start of the year". */
function partOfPeriod(items: readonly Item[], at: number, asOf: string): Period {
  const part = word(items, at);
  if (part === 'last' && word(items, at + 1) === 'day' && word(items, at + 2) === 'of') {
    const whole = wholePeriod(items, at + 3, asOf);
    return whole && [whole[1], whole[1], whole[2] + 3];
  }
  if (part === 'mid' && word(items, at + 1) === 'year') return [latest('-06-30', asOf), latest('-06-30', asOf), 2];
  const isVerb =
    `${word(items, at - 1)} ${part}` === 'to start' ||
    (part === 'fall' && word(items, at + 1) === 'in') ||
    isEnding(items, at);
  if (!Object.hasOwn(partsOfYear, part) || isVerb) return undefined;
  let next = at + 1;
  while (/^(?:of|in|the)$/.test(word(items, next))) next++;
  const inner =
    isUnit(word(items, next)) && next > at + 1
      ? thisUnit(word(items, next), asOf, 1)
      : (lastAfterOf(items, next, asOf) ??
        wholePeriod(items, next, asOf) ??
        (Object.hasOwn(seasons, word(items, next)) && next > at + 1
          ? latestSeason(word(items, next), asOf, 1)
          : undefined));
  if (!inner) return undefined;
  return partOf(part, inner, next - at);
}

/** "Small caps end 2024 ahead": what a market does. */
const isEnding = (items: readonly Item[], at: number): boolean =>
  /^(?:end|close)$/.test(word(items, at)) &&
  items[at - 1]?.kind === 'market' &&
  !/^(?:[-:=]|at|of)$/.test(items[at + 2]?.word ?? ':');

/** "The end of last year" is the calendar's, "the end of the last year" a rolling one's. */
function lastAfterOf(items: readonly Item[], at: number, asOf: string): Period {
  const isLast = word(items, at) === 'last' && word(items, at - 1) === 'of';
  return isLast ? lastUnit(word(items, at + 1), asOf) : undefined;
}

/** The end of a period begins after its last day: "since the end of March". */
function partOf(part: string, [since, until, length]: NonNullable<Period>, words: number): Period {
  const isEnd = part === 'end' || part === 'close';
  const days = since.length === 7 && until.startsWith(since) ? daysOfPart[part] : undefined;
  if (days) {
    const last = days[1] === '' ? until : `${since}-${days[1]}`;
    return [`${since}-${days[0]}`, last, words + length, days[2] === '01' ? since : `${since}-${days[2]}`];
  }
  const third = { early: 0, mid: 1, middle: 1, late: 2 }[part];
  const isQuarter = since.length === 7 && until.startsWith(later(since, 2));
  if (isQuarter && third !== undefined) return [later(since, third), lastOfMonth(later(since, third)), words + length];
  if (since.length !== 4) return [since, until, words + length, isEnd ? daysLater(until, 1) : undefined];
  const [first, last] = partsOfYear[part]!;
  const start = first > 1 ? `${since}-${two(first)}` : since;
  return [start, lastOfMonth(`${since}-${two(last)}`), words + length, isEnd ? daysLater(until, 1) : undefined];
}

const yearOf = (asOf: string, length: number): Period => [asOf.slice(0, 4), `${asOf.slice(0, 4)}-12-31`, length];
function wholePeriod(items: readonly Item[], at: number, asOf: string): Period {
  const first = onePeriod(items, at, asOf);
  const next = at + (first?.[2] ?? 0) + 1;
  if (word(items, next - 1) !== 'and' || /^(?:both|between|either)$/.test(word(items, at - 1))) return first;
  const second = quarterAt(items, next, asOf) ?? monthAt(items, next, asOf);
  if (!second || first?.[0].length !== 7 || isPredicate.test(word(items, next + second[2]))) return first;
  const since = later(second[0], Number(first[0].slice(5)) - Number(first[1].slice(5, 7)) - 1);
  return since.slice(4) === first[0].slice(4) ? [since, second[1], first[2] + 1 + second[2]] : first; // "in May and June"
}

function onePeriod(items: readonly Item[], at: number, asOf: string): Period {
  return (
    isoAt(items, at) ??
    dayAndMonth(items, at, asOf) ??
    dayOfMonth(items, at, asOf) ??
    quarterAt(items, at, asOf) ??
    monthAt(items, at, asOf) ??
    withQuarter(items, at, yearAt(items, at) ?? relativeAt(items, at, asOf))
  );
}

function monthAt(items: readonly Item[], at: number, asOf: string): Period {
  const lead = /^(?:last|this)$/.test(word(items, at)) && monthNames.has(word(items, at + 1)) ? 1 : 0;
  const written = word(items, at + lead);
  const month = monthNames.get(written);
  if (month === undefined) return undefined;
  const [year, length] = yearAfter(items, at + lead + 1, asOf);
  const isTitle =
    at === 0 &&
    (!/^(?:may|march|mar)$/.test(written) ||
      `${word(items, at + lead + 1)} ${word(items, at + lead + 2)}` === 'so far' ||
      isPredicate.test(items[at + lead + 1]?.word ?? '')); // "September scorecard: …"
  const isNoun =
    (/^(?:the|'s|its|their|a)$/.test(items[at - 1]?.word ?? '') && !/^(?:may|march|mar)$/.test(written)) ||
    /^(?:recently|late) as$/.test(`${word(items, at - 2)} ${word(items, at - 1)}`);
  const isOfMove =
    lead === 0 &&
    /^(?:gain|loss|rally|drop|slide|return|rebound|surge|selloff|high|low|peak|move|ends|closes|begins|starts)(?:e?s)?$/.test(
      word(items, at + 1),
    );
  const named =
    lead === 1 ||
    isTitle ||
    (beforeNow.test(`${word(items, at - 2)} ${items[at - 1]?.word ?? ''}`) &&
      (!/^(?:may|march|mar)$/.test(written) || afterNow.test(items[at + 1]?.word ?? '.'))) ||
    (/^(?:to|through|thru|until)$/.test(word(items, at + 1)) && monthNames.has(word(items, at + 2))) ||
    isNoun ||
    isOfMove ||
    comparedUnits.test(word(items, at - 1)) ||
    toned.test(word(items, at - 1)) ||
    beforeMonth.test(items[at - 1]?.word ?? '') ||
    (closing.test(word(items, at - 1)) && afterClosing.test(items[at + 1]?.word ?? ',')); // "closes May at a record"
  if (year === undefined && (!named || (written === 'may' && isVerb(word(items, at + lead + 1))))) return undefined;
  const isBefore = word(items, at) === 'last' && asOf.slice(5, 7) === two(month); // "last June", said in June
  const since =
    year === undefined
      ? latest(`-${two(month)}`, isBefore ? daysLater(`${asOf.slice(0, 7)}-01`, -1) : asOf)
      : `${year}-${two(month)}`;
  return [since, lastOfMonth(since), lead + 1 + length];
}

const closing = /^(?:end|close|finish|begin|open|start|enter)(?:e?s|ed)?$|^began$/;
const afterClosing = /^(?:at|on|with|up|down|near|ahead|behind|above|below|higher|lower|,)$/;
const isVerb = (next: string): boolean => /^(?:not|be|have|well|also|yet|soon|or|never)$/.test(next);

/** "Last year", "this month", "today", "YTD", "Tuesday", "this summer". */
function relativeAt(items: readonly Item[], at: number, asOf: string): Period {
  const [first, second, third] = [0, 1, 2].map((i) => word(items, at + i)) as [string, string, string];
  const before = word(items, at - 1);
  const toDate = { ytd: 'year', qtd: 'quarter', mtd: 'month', wtd: 'week' }[first];
  if (toDate) return thisUnit(toDate, asOf, 1);
  const rest = `${second} ${third} ${word(items, at + 3)}`;
  if (isUnit(first) && /^(?:that )?just ended\b/.test(rest)) return endedUnit(first, asOf, second === 'that' ? 4 : 3);
  if (isUnit(first) && /^(?:to date|so far)\b/.test(rest)) return thisUnit(first, asOf, 3);
  if (
    isUnit(first) &&
    /^(?:for|on|in)$/.test(before) &&
    (items[at + 1]?.kind !== 'word' || /^(?:while|as|and|but|whereas|of)$/.test(second))
  )
    return thisUnit(first, asOf, 1); // "up 6 % for week"
  if (first === 'new' && /^years?$/.test(second)) {
    const length = third === "'s" ? 3 : 2;
    const all = length + (word(items, at + length) === 'eve' ? 1 : 0);
    const day = /^(?:at|around|as)$/.test(before)
      ? `${asOf.slice(0, 4)}-01-01`
      : `${Number(asOf.slice(0, 4)) - 1}-12-31`;
    return /^(?:at|around|as|until|till|to|through)$/.test(before) ? [day, day, all] : yearOf(asOf, all); // "until New Year"
  }
  if (`${first} ${second}` === 'year end' && /^(?:at|since|from)$/.test(before)) {
    const year = Number(asOf.slice(0, 4)) - (asOf.slice(5) > '12-20' ? 0 : 1);
    return [`${year}-12-31`, `${year}-12-31`, 2, `${year + 1}-01-01`];
  }
  const isInto = /^(?:into|having)$/.test(before) || beforeNow.test(`${word(items, at - 2)} ${before}`);
  if ((first === 'all' || (first === 'the' && isInto)) && isUnit(second))
    return thisUnit(second, asOf, third === 'long' ? 3 : 2);
  const isWhole = /^(?:the|this) (?:whole|entire)$/.test(`${first} ${second}`);
  if ((isWhole || /^what an?$/.test(`${first} ${second}`)) && isUnit(third)) return thisUnit(third, asOf, 3);
  if (isWhole && Object.hasOwn(seasons, third)) return latestSeason(third, asOf, 3);
  const isOfMarket =
    word(items, at - 1) === "'s" && items[at - 2]?.kind === 'market' && !/^(?:high|low|to)$/.test(second);
  if (isUnit(first) && (isOfMarket || isLabel(items, at) || comparedUnits.test(before)))
    return presentUnit(first, asOf, 1);
  if (isUnit(second) && toned.test(first) && (isAfterArticle(items, at) || (at === 0 && third === 'for')))
    return presentUnit(second, asOf, 2);
  const isLabelled =
    second === 'end' &&
    !/^(?:our|my|their|your|the|for|by|into|at|before)$/.test(before) &&
    /^(?::|(?:scores?|scorecard|tally|recap|numbers|review|roundup|table) :)/.test(
      `${third || items[at + 2]?.word} ${items[at + 3]?.word}`,
    );
  if (isUnit(first) && isLabelled)
    return first === 'year' ? yearOf(daysLater(asOf, -349), 2) : endedUnit(first, asOf, 2); // "QUARTER-END: ETHER +67 %"
  const back = ['today', 'tonight', 'yesterday'].indexOf(first);
  if (back >= 0) return [daysLater(asOf, back < 2 ? 0 : -1), daysLater(asOf, back < 2 ? 0 : -1), 1];
  const day = weekdays.indexOf(first === 'last' ? second : first);
  if (day >= 0)
    return weekday(day, asOf, first === 'last' ? 2 : 1, first === 'last' || word(items, at - 1) === 'since');
  if (/^(?:this|last)$/.test(first) && isUnrolled(items, at)) return unitAt(first, second, asOf);
  if (/^(?:end|close|clos|finish|out)(?:s|es|ed|ing)?$/.test(before)) {
    const article = first === 'the' ? 1 : 0;
    const unit = article ? second : first;
    const isPast = /ed$/.test(before);
    if (word(items, at + article + 1) === 'to') return undefined; // "closed the year-to-date gap"
    if (unit === 'year') return yearOf(isPast ? daysLater(asOf, -349) : asOf, 1 + article);
    if (article && isUnit(unit) && !/^(?:out|close)$/.test(before))
      return isPast && unit !== 'week' ? endedUnit(unit, asOf, 2) : thisUnit(unit, asOf, 2);
  }
  if (
    at === 0 &&
    isUnit(first) &&
    /^(?:'s|is) (?:over|done|up|closed|finished|gone|behind|in)$/.test(`${second} ${third}`)
  )
    return presentUnit(first, asOf, 1);
  if (first === 'the' && isUnit(second) && (/^(?:'s|began|started)$/.test(third) || wonOrLost.test(before)))
    return presentUnit(second, asOf, 2);
  const name = first === 'the' || first === 'all' ? second : first;
  const isSeason = Object.hasOwn(seasons, name) && !/^(?:of|in|from)$/.test(word(items, at + (name === first ? 1 : 2)));
  if (
    isSeason &&
    (first === 'all' ||
      (name === 'fall' ? /^in the$/ : /^(?:for|on|over|in|during|throughout|since|from)(?: the)?$/).test(
        `${before}${name === first ? '' : ' the'}`,
      ))
  )
    return latestSeason(name, asOf, name === first ? 1 : first === 'all' && third === 'long' ? 3 : 2);
  if (first !== 'the' || !/^(?:for|of|on|over|in|during|throughout)$/.test(before)) return undefined;
  if (second === 'year' && /^(?:for|of|on)$/.test(before))
    return yearOf(asOf, /^(?:to date|so far)$/.test(`${third} ${word(items, at + 3)}`) ? 4 : 2);
  if (/^(?:of|before|since|to|after|that|in|ahead|from|ended|ending|through|until)$/.test(third)) return undefined;
  const isHalfYear = second === 'half' && third === 'year';
  return closingUnit(second, asOf, isHalfYear ? 3 : 2);
}

/** "More than 20 points on the tenth": of the month that is, or was last. */
function dayOfMonth(items: readonly Item[], at: number, asOf: string): Period {
  const isOnThe =
    `${word(items, at - 2)} ${word(items, at - 1)}` === 'on the' &&
    /^(?:and|but|to|at|the|it|they|that|)$/.test(word(items, at + 1));
  const ofMonth = /^of (?:the|this) month$/.test([1, 2, 3].map((step) => word(items, at + step)).join(' ')) ? 3 : 0;
  const day =
    isOnThe || ofMonth > 0
      ? Math.max(dayNumber(word(items, at).replace(/^\d+$/, '')), ordinals.indexOf(word(items, at)) + 1)
      : 0;
  if (day === 0) return undefined;
  const [date, before] = [asOf, lastOfMonth(later(asOf.slice(0, 7), -1))].map(
    (end) => `${end.slice(0, 7)}-${two(day)}`,
  ) as [string, string];
  const last = date <= asOf ? date : before;
  return epochDay(last) >= 0 ? [last, last, 1 + ofMonth] : undefined;
}

const isUnit = (written: string): boolean => /^(?:week|month|quarter|year)$/.test(written);

const isAfterArticle = (items: readonly Item[], at: number): boolean =>
  /^(?:an?|the|its|their|'s|such|very|another|in)$/.test(items[at - 1]?.word ?? '');

const presentUnit = (unit: string, asOf: string, length: number): Period =>
  closingUnit(unit, asOf, length) ?? thisUnit(unit, asOf, length);

/** "AI month:" */
const isLabel = (items: readonly Item[], at: number): boolean =>
  at > 0 &&
  items[at + 1]?.word === ':' &&
  !/^(?:the|last|past|previous|next|this|an?|per|one|trailing)$/.test(word(items, at - 1));

/** The one that ends in these days, else the one before the present one. */
function endedUnit(unit: string, asOf: string, length: number): Period {
  const closing = closingUnit(unit, asOf, length);
  const last = closing ?? lastUnit(unit, asOf);
  return last && [last[0], last[1], length];
}

/** "For the quarter" said in its last days, or in the first ones of the next, is that quarter of the calendar. */
function closingUnit(unit: string, asOf: string, length: number): Period {
  for (const day of [asOf, daysLater(asOf, -4)]) {
    const period = /^(?:month|quarter|half)$/.test(unit) ? thisUnit(unit, day, length) : undefined;
    if (period && period[1] <= daysLater(asOf, 3)) return period;
  }
  return undefined;
}

/** "Over the last year" rolls; "last year" is the calendar's. */
function isUnrolled(items: readonly Item[], at: number): boolean {
  return word(items, at) === 'this' || !/^(?:the|its|their|these|past|of)$/.test(word(items, at - 1));
}

function unitAt(which: string, unit: string, asOf: string): Period {
  if (Object.hasOwn(seasons, unit)) return season(which, unit, asOf);
  return which === 'this' ? thisUnit(unit, asOf, 2) : lastUnit(unit, asOf);
}

function season(which: string, name: string, asOf: string): Period {
  const [first, last] = seasons[name]!;
  const isBefore = which === 'last' ? asOf.slice(5, 7) <= two(last) : last > 12 && asOf.slice(5, 7) < '09';
  const year = Number(asOf.slice(0, 4)) - (isBefore ? 1 : 0);
  const start = `${year}-${two(first)}`;
  return [start, lastOfMonth(later(start, last - first)), 2];
}

/** "Over the summer": the one that is, or was last. */
function latestSeason(name: string, asOf: string, length: number): Period {
  const present = season('this', name, asOf)!;
  const [since, until] = present[0] <= asOf ? present : season('last', name, `${Number(asOf.slice(0, 4)) - 1}-12-31`)!;
  return [since, until, length];
}

const withWords = (period: readonly [string, string] | undefined, length: number): Period =>
  period && [...period, length];

const thisUnit = (unit: string, asOf: string, length: number): Period => withWords(calendarUnit(unit, asOf), length);
const lastUnit = (unit: string, asOf: string): Period => withWords(unitBefore(unit, asOf), 2);

/** The last such day; on the day itself "last Friday" and "since Friday" are a week ago. */
function weekday(day: number, asOf: string, length: number, isBefore: boolean): Period {
  const today = new Date(`${asOf}T00:00:00Z`).getUTCDay();
  const back = (today - day + 7) % 7;
  const date = daysLater(asOf, -(back === 0 && isBefore ? 7 : back));
  return [date, date, length];
}

function eventAt(items: readonly Item[], at: number, asOf: string): Period {
  const lead = word(items, at - (word(items, at - 1) === 'the' ? 2 : 1));
  const isAhead =
    /^(?:by|before|until|till)$/.test(lead) &&
    items.some((item) => /^(?:will|should|expects?|likely)$/.test(item.word));
  if (!eventLeads.test(lead) || isAhead) return undefined; // "will have caught up by Christmas"
  let first = at;
  while (eventArticles.test(word(items, first)) && first < at + 4) first++;
  const coin = items.find(({ name }) => name === 'BTC' || name === 'ETH')?.name;
  const text = items.slice(first, first + 12).map((item) => item.word).join(' '); // prettier-ignore
  const event = longestName(text, coin, asOf, lead);
  if (!event) return undefined;
  const length = first - at + event.words;
  const isDated = /^(?:of|on|in)$/.test(word(items, at + length));
  const day = isDated ? onePeriod(items, at + length + 1, asOf) : undefined;
  if (!/ (?:lows?|bottom|trough|nadir)$/.test(event.name))
    return day?.[0].length === 10 ? [day[0], day[1], length + 1 + day[2]] : [event.date, event.date, length];
  return isDated ? undefined : [event.date.slice(0, 7), daysLater(event.date, -1), length, event.date]; // from its close
}
