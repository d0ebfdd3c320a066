import {
  byDistance,
  byRatioValue,
  isCross,
  isLinked,
  percentOf,
  priceIn,
  sinceItsPeak,
  takeMove,
} from './aspects-of-order.ts';
import type { Claim, Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket, isStop, marketKey } from './clauses.ts';
import { stretchesOf } from './leftover.ts';
import { directedLegs, firstOfEach, movesOf, sizedLegs } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, withSizes } from './roles.ts';
import type { Span } from './text.ts';

type Direction = ReturnType<typeof takeMove>;

/**
 * Coins moving to exchanges: "exchange inflows of ETH jumped 22 %".
 *
 * @param clause Spans it rests on are marked as used.
 * @returns Null where the clause is about something else.
 */
export function readFlow(clause: Clause): AspectReading | null {
  const head = clause.all('flow')[0];
  if (!head) return null;
  const none = { aspect: 'flow', relation: 'none', head, isMutual: false } as const;
  if (head.value === 'out') return none;
  clause.takeAll('then-week');
  if (/-1[12]-/.test(clause.asOf)) clause.use(...clause.all('ahead-date').filter(isIntoYearEnd));
  const isExchange = clause.takeAll('exchange').length > 0 || /exchange/i.test(head.text);
  if (!isExchange) return none;
  clause.takeAll('flow');
  const sizes = quantitiesOf(clause).filter(({ item }) => item.kind === 'size');
  const relation = flowDirection(clause, sizes, head);
  if (relation === null) return none;
  clause.use(
    ...sizes.map(({ span }) => span),
    ...clause.spans.filter((span, at) => isWeekBefore(span, clause.spans[at + 1])),
  );
  const said = sizes.slice(0, 1).map((size) => sizeOf(size, 'flowPct', percentOf(size)));
  return { aspect: 'flow', relation, head, isMutual: false, sizes: said };
}

/** "Surging into year-end" said in its last two months is of now. */
const isIntoYearEnd = ({ text }: Span): boolean => /^into (?:the )?year[- ]end$/i.test(text);

/** "60-day correlation around zero into year-end", said in December: what it is. */
function passOverYearEnd(clause: Clause): void {
  const isOfNow = /-12-/.test(clause.asOf) && clause.has('correlation') && ['sign', 'number', 'to-size', 'strength'].some((kind) => clause.has(kind)); // prettier-ignore
  if (isOfNow && !clause.has('modal') && !clause.has('outlook')) clause.use(...clause.all('ahead-date').filter(isIntoYearEnd)); // prettier-ignore
}

/** "2.8 times last week's": what the week is compared with anyway. */
function isWeekBefore({ text }: Span, next: Span | undefined): boolean {
  const week = /^(?:(?:from|than|of|vs|on) )?(?:the )?(?:last|previous|prior|a) week(?: (?:ago|before|earlier))?$/i;
  return (week.test(text) && next?.text === "'s") || /^(?:from|than|vs) (?:the |a )?\w* ?week\b/i.test(text);
}

function flowDirection(clause: Clause, sizes: readonly Quantity[], head: Span): Relation | null {
  const [narrow, wide] = [clause.takeAll('narrow'), clause.takeAll('widen')];
  const moves = clause.takeAll('move');
  const [size] = sizes;
  const bySize = size && (/^(?:\w+ )*(?:doubl|tripl|quadrupl|halv|\w+tupl)/i.test(size.span.text) || size.item.signed);
  if (bySize)
    return (size.item.unit === 'times' ? size.item.amount! > 1 : size.item.amount! > 0) ? 'inflow-rise' : 'inflow-fall'; // "tripled when the coin fell"
  const own = moves.find(({ from }) => from > head.from) ?? moves[0]; // "all are dumping: ether deposits have surged"
  const move = (own?.value as Direction | undefined) ?? (narrow.length > 0 ? 'down' : wide.length > 0 ? 'up' : null);
  if (move === 'flat') return null;
  if (move) return move === 'up' ? 'inflow-rise' : 'inflow-fall';
  const level = [...clause.all('extreme'), ...clause.all('most'), ...clause.all('strength')][0]?.value;
  if (level === 'low') return (clause.takeAll('strength'), 'inflow-fall');
  const isFewer = clause.spans.some(({ text }) => /^(?:fewer|less)$/i.test(text));
  if (isFewer || sizes.some(({ item }) => item.unit === 'times' && item.amount! < 1)) return 'inflow-fall';
  const isMore =
    level !== undefined || sizes.length > 0 || ['record', 'more', 'unseen'].some((kind) => clause.has(kind));
  if (sizes.length > 0) clause.takeAll('more', 'strength');
  if (/^(?:flood|pour|rush|stream|pil|surg)/i.test(head.text)) return 'inflow-rise';
  return isMore ? 'inflow-rise' : null;
}

/** What another command answers: "gold is a hedge for stocks". */
export function readElsewhere(clause: Clause): AspectReading | null {
  const head = clause.all('elsewhere')[0];
  if (!head || !clause.spans.some(isMarket)) return null;
  clause.takeAll('elsewhere');
  return { aspect: 'elsewhere', relation: 'none', head, isMutual: true, answeredBy: head.value };
}

/** "… parted company in April: stocks down, bullion up": what each did, right after its name. */
export function directionsBeside(clause: Clause): AspectReading | null {
  const moves = clause.all('move').filter(({ value }) => value !== 'flat');
  const owners = moves.map((move) => clause.spans[clause.spans.indexOf(move) - 1]);
  const isOwn = owners.every((owner) => owner !== undefined && isMarket(owner));
  const isPair = new Set(clause.spans.filter(isMarket).map(marketKey)).size === 2;
  if (moves.length !== 2 || !isOwn || !isPair || marketKey(owners[0]!) === marketKey(owners[1]!)) return null;
  const told = directedLegs(clause, owners as Span[]);
  if (told) clause.takeAll('perform', 'performance', 'gap', 'drift');
  return told;
}

/** What will become of the gap or the correlation, or who will win. */
export function readForecast(clause: Clause): AspectReading | null {
  passOverYearEnd(clause);
  const modal =
    clause.all('modal').find((span) => !isSeen(clause, span)) ??
    clause.all('unlikely')[0] ??
    opinionOf(clause) ??
    (clause.has('ahead-date') || clause.has('ahead-dur') ? clause.all('ahead-date')[0] : undefined);
  const outlook = clause.all('outlook')[0];
  if (isPlanned(clause)) return { aspect: 'forecast', relation: 'none', head: null, isMutual: false, hint: 'winner' };
  if (modal && !isOfClaim(clause, modal)) return null;
  const isFuture = modal !== undefined || outlook !== undefined || isFutureByHabit(clause);
  if (!isFuture || isSometimes(clause, modal)) return null;
  const heads = ['gap', 'performance', 'drift', 'perform', 'correlation', 'together'];
  const head = heads.map((kind) => clause.all(kind)[0]).find(Boolean) ?? null;
  const relation = forecastOf(clause, outlook);
  if (relation === null && sizedLegs(clause) !== null) return null; // what was, with a remark on what will be
  const isPresent = modal === undefined || modal.kind === 'ahead-date';
  if (relation === null) return isPresent && !isAboutTheYearEnd(clause) ? null : winnerOrChange(clause, head);
  const isStayingOpen = isStaying(clause, outlook);
  if (!isStayingOpen)
    clause.use(...clause.all('not').filter((not) => clause.spans[clause.spans.indexOf(not) + 1]?.kind === 'persist')); // "won't last, it always closes"
  const negated = isStayingOpen !== clause.takeAll('not', 'unlikely', 'never', 'false').length > 0;
  if (modal) clause.takeAll('maybe');
  clause.takeAll(...'modal outlook gap performance drift perform converge narrow widen persist continue more move intensity'.split(' ')); // prettier-ignore
  return { aspect: 'forecast', relation, head, isMutual: head?.kind !== 'perform', ownsDenial: true, negated };
}

/** "Gold to outperform bitcoin": the verb after a bare "to" is a plan. */
function isPlanned(clause: Clause): boolean {
  const heads = [...clause.all('perform'), ...clause.all('move'), ...clause.all('drift')];
  const head = heads.find((span) => clause.spans[clause.spans.indexOf(span) - 1]?.value === 'to');
  const at = head ? clause.spans.indexOf(head) : 0;
  const [lead, to] = [clause.spans[at - 2], clause.spans[at - 1]];
  const isBase =
    /^(?!\w+ed\b|\w+ing\b)\w+[^s\W]\b/i.test(head?.text ?? '') &&
    !/^(?:beaten|led|left|ahead|behind)\b/i.test(head?.text ?? '');
  const isOwn =
    lead !== undefined &&
    isMarket(lead) &&
    !/^(?:for|expected|allow|allowing|cause|causing)$/i.test(clause.spans[at - 3]?.text ?? '');
  return isBase && to?.value === 'to' && isOwn;
}

/** "I doubt it closes the gap", "my call is that it narrows": of what is to come, where "I doubt it closed" is of what was. */
function opinionOf(clause: Clause): Span | undefined {
  const verbs = [...clause.all('narrow'), ...clause.all('widen'), ...clause.all('persist')];
  const isToCome = verbs.some(({ text }) => /^(?!was\b|is\b|has\b)\w+s\b/i.test(text));
  const isOpinion = ({ kind, text }: Span): boolean =>
    (kind === 'false' && /\bdoubt/i.test(text)) ||
    (kind === 'maybe' && /^(?:our|my|the) .*(?:view|call|pick|bet|forecast)\b/i.test(text));
  return isToCome ? clause.spans.find(isOpinion) : undefined;
}

/** "I see no relationship between …" is of what is. */
function isSeen(clause: Clause, modal: Span): boolean {
  const isNow = /\bsee$/i.test(modal.text) && /^(?:not|correlation|sign)$/.test(clause.spans[clause.spans.indexOf(modal) + 1]?.kind ?? ''); // prettier-ignore
  if (isNow) clause.use(modal);
  return isNow;
}

/** "Will usually close", but not "won't last: they always close". */
const isSometimes = (clause: Clause, modal: Span | undefined): boolean =>
  stretchesOf(clause, isStop).some(
    (stretch) =>
      stretch.some((span) => span.kind === 'maybe' && span !== modal) &&
      (modal === undefined || stretch.includes(modal)),
  );

/** Does a word of the future stand with what it is about, not in a remark ("can't both be right")? */
function isOfClaim(clause: Clause, modal: Span): boolean {
  const kinds =
    /^(?:gap|performance|drift|perform|correlation|together|apart|decouple|converge|narrow|widen|persist|continue|outlook|move)$/;
  return stretchesOf(clause, isStop).some(
    (stretch) => stretch.includes(modal) && stretch.some(({ kind }) => kinds.test(kind)),
  );
}

/** "This kind of divergence never lasts." */
function isFutureByHabit(clause: Clause): boolean {
  return clause.has('persist') && clause.has('gap') && (clause.has('never') || clause.has('not'));
}

const isAboutTheYearEnd = (clause: Clause): boolean =>
  clause.all('ahead-date').some(({ text }) => /^(?:through|into|next)/i.test(text));

function forecastOf(clause: Clause, outlook: Span | undefined): Relation | null {
  const isAbout = 'gap performance drift converge narrow outlook decouple persist continue widen'.split(' ').some((kind) => clause.has(kind)); // prettier-ignore
  if (clause.has('correlation')) return null;
  if (clause.has('perform') && clause.has('more')) return 'forecast-diverge'; // "will fall further behind"
  if (clause.has('gap') && clause.has('broken')) return (clause.takeAll('broken'), 'forecast-converge'); // "will be gone by October"
  if (!isAbout) return null;
  if (outlook?.value === 'widen') return 'forecast-diverge';
  if (clause.has('continue') && (clause.has('not') || clause.has('unlikely'))) return 'forecast-converge';
  if (outlook || clause.has('converge') || clause.has('narrow') || clause.has('persist')) return 'forecast-converge';
  if (clause.has('widen') || clause.has('continue')) return 'forecast-diverge';
  if (clause.has('drift') && !clause.has('perform')) return 'forecast-diverge';
  return null;
}

/** "The gap will last" denies that it closes. */
function isStaying(clause: Clause, outlook: Span | undefined): boolean {
  const isDenied = clause.all('persist').some((span) => /^(?:not|never|unlikely)$/.test(clause.spans[clause.spans.indexOf(span) - 1]?.kind ?? '')); // prettier-ignore
  const isOpen = isDenied || (!clause.has('converge') && !clause.has('narrow')); // "won't last, it will fade"
  return outlook
    ? outlook.value === 'stay'
    : (clause.has('persist') || (clause.has('continue') && (clause.has('not') || clause.has('unlikely')))) && isOpen;
}

function winnerOrChange(clause: Clause, head: Span | null): AspectReading | null {
  if (clause.has('correlation')) {
    const move = takeMove(clause);
    clause.takeAll('modal', 'correlation', 'number', 'to-size', 'sign', 'strength');
    const change = move === 'up' ? 'rise' : 'fall';
    return {
      aspect: 'forecast',
      relation: move === 'up' ? 'forecast-converge' : 'forecast-diverge',
      head,
      isMutual: true,
      change,
    };
  }
  return { aspect: 'forecast', relation: 'none', head, isMutual: false, hint: 'winner' };
}

/** Unit of a size of a gap. */
export function gapSize(quantity: Quantity): SaidSize | null {
  const { unit, amount } = quantity.item;
  if (unit === 'pp') return sizeOf(quantity, 'gapPp', Math.abs(amount!));
  if (unit === '%') return sizeOf(quantity, 'gapPct', Math.abs(amount!));
  return unit === 'sigma' ? sizeOf(quantity, 'sigma', Math.abs(amount!)) : null;
}

/** What says that nothing was ever beyond. */
export const superlatives = ['record', 'unseen', 'ever', 'never', 'since'] as const;

/** The ratio of two prices: at a low or a high, so far from its peak, or so much lower. */
export function readRatio(clause: Clause): AspectReading | null {
  const noun = clause.all('ratio')[0] ?? clause.all('priced')[0];
  const isLevel = noun !== undefined || isPairWithLevel(clause);
  const isPriced = !isLevel && priceIn(clause) !== undefined && ['most', 'extreme', 'intensity', 'record'].some((kind) => clause.has(kind)); // prettier-ignore
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
  return byDistance(clause, head) ?? byRatioLevel(clause, head) ?? byRatioMove(clause, head) ?? byRatioValue(clause, head) ?? (head && { aspect: 'none', relation: 'none', head, isMutual: true }); // prettier-ignore
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
  const [to] = clause.all('record').flatMap((record) => spans.slice(0, spans.indexOf(record)).findLast(({ text }) => !/^(?:an?|new|fresh)$/i.test(text)) ?? []); // prettier-ignore
  const move = /^to$/i.test(to?.text ?? '') ? spans[spans.indexOf(to!) - 1] : undefined;
  return move?.kind !== 'move' || move.value === 'flat' ? undefined : move.value === 'up' ? 'high' : 'low';
}

function byRatioLevel(clause: Clause, head: Span | null): AspectReading | null {
  const bought =
    (head?.kind === 'ratio' ? [...clause.all('most'), ...clause.all('strength')].find(({ from }) => from === head.from) : undefined) ?? // prettier-ignore
    (clause.has('never') ? [] : clause.all('strength')).find(({ text }) =>
      /^(?:lower|higher|weaker|stronger|cheaper|dearer)$/i.test(text),
    ); // "is the ratio lower than in November"
  if (bought && (clause.has('then') || clause.has('then-date'))) {
    const far = quantitiesOf(clause).find(({ span, item }) => span.from === bought.from && item.unit === '%');
    clause.use(bought, ...(far ? [far.span] : [])); // "buys less than a year ago", "buys 20 % less gold than in May"
    const sizes = far ? withSizes([byFar(far, bought.value === 'low' ? 'down' : 'up')]) : {};
    return { aspect: 'gap', relation: bought.value === 'low' ? 'behind' : 'ahead', head, isMutual: true, ...sizes };
  }
  const isMost = head?.value === 'buys' && clause.all('most').some(({ text }) => /^(?:the )?most$/i.test(text)); // "buys 56 ether, the most since"
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
  const way = (from: number, to: number): Direction => (to === from ? null : to > from ? 'up' : 'down');
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

function byFar(size: Quantity, move: Direction): SaidSize {
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
    !/^(?:'s|sized?|number|from-size|to-size|move)$/.test(spans[at + 1]?.kind === 'word' ? spans[at + 1]!.text : (spans[at + 1]?.kind ?? '')); // prettier-ignore
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

/** How many trading days a correlation is read over where no window is named. */
const USUAL_DAYS = 90;

/** "The correlation has risen since last summer": the usual window now against the same then, where both have room for it. */
export const isLongChange = (
  { aspect, change, since, asOf, windowSessions, comparedWith, sizes }: Claim,
  dates: readonly string[],
): boolean =>
  aspect === 'correlation-change' &&
  /^(?:rise|fall)$/.test(change ?? '') &&
  since !== null &&
  sizes.length === 0 &&
  (asOf ?? windowSessions ?? comparedWith) === null &&
  dates.findLastIndex((date) => date <= since) < dates.length - USUAL_DAYS;
