import type { Claim, Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket, isNow, isPartOf, isStop, isTime } from './clauses.ts';
import { firstOfEach, isHabit, twoMoves } from './legs.ts';
import { allUnits, aYear, butOne, everyUnit, inARowSaid, inAYear, lastYear, noUnit, oneUnit } from './lexicon/reach.ts';
import { habitual } from './lexicon/stance.ts';
import { countWords, monthNames, ordinals } from './lexicon/well-known.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { dayAgo, notSince } from './read-time.ts';
import { restriction, saidIn } from './remarks.ts';
import { type AspectReading, type MarketMove, sideOf, withSizes } from './roles.ts';
import type { Span } from './text.ts';

/** "Fell a day before gold": one day's and no habit, where no time is named. */
const onlyOnce = /^(?:\w+ed|fell|rose|went|broke|led)\b/i;

/** "Follows the next day", "what bitcoin did yesterday": by one row. */
const nextDay =
  /\b(?:(?:next|following) (?:day|session|morning)|(?:day|session) (?:after|before)|tomorrow|yesterday|to the next|(?:day|session) to (?:day|session)|earlier)$/i;

/** One market moving first: "gold leads bitcoin by three months". */
export function readLead(clause: Clause): AspectReading | null {
  const lead = clause.all('first')[0];
  const said = clause.all('first').find(({ slots }) => slots.some(({ kind }) => kind === 'duration'));
  const isApart = ({ text }: Span): boolean => !/\b(?:past|last|previous|over|during|across)\b/i.test(text); // no time it is asked over
  const duration =
    said ?? [...clause.all('over'), ...clause.all('bare-dur'), ...clause.all('either')].filter(isApart)[0];
  const isByTime =
    duration !== undefined && /\bby (?:about |roughly |around |some )?$/i.test(textBefore(clause, duration));
  const verb =
    clause.all('perform').find(({ text }) => /^(?:lead|led\b|lag|(?:mov|run|turn)\w* ahead|trail)/i.test(text)) ??
    clause.all('together')[0];
  if (!(lead && (duration || !verb)) && !(verb && isByTime)) return followingMove(clause);
  const isBehind = lead?.value === 'lag' || (lead?.value !== 'lead' && /^(?:lag|follow|trail)/i.test(verb?.text ?? ''));
  const isNamed = (span: Span): boolean =>
    /^(?:period|since|over|either|bare-date)$/.test(span.kind) && span !== duration;
  const isOnce = onlyOnce.test((lead ?? verb)?.text ?? '') && !clause.spans.some(isNamed);
  const isNext = clause.all('first').some(({ text }) => nextDay.test(text));
  const rows = isOnce ? 0 : isNext ? 1 : (duration?.slots.find(({ kind }) => kind === 'duration')?.sessions ?? 0);
  clause.takeAll('first');
  clause.use(
    ...[verb, duration].filter((span) => span !== undefined),
    ...clause.all('maybe').filter(({ text }) => habitual.test(text)),
  );
  return {
    aspect: 'lead',
    relation: 'none',
    head: verb ?? lead ?? null,
    isMutual: false,
    leadSessions: isBehind && rows > 0 ? -rows : rows,
  };
}

/** "When bitcoin drops, the Nasdaq drops a day later": the first moves first. */
function followingMove(clause: Clause): AspectReading | null {
  const late = clause.all('over').find(({ text }) => / later$/i.test(text));
  const moves = clause.all('move');
  if (!late || moves.length !== 2 || !isHabit(clause, moves)) return null;
  clause.use(late, ...(moves[0]!.value === moves[1]!.value ? moves : [])); // nobody asks for the other way
  return { aspect: 'lead', relation: 'none', head: null, isMutual: false, leadSessions: late.slots[0]?.sessions ?? 0 };
}

function textBefore(clause: Clause, span: Span): string {
  return `${clause.spans.slice(0, clause.spans.indexOf(span)).map(({ text }) => text).join(' ')} `; // prettier-ignore
}

/** "Ether is further below its peak than bitcoin": the order of two distances, each from the market's own peak so far. */
export function readFarther(clause: Clause): AspectReading | null {
  const [head] = clause.all('farther');
  if (!head || isOfThen(clause) || !isOfOnePeak(head) || clause.has('size') || clause.has('sized')) return null;
  clause.use(head, ...clause.all('since').filter(isAfter), ...clause.all('period').filter(isEnding(clause)), ...clause.all('move').filter((move) => isAfterwards(clause, move))); // prettier-ignore
  const relation = head.value === 'ahead' ? 'ahead' : 'behind';
  return { aspect: 'distance', relation, head, isMutual: false, since: startOf(head, clause.asOf) };
}

/** "After Christmas Eve's rout": what was before now. */
const isAfter = ({ kind, text }: Span): boolean => kind === 'since' && /^(?:after|following)\b/i.test(text);

/** "ETH ends the year nearer to its high than BTC": now, where it is the last day of that time. */
const isEnding =
  ({ asOf }: Clause) =>
  ({ kind, text, slots: [item] }: Span): boolean =>
    kind === 'period' && /^(?:end|finish|clos)/i.test(text) && (item?.until ?? '') >= asOf;

/** "Was further below its peak", "in 2022": another time than now. */
const isOfThen = (clause: Clause): boolean =>
  clause.spans.some(
    (span) =>
      (isTime(span) && span.kind !== 'day' && !isAfter(span) && !isEnding(clause)(span)) ||
      /\b(?:was|were|been)$/i.test(span.text),
  );

/** Not "its 52-week high than bitcoin is from its 30-day high". */
const isOfOnePeak = ({ slots }: Span): boolean => new Set(slots.map(({ word }) => word)).size < 2;

/** From which day on the peak counts: "its 52-week high", "its 2021 peak". */
function startOf({ slots: [item] }: Span, asOf: string): string | null {
  return !item ? null : item.kind === 'date' ? item.since! : dayAgo(item, asOf);
}

/** Two markets' distances below their own peaks, and since when a peak counts. */
interface PeakLegs {
  readonly legs: readonly MarketMove[];
  readonly used: readonly Span[];
  readonly since: string | null;
}

/** "Ether is 62 % off its high, bitcoin 50 %": how far each market stands below its own peak; "at a record" is no distance. */
export function peakLegs(clause: Clause): PeakLegs | null {
  const [farther] = isOfThen(clause) ? [] : clause.all('farther').filter(isOfOnePeak);
  const named = clause.all('peak', 'high').filter(({ text }) => !/^drawdown/i.test(text) || !clause.spans.some(isTime)); // of a time it may be the deepest // prettier-ignore
  const peaks = named.length === 0 && farther ? [farther] : named;
  const sizes = sizesBelow(clause);
  const markets = firstOfEach(clause).filter(({ kind }) => kind === 'market');
  if (markets.length !== 2 || peaks.length === 0 || ![1, 2].includes(sizes.length) || isPast(clause)) return null;
  const legs = markets.flatMap((market, i): MarketMove[] => {
    const inside = (span: Span): boolean => span.from < markets[1]!.from === (i === 0);
    const isInOrder = sizes.length === 2 && (peaks.length === 1 || isBefore(clause, sizes, markets[1]!));
    const size = (isInOrder ? sizes[i] : undefined) ?? sizes.find(({ span }) => inside(span));
    const said = size ? sizeOf(size, 'subjectPct', -Math.abs(size.item.amount!)) : atPeak(clause, inside);
    return said ? [{ side: sideOf(market), size: said, direction: null }] : [];
  });
  if (legs.length < 2 || (farther && twoMoves(legs[0]!, legs[1]!).relation !== farther.value)) return null;
  const isBelow = ({ text }: Span, at: number): boolean => /^(?:below|under|beneath|off|short|lower)$/i.test(text) && sizes.some(({ span }) => span === clause.spans[at - 1]); // prettier-ignore
  const starts = new Set(peaks.flatMap((peak) => startOf(peak, clause.asOf) ?? []));
  return {
    since: starts.size === 1 ? ([...starts][0] ?? null) : null,
    legs,
    used: [...markets, ...peaks, ...highs(clause), ...clause.all('farther'), ...clause.all('among'), ...clause.all('almost'), ...clause.all('other').filter(({ text }) => /^drawdowns?$/i.test(text)), ...sizes.map(({ span }) => span), ...clause.all('move').concat(clause.spans.filter(isBelow))], // prettier-ignore
  };
}

/** "78 % off its high, bitcoin 70"; none where one is above its peak, where nothing is. */
function sizesBelow(clause: Clause): readonly Quantity[] {
  const said = quantitiesOf(clause).filter(({ role }) => role !== 'from');
  const percent = said.filter(({ item }) => item.unit === '%');
  const bare = said.filter(({ item }) => item.kind === 'number' && item.amount! > 1 && item.amount! < 100);
  const sizes = percent.length === 1 && bare.length === 1 ? [...percent, ...bare].sort((a, b) => a.span.from - b.span.from) : percent; // prettier-ignore
  const isAbove = ({ item, span }: Quantity): boolean =>
    (item.signed === true && item.amount! > 0) || clause.spans[clause.spans.indexOf(span) - 1]?.value === 'up';
  return sizes.some(isAbove) ? [] : sizes;
}

/** "20 % below its August record, compared with 15 % for the S&P": the second size stands before its market. */
function isBefore({ spans }: Clause, [, second]: readonly Quantity[], market: Span): boolean {
  const between = spans.slice(spans.indexOf(second!.span) + 1, spans.indexOf(market));
  return spans.indexOf(second!.span) < spans.indexOf(market) && between.every(({ text }) => /^(?:for|in|at|the|of|on)$/i.test(text)); // prettier-ignore
}

/** "Bitcoin was at its high in March, ether 25 % below": no distance of now. */
function isPast({ spans, asOf }: Clause): boolean {
  const isOver = ({ kind, slots: [item] }: Span): boolean =>
    kind === 'ago' || (/^(?:period|bare-date|day)$/.test(kind) && (item?.until ?? asOf) < asOf);
  return spans.some(isOver) && spans.some(({ text }) => /\b(?:was|were|had|stood|sat)$/i.test(text));
}

/** "At its high", "close to its own": where the other one is said to be below its peak. */
function highs(clause: Clause): Span[] {
  const isItsOwn = (span: Span): boolean => /\b(?:its|their)$/i.test(span.text) && /^own$/i.test(clause.spans[clause.spans.indexOf(span) + 1]?.text ?? ''); // prettier-ignore
  const own = clause.all('among').filter(isItsOwn);
  return clause.all('extreme', 'high').concat(clause.all('record'), clause.all('unseen'), own);
}

/** How far below its high one may be that is "at" it, and one that is "near" or "basically at" it, in per cent. */
const [AT_PEAK, NEAR_PEAK] = [1, 5];

const nearly = /\b(?:near|nearly|almost|basically|practically|virtually|essentially|about|around|close|within|shy|knock\w*|flirt\w*|toy\w*|bump\w*|just (?:off|below|under))\b/i; // prettier-ignore

/** "Bitcoin is basically at its high": no distance worth the name. */
function atPeak(clause: Clause, inside: (span: Span) => boolean): SaidSize | null {
  const { spans } = clause;
  const [high] = highs(clause).filter(inside);
  if (!high) return null;
  const at = spans.indexOf(high);
  const from = spans.slice(0, at).findLastIndex((span) => isMarket(span) || isStop(span)) + 1;
  const words = spans.slice(from, at + 1);
  if (words.some(({ kind }) => /^(?:not|never|false|unlikely)$/.test(kind))) return null; // "isn't at its high"
  const isNear = words.some(({ kind, text }) => /^(?:among|almost)$/.test(kind) || nearly.test(text));
  return { value: 0, comparator: 'about', of: 'subjectPct', within: isNear ? NEAR_PEAK : AT_PEAK };
}

/** "After the summer rally": what was before, at the end of the sentence. */
function isAfterwards({ spans }: Clause, move: Span): boolean {
  const at = spans.indexOf(move);
  const from = spans.slice(0, at).findLastIndex(({ text }) => /^after\b/i.test(text));
  const isNamed = spans.slice(from).some((span) => isMarket(span) || isStop(span));
  return from >= 0 && at - from < 4 && at === spans.length - 1 && !isNamed;
}

/** "ETH/BTC broke below its 2022 low", "priced in gold, bitcoin has topped its 2021 peak": beyond the lowest or highest of then. */
export function readMark(clause: Clause): AspectReading | null {
  const [mark, ...more] = clause.all('mark');
  const { since, until } = mark?.slots[0] ?? {};
  const noun = clause.all('ratio')[0] ?? clause.all('priced')[0];
  const isAlone = ['size', 'sized', 'record', 'extreme', 'almost'].every((kind) => !clause.has(kind)); // "sets record, passing the 2021 mark"
  if (!mark || more.length > 0 || !isAlone || !(noun ?? isLinked(clause))) return null;
  clause.use(mark);
  clause.takeAll('ratio', 'priced');
  const [relation, extreme] = mark.value === 'low' ? (['behind', 'low'] as const) : (['ahead', 'high'] as const);
  return { aspect: 'ratio-distance', relation, head: noun ?? null, isMutual: true, extreme, since: since!, comparedWith: until! }; // prettier-ignore
}

/** "To 5 points from 21", "has doubled", "most of it is gone": the gap beside what it was before. */
export function endsOf(clause: Clause, state: AspectReading, isTimed: boolean): Partial<AspectReading> {
  const found =
    fromTo(clause, state) ??
    (isTimed || clause.spans.some(isTime) ? byTimes(clause) : null) ??
    (isTimed || clause.has('most') ? byShare(clause) : null);
  if (!found) return {};
  const { sizes, change, used } = found;
  const isOpposite = (state.change === 'rise') !== (change === 'rise') && (state.change ?? null) !== null;
  if (isOpposite || (state.relation === 'convergence' && change === 'rise')) return {};
  clause.use(...used, ...clause.all(change === 'rise' ? 'widen' : 'narrow'));
  if (sizes.length > 1) clause.use(...clause.all('move', change === 'rise' ? 'up' : 'down'));
  const said = change === 'rise' || state.relation === 'convergence' ? { change } : asConvergence(state.relation, { change }); // prettier-ignore
  const isBare = !isTimed && sizes.some(({ of }) => of === 'gapThen'); // of which time the gap is only its figures tell
  return { ...said, isBare, ...withSizes(sizes.length > 1 ? sizes : [...(state.sizes ?? []), ...sizes]) };
}

interface Ends {
  readonly sizes: readonly SaidSize[];
  readonly change: 'rise' | 'fall' | 'closed';
  readonly used: readonly Span[];
}

/** "From 33 points to 52", "21 points three weeks ago, under 4 now": a number beside a size is one of points too. */
function fromTo(clause: Clause, state: AspectReading): Ends | null {
  const { sizes = [] } = state;
  const isPoints = ({ item }: Quantity): boolean =>
    (item.kind === 'number' || item.unit === 'pp' || item.unit === '%') && !item.signed;
  const quantities = quantitiesOf(clause).filter(isPoints);
  const [from, ...others] = quantities.filter(({ role }) => role === 'from');
  const [to, ...more] = quantities.filter(({ role }) => role !== 'from');
  const [said, ...rest] = sizes.filter(({ of }) => of === 'gapPp' || of === 'gapPct');
  const at = clause.spans.findIndex(({ slots: [item] }) => item?.kind === 'size' && item.amount === said?.value);
  const isThen = to !== undefined && /^(?:day|ago)$/.test(clause.spans[at + 1]?.kind ?? '') && isNow(clause, to.span);
  const then = from ? sizeOf(from, 'gapThen') : said && isThen ? { ...said, of: 'gapThen' as const } : null;
  const now = from && said ? said : to && (isThen || from?.item.kind === 'size') ? sizeOf(to, 'gapPp') : null;
  if (from && !now && !to && others.length === 0 && state.change) return thenAlone(clause, from, state.change);
  if (!then || !now || others.length + more.length + rest.length > 0 || (from && said && to)) return null;
  clause.before = from?.span ?? clause.spans[at]!;
  const used = [from, to].flatMap((each) => each?.span ?? []);
  return { sizes: [now, then], change: now.value > then.value ? 'rise' : 'fall', used };
}

/** "Its deficit has shrunk from 13 points in May", "… to next to nothing" */
function thenAlone(clause: Clause, from: Quantity, change: NonNullable<Claim['change']>): Ends | null {
  if (change !== 'rise' && change !== 'fall' && change !== 'closed') return null;
  const nothing = clause.spans.filter(({ text }) => /^(?:to )?(?:next to |almost |virtually )?nothing$/i.test(text));
  clause.before = from.span;
  return { sizes: [sizeOf(from, 'gapThen')], change: nothing.length > 0 ? 'closed' : change, used: [from.span, ...nothing] }; // prettier-ignore
}

/** "Its lead has doubled", "has halved its deficit": no other thing that doubled. */
function byTimes(clause: Clause): Ends | null {
  const isStep = ({ item, span }: Quantity): boolean => item.unit === 'times' && /(?:doubl|tripl|quadrupl|halv)\w+$/i.test(span.text); // prettier-ignore
  const [times, ...more] = quantitiesOf(clause).filter(isStep);
  const at = clause.spans.findIndex(({ kind }) => kind === 'gap' || kind === 'performance');
  if (!times || more.length > 0 || at < 0) return null;
  const [first, last] = [at, clause.spans.indexOf(times.span)].toSorted((a, b) => a - b) as [number, number];
  const isLink = (span: Span): boolean =>
    isMarket(span) || isTime(span) || /^(?:word|it)$/.test(span.kind) || /^(?:and|with)$/.test(span.value);
  if (!clause.spans.slice(first + 1, last).every(isLink)) return null;
  const size = sizeOf(times, 'gapTimes');
  const isLess = size.value < 1;
  const comparator = isLess && size.comparator === 'more-than' ? 'less-than' : size.comparator; // "more than halved"
  return { sizes: [{ ...size, comparator }], change: isLess ? 'fall' : 'rise', used: [times.span] };
}

/** "Closed most of its gap", "clawed back half of the deficit": what is left of it. */
function byShare({ spans }: Clause): Ends | null {
  const at = spans.findIndex((_, i) => isPartOf(spans, i));
  const whole = spans.find(({ kind, text }) => kind === 'narrow' && /\b(?:most|half|bulk)\b/i.test(text));
  const isOfGap = spans.slice(at).some(({ kind }) => kind === 'gap' || /^perform/.test(kind));
  const share = at >= 0 && isOfGap ? spans[at]! : whole;
  if (!share) return null;
  const comparator = /half/i.test(share.text) ? 'about' : 'at-most';
  return { sizes: [{ value: 0.5, comparator, of: 'gapTimes' }], change: 'fall', used: share === whole ? [] : [share] };
}

/** A gap that narrowed, and a lead that shrank or is gone. */
export function asConvergence(relation: Relation, said: Partial<AspectReading>): Partial<AspectReading> {
  if (said.change !== 'fall' && said.change !== 'closed') return said;
  return {
    ...said,
    relation: 'convergence',
    ...(relation === 'divergence' ? {} : { extreme: relation === 'ahead' ? 'high' : 'low' }),
  };
}

/** "ETH/BTC", "ether against bitcoin", and "gold over TLT" where the sentence begins with it. */
export const isLinked = ({ spans }: Clause): boolean =>
  new Set(spans.filter(isMarket).map(({ value }) => value)).size >= 2 &&
  spans.some(({ kind, text, glued }, at) => glued || text === '/' || (at === 1 && /^over$/i.test(text) && spans.slice(0, 3).filter(isMarket).length === 2) || (kind !== 'quiet' && /\b(?:against|versus|vs|relative|compared|unlike)\b/i.test(text))); // prettier-ignore

/** How many per cent a size is: "has doubled" is 100. */
export const percentOf = ({ item }: Quantity): number =>
  item.unit === 'times' ? Math.abs(item.amount! - 1) * 100 : Math.abs(item.amount!);

/** "Priced in gold, bitcoin has lost two thirds since its December 2024 peak": the peak of the ratio. */
export const sinceItsPeak = (clause: Clause): Span | undefined =>
  clause.all('since-extreme').find(({ text }) => /\bits\b.*\b(?:peak|highs?|top|record)\b/i.test(text) && clause.has('move', 'down')); // prettier-ignore

/** How far the ratio of two prices stands below its peak or above its trough: "40 % below its peak in gold terms". */
export function byDistance(clause: Clause, head: Span | null): AspectReading | null {
  const peak = clause.all('peak')[0] ?? sinceItsPeak(clause);
  const said = quantitiesOf(clause).find(({ item }) => item.unit === '%' || item.unit === 'times'); // "has doubled from its low"
  if (!peak || !said) return null;
  const size = peak.value === 'left' ? missingOf(said) : said;
  clause.use(peak, ...clause.spans.filter(({ from }) => from === size.span.from)); // "buys a third less"
  clause.takeAll('move', 'record');
  const isBelow = peak.value !== 'low';
  const isNear = size.comparator === 'at-most'; // "within 2 % of its low"
  const of = peak.slots.some(({ kind }) => kind === 'date')
    ? undefined
    : (clause.all('period')[0] ?? clause.all('bare-date')[0]);
  if (of) clause.use(of);
  const named = (of ?? peak).slots.find(({ kind }) => kind === 'date')?.since ?? null;
  const month = named && monthWithYear(peak, named, clause.asOf);
  const since = month ?? named;
  return {
    isBare: month !== null,
    aspect: 'ratio-distance',
    relation: isBelow === isNear ? 'ahead' : 'behind',
    head,
    isMutual: true,
    extreme: isBelow ? 'high' : 'low',
    since,
    ...withSizes([sizeOf(size, 'ratioPct', (isBelow ? -1 : 1) * percentOf(size))]),
  };
}

/** "Half of what it did at its peak": what is gone since. */
function missingOf({ comparator, item, ...said }: Quantity): Quantity {
  const other = { 'more-than': 'less-than', 'less-than': 'more-than', 'at-least': 'less-than', 'at-most': 'at-least', almost: 'just-over', 'just-over': 'almost', about: 'about' } as const; // prettier-ignore
  const left = item.unit === 'times' ? 100 * item.amount! : item.amount!;
  return { ...said, comparator: other[comparator], item: { ...item, unit: '%', amount: 100 - left } };
}

/** "The dec 24 top" said in 2026 is that of December 2024 where the figure fits, for of a top the year is said rather than the day. */
function monthWithYear({ text }: Span, since: string, asOf: string): string | null {
  const [, name, year] = /\b([a-z]{3})[a-z]* '?(\d\d)\b/i.exec(text) ?? [];
  const month = monthNames.get(name?.toLowerCase() ?? '') ?? 0;
  const meant = `20${year}-${String(month).padStart(2, '0')}`;
  const isNear = Number(asOf.slice(2, 4)) - Number(year) <= 4 && meant < asOf.slice(0, 7);
  return since.length === 10 && month > 0 && isNear ? meant : null;
}

/** "Six months in a row", "every month of 2023": so many units of the calendar, or all of a period where the count is null. */
export type Streak = NonNullable<Claim['streak']>;

const isOfOneYear = (clause: Clause): boolean =>
  clause.all('period').some(({ slots }) => slots[0]?.since?.length === 4);

/** What a claim says of each of the units of a time, or of one of them. */
export type SaidUnits = { readonly streak: Streak | null } & Partial<Pick<Claim, 'relation' | 'negated' | 'since' | 'asOf' | 'windowSessions'>>; // prettier-ignore

/**
 * Is it said of each day, week, month, quarter or year of a time, of none of them, or of the last one?
 *
 * What is said so and cannot be judged stands in `extra`: nothing less than that was said.
 *
 * @example "Six months in a row", "in no month of 2024", "2020 was the last year small caps beat the S&P 500"
 */
export function readUnits(clause: Clause, relation: Claim['relation']): SaidUnits {
  const streak = anyUnit(clause) ?? lastUnit(clause) ?? noneOf(clause, relation);
  if (streak) return streak;
  const isOne = oneUnit.exec(saidIn(clause.spans)) ?? butOne.exec(saidIn(clause.spans));
  if (isOne) clause.extra.push(...restriction(clause.spans, spanAt(clause, isOne.index)));
  return { streak: isOne ? null : readStreak(clause) };
}

/** Which span a place in the joined text is in. */
function spanAt({ spans }: Clause, index: number): number {
  let end = -1;
  return spans.findIndex(({ text }) => (end += text.length + 1) >= index + 1);
}

const isSinceYear = (clause: Clause): boolean =>
  clause.all('since').some(({ slots, text }) => /\bsince \d{4}$/i.test(text) && slots[0]?.since?.length === 4);

const hasSizes = ({ spans }: Clause): boolean => spans.some(({ kind, text }) => /^(?:sized?|to-size|number)$/.test(kind) && !/^(?:one|a)$/i.test(text)); // prettier-ignore

/** "A quarter", "in a single month": the words of one unit. */
const isOneUnit = ({ text, kind }: Span): boolean => streakWord.test(text) || (/^(?:number|bare-dur|either|over|streak)$/.test(kind) && /^(?:(?:in|over|for) )?(?:an?|one|any)?(?: ?(?:single|whole|full|calendar))*(?: ?(?:month|week|quarter|year|day|session))?$/i.test(text)); // prettier-ignore

/** "Hasn't … in a calendar year since 2021", "not since 2021 has … in a year": not in one of the whole years after that one. */
function anyUnit(clause: Clause): SaidUnits | null {
  const unseen = clause.all('unseen').filter(({ text }) => notSince.test(text));
  const denials = [...clause.all('not'), ...clause.all('never'), ...unseen];
  const text = saidIn(clause.spans);
  const no = noUnit.exec(text)?.slice(1).find(Boolean);
  const isAny = no === 'year' || (unseen.length > 0 ? aYear : inAYear).test(text);
  if (!isAny || !isSinceYear(clause) || denials.length !== 1 || hasSizes(clause)) return null;
  clause.use(...denials, ...clause.spans.filter(isOneUnit));
  return { streak: { count: null, unit: 'year', isAny: true }, negated: true, windowSessions: null };
}

/** "2020 was the last year small caps beat the S&P 500": in that one, and in none after it. */
function lastUnit(clause: Clause): SaidUnits | null {
  const year = lastYear.exec(saidIn(clause.spans))?.slice(1).find(Boolean);
  const isDenied = clause.has('not') || clause.has('never') || clause.has('false');
  if (year === undefined || isDenied || hasSizes(clause)) return null;
  clause.use(...clause.spans.filter(({ text, kind }) => text === year || (/\byear$/i.test(text) && kind !== 'market')));
  return { streak: { count: null, unit: 'year', isAny: true }, negated: true, since: year, asOf: null, windowSessions: null }; // prettier-ignore
}

/** "In no month of 2024 has it fallen behind": ahead in each of them. */
function noneOf(clause: Clause, relation: Claim['relation']): SaidUnits | null {
  const no = noUnit.exec(saidIn(clause.spans));
  const denials = [...clause.all('not'), ...clause.all('never'), ...clause.all('false')];
  if (!no || denials.length === 0) return null;
  const periods = [...clause.all('period'), ...clause.all('bare-date')];
  const isWhole = periods.length === 1 && periods[0]!.slots[0]!.since!.length <= 7 && !clause.spans.some(({ kind }) => /^(?:since|day|between|over)$/.test(kind)); // prettier-ignore
  const unit = unitOf(no.slice(1).find(Boolean)!.toLowerCase());
  const isJudged = isWhole && denials.length === 1 && !hasSizes(clause) && unit !== 'year';
  if (!isJudged) {
    clause.extra.push(...restriction(clause.spans, spanAt(clause, no.index)));
    return { streak: null };
  }
  clause.use(...denials, ...clause.spans.filter(isOneUnit));
  return { streak: { count: null, unit }, relation: relation === 'ahead' ? 'behind' : 'ahead', negated: false, windowSessions: null }; // prettier-ignore
}

/**
 * How many days, weeks, months, quarters or years in a row is it said to have been so?
 *
 * @param clause The words of the streak are marked as used.
 * @returns Null where no streak is told, or its count is not certain.
 */
function readStreak(clause: Clause): Streak | null {
  if (clause.spans.some(({ kind }) => /^(?:sized?|to-size)$/.test(kind))) return null; // nobody asks how far in each of them
  if (!clause.spans.some(isStreak)) return null;
  const text = clause.spans.map((span) => span.text).join(' ');
  const isRunning = clause.spans.some(({ slots: [item] }) => (item?.until ?? '') >= clause.asOf);
  const found = inARowSaid
    .map((pattern) => pattern.exec(text))
    .find((match) => match && countOf(match[1]!) > 0 && (isRunning || !/ one\b/i.test(match[0].slice(-17))));
  const every = found ? null : (everyUnit.exec(text) ?? (isOfOneYear(clause) ? allUnits.exec(text) : null));
  if (!found && !every) return null;
  const isPart = (span: Span): boolean =>
    isStreak(span) ||
    /^(?:nth|unseen)$/.test(span.kind) ||
    span.text === found?.[1] ||
    (span.kind === 'bare-dur' && found?.index === 0 && text.startsWith(span.text)) ||
    streakWord.test(span.text);
  clause.use(...clause.spans.filter(isPart));
  return {
    count: found ? countOf(found[1]!) : null,
    unit: unitOf((found?.[2] ?? every!.slice(1).find(Boolean)!).toLowerCase()),
  };
}

const isStreak = ({ kind, slots }: Span): boolean => kind === 'streak' || slots.some(({ unit }) => unit === 'streak');

const streakWord = /^(?:straight|consecutive|successive|single|every|each|month|week|quarter|year|day|session)s?$/i;

const unitOf = (unit: string): Streak['unit'] => (unit === 'session' ? 'day' : (unit as Streak['unit']));

function countOf(word: string): number {
  const written = word.toLowerCase();
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(written);
  if (digits) return Number(digits[1]);
  return Math.max(countWords.indexOf(written), ordinals.indexOf(written) + 1);
}
