import type { Claim, SaidSize } from './claim.ts';
import { type Clause, isBreak, isHead, isMarket, isOfMarket, isSize, isStop, isTime, marketKey } from './clauses.ts';
import { pattern, plainNouns, plainPredicates, plainWords } from './lexicon/furniture.ts';
import { anyOf } from './lexicon/reach.ts';
import {
  attitude, existing, habitual, inverted, known, lists, manner, ofMeasure, ofOtherThings, qualifying, rejoinders,
  remarked, terms,
} from './lexicon/stance.ts'; // prettier-ignore
import { indexOf } from './lexicon/well-known.ts';
import { isBearing, isRemark, mild, saidIn, termOpening } from './remarks.ts';
import type { Span } from './text.ts';

const harmless = new Set(
  `word connector punct pair it says seems reported quiet hedge true intensity quote speaker aside event market group unfollowed
    modal-past own-record`.split(/\s+/),
);

/** Whether a span is used for nothing by design. */
export const isHarmless = ({ kind }: Span): boolean => harmless.has(kind);

/**
 * Which words of a clause could change its meaning and were not understood?
 *
 * Spans nobody used, neighbours together, as written.
 *
 * @param clause With all that its reading rests on marked as used.
 * @param sentence The text its offsets are of.
 */
export function leftOver(clause: Clause, sentence: string): string[] {
  return asWritten(leftSpans(clause), sentence);
}

/** How many of them nobody could tell: "by a handful of points". */
const unitless = /^(?:points|digits|percent)$/i;

const leftSpans = (clause: Clause): Span[] =>
  clause
    .left()
    .filter(
      (span) =>
        unitless.test(span.text) || (!isHarmless(span) && !isPlain(span, clause.spans, clause.spans.indexOf(span))),
    )
    .concat(clause.extra, termsApart(clause))
    .sort((a, b) => a.from - b.from);

/** ", in one of my novels", "(each company getting the same vote)": set off after the claim and begun as terms are,
    in words that are harmless one by one. */
function termsApart(clause: Clause): Span[] {
  const isTerm = (stretch: readonly Span[]): boolean => {
    const words = stretch.filter(({ kind }) => kind !== 'punct' && kind !== 'quote');
    const isPlainly = words.every(
      (span) => /^(?:word|unknown|unfollowed|number|it|pair|connector)$/.test(span.kind) && !clause.isUsed(span),
    );
    return words.length > 1 && isPlainly && termOpening.test(saidIn(words));
  };
  return stretchesOf(clause, (span) => isStop(span) || span.value === '(' || span.value === ')')
    .filter(
      (stretch) =>
        isTerm(stretch) &&
        clause.spans.slice(0, clause.spans.indexOf(stretch[0]!)).some((span) => isHead(span) && clause.isUsed(span)),
    )
    .map((stretch) => stretch.find(({ kind }) => kind !== 'punct')!);
}

/** A word of everyday language; right after a market's name only a verb. */
function isPlain({ kind, value }: Span, spans: readonly Span[], at: number): boolean {
  if (kind !== 'unknown' || !plainWords.has(value) || isInterestIn(spans, at)) return false;
  const next = spans[at + 1]?.text ?? '';
  // "over the Christmas week"
  const isWhich =
    plainNouns.has(value) && /^(?:days?|sessions?|weeks?|weekend|months?|quarter|season|years?|period)$/i.test(next);
  const isKindOf = plainNouns.has(value) && /^(?:bonds?|stocks|equities|shares|treasuries)$/i.test(next); // "school bonds"
  if (isWhich || isKindOf || /^ratio$/i.test(next)) return false; // "the search ratio"
  const before = spans.slice(0, at).findLast(({ text }) => text !== "'s" && text !== '"');
  return !/^(?:market|group|unfollowed)$/.test(before?.kind ?? '') || plainPredicates.has(value);
}

/** "Searches for ether outpaced …": what opens the sentence is something about the market. */
function isInterestIn(spans: readonly Span[], at: number): boolean {
  const [link, market] = spans.slice(at + 1).filter(({ text }) => !/^the$/i.test(text));
  const isAbout =
    /^(?:for|in|on|about|around|towards?)$/i.test(link?.text ?? '') && market !== undefined && isMarket(market);
  return isAbout && spans.slice(0, at).every((span) => isHarmless(span) && !isMarket(span));
}

/**
 * May figures vouch for what was not understood?
 *
 * Where a claim gives figures, an unknown word that touches no market, figure or relation is not likely to change what they are
 * of; whether it did shows when they are held against the prices.
 */
export function isLoose(clause: Clause, sizes: readonly SaidSize[], isOfLegs: boolean): boolean {
  const isVouched =
    sizes.length > 1 || sizes.some(({ comparator }) => comparator === 'about' || comparator === 'almost');
  const legs = new Set(sizes.map(({ of }) => of));
  const isOfBoth = (isOfLegs && sizes.length > 1) || (legs.has('subjectPct') && legs.has('benchmarkPct'));
  const left = leftSpans(clause);
  const isCoefficient = legs.size === 1 && legs.has('correlation');
  const isPassable = (span: Span): boolean =>
    isOfBoth
      ? isVouchedFor(span, clause.spans)
      : isApart(span, clause.spans) ||
        (isCoefficient &&
          /^(?:not|unknown|other)$/.test(span.kind) &&
          !isOfMarket(span, clause.spans.indexOf(span), clause.spans) && // "bitcoin fees"
          !/^on /i.test(span.text) &&
          isAwayFromFigures(span, clause.spans));
  return (
    isVouched &&
    left.length > 0 &&
    clause.extra.length === 0 &&
    left.every((span) => isPassable(span) && !isOfOther(span))
  );
}

const isOfOther = ({ kind, text }: Span): boolean => kind === 'unknown' && isBearing(text);

/** "ETH isn't down 47 %" denies a figure; "no haven: TLT down 33 %" does not. */
export function isOfFigures(not: Span, spans: readonly Span[]): boolean {
  const rest = spans.slice(spans.indexOf(not) + 1);
  const stretch = rest.slice(0, rest.findIndex(isStop) >>> 0).filter(({ kind }) => kind !== 'word');
  const next = stretch.slice(0, 2);
  const isOfMove =
    next.some(({ kind }) => /^(?:move|strength)$/.test(kind)) && stretch.some(isSize) === spans.some(isSize); // "isn't down, it's +5 %"
  return (next.some(isSize) || isOfMove) && !next.some(isMarket);
}

/** What figures of both markets can vouch for, if they fit. */
const vouchable = new Set(
  `not more most times strength intensity among almost perform performance gap drift usual elsewhere broken scare narrow widen firmer
    event correction sampling sign true that-clause when-clause persist continue extreme quiet move`.split(/\s+/),
);

/** Whether figures of both markets that fit the prices may vouch for a span that was not understood. */
export function isVouchedFor(span: Span, spans: readonly Span[]): boolean {
  if (span.kind === 'correction' || (isOfOther(span) && !mild.test(span.value))) return false;
  if (span.kind === 'not') return !isOfFigures(span, spans);
  if (span.kind === 'size' || span.kind === 'sized') return span.slots[0]?.unit === 'times';
  if (span.kind === 'number') return /^[a-z]+$/i.test(span.text);
  if (measuring.test(span.text)) return false;
  if (span.kind === 'other' && !isAfterFigures(span, spans)) return false; // "Realised vol: SPY 15 %, IWM 22 %"
  return (
    vouchable.has(span.kind) ||
    isAwayFromMarkets(span, spans) ||
    (asideKinds.test(span.kind) && isAwayFromFigures(span, spans))
  );
}

const isAfterFigures = (span: Span, spans: readonly Span[]): boolean =>
  !spans.slice(spans.indexOf(span)).some(({ kind }) => /^(?:sized?|number|to-size)$/.test(kind));

const asideKinds = /^(?:unknown|other|elsewhere|usual|nth|together|apart|inversely|first|event|sign|widen|narrow)$/;

/** By what measure, in whose money, after which costs. */
const measuring = anyOf(String.raw`
  adjust|terms|basis|return(?!ed|ing)|dividend|fees|tax|hedged|inflation|weight|sharpe|premium|coupon|currency|interest|slippage
  \b(?:costs|euros?|yen|pounds?|sterling|francs?|rupees?|yuan|crowns|rewards|commissions?|leverage\w*)\b
`);

/** "…, tell me again it's leveraged tech": a stretch of its own without a figure, that is no qualification of the figures. */
function isAwayFromFigures(span: Span, spans: readonly Span[]): boolean {
  const stretch = stretchesOf({ spans }, isStop).find((each) => each.includes(span))!;
  const isQualifying = qualifying.has(firstWord(stretch)?.toLowerCase().split(' ')[0] ?? '');
  return (
    !isQualifying &&
    !stretch.some(({ kind, text }) => /^(?:sized?|number|to-size|from-size)$/.test(kind) || measuring.test(text))
  );
}

/**
 * With a figure for each market an unknown word may stand anywhere but beside a market's name, where it makes another thing of it
 * ("short ether", "ether longs"), or after a size, where it is a unit.
 */
function isAwayFromMarkets(span: Span, spans: readonly Span[]): boolean {
  const at = spans.indexOf(span);
  const [before, next] = [spans.slice(0, at).findLast(({ text }) => text !== "'s" && text !== '"'), spans[at + 1]];
  const isBesideMarket = [before, next].some((each) => /^(?:market|group|unfollowed)$/.test(each?.kind ?? ''));
  const isVerb = /^(?:sized?|to-size)$/.test(next?.kind ?? '') && next!.slots[0]?.signed !== true; // "small caps plod to 15 %"
  return (
    span.kind === 'unknown' &&
    (isVerb || !isBesideMarket) &&
    !/^(?:sized?|number|to-size|from-size)$/.test(before?.kind ?? '')
  );
}

/** "Bitcoin marches to its own tune, not the S&P's": what is set beside it, no denial. */
export function isContrast(not: Span, { spans }: Clause): boolean {
  const at = spans.indexOf(not);
  const next = spans.slice(at + 1).find(({ text }) => !/^(?:the|like|with|to)$/i.test(text));
  return spans[at - 1]?.value === ',' && next !== undefined && isMarket(next);
}

/**
 * Is it the claim that one word denies, a known remark about it (marked as used), or something else that nobody read?
 *
 * @example "Its lead isn't real", "its lead is no accident", "its lead isn't huge"
 */
export function deniedOf(not: Span, clause: Clause, head: Span | null): 'claim' | 'remark' | 'unknown' {
  const { spans } = clause;
  const rest = spans.slice(spans.indexOf(not) + 1);
  const causeAt = rest.findIndex(({ kind }) => kind === 'reason' || kind === 'cause');
  const isOfCause = causeAt >= 0 && !/^[\s,;:—–-]/.test(rest[causeAt]!.text) && !rest.slice(0, causeAt).some(isStop);
  if (isOfCause) return 'unknown';
  const said = (each: readonly Span[]): string =>
    each
      .filter(({ kind }) => kind !== 'punct')
      .map(({ text }) => text)
      .join(' ');
  const isSaid = (span: Span): boolean => !isTime(span);
  const outer = outerOf(rest, head);
  if (outer !== null && known.test(said(outer))) {
    clause.use(not, ...outer);
    return 'remark';
  }
  if (outer !== null && !inverted.test(said(outer))) return 'unknown';
  if (head === null || not.from < head.from)
    return manner.test(said(rest.filter(isSaid))) || attitude.test(said(rest)) ? 'unknown' : 'claim';
  const predicate = rest.slice(0, rest.findIndex(isBreak) >>> 0).filter(isSaid);
  const text = said(predicate);
  if (text === '' || existing.test(text)) return 'claim';
  const isOfOthers = /\b(?:claim|idea|notion|story|suggestion|argument|question|view|belief) that\b/i.test(said(spans));
  if (remarked.test(text) && !isOfOthers) {
    clause.use(not, ...predicate);
    return 'remark';
  }
  const [first] = predicate.filter(({ kind }) => kind !== 'word');
  const isRead = first !== undefined && clause.isUsed(first) && (!isMarket(first) || first === predicate[0]);
  return isRead ? 'claim' : 'unknown';
}

/** "I didn't realise | gold has beaten stocks", "I don't own gold, | which has beaten stocks": what is said before
    the claim that a negator does not reach into; null where it stands inside. */
function outerOf(rest: readonly Span[], head: Span | null): Span[] | null {
  const to = head === null ? rest.length : rest.indexOf(head);
  const isPronoun = ({ kind }: Span): boolean => /^(?:it|pair)$/.test(kind);
  const isNamed = rest
    .slice(0, Math.max(to, 0))
    .some((span, i, all) => /^that$/i.test(span.text) && all.slice(i).some(isMarket)); // "it's fair that ETH …"
  const at = rest.findIndex((span) => isMarket(span) || (isPronoun(span) && !isNamed));
  const isOfClaim = (span: Span): boolean => isHead(span) || ofSize.test(span.kind);
  if (at < 0 || at > to || rest.slice(0, at).some(isOfClaim)) return null;
  const [next, ...more] = rest.slice(at + 1, to);
  const isCut =
    next !== undefined && (isStop(next) || /^(?:although|though|because|since|but|which)$/i.test(next.text));
  const isAgain =
    /^which$/i.test(next?.text ?? '') || more.some((span) => isPronoun(span) || /^which$/i.test(span.text));
  return rest.slice(0, isCut && isAgain ? at + 1 : at);
}

const ofSize = /^(?:record|unseen|most|extreme|intensity|sized?|usual|number|converge|narrow)$/;

const core = /^(?:market|group|unfollowed|sized?|number|to-size|from-size|correlation|gap|ratio|performance)$/;

function isApart(span: Span, spans: readonly Span[]): boolean {
  const at = spans.indexOf(span);
  const near = (side: readonly Span[]): Span | undefined =>
    side.find(
      ({ kind, text }) =>
        kind !== 'word' || !/^(?:the|a|an|'s|in|on|at|by|per|for|with|during|under|our|their)$/i.test(text),
    );
  const [before, after] = [near(spans.slice(0, at).reverse()), near(spans.slice(at + 1))];
  return span.kind === 'unknown' && !core.test(before?.kind ?? '') && !core.test(after?.kind ?? '');
}

function asWritten(left: readonly Span[], sentence: string): string[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of left) {
    const last = joined.at(-1);
    if (last && from - last.to <= 1) last.to = Math.max(to, last.to);
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => sentence.slice(from, to));
}

/**
 * Marks remarks as used: stretches between stops that name no market, size or time and do not begin as a qualification does
 * ("in euros", "adjusted for …"). "Read it and weep" and "don't @ me" change nothing.
 *
 * @param clause With its pair, its relation and its sizes marked as used.
 */
export function passOverRemarks(clause: Clause): void {
  for (const stretch of stretchesOf(clause)) if (isPassedOver(stretch, clause)) clause.use(...stretch);
  const isTimed = clause.spans.some(({ kind }) => kind === 'over'); // "gold has since pulled ahead, by 13 points over three months"
  if (isTimed)
    clause.use(
      ...clause.spans.filter(
        ({ kind, text }, at) =>
          kind === 'unknown' &&
          /^since$/i.test(text) &&
          /^(?:has|have|had|'s|'ve)$/i.test(clause.spans[at - 1]?.text ?? ''),
      ),
    );
}

/** The parts of a clause between stops and conjunctions. */
export function stretchesOf({ spans }: Pick<Clause, 'spans'>, isEnd: (span: Span) => boolean = isBreak): Span[][] {
  const stretches: Span[][] = [[]];
  for (const span of spans) {
    if (isEnd(span)) stretches.push([]);
    stretches.at(-1)!.push(span);
  }
  return stretches;
}

const firstWord = (stretch: readonly Span[]): string | undefined =>
  stretch.find(({ kind }) => kind !== 'punct' && kind !== 'connector')?.text;

/** Does a word stand where the relation was read, not in a stretch of its own? */
export function isInReading(span: Span, clause: Clause, head: Span | null): boolean {
  if (head?.kind === 'correlation')
    return stretchesOf(clause, isStop).some((each) => each.includes(span) && each.includes(head));
  const stretch = stretchesOf(clause).find((each) => each.includes(span)) ?? [];
  return stretch.some(
    (other) => other !== span && clause.isUsed(other) && other.kind !== 'punct' && other.kind !== 'not',
  );
}

/** Who speaks of himself or of everybody denies nothing of the claim. */
const ofOneself = /^(?:i|i'm|im|you|we|dont|don't|do|can't|cant|nobody|no one|u|stop|quit|enjoy)\b/i;

function isPassedOver(stretch: readonly Span[], clause: Clause): boolean {
  const words = stretch.filter(({ kind }) => kind !== 'punct' && kind !== 'connector' && kind !== 'quote');
  const [first] = words;
  const isOneself = ofOneself.test(first?.text ?? '');
  const isNamed = (span: Span): boolean =>
    isOneself &&
    isMarket(span) &&
    clause.spans.some((other) => isMarket(other) && !stretch.includes(other) && marketKey(other) === marketKey(span));
  if (!first || words.some((span) => clause.isUsed(span) && !isNamed(span))) return false;
  if (!isOneself && qualifying.has(first.text.toLowerCase().split(' ')[0]!)) return false;
  if (termOpening.test(saidIn(words))) return false;
  return words.every(
    (span, at) => (isNamed(span) || isPassable(span, words[at + 1], isOneself)) && !isOfOther(span), // "…, so you can all go buy QQQ"
  );
}

/** A count of something else ("7 companies and a dream") is no size of the claim. */
function isPassable(span: Span, next: Span | undefined, isOneself: boolean): boolean {
  if (span.kind === 'number') return next?.kind === 'unknown' || (isOneself && /^[a-z]+$/i.test(span.text));
  if (span.kind === 'size') return isOneself && next === undefined; // "I checked twice"
  if (/^(?:not|unlikely|modal)$/.test(span.kind)) return isOneself;
  return (
    /^(?:unknown|elsewhere|scare)$/.test(span.kind) ||
    (isHarmless(span) && !/^(?:market|group|unfollowed)$/.test(span.kind))
  );
}

const figures =
  String.raw`(?:(?:(?:both|the|these|those|all|our|its)(?: the)? )?(?:numbers|figures|returns|moves|percentages|changes|gains) ` +
  String.raw`(?:are|were|refer to|relate to|apply to|assume|include|exclude|allow for|come from) |` +
  String.raw`(?:that|this|it|those|these|they)(?:'s|'re| is| are| was| were) )(?:all |only |just |mostly |of course )*`;

/** "Well, that's …", "both figures are …": before the terms on which the claim before holds. */
const ofTheClaim = new RegExp(`^${figures}`, 'i');

const leadIn = pattern('i')`
  ^(?:(?:me:|and|but|well|or|ok|okay|yes|though|of course|at least|mind you|note|caveat|wait|hmm+|oh|lol|actually
  |ha(?:ha)*|hang on|hold on|(?:no|nope|nah)(?=[,:])|(?<= )(?:no|nope|nah)(?= (?:i|that|those|these|this|it|the|my|both
  |all|wrong|sorry)\b))[,:]? )+`;

const before = /^(?:(?:only )?(?:in|on|by|at|per|with|for|after|before|from|to|under)|only)\b(?: \S+){0,4}/i;

const isMeasure = ({ kind, text }: Span): boolean =>
  /^(?:other|sampling|if)$/.test(kind) || (kind !== 'quiet' && measuring.test(text));

/** "Edit: silver.", "wait, no, that was silver" */
const ofAnother = pattern('i')`
  ^(?:\*|(?:edit|correction|i meant?|sorry|oops|make that|should be)\b|(?:(?:ok|okay|wait|actually|hmm+|oh|hold on
  |hang on|no)[,.!]? )+(?:(?:that|those|these|this|it|they)(?:'s|'re| is| was| are| were)|i got|i took|i used) )`;

/**
 * Does a sentence take back the claim before it, or say on which terms it holds?
 *
 * @example "Sorry, wrong chart.", "Said no one.", "That's before fees.", "In terms of searches, I mean.", "Without Nvidia nothing is left."
 */
export function isTakingBack(text: string, spans: readonly Span[]): boolean {
  const said = text.replace(/^[.…\s(]+/, '').replace(leadIn, '');
  const isShort = said.split(/\s+/).length < 4;
  const isNothingElse = (kinds: RegExp): boolean =>
    spans.some(({ kind }) => kinds.test(kind)) &&
    spans.every((span) => kinds.test(span.kind) || (isHarmless(span) && !isMarket(span)));
  const isRetracted =
    [...new Set([text, said])].some((each) => rejoinders.test(each)) ||
    /^(?:correction ?:|(?:not|or not|if only|as if|psych|kidding)[.!…]*$)/i.test(said) ||
    /^(?:total|utter|complete|pure|absolute|sheer) (?:rubbish|nonsense|garbage|bollocks|tosh|bunk|baloney|hogwash|fiction)\b/i.test(
      said,
    ) ||
    (/^(?:wrong|false|untrue|nonsense|rubbish)\b/i.test(said) && spans.some(isMarket)) ||
    spans.some(({ kind }) => kind === 'retract') ||
    (spans.some(isMeasure) && ofMeasure.test(said));
  const isOfAnother =
    ofAnother.test(text) && spans.some(isMarket) && spans.filter(({ kind }) => kind !== 'punct').length < 8; // "Edit: silver."
  const isList =
    lists.test(said.replace(/\b(?:i'm|we're|i am) (?=talking|speaking)/i, '')) &&
    !spans.some(({ kind }) => /^(?:market|move|says)$/.test(kind));
  if (isRetracted || isOfAnother || isList || isNothingElse(/^sarcasm$/)) return true;
  if (isRemark(spans)) return false; // "We leave the allocation unchanged."
  if (isShort && !/\bnews\b/i.test(text) && isNothingElse(/^(?:almost|maybe|hedge)$/)) return true;
  const rest = said.replace(ofTheClaim, '');
  const opening = spans.filter(({ from }) => from < text.length - rest.length + (before.exec(rest)?.[0].length ?? 0));
  if (
    rest !== said &&
    !/^(?:why|how|what|where|when)\b/i.test(rest) &&
    (terms.test(rest) || spans.slice(0, 8).some(isMeasure))
  )
    return true;
  if (spans.some(({ kind }) => kind === 'market')) return false;
  const isOfTime = opening.some(({ kind }) => /^(?:period|since|over|day|bare-date|between|either)$/.test(kind));
  return (
    terms.test(rest) ||
    (before.test(rest) &&
      !isOfTime &&
      ((opening.some(isMeasure) && !spans.some(({ kind }) => kind === 'meaning')) ||
        /, (?:that is|i mean|i should add|i must add)\b/i.test(rest))) ||
    (/\bof (?:them|that|those|it)\b/i.test(rest) && spans.some(isMeasure)) ||
    (/^only\b/i.test(rest) && opening.some(({ kind }) => kind === 'maybe')) ||
    /^(?:i mean (?:in|on|by|at|for|per|not|only)\b|(?:that's|so) what .* (?:says?|said|claims?|thinks?)\b)/i.test(
      said,
    ) ||
    (/^(?:we're |i'm )?(?:talking|speaking) (?:about|of)\b/i.test(rest) && spans.some(isMeasure))
  );
}

/** "Profits at the one rose 12 %.", "One has 19 million owners.": of what the markets of the sentence before differ, not by price. */
export function isOfOtherMeasure(text: string, spans: readonly Span[]): boolean {
  const isOfOne = /^(?:the )?(?:one|first|former)(?:'s| (?:is|has|sits|pays|trades|makes|earns|gets|got|had))\b/i.test(
    text,
  );
  const isCompared = spans.some(({ kind }) =>
    /^(?:sized?|number|to-size|from-size|move|most|more|strength|perform)$/.test(kind),
  );
  const isOwn =
    spans.every(({ kind }) => !/^(?:sized?|number|to-size|from-size|most|more|strength|perform)$/.test(kind)) &&
    !/\b(?:ones?|both|two|they|their|its?|former|latter|each|pair)\b/i.test(text); // "Scrap supply has picked up."
  const isPriced = spans.some(({ kind }) => /^(?:move|perform|gap|correlation)$/.test(kind));
  if (isRemark(spans)) return false; // "We leave the allocation unchanged."
  return isOfOne
    ? !isPriced
    : isCompared && !isOwn && (ofOtherThings.test(text) || spans.some(({ kind }) => kind === 'other'));
}

/** "Quite the opposite.", "not even close, folks": a denial once more. */
const atAll = pattern('i')`
  ^\W*(?:(?:\w+ )?(?:the (?:opposite|reverse|contrary)|au contraire)\b|(?:not (?:even|remotely|at all
  |by (?:a long (?:shot|way|chalk)|a mile|any (?:measure|stretch)))|nowhere near|far from it|by no means)
  (?: (?:remotely |that )?close)?(?: (?:tbh|lol|imo|fr|honestly|really|ngl|folks|guys|bro|mate|sorry))*[.!]*$)`;

/** "Has not decoupled. Quite the opposite.", "did not beat it. Not even close.", "ether follows a day later. Every
    time.": the same once more. */
export const isMoreOf = (text: string, { aspect, negated }: Claim): boolean =>
  (aspect === 'lead' && habitual.test(text)) || (negated && atAll.test(text));

const coins = new Set('ETH BTC SOL XRP ADA BNB LTC DOGE LINK AVAX DOT'.split(' '));

/** Funds whose price is that of one share. */
export const funds = new Set('IWM SPY QQQ GLD SLV TLT UUP USO DIA'.split(' '));

/** "A share of the S&P", "an S&P share": of the fund, for of an index nobody holds one. */
export function fundOfShare(spans: readonly Span[], symbol: string | null): string | undefined {
  const isShare = ({ kind, value }: Span, at: number): boolean =>
    kind === 'market' &&
    value === symbol &&
    spans.slice(Math.max(0, at - 2), at + 2).some(({ text }) => /\bshares?\b/i.test(text));
  return spans.some(isShare) ? ['IWM', 'SPY', 'QQQ', 'DIA'].find((fund) => indexOf[fund] === symbol) : undefined;
}

/** Whether a claim names the value of a ratio. */
export const isOfValues = ({ sizes }: Claim): boolean => sizes.some(({ of }) => of === 'ratio' || of === 'ratioThen');

/** The value of a ratio can be held against prices of coins and funds; of an index or gold it is in other units. */
export function withoutForeignRatio(claim: Claim): Claim {
  const isTimed =
    claim.since !== null || claim.windowSessions !== null || !claim.sizes.some(({ of }) => of === 'ratioThen');
  const isKnown =
    isTimed && [claim.subject, claim.benchmark].every((symbol) => coins.has(symbol ?? '') || funds.has(symbol ?? ''));
  const values = claim.sizes.filter(({ of }) => of === 'ratio' || of === 'ratioThen').map(({ value }) => String(value));
  return isKnown || values.length === 0 ? claim : { ...claim, unread: [...claim.unread, ...values] };
}

/** "Continues to trail": trails, and did before. */
export const goesOnTo = ({ spans }: Clause, span: Span): boolean =>
  /^continu/i.test(span.text) &&
  spans[spans.indexOf(span) + 1]?.text === 'to' &&
  !spans.some(({ kind }) => /^(?:modal|outlook|if|unlikely)$/.test(kind));
