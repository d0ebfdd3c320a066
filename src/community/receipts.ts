import { utcDateOf } from '../market/calendar-days.ts';
import { logGap } from '../analytics/gap.ts';
import { logRatio, orNull } from '../analytics/series.ts';
import { checkTitle } from '../claims/answers.ts';
import { type CheckQuestion, type CheckReport, checkReport, type JudgedClaim } from '../claims/check.ts';
import type { Relation } from '../claims/claim.ts';
import { NoSourceAnswered, UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { MarketSymbol, Request, Sampling } from '../market/ports.ts';
import { resolveSymbol } from '../market/resolve.ts';
import { msg, type Text } from '../messages/text.ts';
import { fingerprint } from '../reports/sample-facts.ts';
import { type ReportSources, type SourcesWithNullModel } from '../reports/question.ts';

/** What a claim was checked with, so that it can be checked again. Symbols as text. */
export interface ReceiptQuestion {
  readonly text: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly relation: string | null;
  readonly windowSessions: number | null;
  readonly starts: readonly string[] | null;
}

/** One judged claim as it was said. Everything is null that was not known then. */
export interface ReceiptClaim {
  readonly text: string;
  readonly relation: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly windowSessions: number | null;
  readonly verdict: string;
  readonly reason: Text;
  readonly asOf: string | null;
  readonly sampling: 'close' | 'utc' | null;
  /** Prices of both legs on that day. */
  readonly closes: { readonly subject: number; readonly benchmark: number } | null;
  /** Fingerprint of the claim and of every row it was judged on. */
  readonly inputHash: string;
}

/** A verdict about to be kept. */
export interface ReceiptDraft {
  readonly community: string;
  /** Fingerprint of all of it; the same claim on the same data has the same one. */
  readonly hash: string;
  /** The answer as it was said. */
  readonly said: Text;
  readonly simulated: boolean;
  readonly question: ReceiptQuestion;
  readonly claims: readonly ReceiptClaim[];
}

/** A kept verdict. */
export interface Receipt extends ReceiptDraft {
  /** Eight characters, unique within the community. */
  readonly id: string;
  readonly atMs: number;
}

/** Keeps what was said. Nothing is ever changed; nobody sees the receipts of another community. */
export interface ReceiptStore {
  /** Keeps a verdict; one with the same fingerprint is kept once, as it was said first. */
  save(receipt: ReceiptDraft): Promise<Receipt>;
  find(community: string, id: string): Promise<Receipt | undefined>;
  /** The newest first. */
  list(community: string, most: number): Promise<readonly Receipt[]>;
}

/**
 * A checked text as it is kept: what was asked, what was said of every claim, and the fingerprint of the numbers behind it.
 *
 * @param community Where it was said.
 * @param question The text with its corrections; what it was asked for as of is in the claims.
 */
export function draftReceipt(community: string, question: CheckQuestion, report: CheckReport): ReceiptDraft {
  const asked = receiptQuestion(question);
  const claims = report.results.map(receiptClaim);
  const verdicts = claims.map(({ verdict, inputHash }) => [verdict, inputHash]);
  return {
    community,
    hash: fingerprint({ asked, verdicts }, null),
    said: checkTitle(report),
    simulated: report.simulated,
    question: asked,
    claims,
  };
}

function receiptQuestion({
  text,
  subject,
  benchmark,
  relation,
  windowSessions,
  starts,
}: CheckQuestion): ReceiptQuestion {
  return {
    text,
    subject: subject?.symbol ?? null,
    benchmark: benchmark?.symbol ?? null,
    relation: relation ?? null,
    windowSessions: windowSessions ?? null,
    starts: starts ?? null,
  };
}

function receiptClaim({ claim, verdict, finding, closes, inputHash }: JudgedClaim): ReceiptClaim {
  const { facts, reason } = finding;
  return {
    text: claim.text,
    relation: claim.relation,
    subject: facts?.subject.symbol ?? claim.subject,
    benchmark: facts?.benchmark.symbol ?? claim.benchmark,
    windowSessions: claim.windowSessions,
    verdict,
    reason,
    asOf: facts?.asOf ?? null,
    sampling: facts?.sampling ?? null,
    closes,
    inputHash,
  };
}

/** What two prices did after a claim about them was checked. */
export interface SinceThen {
  /** The session the claim was judged on, and the newest one. */
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  readonly windowSessions: number;
  /** Log gap over the window, subject minus benchmark. */
  readonly gapThenPct: number | null;
  readonly gapNowPct: number | null;
  /** Simple returns since. */
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /**
   * Whether the ratio of the prices went back against the direction the gap had then; null before the next session or
   * without a gap. A trailing gap forgets by construction, so this looks at prices and not at the gap.
   */
  readonly narrowed: boolean | null;
  /** One sampling for both days; the best that reaches the newest session, not always the one the claim was judged on. */
  readonly sampling: Sampling;
  /** Whether the prices of that day have been revised; false where they cannot be compared, being sampled otherwise. */
  readonly revised: boolean;
}

const DEFAULT_WINDOW = 60;

/** A price revised by less than this share is the same price written differently. */
const SAME_PRICE = 1e-9;

/**
 * What happened since a claim about a pair was judged?
 *
 * @returns Undefined where the claim was about no pair, or its day cannot be found in the prices of today.
 * @throws Whatever the source throws, except refusals and silence, which give undefined.
 */
export async function sinceThen(
  claim: ReceiptClaim,
  request: Request & { readonly asOf?: string | undefined },
  sources: ReportSources,
): Promise<SinceThen | undefined> {
  const pair = claimPair(claim, sources);
  if (pair === undefined || claim.closes === null || claim.asOf === null) return undefined;
  try {
    const aligned = await loadPair(sources.market, sources.calendar, { ...request, pair });
    return measureSince(claim, claim.closes, aligned);
  } catch (error) {
    if (error instanceof UserError || error instanceof NoSourceAnswered) return undefined;
    throw error;
  }
}

function claimPair({ subject, benchmark }: ReceiptClaim, { market }: ReportSources) {
  const [one, other] = [subject, benchmark].map((symbol) => carried(symbol, market.catalogue()));
  return one === undefined || other === undefined ? undefined : { subject: one, benchmark: other };
}

function carried(symbol: string | null, catalogue: readonly MarketSymbol[]): MarketSymbol | undefined {
  if (symbol === null) return undefined;
  const found = resolveSymbol(catalogue, symbol);
  return found.kind === 'resolved' ? found.symbol : undefined;
}

function measureSince(
  { asOf, windowSessions, sampling: said }: ReceiptClaim,
  closes: NonNullable<ReceiptClaim['closes']>,
  { dates, x, y, sampling }: AlignedPair,
): SinceThen | undefined {
  const then = dates.indexOf(asOf!);
  if (then < 0) return undefined;
  const now = dates.length - 1;
  const window = windowSessions ?? DEFAULT_WINDOW;
  const ratio = logRatio(x, y);
  const gaps = logGap(ratio, window);
  const change = ratio[now]! - ratio[then]!;
  const gapThen = gaps[then] ?? NaN;
  return {
    from: dates[then]!,
    to: dates[now]!,
    sessions: now - then,
    windowSessions: window,
    gapThenPct: orNull(gapThen),
    gapNowPct: orNull(gaps[now]),
    subjectPct: 100 * (x[now]! / x[then]! - 1),
    benchmarkPct: 100 * (y[now]! / y[then]! - 1),
    narrowed: now === then || Number.isNaN(gapThen) ? null : Math.sign(gapThen) * change < 0,
    sampling,
    revised: sampling === said && !(isSame(x[then]!, closes.subject) && isSame(y[then]!, closes.benchmark)),
  };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_PRICE * Math.abs(b);
}

/** A kept claim with what came of it. */
export interface ReopenedClaim extends ReceiptClaim {
  readonly since: SinceThen | null;
  /** How it would be judged now; null where the text is read differently by now. */
  readonly today: { readonly verdict: string; readonly reason: Text; readonly asOf: string | null } | null;
}

/** The answer to "what was said, and what happened since?". */
export interface ReceiptReport {
  readonly command: 'receipt';
  readonly id: string;
  /** The day it was said, UTC. */
  readonly saidOn: string;
  readonly said: Text;
  readonly text: string;
  readonly hash: string;
  readonly simulated: boolean;
  readonly claims: readonly ReopenedClaim[];
  /** Why nothing can be said of what happened since, where nothing can. */
  readonly silence: Text | null;
}

/** What a receipt is asked: the kept verdict, and the day to look back from. */
export interface ReceiptReportQuestion extends Request {
  readonly asOf?: string | undefined;
}

/**
 * What was said, on what data, what did the prices do since, and how would the claim be judged now?
 *
 * What was said is never changed. A verdict on simulated prices is not continued with real ones, nor the other way.
 *
 * @throws Whatever the source throws while the claim is judged again.
 */
export async function receiptReport(
  receipt: Receipt,
  asked: ReceiptReportQuestion,
  sources: SourcesWithNullModel,
): Promise<ReceiptReport> {
  const mixed = receipt.simulated !== sources.market.simulated;
  const claims = mixed ? receipt.claims.map(untold) : await reopened(receipt, asked, sources);
  return {
    command: 'receipt',
    id: receipt.id,
    saidOn: utcDateOf(receipt.atMs),
    said: receipt.said,
    text: receipt.question.text,
    hash: receipt.hash,
    simulated: receipt.simulated,
    claims,
    silence: mixed ? mixedWords(receipt) : null,
  };
}

function untold(claim: ReceiptClaim): ReopenedClaim {
  return { ...claim, since: null, today: null };
}

function mixedWords({ simulated }: Receipt): Text {
  return simulated ? msg('receipts.onSimulated') : msg('receipts.nowSimulated');
}

async function reopened(
  receipt: Receipt,
  asked: ReceiptReportQuestion,
  sources: SourcesWithNullModel,
): Promise<ReopenedClaim[]> {
  const { report } = await checkReport({ ...againOf(receipt.question, sources), ...asked }, sources);
  const sinces = await Promise.all(receipt.claims.map((claim) => sinceThen(claim, asked, sources)));
  return receipt.claims.map((claim, i) => {
    const now = report.results.find((result) => result.claim.text === claim.text && sameKind(result.claim, claim));
    return {
      ...claim,
      since: sinces[i] ?? null,
      today:
        now === undefined
          ? null
          : { verdict: now.verdict, reason: now.finding.reason, asOf: now.finding.facts?.asOf ?? null },
    };
  });
}

function sameKind({ relation }: { readonly relation: string }, claim: ReceiptClaim): boolean {
  return relation === claim.relation;
}

/** The question as it was asked, with its symbols looked up again. */
function againOf(question: ReceiptQuestion, { market }: SourcesWithNullModel): CheckQuestion {
  const carried = (symbol: string | null): MarketSymbol | undefined => {
    const found = symbol === null ? undefined : resolveSymbol(market.catalogue(), symbol);
    return found?.kind === 'resolved' ? found.symbol : undefined;
  };
  return {
    text: question.text,
    subject: carried(question.subject),
    benchmark: carried(question.benchmark),
    relation: (question.relation ?? undefined) as Relation | undefined,
    windowSessions: question.windowSessions ?? undefined,
    starts: question.starts ?? undefined,
  };
}

/** One claim that was checked in a community. */
export interface ScoredClaim extends ReceiptClaim {
  readonly id: string;
  readonly saidOn: string;
  readonly since: SinceThen | null;
  /** Whether prices went the way a forecast said, so far; null for other claims and before the next session. */
  readonly forecastHolds: boolean | null;
}

/** The answer to "what became of what was claimed here?". */
export interface ScoreboardReport {
  readonly command: 'scoreboard';
  readonly simulated: boolean;
  readonly claims: readonly ScoredClaim[];
  readonly verdicts: Readonly<Record<string, number>>;
  readonly forecasts: { readonly judged: number; readonly holding: number };
}

/**
 * How did the claims checked in one community turn out?
 *
 * Verdicts as they were said; forecasts, which nobody can test in advance, by what prices did since. Receipts said on
 * simulated prices count only where prices are simulated, and the other way round.
 *
 * @param receipts Newest first.
 */
export async function scoreboardReport(
  receipts: readonly Receipt[],
  asked: Request & { readonly asOf?: string | undefined },
  sources: ReportSources,
): Promise<ScoreboardReport> {
  const { simulated } = sources.market;
  const kept = receipts.filter((receipt) => receipt.simulated === simulated);
  const testable = kept.flatMap((receipt) =>
    receipt.claims.filter(({ relation }) => relation !== 'none').map((claim) => ({ receipt, claim })),
  );
  const sinces = await Promise.all(testable.map(({ claim }) => sinceThen(claim, asked, sources)));
  const claims = testable.map(({ receipt, claim }, i) => scored(receipt, claim, sinces[i] ?? null));
  const judged = claims.filter(({ forecastHolds }) => forecastHolds !== null);
  return {
    command: 'scoreboard',
    simulated,
    claims,
    verdicts: countOf(claims),
    forecasts: { judged: judged.length, holding: judged.filter(({ forecastHolds }) => forecastHolds).length },
  };
}

function scored({ id, atMs }: Receipt, claim: ReceiptClaim, since: SinceThen | null): ScoredClaim {
  return {
    ...claim,
    id,
    saidOn: utcDateOf(atMs),
    since,
    forecastHolds: forecastHolds(claim, since?.narrowed ?? null),
  };
}

function forecastHolds({ relation }: ReceiptClaim, narrowed: boolean | null): boolean | null {
  if (narrowed === null) return null;
  if (relation === 'forecast-converge') return narrowed;
  return relation === 'forecast-diverge' ? !narrowed : null;
}

function countOf(claims: readonly ScoredClaim[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of claims) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
