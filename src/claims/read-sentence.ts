import type { Text } from '../messages/text.ts';
import { repetitionOf } from './aspects-of-order.ts';
import { eachPeriod, retold, withTimesBeside } from './beside.ts';
import { type Claim, type ClaimContext, isAnswerable, isOfThen, isTimeless, isTimelessLead } from './claim.ts';
import { overOneWindow, sameTime } from './claims-together.ts';
import {
  Clause, isMarket, isOfItsFigures, isOfMarket, isSize, isStop, isTime, marketKey, primary, relating, splitClauses,
  withThenFirst,
} from './clauses.ts'; // prettier-ignore
import { withEllipses } from './ellipsis.ts';
import { foldAsides } from './folds.ts';
import { limitsOf } from './limits.ts';
import { isTerms } from './remarks.ts';
import { type Around, readClause, readTally } from './read-clause.ts';
import { byFar, conditional, disowned, refuting, slim } from './lexicon/reach.ts';
import { asks, nowWords, partway } from './lexicon/stance.ts';
import {
  type Antecedent, correctionOf, isQualification, isSameSide, leavesOf, ofEachOther, otherMarket, pairOf, sideOf,
  timeOf, withAdjustments, withSubject,
} from './roles.ts'; // prettier-ignore
import { overTheTimeOf } from './time-of-claim.ts';
import { asLinked } from './told-in-parts.ts';
import { spansOf } from './spans.ts';
import type { Span } from './text.ts';
import { askedFor } from './offered-readings.ts';
import { hints } from './words.ts';

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
  claim.superlative !== 'none' &&
  claim.windowSessions === null &&
  before &&
  /\b(?:such|of (?:its|that) kind|like it)\b/i.test(claim.text)
    ? {
        ...claim,
        windowSessions: before.windowSessions,
        relation:
          claim.relation === 'divergence' && before.aspect === 'gap' && !before.negated
            ? before.relation
            : claim.relation,
      }
    : claim;

/** "In April it was 47 points behind for the year": as that month ended, if the points bear it out. */
function asOfMonth(claim: Claim, spans: readonly Span[]): Claim {
  const { aspect, since, asOf, unread, sizes } = claim;
  const isOfYear = ({ text, slots: [item] }: Span): boolean =>
    item?.since?.length === 4 && since?.startsWith(item.since) === true && unread.includes(text);
  const [into, year] = [spans.find(({ kind, text }) => kind === 'period' && partway.test(text)), spans.find(isOfYear)];
  if (aspect !== 'gap' || asOf === null || unread.some((words) => words !== year?.text)) return claim;
  // nobody says on which day
  if (into?.slots[0]?.until === asOf) return { ...claim, unread: [], asked: [], loose: [...claim.loose, into.text] };
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

/** "Gold beat stocks by a whisker", "crushed it": by how much in words; of a record or a denial nobody can tell what is little. */
function marginOf(claim: Claim, part: readonly Span[]): Partial<Pick<Claim, 'margin' | 'unread'>> {
  // "lost a little, but far less than the S&P": little of its own
  const said = part.map(({ text }, at) => (part[at - 1]?.kind === 'move' ? text.replace(/^a\b/i, 'its') : text));
  const whole = said.join(' ');
  const [words] = slim.exec(whole) ?? [];
  const isOrder = claim.aspect === 'gap' && /^(?:ahead|behind)$/.test(claim.relation) && claim.sizes.length === 0;
  const isPlain = claim.superlative === 'none' && claim.streak === null && claim.change === null && !claim.negated;
  if (!isOrder) return {};
  if (words === undefined) return isPlain && byFar.test(whole) ? { margin: 'wide' } : {};
  return isPlain ? { margin: 'narrow' } : { unread: [words] };
}

/** "ETH rose 25 % in May versus 11 % for BTC, a gap of 14 points": over the time of the moves. */
const isGapOf = (
  { relation, since, asOf, windowSessions, superlative, change, sizes, text }: Claim,
  last: Claim,
  part: readonly Span[],
): boolean =>
  relation === 'divergence' &&
  superlative === 'none' &&
  change === null &&
  sizes.length > 0 &&
  (since ?? asOf ?? windowSessions) === null &&
  last.superlative === 'none' &&
  /^(?:gap|moves)$/.test(last.aspect) &&
  !part.some((span) => isMarket(span) || isTime(span) || nowWords.test(span.text)) &&
  text === last.text;

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
    // "SPY is up, IWM down 3 %, the largest shortfall": of the one behind
    const isOfMoves = last?.aspect === 'moves' && !part.some(isMarket);
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
        const time =
          last && isGapOf(claim, last, part)
            ? { since: last.since, asOf: last.asOf, windowSessions: last.windowSessions }
            : {};
        const asked = limits.length > 0 ? askedFor(claim) : claim.asked;
        const margin = marginOf(claim, part);
        const unread = [...left, ...claim.unread, ...limits, ...(margin.unread ?? [])];
        return { ...claim, ...sides, ...time, ...margin, unread, asked };
      }),
    );
    if (last && state.claims.length === 0 && isOfItsFigures(part))
      claims[claims.length - 1] = {
        ...last,
        unread: [...last.unread, ...part.filter(({ kind }) => /^sized?$/.test(kind)).map(({ text }) => text)],
      };
  });
  // "on average, A and B …: their correlation is 0.6"
  const leading = claims[0]?.unread.filter((words) => sentence.indexOf(words) < 12) ?? [];
  const beside = spans
    .filter(({ kind }) => kind === 'sarcasm')
    .map(({ text }) => text)
    .concat(qualified, leading, ofAll(spans, claims.length > 1 || isLate));
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
  const terms = opening.some((span) => isMarket(span) || primary.has(span.kind))
    ? []
    : opening.filter(({ kind }) => /^(?:other|sampling)$/.test(kind));
  const last = end && isTerms(end, said.at(-2)) ? [end] : [];
  return [...(isDenied ? [front] : []), ...terms, ...last].map(({ text }) => text);
}

/** "Trails over 6 months, 1 year and 3 years": the same over each of them. */
function overEach(part: Span[]): Span[][] {
  const isLength = (span: Span | undefined): boolean => /^(?:over|either|bare-dur)$/.test(span?.kind ?? '');
  const isLink = ({ kind, value }: Span): boolean =>
    value === ',' || value === 'and' || (kind === 'word' && /^(?:the|over)$/.test(value));
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

/** How what is now is told from what was: "… Now it is ahead", "as of last night". */
export const nowSaid = /\b(?:now|today|currently|as of|by last|has|have)\b/i;

/** "In 2025, ETH lagged gold and BTC led it": the opening time goes for every clause but one of now. */
function withLeadingTime(clauses: readonly Span[][]): Span[][] {
  const parts = clauses.map((part, at) => (at > 0 && clauses[at - 1]!.some(isTime) ? part.map(asNow(part)) : part));
  const [first, ...rest] = parts;
  const lead = first?.[0];
  if (!lead || !/^(?:period|over|since|between|day|ago)$/.test(lead.kind)) return parts;
  const isOfIt = (part: readonly Span[]): boolean =>
    lead.kind !== 'ago' || part.some(({ text }) => /^(?:was|were|stood)$/i.test(text));
  const times = /^(?:period|over|since|between|day|either|bare-date)$/;
  const hasOwn = (part: readonly Span[]): boolean =>
    part.some(
      ({ kind, text }) =>
        times.test(kind) ||
        nowWords.test(text) ||
        (kind === 'bare-dur' && !part.some((span) => span.kind === 'correlation')),
    );
  return [first, ...rest.map((part) => (hasOwn(part) || !isOfIt(part) ? part : [...part, lead]))];
}

/** "Led in December, today they trail": how it stands, not how the day went. */
const asNow = (part: readonly Span[]) => (span: Span): Span =>
  /^today$/i.test(span.text) && !part.some(isSize) ? { ...span, kind: 'word', value: 'now', slots: [] } : span; // prettier-ignore
