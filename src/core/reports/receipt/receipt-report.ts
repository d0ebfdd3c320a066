import type { Relation } from '../../claims/claim.ts';
import { resolveSymbol } from '../../market/resolve-symbol.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import type { Receipt, ReceiptClaim, ReceiptQuestion, Request } from '../../ports.ts';
import { checkReport, type CheckQuestion } from '../check/check-report.ts';
import type { SourcesWithNoise } from '../question.ts';
import { sinceThen, type SinceThen } from './since-then.ts';

/** A kept claim with what came of it. */
export interface ReopenedClaim extends ReceiptClaim {
  readonly since: SinceThen | null;
  /** How it would be judged now; null where the text is read differently by now. */
  readonly today: { readonly verdict: string; readonly reason: string; readonly asOf: string | null } | null;
}

/** The answer to "what was said, and what happened since?". */
export interface ReceiptReport {
  readonly command: 'receipt';
  readonly id: string;
  /** The day it was said, UTC. */
  readonly saidOn: string;
  readonly said: string;
  readonly text: string;
  readonly hash: string;
  readonly simulated: boolean;
  readonly claims: readonly ReopenedClaim[];
  /** Why nothing can be said of what happened since, where nothing can. */
  readonly silence: string | null;
}

/** What a receipt is asked: the kept verdict, and the day to look back from. */
export interface ReceiptAsked extends Request {
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
  asked: ReceiptAsked,
  sources: SourcesWithNoise,
): Promise<ReceiptReport> {
  const mixed = receipt.simulated !== sources.market.simulated;
  const claims = mixed ? receipt.claims.map(untold) : await reopened(receipt, asked, sources);
  return {
    command: 'receipt',
    id: receipt.id,
    saidOn: new Date(receipt.atMs).toISOString().slice(0, 10),
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

function mixedWords({ simulated }: Receipt): string {
  return simulated
    ? 'It was said on simulated prices, so nothing real happened since.'
    : 'Prices here are simulated at the moment, so what happened since cannot be said.';
}

async function reopened(receipt: Receipt, asked: ReceiptAsked, sources: SourcesWithNoise): Promise<ReopenedClaim[]> {
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
function againOf(question: ReceiptQuestion, { market }: SourcesWithNoise): CheckQuestion {
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
