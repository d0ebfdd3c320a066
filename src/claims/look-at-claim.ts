import { DataBroken, UserError } from '../errors.ts';
import { loadPair } from '../market/load-markets.ts';
import type { Request } from '../market/ports.ts';
import { resolveSymbol } from '../market/resolve-symbol.ts';
import type { MarketSymbol, Pair, Sampling } from '../market/symbol.ts';
import type { InputRows } from '../reports/fingerprint.ts';
import { flowsSentence, flowsTooOld } from '../reports/flow-words.ts';
import { flowsFooter, flowsReport, noFlows } from '../reports/flows.ts';
import type { SourcesWithNullModel } from '../reports/question.ts';
import type { Aspect, Claim, Relation } from './claim.ts';
import { judgeElsewhere, judgeLead } from './elsewhere.ts';
import { type Finding, untestable } from './finding.ts';
import { judgeCorrelation } from './judge-correlation.ts';
import { judgeForecast } from './judge-forecast.ts';
import { judgeGap } from './judge-gap.ts';
import { judgeFlow, judgeMoves, judgeMultiple } from './judge-moves.ts';
import { judgeRatioDistance, judgeRatioLevel } from './judge-ratio.ts';
import { PairEvidence } from './pair-evidence.ts';
import * as refusals from './refusals.ts';

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

/** A finding with the rows it rests on, and the prices of their last day. */
export interface Looked {
  readonly finding: Finding;
  readonly rows: InputRows | null;
  readonly closes: { readonly subject: number; readonly benchmark: number } | null;
}

/** One text being checked: the question, where prices come from, and the pairs that are loaded already. */
export interface Check {
  readonly question: CheckQuestion;
  readonly sources: SourcesWithNullModel;
  readonly pairs: Map<string, Promise<PairEvidence>>;
}

/** The coin whose exchange flows an open source publishes. */
const PUBLIC_FLOWS = 'ETH';

/**
 * What do the data say of one claim?
 *
 * Loads what its aspect is judged on and hands it to the judge of that aspect. What cannot be had makes it untestable.
 */
export async function lookAtClaim(claim: Claim, check: Check): Promise<Looked> {
  try {
    return await lookAt(claim, check);
  } catch (error) {
    if (error instanceof UserError && !(error instanceof DataBroken)) return withoutRows(untestable(error.message));
    throw error;
  }
}

function withoutRows(finding: Finding): Looked {
  return { finding, rows: null, closes: null };
}

function lookAt(claim: Claim, check: Check): Promise<Looked> | Looked {
  const why = whyNot(claim, check);
  if (why !== null) return withoutRows(why);
  if (claim.aspect === 'flow') return lookAtFlow(claim, check);
  if (claim.aspect === 'elsewhere' && !isOfCorrelation(claim)) return lookElsewhere(claim, check);
  return lookAtPair(claim, check);
}

/** Why a claim has no verdict before any price is looked at; null where it can have one. */
function whyNot(claim: Claim, { question, sources }: Check): Finding | null {
  const { relation, aspect, subject, benchmark, hint } = claim;
  if (refusals.isAskedBack(claim)) return untestable(refusals.unread(claim), { offers: refusals.readings(claim) });
  const hasJudge = relation !== 'none' || aspect === 'moves' || aspect === 'lead' || aspect === 'elsewhere';
  if (!hasJudge) return untestable(hint ?? refusals.nothingTestable);
  const isNamed = (subject !== null && benchmark !== null) || aspect === 'flow' || aspect === 'elsewhere';
  if (hint !== null && isNamed && aspect !== 'lead') return untestable(hint);
  const today = question.asOf ?? sources.market.today();
  return claim.asOf === null || claim.asOf <= today ? null : untestable(refusals.notYet(claim.asOf, today));
}

/** "How correlated are they?" is answered by the level. */
export function isOfCorrelation({ answeredBy }: Claim): boolean {
  return answeredBy?.startsWith('correlation') === true;
}

async function lookAtPair(claim: Claim, check: Check): Promise<Looked> {
  const missing = missingMarket(claim);
  if (missing !== null) return withoutRows(missing);
  const evidence = await evidenceFor(claim, check);
  const { dates, x, y } = evidence.aligned;
  const finding = await judge(claim, evidence, check);
  return {
    finding: isOfCorrelation(claim) ? { ...finding, verdict: 'untestable' } : finding, // a figure is asked for, nothing is said of it
    rows: { dates, columns: [x, y] },
    closes: { subject: x.at(-1)!, benchmark: y.at(-1)! },
  };
}

/** The judge of each aspect of a pair that is judged from its prices alone; the others are about its correlation. */
const judges: Partial<Readonly<Record<Aspect, (claim: Claim, evidence: PairEvidence) => Finding>>> = {
  gap: judgeGap,
  moves: judgeMoves,
  multiple: judgeMultiple,
  'ratio-level': judgeRatioLevel,
  'ratio-distance': judgeRatioDistance,
  lead: judgeLead,
};

function judge(claim: Claim, evidence: PairEvidence, { question, sources }: Check): Finding | Promise<Finding> {
  if (claim.aspect === 'forecast') return judgeForecast(claim, evidence, question, sources);
  return (judges[claim.aspect] ?? judgeCorrelation)(claim, evidence);
}

/** A forecast that names no market is about the pair people ask about unless they say otherwise. */
function isOfDefaultPair({ aspect, subject, benchmark }: Claim): boolean {
  return aspect === 'forecast' && subject === null && benchmark === null;
}

function missingMarket(claim: Claim): Finding | null {
  if (isOfDefaultPair(claim) || (claim.subject !== null && claim.benchmark !== null)) return null;
  return untestable(refusals.missingMarket(claim), { offers: refusals.otherMarkets(claim) });
}

/** The pair up to the day the claim speaks of, loaded and measured once however many claims are about it. */
function evidenceFor(claim: Claim, { question, sources, pairs }: Check): Promise<PairEvidence> {
  const pair = pairOf(claim, sources);
  const asOf = claim.asOf ?? question.asOf;
  const key = `${pair.subject.symbol} ${pair.benchmark.symbol} ${asOf ?? ''}`;
  const loading =
    pairs.get(key) ??
    loadPair(sources.market, sources.calendar, { ...question, pair, asOf }).then(
      (aligned) => new PairEvidence(aligned, question.starts),
    );
  pairs.set(key, loading);
  return loading;
}

function pairOf(claim: Claim, sources: SourcesWithNullModel): Pair {
  const [subject, benchmark] = isOfDefaultPair(claim) ? ['ETH', 'RUT'] : [claim.subject!, claim.benchmark!];
  return { subject: marketOf(subject, sources), benchmark: marketOf(benchmark, sources) };
}

function marketOf(symbol: string, { market }: SourcesWithNullModel): MarketSymbol {
  const found = resolveSymbol(market.catalogue(), symbol);
  if (found.kind !== 'resolved') throw new UserError(refusals.noPrices(symbol));
  return found.symbol;
}

async function lookElsewhere(claim: Claim, { question, sources }: Check): Promise<Looked> {
  const asked = {
    ...question,
    asOf: claim.asOf ?? question.asOf,
    marketOf: (symbol: string): MarketSymbol => marketOf(symbol, sources),
  };
  const finding = await judgeElsewhere(claim, asked, sources);
  return { finding, rows: { dates: [finding.reason], columns: [] }, closes: null }; // its figures stand for its rows
}

async function lookAtFlow(claim: Claim, { question, sources }: Check): Promise<Looked> {
  const asOf = claim.asOf ?? question.asOf;
  const judgedOn = asOf ?? sources.market.today();
  if (claim.subject === null) return withoutRows(await withoutFlows(claim, { ...question, asOf }, judgedOn, sources));
  const answer = await flowsReport({ ...question, symbol: marketOf(claim.subject, sources), asOf }, sources);
  const { dates, line } = answer.chart;
  return { finding: judgeFlow(claim, answer, judgedOn), rows: { dates, columns: [line.values] }, closes: null };
}

/** What can be said where the flows spoken of are not public: those of the one coin whose are. */
async function withoutFlows(claim: Claim, request: CheckQuestion, judgedOn: string, sources: SourcesWithNullModel) {
  const reason = noFlows({ symbol: claim.subjectAltGroup ?? 'that market' });
  const symbol = marketOf(PUBLIC_FLOWS, sources);
  const shown = await flowsReport({ ...request, symbol }, sources).catch(ignoreRefusal);
  if (shown === undefined) return untestable(reason);
  const { report, chart } = shown;
  const flowsSample = flowsFooter(report);
  const tooOld = flowsTooOld(report, judgedOn);
  if (tooOld !== null) return untestable(`${reason} ${tooOld}`, { flowsSample });
  return untestable(reason, { chance: flowsSentence(report), flowsSample, draw: () => chart });
}

function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof UserError) || error instanceof DataBroken) throw error;
}
