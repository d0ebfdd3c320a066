import type { Claim, Relation } from './claim.ts';

const relationWords: Readonly<Record<Relation, string>> = {
  divergence: 'divergence',
  ahead: 'ahead',
  behind: 'behind',
  'low-correlation': 'low correlation',
  'high-correlation': 'high correlation',
  'inflow-rise': 'exchange inflow rising',
  'inflow-fall': 'exchange inflow falling',
  'forecast-converge': 'forecast that the gap closes',
  'forecast-diverge': 'forecast that the gap widens',
  none: 'nothing testable',
};

/**
 * In one plain phrase: how was a claim read?
 *
 * @param claim As read.
 * @returns Without a full stop.
 * @example describeClaim({ text: '', subject: 'ETH', benchmark: 'RUT', relation: 'divergence', negated: false, superlative: 'record', since: null, years: null, windowSessions: null, asOf: null, amountPct: null, subjectMovePct: null, benchmarkMovePct: null, inverse: false, leadSessions: null, subjectAltGroup: null, benchmarkAltGroup: null, hint: null }); // => 'ETH against RUT, divergence, record, all history'
 */
export function describeClaim(claim: Claim): string {
  return [
    pairWords(claim),
    relationPhrase(claim),
    moveWords(claim),
    reachWords(claim),
    windowWords(claim),
    dayWords(claim),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function pairWords(claim: Claim): string {
  const subject = claim.subject ?? claim.subjectAltGroup;
  const benchmark = claim.benchmark ?? claim.benchmarkAltGroup;
  if (subject === null && benchmark === null) return 'no market named';
  if (benchmark === null) return claim.relation.startsWith('inflow') ? subject! : `${subject} against nothing named`;
  return `${subject ?? 'no market named'} against ${benchmark}`;
}

function relationPhrase({ relation, negated, amountPct, inverse }: Claim): string {
  const size = amountPct === null ? '' : ` by ${amountPct} %`;
  return `${inverse ? 'negative correlation' : relationWords[relation]}${size}${negated ? ' (denied)' : ''}`;
}

function moveWords({ subject, benchmark, subjectMovePct, benchmarkMovePct }: Claim): string {
  return [moved(subject, subjectMovePct), moved(benchmark, benchmarkMovePct)]
    .filter((part) => part !== '')
    .join(' and ');
}

function moved(symbol: string | null, pct: number | null): string {
  return pct === null ? '' : `${symbol} ${pct < 0 ? 'down' : 'up'} ${Math.abs(pct)} %`;
}

function reachWords({ superlative, since, years }: Claim): string {
  if (superlative === 'record') return 'record, all history';
  if (superlative === 'since') return `most since ${since}`;
  if (superlative === 'years') return `most in ${years} ${years === 1 ? 'year' : 'years'}`;
  return since === null ? '' : `from ${since} on`;
}

function windowWords({ windowSessions }: Claim): string {
  return windowSessions === null ? '' : `over ${windowSessions} ${windowSessions === 1 ? 'session' : 'sessions'}`;
}

function dayWords({ asOf }: Claim): string {
  return asOf === null ? '' : `on ${asOf}`;
}
