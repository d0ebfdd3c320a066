import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import { type Claim, marketOf, type SaidSize } from './claim.ts';
import { type Clause, isMarket, isTime } from './clauses.ts';
import { pattern } from './lexicon/furniture.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { withSizes } from './roles.ts';
import type { Span } from './text.ts';
import { isPartOf } from './time-of-claim.ts';

/** How a gap that was told of a day has gone on since: turned round, gone, or so much of it left. */

/** By which words each course is told. */
const course = {
  turned: pattern('i')`
    \bother way(?: a?round)?\b|\bother foot\b|\bopposite direction\b|\btables (?:have |are )?turned\b
    |\bturn(?:s|ed|ing) (?:the tables|(?:it|that|this|(?:the )?(?:\w+ )?(?:things?|gap|deficit|hole|year|lot
    |whole)) (?:a?round|upside down))\b|\b(?:flip(?:s|ped)?|reversed)\b|\bchanged (?:hands|sides)\b|\bswapped (?:places
    |roles|seats)\b`,
  none: pattern('i')`
    \b(?:nothing|none|not (?:a|one) (?:single )?(?:point|thing|shred|scrap|bit)|no(?:t a)? trace)\b.*\b(?:left|remains?
    |survives?)\b|\bwithout (?:a )?trace\b`,
  over: /\band (?:then some|some more|more)\b/i,
  regained: pattern('i')`
    \b(?:ma[kd]es?|w[io]n|got|get|claw(?:s|ed)?|earn(?:s|ed)?|pull(?:s|ed)?|take[sn]?|took|fought|reeled) (?:\w+ ){0,5}?
    (?:up|good|back|in)\b|\b(?:recover|recoup|regain|eras|fill|clos|retrac|repair|surrender|squander)(?:s|es|ed)\b
    |\bwip(?:es|ed) (?:out|away|off)\b|\b(?:gave|given|handed|gives) (?:\w+ ){0,3}?(?:up|back|away)\b
    |\b(?:been|has|have) lost\b`,
  left: pattern('i')`
    \b(?:left(?=\W*$|[,.;!]| of| to (?:go|make)| on)|remains?|remaining|still (?:there|standing|missing)|missing|to go
    |outstanding)\b`,
  whole: /\b(?:all|every|entire|the whole|the lot|whole thing)\b/i,
  most: /\b(?:most|the bulk|the lion's share|much|the better part|three quarters|two thirds)\b/i,
} as const; // prettier-ignore

/** What a sentence on how a gap has gone on is made of; anything else in it and it is not read so. */
const ofCourse = pattern('')`
  ^(?:word|punct|connector|unknown|it|pair|quiet|seems|true|aside|reason|market|performance|perform|gap|narrow|widen
  |broken|converge|move|favour|speaker|sized?|to-size|number|most|ever|not|more|since-then|persist)$`;

const opposite = { ahead: 'behind', behind: 'ahead' } as const;
type Way = keyof typeof opposite;

/**
 * What of a gap that stood so on a day is told of now: "13 of them are left", "it has turned that round", "now it is 15 ahead"?
 *
 * @param clause The sentence after it.
 * @param text The same as written.
 * @param then Who was ahead or behind on that day, counted from a start that is told.
 * @returns What is claimed of the same pair, counted from the same start; null where the sentence says something else as well.
 */
export function gapNow(clause: Clause, text: string, then: Claim): Partial<Claim> | null {
  const asOf = dayTold(clause, then);
  const way = wayNow(clause, then);
  const isOpen = /\b(?:was|were|had)\b/i.test(text) && asOf === null && !/\b(?:now|today|since)\b/i.test(text);
  if (asOf === undefined || way === null || isOpen || !isOfCourse(clause, text, then)) return null;
  const said = courseOf(clause, text, then, way);
  if (said === null || (asOf !== null && said.relation === 'convergence')) return null;
  const unread = clause.spans
    .filter(({ kind, text: word }) => kind === 'unknown' && !isCourse(text, word))
    .map(({ text: word }) => word);
  if (way === undefined && unread.length > 0) return null; // "half the chat is gone now"
  const cause = clause.all('reason').map((span) => span.text.replace(/^[\s,;-]+/, '')).join(', '); // prettier-ignore
  return { asOf, unread, cause: cause === '' ? null : cause, change: null, extreme: null, ...said };
}

/** Whether a word belongs to what tells of the course. */
const isCourse = (text: string, word: string): boolean =>
  /^(?:since|favou?r|point)$/i.test(word) ||
  Object.values(course).some((words) => words.exec(text)?.[0].includes(word) === true);

function isOfCourse({ spans }: Clause, text: string, then: Claim): boolean {
  const isNone = course.none.test(text);
  const isOther = ({ kind }: Span, at: number): boolean =>
    (kind === 'not' && !isNone) ||
    (kind === 'most' && !isPartOf(spans, at)) ||
    (kind === 'more' && !course.over.test(text)) ||
    (kind === 'ever' && !/^(?:it|they) ha(?:s|ve) been$/i.test(spans[at]!.text));
  const isOfPair = ({ value }: Span): boolean =>
    [then.subject, then.benchmark].some((side) => side !== null && marketOf(side) === marketOf(value));
  return (
    !/\?\W*$/.test(text) &&
    spans.every(
      (span, at) =>
        (ofCourse.test(span.kind) && !isOther(span, at) && (!isMarket(span) || isOfPair(span))) || isTime(span),
    )
  );
}

/** The day that is told of: null for today, undefined where the sentence is of another time. */
function dayTold({ spans, asOf }: Clause, then: Claim): string | null | undefined {
  let day: string | null = null;
  for (const {
    kind,
    text,
    slots: [item],
  } of spans.filter(isTime)) {
    const rows = /\b(?:later|on|since)\W*$/i.test(text) && kind === 'over' ? (item?.sessions ?? 0) * (365 / 252) : 0;
    const isSince = rows > 0 && Math.abs((Date.parse(asOf) - Date.parse(then.asOf!)) / DAY_MS / rows - 1) < 0.3;
    const isNow = item?.until !== undefined && item.until >= asOf && kind !== 'over';
    const isFrom = (day: string | undefined): boolean =>
      day !== undefined && [then.since!, daysLater(then.asOf!, 1)].some((from) => from.startsWith(day));
    const isStart = isFrom(item?.since) || isFrom(item?.start);
    const isDay = kind === 'day' && item?.until !== undefined && item.until > then.asOf! && item.until < asOf;
    if (isDay && day === null) day = item.until!;
    else if (!(isSince || isNow || isStart)) return undefined;
  }
  return day;
}

/** Ahead or behind, seen from the subject of then; undefined where nothing says it, null where it is said both ways. */
function wayNow(clause: Clause, then: Claim): Way | null | undefined {
  const { spans } = clause;
  const isOther = (market: Span): boolean => marketOf(market.value) !== marketOf(then.subject);
  const ways = spans.flatMap((span, at): (Way | null)[] => {
    const owner = spans.slice(0, at).findLast(isMarket);
    const object = spans.slice(at).find(isMarket);
    const value =
      span.kind === 'move'
        ? ({ up: 'ahead', down: 'behind' } as const)[span.value as 'up' | 'down']
        : (span.value as Way);
    const isTurned = owner ? isOther(owner) : span.kind === 'perform' && object !== undefined && !isOther(object);
    const said = isTurned ? opposite[value] : value;
    if (span.kind === 'perform') return [said];
    if (span.kind === 'favour' || /^favou?r$/i.test(span.text)) return [object && isOther(object) ? 'behind' : 'ahead'];
    if (span.kind === 'move')
      return spans[at - 1]?.text !== 'made' &&
        !clause.has('since-then') &&
        [spans[at - 1], spans[at + 1]].some((near) => near && /^(?:sized?|number)$/.test(near.kind))
        ? [said]
        : [];
    if (span.kind !== 'performance') return [];
    const before = spans.slice(0, at).findLast(({ kind }) => !/^(?:sized?|number|unknown)$/.test(kind));
    return /^(?:an?|into|of|becomes?|now)$/i.test(before?.text ?? '') || /^has|^have/i.test(before?.text ?? '')
      ? [said]
      : said === then.relation || then.relation === 'divergence'
        ? []
        : [null];
  });
  return ways.every((way) => way === ways[0]) ? ways[0] : null;
}

/** The claim itself, by what the words say of the course; null where they say nothing. */
function courseOf(clause: Clause, text: string, then: Claim, way: Way | undefined): Partial<Claim> | null {
  const quantities = quantitiesOf(clause);
  const [points, ...others] = quantities.filter(
    ({ item, role }) => (item.kind === 'number' || item.unit === 'pp') && !item.signed && role !== 'from',
  );
  const [times, ...rest] = quantities.filter(({ item }) => item.unit === 'times');
  if (others.length + rest.length > 0 || quantities.length > (points ? 1 : 0) + (times ? 1 : 0)) return null;
  const was = then.relation as Way;
  const isSided = then.relation !== 'divergence';
  const [whole, half] = [then.sizes.find(({ of }) => of === 'gapPp'), /\bhalf\b/i.test(text)];
  const isTurned = course.turned.test(text) || (course.over.test(text) && course.regained.test(text));
  const standing = (relation: Claim['relation'], size = points && sizeOf(points, 'gapPp')): Partial<Claim> => ({
    relation,
    ...withSizes(size ? [size] : []),
  });
  const changed = (change: 'fall' | 'rise' | 'closed', sizes: readonly SaidSize[] = []): Partial<Claim> => ({
    relation: change === 'rise' ? then.relation : 'convergence',
    change,
    extreme: !isSided ? null : was === 'ahead' ? 'high' : 'low',
    gapSince: then.since,
    since: then.asOf,
    ...withSizes(sizes),
  });
  const share = (value: number, comparator: SaidSize['comparator'] = 'about') =>
    changed(value > 1 ? 'rise' : 'fall', [{ value, comparator, of: 'gapTimes' }]);
  if (way) return isTurned && isSided && way === was ? null : standing(way);
  if (isTurned) return isSided ? standing(opposite[was]) : null;
  if (course.none.test(text)) return changed('closed');
  const isRegained = course.regained.test(text);
  if (isRegained && points)
    return whole && isSided ? ofRest(whole.value - points.item.amount!, was, points, standing) : null;
  if (isRegained && !course.left.test(text))
    return half
      ? share(0.5)
      : course.most.test(text)
        ? share(0.5, 'at-most')
        : course.whole.test(text) || /\b(?:filled|erased|closed|wiped)\b/i.test(text)
          ? changed('closed')
          : null;
  if (course.left.test(text))
    return points
      ? standing(then.relation)
      : half
        ? share(0.5)
        : course.most.test(text)
          ? share(0.5, 'at-least')
          : null;
  if (times) return share(times.item.amount!, times.comparator);
  const isTopic = ['gap', 'performance', 'narrow', 'widen'].some((kind) => clause.has(kind));
  const isAlone =
    /\b(?:now|today)\b|^(?:down|up) to\b/i.test(text) &&
    clause.spans.every(({ kind }) =>
      /^(?:word|punct|move|number|sized?|to-size|quiet|it|connector|bare-date)$/.test(kind),
    );
  if (points) return isTopic || isAlone ? standing(then.relation) : null;
  if (clause.has('broken')) return changed('closed');
  if (clause.has('narrow') !== clause.has('widen')) return changed(clause.has('narrow') ? 'fall' : 'rise');
  return null;
}

/** So many points of a gap made up: what is left of it, or how far it has gone the other way. */
function ofRest(
  rest: number,
  was: Way,
  { comparator, item }: Quantity,
  standing: (relation: Way, size: SaidSize) => Partial<Claim>,
): Partial<Claim> {
  const within = comparator === 'about' || item.unit === undefined ? comparator : 'about';
  return standing(rest < 0 ? opposite[was] : was, { value: Math.abs(rest), comparator: within, of: 'gapPp' });
}
