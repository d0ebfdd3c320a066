import { DAY_MS } from '../market/calendar-days.ts';
import { type Claim, type ClaimContext, inherited, isAnswerable } from './claim.ts';
import { Clause, isMarket, isSize, isTime, marketKey } from './clauses.ts';
import { isTakingBack, leftOver, passOverRemarks } from './leftover.ts';
import { plainPredicates } from './lexicon/furniture.ts';
import { conditional, disowned, frames, staged } from './lexicon/reach.ts';
// prettier-ignore
import { always, asPlainMoves, daily, inPlace, matchesOf, meant, notAlways, otherHalf, pastTense, sameDay, sameTime, type Stand, toldDays, toldWays } from './lexicon/relations.ts';
import { readSentence } from './read-sentence.ts';
import { readWhen, type When } from './read-time.ts';
import { doubtAbout, LITTLE_DOUBT, withoutRemarks, wordsAndPairs } from './relevance.ts';
import { areAll, has, isCut, isPause, isTheme, saidIn, termOpening } from './remarks.ts';
import { timeOf } from './roles.ts';
import { spansOf } from './spans.ts';
import type { Item, Sentence, Span } from './text.ts';

type Told = Stand & { readonly span?: Span };

/** One market and which way it went. */
interface Turn {
  readonly market: Told | null;
  readonly way: Told;
}

export const marketsTold = (spans: readonly Span[]): Told[] =>
  spans
    .filter(({ kind }) => kind === 'market')
    .map((span) => ({ what: 'market', value: marketKey(span), from: span.from, to: span.to, span }));

/** Which market went which way: the one named before it, else the one right after it, else after "and" the one that opened. */
function turnsOf(told: readonly Told[], sentence: string): Turn[] {
  const turns: Turn[] = [];
  let [free, taken]: [Told | null, Told | null] = [null, null];
  told.forEach((mark, at) => {
    if (mark.what === 'market') free = mark === taken ? free : mark;
    if (mark.what !== 'way') return;
    const next = told[at + 1];
    const isAnd = /^\W*(?:and|or|but)\W*$/i.test(sentence.slice(told[at - 1]?.to ?? 0, mark.from));
    const after = !isAnd && next?.what === 'market' ? next : null;
    turns.push({ way: mark, market: free ?? after ?? (isAnd ? (turns.at(-2) ?? turns.at(-1))!.market : null) });
    taken = free ? taken : after;
    free = null;
  });
  return turns;
}

/** How two markets stand to each other of which both halves are told. */
function linkOf(turns: readonly Turn[], named: readonly string[], isWhole: boolean): string | null {
  const keyOf = ({ market }: Turn, other: Turn): string | undefined => {
    const own = market?.value ?? '';
    if (named.includes(own)) return own;
    if (own === 'one' || own === 'other') return named[own === 'one' ? 0 : 1];
    return market === null ? undefined : named.find((key) => key !== other.market?.value);
  };
  const halves = [turns.slice(0, 2), turns.slice(2)].filter((half) => half.length === 2) as [Turn, Turn][];
  const ways = halves.map(([a, b]) => new Map([[keyOf(a, b), a.way.value], [keyOf(b, a), b.way.value]])); // prettier-ignore
  const of = (key: string): (string | undefined)[] => ways.map((half) => half.get(key));
  const [first, second] = named.map(of) as [(string | undefined)[], (string | undefined)[]];
  if (named.length !== 2 || [...first, ...second].includes(undefined) || (ways.length < 2 && !isWhole)) return null;
  const isIdle = [first, second].filter((each) => each.every((way) => way === 'none')).length === 1;
  const isTurned = [first, second].filter(([then, now]) => now !== undefined && then !== now && now !== 'none' && then !== 'none'); // prettier-ignore
  if (ways.length === 2 && isTurned.length + (isIdle ? 1 : 0) < 2) return null;
  if (isIdle) return ways.length === 2 ? 'apart' : null;
  return [...first, ...second].includes('none') ? null : first[0] === second[0] ? 'together' : 'inversely';
}

/** "Tech can fly or crash, bitcoin doesn't even look up" */
const isIdleBeside = ([a, b, c, ...more]: readonly Turn[]): boolean =>
  more.length === 0 && c !== undefined && a!.market === b!.market && c.market !== a!.market && c.way.value === 'none' &&
  new Set([a!.way.value, b!.way.value, 'none']).size === 3; // prettier-ignore

/** Both halves of a link in a sentence, or one of them with words for the other, and where they stand. */
export function mirrorIn(spans: readonly Span[], sentence: string): Folded | null {
  const markets = marketsTold(spans);
  const moves = spans.filter(({ kind, value }) => kind === 'move' && /^(?:up|down)$/.test(value)).map(({ value, from, to }) => ({ what: 'way', value, from, to }) as const); // prettier-ignore
  const told = inPlace<Told>([...markets, ...matchesOf(sentence, 'market', [['', meant]]).map(asMeant(sentence)), ...matchesOf(sentence, 'way', toldWays), ...moves]); // prettier-ignore
  const named = [...new Set(markets.map(({ value }) => value))];
  const all = turnsOf(told, sentence);
  for (const [at, size] of all.flatMap((_, i) => [4, 3, 2].map((count) => [i, count] as const))) {
    const turns = all.slice(at, at + size);
    if (turns.length < size) continue;
    const marks = turns.flatMap(({ market, way }) => [market ?? way, way]);
    const [from, to] = [Math.min(...marks.map((mark) => mark.from)), Math.max(...marks.map((mark) => mark.to))];
    const before = always.exec(sentence.slice(0, from));
    const rest = sentence.slice(to, all[at + size]?.way.from);
    const after = otherHalf.exec(rest) ?? (/\bwhen/i.test(sentence.slice(0, from)) ? sameDay.exec(rest) : null);
    const isMeaning = /^\W*means\W*$/i.test(sentence.slice(turns[0]!.way.to, turns[1]!.market?.from));
    const isWhole = size === 2 && (before !== null || after !== null || isMeaning);
    const link = size === 3 ? (isIdleBeside(turns) ? 'apart' : null) : linkOf(turns, named, isWhole);
    const end = after && size === 2 ? to + after.index + after[0].length : to;
    const inside = markets.filter((each) => each.from >= from && each.to <= end);
    if (link) return { kind: link, from, to: end, order: inside.filter(({ value }, i) => inside.findIndex((each) => each.value === value) === i) }; // prettier-ignore
  }
  return null;
}

const asMeant =
  (sentence: string) =>
  (mark: Told): Told => ({ ...mark, value: /\b(one|other)\b/i.exec(sentence.slice(mark.from, mark.to))?.[1]?.toLowerCase() ?? 'it' }); // prettier-ignore

/** What a stretch of a sentence says in one word: "together", "first". */
interface Folded {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly order: readonly Told[];
}

/** "Moves on day one, ether the day after", "cracks first, and the next session it's the S&P's turn": who moves first. */
function orderIn(spans: readonly Span[], sentence: string): Folded | null {
  if (spans.some(({ kind, value }) => kind === 'first' && value !== '')) return null;
  const told = inPlace<Told>([...marketsTold(spans), ...matchesOf(sentence, 'day', toldDays)]);
  const at = told.findIndex((_, i) => shapeOf(told.slice(i, i + 4)) !== null);
  const shape = at < 0 ? null : shapeOf(told.slice(at, at + 4));
  if (!shape) return null;
  const [from, to] = [told[at]!.from, told[at + shape.size - 1]!.to];
  const text = sentence.slice(from, to);
  const isOnce = pastTense.test(text) && !spans.some(isTime);
  return isOnce ? null : { kind: 'first', from, to, order: shape.order };
}

/** Two markets with the first and the second of two days. */
function shapeOf(told: readonly Told[]): { readonly order: readonly Told[]; readonly size: number } | null {
  const names = told.map(({ what, value }) => (what === 'market' ? 'm' : value === 'first' ? '1' : '2')).join('');
  const [, shape] = /^(m1m2|m12m)/.exec(names) ?? [];
  const order = told.filter(({ what }) => what === 'market');
  return shape && order[0]!.value !== order[1]!.value ? { order, size: shape.length } : null;
}

/**
 * The sentence with what is told in halves said in one word: "gold up, dollar down and vice versa" is an inverse link.
 *
 * @param spans Of one sentence.
 * @param sentence Its text.
 * @example "Nasdaq up, bitcoin shrugs; Nasdaq down, bitcoin shrugs", "btc moves on day one, eth the day after"
 */
export function asLinked(spans: readonly Span[], sentence: string): readonly Span[] {
  if (new Set(marketsTold(spans).map(({ value }) => value)).size !== 2) return spans;
  const found = mirrorIn(spans, sentence) ?? orderIn(spans, sentence);
  if (!found) return spans;
  const to = found.to + (daily.exec(sentence.slice(found.to))?.[0].length ?? 0);
  const start = spans.findIndex((span) => span.to > found.from);
  const opening = spans.slice(0, start).findLastIndex(({ kind, text }) => !/^(?:the|a|an)$/i.test(text) && !/^(?:maybe)$/.test(kind) && !/^(?:when|whenever|if)$/i.test(text)) + 1; // prettier-ignore
  const end = spans.findLastIndex((span) => span.from < to) + 1;
  const inside = spans.slice(opening, end);
  const isTold = ({ text }: Span): boolean => /^one$/i.test(text) || [...toldWays, ...toldDays].some(([, pattern]) => text.search(pattern) >= 0); // prettier-ignore
  const times = inside.filter((span) => isTime(span) && !isTold(span));
  const isOther = (span: Span): boolean =>
    (isSize(span) && !isTold(span)) ||
    (found.kind === 'first' && /^(?:modal|if|past)$/.test(span.kind)) ||
    /^(?:other|flow|says|priced|ratio|correlation|unfollowed|group)$/.test(span.kind);
  const text = sentence.slice(inside[0]!.from, inside.at(-1)!.to);
  const isOfTwoTimes = times.length > 0 && spans.filter((span) => isTime(span) && !isTold(span)).length > 1;
  if (inside.some(isOther) || isOfTwoTimes || notAlways.test(text)) return spans;
  const head: Span = { kind: found.kind, value: found.kind === 'first' ? 'lead' : '', text, from: inside[0]!.from, to: inside.at(-1)!.to, slots: [], glued: false }; // prettier-ignore
  return [...spans.slice(0, opening), ...told(found, head), ...times, ...spans.slice(end)];
}

/** The markets in their order and what is said of them. */
function told({ kind, order }: Folded, head: Span): Span[] {
  const [first, second] = order.map(({ span }) => span!);
  if (kind !== 'first') {
    const and = { ...head, kind: 'connector', value: 'and', text: 'and' };
    return first && second ? [first, and, second, head] : [...(first ? [first] : []), head];
  }
  const day: Item = { kind: 'duration', word: 'one day', from: head.from, to: head.to, glued: false, amount: 1, unit: 'day', sessions: 1 }; // prettier-ignore
  return [first!, { ...head, slots: [day] }, second!];
}

/** "Gold green, btc green. Gold red, btc red.": two sentences that are the halves of one; "it" is the one market of the sentence before. */
export function withHalves(sentences: readonly Sentence[], context: ClaimContext): Sentence[] {
  const isWhole = (text: string): boolean => mirrorIn(spansOf(text, context), text) !== null;
  return sentences.reduce<Sentence[]>((soFar, next, at) => {
    const last = soFar.at(-1);
    if (!last || !next.follows || /\?/.test(last.text + next.text)) return [...soFar, next];
    const both = `${last.text.replace(/[.!\s]+$/, '')}; ${next.text}`;
    const [only, ...others] = new Set(marketsTold(spansOf(both, context)).map(({ value }) => value));
    const [named, ...more] = at < 2 ? [] : marketsTold(spansOf(sentences[at - 2]!.text, context));
    const isNamed = only !== undefined && others.length === 0 && more.length === 0 && named && named.value !== only;
    const joint = isNamed ? both.replace(/\bit\b/gi, named.span!.text) : both;
    const isJoint = (isNamed || others.length === 1) && ![last.text, next.text].some(isWhole) && isWhole(joint);
    return isJoint ? [...soFar.slice(0, -1), { ...last, text: joint }] : [...soFar, next];
  }, []);
}

/** What a text tells of one market by itself: in plain words without its times and asides, over which times, in which sentence. */
interface Telling {
  readonly market: Span;
  readonly words: string;
  readonly times: readonly Span[];
  readonly at: number;
}

/** What is no part of a market's own move: told with it, nobody can tell what is meant. */
const notOwnMove = new RegExp(
  String.raw`^(?:if|other|modal|maybe|past|unlikely|outlook|flow|first|decouple|together|apart|inversely|correlation|ahead-date|` +
    String.raw`ahead-dur|streak|not|never|unseen|record|extreme|since-ago|gap|performance?|drift|ratio|priced|peak|exchange|` +
    String.raw`unfollowed|group|elsewhere|most|then|then-date|ago|price)$`,
);

/** What takes back or turns what stands beside it. */
const isUndoing = ({ kind, text }: Span): boolean =>
  /^(?:sampling|false|retract|sarcasm)$/.test(kind) || (kind === 'if' && !/^(?:would|could|might)/i.test(text));

const isMoving = (part: readonly Span[]): boolean =>
  has(part, /^(?:move|sized?|to-size)$/) ||
  (part.some(isMarket) && part.findLast((span) => !isTime(span) && !isPause(span))?.kind === 'number');

const heldBy = /^(?:of|at|for|in|by|from|on|to|among|behind|against|between|unlike|than|like|into|versus|vs)$/i;
const adverbs = /ly$|^(?:somehow|meanwhile|instead|anyway|alone)$/i;
const stillSaid = /^(?:been|now|still|only|just|a|an|all|back|had|got|done|ended|finished|going)$/i;

/** "Attendance at the bitcoin conference fell", "bitcoin's slice grew": of a market, and not the market itself. */
function isOwn(market: Span, part: readonly Span[]): boolean {
  const at = part.indexOf(market);
  const before = part.slice(0, at).findLast(({ text }) => !/^(?:the|a|an|our|us|poor|old)$/i.test(text));
  const [next, after] = part.slice(at + 1);
  const isSaid = /^(?:move|sized?|to-size|quiet|almost|strength)$/.test(after?.kind ?? '') || stillSaid.test(after?.text ?? ''); // prettier-ignore
  const isHeld = heldBy.test(before?.text ?? '') || (/^'s?$/.test(next?.text ?? '') && !isSaid);
  const isNoun = next?.kind === 'unknown' && !adverbs.test(next.text) && !plainPredicates.has(next.value);
  return !isHeld && !isNoun && !/^(?:other|unfollowed|group|event|price|exchange)$/.test(next?.kind ?? '');
}

/** The stretches of a sentence between its commas and conjunctions. */
function stretchesIn(spans: readonly Span[]): Span[][] {
  const ends = spans.flatMap((span, at) => (isCut(span) || /^[.!?]+$/.test(span.value) ? [at + 1] : []));
  const cuts = [0, ...ends, spans.length];
  return cuts.slice(1).map((end, i) => spans.slice(cuts[i], end)).filter((part) => !part.every(isPause)); // prettier-ignore
}

const byName = /^\W*(?:(?:the|this|that) (?:\w+ )?(?:metal|coin|token|index|benchmark|fund)|it|they)\b/i;

/** A time, and the sentence that names it. */
interface Dated {
  readonly span: Span;
  readonly at: number;
}

/** What was heard of a text so far: the moves, the market that was named and has none yet, and the times beside them. */
interface Heard {
  readonly told: readonly Telling[];
  readonly open: Pick<Telling, 'market' | 'at'> | null;
  readonly beside: readonly Dated[];
}

type Sentences = readonly (readonly Span[])[];

/** Whether a stretch tells of the market that was named just before: "The dollar? Deep in the red." */
const isOfOpen = (open: Heard['open'], part: readonly Span[], at: number, sentences: Sentences): boolean =>
  open?.at === at ||
  (open?.at === at - 1 &&
    sentences[at]![0] === part[0] &&
    (part.length < 6 || sentences[at - 1]!.at(-1)?.value === '?'));

/** "Third quarter in two lines:" */
const inBrief =
  /^in (?:\w+ )?(?:lines?|words?|numbers?|figures?|charts?|tweets?|sentences?|short|brief|summary|review|the books|a nutshell)$/i;

/** "…, the second double-digit month running", "a few warned that the rally rests on a handful of names": of no market's own move. */
const besideTold = (told: readonly Telling[], part: readonly Span[], at: number): boolean =>
  told.at(-1)?.at === at || !has(part, /^move$/) || (!part.some(isSize) && !byName.test(saidIn(part)));

/** "… barely scratched, minus 4 or so since January": the figure of the move that was told without one. */
function withFigure(heard: Heard, part: readonly Span[], said: string, times: readonly Span[]): Heard {
  const last = heard.told.at(-1);
  const isFigure =
    last &&
    !/\d|%/.test(last.words) &&
    areAll(part, /^(?:sized?|number|punct|almost|since|period|over|bare-date|day|quiet)$/);
  if (!isFigure) return heard;
  const whole = { ...last, words: `${last.words} ${said}`, times: [...last.times, ...times] };
  return { ...heard, told: [...heard.told.slice(0, -1), whole] };
}

/** "its best showing since 2021" */
const isOwnRecord = (part: readonly Span[]): boolean =>
  has(part, /^(?:most|record)$/) && /^(?:its|their)\b/i.test(saidIn(part));

/** Whether a stretch that tells no move may turn those told beside it: "once Apple is taken out", "SPY isn't", "its lowest since April". */
function mayTurn(part: readonly Span[], said: string, isBeside: boolean): boolean {
  const isNamed = has(part, /^market$/);
  const isTerms = !isNamed && termOpening.test(said) && !inBrief.test(said);
  const isLevel = /^(?:its|their) (?:\w+ )?(?:low|high)/i.test(said);
  return (isNamed && has(part, /^(?:not|never)$/)) || (isBeside && (has(part, /^other$/) || isTerms || isLevel));
}

/** Times of the text, not of something in it: "a year of waiting", "last spring's star". */
const namedTimes = (part: readonly Span[], at: number): Dated[] =>
  part
    .filter((span, i) => isTime(span) && !/^an? /i.test(span.text) && part[i + 1]?.text !== "'s")
    .map((span) => ({ span, at }));

/** A stretch more; null where it may turn what is told. */
function hear({ told, open, beside }: Heard, part: readonly Span[], at: number, sentences: Sentences): Heard | null {
  const isWhole = (span: Span): boolean => !part.some((other) => other.from === span.from && other.to > span.to);
  const words = part.filter((span) => !isTime(span) && span.kind !== 'punct' && isWhole(span));
  const said = saidIn(words.slice(words.findIndex((span) => !isPause(span))));
  const [market, ...more] = part.filter(isMarket);
  const isOfOne = more.every((span) => marketKey(span) === marketKey(market!));
  if (part.some(isUndoing)) return null;
  if (!isMoving(part)) {
    if (mayTurn(part, said, stretchesIn(sentences[at]!).some(isMoving))) return null;
    const named = market && isOfOne ? { market, at } : open;
    return { told, open: named, beside: [...beside, ...namedTimes(part, at)] };
  }
  const times = part.filter(isTime);
  const owner = market ?? (isOfOpen(open, part, at, sentences) ? open!.market : undefined);
  if (!owner) return besideTold(told, part, at) ? withFigure({ told, open, beside }, part, said, times) : null;
  const isPlain = isOfOne && owner.kind === 'market' && !has(part, notOwnMove);
  if (!isPlain || (market && !isOwn(market, part))) return null;
  const move = market ? said : `${owner.text} ${said.replace(byName, '')}`;
  const own = [...beside.filter((each) => each.at === at && told.at(-1)?.at !== at).map(({ span }) => span), ...times];
  return { told: [...told, { market: owner, words: move, times: own, at }], open: null, beside };
}

/** "Hiring: the Nasdaq is up 20 %", "Backtested, …": what was not understood of the stretches before the first market. */
function ledBy(spans: readonly Span[], sentence: string, { asOf }: ClaimContext): string[] {
  const parts = stretchesIn(spans);
  return parts.slice(0, parts.findIndex((part) => part.some(isMarket) || isMoving(part)) >>> 0).flatMap((part) => {
    const clause = new Clause(part, asOf);
    clause.use(...part.filter(isTime));
    passOverRemarks(clause);
    return inBrief.test(saidIn(clause.left().filter((span) => !isPause(span)))) ? [] : leftOver(clause, sentence);
  });
}

/** "On the month", "ended the year", "over the twelve months": of the one that is named elsewhere. */
const ofNamed = /\b(?:the|that|those) (?:\w+ )?(?:day|week|month|quarter|half|year|period)s?$/i;

/** The second of two texts without its "over the same stretch"; null where it names another time: "3 % on Monday. 6 % in May". */
export function overOneTime(first: string, second: string, context: ClaimContext): string | null {
  const [one, two] = [first, second.replace(sameTime, '')].map((text) => spansOf(text, context)) as [Span[], Span[]];
  const times = [one, two].map((spans) => spans.filter(isTime));
  const [a, b] = times.map((each) => (each.length === 1 ? stretchOf(each, context.asOf) : null));
  const isRecord = has([...one, ...two], /^(?:most|record|extreme)$/);
  if (!isRecord && a && b && !isSameStretch(a, b, context.asOf)) return null;
  return timeOf(one) === null ? second : second.replace(sameTime, '');
}

type Stretch = Pick<When, 'since' | 'asOf' | 'windowSessions'>;

/** Over which time: null where none is said, undefined where nobody can tell. */
function stretchOf(times: readonly Span[], asOf: string): Stretch | null | undefined {
  if (times.length === 0) return null;
  const clause = new Clause(times, asOf);
  const { comparedWith, ...when } = readWhen(clause, true);
  const isSaid = comparedWith === null && (when.since ?? when.windowSessions) !== null;
  return isSaid && clause.left().length === 0 ? when : undefined;
}

/** Whether two times are the same but for a few days: "in the third quarter", "since the end of June". */
function isSameStretch(a: Stretch, b: Stretch, today: string): boolean {
  const [[start, end], [other, last]] = [a, b].map(({ since, asOf, windowSessions }) => {
    const until = Date.parse(asOf === null || asOf > today ? today : asOf) / DAY_MS;
    return [since === null ? until - windowSessions! * (365 / 252) : Date.parse(since) / DAY_MS, until] as const;
  }) as [readonly [number, number], readonly [number, number]];
  return Math.abs(start - other) <= Math.max(4, 0.08 * (end - start)) && Math.abs(end - last) <= 4;
}

/** Over which time both moves are told, and where only a sentence before them names it, its words. */
function timeOfBoth(
  { told, beside }: Heard,
  sentences: readonly Sentence[],
  asOf: string,
): (Stretch & { readonly named: string | null }) | null {
  const isNamed = ({ times }: Telling): boolean => times.length > 0 && times.every(({ text }) => ofNamed.test(text));
  const [a, b] = told.map((each) => (isNamed(each) ? null : stretchOf(each.times, asOf)));
  if (a === undefined || b === undefined || (a && b && !isSameStretch(a, b, asOf))) return null;
  const when = a ?? b;
  if (when) return { ...when, named: null };
  const before = beside.filter(({ at }) => at < told[0]!.at);
  const opening = before.filter(({ at }) => at === before.at(-1)!.at).map(({ span }) => span);
  const [time] = opening;
  const of = time ? stretchOf(opening, asOf) : stretchOf(told.find(isNamed)?.times ?? [], asOf);
  if (!of) return null;
  return { ...of, named: !time || isTheme(time.text, sentences[before.at(-1)!.at]!.text) ? null : time.text };
}

/** The claims of single sentences; where none of them is of prices and can be judged, what two markets did by themselves. */
export function withMovesToldApart(
  found: readonly Claim[],
  sentences: readonly Sentence[],
  context: ClaimContext,
): Claim[] {
  const claims = withoutRemarks(found, sentences, context);
  const isOfPrices = ({ aspect }: Claim): boolean => /^(?:gap|moves|distance|ratio-\w+|multiple)$/.test(aspect);
  const plain = sentences.map(({ text }) => asPlainMoves(text)).join(' ');
  const isLeft = (words: string): boolean => timeOf(spansOf(words, context)) === null && plain.includes(words);
  const isSettled = ({ loose }: Claim): boolean => loose.length === 0 || loose.some(isLeft);
  const settled = claims.filter((claim) => isAnswerable(claim) && isSettled(claim));
  const isDoubted = claims.some(({ unread }) => sentences.some(({ text }) => unread.includes(text)));
  const told = isDoubted || settled.some(isOfPrices) ? null : movesToldApart(sentences, context);
  const isOther = (claim: Claim): boolean => !/^(?:none|moves|forecast)$/.test(claim.aspect) && !isAnswerable(claim);
  if (!told || (told.loose.length > 0 && settled.length < claims.filter(isAnswerable).length)) return [...claims];
  return [told, ...claims.filter((claim) => settled.includes(claim) || isOther(claim))];
}

/**
 * What each of two markets did by itself, told apart: "The Nasdaq 100 ended the month up 31 % since January. … The Russell 2000,
 * home to regional lenders, is roughly where it stood on New Year's Eve."
 *
 * Only where a text tells of exactly two markets, of each once and over one time, and nothing in it takes that back, sets a
 * condition or speaks of another measure.
 */
function movesToldApart(sentences: readonly Sentence[], context: ClaimContext): Claim | null {
  const plain = sentences.map(({ text }) => spansOf(asPlainMoves(text), context));
  const isOther = ({ text }: Sentence, at: number): boolean =>
    [conditional, disowned, frames, staged].some((limit) => limit.test(text)) || isTakingBack(text, plain[at]!);
  if (sentences.length > MOST_SENTENCES || sentences.some(isOther)) return null;
  const heard = plain.reduce<Heard | null>(
    (soFar, spans, at) => stretchesIn(spans).reduce((now, part) => now && hear(now, part, at, plain), soFar),
    { told: [], open: null, beside: [] },
  );
  const [first, second, ...more] = heard?.told ?? [];
  if (!first || !second || more.length > 0 || marketKey(first.market) === marketKey(second.market)) return null;
  const when = timeOfBoth(heard!, sentences, context.asOf);
  const { claims } = readSentence(`${first.words}, ${second.words}`, context, null, null);
  const [claim] = claims;
  if (when === null || claims.length !== 1 || claim?.aspect !== 'moves') return null;
  const { named, ...stretch } = when;
  const at = [...new Set([first.at, second.at])];
  const text = at.map((i) => sentences[i]!.text).join(' ');
  const led = at.flatMap((i) => ledBy(plain[i]!, asPlainMoves(sentences[i]!.text), context));
  const timed = { ...claim, ...stretch, text, unread: [...claim.unread, ...led] };
  const [told] = withoutRemarks([named === null ? timed : inherited(timed, text, named)], sentences, context);
  const isShort = (spans: readonly Span[]): boolean =>
    spans.length < 15 && !spans.some((span) => isMarket(span) || isMoving([span]));
  const near = plain.filter((spans, i) => at.includes(i) || isShort(spans));
  const besides = near.flatMap((spans) => stretchesIn(spans).filter((part) => !isOwnRecord(part))).flat();
  return isAnswerable(told!) && doubtAbout(wordsAndPairs(besides)) < LITTLE_DOUBT ? told! : null;
}

/** In a longer text too much stands between. */
const MOST_SENTENCES = 12;
