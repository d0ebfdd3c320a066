import type { Claim } from './claim.ts';
import { type Finding, type Offer, untestable } from './finding.ts';
import type { NoStretch, PairEvidence } from './pair-evidence.ts';
import { daysWords, dayWords, marketName, monthWords } from './words.ts';

// Why a claim has no verdict, and what would work, in words.

export const nothingTestable = 'Nothing in this text can be tested against prices';

export function notYet(asOf: string, today: string): string {
  return `It speaks of ${dayWords(asOf)}, after ${dayWords(today)}; nobody can test that yet`;
}

export function noPrices(symbol: string): string {
  return `No open source here has prices of ${symbol}.`;
}

/** "Outperforms what?" */
export function missingMarket(claim: Claim): string {
  const { subject, benchmark, hint, subjectAltGroup, benchmarkAltGroup } = claim;
  if (hint !== null) return hint;
  const group = subject === null ? subjectAltGroup : benchmarkAltGroup;
  if (group !== null) return `“${group}” has no single price in open data; name one market`;
  if (subject === null && benchmark === null) return 'It names no market; name two, for example Ethereum and gold';
  return `${marketName(subject ?? benchmark!)} beside what? Name the other market`;
}

const usualMarkets: readonly (readonly [string, string])[] = [
  ['Bitcoin', 'BTC'],
  ['S&P 500', 'SPX'],
  ['Gold', 'GOLD'],
  ['Ethereum', 'ETH'],
];

/** The markets people most often mean where they name only one. */
export function otherMarkets({ subject, benchmark }: Claim): Offer[] {
  if (subject === null && benchmark === null) return [];
  const missing = subject === null ? 'subject' : 'benchmark';
  return usualMarkets
    .filter(([, symbol]) => symbol !== subject && symbol !== benchmark)
    .slice(0, 3)
    .map(([label, symbol]) => ({ label, correction: `${missing}:${symbol}` }));
}

/** What was not understood, for the report; the answer itself says what was. */
export function unread({ unread: left }: Claim): string {
  return `Not understood: ${left.map((words) => `“${words}”`).join(', ')}`;
}

/** Whether a claim is asked back: something was not understood, and what is missing beside it is not known already. */
export function isAskedBack({ unread: left, hint, subject, benchmark }: Claim): boolean {
  return left.length > 0 && (hint === null || (subject !== null && benchmark !== null));
}

/** The likely readings as buttons. */
export function readings({ asked }: Claim): Offer[] {
  return asked.map(({ label, relation, windowSessions }) => ({
    label,
    correction: `relation:${relation}${windowSessions === null ? '' : ` window:${windowSessions}`}`,
  }));
}

/** Why a claim cannot be asked over what it names. */
export function noStretch(why: NoStretch, claim: Claim, evidence: PairEvidence): Finding {
  return untestable(noStretchWords(why, claim, evidence), { facts: evidence.facts });
}

function noStretchWords(why: NoStretch, claim: Claim, { dates, everyDay }: PairEvidence): string {
  const begin = `Prices of both begin in ${monthWords(dates[0]!)}`;
  if (why === 'begins before prices') return `${begin}, so what was since ${dayWords(claim.since!)} cannot be asked`;
  if (why === 'nothing closed') return `No day has closed since ${dayWords(claim.since!)} yet`;
  const rows = claim.windowSessions === null ? '' : `${daysWords(claim.windowSessions, everyDay)} is `;
  return `${rows === '' ? 'That is ' : rows}too long to look back. ${begin}`;
}

/** There is no earlier history to hold it against. */
export function tooLittleHistory({ dates, facts }: PairEvidence): Finding {
  return untestable(`Prices of both begin in ${monthWords(dates[0]!)}, too late for that`, { facts });
}
