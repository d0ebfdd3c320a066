import { foldReasons, foldReasonSegments, foldSpeakers, markCauses } from './folds-of-reasons.ts';
import {
  asideStart, askingWhere, backdrops, buyers, concession, labelKinds, marketTone, mood, notAside, ofSurprise,
  onlookers, unsafeLabels,
} from './lexicon/stance.ts'; // prettier-ignore
import { foldStages } from './beside.ts';
import { bearingWords, pattern } from './lexicon/furniture.ts';
import { isHead, isMarket, isSize, isStop, isTime, marketKey, primaryHeads, relating } from './clauses.ts';
import {
  areAll, denying, fold, has, isBearing, isNickname, isRemark, mild, nextStop, remarkIn, saidIn,
  termOpening,
} from './remarks.ts'; // prettier-ignore
import type { Span } from './text.ts';

/**
 * What of a sentence is somebody's name, a reason, an aside?
 *
 * Reasons and meanings become one span of kind `reason`, speakers one of kind `speaker`, asides after a market one of
 * kind `aside`, quoted single words one of kind `scare`. What is left is what the sentence itself claims.
 *
 * @param spans Of one sentence.
 * @param sentence The text their offsets are of.
 * @returns The spans with those stretches as one each.
 */
export function foldAsides(spans: readonly Span[], sentence: string): Span[] {
  const folds = [
    foldOwners,
    foldLabels,
    foldRemarks,
    foldConclusions,
    foldOwnRecords,
    foldRecordsOfOne,
    foldContrasts,
    foldConcessions,
    foldStages,
    foldOpening,
    foldDaysTold,
    foldComments,
    foldOnlookers,
    foldBackdrops,
    foldAppositions,
    foldSpeakers,
    foldReasonSegments,
    foldMoods,
    foldReasons,
    foldScareQuotes,
  ];
  return folds.reduce<Span[]>((folded, each) => each(folded), markCauses(spans, sentence));
}

/** "Wall Street's small caps": of the stock market, which is not the other side. */
function foldOwners(spans: readonly Span[]): Span[] {
  const isOwner = ({ kind, text }: Span, at: number): boolean =>
    kind === 'market' &&
    /\b(?:wall street|markets?)$/i.test(text) &&
    spans[at + 1]?.text === "'s" &&
    spans.slice(at + 2, at + 4).some(isMarket);
  return spans.map((span, at) => (isOwner(span, at) ? { ...span, kind: 'word' } : span));
}

/** "…, and my old professor still won't return my calls": what somebody says of himself or of others beside a claim. */
function foldRemarks(spans: readonly Span[]): Span[] {
  const found = remarkIn(spans);
  return found ? foldRemarks(fold(spans, ...found, 'aside')) : [...spans];
}

/** What somebody makes of it: "… is overdone", "… isn't even that stretched". */
const opinion = pattern('i')`
  \b(?:overdone|overblown|over-?hyped|exaggerated|overstated|premature|stretched|overextended|justified|warranted|frothy
  |overbought|oversold|over|that (?:bad|cheap|expensive|dear|crazy|weak|strong|high|low))[.!"'”]*$`;

/** "…, so the talk of its death is overdone": what follows from the claim for him who writes, and no denial of it. */
function foldConclusions(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(({ value }, i) => value === 'so' && isStop(spans[i - 1] ?? spans[i]!));
  const [before, inside] = [spans.slice(0, Math.max(0, at)), at < 0 ? [] : spans.slice(at)];
  const known = new Set(before.filter(isMarket).map(marketKey));
  const isOther = (span: Span): boolean =>
    isSize(span) ||
    isTime(span) ||
    (isMarket(span) && !known.has(marketKey(span))) ||
    /^(?:perform|correlation|ratio|if)$/.test(span.kind);
  const isOpinion = opinion.test(saidIn(inside)) || has(inside, /^elsewhere$/); // "so bonds hedge nothing"
  const isClaimed = before.some((span) => isHead(span) || /^(?:record|most|extreme|peak|unseen)$/.test(span.kind));
  return isOpinion && isClaimed && !inside.some(isOther) ? fold(spans, at, spans.length, 'aside') : [...spans]; // prettier-ignore
}

const comparing = /^(?:gap|drift|perform|performance|correlation|together|apart|inversely|ratio|priced|flow)$/;

/** "Rose 18 %, its best month on record": where a market stands among its own months says nothing of the pair. */
function foldOwnRecords(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(
    ({ kind, text }) =>
      kind === 'most' &&
      /^(?:the )?(?:best|worst|biggest|largest|strongest|weakest|steepest|sharpest|deepest)$/i.test(text),
  );
  const isTally = spans.filter(isSize).length > 1;
  if (at < 1 || !isTally || spans.some(({ kind }) => comparing.test(kind))) return [...spans];
  const start =
    spans.slice(0, at).findLastIndex(({ kind }) => kind !== 'word' && kind !== 'it' && kind !== 'quiet') + 1;
  const reach = spans.findIndex(
    ({ kind }, i) => i > at && /^(?:record|since|either|ever|over|unseen|period|while)$/.test(kind),
  );
  const end = nextStop(spans, at);
  const inside = spans.slice(start, reach + 1);
  const isOther = (span: Span): boolean =>
    isMarket(span) || (/^(?:sized?|number|not)$/.test(span.kind) && !/^half$/i.test(span.text));
  if (reach < 0 || reach >= end || inside.some(isOther)) return [...spans]; // "its best half since 2017" is a time
  return fold(spans, start, reach + 1, 'own-record');
}

/** "S&P 500 at record as small caps lag", "bitcoin's record run leaves gold behind": the record of one market is none of the pair. */
function foldRecordsOfOne(spans: readonly Span[]): Span[] {
  if (!has(spans, relating) || has(spans, /^(?:ratio|priced|flow)$/)) return [...spans];
  const at = spans.findIndex((span, i) => /^(?:record|most)$/.test(span.kind) && isOfOne(spans, i));
  if (at < 0) return [...spans];
  const isPart = ({ kind }: Span): boolean =>
    /^(?:extreme|since|ever|either|bare-dur|bare-date|over|unseen)$/.test(kind);
  const end = spans.findIndex((span, i) => i > at && !isPart(span));
  return foldRecordsOfOne(fold(spans, at, end < 0 ? spans.length : end, 'own-record'));
}

function isOfOne(spans: readonly Span[], at: number): boolean {
  const start =
    spans
      .slice(0, at)
      .findLastIndex(
        ({ kind, text }) =>
          kind === 'connector' && /^(?:as|while|when|whereas|after|but|al?though|before|despite)$/i.test(text),
      ) + 1;
  const before = spans
    .slice(start, at)
    .filter(({ kind, value }) => !/^(?:word|quiet|almost)$/.test(kind) && value !== ',');
  const next = spans
    .slice(at + 1)
    .find(
      ({ kind, text }) =>
        !/^(?:sized?|bare-dur|extreme|since|quiet)$/.test(kind) &&
        !/^(?:monthly|weekly|daily|quarterly|yearly|annual|ever|of)$/i.test(text),
    );
  const rest = spans.slice(at, nextStop(spans, at)).map(({ text }) => text).join(' '); // prettier-ignore
  const isRelative = /\b(?:vs|versus|against|relative|compared|terms|priced|measured)\b/i.test(rest);
  if (isRelative || (next && relating.test(next.kind) && !isStop(spans[at + 1] ?? next))) return false;
  const isIts =
    /^(?:in|after|during|despite) (?:its|a|the)?/i.test(`${spans[at - 2]?.text} ${spans[at - 1]?.text}`) &&
    spans[at + 1]?.kind === 'bare-dur';
  const isAfter =
    start > 0 && /^(?:after|as|while|when)$/i.test(spans[start - 1]!.text) && before.every(({ kind }) => kind === 'it');
  // "ended the quarter at a record, 5 points ahead"
  const isOfEnd =
    /^at (?:an? )?(?:new |fresh |all-time )*(?:record|high)/i.test(spans[at]!.text) && before.some(isMarket);
  const isOnly =
    before.length > 0 &&
    before.every((span) => isMarket(span) || span.kind === 'it' || (isOfEnd && isTime(span))) &&
    !before.some(({ value }) => /\//.test(value));
  return isIts || isAfter || isOnly || (at === 0 && /^record\b/i.test(spans[0]!.text) && isMarket(spans[1]!));
}

/** "Narrowed, not widened", "not behind but ahead": the other of two words is set aside by the writer. */
function foldContrasts(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(({ kind }) => kind === 'not');
  const [lead, word, next] = [spans[at - 1], spans[at + 1], spans[at + 2]];
  const isOfTwo = (one: Span | undefined): boolean =>
    one !== undefined && word !== undefined && one.kind === word.kind
      ? one.value !== word.value
      : turns.has(`${word?.kind} ${one?.kind}`);
  if (word === undefined || !contrasted.test(word.kind)) return [...spans];
  if (next?.value === 'but' && isOfTwo(spans[at + 3])) return fold(spans, at, at + 3, 'aside');
  const rest = spans.slice(at + 2);
  const other = rest.findIndex(({ kind }) => contrasted.test(kind));
  const isAgain =
    isStop(next ?? word) &&
    areAll(rest.slice(1, other), /^(?:it|pair|word)$/) &&
    has(rest.slice(1, other), /^(?:it|pair)$/);
  if (other > 1 && isAgain && isOfTwo(rest[other])) return fold(spans, at, at + 2 + other, 'aside'); // "is not falling, it is rising"
  const isAfter = /^[,;(-]$/.test(lead?.value ?? '') && (next === undefined || isStop(next) || isTime(next));
  return isAfter && spans.slice(0, at).some(isOfTwo) ? fold(spans, at - 1, at + 2, 'aside') : [...spans];
}

const contrasted = /^(?:narrow|widen|converge|drift|move|perform|strength|together|apart|inversely|firmer|broken)$/;

const turns = new Set(
  'narrow widen,widen narrow,converge drift,drift converge,together apart,apart together'.split(','),
);

/** What else stands in a label of several words: "They used to be twins, sniff:", "Tariffs, no sleep, and to top it off:". */
const besideLabels = /^(?:event|persist|past|modal|connector|it|pair|broken|portion|first|quote|scare|continue)$/;

const isOfMeasure = ({ kind, value }: Span): boolean =>
  kind === 'flow' || (kind === 'unknown' && bearingWords.has(value) && !mild.test(value));

/** Longer labels that say nothing of prices: "if you missed it:", "lost in the noise:". */
const toldLabel = pattern('i')`
  ^(?:if you\b.*\b(?:know|knew|noticed?|wondered|asked|missed)\b|(?:lost|buried|forgotten|overlooked|hidden
  |missed) (?:in|amid|under|by)\b|correction to \w+)`;

/** "BREAKING:", "Chart of the day:", "Weekly note:" */
function foldLabels(spans: readonly Span[]): Span[] {
  const colon = spans.findIndex(({ value }) => value === ':');
  const label = spans.slice(0, Math.max(0, colon));
  const said = saidIn(label);
  const isShort =
    label.length <= 6 &&
    label.every(
      ({ kind, text }) =>
        labelKinds.test(kind) || /^(?:narrow|sell-?offs?|rout|crash|slump|meltdown|rally|rebound)$/i.test(text),
    );
  const isLong =
    label.length <= 16 &&
    label.every(({ kind, text }) => labelKinds.test(kind) || besideLabels.test(kind) || /^no$/i.test(text)) &&
    !denying.test(said) &&
    spans.slice(colon).some(isHead);
  const isSource = /^(?:fwd|fw|forwarded|via|source|reposted|shared)\b/i.test(said) && label.length <= 6;
  const isTold =
    isRemark(label) ||
    (toldLabel.test(said) && !label.some((span) => isMarket(span) && span.kind === 'market') && !label.some(isSize));
  const isLabel = label.length > 0 && (isShort || isLong || isSource || (isTold && !has(label, /^market$/)));
  if (unsafeLabels.test(said)) return [...spans];
  const isSorry =
    /^(?:sorry,? )?(?:i|we) (?:had|got|typed|wrote|posted) (?:that|this|it|them) (?:\w+ )?(?:backwards|wrong|the wrong way)\b/i.test(
      said,
    ); // "I had that backwards: …"
  if (isSorry && !label.some((span) => isMarket(span) || isSize(span))) return fold(spans, 0, colon + 1, 'speaker');
  const isMeasure =
    label.length > 0 &&
    label.length < 4 &&
    !has(label, /^(?:market|says|number|exchange|bare-date|period)$/) &&
    !/exchange/i.test(said) &&
    label.some(isOfMeasure);
  if (isMeasure) return fold(spans, 0, colon + 1, 'other'); // "Fund inflows: gold is ahead of stocks"
  const not = label.findIndex(({ kind, text }) => kind === 'not' && !/^no\b/i.test(text));
  if (not > 0 && label.some(isMarket) && !label.some(isHead) && spans.slice(colon).some(isHead))
    return foldLabels(spans.map((span, i) => (i === not ? { ...span, kind: 'quiet' } : span))); // "bitcoin is not: it has lagged"
  const isSaidElse = spans.slice(colon).some(isTime) || label.some(({ kind }) => kind === 'between');
  if (isLabel)
    return [
      ...label.filter(
        (span) =>
          isTime(span) &&
          !(isSaidElse && (isTold || span.kind === 'bare-dur' || /^(?:post|of the)\b/i.test(span.text))),
      ), // "Weekly note: … in May"
      ...fold(spans, 0, colon + 1, 'speaker'),
    ];
  if (!isTheme(label, spans.slice(colon + 1))) return [...spans];
  // "Q3 was kind to bonds: …"
  return [...(spans.slice(colon).some(isTime) ? [] : label.filter(isTime)), ...fold(spans, 0, colon + 1, 'aside')];
}

/** "Crypto season is macro season: ETH correlation with SPY …": what is claimed names its own pair. */
function isTheme(label: readonly Span[], rest: readonly Span[]): boolean {
  const markets = new Set(rest.filter(isMarket).map(({ value }) => value));
  const isPlain = label.every(
    ({ kind, text }) =>
      /^(?:unknown|word|market|group|punct|connector|says|seems|period|bare-date|quiet|number|quote)$/.test(kind) ||
      /^(?:first|bond with|link with|frays?|fraying)$/i.test(text),
  );
  return label.length > 0 && isPlain && markets.size >= 2 && rest.some(isHead);
}

/** "Having spent June in the shadow of chip makers, …": what a market did before the claim. */
function foldOpening(spans: readonly Span[]): Span[] {
  const end = nextStop(spans, 0);
  const isBefore = /^(?:having|after having)$/i.test(spans[0]?.text ?? '') && spans.slice(end).some(isHead);
  const isClaim = spans
    .slice(0, end)
    .some((span) => isHead(span) || /^(?:market|not|if|other|sized?)$/.test(span.kind));
  return isBefore && !isClaim ? fold(spans, 0, end + 1, 'aside') : [...spans];
}

/** How a comment begins that is set off behind a claim: ", capping a poor year". */
const commentOpening = pattern('i')`
  ^(?:(?:an?|wrapping|capping|rounding|which|extending|prolonging|continuing|deepening|compounding)\b
  |(?:adding to|building on)(?= an?\b| its\b|$)|in what\b|for (?:those|anyone|anybody|everyone|everybody)\b
  |(?:that|this|it) (?:could|may|might|can|will)\b)`;

/** ", a reversal of fortunes that few had pencilled in", ", which in any other year would be a fine number": said in passing. */
function foldComments(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(
    (span, i) => /^[,;]$/.test(spans[i - 1]?.value ?? '') && commentOpening.test(`${span.text} ${spans[i + 1]?.text}`),
  );
  if (at < 0) return [...spans];
  const end = nextStop(spans, at);
  const inside = spans.slice(at, end);
  const isHolder =
    /^for$/i.test(inside[0]!.text) &&
    inside.some(({ text }) => /^(?:hold|own|buy|bought|rebalanc|adjust|measur|hedg|reinvest|pay)/i.test(text));
  const isRelative = /^(?:which|in|that|this|it|for)\b/i.test(inside[0]!.text) && !isHolder;
  const isTaken = ofSurprise.test(saidIn(inside));
  const isClaim = inside.some(
    (span) =>
      isHead(span) ||
      isMarket(span) ||
      (span.kind === 'not' && !isTaken) ||
      (/^(?:cause|meaning|sized?|number|other|flow|since|between|own-record)$/.test(span.kind) &&
        !/^(?:one|two)$/i.test(span.text)),
  );
  const isComment =
    spans.slice(0, at).some(isHead) &&
    areAll(
      inside,
      /^(?:word|unknown|connector|bare-date|period|says|quiet|modal|bare-dur|either|over|it|continue|meaning)$/,
    ) &&
    has(inside, /^(?:unknown|continue|meaning)$/) &&
    // "a pattern I am inventing"
    !inside.some(({ text }) => /^(?:invent|imagin|fict|fantas|dream|fabricat|hypothe|pretend|simulat)/i.test(text)) &&
    !termOpening.test(saidIn(inside));
  return (isRelative ? !isClaim : isComment) ? fold(spans, at, end, 'aside') : [...spans];
}

/** "Since 24 February, when Russia invaded Ukraine": which day that was; ", when fees are counted" are terms. */
function foldDaysTold(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(
    ({ text }, i) => /^when$/i.test(text) && spans[i - 1]?.value === ',' && spans[i - 2]?.slots.at(-1)?.kind === 'date',
  );
  const end = nextStop(spans, at);
  const inside = spans.slice(at + 1, end);
  const said = saidIn(inside);
  const isTold =
    inside.length > 1 &&
    areAll(inside, /^(?:word|unknown|unfollowed|move|event|group|modal-past|quiet)$/) &&
    happened.test(said);
  const isTerm = termOpening.test(said) || isBearing(said);
  return at > 1 && isTold && !isTerm ? fold(spans, at - 1, end, 'aside') : [...spans];
}

/** A subject and what it did. */
const happened = pattern('i')`
  ^(?!\w+(?:ed|ing)\b)\S+ (?:\S+ ){0,5}?(?:\w+ed|was|were|fell|began|broke|hit|went|won|struck|came|took|cut|sent|shut
  |met|left|lost|rose|sank|blew|put)\b`;

const saidByOthers = pattern('')`
  ^(?:word|unknown|punct|connector|quote|group|not|it|pair|quiet|says|seems|reported|speaker|modal|if|broken|move
  |bare-date|elsewhere|true|portion)$`;

/** ", a level few expected", "and people still ask me if crypto is dead" */
function foldOnlookers(spans: readonly Span[]): Span[] {
  const isStart = ({ kind, value }: Span): boolean => value === ',' || kind === 'connector';
  for (let at = 1; at < spans.length; at++) {
    if (!isStart(spans[at]!)) continue;
    const end = nextStop(spans, at + 1);
    const inside = spans.slice(at, end);
    const text = inside.map((span) => span.text).join(' ');
    const before = spans.slice(0, at);
    const isWhere =
      askingWhere.test(text) &&
      before.some(isMarket) &&
      before.some((span) => isHead(span) || /^(?:peak|mark)$/.test(span.kind)) &&
      !inside.some((span) => isMarket(span) || isSize(span) || isTime(span));
    if (isWhere || (areAll(inside, saidByOthers) && before.some(isHead) && onlookers.test(text)))
      return fold(spans, at, end, 'aside');
  }
  return [...spans];
}

/** What is said elsewhere and does not count here: "for all the talk of safety". */
const whateverIsSaid = pattern('i')`
  ^(?:whatever|for all the (?:talk|noise|hype|excitement|fuss|worry|fear|chatter)|regardless|forget what|no matter what
  |contrary to what|despite what)\b`;

/** "Whatever the maxis tell you", "for all the talk of a rotation": set aside by the writer. */
function foldConcessions(spans: readonly Span[]): Span[] {
  for (let at = 0; at < spans.length; at++) {
    if (spans[at]!.kind === 'aside' || (at > 0 && !isStop(spans[at - 1]!))) continue;
    const stop = nextStop(spans, at);
    const dash = spans.findIndex(({ value }, i) => i > stop && value === '-' && spans[stop]!.value === '-');
    const end = Math.max(stop, dash); // "whatever the reason - yields, tariffs - gold leads"
    const text = spans.slice(at, Math.min(stop, at + 4)).map((span) => span.text).join(' '); // prettier-ignore
    const isAsSaid =
      /^(?:just |exactly )?(?:like|as) /i.test(text) && spans.slice(at, end).some(({ kind }) => kind === 'says');
    if (!isAsSaid && !concession.test(text)) continue;
    const isSaying = whateverIsSaid.test(text);
    const named = spans.filter((_, i) => i < at || i >= end).filter(isMarket).length;
    const isClaim = ({ kind }: Span): boolean =>
      (kind === 'market' && !(isSaying && named >= 2)) || primaryHeads.has(kind);
    if (spans.slice(at, end).some(isClaim)) continue;
    return foldConcessions(fold(spans, at, end, 'aside'));
  }
  return [...spans];
}

/** "Despite a strong dollar", "strong dollar or not": what stood in the way of two other markets; "the strong dollar" is the dollar. */
function foldBackdrops(spans: readonly Span[]): Span[] {
  const opening = spans.findIndex(({ value, kind }) => value !== ',' && kind !== 'connector');
  const comma = nextStop(spans, opening);
  const stage = spans.slice(0, comma); // "with inflation at its highest for four decades, …"
  const isSet =
    /^(?:yet |but |and )?with$/i.test(
      spans
        .slice(0, opening)
        .map(({ text }) => text)
        .join(' '),
    ) && has(stage, /^(?:most|extreme)$/);
  const isOfNone =
    areAll(stage, /^(?:connector|unfollowed|word|it|most|extreme|either|over|since)$/) && has(stage, /^unfollowed$/);
  if (isSet && isOfNone && spans[comma]?.value === ',' && has(spans.slice(comma), /^perform$/))
    return foldBackdrops(spans.slice(comma + 1));
  const at = spans.findIndex((span, i) => isMarket(span) && i > 0 && marketTone.test(spans[i - 1]!.text));
  if (at < 0) return [...spans];
  const textOf = (from: number, to: number): string => spans.slice(from, to).map(({ text }) => text).join(' '); // prettier-ignore
  const others = new Set(
    spans.filter(({ value, kind }) => kind === 'market' && value !== spans[at]!.value).map(({ value }) => value),
  );
  const end = [1, 2, 3].find((more) => /^(?:notwithstanding|or not|aside)$/i.test(textOf(at + 1, at + more)));
  const lead = [2, 3, 4, 5, 6, 7].find((back) => back <= at && backdrops.test(textOf(at - back, at - 1)));
  const start = lead ?? (end === undefined ? undefined : /^(?:an?|the)$/i.test(spans[at - 2]?.text ?? '') ? 2 : 1);
  if (others.size > 1 && start !== undefined) return fold(spans, at - start, at + (end ?? 1), 'aside');
  const isNamed = /\b(?:an?|the)$/i.test(spans[at - 2]?.text ?? '');
  return isNamed ? spans.with(at - 1, { ...spans[at - 1]!, kind: 'quiet' }) : [...spans];
}

/** ", the second-largest cryptocurrency," and ", which once moved with stocks," after a market. */
function foldAppositions(spans: readonly Span[]): Span[] {
  for (let at = 1; at < spans.length; at++) {
    const mark = spans[at]!.value;
    if (!/^[,-]$/.test(mark) || !isMarket(spans[at - 1]!)) continue;
    const end = nextStop(spans, at + 1);
    const inside = spans.slice(at + 1, end);
    const isOther =
      inside.length < 4 && inside[0]?.kind === 'not' && isMarket(inside.at(-1)!) && !spans.slice(0, at).some(isHead);
    // "ether, not solana, has left bitcoin behind"
    const isThird =
      isOther && inside.at(-1)!.kind !== 'market' && new Set(spans.filter(isMarket).map(marketKey)).size > 2;
    const isPassing = isThird || (mark === ',' && isAside(inside)) || isNickname(inside, mark);
    if (spans[end]?.value === mark && isPassing) return foldAppositions(fold(spans, at, end + 1, 'aside'));
  }
  return [...spans];
}

function isAside(inside: readonly Span[]): boolean {
  const first = inside[0]?.text.toLowerCase().split(' ')[0] ?? '';
  const isPast = /^(?:which|who)$/.test(first) && has(inside, /^past$/);
  if (isPast) return true;
  if (inside.length < 2 || !asideStart.has(first) || inside.some(({ kind }) => notAside.has(kind))) return false;
  return (
    !inside.some((span) => isHead(span) || isMarket(span)) || areAll(inside, /^(?:most|word|unknown|group|connector)$/)
  );
}

/** "On recession fears", "on corporate treasury buying", "on AI hype alone gold …": a mood or somebody's orders, not
    a measure ("on new wallets"). */
function foldMoods(spans: readonly Span[]): Span[] {
  const isWord = ({ kind }: Span): boolean => kind === 'unknown' || kind === 'word' || kind === 'cause';
  const at = spans.findIndex(
    ({ text }, i) => /^on\b/i.test(text) && isWord(spans[i]!) && (i === 0 || spans.slice(0, i).some(isHead)),
  );
  const end = spans.findIndex((span, i) => i > at && !(isWord(span) || /^(?:demand|etfs?)$/i.test(span.text)));
  const inside = at < 0 ? [] : spans.slice(at + 1, end < 0 ? spans.length : end);
  const next = spans[at + 1 + inside.length];
  const isEnded = next === undefined || isStop(next) || isTime(next) || (at === 0 && isMarket(next));
  const [last, ...others] = inside
    .map(({ text }) => text)
    .filter((text) => !/^(?:alone|only|the)$/i.test(text))
    .reverse();
  const isOfBuyers =
    /^(?:buying|selling|demand|purchases|hoarding)$/i.test(last ?? '') && others.every((word) => buyers.test(word));
  const isCause = others.length > 0 && others.length < 5 && isEnded && (mood.test(last!) || isOfBuyers);
  return isCause ? fold(spans, at, at + 1 + inside.length, 'reason') : [...spans];
}

/** Quotation marks around one or two words say that the writer does not mean them; around a sentence they say who said it. */
function foldScareQuotes(spans: readonly Span[]): Span[] {
  const open = spans.findIndex(({ kind }) => kind === 'quote');
  const close = spans.findIndex(({ kind }, i) => i > open && kind === 'quote');
  if (open < 0 || close < 0) return [...spans];
  const inside = close - open - 1;
  const rest = foldScareQuotes(spans.slice(close + 1));
  if (inside === 1 && /^digital gold$/i.test(spans[open + 1]!.text))
    return [...spans.slice(0, open), spans[open + 1]!, ...rest];
  if (inside === 0 || inside > 2) return [...spans.slice(0, close + 1), ...rest];
  return [...fold(spans.slice(0, close + 1), open, close + 1, 'scare'), ...rest];
}
