import { type Claim, type ClaimContext, isOfThen } from './claim.ts';
import { isBreak, isMarket, isSize, marketKey } from './clauses.ts';
import model from './lexicon/relevance-weights.json' with { type: 'json' };
import { conditional, disowned, staged } from './lexicon/reach.ts';
import { framed } from './read-sentence.ts';
import { areAll, isBearing, isClaiming, isCut, isPause, saidIn, termOpening } from './remarks.ts';
import { spansOf } from './spans.ts';
import type { Sentence, Span } from './text.ts';

/** How kinds of span are told to the model: which market, day or figure it is does not matter to it. */
const masks = new Map<string, string>(
  Object.entries({
    '<market>': 'market group',
    '<unfollowed>': 'unfollowed',
    '<time>': 'over since day period bare-date between bare-dur either',
    '<size>': 'size sized number to-size from-size times',
    '<perform>': 'perform',
    '<gap>': 'gap',
    '<ratio>': 'ratio',
    '<correlation>': 'correlation',
    '<move>': 'move',
  }).flatMap(([mask, kinds]) => kinds.split(' ').map((kind) => [kind, mask] as const)),
);

/** The words of a stretch and each two neighbours, once; markets, times and figures by their kind. */
export function wordsAndPairs(spans: readonly Span[]): string[] {
  const split = (text: string): string[] => text.toLowerCase().match(/[a-z0-9']+|[^\sa-z0-9']/gu) ?? [];
  const words = ['<begin>', ...spans.flatMap(({ kind, text }) => masks.get(kind) ?? split(text)), '<end>'];
  return [...new Set(words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]!} ${word}`])))];
}

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
export const [LITTLE_DOUBT, HARDLY_ANY, NEXT_TO_NONE] = [0.4, 0.15, 0.03];

/** Claims without what was left over of them where it bears on nothing they say; none of an exercise or of what never was (`staged`). */
export function withoutRemarks(
  claims: readonly Claim[],
  sentences: readonly Sentence[],
  context: ClaimContext,
): Claim[] {
  const [stage] = sentences.flatMap(({ text }) => staged.exec(text)?.[0] ?? []);
  return claims
    .map((claim) =>
      claim.unread.length > 0 && isBesideThePoint(claim, sentences, context)
        ? { ...claim, unread: [], passedOver: claim.unread, asked: [] }
        : claim,
    )
    .map((claim) => framed(claim, stage?.trim() ?? null))
    .map((claim) =>
      claim.unread.length > 0 ? claim : { ...claim, passedOver: [...claim.passedOver, ...ofOthers(claim, context)] },
    );
}

/** "…, with gold up just 10 %", "as Treasuries rallied": what is said of a third market alone is not looked at, and named. */
function ofOthers({ text: said, subject, benchmark }: Claim, context: ClaimContext): string[] {
  const isCutHere = (span: Span): boolean => isBreak(span) || span.kind === 'connector';
  const spans = spansOf(said, context);
  const pair = new Set([subject, benchmark].map((symbol) => marketKey({ kind: 'market', value: symbol ?? '' })));
  const cuts = [0, ...spans.flatMap((span, at) => (isCutHere(span) ? [at] : [])), spans.length];
  const parts = cuts.slice(1).map((end, i) => spans.slice(cuts[i], end).filter((span) => !isCutHere(span)));
  const isOfOthers = (part: readonly Span[]): boolean =>
    part.some(({ kind }) => kind === 'move') && part.some(isMarket) && !part.some((span) => isMarket(span) && pair.has(marketKey(span))); // prettier-ignore
  return subject === null || benchmark === null
    ? []
    : parts.filter(isOfOthers).map((part) => said.slice(part[0]!.from, part.at(-1)!.to));
}

function isBesideThePoint(claim: Claim, sentences: readonly Sentence[], context: ClaimContext): boolean {
  const isWhole = claim.subject !== null && (claim.benchmark !== null || claim.aspect === 'flow');
  const isWithin = (words: string): boolean => claim.text.includes(words);
  if (!isWhole || claim.negated || isOfThen(claim) || !claim.unread.every(isWithin)) return false;
  if (disowned.test(claim.text) || conditional.test(claim.text)) return false; // "of course, and pigs fly: the dollar has beaten bitcoin"
  const most = Math.min(...claim.unread.map((words) => doubtAllowed(words, claim, context)));
  return most > 0 && doubtAbout(wordsAndPairs(surroundingsOf(claim, sentences, context))) < most;
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
  const cuts = [0, ...spans.flatMap((span, at) => (isCut(span) ? [at] : [])), spans.length];
  const parts = cuts.slice(1).map((end, i) => spans.slice(cuts[i], end));
  return parts.filter((part) => part.some((span) => left.includes(span))).flat();
}

/** "Hospital bonds beat gold", "ether's slender lead": beside a market, a figure or a relation a word makes another thing of it. */
function touchesClaim(left: readonly Span[], spans: readonly Span[]): boolean {
  const isCore = (span: Span | undefined): boolean => span !== undefined && (isMarket(span) || isClaiming(span) || isSize(span) || /^(?:number|to-size|from-size|performance|unfollowed)$/.test(span.kind)); // prettier-ignore
  const told = spans.filter(({ text }) => !/^(?:the|an?|'s|in|on|at|by|per|for|with|during|under|our|their|its?)$/i.test(text)); // prettier-ignore
  return told.some((span, at) => left.includes(span) && (isCore(told[at - 1]) || isCore(told[at + 1])));
}
