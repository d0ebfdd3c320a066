import type { Claim } from './claim.ts';
import { benchmarkOf, isSameMarket, subjectOf } from './mention-of-claim.ts';

/**
 * Which of a sentence's claims are one claim said twice?
 *
 * "They diverge, and the gap is a record" and "ETH lags while small caps outperform" are one each.
 *
 * @param claims In order.
 * @returns Without repeats.
 * @example joinClaims([]); // => []
 */
export function joinClaims(claims: readonly Claim[]): Claim[] {
  return joinOpposites(withoutRepeats(claims));
}

/** "They diverge, and the gap is a record" is one claim said twice. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const i = kept.findIndex((other) => isRepeat(other, claim));
    if (i < 0) kept.push(claim);
    else kept[i] = claim.superlative === 'none' ? { ...claim, ...said(kept[i]!) } : { ...kept[i]!, ...said(claim) };
  }
  return kept;
}

function isRepeat(a: Claim, b: Claim): boolean {
  const legs = ['subject', 'benchmark', 'subjectAltGroup', 'benchmarkAltGroup'] as const;
  return legs.every((leg) => a[leg] === b[leg]) && a.relation === b.relation && a.negated === b.negated;
}

/** What a claim says, without what it leaves open. */
function said(claim: Claim): Partial<Claim> {
  return Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== null));
}

/** "ETH lags while small caps outperform" is one claim about the two. */
function joinOpposites(claims: readonly Claim[]): Claim[] {
  const [first, second, ...rest] = claims;
  if (!first || !second || !areOpposite(first, second)) return [...claims];
  const { subject: benchmark, subjectAltGroup: benchmarkAltGroup } = second;
  return [{ ...first, benchmark, benchmarkAltGroup, hint: null }, ...rest];
}

function areOpposite(a: Claim, b: Claim): boolean {
  const lonely = [a, b].every((claim) => subjectOf(claim) && !benchmarkOf(claim) && !claim.negated);
  const relations = [a.relation, b.relation].sort().join(' ');
  return lonely && relations === 'ahead behind' && !isSameMarket(subjectOf(a)!, subjectOf(b)!);
}
