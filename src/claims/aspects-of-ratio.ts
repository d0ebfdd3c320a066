import { byDistance, isLinked, type MoveDirection, sinceItsPeak, takeMove } from './aspects-of-order.ts';
import { gapSize, superlatives } from './aspects.ts';
import type { SaidSize } from './claim.ts';
import { type Clause, isMarket, marketKey } from './clauses.ts';
import { firstOfEach, movesOf } from './legs.ts';
import { pattern } from './lexicon/furniture.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, withSizes } from './roles.ts';
import { crossIn, type Span } from './text.ts';

/** The ratio of the two prices: its value, its level, its way, and a market priced in the other. */

/** The ratio of two prices: at a low or a high, so far from its peak, or so much lower. */
export function readRatio(clause: Clause): AspectReading | null {
  const noun = clause.all('ratio')[0] ?? clause.all('priced')[0];
  const isLevel = noun !== undefined || isPairWithLevel(clause);
  const isPriced =
    !isLevel &&
    priceIn(clause) !== undefined &&
    ['most', 'extreme', 'intensity', 'record'].some((kind) => clause.has(kind));
  const value = isLevel ? null : ((isPriced ? byRatioLevel(clause, null) : null) ?? byRatioValue(clause, null));
  if (value) return value;
  if (
    !(isLevel || isMovingCross(clause)) ||
    clause.has('gap') ||
    clause.has('correlation') ||
    clause.has('performance')
  )
    return null;
  if (!noun && clause.has('perform')) return null;
  clause.takeAll('ratio', 'priced');
  clause.use(...clause.all('number').filter((span) => span.slots[0]?.amount === 1 && /^(?:one|1)$/i.test(span.text)));
  const head = noun ?? null;
  clause.use(...movesOfUnit(clause, head));
  return (
    byDistance(clause, head) ??
    byRatioLevel(clause, head) ??
    byRatioMove(clause, head) ??
    byRatioValue(clause, head) ??
    (head && { aspect: 'none', relation: 'none', head, isMutual: true })
  );
}

/** "While stocks were slaughtered, gold climbed in terms of them": what became of the market the price is counted in. */
function movesOfUnit(clause: Clause, head: Span | null): Span[] {
  const markets = clause.spans.filter((span) => isMarket(span) && span.from < (head?.from ?? 0));
  const [unit, subject] = [markets[0], markets.at(-1)];
  const isLater = head?.kind === 'priced' && unit !== subject && marketKey(unit!) !== marketKey(subject!);
  return isLater ? clause.all('move').filter(({ from }) => from < subject!.from) : [];
}

const [lowWord, levelWord] = [
  /\b(?:weak|low|cheap|depressed|subdued|oversold|little|few)$/i,
  /\b(?:weak|low|cheap|depressed|subdued|oversold|strong|high|dear|expensive|elevated|lofty|rich|frothy|pricey|overbought)$/i,
];

/** "ETH/BTC is at a four-year low", "stocks hit a ten-year low against gold", "weakest against bitcoin since". */
function isPairWithLevel(clause: Clause): boolean {
  const isCloser = ['together', 'apart', 'inversely', 'decouple', 'drift'].some((kind) => clause.has(kind));
  const hasLevel =
    isAtRecord(clause) ||
    clause.all('extreme').some(({ text }) => !/^wides?$/i.test(text)) ||
    ((clause.has('peak') || sinceItsPeak(clause) !== undefined) &&
      quantitiesOf(clause).filter(({ item }) => item.unit === '%').length < 2) || // "59 % from its top against 29 % for …"
    [...clause.all('most'), ...clause.all('strength')].some(({ value }) => value === 'low' || value === 'high') ||
    clause.all('intensity').some(({ text }) => levelWord.test(text));
  return (
    isLinked(clause) &&
    hasLevel &&
    !isCloser &&
    !clause.has('flow') &&
    clause.all('move').filter((move) => !isMeanwhile(clause, move)).length < 2
  );
}

/** "Climbs to record against gold as the rally rolls on" */
const isMeanwhile = ({ spans }: Clause, move: Span): boolean =>
  spans.slice(0, spans.indexOf(move)).some(({ kind, value }) => kind === 'connector' && value === 'as');

/** "Bitcoin is at a record against gold", "gold hits record vs. TLT", "climbs to record against gold". */
const isAtRecord = ({ spans }: Clause): boolean =>
  spans.some(
    ({ kind, text }, at) =>
      kind === 'record' &&
      (/^at a/i.test(text) ||
        (/^to$/i.test(spans.slice(0, at).findLast((span) => !/^an?$/i.test(span.text))?.text ?? '') &&
          /^(?:against|versus|vs\.?|relative)$/i.test(
            spans.slice(at + 1).find((span) => span.kind !== 'extreme')?.text ?? '',
          )) ||
        /^for$/i.test(spans[at + 1]?.text ?? '') ||
        /\b(?:at|(?:hit|set)(?:s|ting)?|(?:reach|touch|print|post|notch|log|clinch|mark|score?)(?:e?s|e?d|ged)?|makes?|made)$/i.test(
          spans.slice(0, at).findLast((span) => !/^an?$/i.test(span.text))?.text ?? '',
        )),
  );

/** "ETH/BTC has halved since last summer", "TLT/SPY 0.44 → 0.14" */
function isMovingCross(clause: Clause): boolean {
  const sizes = quantitiesOf(clause).filter(({ item }) => item.kind === 'size');
  const isMoved = clause.has('move') || clause.has('from-size') || sizes.some(isChange);
  return isCross(clause) && sizes.length <= 1 && isMoved;
}

/** "Halved", "+18 %" */
const isChange = ({ item: { unit, signed } }: Quantity): boolean =>
  unit === 'times' || (unit === '%' && signed === true);

/** "The ratio is at a record" is a record high. */
function isPlainRecord(clause: Clause, head: Span | null): boolean {
  const isTold = clause.has('record') || (clause.has('unseen') && !clause.has('since'));
  return (head !== null || isAtRecord(clause)) && isTold && !clause.has('move');
}

/** "Climbs to a record against gold", "the ratio sinks to an all-time record" */
function wentToRecord(clause: Clause): 'high' | 'low' | undefined {
  const { spans } = clause;
  const [to] = clause
    .all('record')
    .flatMap(
      (record) =>
        spans.slice(0, spans.indexOf(record)).findLast(({ text }) => !/^(?:an?|new|fresh)$/i.test(text)) ?? [],
    );
  const move = /^to$/i.test(to?.text ?? '') ? spans[spans.indexOf(to!) - 1] : undefined;
  return move?.kind !== 'move' || move.value === 'flat' ? undefined : move.value === 'up' ? 'high' : 'low';
}

function byRatioLevel(clause: Clause, head: Span | null): AspectReading | null {
  const bought =
    (head?.kind === 'ratio'
      ? [...clause.all('most'), ...clause.all('strength')].find(({ from }) => from === head.from)
      : undefined) ??
    (clause.has('never') ? [] : clause.all('strength')).find(({ text }) =>
      /^(?:lower|higher|weaker|stronger|cheaper|dearer)$/i.test(text),
    ); // "is the ratio lower than in November"
  if (bought && (clause.has('then') || clause.has('then-date'))) {
    const far = quantitiesOf(clause).find(({ span, item }) => span.from === bought.from && item.unit === '%');
    clause.use(bought, ...(far ? [far.span] : [])); // "buys less than a year ago", "buys 20 % less gold than in May"
    const sizes = far ? withSizes([byFar(far, bought.value === 'low' ? 'down' : 'up')]) : {};
    return { aspect: 'gap', relation: bought.value === 'low' ? 'behind' : 'ahead', head, isMutual: true, ...sizes };
  }
  // "buys 56 ether, the most since"
  const isMost = head?.value === 'buys' && clause.all('most').some(({ text }) => /^(?:the )?most$/i.test(text));
  const spans = [
    ...(bought ? [bought] : []),
    ...clause.all('extreme'),
    ...clause.all('most'),
    ...clause.all('strength'),
  ];
  const levels = [...(isMost ? ['high'] : []), ...spans.map(({ value }) => value)];
  const weak = clause
    .all('intensity')
    .find(
      ({ text }) =>
        levelWord.test(text) || /\b(?:little|few)$/i.test(text) || (/\b(?:much|many)$/i.test(text) && head !== null),
    );
  const level =
    levels.find((value) => value === 'low' || value === 'high') ??
    (head?.value === 'buys' && levels.includes('big') ? 'high' : undefined) ??
    (head?.kind === 'ratio' && levels.includes('small') ? 'low' : undefined) ?? // "the smallest number there has ever been"
    (weak && (lowWord.test(weak.text) ? 'low' : 'high')) ??
    (isPlainRecord(clause, head) ? 'high' : wentToRecord(clause));
  if (!level) return null;
  const moves = clause.takeAll('move');
  const isOpposite = moves.length > 0 && moves.every(({ value }) => value === (level === 'low' ? 'up' : 'down'));
  if (isOpposite) return null;
  if (superlatives.some((kind) => clause.has(kind)) && !['never', 'not', 'ever'].some((kind) => clause.has(kind)))
    clause.takeAll('strength');
  if (level === 'low') clause.use(...clause.all('broken').filter(({ text }) => /^br/i.test(text))); // "broke to multi-year lows"
  const value = quantitiesOf(clause).find(({ item, role }) => item.kind === 'number' && role !== 'from');
  clause.use(...clause.all('mark').filter((mark) => mark.value === level), ...(value ? [value.span] : []));
  return {
    aspect: 'ratio-level',
    relation: level === 'low' ? 'behind' : 'ahead',
    head,
    isMutual: true,
    extreme: level,
    ...(value ? withSizes([sizeOf(value, 'ratio')]) : {}),
  };
}

/** The ratio rose or fell: by so many per cent, to so many times, from one value to another. */
function byRatioMove(clause: Clause, head: Span | null): AspectReading | null {
  const quantities = quantitiesOf(clause);
  const size = quantities.find(({ item: { unit }, role }) => /^(?:times|%|pp)$/.test(unit ?? '') && role !== 'from');
  const [then, now] = ratioValues(clause, quantities);
  const way = (from: number, to: number): MoveDirection => (to === from ? null : to > from ? 'up' : 'down');
  const { unit, amount, signed } = size?.item ?? {};
  const byTimes = unit === 'times' ? way(1, amount!) : signed === true ? way(0, amount!) : null;
  const shrunk = clause.all('narrow').find(({ text }) => /^shr/i.test(text));
  const move =
    takeMove(clause) ?? (shrunk ? 'down' : byTimes) ?? (then && now ? way(then.item.amount!, now.item.amount!) : null);
  if (!move || move === 'flat') return null;
  clause.use(...[size, then, now].flatMap((each) => each?.span ?? []), ...(shrunk ? [shrunk] : []));
  clause.before ??= then?.span ?? null;
  const sizes = [
    ...(size ? [byFar(size, move)] : []),
    ...(now ? [sizeOf(now, 'ratio')] : []),
    ...(then ? [sizeOf(then, 'ratioThen')] : []),
  ];
  const time = then && clause.spans[clause.spans.indexOf(then.span) + 1];
  const isBare = time?.slots[0]?.since?.length === 7 && /^in\b/i.test(time.text); // on one of the days of that month
  const isLevel = !size && clause.has('unseen') && clause.has('since'); // "fell to levels last seen in April 2021"
  return {
    aspect: isLevel ? 'ratio-level' : 'gap',
    relation: move === 'down' ? 'behind' : 'ahead',
    head,
    isMutual: true,
    isBare,
    ...(isLevel ? { extreme: move === 'down' ? 'low' : 'high' } : {}),
    ...withSizes(sizes),
  };
}

function byFar(size: Quantity, move: MoveDirection): SaidSize {
  const { unit, amount } = size.item;
  const pct = unit === 'times' ? 100 * (amount! - 1) : (move === 'down' ? -1 : 1) * Math.abs(amount!);
  return unit === 'pp' ? gapSize(size)! : sizeOf(size, 'ratioPct', pct);
}

/** The ratio's own values, then and now: "0.0357 → 0.0280", "0.49, up from 0.41", "4.0 on Monday, 5.7 on Dec 31". */
function ratioValues({ spans, asOf }: Clause, quantities: readonly Quantity[]): readonly (Quantity | undefined)[] {
  const values = quantities.filter(({ item }) => item.kind === 'number' && item.signed !== true);
  const isPast = ({ span }: Quantity): boolean => (spans[spans.indexOf(span) + 1]?.slots[0]?.until ?? asOf) < asOf;
  const then = values.find(({ role }) => role === 'from') ?? (values.length === 2 ? values.find(isPast) : undefined);
  return values.length > 2 ? [] : [then, values.find((each) => each !== then)];
}

/** One move "against" another market is a change of the ratio: "has lost a third of its value versus the Russell". */
export function readAgainst(clause: Clause): AspectReading | null {
  const markets = firstOfEach(clause);
  const times = quantitiesOf(clause).filter(isChange);
  const moves = movesOf(clause);
  const isOne = (moves.length > 0 ? moves : times).length === 1 && markets.length === 2;
  return isOne && markets.some((market) => isAgainst(clause, market)) ? byRatioMove(clause, null) : null;
}

/** "Against bitcoin", "a dozen points on bitcoin", "70 % to bitcoin". */
function isAgainst(clause: Clause, market: Span): boolean {
  const spans = clause.spans.filter(({ text }) => !/^the$/i.test(text));
  const at = spans.indexOf(market);
  const before = spans.slice(0, at).map(({ text }) => text).join(' '); // prettier-ignore
  const isByFar =
    /^(?:sized?|to-size)$/.test(spans[at - 2]?.kind ?? '') &&
    /^(?:on|to)$/i.test(spans[at - 1]?.text ?? '') &&
    !/^(?:'s|sized?|number|from-size|to-size|move)$/.test(
      spans[at + 1]?.kind === 'word' ? spans[at + 1]!.text : (spans[at + 1]?.kind ?? ''),
    );
  return (
    isByFar || /\b(?:against|versus|vs\.?|relative to|compared (?:with|to)|(?:up|down) on)(?: the| us)?$/i.test(before)
  );
}

/** "This divergence", "the gap", "they", "it". */
export function refersToPair({ spans }: Clause): boolean {
  return spans.some(({ kind, text }, at) => {
    if (kind === 'pair' || kind === 'it') return true;
    const before = spans.slice(Math.max(0, at - 3), at).map((span) => span.text).join(' '); // prettier-ignore
    return (
      /^(?:gap|correlation|ratio|performance|decouple|drift)$/.test(kind) &&
      (at === 0 || /\b(?:this|that|such|the|these|those|an?|kind of|type of)$|^$/i.test(before) || /^[A-Z]/.test(text))
    );
  });
}

/** "ETH/BTC", and no other market. */
const isCross = ({ spans }: Clause): boolean =>
  crossIn(spans).length > 0 && new Set(spans.filter(isMarket).map(marketKey)).size === 2;

/** "ETH/BTC 0.0202", "reclaimed 0.04, first time since May", and "…, a level last seen in 2020", which is a low where the prices
    agree. */
function byRatioValue(clause: Clause, head: Span | null): AspectReading | null {
  const [value, ...more] = quantitiesOf(clause).filter(
    (each) => each.item.kind === 'number' && !isUnitOne(clause, each),
  );
  const isPrice = value !== undefined && (head?.from === value.span.from || isPriceIn(clause, value.span));
  const isOther = clause.spans.some(
    ({ kind, text }) =>
      (/^(?:correlation|gap|performance|perform|flow|elsewhere|peak|size)$/.test(kind) && !isPricedIn(text)) ||
      (kind === 'reason' && /^(?:which )?(?:means|implies)\b/i.test(text)), // "0.08 means ETH at $8,600"
  );
  const isReached = clause.has('unseen') && (clause.has('since') || (value !== undefined && clause.has('either')));
  const isDivided = /\bdivided by\b/i.test(head?.text ?? '');
  const isOfRatio = isCross(clause) || isDivided || isPrice || (isReached && (head !== null || isLinked(clause)));
  if (!isOfRatio || more.length > 0 || isOther || !(value ?? isReached)) return null;
  if (value && ((!isPrice && !/\./.test(value.item.word)) || value.item.signed)) return null;
  clause.use(...(value ? [value.span] : []), ...(isPrice ? clause.spans.filter(({ text }) => pricing.test(text)) : []));
  const fall = clause.take('perform');
  const byFall = fall && (fall.value === 'ahead' ? 'up' : 'down');
  const move =
    byFall ??
    takeMove(clause) ??
    (value
      ? (crossing(value) ?? (isReached || isPrice || isKept.test(value.span.text) ? sideOfLevel(value) : null))
      : null);
  return {
    aspect: 'ratio-level',
    relation: move === 'up' ? 'ahead' : isReached || move === 'down' ? 'behind' : 'divergence',
    head: null,
    isMutual: true,
    isBare: isReached && move === null,
    ...(isReached ? { extreme: move === 'up' ? 'high' : 'low' } : {}),
    ...withSizes(value ? [sizeOf(value, 'ratio')] : []),
  };
}

/** "Still holding 0.052", "worth more than 0.05 bitcoin": on which side of it. */
const isKept = /^(?:hold|held|defend)|\bworth (?:more|less) than\b/i;

/** "Fell against gold": a price in terms of the other. */
const isPricedIn = (text: string): boolean => /^\w+ (?:against|relative to)(?: the)?\b/i.test(text);

/** "One ether fetches …", "to get one bitcoin": one of it is what the price is of. */
function isUnitOne(clause: Clause, { span, item }: Quantity): boolean {
  const next = clause.spans[clause.spans.indexOf(span) + 1];
  const isOne =
    item.amount === 1 &&
    /^(?:one|1)$/i.test(span.text) &&
    next !== undefined &&
    (isMarket(next) || besidePrice.test(next.text));
  if (isOne) clause.use(span);
  return isOne;
}

/** How a price is said: "is worth", "costs", "fetches", "gets you". */
const pricing = pattern('i')`
  \b(?:at|worth|costs?|costing|fetch(?:es|ed|ing)?|buys?|gets? (?:you|us|me)|(?:goes|going|sells?|selling|trad\w+
  |chang\w+ hands) (?:at|for)|equals?|brings|commands)$`;

const besidePrice = pattern('i')`
  ^(?:(?:is |are )?(?:now|today|tonight|again|currently|still|only|just|barely|about)|the|an?|one|1|full|whole|single
  |entire|of|(?:an? |one )?(?:shares?|units?|ounces?|coins?|pieces?)(?: of)?)$`;

/** The number of one market that is the price of the other. */
const priceIn = (clause: Clause): Quantity | undefined =>
  quantitiesOf(clause).find(({ item, span }) => item.kind === 'number' && isPriceIn(clause, span));

/** "Ether at 0.05 bitcoin", "a bitcoin costs less than 98 shares of the gold fund": a number before the market it is counted in. */
function isPriceIn({ spans }: Clause, value: Span): boolean {
  const at = spans.indexOf(value);
  const isBeside = ({ text }: Span): boolean => besidePrice.test(text);
  const verb = spans.slice(0, at).findLast((span) => !isBeside(span));
  const unit = spans.slice(at + 1).find((span) => !isBeside(span));
  const isVerb =
    pricing.test(verb?.text ?? '') ||
    /\b(?:at|above|over|below|under|beneath|past|worth (?:more|less) than) [\d.]+$/i.test(value.text) ||
    /\bworth\b/i.test(value.text);
  const markets = new Set(spans.filter(isMarket).map(marketKey));
  const owner = spans.slice(0, at).findLast(isMarket);
  return (
    isVerb &&
    markets.size === 2 &&
    unit !== undefined &&
    isMarket(unit) &&
    owner !== undefined &&
    marketKey(owner) !== marketKey(unit)
  );
}

const crossed = pattern('i')`
  ^(?:(?:is |are |up |down )?back|br[eo]a?k\w*|cross\w*|punch\w*|burst\w*|pok\w+|reclaim\w*|regain\w*|re(?:took|tak\w+)
  |recaptur\w+|clear\w*|los[ei]\w*|lost) `;

/** "Broke above 0.8", "back under 0.05", "reclaimed 0.04": to which side of the value it went. */
export const crossing = (quantity: Quantity): 'up' | 'down' | null =>
  crossed.test(quantity.span.text) ? sideOfLevel(quantity) : null;

/** Above or below the value that is said. */
export const sideOfLevel = ({ comparator }: Quantity): 'up' | 'down' | null =>
  /^(?:at-least|more-than|just-over)$/.test(comparator)
    ? 'up'
    : /^(?:at-most|less-than)$/.test(comparator)
      ? 'down'
      : null;
