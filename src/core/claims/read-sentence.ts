import { assignRoles, type Roles } from './assign-roles.ts';
import { claimHints } from './claim-hints.ts';
import type { Claim, NamedEvent } from './claim.ts';
import { expandContractions } from './expand-contractions.ts';
import { findCues, type FoundCue } from './find-cues.ts';
import { findMarkets, type Mention } from './find-markets.ts';
import type { Lexicon } from './lexicon.ts';
import { mergeMentions } from './merge-mentions.ts';
import { isDenied } from './read-denial.ts';
import { readAmount } from './read-amount.ts';
import { readOppositeMoves } from './read-opposite-moves.ts';
import { readReach, type Reach } from './read-reach.ts';
import { resolveNouns } from './resolve-nouns.ts';
import { splitClauses, type Clause } from './split-clauses.ts';
import { readSuperlative } from './superlative.ts';
import { tokenise } from './tokenise.ts';

/** What a sentence is read with. */
export interface SentenceContext {
  readonly lexicon: Lexicon;
  readonly events: readonly NamedEvent[];
  readonly asOf?: string | undefined;
  /** The last claim of the text so far, for "such divergence" and "it". */
  readonly previous?: Claim | undefined;
  /** The one market the last sentence was about, for "it". */
  readonly topic?: Mention | undefined;
  /** All claims of the text so far, for "the disconnect". */
  readonly earlier?: readonly Claim[];
  /** Every market named in the text so far, once each, for "the token" and "the gap". */
  readonly named?: readonly Mention[];
}

/** What a sentence says: claims, or why there are none. */
export interface SentenceReading {
  readonly claims: readonly Claim[];
  /** Why nothing testable was read, null where something was. */
  readonly hint: string | null;
  /** Markets named, in order of appearance. */
  readonly mentions: readonly Mention[];
}

interface Pair {
  readonly subject: Mention | undefined;
  readonly benchmark: Mention | undefined;
}

/**
 * Which testable claims does one sentence make?
 *
 * Markets are replaced by numbers, the wordings that relate them are found, the sentence is cut into one clause for
 * each, and each clause is read for its pair, its denial, its reach, its window and its size. What is only referred to
 * ("such divergence", "it") is taken from the claim before. Nothing is guessed: a clause without a known market gives
 * no claim.
 *
 * @param sentence Clean text of one sentence.
 * @param context Names, events, the day of the question and what was said before.
 * @returns Claims in order, or the reason for none.
 * @example readSentence('ETH lags', { lexicon: new Map([['eth', [{ symbol: 'ETH', words: ['eth'], isSymbol: true }]]]), events: [] }).claims[0]?.relation; // => 'behind'
 */
export function readSentence(sentence: string, context: SentenceContext): SentenceReading {
  const found = findMarkets(tokenise(sentence), context.lexicon);
  const merged = mergeMentions({ ...found, slotted: expandContractions(found.slotted) });
  const { slotted, mentions } = resolveNouns(merged, namedBefore(context));
  const { cues, hint } = testableCues(slotted);
  if (cues.length === 0) return withoutCue(sentence, slotted, mentions, hint, context);
  const claims = joinOpposites(withoutRepeats(readClauses(sentence, splitClauses(slotted, cues), mentions, context)));
  return { claims, mentions, hint: claims.length > 0 ? null : (hint ?? whyNoPair(slotted)) };
}

function namedBefore({ previous, named = [] }: SentenceContext): Mention[] {
  const subject = previous && subjectOf(previous);
  return subject ? [subject, ...named] : [...named];
}

function whyNoPair(slotted: string): string {
  return /\bsince (?!(?:[^ ]+ ){0,2}?\d)/.test(slotted) ? claimHints.unknownStart : claimHints.noMarket;
}

function testableCues(slotted: string): { cues: FoundCue[]; hint: string | null } {
  const all = findCues(slotted);
  const cues = all.filter((cue) => untestable(slotted, cue) === null);
  const opposite = all.length === 0 ? readOppositeMoves(slotted) : undefined;
  if (opposite) return { cues: [opposite], hint: null };
  const refused = all.find((cue) => untestable(slotted, cue) !== null);
  return { cues, hint: refused ? untestable(slotted, refused) : null };
}

/** "The gap between promises and reality". */
const ofOtherThings =
  /^(?: [^ @]+){0,3}? between (?!(?:(?:the|us|its|both|their|price|prices|returns?|performance|of|on) )*(?:@|them|the two|these|it\b|two\b))/;
const otherMeasure =
  /\b(?:in|by|on) (?:terms of )?(?:total )?(?:market (?:cap|capitali[sz]ation|value|share)|size|volumes?|trading volume|users?|adoption|fees|tvl|transactions?|developers?|revenue|popularity|activity|hash ?rate|volatility|dominance|fund flows|open interest)\b/;
const size =
  '(?:market (?:cap|caps|capitali[sz]ation|value|share)|volumes?|users?|fees|tvl|transactions?|revenues?|earnings|hash ?rate|volatility|dominance|open interest|funding rates?|yields?|valuations?|sentiment)';
/** "ETH's volatility", "the volatility of ETH", "the volatility gap": not about prices. */
const sizeOfOne = new RegExp(
  String.raw`@\d+ (?:'s )?(?:\d+ day )?(?:implied |reali[sz]ed |trading |daily |total )?${size}\b|\b${size} (?:of (?:the )?@\d+|gap|spread|ratio|difference|divergence)\b`,
);
const closing =
  /\b(?:narrow(?:s|ed|ing|er|est)?|clos(?:es|ing)|shrink(?:s|ing)?|shrank|shrunk|small(?:er|est)?|tighten(?:s|ed|ing)?|bridg(?:ed|ing)|fill(?:ed|ing)|compress(?:ed|ing))\b/;

function untestable(slotted: string, cue: FoundCue): string | null {
  if (cue.kind === 'flow') return cue.relation === 'none' ? claimHints.flowWithoutDirection : null;
  if (cue.relation === 'none') return claimHints.winner;
  if (sizeOfOne.test(slotted)) return claimHints.otherMeasure;
  if (cue.kind === 'forecast' && foreignGap(slotted.slice(0, cue.start))) return claimHints.noMarket;
  const before = slotted.slice(Math.max(0, cue.start - 60), cue.start);
  if (/(?<!as |even )\b(?:if|unless|suppose|assuming)\b/.test(before)) return claimHints.condition;
  if (
    /\b(?:usually|normally|typically|historically|traditionally|(?<!not )once|formerly|used to)(?: [^ ]+){0,2} ?$/.test(
      before,
    )
  )
    return claimHints.past;
  if (/\bnot (?:like|as if|as though)\b/.test(before)) return claimHints.condition;
  if (cue.relation.endsWith('correlation') && /\bthan (?:its|the|with|that|to|it)\b/.test(slotted.slice(cue.end)))
    return claimHints.noRelation;
  if (ofOtherThings.test(slotted.slice(cue.end))) return claimHints.noMarket;
  if (cue.kind === 'verb' && otherMeasure.test(slotted.slice(cue.start))) return claimHints.otherMeasure;
  const isGap = cue.kind === 'noun' && cue.relation === 'divergence';
  const around = `${before.split(' ').slice(-3).join(' ')}${slotted.slice(cue.end).replace(/^((?: [^ ]+){0,10}).*$/, '$1')}`;
  return isGap && closing.test(around) ? claimHints.narrowing : null;
}

/** "The gap between promises and reality will close". */
function foreignGap(before: string): boolean {
  const gap = /\b(?:gap|disconnect|divergence|spread|gulf|chasm|divide|split|dislocation)\b(?=[^@]*\bbetween\b)/.exec(
    before,
  );
  return gap !== null && ofOtherThings.test(before.slice(gap.index + gap[0].length));
}

function withoutCue(
  sentence: string,
  slotted: string,
  mentions: readonly Mention[],
  hint: string | null,
  context: SentenceContext,
): SentenceReading {
  const repeated = hint === null ? repeatedClaim(sentence, slotted, mentions, context) : undefined;
  if (repeated) return { claims: [repeated], mentions, hint: null };
  return { claims: [], mentions, hint: hint ?? whyNothing(slotted, mentions) };
}

function whyNothing(slotted: string, mentions: readonly Mention[]): string {
  if (/\bcorrelat/.test(slotted)) return claimHints.correlationWithoutDirection;
  if (/\b(?:close|closer|converg\w+|narrow\w*)\b/.test(slotted) && mentions.length > 0) return claimHints.narrowing;
  if (mentions.length === 0) return claimHints.noMarket;
  if (/\boutflows?\b/.test(slotted)) return claimHints.outflow;
  return mentions.length === 1 ? claimHints.onePrice : claimHints.noRelation;
}

/** "Never happened before." after a claim speaks of it without a pronoun. */
const bareSuperlative = /^(?:has )?(?:never|not once|unprecedented|a first|first time|an? (?:all time )?record)\b/;

const anaphor = /\b(?:it|its|this|that|such|they|these|their|both|the (?:two|pair|move|gap|divergence))\b/;

/** "That has never happened before." says of the last claim that it is a record. */
function repeatedClaim(
  sentence: string,
  slotted: string,
  mentions: readonly Mention[],
  { previous, events, asOf }: SentenceContext,
): Claim | undefined {
  if (!previous || previous.relation.startsWith('forecast') || mentions.length > 0) return undefined;
  if (!anaphor.test(slotted) && !bareSuperlative.test(slotted)) return undefined;
  const cue: FoundCue = { relation: previous.relation, kind: 'noun', negated: false, start: 0, end: 0 };
  const reach = readReach({ text: slotted, cue }, events, asOf);
  if (reach.superlative === 'none' || !readSuperlative(slotted).allHistory) return undefined;
  const { superlative, since, years, windowSessions } = reach;
  const when = { windowSessions: windowSessions ?? previous.windowSessions, asOf: reach.asOf ?? previous.asOf };
  return { ...previous, text: sentence, negated: reach.denied, superlative, since, years, ...when, amountPct: null };
}

function readClauses(
  sentence: string,
  clauses: readonly Clause[],
  mentions: readonly Mention[],
  context: SentenceContext,
): Claim[] {
  const claims: Claim[] = [];
  clauses.forEach((clause, i) => {
    const previous = claims.at(-1) ?? context.previous;
    const isFirst = claims.length === 0;
    const pairs =
      pairsOf(clause, mentions, { ...context, previous }, isFirst) ?? pairsOf(clauses[i + 1], mentions, context, true);
    const reach = readReach(clause, context.events, context.asOf);
    if (reach.unknownStart) return;
    for (const pair of pairs ?? [])
      if (isAboutMarkets(pair, clause.cue)) claims.push(claimOf(sentence, clause, pair, reach));
  });
  return claims;
}

/** "Memecoins outperform": a group held against nothing leaves no market at all. */
function isAboutMarkets({ subject, benchmark }: Pair, { kind }: FoundCue): boolean {
  return kind === 'flow' || !subject || subject.symbol !== null || benchmark !== undefined;
}

function pairsOf(
  clause: Clause | undefined,
  mentions: readonly Mention[],
  context: SentenceContext,
  isFirst: boolean,
): Pair[] | undefined {
  if (!clause) return undefined;
  const roles = assignRoles(clause.text, clause.cue);
  if (roles.subjects.length + roles.benchmarks.length === 0) return inherited(clause, context, isFirst);
  return crossed(roles, mentions).map((pair) => completed(pair, clause, context, isFirst));
}

function crossed({ subjects, benchmarks }: Roles, mentions: readonly Mention[]): Pair[] {
  const left = subjects.length > 0 ? subjects.map((i) => mentions[i]) : [undefined];
  const right = benchmarks.length > 0 ? benchmarks.map((i) => mentions[i]) : [undefined];
  return left.flatMap((subject) => right.map((benchmark) => ({ subject, benchmark })));
}

/** "Such divergence may not last" speaks of a pair without naming it; whoever asks may know which. */
function standsAlone(text: string, cue: FoundCue): boolean {
  const named =
    /\b(?:such|this|that|these|the current|the|today 's) (?:[^ @]+ ){0,2}?(?:divergences?|decoupling|disconnect|dislocation)\b(?! (?:between|of|from|in))/;
  return named.test(text) && (cue.kind === 'forecast' || !foreignObject.test(text.slice(cue.end)));
}

const foreignObject =
  /^ (?:[^ @]+ ){0,2}?(?:between|of|from|with|against|to) (?!(?:[^ ]+ ){0,4}?@|its? |their |an? |zero|negative|it\b|them\b|the two|each|one another|these|those|both)/;

/** The pair of the claim before, where the clause only refers to it. */
function inherited({ text, cue }: Clause, context: SentenceContext, isFirst: boolean): Pair[] | undefined {
  const pair = spokenOf(text, context);
  const before = text.slice(0, cue.start);
  const refers = refersBack(text, before);
  if (!pair || (isFirst && (!refers || (cue.kind === 'verb' && !anaphor.test(before)))))
    return !context.previous && standsAlone(text, cue) ? [{ subject: undefined, benchmark: undefined }] : undefined;
  if (cue.kind !== 'forecast' && foreignObject.test(text.slice(cue.end))) return undefined;
  return [pair];
}

function refersBack(text: string, before: string): boolean {
  return (
    anaphor.test(before) ||
    /\b(?:the|their|its)$/.test(before.trim()) ||
    before.trim() === '' ||
    / (?:the|such|this|that) /.test(` ${text}`)
  );
}

const gapNoun = /\b(?:divergence|gap|disconnect|spread|dislocation|decoupling|divide|chasm|gulf|rift)\b/;

/** "The disconnect" is that of the last claim about one; before any claim, that of the only two markets named. */
function spokenOf(text: string, { previous, earlier = [], named = [] }: SentenceContext): Pair | undefined {
  const [first, second, third] = named;
  if (!previous) return first && second && !third ? { subject: first, benchmark: second } : undefined;
  const isApart = ({ relation }: Claim): boolean => !/^high|^inflow/.test(relation);
  const claim = (gapNoun.test(text) && !isApart(previous) && earlier.findLast(isApart)) || previous;
  return { subject: subjectOf(claim), benchmark: benchmarkOf(claim) };
}

/** "… but lags gold" keeps the subject; "… and it lags" keeps the pair the other way round where only the benchmark is named again. */
function completed(pair: Pair, { text, cue }: Clause, { previous, topic }: SentenceContext, isFirst: boolean): Pair {
  if (cue.kind === 'flow') return { subject: pair.subject ?? pair.benchmark, benchmark: undefined };
  const { subject, benchmark } = pair;
  if (subject && benchmark) return same(subject, benchmark) ? { subject, benchmark: undefined } : pair;
  const refers = !isFirst || anaphor.test(text.slice(0, cue.start + 1));
  const last = previous && { subject: subjectOf(previous), benchmark: benchmarkOf(previous) };
  if (!subject) return { subject: refers ? otherThan(benchmark!, last, topic) : undefined, benchmark };
  const inPair = last && [last.subject, last.benchmark].some((each) => each && same(each, subject));
  if (last && / (?:it|them|the latter)\b/.test(text.slice(cue.end)))
    return { subject, benchmark: otherThan(subject, { subject: last.benchmark, benchmark: last.subject }, undefined) };
  return { subject, benchmark: refers && inPair ? otherThan(subject, last, undefined) : undefined };
}

function otherThan(mention: Mention, last: Pair | undefined, topic: Mention | undefined): Mention | undefined {
  return [last?.subject, last?.benchmark, topic].find((each) => each && !same(each, mention));
}

function same(a: Mention, b: Mention): boolean {
  return a.symbol === b.symbol && a.group === b.group;
}

function subjectOf({ subject, subjectAltGroup }: Claim): Mention | undefined {
  return (subject ?? subjectAltGroup) ? { symbol: subject, group: subjectAltGroup } : undefined;
}

function benchmarkOf({ benchmark, benchmarkAltGroup }: Claim): Mention | undefined {
  return (benchmark ?? benchmarkAltGroup) ? { symbol: benchmark, group: benchmarkAltGroup } : undefined;
}

function claimOf(sentence: string, clause: Clause, { subject, benchmark }: Pair, reach: Reach): Claim {
  const { superlative, since, years, windowSessions } = reach;
  return {
    text: sentence,
    subject: subject?.symbol ?? null,
    benchmark: benchmark?.symbol ?? null,
    relation: clause.cue.relation,
    negated: isNegated(clause.cue, reach),
    superlative,
    since,
    years,
    windowSessions,
    asOf: reach.asOf,
    amountPct: amountOf(clause),
    subjectAltGroup: subject?.group ?? null,
    benchmarkAltGroup: benchmark?.group ?? null,
    hint: hintFor(subject, benchmark, clause.cue),
  };
}

const deniedFlow = /^(?: [^ ]+){0,5}? (?:has|have|had|did|do|does|is|are|was|were) (?:not|hardly|never)\b/;

function isNegated(cue: FoundCue, { denied, rest }: Reach): boolean {
  if (cue.kind === 'forecast') return cue.negated !== isDoubted(rest.slice(0, cue.start));
  if (cue.kind === 'flow') return denied || deniedFlow.test(rest.slice(cue.end));
  const correlation = /^(?:correlation|relationship|link|tie|bond|connection|coupling)/.test(rest.slice(cue.start));
  return denied || isDenied(rest.slice(0, correlation ? cue.end : cue.start).trimEnd(), rest.slice(cue.end));
}

function isDoubted(before: string): boolean {
  return /\b(?:(?:not|nobody|no one|few|never) (?:[^ ]+ )?(?:thinks?|believes?|expects?|sees?)|doubts?|(?:do|does|did|would|should|could|can) not$)\b/.test(
    before.trimEnd(),
  );
}

function amountOf({ text, cue }: Clause): number | null {
  const sized = ['divergence', 'ahead', 'behind', 'inflow-rise', 'inflow-fall'];
  return sized.includes(cue.relation) ? readAmount(text, cue.start) : null;
}

function hintFor(subject: Mention | undefined, benchmark: Mention | undefined, cue: FoundCue): string | null {
  if (!subject && !benchmark) return claimHints.noMarket;
  if (cue.kind === 'flow') return null;
  if (!subject) return claimHints.noSubject;
  return benchmark ? null : claimHints.noBenchmark;
}

/** "They diverge, and the gap is a record" is one claim said twice. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const i = kept.findIndex((other) => isRepeat(other, claim));
    if (i < 0) kept.push(claim);
    else kept[i] = claim.superlative === 'none' ? { ...claim, ...said(kept[i]!) } : { ...kept[i]!, ...said(claim) };
  }
  return kept;
}

function isRepeat(a: Claim, b: Claim): boolean {
  const legs = ['subject', 'benchmark', 'subjectAltGroup', 'benchmarkAltGroup'] as const;
  return legs.every((leg) => a[leg] === b[leg]) && a.relation === b.relation && a.negated === b.negated;
}

/** What a claim says, without what it leaves open. */
function said(claim: Claim): Partial<Claim> {
  return Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== null));
}

/** "ETH lags while small caps outperform" is one claim about the two. */
function joinOpposites(claims: readonly Claim[]): Claim[] {
  const [first, second, ...rest] = claims;
  if (!first || !second || !areOpposite(first, second)) return [...claims];
  const { subject: benchmark, subjectAltGroup: benchmarkAltGroup } = second;
  return [{ ...first, benchmark, benchmarkAltGroup, hint: null }, ...rest];
}

function areOpposite(a: Claim, b: Claim): boolean {
  const lonely = [a, b].every((claim) => subjectOf(claim) && !benchmarkOf(claim) && !claim.negated);
  const relations = [a.relation, b.relation].sort().join(' ');
  return lonely && relations === 'ahead behind' && !same(subjectOf(a)!, subjectOf(b)!);
}
