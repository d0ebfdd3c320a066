import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import type { Text } from '../messages/text.ts';
import { type Claim, type Draft, inherited, isTimelessLead, isTimelessLink, wantsTime } from './claim.ts';
import { type Clause, isHead, isMarket, isOfGap, isTime } from './clauses.ts';
import { goneTo } from './lexicon/reach.ts';
import { nowWords } from './lexicon/stance.ts';
import type { SaidReach } from './read-reach.ts';
import { dayAgo, readWhen, type When } from './read-time.ts';
import { valueThen } from './remarks.ts';
import type { Span } from './text.ts';

/** Which time a claim is about, by what it claims: of a gap, of a correlation, of a record. */

/** "Hit a low in April": on one of its days, nobody says which. */
const isOnSomeDay = (
  { spans }: Clause,
  { since, asOf }: { readonly since: string | null; readonly asOf: string | null },
): boolean =>
  since !== null &&
  (asOf !== null
    ? since !== asOf
    : spans.some(({ text }) =>
        /^(?:hits?|made|makes?|sets?|touched|reached|printed|prints?|fell|dropped|rose|climbed|broke)$/i.test(text),
      ));

/** "Closed most of its gap": a part of it, no superlative. */
export const isPartOf = (spans: readonly Span[], at: number): boolean =>
  /^(?:most|half|the bulk)$/i.test(spans[at]!.text) && /^of$/i.test(spans[at + 1]?.text ?? '');

/** "For the year", "YTD": said of a gap wherever it stands. */
const ofYear = /\bto date$|^ytd$|\bso far\b|^(?:for|on) (?:the year|(?:all of )?\d{4})$/i;

/**
 * Which span says of what time a gap is, where another one says when it changed or since when it has no equal?
 *
 * @example "its 2024 lead has shrunk since July", "the deficit since January, the widest this year"
 */
export function timeOfGap({ spans, asOf }: Clause): Span | undefined {
  const named = spans.findIndex(isOfGap);
  const noun =
    named < 0 && spans.some(({ kind }) => kind === 'from-size')
      ? spans.findIndex(({ kind }) => /^(?:narrow|perform)$/.test(kind))
      : named; // "from 16 points to 6: it has caught up this year"
  const isRunning = ({ kind, slots: [item] }: Span): boolean =>
    /^(?:period|bare-date)$/.test(kind) && item!.since! < item!.until! && item!.since! <= asOf && asOf <= item!.until!;
  const before = spans.slice(0, Math.max(0, noun)).findLast(({ text }) => text !== "'s");
  const isOfSpeaker = spans.some(({ text }, i) => /^(?:my|our|your)$/i.test(text) && i < noun && noun - i < 3); // "my 2024 lead"
  if (isOfSpeaker) return undefined;
  if (before && isRunning(before)) return before; // "this year's deficit"
  const isSuperlative = ({ kind }: Span, at: number): boolean =>
    at < noun && /^(?:most|record)$/.test(kind) && !isPartOf(spans, at);
  if (noun < 0 || spans.some(isSuperlative)) return undefined; // "the widest gap since March"
  const after = spans
    .slice(noun + 1)
    .find((span) => !isMarket(span) && span.kind !== 'word' && !/^(?:and|with|earlier)$/.test(span.value));
  const isOfIt = (span: Span): boolean => span === after || ofYear.test(span.text.replaceAll('-', ' '));
  const year = spans.find((span) => isRunning(span) && span.slots[0]!.since!.length === 4 && isOfIt(span));
  const span = year ?? (after?.kind === 'since' && spans[noun]!.kind !== 'narrow' ? after : undefined);
  const [from] = span?.kind === 'since' ? span.slots : [];
  // "since the Merge in September"
  const isIn = ({ slots: [item] }: Span): boolean =>
    from !== undefined && (item?.since?.length ?? 0) > 4 && item!.since! <= from.start! && from.start! <= item!.until!;
  const isOther = (each: Span): boolean =>
    each !== span && (isTime(each) || /^(?:ago|then|then-date|since-ago)$/.test(each.kind)) && !isIn(each);
  return spans.some(isOther) ? span : undefined;
}

/** A date that is the day asked for. */
export const isToday =
  ({ asOf }: Clause) =>
  ({ kind, slots: [item] }: Span): boolean =>
    /^(?:bare-date|day|period)$/.test(kind) && item?.since === asOf;

/** Over which time: where a window and a period are both named, a correlation has its window, and of a gap nobody can tell. */
export function whenOf(
  clause: Clause,
  { aspect, sizes, gapSince = null, change = null }: Draft,
  reach: SaidReach,
): Partial<When> {
  const { superlative, since } = reach;
  if (gapSince !== null && superlative !== 'none' && !(since !== null && since >= gapSince.slice(0, since.length)))
    clause.extra.push(timeOfGap(clause)!); // "the gap since January is the largest in a decade"
  if (aspect === 'forecast') return {};
  // "hit a three-year low in April": on one of its days
  const isOfDays = aspect === 'ratio-level' && /^(?:record|years)$/.test(superlative);
  if (superlative !== 'none' && aspect !== 'gap')
    // "after the carry scare, the ratio is at its lowest since …"
    clause.use(...clause.all('since').filter(({ text }) => /^after\b/i.test(text)));
  if (superlative !== 'none' && (sizes ?? []).length < 2)
    clause.extra.push(...periodBeside(clause).filter(({ kind }) => !isOfDays || kind === 'since'));
  const isValue = sizes?.some(({ of }) => of === 'ratio') === true;
  const read = readWhen(clause, aspect === 'moves' || (aspect === 'gap' && superlative === 'none' && !isValue));
  // "closed June near 0.027"
  const isEnd =
    isValue && clause.spans.some((span) => /^(?:closed|ended|finished)\b/i.test(span.text) && clause.isUsed(span));
  const said = isEnd ? { ...read, since: null } : read;
  if (isValue && aspect === 'ratio-level' && superlative === 'none')
    clause.extra.push(...valueThen(clause, said, sizes));
  const isOfPeak = ({ kind }: Span, at: number, all: readonly Span[]): boolean =>
    kind === 'period' && /^(?:one|that)$/i.test(all[at - 1]?.text ?? '');
  const isGoneNow = change === 'closed' && said.since === clause.asOf; // "today that gap is gone" is not of one day
  const day = isGoneNow ? { ...said, since: null } : said;
  // "43 % under its August peak, bitcoin 32 % under the one of October"
  const when = aspect === 'distance' && clause.spans.some(isOfPeak) ? { ...day, asOf: null } : day;
  if (when.since !== null) clause.use(...clause.all('bare-date').concat(clause.all('day')).filter(isToday(clause)));
  const isNow = when.since === null && when.windowSessions === null && when.asOf === null;
  const isSince = /^(?:gap|moves)$/.test(aspect) && superlative === 'none' && change === null && isNow;
  // "lower than a year ago" is its change since then
  if (isSince && when.comparedWith !== null) return { since: daysLater(when.comparedWith, 1) };
  if (aspect === 'gap' && when.comparedWith !== null && !isNow)
    clause.extra.push(...clause.spans.filter(({ kind }) => /^then/.test(kind))); // "by more in Q2 than in Q1"
  const isDay = (span: Span): boolean => /^(?:period|bare-date|day)$/.test(span.kind) && clause.isUsed(span);
  const isSome = aspect === 'ratio-level' && isOnSomeDay(clause, when);
  if (isOfDays) return isSome ? when : { ...when, since: null };
  const isOfYear = (span: Span): boolean =>
    aspect === 'gap' &&
    change !== null &&
    gapSince === null &&
    span.slots[0]?.since?.length === 4 &&
    when.since?.length !== 4;
  // "its lag for 2025 has narrowed since April"
  clause.extra.push(...clause.spans.filter((span) => isDay(span) && (isSome || isOfYear(span))));
  if (aspect.startsWith('correlation') && superlative === 'none') clause.extra.push(...heldFor(clause));
  const ranged =
    aspect === 'correlation-change' || (aspect === 'gap' && clause.before !== null) ? overRange(clause, when) : null;
  if (ranged) return ranged;
  const isGoneTo =
    aspect.startsWith('correlation') &&
    when.asOf !== null &&
    when.comparedWith === null &&
    goneTo.test(clause.spans.map(({ text }) => text).join(' '));
  if (isGoneTo) return { ...when, since: null, asOf: null, comparedWith: when.asOf };
  if (superlative !== 'none' || when.windowSessions === null || when.since === null) return when;
  if (aspect.startsWith('correlation')) return { ...when, since: null }; // "in November the 60-day correlation was 0.6"
  const rows =
    ((Date.parse(when.asOf ?? clause.asOf) - Date.parse(when.since.padEnd(10, '-01').slice(0, 10))) / DAY_MS) *
    (252 / 365);
  if (Math.abs(rows - when.windowSessions) <= Math.max(2, 0.12 * rows))
    return when.asOf === null ? { ...when, since: null } : { ...when, windowSessions: null }; // "since early November, in 60 sessions"
  const isWindow = ({ kind }: Span): boolean => /^(?:over|bare-dur|either)$/.test(kind);
  clause.extra.push(...clause.spans.filter((span) => isWindow(span) && clause.isUsed(span)).slice(0, 1));
  return when;
}

/** "Hit a record in April", "its lead this month is the widest since 2022": not of today, or of another length than is asked. */
function periodBeside(clause: Clause): Span[] {
  const isPeriod = ({ kind, text, slots: [item] }: Span): boolean =>
    /^(?:period|bare-date)$/.test(kind) &&
    !/^(?:of|end|clos|finish)/i.test(text) &&
    item?.since !== undefined &&
    item.since !== item.until;
  const isOfWorst = clause.spans.some(({ kind, slots }) => kind === 'perform' && slots[0]?.kind === 'duration');
  const at = clause.spans.findIndex(({ kind }) => /^(?:most|record|unseen|extreme|never|more|intensity)$/.test(kind));
  const isOfLink = clause.spans.some(({ kind }) => kind === 'correlation');
  // "fell to 0.23 this week, the lowest since 2021"
  const isNow = ({ slots: [item] }: Span): boolean =>
    isOfLink && item!.until! >= clause.asOf && daysLater(item!.since!.padEnd(10, '-01'), 31) >= clause.asOf;
  const isOther = (span: Span): boolean =>
    span.slots[0]!.until! < clause.asOf || (clause.spans.indexOf(span) < at && !isNow(span));
  const periods = clause.all('period').concat(clause.all('bare-date')).filter((span) => isPeriod(span) && isOther(span)); // prettier-ignore
  return isOfWorst ? [] : [...periods, ...clause.all('since')];
}

/** "It had led" is about a time before another, and says nothing where neither is named. */
export function earlier({ spans }: Clause, head: Span | null, { since, asOf }: Partial<When>): Span[] {
  const at = head === null ? -1 : spans.indexOf(head);
  const had = spans.slice(Math.max(0, at - 2), Math.max(0, at)).find(({ text }) => /^had$/i.test(text));
  return had &&
    (since ?? asOf ?? null) === null &&
    head!.kind === 'perform' &&
    /(?:ed|led|beaten|left)\b/i.test(head!.text)
    ? [had]
    : [];
}

/** "Above 0.5 for six months": every day of them, not their correlation. */
function heldFor(clause: Clause): Span[] {
  const at = clause.spans.findIndex(({ kind, value }) => kind === 'sized' && value !== 'about');
  const isBeen = clause.spans.some(({ text }) =>
    /^(?:been|stay(?:s|ed)|remain(?:s|ed)|held|holds|kept|has)$/i.test(text),
  );
  const isHeld = ({ kind, text }: Span): boolean =>
    kind === 'since' || (kind === 'either' && /^(?:for|throughout)\b/i.test(text));
  return at < 0 || !isBeen
    ? []
    : clause.spans
        .slice(at)
        .filter((span) => isHeld(span) && clause.isUsed(span))
        .slice(0, 1);
}

/** "From 0.2 to 0.5 in a year": so long ago it was the first; "the 30-day correlation" has a window of its own, now and "since May". */
function overRange(clause: Clause, when: When): When | null {
  const { spans, before, asOf } = clause;
  const hasOwn = spans.some(({ kind }) => kind === 'bare-dur');
  if ((before === null && !hasOwn) || when.comparedWith !== null) return null;
  const isWithin = ({ kind, text }: Span): boolean =>
    /^(?:either|over)$/.test(kind) && /^(?:in|over|within)\b/i.test(text);
  const isLong = ({ slots: [item] }: Span): boolean => (item?.sessions ?? 0) > 125; // "fallen in the past year, from 0.6 to 0.2"
  const within =
    spans.slice(before === null ? 0 : spans.indexOf(before)).find(isWithin) ??
    spans.find((span) => isWithin(span) && isLong(span));
  const [since] = hasOwn ? spans.filter(({ kind }) => kind === 'since').flatMap(({ slots }) => slots) : [];
  if (!within && !since?.start) return null;
  if (!within) {
    const isOfValue = before !== null && since!.until! < asOf;
    return {
      ...when,
      since: null,
      comparedWith: isOfValue ? since!.until! : daysLater(since!.start!.padEnd(10, '-01').slice(0, 10), -1),
    };
  }
  const window = clause.isUsed(within) ? (clause.take('bare-dur')?.slots[0]!.sessions ?? null) : when.windowSessions;
  clause.use(within);
  return { ...when, windowSessions: window, comparedWith: dayAgo(within.slots[0]!, asOf) };
}

interface ClaimsOfClause {
  readonly claims: readonly Claim[];
  readonly hint: Text | null;
}

/** "Gold beat stocks this year, and it beat bitcoin too": over the one time another part names, if the prices bear it out. */
export function overTheTimeOf(
  clauses: readonly Span[][],
  at: number,
  state: ClaimsOfClause,
  over: (time: Span) => ClaimsOfClause,
): ClaimsOfClause {
  const [time, ...others] = clauses.flat().filter(isTime);
  const isOfLink =
    state.claims.some(isTimelessLink) &&
    clauses.some(
      (part) =>
        part.includes(time!) &&
        !part.some(isMarket) &&
        part.some(({ kind }) => /^(?:correlation|together|apart|inversely)$/.test(kind)),
    );
  if (
    time &&
    isOfLink &&
    others.length === 0 &&
    /^(?:over|bare-dur|either)$/.test(time.kind) &&
    !clauses[at]!.includes(time)
  )
    return over(time); // "60 days of mirror image, correlation -0.8" // prettier-ignore
  const isReach = clauses.some(
    (part) =>
      part.includes(time!) &&
      part.some(({ kind }) => /^(?:most|more|record|extreme|unseen|ever|never|strength|intensity)$/.test(kind)),
  );
  const isNow = clauses[at]!.some(({ text }) => nowWords.test(text));
  if (
    !time ||
    isReach ||
    isNow ||
    others.length > 0 ||
    clauses[at]!.includes(time) ||
    !state.claims.some(
      (claim) => isTimelessLead(claim) || (wantsTime(claim) && claim.aspect === 'moves' && claim.sizes.length > 0),
    )
  )
    return state;
  // "hit harder in the fourth quarter: QQQ down 17 %, SPY off 14 %"
  const isHeadline = clauses[at]![0]?.value === ':' && clauses[at - 1]?.some(isHead) === true;
  // "beat gold but lagged stocks this year"
  const isLast =
    isHeadline || clauses.slice(at + 1).some((part) => part.at(-1) === time && !part.slice(0, 2).some(isMarket));
  const isWith = clauses[at]!.some(
    ({ text }, i, all) =>
      /^with$/i.test(text) && all.slice(i).some((span) => span.kind === 'perform' && /ing\b/i.test(span.text)),
  ); // "…, with bitcoin beating the S&P"
  const { claims, hint } = over(time);
  return { hint, claims: isLast || isWith ? claims : claims.map((claim) => inherited(claim, claim.text, time.text)) };
}

/** "On a daily basis": as it is counted anyway. */
export const isDayByDay = ({ kind, text }: Span): boolean =>
  kind === 'over' && /^on a (?:daily|day[- ](?:to|by)[- ]day|one[- ]day) basis$/i.test(text);

/** "A year ago they were twins, the correlation is 0.1 now": of the one value told it is not the day. */
export function thenBesideNow({ spans }: Clause): Span[] {
  const isNow = spans.some(({ text }) => /^(?:right )?now$|^today$|^currently$/i.test(text));
  const values = spans.filter((span) => isCoefficient(span) || span.kind === 'sign');
  return isNow && values.length === 1 ? spans.filter(({ kind }) => kind === 'ago') : [];
}

/** "In tandem about as much as in January", "as correlated as a year ago": nobody asks whether it is the same. */
export function asMuchAsThen({ spans }: Clause): Span[] {
  const isAs = ({ kind, text }: Span, at: number): boolean =>
    /^(?:strength|intensity)$/.test(kind) && (/\bas$/i.test(text) || spans[at + 1]?.value === 'as');
  const at = spans.some(({ kind }) => /^(?:not|never)$/.test(kind)) ? -1 : spans.findIndex(isAs);
  return at >= 0 && spans.slice(at).some((span) => isTime(span) || span.kind === 'ago') ? [spans[at]!] : [];
}

/** "Joined at the hip: 0.67 over ninety sessions" */
export const isCoefficient = ({ slots: [item] }: Span): boolean =>
  item?.kind === 'number' && /\./.test(item.word) && Math.abs(item.amount!) <= 1;
