import type { Claim, ClaimContext, OtherReading, Relation } from './claim.ts';
import { comparatorWords, unitsOf } from './words.ts';

/**
 * In one plain sentence: how was a claim read?
 *
 * @param claim As read.
 * @param context Its lexicon gives the names.
 * @returns With a full stop.
 */
export function describeClaim(claim: Claim, { lexicon }: Pick<ClaimContext, 'lexicon'>): string {
  const name = (symbol: string | null, group: string | null): string =>
    symbol === null ? (group ?? '…') : nameOf(symbol, lexicon);
  const subject = name(claim.subject, claim.subjectAltGroup);
  const benchmark = name(claim.benchmark, claim.benchmarkAltGroup);
  const words = [
    claim.negated ? 'it is not so that' : '',
    clauseOf(claim, subject, benchmark),
    reachOf(claim),
    timeOf(claim),
  ];
  const sentence = words.filter((part) => part !== '').join(' ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${claim.question ? '?' : '.'}`;
}

const names: Readonly<Record<string, string>> = {
  ETH: 'Ethereum', BTC: 'Bitcoin', RUT: 'the Russell 2000', SPX: 'the S&P 500', NDX: 'the Nasdaq',
  GOLD: 'gold', SILVER: 'silver', OIL: 'oil',
  DXY: 'the dollar', DJI: 'the Dow', SOL: 'Solana', XRP: 'XRP', DOGE: 'Dogecoin', ADA: 'Cardano', LTC: 'Litecoin', TLT: 'Treasuries (TLT)',
  IWM: 'the Russell 2000 (IWM)', SPY: 'the S&P 500 (SPY)', QQQ: 'the Nasdaq-100 (QQQ)', GLD: 'gold (GLD)', SLV: 'silver (SLV)',
  UUP: 'the dollar (UUP)', USO: 'oil (USO)', DIA: 'the Dow (DIA)',
}; // prettier-ignore

function nameOf(symbol: string, lexicon: ClaimContext['lexicon']): string {
  return names[symbol] ?? (lexicon.some((market) => market.symbol === symbol) ? symbol : symbol);
}

function clauseOf(claim: Claim, subject: string, benchmark: string): string {
  const size = sizeWords(claim);
  const bySize = size === '' ? '' : ` by ${size}`;
  const both = `${subject} and ${benchmark}`;
  if (claim.aspect === 'moves')
    return [
      `${subject} ${moved(claim.subjectMovePct, claim.subjectDirection)}`,
      `${benchmark} ${moved(claim.benchmarkMovePct, claim.benchmarkDirection)}`,
    ].join(' and ');
  if (claim.aspect === 'distance')
    return `${subject} is ${belowPeak(claim.subjectMovePct)} and ${benchmark} ${belowPeak(claim.benchmarkMovePct)}`;
  if (claim.aspect === 'flow')
    return `${claim.relation === 'inflow-rise' ? 'more' : 'less'} ${subject} was sent to exchanges${bySize}`;
  if (claim.aspect === 'ratio-level' && claim.extreme === null)
    return `${subject} priced in ${benchmark} is ${claim.sizes[0]?.value ?? '…'}`;
  if (claim.aspect === 'ratio-level')
    return `${subject} priced in ${benchmark} is at its ${claim.extreme === 'low' ? 'lowest' : 'highest'}`;
  if (claim.aspect === 'ratio-distance')
    return `${subject} priced in ${benchmark} is ${size} ${claim.extreme === 'low' ? 'above its low' : 'below its high'}`;
  if (claim.aspect === 'forecast') return forecastWords(claim, both);
  if (claim.aspect === 'elsewhere') return `a question for "${claim.answeredBy ?? ''}"`;
  if (claim.aspect === 'lead')
    return `${subject} moves ${(claim.leadSessions ?? 0) < 0 ? 'after' : 'before'} ${benchmark}`;
  if (claim.relation.endsWith('correlation')) return correlationWords(claim, both, size);
  if (claim.aspect === 'multiple') return `the gap between ${both} is ${size} its usual width`;
  return gapWords(claim, subject, benchmark, bySize);
}

function gapWords(claim: Claim, subject: string, benchmark: string, bySize: string): string {
  const isRecord = claim.superlative !== 'none';
  if (claim.relation === 'divergence')
    return `${subject} and ${benchmark} have drifted ${isRecord ? 'further ' : ''}apart${bySize}`;
  const [went, where] = claim.relation === 'ahead' ? ['has pulled', 'ahead of'] : ['has fallen', claim.relation];
  return `${subject} ${went} ${isRecord ? 'further ' : ''}${where} ${benchmark}${bySize}`;
}

function correlationWords({ aspect, change, relation, inverse, extreme }: Claim, both: string, size: string): string {
  if (aspect === 'correlation-value') return `the correlation of ${both} is ${size}`;
  if (change === 'turned-negative' || change === 'turned-positive')
    return `the correlation of ${both} has turned ${change.slice(7)}`;
  if (change === 'decoupled') return `${both} have decoupled`;
  if (change !== null)
    return `the correlation of ${both} has ${change === 'rise' ? 'risen' : 'fallen'}${size === '' ? '' : ` to ${size}`}`;
  if (extreme !== null) return `the correlation of ${both} is at its ${extreme === 'low' ? 'lowest' : 'highest'}`;
  if (inverse) return `${both} move in opposite directions`;
  return `${both} ${relation === 'high-correlation' ? 'move together' : 'do not move together'}`;
}

function forecastWords({ relation, change }: Claim, both: string): string {
  if (change !== null) return `the correlation of ${both} will ${change === 'rise' ? 'rise' : 'fall'}`;
  if (relation === 'none') return `a forecast of who wins, ${both}`;
  return `the gap between ${both} will ${relation === 'forecast-converge' ? 'close' : 'widen'}`;
}

function sizeWords({ sizes }: Claim): string {
  const [first] = sizes;
  return first
    ? `${comparatorWords[first.comparator]}${first.of === 'correlation' ? first.value : Math.abs(first.value)}${unitsOf[first.of]}`
    : '';
}

const belowPeak = (pct: number | null): string =>
  pct === 0 ? 'at its own peak' : `${Math.abs(pct ?? 0)} % below its own peak`;

function moved(pct: number | null, direction: Claim['subjectDirection']): string {
  if (pct !== null) return `${pct < 0 ? 'fell' : 'rose'} ${Math.abs(pct)} %`;
  return direction === 'up' ? 'rose' : direction === 'down' ? 'fell' : 'went nowhere';
}

function reachOf({ superlative, since, years, almost, aspect, relation, extreme }: Claim): string {
  const than = aspect === 'ratio-level' || extreme !== null || relation.endsWith('correlation') ? '' : 'than ';
  if (superlative === 'none') return '';
  const words = {
    record: than === '' ? 'ever' : 'than ever before',
    since: than === '' ? `since ${since}` : `than at any time since ${since}`,
    years: `${than === '' ? 'in' : 'than in'} ${lengthWords(years ?? 1)}`,
  }[superlative];
  return almost ? `(almost) ${words}` : words;
}

function lengthWords(years: number): string {
  const [amount, unit] =
    years >= 1 ? [Number(years.toFixed(1)), 'year'] : [Math.max(1, Math.round(12 * years)), 'month'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function timeOf({ superlative, since, asOf, windowSessions, comparedWith, streak }: Claim): string {
  const parts = [
    streak === null
      ? ''
      : streak.count === null
        ? `in ${streak.isAny ? 'any whole' : 'every'} ${streak.unit}`
        : `${streak.count} ${streak.unit}s in a row`,
    windowSessions === null ? '' : `over ${windowSessions} ${windowSessions === 1 ? 'day' : 'days'} of trading`,
    since !== null && superlative !== 'since' ? (streak?.isAny ? `after ${since}` : `from ${since} on`) : '',
    asOf === null ? '' : `until ${asOf}`,
    comparedWith === null ? '' : `compared with ${comparedWith}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What would be right, for each way in which a sentence gives nothing to test. */
export const hints = {
  empty: 'Write a sentence about two markets, for example "ETH has never been this far from the Russell 2000".',
  noMarket: 'No market Rift knows is named; write two, for example "ETH" and "Russell 2000".',
  noRelation:
    'Nothing is said about how two markets stand to each other; for example ' +
    '"ETH has lagged the Russell 2000 for three months" can be tested.',
  noSubject: 'Only what it is held against is named; say which market the claim is about, for example "ETH …".',
  unfollowed: (names: readonly string[]): string =>
    `Rift does not follow ${names.join(' or ')}; "assets" lists the markets it does, and a sentence about two of them can be checked.`,
  against: (what: string): string => `${what} what? Name a second market, for example Bitcoin, the S&P 500 or gold.`,
  winner: 'Who will win is a forecast nobody can test; what has happened so far, or whether a gap closes, can be.',
  otherMeasure: 'This compares something other than prices, such as size or use; Rift tests prices.',
  past: 'This says how it usually was, not how it is.',
  condition: 'This says what would be so under a condition, not what is so.',
  correlationWithoutDirection: 'It does not say whether the correlation is high or low.',
  flowWithoutDirection:
    'It does not say whether coins moving to exchanges rose or fell; money moving into funds is another thing and has no open data.',
  flowWindow: 'Flows are compared with the week before; over a month or more they are not judged.',
  outflow: 'Rift tests coins moving to exchanges, not away from them.',
  lead: 'That one market moves before the other is not judged here; correlation with "expert" shows leads of up to five sessions.',
  onePrice: 'This is about the price of one market; Rift tests how two markets stand to each other.',
  ownRecord: 'Where one market stands in its own history is not asked here; what both did is.',
  language: (language: string): string =>
    `This seems to be ${language}; Rift reads English sentences, for example "ETH has diverged from the Russell 2000".`,
  tooLong: 'This is too long for one sentence; break it up, and each part is read.',
  tooMany: 'Twelve claims were read already; check this sentence by itself.',
  streak: 'In how many days, weeks or months in a row it was so is not tested; over which time it is so can be.',
} as const;

const labels: Readonly<Partial<Record<Relation, string>>> = {
  divergence: 'Drifted apart',
  ahead: 'Ahead',
  behind: 'Behind',
  'low-correlation': 'Not moving together',
  'high-correlation': 'Moving together',
  'forecast-converge': 'The gap closes',
  'forecast-diverge': 'The gap widens',
  'inflow-rise': 'More sent to exchanges',
  'inflow-fall': 'Less sent to exchanges',
};

/**
 * Which likely readings are offered where something was not understood?
 *
 * @param claim As far as it was read.
 * @returns Two or three, each with a label of at most 60 characters.
 * @example askedFor({ relation: 'behind', windowSessions: null })[0]?.label; // => 'Behind over 60 trading days'
 */
export function askedFor({ relation, windowSessions }: Pick<Claim, 'relation' | 'windowSessions'>): OtherReading[] {
  const label = labels[relation];
  if (label === undefined) return [reading('divergence', 60), reading('low-correlation', 90)];
  if (relation.startsWith('inflow')) return [{ label, relation, windowSessions: null }];
  if (relation.startsWith('forecast')) return [{ label, relation, windowSessions: null }, reading('divergence', 60)];
  const windows = relation.endsWith('correlation') ? [90, 252] : [60, 252];
  const first =
    windowSessions === null ? windows : [windowSessions, ...windows.filter((window) => window !== windowSessions)];
  return first.slice(0, 3).map((window) => reading(relation, window));
}

function reading(relation: Relation, windowSessions: number): OtherReading {
  return { label: `${labels[relation]!} over ${windowSessions} trading days`, relation, windowSessions };
}
