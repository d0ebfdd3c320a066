import { daysLater } from '../market/calendar-days.ts';
import type { Judgement } from '../analytics/multiverse.ts';
import { DataBroken, UserError } from '../errors.ts';
import { type MarketName, nameFor, proxyFundFor, shortNameFor, wellKnownMarkets } from '../market/known-markets.ts';
import { loadPair } from '../market/load-markets.ts';
import type { MarketSymbol, Pair, Request, Sampling } from '../market/ports.ts';
import { notCarriedError, resolveSymbol } from '../market/resolve.ts';
import type { ChartSpec, Untitled } from '../reports/chart-spec.ts';
import { fingerprint, type InputRows } from '../reports/sample-facts.ts';
import { flowsFooter, flowsReport, flowsScopeWords, flowsSentence, flowsTooOld, noFlows } from '../reports/flows.ts';
import type { MultiverseFigures } from '../reports/multiverse.ts';
import type { SourcesWithNullModel } from '../reports/question.ts';
import { isLongChange } from './aspects.ts';
import { type Aspect, besideOf, type Claim, type Relation, type SkippedSentence } from './claim.ts';
import { overallOf } from './claims-together.ts';
import { askedFor } from './offered-readings.ts';
import { hints } from './words.ts';
import { atMostPartly, type ClaimVerdict, type Finding, type Offer, untestable } from './finding.ts';
import { correlationAsked, judgeCorrelation, judgeRatioDistance, judgeRatioLevel } from './judge-levels.ts';
import { judgeGap, judgeMoves } from './judge-gap.ts';
import {
  judgeDistance, judgeElsewhere, judgeFlow, judgeForecast, judgeLead, judgeMultiple,
} from './judge-others.ts'; // prettier-ignore
import { isOfBefore, judgedByOwnDays, longestOf } from './other-prices.ts';
import { PairEvidence } from './pair-evidence.ts';
import { readClaims } from './read-claims.ts';
import { fmt, joined, msg, type Text } from '../messages/text.ts';

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
  readonly drawing: Untitled<ChartSpec<Text>> | null;
}

/** The answer to "is that true?", in the keys of the stable JSON. */
export interface CheckReport {
  readonly command: 'check';
  readonly asOf: string | null;
  readonly simulated: boolean;
  readonly readAs: Text;
  /** The first claim, and all of them, each once with its own verdict; then that of the text, with the reason that decides. */
  readonly claim: Claim;
  readonly claims: readonly (Claim & Pick<JudgedClaim, 'verdict'>)[];
  readonly verdict: ClaimVerdict;
  readonly reason: Text;
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
  let chart: Untitled<ChartSpec<Text>> | null = null;
  for (const claim of claims) {
    const looked = await lookAtClaim(claim, check);
    results.push(judgedOf(claim, looked, question.starts ?? null));
    chart ??= looked.finding.draw?.() ?? null;
  }
  return { report: reportOf(results, state, sources), drawing: chart };
}

function reportOf(
  results: readonly JudgedClaim[],
  { readAs, skipped }: { readonly readAs: Text; readonly skipped: readonly SkippedSentence[] },
  { market }: SourcesWithNullModel,
): CheckReport {
  const first = results[0]!;
  const { verdict, of } = overallOf(results);
  return {
    command: 'check',
    asOf: first.finding.facts?.asOf ?? null,
    simulated: market.simulated,
    readAs,
    claim: first.claim,
    claims: results.map(({ claim, verdict }) => ({ ...claim, verdict })),
    verdict,
    reason: of.finding.reason,
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
  if (isDoubtful(claim, finding)) {
    const asked = { ...claim, unread: claim.loose, asked: askedFor(claim) };
    return judgedOf(asked, { finding: untestable(unread(asked), { offers: readings(asked) }), rows, closes }, starts);
  }
  const { draw: _, ...said } = { ...finding, details: [...finding.details, ...passedOverIn(claim)] };
  const isTurned = claim.negated && finding.deniedAlready !== true;
  const verdict = isTurned ? turned(finding.verdict) : finding.verdict;
  return {
    claim,
    finding: said,
    verdict: besideOf(claim) === null ? verdict : atMostPartly(verdict),
    closes,
    inputHash: fingerprint({ claim: withoutWords(claim), starts }, rows),
  };
}

/** A fingerprint rests on what was read, not on how an answer is worded. */
const withoutWords = (claim: Claim): Claim => ({ ...claim, hint: null, asked: [], passedOver: [] });

/** Words were passed over, and the figures do not vouch for it. */
const isDoubtful = (claim: Claim, { verdict }: Finding): boolean =>
  claim.loose.some((words) => !timeNamed.test(words)) && claim.unread.length === 0 && verdict !== 'supported';

/** The time that a sentence before names, which nothing else could be meant by. */
const timeNamed =
  /^(?:in|over|during|for|this|last) (?:the )?(?:[\w-]+ ){0,4}?(?:(?:19|20)\d\d|year|month|quarter|half|week|[A-Z][a-z]+)$/;

/** A denied claim is supported where the claim itself is not. */
function turned(verdict: ClaimVerdict): ClaimVerdict {
  if (verdict === 'supported') return 'not supported';
  return verdict === 'not supported' ? 'supported' : verdict;
}

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

/** Flows are judged as a week's change; days of the week may be meant. */
const ONE_WEEK = 7;

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
    if (error instanceof UserError && !(error instanceof DataBroken)) return withoutRows(untestable(error.text));
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
  if (isAskedBack(claim)) return untestable(unread(claim), { offers: readings(claim) });
  const hasJudge = relation !== 'none' || aspect === 'moves' || aspect === 'lead' || aspect === 'elsewhere';
  if (!hasJudge) return untestable(hint ?? msg('check.nothingTestable'));
  if (aspect === 'flow' && (claim.windowSessions ?? 0) > ONE_WEEK) return untestable(hints.flowWindow);
  const isNamed = (subject !== null && benchmark !== null) || aspect === 'flow' || aspect === 'elsewhere';
  if (hint !== null && isNamed && aspect !== 'lead') return untestable(hint);
  const today = question.asOf ?? sources.market.today();
  return claim.asOf === null || claim.asOf <= today ? null : untestable(notYet(claim.asOf, today));
}

/** "How correlated are they?" is answered by the level. */
export function isOfCorrelation({ answeredBy }: Claim): boolean {
  return answeredBy?.startsWith('correlation') === true;
}

async function lookAtPair(claim: Claim, check: Check): Promise<Looked> {
  const missing = missingMarket(claim);
  if (missing !== null) return withoutRows(missing);
  const { finding, evidence } = await judgedOnAll(claim, check);
  const { dates, x, y } = evidence.aligned;
  return {
    finding: isOfCorrelation(claim) ? { ...finding, verdict: 'untestable' } : finding, // a figure is asked for, nothing is said of it
    rows: { dates, columns: [x, y] },
    closes: { subject: x.at(-1)!, benchmark: y.at(-1)! },
  };
}

/** On the usual prices; a level that would need older ones than these is held against the longest the source has. */
async function judgedOnAll(claim: Claim, check: Check): Promise<{ finding: Finding; evidence: PairEvidence }> {
  const [pair, longest] = [pairOf(claim, check.sources), pairOf(claim, check.sources, longestOf)];
  const evidence = await evidenceFor(claim, pair, check);
  const finding = await judge(claim, evidence, check);
  const isOlder = [longest.subject, longest.benchmark].some((leg) => ![pair.subject, pair.benchmark].includes(leg));
  if (!isOlder || finding.verdict === 'not supported' || !isOfBefore(claim, evidence.dates[0]!))
    return judgedByOwnDays(claim, { finding, evidence }, (by) => judge(claim, by, check), {
      ...check.question,
      market: check.sources.market,
    });
  const all = await evidenceFor(claim, longest, check);
  return { finding: await judge(claim, all, check), evidence: all };
}

/** The judge of each aspect of a pair that is judged from its prices alone; the others are about its correlation. */
const judges: Partial<Readonly<Record<Aspect, (claim: Claim, evidence: PairEvidence) => Finding>>> = {
  gap: judgeGap,
  moves: judgeMoves,
  distance: judgeDistance,
  multiple: judgeMultiple,
  'ratio-level': judgeRatioLevel,
  'ratio-distance': judgeRatioDistance,
  lead: judgeLead,
};

function judge(claim: Claim, evidence: PairEvidence, { question, sources }: Check): Finding | Promise<Finding> {
  if (claim.aspect === 'forecast') return judgeForecast(claim, evidence, question, sources);
  const judged = judges[claim.aspect] ?? judgeTogether;
  const finding = judged(
    isLongChange(claim, evidence.dates) ? { ...claim, since: null, comparedWith: dayBefore(claim.since!) } : claim,
    evidence,
  );
  if (finding.verdict === 'supported' || !isSinceDay(claim)) return finding;
  const fromItsClose = judged({ ...claim, since: dayAfter(claim.since!) }, evidence);
  return fromItsClose.verdict === 'supported' ? fromItsClose : finding;
}

/**
 * "Gold and the dollar rose together", "went opposite ways": over the whole time, or from day to day; judged where both
 * come to the same, and opposite ways where the days bear them out.
 */
function judgeTogether(claim: Claim, evidence: PairEvidence): Finding {
  const daily = judgeCorrelation(claim, evidence);
  const isApart = claim.inverse && /\bopposite (?:ways|directions)\b/i.test(claim.text);
  const isOfMoves = claim.subjectDirection !== null || (isApart && daily.verdict !== 'supported');
  if (claim.aspect !== 'correlation-level' || !isOfMoves) return daily;
  const relation = isApart ? 'divergence' : 'none';
  const found = judgeMoves({ ...claim, aspect: 'moves', relation, inverse: false }, evidence);
  const { parts, reason: moves } = found;
  const holds = isApart ? found.verdict === 'supported' : parts.every((part) => part.holds);
  if (daily.verdict === (holds ? 'supported' : 'not supported')) return daily;
  const asked = correlationAsked(claim, evidence);
  if (typeof asked === 'string') return daily;
  const correlation = fmt.number(asked.now.pearson, 2);
  const { facts, draw } = daily;
  return untestable(msg('check.eitherMeant', { moves, correlation }), { facts, draw, word: msg('check.depends') });
}

const dayBefore = (since: string): string => daysLater(`${since}-01-01`.slice(0, 10), -1);

/** The day after a day or a month. */
const dayAfter = (since: string): string =>
  since.length === 10
    ? daysLater(since, 1)
    : new Date(Date.UTC(Number(since.slice(0, 4)), Number(since.slice(5, 7)), 1)).toISOString().slice(0, 10);

/** "Since 30 June", "since March" count from the close before, and people who name figures often from its own. */
const isSinceDay = ({ text, since, asOf, superlative, sizes, negated }: Claim): boolean =>
  (since?.length === 10 || (since?.length === 7 && asOf === null && !/\bquarter\b/i.test(text))) &&
  superlative === 'none' &&
  sizes.length > 0 &&
  !negated;

/** A forecast that names no market is about the pair people ask about unless they say otherwise. */
const isOfDefaultPair = ({ aspect, subject, benchmark }: Claim): boolean =>
  aspect === 'forecast' && subject === null && benchmark === null;

function missingMarket(claim: Claim): Finding | null {
  if (isOfDefaultPair(claim) || (claim.subject !== null && claim.benchmark !== null)) return null;
  return untestable(missingWords(claim), { offers: otherMarkets(claim) });
}

/** The pair up to the day the claim speaks of, loaded and measured once however many claims are about it. */
function evidenceFor(claim: Claim, pair: Pair, { question, sources, pairs }: Check): Promise<PairEvidence> {
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

function pairOf(claim: Claim, sources: SourcesWithNullModel, as?: typeof longestOf): Pair {
  const catalogue = sources.market.catalogue();
  const symbols = isOfDefaultPair(claim) ? ['ETH', 'RUT'] : [claim.subject!, claim.benchmark!];
  const legs = symbols.map((symbol) => marketOf(symbol, sources));
  const isOfFunds = claim.streak !== null && legs.some((leg) => leg.fund !== undefined && !catalogue.includes(leg));
  const [subject, benchmark] = legs.map((leg) => {
    const market = isOfFunds ? (proxyFundFor(leg, catalogue) ?? leg) : leg; // a day's close of an index and of a fund are not of one moment
    return as?.(market, catalogue) ?? market;
  });
  return { subject: subject!, benchmark: benchmark! };
}

function marketOf(symbol: string, { market }: SourcesWithNullModel): MarketSymbol {
  const found = resolveSymbol(market.catalogue(), symbol);
  if (found.kind !== 'resolved') throw withoutPrices(symbol, market.simulated);
  return found.symbol;
}

async function lookElsewhere(claim: Claim, { question, sources }: Check): Promise<Looked> {
  const asked = {
    ...question,
    asOf: claim.asOf ?? question.asOf,
    marketOf: (symbol: string): MarketSymbol => marketOf(symbol, sources),
  };
  const finding = await judgeElsewhere(claim, asked, sources);
  return { finding, rows: { dates: [JSON.stringify(finding.reason)], columns: [] }, closes: null }; // its figures stand for its rows
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
  const reason = noFlows({ symbol: claim.subjectAltGroup ?? msg('flows.thatMarket') });
  const symbol = marketOf(PUBLIC_FLOWS, sources);
  const shown = await flowsReport({ ...request, symbol }, sources).catch(ignoreRefusal);
  if (shown === undefined) return untestable(reason);
  const { report, chart } = shown;
  const flowsSample = flowsFooter(report);
  const tooOld = flowsTooOld(report, judgedOn);
  if (tooOld !== null) return untestable(joined([reason, tooOld]), { flowsSample });
  return untestable(reason, {
    chance: joined([flowsSentence(report), flowsScopeWords(report)]),
    flowsSample,
    draw: () => chart,
  });
}

function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof UserError) || error instanceof DataBroken) throw error;
}

// Why a claim has no verdict, and what would work, in words.

function notYet(asOf: string, today: string): Text {
  return msg('check.notYet', { day: fmt.inFull(asOf), today: fmt.inFull(today) });
}

function withoutPrices(symbol: string, simulated: boolean): UserError {
  return simulated ? notCarriedError(nameFor(symbol), simulated) : new UserError(msg('check.noPrices', { symbol }));
}

/** "Outperforms what?" */
function missingWords(claim: Claim): Text {
  const { subject, benchmark, hint, subjectAltGroup, benchmarkAltGroup } = claim;
  if (hint !== null) return hint;
  const group = subject === null ? subjectAltGroup : benchmarkAltGroup;
  if (group !== null) return msg('check.noSinglePrice', { group });
  if (subject === null && benchmark === null) return msg('check.noMarkets');
  return msg('check.besideWhat', { name: nameFor(subject ?? benchmark!) });
}

const usualMarkets = ['BTC', 'SPX', 'GOLD', 'ETH'];

/** The markets people most often mean where they name only one. */
function otherMarkets({ subject, benchmark }: Claim): Offer[] {
  if (subject === null && benchmark === null) return [];
  const missing = subject === null ? 'subject' : 'benchmark';
  return usualMarkets
    .filter((symbol) => symbol !== subject && symbol !== benchmark)
    .slice(0, 3)
    .map((symbol) => ({ label: shortNameFor(symbol), correction: `${missing}:${symbol}` }));
}

/** What was not understood, for the report; the answer itself says what was. */
const unread = ({ unread: left }: Claim): Text => msg('check.notUnderstood', { words: quotedWords(left) });

/** "Said beside the claim and not checked: “Prague”." */
const passedOverIn = ({ passedOver }: Claim): Text[] =>
  passedOver.length === 0 ? [] : [msg('check.passedOver', { words: quotedWords(passedOver) })];

const quotedWords = (said: readonly string[]): Text => {
  const quoted = said.map((words) => msg('check.quote', { words }));
  return joined(quoted, ', ');
};

/** Whether a claim is asked back: something was not understood, and what is missing beside it is not known already. */
export function isAskedBack({ unread: left, hint, subject, benchmark }: Claim): boolean {
  return left.length > 0 && (hint === null || (subject !== null && benchmark !== null));
}

/** The likely readings as buttons. */
function readings({ asked }: Claim): Offer[] {
  return asked.map(({ label, relation, windowSessions }) => ({
    label,
    correction: `relation:${relation}${windowSessions === null ? '' : ` window:${windowSessions}`}`,
  }));
}
