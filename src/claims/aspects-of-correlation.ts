import { crossing } from './aspects-of-ratio.ts';
import { superlatives } from './aspects.ts';
import { takeMove } from './aspects-of-order.ts';
import type { Relation } from './claim.ts';
import { type Clause, dateTold, isMarket, isTime } from './clauses.ts';
import { isInReading } from './leftover.ts';
import { netMoves } from './beside.ts';
import { sizedLegs } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, withSizes } from './roles.ts';
import type { Item, Span } from './text.ts';
import { asMuchAsThen, isCoefficient, isDayByDay, thenBesideNow } from './time-of-claim.ts';

const low = 'low-correlation';

const high = 'high-correlation';

/** How closely two markets move: its level, its value, its change. */
export function readCorrelation(clause: Clause): AspectReading | null {
  const noun = clause.all('correlation')[0];
  const verb = ['decouple', 'together', 'apart', 'inversely'].map((kind) => clause.all(kind)[0]).find(Boolean);
  const head = noun ?? verb;
  if (!head || (!noun && clause.has('gap')) || isJointMove(clause, head)) return null;
  clause.takeAll('correlation', 'decouple', 'together', 'apart', 'inversely');
  const remarks = clause.all('elsewhere').filter((span) => !isInReading(span, clause, head)); // "no hedge: they fall together"
  clause.use(...remarks.flatMap((span) => [span, ...clause.all('not').filter(({ to }) => to === span.from - 1)]));
  clause.use(...clause.all('move').filter(({ from }) => from === head.from)); // "fell together"
  clause.use(...likenesses(clause, head));
  if (noun) clause.use(...clause.all('move').filter((move) => isMeanwhileMove(clause, move)));
  const usual = clause.spans[clause.spans.indexOf(head) - 1];
  if (usual?.kind === 'usual' && head.value === 'inverse') clause.use(usual); // "its usual inverse relationship"
  if (/^(?:together|inversely)$/.test(verb?.kind ?? '') && !clause.has('not') && !clause.has('never'))
    clause.use(...clause.all('streak').filter(({ text }) => dayAfterDay.test(text)), ...clause.all('almost')); // closely
  clause.use(...clause.spans.filter((span) => isDayByDay(span) || (verb !== undefined && isMostly(span, clause))));
  clause.extra.push(...asMuchAsThen(clause), ...thenBesideNow(clause));
  const base = { head, isMutual: true } as const;
  const isFigure = clause.all('number').concat(clause.all('to-size'), clause.all('sized')).some(isCoefficient);
  const isInverse = clause.spans.some(
    ({ kind, value }) => kind === 'inversely' || (kind === 'correlation' && value === 'inverse'),
  );
  if (noun || isFigure) {
    const said = {
      ...base,
      ...(byTurn(clause) ??
        byNumber(clause) ??
        byLevel(clause, isInverse) ??
        byChange(clause, isInverse) ??
        bySign(clause, isInverse) ??
        (noun && verb && !isInverse ? byVerb(clause, verb, false) : undirected(clause, isInverse))),
    };
    if (said.relation === low) clause.use(...clause.all('drift').filter(({ text }) => opposed.test(text)));
    return said;
  }
  return { ...base, ...netMoves(clause, head), ...byVerb(clause, head, isInverse) };
}

const dayAfterDay = /^(?:(?:day|week) after (?:day|week)|every (?:single )?day)$/i;

/** "No link, if anything they go in opposite directions" */
const opposed = /\bopposite (?:directions|ways)$/i;

/** "For three months they have mostly gone the same way" */
const isMostly = ({ kind, text }: Span, { spans }: Clause): boolean =>
  kind === 'maybe' &&
  /^(?:mostly|largely|for the most part|by and large|broadly|generally)$/i.test(text) &&
  spans.some(isTime);

/** "Back as a hedge, moving opposite to stocks", "is just leveraged SPY, they move in lockstep": the same in other words. */
function likenesses({ spans }: Clause, head: Span): Span[] {
  const likeness = {
    correlation: /^as an? (?:hedge|diversifier|ballast|haven)$/i,
    inversely: /^as an? (?:hedge|diversifier|ballast|haven)$/i,
    together:
      /^as an? (?:hedge|diversifier|ballast|haven)$|\b(?:just|basically|simply|essentially|effectively|nothing but)(?: an?)? leveraged$/i,
  }[head.kind];
  const saidTo = (at: number): string => spans.slice(Math.max(0, at - 2), at + 1).map(({ text }) => text).join(' '); // prettier-ignore
  return spans.filter(({ kind, text }, at) => kind === 'other' && (likeness?.test(text) || likeness?.test(saidTo(at))));
}

/** "… hit 0.9 as stocks fell": what a market did meanwhile. */
function isMeanwhileMove({ spans, extra }: Clause, move: Span): boolean {
  const [link, market] = spans
    .slice(0, spans.indexOf(move))
    .filter(({ text }) => !/^the$/i.test(text))
    .slice(-2);
  const isMeanwhile = market !== undefined && isMarket(market) && /^(?:as|while|when)$/.test(link?.value ?? '');
  if (isMeanwhile && link!.value === 'when' && !spans.some(isTime)) extra.push(move); // on such days only
  return isMeanwhile;
}

/** "Fell together: −11 %, −10 %": what each did, and the same way. */
const isJointMove = (clause: Clause, { kind, text }: Span): boolean =>
  kind === 'together' &&
  /^(?!glued|stuck).*\btogether$/i.test(text) &&
  new Set(sizedLegs(clause)?.legs.map(({ size }) => Math.sign(size!.value))).size === 1;

type Part = Pick<AspectReading, 'aspect' | 'relation'> & Partial<AspectReading>;

function byTurn(clause: Clause): Part | null {
  // "turned negative at -0.2" fell to it
  if (quantitiesOf(clause).some(({ item, span }) => item.kind === 'number' && /^at\b/i.test(span.text))) return null;
  const turn = clause.all('turn')[0] ?? betweenSigns(clause);
  const way = turn?.value === '' ? clause.all('sign')[0]?.value : turn?.value; // "flipped sign and is positive now"
  if (!turn || (way !== 'negative' && way !== 'positive')) return null;
  const isNegative = way === 'negative';
  clause.use(turn);
  clause.takeAll('sign');
  const [value, ...more] = quantitiesOf(clause).filter(
    ({ span, item }) => isCoefficient(span) && item.amount! < 0 === isNegative,
  );
  const isValue = value !== undefined && more.length === 0 && value.comparator === 'about' && value.role !== 'from';
  if (isValue) clause.use(value.span);
  return {
    ...withSizes(isValue ? [sizeOf(value, 'correlation')] : []),
    aspect: 'correlation-change',
    relation: isNegative ? low : high,
    change: isNegative ? 'turned-negative' : 'turned-positive',
    inverse: isNegative,
  };
}

/** "From slightly negative in December to firmly positive": where it went. */
function betweenSigns(clause: Clause): Span | undefined {
  const [from, to, ...more] = clause.all('sign');
  const before = from && clause.spans[clause.spans.indexOf(from) - 1];
  if (!to || more.length > 0 || from!.value === to.value || !/^from$/i.test(before?.text ?? '')) return undefined;
  clause.before = from!;
  clause.use(...clause.spans.filter(({ text }) => goes.test(text)));
  return to;
}

const goes = /^(?:flip|sw[iu]ng|switch|shift|turn|go(?:es|ne|ing)?$|went)\w*$/i;

/** "Above 0.7", "fallen to 0.2 from 0.6". */
function byNumber(clause: Clause): Part | null {
  const figures = quantitiesOf(clause)
    .filter(({ item, span }) => item.kind === 'number' && Math.abs(item.amount!) <= 1 && !/^by\b/i.test(span.text))
    .filter(({ span }, _, all) => !/^one$/i.test(span.text) || all.length === 1) // "siblings on one scooter"
    .map((each) => (/^up to /i.test(each.span.text) ? { ...each, comparator: 'about' as const } : each)); // no limit: it rose
  const numbers = withWord(clause, figures);
  const to = numbers.find(({ role, span }) => role !== 'from' && !isTakenBack(clause, span, numbers));
  if (!to) return null;
  const from = numbers.find(({ role }) => role === 'from') ?? comparedNumber(clause, to, numbers);
  clause.use(to.span, ...(from ? [from.span] : []));
  clause.before = from?.span ?? null;
  if (from) clause.use(...clause.spans.filter(({ text }) => goes.test(text))); // "flipped from -0.4 to 0.3"
  const ends = [
    ...clause.all('most'),
    ...clause.all('extreme'),
    ...(clause.has('never') ? clause.all('strength') : []),
  ];
  const isLevel = ends.length > 0;
  const particle = clause.all('move')[0]?.value;
  clause.use(...clause.all('move', 'flat')); // "steady at 0.5"
  useHeld(clause);
  const move =
    isLevel || (from === undefined && clause.has('move') && isStanding(clause))
      ? (clause.takeAll('move'), undefined)
      : (takeMove(clause) ??
        (clause.takeAll('firmer').length > 0 ? 'up' : null) ??
        turning(clause) ??
        crossing(to) ??
        (from && (from.item.amount! > to.item.amount! ? 'down' : 'up')));
  clause.takeAll('broken', ...(clause.has('never') ? [] : ['strength']));
  const way =
    to.item.amount! < 0
      ? /\bopposite (?:directions|ways)\W*$/i
      : /\b(?:together|same direction|in (?:step|tandem|unison))\W*$/i;
  const isSame = ({ kind, text }: Span): boolean =>
    way.test(text) && (kind !== 'reason' || /^\W*(?:which )?mean/i.test(text)) && Math.abs(to.item.amount!) >= 0.3;
  clause.use(...clause.spans.filter(isSame)); // "-0.4, i.e. they pull in opposite directions"
  const isDenied = (sign: Span): boolean => clause.spans[clause.spans.indexOf(sign) - 1]?.kind === 'not';
  clause.use(...clause.all('sign').filter((sign) => isSignOf(sign, to.item.amount!) !== isDenied(sign))); // "is not negative; it's 0.4"
  const isNow = clause.spans.every((span) => !isTime(span) || (span.slots[0]?.until ?? clause.asOf) >= clause.asOf);
  // "re-coupled …, correlation up at 0.7"
  clause.use(...clause.all('converge').filter(({ text }) => isNow && /(?:coupl|connect)/i.test(text)));
  clause.use(
    ...quantitiesOf(clause)
      .filter((each) => from !== undefined && isTheirMultiple(each, from, to))
      .map(({ span }) => span),
  );
  const sizes = [to, ...(from ? [from] : [])].map((each) => sizeOf(each, 'correlation'));
  const end = ends[0]?.value;
  const extreme = end === 'low' || end === 'high' ? ({ extreme: end } as const) : {};
  const went = move ?? (isLevel || from ? undefined : particle);
  const isNil = to.span.kind === 'sign' && to.item.amount === 0; // "from -0.6 to nil"
  const relation =
    end === 'low' || isNil || (end !== 'high' && went === 'down')
      ? low
      : end === 'high' || went === 'up'
        ? high
        : levelOf(to);
  const inverse = to.item.amount! < 0;
  useBeside(clause, inverse, isLevel);
  if (!move) return { aspect: 'correlation-value', relation, inverse, ...extreme, ...withSizes(sizes) };
  return {
    aspect: 'correlation-change',
    relation,
    inverse,
    change: move === 'up' ? 'rise' : 'fall',
    ...withSizes(sizes),
  };
}

/** "From slightly negative in October to 0.5", "near zero, from 0.5 a year ago": a word for one of two values. */
function withWord(clause: Clause, figures: readonly Quantity[]): readonly Quantity[] {
  // "the positive correlation is gone"
  const isOfNoun = (sign: Span): boolean => clause.spans[clause.spans.indexOf(sign) + 1]?.kind === 'correlation';
  const words = clause.spans.filter((each) => isUnrelated(each) || (each.kind === 'sign' && !clause.isUsed(each)));
  const [[sign, ...more], [figure, ...others]] = [words.filter((each) => !isOfNoun(each)), figures];
  if (!sign || !figure || more.length + others.length > 0) return figures;
  const before = clause.spans[clause.spans.indexOf(sign) - 1];
  const word = wordFor(sign, before && /^from$/i.test(before.text) ? 'from' : 'plain');
  const pair = sign.from < figure.span.from ? [word, figure] : [figure, word];
  const [start, end] = pair.map(({ span }) => clause.spans.indexOf(span)) as [number, number];
  // "with gold near zero, with stocks 0.5"
  const isOfOther = [clause.spans.slice(0, start), clause.spans.slice(start, end)].every((part) => part.some(isMarket));
  if (isOfOther) return figures;
  const isPair =
    pair.some(({ role }) => role === 'from') ||
    pair.some(({ span }) => isPast(clause, span)) ||
    isTakenBack(clause, pair[0]!.span, pair);
  return isPair ? pair : figures;
}

/** "All but uncorrelated at New Year" */
const isUnrelated = ({ kind, text }: Span): boolean => kind === 'apart' && /\buncorrelated\b/i.test(text);

/** "Close to zero" is about 0, "a touch negative" about −0.1, "negative" less than 0. */
function wordFor(span: Span, role: Quantity['role']): Quantity {
  const isSlight = slightly.test(span.text);
  const way = span.value === 'zero' || span.kind === 'apart' ? 0 : span.value === 'negative' ? -1 : 1;
  const item: Item = {
    kind: 'number',
    word: span.text,
    from: span.from,
    to: span.to,
    glued: false,
    amount: isSlight ? way / 10 : 0,
  };
  return isSlight || way === 0
    ? { span, item, role, comparator: 'about', within: 0.1 }
    : { span, item, role, comparator: way < 0 ? 'less-than' : 'more-than' };
}

/** A word that does not fit the value stays unread: "negative in May, 0.4 in June". */
const isSignOf = ({ value }: Span, amount: number): boolean =>
  value === 'zero' ? Math.abs(amount) <= 0.2 : value === 'negative' ? amount < 0 : amount > 0;

/** "−0.4, i.e. the two have pulled in opposite directions", "0.9 on our numbers": what a value says already, or where it is from. */
function useBeside(clause: Clause, isInverse: boolean, isLevel: boolean): void {
  if (isInverse) clause.use(...clause.all('drift').filter(({ text }) => opposed.test(text)));
  if (!isLevel && !['record', 'never', 'unseen', 'intensity'].some((kind) => clause.has(kind)))
    clause.use(...clause.all('ever').filter(({ text }) => /^(?:on|in|by) (?:our|my) \w+$/i.test(text)));
}

/** "Was 0.3 a year ago and is 0.5 now": the second is of now. */
function isTakenBack(clause: Clause, span: Span, numbers: readonly Quantity[]): boolean {
  const next = numbers[numbers.findIndex((each) => each.span === span) + 1];
  if (!next || numbers.length !== 2) return false;
  if (isListed(clause, next.span, span)) return true;
  return (isPast(clause, span) || isOpening(clause, span, next.span)) && !isPast(clause, next.span);
}

/** "0.45 today, 0.1 in spring", "0.4 in January, zero now" */
function isListed({ spans, asOf }: Clause, to: Span, before: Span): boolean {
  const [now, then] = [to, before].map((each) =>
    spans.slice(spans.indexOf(each) + 1).find(({ kind }) => kind !== 'punct'),
  );
  const isNow =
    /^(?:right )?now$|^today$|^currently$/i.test(now?.text ?? '') ||
    (now !== undefined && /^(?:bare-date|period|day)$/.test(now.kind) && now.slots[0]!.until! >= asOf);
  return isNow && (then?.slots[0]?.until ?? asOf) < asOf;
}

/** "In January it was 0.1; now it is 0.6" */
function isOpening({ spans }: Clause, span: Span, next: Span): boolean {
  const [first, second] = [span, next].map((each) => spans.indexOf(each)) as [number, number];
  const isThen =
    spans.slice(0, 2).some(({ kind }) => /^(?:period|bare-date|ago)$/.test(kind)) &&
    /^(?:was|were|stood|been|of|at)$/i.test(spans[first - 1]?.text ?? '');
  return (
    isThen && spans.slice(first + 1, second + 2).some(({ text }) => /^(?:now|today|currently|these days)$/i.test(text))
  );
}

/** "Has doubled from 0.25 to 0.5" */
function isTheirMultiple({ item: { unit, amount }, comparator }: Quantity, from: Quantity, to: Quantity): boolean {
  const short = to.item.amount! - amount! * from.item.amount!;
  const isBeyond = comparator === 'more-than' && short * (amount! - 1) > 0; // "more than doubled"
  return unit === 'times' && (isBeyond || Math.abs(short) < 0.05);
}

/** "Is 0.93", "is back up at 0.8", "is down to 0.41": where it stands, and no verb that says it moved there. */
const isStanding = ({ spans }: Clause): boolean =>
  spans.every(({ kind, text }) => kind !== 'move' || /^(?:up|down)$/i.test(text));

/** "Near 0.6, against 0.2 a year before." */
function comparedNumber(clause: Clause, to: Quantity, numbers: readonly Quantity[]): Quantity | undefined {
  const second = numbers.find((each) => each !== to);
  if (second && numbers.length === 2 && isPast(clause, second.span) && !isPast(clause, to.span)) return second;
  if (
    second &&
    numbers.length === 2 &&
    (isOpening(clause, second.span, to.span) || isListed(clause, to.span, second.span))
  )
    return second;
  const before = second && clause.spans[clause.spans.indexOf(second.span) - 1];
  return before && /^(?:against|versus|vs|than|after|and|with|to)$/i.test(before.text) && !/^and$/i.test(before.text)
    ? second
    : undefined;
}

/** A time before now within three words: "0.45 a year earlier", "where a year ago it was +0.35", "above 0.6 last June". */
function isPast({ spans, asOf }: Clause, span: Span): boolean {
  const at = spans.indexOf(span);
  const [before, next] = [spans.slice(Math.max(0, at - 3), at), spans[at + 1]];
  const isDated = isUnrelated(span) || /^(?:was|were|\(|,)$/i.test(before.at(-1)?.text ?? '');
  const isOwn = (each: Span | undefined): boolean =>
    each === next || !/^(?:sized?|number|to-size|sign)$/.test(spans[spans.indexOf(each!) - 1]?.kind ?? '');
  const isThen = [...before, next]
    .filter(isOwn)
    .some((each) => each !== undefined && /^(?:ago|then|then-date)$/.test(each.kind));
  const isOfThen = (each: Span | undefined): boolean =>
    /^(?:period|bare-date|day)$/.test(each?.kind ?? '') && (each!.slots[0]?.until ?? asOf) < asOf;
  return isThen || isOfThen(dateTold(spans, at)) || (isDated && isOfThen(next));
}

function turning(clause: Clause): 'up' | 'down' | null {
  const turn = clause.take('turn');
  return turn ? (turn.value === 'negative' ? 'down' : 'up') : null;
}

function levelOf({ comparator, item, span: { text } }: Quantity): Relation {
  if (/\b(?:just|only|barely|mere|merely) [\d.]+$/i.test(text)) return low;
  if (comparator === 'at-least' || comparator === 'more-than') return high;
  if (comparator === 'at-most' || comparator === 'less-than') return low;
  return item.amount! >= 0.5 ? high : low;
}

/** "Not this high since 2022", "never so weak" */
const asDegree = (span: Span): Span[] => {
  const [, high] =
    /\b(?:(high|highly|strong|strongly|tight|tightly|close|closely)|low|weak|loose)$/i.exec(span.text) ?? [];
  return /\b(?:high|strong|tight|close|low|weak|loose)(?:ly)?$/i.test(span.text)
    ? [{ ...span, value: high ? 'high' : 'low' }]
    : [];
};

/** "At its lowest since 2021", "a record low", "never been higher", "stronger than ever". */
function byLevel(clause: Clause, isInverse: boolean): Part | null {
  const toRecord = clause.has('record') ? clause.all('move').find(({ value }) => value !== 'flat') : undefined; // "climbs to a record"
  const degrees = superlatives.some((kind) => clause.has(kind)) ? clause.all('intensity').flatMap(asDegree) : [];
  const polarity =
    [...clause.all('extreme'), ...clause.all('most'), ...clause.all('strength'), ...degrees].find(
      ({ value }) => value === 'low' || value === 'high',
    ) ??
    (toRecord && { value: toRecord.value === 'up' ? 'high' : 'low' });
  const isSuperlative =
    clause.has('extreme') ||
    clause.has('most') ||
    toRecord !== undefined ||
    degrees.length > 0 ||
    (clause.has('strength') && superlatives.some((kind) => clause.has(kind)) && !clause.has('then'));
  if (!polarity || !isSuperlative) return null;
  clause.takeAll('move', 'broken', 'firmer', 'converge');
  if (clause.has('extreme') || clause.has('most')) clause.takeAll('strength');
  const isLow = (polarity.value === 'low') !== isInverse;
  // "is positive and the highest since"
  clause.use(...clause.all('sign').filter(({ value }) => value === (isLow ? 'negative' : 'positive')));
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
    clause.use(
      ...[...clause.all('persist'), ...clause.all('continue')].filter(({ text }) =>
        /^(?:stay|remain|hold|held|continu|keep|kept)/i.test(text),
      ),
    );
}

function byChange(clause: Clause, isInverse: boolean): Part | null {
  if (clause.has('move', 'flat')) return null; // "barely changed"
  const gone = clause.all('broken').find(({ text }) => /^(?:gone|dead|die|vanish|disappear|evaporat)/i.test(text));
  if (gone && !isInverse && !clause.has('not')) {
    clause.takeAll('broken', 'strength');
    clause.use(...clause.all('sign').filter(({ value }) => value === 'zero')); // "has gone to zero"
    return { aspect: 'correlation-level', relation: low };
  }
  const firmer = [...clause.all('firmer'), ...clause.all('narrow').filter(({ text }) => /^tight/i.test(text))];
  clause.use(...firmer);
  const isFirmer = firmer.length > 0;
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
  if (isInverse && isGone) return { aspect: 'correlation-change', relation: high, change: 'rise', inverse: true };
  if (sign?.value === 'negative' && !compared)
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

/** "Slightly below zero": no tie, on that side of it. */
const slightly = /^(?:slightly|marginally|mildly|modestly|fractionally|barely|just|faintly|weakly|somewhat|an? )/i;

/** "Firmly positive" */
const isFirm =
  /^(?:(?!slightly|marginally|mildly|modestly|fractionally|faintly|weakly|barely|hardly|scarcely)\w+ly|well|outright) /i;

/** "Positive" is above zero, however far; "barely above zero" is about a tenth. */
const aboveZero = ({ text }: Span): Part =>
  slightly.test(text)
    ? {
        aspect: 'correlation-value',
        relation: low,
        ...withSizes([{ value: 0.1, comparator: 'about', within: 0.1, of: 'correlation' }]),
      }
    : {
        aspect: 'correlation-level',
        relation: high,
        ...withSizes([{ value: 0, comparator: 'more-than', of: 'correlation' }]),
      };

function bySign(clause: Clause, isInverse: boolean): Part | null {
  const sign = clause.take('sign');
  const strength = clause.take('strength');
  clause.use(...clause.all('strength', strength?.value)); // "neither strong nor weak" leaves the other
  useHeld(clause);
  if (isInverse || sign?.value === 'negative')
    return {
      aspect: 'correlation-level',
      relation: low,
      inverse: true,
      almost: !isInverse && slightly.test(sign!.text),
    };
  if (sign?.value === 'positive')
    return isFirm.test(sign.text) ? { aspect: 'correlation-level', relation: high } : aboveZero(sign);
  if (sign) return { aspect: 'correlation-level', relation: low };
  return strength ? { aspect: 'correlation-level', relation: strength.value === 'low' ? low : high } : null;
}

/** "No correlation"; a correlation of which nothing is said is asked for by its own command. */
function undirected(clause: Clause, isInverse: boolean): Part {
  const head = clause.spans.find(({ kind }) => kind === 'correlation'); // "its correlation with stocks is no coincidence" denies none
  const not = clause.all('not').find(({ text, from }) => /^(?:no|without)$/i.test(text) && !(head && from > head.from));
  if (not) clause.use(not);
  if (not || isInverse) return { aspect: 'correlation-level', relation: low, inverse: isInverse };
  if (head?.value === 'positive') return aboveZero(head);
  return { aspect: 'elsewhere', relation: 'none', answeredBy: 'correlation' };
}

function byVerb(clause: Clause, head: Span, isInverse: boolean): Part {
  useHeld(clause); // "continue to move in lockstep"
  const isRecord = clause.has('ever') || clause.has('never') || clause.has('unseen');
  const less = isRecord ? clause.all('strength')[0] : clause.take('strength');
  const isThen = clause.has('then') || clause.has('then-date') || (isBecoming(clause) && !isRecord);
  clause.use(...(clause.spans.some(isTime) ? [] : clause.all('continue'))); // "continue to move in lockstep"
  if (isInverse) return { aspect: 'correlation-level', relation: low, inverse: true };
  if (head.kind === 'decouple') return { aspect: 'correlation-change', relation: low, change: 'decoupled' };
  const isDenied = head.kind === 'together' && !less && !isRecord && !isThen && clause.all('not').length === 1;
  const isNoMore = clause.spans.some(({ text }) => /^any ?(?:more|longer)$/i.test(text));
  if (isDenied && (isNoMore || /^correlated/i.test(head.text))) clause.take('not');
  // "doesn't trade like … any more"
  if (isDenied && isNoMore) return { aspect: 'correlation-change', relation: low, change: 'decoupled' };
  if (isDenied && /^correlated/i.test(head.text)) return { aspect: 'correlation-level', relation: low };
  const isLess = (less ?? clause.all('most')[0])?.value === 'low'; // "least correlated"
  const more = isThen ? clause.take('more') : undefined;
  const isLow = (head.kind === 'apart') !== isLess;
  if (isThen && (less ?? more))
    return { aspect: 'correlation-change', relation: isLow ? low : high, change: isLow ? 'fall' : 'rise' };
  return { aspect: 'correlation-level', relation: isLow ? low : high };
}
