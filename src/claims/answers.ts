import { nameOfSymbol } from '../market/known-markets.ts';
import { capitalised, plural } from '../messages/format.ts';
import { joined, type Text } from '../messages/text.ts';
import { type CheckReport, isAskedBack, isOfCorrelation, type JudgedClaim } from './check.ts';
import type { Claim } from './claim.ts';
import type { ClaimVerdict } from './finding.ts';
import { daysWords, fitsFirstLine, reachWords } from './words.ts';

// The answer to a check as people read it: the first line, then what holds, then chance, then the details.

/** The first line: the answer to one claim, or how many of several hold. */
export function checkTitle({ results }: Pick<CheckReport, 'results'>): string {
  return results.length === 1 ? answerOf(results[0]!) : headlineOfAll(results);
}

const counted: readonly (readonly [ClaimVerdict, string])[] = [
  ['supported', 'supported'],
  ['partly', 'partly supported'],
  ['not supported', 'not supported'],
  ['untestable', 'cannot be tested'],
];

/** `12 claims: 3 supported, 4 not supported, 5 cannot be tested.` */
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
      : nameOfSymbol(benchmark);
  return `${subject === null ? (subjectAltGroup ?? 'something') : nameOfSymbol(subject)} ${relationWords[relation]} ${other}${window}`;
}

/** Each of several claims as a row: its own words, what was read in them where they make two claims, and the answer. */
export function claimRows(results: readonly JudgedClaim[]): string[] {
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
export function familiesOf({ claim, finding: { trueBy, falseBy } }: JudgedClaim): Text[] {
  const subject = claim.negated ? 'What it denies is' : 'It is';
  return [
    ...(trueBy.length === 0 ? [] : [joined([`${subject} true by:`, joined(trueBy, ', ')])]),
    ...(falseBy.length === 0 ? [] : [joined([`${subject} false by:`, joined(falseBy, ', ')])]),
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
