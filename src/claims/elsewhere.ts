import { correlationInterval } from '../analytics/correlation-inference.ts';
import { UserError } from '../errors.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import { episodeLevels } from '../reports/divergence.ts';
import { driversReport } from '../reports/drivers.ts';
import { hedgeReport } from '../reports/hedge.ts';
import { historyReport } from '../reports/history.ts';
import { matrixReport } from '../reports/matrix.ts';
import type { PairQuestion, SourcesWithNullModel } from '../reports/question.ts';
import type { Claim } from './claim.ts';
import { type ClaimVerdict, drawCorrelation, type Finding, findingOf, untestable } from './finding.ts';
import { overInTime } from './judge-forecast.ts';
import type { PairEvidence } from './pair-evidence.ts';
import * as reasons from './reasons.ts';

const [YEAR, GAP_WINDOW, CORRELATION_WINDOW] = [252, 60, 90];

/** A half of the moves is what drives a market, a quarter partly. */
const [MOST, SOME] = [0.5, 0.25];

/** "They always close again" needs nine gaps in ten, "mostly" half of them. */
const [NEARLY_ALL, HALF] = [0.9, 0.5];

/** What a command that answers a claim is asked with. */
export interface ElsewhereQuestion extends Omit<PairQuestion, 'pair'> {
  readonly marketOf: (symbol: string) => MarketSymbol;
}

/**
 * Is a claim true that another command answers: a hedge, drivers, how gaps ended, who moves with whom?
 *
 * The command's own report is made and its figure decides; the claim names the command line in `answeredBy`.
 */
export function judgeElsewhere(
  claim: Claim,
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const [command, ...words] = (claim.answeredBy ?? '').split(/\s+/);
  const named = words.filter((word) => word !== '' && !word.includes(':'));
  const markets = (named.length > 0 ? named : marketsOf(claim)).map(question.marketOf);
  if (command === 'drivers' && markets.length >= 1) return judgeDrivers(claim, markets[0]!, question, sources);
  if (command === 'matrix' && markets.length >= 3) return judgeMatrix(markets, question, sources);
  if (markets.length < 2) throw new UserError(reasons.noPairForThat);
  const pair = { subject: markets[0]!, benchmark: markets[1]! };
  if (command === 'history') return judgeHistory({ ...question, pair }, sources);
  return judgeHedge({ ...question, pair }, sources);
}

function marketsOf({ subject, benchmark }: Claim): string[] {
  return [subject, benchmark].filter((symbol) => symbol !== null);
}

/** A hedge moves against the other; what only calms a mix a little is one in part. */
async function judgeHedge(question: PairQuestion, sources: SourcesWithNullModel): Promise<Finding> {
  const { report, chart } = await hedgeReport({ ...question, windowSessions: YEAR, weightPct: 5 }, sources);
  const { hacHigh, volChangePct } = report;
  if (hacHigh === null || volChangePct === null) return untestable(reasons.notMeasurable, { facts: report });
  const verdict = hacHigh < 0 ? 'supported' : volChangePct < 0 ? 'partly' : 'not supported';
  return findingOf({
    verdict,
    reason: reasons.hedgeReason(report),
    details: [reasons.hedgeMethod(report)],
    facts: report,
    draw: () => chart,
  });
}

const cryptoWords = /\b(?:crypto|bitcoin|btc|coins?)\b/i;

async function judgeDrivers(
  { text }: Claim,
  target: MarketSymbol,
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const { report, chart } = await driversReport({ ...question, target, windowSessions: YEAR }, sources);
  const isCrypto = cryptoWords.test(text.replace(new RegExp(`${target.symbol}|${target.name}`, 'gi'), ''));
  const share = isCrypto ? report.shares.crypto : report.shares.macro;
  if (share === null) return untestable(reasons.notMeasurable);
  return findingOf({
    verdict: byShare(share, MOST, SOME),
    reason: reasons.driversReason(target, isCrypto, share),
    details: [reasons.driversMethod(report)],
    draw: () => chart,
  });
}

function byShare(share: number, enough: number, some: number): ClaimVerdict {
  if (share >= enough) return 'supported';
  return share >= some ? 'partly' : 'not supported';
}

async function judgeHistory(question: PairQuestion, sources: SourcesWithNullModel): Promise<Finding> {
  const asked = { ...question, windowSessions: GAP_WINDOW, ...episodeLevels };
  const { report, chart } = await historyReport(asked, sources);
  const rate = overInTime(report);
  if (rate.cases === 0) return untestable(reasons.noEpisodes(report), { facts: report });
  return findingOf({
    verdict: byShare(rate.happened / rate.cases, NEARLY_ALL, HALF),
    reason: reasons.historyReason(rate, report),
    chance: reasons.historyChance(report),
    facts: report,
    draw: () => chart,
  });
}

/** The first market is said to move closest with the second of all that follow. */
async function judgeMatrix(
  symbols: readonly MarketSymbol[],
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const { report, chart } = await matrixReport({ ...question, symbols, windowSessions: CORRELATION_WINDOW }, sources);
  const row = report.correlation[0]!.slice(1);
  if (row.some((value) => value === null)) return untestable(reasons.notMeasurable);
  const closest = row.indexOf(Math.max(...row.map((value) => value!)));
  return findingOf({
    verdict: closest === 0 ? 'supported' : 'not supported',
    reason: reasons.matrixReason(symbols, row as number[], closest),
    draw: () => chart,
  });
}

/** A lead that is smaller is of no use even where it is clear of zero. */
const USABLE = 0.1;

/**
 * What can be said of "A moves before B by so many days"?
 *
 * The correlation of B's daily returns with A's that many rows earlier. That is no verdict: people who say it mostly mean
 * the look of two charts, and among many leads one fits by chance.
 *
 * @see ANALYTICS.md 7
 */
export function judgeLead(claim: Claim, evidence: PairEvidence): Finding {
  const rows = claim.leadSessions ?? 0;
  const { rx, ry } = evidence.returns();
  const [x, y, far] = [rx.subarray(1), ry.subarray(1), Math.abs(rows)];
  if (rows === 0 || x.length < far + CORRELATION_WINDOW) {
    return untestable(claim.hint ?? reasons.leadUnsaid, { facts: evidence.facts });
  }
  const [early, late] = rows > 0 ? [x, y] : [y, x];
  const interval = correlationInterval(early.subarray(0, -far), late.subarray(far));
  const isUsable = Math.abs(interval.pearson) >= USABLE && (interval.hacLow > 0 || interval.hacHigh < 0);
  return untestable(reasons.leadReason(evidence, rows, interval.pearson), {
    word: reasons.leadUnsettled,
    details: [reasons.leadMethod(interval, isUsable)],
    facts: evidence.facts,
    draw: drawCorrelation(evidence, CORRELATION_WINDOW),
  });
}
