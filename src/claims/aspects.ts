import { type MoveDirection, percentOf, takeMove } from './aspects-of-order.ts';
import type { Claim, Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket, isStop, isTime, marketKey } from './clauses.ts';
import { stretchesOf } from './leftover.ts';
import { directedLegs, sizedLegs, twoMoves } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, isSameSide, sideOf, withSizes } from './roles.ts';
import type { Span } from './text.ts';

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
  const isOfNow =
    /-12-/.test(clause.asOf) &&
    clause.has('correlation') &&
    ['sign', 'number', 'to-size', 'strength'].some((kind) => clause.has(kind));
  if (isOfNow && !clause.has('modal') && !clause.has('outlook'))
    clause.use(...clause.all('ahead-date').filter(isIntoYearEnd));
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
    // "tripled when the coin fell"
    return (size.item.unit === 'times' ? size.item.amount! > 1 : size.item.amount! > 0) ? 'inflow-rise' : 'inflow-fall';
  const own = moves.find(({ from }) => from > head.from) ?? moves[0]; // "all are dumping: ether deposits have surged"
  const move =
    (own?.value as MoveDirection | undefined) ?? (narrow.length > 0 ? 'down' : wide.length > 0 ? 'up' : null);
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
    // "won't last, it always closes"
    clause.use(...clause.all('not').filter((not) => clause.spans[clause.spans.indexOf(not) + 1]?.kind === 'persist'));
  const negated = isStayingOpen !== clause.takeAll('not', 'unlikely', 'never', 'false').length > 0;
  if (modal) clause.takeAll('maybe');
  clause.takeAll(
    ...'modal outlook gap performance drift perform converge narrow widen persist continue more move intensity'.split(
      ' ',
    ),
  );
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
  const isNow =
    /\bsee$/i.test(modal.text) &&
    /^(?:not|correlation|sign)$/.test(clause.spans[clause.spans.indexOf(modal) + 1]?.kind ?? '');
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
  const isAbout = 'gap performance drift converge narrow outlook decouple persist continue widen'
    .split(' ')
    .some((kind) => clause.has(kind));
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
  const isDenied = clause
    .all('persist')
    .some((span) => /^(?:not|never|unlikely)$/.test(clause.spans[clause.spans.indexOf(span) - 1]?.kind ?? ''));
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

/** The other way round: who is behind where another is ahead. */
export const turned = (relation: Relation): Relation =>
  relation === 'ahead' ? 'behind' : relation === 'behind' ? 'ahead' : relation;

/** "Small caps +14 %, ether −31 %: the widest divergence": both moves beside the gap. */
export function movesInside(clause: Clause, head: Span): Partial<AspectReading> {
  const sized = sizedLegs(clause);
  if (sized?.legs.length !== 2)
    return { ...flatBeside(clause), ...ownMultiple(clause, head), ...ownFigure(clause, head) };
  const { relation, ...moves } = twoMoves(sized.legs[0]!, sized.legs[1]!);
  const at = clause.spans.indexOf(head);
  const isDenial = ({ kind, from }: Span): boolean =>
    kind === 'false' || clause.spans.slice(Math.max(0, at - 3), at).some((each) => each.from === from);
  const denials = [...clause.all('not'), ...clause.all('false')].filter(isDenial); // "isn't lagging any more, +13 % vs +4 %"
  const isNamedFirst = isSameSide(sideOf(clause.spans.find(isMarket)!), sized.legs[0]!.side);
  const isOfPair = head.kind === 'perform' && isNamedFirst;
  const isTurned = relation === turned(head.value as Relation);
  if (isOfPair && isTurned !== (denials.length % 2 === 1)) return {}; // "trails stocks 18 to 17"
  clause.use(...sized.used, ...(isOfPair ? denials : []));
  return {
    ...(isOfPair ? { relation } : {}),
    ...moves,
    ...withSizes([...moves.sizes, ...sized.gap]),
    isBare: sized.isLikely,
    namedFirst: sized.legs[0]!.side,
  };
}

/** "Ether lost 12 % in May, lagging bitcoin": the one figure is that of the market before it. */
function ownFigure(clause: Clause, head: Span): Partial<AspectReading> {
  const [size, ...more] = quantitiesOf(clause).filter(({ item, role }) => item.unit === '%' && role !== 'from');
  const isMove = ({ kind, value, text }: Span): boolean => (kind === 'move' && value !== 'flat') || /^off$/i.test(text);
  const [move, ...others] = clause.left().filter(isMove);
  const beside = more.length === 0 && !move && head.kind === 'perform' ? apposed(clause, head, size) : null;
  if (beside) return beside;
  const at = size ? clause.spans.indexOf(size.span) : -1;
  const isOther = / (?:as|while|when) /i.test(head.text); // "left behind as gold gains 34 %"
  const isAfterwards = clause.spans.slice(0, at).includes(head) && !isOther;
  const market = isAfterwards ? clause.spans.find(isMarket) : clause.spans.slice(0, at).findLast(isMarket);
  const before = clause.spans.slice(0, at).findLast(({ text }) => !/^an?$/i.test(text));
  const isAlone = new Set(clause.spans.filter(isMarket).map(marketKey)).size === 1 && !/\bthan\b/i.test(head.text);
  const isOwn =
    move !== undefined &&
    Math.abs(clause.spans.indexOf(move) - at) === 1 &&
    clause.spans[at + 1] !== head &&
    !/^(?:of|its?|their|the)$/i.test(clause.spans[at + 1]?.text ?? '') && // "gave back 18 % of its lead"
    (!isAfterwards ||
      /ing$/i.test(move.text) ||
      /^with$/i.test(before?.text ?? '') ||
      // "beat ether, rising 40 %", "came off even worse and lost half"
      (isAlone && /^and$/i.test(clause.spans[clause.spans.indexOf(move) - 1]?.text ?? '')));
  if (size?.item.unit !== '%' || size.item.signed || more.length + others.length > 0 || !isOwn || !market) return {};
  clause.use(size.span, move);
  const said = sizeOf(size, 'subjectPct', (move.value === 'up' ? 1 : -1) * size.item.amount!);
  return { ...withSizes([said]), subjectMovePct: said.value, namedFirst: sideOf(market) };
}

/** "QQQ, at +12 %, beat SPY": what the market before it did, and no gap. */
function apposed(clause: Clause, head: Span, size: Quantity | undefined): Partial<AspectReading> | null {
  const before = clause.spans.slice(0, clause.spans.indexOf(head));
  const at = size ? before.indexOf(size.span) : -1;
  const market = before.slice(0, at).findLast(isMarket) ?? clause.spans.find(isMarket);
  const isOwn = size?.item.unit === '%' && (size.item.signed === true || /^at\b/i.test(size.span.text));
  const other = before.slice(at + 1).findLast(isMarket);
  const isOfOther = other !== undefined && market !== undefined && marketKey(other) !== marketKey(market); // "with QQQ at +8 %, SPY lags"
  const isAlone = !isOfOther || !clause.spans.slice(before.length).some(isMarket);
  const isOfGap = before.slice(0, at).some(({ kind }) => /^(?:perform|performance|gap|correlation)$/.test(kind));
  if (!isOwn || at < 0 || isOfGap || !market || !isAlone) return null;
  clause.use(size.span);
  const said = sizeOf(size, 'subjectPct');
  const relation = isOfOther ? { relation: turned(head.value as Relation) } : {};
  return { ...relation, ...withSizes([said]), subjectMovePct: said.value, namedFirst: sideOf(market) };
}

/** "Lost to QQQ, at +12 %" is what QQQ did, "its lead stands at +12 %" a gap. */
export const isApposed = ({ spans }: Clause, { item, span }: Pick<Quantity, 'item' | 'span'>): boolean =>
  item.signed === true &&
  /^at\b/i.test(span.text) &&
  !/^(?:stand|stood|is|was|are|now|sit|still|remain|'s)/i.test(spans[spans.indexOf(span) - 1]?.text ?? '');

/** "Ether doubles in four months, leaving bitcoin trailing": what the market before the comma did. */
function ownMultiple(clause: Clause, head: Span): Partial<AspectReading> {
  const [first, size, next] = clause.spans.filter(({ text }) => !/^(?:has|have|the)$/i.test(text));
  const multiple = quantitiesOf(clause).filter(({ item }) => item.unit === 'times');
  const isOwn =
    isMarket(first!) && multiple.length === 1 && multiple[0]!.span === size && /\w(?:ed|s)$/i.test(size.text);
  const isApart =
    next !== undefined && (isTime(next) || isStop(next)) && clause.spans.indexOf(head) > 2 && head.value === 'ahead';
  if (!isOwn || !isApart || head.kind !== 'perform') return {};
  clause.use(size);
  const said = sizeOf(multiple[0]!, 'subjectPct', 100 * (multiple[0]!.item.amount! - 1));
  return { ...withSizes([said]), subjectMovePct: said.value, namedFirst: sideOf(first!) };
}

/** "+12 % against a flat market": one size and one that did not move. */
function flatBeside(clause: Clause): Partial<AspectReading> {
  const [size, ...more] = quantitiesOf(clause).filter(({ item }) => item.unit === '%');
  const [move, ...others] = clause.all('move');
  if (!size?.item.signed || more.length > 0 || move?.value !== 'flat' || others.length > 0) return {};
  clause.use(size.span, move);
  const said = sizeOf(size, 'subjectPct');
  return { ...withSizes([said]), subjectMovePct: said.value, benchmarkDirection: 'flat' };
}
