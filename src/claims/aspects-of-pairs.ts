import { asConvergence, endsOf } from './aspects-of-order.ts';
import { directionsBeside, gapSize, isApposed, movesInside, turned } from './aspects.ts';
import type { Claim, Relation, SaidSize } from './claim.ts';
import { type Clause, isMarket, isStop, isTime, marketKey, trimming } from './clauses.ts';
import { sizedLegs, twoMoves } from './legs.ts';
import { quantitiesOf, type Quantity, sizeOf } from './quantities.ts';
import { type AspectReading, withSizes } from './roles.ts';
import { pattern, plainWords } from './lexicon/furniture.ts';
import type { Span } from './text.ts';
import { timeOfGap } from './time-of-claim.ts';

const otherMeasures = 'gap performance ratio priced correlation together apart inversely decouple flow usual'.split(
  ' ',
);

const comparatives = {
  more: pattern('i')`
    ^(?:by |even |far |much )?(?:more(?: \w+ly)?|more than|faster|harder|further|farther|quicker|bigger|larger|steeper
    |deeper|sharper|greater|heavier|stronger|higher|brisker|exceed\w*)$`,
  less: /^(?:by |even |far |much )?(?:less|slower|smaller|shallower|milder|gentler|lighter|softer|lower|weaker|narrower)$/i,
}; // prettier-ignore

const ofTheOther = pattern('i')`
  ^(?:than|the|an?|old|good|plain|that|those|of|in|on|for|to|us|its?|did|as|much|many|hard|fast|far|big|large|steep|deep
  |high|what|size|returns?|performance|more|less|so|even|'s)$`;

const earning = /^(?:returns?|returned|made|makes?|did|does|captured|managed|delivered|mustered|earned|posted)$/i;

/** "Has more than doubled this year, way more than bitcoin": a move of its own. */
const multiplied = /\b(?:doubled|tripled|trebled|quadrupled|quintupled)$/i;

/** One move beside the other's: "fell more than gold", "twice what bitcoin gained", "its losses are steeper than gold's". */
export function readCompared(clause: Clause): AspectReading | null {
  const { spans } = clause;
  if (otherMeasures.some((kind) => clause.has(kind))) return null;
  const said = quantitiesOf(clause).find(({ item }) => item.unit === 'times');
  const isSign = ({ kind, text }: Span): boolean =>
    kind !== 'move' && (comparatives.more.test(text) || comparatives.less.test(text));
  const words = spans.filter(isSign);
  const grown =
    said &&
    words.length === 1 &&
    said.span.to < words[0]!.from &&
    spans[spans.indexOf(said.span) + 1]?.kind !== 'it' &&
    multiplied.test(said.span.text)
      ? said
      : undefined;
  const times = grown ? undefined : said;
  const sign = times ? times.span : words.length === 1 ? words[0] : undefined;
  const moves = clause.all('move');
  const [moved, ...others] = new Set(moves.map(({ value }) => value));
  const earned = times ? spans.filter(({ text }) => earning.test(text)) : [];
  const way = moved ?? (earned.length > 0 || grown ? 'up' : undefined);
  const between = sign && linkToOther(clause, sign);
  if (!sign || others.length > 0 || (way !== 'up' && way !== 'down')) return null;
  const isMore = times ? times.item.amount! > 1 : comparatives.more.test(sign.text);
  const relation = isMore === (way === 'up') ? 'ahead' : 'behind';
  if (clause.all('perform').some(({ value }) => value !== relation)) return null;
  if (!between) return times ? null : theOneThatMoved(clause, sign, relation, way);
  const told = sizedLegs(clause);
  if (told?.legs.length === 2 && twoMoves(told.legs[0]!, told.legs[1]!).relation === relation) {
    // "lost 67 %, even more than bitcoin's 56 %"
    clause.use(sign, ...between, ...told.used, ...moves, ...clause.all('more'), ...clause.spans.filter(isMarket));
    return asMoves(told, times ? [sizeOf(times, 'multiple')] : []);
  }
  clause.use(
    sign,
    ...between,
    ...earned,
    ...moves,
    ...clause.all('perform'),
    ...clause.all('more'),
    ...clause.all('strength'),
  );
  const own = grown ? [sizeOf(grown, 'subjectPct', 100 * (grown.item.amount! - 1))] : ownMove(clause, way, sign);
  if (grown) clause.use(grown.span);
  const sizes = [...own, ...(times ? [sizeOf(times, 'multiple')] : [])];
  return { aspect: 'gap', relation, head: sign, isMutual: false, subjectDirection: way, ...withSizes(sizes) };
}

/** "Both fell in June, but ether fell more": the market before the comparison against the other one that moved so. */
function theOneThatMoved(clause: Clause, sign: Span, relation: Relation, way: 'up' | 'down'): AspectReading | null {
  const markets = clause.spans.filter(isMarket);
  const last = markets.findLast(({ from }) => from < sign.from);
  const isPair = new Set(markets.map(marketKey)).size === 2 && last === markets.at(-1) && last !== markets[0];
  const isBare = !clause.spans.some(({ text, kind }) => /\bthan\b|\binstead of\b/i.test(text) || /^sized?$/.test(kind));
  if (!last || !isPair || !isBare) return null;
  clause.use(sign, ...clause.all('move'));
  const [verb] = clause.takeAll('perform');
  if (verb) return { aspect: 'gap', relation, head: verb, isMutual: false, subjectDirection: way }; // "beat bitcoin, losing less"
  const isOfFirst = marketKey(last) === marketKey(markets[0]!);
  const both = { subjectDirection: way, benchmarkDirection: way };
  return { aspect: 'moves', relation: isOfFirst ? relation : turned(relation), head: null, isMutual: true, ...both };
}

/** The words between a comparison and the market it is with: "than", "as much as", "what", and nothing else. */
function linkToOther({ spans }: Clause, sign: Span): Span[] | undefined {
  const rest = spans.slice(spans.indexOf(sign) + 1);
  const at = rest.findIndex(isMarket);
  const isTone = ({ kind, value }: Span): boolean => kind === 'unknown' && plainWords.has(value); // "than a sleepy gold fund"
  const between = rest.slice(0, at).filter((span) => span.kind !== 'move' && !isTime(span) && !isTone(span)); // "lost less in Q1 than gold"
  const isLinked = between.every(({ text }) => text.split(' ').every((word) => ofTheOther.test(word)));
  const isCompared =
    sign.slots[0]?.unit === 'times' || /\bthan\b|^exceed/i.test([sign, ...between].map(({ text }) => text).join(' '));
  return at >= 0 && isLinked && isCompared ? between : undefined;
}

/** "Gained 30 %, twice as much as bitcoin", "rose 20 points more than bitcoin". */
function ownMove(clause: Clause, way: 'up' | 'down', sign: Span): SaidSize[] {
  const sizes = quantitiesOf(clause).filter(({ item, span }) => item.kind === 'size' && span !== sign);
  const isOfGap = ({ span }: Quantity): boolean => clause.spans[clause.spans.indexOf(sign) - 1] === span;
  const gap = sizes.find(isOfGap) ?? sizes.find(({ item }) => item.unit === 'pp'); // "rose more than the S&P, by some twenty points"
  const [own, ...more] = sizes.filter((size) => size !== gap);
  if (more.length > 0 || (gap && gap.item.unit !== 'pp')) return [];
  clause.use(...sizes.map(({ span }) => span));
  const said = own ? [sizeOf(own, 'subjectPct', (way === 'up' ? 1 : -1) * Math.abs(own.item.amount!))] : [];
  return [...(gap ? [gapSize(gap)!] : []), ...said]; // "gained 10 %, two points more than the S&P"
}

/** A gap between two markets' returns, or one ahead of the other, and of which time it is where it changed in another. */
export function readGap(clause: Clause): AspectReading | null {
  const state = gapIn(clause);
  if (state?.aspect !== 'gap' || (state.change === 'closed' && state.relation === 'divergence')) return state;
  const start = timeOfGap(clause);
  const read = { ...state, ...endsOf(clause, state, start !== undefined) };
  const isOfChange = (read.change ?? null) !== null || clause.spans.some(({ kind }) => kind === 'most');
  if (!start || !isOfChange) return read;
  clause.use(start, ...clause.all('unknown', 'earlier')); // "the ground it had lost earlier in the year"
  return { ...read, gapSince: start.kind === 'since' ? start.slots[0]!.start! : start.slots[0]!.since! };
}

function gapIn(clause: Clause): AspectReading | null {
  const noun = clause.all('gap')[0];
  const performance = clause.all('performance')[0];
  const verb = clause.all('perform').find((span) => !isOfOtherTime(clause, span));
  const closing = clause.all('narrow', 'up')[0] ?? clause.all('converge', 'now')[0];
  const favour = clause.all('favour')[0];
  const level = clause.all('level')[0];
  if (level) return levelFigures(clause, level) ?? noGap(clause, level);
  const head = performance ?? (verb && !noun ? verb : undefined) ?? noun ?? clause.all('drift')[0] ?? verb ?? favour;
  if (!head) return closing ? catchingUp(clause, closing) : null;
  const told = clause.has('size') || clause.has('sized') ? null : directionsBeside(clause);
  if (told) return told;
  if (head.kind === 'performance' && isSmall(clause)) return null; // "its relative strength has never been this weak"
  const loss = lossOfSubject(clause, head);
  const said = relationOf(clause, head);
  const isMinus = /\b(?:less(?! \w+ than)|minus)\b/i.test(head.text); // "QQQ minus IWM, six months: -12 points"
  const [minus, ...more] = isMinus
    ? quantitiesOf(clause).filter(({ item }) => item.unit === 'pp' || item.unit === '%')
    : [];
  if (isMinus && (!minus || more.length > 0)) return multipleOfGap(clause, head);
  const relation = loss || (minus && minus.item.amount! < 0) ? turned(said) : said;
  if (loss) clause.use(loss);
  const width = widthSaid(clause, relation);
  clause.use(...clause.all('drift').filter(({ value }) => value !== 'usual' || relation === 'divergence'));
  clause.takeAll('gap', 'favour', ...(head.kind === 'performance' ? ['performance'] : []));
  // "the better performer, ether the laggard"
  clause.use(
    head,
    ...clause.all('perform').filter(({ value }) => value === said),
    ...clause.all('performance').filter(({ value }, _, all) => value === said || all.length === 2),
  );
  const isGain = (span: Span): boolean => {
    const at = clause.spans.indexOf(span);
    const before = clause.spans.slice(0, at).findLast((each) => !isTime(each));
    return (
      span.value === 'up' &&
      before?.text === "'s" &&
      (at < 2 || clause.spans[at - 1] === before || clause.spans[at + 1] === head)
    );
  };
  if (head.from < (clause.spans.find(isMarket)?.from ?? 0) && head.kind === 'perform')
    clause.use(...clause.all('move').filter(({ from }) => from < head.from)); // "the selloff was rougher on …"
  // "failed to match gold's gains", "ether's July rally beats …"
  if (!clause.has('size') && !clause.has('sized')) clause.use(...clause.all('move').filter(isGain));
  const isOpposite =
    /\b(?:opposite|different) directions$|^zig/i.test(head.text) &&
    !clause.spans.some(({ kind }) => /^(?:most|more|record|unseen|ever|intensity|sized?)$/.test(kind));
  const base = {
    aspect: isOpposite ? 'moves' : 'gap',
    relation,
    head,
    isMutual: /^(?:gap|drift|favour)$/.test(head.kind),
    ...width,
  } as const;
  const isNoun = base.isMutual || head.kind === 'performance';
  const moves = loss ? { subjectDirection: 'down' as const } : movesInside(clause, head);
  const multiple = readMultiple(clause);
  const sizes = [...(multiple.sizes ?? []), ...('sizes' in moves ? (moves.sizes ?? []) : [])]; // "gained 15 %, 20 points more"
  return {
    ...base,
    ...asConvergence(relation, predicateOf(clause, head)),
    ...multiple,
    ...moves,
    ...(multiple.sizes && sizes.length === 2 ? withSizes(sizes) : {}),
    ...('namedFirst' in moves && moves.sizes?.length === 2 && !isNoun ? { aspect: 'moves' } : {}),
  };
}

/** "The gap is extreme", "by more than is normal", "its lead is nothing unusual": a gap that is called ordinary is none. */
function widthSaid(
  clause: Clause,
  relation: Relation,
): Partial<Pick<Claim, 'width' | 'negated'>> & { ownsDenial?: true } {
  const isOrdinary = clause.takeAll('ordinary').length > 0;
  const isUnusual = !isOrdinary && clause.takeAll('beyond').length > 0;
  if (relation === 'divergence') return isOrdinary ? { negated: true, ownsDenial: true } : {};
  return isOrdinary ? { width: 'ordinary' } : isUnusual ? { width: 'unusual' } : {};
}

/** "IWM minus SPY is five times its normal size": wide, whoever is ahead. */
function multipleOfGap(clause: Clause, head: Span): AspectReading | null {
  const multiple = readMultiple(clause);
  if (multiple.aspect !== 'multiple') return null;
  clause.use(head);
  return { aspect: 'multiple', relation: 'divergence', head, isMutual: true, ...multiple };
}

/** "Ether's slide has outpaced bitcoin's": the larger loss is behind. */
function lossOfSubject({ spans }: Clause, head: Span): Span | undefined {
  const before = spans.slice(0, spans.indexOf(head));
  // of "Friday's drop left …" it is no market's
  const owner = before.findIndex(({ text }, at) => text === "'s" && !isTime(before[at - 1]!));
  const isLoss = ({ kind, value, text }: Span): boolean =>
    kind === 'move' &&
    value === 'down' &&
    /^(?:loss|decline|drop|slide|fall|slump|plunge|drawdown|tumble|selloff)(?:e?s)?$/i.test(text);
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

/** What each did by itself, with what else is said of the two. */
const asMoves = ({ legs, isBare }: NonNullable<ReturnType<typeof sizedLegs>>, sizes: SaidSize[]): AspectReading => ({
  aspect: 'moves',
  relation: 'none',
  head: null,
  isMutual: true,
  legs,
  isBare,
  sizes,
});

/** "Dead heat for 2021: QQQ 26.8, SPY 27.0": what each did, where that is about the same. */
function levelFigures(clause: Clause, head: Span): AspectReading | null {
  const told = clause.has('size') || clause.has('number') ? (sizedLegs(clause) ?? sizedLegs(clause, true)) : null;
  const [first, second] = (told?.legs ?? []).map(({ size }) => size?.value);
  if (!told || first === undefined || second === undefined) return null;
  if (Math.abs(first - second) > Math.max(1, 0.1 * Math.abs(first))) return null;
  clause.use(head, ...told.used, ...clause.spans.filter(isMarket));
  return asMoves(told, []);
}

/** "Neck and neck", "nothing between them": no gap worth the name. */
function noGap(clause: Clause, head: Span): AspectReading {
  clause.takeAll('level', 'gap');
  const [way, ...others] = new Set(clause.all('move').map(({ value }) => value));
  const isBoth = (way === 'up' || way === 'down') && others.length === 0 && !clause.has('size') && !clause.has('sized');
  if (isBoth) clause.takeAll('move'); // "fell by the same amount"
  return {
    aspect: 'gap',
    ...(isBoth ? { subjectDirection: way, benchmarkDirection: way } : {}),
    relation: 'divergence',
    head,
    isMutual: true,
    change: 'closed',
    ownsDenial: true,
    negated: true,
  };
}

/** "ETH is catching up with IWM", "has closed the gap": behind, and less so; "the two have converged". */
function catchingUp(clause: Clause, head: Span): AspectReading {
  const said = clause.takeAll('narrow', 'converge').map(({ text }) => text).join(' '); // prettier-ignore
  const own = clause.spans.find(
    (span, at) =>
      isTime(span) &&
      clause.spans[at - 1]?.text === "'s" &&
      /^(?:returns?|gains?|performance|rise|advance|rally)$/i.test(clause.spans[at + 1]?.text ?? ''),
  );
  const isOverTime =
    clause.spans.some((span) => span !== own && isTime(span)) &&
    !clause.has('from-size') &&
    !/\b(?:gap|ground|deficit|level|back|lost|shortfall)\b/i.test(said);
  const base = { aspect: 'gap', head, isMutual: head.kind === 'converge' } as const;
  if (base.isMutual) return { ...base, relation: 'convergence', change: 'fall' };
  if (isOverTime) return { ...base, relation: 'ahead' }; // over that time it gained on the other
  if (own) clause.use(own, clause.spans[clause.spans.indexOf(own) + 1]!);
  return {
    ...base,
    ...(own ? { gapSince: own.slots[0]!.since! } : {}), // "closes in on bitcoin's year-to-date return"
    relation: 'convergence',
    change: /(?:^|\bha(?:s|ve|d) )(?:clos|eras)\w*d\b(?! in\b)|^(?:vanish|disappear|evaporat)\w*d\b/i.test(head.text)
      ? 'closed'
      : 'fall',
    extreme: 'low',
  };
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
  const favour = spans.find(({ kind }) => kind === 'favour');
  const nth = /\b(?:(former|first)|latter|second|other)\b/i.exec(favour?.text ?? '');
  if (nth) return nth[1] ? 'ahead' : 'behind';
  const market = spans[spans.indexOf(favour!) + 1];
  const first = spans.find(isMarket);
  if (!spans.some(({ kind }) => kind === 'favour') || !market || !first) return null;
  return marketKey(market) === marketKey(first) ? 'ahead' : 'behind';
}

/** "Has widened", "is closing", "has evaporated". */
function predicateOf(clause: Clause, head: Span): Partial<AspectReading> {
  const isThen = (clause.has('then') || clause.has('then-date')) && !clause.has('never');
  const compared = isThen ? clause.take('more') : undefined;
  if (compared) return { change: 'rise' }; // "wider than a year ago"
  const further =
    isThen || ['ever', 'never', 'unseen', 'not'].some((kind) => clause.has(kind))
      ? undefined
      : clause.all('more').find(({ from }) => from === head.from);
  if (further && head.kind === 'perform') clause.use(further);
  if (further && head.kind === 'perform') return { change: 'rise' }; // "fell further behind"
  const isNoun = clause.spans[clause.spans.indexOf(head) - 1]?.text === "'s"; // "ether's slide against bitcoin deepens"
  if (head.kind !== 'gap' && head.kind !== 'performance' && !isNoun) return {};
  if (!clause.has('not') && !clause.has('never') && !clause.has('either') && !clause.has('over'))
    clause.use(
      ...clause
        .all('persist')
        .filter(({ text }) => /^(?:persists?|lingers?|endures?|holds|held|stays|refuses?)\b/i.test(text)),
    );
  const goesOn = clause.takeAll('continue').filter(({ text }) => /^(?:exten|ke(?:ep|pt))/i.test(text));
  const deepened = clause.all('firmer').filter(({ text }) => /^deep/i.test(text));
  clause.use(...deepened);
  const wide = clause.takeAll('widen').length + goesOn.length + deepened.length > 0;
  const narrower = [...clause.takeAll('narrow'), ...trimming(clause, head)];
  if (head.kind === 'performance')
    narrower.push(...clause.takeAll('converge').filter(({ text }) => /^fad/i.test(text)));
  if (narrower.length > 0) clause.takeAll('converge'); // "the jaws have shut, the two are back together"
  const narrow = narrower.length > 0 || clause.all('most').some(({ value }) => value === 'small');
  const isClosed = narrower.some(({ text }) => /^(?:is |has been )?closed$/i.test(text));
  const gone = clause.takeAll('broken').length > 0;
  if (wide && narrow && clause.has('not')) clause.take('not'); // "isn't narrowing, it keeps growing"
  if (wide && narrow) return { change: 'rise' };
  const move =
    clause.has('size') || clause.has('sized')
      ? null
      : clause.all('move').find(({ text, value }) => value !== 'flat' && !/^(?:down|up)$/i.test(text));
  if (move && /^(?:giv|gave|los|shed)/i.test(move.text)) return lossOf(clause, move, head);
  if (move) clause.takeAll('move');
  if (gone || isClosed) return { change: 'closed' };
  if (narrow || move?.value === 'down') return { change: 'fall' };
  return (wide || move?.value === 'up') && !clause.has('most') && !clause.has('record') ? { change: 'rise' } : {};
}

/** "Gave back its lead", "lost all of its lead" is one that is gone; of "some of it" nobody says how much. */
function lossOf(clause: Clause, move: Span, head: Span): Partial<AspectReading> {
  const between = clause.spans.slice(clause.spans.indexOf(move) + 1, clause.spans.indexOf(head));
  const isPossessive = between.every(
    (span) => isTime(span) || /^(?:its?|their|the|back|all|of|entire|whole)$/i.test(span.text),
  );
  const isSettled =
    /^(?:given|los|shed)/i.test(move.text) || between.some(({ text }) => /^(?:all|entire|whole)$/i.test(text));
  const isWhole = head.kind === 'performance' && isPossessive && isSettled;
  if (isWhole) clause.use(move);
  return isWhole ? { change: 'closed' } : {};
}

/** "Twice as wide as usual", "a 3-sigma event", "by 27 points". */
function readMultiple(clause: Clause): Partial<AspectReading> {
  const quantities = quantitiesOf(clause).filter(({ item }) => item.kind === 'size');
  const times = quantities.find(({ item }) => item.unit === 'times');
  const isUsual = ({ kind, value }: Span): boolean => kind === 'usual' || (kind === 'drift' && value === 'usual');
  const usual = clause.spans.find(isUsual); // "three times its usual size", "three times bigger than normal"
  const several = usual ? severalTimes(clause, usual) : [];
  const sigma = quantities.find(({ item }) => item.unit === 'sigma');
  const [points, ...more] = quantities.filter(({ item, role }) => item.unit === 'pp' && role !== 'from');
  const beside = points && more.length === 0 ? [points] : []; // "by 12 points, several times its usual size"
  const multiple = (size: SaidSize): Partial<AspectReading> => {
    clause.use(...clause.all('event'), ...beside.map(({ span }) => span));
    return { aspect: 'multiple', ...withSizes([size, ...beside.map((each) => gapSize(each)!)]) };
  };
  if (times && usual) {
    clause.use(times.span, usual, ...clause.all('more'));
    return multiple(sizeOf(times, 'multiple'));
  }
  if (several.length > 0) {
    clause.use(usual!, ...several);
    return multiple({ value: SEVERAL, comparator: 'at-least', of: 'multiple' });
  }
  if (sigma) {
    clause.use(
      sigma.span,
      ...notUsual(clause),
      ...clause.all('usual'),
      ...clause.all('beyond'),
      ...clause.all('extreme', 'high'),
    );
    return multiple(gapSize(sigma)!);
  }
  return sizeOfGap(clause, quantities);
}

/** "By 27 points" */
function sizeOfGap(clause: Clause, quantities: readonly Quantity[]): Partial<AspectReading> {
  const said = quantities.filter(
    ({ item, role, span }) =>
      (item.unit === '%' || item.unit === 'pp') &&
      role !== 'from' &&
      (item.unit === 'pp' || !isInBrackets(clause, span)) &&
      !isOfMarket(clause, span) &&
      !isApposed(clause, { item, span }),
  );
  const [only] = said;
  const isOfOne = (clause.has('move') || clause.spans.some(isOff)) && only?.item.unit !== 'pp';
  if (said.length !== 1 || isOfOne || isByHowMuch(clause, only!.span)) return {};
  clause.use(only!.span);
  if (only!.item.unit === 'pp') clause.takeAll('move');
  return withSizes([gapSize(said[0]!)!]);
}

/** "Several times" is three or more. */
const SEVERAL = 3;

/** "Several times its normal size", "many times what you normally get": the two words before it. */
function severalTimes({ spans }: Clause, usual: Span): Span[] {
  const [many, times] = spans.slice(0, spans.indexOf(usual)).filter(({ text }) => !/^(?:the|of)$/i.test(text)).slice(-2); // prettier-ignore
  const isSaid = /^(?:several|many|multiple|umpteen)$/i.test(many?.text ?? '') && /^times$/i.test(times?.text ?? '');
  return isSaid ? [many!, times!] : [];
}

/** "A 4-sigma thing, never normal": the same again. */
function notUsual({ spans }: Clause): Span[] {
  const at = spans.findIndex(({ kind }) => kind === 'usual');
  const not = spans[at - 1];
  return not && /^(?:not|never)$/.test(not.kind) && isStop(spans[at - 2] ?? not) ? [not] : [];
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
