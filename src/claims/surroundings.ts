import { DAY_MS } from '../market/calendar-days.ts';
import { type Claim, type ClaimContext, inherited, isAnswerable, isOfThen, isStanding } from './claim.ts';
import { Clause, isBreak, isMarket, isSize, isTime, marketKey } from './clauses.ts';
import { foldAsides } from './folds.ts';
import { framed, type Read } from './follow-ups.ts';
import { gapNow } from './gap-gone-on.ts';
import { isTakingBack, leftOver, passOverRemarks, stretchesOf } from './leftover.ts';
import { plainPredicates } from './lexicon/furniture.ts';
import { conditional, disowned, frames, reaching, staged } from './lexicon/reach.ts';
import { asPlainMoves, rarely, sameStretch } from './lexicon/relations.ts';
import model from './lexicon/relevance-weights.json' with { type: 'json' };
import { stretchBefore } from './lexicon/well-known.ts';
import { readSentence } from './read-sentence.ts';
import { readWhen, type When } from './read-time.ts';
import { areAll, has, isBearing, isClaiming, isCut, isPause, isTheme, saidIn, termOpening } from './remarks.ts';
import { timeOf } from './roles.ts';
import { spansOf } from './spans.ts';
import { reasonIn, timeLeftOut, withTimesBeside, wordsAndPairs } from './beside.ts';
import { marketsTold, mirrorIn, rareAlone, rarityOf } from './told-in-parts.ts';
import type { Sentence, Span } from './text.ts';
import { askedFor } from './offered-readings.ts';

/** The sentence of a claim with two on either side and the one that opens the text: where it would be limited or taken back. */
export function surroundingsOf({ text: said }: Claim, sentences: readonly Sentence[], context: ClaimContext): Span[] {
  const at = sentences.findIndex(({ text }) => text.includes(said.slice(0, 20)));
  const near = sentences.filter((_, i) => at < 0 || i === 0 || Math.abs(i - at) < 3);
  return near.flatMap(({ text }) => spansOf(text, context));
}

/**
 * How likely is a claim in such surroundings one that prices must not judge as it stands: of another measure, taken back, made up?
 *
 * Logistic regression over words and pairs of words, p = 1 / (1 + exp(-(b + Σw))), with an L1 penalty, learnt from texts that
 * people labelled (`npm run calibrate:relevance`).
 *
 * @returns 0 to 1.
 */
export function doubtAbout(features: readonly string[]): number {
  const weights: Readonly<Record<string, number>> = model.weights;
  return 1 / (1 + Math.exp(-features.reduce((sum, feature) => sum + (weights[feature] ?? 0), model.intercept)));
}

/** What can be passed over; a time, a size, a relation or a condition that was not understood never is. */
const passable = /^(?:unknown|word|connector|quote|seems|it|quiet|true|broken|elsewhere)$/;

/** What compares or weakens besides: where the claim itself stands only next to no doubt lets it pass. */
const comparing = new RegExp(`${passable.source}|^(?:more|persist|almost|unseen|widen|narrow|event)$`);

/** What denies or turns besides what it stands beside: passed over only in a part of its own, without a market or a relation. */
const turning = new RegExp(`${comparing.source}|^(?:not|never|strength|extreme|says)$`);

/** "ETH, 18 points behind in June, has now gone the way of the dodo": said of the market of the claim. */
const predicate = /^(?:has|have|had|is|are|was|were|did|does|do|will|would|'s)\b/i;

/** Where one of these stands in a part, what is left of it settles how the claim is meant. */
const settling = /^(?:that-clause|hedge|maybe|modal|if|other|sampling|retract|sarcasm|false)$/;

/** Up to which doubt plain words are passed over, words that often matter, and such in the part of the sentence that claims. */
const [LITTLE_DOUBT, HARDLY_ANY, NEXT_TO_NONE] = [0.4, 0.15, 0.03];

/** Claims without what was left over of them where it bears on nothing they say; none of an exercise or of what never was (`staged`). */
function withoutRemarks(claims: readonly Claim[], sentences: readonly Sentence[], context: ClaimContext): Claim[] {
  const told = claims.map((claim) =>
    claim.unread.length > 0 && isBesideThePoint(claim, sentences, context)
      ? { ...claim, unread: [], passedOver: claim.unread, asked: [] }
      : claim,
  );
  const isAnyWhole = told.some(({ unread }) => unread.length === 0);
  const [stage] = isAnyWhole ? sentences.flatMap(({ text }) => staged.exec(text)?.[0] ?? []) : [];
  return told
    .map((claim) =>
      framed(claim, stage?.trim() ?? timeLeftOut(claim, spansOf(claim.text, context), context.asOf) ?? null),
    )
    .map((claim) =>
      claim.unread.length > 0 ? claim : { ...claim, passedOver: [...claim.passedOver, ...ofOthers(claim, context)] },
    );
}

/** "…, with gold up just 10 %", "as Treasuries rallied": what is said of a third market alone is not looked at, and named. */
function ofOthers({ text: said, subject, benchmark }: Claim, context: ClaimContext): string[] {
  const isCutHere = (span: Span): boolean => isBreak(span) || span.kind === 'connector';
  const pair = new Set([subject, benchmark].map((symbol) => marketKey({ kind: 'market', value: symbol ?? '' })));
  const parts = stretchesOf({ spans: spansOf(said, context) }, isCutHere).map((part) =>
    part.filter((span) => !isCutHere(span)),
  );
  const isOfOthers = (part: readonly Span[]): boolean =>
    part.some(({ kind }) => kind === 'move') &&
    part.some(isMarket) &&
    !part.some((span) => isMarket(span) && pair.has(marketKey(span)));
  const times = withTimesBeside(spansOf(said, context), context.asOf).filter(
    ({ kind, value }) => kind === 'quiet' && value === 'beside',
  );
  const beside = [...times.map(({ text }) => text), ...(stretchBefore.exec(said) ?? []).slice(0, 1)];
  return subject === null || benchmark === null
    ? []
    : [...parts.filter(isOfOthers).map((part) => said.slice(part[0]!.from, part.at(-1)!.to)), ...beside];
}

function isBesideThePoint(claim: Claim, sentences: readonly Sentence[], context: ClaimContext): boolean {
  const isWhole = claim.subject !== null && (claim.benchmark !== null || claim.aspect === 'flow');
  const isWithin = (words: string): boolean => claim.text.includes(words);
  const isReach =
    claim.aspect === 'ratio-level' &&
    claim.superlative === 'none' &&
    claim.unread.some((words) => reaching.test(words));
  if (!isWhole || isReach || claim.negated || isOfThen(claim) || !claim.unread.every(isWithin)) return false;
  const most = Math.min(...claim.unread.map((words) => doubtAllowed(words, claim, context)));
  // "of course, and pigs fly: the dollar has beaten bitcoin"
  if (most <= 0 || disowned.test(claim.text) || conditional.test(claim.text)) return false;
  return doubtAbout(wordsAndPairs(surroundingsOf(claim, sentences, context))) < most;
}

/** Up to which doubt words left over may be passed over; 0 where they never may. */
function doubtAllowed(words: string, { text: said }: Claim, context: ClaimContext): number {
  const spans = spansOf(said, context);
  const start = said.indexOf(words);
  const left = spans.filter(({ from, to, kind }) => from < start + words.length && to > start && kind !== 'punct');
  const part = partOf(left, spans);
  const partSaid = saidIn(part.filter((span) => !isPause(span)));
  const isTitle = start < (/^\W*(?:\S+ )?\S+:/.exec(said)?.[0].length ?? 0); // "Hiring: the Nasdaq is up 20 %"
  if (left.length === 0 || isTitle || termOpening.test(partSaid) || predicate.test(partSaid)) return 0;
  const isOfOther = isBearing(saidIn(left));
  const isPlain = areAll(left, passable);
  const isApart = !part.some((span) => isMarket(span) || isClaiming(span) || isSize(span) || settling.test(span.kind));
  if (isApart && isPlain && !isOfOther) return LITTLE_DOUBT;
  if (isApart) return areAll(left, turning) ? HARDLY_ANY : 0;
  if (!isPlain || isOfOther) return areAll(left, comparing) ? NEXT_TO_NONE : 0;
  return touchesClaim(left, spans) ? NEXT_TO_NONE : LITTLE_DOUBT;
}

/** The parts of a sentence in which such words stand. */
function partOf(left: readonly Span[], spans: readonly Span[]): Span[] {
  return stretchesOf({ spans }, isCut).filter((part) => part.some((span) => left.includes(span))).flat(); // prettier-ignore
}

/** "Hospital bonds beat gold", "ether's slender lead": beside a market, a figure or a relation a word makes another thing of it. */
function touchesClaim(left: readonly Span[], spans: readonly Span[]): boolean {
  const isCore = (span: Span | undefined): boolean =>
    span !== undefined &&
    (isMarket(span) ||
      isClaiming(span) ||
      isSize(span) ||
      /^(?:number|to-size|from-size|performance|unfollowed)$/.test(span.kind));
  const told = spans.filter(
    ({ text }) => !/^(?:the|an?|'s|in|on|at|by|per|for|with|during|under|our|their|its?)$/i.test(text),
  );
  return told.some((span, at) => left.includes(span) && (isCore(told[at - 1]) || isCore(told[at + 1])));
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
  const isSaid =
    /^(?:move|sized?|to-size|quiet|almost|strength)$/.test(after?.kind ?? '') || stillSaid.test(after?.text ?? '');
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

/** Which sentence a stretch stands in, and whether a move is told there. */
interface Place {
  readonly at: number;
  readonly isTelling: boolean;
}

/** A stretch more; null where it may turn what is told. */
function hear(
  { told, open, beside }: Heard,
  part: readonly Span[],
  { at, isTelling }: Place,
  sentences: Sentences,
): Heard | null {
  const isWhole = (span: Span): boolean => !part.some((other) => other.from === span.from && other.to > span.to);
  const words = part.filter((span) => !isTime(span) && span.kind !== 'punct' && isWhole(span));
  const said = saidIn(words.slice(words.findIndex((span) => !isPause(span))));
  const [market, ...more] = part.filter(isMarket);
  const isOfOne = more.every((span) => marketKey(span) === marketKey(market!));
  if (part.some(isUndoing)) return null;
  if (!isMoving(part)) {
    if (mayTurn(part, said, isTelling)) return null;
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
  const [one, two] = [first, second.replace(sameStretch, '')].map((text) => spansOf(text, context)) as [Span[], Span[]];
  const times = [one, two].map((spans) => spans.filter(isTime));
  const [a, b] = times.map((each) => (each.length === 1 ? stretchOf(each, context.asOf) : null));
  const isRecord = has([...one, ...two], /^(?:most|record|extreme)$/);
  if (!isRecord && a && b && !isSameStretch(a, b, context.asOf)) return null;
  return timeOf(one) === null ? second : second.replace(sameStretch, '');
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
  const isLeft = (words: string): boolean =>
    timeOf(spansOf(words, context)) === null && sentences.some(({ text }) => asPlainMoves(text).includes(words));
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
  if (sentences.length > MOST_SENTENCES) return null;
  const plain = sentences.map(({ text }) => spansOf(asPlainMoves(text), context));
  const isOther = ({ text }: Sentence, at: number): boolean =>
    [conditional, disowned, frames, staged].some((limit) => limit.test(text)) || isTakingBack(text, plain[at]!);
  if (sentences.some(isOther)) return null;
  const stretches = plain.map(stretchesIn);
  const heard = stretches.reduce<Heard | null>(
    (soFar, parts, at) => {
      const place = { at, isTelling: parts.some(isMoving) };
      return parts.reduce((now, part) => now && hear(now, part, place, plain), soFar);
    },
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
  const cause = claim.cause ?? reasonIn(sentences, context);
  const timed = { ...claim, ...stretch, text, cause, unread: [...claim.unread, ...led] };
  const [told] = withoutRemarks([named === null ? timed : inherited(timed, text, named)], sentences, context);
  const isShort = (spans: readonly Span[]): boolean =>
    spans.length < 15 && !spans.some((span) => isMarket(span) || isMoving([span]));
  const near = stretches.filter((_, i) => at.includes(i) || isShort(plain[i]!));
  const besides = near.flatMap((parts) => parts.filter((part) => !isOwnRecord(part))).flat();
  return isAnswerable(told!) && doubtAbout(wordsAndPairs(besides)) < LITTLE_DOUBT ? told! : null;
}

/** In a longer text too much stands between. */
const MOST_SENTENCES = 12;

/** "At the end of June it was 40 points clear for the year. 13 of them are left.": the same gap as it is now. */
export function goneOn(text: string, context: ClaimContext, last: Claim | null): Claim | null {
  if (last === null || !isStanding(last)) return null;
  const now = gapNow(new Clause(foldAsides(spansOf(text, context), text), context.asOf), text, last);
  return now && { ...last, loose: [], ...now, text };
}

/** Where a second half of a sentence may begin. */
const cuts = /(?:[,;:]|\.{3}| -) (?:(?:and|but|while|yet) )?| (?:and|but) /g;

/** "It was 40 points clear for the year at the end of June, and 13 of them are left": then and now in one sentence. */
export function thenAndNow(state: Read, context: ClaimContext): Read {
  const { claims, text } = state;
  const isOfDay = claims.some(({ aspect, asOf, question }) => aspect === 'gap' && asOf !== null && !question);
  if (!isOfDay || claims.some((claim) => isAnswerable(claim) && !isStanding(claim))) return state;
  for (const { index, 0: cut } of text.matchAll(cuts)) {
    const [then, ...others] = readSentence(text.slice(0, index), context, null, null).claims;
    const now = then && others.length === 0 ? goneOn(text.slice(index + cut.length), context, then) : null;
    if (now) return { ...state, claims: [then!, now].map((claim) => ({ ...claim, text })) };
  }
  return state;
}

/** "ETH/BTC 0.077, last time we were up here was June 2018": a value and how rare it is, cut at one of the last three places. */
export function andHowRare(state: Read, context: ClaimContext): Read {
  const { claims, text } = state;
  if (!rarely.test(text) || claims.some(({ superlative }) => superlative !== 'none')) return state;
  for (const { index, 0: cut } of /\.\d|\w\/\w/.test(text) ? [...text.matchAll(cuts)].slice(-3) : []) {
    const rest = text.slice(index + cut.length);
    if (!rarely.test(rest)) continue;
    const [level, ...others] = readSentence(text.slice(0, index), context, null, null).claims;
    const rare = level && others.length === 0 ? rarityOf(rest, spansOf(rest, context), level, context.asOf) : null;
    if (rare) return { ...state, claims: [{ ...rare, text }], hint: null };
    if (level?.aspect === 'ratio-level' && reaching.test(rest))
      return {
        ...state,
        claims: claims.map((claim) => ({ ...claim, unread: [...claim.unread, rest], asked: askedFor(claim) })),
      };
  }
  const alone = claims.some(isAnswerable) ? null : rareAlone(text, spansOf(text, context), context.asOf);
  return alone ? { ...state, claims: [alone], hint: null } : state;
}
