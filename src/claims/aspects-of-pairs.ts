import { gapSize, superlatives, takeMove } from './aspects.ts';
import type { Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket } from './clauses.ts';
import { flatBeside, ownFigure, sizedLegs, twoMoves } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, marketKey, withSizes } from './roles.ts';
import type { Item, Span } from './text.ts';

const low = 'low-correlation';

const high = 'high-correlation';

/** How closely two markets move: its level, its value, its change. */
export function readCorrelation(clause: Clause): AspectReading | null {
  const noun = clause.all('correlation')[0];
  const verb = ['decouple', 'together', 'apart', 'inversely'].map((kind) => clause.all(kind)[0]).find(Boolean);
  const head = noun ?? verb;
  if (!head || (!noun && clause.has('gap'))) return null;
  clause.takeAll('correlation', 'decouple', 'together', 'apart', 'inversely');
  const base = { head, isMutual: true } as const;
  const isFigure = clause.all('number').concat(clause.all('to-size'), clause.all('sized')).some(isCoefficient);
  const isInverse = clause.spans.some(
    ({ kind, value }) => kind === 'inversely' || (kind === 'correlation' && value === 'inverse'),
  );
  if (noun || isFigure)
    return {
      ...base,
      ...(byTurn(clause) ??
        byNumber(clause) ??
        byLevel(clause, isInverse) ??
        byChange(clause, isInverse) ??
        bySign(clause, isInverse) ??
        undirected(clause, isInverse)),
    };
  return { ...base, ...byVerb(clause, head, isInverse) };
}

/** "Joined at the hip: 0.67 over ninety sessions" */
const isCoefficient = ({ slots: [item] }: Span): boolean =>
  item?.kind === 'number' && /\./.test(item.word) && Math.abs(item.amount!) <= 1;

type Part = Pick<AspectReading, 'aspect' | 'relation'> & Partial<AspectReading>;

function byTurn(clause: Clause): Part | null {
  const turn = clause.take('turn');
  if (!turn) return null;
  const isNegative = turn.value === 'negative';
  clause.takeAll('sign');
  return {
    aspect: 'correlation-change',
    relation: isNegative ? low : high,
    change: isNegative ? 'turned-negative' : 'turned-positive',
    inverse: isNegative,
  };
}

/** "Above 0.7", "fallen to 0.2 from 0.6". */
function byNumber(clause: Clause): Part | null {
  const numbers = quantitiesOf(clause)
    .filter(({ item, span }) => item.kind === 'number' && Math.abs(item.amount!) <= 1 && !/^by\b/i.test(span.text))
    .map((each) => (/^up to /i.test(each.span.text) ? { ...each, comparator: 'about' as const } : each)); // no limit: it rose
  const to = numbers.find(({ role, span }) => role !== 'from' && !isTakenBack(clause, span, numbers));
  if (!to) return null;
  const from = numbers.find(({ role }) => role === 'from') ?? comparedNumber(clause, to, numbers);
  clause.use(to.span, ...(from ? [from.span] : []));
  clause.before = from?.span ?? null;
  const isLevel = clause.has('most') || clause.has('extreme');
  const particle = clause.all('move')[0]?.value;
  clause.use(...clause.all('move', 'flat')); // "steady at 0.5"
  useHeld(clause);
  const move =
    isLevel || (from === undefined && clause.has('move') && isStanding(clause))
      ? (clause.takeAll('move'), undefined)
      : (takeMove(clause) ?? crossing(to) ?? (from && (from.item.amount! > to.item.amount! ? 'down' : 'up')));
  clause.takeAll('broken', 'sign', 'strength');
  clause.use(...quantitiesOf(clause).filter(({ item }) => from !== undefined && isTheirMultiple(item, from, to)).map(({ span }) => span)); // prettier-ignore
  const sizes = [to, ...(from ? [from] : [])].map((each) => sizeOf(each, 'correlation'));
  const end = isLevel ? [...clause.all('most'), ...clause.all('extreme')][0]?.value : undefined;
  const extreme = end === 'low' || end === 'high' ? ({ extreme: end } as const) : {};
  const way = move ?? (isLevel || from ? undefined : particle);
  const relation = end === 'low' ? low : way === 'up' ? high : way === 'down' ? low : levelOf(to);
  const inverse = to.item.amount! < 0;
  if (!move) return { aspect: 'correlation-value', relation, inverse, ...extreme, ...withSizes(sizes) };
  return {
    aspect: 'correlation-change',
    relation,
    inverse,
    change: move === 'up' ? 'rise' : 'fall',
    ...withSizes(sizes),
  };
}

/** "Is not 0.8 but 0.5", "was 0.3 a year ago and is 0.5 now": the second is of now. */
function isTakenBack(clause: Clause, span: Span, numbers: readonly Quantity[]): boolean {
  const next = numbers[numbers.findIndex((each) => each.span === span) + 1];
  if (!next) return false;
  const at = clause.spans.indexOf(span);
  const not = clause.spans.slice(Math.max(0, at - 2), at).find(({ kind }) => kind === 'not');
  const isContrast = not !== undefined && clause.spans[clause.spans.indexOf(next.span) - 1]?.value === 'but';
  if (isContrast) clause.use(span, not);
  return isContrast || (isPast(clause, span) && !isPast(clause, next.span) && numbers.length === 2);
}

/** "Has doubled from 0.25 to 0.5" */
const isTheirMultiple = ({ unit, amount }: Item, from: Quantity, to: Quantity): boolean =>
  unit === 'times' && Math.abs(amount! * from.item.amount! - to.item.amount!) < 0.05;

/** "Is 0.93", "is back up at 0.8", "is down to 0.41": where it stands, and no verb that says it moved there. */
const isStanding = ({ spans }: Clause): boolean =>
  spans.every(({ kind, text }) => kind !== 'move' || /^(?:up|down)$/i.test(text));

/** "Near 0.6, against 0.2 a year before." */
function comparedNumber(clause: Clause, to: Quantity, numbers: readonly Quantity[]): Quantity | undefined {
  const second = numbers.find((each) => each !== to && !clause.isUsed(each.span));
  if (second && numbers.length === 2 && isPast(clause, second.span) && !isPast(clause, to.span)) return second;
  const before = second && clause.spans[clause.spans.indexOf(second.span) - 1];
  return before && /^(?:against|versus|vs|than|after|and|with|to)$/i.test(before.text) && !/^and$/i.test(before.text)
    ? second
    : undefined;
}

/** A time before now within three words: "0.45 a year earlier", "where a year ago it was +0.35", "(was 0.6 in April)". */
function isPast(clause: Clause, span: Span): boolean {
  const at = clause.spans.indexOf(span);
  const [before, next] = [clause.spans.slice(Math.max(0, at - 3), at), clause.spans[at + 1]];
  const isOwn = (each: Span | undefined, i: number): boolean => each === next || !/^(?:sized?|number|to-size)$/.test(before[i - 1]?.kind ?? ''); // prettier-ignore
  const isThen = [...before, next]
    .filter(isOwn)
    .some((each) => each !== undefined && /^(?:ago|then|then-date)$/.test(each.kind));
  return (
    isThen || (/^(?:was|were|\()$/i.test(before.at(-1)?.text ?? '') && /^(?:period|bare-date)$/.test(next?.kind ?? ''))
  );
}

const crossing = ({ span }: Quantity): 'up' | 'down' | null =>
  /^(?:back|broke|crossed) above/i.test(span.text)
    ? 'up'
    : /^(?:back|broke|crossed) below/i.test(span.text)
      ? 'down'
      : null;

function levelOf({ comparator, item }: Quantity): Relation {
  if (comparator === 'at-least' || comparator === 'more-than') return high;
  if (comparator === 'at-most' || comparator === 'less-than') return low;
  return item.amount! >= 0.5 ? high : low;
}

/** "At its lowest since 2021", "a record low", "never been higher", "stronger than ever". */
function byLevel(clause: Clause, isInverse: boolean): Part | null {
  const polarity = [...clause.all('extreme'), ...clause.all('most'), ...clause.all('strength')].find(
    ({ value }) => value === 'low' || value === 'high',
  );
  const isSuperlative =
    clause.has('extreme') ||
    clause.has('most') ||
    (clause.has('strength') && superlatives.some((kind) => clause.has(kind)) && !clause.has('then'));
  if (!polarity || !isSuperlative) return null;
  clause.takeAll('move', 'broken', 'firmer');
  if (clause.has('extreme') || clause.has('most')) clause.takeAll('strength');
  const isLow = (polarity.value === 'low') !== isInverse;
  return {
    aspect: 'correlation-level',
    relation: isLow ? low : high,
    extreme: isLow ? 'low' : 'high',
    inverse: isInverse,
  };
}

/** "Stays positive": with a time it was so on every day of it, which nobody asks. */
function useHeld(clause: Clause): void {
  if (!['since', 'either', 'over', 'period', 'bare-dur'].some((kind) => clause.has(kind)))
    clause.use(...clause.all('persist').filter(({ text }) => /^(?:stay|remain|hold|held)/i.test(text)));
}

function byChange(clause: Clause, isInverse: boolean): Part | null {
  if (clause.has('move', 'flat')) return null; // "barely changed"
  const gone = clause.all('broken').find(({ text }) => /^(?:gone|dead|die|vanish|disappear|evaporat)/i.test(text));
  if (gone && !isInverse && !clause.has('not')) {
    clause.takeAll('broken', 'strength');
    return { aspect: 'correlation-level', relation: low };
  }
  const isFirmer = clause.takeAll('firmer').length > 0;
  const broken = clause.takeAll('broken');
  const isBroken = broken.length > 0;
  const isGone = broken.some(({ text }) => !/^(?:weaken|loosen|fray|erode|eroding)/i.test(text));
  const move = takeMove(clause);
  if (move !== null || isBroken) clause.takeAll('continue');
  const compared =
    clause.has('then') || clause.has('then-date') || isBecoming(clause) ? clause.take('strength', 'more') : undefined;
  if (!isFirmer && !isBroken && move === null && !compared) return null;
  const sign = clause.all('sign')[0];
  if (sign && sign.value !== 'positive') clause.use(sign);
  if (isInverse && isGone) return { aspect: 'correlation-level', relation: low, inverse: true, isDenied: true };
  if (sign?.value === 'negative')
    return { aspect: 'correlation-change', relation: low, change: 'turned-negative', inverse: true };
  const isRise = (isFirmer || move === 'up' || compared?.value === 'high' || compared?.value === 'big') !== isInverse;
  clause.takeAll('strength');
  if (sign?.value === 'zero') return { aspect: 'correlation-level', relation: low };
  return { aspect: 'correlation-change', relation: isRise ? high : low, change: isRise ? 'rise' : 'fall' };
}

/** "Have become less correlated", "is getting weaker": not how it is, but that it changed. */
const isBecoming = ({ spans }: Clause): boolean =>
  spans.some(({ text }) =>
    /^(?:becom(?:e|es|ing)|became|grow(?:n|s|ing)?|grew|gets?|got|gotten|getting|turned)$/i.test(text),
  );

function bySign(clause: Clause, isInverse: boolean): Part | null {
  const sign = clause.take('sign');
  const strength = clause.take('strength');
  clause.use(...clause.all('strength', strength?.value)); // "neither strong nor weak" leaves the other
  useHeld(clause);
  if (isInverse || sign?.value === 'negative') return { aspect: 'correlation-level', relation: low, inverse: true };
  if (sign?.value === 'positive') return { aspect: 'correlation-level', relation: high };
  if (sign) return { aspect: 'correlation-level', relation: low };
  return strength ? { aspect: 'correlation-level', relation: strength.value === 'low' ? low : high } : null;
}

/** "No correlation"; a correlation of which nothing is said is asked for by its own command. */
function undirected(clause: Clause, isInverse: boolean): Part {
  const not = clause.all('not').find(({ text }) => /^(?:no|without)$/i.test(text));
  if (not) clause.use(not);
  if (not || isInverse) return { aspect: 'correlation-level', relation: low, inverse: isInverse };
  return { aspect: 'elsewhere', relation: 'none', answeredBy: 'correlation' };
}

function byVerb(clause: Clause, head: Span, isInverse: boolean): Part {
  const isRecord = clause.has('ever') || clause.has('never') || clause.has('unseen');
  const less = isRecord ? clause.all('strength')[0] : clause.take('strength');
  const isThen = clause.has('then') || clause.has('then-date') || (isBecoming(clause) && !isRecord);
  if (isInverse) return { aspect: 'correlation-level', relation: low, inverse: true };
  if (head.kind === 'decouple') return { aspect: 'correlation-change', relation: low, change: 'decoupled' };
  const isLess = less?.value === 'low';
  const more = isThen ? clause.take('more') : undefined;
  const isLow = (head.kind === 'apart') !== isLess;
  if (isThen && (less ?? more))
    return { aspect: 'correlation-change', relation: isLow ? low : high, change: isLow ? 'fall' : 'rise' };
  return { aspect: 'correlation-level', relation: isLow ? low : high };
}

const otherMeasures = 'gap performance ratio priced correlation together apart inversely decouple flow usual'.split(
  ' ',
);

const comparatives = {
  more: /^(?:by |even |far |much )?(?:more(?: \w+ly)?|more than|faster|harder|further|farther|quicker|bigger|larger|steeper|deeper|sharper|greater|heavier|stronger|higher|brisker|exceed\w*)$/i,
  less: /^(?:by |even |far |much )?(?:less|slower|smaller|shallower|milder|gentler|lighter|softer|lower|weaker|narrower)$/i,
}; // prettier-ignore

const ofTheOther =
  /^(?:than|the|that|those|of|in|on|for|to|us|its?|did|as|much|many|hard|fast|far|big|large|steep|deep|high|what|size|returns?|performance|more|less|so|even|'s)$/i;

const earning = /^(?:returns?|returned|made|makes?|did|does|captured|managed|delivered|mustered|earned|posted)$/i;

/** One move beside the other's: "fell more than gold", "twice what bitcoin gained", "its losses are steeper than gold's". */
export function readCompared(clause: Clause): AspectReading | null {
  const { spans } = clause;
  if (otherMeasures.some((kind) => clause.has(kind))) return null;
  const times = quantitiesOf(clause).find(({ item }) => item.unit === 'times');
  const isSign = ({ kind, text }: Span): boolean =>
    kind !== 'move' && (comparatives.more.test(text) || comparatives.less.test(text));
  const words = spans.filter(isSign);
  const sign = times ? times.span : words.length === 1 ? words[0] : undefined;
  const moves = clause.all('move');
  const [moved, ...others] = new Set(moves.map(({ value }) => value));
  const earned = times ? spans.filter(({ text }) => earning.test(text)) : [];
  const way = moved ?? (earned.length > 0 ? 'up' : undefined);
  const between = sign && linkToOther(clause, sign);
  if (!sign || others.length > 0 || (way !== 'up' && way !== 'down')) return null;
  const isMore = times ? times.item.amount! > 1 : comparatives.more.test(sign.text);
  const relation = isMore === (way === 'up') ? 'ahead' : 'behind';
  if (clause.all('perform').some(({ value }) => value !== relation)) return null;
  if (!between) return times ? null : theOneThatMoved(clause, sign, relation, way);
  clause.use(
    sign,
    ...between,
    ...earned,
    ...moves,
    ...clause.all('perform'),
    ...clause.all('more'),
    ...clause.all('strength'),
  );
  const sizes = [...ownMove(clause, way, sign), ...(times ? [sizeOf(times, 'multiple')] : [])];
  return { aspect: 'gap', relation, head: sign, isMutual: false, subjectDirection: way, ...withSizes(sizes) };
}

/** "Both fell in June, but ether fell more": the market before the comparison against the other one that moved so. */
function theOneThatMoved(clause: Clause, sign: Span, relation: Relation, way: 'up' | 'down'): AspectReading | null {
  const markets = clause.spans.filter(isMarket);
  const last = markets.findLast(({ from }) => from < sign.from);
  const isPair = new Set(markets.map(marketKey)).size === 2 && last === markets.at(-1) && last !== markets[0];
  const isBare = !clause.spans.some(({ text, kind }) => /\bthan\b/i.test(text) || /^sized?$/.test(kind));
  if (!last || !isPair || !isBare) return null;
  clause.use(sign, ...clause.all('move'));
  const isOfFirst = marketKey(last) === marketKey(markets[0]!);
  const both = { subjectDirection: way, benchmarkDirection: way };
  return { aspect: 'moves', relation: isOfFirst ? relation : turned(relation), head: null, isMutual: true, ...both };
}

/** The words between a comparison and the market it is with: "than", "as much as", "what", and nothing else. */
function linkToOther({ spans }: Clause, sign: Span): Span[] | undefined {
  const rest = spans.slice(spans.indexOf(sign) + 1);
  const at = rest.findIndex(isMarket);
  const between = rest.slice(0, at).filter(({ kind }) => kind !== 'move');
  const isLinked = between.every(({ text }) => text.split(' ').every((word) => ofTheOther.test(word)));
  const isCompared = sign.slots[0]?.unit === 'times' || /\bthan\b|^exceed/i.test([sign, ...between].map(({ text }) => text).join(' ')); // prettier-ignore
  return at >= 0 && isLinked && isCompared ? between : undefined;
}

/** "Gained 30 %, twice as much as bitcoin", "rose 20 points more than bitcoin". */
function ownMove(clause: Clause, way: 'up' | 'down', sign: Span): SaidSize[] {
  const [size, ...more] = quantitiesOf(clause).filter(({ item, span }) => item.kind === 'size' && span !== sign);
  const isOfGap = clause.spans[clause.spans.indexOf(sign) - 1] === size?.span;
  if (!size || more.length > 0 || (isOfGap && size.item.unit !== 'pp')) return [];
  clause.use(size.span);
  return [isOfGap ? gapSize(size)! : sizeOf(size, 'subjectPct', (way === 'up' ? 1 : -1) * Math.abs(size.item.amount!))];
}

/** A gap between two markets' returns, or one ahead of the other. */
export function readGap(clause: Clause): AspectReading | null {
  const noun = clause.all('gap')[0];
  const performance = clause.all('performance')[0];
  const verb = clause.all('perform').find((span) => !isOfOtherTime(clause, span));
  const closing = clause.all('narrow').find(({ text }) => /^(?:catch|caught|pull|draw|drew)/i.test(text));
  const favour = clause.all('favour')[0];
  const head = performance ?? (verb && !noun ? verb : undefined) ?? noun ?? clause.all('drift')[0] ?? verb ?? favour;
  if (!head) return closing ? catchingUp(clause, closing) : null;
  if (head.kind === 'performance' && isSmall(clause)) return null; // "its relative strength has never been this weak"
  const loss = lossOfSubject(clause, head);
  const said = relationOf(clause, head);
  const relation = loss ? turned(said) : said;
  if (loss) clause.use(loss);
  clause.takeAll('gap', 'drift', 'favour', ...(head.kind === 'performance' ? ['performance'] : []));
  clause.use(
    head,
    ...clause.all('perform').filter(({ value }) => value === said),
    ...clause.all('performance').filter(({ value }, _, all) => value === said || all.length === 2), // "the better performer, ether the laggard"
  );
  const isGain = (span: Span): boolean =>
    span.value === 'up' && clause.spans[clause.spans.indexOf(span) - 1]?.text === "'s";
  if (head.from < (clause.spans.find(isMarket)?.from ?? 0) && head.kind === 'perform')
    clause.use(...clause.all('move').filter(({ from }) => from < head.from)); // "the selloff was rougher on …"
  if (!clause.has('size') && !clause.has('sized')) clause.use(...clause.all('move').filter(isGain)); // "failed to match gold's gains"
  const base = { aspect: 'gap', relation, head, isMutual: /^(?:gap|drift|favour)$/.test(head.kind) } as const;
  const isNoun = base.isMutual || head.kind === 'performance';
  const moves = loss ? { subjectDirection: 'down' as const } : movesInside(clause, head);
  const multiple = readMultiple(clause);
  const sizes = [...(multiple.sizes ?? []), ...('sizes' in moves ? (moves.sizes ?? []) : [])]; // "gained 15 %, 20 points more"
  return {
    ...base,
    ...predicateOf(clause, head),
    ...multiple,
    ...moves,
    ...(multiple.sizes && sizes.length === 2 ? withSizes(sizes) : {}),
    ...('namedFirst' in moves && moves.sizes?.length === 2 && !isNoun ? { aspect: 'moves' } : {}),
  };
}

const turned = (relation: Relation): Relation =>
  relation === 'ahead' ? 'behind' : relation === 'behind' ? 'ahead' : relation;

/** "Ether's slide has outpaced bitcoin's": the larger loss is behind. */
function lossOfSubject({ spans }: Clause, head: Span): Span | undefined {
  const before = spans.slice(0, spans.indexOf(head));
  const owner = before.findIndex(({ text }) => text === "'s");
  const isLoss = ({ kind, value, text }: Span): boolean =>
    kind === 'move' && value === 'down' && /^(?:loss|decline|drop|slide|fall|slump|plunge|drawdown|tumble|selloff)(?:e?s)?$/i.test(text); // prettier-ignore
  return head.kind === 'perform' && owner > 0 && !/\bthan\b/i.test(head.text)
    ? before.slice(owner).find(isLoss)
    : undefined;
}

/** "Surpassing 2021's": what was then, not a market. */
function isOfOtherTime({ spans }: Clause, verb: Span): boolean {
  const at = spans.indexOf(verb);
  return /^(?:period|bare-date)$/.test(spans[at + 1]?.kind ?? '') && spans[at + 2]?.text === "'s";
}

/** A lead that is called weak or low says nothing of who is behind. */
const isSmall = (clause: Clause): boolean =>
  clause.all('intensity').some(({ text }) => /\b(?:weak|low|small)$/i.test(text)) ||
  [...clause.all('extreme'), ...clause.all('strength')].some(({ value }) => value === 'low');

/** "ETH is catching up with IWM": behind, and less so. */
function catchingUp(clause: Clause, head: Span): AspectReading {
  clause.use(head);
  const isOverTime = ['since', 'over', 'period', 'either', 'between'].some((kind) => clause.has(kind));
  if (isOverTime) return { aspect: 'gap', relation: 'ahead', head, isMutual: false }; // over that time it gained on the other
  return { aspect: 'gap', relation: 'behind', head, isMutual: false, change: 'fall' };
}

function relationOf(clause: Clause, head: Span): Relation {
  if (head.kind === 'perform' || head.kind === 'performance') return head.value as Relation;
  const favoured = favouredIn(clause);
  if (favoured) return favoured;
  const performed = clause.all('perform').find(({ value }) => value === 'ahead' || value === 'behind');
  const isSaidSo = head.kind === 'drift' || /^(?:over|above)$/i.test(performed?.text ?? ''); // "20-point gap, gold over stocks"
  return performed && isSaidSo ? (performed.value as Relation) : 'divergence';
}

/** "ETH-BTC … in ether's favor": the market after those words is ahead of the other one. */
function favouredIn({ spans }: Clause): Relation | null {
  const market = spans[spans.findIndex(({ kind }) => kind === 'favour') + 1];
  const first = spans.find(isMarket);
  if (!spans.some(({ kind }) => kind === 'favour') || !market || !first) return null;
  return marketKey(market) === marketKey(first) ? 'ahead' : 'behind';
}

/** "Has widened", "is closing", "has evaporated". */
function predicateOf(clause: Clause, head: Span): Partial<AspectReading> {
  const isThen = (clause.has('then') || clause.has('then-date')) && !clause.has('never');
  const compared = isThen ? clause.take('more') : undefined;
  if (compared) return { change: 'rise' }; // "wider than a year ago"
  const isNoun = clause.spans[clause.spans.indexOf(head) - 1]?.text === "'s"; // "ether's slide against bitcoin deepens"
  if (head.kind !== 'gap' && head.kind !== 'performance' && !isNoun) return {};
  const goesOn = clause.takeAll('continue').filter(({ text }) => /^(?:exten|ke(?:ep|pt))/i.test(text));
  const wide = clause.takeAll('widen').length + goesOn.length > 0;
  const narrow = clause.takeAll('narrow').length > 0 || clause.all('most').some(({ value }) => value === 'small');
  const gone = clause.takeAll('broken').length > 0;
  const move =
    clause.has('size') || clause.has('sized')
      ? null
      : clause.all('move').find(({ text }) => !/^(?:down|up)$/i.test(text));
  if (move && /^(?:giv|gave|los|shed)/i.test(move.text)) return {}; // "gave back its lead": how much of it nobody says
  if (move) clause.takeAll('move');
  if (gone) return { isDenied: true };
  if (narrow || move?.value === 'down') return { change: 'fall' };
  return (wide || move?.value === 'up') && !clause.has('most') && !clause.has('record') ? { change: 'rise' } : {};
}

/** "Twice as wide as usual", "a 3-sigma event", "by 27 points". */
function readMultiple(clause: Clause): Partial<AspectReading> {
  const quantities = quantitiesOf(clause).filter(({ item }) => item.kind === 'size');
  const times = quantities.find(({ item }) => item.unit === 'times');
  const usual = clause.all('usual')[0];
  if (times && usual) {
    clause.use(times.span, usual, ...clause.all('more'), ...clause.all('event'));
    return { aspect: 'multiple', ...withSizes([sizeOf(times, 'multiple')]) };
  }
  const sigma = quantities.find(({ item }) => item.unit === 'sigma');
  if (sigma) {
    clause.use(sigma.span, ...clause.all('usual'), ...clause.all('event'), ...clause.all('extreme', 'high'));
    return { aspect: 'multiple', ...withSizes([gapSize(sigma)!]) };
  }
  const said = quantities.filter(
    ({ item, role, span }) =>
      (item.unit === '%' || item.unit === 'pp') &&
      role !== 'from' &&
      (item.unit === 'pp' || !isInBrackets(clause, span)) &&
      !isOfMarket(clause, span),
  );
  const [only] = said;
  const isOfOne = (clause.has('move') || clause.spans.some(isOff)) && only?.item.unit !== 'pp';
  if (said.length !== 1 || isOfOne || isByHowMuch(clause, only!.span)) return {};
  clause.use(only!.span);
  if (only!.item.unit === 'pp') clause.takeAll('move');
  return withSizes([gapSize(said[0]!)!]);
}

/** "The gap narrowed by half" is about the gap of before, which nobody asks. */
function isByHowMuch({ spans }: Clause, size: Span): boolean {
  const verb = spans[spans.indexOf(size) - 1];
  return /^by\b/i.test(size.text) && /^(?:narrow|widen)$/.test(verb?.kind ?? '');
}

/** "Bullion off 12 %" */
const isOff = ({ text }: Span, at: number, spans: readonly Span[]): boolean =>
  /^off$/i.test(text) && /^sized?$/.test(spans[at + 1]?.kind ?? '');

/** "Ahead of bitcoin's 103 %": what that market did, no size of the gap. */
const isOfMarket = ({ spans }: Clause, size: Span): boolean =>
  !/^by\b/i.test(size.text) &&
  spans[spans.indexOf(size) - 1]?.text === "'s" &&
  isMarket(spans[spans.indexOf(size) - 2] ?? size);

function isInBrackets(clause: Clause, span: Span): boolean {
  return clause.spans[clause.spans.indexOf(span) - 1]?.value === '(';
}

/** "Small caps +14 %, ether −31 %: the widest divergence": both moves beside the gap. */
function movesInside(clause: Clause, head: Span): Partial<AspectReading> {
  const sized = sizedLegs(clause);
  if (sized?.legs.length !== 2) return { ...flatBeside(clause), ...ownFigure(clause, head) };
  const { relation, ...moves } = twoMoves(sized.legs[0]!, sized.legs[1]!);
  const isOfPair = head.kind === 'perform' && !clause.has('not');
  const isNamedFirst = marketKey(clause.spans.find(isMarket)!) === `market ${sized.legs[0]!.side.symbol}`;
  if (isOfPair && isNamedFirst && relation === turned(head.value as Relation)) return {}; // "trails stocks 18 to 17"
  clause.use(...sized.used);
  return {
    ...moves,
    ...withSizes([...moves.sizes, ...sized.gap]),
    isBare: sized.isLikely,
    namedFirst: sized.legs[0]!.side,
  };
}
