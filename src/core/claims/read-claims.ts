import { claimHints } from './claim-hints.ts';
import type { Claim, ClaimReading, MarketName, NamedEvent, SkippedSentence } from './claim.ts';
import { cleanText } from './clean-text.ts';
import { describeClaim } from './describe-claim.ts';
import { detectLanguage } from './detect-language.ts';
import type { Mention } from './find-markets.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { readSentence, type SentenceReading } from './read-sentence.ts';
import { splitSentences } from './split-sentences.ts';
import { wellKnownEvents } from './well-known-events.ts';

/** What a text is read with. */
export interface ClaimContext {
  /** Symbols and names to look for, the ones that win first; usually `[...wellKnownMarkets, ...catalogue]`, always the same array. */
  readonly lexicon: readonly MarketName[];
  /** The day the question is asked for, `YYYY-MM-DD`: gives a year to "since last March" and "this year". */
  readonly asOf?: string;
  /** What "since the merge" counts from; `wellKnownEvents` if not given. */
  readonly events?: readonly NamedEvent[];
}

/** Most claims read from one text. */
export const mostClaims = 5;

interface Progress {
  readonly claims: Claim[];
  readonly skipped: SkippedSentence[];
  /** What the first sentence without a claim named, for the claim that stands for nothing testable. */
  nothing?: Claim;
  topic?: Mention;
  readonly named: Mention[];
}

/**
 * Which testable claims does a text make, and how was it read?
 *
 * A grammar of English, without a model: the same text is always read the same way. Sentences that make no claim, are
 * not English or come after the fifth claim are listed with the reason. A text without any claim gives one with
 * relation `none` and a hint, so there is always a first claim.
 *
 * @param text Anything; only the first 10,000 characters are read.
 * @param context Names to look for and the day of the question.
 * @returns One to five claims in order of appearance, the skipped sentences, and one sentence telling how it was read.
 * @example readClaims('ETH has never been this far from RUT', { lexicon: [{ symbol: 'ETH', names: [] }, { symbol: 'RUT', names: [] }] }).readAs; // => 'Read as: ETH against RUT, divergence, record, all history.'
 */
export function readClaims(text: string, context: ClaimContext): ClaimReading {
  const progress: Progress = { claims: [], skipped: [], named: [] };
  const lexicon = compileLexicon(context.lexicon);
  for (const sentence of splitSentences(cleanText(text))) readNext(sentence, lexicon, context, progress);
  if (progress.claims.length === 0) progress.claims.push(progress.nothing ?? claimOfNothing('', claimHints.empty));
  return { claims: progress.claims, skipped: progress.skipped, readAs: describe(progress) };
}

function readNext(sentence: string, lexicon: Lexicon, context: ClaimContext, progress: Progress): void {
  if (progress.claims.length >= mostClaims) {
    skip(sentence, claimHints.tooMany, progress);
    return;
  }
  const reading = readSentence(sentence, {
    lexicon,
    events: context.events ?? wellKnownEvents,
    asOf: context.asOf,
    previous: progress.claims.at(-1),
    topic: progress.topic,
    earlier: progress.claims,
    named: progress.named,
  });
  const language = detectLanguage(sentence);
  if (language === 'English') take(sentence, reading, progress);
  else refuse(sentence, language, reading, progress);
}

function take(sentence: string, reading: SentenceReading, progress: Progress): void {
  progress.claims.push(...reading.claims.slice(0, mostClaims - progress.claims.length));
  if (reading.hint !== null) skipReading(sentence, reading, progress);
  setTopic(reading, progress);
  remember(reading, progress);
}

function skipReading(sentence: string, { hint, mentions, leadSessions }: SentenceReading, progress: Progress): void {
  const nothing = { ...claimOfNothing(sentence, hint!), ...named(mentions), leadSessions: leadSessions ?? null };
  if (!progress.nothing || (progress.nothing.subject === null && nothing.subject !== null)) progress.nothing = nothing;
  skip(sentence, hint!, progress);
}

function refuse(sentence: string, language: string, { mentions }: SentenceReading, progress: Progress): void {
  const reason = claimHints.language(language);
  progress.nothing ??= { ...claimOfNothing(sentence, reason), ...named(mentions) };
  progress.skipped.push({ text: sentence, reason, language });
}

function skip(text: string, reason: string, progress: Progress): void {
  progress.skipped.push({ text, reason, language: null });
}

function setTopic({ mentions }: SentenceReading, progress: Progress): void {
  const symbols = new Set(mentions.map(({ symbol, group }) => symbol ?? group));
  if (symbols.size === 1) progress.topic = mentions[0]!;
  else if (symbols.size > 1) delete progress.topic;
}

function remember({ mentions }: SentenceReading, { named }: Progress): void {
  for (const mention of mentions)
    if (!named.some(({ symbol, group }) => symbol === mention.symbol && group === mention.group)) named.push(mention);
}

function named(mentions: readonly Mention[]): Partial<Claim> {
  const [subject, benchmark] = mentions.filter(
    ({ symbol, group }, i) => mentions.findIndex((other) => other.symbol === symbol && other.group === group) === i,
  );
  return {
    subject: subject?.symbol ?? null,
    subjectAltGroup: subject?.group ?? null,
    benchmark: benchmark?.symbol ?? null,
    benchmarkAltGroup: benchmark?.group ?? null,
  };
}

function claimOfNothing(text: string, hint: string): Claim {
  return {
    text,
    subject: null,
    benchmark: null,
    relation: 'none',
    negated: false,
    superlative: 'none',
    since: null,
    years: null,
    windowSessions: null,
    asOf: null,
    amountPct: null,
    subjectMovePct: null,
    benchmarkMovePct: null,
    inverse: false,
    leadSessions: null,
    subjectAltGroup: null,
    benchmarkAltGroup: null,
    hint,
  };
}

function describe({ claims }: Progress): string {
  if (claims[0]!.relation === 'none') return `Nothing testable was read. ${claims[0]!.hint!}`;
  return `Read as: ${claims.map(describeClaim).join('; and ')}.`;
}
