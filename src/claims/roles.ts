import { bothMoves, signedBy } from './aspects-of-pairs.ts';
import { type AspectReading, withSizes } from './aspects.ts';
import type { Claim } from './claim.ts';
import { type Clause, isMarket } from './clauses.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
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

const indexOf: Readonly<Record<string, string>> = {
  IWM: 'RUT', SPY: 'SPX', QQQ: 'NDX', GLD: 'GOLD', SLV: 'SILVER', UUP: 'DXY', USO: 'OIL', DIA: 'DJI',
}; // prettier-ignore

/** A fund and its index are one market where both are named. */
const nameOf = ({ kind, value }: Span): string => `${kind} ${indexOf[value] ?? value}`;

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
  if (lists.length === 0) return { subjects: [], benchmarks: [] };
  const [first, second] = lists as [Span[], Span[] | undefined];
  if (second === undefined) return ofOneList(clause, first, isMutual, head);
  clause.use(...clause.all('market'), ...clause.all('group'), ...clause.all('unfollowed'));
  const named = new Set([...first, ...second].map(nameOf));
  const extra = lists.slice(2).flat().find((span) => !named.has(nameOf(span))); // prettier-ignore
  if (extra) unuse(clause, extra);
  const isSwapped = isBenchmarkFirst(clause, first[0]!, head);
  const sides = [first.map(sideOf), second.map(sideOf)] as const;
  return isSwapped ? { subjects: sides[1], benchmarks: sides[0] } : { subjects: sides[0], benchmarks: sides[1] };
}

/** Left for the leftover rule to name. */
function unuse(clause: Clause, span: Span): void {
  clause.extra.push(span);
}

function ofOneList(clause: Clause, list: readonly Span[], isMutual: boolean, head: Span | null): Roles {
  clause.use(...clause.spans.filter(isMarket));
  const sides = list.map(sideOf);
  const isPair = list.length === 2 && (isMutual || isJoined(clause, list));
  if (isPair) return { subjects: [sides[0]!], benchmarks: [sides[1]!] };
  if (list.length > 2 && isMutual) for (const span of list.slice(2)) unuse(clause, span);
  if (list.length > 2 && isMutual) return { subjects: [sides[0]!], benchmarks: [sides[1]!] };
  const isObject = head !== null && list[0]!.from > head.from && (isDirect(head) || isAfterLink(clause, list[0]!));
  return isObject ? { subjects: [], benchmarks: sides } : { subjects: sides, benchmarks: [] };
}

const isDirect = ({ kind }: Span): boolean => /^(?:perform|drift|together|apart|decouple|inversely)$/.test(kind);

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

const opening =
  /\b(?:against|versus|vs|relative to|compared (?:with|to)|in comparison (?:with|to)|measured against|(?:priced|counted|measured|valued|quoted|expressed|denominated) in|in terms of|next to|alongside)$/i;

function isBenchmarkFirst(clause: Clause, first: Span, head: Span | null): boolean {
  if (head !== null && head.from < first.from && head.kind !== 'priced') return false;
  return isOpening(clause, clause.spans.indexOf(first));
}

/** Does "against", "relative to" or "compared with" open the clause with this market? */
function isOpening(clause: Clause, at: number): boolean {
  const before = clause.spans.slice(0, at);
  if (before.some(isMarket)) return false;
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
      last >= 0 && isListing(clause.spans.slice(last + 1, at)) && !span.glued && !isOpening(clause, last);
    last = at;
    if (seen.has(nameOf(span))) return;
    seen.add(nameOf(span));
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

type Direction = NonNullable<Claim['subjectDirection']>;

/**
 * What each of two markets did by itself: "ETH fell 12 % while IWM rose 8 %", "stocks rose as gold fell".
 *
 * A move belongs to the market nearest before it, or after it where the clause begins with the move. One move "against"
 * another market is a change of the ratio.
 *
 * @param clause Spans it rests on are marked as used.
 * @returns Null where fewer than two markets moved and no ratio did.
 */
export function readMoves(clause: Clause): AspectReading | null {
  const markets = distinct(clause.spans.filter(isMarket));
  if (markets.length !== 2) return null;
  const quantities = percentagesOf(clause);
  const moves = clause
    .all('move')
    .filter((span, at, all) => span.value !== all[at - 1]?.value || span.from - all[at - 1]!.to > 2);
  if (moves.length === 2 && quantities.length === 0 && isHabit(clause, moves)) return byHabit(clause, moves);
  if (quantities.length === 2) {
    const values = quantities.map((quantity) => signedBy(clause, quantity, moves));
    if (values.includes(null)) return null;
    const [more] = clause.all('more').filter(({ text }) => /^more than$/i.test(text));
    if (more && Math.abs(values[0]!) > Math.abs(values[1]!)) clause.use(more);
    clause.use(...quantities.map(({ span }) => span), ...moves);
    const [x, y] = values as [number, number];
    const relation = x < y ? 'behind' : x > y ? 'ahead' : 'none';
    return { aspect: 'moves', relation, head: null, isMutual: true, ...bothMoves(quantities, [x, y]) };
  }
  const [doubled] = quantities;
  if (moves.length === 1 && quantities.length === 1 && doubled!.item.unit === 'times')
    return withDoubled(clause, doubled!, moves[0]!);
  if (moves.length === 2 && quantities.length < 2) return byDirections(clause, moves, markets);
  return moves.length === 1 && markets.some((market) => isAgainst(clause, market))
    ? againstOther(clause, moves[0]!)
    : null;
}

/** "Bitcoin doubles as ether ends lower." */
function withDoubled(clause: Clause, size: Quantity, move: Span): AspectReading {
  clause.use(size.span, move);
  const isFirst = size.span.from < move.from;
  const direction = move.value as Direction;
  const own = size.item.amount! > 0 ? 'up' : 'down';
  const [subjectDirection, benchmarkDirection] = isFirst ? ([own, direction] as const) : ([direction, own] as const);
  const isAhead = (own === 'up') === isFirst;
  const sizes = [sizeOf(size, isFirst ? 'subjectPct' : 'benchmarkPct')];
  const relation = isAhead ? 'ahead' : 'behind';
  return {
    aspect: 'moves',
    relation,
    head: null,
    isMutual: true,
    subjectDirection,
    benchmarkDirection,
    ...withSizes(sizes),
  };
}

/** Per cent that were said, "doubled" as 100 of them, and a bare number beside one: "gained 60 %, Treasuries four". */
function percentagesOf(clause: Clause): Quantity[] {
  const said = quantitiesOf(clause).filter(({ role }) => role !== 'from');
  const isMultiple = ({ item, span }: Quantity): boolean =>
    item.unit === 'times' && /(?:double|tripl|quadrupl|halv)/i.test(span.text);
  const found = said.filter((quantity) => quantity.item.unit === '%' || isMultiple(quantity));
  const bare = said.filter(({ item }) => item.kind === 'number');
  const all =
    found.length === 1 && bare.length === 1
      ? said.filter((each) => found.includes(each) || bare.includes(each))
      : found;
  return all.map((each) =>
    isMultiple(each) ? { ...each, item: { ...each.item, amount: (each.item.amount! - 1) * 100, signed: true } } : each,
  );
}

/** "When stocks fall, gold rises." */
function isHabit(clause: Clause, moves: readonly Span[]): boolean {
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

function distinct(spans: readonly Span[]): Span[] {
  return spans.filter((span, at) => spans.findIndex((other) => nameOf(other) === nameOf(span)) === at);
}

function byDirections(clause: Clause, moves: readonly Span[], markets: readonly Span[]): AspectReading | null {
  const [first, second] = moves.map(({ value }) => value as Direction) as [Direction, Direction];
  const rank = { up: 1, flat: 0, down: -1 };
  const order = rank[first] - rank[second];
  if (order === 0) return null;
  const size = quantitiesOf(clause).find(({ item, role }) => item.unit === '%' && role !== 'from');
  const value = size && signedBy(clause, size, moves);
  clause.use(...moves, ...(size ? [size.span] : []));
  const isSubject = size !== undefined && clause.spans.indexOf(size.span) < clause.spans.indexOf(markets[1]!);
  const sizes =
    size && value !== null && value !== undefined
      ? [sizeOf(size, isSubject ? 'subjectPct' : 'benchmarkPct', value)]
      : [];
  return {
    aspect: 'moves',
    relation: order < 0 ? 'behind' : 'ahead',
    head: null,
    isMutual: true,
    subjectDirection: first,
    benchmarkDirection: second,
    ...withSizes(sizes),
    ...(sizes.length === 0 ? {} : { [isSubject ? 'subjectMovePct' : 'benchmarkMovePct']: sizes[0]!.value }),
  };
}

function isAgainst(clause: Clause, market: Span): boolean {
  const before = clause.spans.slice(0, clause.spans.indexOf(market)).map(({ text }) => text).join(' '); // prettier-ignore
  return /\b(?:against|versus|vs\.?|relative to|compared (?:with|to))(?: the| us)?$/i.test(before);
}

/** "Ether has lost a third of its value versus the Russell." */
function againstOther(clause: Clause, move: Span): AspectReading | null {
  const size = quantitiesOf(clause).find(({ item, role }) => item.unit === '%' && role !== 'from');
  if (move.value === 'flat') return null;
  clause.use(move, ...(size ? [size.span] : []));
  const sizes = size ? [sizeOf(size, 'ratioPct', (move.value === 'down' ? -1 : 1) * Math.abs(size.item.amount!))] : [];
  return {
    aspect: 'gap',
    relation: move.value === 'down' ? 'behind' : 'ahead',
    head: null,
    isMutual: true,
    ...withSizes(sizes),
  };
}
