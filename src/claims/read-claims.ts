import type { Claim, ClaimContext, ClaimReading, OtherReading, Relation, SkippedSentence } from './claim.ts';
import { unsaid } from './clauses.ts';
import { readSentence, type SentenceReading } from './read-sentence.ts';
import type { Antecedent } from './roles.ts';
import { cleanText, detectLanguage, type Sentence, sentencesOf } from './text.ts';

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
  ETH: 'Ethereum', BTC: 'Bitcoin', RUT: 'the Russell 2000', SPX: 'the S&P 500', NDX: 'the Nasdaq', GOLD: 'gold', SILVER: 'silver', OIL: 'oil',
  DXY: 'the dollar', DJI: 'the Dow', SOL: 'Solana', XRP: 'XRP', DOGE: 'Dogecoin', ADA: 'Cardano', LTC: 'Litecoin', TLT: 'Treasuries (TLT)',
  IWM: 'the Russell 2000 (IWM)', SPY: 'the S&P 500 (SPY)', QQQ: 'the Nasdaq-100 (QQQ)', GLD: 'gold (GLD)', SLV: 'silver (SLV)',
  UUP: 'the dollar (UUP)', USO: 'oil (USO)', DIA: 'the Dow (DIA)',
}; // prettier-ignore

// prettier-ignore

// prettier-ignore

function nameOf(symbol: string, lexicon: ClaimContext['lexicon']): string {
  return names[symbol] ?? (lexicon.some((market) => market.symbol === symbol) ? symbol : symbol);
}

function clauseOf(claim: Claim, subject: string, benchmark: string): string {
  const size = sizeWords(claim);
  const bySize = size === '' ? '' : ` by ${size}`;
  const both = `${subject} and ${benchmark}`;
  if (claim.aspect === 'moves')
    return `${subject} ${moved(claim.subjectMovePct, claim.subjectDirection)} and ${benchmark} ${moved(claim.benchmarkMovePct, claim.benchmarkDirection)}`;
  if (claim.aspect === 'flow')
    return `${claim.relation === 'inflow-rise' ? 'more' : 'less'} ${subject} was sent to exchanges${bySize}`;
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
  return `${subject} ${claim.relation === 'ahead' ? 'has pulled' : 'has fallen'} ${isRecord ? 'further ' : ''}${claim.relation} ${claim.relation === 'ahead' ? 'of ' : ''}${benchmark}${bySize}`;
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

const comparatorWords = {
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'less-than': 'less than ',
  almost: 'almost ',
  about: '',
};

const unitWords: Readonly<Record<string, string>> = {
  gapPp: ' points',
  gapPct: ' %',
  ratioPct: ' %',
  flowPct: ' %',
  subjectPct: ' %',
  benchmarkPct: ' %',
  sigma: ' standard deviations beyond',
  multiple: ' times',
};

function sizeWords({ sizes }: Claim): string {
  const [first] = sizes;
  return first
    ? `${comparatorWords[first.comparator]}${first.of === 'correlation' ? first.value : Math.abs(first.value)}${unitWords[first.of] ?? ''}`
    : '';
}

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

function timeOf({ superlative, since, asOf, windowSessions, comparedWith }: Claim): string {
  const parts = [
    windowSessions === null ? '' : `over ${windowSessions} ${windowSessions === 1 ? 'day' : 'days'} of trading`,
    since !== null && superlative !== 'since' ? `from ${since} on` : '',
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
    'Nothing is said about how two markets stand to each other; for example "ETH has lagged the Russell 2000 for three months" can be tested.',
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
  outflow: 'Rift tests coins moving to exchanges, not away from them.',
  lead: 'That one market moves before the other is not judged here; correlation with "expert" shows leads of up to five sessions.',
  onePrice: 'This is about the price of one market; Rift tests how two markets stand to each other.',
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

/** Most claims read from one text. */
export const mostClaims = 12;

/** Longest sentence that is read: beyond it is no sentence, and reading it would take longer than its length allows. */
const longestSentence = 1200;

/** What is known after some sentences. */
interface Progress {
  readonly claims: Claim[];
  readonly skipped: SkippedSentence[];
  /** What the sentence before offers to the next one. */
  before: Antecedent | null;
  /** The claim of the sentence before. */
  last: Claim | null;
  /** The sentence before, where it said only what one market did. */
  oneMove: string | null;
}

/**
 * Which testable claims does a text make, and how was it read?
 *
 * Words become typed spans, sentences become clauses, and a clause is read by the aspect its spans show. What could
 * change the meaning and was not understood is in `unread`; such a claim gets no verdict but the readings in `asked`.
 * The same text is always read the same way, in a time linear in its length.
 *
 * @param text Anything; only the first 10,000 characters are read.
 * @param context Names to look for and the day of the question.
 * @returns One to twelve claims in order of appearance, each once; with none of them testable one of relation `none`.
 * @example readClaims('ETH lags RUT', { lexicon: [{ symbol: 'ETH', names: [] }, { symbol: 'RUT', names: [] }], asOf: '2026-06-30' }).claims[0]?.relation; // => 'behind'
 */
export function readClaims(text: string, context: ClaimContext): ClaimReading {
  const progress: Progress = { claims: [], skipped: [], before: null, last: null, oneMove: null };
  for (const sentence of withAnswers(sentencesOf(cleanText(text)))) readNext(sentence, context, progress);
  const claims = progress.claims.length > 0 ? progress.claims : [nothing(progress.skipped)];
  return { claims, skipped: progress.skipped, readAs: readAs(claims, context) };
}

/** "Long Treasuries? Four.": a question of few words and its answer are one sentence. */
function withAnswers(sentences: readonly Sentence[]): Sentence[] {
  const isShort = (text: string): boolean => text.split(/\s+/).length <= 6;
  return sentences.reduce<Sentence[]>((soFar, next) => {
    const last = soFar.at(-1);
    const isAnswer =
      last?.text.endsWith('?') === true &&
      isShort(last.text) &&
      isShort(next.text) &&
      next.follows &&
      /\d|^\w+\.$/.test(next.text);
    const isBare =
      isAnswer && !/\b(?:is|are|was|were|has|have|had|do|does|did|will|how|why|when|what|which|who)\b/i.test(last.text);
    return isBare
      ? [...soFar.slice(0, -1), { ...last, text: `${last.text.replace(/[?\s]+$/, '')} ${next.text}` }]
      : [...soFar, next];
  }, []);
}

function readNext(sentence: Sentence, context: ClaimContext, progress: Progress): void {
  if (sentence.text.length > longestSentence) {
    skip(progress, `${sentence.text.slice(0, 80)}…`, hints.tooLong, null);
    return;
  }
  const language = detectLanguage(sentence.text);
  if (language !== 'English') {
    skip(progress, sentence.text, hints.language(language), language);
    return;
  }
  const before = sentence.follows ? progress.before : null;
  const state =
    answered(sentence, context, progress) ??
    joined(sentence, context, progress) ??
    readSentence(
      sentence.text + unitBefore(sentence, progress),
      context,
      before,
      sentence.follows ? progress.last : null,
    );
  progress.oneMove = state.hint === hints.onePrice ? sentence.text : null;
  if (state.replaces) progress.claims.splice(progress.claims.indexOf(progress.last!), 1);
  for (const claim of state.claims) add(progress, claim);
  if (state.hint !== null) skip(progress, sentence.text, state.hint, null);
  progress.before = state.leaves;
  progress.last = state.claims.at(-1) ?? null;
}

/** "What a year. QQQ +48 %, IWM +18 %.": the period of the exclamation. */
function unitBefore({ text, follows }: Sentence, { skipped }: Progress): string {
  const last = skipped.at(-1)?.text ?? '';
  const unit = /^what an? (?:\w+ )?(year|quarter|month|week)\b[^?]{0,20}$/i.exec(last)?.[1];
  return follows && unit && /\d ?%/.test(text) ? ` this ${unit.toLowerCase()}` : '';
}

/** "Its correlation to gold? Near zero.": the question answered by its own next sentence. */
function answered(
  { text, follows }: Sentence,
  context: ClaimContext,
  { last, before }: Progress,
): SentenceReading | null {
  if (!follows || !last) return null;
  const isAsked = last.question && last.answeredBy?.startsWith('correlation') === true;
  const isFigure = last.aspect.startsWith('correlation') && /^[^.?!]{0,40}-?0\.\d+[.!\s]*$/.test(text);
  if (!isAsked && !isFigure) return null;
  const said = isAsked
    ? `${last.text.replace(/[?\s]+$/, '')} is ${text}`
    : `their correlation is ${text.toLowerCase()}`;
  const state = readSentence(said, context, before, null);
  return state.claims.some(({ aspect }) => aspect.startsWith('correlation')) ? { ...state, replaces: true } : null;
}

/** "Ether is up 500 % in 2021. Bitcoin: 74 %.": two sentences that are one comparison. */
function joined({ text, follows }: Sentence, context: ClaimContext, progress: Progress): SentenceReading | null {
  const { oneMove } = progress;
  if (!follows || oneMove === null || readSentence(text, context, null, null).claims.length > 0) return null;
  const state = readSentence(`${oneMove.replace(/[.!\s]+$/, '')}, ${text.replace(':', '')}`, context, null, null);
  if (!state.claims.some(({ aspect, benchmark }) => aspect === 'moves' && benchmark !== null)) return null;
  const at = progress.skipped.findLastIndex((skipped) => skipped.text === oneMove);
  if (at >= 0) progress.skipped.splice(at, 1);
  return state;
}

function skip(progress: Progress, text: string, reason: string, language: string | null): void {
  progress.skipped.push({ text, reason, language });
  progress.before = null;
  progress.last = null;
}

/** Each claim once; the same reading in other words is the same claim. */
function add({ claims, skipped }: Progress, claim: Claim): void {
  const key = keyOf(claim);
  if (claims.some((other) => keyOf(other) === key)) return;
  if (claims.length < mostClaims) claims.push(claim);
  else skipped.push({ text: claim.text, reason: hints.tooMany, language: null });
}

function keyOf(claim: Claim): string {
  return JSON.stringify({ ...claim, text: '' });
}

function nothing(skipped: readonly SkippedSentence[]): Claim {
  const [first] = skipped;
  return { ...unsaid, text: first?.text ?? '', hint: first?.reason ?? hints.empty };
}

function readAs(claims: readonly Claim[], context: ClaimContext): string {
  const [first] = claims;
  if (first!.aspect === 'none') return `Nothing testable was read. ${first!.hint ?? ''}`.trim();
  const left =
    first!.unread.length === 0 ? '' : ` I did not understand ${first!.unread.map((words) => `"${words}"`).join(', ')}.`;
  return `I read: ${claims.map((claim) => describeClaim(claim, context)).join(' ')}${left}`;
}
