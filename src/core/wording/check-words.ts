import type { CheckReport, JudgedClaim } from '../reports/check/check-report.ts';
import { capitalised } from './numbers.ts';

/** The verdict of the first claim in one line. */
export function checkSentence({ verdict, reason }: CheckReport): string {
  return `${capitalised(verdict)}. ${reason}`;
}

/** The same for a picture, whose headline is its last sentence. */
export function checkCaption({ verdict, reason }: CheckReport): string {
  return `${reason} ${verdict === 'partly' ? 'Partly supported' : capitalised(verdict)}.`;
}

/** One of several claims: what it says, the verdict, the reason. */
export function judgedWords({ claim, verdict, finding }: JudgedClaim): string {
  return `“${claim.text}”: ${verdict}. ${finding.reason}`;
}

/** By which definitions the claim is true, and by which it is false. */
export function definitionLists({ finding }: JudgedClaim): string[] {
  const lists = [
    ['True by', finding.trueBy],
    ['False by', finding.falseBy],
  ] as const;
  return lists.filter(([, names]) => names.length > 0).map(([head, names]) => `${head}: ${names.join(', ')}`);
}
