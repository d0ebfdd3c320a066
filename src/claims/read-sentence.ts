import type { Text } from '../messages/text.ts';
import { type Claim, type ClaimContext } from './claim.ts';
import {
  Clause,
  foldAsides,
  isMarket,
  isOfItsFigures,
  isOfMarket,
  isSize,
  isStop,
  isTerms,
  isTime,
  marketKey,
  primaryHeads,
  relating,
} from './clauses.ts';
import { isTimelessLead, overTheTimeOf } from './leftover.ts';
import { type Around, readClause, readTally } from './read-clause.ts';
import { conditional, slim } from './lexicon/reach.ts';
import { asks, disowned, ellipsis, mending, thereafter } from './lexicon/stance.ts';
import { readReach, withLeadingTime } from './read-time.ts';
import {
  type Antecedent,
  correctionOf,
  isAnswerable,
  isQualification,
  isSameSide,
  leavesOf,
  ofEachOther,
  otherMarket,
  overOneWindow,
  pairOf,
  repetitionOf,
  sideOf,
  timeOf,
  withAdjustments,
  withSubject,
} from './roles.ts';
import { spansOf } from './spans.ts';
import { type Item, levelBeside, type Sentence, type Span } from './text.ts';
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
  const setAside = spans.flatMap((span, at) => (span.kind === 'own-record' ? [recordIn(sentence, spans, at)] : []));
  const [other] = disowned.exec(sentence) ?? [];
  const [condition] = conditional.exec(sentence) ?? [];
  const isOfTwo = new Set(spans.filter(isMarket).map(marketKey)).size < 3; // "when stocks fall, gold rises" is how the two move
  const limitOf = ({ aspect, unread }: Claim): string | undefined =>
    aspect === 'forecast' || unread.length > 0 ? undefined : (other ?? (isOfTwo && aspect === 'correlation-level' ? undefined : condition)); // prettier-ignore
  const said = withAdjustments(found.claims, sentence, spans) //
    .map((claim) => {
      const limit = limitOf(claim);
      const ownRecord = setAside.length > 0 && !/^(?:moves|distance)$/.test(claim.aspect) ? setAside.join(', ') : null;
      return { ...claim, ownRecord, ...(limit === undefined ? {} : { unread: [limit], asked: askedFor(claim) }) };
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
    const beside = { ...around, within: last ? pairOf(last) : null, before: isOfOwn ? null : around.before, other };
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
        const asked = limits.length > 0 ? askedFor(claim) : claim.asked;
        const narrow = narrowOf(claim, part);
        const unread = [...left, ...claim.unread, ...limits, ...(narrow.unread ?? [])];
        return { ...claim, ...sides, ...narrow, unread, asked };
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

/** What denies or limits every claim of a sentence: "it is not true that A beat B and B beat C", "A beat B and C, in euros". */
function ofAll(spans: readonly Span[], isOfMany: boolean): string[] {
  const said = spans.filter(({ kind }) => !/^(?:word|quiet)$/.test(kind) && !/^[.!]$/.test(kind));
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
  const start = part.findIndex(isTime);
  const end = part.findIndex((span, at) => at > start && !isLink(span) && !isLength(span)) >>> 0;
  const listed = start < 0 ? [] : part.slice(start, end);
  const times = listed.slice(0, listed.findLastIndex(isLength) + 1).filter((span, at) => at === 0 || isLength(span));
  const isList = times.length > 1 && listed.slice(0, listed.indexOf(times.at(-1)!)).some(({ value }) => value === 'and'); // prettier-ignore
  if (!isList || part.some(({ kind }) => /^(?:most|record|extreme|unseen|never|intensity)$/.test(kind))) return [part];
  const rest = listed.slice(listed.indexOf(times.at(-1)!) + 1);
  return times.map((time) => [...part.slice(0, start), time, ...rest, ...part.slice(start + listed.length)]);
}

const primary = new Set([...primaryHeads, ...'together apart inversely ratio flow'.split(' ')]);

const nouns = new Set('performance gap correlation ratio flow'.split(' '));

const isCut = ({ kind, value }: Span): boolean =>
  (kind === 'punct' && /^[,;:-]$|^\.+$|^…$/.test(value)) ||
  (kind === 'connector' && value !== 'so' && value !== 'that') ||
  kind === 'reason';

/**
 * Into which parts does a sentence fall that can make one claim each?
 *
 * It is cut at commas and conjunctions, and a part begins only where both sides say something of markets. "Between
 * ETH and IWM" and lists are not cut. A part that says nothing by itself stays with the one before.
 *
 * @param spans Of one sentence, folded.
 * @returns Spans of each part, in order.
 */
function splitClauses(spans: readonly Span[]): Span[][] {
  const parts = partsOf(spans);
  const clauses: Span[][] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const again = last ? byMore(last, part) : null;
    const cross = again === null && last ? levelBeside(last, part) : null;
    if (again) clauses.push(again);
    else if (cross) clauses.push([...cross, ...part]);
    else if (last && !(claims(last) && claimsAfter(last, part))) last.push(...part);
    else clauses.push([...part]);
  }
  return clauses;
}

/** "By 22 points this year, and by 41 over the last three months alone": the same with another size over another time. */
function byMore(last: readonly Span[], part: readonly Span[]): Span[] | null {
  const isSizeOf = ({ kind, text }: Span): boolean => isSize({ kind } as Span) && /^by\b/i.test(text);
  const [size, first] = [part.filter(isSizeOf), last.filter(isSize)];
  const isOnly = part.every(
    (span) => isSizeOf(span) || isTime(span) || /^(?:connector|punct|word|quiet)$/.test(span.kind),
  );
  const unit = first[0]?.slots[0];
  if (!isOnly || size.length !== 1 || first.length !== 1 || part.filter(isTime).length !== 1 || !last.some(isTime) || !unit) return null; // prettier-ignore
  const slots = size[0]!.slots.map((item) =>
    item.kind === 'number' ? { ...item, kind: unit.kind, unit: unit.unit! } : item,
  );
  const said = part.map((span) => (span === size[0] ? { ...span, slots } : span));
  return [
    ...last.filter((span) => !isTime(span) && !isSize(span)),
    ...said.filter(({ kind }) => kind !== 'connector' && kind !== 'punct'),
  ];
}

/** Segments between cuts; the cut itself begins the next one. */
function partsOf(spans: readonly Span[]): Span[][] {
  const parts: Span[][] = [[]];
  spans.forEach((span, at) => {
    if ((isCut(span) && !isInList(spans, at)) || isTowards(spans, at)) parts.push([]);
    parts.at(-1)!.push(span);
  });
  return parts.filter((part) => part.length > 0);
}

/** "… 22 % to its lowest since 2021" */
const isTowards = (spans: readonly Span[], at: number): boolean =>
  spans[at]!.value === 'to' && /^(?:most|extreme)$/.test(spans.slice(at + 1).find(({ kind }) => !/^(?:word|it)$/.test(kind))?.kind ?? ''); // prettier-ignore

/** "Gold and silver", "between ETH and the Russell": the conjunction joins two markets. */
function isInList(spans: readonly Span[], at: number): boolean {
  if (spans[at]!.kind === 'reason') return false;
  const before = spans.slice(0, at).findLast(({ kind }) => kind !== 'word');
  const after = spans.slice(at + 1).find(({ kind, value }) => kind !== 'word' && value !== 'and' && kind !== 'pair');
  return before !== undefined && isMarket(before) && after !== undefined && isMarket(after) && !startsAgain(spans, at);
}

/** After a complete claim, "…, bitcoin lagged" begins another. */
function startsAgain(spans: readonly Span[], at: number): boolean {
  const before = spans.slice(0, at);
  if (before.some(({ value, kind }) => kind === 'gap' || kind === 'correlation' || value === 'between')) return false;
  const next = spans.slice(at + 1).find((span) => !isMarket(span) && !/^(?:word|connector)$/.test(span.kind) && span.value !== '/'); // prettier-ignore
  const isClaimed = before.some(({ kind }) => primary.has(kind)) && before.filter(isMarket).length > 1;
  return isClaimed && /^(?:perform|decouple|drift|correlation)$/.test(next?.kind ?? '');
}

/** Does it say something of a market: a relation, or a market that moved? */
function claims(part: readonly Span[]): boolean {
  return (
    part.some(({ kind }) => primary.has(kind)) ||
    (part.some(({ kind }) => /^(?:move|extreme|own-record|priced)$/.test(kind)) && part.some(isMarket))
  );
}

function claimsAfter(last: readonly Span[], part: readonly Span[]): boolean {
  const own = part.filter(({ kind }) => primary.has(kind));
  if (isNextOfList(last, part)) return false;
  if (isContinued(last, part, own) || isComparedMove(last, part) || isMoreOfTheSame(last, part)) return false;
  if (own.length > 0) return true;
  const isForecast =
    part.some(({ kind }) => /^(?:modal|outlook|unlikely)$/.test(kind)) &&
    part.some(({ kind }) => /^(?:persist|converge|narrow|widen|continue|outlook)$/.test(kind));
  if (isForecast) return !last.some(({ kind }) => kind === 'modal');
  return part.some(({ kind }) => kind === 'move') && part.some(isMarket) && !canPair(last);
}

/** "The S&P gained 10 %, gold 8 %, and long bonds lost 4 %": one more figure of the same list. */
function isNextOfList(last: readonly Span[], part: readonly Span[]): boolean {
  const counts = [last, part].map((each) => [isMarket, isSize].map((is) => each.filter(is).length));
  const [[markets, sizes], [more, figure]] = counts as [[number, number], [number, number]];
  const isList = markets > 1 && sizes === markets && more === 1 && figure === 1;
  return (
    isList && ![...last, ...part].some(({ kind }) => primary.has(kind)) && !(last.some(isTime) && part.some(isTime))
  );
}

/** "… and that gap", "… and has never been larger": more of the same. Also two moves that are one comparison. */
function isContinued(last: readonly Span[], part: readonly Span[], own: readonly Span[]): boolean {
  const hasNoMarket = !part.some(isMarket);
  const isIntensity = own.length > 0 && own.every(({ kind }) => kind === 'drift' || kind === 'extreme') && hasNoMarket;
  const isNoun = last.some(({ kind }) => nouns.has(kind)) && !last.some(({ kind }) => kind === 'move');
  const wantsPair = isNoun && last.filter(isMarket).length < 2;
  const isOther = part.some(({ kind }) => kind === 'pair') && /^(?:while|but|whereas)$/.test(part[0]?.value ?? '');
  const isWith = part[0]?.value === 'with' && last.at(-1)?.kind === 'correlation'; // "its link with stocks is severed (correlation near nil)"
  const isOver = !last.some(isMarket) && own.every(({ text }) => /^(?:over|above)$/i.test(text)); // "20-point gap, gold over stocks"
  return (
    isWith ||
    (isIntensity && !isOther && !last.some(({ kind }) => kind === 'perform')) ||
    (wantsPair && (own.length === 0 || isOver))
  );
}

/** "Both fell in June, but ether fell more", "…, rising 40 % while ether rose 30 %": no market that is not there already. */
function isMoreOfTheSame(last: readonly Span[], part: readonly Span[]): boolean {
  const named = new Set(last.filter(isMarket).map(marketKey));
  const own = part.filter(isMarket);
  const isAgain = own.length > 0 && own.every((market) => named.has(marketKey(market)));
  return isAgain && !part.some(({ kind }) => primary.has(kind)) && !isOfItsFigures(part);
}

/** "TLT down 33 %, worse than the S&P's 19.5 % drop", "ETH gained 160 %, well ahead of bitcoin's 103 %": one comparison. */
function isComparedMove(last: readonly Span[], part: readonly Span[]): boolean {
  const [first] = part.filter(({ kind }) => !/^(?:punct|word|connector|size)$/.test(kind));
  const market = part.findIndex(isMarket);
  const isOwnFigure = part[market + 1]?.text === "'s" && /^sized?$/.test(part[market + 2]?.kind ?? '');
  const isWithoutSubject = first !== undefined && market >= 0 && part[market]!.from >= first.to; // "…, lagging bitcoin"
  const isCompared =
    first?.kind === 'perform' &&
    (isWithoutSubject || ((isOwnFigure || /\bthan\b/i.test(first.text)) && part.filter(isMarket).length === 1));
  return isCompared && canPair(last) && last.some(({ kind }) => kind === 'move');
}

/** A market that moved waits for the other market's move. */
function canPair(last: readonly Span[]): boolean {
  const symbols = new Set(last.filter(isMarket).map(({ value }) => value));
  const isOfPair = (kind: string): boolean => symbols.size === 1 && (kind === 'gap' || kind === 'drift'); // "jaws open: QQQ up, IWM down"
  return symbols.size < 2 && !last.some(({ kind }) => primary.has(kind) && !isOfPair(kind));
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
  if (!item || !meant || !isBare || others.length + more.length > 0) return null;
  const [old] = meant.slots as [Item];
  const again = `${said.slice(0, old.from)}${core.slice(item.from, item.to)}${said.slice(old.to)}`;
  return { ...readSentence(again, context, null, null), replaces: true, text: said };
}

const left = new Set('market group unfollowed word perform performance gap drift decouple correlation together apart inversely ratio move most record unseen ever intensity more strength since period over either between bare-date bare-dur day to-size size sized extreme'.split(' ')); // prettier-ignore

/** "People say it hasn't decoupled. It has.", "Nobody expected gold to win. It did, by 20 points.": what was said before, affirmed or denied. */
export function elliptic({ text, follows }: Sentence, context: ClaimContext, progress: Said): Read | null {
  const { last, said, claims } = progress;
  const [whole, time = '', not, rest = ''] = ellipsis.exec(text) ?? [];
  const isShorter = last !== null && isAnswerable(last) && !last.question;
  const source = spansOf(said, context).some(isMarket) ? said : (claims.at(-1)?.text ?? '');
  if (!follows || whole === undefined || (not !== undefined && isShorter)) return null;
  const added = spansOf(`${time} ${rest}`, context);
  const isPlain = (span: Span): boolean => isTime(span) || /^(?:sized?|to-size|word|punct|quiet|true)$/.test(span.kind);
  const isTimed = added.some(isTime);
  const base = spansOf(source, context)
    .filter((span, at, all) => left.has(span.kind) && !(isTimed && isTime(span)) && !(/^to$/i.test(span.text) && all[at + 1]?.kind === 'perform')); // prettier-ignore
  if (!added.every(isPlain) || new Set(base.filter(isMarket).map(marketKey)).size !== 2) return null;
  const again = readSentence(
    [...base.map(({ kind, value, text: written }) => (kind === 'word' ? value : written)), rest, time].join(' '),
    context,
    null,
    null,
  );
  if (again.claims.length !== 1 || !isAnswerable(again.claims[0]!)) return null;
  const denial = not === undefined ? {} : { negated: true, deniesRecordOnly: again.claims[0]!.superlative !== 'none' };
  const claim = { ...again.claims[0]!, ...denial, text: `${source} ${text}`, attributed: true };
  if (!isTimed || !isShorter) for (const each of claims.filter((one) => one.text === source)) claims.splice(claims.indexOf(each), 1); // prettier-ignore
  return { ...again, claims: [claim], text };
}

/** "We wrote that in March. … has risen since then": since the one date of the sentence before. */
export function withThen(sentence: Sentence, context: ClaimContext, { time, said }: Said): Sentence {
  if (!sentence.follows || !thereafter.test(sentence.text)) return sentence;
  const days = spansOf(said, context).filter(({ kind, slots }) => kind === 'day' && slots[0]?.kind === 'date');
  const date = days.length === 1 ? days[0]!.text : time;
  const since = date === null ? '' : `since ${date.replace(/^(?:in|on|over|during|since) (?:the )?/i, '')}`;
  const [span, ...more] = since === '' ? [] : spansOf(since, context);
  return span?.kind === 'since' && more.length === 0 ? { ...sentence, text: sentence.text.replace(thereafter, since) } : sentence; // prettier-ignore
}

/** "Over the last 20 trading days, that is; …", "60 sessions, same world.": a time alone before the first comma. */
export function timeAlone(text: string, context: ClaimContext): string | null {
  const spans = spansOf(text.split(/[,;]/)[0]!, context);
  const [window, ...more] = spans.filter(isTime);
  const isAlone = window && spans.every((span) => isTime(span) || /^(?:word|punct|pair)$/.test(span.kind));
  return isAlone ? (timeOf(spans) ?? (window.kind === 'either' && more.length === 0 ? window.text : null)) : null;
}

/** Words of a second market's own verb: "… and ether does not", "…, gold hasn't", "… and gold does too". */
const ownVerb = /^(?:(?:do|does|did|has|have|had|is|are|was|were|wo|will|can|ca|could)(?:n't| not)?|cannot)$/i;

const adverb = /^(?:not|n't|no longer|too|also|so|either|neither|still|just|hardly|barely|\w+ly)$/i;

/**
 * Which words of a part make its markets others than they are read as?
 *
 * @param spans Of one part of a sentence that makes a claim.
 * @param beside The part before it, and the sides the sentence before was about.
 * @returns As written; such a part is asked about.
 */
function limitsOf(
  spans: readonly Span[],
  beside: { readonly part: readonly Span[]; readonly isOfTwo: boolean; readonly isSide: (market: Span) => boolean },
): string[] {
  const isOnly = ({ text }: Span, at: number): boolean => {
    const next = spans.slice(at + 1).find((span) => !/^the$/i.test(span.text));
    const isAfter = at > 0 && isMarket(spans[at - 1]!) && (next === undefined || isStop(next)); // "trails bitcoin only"
    const isBefore = next !== undefined && isMarket(next);
    return /(?:^|\b(?:not|but|if) )(?:only|just|solely|exclusively)$/i.test(text) && (isBefore || isAfter);
  };
  const isOnlyThen = ({ text }: Span, at: number): boolean => {
    const [before, next] = [spans[at - 1], spans[at + 1]];
    const isNamed = (span: Span | undefined): boolean => /^(?:period|since|day|bare-date)$/.test(span?.kind ?? '');
    const isStill = /^(?:is|'s|was)$/i.test(before?.text ?? '') && next?.kind !== 'since'; // "it is only May"
    return /^(?:only|solely|exclusively)$/i.test(text) && !isStill && (isNamed(next) || (isNamed(before) && (!next || isStop(next)))); // prettier-ignore
  };
  const isOnlyOne = ({ text }: Span, at: number): boolean =>
    /^only$/i.test(text) &&
    spans.slice(0, at).some(isMarket) &&
    /^(?:ones?|markets?|assets?|coin|index|metal)$/i.test(spans[at + 1]?.text ?? '') &&
    !/^who$/i.test(spans[at + 2]?.text ?? ''); // "am I the only one who sees it"
  const isOfEither = ({ text }: Span, at: number): boolean => {
    const earlier = new Set([...beside.part, ...spans.slice(0, at)].filter(isMarket).map(marketKey));
    const rest = spans.slice(at + 1);
    return /^which$/i.test(text) && earlier.size > 1 && relating.test(rest.find(({ kind }) => kind !== 'word')?.kind ?? '') && rest.some(isMarket); // prettier-ignore
  };
  const [first, ...more] = spans.filter(isMarket);
  const isAnybody = ({ kind, from, text }: Span): boolean =>
    kind === 'it' &&
    !/^its\b/i.test(text) &&
    beside.isOfTwo &&
    more.length === 0 &&
    first !== undefined &&
    !beside.isSide(first) &&
    spans.some((head) => head.kind === 'perform' && head.from > first.from && head.to <= from);
  const isSmall = ({ text }: Span, at: number): boolean =>
    /^(?:small|tiny|slight|minor|modest|minimal|little|limited)$/i.test(text) &&
    /^(?:is|was|are|were|been|remains?|remained|stays?|stayed|looks?|seems?)$/i.test(
      spans.slice(0, at).findLast(({ text: word }) => !/^(?:very|quite|rather|so|pretty|still|just|only|fairly|too|now)$/i.test(word))?.text ?? '', // prettier-ignore
    ) &&
    spans.some(({ kind }) => kind === 'gap' || kind === 'drift');
  const isOver = ({ text }: Span, at: number): boolean =>
    /^over$/i.test(text) && at === spans.length - 1 && /^(?:is|are|was|were|'s)$/i.test(spans[at - 1]?.text ?? ''); // "bitcoin's lead is over"
  const isStopped = ({ text }: Span, at: number): boolean => /^(?:stopped|ceased to)$/i.test(text) && spans[at + 1]?.kind === 'perform' && spans.some(isTime); // prettier-ignore
  const kinds = [isStopped, isOnly, isOnlyThen, isOnlyOne, isOfEither, isAnybody, isSmall, isOver];
  return [...spans.filter((span, at) => kinds.some((is) => is(span, at))), ...ofOwnVerb(spans)].map(({ text }) => text);
}

/** "Bitcoin tracks stocks and ether does not": the second market has a verb of its own, and it is not said what of. */
function ofOwnVerb(spans: readonly Span[]): Span[] {
  const head = spans.findIndex(({ kind }) => relating.test(kind));
  if (head < 0 || !spans.slice(0, head).some(isMarket)) return [];
  return spans.filter((market, at) => {
    const link = spans.slice(head, at).findLast((span) => !isMarket(span) && !/^(?:the|both)$/i.test(span.text));
    if (!isMarket(market) || at < head || link === undefined || !/^(?:and|or|but|while|[,;:-])$/i.test(link.text)) return false; // prettier-ignore
    const rest = spans.slice(at + 1);
    const isEnd = (span: Span): boolean => isStop(span) || isTime(span) || span.kind === 'connector';
    const stretch = rest.slice(0, rest.findIndex((span) => isEnd(span) || span.kind === spans[head]!.kind) >>> 0);
    const verb = stretch.filter(({ text }) => !adverb.test(text));
    const isDenied = stretch.some(({ kind }) => kind === 'not');
    const isToEnd = rest[stretch.length] === undefined || isEnd(rest[stretch.length]!);
    return (verb.length > 0 || isDenied) && verb.every(({ text }) => ownVerb.test(text)) && (isToEnd || isDenied);
  });
}
