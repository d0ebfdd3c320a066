import type { ReceiptClaim, ReceiptQuestion, SaidReceipt } from '../../ports.ts';
import { fingerprint } from '../../receipts/fingerprint.ts';
import { checkSentence } from '../../wording/check-words.ts';
import type { CheckQuestion, CheckReport, JudgedClaim } from '../check/check-report.ts';

/**
 * A checked text as it is kept: what was asked, what was said of every claim, and the fingerprint of the numbers behind it.
 *
 * @param community Where it was said.
 * @param question The text with its corrections; what it was asked for as of is in the claims.
 */
export function saidReceipt(community: string, question: CheckQuestion, report: CheckReport): SaidReceipt {
  const asked = receiptQuestion(question);
  const claims = report.results.map(receiptClaim);
  const verdicts = claims.map(({ verdict, inputHash }) => [verdict, inputHash]);
  return {
    community,
    hash: fingerprint({ asked, verdicts }, null),
    said: checkSentence(report),
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
