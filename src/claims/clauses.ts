import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import { indexOf } from './lexicon/well-known.ts';
import { levelBeside, type Span } from './text.ts';

/** Kinds that say how two markets stand to each other. */
export const heads: ReadonlySet<string> = new Set(
  `perform performance gap drift level decouple correlation together apart inversely ratio flow move widen converge outlook elsewhere
    peak extreme`.split(/\s+/),
);

export const isHead = ({ kind }: Span): boolean => heads.has(kind);

export const isMarket = ({ kind }: Span): boolean => kind === 'market' || kind === 'group' || kind === 'unfollowed';

/** "Near 0.7; last October it was about zero": the date of a value that is told after the one of now. */
export function dateTold(spans: readonly Span[], at: number): Span | undefined {
  const [stop, date, it, was] = spans.slice(Math.max(0, at - 4), at);
  const isTold = /^[;,]$/.test(stop?.value ?? '') && it?.kind === 'it' && /^(?:was|stood)$/i.test(was?.text ?? '');
  return isTold && /^(?:period|bare-date|day)$/.test(date!.kind) ? date : undefined;
}

/** A fund and its index are one market where both are named. */
export const marketKey = ({ kind, value }: Pick<Span, 'kind' | 'value'>): string =>
  `${kind} ${indexOf[value] ?? value}`;

export const isStop = ({ kind, value }: Span): boolean =>
  kind === 'punct' && value !== '/' && value !== '(' && value !== ')' && value !== '"';

/** Where a stretch of words ends: at punctuation, or at a conjunction that compares nothing. */
export const isBreak = ({ kind, value }: Span): boolean =>
  (kind === 'punct' && value !== '/' && value !== "'") || (kind === 'connector' && value !== 'as' && value !== 'than');

export const isSize = ({ kind }: Span): boolean => /^(?:sized?|to-size|number)$/.test(kind);

/** "Ether and bitcoin fees": what comes after a market is about something of it. */
export const isOfMarket = ({ kind }: Span, at: number, spans: readonly Span[]): boolean =>
  kind === 'other' && at > 0 && isMarket(spans[at - 1]!);

/** Kinds that say how two markets moved beside each other; a ratio and a flow are none. */
export const relating = /^(?:gap|drift|perform|performance|decouple|correlation|together|apart|inversely)$/;

/** Kinds that say by themselves how two markets stand to each other. */
export const primaryHeads: ReadonlySet<string> = new Set([
  'perform',
  'performance',
  'gap',
  'drift',
  'level',
  'decouple',
  'correlation',
]);

/** Where the words of a part begin. */
export const firstWordAt = (part: readonly Span[]): number =>
  part.findIndex((span) => !isStop(span) && span.kind !== 'connector');

/** "…, it fell 22 % against bitcoin's 17.5 %": figures of the subject of the part before. */
export const isOfItsFigures = (part: readonly Span[]): boolean =>
  /^it\b/i.test(part[firstWordAt(part)]?.text ?? '') &&
  part.filter(({ kind }) => /^sized?$/.test(kind)).length > 1 &&
  part.some(isMarket);

/** "Above 0.05 by December", where nothing says that it was. */
export const isToCome = ({ text }: Span, { spans }: Pick<Clause, 'spans'>): boolean =>
  /^by (?:the )?(?:end of )?[a-z]+$/i.test(text) && !spans.some((span) => past.test(span.text));

const past = /\b(?:was|were|had|been|did|stood|fell|rose|hit|lost|made|came|broke|sank|slid|led|beat|gave|\w+ed)\b/i;

/** Whether a span says over which time or on which day. */
export const isTime = ({ kind }: Span): boolean =>
  /^(?:period|over|since|since-end|between|either|bare-dur|bare-date|day)$/.test(kind);

/** Nouns of a gap, and verbs that name what they make up: "clawed back most of its deficit". */
export const isOfGap = ({ kind, text }: Span): boolean =>
  /^(?:gap|performance)$/.test(kind) ||
  (kind === 'narrow' && /\b(?:gap|deficit|ground|losses|shortfall|arrears)\b/i.test(text));

/** A part of a sentence that can make one claim, and which of its spans the reading has used. */
export class Clause {
  readonly spans: readonly Span[];
  readonly asOf: string;
  /** The size or date of before, to which what is now is compared. */
  before: Span | null = null;
  /** Markets that fit neither side of the pair. */
  readonly extra: Span[] = [];
  private readonly used = new Set<Span>();

  constructor(spans: readonly Span[], asOf: string) {
    this.spans = spans;
    this.asOf = asOf;
  }

  /** Spans of a kind, and of a value where one is given, that are not used yet. */
  all(kind: string, value?: string): Span[] {
    return this.spans.filter((span) => this.is(span, kind, value) && !this.used.has(span));
  }

  has(kind: string, value?: string): boolean {
    return this.spans.some((span) => this.is(span, kind, value) && !this.used.has(span));
  }

  /** The first unused span of any of these kinds, marked as used. */
  take(...kinds: readonly string[]): Span | undefined {
    const found = this.spans.find((span) => kinds.includes(span.kind) && !this.used.has(span));
    if (found) this.used.add(found);
    return found;
  }

  takeAll(...kinds: readonly string[]): Span[] {
    const found = this.spans.filter((span) => kinds.includes(span.kind) && !this.used.has(span));
    for (const span of found) this.used.add(span);
    return found;
  }

  use(...spans: readonly Span[]): void {
    for (const span of spans) this.used.add(span);
  }

  isUsed(span: Span): boolean {
    return this.used.has(span);
  }

  /** Spans nobody used, in order. */
  left(): Span[] {
    return this.spans.filter((span) => !this.used.has(span));
  }

  private is({ kind, value }: Span, wanted: string, of?: string): boolean {
    return kind === wanted && (of === undefined || of === value);
  }
}

export const primary: ReadonlySet<string> = new Set([
  ...primaryHeads,
  ...'together apart inversely ratio flow'.split(' '),
]);

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
export function splitClauses(spans: readonly Span[]): Span[][] {
  const parts = partsOf(spans);
  const clauses: Span[][] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const again = last ? (byMore(last, part) ?? ofYearNow(last, part)) : null;
    if (
      again &&
      last!.some(({ kind }) => relating.test(kind)) &&
      new Set(last!.filter(isMarket).map(marketKey)).size === 1
    )
      last!.unshift(
        ...part.filter(isMarket).map((market) => ({ ...market, from: last![0]!.from, to: last![0]!.from })),
      ); // "15 points behind stocks in August, gold is now ahead"
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
  if (
    !isOnly ||
    size.length !== 1 ||
    first.length !== 1 ||
    part.filter(isTime).length !== 1 ||
    !last.some(isTime) ||
    !unit
  )
    return null;
  const slots = size[0]!.slots.map((item) =>
    item.kind === 'number' ? { ...item, kind: unit.kind, unit: unit.unit! } : item,
  );
  const said = part.map((span) => (span === size[0] ? { ...span, slots } : span));
  return [
    ...last.filter((span) => !isTime(span) && !isSize(span)),
    ...said.filter(({ kind }) => kind !== 'connector' && kind !== 'punct'),
  ];
}

/** A day or time that is over, on which a gap can have stood. */
const isPast = ({ kind, text, slots: [item] }: Span, asOf: string): boolean =>
  kind === 'ago' ||
  ((/^(?:day|period|bare-date)$/.test(kind) || (kind === 'since' && /^after\b/i.test(text))) &&
    (item?.since?.length ?? 0) > 4 &&
    item!.until! < asOf);

const isOfNow = ({ text }: Span): boolean => /\b(?:now|today|currently|as of|has|have|'ve)\b/i.test(text);

/** "40 points behind for the year at the end of June, and now 2 ahead", "…, has now pulled clear": of the same year, in points. */
function ofYearNow(last: readonly Span[], part: readonly Span[]): Span[] | null {
  const year = last.find((span) => isTime(span) && span.slots[0]?.since?.length === 4);
  const isOfThen = last.some((span) => isPast(span, '9999'));
  const [size, ...more] = part.filter(isSize);
  const [before, ...others] = last.filter(isSize);
  const isPoints = [before, size].every(
    (each) => each === undefined || /^(?:pp|undefined)$/.test(String(each.slots[0]?.unit)),
  );
  const words = part.filter(({ text }) => !/^(?:today|since)$/i.test(text));
  const isHeaded =
    words.some(({ kind }) => relating.test(kind) || kind === 'level') && last.some(({ kind }) => relating.test(kind));
  const isOfPair = new Set([...last, ...words].filter(isMarket).map(marketKey)).size < 3;
  const isOwn = isHeaded && isOfPair && !words.some(isTime);
  if (!year || !isOfThen || !isPoints || !part.some(isOfNow) || !isOwn || more.length + others.length > 0) return null;
  const [other, ...rest] = last.filter(isMarket);
  const isOther = words.some(isMarket) && rest.length === 0;
  const head = words.findLast(({ kind }) => relating.test(kind) || kind === 'level');
  return [
    ...words.flatMap((span) => [
      span === size ? inPoints(span) : span,
      ...(span === head && isOther ? [{ ...other!, from: span.to, to: span.to }] : []),
    ]),
    year,
  ];
}

const inPoints = (span: Span, kind = span.kind === 'number' ? 'size' : span.kind): Span => ({
  ...span,
  kind,
  slots: span.slots.map((item) => ({ ...item, kind: 'size' as const, unit: 'pp' })),
});

/**
 * What a gap was then and what it is now, in one order: "the lead, from 32 points in August to 4".
 *
 * @param spans Of one sentence, folded.
 * @param asOf The day of the question.
 * @example "in August it led by 32 points, now it's four", "its deficit, which stood at 13 points in May, has closed"
 */
export function withThenFirst(spans: readonly Span[], asOf: string): Span[] {
  const said = withOrigin(spans);
  const [then, ...more] = said.filter((span) => isPast(span, asOf));
  const isHeaded = said.some(({ kind }) => /^(?:gap|perform|performance|narrow)$/.test(kind));
  if (!then || more.length > 0 || !isHeaded) return said;
  const isYear = said.some(({ slots: [item] }) => item?.since?.length === 4);
  const isShort =
    then.kind === 'period' && Date.parse(then.slots[0]!.until!) - Date.parse(then.slots[0]!.since!) < 11 * DAY_MS;
  // "75 points up for the year after January", "in early August"
  const day = isYear && (then.kind === 'since' || isShort) ? { ...then, kind: 'day' } : then;
  const dated = said.map((span) => (span === then ? day : span));
  return asItStood(dated, day) ?? fromThenToNow(dated, day) ?? dated;
}

/** "Has nearly doubled, from less than six points to ten": where it came from; that it doubled is the same again. */
function withOrigin(spans: readonly Span[]): Span[] {
  const isFrom = ({ text }: Span, next: Span | undefined): boolean =>
    /^from$/i.test(text) && next?.kind === 'sized' && next.slots[0]?.unit === 'pp';
  const said = spans.flatMap((span, at) =>
    isFrom(span, spans[at + 1]) ? [] : [isFrom(spans[at - 1] ?? span, span) ? inPoints(span, 'from-size') : span],
  );
  const [from, to] = ['from-size', 'to-size'].map((kind) => said.find((span) => span.kind === kind)?.slots[0]?.amount);
  const isSame = ({ slots: [item] }: Span): boolean =>
    item?.unit === 'times' && Math.abs(to! / from! / item.amount! - 1) < 0.25;
  const isTold = from !== undefined && to !== undefined && said.some(({ kind }) => /^(?:gap|performance)$/.test(kind));
  return isTold ? said.filter((span) => !(isSize(span) && isSame(span))) : said;
}

const isPoints = ({ kind, slots: [item] }: Span): boolean =>
  isSize({ kind } as Span) && (item?.kind === 'number' || item?.unit === 'pp') && item.signed !== true;

/** "It led by 32 points in August; now it's four", "more than 30 points in January, five now: …" */
function fromThenToNow(spans: readonly Span[], then: Span): Span[] | null {
  const [was, is, ...more] = spans.filter(isPoints);
  const to = spans.indexOf(is!);
  const isOfThen = (span: Span, at: number): boolean =>
    at < to &&
    (span === was || span === then || isMarket(span) || span.kind === 'perform' || span.slots[0]?.since?.length === 4);
  const from = spans.findLastIndex(isOfThen) + 1;
  const isOfOne =
    spans.filter(({ kind }) => kind === 'perform').length < 2 &&
    !/^(?:move|perform|level)$/.test(spans[to + 1]?.kind ?? '');
  const isSaid = was?.slots[0]?.unit === 'pp' && is !== undefined && more.length === 0 && spans.indexOf(then) < to;
  if (!isSaid || !isOfOne || spans.filter(isSize).length > 2) return null;
  const link = spans.slice(from, to);
  if (![...link, spans[to + 1]].some((span) => span && (isOfNow(span) || /^(?:is|are|'s|had)$/i.test(span.text))))
    return null;
  const isOther = ({ kind, value }: Span, _: number, all: readonly Span[]): boolean =>
    /^(?:performance|perform)$/.test(kind) && all.some((each) => /^perform/.test(each.kind) && each.value !== value);
  if (spans.some(isOther)) return null; // "led by 30 points, now has a deficit of four"
  const kept = link.filter(
    ({ kind, text }, at) =>
      !(
        anaphora.test(kind) ||
        /^(?:since|cut|pared|trimmed|whittled|reduced|slashed)$/i.test(text) ||
        /^'s$/.test(link[at - 1]?.text ?? '')
      ),
  );
  const lead = spans.slice(0, from).filter((span) => span !== was && span !== then);
  const rest = spans.slice(to + 1);
  const figures = [inPoints(was, 'from-size'), then, ...kept, inPoints(is, 'to-size')];
  return lead.some(isMarket)
    ? [...lead, ...figures, ...rest]
    : [...rest.filter(({ text }, at) => at > 2 || !/^(?:now|:|,)$/i.test(text)), ...lead, ...figures];
}

/** How the second half speaks of the gap again. */
const anaphora = /^(?:word|it|pair|connector|punct|gap|performance|move|day|bare-date)$/;

/** "…, which stood at 13 points in May, …", "… they had built by March", "…, as it stood in February, is intact" */
function asItStood(spans: readonly Span[], then: Span): Span[] | null {
  const end = spans.indexOf(then);
  const isStood = ({ kind, text }: Span): boolean =>
    /^(?:word|it|pair|unknown|extreme)$/.test(kind) &&
    /^(?:wide|deep|it|they|had|has|was|were|stood|built|held|opened|amassed|enjoyed|at|up)$/i.test(text);
  const start = spans.slice(0, end).findLastIndex((span) => !(isStood(span) || isTime(span) || isPoints(span))) + 1;
  const inside = spans.slice(start, end);
  const [size, ...more] = inside.filter(isPoints);
  const isLed =
    /^(?:which|that|as)$/i.test(spans[start - 1]?.text ?? '') || /^(?:it|they)$/i.test(inside[0]?.text ?? '');
  // "its shortfall, more than 20 points on the tenth, has narrowed"
  const isApposed =
    size !== undefined && inside.length === 1 && [start - 1, end + 1].every((i) => spans[i]?.value === ',');
  const isVerb = inside.some(({ text }) => /^(?:was|were|stood|built|held|opened|amassed|enjoyed)$/i.test(text));
  if (!(isApposed || (isLed && isVerb)) || more.length > 0 || !spans.slice(0, start).some(isOfGap)) return null;
  const before = spans.slice(
    0,
    spans.slice(0, start).findLastIndex((span) => !isStop(span) && !/^(?:which|that|as)$/i.test(span.text)) + 1,
  );
  const rest = spans.slice(end + 1);
  if (size) return [...before, ...inside.filter(isTime), inPoints(size, 'from-size'), then, ...rest];
  const intact = rest.findIndex(({ text }) => /^(?:intact|unchanged)$/i.test(text));
  const isStill =
    intact >= 0 &&
    before.some(isPoints) &&
    rest.slice(0, intact).every(({ kind }) => /^(?:word|punct|persist)$/.test(kind));
  if (isStill) return [...before, ...inside.filter(isTime), ...rest.slice(intact + 1)];
  const [item] = then.slots;
  const isKept = before.some(({ text }) =>
    /^(?:kept|keeps?|held|holds?|retain(?:s|ed)|preserved|defended|maintain(?:s|ed))$/i.test(text),
  );
  if (isKept) return [...before, ...inside.filter((span) => isTime(span) && span !== then), ...rest]; // "have kept the lead built by June"
  const isChanged = before.some(({ kind }) => /^(?:continue|narrow|widen)$/.test(kind));
  if (!isChanged || !item?.until) return null;
  return [
    ...before,
    ...inside.filter(isTime),
    { ...then, kind: 'since', slots: [{ ...item, start: daysLater(item.until, 1) }] },
    ...rest,
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
  spans[at]!.value === 'to' &&
  /^(?:most|extreme)$/.test(spans.slice(at + 1).find(({ kind }) => !/^(?:word|it)$/.test(kind))?.kind ?? '');

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
  const next = spans
    .slice(at + 1)
    .find((span) => !isMarket(span) && !/^(?:word|connector)$/.test(span.kind) && span.value !== '/');
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
  // "its link with stocks is severed (correlation near nil)"
  const isWith = part[0]?.value === 'with' && last.at(-1)?.kind === 'correlation';
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
  const [first] = part.filter(({ kind }) => !/^(?:punct|word|connector|sized?)$/.test(kind));
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

/** "Now it's under 4", "under 4 now" */
export function isNow({ spans }: Clause, size: Span): boolean {
  const at = spans.indexOf(size);
  return /\b(?:now|today|currently)\b/i.test(spans.slice(Math.max(0, at - 4), at + 2).map(({ text }) => text).join(' ')); // prettier-ignore
}

/** "Cuts its year-to-date gap to 4 points" */
export function trimming(clause: Clause, head: Span): readonly Span[] {
  const before = clause.spans.slice(0, clause.spans.indexOf(head));
  const verb = before.findLast((span) => !isTime(span) && !/^(?:word|it)$/.test(span.kind));
  const isTrim =
    verb !== undefined && /^(?:cuts?|cutting|slash\w+|trim\w*|par(?:e[sd]?|ing)|whittl\w+|shav\w+)$/i.test(verb.text);
  if (isTrim) clause.use(verb);
  return isTrim ? [verb] : [];
}

/** "When stocks drop 2 % or more, TLT adds …": of such days only, where figures are given. */
export function isOnSuchDays(spans: readonly Span[], at: number): boolean {
  if (!/^when(?:ever)?$/i.test(spans[at]!.text)) return false;
  const [market, move, size] = spans.slice(at + 1).filter(({ text }) => !/^(?:the|a|an|by)$/i.test(text));
  const isNow =
    market?.kind === 'market' &&
    move?.kind === 'move' &&
    !/^(?:\w+ed|rose|fell|sank|lost|slid|went|gave|came|ran|shot|got|took|was|were)\b/i.test(move.text);
  return isNow && /^(?:sized?|to-size)$/.test(size?.kind ?? '');
}
