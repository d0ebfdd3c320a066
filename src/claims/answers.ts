import { nameFor } from '../market/known-markets.ts';
import {
  beginning, capital, firstFitting, joined, listed, msg, sentence, type Text, unlessIn,
} from '../messages/text.ts'; // prettier-ignore
import { type CheckReport, isAskedBack, isOfCorrelation, type JudgedClaim } from './check.ts';
import { besideOf, type Claim } from './claim.ts';
import type { ClaimVerdict } from './finding.ts';
import { choiceOf, daysWords, distanceWords, reachWords } from './words.ts';

// The answer to a check as people read it: the first line, then what holds, then chance, then the details.

/** Up to so many claims are answered in the first line; of more it says how many hold. */
const MOST_ANSWERED = 3;

/** The first line: the answer to one claim, to two or three of them, or how many of several hold. */
export function checkTitle({ results }: Pick<CheckReport, 'results'>): Text {
  if (results.length === 1) return answerOf(results[0]!);
  if (results.length > MOST_ANSWERED) return headlineOfAll(results);
  const each = (say: (result: JudgedClaim) => Text): Text => joined(results.map(say));
  const short: readonly [Text, Text] = [each(shortestAnswerOf), headlineOfAll(results)];
  return firstFitting(isApart(results) ? short : [each(answerOf), each(shortAnswerOf), ...short]);
}

/** Of two pairs one thing holds and another does not: "gold beat both"; the figures alone would not say which. */
const isApart = (results: readonly JudgedClaim[]): boolean =>
  new Set(results.map(({ verdict }) => verdict)).size > 1 &&
  results.every(({ verdict }) => verdict !== 'untestable') &&
  new Set(results.map(({ claim: { subject, benchmark } }) => [subject, benchmark].toSorted().join())).size > 1;

/** The answer beside others: its own short form, or the beginning of what it says alone. */
function shortAnswerOf(result: JudgedClaim): Text {
  const { claim, finding } = result;
  if (finding.short !== undefined && !claim.negated && besideOf(claim) === null) return sentence(finding.short);
  if (isAskedBack(claim) || isOfCorrelation(claim)) return answerOf(result);
  return joined([sentence(wordOf(result)), sentence(beginning(finding.reason, 'clause'))]);
}

/** `Ethereum behind Bitcoin: true.` */
function shortestAnswerOf(result: JudgedClaim): Text {
  const { claim, finding } = result;
  if (finding.short !== undefined && !claim.negated && besideOf(claim) === null) return sentence(finding.short);
  return sentence(msg('check.short', { reading: readingOf(claim), word: wordOf(result) }));
}

const counted: readonly (readonly [ClaimVerdict, string])[] = [
  ['supported', 'supported'],
  ['partly', 'partly'],
  ['not supported', 'notSupported'],
  ['untestable', 'untestable'],
];

/** `12 claims: 3 supported, 4 not supported, 5 cannot be tested.` */
function headlineOfAll(results: readonly JudgedClaim[]): Text {
  const counts = counted.flatMap(([verdict, word]) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return count === 0 ? [] : [msg('check.counted', { verdict: word, count })];
  });
  return msg('check.claims', { count: results.length, counts: joined(counts, ', ') });
}

/** The answer to one claim in at most 25 words and four numbers. */
export function answerOf(result: JudgedClaim): Text {
  const { claim, finding, verdict } = result;
  if (isAskedBack(claim)) return askedBack(claim);
  if (besideOf(claim) !== null && verdict !== 'not supported' && verdict !== 'untestable') return causeApart(result);
  const { reason } = finding;
  if (isOfCorrelation(claim)) return sentence(reason);
  const word = sentence(wordOf(result));
  const answer = (figures: Text, first = word): Text => joined([first, sentence(figures)]);
  return firstFitting([
    answer(reason),
    ...(isPlainDenial(result) ? [answer(reason, sentence(denials[verdict === 'supported' ? 'right' : 'wrong']))] : []),
    answer(beginning(reason, 'sentence')),
    answer(beginning(reason, 'clause')),
    word,
  ]);
}

/** The figures of a claim, where its first line has no room for all of them; else null. */
export function restOfAnswer(result: JudgedClaim): Text | null {
  return isAskedBack(result.claim) ? null : unlessIn(answerOf(result), sentence(result.finding.reason));
}

function wordOf({ claim, finding, verdict }: JudgedClaim): Text {
  if (verdict === 'untestable') return finding.word ?? msg('check.uncheckable');
  if (claim.question) return questionWords[verdict];
  if (claim.negated && verdict !== 'partly') return denialWords(claim, verdict);
  return finding.word !== undefined && !claim.negated ? finding.word : plainWords[verdict];
}

const plainWords: Readonly<Record<Exclude<ClaimVerdict, 'untestable'>, Text>> = {
  supported: msg('check.isTrue'),
  partly: msg('check.isPartlyTrue'),
  'not supported': msg('check.isNotTrue'),
};

const questionWords: typeof plainWords = {
  supported: msg('check.yes'),
  partly: msg('check.inPart'),
  'not supported': msg('check.isNotTrue'),
};

/** A denial that is answered as one. */
const isPlainDenial = ({ claim: { negated, question }, verdict }: JudgedClaim): boolean =>
  negated && !question && (verdict === 'supported' || verdict === 'not supported');

const denials = { right: msg('check.isRight'), wrong: msg('check.isWrong') } as const;

/** `Right: Bitcoin and the S&P 500 have not decoupled` and `Wrong: … have decoupled`. */
function denialWords(claim: Claim, verdict: ClaimVerdict): Text {
  return verdict === 'supported'
    ? msg('check.right', { saying: saying(claim, { denied: true }) })
    : msg('check.wrong', { saying: saying(claim, { denied: false }) });
}

/** What a claim says, or what it says when it is denied; by itself, or behind "that". */
function saying(claim: Claim, said: { readonly denied: boolean; readonly form?: 'that' }): Text {
  return msg(sayingOf(claim), { form: 'alone', ...said, ...namesIn(claim) });
}

type Saying =
  | `check.said${'Is' | 'So' | 'ChangedSo' | 'Diverged' | 'Ahead' | 'Behind'}`
  | `check.said${'MoveApart' | 'MoveTogether' | 'Decoupled' | 'Risen' | 'Fallen' | 'Changed'}`;

function sayingOf({ relation, aspect, superlative, change, question, negated }: Claim): Saying {
  if (superlative !== 'none' && (question || negated)) return 'check.saidIs';
  if (aspect === 'distance') return 'check.saidSo';
  if (aspect === 'correlation-change') return changeSayings[change ?? ''] ?? 'check.saidChanged';
  if (relation === 'convergence' || (relation === 'divergence' && change === 'rise')) return 'check.saidChangedSo';
  return relationSayings[relation] ?? 'check.saidSo';
}

const relationSayings: Partial<Readonly<Record<Claim['relation'], Saying>>> = {
  divergence: 'check.saidDiverged',
  ahead: 'check.saidAhead',
  behind: 'check.saidBehind',
  'low-correlation': 'check.saidMoveApart',
  'high-correlation': 'check.saidMoveTogether',
};

const changeSayings: Readonly<Record<string, Saying>> = {
  decoupled: 'check.saidDecoupled',
  rise: 'check.saidRisen',
  fall: 'check.saidFallen',
};

/** "That they drifted apart: yes. That staking caused it: nobody can read that off prices." */
function causeApart({ claim, verdict, finding }: JudgedClaim): Text {
  const partly = verdict === 'partly' && finding.verdict !== 'supported';
  const said =
    claim.superlative === 'none'
      ? msg('check.that', { saying: saying(claim, { denied: claim.negated, form: 'that' }) })
      : capital(reachWords(claim));
  const answer = { said, partly, own: claim.cause === null };
  return firstFitting([
    msg('check.causeApart', { ...answer, cause: besideOf(claim)! }),
    msg('check.causeApartShort', answer),
  ]);
}

/** "I read “ETH behind BTC”, but not “risk-adjusted”. Is that what is meant?" */
function askedBack(claim: Claim): Text {
  const reading = readingOf(claim);
  const unread = listed(claim.unread.map((words) => msg('check.quote', { words })));
  return firstFitting([msg('check.askedBack', { reading, unread }), msg('check.askedBackShort', { reading })]);
}

/** Both sides of a claim by name. */
function namesIn({ subject, benchmark, subjectAltGroup, benchmarkAltGroup }: Claim) {
  const nameOr = (symbol: string | null, group: string | null): Text =>
    symbol === null ? (group ?? msg('check.something')) : nameFor(symbol);
  return { subject: nameOr(subject, subjectAltGroup), benchmark: nameOr(benchmark, benchmarkAltGroup) };
}

/** One claim in a few words: `ETH behind BTC over 252 trading days`. */
function readingOf(claim: Claim): Text {
  const { relation, windowSessions } = claim;
  const { subject, benchmark } = namesIn(claim);
  if (claim.aspect === 'distance' && relation !== 'none') return distanceWords(claim, { subject, benchmark });
  if (claim.aspect === 'lead') return msg('reading.lead', { subject, benchmark, after: (claim.leadSessions ?? 0) < 0 });
  const reading = msg('check.reading', {
    subject,
    relation: choiceOf(relation),
    other: relation.startsWith('inflow') ? msg('check.exchanges') : benchmark,
  });
  return windowSessions === null
    ? reading
    : msg('check.readingOver', { reading, rows: daysWords(windowSessions, false) });
}

/** Each of several claims as a row: its own words, what was read in them where they make two claims, and the answer. */
export function claimRows(results: readonly JudgedClaim[]): Text[] {
  return results.map((result) => {
    const { claim } = result;
    const isAlone = results.every((other) => other === result || other.claim.text !== claim.text);
    const said = { claim: claim.text, answer: answerOf(result) };
    return isAlone ? msg('check.row', said) : msg('check.rowRead', { ...said, reading: readingOf(claim) });
  });
}

/** What holds and what does not, one line each; nothing where the claim has no parts. */
export function partsOf({ finding, claim }: JudgedClaim): Text[] {
  const beside = besideOf(claim);
  const cause = beside === null ? [] : [msg('check.cause', { cause: beside, own: claim.cause === null })];
  return [...finding.parts.map(({ text }) => text), ...(finding.parts.length > 0 ? cause : [])];
}

/** Which families of measures make a claim true, for the details. */
export function familiesOf({ claim, finding: { trueBy, falseBy } }: JudgedClaim): Text[] {
  const denied = claim.negated;
  return [
    ...(trueBy.length === 0 ? [] : [msg('check.trueBy', { denied, ways: joined(trueBy, ', ') })]),
    ...(falseBy.length === 0 ? [] : [msg('check.falseBy', { denied, ways: joined(falseBy, ', ') })]),
  ];
}

const MOST_SKIPPED = 3;

/** What of the text was not judged, in its own words, and why. */
export function skippedOf({ skipped, results }: Pick<CheckReport, 'skipped' | 'results'>): Text[] {
  const judged = new Set(results.map(({ claim }) => claim.text));
  const left = skipped.filter(({ text }) => !judged.has(text));
  const more = left.length > MOST_SKIPPED ? [msg('check.moreNotJudged', { count: left.length - MOST_SKIPPED })] : [];
  const shown = left.slice(0, MOST_SKIPPED);
  return [...shown.map(({ text, reason }) => msg('check.notJudged', { text: short(text), reason })), ...more];
}

const LONGEST_QUOTE = 80;

function short(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
}

/** The words of a picture, whose headline is its last sentence; those of the first line where it answers several claims. */
export function checkCaption(report: Pick<CheckReport, 'results'>): Text {
  const { results } = report;
  const [first] = results;
  if (results.length > MOST_ANSWERED) return answerOf(first!);
  if (results.length > 1) return checkTitle(report);
  return joined([sentence(first!.finding.reason), sentence(wordOf(first!))]);
}

/** What a picture quotes: all that its words answer. */
export function quotedIn({ results }: Pick<CheckReport, 'results'>): string {
  const shown = results.length > MOST_ANSWERED ? results.slice(0, 1) : results;
  return [...new Set(shown.map(({ claim }) => claim.text))].join(' … ');
}
