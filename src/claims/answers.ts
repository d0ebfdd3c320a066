import { type Chance, chanceOfGap } from '../analytics/verdict.ts';
import { knownMarkets } from '../market/known-markets.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import { capitalised, formatNumber, plural } from '../messages/format.ts';
import type { CheckReport, JudgedClaim } from './check.ts';
import type { Claim, Comparator, SaidSize } from './claim.ts';
import type { ClaimVerdict } from './finding.ts';
import { isOfCorrelation } from './look-at-claim.ts';
import type { Direction, PairEvidence, Standing, Stretch } from './pair-evidence.ts';
import { fitsFirstLine } from './reasons.ts';
import { isAskedBack, marketName } from './refusals.ts';

// The small words answers are made of: names, amounts, stretches of time, chances.

/** Both markets as people call them. */
export interface PairNames {
  readonly subject: string;
  readonly benchmark: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A market by its name: `Ethereum`, `the Russell 2000 (IWM)`, `gold (GLD)`. */
export function nameOf({ symbol, name, kind }: MarketSymbol): string {
  const index = knownMarkets.find(({ fund }) => fund === symbol);
  if (index !== undefined) return `${withArticle(index)} (${symbol})`;
  return kind === 'index' ? withArticle({ name, kind }) : name;
}

function withArticle({ name, kind }: Pick<MarketSymbol, 'name' | 'kind'>): string {
  return kind === 'index' ? `the ${name}` : name.charAt(0).toLowerCase() + name.slice(1);
}

/** The names of a pair, the fund named where it stands in for an index. */
export function namesOf({ aligned: { pair } }: Pick<PairEvidence, 'aligned'>): PairNames {
  return { subject: nameOf(pair.subject), benchmark: nameOf(pair.benchmark) };
}

/** A size in whole numbers from ten on: `52`, `8.2`. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return size >= 9.95 ? Math.round(size).toString() : size.toFixed(1);
}

/** `Ethereum fell 44 %`. */
export function movedWords(name: string, pct: number): string {
  if (Math.abs(pct) < 0.05) return `${name} did not move`;
  return `${name} ${pct < 0 ? 'fell' : 'rose'} ${amount(pct)} %`;
}

/** `60 trading days`, `60 days` where both trade every day. */
export function daysWords(rows: number, everyDay: boolean): string {
  const unit = everyDay ? 'day' : 'trading day';
  return `${rows} ${unit}${rows === 1 ? '' : 's'}`;
}

/** `in 60 trading days`, `in 2025`, `since the start of 2026`, `since 15 March 2025`. */
export function stretchWords(
  claim: Pick<Claim, 'since' | 'asOf'>,
  stretch: Stretch,
  { dates, everyDay }: PairEvidence,
): string {
  if (stretch.said !== 'period') return `in ${daysWords(stretch.rows, everyDay)}`;
  const { since, asOf } = claim;
  const start = dayWords(since!);
  if (asOf === null) return since!.length === 4 ? `since the start of ${since!}` : `since ${start}`;
  if (since!.length === 7 && asOf.slice(0, 4) === since!.slice(0, 4) && isEndOf(asOf, asOf.slice(0, 7))) {
    return since === asOf.slice(0, 7) ? `in ${start}` : `from ${start.split(' ')[0]!} to ${monthWords(asOf)}`;
  }
  const whole = since!.length < 10 && asOf.startsWith(since!) && isEndOf(asOf, since!);
  return whole ? `in ${start}` : `from ${start} to ${dayWords(dates.at(-1)!)}`;
}

function isEndOf(day: string, period: string): boolean {
  if (period.length === 4) return day.endsWith('-12-31');
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1;
}

/** `2025`, `March 2025` or `15 March 2025`. */
export function dayWords(date: string): string {
  const [year, month, day] = date.split('-');
  const named = month === undefined ? year! : `${MONTHS[Number(month) - 1] ?? month} ${year!}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

/** `March 2024`. */
export function monthWords(date: string): string {
  return dayWords(date.slice(0, 7));
}

/** How far back a superlative reaches: `since March 2022`, `in 5 years`, `on record`. */
export function reachWords({ superlative, since, years }: Claim): string {
  if (superlative === 'record') return 'on record';
  if (since !== null) return `since ${dayWords(since)}`;
  const [count, unit] = (years ?? 0) >= 1 ? [years!, 'year'] : [Math.max(1, Math.round(12 * (years ?? 0))), 'month'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `98 of 100 days`, never all and never none of them while something is on the other side. */
export function ofHundredDays(percentile: number): string {
  if (percentile >= 100) return 'all earlier days';
  if (percentile > 99) return '99 of 100 days';
  return percentile < 1 ? 'hardly any day' : `${Math.floor(percentile + 1e-9)} of 100 days`;
}

/** `1 day in 20`. */
export function oneDayIn(chance: number): string {
  if (chance > 0.7) return 'most days';
  if (chance > 0.4) return 'every other day';
  if (chance < 1 / 500) return 'less than 1 day in 500';
  return `about 1 day in ${roundNumber(1 / chance)}`;
}

/** `1 pair in 5`. */
function onePairIn(chance: number): string {
  return chance > 0.4 ? 'every other pair' : `about 1 pair in ${roundNumber(1 / chance)}`;
}

function roundNumber(value: number): number {
  if (value < 20) return Math.round(value);
  return value < 100 ? 5 * Math.round(value / 5) : 50 * Math.round(value / 50);
}

/**
 * How often chance alone opens so wide a gap, or one so far in the direction that is claimed: one measure, one window.
 */
export function chanceOfGapWords(
  standing: Standing,
  rows: number,
  { everyDay, dates }: Pick<PairEvidence, 'everyDay' | 'dates'>,
  direction: Direction,
): string | null {
  const { word, since } = standing;
  const percentile = direction === null ? standing.absPercentile : towards(standing.signedPercentile);
  if (word === null || percentile === null || since === null) return null;
  const usual = `For how much this pair usually moves in ${daysWords(rows, everyDay)}`;
  const wide = direction === null ? 'that is a wider gap' : `that is further ${direction}`;
  const plain = Math.max(1 - percentile / 100, 1e-4);
  const chance = oneDayIn((direction === null ? chanceOfGap(percentile, rows, dates.length)?.perDay : null) ?? plain);
  return `${usual}, ${wide} than on ${ofHundredDays(percentile)} since ${monthWords(since)}. Chance alone does this on ${chance}.`;
}

/** The percentile in the direction a value has itself. */
export function towards(signedPercentile: number | null): number | null {
  return signedPercentile === null ? null : Math.max(signedPercentile, 100 - signedPercentile);
}

/** How often chance alone makes so many measures say so. */
export function chanceOfManyWords(chance: Chance | null): string {
  if (chance === null) return '';
  const rare = `${oneDayIn(chance.perDay)}, and at least once in a year to ${onePairIn(chance.withinYear)}`;
  return `chance alone gives as many on ${rare}`;
}

const comparators: Readonly<Record<Comparator, string>> = {
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'less-than': 'less than ',
  almost: 'almost ',
  about: '',
};

const units: Readonly<Record<SaidSize['of'], string>> = {
  gapPp: ' points',
  gapPct: ' %',
  subjectPct: ' %',
  benchmarkPct: ' %',
  ratioPct: ' %',
  flowPct: ' %',
  correlation: '',
  multiple: ' times',
  sigma: ' sigma',
};

/** `Ethereum: said at least 10 % up, was 23.7 % up: holds`. */
export function partWords(
  what: string,
  said: SaidSize | { readonly direction: 'up' | 'down' | 'flat' },
  actual: number,
  holds: boolean,
): string {
  const end = holds ? 'holds' : 'does not hold';
  const size = 'direction' in said ? `said ${said.direction}` : `said ${saidWords(said)}`;
  const was = 'direction' in said ? wentWords(actual, ' %') : wasWords(said, actual);
  return `${capitalised(what)}: ${size}, was ${was}: ${end}`;
}

/** `at least 10 %`, with its direction where it has one. */
export function saidWords({ value, comparator, of }: SaidSize): string {
  if (of === 'correlation') return `${comparators[comparator]}${formatNumber(value, 2)}`;
  const way = of === 'subjectPct' || of === 'benchmarkPct' ? (value < 0 ? ' down' : ' up') : '';
  return `${comparators[comparator]}${Number(Math.abs(value).toFixed(1))}${units[of]}${way}`;
}

function wasWords({ of, value }: SaidSize, actual: number): string {
  if (Number.isNaN(actual)) return 'not measurable';
  if (of === 'correlation') return formatNumber(actual, 2);
  if (of === 'subjectPct' || of === 'benchmarkPct') return wentWords(actual, units[of]);
  const wrongWay = actual < 0 !== value < 0;
  return `${Math.abs(actual).toFixed(1)}${units[of]}${wrongWay ? ' the other way' : ''}`;
}

function wentWords(actual: number, unit: string): string {
  return `${Math.abs(actual).toFixed(1)}${unit} ${actual < 0 ? 'down' : 'up'}`;
}

// The answer to a check as people read it: the first line, then what holds, then chance, then the details.

/** The first line: the answer to one claim, or how many of several hold. */
export function checkTitle({ results }: Pick<CheckReport, 'results'>): string {
  return results.length === 1 ? answerOf(results[0]!) : headlineOfAll(results);
}

const counted: readonly (readonly [ClaimVerdict, string])[] = [
  ['supported', 'supported'],
  ['partly', 'partly'],
  ['not supported', 'not'],
  ['untestable', 'not testable'],
];

/** `12 claims: 3 supported, 4 not, 5 not testable.` */
function headlineOfAll(results: readonly JudgedClaim[]): string {
  const counts = counted.flatMap(([verdict, words]) => {
    const amount = results.filter((result) => result.verdict === verdict).length;
    return amount === 0 ? [] : [`${amount} ${words}`];
  });
  return `${plural(results.length, 'claim')}: ${counts.join(', ')}.`;
}

/** The answer to one claim in at most 25 words and four numbers. */
export function answerOf(result: JudgedClaim): string {
  const { claim, finding, verdict } = result;
  if (isAskedBack(claim)) return askedBack(claim);
  if (claim.cause !== null && verdict !== 'not supported' && verdict !== 'untestable') return causeApart(result);
  const word = wordOf(result);
  const reason = sentence(finding.reason);
  if (isOfCorrelation(claim)) return reason;
  const [part, clause] = [/[:;]| \(|\. /, /[:;,]| \(|\. /].map((end) => `${word}. ${firstPart(finding.reason, end)}.`);
  return [`${word}. ${reason}`, part!, clause!].find(fitsFirstLine) ?? `${word}.`;
}

/** The figures of a claim, where its first line had no room for all of them; else null. */
export function restOfAnswer(result: JudgedClaim): string | null {
  const reason = sentence(result.finding.reason);
  return answerOf(result).includes(reason) || isAskedBack(result.claim) ? null : reason;
}

function sentence(words: string): string {
  return /[.?!]$/.test(words) ? capitalised(words) : `${capitalised(words)}.`;
}

function firstPart(reason: string, end: RegExp): string {
  return capitalised(reason.replace(/\.$/, '').split(end)[0]!);
}

function wordOf({ claim, finding, verdict }: JudgedClaim): string {
  if (verdict === 'untestable') return finding.word ?? 'Cannot be checked';
  if (claim.question) return questionWords[verdict];
  if (claim.negated && verdict !== 'partly') return denialWords(claim, verdict);
  return finding.word !== undefined && !claim.negated ? finding.word : plainWords[verdict];
}

const plainWords: Readonly<Record<Exclude<ClaimVerdict, 'untestable'>, string>> = {
  supported: 'True',
  partly: 'Partly true',
  'not supported': 'No',
};

const questionWords: typeof plainWords = { supported: 'Yes', partly: 'In part', 'not supported': 'No' };

/** `Right: they have not decoupled` and `Wrong: they have decoupled`. */
function denialWords(claim: Claim, verdict: ClaimVerdict): string {
  const [affirmed, denied] = sayings(claim);
  return verdict === 'supported' ? `Right: ${denied}` : `Wrong: ${affirmed}`;
}

/** What a claim says, and what it says when it is denied. */
function sayings(claim: Claim): readonly [string, string] {
  const { relation, aspect, superlative, change, question, negated } = claim;
  if (superlative !== 'none' && (question || negated)) return ['it is', 'it is not'];
  if (aspect === 'correlation-change') return changeSayings(claim);
  if (relation === 'divergence' && change !== null) return ['it has changed so', 'it has not'];
  return relationSayings[relation] ?? ['it is so', 'it is not so'];
}

const relationSayings: Partial<Readonly<Record<Claim['relation'], readonly [string, string]>>> = {
  divergence: ['they have drifted apart', 'they have not drifted apart'],
  ahead: ['it is ahead', 'it is not ahead'],
  behind: ['it is behind', 'it is not behind'],
  'low-correlation': ['they do move apart', 'they do not move apart'],
  'high-correlation': ['they move together', 'they do not move together'],
};

function changeSayings({ change }: Claim): readonly [string, string] {
  if (change === 'decoupled') return ['they have decoupled', 'they have not decoupled'];
  if (change === 'rise') return ['it has risen', 'it has not risen'];
  return change === 'fall' ? ['it has fallen', 'it has not fallen'] : ['it has changed', 'it has not changed'];
}

/** "That they drifted apart: yes. That staking caused it: nobody can read that off prices." */
function causeApart({ claim, verdict, finding }: JudgedClaim): string {
  const held = verdict === 'partly' && finding.verdict !== 'supported' ? 'in part' : 'yes';
  const [affirmed, denied] = sayings(claim);
  const said =
    claim.superlative === 'none' ? `That ${claim.negated ? denied : affirmed}` : capitalised(reachWords(claim));
  const whole = `${said}: ${held}. “${claim.cause!}”: nobody can read that off prices.`;
  return fitsFirstLine(whole) ? whole : `${said}: ${held}. The rest of it nobody can read off prices.`;
}

/** "I read “ETH behind BTC”, but not “risk-adjusted”. Is that what is meant?" */
function askedBack(claim: Claim): string {
  const unread = claim.unread.map((words) => `“${words}”`);
  const whole = `I read “${readingOf(claim)}”, but not ${unread.join(' and ')}. Is that what is meant?`;
  return fitsFirstLine(whole) ? whole : `I read “${readingOf(claim)}”, but not all of the rest. Is that what is meant?`;
}

const relationWords: Readonly<Record<Claim['relation'], string>> = {
  divergence: 'apart from',
  ahead: 'ahead of',
  behind: 'behind',
  'low-correlation': 'apart from',
  'high-correlation': 'in step with',
  'inflow-rise': 'more sent to',
  'inflow-fall': 'less sent to',
  'forecast-converge': 'closing on',
  'forecast-diverge': 'parting from',
  none: 'beside',
};

/** One claim in a few words: `ETH behind BTC over 252 trading days`. */
function readingOf(claim: Claim): string {
  const { subject, benchmark, relation, windowSessions, subjectAltGroup, benchmarkAltGroup } = claim;
  const window = windowSessions === null ? '' : ` over ${daysWords(windowSessions, false)}`;
  const other = relation.startsWith('inflow')
    ? 'exchanges'
    : benchmark === null
      ? (benchmarkAltGroup ?? 'something')
      : marketName(benchmark);
  return `${subject === null ? (subjectAltGroup ?? 'something') : marketName(subject)} ${relationWords[relation]} ${other}${window}`;
}

/** Each of several claims as a row: its own words, what was read in them where they make two claims, and the answer. */
export function rowsOf(results: readonly JudgedClaim[]): string[] {
  return results.map((result) => {
    const { claim } = result;
    const isAlone = results.every((other) => other === result || other.claim.text !== claim.text);
    return `“${claim.text}”${isAlone ? '' : ` (${readingOf(claim)})`}: ${answerOf(result)}`;
  });
}

/** What holds and what does not, one line each; nothing where the claim has no parts. */
export function partsOf({ finding, claim }: JudgedClaim): string[] {
  const cause = claim.cause === null ? [] : [`“${claim.cause}”: nobody can read that off prices`];
  return [...finding.parts.map(({ text }) => text), ...(finding.parts.length > 0 ? cause : [])];
}

/** Which families of measures make a claim true, for the details. */
export function familiesOf({ claim, finding: { trueBy, falseBy } }: JudgedClaim): string[] {
  const subject = claim.negated ? 'What it denies is' : 'It is';
  return [
    ...(trueBy.length === 0 ? [] : [`${subject} true by: ${trueBy.join(', ')}`]),
    ...(falseBy.length === 0 ? [] : [`${subject} false by: ${falseBy.join(', ')}`]),
  ];
}

const MOST_SKIPPED = 3;

/** What of the text was not judged, in its own words, and why. */
export function skippedOf({ skipped, results }: Pick<CheckReport, 'skipped' | 'results'>): string[] {
  const judged = new Set(results.map(({ claim }) => claim.text));
  const left = skipped.filter(({ text }) => !judged.has(text));
  const more = left.length > MOST_SKIPPED ? [`Not judged: ${left.length - MOST_SKIPPED} more sentences.`] : [];
  return [...left.slice(0, MOST_SKIPPED).map(({ text, reason }) => `Not judged: “${short(text)}”. ${reason}`), ...more];
}

const LONGEST_QUOTE = 80;

function short(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
}

/** The words of a picture, whose headline is its last sentence. */
export function checkCaption(report: Pick<CheckReport, 'results'>): string {
  const [first] = report.results;
  const { finding } = first!;
  return report.results.length === 1 ? `${sentence(finding.reason)} ${wordOf(first!)}.` : answerOf(first!);
}
