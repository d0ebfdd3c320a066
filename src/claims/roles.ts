import { type Claim, type ClaimContext, type Draft, marketOf, type SaidSize } from './claim.ts';
import { Clause, firstWordAt, isMarket, isOfItsFigures, isStop, isTime, marketKey } from './clauses.ts';
import { isHarmless } from './leftover.ts';
import { adjusting, fronted, ofOtherThings, standing } from './lexicon/stance.ts';
import { thenSaid } from './lexicon/well-known.ts';
import { readWhen } from './read-time.ts';
import type { Span } from './text.ts';

/** One side of a pair: a symbol, or the name of a group or of a market nobody follows. */
export interface Side {
  readonly symbol: string | null;
  readonly group: string | null;
  readonly unfollowed: string | null;
}

/** Who is spoken of, and against whom; several on a side where they are listed. */
export interface Roles {
  readonly subjects: readonly Side[];
  readonly benchmarks: readonly Side[];
}

/** What earlier parts of the text offer for "it", "they" and "the gap". */
export interface Antecedent {
  readonly subject: Side | null;
  readonly benchmark: Side | null;
}

export const sideOf = ({ kind, value }: Span): Side => ({
  symbol: kind === 'market' ? value : null,
  group: kind === 'group' ? value : null,
  unfollowed: kind === 'unfollowed' ? value : null,
});

/** The same market, as a fund or as its index. */
export const isSameSide = (a: Side, b: Side): boolean =>
  marketOf(a.symbol) === marketOf(b.symbol) && a.group === b.group && a.unfollowed === b.unfollowed;

/** "Both up 7 %", "up 7 % each". */
export function isOfEach({ spans }: Clause, span: Span): boolean {
  const at = spans.indexOf(span);
  const isOpen =
    spans.filter(isMarket).length > 2 ||
    spans.some(({ kind, text }) => /^(?:perform|more|gap|not)$/.test(kind) || /^(?:former|latter)$/i.test(text));
  return (
    !isOpen &&
    spans
      .slice(0, at + 3)
      .some((each, i) => /^(?:both|apiece|alike)$/i.test(each.text) || (at - i < 4 && /^each$/i.test(each.text)))
  );
}

const againstWords = /^(?:against|versus|vs|relative|compared|comparison|unlike|than|from|to|with|behind|alongside)$/;

/**
 * Which market is the subject and which the benchmark?
 *
 * They come in the order they are named, except that one which opens the sentence after "against", "relative to" or
 * "compared with" is the benchmark. Markets in a list share a side. A market that fits neither side stays unused, so
 * that the claim is not judged.
 *
 * @param clause Its markets are marked as used.
 * @param isMutual True where the relation is between both, so that a list of two is the pair.
 * @param head The span that relates them; null where none does.
 * @returns Empty lists where nothing was named.
 */
export function rolesOf(clause: Clause, isMutual: boolean, head: Span | null): Roles {
  const lists = listsOf(clause);
  for (const span of clause.spans.filter(isMarket)) if (isTopic(clause, span)) unuse(clause, span);
  if (lists.length === 0) return { subjects: [], benchmarks: [] };
  for (const list of lists)
    if (list.some(({ kind }) => kind === 'market'))
      for (const span of list.filter(({ kind }) => kind === 'unfollowed')) unuse(clause, span); // "after inflation, …"
  const [first, second] = lists as [Span[], Span[] | undefined];
  if (second === undefined) return ofOneList(clause, first, isMutual, head);
  clause.use(...clause.all('market'), ...clause.all('group'), ...clause.all('unfollowed'));
  const named = new Set([...first, ...second].map(marketKey));
  const extra = lists.slice(2).flat().find((span) => !named.has(marketKey(span))); // prettier-ignore
  if (extra) unuse(clause, extra);
  if (isMutual && first.length > 1 && isThanBetween(clause, first, second)) unuse(clause, second[0]!);
  const isTurned = isBenchmarkFirst(clause, first[0]!, head) || (!isMutual && isObjectBefore(clause, lists, head));
  const isSwapped = named.size === 2 && !isMutual ? (isNamedAgain(clause, second[0]!, head) ?? isTurned) : isTurned;
  const sides = [first.map(sideOf), second.map(sideOf)] as const;
  return isSwapped ? { subjects: sides[1], benchmarks: sides[0] } : { subjects: sides[0], benchmarks: sides[1] };
}

/** "ETH vs BTC: BTC is ahead", "I sold stocks for gold and gold beat stocks": the one named again before the verb is
    its subject; null where none is. */
function isNamedAgain({ spans }: Clause, other: Span, head: Span | null): boolean | null {
  const before = /^(?:perform|move)$/.test(head?.kind ?? '')
    ? spans.filter((span) => isMarket(span) && span.from < head!.from)
    : [];
  const last = before.pop();
  const isAgain = last !== undefined && before.some((span) => marketKey(span) === marketKey(last));
  return isAgain ? marketKey(last) === marketKey(other) : null;
}

/** "The correlation between A and B is higher than that of C and D" is about none across the two. */
const isThanBetween = ({ spans }: Clause, first: readonly Span[], second: readonly Span[]): boolean =>
  spans.slice(spans.indexOf(first.at(-1)!), spans.indexOf(second[0]!)).some(({ text }) => /\bthan\b/i.test(text));

/** "Views on gold have diverged": what is spoken about, not what moved. */
function isTopic(clause: Clause, market: Span): boolean {
  const [move, before] = clause.spans
    .slice(0, clause.spans.indexOf(market))
    .filter(({ text }) => !/^(?:the|its)$/i.test(text))
    .slice(-2);
  const isOfMove = /^(?:move|sized?|to-size|extreme)$/.test(move?.kind ?? ''); // "is up 12 % on bitcoin", "lost 12 points on bitcoin"
  return before?.kind === 'word' && /^(?:on|regarding)$/i.test(before.text) && !isOfMove;
}

/** Left for the leftover rule to name. */
function unuse(clause: Clause, span: Span): void {
  clause.extra.push(span);
}

function ofOneList(clause: Clause, list: readonly Span[], isMutual: boolean, head: Span | null): Roles {
  clause.use(...clause.spans.filter(isMarket));
  const sides = list.map(sideOf);
  if (isMutual) for (const span of list.slice(2)) unuse(clause, span);
  if (list.length > 1 && (isMutual || (list.length === 2 && isJoined(clause, list))))
    return { subjects: [sides[0]!], benchmarks: [sides[1]!] };
  const isObject =
    head !== null &&
    list[0]!.from > head.from &&
    (isDirect(head) || isAfterLink(clause, list[0]!) || isOfIts(clause, list[0]!, head));
  return isObject ? { subjects: [], benchmarks: sides } : { subjects: sides, benchmarks: [] };
}

/** "Its outperformance of stocks": the other one. */
function isOfIts({ spans }: Clause, market: Span, head: Span): boolean {
  const [owner, of] = [
    spans[spans.indexOf(head) - 1],
    spans.slice(0, spans.indexOf(market)).findLast(({ text }) => !/^the$/i.test(text)),
  ];
  return head.kind === 'performance' && /^of$/i.test(of?.text ?? '') && /^(?:its|their|an?)$/i.test(owner?.text ?? '');
}

const isDirect = (span: Span): boolean =>
  /^(?:perform|drift|together|apart|decouple|inversely|narrow|priced)$/.test(span.kind) ||
  isNounOver(span) ||
  (span.kind === 'ratio' && /\b(?:worth|b[uo][yu]\w*|fetch\w*|cost\w*)\b/i.test(span.text));

/** "Its widest lead over stocks since 2011", "the lead over gold belongs to stocks": what follows is the other one. */
const isNounOver = ({ kind, text }: Span): boolean =>
  kind === 'performance' && /\b(?:over|against|on|to|behind|past|versus|vs)$/i.test(text);

/** "ETH/BTC", "ETH-IWM", "ETH vs IWM", "gold > btc". */
function isJoined(clause: Clause, [a, b]: readonly Span[]): boolean {
  const between = clause.spans.slice(clause.spans.indexOf(a!) + 1, clause.spans.indexOf(b!));
  return b!.glued || between.some(({ value }) => /^(?:\/|vs|against|versus|>+|<+)$/.test(value));
}

function isAfterLink(clause: Clause, market: Span): boolean {
  const before = clause.spans
    .slice(0, clause.spans.indexOf(market))
    .filter(({ text }) => !/^(?:the|its|us)$/i.test(text));
  return (
    againstWords.test(before.at(-1)?.value ?? '') ||
    /\b(?:against|vs|relative to|with|from|to|than)$/i.test(before.at(-1)?.text ?? '')
  );
}

const opening = new RegExp(
  `\\b(?:against|versus|vs|relative to|(?:compared|in comparison) (?:with|to)|measured against|in (?:terms|ounces|shares|units) of|` +
    `next to|alongside|` +
    `(?:priced|counted|measured|valued|quoted|expressed|denominated) in(?: (?:ounces|shares|units) of)?(?: the)?(?: big)?)$`,
  'i',
);

/** "TLT is off 4 % and gold held up worse": who is named last before the verb did it, to the one before. */
function isObjectBefore({ spans }: Clause, [first, second]: readonly Span[][], head: Span | null): boolean {
  const between = spans.slice(...[first![0]!, second![0]!].map((market) => spans.indexOf(market)));
  const isMove =
    between.some(({ kind }) => /^(?:move|sized?)$/.test(kind)) || spans.some(({ text }) => /^belong/i.test(text));
  const isCut = between.some(({ kind, value }) => kind === 'connector' || value === ',');
  const isOther = (market: Span): boolean => market.from < head!.from || marketKey(market) === marketKey(first![0]!);
  const told = between
    .slice(1)
    .map(({ text, to }) => text.slice(0, text.length - Math.max(0, to - second![0]!.from)).trim());
  const isFronted = fronted.test(told.join(' ').replace(/ (?:the|us)$/i, ''));
  const isBefore = head !== null && second![0]!.from < head.from && spans.filter(isMarket).every(isOther);
  const beforeHead = head === null ? [] : spans.slice(spans.indexOf(second![0]!) + 1, spans.indexOf(head));
  const isFree =
    head?.kind === 'perform' &&
    !between.some(({ kind }) => /^(?:sized?|to-size|move)$/.test(kind)) &&
    beforeHead.every(({ kind }) => /^(?:word|modal|not|quiet|continue)$/.test(kind));
  const isOfIt =
    /^(?:it|them)$/i.test(spans[spans.indexOf(head!) + 1]?.text ?? '') &&
    between.some(({ kind, value }) => /^[,;:-]$/.test(value) || kind === 'connector');
  const isOwnVerb =
    isFree &&
    (isOfIt || (between.some(({ value }) => value === ',') && !between.some(({ kind }) => kind === 'connector')));
  // "it was bitcoin's week, ether could not keep up", "bonds are boring, but stocks trail them"
  return isBefore && ((isMove && isCut) || isFronted || isOwnVerb);
}

function isBenchmarkFirst(clause: Clause, first: Span, head: Span | null): boolean {
  if (head !== null && head.from < first.from && head.kind !== 'priced') return isObjectFirst(clause, first, head);
  return isOpening(clause, clause.spans.indexOf(first)) || isUnitOf(clause, first, head);
}

/** "With bullion in free fall, small caps priced in gold …": what the price is counted in was named before. */
function isUnitOf({ spans }: Clause, first: Span, head: Span | null): boolean {
  const unit = spans.slice(head === null ? spans.length : spans.indexOf(head) + 1).find(isMarket);
  return (
    head?.kind === 'priced' &&
    head.value === '' &&
    first.from < head.from &&
    unit !== undefined &&
    marketKey(unit) === marketKey(first)
  );
}

/** "Behind the Nasdaq in June: the Russell", "Lagging bitcoin again, ether …": the market right after the verb is the other one. */
function isObjectFirst({ spans }: Clause, first: Span, head: Span): boolean {
  const between = spans.slice(spans.indexOf(head) + 1, spans.indexOf(first));
  const isAtEnd = first.from >= head.to || first.to === head.to;
  return (
    (head.kind === 'perform' || isNounOver(head)) &&
    isAtEnd &&
    between.every(({ text }) => /^(?:the|both)$/i.test(text))
  );
}

/** Does "against", "relative to" or "compared with" open the clause with this market? */
function isOpening(clause: Clause, at: number): boolean {
  const before = clause.spans.slice(0, at);
  if (before.some(isMarket)) return false;
  const last = before.at(-1);
  const inside = clause.spans.filter((span) => isMarket(span) && span.from < (last?.to ?? 0));
  // "in bitcoin terms", not "price stocks in gold and …"
  if (last?.kind === 'priced' && (last.value !== '' || inside.length === 1)) return true;
  return opening.test(before.map(({ text }) => text).join(' ').replace(/ (?:the|us)$/i, '')); // prettier-ignore
}

/** Markets in order, those in one list together; a market named again is not a new list. */
function listsOf(clause: Clause): Span[][] {
  const lists: Span[][] = [];
  const seen = new Set<string>();
  let last = -1;
  clause.spans.forEach((span, at) => {
    if (!isMarket(span)) return;
    const isListed =
      last >= 0 &&
      !clause.spans.some(({ text }) => /^belong/i.test(text)) &&
      isListing(clause.spans.slice(last + 1, at)) &&
      !span.glued &&
      !isOpening(clause, clause.spans.indexOf(lists.at(-1)![0]!));
    last = at;
    if (seen.has(marketKey(span))) return;
    seen.add(marketKey(span));
    if (isListed) lists.at(-1)!.push(span);
    else lists.push([span]);
  });
  return lists;
}

function isListing(between: readonly Span[]): boolean {
  const isJoint = between.some(({ value }) => /^(?:,|and|or|nor)$/.test(value));
  return (
    isJoint &&
    between.every(
      ({ value, text, kind }) =>
        /^(?:,|and|or|nor|the|both|us)$/.test(value) || /^the$/i.test(text) || kind === 'aside' || kind === 'pair',
    )
  );
}

/** What one market did by itself: how much, or only which way. */
export interface MarketMove {
  readonly side: Side;
  readonly size: SaidSize | null;
  readonly direction: Claim['subjectDirection'];
}

/** A reading of one aspect, the span that relates the markets, and whether the relation is between both alike. */
export interface AspectReading extends Draft {
  readonly head: Span | null;
  readonly isMutual: boolean;
  /** True where the wording already denies ("has given up its lead"). */
  readonly isDenied?: boolean;
  /** True where the denial words of the clause are part of the reading. */
  readonly ownsDenial?: boolean;
  /** What each market did by itself; every two of them are a claim. */
  readonly legs?: readonly MarketMove[];
  /** True where figures stand beside markets with neither a verb nor a sign: shares of a portfolio look the same. */
  readonly isBare?: boolean;
  /** The market whose move is called the subject's, where two moves stand beside a gap. */
  readonly namedFirst?: Side;
}

/** What a claim says of sizes in general: the comparator of the first one. */
export function withSizes(sizes: readonly SaidSize[]): Pick<Claim, 'sizes' | 'comparator' | 'amountPct'> {
  const [first] = sizes;
  const isAmount = first !== undefined && /^(?:gapPp|gapPct|flowPct|ratioPct)$/.test(first.of);
  return { sizes, comparator: first?.comparator ?? null, amountPct: isAmount ? Math.abs(first.value) : null };
}

/** The pair of a claim, for the sentence after it. */
export const pairOf = ({ subject, subjectAltGroup, benchmark, benchmarkAltGroup }: Claim): Antecedent => ({
  subject:
    subject === null && subjectAltGroup === null ? null : { symbol: subject, group: subjectAltGroup, unfollowed: null },
  benchmark:
    benchmark === null && benchmarkAltGroup === null
      ? null
      : { symbol: benchmark, group: benchmarkAltGroup, unfollowed: null },
});

/** The pair of its last claim, else its two markets, else its one market. */
export function leavesOf(spans: readonly Span[], claims: readonly Claim[]): Antecedent | null {
  const last = claims.at(-1);
  if (last && last.benchmark !== null) return pairOf(last);
  const markets = spans
    .filter(isMarket)
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  if (markets.length === 0 && last?.subject) return pairOf(last);
  if (markets.length === 0 || markets.length > 2) return null;
  const isOfOther = markets.length > 1 && ofOtherThings.test(spans.map(({ text }) => text).join(' '));
  if (isOfOther && claims.every(({ aspect }) => aspect === 'none')) return null;
  const [subject, other] = markets;
  const nickname = spans.find(({ text, value }) => value === 'BTC' && /^digital gold$/i.test(text));
  const isSaidToBe = nickname !== undefined && other === undefined && subject!.from < nickname.from;
  const benchmark = isSaidToBe ? { ...nickname, value: 'GOLD' } : other; // "bitcoin is called digital gold; the two …"
  return { subject: sideOf(subject!), benchmark: benchmark === undefined ? null : sideOf(benchmark) };
}

/** Of a time after the one that was told. */
const later =
  /\b(?:right now|now|today|currently|lately|recently|any ?more|after that|since then|these days|of late)\b/i;

/** "It's not a trend.": a remark on the claim before, which stands. */
const commenting = /^\W*(?:it|that)(?:'s| is) not an? (?:trend|pattern|habit|rule|surprise|coincidence)\b/i;

/** "Ahead in May. Right now it isn't.": what the next sentence denies is of another time, so the claim of May stands. */
function turnsLater(last: Claim, when: Pick<Claim, 'since' | 'windowSessions'>, said: string): string | null {
  const isOfItsTime = when.since === last.since && when.windowSessions === last.windowSessions;
  const isTimed = last.since !== null || last.windowSessions !== null;
  const isLater = later.test(said) || ((when.since !== null || when.windowSessions !== null) && !isOfItsTime);
  return isTimed && isLater ? said : null;
}

const keepingUp =
  /\b(?:kept|keep|keeps|keeping) (?:up|pace|step)\b|\b(?:held|hold|holds|holding) (?:its|their) (?:own|ground)\b/i;

/** "It has not.", "Wrong.": the claim before, taken back. */
export function correctionOf(spans: readonly Span[], last: Claim, { asOf }: Pick<ClaimContext, 'asOf'>): Claim | null {
  const corrections = spans.filter(
    ({ kind, text }, at) =>
      kind === 'correction' ||
      /^fake news$/i.test(text) ||
      (kind === 'not' && /^(?:no|nope|hardly|scarcely)$/i.test(text)) ||
      (last.question && at < 3 && kind === 'not' && /^(?:not|by no means|anything but|not really)$/i.test(text)),
  );
  const sentence = spans.map(({ text }) => text).join(' ');
  const isThen = thenSaid.test(sentence) || spans.some(({ kind }) => /^(?:period|bare-date|day|ago)$/.test(kind));
  const isOtherTime = isThen && corrections.some(({ text }) => /\bother way|reverse|opposite/i.test(text));
  if (isOtherTime) return null; // "last year it was the other way round"
  if (commenting.test(sentence) || standing.test(sentence)) return null;
  const saying = spans.findIndex(({ kind }, at) => kind === 'says' && isStop(spans[at - 1] ?? spans[at]!));
  const isNamed = ({ kind }: Span, at: number): boolean => saying > 0 && at > saying && kind === 'unknown'; // "False, says Lind."
  const rest = spans.filter(
    (span, at) =>
      !isNamed(span, at) &&
      !/^(?:correction|not|over|either|period|bare-date)$/.test(span.kind) &&
      !isHarmless(span) &&
      !/^fake news$/i.test(span.text),
  );
  const isFirst = ({ kind, from }: Span): boolean =>
    kind === 'correction' || spans.filter((span) => span.from < from && span.kind !== 'punct').length < 2;
  if (!corrections.some(isFirst) || rest.length > 0 || spans.some(isMarket)) return null; // "I have no jokes left."
  const isOfVerb =
    corrections.some(({ text }) => /\b(?:did|does|do)(?: not|n't)$/i.test(text)) && last.aspect === 'correlation-value';
  // "ETH +480 %, BTC +160 %. Not even close."
  const isFar = last.aspect === 'moves' && last.sizes.length > 1 && /^not even close$/i.test(corrections[0]!.text);
  const isByFar =
    !last.attributed &&
    !last.negated &&
    /^(?:ahead|behind)$/.test(last.relation) &&
    /^not even close$/i.test(corrections[0]!.text);
  const isOfMoves = last.aspect === 'moves' && last.subjectDirection !== null && last.benchmarkDirection !== null;
  if ((last.relation === 'none' && !isOfMoves) || isOfVerb || isFar || isByFar) return null; // "It drives gold. It doesn't."
  const text = `${last.text} ${sentence}`;
  const isAgreed =
    last.negated &&
    /\bnot\b(?! (?:true|so|right|correct|what)\b)|\bfar from it\b|\bby no means\b/i.test(
      spans
        .map(({ value, text: said }) => `${value} ${said}`)
        .join(' ')
        .replace(/n't\b/gi, ' not'),
    );
  const isOfWording = last.relation === 'behind' && isAgreed && keepingUp.test(last.text); // "has kept up with gold" is no denial
  const isTwice = last.negated && !isAgreed;
  const when = readWhen(new Clause(spans, asOf), false);
  const time = when.windowSessions === null && when.since === null ? {} : when;
  const said = isTwice ? corrections[0]!.text : turnsLater(last, when, sentence);
  const unread = said === null ? last.unread : [...last.unread, said];
  return {
    ...last,
    ...time,
    text,
    negated: !isOfWording,
    deniesRecordOnly: last.superlative !== 'none',
    question: false,
    attributed: true,
    unread,
  };
}

const leads: Readonly<Record<string, string>> = {
  'bare-date': 'in ',
  'bare-dur': 'over ',
  period: '',
  over: '',
  since: '',
  between: '',
};

const isOtherTime = ({ kind }: Span): boolean => /^(?:ago|then|since-ago|ahead-dur|ahead-date)$/.test(kind);

/** The one calendar period or stretch a sentence names; null where it names several or speaks of a day. */
export function timeOf(spans: readonly Span[]): string | null {
  const isRange = spans.some(({ kind }) => kind === 'between'); // "the seven-month stretch from the end of March to the end of October"
  const times = spans.filter(
    ({ kind, slots }) => Object.hasOwn(leads, kind) && slots[0]?.vague !== true && !(isRange && kind === 'bare-dur'),
  );
  const [then] = times.length > 0 ? [] : spans.filter(({ kind }) => kind === 'then-date');
  // "5 % lower than at the end of December"
  if (then && !spans.some(isOtherTime)) return `since ${then.text.replace(/^than (?:(?:at|on|in) )?/i, '')}`;
  const isOther = spans.some((span) => span.kind === 'then-date' || isOtherTime(span));
  const onPeriod = spans.filter(
    ({ kind, slots: [item] }) => kind === 'day' && item?.kind === 'date' && item.since!.length < 10,
  );
  const [only] = [...times, ...onPeriod];
  if (!only || times.length + onPeriod.length !== 1 || isOther) return null;
  // "weathered 2022 better than stocks"
  if (spans.some(({ from, kind }) => from === only.from && kind !== only.kind)) return `in ${only.slots[0]!.word}`;
  return only.kind === 'day' ? `in ${only.text.replace(/^\w+ /, '')}` : `${leads[only.kind]!}${only.text}`;
}

/** "Bitcoin leads, ether lags": two that name no other market are of each other. */
export function ofEachOther(claims: readonly Claim[]): readonly Claim[] {
  const [a, b] = claims;
  const isAlone = ({ aspect, benchmark, benchmarkAltGroup, subject, unread, superlative }: Claim): boolean =>
    aspect === 'gap' &&
    subject !== null &&
    (benchmark ?? benchmarkAltGroup) === null &&
    unread.length === 0 &&
    superlative === 'none';
  const isPair = claims.length === 2 && a !== undefined && b !== undefined && isAlone(a) && isAlone(b);
  if (!isPair || a.subject === b.subject || [a.relation, b.relation].toSorted().join(' ') !== 'ahead behind')
    return claims;
  const isTimed = ({ since, windowSessions, asOf, loose }: Claim): boolean =>
    loose.length === 0 && (since ?? windowSessions ?? asOf) !== null;
  const { since, windowSessions, asOf, loose } = [a, b].find(isTimed) ?? a;
  return [{ ...a, since, windowSessions, asOf, loose, benchmark: b.subject, hint: null }];
}

/** "By inflows, …": a part of its own that says by what measure; "if stocks crash, …" the condition of the next. */
export const isQualification = (part: readonly Span[], next: readonly Span[] = []): boolean =>
  (part.some(({ kind }) => kind === 'if') && next[0]?.value !== ';') ||
  (/^when(?:ever)?$/i.test(part[0]?.text ?? '') &&
    !part.some(isTime) &&
    next.some(({ kind }) => kind === 'correlation')) || // "when stocks fall, …"
  (/^(?:by|in|on|in terms of|at|per|with|without|under|during|excluding|including)\b/i.test(
    part.find((span) => !/^[,;]$/.test(span.text))?.text ?? '',
  ) &&
    !part.some(isMarket));

/** "Adjusted for the risk you took: …", "…, for the risk taken": another measure, wherever it stands. */
export function withAdjustments(claims: readonly Claim[], sentence: string, spans: readonly Span[]): readonly Claim[] {
  const isYield = spans.some(({ kind, value }) => kind === 'market' && value === 'US10Y');
  const steps = spans.filter(({ slots: [item] }) => isYield && item?.unit === 'pp').map(({ text }) => text); // no return
  const beside = [...(sentence.match(adjusting) ?? []), ...steps];
  const isNew = ({ unread }: Claim, words: string): boolean => !unread.some((each) => words.includes(each));
  return claims.map((claim) => ({
    ...claim,
    unread: [...claim.unread, ...beside.filter((words) => isNew(claim, words))],
  }));
}

/** Such a part with the subject by name, and the time of the part before. */
export function withSubject(part: readonly Span[], before: readonly Span[], subject: string | null): readonly Span[] {
  const at = firstWordAt(part);
  const market = before.find((span) => span.kind === 'market' && span.value === subject);
  if (!market || !isOfItsFigures(part) || part[at]!.kind !== 'it') return part;
  const named = part.map((span, i) => (i === at ? { ...market, from: span.from, to: span.to } : span));
  return part.some(isTime) ? named : [...named, ...before.filter(isTime)];
}

/** The one market of a neighbouring clause that only says that it moved: "As small caps rally, ether languishes behind." */
export function otherMarket(clauses: readonly Span[][], at: number): Side | null {
  const neighbours = [clauses[at - 1], clauses[at + 1]].filter((part) => part !== undefined);
  const moved = neighbours.find(
    (part) =>
      part.some(({ kind }) => /^(?:move|extreme|own-record)$/.test(kind)) &&
      !part.some(({ kind }) => /^(?:perform|gap|drift|correlation|sized?|number)$/.test(kind)),
  );
  const markets = moved?.filter(isMarket) ?? [];
  return markets.length === 1 ? sideOf(markets[0]!) : null;
}
