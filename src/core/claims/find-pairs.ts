import { assignRoles, type Roles } from './assign-roles.ts';
import type { Claim } from './claim.ts';
import type { FoundCue } from './find-cues.ts';
import type { Mention } from './find-markets.ts';
import { benchmarkOf, isSameMarket, subjectOf } from './mention-of-claim.ts';
import { refersBackPattern } from './refers-back.ts';
import type { SentenceContext } from './sentence-context.ts';
import type { Clause } from './split-clauses.ts';

/** What a claim is about and what it is held against; undefined where it is not said. */
export interface SpokenPair {
  readonly subject: Mention | undefined;
  readonly benchmark: Mention | undefined;
}

/**
 * Which pairs of markets does a clause speak of?
 *
 * Those it names, one for each subject and benchmark; a side it leaves out is taken from what was said before where the
 * clause refers to it ("such divergence", "it", "… but lags gold").
 *
 * @param clause Undefined gives no pair.
 * @param mentions Markets named in the sentence.
 * @param context What was said before.
 * @param isFirst Whether nothing before it in the sentence made a claim.
 * @returns Pairs, or undefined where the clause neither names a market nor refers to one.
 * @example findPairs({ text: '@0 lags @1', cue: { relation: 'behind', kind: 'verb', negated: false, start: 3, end: 7 } }, [{ symbol: 'ETH', group: null }, { symbol: 'RUT', group: null }], { lexicon: new Map(), events: [] }, true)?.[0]?.subject?.symbol; // => 'ETH'
 */
export function findPairs(
  clause: Clause | undefined,
  mentions: readonly Mention[],
  context: SentenceContext,
  isFirst: boolean,
): SpokenPair[] | undefined {
  if (!clause) return undefined;
  const roles = assignRoles(clause.text, clause.cue);
  if (roles.subjects.length + roles.benchmarks.length === 0) return inherited(clause, context, isFirst);
  return crossed(roles, mentions).map((pair) => completed(pair, clause, context, isFirst));
}

function crossed({ subjects, benchmarks }: Roles, mentions: readonly Mention[]): SpokenPair[] {
  const left = subjects.length > 0 ? subjects.map((i) => mentions[i]) : [undefined];
  const right = benchmarks.length > 0 ? benchmarks.map((i) => mentions[i]) : [undefined];
  return left.flatMap((subject) => right.map((benchmark) => ({ subject, benchmark })));
}

/** "Such divergence may not last" speaks of a pair without naming it; whoever asks may know which. */
function standsAlone(text: string, cue: FoundCue): boolean {
  const named =
    /\b(?:such|this|that|these|the current|the|today 's) (?:[^ @]+ ){0,2}?(?:divergences?|decoupling|disconnect|dislocation)\b(?! (?:between|of|from|in))|^(?:divergences?|decouplings?|dislocations?|disconnects?) like (?:this|these|that)\b/;
  if (named.test(text)) return cue.kind === 'forecast' || !foreignObject.test(text.slice(cue.end));
  return cue.kind === 'forecast' && gapAlone.test(text);
}

/** "Such a gap cannot hold" names none of the things a gap may be between. */
const gapAlone =
  /^(?:but |and |surely |clearly |of course |there is no way |no way )?(?:such (?:a |an )?|this |that |these |those |the current |today 's )(?:[^ @]+ )?(?:gaps?|spreads?)(?= [NMWCPK]_| (?:can|will|may|might|should|must|is|are|has|have|could|would|does|do|holds|lasts|persists)\b)/;

const foreignObject =
  /^ (?:[^ @]+ ){0,2}?(?:between|of|from|with|against|to) (?!(?:[^ ]+ ){0,4}?@|its? |their |an? |zero|negative|it\b|them\b|the two|each|one another|these|those|both)/;

/** The pair of the claim before, where the clause only refers to it. */
function inherited({ text, cue }: Clause, context: SentenceContext, isFirst: boolean): SpokenPair[] | undefined {
  const pair = spokenOf(text, context);
  const before = text.slice(0, cue.start);
  const refers = refersBack(text, before);
  if (!pair || (isFirst && (!refers || (cue.kind === 'verb' && !refersBackPattern.test(before)))))
    return !context.previous && standsAlone(text, cue) ? [{ subject: undefined, benchmark: undefined }] : undefined;
  if (cue.kind !== 'forecast' && foreignObject.test(text.slice(cue.end))) return undefined;
  return [pair];
}

function refersBack(text: string, before: string): boolean {
  return (
    refersBackPattern.test(before) ||
    /\b(?:the|their|its)$/.test(before.trim()) ||
    before.trim() === '' ||
    / (?:the|such|this|that) /.test(` ${text}`)
  );
}

const gapNoun = /\b(?:divergence|gap|disconnect|spread|dislocation|decoupling|divide|chasm|gulf|rift)\b/;

/** "The disconnect" is that of the last claim about one; before any claim, that of the only two markets named. */
function spokenOf(text: string, { previous, earlier = [], named = [] }: SentenceContext): SpokenPair | undefined {
  const [first, second, third] = named;
  if (!previous) return first && second && !third ? { subject: first, benchmark: second } : undefined;
  const isApart = ({ relation }: Claim): boolean => !/^high|^inflow/.test(relation);
  const claim = (gapNoun.test(text) && !isApart(previous) && earlier.findLast(isApart)) || previous;
  return { subject: subjectOf(claim), benchmark: benchmarkOf(claim) };
}

/** "… but lags gold" keeps the subject; "… and it lags" keeps the pair the other way round where only the benchmark is named again. */
function completed(
  pair: SpokenPair,
  { text, cue }: Clause,
  { previous, topic }: SentenceContext,
  isFirst: boolean,
): SpokenPair {
  if (cue.kind === 'flow') return { subject: pair.subject ?? pair.benchmark, benchmark: undefined };
  const { subject, benchmark } = pair;
  if (subject && benchmark) return isSameMarket(subject, benchmark) ? { subject, benchmark: undefined } : pair;
  const refers = !isFirst || refersBackPattern.test(text.slice(0, cue.start + 1));
  const last = previous && { subject: subjectOf(previous), benchmark: benchmarkOf(previous) };
  if (!subject) return { subject: refers ? otherThan(benchmark!, last, topic) : undefined, benchmark };
  const inPair = last && [last.subject, last.benchmark].some((each) => each && isSameMarket(each, subject));
  if (last && / (?:it|them|the latter)\b/.test(text.slice(cue.end)))
    return { subject, benchmark: otherThan(subject, { subject: last.benchmark, benchmark: last.subject }, undefined) };
  return { subject, benchmark: refers && inPair ? otherThan(subject, last, undefined) : undefined };
}

function otherThan(mention: Mention, last: SpokenPair | undefined, topic: Mention | undefined): Mention | undefined {
  return [last?.subject, last?.benchmark, topic].find((each) => each && !isSameMarket(each, mention));
}
