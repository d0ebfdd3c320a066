import { buildClaim } from './build-claim.ts';
import { claimHints } from './claim-hints.ts';
import type { Claim, NamedEvent } from './claim.ts';
import { expandContractions } from './expand-contractions.ts';
import { findCues, type FoundCue } from './find-cues.ts';
import { findMarkets, type Mention, type SlottedSentence } from './find-markets.ts';
import { findPairs, type SpokenPair } from './find-pairs.ts';
import { joinClaims } from './join-claims.ts';
import { subjectOf } from './mention-of-claim.ts';
import { mergeMentions } from './merge-mentions.ts';
import { readCoMovement } from './read-co-movement.ts';
import { readLead } from './read-lead.ts';
import { readOppositeMoves } from './read-opposite-moves.ts';
import { readReach } from './read-reach.ts';
import { refersBackPattern } from './refers-back.ts';
import { resolveNouns } from './resolve-nouns.ts';
import type { SentenceContext } from './sentence-context.ts';
import { type Clause, splitClauses } from './split-clauses.ts';
import { readSuperlative } from './superlative.ts';
import { tokenise } from './tokenise.ts';
import { unknownNames } from './unknown-names.ts';
import { whyUntestable } from './untestable-cue.ts';

/** What a sentence says: claims, or why there are none. */
export interface SentenceReading {
  readonly claims: readonly Claim[];
  /** Why nothing testable was read, null where something was. */
  readonly hint: string | null;
  /** Markets named, in order of appearance. */
  readonly mentions: readonly Mention[];
  /** Where one market is said to move before the other: by how many sessions the first leads. */
  readonly leadSessions?: number;
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
  const reading = readLead(slotted, mentions) ?? readSlotted(sentence, { slotted, mentions }, context);
  const unknown = unknownNames(found.left);
  return unknown.length === 0 ? reading : withNames(reading, claimHints.unfollowed(unknown));
}

function readSlotted(
  sentence: string,
  { slotted, mentions }: SlottedSentence,
  context: SentenceContext,
): SentenceReading {
  const { cues, hint } = testableCues(slotted);
  if (cues.length === 0) return withoutCue(sentence, slotted, mentions, hint, context);
  const claims = joinClaims(readClauses(sentence, splitClauses(slotted, cues), mentions, context));
  const why = hint ?? (cues.some(keepsPace) ? claimHints.narrowing : whyNoPair(slotted));
  return { claims, mentions, hint: claims.length > 0 ? null : why };
}

/** Where a market is missing, the name that stands in its place says more than that it is missing. */
function withNames(reading: SentenceReading, hint: string): SentenceReading {
  const isMissing = (why: string | null): boolean => why !== null && missingMarket.has(why);
  return {
    ...reading,
    hint: isMissing(reading.hint) ? hint : reading.hint,
    claims: reading.claims.map((claim) => (isMissing(claim.hint) ? { ...claim, hint } : claim)),
  };
}

const missingMarket = new Set<string>([
  claimHints.noMarket,
  claimHints.noBenchmark,
  claimHints.noSubject,
  claimHints.onePrice,
]);

function namedBefore({ previous, named = [] }: SentenceContext): Mention[] {
  const subject = previous && subjectOf(previous);
  return subject ? [subject, ...named] : [...named];
}

function whyNoPair(slotted: string): string {
  return /\bsince (?!(?:[^ ]+ ){0,2}?\d)/.test(slotted) ? claimHints.unknownStart : claimHints.noMarket;
}

function testableCues(slotted: string): { cues: FoundCue[]; hint: string | null } {
  const all = findCues(slotted);
  const cues = all.filter((cue) => whyUntestable(slotted, cue) === null);
  const opposite = all.length === 0 ? (coMovement(slotted) ?? readOppositeMoves(slotted)) : undefined;
  if (opposite) return { cues: [opposite], hint: null };
  const refused = all.find((cue) => whyUntestable(slotted, cue) !== null);
  return { cues, hint: refused ? whyUntestable(slotted, refused) : null };
}

function coMovement(slotted: string): FoundCue | undefined {
  const habit = readCoMovement(slotted);
  return habit && whyUntestable(slotted, habit) === null ? habit : undefined;
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

const noSizes = { amountPct: null, subjectMovePct: null, benchmarkMovePct: null };

/** "That has never happened before." says of the last claim that it is a record. */
function repeatedClaim(
  sentence: string,
  slotted: string,
  mentions: readonly Mention[],
  { previous, events, asOf }: SentenceContext,
): Claim | undefined {
  if (!previous || previous.relation.startsWith('forecast') || mentions.length > 0) return undefined;
  if (!refersBackPattern.test(slotted) && !bareSuperlative.test(slotted)) return undefined;
  const cue: FoundCue = { relation: previous.relation, kind: 'noun', negated: false, start: 0, end: 0 };
  const reach = readReach({ text: slotted, cue }, events, asOf);
  if (reach.superlative === 'none' || !readSuperlative(slotted).allHistory) return undefined;
  const { superlative, since, years, windowSessions } = reach;
  const when = { windowSessions: windowSessions ?? previous.windowSessions, asOf: reach.asOf ?? previous.asOf };
  return { ...previous, text: sentence, negated: reach.denied, superlative, since, years, ...when, ...noSizes };
}

function readClauses(
  sentence: string,
  clauses: readonly Clause[],
  mentions: readonly Mention[],
  context: SentenceContext,
): Claim[] {
  const claims: Claim[] = [];
  const events = eventsFor(context.events, mentions);
  clauses.forEach((clause, i) => {
    const reach = readReach(clause, events, context.asOf);
    if (reach.unknownStart) return;
    const within = { ...context, previous: claims.at(-1) ?? context.previous };
    const pairs =
      findPairs(clause, mentions, within, claims.length === 0) ?? findPairs(clauses[i + 1], mentions, context, true);
    const said = withNextBenchmark(pairs ?? [], clause, findPairs(clauses[i + 1], mentions, within, false))
      .filter((pair) => isAboutMarkets(pair, clause.cue))
      .map((pair) => buildClaim(sentence, clause, pair, mentions, reach));
    claims.push(...said.filter(({ negated }) => !(negated && keepsPace(clause.cue))));
  });
  return claims;
}

/** "Since the ETF launch" counts from the launch of funds of the coin that is spoken of first. */
function eventsFor(events: readonly NamedEvent[], mentions: readonly Mention[]): NamedEvent[] {
  const coins = new Set(events.flatMap(({ of }) => of ?? []));
  const spoken = mentions.find(({ symbol }) => symbol !== null && coins.has(symbol));
  return events.filter(({ of }) => of === undefined || of === spoken?.symbol);
}

/** "Has not only diverged from but also underperformed small caps": the next clause names what both are held against. */
function withNextBenchmark(pairs: readonly SpokenPair[], { text }: Clause, next?: readonly SpokenPair[]): SpokenPair[] {
  if (!/ (?:from|with|against|to|than|by) ?,?$/.test(text.trimEnd())) return [...pairs];
  return pairs.map((pair) => ({ ...pair, benchmark: pair.benchmark ?? next?.[0]?.benchmark }));
}

/** "Ether has kept pace": neither ahead nor behind, which cannot be tested. */
function keepsPace({ kind, negated }: FoundCue): boolean {
  return kind === 'verb' && negated;
}

/** "Memecoins outperform": a group held against nothing leaves no market at all. */
function isAboutMarkets({ subject, benchmark }: SpokenPair, { kind }: FoundCue): boolean {
  return kind === 'flow' || !subject || subject.symbol !== null || benchmark !== undefined;
}
