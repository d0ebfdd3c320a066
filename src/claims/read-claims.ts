import { asInverseLink, isAgainst, isOpposite, isSaidCloser, ofThatYear } from './claims-together.ts';
import {
  add, crossOf, doubt, elliptic, framed, inTheirOrder, isCauseOfLast, isFragment, isUndone, isUnspecific,
  leavesOpen, mendedBy, mostClaims, nothing, ofThatGap, type ReadingProgress, type Read, resolved, saidInFull, skip,
  takeBack, timeAlone, twoOf, valueNow, withThen,
} from './follow-ups.ts'; // prettier-ignore
import { aheadOfTheOther, evenBetter, saidOfAnother, valueOfThen } from './left-out-markets.ts';
import { pattern } from './lexicon/furniture.ts';
import { hints, readAsWords } from './words.ts';
import {
  type Claim, type ClaimContext, type ClaimReading, inherited, isAnswerable, isOfThen, isOneOfPair, isTimelessLead,
  type SaidSize, timeFor, valueSaid, wantsTime,
} from './claim.ts'; // prettier-ignore
import { Clause, isMarket, isOfMarket, marketKey } from './clauses.ts';
import { isMoreOf } from './leftover.ts';
import { frames } from './lexicon/reach.ts';
import { apartFrom, hearsay, inFact, levels, measures, ofRatio, ofTwo, unanchored } from './lexicon/stance.ts';
import { nowSaid, readSentence } from './read-sentence.ts';
import {
  andHowRare, goneOn, overOneTime, thenAndNow, withHalves, withMovesToldApart,
} from './surroundings.ts'; // prettier-ignore
import { isTheme } from './remarks.ts';
import { rarityOf } from './told-in-parts.ts';
import { readWhen } from './read-time.ts';
import { type Antecedent, isSameSide, pairOf, sideOf, withSizes } from './roles.ts';
import { spansOf } from './spans.ts';
import { withReasons } from './beside.ts';
import { counters } from './lexicon/well-known.ts';
import {
  cleanText, detectLanguage, figureWords, nilWords, type Sentence, sentencesOf, type Span, withAnswers,
} from './text.ts'; // prettier-ignore

// prettier-ignore

/** Longest sentence that is read: beyond it is no sentence, and reading it would take longer than its length allows. */
const longestSentence = 1200;

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
  const progress: ReadingProgress = {
    claims: [],
    skipped: [],
    before: null,
    pair: null,
    two: null,
    last: null,
    oneMove: null,
    said: '',
    time: null,
    cross: null,
    open: null,
    frame: null,
  };
  const sentences = withHalves(withReasons(withAnswers(sentencesOf(cleanText(text)))), context);
  for (const sentence of sentences) readNext(sentence, context, progress);
  const said = progress.claims.map((claim) => asInverseLink(claim, context.asOf));
  const closer = said.map((claim, at) => isSaidCloser(claim, at, said));
  const others = ({ text, unread }: Claim): string[] =>
    unread.filter((words) =>
      spansOf(text, context).some((span, i, all) => isOfMarket(span, i, all) && words.includes(span.text)),
    );
  const found = said
    .map((claim, at) => (closer[at - 1] ? { ...claim, unread: [...claim.unread, ...others(said[at - 1]!)] } : claim))
    .map((claim, at) =>
      [at - 1, at + 1].reduce((timed, near) => ({ ...timed, ...(closer[near] && timeFor(claim, said[near]!)) }), claim),
    )
    .filter((_, at) => !closer[at]) // "bitcoin fees moved in lockstep, with a correlation of 0.9"
    .filter(
      (claim, at) =>
        !said
          .slice(at + 1)
          .some(
            (other) =>
              isOpposite(claim, other) && (hearsay.test(claim.text) || (claim.attributed && inFact.test(other.text))),
          ),
    );
  const read = withMovesToldApart(found, sentences, context);
  const claims = read.length > 0 ? read : [nothing(progress.skipped)];
  return { claims, skipped: progress.skipped, readAs: readAsWords(claims) };
}

function readNext(sentence: Sentence, context: ClaimContext, progress: ReadingProgress): void {
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
  sentence = withThen(sentence, context, progress);
  const mended =
    mendedBy(sentence, context, progress) ??
    elliptic(sentence, context, progress) ??
    saidOfAnother(sentence, context, progress.last) ??
    countered(sentence, context, progress);
  if (!mended && (isCauseOfLast(sentence, context, progress) || isUndone(sentence, context, progress))) return;
  const { before, last } = progress;
  const state = ofThatYear(
    mended ?? withTime(sentence, context, progress, readIn(sentence, context, progress)),
    last,
    progress.said,
  );
  progress.oneMove = oneMoveOf(sentence, context, progress, state);
  const isCountered = sentence.role === 'fact' && state.claims.length > 0 && progress.last?.text === progress.said;
  if (state.replaces || isCountered) takeBack(progress, state.text);
  else if (sentence.follows && last !== null && leavesOpen(last, state, sentence.text))
    doubt(progress, last, sentence.text);
  const at = progress.claims.length;
  progress.frame ??= state.claims.length === 0 ? (frames.exec(sentence.text)?.[0] ?? null) : null;
  const isOfOtherTime = sentence.follows && unanchored.test(sentence.text);
  const told = state.claims.map((each) =>
    evenBetter(
      ofItsTime(aheadOfTheOther(each, sentence.follows ? before : null), sentence.follows ? last : null),
      last,
    ),
  );
  for (const claim of told.map((each) => (sentence.role === 'myth' ? { ...each, negated: !each.negated } : each)))
    add(progress, framed(isOfOtherTime ? inherited(claim, claim.text, 'as a whole') : claim, progress.frame));
  if (state.hint !== null) skip(progress, sentence.text, state.hint, null);
  for (const text of state.claims.length > 0 ? (state.setAside ?? []) : [])
    progress.skipped.push({ text, reason: hints.ownRecord, language: null });
  const isOpen = state.claims.some(
    (claim) =>
      wantsTime(claim) || isTimelessLead(claim) || (claim.aspect === 'correlation-level' && isUnspecific(claim)),
  );
  const most = before?.benchmark === null ? 15 : 6; // what one market did is spoken of for longer
  const isNamed = resolved(sentence, before, progress.pair) !== sentence.text;
  const isShort = (state.claims.length === 0 && sentence.text.split(/\s+/).length <= most) || isNamed;
  progress.two = twoOf(before, state.leaves) ?? (state.leaves === null && isShort ? progress.two : null);
  progress.before = state.leaves ?? (isShort ? before : null);
  if (progress.before?.benchmark) progress.pair = progress.before;
  if (state.leaves !== null) progress.cross = crossOf(sentence.text, state.leaves, state.claims);
  const isFiller =
    isShort &&
    ((last &&
      (isMoreOf(sentence.text, last) || (last.asOf !== null && valueSaid(last) && !/\d/.test(sentence.text)))) ||
      spansOf(sentence.text, context).every(({ kind }) => /^(?:word|punct)$/.test(kind)));
  progress.open = isOpen ? { text: state.text, at } : isFiller ? progress.open : null;
  const said = progress.claims.length > at ? progress.claims.at(-1)! : state.claims.at(-1);
  progress.last = said ?? (isFiller ? last : null);
  progress.time =
    state.time ??
    monthOf(sentence.text, state.claims.length) ??
    (state.claims.length > 0 && !state.replaces ? null : progress.time);
  if (!isFiller) progress.said = sentence.text;
}

/** "Our prof claims it leads. In fact it trails.", "It beat gold. Oh wait, no, it lost to it.": what is said against
    the claim before stands in its place. */
function countered(sentence: Sentence, context: ClaimContext, progress: ReadingProgress): Read | null {
  const { last } = progress;
  const [opening] = counters.exec(sentence.text) ?? [];
  if (!sentence.follows || last === null || opening === undefined) return null;
  const rest = { ...sentence, text: sentence.text.slice(opening.length) };
  const state = withTime(rest, context, progress, readIn(rest, context, progress));
  const claims = state.claims.map((claim) => aheadOfTheOther(claim, progress.before));
  return claims.some((claim) => isAgainst(last, claim)) ? { ...state, claims, replaces: true } : null;
}

/** What a sentence says together with the ones before it, and the text that was read. */
function readIn(sentence: Sentence, context: ClaimContext, progress: ReadingProgress): Read {
  const isQuoted = /, (?:they|you|we were) (?:said|say|told)\b/i.test(sentence.text); // "Uncorrelated, they said."
  const before = sentence.follows && !isQuoted ? antecedentOf(sentence.text, context, progress) : null;
  const { cross, last } = progress;
  const rare =
    sentence.follows && last ? rarityOf(sentence.text, spansOf(sentence.text, context), last, context.asOf) : null;
  if (rare)
    return { claims: [rare], replaces: true, hint: null, leaves: pairOf(rare), time: null, text: sentence.text };
  const named = resolved(sentence, progress.before, progress.pair)
    .replace(ofRatio, (found) => (cross === null ? found : ` ${cross}`))
    .trimStart();
  const isOfBoth = named !== sentence.text && new Set(spansOf(named, context).filter(isMarket).map(marketKey)).size > 1;
  const direct = isOfBoth ? readSentence(named, context, null, null) : null;
  if (direct?.claims.some(isAnswerable)) return { ...direct, text: named };
  const together =
    answered(sentence, context, progress) ??
    scored(sentence, context, progress) ??
    inTheirOrder(sentence, context, progress) ??
    joined({ ...sentence, text: named }, context, progress);
  if (!together && direct && direct.claims.length > 0) return { ...direct, text: named };
  const alone = (): Read => ({
    ...readSentence(sentence.text, context, before, sentence.follows ? progress.last : null),
    text: sentence.text,
  });
  return together ?? continued(sentence, context, progress) ?? andHowRare(thenAndNow(alone(), context), context);
}

/** "Gold rallied. So did bitcoin. The two …": both, where a sentence that names no market speaks of two. */
const antecedentOf = (text: string, context: ClaimContext, { before, two }: ReadingProgress): Antecedent | null =>
  two && ofTwo.test(text) && spansOf(text, context).filter(isMarket).every((span) => isOneOf(two, span)) ? two : before; // prettier-ignore

const isOneOf = ({ subject, benchmark }: Antecedent, market: Span): boolean =>
  [subject, benchmark].some((side) => side !== null && isSameSide(side, sideOf(market)));

/** "ETH/BTC 0.0193. Lowest since 2020.", "Coins pour onto exchanges. Ether inflow has doubled.": the second says what of the first. */
function continued({ text, follows }: Sentence, context: ClaimContext, progress: ReadingProgress): Read | null {
  const { said, oneMove, last, before } = progress;
  if (!follows || said === '') return null;
  const inFull = last?.text === said ? saidInFull(text, context, last) : null;
  if (inFull) return inFull;
  const now = goneOn(text, context, last);
  const gone = now && { claims: [now], replaces: false, hint: null, leaves: pairOf(now), time: null, text };
  if (gone && now.relation !== last?.relation) return gone;
  const [, apart = apartFrom.exec(text)?.[2]] = apartFrom.exec(text) ?? [];
  const moved =
    oneMove === null && last !== null
      ? undefined
      : spansOf(said, context).find(({ kind, value }) => kind === 'move' && value !== 'flat');
  if (apart !== undefined && moved && before?.subject?.symbol && before.benchmark === null) {
    const state = readSentence(
      `${apart} ${moved.value === 'up' ? 'trailed' : 'beat'} ${before.subject.symbol}`,
      context,
      null,
      null,
    );
    return { ...state, claims: state.claims.map((claim) => ({ ...claim, text: `${said} ${text}` })), text };
  }
  if (/\bexchanges?\b/i.test(said) && /\b(?:inflows?|deposits)\b/i.test(text) && !/\bexchanges?\b/i.test(text)) {
    const coin = spansOf(text, context).some(isMarket) ? '' : `${before?.subject?.symbol ?? ''} `;
    return { ...readSentence(`${coin}${text.replace(/[.!\s]+$/, '')} to exchanges`, context, null, null), text };
  }
  if (last?.aspect.startsWith('correlation') && /^[-+]?0?\.\d/.test(text))
    return { ...readSentence(`Correlation ${text}`, context, pairOf(last), null), text }; // "They do. 0.9 over 60 sessions."
  if (/correlat/i.test(said) && !/\bcorrelat/i.test(text) && /\d?\.\d/.test(text) && measures.test(text))
    return { ...readSentence(text.replace(measures, '$1correlation'), context, last && pairOf(last), null), text };
  // "Correlation check. Bitcoin and gold: 0.1."
  const isTitle = before === null && /^(?!.*\d)(?:\S+ )?correlat\w*(?: \S+){0,4}[.:]?$/i.test(said);
  if (isTitle && !/\bcorrelat/i.test(text) && /\d?\.\d/.test(text))
    return {
      ...readSentence(`Correlation of ${text.replace(/: (?=[+-]?\d?\.\d)/, ' is ')}`, context, null, null),
      text,
    };
  const again = ofThatGap(text, context, progress);
  if (again) return again;
  const both = (before: string, isRead: (claims: readonly Claim[]) => boolean): Read | null => {
    const joint = `${before.replace(/[.!\s]+$/, '')}, ${text}`;
    const state = readSentence(joint, context, null, null);
    return isRead(state.claims) ? { ...state, text: joint, replaces: last !== null } : null;
  };
  const isNow = last !== null && isOfThen(last) && nowSaid.test(text);
  const after = isNow ? both(said, (claims) => claims.some((claim) => isAnswerable(claim) && !isOfThen(claim))) : null;
  if (after ?? gone) return after ?? gone;
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

/** "Long bonds held up better": told of a time that is over. */
const toldAsPast = pattern('i')`
  ^(?!.*\b(?:has|have|is|are|'s|'ve|now|today|still|since|been)\b).*\b(?:held|beat|led|did|rose|fell|lost|won|kept|was
  |were|outperformed|underperformed|lagged|trailed|outpaced|finished|ended|gained|dropped)\b`;

/**
 * Figures without a time are of the time the sentence before names ("First half in the books. QQQ +39 %, IWM +7 %."), or the
 * one after it that names nothing else ("… That was 2022.").
 */
function withTime({ text, follows }: Sentence, context: ClaimContext, progress: ReadingProgress, state: Read): Read {
  const { time } = progress;
  const isTally = state.claims.length === 0 && /[+-] ?\d/.test(text);
  const isLead =
    state.time === null && !state.replaces && state.claims.every(isTimelessLead) && state.claims.length > 0;
  if (follows && time !== null && (isTally || isLead || state.claims.some(wantsTime))) {
    const again = readSentence(`${state.text} ${time}`, context, progress.before, null);
    const isReach = again.claims.some((claim, at) => claim.superlative !== (state.claims[at]?.superlative ?? 'none'));
    return again.claims.length === 0 || isReach || (isTally && !again.claims.every(({ aspect }) => aspect === 'moves'))
      ? state
      : {
          ...state,
          claims: again.claims.map((claim) =>
            (claim.sizes.length > 0 && isTheme(time, progress.said)) ||
            isGapOfThen(claim, state.text, progress.last) ||
            (claim.asOf !== null &&
              toldAsPast.test(state.text) &&
              !spansOf(progress.said, context).some(({ kind }) => /^(?:flow|other)$/.test(kind)))
              ? { ...claim, text: state.text }
              : inherited(claim, state.text, time),
          ),
        };
  }
  const { open } = progress;
  const lead = timeAlone(text, context);
  const isOfFigures = open !== null && progress.claims.slice(open.at).some(wantsTime);
  const isAgain =
    /\bit (?:always |all )?(?:worked|went|was|has been|held) (?:like (?:this|that)|so|that way|this way|the same)\b/i.test(
      text,
    );
  const isSaidOfIt =
    isAgain ||
    /^(?:and )?(?:(?:all|most) of )?(?:that|this|it|which)(?: all)? (?:was|happened|is|in|over|during|since)\b/i.test(
      text,
    );
  if (
    !follows ||
    open === null ||
    !(isOfFigures || isSaidOfIt || lead !== null) ||
    state.claims.length > 0 ||
    (lead === null && (state.time === null || text.split(/\s+/).length > 9))
  )
    return state;
  const said = lead ?? state.time!;
  if (lead === null && spansOf(text, context).some(({ kind }) => /^(?:move|perform|gap|drift|not|modal)$/.test(kind)))
    return state; // it says what was then
  const again = readSentence(`${open.text.replace(/[.!]+$/, '')} ${said}`, context, null, null);
  if (again.claims.length === 0) return state;
  progress.claims.splice(open.at);
  const claims = again.claims.map((claim) => inherited(claim, open.text, said, lead !== null || isAgain));
  return { ...again, text: open.text, claims, hint: null };
}

/** "Five sessions: IWM +11 %, QQQ −0.3 %. A spread that size is past two sigma.": over those five. */
function ofItsTime(claim: Claim, last: Claim | null): Claim {
  const isOfPair = last !== null && /^(?:gap|moves)$/.test(last.aspect) && isOneOfPair(claim, last);
  if (claim.aspect !== 'multiple' || !isOfPair || (claim.since ?? claim.asOf ?? claim.windowSessions) !== null)
    return claim;
  return { ...claim, since: last.since, asOf: last.asOf, windowSessions: last.windowSessions };
}

/** The points between the same two, right after a time that still runs, or as the gap and nothing else: "The difference: 12 points." */
function isGapOfThen(claim: Claim, text: string, last: Claim | null): boolean {
  const isOfPair = last === null || isOneOfPair(claim, last);
  const isGap = claim.sizes.length > 0 && claim.sizes.every(({ of }) => of === 'gapPp');
  return isGap && isOfPair && (claim.asOf === null || /^\W*the (?:difference|gap|margin|spread)\b[^,;]*$/i.test(text));
}

/** "Its correlation to gold? Near zero.", "A quarter ago it was 0.56. Now it is −0.23.": answered by the next sentence. */
function answered({ text, follows }: Sentence, context: ClaimContext, { last, before }: ReadingProgress): Read | null {
  if (!follows || !last) return null;
  const now = spansOf(text, context).some(
    (span) => isMarket(span) && ![last.subject, last.benchmark].includes(span.value),
  )
    ? null
    : figureOf(text);
  const then = valueSaid(last);
  const past = then !== undefined && last.asOf === null ? pastFigure(text, context, last, then) : null;
  if (past !== null) return past;
  const told =
    last.aspect === 'correlation-change' && last.sizes.length === 0 ? valueOfThen(text, context, last) : null;
  if (told !== null) return told;
  const isAsked = last.question && last.answeredBy?.startsWith('correlation') === true;
  const of =
    then === undefined || (now === null && last.asOf === null) ? null : valueNow(text, context, last, now !== null);
  if (of !== null && then !== undefined && (last.sizes.length > 0 || last.asOf !== null)) {
    const when = { windowSessions: last.windowSessions ?? of.windowSessions, comparedWith: last.asOf };
    return twoValues(text, context, last, { now: of.value, then, when, unread: of.unread });
  }
  if (!isAsked) return null;
  const state = readSentence(`${last.text.replace(/[?\s]+$/, '')} is ${text}`, context, before, null);
  return state.claims.some(({ aspect }) => aspect.startsWith('correlation'))
    ? { ...state, text, replaces: true }
    : null;
}

/** "It is at 0.5. A year ago it was 0.3." */
function pastFigure(text: string, context: ClaimContext, last: Claim, now: SaidSize): Read | null {
  const said = text.replace(/\bit (?=was|stood|had|sat)/i, 'the correlation ');
  const [before] = readSentence(said, context, pairOf(last), null).claims;
  const then = before && valueSaid(before);
  if (said === text || !then || before.unread.length > 0 || before.asOf === null) return null;
  const when = { windowSessions: last.windowSessions, comparedWith: before.asOf };
  return twoValues(text, context, last, { now, then, when });
}

/** Two values are a change. */
function twoValues(
  text: string,
  context: ClaimContext,
  last: Claim,
  {
    now,
    then,
    when,
    unread = [],
  }: Readonly<{ now: SaidSize; then: SaidSize; when: Partial<Claim>; unread?: readonly string[] }>,
): Read {
  const both = `the correlation is at ${now.value.toFixed(2)} from ${then.value.toFixed(2)}`;
  const { claims, ...state } = readSentence(both, context, pairOf(last), null);
  const joint = `${last.text} ${text}`;
  const loose = when.comparedWith === null ? [String(then.value)] : []; // nobody says of when
  const said = claims.map((claim) => ({ ...claim, ...withSizes([now, then]), ...when, unread, loose, text: joint }));
  return { ...state, claims: said, text: joint, replaces: true };
}

/** "Btc smoked eth in December. 48 vs 20": the figures of the claim before. */
function scored(
  { text, follows }: Sentence,
  { asOf, ...context }: ClaimContext,
  { last }: ReadingProgress,
): Read | null {
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
function oneMoveOf(sentence: Sentence, context: ClaimContext, progress: ReadingProgress, state: Read): string | null {
  if (state.claims.some(isAnswerable)) return null;
  const text = resolved(sentence, progress.before, progress.pair);
  if (state.hint === hints.onePrice) return text;
  const markets = new Set(spansOf(text, context).filter(isMarket).map(({ value }) => value)); // prettier-ignore
  if (markets.size === 1 && figureWords.test(text)) return text;
  const isFigure = markets.size === 0 && figureWords.test(text) && text.split(/\s+/).length <= 4;
  if (isFigure && progress.oneMove !== null && !/\d/.test(progress.oneMove))
    return `${progress.oneMove.replace(/[.!\s]+$/, '')}, ${text}`; // "Ether had a brutal February. Minus 32 %."
  return markets.size === 0 && !figureWords.test(text) && text.split(/\s+/).length <= 12 ? progress.oneMove : null;
}

/** "Ether is up 500 % in 2021. Bitcoin: 74 %.": two sentences that are one comparison. */
function joined({ text, follows }: Sentence, context: ClaimContext, progress: ReadingProgress): Read | null {
  const { oneMove } = progress;
  if (!follows || oneMove === null) return null;
  const own = readSentence(text, context, null, null).claims.filter(isAnswerable);
  if (own.some((claim) => claim.aspect !== 'moves' || !wantsTime(claim))) return null; // two more moves may be of the same time
  const rest = overOneTime(oneMove, text, context);
  if (rest === null) return null;
  const both = `${oneMove.replace(/[.!?\s]+$/, '')}, ${rest.replace(/(n't|not) ?:/, '$1,').replace(':', '')}`;
  const plain = readSentence(both, context, null, null);
  const isOver = plain.claims.length === 0 && progress.time !== null; // "One week. Ether minus 35. Small caps minus 3."
  const timed = isOver ? readSentence(`${both} ${progress.time}`, context, null, null) : plain;
  const state = isOver
    ? { ...timed, claims: timed.claims.map((claim) => inherited(claim, both, progress.time!)) }
    : plain;
  if (!state.claims.some(({ aspect, benchmark }) => /^(?:moves|distance)$/.test(aspect) && benchmark !== null))
    return null;
  if (!state.claims.some(isAnswerable) && !state.claims.some(wantsTime)) return null;
  if (own.length > 0 && state.claims.filter(isAnswerable).length <= own.length) return null;
  const at = progress.skipped.findLastIndex((skipped) => skipped.text === oneMove);
  if (at >= 0) progress.skipped.splice(at, 1);
  return { ...state, text: both };
}

/** "October turned out quieter than feared.": what the month did says which month is spoken of. */
function monthOf(text: string, claims: number): string | null {
  const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
  const [, month] =
    new RegExp(
      String.raw`^(?:[^,.;:]{1,20}, |what an? \w+ )?(${months}) ` +
        String.raw`(?:turned|was|proved|brought|ended|went|closed|came|had|did|saw|belonged|began|started)\b`,
    ).exec(text) ?? [];
  return month === undefined || claims > 0 || /\d/.test(text) ? null : `in ${month}`;
}

/** How a sentence begins that gives a value and nothing else: "Now 0.4", "over 90 days it is 0.6". */
const valueAlone = pattern('i')`
  ^(?!.*\b(?:rates?|ratio|yields?|beta|vol|volatility|prices?|premium|fees?|spread|squared|inflation|threshold|lower
  |higher|(?:up|down) -?\d*\.\d)\b)(?:and |but |so )?(?:now|today|currently|as of (?:today|now)|at present
  |(?:since then |since [^,.]{3,20} )?it (?:now )?(?:is|has|stands|sits)|it's|that's|that is|over|the (?:number|figure)
  |last|these days|this)\b`;

/** The one number of a short sentence that names nothing else. */
function figureOf(text: string): string | null {
  const numbers = text.replace(nilWords, '0.0').match(/-?\d*\.\d+/g) ?? [];
  const isShort = text.split(/\s+/).length <= 12;
  return numbers.length === 1 && isShort && valueAlone.test(text) && Math.abs(Number(numbers[0])) <= 1
    ? numbers[0]
    : null;
}
