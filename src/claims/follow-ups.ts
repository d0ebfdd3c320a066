import type { Text } from '../messages/text.ts';
import { withTimesBeside } from './beside.ts';
import {
  type Claim, type ClaimContext, inherited, isAnswerable, isOfThen, isTimelessChange, isTimelessLead, type SaidSize,
  type SkippedSentence, unsaid, valueSaid, wantsTime,
} from './claim.ts'; // prettier-ignore
import { Clause, isMarket, isTime, marketKey, relating } from './clauses.ts';
import { isMoreOf, isOfOtherMeasure, isTakingBack } from './leftover.ts';
import { pattern } from './lexicon/furniture.ts';
import { ofEarlier, reaching, refuting, solelyDueTo, speakerWrong } from './lexicon/reach.ts';
import {
  affirming, atOnce, causeOpenings, causes, causeSaid, coinNames, ellipsis, formers, largerRival, latters, mending,
  metalNames, nicknames, notBorneOut, ofThat, openingIt, otherLately, rarities, rejoinders, smallerRival, thanksAfter,
  thereafter,
} from './lexicon/stance.ts'; // prettier-ignore
import { readReach } from './read-reach.ts';
import { nowSaid, readSentence, type SentenceReading } from './read-sentence.ts';
import { type Antecedent, isSameSide, pairOf, timeOf } from './roles.ts';
import { spansOf } from './spans.ts';
import type { Item, Sentence, Span } from './text.ts';
import { askedFor } from './offered-readings.ts';
import { hints } from './words.ts';

/** Sentences that say something only together with the one before: short answers, corrections, figures alone. */

/** What is known of the sentences before. */
interface Said {
  readonly claims: Claim[];
  readonly last: Claim | null;
  readonly said: string;
  readonly time: string | null;
}

/** What one or two sentences say, and their text. */
export type Read = SentenceReading & { readonly text: string };

/** The ratio a sentence names its two markets as; what it is counted in stands first in "priced in gold, bitcoin …". */
export function crossOf(text: string, { subject, benchmark }: Antecedent, claims: readonly Claim[]): string | null {
  const isNamed =
    claims.at(-1)?.aspect.startsWith('ratio') === true ||
    /[A-Z]\/\$?[A-Z]|\bratio (?:of|between)\b|\b(?:priced|measured|expressed|quoted|valued|counted) in\b|\bdivided? .*\bby\b/i.test(
      text,
    );
  const isTurned =
    claims.length === 0 &&
    /^\W*(?:(?:when|if) )?(?:priced|measured|expressed|quoted|valued|counted|divided) (?:in|by)\b/i.test(text);
  if (!subject?.symbol || !benchmark?.symbol || !isNamed) return null;
  return isTurned ? `${benchmark.symbol}/${subject.symbol}` : `${subject.symbol}/${benchmark.symbol}`;
}

/** The one market of a sentence and the other one of the next. */
export function twoOf(before: Antecedent | null, now: Antecedent | null): Antecedent | null {
  const [first, second] = [before, now].map((each) => (each?.benchmark === null ? each.subject : null));
  return first && second && !isSameSide(first, second) ? { subject: first, benchmark: second } : null;
}

/** "Correction: 20 points.", "Edit: 41 sessions, sorry", "make that the lowest since 2021": in place of what the claim before says. */
export function mendedBy({ text, follows }: Sentence, context: ClaimContext, { last, said }: Said): Read | null {
  const core = mending.exec(text)?.[1];
  if (!follows || core === undefined || last === null) return null;
  const spans = spansOf(core, context);
  const isSlot = ({ slots }: Span): boolean => slots.length === 1;
  const [only, ...others] = spans.filter(isSlot);
  if (last.superlative !== 'none' && spans.some(({ kind }) => /^(?:most|record|extreme)$/.test(kind))) {
    const reach = readReach(new Clause(spans, context.asOf), false);
    const claim = { ...last, ...reach, text: `${said} ${text}` };
    return reach.superlative === 'none'
      ? null
      : { claims: [claim], replaces: true, hint: null, leaves: pairOf(last), time: null, text };
  }
  const isBare = spans.every((span) => isSlot(span) || /^(?:word|punct|quiet|retract|correction|not)$/.test(span.kind));
  const [item] = only?.slots ?? [];
  const isOfKind = ({ slots: [other] }: Span): boolean =>
    other?.kind === item?.kind && (other?.kind !== 'size' || other.unit === item?.unit);
  const [meant, ...more] = spansOf(said, context).filter(isSlot).filter(isOfKind);
  if (!item || item.kind === 'word' || !meant || !isBare || others.length + more.length > 0) return null;
  const [old] = meant.slots as [Item];
  const again = `${said.slice(0, old.from)}${core.slice(item.from, item.to)}${said.slice(old.to)}`;
  return { ...readSentence(again, context, null, null), replaces: true, text: said };
}

/** "Last 60 days no different." */
const sameAgain = pattern('i')`
  ^(?:and |but )?(?:over )?(.+?),? (?:(?:is|are|was|were|being|it's|has been|have been) )?(?:no different|no exceptions?
  |(?:just |much |exactly )?the same|same (?:story|thing|again)|likewise)[.!]*$`;

/** "Gold and the dollar are strongly inverse. Last 60 days no different.": the same over that window. */
function sameOver(text: string, context: ClaimContext, last: Claim): Read | null {
  const isTimed = last.windowSessions !== null || last.since !== null || last.asOf !== null;
  const [whole, time] = sameAgain.exec(text) ?? [];
  const isOther = last.aspect.startsWith('correlation') && !isTimed && otherLately.test(text);
  if (isOther)
    return {
      claims: [{ ...last, unread: [text] }],
      hint: null,
      leaves: pairOf(last),
      time: null,
      text: `${last.text} ${text}`,
      replaces: true,
    };
  const spans = whole === undefined ? [] : spansOf(time!, context);
  const isWindow =
    spans.filter(isTime).length === 1 && spans.every((span) => /^(?:over|bare-dur|either|word)$/.test(span.kind));
  const over = isWindow ? `over ${time!.replace(/^over /i, '')}` : timeAffirmed(text, context);
  const isRead = isAnswerable({ ...last, hint: last.aspect === 'lead' ? null : last.hint });
  if (!/^(?:correlation|lead)/.test(last.aspect) || isTimed || !isRead || over === null) return null;
  const { claims, ...state } = readSentence(
    `${last.text.replace(/[.!\s]+$/, '')} ${over}`,
    context,
    pairOf(last),
    null,
  );
  const cause = spansOf(text, context).some(({ kind }) => kind === 'cause') ? { cause: text } : {};
  const [said, ...more] = claims.map((claim) => ({ ...claim, ...cause, text: `${last.text} ${text}` }));
  const isOver = said && more.length === 0 && (said.windowSessions ?? said.since ?? said.asOf) !== null;
  return isOver ? { ...state, claims: [said], text: said.text, replaces: true } : null;
}

/** "Sounds like folklore, but over the past 60 trading days the closes do show it.", "Three months of that, and the
    reason is …": so over that time. */
function timeAffirmed(text: string, context: ClaimContext): string | null {
  const spans = spansOf(text, context);
  const [time, ...more] = spans.filter(isTime);
  const isOther = (span: Span): boolean =>
    isMarket(span) ||
    relating.test(span.kind) ||
    /^(?:not|false|if|hedge|retract|sarcasm|most|record|move|sized?|number|ago|then|then-date)$/.test(span.kind);
  const [first] = text.split(/[,;]/);
  // "the last 30 sessions of my novel"
  const isOfOther =
    time !== undefined && !ofThat.test(first!) && /^of$/i.test(spans[spans.indexOf(time) + 1]?.text ?? '');
  const isSaid =
    time !== undefined &&
    more.length === 0 &&
    !isOfOther &&
    (affirming.test(text) || (time.to <= first!.length && ofThat.test(first!)));
  if (!isSaid || spans.filter(({ from }) => !ofThat.test(first!) || from < first!.length).some(isOther)) return null;
  return timeOf(spans) ?? (time.kind === 'either' ? time.text : null);
}

/** What of the sentence before is said again in "… it would", "… it doesn't": the markets, who leads, and since when. */
const left = new Set(
  `market group unfollowed word perform performance gap drift decouple correlation together apart inversely ratio
  move most record unseen ever intensity more strength other-time since period over either between bare-date
  bare-dur day to-size size sized extreme`.split(/\s+/),
);

/** "People say it hasn't decoupled. It has.", "Nobody expected gold to win. It did, by 20 points.": what was said
    before, affirmed or denied. */
export function elliptic({ text, follows }: Sentence, context: ClaimContext, progress: Said): Read | null {
  const { last, said, claims } = progress;
  const same = follows && last?.text === said ? sameOver(text, context, last) : null;
  if (same) return same;
  const [whole, time = '', not, more = ''] = ellipsis.exec(text) ?? [];
  const rest = more.replace(thanksAfter, '');
  const isShorter = last !== null && isAnswerable(last) && !last.question;
  const source = spansOf(said, context).some(isMarket) ? said : (claims.at(-1)?.text ?? '');
  if (!follows || whole === undefined || (not !== undefined && isShorter)) return null;
  const added = spansOf(`${time} ${rest}`, context);
  const isPlain = (span: Span): boolean => isTime(span) || /^(?:sized?|to-size|word|punct|quiet|true)$/.test(span.kind);
  const isTimed = added.some(isTime);
  const base = withTimesBeside(spansOf(source, context), context.asOf).filter(
    (span, at, all) =>
      left.has(span.kind) &&
      !(span.kind === 'ever' && all.some(({ kind }) => kind === 'if')) &&
      !(isTimed && isTime(span)) &&
      !(/^to$/i.test(span.text) && all[at + 1]?.kind === 'perform'),
  );
  const [first, second, ...others] = base.filter((span) => isMarket(span) || span.kind === 'other-time'); // "in May he said it would"
  if (!first || !second || others.length > 0 || marketKey(first) === marketKey(second)) return null;
  const way = not !== undefined && isTimed ? added.find(({ kind }) => kind === 'perform') : undefined;
  if (!added.every((span) => isPlain(span) || span === way)) return null;
  const words = base.map(({ kind, value, text: written }) => (kind === 'word' ? value : written));
  const full = way
    ? [first.text, 'is', rest.replace(way.text, `${way.value} of ${second.text}`)]
    : [...words, rest, time];
  const again = readSentence(full.join(' '), context, null, null);
  if (again.claims.length !== 1 || !isAnswerable(again.claims[0]!)) return null;
  const denial =
    not === undefined || way ? {} : { negated: true, deniesRecordOnly: again.claims[0]!.superlative !== 'none' };
  const claim = { ...again.claims[0]!, ...denial, text: `${source} ${text}`, attributed: true };
  if (!isTimed || !isShorter)
    for (const each of claims.filter((one) => one.text === source)) claims.splice(claims.indexOf(each), 1);
  return { ...again, claims: [claim], text };
}

/** "We wrote that in March. … has risen since then": since the one date of the sentence before. */
export function withThen(sentence: Sentence, context: ClaimContext, { time, said }: Said): Sentence {
  if (!sentence.follows || !thereafter.test(sentence.text)) return sentence;
  const days = spansOf(said, context).filter(
    ({ kind, slots: [item] }) =>
      item?.kind === 'date' && (kind === 'day' || (kind === 'since' && item.since?.length === 10)),
  );
  const date = days.length === 1 ? days[0]!.text : time;
  const since =
    date === null
      ? ''
      : `since ${date.replace(/^(?:in|on|over|during|since|at|around) (?:the (?!end|start|\w+ on))?/i, '')}`;
  const [span, ...more] = since === '' ? [] : spansOf(since, context);
  return span?.kind === 'since' && more.length === 0
    ? { ...sentence, text: sentence.text.replace(thereafter, since) }
    : sentence;
}

/** "Look at ETH, then look at IWM. Down 22.7 %, up 24.7 %.": the figures of the two markets before, in their order. */
export function inTheirOrder(
  { text, follows }: Sentence,
  context: ClaimContext,
  { before, last }: Pick<Said, 'last'> & { readonly before: Antecedent | null },
): Read | null {
  const [subject, benchmark] = [before?.subject?.symbol, before?.benchmark?.symbol];
  if (!follows || last !== null || !subject || !benchmark) return null;
  const spans = spansOf(text, context);
  const isTwo = spans.filter(({ kind }) => /^(?:sized?|number)$/.test(kind)).length === 2;
  // "the coin is up 5 %, the metal down 2 %"
  const isOfOther = spans.some((span) => isMarket(span) || /^(?:unknown|other)$/.test(span.kind));
  if (!isTwo || isOfOther) return null;
  const state = readSentence(`${subject} and ${benchmark}: ${text}`, context, null, null);
  const isOfMoves = state.claims.length === 1 && state.claims[0]!.aspect === 'moves' && isAnswerable(state.claims[0]!);
  return isOfMoves
    ? { ...state, claims: [inherited(state.claims[0]!, text, text)], text: `${subject} and ${benchmark}: ${text}` }
    : null;
}

/** "Don't lead the S&P 500. They turn on the same day.", "bitcoin = nasdaq. They trade in lockstep.": the second says
    what the first means. */
export function saidInFull(text: string, context: ClaimContext, last: Claim): Read | null {
  const { negated, relation, text: said } = last;
  if (!negated) return null;
  if (isTimelessLead(last) && /\b(?:leads?|led|lags?)\b/i.test(said) && atOnce.test(text)) {
    const claim = { ...last, aspect: 'lead', relation: 'none', leadSessions: 1, text: `${said} ${text}` } as const;
    return { claims: [claim], replaces: true, hint: null, leaves: pairOf(last), time: null, text: claim.text };
  }
  const isEqual = relation === 'divergence' && isUnspecific(last) && / = /.test(said);
  const isOfLink = isEqual && spansOf(text, context).some(({ kind }) => kind === 'together');
  return isOfLink ? { ...readSentence(text, context, pairOf(last), null), text, replaces: true } : null;
}

/** "What of the gap between gold and bonds? It has blown out since March.": what became of the gap before. */
export function ofThatGap(
  text: string,
  context: ClaimContext,
  { last, said }: Pick<Said, 'last' | 'said'>,
): Read | null {
  const isGap = last?.aspect === 'gap' && last.relation === 'divergence' && last.text === said && last.change === null;
  const named = text.replace(/\bit(?='s| has| is)/i, 'the gap');
  const isChange = spansOf(text, context).some(({ kind }) => /^(?:widen|narrow)$/.test(kind));
  return isGap && named !== text && isChange
    ? { ...readSentence(named, context, pairOf(last), null), text, replaces: last.question }
    : null;
}

/** "Scene two. Bitcoin has beaten ether …": nothing in such a text is said of the prices. */
export const framed = (claim: Claim, frame: string | null): Claim =>
  frame === null ? claim : { ...claim, unread: [...claim.unread, frame], asked: askedFor(claim) };

/** "Over the last 20 trading days, that is; …", "60 sessions, same world.": a time alone before the first comma. */
export function timeAlone(text: string, context: ClaimContext): string | null {
  const spans = spansOf(text.split(/[,;]/)[0]!, context);
  const [window, ...more] = spans.filter(isTime);
  const isAlone =
    window &&
    spans.every(
      (span) =>
        isTime(span) ||
        /^(?:word|punct|pair)$/.test(span.kind) ||
        /^(?:look|(?:are |is )?no(?: exception)?|different)$/i.test(span.text),
    );
  return isAlone ? (timeOf(spans) ?? (window.kind === 'either' && more.length === 0 ? window.text : null)) : null;
}

/** "The former lost 35 %, the latter made 12 %", "It has lost half its value": the markets of the sentences before by name. */
export function resolved({ text, follows }: Sentence, before: Antecedent | null, pair: Antecedent | null): string {
  const only = follows && before?.benchmark === null ? (before.subject?.symbol ?? null) : null;
  const ofRival = withRival(text, only);
  if (!follows) return ofRival;
  const ofPair = withPair(ofRival, [pair?.subject?.symbol, pair?.benchmark?.symbol]);
  if (!only) return ofPair;
  const named = withPair(ofPair, [only]);
  return named
    .replace(openingIt, `$1${only}`)
    .replace(
      /^(?:and |but |so )?it(?=\b)(?!'?s? (?:is |was )?(?:not|no|all|just|been)\b| (?:is|was) (?:the )?\w+ (?:that|which|who)\b)/i,
      only,
    )
    .replace(/^(?:and |but |so )?its\b/i, `${only}'s`);
}

function withPair(text: string, named: readonly (string | null | undefined)[]): string {
  const symbols = named.filter((symbol) => typeof symbol === 'string');
  const [subject, benchmark] = symbols;
  const ordered = subject && benchmark ? text.replace(formers, subject).replace(latters, benchmark) : text;
  return nicknames.reduce((said, [name, market]) => {
    const [one, ...others] = symbols.filter((symbol) => market.test(symbol));
    const family = /^(?:GOLD|GLD|SILVER|SLV)$/.test(one ?? '') ? metalNames : coinNames;
    const isOther = (before: string): boolean => symbols.length === 1 && before.search(family) >= 0; // "bitcoin fell as the token …"
    return one && others.length === 0
      ? said.replace(name, (found: string, at: number) => (isOther(said.slice(0, at)) ? found : one))
      : said;
  }, ordered);
}

/** "Bitcoin closed ahead of its smaller rival", "ether, … its bigger sibling": of the two coins that everybody sets beside each other. */
function withRival(text: string, only: string | null): string {
  const named = new Set(
    (text.match(coinNames) ?? (only === null ? [] : [only])).map((name) => name.slice(0, 1).toUpperCase()),
  );
  const [first, ...others] = named;
  if (others.length > 0) return text;
  return first === 'B' ? text.replace(smallerRival, 'ETH') : first === 'E' ? text.replace(largerRival, 'BTC') : text;
}

/** How a piece begins that says more of the sentence before: "by 30 points", "risk-adjusted", "the worst since". */
const fragmentOpening = pattern('i')`
  ^(?:and |but |or |at least |though |albeit |all |even )?(?:by|for|on average|on a|in (?:\w+ ){0,2}terms|in \w+s
  |adjusted|unadjusted|after (?!which|that)\w+|before \w+|net|gross|risk|volatility|inflation|total return|price return
  |including|excluding|except|but not|not in|on paper|until|a record|(?:the |its |their )?(?:worst|best|widest|biggest
  |largest|smallest))\b`;

/** "By 30 points.", "Risk-adjusted, that is.", "The worst such stretch since 2020.": says more of the sentence before. */
export function isFragment(text: string, spans: readonly Span[]): boolean {
  const isShort = text.split(/\s+/).length <= 8;
  const isTimed = spans.every((span) => isTime(span) || /^(?:word|punct)$/.test(span.kind));
  return (
    isShort &&
    fragmentOpening.test(text) &&
    !isTimed &&
    !spans.some((span) => isMarket(span) || /^(?:perform|says|modal|it|flow|cause)$/.test(span.kind))
  );
}

/** "Have diverged", "has pulled away": with neither a figure nor a time the next sentence may say in what. */
export const isUnspecific = ({ sizes, since, windowSessions, superlative, aspect, streak }: Claim): boolean =>
  sizes.length === 0 &&
  streak === null &&
  since === null &&
  windowSessions === null &&
  superlative === 'none' &&
  aspect !== 'flow';

/** What stands for the correlation of the sentence before: "the same gauge sits …", "today it reads …". */
const gauge = pattern('i')`
  \b(?:it|that|(?:the|that|this) (?:same )?(?:gauge|figure|number|reading|measure|coefficient|print|statistic|value)) ?
  (?='s\b|(?:is|has|sits|stands|reads|shows|prints|comes|hovers|runs)\b)`;

/** "Today the same gauge sits a hair under zero.", "It's up at 0.65 now.": the value of now, of the pair before. */
export function valueNow(
  text: string,
  context: ClaimContext,
  last: Claim,
  isSure: boolean,
): ({ value: SaidSize } & Pick<Claim, 'windowSessions' | 'unread'>) | null {
  const isOther = (span: Span): boolean => isMarket(span) && ![last.subject, last.benchmark].includes(span.value);
  const spans = spansOf(text, context);
  const isRunning = ({ kind, slots: [item] }: Span): boolean =>
    /^(?:bare-date|period)$/.test(kind) && (item?.since ?? '9') <= context.asOf && context.asOf <= (item?.until ?? '');
  if (!(isSure || saysNow.test(text) || spans.some(isRunning)) || spans.some(isOther)) return null;
  const said = gauge.test(text) ? text.replace(gauge, 'the correlation ') : `the correlation is ${text}`;
  const [claim, ...more] = readSentence(said, context, pairOf(last), null).claims;
  const [only, ...others] = claim?.sizes ?? [];
  // "today my marriage sits below zero"
  if (!gauge.test(text) && spans.some(({ kind }) => /^(?:unknown|other|gap|ratio)$/.test(kind))) return null;
  const value =
    claim && claim.asOf === null
      ? (valueSaid(claim) ?? (only?.of === 'correlation' && others.length === 0 ? only : undefined))
      : undefined;
  return value && more.length === 0
    ? { value, windowSessions: claim!.windowSessions, unread: isSure ? [] : claim!.unread }
    : null;
}

const saysNow = /\b(?:now|today|currently|these days|at present|at the moment|right now|as of)\b/i;

/** "… That never happened before.", "… Now nobody could tell.": a rarity, or what is now, that was not understood beside what was. */
export const leavesOpen = (
  last: Claim,
  { claims, leaves }: Pick<SentenceReading, 'claims' | 'leaves'>,
  text: string,
): boolean =>
  (claims.length === 0 && rarities.test(text)) ||
  (last.aspect === 'ratio-level' && last.superlative === 'none' && reaching.test(text) && !claims.some(isAnswerable)) ||
  (/^(?:lead|correlation)/.test(last.aspect) && notBorneOut.test(text)) ||
  (last.aspect.startsWith('correlation') &&
    last.asOf !== null &&
    leaves === null &&
    saysNow.test(text) &&
    !claims.some(isAnswerable)) ||
  (isOfThen(last) &&
    nowSaid.test(text) &&
    claims.every((claim) => claim.unread.length > 0 || claim.hint !== null || isTimelessChange(claim)));

/** How far a text has been read, and what each sentence changes of it. */

/** Most claims read from one text. */
export const mostClaims = 12;

/** What is known after some sentences. */
export interface ReadingProgress {
  readonly claims: Claim[];
  readonly skipped: SkippedSentence[];
  /** What the sentence before offers to the next one. */
  before: Antecedent | null;
  /** The last two markets that were named together. */
  pair: Antecedent | null;
  /** The one market of each of the last two sentences. */
  two: Antecedent | null;
  /** The claim of the sentence before. */
  last: Claim | null;
  /** The sentence before, where it said only what one market did. */
  oneMove: string | null;
  /** The sentence before. */
  said: string;
  /** The one time the last sentences named, in words that can stand in another sentence. */
  time: string | null;
  /** The last pair that was named as a ratio. */
  cross: string | null;
  /** What says that the text is made up. */
  frame: string | null;
  /** The sentence before, where its figures named no time, and the place of its first claim. */
  open: { readonly text: string; readonly at: number } | null;
}

/** The claim before goes, with all of its sentence where that is read anew. */
export function takeBack({ claims, last, said }: ReadingProgress, text: string): void {
  const isAnew = text.startsWith(said.replace(/[.!\s]+$/, ''));
  for (const claim of claims.filter((each) => each === last || (isAnew && each.text === said)))
    claims.splice(claims.indexOf(claim), 1);
}

/** "Said no one ever.", "That's before fees.", "Profits at the big ones rose 12 %.": what was said before is not
    meant, or not of prices. */
export function isUndone({ text, follows }: Sentence, context: ClaimContext, { claims }: ReadingProgress): boolean {
  const last = claims.at(-1);
  if (!follows || !last) return false;
  const spans = spansOf(text, context);
  const isSpeakerWrong = last.attributed && (speakerWrong.test(text) || refuting.test(text));
  const isEarlier =
    last.asOf === null && !wantsTime(last) && ofEarlier.test(text) && spans.some(({ kind }) => kind === 'period');
  const isBack = !isMoreOf(text, last) && (isSpeakerWrong || isEarlier || isTakingBack(text, spans));
  if (!isBack && !(isUnspecific(last) && isOfOtherMeasure(text, spans))) return false;
  const isJoke = isBack && spans.some(({ kind }) => kind === 'sarcasm'); // "Said no one ever." of all that was said
  for (const claim of isJoke ? [...claims] : [last]) doubt({ claims }, claim, text);
  return isBack && !spans.some(isMarket);
}

/** What was read of a sentence is asked about. */
export function doubt({ claims }: Pick<ReadingProgress, 'claims'>, last: Claim, text: string): void {
  for (const claim of claims.filter((each) => each.text === last.text))
    claims[claims.indexOf(claim)] = { ...claim, unread: [...claim.unread, text], asked: askedFor(claim) };
}

/** "Every bit of that lead is owed to the AI craze.": a cause of what the sentence before said. */
export function isCauseOfLast({ text, follows }: Sentence, context: ClaimContext, progress: ReadingProgress): boolean {
  const { claims } = progress;
  const last =
    progress.last ??
    (/\b(?:that|this|the) (?:lead|gap|difference|divergence|outperformance)\b/i.test(text) ? claims.at(-1) : null);
  const isCause = (causes.test(text) && causeOpenings.test(text)) || causeSaid.test(text.replace(/^\w{2,20}: /, ''));
  const isJoining = follows || /^(?:\w+: )?(?:and|but|because)\b/i.test(text); // "Admin: and that's purely the SEC nod"
  const isNone = !isCause || rejoinders.test(text); // "Because my screen says otherwise."
  if (!isJoining || !last || last.question || !claims.includes(last) || isNone) return false;
  if (
    /\d/.test(text) ||
    spansOf(text, context).some(
      ({ kind, text: word }) =>
        (kind === 'perform' && !/^(?:behind|lead)$/i.test(word)) ||
        (kind === 'market' && !solelyDueTo.test(text) && !/\bput the (?:[\w']+ ){1,5}down to\b/i.test(text)),
    )
  )
    return false;
  const caused = claims.filter((claim) => claim.text === last.text);
  for (const claim of caused) claims[claims.indexOf(claim)] = { ...claim, cause: text };
  progress.last = claims.at(-1) ?? null;
  return true;
}

/** A sentence that is not read; the next one refers to nothing. */
export function skip(progress: ReadingProgress, text: string, reason: Text, language: string | null): void {
  progress.skipped.push({ text, reason, language });
  progress.before = null;
  progress.last = null;
}

/** Each claim once; the same reading in other words is the same claim. */
export function add({ claims, skipped }: ReadingProgress, claim: Claim): void {
  const keyOf = (each: Claim): string => JSON.stringify({ ...each, text: '' });
  if (claims.some((other) => keyOf(other) === keyOf(claim))) return;
  if (claims.length < mostClaims) claims.push(claim);
  else skipped.push({ text: claim.text, reason: hints.tooMany, language: null });
}

/** The claim of a text in which none was found: why. */
export function nothing([first]: readonly SkippedSentence[]): Claim {
  return { ...unsaid, text: first?.text ?? '', hint: first?.reason ?? hints.empty };
}
