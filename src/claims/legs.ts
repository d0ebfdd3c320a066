import type { Claim, SaidSize } from './claim.ts';
import { type Clause, isMarket, isTime, marketKey } from './clauses.ts';
import { isEllipsis } from './ellipsis.ts';
import { isOfFigures } from './leftover.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, isOfEach, type MarketMove, sideOf, withSizes } from './roles.ts';
import type { Item, Span } from './text.ts';

type Direction = NonNullable<Claim['subjectDirection']>;

/** The two legs of a pair as a claim has them. */
export type TwoMoves = Pick<
  Claim,
  'sizes' | 'comparator' | 'amountPct' | `${'subject' | 'benchmark'}${'MovePct' | 'Direction'}`
>;

/** Sizes, directions and who is ahead, of the first market and the second. */
export function twoMoves(subject: MarketMove, benchmark: MarketMove): TwoMoves & Pick<Claim, 'relation'> {
  const sizes = [
    ...(subject.size ? [{ ...subject.size, of: 'subjectPct' } as const] : []),
    ...(benchmark.size ? [{ ...benchmark.size, of: 'benchmarkPct' } as const] : []),
  ];
  return {
    ...withSizes(sizes),
    relation: relationOf(subject, benchmark),
    subjectMovePct: subject.size?.value ?? null,
    benchmarkMovePct: benchmark.size?.value ?? null,
    subjectDirection: subject.size && benchmark.size ? null : subject.direction,
    benchmarkDirection: subject.size && benchmark.size ? null : benchmark.direction,
  };
}

const rank = { up: 1, flat: 0, down: -1 };

function relationOf(a: MarketMove, b: MarketMove): Claim['relation'] {
  const far = ({ size, direction }: MarketMove): number => (size ? size.value : rank[direction ?? 'flat']);
  const order = a.size && b.size ? far(a) - far(b) : rank[a.direction ?? 'flat'] - rank[b.direction ?? 'flat'];
  if (order === 0) return a.size && b.size ? 'convergence' : 'none';
  return order < 0 ? 'behind' : 'ahead';
}

/** A market, a size or a move where it stands in its clause. */
interface Mark {
  readonly at: number;
  readonly span: Span;
}

/**
 * Which market did what, in per cent?
 *
 * Every size belongs to one market: to the one before it ("ETH +46 %, BTC +121 %"), to the one after it ("46 % for ETH"),
 * or in the order of both ("ETH and BTC gained 46 and 121 %"). Its sign is its own, or that of the move in its own part;
 * a part without a verb has the verb of the part before ("ETH lost 45 %, bitcoin 12 %").
 *
 * @param clause Nothing is marked as used.
 * @param isGuess A size whose verb nobody knows counts as one up, or as the one before it, and only prices that fit bear it out.
 * @returns Null where sizes and markets are not as many, or a sign is not certain.
 */
export function sizedLegs(clause: Clause, isGuess = false): SizedLegs | null {
  const named = firstOfEach(clause).length;
  const gap = gapBeside(clause);
  const { quantities: given, isLikely } = percentagesOf(clause, named, gap);
  const isShared = named === 2 && given.length === 1 && isOfEach(clause, given[0]!.span);
  const quantities = isShared ? [given[0]!, given[0]!] : given;
  const sizes = marksOf(clause, quantities.map(({ span }) => span)); // prettier-ignore
  const markets = marksOf(clause, mentionsOf(clause, quantities));
  if (markets.length < 2 || sizes.length !== markets.length) return null;
  const owners = ownersOf(clause, markets, sizes);
  if (owners === null) return null;
  const moves = clause.all('move');
  const parts = partsOf(clause, markets, sizes, owners);
  const legs: MarketMove[] = [];
  const verbs = new Set<Span>();
  let isGuessed = false;
  let lastSign: number | null = moves.length === 0 ? 1 : null;
  for (const [i, quantity] of inOrder(quantities, owners).entries()) {
    const known = isShared && moves.length === 2 ? wayOf(moves[i]!) : signOf(clause, quantity, parts[i]!, lastSign);
    const sign = known ?? (isGuess ? (lastSign ?? 1) : null);
    if (sign === null) return null;
    isGuessed ||= known === null;
    lastSign = sign;
    for (const { span } of parts[i]!.filter(({ span }) => moves.includes(span))) verbs.add(span);
    if (isShared && moves[i]) verbs.add(moves[i]);
    const size = sizeOf(quantity, 'subjectPct', sign === 0 ? 0 : sign * Math.abs(quantity.item.amount!));
    legs.push({ side: sideOf(markets[i]!.span), size, direction: null });
  }
  const closed = clause.all('narrow').filter(({ text }) => /^clos/i.test(text)); // "closed the year up 64 %"
  const isUnsaid =
    verbs.size === 0 &&
    quantities.every(({ item }) => item.signed !== true && item.unit !== 'times') &&
    !clause.spans.some(({ text }) => text.split(' ').some((word) => upVerbs.test(word) || word === 'off'));
  return {
    legs,
    gap: gap.map((each) => sizeOf(each, 'gapPp', Math.abs(each.item.amount!))),
    used: [...[...quantities, ...gap].map(({ span }) => span), ...verbs, ...closed],
    isBare: isUnsaid || isGuessed || isLikely,
    isLikely,
  };
}

/** "The dollar fell and gold rose, each by 6 %": each its own way. */
const wayOf = ({ value }: Span): number | null => (value === 'up' ? 1 : value === 'down' ? -1 : null);

interface SizedLegs extends Pick<Required<AspectReading>, 'legs'> {
  /** How far the two are said to be apart, beside what each did. */
  readonly gap: readonly SaidSize[];
  readonly used: readonly Span[];
  /** Figures with neither a verb nor a sign. */
  readonly isBare: boolean;
  /** Bare numbers of which only prices tell that they are per cent. */
  readonly isLikely: boolean;
}

/** "SPY 5.5, IWM -2.4, gap 7.9", "up 1.2 and 9.6: that's eight points". */
function gapBeside(clause: Clause): Quantity[] {
  const isGap = ({ span, item, role }: Quantity): boolean =>
    (item.unit === 'pp' && !isBps(item) && role !== 'from') ||
    /^(?:gap|diff|difference|spread|delta)$/i.test(clause.spans[clause.spans.indexOf(span) - 1]?.text ?? '');
  const found = quantitiesOf(clause).filter(isGap);
  return found.length === 1 && clause.spans.filter(isMarket).length > 1 ? found : [];
}

const isBps = ({ unit, word }: Item): boolean => unit === 'pp' && /bps?\b|basis/i.test(word);

const marksOf = (clause: Clause, spans: readonly Span[]): Mark[] =>
  spans.map((span) => ({ at: clause.spans.indexOf(span), span })).sort((a, b) => a.at - b.at);

/** Each market where it is named first. */
export function firstOfEach(clause: Clause): Span[] {
  const firsts = new Map<string, Span>();
  for (const span of clause.spans.filter(isMarket)) if (!firsts.has(marketKey(span))) firsts.set(marketKey(span), span);
  return [...firsts.values()];
}

/**
 * Each market where a size follows it, else where it is named first; where there are fewer sizes than names, only the markets
 * that a size follows ("a year to forget for crypto (ETH -11 %, BTC -6 %)").
 */
function mentionsOf(clause: Clause, quantities: readonly Quantity[]): Span[] {
  const sizes = new Set(quantities.map(({ span }) => span));
  const marks = clause.spans.filter((span) => isMarket(span) || sizes.has(span));
  const isFollowed = (span: Span): boolean => sizes.has(marks[marks.indexOf(span) + 1]!);
  const all = firstOfEach(clause).map((first) => {
    const again = marks.filter((span) => isMarket(span) && marketKey(span) === marketKey(first));
    const behind = again.findLast((span) => sizes.has(marks[marks.indexOf(span) - 1]!)); // "… vs 8 % for SPY"
    return again.find(isFollowed) ?? behind ?? first;
  });
  const followed = all.filter(isFollowed);
  return quantities.length < all.length && followed.length === sizes.size ? followed : all;
}

/** For each market in order, which size is its own. */
function ownersOf(clause: Clause, markets: readonly Mark[], sizes: readonly Mark[]): number[] | null {
  const order = [...markets.map((mark) => ({ ...mark, is: 'M' })), ...sizes.map((mark) => ({ ...mark, is: 'Q' }))]
    .sort((a, b) => a.at - b.at)
    .map(({ is }) => is)
    .join('');
  const straight = markets.map((_, i) => i);
  const isOfSecond = clause.spans[sizes[0]!.at - 1]?.text === "'s" && sizes[0]!.at - 2 === markets[1]?.at;
  if (order === 'MMQQ' && isOfSecond) return [1, 0]; // "outpaced ether's 30 % with a 40 % gain"
  if (/^(?:M+Q+|QQ+M+)$/.test(order)) return straight;
  const isAllBehind = /^(?:QM)+$/.test(order) && straight.length > 2;
  const isOwn = (i: number): boolean =>
    order.slice(2 * i, 2 * i + 2) === 'MQ' ||
    (order.slice(2 * i, 2 * i + 2) === 'QM' && (isAllBehind || isLinked(clause, sizes[i]!.at, markets[i]!.at)));
  return straight.every(isOwn) ? straight : null;
}

const links = /^(?:for|in|by|on|from|of|at|the|a|an|its|us)$/i;

/** "46 % for ETH", "a loss of 18 % in bitcoin". */
function isLinked(clause: Clause, size: number, market: number): boolean {
  const between = clause.spans.slice(size + 1, market);
  return (
    size < market &&
    (between.some(({ text }) => links.test(text)) || clause.spans[market + 1]?.kind === 'move') &&
    between.every(({ kind, text }) => kind === 'move' || text.split(' ').every((word) => links.test(word)))
  );
}

const inOrder = (quantities: readonly Quantity[], owners: readonly number[]): Quantity[] =>
  owners.map((owner) => quantities[owner]!);

/** The stretch of the clause in which a market's move is told. */
function partsOf(
  clause: Clause,
  markets: readonly Mark[],
  sizes: readonly Mark[],
  owners: readonly number[],
): readonly (readonly Mark[])[] {
  const all = clause.spans.map((span, at) => ({ span, at }));
  const isInterleaved = sizes[0]!.at < (markets[1]?.at ?? Infinity);
  if (!isInterleaved) return markets.map(() => all);
  const ends = markets.map((market, i) => Math.max(market.at, sizes[owners[i]!]!.at));
  return markets.map((market, i) => {
    const next = Math.min(markets[i + 1]?.at ?? Infinity, sizes[owners[i + 1] ?? -1]?.at ?? Infinity);
    const from = i === 0 ? 0 : Math.max(ends[i - 1]! + 1, Math.min(market.at, sizes[owners[i]!]!.at) - 4);
    return all.slice(from, next === Infinity ? all.length : Math.max(next, ends[i]! + 1));
  });
}

const upVerbs =
  /^(?:made|make|makes|returned|returns|return|added|adds|delivered|delivers|managed|earned|posted|notched|put on|ahead)$/i;

/** 1 up, −1 down, 0 flat; null where nobody can be sure. */
function signOf(clause: Clause, { span, item }: Quantity, part: readonly Mark[], last: number | null): number | null {
  if (item.signed) return item.amount! < 0 ? -1 : 1;
  const at = clause.spans.indexOf(span);
  const moves = part.filter(({ span: each }) => each.kind === 'move' && !clause.isUsed(each));
  const nearest = moves.reduce<Mark | null>(
    (best, next) => (best === null || Math.abs(next.at - at) < Math.abs(best.at - at) ? next : best),
    null,
  );
  if (nearest) return rank[nearest.span.value as Direction];
  const words = part.flatMap(({ span: { kind, text } }) =>
    kind === 'peak' || kind === 'since' ? [] : text.toLowerCase().split(' '),
  );
  if (words.includes('off')) return -1; // "ether is off 26 %"
  if (/\b(?:the other way(?! a?round)|in the other direction|the opposite way)\b/.test(words.join(' ')))
    return last === null ? null : -last;
  if (words.some((word) => upVerbs.test(word))) return 1;
  const bounds = [...part.filter(({ span: each }) => isMarket(each)).map(({ at: place }) => place), at];
  const [from, to] = [Math.min(...bounds), Math.max(...bounds)];
  const inside = part.filter(({ at: place }) => place > from && place < to);
  const isNoun = inside.some(({ span: each }) => /^an?$/i.test(each.text)); // "stocks a dazzling 23 %"
  const isAside = (each: Span): boolean =>
    each.kind === 'not' ? !isOfFigures(each, clause.spans) : isNoun && each.kind === 'unknown'; // "didn't beat SPY: 3 %"
  return inside.every(({ span: each }) => each === span || isPlain(each) || isAside(each)) ? last : null;
}

const plainKinds = new Set(
  `punct connector period since over either day between size sized number to-size bare-date bare-dur pair almost quiet aside speaker price
  says reason perform performance gap drift`.split(/\s+/),
);

/** Between a market and its size: nothing that could be a verb of its own. */
const isPlain = ({ kind, text }: Span): boolean =>
  isMarket({ kind } as Span) || plainKinds.has(kind) || (kind === 'word' && !doing.test(text));

const doing = /^(?:made|make|makes|return|returned|returns|saw|see|sees|took|came|went|goes|turned|ran|put|gave|got)$/i;

/**
 * Per cent that were said, "doubled" as 100 of them, and bare numbers where the text says per cent once ("gained 60 %,
 * Treasuries four") or writes their signs.
 */
function percentagesOf(
  clause: Clause,
  markets: number,
  gap: readonly Quantity[],
): { readonly quantities: readonly Quantity[]; readonly isLikely: boolean } {
  const every = quantitiesOf(clause).filter(({ span }) => !gap.some((each) => each.span === span));
  const said = every.filter(({ role }) => role !== 'from');
  const isMultiple = ({ item, span }: Quantity): boolean =>
    item.unit === 'times' &&
    !isOfOther(clause, span) &&
    /double|tripl|tupl|quadrupl|halv|\d ?x\b|-?fold/i.test(span.text);
  const whole = said.flatMap((each) => (each.item.unit === '%' ? [each] : isMultiple(each) ? [inPercent(each)] : []));
  const isYield = clause.spans.some(({ value }) => /^US\d+Y$/.test(value)); // its basis points are no return
  const isOfThat = ({ item, span }: Quantity): boolean =>
    item.unit === 'times' && whole.length === 1 && whole[0]!.span.from < span.from && isOfTheOne(clause, span);
  const found = said.filter(
    (each) => each.item.unit === '%' || (isBps(each.item) && !isYield) || isOfThat(each) || isMultiple(each),
  );
  const isBare = ({ item }: Quantity): boolean => item.kind === 'number' && Math.abs(item.amount!) < 2000;
  const all = said.filter((each) => found.includes(each) || isBare(each));
  const isUnit = found.length > 0 || saysPercent(clause) || isTally(clause, all) || isScore(clause, all);
  const isRange = said.length < every.length; // "lost 70 % to bitcoin (0.081 → 0.023)"
  const isLikely = !isUnit && isTable(clause, all);
  const taken = (isUnit || isLikely) && !isRange && all.length === markets && found.length < markets ? all : found;
  const quantities = taken.map((each) => {
    const { item } = each;
    if (isOfThat(each))
      return { ...each, item: { ...item, amount: Math.abs(whole[0]!.item.amount!) * item.amount!, signed: false } };
    return isMultiple(each) ? inPercent(each) : each;
  });
  return { quantities, isLikely };
}

/** "Doubled" is up 100 %. */
const inPercent = (each: Quantity): Quantity => ({
  ...each,
  item: { ...each.item, amount: (each.item.amount! - 1) * 100, signed: true },
});

/** "Q2: QQQ 17.6, IWM 8.1", "Friday: QQQ +0.35, IWM -0.14": bare numbers that may be per cent, if the prices bear them out. */
function isTable(clause: Clause, all: readonly Quantity[]): boolean {
  const longest = Math.max(0, ...clause.spans.map(lengthOfTime));
  const isSmall = ({ item }: Quantity): boolean => item.signed === true && Math.abs(item.amount!) <= 10;
  const isOfMarket = ({ span }: Quantity): boolean => {
    const before = clause.spans.slice(0, clause.spans.indexOf(span)).findLast(({ value }) => value !== ':');
    return before !== undefined && isMarket(before);
  };
  const isLong = longest >= 5 || (longest > 0 && all.every(isSmall));
  return all.length >= 2 && isLong && (all.every(isOfMarket) || all.every(isSmall));
}

/** "Less than half of that", "twice as much": of the one figure before. */
function isOfTheOne({ spans }: Clause, span: Span): boolean {
  const [next, after] = spans.slice(spans.indexOf(span) + 1).map(({ text }) => text);
  const rest = `${next ?? ''} ${after ?? ''}`;
  return /^(?:of )?that\b|^as (?:much|hard|far)\b(?! as)/i.test(rest);
}

const saysPercent = ({ spans }: Clause): boolean =>
  spans.some(({ text }) => /^(?:percent|per cent|pct|%)$/i.test(text));

/**
 * "YTD: gold +26, dollar −10", "last five sessions: QQQ down 4, IWM up 9": numbers with a sign or a direction over more than a
 * day, small enough not to be points of an index, are per cent.
 */
function isTally(clause: Clause, all: readonly Quantity[]): boolean {
  const longest = Math.max(0, ...clause.spans.map(lengthOfTime));
  const isDirected = ({ span, item }: Quantity): boolean => {
    const { kind, text } = clause.spans[clause.spans.indexOf(span) - 1] ?? span;
    return item.signed === true || kind === 'move' || /^(?:off|by)$/i.test(text);
  };
  const most = longest >= 21 ? Infinity : longest >= 2 ? 40 : 0;
  const isWay = (each: Quantity, at: number): boolean =>
    isDirected(each) || (at > 0 && longest >= 2 && isDirected(all[0]!)); // "btc up 19, eth not even 7"
  return all.length >= 2 && all.every((each, at) => isWay(each, at) && Math.abs(each.item.amount!) <= most);
}

/** "3x the Nasdaq's": a multiple of the other market, not of itself. */
function isOfOther({ spans }: Clause, span: Span): boolean {
  const next = spans.slice(spans.indexOf(span) + 1).find(({ text }) => !/^(?:the|that|of)$/i.test(text));
  return next !== undefined && isMarket(next);
}

/** "Ahead of bitcoin by 24 points (58 vs 34)", "beat the S&P: 3.9 to -0.6": two numbers against each other beside who is ahead. */
function isScore({ spans }: Clause, all: readonly Quantity[]): boolean {
  const [first, second] = all.map(({ span }) => spans.indexOf(span));
  const between = spans.slice(first! + 1, second).filter(({ kind }) => kind !== 'almost');
  const isAgainst = (text: string): boolean => /^(?:vs|v|versus|against|to|-|\/)\.?$/i.test(text);
  const isLinked =
    between.length === 0
      ? spans[second!]?.glued || /^(?:to|by) /i.test(spans[second!]?.text ?? '')
      : between.length === 1 && isAgainst(between[0]!.text);
  const isCompared = spans.some(({ kind }) => /^(?:perform|performance|gap|drift|move)$/.test(kind));
  return (
    all.length === 2 &&
    isLinked &&
    isCompared &&
    all.every(({ item }) => Math.abs(item.amount!) > 1 || item.signed === true || /\./.test(item.word))
  );
}

/** Sessions of a time that was said, at least roughly. */
function lengthOfTime({ kind, slots: [item] }: Span): number {
  const isOfTime = kind === 'day' ? item?.since !== item?.until : isTime({ kind } as Span); // "on the year"
  if (item === undefined || !isOfTime) return 0;
  if (item.kind === 'duration') return item.sessions ?? 0;
  if (kind === 'since' || kind === 'between' || (item.since ?? '').length < 8) return 21;
  return item.since === item.until ? 1 : 5;
}

/**
 * What each of two or more markets did by itself: "ETH fell 12 % while IWM rose 8 %", "stocks rose as gold fell".
 *
 * @param clause Spans it rests on are marked as used.
 * @returns Null where fewer than two markets moved.
 */
export function readMoves(clause: Clause): AspectReading | null {
  const markets = firstOfEach(clause);
  if (markets.length < 2) return null;
  const sized = sizedLegs(clause) ?? sizedLegs(clause, true);
  if (sized) {
    clause.use(...sized.used, ...clause.spans.filter(isMarket));
    const said = { legs: sized.legs, isBare: sized.isBare, sizes: sized.gap };
    const relation = clause.takeAll('together').length > 0 ? 'convergence' : 'none';
    return { aspect: 'moves', relation, head: null, isMutual: true, ...said };
  }
  if (markets.length > 2) return null;
  const moves = movesOf(clause);
  const sizes = quantitiesOf(clause).filter(({ item, role }) => item.unit === '%' && role !== 'from');
  if (moves.length === 2 && sizes.length === 0 && isHabit(clause, moves)) return byHabit(clause, moves);
  return besideLegs(clause, markets) ?? directedLegs(clause, markets);
}

/**
 * What a stake in each market became: "$1k in each a year ago: bitcoin gives you $7.8k, ether $13.7k", "$10,000 in bitcoin is
 * $6,500 today, in gold $16,700".
 *
 * @param clause Nothing is marked as used.
 * @returns Null where there are not a stake and one sum for each of two markets.
 */
export function stakeLegs(
  clause: Clause,
): { readonly legs: readonly MarketMove[]; readonly used: readonly Span[] } | null {
  const prices = clause.all('price');
  const markets = firstOfEach(clause).filter(({ kind }) => kind === 'market');
  const [stake, ...named] = prices;
  const bare = named.length === 0 ? clause.all('number') : []; // "a hundred dollars in gold became 126, in stocks 106"
  const sums = [...named, ...bare];
  if (markets.length !== 2 || sums.length !== 2 || !isStake(clause, stake!)) return null;
  const legs = markets.map((market, i): MarketMove => {
    const value = 100 * (sums[i]!.slots[0]!.amount! / stake!.slots[0]!.amount! - 1);
    const size = { value: Number(value.toFixed(2)), comparator: 'about', of: 'subjectPct' } as const;
    return { side: sideOf(market), size, direction: null };
  });
  return { legs, used: [...prices, ...bare, ...markets] };
}

/** "$1k in", "put $1k", "invested $1,000". */
function isStake({ spans }: Clause, price: Span): boolean {
  const at = spans.indexOf(price);
  const [before, after] = [spans[at - 1]?.text ?? '', spans[at + 1]?.text ?? ''];
  return (
    /^(?:in|into|each|on|of|put|invested|parked|placed|stuck)$/i.test(after) ||
    /^(?:put|invest|invested|stuck|parked|dropped)$/i.test(before)
  );
}

/** "When stocks fall, gold rises." */
export function isHabit(clause: Clause, moves: readonly Span[]): boolean {
  const isWhen = clause.spans.some(
    ({ kind, value, text }) => (kind === 'connector' && value === 'when') || /^(?:whenever|every time)$/i.test(text),
  );
  return isWhen && moves.every(({ text }) => !/^(?:rose|fell|sank|\w+ed|lost|slid|dropped)\b/i.test(text));
}

function byHabit(clause: Clause, moves: readonly Span[]): AspectReading {
  clause.use(...moves);
  const isOpposite = moves[0]!.value !== moves[1]!.value;
  const relation = isOpposite ? 'low-correlation' : 'high-correlation';
  return { aspect: 'correlation-level', relation, head: null, isMutual: true, inverse: isOpposite };
}

/** "Stocks rose 2 % as gold fell", "ether −60 %, bitcoin flat": a size or only a direction for each of two markets. */
export function directedLegs(clause: Clause, markets: readonly Span[]): AspectReading | null {
  const marks = marksOf(clause, markets);
  const found = marks.map((mark, i) => {
    const part = clause.spans.slice(i === 0 ? 0 : mark.at, marks[i + 1]?.at);
    return legIn(clause, mark.span, part);
  });
  const [first, second] = found.map((each) => each && (found.some((other) => other?.leg.size) ? standing(each) : each));
  const isBoth =
    clause.spans.some(({ text }) => /^(?:both|too|likewise)$/i.test(text)) || clause.spans.some(isEllipsis); // "both rose"
  if (!first || !second || (rank[first.leg.direction!] === rank[second.leg.direction!] && !isBoth)) return null;
  clause.use(...first.used, ...second.used, ...clause.spans.filter(isMarket));
  const isBare = [...first.used, ...second.used].some(({ slots: [item] }) => item?.kind === 'number');
  return { aspect: 'moves', relation: 'none', head: null, isMutual: true, legs: [first.leg, second.leg], isBare };
}

type Leg = NonNullable<ReturnType<typeof legIn>>;

/** "Up 19 % while the Nasdaq is barely positive": as good as flat. */
const standing = ({ leg, used }: Leg): Leg =>
  leg.size === null && used.some(({ text }) => /^(?:barely|hardly|scarcely) /i.test(text))
    ? { leg: { ...leg, direction: 'flat' }, used }
    : { leg, used };

/** "Unlike gold, bitcoin fell", "ether sank, instead of following": the other one went the other way; "like gold": the same. */
function besideLegs(clause: Clause, markets: readonly Span[]): AspectReading | null {
  const unlike = clause.all('unlike')[0] ?? clause.all('likewise')[0];
  const other = unlike && clause.spans.slice(clause.spans.indexOf(unlike)).find(isMarket);
  const subject = markets.find((market) => market !== other);
  const apart = clause.spans.filter((span) => span !== other);
  const found = other && subject && legIn(clause, subject, apart);
  const direction = found?.leg.direction;
  if (!found || !direction || direction === 'flat') return null;
  clause.use(...found.used, unlike, ...clause.spans.filter(isMarket));
  const isSame = unlike.kind === 'likewise';
  const turned = {
    side: sideOf(other),
    size: null,
    direction: (direction === 'up') === isSame ? 'up' : 'down',
  } as const;
  return { aspect: 'moves', relation: 'none', head: null, isMutual: true, legs: [found.leg, turned] };
}

function legIn(clause: Clause, market: Span, part: readonly Span[]): { leg: MarketMove; used: readonly Span[] } | null {
  const moves = part.filter((span) => span.kind === 'move' && !clause.isUsed(span));
  const isAfterMove = (span: Span, { kind }: Item): boolean =>
    kind === 'number' && part[part.indexOf(span) - 1]?.kind === 'move' && moves.length === 1; // "ether shed 2"
  const sizes = quantitiesOf(clause).filter(
    ({ span, item, role }) =>
      part.includes(span) &&
      role !== 'from' &&
      (item.unit === '%' ||
        (item.unit === 'times' && moves.length === 0) ||
        (item.kind === 'number' && item.signed === true && clause.has('move', 'flat')) || // "S&P flat, gold +15"
        isAfterMove(span, item)),
  );
  const [size] = sizes;
  if (sizes.length > 1 || new Set(moves.map(({ value }) => value)).size > 1) return null;
  if (moves.length === 0 && !size) return null;
  if (size?.item.unit === '%' && moves.length === 0 && !size.item.signed) return null;
  const pct = size && (size.item.unit === 'times' ? 100 * (size.item.amount! - 1) : size.item.amount!);
  const sign = rank[(moves[0]?.value ?? 'flat') as Direction];
  const value = pct === undefined ? null : moves.length === 0 || size!.item.signed ? pct : sign * Math.abs(pct);
  const direction = value === null ? (moves[0]!.value as Direction) : value === 0 ? 'flat' : value > 0 ? 'up' : 'down';
  const said = value === null ? null : sizeOf(size!, 'subjectPct', value);
  return { leg: { side: sideOf(market), size: said, direction }, used: [...moves, ...(size ? [size.span] : [])] };
}

/** Moves that are not used yet; two words in a row for one ("fell lower") are one. */
export const movesOf = (clause: Clause): Span[] =>
  clause.all('move').filter((span, at, all) => span.value !== all[at - 1]?.value || span.from - all[at - 1]!.to > 2);
