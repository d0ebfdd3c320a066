import type { Claim, ClaimReading } from '../../src/claims/claim.ts';

/** A reading as one line, the notation of the corpus: `ETH/RUT behind since:2018 window:63 not | …`, or `none`. */
export function shorthandOf({ claims }: ClaimReading): string {
  return claims.map(claimShorthand).join(' | ');
}

/** One claim of it. */
export function claimShorthand(claim: Claim): string {
  if (claim.relation === 'none') return 'none';
  const pair = `${leg(claim.subject, claim.subjectAltGroup)}/${leg(claim.benchmark, claim.benchmarkAltGroup)}`;
  return [pair, claim.relation, ...reach(claim), ...details(claim)].join(' ');
}

function leg(symbol: string | null, group: string | null): string {
  return symbol ?? (group === null ? '?' : `(${group})`);
}

function reach({ superlative, since, gapSince, years }: Claim): string[] {
  if (superlative === 'years') return [`years:${years}`];
  if (superlative === 'record') return ['record'];
  if (gapSince !== null)
    return [`of:${gapSince}`, ...(since === null ? [] : [`${superlative === 'since' ? 'since' : 'from'}:${since}`])];
  if (since === null) return [];
  return [superlative === 'since' ? `since:${since}` : `from:${since}`];
}

function details({
  windowSessions,
  asOf,
  streak,
  amountPct,
  inverse,
  subjectMovePct,
  benchmarkMovePct,
  negated,
  margin,
  ownRecord,
}: Claim): string[] {
  return [
    windowSessions === null ? '' : `window:${windowSessions}`,
    asOf === null ? '' : `asOf:${asOf}`,
    streak === null ? '' : `streak:${streak.count ?? 'every '}${streak.unit}`,
    amountPct === null ? '' : `amount:${amountPct}`,
    inverse ? 'inverse' : '',
    movesOf(subjectMovePct, benchmarkMovePct),
    negated ? 'not' : '',
    margin ?? '',
    ownRecord === null ? '' : 'own-record',
  ].filter((part) => part !== '');
}

function movesOf(subject: number | null, benchmark: number | null): string {
  return subject === null && benchmark === null ? '' : `moves:${subject ?? '?'}/${benchmark ?? '?'}`;
}
