import { capitalised } from '../../messages/format.ts';
import type { CheckReport, JudgedClaim } from '../reports/check/check-report.ts';

/** The verdict of the first claim in one line. */
export function checkSentence(report: CheckReport): string {
  return `${verdictWords(report)} ${report.reason}`;
}

/** The same for a picture, whose headline is its last sentence. */
export function checkCaption(report: CheckReport): string {
  return `${report.reason} ${verdictWords(report)}`;
}

function verdictWords({ verdict }: CheckReport): string {
  return verdict === 'partly' ? 'Partly supported.' : `${capitalised(verdict)}.`;
}

/** One of several claims: what it says, the verdict, the reason. */
export function judgedWords({ claim, verdict, finding }: JudgedClaim): string {
  return `“${claim.text}”: ${verdict}. ${finding.reason}`;
}

/** By which definitions the claim is true, and by which it is false. */
export function definitionLists({ claim, finding: { verdict, trueBy, falseBy } }: JudgedClaim): string[] {
  const subject = claim.negated ? 'What it denies is true' : 'True';
  const contrary = claim.negated ? 'What it denies is false' : 'False';
  // A size that was said can turn the verdict against the definitions, which know nothing of it.
  const butSize = ', but for the size that was said';
  if (trueBy.length === 0)
    return falseBy.length === 0
      ? []
      : [`${contrary} by every definition that was asked${verdict === 'supported' ? butSize : ''}`];
  if (falseBy.length === 0)
    return [`${subject} by every definition that was asked${verdict === 'not supported' ? butSize : ''}`];
  return [`${subject} by: ${trueBy.join(', ')}`, `${contrary} by: ${falseBy.join(', ')}`];
}
