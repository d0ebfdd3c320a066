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
  const unit = relation.startsWith('inflow') ? '%' : 'points';
  const size = amountPct === null ? '' : ` by ${amountPct} ${unit}`;
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

/** What a superlative says of each relation; of the others it is "most". */
const extremes: Partial<Readonly<Record<Relation, string>>> = {
  'low-correlation': 'lowest',
  'high-correlation': 'highest',
};

function reachWords({ relation, superlative, since, years }: Claim): string {
  const most = extremes[relation] ?? 'most';
  if (superlative === 'record') return 'record, all history';
  if (superlative === 'since') return `${most} since ${since}`;
  if (superlative === 'years') return `${most} in ${lengthWords(years!)}`;
  return since === null ? '' : `from ${since} on`;
}

/** `5 years`, `6 months`. */
function lengthWords(years: number): string {
  const [amount, unit] = years >= 1 ? [years, 'year'] : [Math.max(1, Math.round(12 * years)), 'month'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function windowWords({ windowSessions }: Claim): string {
  return windowSessions === null ? '' : `over ${windowSessions} ${windowSessions === 1 ? 'session' : 'sessions'}`;
}

function dayWords({ asOf }: Claim): string {
  return asOf === null ? '' : `on ${asOf}`;
}
