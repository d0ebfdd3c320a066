import type { Judgement } from '../analytics/judge-multiverse.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import type { ChartSpec, Untitled } from '../reports/chart-spec.ts';
import { fingerprint } from '../reports/fingerprint.ts';
import type { MultiverseFigures } from '../reports/multiverse.ts';
import type { SourcesWithNullModel } from '../reports/question.ts';
import type { Aspect, Claim, MarketName, Relation, SkippedSentence } from './claim.ts';
import { atMostPartly, type ClaimVerdict, type Finding } from './finding.ts';
import { wellKnownMarkets } from './lexicon/well-known.ts';
import { type Check, type CheckQuestion, lookAtClaim, type Looked } from './look-at-claim.ts';
import { readClaims } from './read-claims.ts';

export type { CheckQuestion };

/** One claim with what the data say. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly verdict: ClaimVerdict;
  readonly finding: Omit<Finding, 'draw'>;
  /** Prices of both legs on the day it was judged; null where it needed none. */
  readonly closes: { readonly subject: number; readonly benchmark: number } | null;
  /** Fingerprint of the claim and of every row it was judged on. */
  readonly inputHash: string;
}

/** A check with the picture that shows its first testable claim. */
export interface CheckAnswer {
  readonly report: CheckReport;
  readonly drawing: Untitled<ChartSpec> | null;
}

/** The answer to "is that true?", in the keys of the stable JSON. */
export interface CheckReport {
  readonly command: 'check';
  readonly asOf: string | null;
  readonly simulated: boolean;
  readonly readAs: string;
  /** The first claim, and all of them, each once. */
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly verdict: ClaimVerdict;
  readonly reason: string;
  readonly multiverse: MultiverseFigures | null;
  readonly judgement: Judgement | null;
  readonly results: readonly JudgedClaim[];
  /** Sentences that gave no claim, with the reason. */
  readonly skipped: readonly SkippedSentence[];
}

/**
 * Is what this text says about two markets true?
 *
 * Every claim is judged on its own, by the judge of its aspect. A denial turns supported and not supported; a claim
 * joined to a cause is partly true at most; what was not understood gives no verdict but a question back.
 *
 * @throws NoSourceAnswered where no price could be had, DataBroken where they cannot be read; claims that cannot be
 *   tested are an answer, not an error.
 * @see ANALYTICS.md 4b.4
 */
export async function checkReport(question: CheckQuestion, sources: SourcesWithNullModel): Promise<CheckAnswer> {
  const check: Check = { question, sources, pairs: new Map() };
  const asOf = question.asOf ?? sources.market.today();
  const state = readClaims(question.text, { lexicon: lexiconOf(sources), asOf });
  const claims = eachOnce(state.claims.map((claim) => corrected(claim, question)));
  const results: JudgedClaim[] = [];
  let chart: Untitled<ChartSpec> | null = null;
  for (const claim of claims) {
    const looked = await lookAtClaim(claim, check);
    results.push(judgedOf(claim, looked, question.starts ?? null));
    chart ??= looked.finding.draw?.() ?? null;
  }
  return { report: reportOf(results, state, sources), drawing: chart };
}

function reportOf(
  results: readonly JudgedClaim[],
  { readAs, skipped }: { readonly readAs: string; readonly skipped: readonly SkippedSentence[] },
  { market }: SourcesWithNullModel,
): CheckReport {
  const first = results[0]!;
  return {
    command: 'check',
    asOf: first.finding.facts?.asOf ?? null,
    simulated: market.simulated,
    readAs,
    claim: first.claim,
    claims: results.map(({ claim }) => claim),
    verdict: first.verdict,
    reason: first.finding.reason,
    multiverse: first.finding.multiverse,
    judgement: first.finding.judgement,
    results,
    skipped,
  };
}

/**
 * The names a text is searched for: the well-known ones first, then what else the catalogue carries. One array per
 * catalogue, since the reader prepares a lexicon once and knows it by identity.
 */
function lexiconOf({ market }: SourcesWithNullModel): readonly MarketName[] {
  const catalogue = market.catalogue();
  const others = (): MarketName[] => catalogue.filter(({ symbol }) => !wellKnownSymbols.has(symbol)).map(namesOf);
  const known = lexicons.get(catalogue) ?? [...wellKnownMarkets, ...others()];
  lexicons.set(catalogue, known);
  return known;
}

const lexicons = new WeakMap<readonly MarketSymbol[], readonly MarketName[]>();

const wellKnownSymbols = new Set(wellKnownMarkets.map(({ symbol }) => symbol));

function namesOf({ symbol, name, aliases }: MarketSymbol): MarketName {
  return { symbol, names: [name, ...aliases] };
}

/** The claim as the person corrected it; who corrects the reading has answered what was asked back. */
function corrected(claim: Claim, { subject, benchmark, relation, windowSessions }: CheckQuestion): Claim {
  const isAnswered = relation !== undefined || windowSessions !== undefined;
  return {
    ...claim,
    subject: subject?.symbol ?? claim.subject,
    benchmark: benchmark?.symbol ?? claim.benchmark,
    relation: relation ?? claim.relation,
    aspect: relation === undefined || relation === claim.relation ? claim.aspect : aspectOf(relation),
    windowSessions: windowSessions ?? claim.windowSessions,
    unread: isAnswered ? [] : claim.unread,
  };
}

function aspectOf(relation: Relation): Aspect {
  if (relation === 'none') return 'none';
  if (relation.startsWith('inflow')) return 'flow';
  if (relation.startsWith('forecast')) return 'forecast';
  return relation.endsWith('correlation') ? 'correlation-level' : 'gap';
}

/** Claims that say the same in other words are judged once. */
function eachOnce(claims: readonly Claim[]): Claim[] {
  const read = (claim: Claim): string => JSON.stringify({ ...claim, text: '' });
  return claims.filter((claim, at) => claims.findIndex((other) => read(other) === read(claim)) === at);
}

/** A claim with its verdict: the finding, a denial turned round, a cause taken off. */
export function judgedOf(
  claim: Claim,
  { finding, rows, closes }: Looked,
  starts: readonly string[] | null,
): JudgedClaim {
  const { draw: _, ...said } = finding;
  const isTurned = claim.negated && finding.deniedAlready !== true;
  const verdict = isTurned ? turned(finding.verdict) : finding.verdict;
  return {
    claim,
    finding: said,
    verdict: claim.cause === null ? verdict : atMostPartly(verdict),
    closes,
    inputHash: fingerprint({ claim, starts }, rows),
  };
}

/** A denied claim is supported where the claim itself is not. */
function turned(verdict: ClaimVerdict): ClaimVerdict {
  if (verdict === 'supported') return 'not supported';
  return verdict === 'not supported' ? 'supported' : verdict;
}
