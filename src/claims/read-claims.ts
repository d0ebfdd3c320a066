import type { Text } from '../messages/text.ts';
import { askedFor, hints, readAsWords } from './words.ts';
import { type Claim, type ClaimContext, type ClaimReading, type SkippedSentence, unsaid } from './claim.ts';
import { Clause, foldAsides, isMarket, isOfItsFigures, splitClauses } from './clauses.ts';
import { type Around, readClause, readTally, recordOf } from './read-clause.ts';
import { inherited, isOfOtherMeasure, isTakingBack, isTimelessLead, overTheTimeOf } from './leftover.ts';
import { asks, causeOpenings, causes, levels, measures, rarities, unanchored } from './lexicon/stance.ts';
import { readWhen, withLeadingTime } from './read-time.ts';
import {
  type Antecedent,
  figureOf,
  isFragment,
  isQualification,
  correctionOf,
  isAnswerable,
  isSaidCloser,
  isUnspecific,
  leavesOf,
  marketKey,
  otherMarket,
  ofEachOther,
  overOneWindow,
  pairOf,
  repetitionOf,
  resolved,
  timeOf,
  wantsTime,
  withAdjustments,
  withSizes,
  withSubject,
} from './roles.ts';
import { spansOf } from './spans.ts';
import { cleanText, detectLanguage, figureWords, type Sentence, sentencesOf, type Span, withAnswers } from './text.ts';

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
  /** The last two markets that were named together. */
  pair: Antecedent | null;
  /** The claim of the sentence before. */
  last: Claim | null;
  /** The sentence before, where it said only what one market did. */
  oneMove: string | null;
  /** The sentence before. */
  said: string;
  /** The one time the last sentences named, in words that can stand in another sentence. */
  time: string | null;
  /** The sentence before, where its figures named no time, and the place of its first claim. */
  open: { readonly text: string; readonly at: number } | null;
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
 * @example readClaims('ETH lags XYZ', { lexicon: [{ symbol: 'ETH', names: [] }], asOf: '2026-06-30' }).claims[0]?.relation; // => 'behind'
 */
export function readClaims(text: string, context: ClaimContext): ClaimReading {
  const progress: Progress = {
    claims: [],
    skipped: [],
    before: null,
    pair: null,
    last: null,
    oneMove: null,
    said: '',
    time: null,
    open: null,
  };
  for (const sentence of withAnswers(sentencesOf(cleanText(text)))) readNext(sentence, context, progress);
  const found = progress.claims.filter((claim, at, all) => !isSaidCloser(claim, at, all));
  const claims = found.length > 0 ? found : [nothing(progress.skipped)];
  return { claims, skipped: progress.skipped, readAs: readAsWords(claims) };
}

function readNext(sentence: Sentence, context: ClaimContext, progress: Progress): void {
  if (sentence.text.length > longestSentence) {
    skip(progress, `${sentence.text.slice(0, 80)}…`, hints.tooLong, null);
    return;
  }
  if (progress.claims.length >= mostClaims) {
    if (spansOf(sentence.text, context).some(isMarket)) skip(progress, sentence.text, hints.tooMany, null);
    return;
  }
  const language = detectLanguage(sentence.text);
  if (language !== 'English') {
    skip(progress, sentence.text, hints.language(language), language);
    return;
  }
  if (isCauseOfLast(sentence, context, progress) || isUndone(sentence, context, progress)) return;
  const { before, last } = progress;
  const state = withTime(sentence, context, progress, readIn(sentence, context, progress));
  progress.oneMove = oneMoveOf(sentence, context, progress, state);
  if (state.replaces) takeBack(progress, state.text);
  else if (sentence.follows && last !== null && state.claims.length === 0 && rarities.test(sentence.text))
    doubt(progress, last, sentence.text);
  const at = progress.claims.length;
  const isOfOtherTime = sentence.follows && unanchored.test(sentence.text);
  for (const claim of state.claims) add(progress, isOfOtherTime ? inherited(claim, claim.text, 'as a whole') : claim);
  if (state.hint !== null) skip(progress, sentence.text, state.hint, null);
  for (const text of state.claims.length > 0 ? (state.setAside ?? []) : [])
    progress.skipped.push({ text, reason: hints.ownRecord, language: null });
  const isOpen = state.claims.some((claim) => wantsTime(claim) || isTimelessLead(claim));
  progress.open = isOpen ? { text: state.text, at } : null;
  const isShort = state.claims.length === 0 && sentence.text.split(/\s+/).length <= 6;
  progress.before = state.leaves ?? (isShort ? before : null);
  if (progress.before?.benchmark) progress.pair = progress.before;
  const isFiller = isShort && spansOf(sentence.text, context).every(({ kind }) => /^(?:word|punct)$/.test(kind)); // "again.", "wow."
  progress.last = state.claims.at(-1) ?? (isFiller ? last : null);
  progress.time = state.time ?? (state.claims.length > 0 && !state.replaces ? null : progress.time);
  if (!isFiller) progress.said = sentence.text;
}

/** The claim before goes, with all of its sentence where that is read anew. */
function takeBack({ claims, last, said }: Progress, text: string): void {
  const isAnew = text.startsWith(said.replace(/[.!\s]+$/, ''));
  for (const claim of claims.filter((each) => each === last || (isAnew && each.text === said)))
    claims.splice(claims.indexOf(claim), 1);
}

/** "Said no one ever.", "That's before fees.", "Profits at the big ones rose 12 %.": what was said before is not meant, or not of prices. */
function isUndone({ text, follows }: Sentence, context: ClaimContext, { claims }: Progress): boolean {
  const last = claims.at(-1);
  if (!follows || !last) return false;
  const spans = spansOf(text, context);
  const isBack = isTakingBack(text, spans);
  if (!isBack && !(isUnspecific(last) && isOfOtherMeasure(text, spans))) return false;
  doubt({ claims }, last, text);
  return isBack && !spans.some(isMarket);
}

/** What was read of a sentence is asked about. */
function doubt({ claims }: Pick<Progress, 'claims'>, last: Claim, text: string): void {
  for (const claim of claims.filter((each) => each.text === last.text))
    claims[claims.indexOf(claim)] = { ...claim, unread: [...claim.unread, text], asked: askedFor(claim) };
}

/** "Every bit of that lead is owed to the AI craze.": a cause of what the sentence before said. */
function isCauseOfLast({ text, follows }: Sentence, context: ClaimContext, progress: Progress): boolean {
  const { claims } = progress;
  const last =
    progress.last ??
    (/\b(?:that|this|the) (?:lead|gap|difference|divergence|outperformance)\b/i.test(text) ? claims.at(-1) : null);
  if (!follows || !last || last.question || !claims.includes(last) || !causes.test(text)) return false;
  if (!causeOpenings.test(text)) return false;
  if (/\d/.test(text) || spansOf(text, context).some(({ kind }) => kind === 'market')) return false;
  const caused = claims.filter((claim) => claim.text === last.text);
  for (const claim of caused) claims[claims.indexOf(claim)] = { ...claim, cause: text };
  progress.last = claims.at(-1) ?? null;
  return true;
}

/** What a sentence says together with the ones before it, and the text that was read. */
function readIn(
  sentence: Sentence,
  context: ClaimContext,
  progress: Progress,
): SentenceReading & { readonly text: string } {
  const isQuoted = /, (?:they|you|we were) (?:said|say|told)\b/i.test(sentence.text); // "Uncorrelated, they said."
  const before = sentence.follows && !isQuoted ? progress.before : null;
  const named = resolved(sentence, progress.before, progress.pair);
  const isOfBoth = named !== sentence.text && new Set(spansOf(named, context).filter(isMarket).map(marketKey)).size > 1;
  const direct = isOfBoth ? readSentence(named, context, null, null) : null;
  if (direct && direct.claims.length > 0) return { ...direct, text: named };
  const together =
    answered(sentence, context, progress) ??
    scored(sentence, context, progress) ??
    inTheirOrder(sentence, context, progress) ??
    joined({ ...sentence, text: named }, context, progress);
  return (
    together ??
    continued(sentence, context, progress) ?? {
      ...readSentence(sentence.text, context, before, sentence.follows ? progress.last : null),
      text: sentence.text,
    }
  );
}

/** "ETH/BTC 0.0193. Lowest since 2020.", "Coins pour onto exchanges. Ether inflow has doubled.": the second says what of the first. */
function continued({ text, follows }: Sentence, context: ClaimContext, progress: Progress): Read | null {
  const { said, oneMove, last, before } = progress;
  if (!follows || said === '') return null;
  if (/\bexchanges?\b/i.test(said) && /\binflows?\b/i.test(text) && !/\bexchanges?\b/i.test(text)) {
    const coin = spansOf(text, context).some(isMarket) ? '' : `${before?.subject?.symbol ?? ''} `;
    return { ...readSentence(`${coin}${text.replace(/[.!\s]+$/, '')} to exchanges`, context, null, null), text };
  }
  if (/\bcorrelat/i.test(said) && !/\bcorrelat/i.test(text) && /\d?\.\d/.test(text) && measures.test(text))
    return { ...readSentence(text.replace(measures, '$1correlation'), context, last && pairOf(last), null), text };
  if (/^\S*\s?correlat\w*( \S+)?[.:]?$/i.test(said) && !/\bcorrelat/i.test(text) && /\d?\.\d/.test(text))
    // "Correlation check. Bitcoin and gold: 0.1."
    return {
      ...readSentence(`Correlation of ${text.replace(/: (?=[+-]?\d?\.\d)/, ' is ')}`, context, null, null),
      text,
    };
  const both = (before: string, isRead: (claims: readonly Claim[]) => boolean): Read | null => {
    const joint = `${before.replace(/[.!\s]+$/, '')}, ${text}`;
    const state = readSentence(joint, context, null, null);
    return isRead(state.claims) ? { ...state, text: joint, replaces: last !== null } : null;
  };
  if (last?.aspect === 'moves' && /\b(?:in|by) comparison\b/i.test(text))
    return both(last.text, (claims) => claims.length > 1 && claims.every(isAnswerable));
  const isInsisting = last !== null && last.superlative !== 'none' && /^(?:not|never)\b/i.test(text);
  const fragment =
    isFragment(text, spansOf(text, context)) && last?.text === said && !isInsisting
      ? both(said, (claims) => claims.length > 0)
      : null;
  if (fragment) return fragment;
  const isOpenLevel = last === null || (last.text === said && last.aspect === 'ratio-level');
  if (!levels.test(text) || !/\w\/\$?\w/.test(said) || oneMove !== null || !isOpenLevel) return null;
  return both(said, (claims) => claims.some((each) => each.aspect === 'ratio-level' && each.benchmark !== null));
}

type Read = SentenceReading & { readonly text: string };

/**
 * Figures without a time are of the time the sentence before names ("First half in the books. QQQ +39 %, IWM +7 %."), or the
 * one after it that names nothing else ("… That was 2022.").
 */
function withTime({ text, follows }: Sentence, context: ClaimContext, progress: Progress, state: Read): Read {
  const { time } = progress;
  const isTally = state.claims.length === 0 && /[+-] ?\d/.test(text);
  const isLead =
    state.time === null && !state.replaces && state.claims.every(isTimelessLead) && state.claims.length > 0;
  if (follows && time !== null && (isTally || isLead || state.claims.some(wantsTime))) {
    const again = readSentence(`${state.text} ${time}`, context, progress.before, null);
    return again.claims.length === 0 || (isTally && !again.claims.every(({ aspect }) => aspect === 'moves'))
      ? state
      : { ...state, claims: again.claims.map((claim) => inherited(claim, state.text, time)) };
  }
  const { open } = progress;
  const isOfFigures = open !== null && progress.claims.slice(open.at).some(wantsTime);
  const isSaidOfIt =
    /^(?:and )?(?:(?:all|most) of )?(?:that|this|it|which)(?: all)? (?:was|happened|is|in|over|during|since)\b/i.test(
      text,
    );
  if (
    !follows ||
    open === null ||
    !(isOfFigures || isSaidOfIt) ||
    state.claims.length > 0 ||
    state.time === null ||
    text.split(/\s+/).length > 9
  )
    return state;
  if (spansOf(text, context).some(({ kind }) => /^(?:move|perform|gap|drift|not|modal)$/.test(kind))) return state; // it says what was then
  const again = readSentence(`${open.text} ${state.time}`, context, null, null);
  if (again.claims.length === 0) return state;
  progress.claims.splice(open.at);
  const claims = again.claims.map((claim) => inherited(claim, open.text, state.time!));
  return { ...again, text: open.text, claims, hint: null };
}

/** "Its correlation to gold? Near zero.", "A quarter ago it was 0.56. Now it is −0.23.": answered by the next sentence. */
function answered({ text, follows }: Sentence, context: ClaimContext, { last, before }: Progress): Read | null {
  if (!follows || !last) return null;
  const now = figureOf(text);
  const then = last.aspect === 'correlation-value' ? last.sizes[0]?.value : undefined;
  const past = then !== undefined && last.asOf === null ? pastFigure(text, context, last) : null;
  if (past !== null) return past;
  const isAsked = last.question && last.answeredBy?.startsWith('correlation') === true;
  if (now !== null && then !== undefined) {
    const both = `${last.text} ${text}`;
    const { claims, ...state } = readSentence(`the correlation is at ${now} from ${then}`, context, pairOf(last), null);
    const windows = [
      last.windowSessions,
      readSentence(`the correlation is ${text}`, context, pairOf(last), null).claims[0]?.windowSessions,
    ];
    const window = windows.find((rows) => typeof rows === 'number') ?? null;
    return {
      ...state,
      claims: claims.map((claim) => ({ ...claim, text: both, windowSessions: window, comparedWith: last.asOf })),
      text: both,
      replaces: true,
    };
  }
  if (!isAsked) return null;
  const state = readSentence(`${last.text.replace(/[?\s]+$/, '')} is ${text}`, context, before, null);
  return state.claims.some(({ aspect }) => aspect.startsWith('correlation'))
    ? { ...state, text, replaces: true }
    : null;
}

/** "It is at 0.5. A year ago it was 0.3.": two values are a change. */
function pastFigure(text: string, context: ClaimContext, last: Claim): Read | null {
  const said = text.replace(/\bit (?=was|stood|had|sat)/i, 'the correlation ');
  const [then] = readSentence(said, context, pairOf(last), null).claims;
  const isValue =
    then?.aspect === 'correlation-value' && then.unread.length === 0 && then.asOf !== null && then.sizes.length === 1;
  if (said === text || !isValue) return null;
  const both = `the correlation is at ${last.sizes[0]!.value} from ${then.sizes[0]!.value}`;
  const { claims, ...state } = readSentence(both, context, pairOf(last), null);
  const when = { windowSessions: last.windowSessions, comparedWith: then.asOf };
  const joint = `${last.text} ${text}`;
  return { ...state, claims: claims.map((claim) => ({ ...claim, ...when, text: joint })), text: joint, replaces: true };
}

/** "Look at ETH, then look at IWM. Down 22.7 %, up 24.7 %.": the figures of the two markets before, in their order. */
function inTheirOrder({ text, follows }: Sentence, context: ClaimContext, { before, last }: Progress): Read | null {
  const [subject, benchmark] = [before?.subject?.symbol, before?.benchmark?.symbol];
  const spans = spansOf(text, context);
  const isTwo = spans.filter(({ kind }) => /^(?:sized?|number)$/.test(kind)).length === 2;
  const isOfOther = spans.some((span) => isMarket(span) || /^(?:unknown|other)$/.test(span.kind)); // "the coin is up 5 %, the metal down 2 %"
  if (!follows || last !== null || !subject || !benchmark || !isTwo || isOfOther) return null;
  const state = readSentence(`${subject} and ${benchmark}: ${text}`, context, null, null);
  const isOfMoves = state.claims.length === 1 && state.claims[0]!.aspect === 'moves' && isAnswerable(state.claims[0]!);
  return isOfMoves ? { ...state, claims: [inherited(state.claims[0]!, text, text)], text } : null;
}

/** "Btc smoked eth in December. 48 vs 20": the figures of the claim before. */
function scored({ text, follows }: Sentence, { asOf, ...context }: ClaimContext, { last }: Progress): Read | null {
  const score = /^([+-]? ?\d+(?:\.\d+)?) ?%? ?(?:vs?\.?|versus|against|to|\/) ?([+-]? ?\d+(?:\.\d+)?)(?![\d/])/i.exec(
    text,
  );
  const isOrder = last?.relation === 'ahead' || last?.relation === 'behind';
  const isOpen = last?.aspect === 'gap' && last.sizes.length === 0 && last.superlative === 'none' && !last.negated;
  if (!follows || !score || !isOrder || !isOpen || last.benchmark === null) return null;
  const legs = (['subjectPct', 'benchmarkPct'] as const).map((of, i) => {
    return { value: Number(score[i + 1]!.replace(' ', '')), comparator: 'about', of } as const;
  });
  const rest = new Clause(spansOf(text.slice(score[0].length), { ...context, asOf }), asOf);
  const when = last.since === null && last.windowSessions === null ? readWhen(rest, false) : {};
  const claim: Claim = {
    ...last,
    ...when,
    ...withSizes(legs),
    aspect: 'moves',
    text: `${last.text} ${text}`,
    subjectMovePct: legs[0]!.value,
    benchmarkMovePct: legs[1]!.value,
    loose: [...last.loose, score[0]],
  };
  return { claims: [claim], replaces: true, hint: null, leaves: pairOf(last), time: null, text: claim.text };
}

/** A sentence that says only what one market did, to be held beside the next one. */
function oneMoveOf(sentence: Sentence, context: ClaimContext, progress: Progress, state: Read): string | null {
  if (state.claims.some(isAnswerable)) return null;
  const text = resolved(sentence, progress.before, progress.pair);
  if (state.hint === hints.onePrice) return text;
  const markets = new Set(spansOf(text, context).filter(isMarket).map(({ value }) => value)); // prettier-ignore
  if (markets.size === 1 && figureWords.test(text)) return text;
  return markets.size === 0 && !figureWords.test(text) && text.split(/\s+/).length <= 12 ? progress.oneMove : null;
}

/** "Ether is up 500 % in 2021. Bitcoin: 74 %.": two sentences that are one comparison. */
function joined({ text, follows }: Sentence, context: ClaimContext, progress: Progress): Read | null {
  const { oneMove } = progress;
  if (!follows || oneMove === null || readSentence(text, context, null, null).claims.some(isAnswerable)) return null;
  const both = `${oneMove.replace(/[.!?\s]+$/, '')}, ${text.replace(':', '')}`;
  const plain = readSentence(both, context, null, null);
  const isOver = plain.claims.length === 0 && progress.time !== null; // "One week. Ether minus 35. Small caps minus 3."
  const timed = isOver ? readSentence(`${both} ${progress.time}`, context, null, null) : plain;
  const state = isOver
    ? { ...timed, claims: timed.claims.map((claim) => inherited(claim, both, progress.time!)) }
    : plain;
  if (!state.claims.some(({ aspect, benchmark }) => /^(?:moves|distance)$/.test(aspect) && benchmark !== null))
    return null;
  if (!state.claims.some(isAnswerable) && !state.claims.some(wantsTime)) return null;
  const at = progress.skipped.findLastIndex((skipped) => skipped.text === oneMove);
  if (at >= 0) progress.skipped.splice(at, 1);
  return { ...state, text: both };
}

function skip(progress: Progress, text: string, reason: Text, language: string | null): void {
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

const keyOf = (claim: Claim): string => JSON.stringify({ ...claim, text: '' });

function nothing(skipped: readonly SkippedSentence[]): Claim {
  const [first] = skipped;
  return { ...unsaid, text: first?.text ?? '', hint: first?.reason ?? hints.empty };
}

/** What a sentence says, and what the next one may refer to. */
export interface SentenceReading {
  readonly claims: readonly Claim[];
  /** True where it takes back or repeats the claim before, and so stands in its place. */
  readonly replaces: boolean;
  readonly hint: Text | null;
  readonly leaves: Antecedent | null;
  /** The one time it names, in words that can stand in another sentence. */
  readonly time: string | null;
  /** What it says of one market's own history, which is not asked. */
  readonly setAside?: readonly string[];
}

/**
 * Which claims does one sentence make?
 *
 * @param sentence Clean text.
 * @param context Names to look for and the day asked for.
 * @param before What the sentence before offers, null where this one may not refer to it.
 * @param last The claim before, for corrections ("It has not.") and repetitions ("That has never happened before.").
 * @returns Claims in order, or why there are none.
 */
export function readSentence(
  sentence: string,
  context: ClaimContext,
  before: Antecedent | null,
  last: Claim | null,
): SentenceReading {
  const raw = spansOf(sentence, context);
  const answer = last && (correctionOf(raw, last, context) ?? repetitionOf(sentence, raw, last, context));
  if (answer) return { claims: [answer], replaces: true, hint: null, leaves: before, time: null };
  const spans = foldAsides(raw);
  const isQuestion = /\?["')\s]*(?:#\w+\s*)*$/.test(sentence) || (asks.test(sentence) && !/[.!]$/.test(sentence));
  const isAttributed = raw.some(({ kind }) => kind === 'says' || kind === 'reported' || kind === 'quote');
  const around: Around = { sentence, isQuestion, isAttributed, within: null, before, other: null };
  const read = readClauses(sentence, spans, context, around);
  const isRead = read.claims.some((claim) => isAnswerable(claim) || claim.aspect === 'forecast');
  const tally = isRead ? [] : readTally(new Clause(spans, context.asOf), around);
  const found = tally.length > 0 ? { claims: tally, hint: null } : read;
  const setAside = spans.filter(({ kind }) => kind === 'own-record').map(({ text }) => text);
  const said = withAdjustments(found.claims, sentence, spans);
  return {
    ...found,
    claims: said,
    replaces: false,
    leaves: leavesOf(spans, found.claims),
    time: timeOf(raw),
    setAside,
  };
}

/** "Ether and bitcoin fees": something about the market. */
const isOfMarket = ({ kind }: Span, at: number, spans: readonly Span[]): boolean =>
  kind === 'other' && at > 0 && isMarket(spans[at - 1]!);

function readClauses(
  sentence: string,
  spans: readonly Span[],
  { asOf }: ClaimContext,
  around: Around,
): Pick<SentenceReading, 'claims' | 'hint'> {
  const claims: Claim[] = [];
  const reasons: Text[] = [];
  const qualified: string[] = [];
  const clauses = withLeadingTime(splitClauses(spans));
  clauses.forEach((part, at) => {
    const last = claims.at(-1);
    const named = last ? withSubject(part, clauses[at - 1]!, last.subject) : part;
    const beside = { ...around, within: last ? pairOf(last) : null, other: otherMarket(clauses, at) };
    const state = overTheTimeOf(clauses, at, readClause(new Clause(named, asOf), beside), (time) =>
      readClause(new Clause([...named, time], asOf), beside),
    );
    if (state.hint !== null) reasons.push(state.hint);
    if (state.claims.length === 0 && isQualification(part, clauses[at + 1]))
      qualified.push(part.map(({ text }) => text).join(' '));
    const record = last && recordOf(last, state.claims, part);
    if (record) return void claims.splice(-1, 1, record);
    const isOfLast = last !== undefined && last.unread.length > 0 && !part.some(isMarket); // its pair, so its measure
    const others = isOfLast ? clauses[at - 1]!.filter(isOfMarket).map(({ text }) => text) : [];
    claims.push(
      ...state.claims.map((claim) => {
        const left = isOfLast && last.aspect === 'gap' && claim.aspect === 'gap' ? last.unread : others;
        return { ...claim, unread: [...left, ...claim.unread] };
      }),
    );
    if (last && state.claims.length === 0 && isOfItsFigures(part))
      claims[claims.length - 1] = {
        ...last,
        unread: [...last.unread, ...part.filter(({ kind }) => /^sized?$/.test(kind)).map(({ text }) => text)],
      };
  });
  const leading = claims[0]?.unread.filter((words) => sentence.indexOf(words) < 12) ?? []; // "on average, A and B …: their correlation is 0.6"
  const beside = spans.filter(({ kind }) => kind === 'sarcasm').map(({ text }) => text).concat(qualified, leading); // prettier-ignore
  const said = claims.map((claim) => ({ ...claim, unread: [...new Set([...claim.unread, ...beside])] }));
  return {
    claims: overOneWindow(ofEachOther(said)),
    hint: claims.length > 0 ? null : (reasons[0] ?? hints.noRelation),
  };
}
