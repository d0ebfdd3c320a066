import { type Claim, type ClaimContext, levelOf, type Relation, type SaidSize } from './claim.ts';
import { Clause, isMarket, isNow, isStop, isTime } from './clauses.ts';
import { isHarmless } from './leftover.ts';
import { firstOfEach, isHabit, twoMoves } from './legs.ts';
import { pattern } from './lexicon/furniture.ts';
import { ofLevels } from './lexicon/reach.ts';
import { habitual } from './lexicon/stance.ts';
import { monthNames } from './lexicon/well-known.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { readReach } from './read-reach.ts';
import { dayAgo } from './read-time.ts';
import { type AspectReading, type MarketMove, sideOf, withSizes } from './roles.ts';
import type { Span } from './text.ts';
import { isPartOf } from './time-of-claim.ts';

/** "Fell a day before gold": one day's and no habit, where no time is named. */
const onlyOnce = /^(?:\w+ed|fell|rose|went|broke|led)\b/i;

/** "Follows the next day", "what bitcoin did yesterday": by one row. */
const nextDay = pattern('i')`
  \b(?:(?:next|following) (?:day|session|morning)|(?:day|session) (?:after|before)|tomorrow|yesterday|to the next
  |(?:day|session) to (?:day|session)|earlier)$`;

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
  if (!head) return fromOwnPeaks(clause);
  if (isOfThen(clause) || !isOfOnePeak(head) || clause.has('size') || clause.has('sized')) return null;
  clause.use(
    head,
    ...clause.all('since').filter(isAfter),
    ...clause.all('period').filter(isEnding(clause)),
    ...clause.all('move').filter((move) => isAfterwards(clause, move)),
  );
  const isOfOther = ({ from, text }: Span): boolean => from > head.from && /\b(?:own|theirs)$/i.test(text);
  const isLost = ({ from }: Span): boolean => from < head.from; // "has lost more from its top than gold has from its own"
  clause.use(
    ...clause.all('persist').filter(isLost),
    ...clause.all('move', 'down').filter(isLost),
    ...clause.all('peak', 'high').filter(isOfOther),
  );
  const [relation, since] = [head.value as Relation, startOf(head, clause.asOf)];
  return { aspect: 'distance', relation, head, isMutual: relation === 'convergence', since };
}

/** "Ether has held up better than bitcoin, each measured from its own peak": better is nearer to it. */
function fromOwnPeaks(clause: Clause): AspectReading | null {
  const [measure] = clause.all('own-peak');
  const [head, ...more] = clause.all('perform').filter(({ value }) => value === 'ahead' || value === 'behind');
  const isSized = ['size', 'sized', 'record', 'most', 'unseen', 'never'].some((kind) => clause.has(kind));
  if (!measure || !head || more.length > 0 || isSized || isOfThen(clause)) return null;
  clause.use(measure, head, ...clause.all('other').filter(({ text }) => /^drawdowns?$/i.test(text)));
  return { aspect: 'distance', relation: head.value === 'ahead' ? 'ahead' : 'behind', head, isMutual: false };
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
  // of a time it may be the deepest
  const named = clause.all('peak', 'high').filter(({ text }) => !/^drawdown/i.test(text) || !clause.spans.some(isTime));
  const peaks = named.length === 0 && farther ? [farther] : named;
  const sizes = sizesBelow(clause);
  const markets = firstOfEach(clause).filter(({ kind }) => kind === 'market');
  const isOfRatio = clause.spans.some(
    ({ kind, text }) => kind === 'ratio' || kind === 'priced' || /^(?:the|that) pair$/i.test(text),
  );
  if (isOfRatio || markets.length !== 2 || peaks.length === 0 || ![1, 2].includes(sizes.length) || isPast(clause))
    return null;
  const legs = markets.flatMap((market, i): MarketMove[] => {
    const inside = (span: Span): boolean => span.from < markets[1]!.from === (i === 0);
    const isInOrder = sizes.length === 2 && (peaks.length === 1 || isBefore(clause, sizes, markets[1]!));
    const size = (isInOrder ? sizes[i] : undefined) ?? sizes.find(({ span }) => inside(span));
    const said = size ? sizeOf(size, 'subjectPct', -Math.abs(size.item.amount!)) : atPeak(clause, inside);
    return said ? [{ side: sideOf(market), size: said, direction: null }] : [];
  });
  if (legs.length < 2 || (farther && twoMoves(legs[0]!, legs[1]!).relation !== farther.value)) return null;
  const isBelow = ({ text }: Span, at: number): boolean =>
    /^(?:below|under|beneath|off|short|lower)$/i.test(text) && sizes.some(({ span }) => span === clause.spans[at - 1]);
  const starts = new Set(peaks.flatMap((peak) => startOf(peak, clause.asOf) ?? []));
  return {
    since: starts.size === 1 ? ([...starts][0] ?? null) : null,
    legs,
    used: [
      ...markets,
      ...peaks,
      ...highs(clause),
      ...clause.all('farther'),
      ...clause.all('among'),
      ...clause.all('almost'),
      ...clause.all('other').filter(({ text }) => /^drawdowns?$/i.test(text)),
      ...sizes.map(({ span }) => span),
      ...clause.all('move').concat(clause.spans.filter(isBelow)),
    ],
  };
}

/** "78 % off its high, bitcoin 70"; none where one is above its peak, where nothing is. */
function sizesBelow(clause: Clause): readonly Quantity[] {
  const said = quantitiesOf(clause).filter(({ role }) => role !== 'from');
  const percent = said.filter(({ item }) => item.unit === '%');
  const bare = said.filter(({ item }) => item.kind === 'number' && item.amount! > 1 && item.amount! < 100);
  const sizes =
    percent.length === 1 && bare.length === 1
      ? [...percent, ...bare].sort((a, b) => a.span.from - b.span.from)
      : percent;
  const isAbove = ({ item, span }: Quantity): boolean =>
    (item.signed === true && item.amount! > 0) || clause.spans[clause.spans.indexOf(span) - 1]?.value === 'up';
  return sizes.some(isAbove) ? [] : sizes;
}

/** "20 % below its August record, compared with 15 % for the S&P": the second size stands before its market. */
function isBefore({ spans }: Clause, [, second]: readonly Quantity[], market: Span): boolean {
  const between = spans.slice(spans.indexOf(second!.span) + 1, spans.indexOf(market));
  return (
    spans.indexOf(second!.span) < spans.indexOf(market) &&
    between.every(({ text }) => /^(?:for|in|at|the|of|on)$/i.test(text))
  );
}

/** "Bitcoin was at its high in March, ether 25 % below": no distance of now. */
function isPast({ spans, asOf }: Clause): boolean {
  const isOver = ({ kind, slots: [item] }: Span): boolean =>
    kind === 'ago' || (/^(?:period|bare-date|day)$/.test(kind) && (item?.until ?? asOf) < asOf);
  return spans.some(isOver) && spans.some(({ text }) => /\b(?:was|were|had|stood|sat)$/i.test(text));
}

/** "At its high", "close to its own": where the other one is said to be below its peak. */
function highs(clause: Clause): Span[] {
  const isItsOwn = (span: Span): boolean =>
    /\b(?:its|their)$/i.test(span.text) && /^own$/i.test(clause.spans[clause.spans.indexOf(span) + 1]?.text ?? '');
  const own = clause.all('among').filter(isItsOwn);
  return clause.all('extreme', 'high').concat(clause.all('record'), clause.all('unseen'), own);
}

/** How far below its high one may be that is "at" it, and one that is "near" or "basically at" it, in per cent. */
const [AT_PEAK, NEAR_PEAK] = [1, 5];

const nearly = pattern('i')`
  \b(?:near|nearly|almost|basically|practically|virtually|essentially|about|around|close|within|shy|knock\w*|flirt\w*
  |toy\w*|bump\w*|just (?:off|below|under))\b`;

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
  // "sets record, passing the 2021 mark"
  const isAlone = ['size', 'sized', 'record', 'extreme', 'almost'].every((kind) => !clause.has(kind));
  if (!mark || more.length > 0 || !isAlone || !(noun ?? isLinked(clause))) return null;
  clause.use(mark);
  clause.takeAll('ratio', 'priced');
  const [relation, extreme] = mark.value === 'low' ? (['behind', 'low'] as const) : (['ahead', 'high'] as const);
  return {
    aspect: 'ratio-distance',
    relation,
    head: noun ?? null,
    isMutual: true,
    extreme,
    since: since!,
    comparedWith: until!,
  };
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
  const said =
    change === 'rise' || state.relation === 'convergence' ? { change } : asConvergence(state.relation, { change });
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
  return {
    sizes: [sizeOf(from, 'gapThen')],
    change: nothing.length > 0 ? 'closed' : change,
    used: [from.span, ...nothing],
  };
}

/** "Its lead has doubled", "has halved its deficit": no other thing that doubled. */
function byTimes(clause: Clause): Ends | null {
  const isStep = ({ item, span }: Quantity): boolean =>
    item.unit === 'times' && /(?:doubl|tripl|quadrupl|halv)\w+$/i.test(span.text);
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
  spans.some(
    ({ kind, text, glued }, at) =>
      glued ||
      text === '/' ||
      (at === 1 && /^over$/i.test(text) && spans.slice(0, 3).filter(isMarket).length === 2) ||
      (kind !== 'quiet' && /\b(?:against|versus|vs|relative|compared|unlike)\b/i.test(text)),
  );

/** How many per cent a size is: "has doubled" is 100. */
export const percentOf = ({ item }: Quantity): number =>
  item.unit === 'times' ? Math.abs(item.amount! - 1) * 100 : Math.abs(item.amount!);

/** "Priced in gold, bitcoin has lost two thirds since its December 2024 peak": the peak of the ratio, and of a price
    named so "since the peak". */
export const sinceItsPeak = (clause: Clause): Span | undefined =>
  clause.all('since-extreme').find(({ text }) => {
    const isPriced = clause.spans.some(({ kind }) => kind === 'priced' || kind === 'ratio');
    const isOwn = isPriced || /\bit(?:s|)\b/i.test(text);
    const isLow = /\b(?:lows?|trough|bottom|bottomed|bottoming|troughed)\b/i.test(text);
    const isPeak = /\b(?:peak(?:ed|ing)?|highs?|top(?:ped|ping)?|record)\b/i.test(text);
    return isOwn && ((isPeak && clause.has('move', 'down')) || (isLow && isPriced && clause.has('move', 'up')));
  }); // prettier-ignore

/** How far the ratio of two prices stands below its peak or above its trough: "40 % below its peak in gold terms". */
export function byDistance(clause: Clause, head: Span | null): AspectReading | null {
  const peak = clause.all('peak')[0] ?? sinceItsPeak(clause);
  const said = quantitiesOf(clause).find(({ item }) => item.unit === '%' || item.unit === 'times'); // "has doubled from its low"
  if (!peak || !said) return null;
  const size = peak.value === 'left' ? missingOf(said) : said;
  clause.use(peak, ...clause.spans.filter(({ from }) => from === size.span.from)); // "buys a third less"
  const isBelow = peak.value !== 'low' && !(peak.kind === 'since-extreme' && clause.has('move', 'up'));
  clause.takeAll('move', 'record');
  const isNear = size.comparator === 'at-most'; // "within 2 % of its low"
  const isDated = peak.slots.some(({ kind }) => kind === 'date');
  // "its best since May, 60 % beneath the 2018 top"
  if (isDated && peak.kind === 'peak' && (clause.has('since') || clause.has('either'))) return null;
  const of = isDated ? undefined : (clause.all('period')[0] ?? clause.all('bare-date')[0]);
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
  const other = {
    'more-than': 'less-than',
    'less-than': 'more-than',
    'at-least': 'less-than',
    'at-most': 'at-least',
    almost: 'just-over',
    'just-over': 'almost',
    about: 'about',
  } as const;
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

/** Which way a market went, where a text says so. */
export type MoveDirection = 'up' | 'down' | 'flat' | null;

/** Which way the first unused move goes; marks all of them as used. */
export function takeMove(clause: Clause): MoveDirection {
  return (clause.takeAll('move')[0]?.value ?? null) as MoveDirection;
}

/** "That has never happened before." of the claim before. */
export function repetitionOf(
  sentence: string,
  spans: readonly Span[],
  last: Claim,
  { asOf }: Pick<ClaimContext, 'asOf'>,
): Claim | null {
  const isLevel = last.aspect === 'ratio-level';
  const known = isLevel
    ? /^(?:unseen|never|record|ever|intensity|it|pair|since|either|almost|most|extreme|not)$/
    : /^(?:unseen|never|record|ever|intensity|it|pair|since|either|almost)$/;
  const isReach = ({ kind, text }: Span): boolean =>
    /^(?:unseen|never)$/.test(kind) || (isLevel && (kind === 'record' || /^(?:the )?last time\b/i.test(text)));
  const isRepetition = spans.every((span) => known.test(span.kind) || isHarmless(span)) && spans.some(isReach);
  const denials = spans.filter(({ kind }) => kind === 'not').length;
  if (
    !isRepetition ||
    denials > 1 ||
    spans.some(isMarket) ||
    /\bnever again\b/i.test(sentence) ||
    /^(?:forecast|none)/.test(last.relation) ||
    (/^(?:ahead|behind)$/.test(last.relation) &&
      spans.some(({ kind, text }) => kind === 'unseen' && /\bfirst\b/i.test(text))) || // "lagged in May. That is the first time since …"
    last.superlative !== 'none'
  )
    return null;
  if (!last.aspect.startsWith('ratio') && spans.some(({ text }) => ofLevels.test(text))) return null;
  const reach = readReach(new Clause(spans, asOf), false);
  if (reach.superlative === 'none') return null;
  return {
    ...last,
    ...(isLevel ? levelOf(sentence, last) : {}),
    ...reach,
    ...(denials > 0 ? { negated: true, deniesRecordOnly: true } : {}),
    text: `${last.text} ${sentence}`,
  };
}
