import type { Judgement } from '../../../analytics/judge-multiverse.ts';
import { DataBroken, UserError } from '../../../errors.ts';
import type { AlignedPair } from '../../../market/alignment.ts';
import { loadPair } from '../../../market/load-markets.ts';
import type { Request } from '../../../market/ports.ts';
import { resolveSymbol } from '../../../market/resolve-symbol.ts';
import type { MarketSymbol, Pair, Sampling } from '../../../market/symbol.ts';
import { flowsFooter, flowsSentence, flowsTooOld } from '../../../messages/flows.ts';
import { dayMonthYear } from '../../../messages/format.ts';
import type { ChartSpec } from '../../../reports/chart-spec.ts';
import { episodeLevels } from '../../../reports/divergence.ts';
import { fingerprint, type InputRows } from '../../../reports/fingerprint.ts';
import { flowsReport, noFlows } from '../../../reports/flows.ts';
import { measureHistory } from '../../../reports/history.ts';
import type { MultiverseFigures } from '../../../reports/multiverse.ts';
import type { SourcesWithNullModel } from '../../../reports/question.ts';
import type { Claim, MarketName, Relation, SkippedSentence } from '../../claims/claim.ts';
import { readClaims } from '../../claims/read-claims.ts';
import { wellKnownMarkets } from '../../claims/well-known-markets.ts';
import { type ClaimVerdict, type Finding, untestable } from './finding.ts';
import { judgeCorrelation } from './judge-correlation.ts';
import { judgeDivergence } from './judge-divergence.ts';
import { judgeFlow } from './judge-flow.ts';
import { judgeForecast } from './judge-forecast.ts';
import { judgeLead } from './judge-lead.ts';

/** A text to check, and corrections of how it is read. */
export interface CheckQuestion extends Request {
  readonly text: string;
  readonly subject?: MarketSymbol | undefined;
  readonly benchmark?: MarketSymbol | undefined;
  readonly relation?: Relation | undefined;
  readonly windowSessions?: number | undefined;
  readonly starts?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** The coin whose exchange flows an open source publishes. */
const PUBLIC_FLOWS = 'ETH';

/** One claim with what the data say. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly verdict: ClaimVerdict;
  readonly finding: Omit<Finding, 'drawing'>;
  /** Prices of both legs on the day it was judged; null where it needed none. */
  readonly closes: { readonly subject: number; readonly benchmark: number } | null;
  /** Fingerprint of the claim and of every row it was judged on. */
  readonly inputHash: string;
}

/** A finding with the rows it rests on. */
interface Looked {
  readonly finding: Finding;
  readonly rows: InputRows | null;
  readonly closes: JudgedClaim['closes'];
}

/** A check with the picture that shows its first testable claim. */
export interface CheckAnswer {
  readonly report: CheckReport;
  readonly drawing: ChartSpec | null;
}

/** The answer to "is that true?", in the keys of the stable JSON. */
export interface CheckReport {
  readonly command: 'check';
  readonly asOf: string | null;
  readonly simulated: boolean;
  readonly readAs: string;
  /** The first claim, and all of them. */
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
 * Is what this text says about two markets true, and how much does that depend on the definition?
 *
 * At most five claims are judged, each on its own. A denial turns the verdict: "has not decoupled" is supported where
 * "has decoupled" is not.
 *
 * @throws NoSourceAnswered where no price could be had, DataBroken where they cannot be read; claims that cannot be tested are an answer, not an error.
 * @see ANALYTICS.md 4
 */
export async function checkReport(question: CheckQuestion, sources: SourcesWithNullModel): Promise<CheckAnswer> {
  const reading = readClaims(question.text, {
    lexicon: lexiconOf(sources),
    asOf: question.asOf ?? sources.market.today(),
  });
  const claims = reading.claims.map((claim) => corrected(claim, question));
  const results: JudgedClaim[] = [];
  let drawing: ChartSpec | null = null;
  for (const claim of claims) {
    const looked = await findingOf(claim, question, sources);
    results.push(judged(claim, looked, question.starts ?? null));
    drawing ??= looked.finding.drawing;
  }
  const [first] = results as [JudgedClaim, ...JudgedClaim[]];
  const report: CheckReport = {
    command: 'check',
    asOf: first.finding.facts?.asOf ?? null,
    simulated: sources.market.simulated,
    readAs: reading.readAs,
    claim: first.claim,
    claims,
    verdict: first.verdict,
    reason: first.finding.reason,
    multiverse: first.finding.multiverse,
    judgement: first.finding.judgement,
    results,
    skipped: reading.skipped,
  };
  return { report, drawing };
}

/**
 * The names a text is searched for: the well-known ones first, then what else the catalogue carries. One array per
 * catalogue, since the reader prepares a lexicon once and knows it by identity.
 */
function lexiconOf({ market }: SourcesWithNullModel): readonly MarketName[] {
  const catalogue = market.catalogue();
  const known = lexicons.get(catalogue) ?? [...wellKnownMarkets, ...catalogue.filter(isNotWellKnown).map(namesOf)];
  lexicons.set(catalogue, known);
  return known;
}

const lexicons = new WeakMap<readonly MarketSymbol[], readonly MarketName[]>();

const wellKnownSymbols = new Set(wellKnownMarkets.map(({ symbol }) => symbol));

function isNotWellKnown({ symbol }: MarketSymbol): boolean {
  return !wellKnownSymbols.has(symbol);
}

function namesOf({ symbol, name, aliases }: MarketSymbol): MarketName {
  return { symbol, names: [name, ...aliases] };
}

/** The claim as the person corrected it. */
function corrected(claim: Claim, { subject, benchmark, relation, windowSessions }: CheckQuestion): Claim {
  return {
    ...claim,
    subject: subject?.symbol ?? claim.subject,
    benchmark: benchmark?.symbol ?? claim.benchmark,
    relation: relation ?? claim.relation,
    windowSessions: windowSessions ?? claim.windowSessions,
  };
}

function judged(claim: Claim, { finding, rows, closes }: Looked, starts: readonly string[] | null): JudgedClaim {
  const { drawing: _, ...said } = finding;
  return {
    claim,
    finding: said,
    verdict: claim.negated ? turned(finding.verdict) : finding.verdict,
    closes,
    inputHash: fingerprint({ claim, starts }, rows),
  };
}

/** A denied claim is supported where the claim itself is not. */
function turned(verdict: ClaimVerdict): ClaimVerdict {
  if (verdict === 'supported') return 'not supported';
  return verdict === 'not supported' ? 'supported' : verdict;
}

async function findingOf(claim: Claim, question: CheckQuestion, sources: SourcesWithNullModel): Promise<Looked> {
  try {
    return await lookAt(claim, question, sources);
  } catch (error) {
    if (error instanceof UserError && !(error instanceof DataBroken)) return withoutRows(untestable(error.message));
    throw error;
  }
}

function withoutRows(finding: Finding): Looked {
  return { finding, rows: null, closes: null };
}

function lookAt(claim: Claim, question: CheckQuestion, sources: SourcesWithNullModel): Promise<Looked> {
  const why = whyNot(claim, question, sources);
  if (why !== null) return Promise.resolve(withoutRows(untestable(why)));
  switch (claim.relation) {
    case 'none':
      return lookAtPair(claim, question, sources, judgeLead);
    case 'inflow-rise':
    case 'inflow-fall':
      return lookAtFlow(claim, question, sources);
    case 'forecast-converge':
    case 'forecast-diverge':
      return lookAhead(claim, question, sources);
    case 'low-correlation':
    case 'high-correlation':
      return lookAtPair(claim, question, sources, judgeCorrelation);
    case 'divergence':
    case 'ahead':
    case 'behind':
      return lookAtPair(claim, question, sources, judgeDivergence);
  }
}

/** Why a claim cannot be tested that names its markets; null where it can be. */
function whyNot(claim: Claim, { asOf }: CheckQuestion, { market }: SourcesWithNullModel): string | null {
  const { relation, subject, benchmark, hint, leadSessions } = claim;
  const known = subject !== null && benchmark !== null;
  if (relation === 'none' && !(known && leadSessions))
    return hint ?? 'Nothing in this text can be tested against prices.';
  if (relation !== 'none' && hint !== null && (known || relation.startsWith('inflow'))) return hint;
  const today = asOf ?? market.today();
  return claim.asOf === null || claim.asOf <= today
    ? null
    : `It speaks of ${dayMonthYear(claim.asOf)}, and it is judged on ${dayMonthYear(today)}; nobody can test that yet.`;
}

async function lookAtPair(
  claim: Claim,
  question: CheckQuestion,
  sources: SourcesWithNullModel,
  judgePair: (claim: Claim, aligned: AlignedPair, starts?: readonly string[]) => Finding,
): Promise<Looked> {
  const aligned = await loadAsked(pairOf(claim, sources), claim, question, sources);
  return { finding: judgePair(claim, aligned, question.starts), ...restingOn(aligned) };
}

function loadAsked(
  pair: Pair,
  claim: Claim,
  question: CheckQuestion,
  sources: SourcesWithNullModel,
): Promise<AlignedPair> {
  return loadPair(sources.market, sources.calendar, { ...question, pair, asOf: asOfOf(claim, question) });
}

/** The rows of a pair and the prices of its last day. */
function restingOn({ dates, x, y }: AlignedPair): Omit<Looked, 'finding'> {
  return { rows: { dates, columns: [x, y] }, closes: { subject: x.at(-1)!, benchmark: y.at(-1)! } };
}

async function lookAhead(claim: Claim, question: CheckQuestion, sources: SourcesWithNullModel): Promise<Looked> {
  const pair = claim.subject === null && claim.benchmark === null ? defaultPair(sources) : pairOf(claim, sources);
  const aligned = await loadAsked(pair, claim, question, sources);
  const { signal, progress } = question;
  const asked = { windowSessions: claim.windowSessions ?? 60, ...episodeLevels, signal, progress };
  return { finding: judgeForecast(claim, await measureHistory(aligned, asked, sources)), ...restingOn(aligned) };
}

async function lookAtFlow(claim: Claim, question: CheckQuestion, sources: SourcesWithNullModel): Promise<Looked> {
  if (claim.subject === null) return withoutRows(await withoutFlows(claim, question, sources));
  const symbol = marketOf(claim.subject, sources);
  const answer = await flowsReport({ ...question, symbol, asOf: asOfOf(claim, question) }, sources);
  const { dates, line } = answer.chart;
  const judgedOn = flowDay(claim, question, sources);
  return { finding: judgeFlow(claim, answer, judgedOn), rows: { dates, columns: [line.values] }, closes: null };
}

/** What can be said where the flows spoken of are not public: those of the one coin whose are. */
async function withoutFlows(claim: Claim, question: CheckQuestion, sources: SourcesWithNullModel): Promise<Finding> {
  const reason = noFlows({ symbol: claim.subjectAltGroup ?? 'that market' });
  const symbol = marketOf(PUBLIC_FLOWS, sources);
  const shown = await flowsReport({ ...question, symbol, asOf: asOfOf(claim, question) }, sources).catch(ignoreRefusal);
  if (shown === undefined) return untestable(reason);
  const { report, chart: drawing } = shown;
  const flowsSample = flowsFooter(report);
  const tooOld = flowsTooOld(report, flowDay(claim, question, sources));
  if (tooOld !== null) return { ...untestable(`${reason} ${tooOld}`), flowsSample };
  return { ...untestable(`${reason} What is public: ${flowsSentence(report)}`), flowsSample, drawing };
}

/** The day a claim about flows is judged on. */
function flowDay(claim: Claim, question: CheckQuestion, { market }: SourcesWithNullModel): string {
  return asOfOf(claim, question) ?? market.today();
}

function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof UserError) || error instanceof DataBroken) throw error;
}

/** A forecast that names no market is answered for the pair people ask about unless they say otherwise. */
function defaultPair(sources: SourcesWithNullModel): Pair {
  return { subject: marketOf('ETH', sources), benchmark: marketOf('RUT', sources) };
}

/** The day the claim speaks of, else the day of the question. */
function asOfOf(claim: Claim, question: CheckQuestion): string | undefined {
  return claim.asOf ?? question.asOf;
}

/** The two markets a claim is about; a missing one makes it untestable, with the reason. */
function pairOf(claim: Claim, sources: SourcesWithNullModel): Pair {
  if (claim.subject === null)
    throw new UserError(claim.hint ?? missing(claim.subjectAltGroup, 'which market it is about'));
  if (claim.benchmark === null)
    throw new UserError(claim.hint ?? missing(claim.benchmarkAltGroup, 'what it is held against'));
  return { subject: marketOf(claim.subject, sources), benchmark: marketOf(claim.benchmark, sources) };
}

function missing(group: string | null, what: string): string {
  return group === null
    ? `The text does not say ${what}; name both, for example “ETH against the Russell 2000”.`
    : `“${group}” has no single price in open data; name one market, for example ETH.`;
}

function marketOf(symbol: string, { market }: SourcesWithNullModel): MarketSymbol {
  const found = resolveSymbol(market.catalogue(), symbol);
  if (found.kind !== 'resolved') throw new UserError(`No open source here has prices of ${symbol}.`);
  return found.symbol;
}
