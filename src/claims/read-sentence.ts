import type { Text } from '../messages/text.ts';
import { repetitionOf } from './aspects-of-order.ts';
import { eachPeriod, retold, withTimesBeside } from './beside.ts';
import {
  type Claim, type ClaimContext, inherited, isOfThen, isTimeless, isTimelessLead, overOneWindow, sameTime, isAnswerable,
} from './claim.ts'; // prettier-ignore
import {
  Clause, isMarket, isSize, isOfItsFigures, isOfMarket, isStop, isTime, marketKey, primary, relating, splitClauses,
  withThenFirst,
} from './clauses.ts'; // prettier-ignore
import { withEllipses } from './ellipsis.ts';
import { foldAsides } from './folds.ts';
import { overTheTimeOf } from './leftover.ts';
import { isTerms, limitsOf } from './remarks.ts';
import { type Around, readClause, readTally } from './read-clause.ts';
import { conditional, disowned, refuting, slim } from './lexicon/reach.ts';
// prettier-ignore
import { affirming, asks, atOnce, ellipsis, mending, nowWords, ofThat, otherLately, partway, thanksAfter, thereafter } from './lexicon/stance.ts';
import { readReach } from './read-time.ts';
// prettier-ignore
import { type Antecedent, correctionOf, isQualification, isSameSide, isUnspecific, leavesOf, ofEachOther, otherMarket, pairOf, sideOf, timeOf, withAdjustments, withSubject } from './roles.ts';
import { asLinked } from './told-in-parts.ts';
import { spansOf } from './spans.ts';
import { type Item, type Sentence, type Span } from './text.ts';
import { askedFor, hints } from './words.ts';

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

/** "When stocks fall, gold rises" is how the two move, "ether follows a day later, every time" a habit: neither is a condition. */
function isHabit(aspect: Claim['aspect'], sentence: string, spans: readonly Span[]): boolean {
  const isOfTwo = new Set(spans.filter(isMarket).map(marketKey)).size < 3;
  const isOfMoves = !spans.some(({ kind }) => /^(?:first|perform|together)$/.test(kind));
  return (
    (aspect === 'correlation-level' && isOfTwo) ||
    (aspect === 'lead' && ((isOfTwo && isOfMoves) || /\b(?:every|each) (?:single )?time\W*$/i.test(sentence)))
  );
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
  const told = withEllipses(asLinked(retold(withTimesBeside(raw, context.asOf), sentence), sentence));
  const spans = withThenFirst(foldAsides(told, sentence), context.asOf);
  const isQuestion = /\?["')\s]*(?:#\w+\s*)*$/.test(sentence) || (asks.test(sentence) && !/[.!]$/.test(sentence));
  const isAttributed = raw.some(({ kind }) => kind === 'says' || kind === 'reported' || kind === 'quote');
  const around: Around = { sentence, isQuestion, isAttributed, within: null, before, other: null };
  const read = readClauses(sentence, spans, context, around);
  const isRead = read.claims.some((claim) => isAnswerable(claim) || claim.aspect === 'forecast');
  const tally = isRead ? [] : readTally(new Clause(spans, context.asOf), around);
  const found = tally.length > 0 ? { claims: tally, hint: null } : read;
  const setAside = spans.flatMap((span, at) => (span.kind === 'own-record' ? [recordIn(sentence, spans, at)] : []));
  const isTold = raw.some(({ kind }) => kind === 'says' || kind === 'reported');
  const limits = once(() => ({
    other: (disowned.exec(sentence) ?? (isTold ? refuting.exec(sentence) : null))?.[0],
    condition: conditional.exec(sentence)?.[0],
  }));
  const limitOf = ({ aspect, unread }: Claim): string | undefined =>
    aspect === 'forecast' || unread.length > 0
      ? undefined
      : (limits().other ?? (isHabit(aspect, sentence, spans) ? undefined : limits().condition));
  const said = withAdjustments(found.claims, sentence, spans) //
    .map((claim, at, all) => sameTime(asOfMonth(ofSuch(claim, all[at - 1]), spans), all[at - 1]))
    .map((claim) => {
      const ownRecord = setAside.length > 0 && !/^(?:moves|distance)$/.test(claim.aspect) ? setAside.join(', ') : null;
      const lost =
        isTimeless(claim) && claim.sizes.length > 0
          ? /.*\b(?:month|quarter|half|year|week)\b.*/i.exec(ownRecord ?? '')?.[0]
          : undefined; // "had its best quarter since 2023 and beat gold by 5 points"
      const open = limitOf(claim) ?? halfOfNow(claim, found.claims, sentence, spans) ?? lost;
      return { ...claim, ownRecord, ...(open === undefined ? {} : { unread: [open], asked: askedFor(claim) }) };
    });
  return {
    ...found,
    claims: said,
    replaces: false,
    leaves: leavesOf(spans, found.claims),
    time: timeOf(raw),
    setAside,
  };
}

/** Worked out when first asked for: long patterns are searched only for claims that would be judged. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

/** "Behind for the year at the end of August, they have since …": what is now was not understood, and what was is not the claim. */
function halfOfNow(
  claim: Claim,
  claims: readonly Claim[],
  sentence: string,
  spans: readonly Span[],
): string | undefined {
  const then = spans.find(({ slots: [item] }) => isOfThen(claim) && item?.until === claim.asOf);
  const isAlone =
    then !== undefined && claims.every((each) => isOfThen(each) || each.unread.length > 0) && claim.unread.length === 0;
  return isAlone ? nowSaid.exec(sentence.slice(then.to))?.[0] : undefined;
}

/** "By 12 points over five sessions, the widest such spread since 2020": of the same length. */
const ofSuch = (claim: Claim, before: Claim | undefined): Claim =>
  claim.superlative !== 'none' && claim.windowSessions === null && before && /\b(?:such|of (?:its|that) kind|like it)\b/i.test(claim.text)
    ? { ...claim, windowSessions: before.windowSessions, relation: claim.relation === 'divergence' && before.aspect === 'gap' && !before.negated ? before.relation : claim.relation }
    : claim; // prettier-ignore

/** "In April it was 47 points behind for the year": as that month ended, if the points bear it out. */
function asOfMonth(claim: Claim, spans: readonly Span[]): Claim {
  const { aspect, since, asOf, unread, sizes } = claim;
  const isOfYear = ({ text, slots: [item] }: Span): boolean => item?.since?.length === 4 && since?.startsWith(item.since) === true && unread.includes(text); // prettier-ignore
  const [into, year] = [spans.find(({ kind, text }) => kind === 'period' && partway.test(text)), spans.find(isOfYear)];
  if (aspect !== 'gap' || asOf === null || unread.some((words) => words !== year?.text)) return claim;
  if (into?.slots[0]?.until === asOf) return { ...claim, unread: [], asked: [], loose: [...claim.loose, into.text] }; // nobody says on which day
  if (!year) return claim;
  const isMonth = since!.length === 7 && asOf.startsWith(since!) && sizes.some(({ of }) => of === 'gapPp');
  return isMonth
    ? { ...claim, since: since!.slice(0, 4), unread: [], asked: [], loose: [...claim.loose, since!] }
    : claim;
}

/** A market's own record with what it is said of: "S&P 500 at record", of "S&P 500 at record as small caps lag". */
function recordIn(sentence: string, spans: readonly Span[], at: number): string {
  const isEnd = (span: Span): boolean => isStop(span) || span.kind === 'connector' || relating.test(span.kind);
  return sentence.slice(spans[spans.slice(0, at).findLastIndex(isEnd) + 1]!.from, spans[at]!.to);
}

/** "TLT trails gold again, widest gap ever": the record is of who is behind. */
function recordOf(last: Claim, [gap, ...more]: readonly Claim[], part: readonly Span[]): Claim | null {
  const [first] = part.filter(({ kind }) => kind !== 'punct' && kind !== 'word');
  const isRecord = gap?.relation === 'divergence' && gap.superlative !== 'none' && more.length === 0;
  const isBare = /^(?:most|record)$/.test(first?.kind ?? '') && !part.some(isMarket);
  if (!isRecord || !isBare || !isTimelessLead(last) || last.sizes.length > 0 || last.negated) return null;
  return { ...gap, relation: last.relation, unread: [...last.unread, ...gap.unread] };
}

/** "Gold beat stocks by a whisker": so by little; of a record or a denial nobody can tell what is little. */
function narrowOf(claim: Claim, part: readonly Span[]): Partial<Pick<Claim, 'narrow' | 'unread'>> {
  const [words] = slim.exec(part.map(({ text }) => text).join(' ')) ?? [];
  const isOrder = claim.aspect === 'gap' && /^(?:ahead|behind)$/.test(claim.relation) && claim.sizes.length === 0;
  if (words === undefined || !isOrder) return {};
  const isPlain = claim.superlative === 'none' && claim.streak === null && claim.change === null && !claim.negated;
  return isPlain ? { narrow: true } : { unread: [words] };
}

/** "ETH rose 25 % in May versus 11 % for BTC, a gap of 14 points": over the time of the moves. */
const isGapOf = ({ relation, since, asOf, windowSessions, superlative, change, sizes, text }: Claim, last: Claim, part: readonly Span[]): boolean =>
  relation === 'divergence' && superlative === 'none' && change === null && sizes.length > 0 && (since ?? asOf ?? windowSessions) === null &&
  last.superlative === 'none' && /^(?:gap|moves)$/.test(last.aspect) && !part.some((span) => isMarket(span) || isTime(span) || nowWords.test(span.text)) && text === last.text; // prettier-ignore

const mirrored = ({ subject, benchmark }: Claim): Partial<Claim> => ({ subject: benchmark, benchmark: subject });

function readClauses(
  sentence: string,
  spans: readonly Span[],
  { asOf }: ClaimContext,
  around: Around,
): Pick<SentenceReading, 'claims' | 'hint'> {
  const claims: Claim[] = [];
  const reasons: Text[] = [];
  const qualified: string[] = [];
  const clauses = withLeadingTime(splitClauses(spans)).flatMap(overEach);
  let isLate = false;
  const offered = [around.before?.subject, around.before?.benchmark].filter(
    (side) => side !== undefined && side !== null,
  );
  clauses.forEach((part, at) => {
    const last = claims.at(-1);
    if (at > 0 && !last) isLate = true;
    const named = last ? withSubject(part, clauses[at - 1]!, last.subject) : part;
    const other = otherMarket(clauses, at);
    const isOfOwn = !last && other === null && at > 0 && clauses[at - 1]!.some(isMarket); // "bitcoin is down 2 % and trails its rival"
    const beside = {
      ...around,
      within: last ? pairBefore(last, clauses[at - 1]!) : null,
      before: isOfOwn ? null : around.before,
      other,
    };
    const state = overTheTimeOf(clauses, at, readClause(new Clause(named, asOf), beside), (time) =>
      readClause(new Clause([...named, time], asOf), beside),
    );
    if (state.hint !== null) reasons.push(state.hint);
    if (state.claims.length === 0 && isQualification(part, clauses[at + 1]))
      qualified.push(part.map(({ text }) => text).join(' '));
    const record = last && recordOf(last, state.claims, part);
    if (record) return void claims.splice(-1, 1, record);
    const isOfMoves = last?.aspect === 'moves' && !part.some(isMarket); // "SPY is up, IWM down 3 %, the largest shortfall": of the one behind
    const isOfOther = ({ relation }: Claim): boolean =>
      isOfMoves && /^(?:ahead behind|behind ahead)$/.test(`${relation} ${last.relation}`);
    const isOfLast = last !== undefined && last.unread.length > 0 && !part.some(isMarket); // its pair, so its measure
    const others = isOfLast ? clauses[at - 1]!.filter(isOfMarket).map(({ text }) => text) : [];
    const limits = limitsOf(part, {
      part: clauses[at - 1] ?? [],
      isOfTwo: !last && offered.length > 1,
      isSide: (market) => offered.some((side) => isSameSide(side, sideOf(market))),
    });
    claims.push(
      ...state.claims.map((claim) => {
        const left = isOfLast && last.aspect === 'gap' && claim.aspect === 'gap' ? last.unread : others;
        const sides = claim.aspect === 'gap' && isOfOther(claim) ? mirrored(claim) : {};
        const time = last && isGapOf(claim, last, part) ? { since: last.since, asOf: last.asOf, windowSessions: last.windowSessions } : {}; // prettier-ignore
        const asked = limits.length > 0 ? askedFor(claim) : claim.asked;
        const narrow = narrowOf(claim, part);
        const unread = [...left, ...claim.unread, ...limits, ...(narrow.unread ?? [])];
        return { ...claim, ...sides, ...time, ...narrow, unread, asked };
      }),
    );
    if (last && state.claims.length === 0 && isOfItsFigures(part))
      claims[claims.length - 1] = {
        ...last,
        unread: [...last.unread, ...part.filter(({ kind }) => /^sized?$/.test(kind)).map(({ text }) => text)],
      };
  });
  const leading = claims[0]?.unread.filter((words) => sentence.indexOf(words) < 12) ?? []; // "on average, A and B …: their correlation is 0.6"
  const beside = spans.filter(({ kind }) => kind === 'sarcasm').map(({ text }) => text).concat(qualified, leading, ofAll(spans, claims.length > 1 || isLate)); // prettier-ignore
  const said = claims.map((claim) => ({ ...claim, unread: [...new Set([...claim.unread, ...beside])] }));
  return {
    claims: overOneWindow(ofEachOther(said)),
    hint: claims.length > 0 ? null : (reasons[0] ?? hints.noRelation),
  };
}

/** "The S&P 500, which small caps beat in May, leads them": the sentence goes on about the market before "which". */
function pairBefore(last: Claim, before: readonly Span[]): Antecedent {
  const pair = pairOf(last);
  const [, next] = before.slice(before.findIndex(isMarket)).filter(({ value }) => value !== ',');
  const isOfOther = /^(?:which|whom|that)$/i.test(next?.text ?? '') && before.find(isMarket)?.value === last.benchmark;
  return isOfOther ? { subject: pair.benchmark, benchmark: pair.subject } : pair;
}

/** What denies or limits every claim of a sentence: "it is not true that A beat B and B beat C", "A beat B and C, in euros". */
function ofAll(spans: readonly Span[], isOfMany: boolean): string[] {
  const said = spans.filter(({ kind, value }) => !/^(?:word|quiet)$/.test(kind) && !/^[.!]$/.test(value));
  const [front, end] = [said[0], said.at(-1)];
  const isDenied = front?.kind === 'false' && isOfMany;
  const opening = said.slice(0, Math.max(0, said.findIndex(isStop))); // "On a volatility-adjusted basis, …"
  const terms = opening.some((span) => isMarket(span) || primary.has(span.kind)) ? [] : opening.filter(({ kind }) => /^(?:other|sampling)$/.test(kind)); // prettier-ignore
  const last = end && isTerms(end, said.at(-2)) ? [end] : [];
  return [...(isDenied ? [front] : []), ...terms, ...last].map(({ text }) => text);
}

/** "Trails over 6 months, 1 year and 3 years": the same over each of them. */
function overEach(part: Span[]): Span[][] {
  const isLength = (span: Span | undefined): boolean => /^(?:over|either|bare-dur)$/.test(span?.kind ?? '');
  const isLink = ({ kind, value }: Span): boolean => value === ',' || value === 'and' || (kind === 'word' && /^(?:the|over)$/.test(value)); // prettier-ignore
  const years = eachPeriod(part);
  if (years) return years;
  const start = part.findIndex(isTime);
  const end = part.findIndex((span, at) => at > start && !isLink(span) && !isLength(span)) >>> 0;
  const listed = start < 0 ? [] : part.slice(start, end);
  const times = listed.slice(0, listed.findLastIndex(isLength) + 1).filter((span, at) => at === 0 || isLength(span));
  const isList = times.length > 1 && listed.slice(0, listed.indexOf(times.at(-1)!)).some(({ value }) => value === 'and'); // prettier-ignore
  if (!isList || part.some(({ kind }) => /^(?:most|record|extreme|unseen|never|intensity)$/.test(kind))) return [part];
  const rest = listed.slice(listed.indexOf(times.at(-1)!) + 1);
  return times.map((time) => [...part.slice(0, start), time, ...rest, ...part.slice(start + listed.length)]);
}

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
  const isNamed = claims.at(-1)?.aspect.startsWith('ratio') === true || /[A-Z]\/\$?[A-Z]|\bratio (?:of|between)\b|\b(?:priced|measured|expressed|quoted|valued|counted) in\b|\bdivided? .*\bby\b/i.test(text); // prettier-ignore
  const isTurned = claims.length === 0 && /^\W*(?:(?:when|if) )?(?:priced|measured|expressed|quoted|valued|counted|divided) (?:in|by)\b/i.test(text); // prettier-ignore
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
    return reach.superlative === 'none' ? null : { claims: [claim], replaces: true, hint: null, leaves: pairOf(last), time: null, text }; // prettier-ignore
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

const left = new Set('market group unfollowed word perform performance gap drift decouple correlation together apart inversely ratio move most record unseen ever intensity more strength other-time since period over either between bare-date bare-dur day to-size size sized extreme'.split(' ')); // prettier-ignore

/** "Gold and the dollar are strongly inverse. Last 60 days no different.": the same over that window. */
function sameOver(text: string, context: ClaimContext, last: Claim): Read | null {
  const isTimed = last.windowSessions !== null || last.since !== null || last.asOf !== null;
  const [whole, time] = /^(?:and |but )?(?:over )?(.+?),? (?:(?:is|are|was|were|being|it's|has been|have been) )?(?:no different|no exceptions?|(?:just |much |exactly )?the same|same (?:story|thing|again)|likewise)[.!]*$/i.exec(text) ?? []; // prettier-ignore
  const isOther = last.aspect.startsWith('correlation') && !isTimed && otherLately.test(text);
  if (isOther) return { claims: [{ ...last, unread: [text] }], hint: null, leaves: pairOf(last), time: null, text: `${last.text} ${text}`, replaces: true }; // prettier-ignore
  const spans = whole === undefined ? [] : spansOf(time!, context);
  const isWindow = spans.filter(isTime).length === 1 && spans.every((span) => /^(?:over|bare-dur|either|word)$/.test(span.kind)); // prettier-ignore
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

/** "Sounds like folklore, but over the past 60 trading days the closes do show it.", "Three months of that, and the reason is …": so over that time. */
function timeAffirmed(text: string, context: ClaimContext): string | null {
  const spans = spansOf(text, context);
  const [time, ...more] = spans.filter(isTime);
  const isOther = (span: Span): boolean =>
    isMarket(span) || relating.test(span.kind) || /^(?:not|false|if|hedge|retract|sarcasm|most|record|move|sized?|number|ago|then|then-date)$/.test(span.kind); // prettier-ignore
  const [first] = text.split(/[,;]/);
  const isOfOther =
    time !== undefined && !ofThat.test(first!) && /^of$/i.test(spans[spans.indexOf(time) + 1]?.text ?? ''); // "the last 30 sessions of my novel"
  const isSaid = time !== undefined && more.length === 0 && !isOfOther && (affirming.test(text) || (time.to <= first!.length && ofThat.test(first!))); // prettier-ignore
  if (!isSaid || spans.filter(({ from }) => !ofThat.test(first!) || from < first!.length).some(isOther)) return null;
  return timeOf(spans) ?? (time.kind === 'either' ? time.text : null);
}

/** "People say it hasn't decoupled. It has.", "Nobody expected gold to win. It did, by 20 points.": what was said before, affirmed or denied. */
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
  const base = withTimesBeside(spansOf(source, context), context.asOf)
    .filter((span, at, all) => left.has(span.kind) && !(span.kind === 'ever' && all.some(({ kind }) => kind === 'if')) && !(isTimed && isTime(span)) && !(/^to$/i.test(span.text) && all[at + 1]?.kind === 'perform')); // prettier-ignore
  const [first, second, ...others] = base.filter((span) => isMarket(span) || span.kind === 'other-time'); // "in May he said it would"
  if (!first || !second || others.length > 0 || marketKey(first) === marketKey(second)) return null;
  const way = not !== undefined && isTimed ? added.find(({ kind }) => kind === 'perform') : undefined;
  if (!added.every((span) => isPlain(span) || span === way)) return null;
  const words = base.map(({ kind, value, text: written }) => (kind === 'word' ? value : written));
  const full = way ? [first.text, 'is', rest.replace(way.text, `${way.value} of ${second.text}`)] : [...words, rest, time]; // prettier-ignore
  const again = readSentence(full.join(' '), context, null, null);
  if (again.claims.length !== 1 || !isAnswerable(again.claims[0]!)) return null;
  const denial =
    not === undefined || way ? {} : { negated: true, deniesRecordOnly: again.claims[0]!.superlative !== 'none' };
  const claim = { ...again.claims[0]!, ...denial, text: `${source} ${text}`, attributed: true };
  if (!isTimed || !isShorter) for (const each of claims.filter((one) => one.text === source)) claims.splice(claims.indexOf(each), 1); // prettier-ignore
  return { ...again, claims: [claim], text };
}

/** "We wrote that in March. … has risen since then": since the one date of the sentence before. */
export function withThen(sentence: Sentence, context: ClaimContext, { time, said }: Said): Sentence {
  if (!sentence.follows || !thereafter.test(sentence.text)) return sentence;
  const days = spansOf(said, context).filter(({ kind, slots: [item] }) => item?.kind === 'date' && (kind === 'day' || (kind === 'since' && item.since?.length === 10))); // prettier-ignore
  const date = days.length === 1 ? days[0]!.text : time;
  const since = date === null ? '' : `since ${date.replace(/^(?:in|on|over|during|since|at|around) (?:the (?!end|start|\w+ on))?/i, '')}`; // prettier-ignore
  const [span, ...more] = since === '' ? [] : spansOf(since, context);
  return span?.kind === 'since' && more.length === 0 ? { ...sentence, text: sentence.text.replace(thereafter, since) } : sentence; // prettier-ignore
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
  const isOfOther = spans.some((span) => isMarket(span) || /^(?:unknown|other)$/.test(span.kind)); // "the coin is up 5 %, the metal down 2 %"
  if (!isTwo || isOfOther) return null;
  const state = readSentence(`${subject} and ${benchmark}: ${text}`, context, null, null);
  const isOfMoves = state.claims.length === 1 && state.claims[0]!.aspect === 'moves' && isAnswerable(state.claims[0]!);
  return isOfMoves
    ? { ...state, claims: [inherited(state.claims[0]!, text, text)], text: `${subject} and ${benchmark}: ${text}` }
    : null;
}

/** "Don't lead the S&P 500. They turn on the same day.", "bitcoin = nasdaq. They trade in lockstep.": the second says what the first means. */
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

/** How what is now is told from what was: "… Now it is ahead", "as of last night". */
export const nowSaid = /\b(?:now|today|currently|as of|by last|has|have)\b/i;

/** "In 2025, ETH lagged gold and BTC led it": the opening time goes for every clause but one of now. */
function withLeadingTime(clauses: readonly Span[][]): Span[][] {
  const parts = clauses.map((part, at) => (at > 0 && clauses[at - 1]!.some(isTime) ? part.map(asNow(part)) : part));
  const [first, ...rest] = parts;
  const lead = first?.[0];
  if (!lead || !/^(?:period|over|since|between|day|ago)$/.test(lead.kind)) return parts;
  const isOfIt = (part: readonly Span[]): boolean => lead.kind !== 'ago' || part.some(({ text }) => /^(?:was|were|stood)$/i.test(text)); // prettier-ignore
  const times = /^(?:period|over|since|between|day|either|bare-date)$/;
  const hasOwn = (part: readonly Span[]): boolean => part.some(({ kind, text }) => times.test(kind) || nowWords.test(text) || (kind === 'bare-dur' && !part.some((span) => span.kind === 'correlation'))); // prettier-ignore
  return [first, ...rest.map((part) => (hasOwn(part) || !isOfIt(part) ? part : [...part, lead]))];
}

/** "Led in December, today they trail": how it stands, not how the day went. */
const asNow = (part: readonly Span[]) => (span: Span): Span =>
  /^today$/i.test(span.text) && !part.some(isSize) ? { ...span, kind: 'word', value: 'now', slots: [] } : span; // prettier-ignore
