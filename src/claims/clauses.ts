import { indexOf } from './lexicon/well-known.ts';
import { levelBeside, type Span } from './text.ts';

/** Kinds that say how two markets stand to each other. */
export const heads: ReadonlySet<string> = new Set(
  `perform performance gap drift level decouple correlation together apart inversely ratio flow move widen converge outlook elsewhere
    peak extreme`.split(/\s+/),
);

export const isHead = ({ kind }: Span): boolean => heads.has(kind);

export const isMarket = ({ kind }: Span): boolean => kind === 'market' || kind === 'group' || kind === 'unfollowed';

/** A fund and its index are one market where both are named. */
export const marketKey = ({ kind, value }: Span): string => `${kind} ${indexOf[value] ?? value}`;

export const isStop = ({ kind, value }: Span): boolean =>
  kind === 'punct' && value !== '/' && value !== '(' && value !== ')' && value !== '"';

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

/** "Hit a low in April": on one of its days, nobody says which. */
export const isOnSomeDay = (
  { spans }: Clause,
  { since, asOf }: { readonly since: string | null; readonly asOf: string | null },
): boolean =>
  since !== null &&
  (asOf !== null
    ? since !== asOf
    : spans.some(({ text }) =>
        /^(?:hits?|made|makes?|sets?|touched|reached|printed|prints?|fell|dropped|rose|climbed|broke)$/i.test(text),
      ));

/** Nouns of a gap, and verbs that name what they make up: "clawed back most of its deficit". */
const isOfGap = ({ kind, text }: Span): boolean =>
  /^(?:gap|performance)$/.test(kind) ||
  (kind === 'narrow' && /\b(?:gap|deficit|ground|losses|shortfall|arrears)\b/i.test(text));

/** "Closed most of its gap": a part of it, no superlative. */
export const isPartOf = (spans: readonly Span[], at: number): boolean =>
  /^(?:most|half|the bulk)$/i.test(spans[at]!.text) && /^of$/i.test(spans[at + 1]?.text ?? '');

/** "For the year", "YTD": said of a gap wherever it stands. */
const ofYear = /\bto date$|^ytd$|\bso far\b|^(?:for|on) (?:the year|(?:all of )?\d{4})$/i;

/**
 * Which span says of what time a gap is, where another one says when it changed or since when it has no equal?
 *
 * @example "its 2024 lead has shrunk since July", "the deficit since January, the widest this year"
 */
export function timeOfGap({ spans, asOf }: Clause): Span | undefined {
  const noun = spans.findIndex(isOfGap);
  const isRunning = ({ kind, slots: [item] }: Span): boolean =>
    /^(?:period|bare-date)$/.test(kind) && item!.since! < item!.until! && item!.since! <= asOf && asOf <= item!.until!;
  const before = spans.slice(0, Math.max(0, noun)).findLast(({ text }) => text !== "'s");
  const isOfSpeaker = spans.some(({ text }, i) => /^(?:my|our|your)$/i.test(text) && i < noun && noun - i < 3); // "my 2024 lead"
  if (isOfSpeaker) return undefined;
  if (before && isRunning(before)) return before; // "this year's deficit"
  const isSuperlative = ({ kind }: Span, at: number): boolean =>
    at < noun && /^(?:most|record)$/.test(kind) && !isPartOf(spans, at);
  if (noun < 0 || spans.some(isSuperlative)) return undefined; // "the widest gap since March"
  const after = spans.slice(noun + 1).find((span) => !isMarket(span) && span.kind !== 'word' && !/^(?:and|with|earlier)$/.test(span.value)); // prettier-ignore
  const isOfIt = (span: Span): boolean => span === after || ofYear.test(span.text.replaceAll('-', ' '));
  const year = spans.find((span) => isRunning(span) && span.slots[0]!.since!.length === 4 && isOfIt(span));
  const span = year ?? (after?.kind === 'since' && spans[noun]!.kind !== 'narrow' ? after : undefined);
  const [from] = span?.kind === 'since' ? span.slots : [];
  const isIn = ({ slots: [item] }: Span): boolean =>
    from !== undefined && (item?.since?.length ?? 0) > 4 && item!.since! <= from.start! && from.start! <= item!.until!; // "since the Merge in September"
  const isOther = (each: Span): boolean =>
    each !== span && (isTime(each) || /^(?:ago|then|then-date|since-ago)$/.test(each.kind)) && !isIn(each);
  return spans.some(isOther) ? span : undefined;
}

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
  if (!isOnly || size.length !== 1 || first.length !== 1 || part.filter(isTime).length !== 1 || !last.some(isTime) || !unit) return null; // prettier-ignore
  const slots = size[0]!.slots.map((item) =>
    item.kind === 'number' ? { ...item, kind: unit.kind, unit: unit.unit! } : item,
  );
  const said = part.map((span) => (span === size[0] ? { ...span, slots } : span));
  return [
    ...last.filter((span) => !isTime(span) && !isSize(span)),
    ...said.filter(({ kind }) => kind !== 'connector' && kind !== 'punct'),
  ];
}

/** "40 points behind for the year at the end of June, and now 2 ahead": of the same year, in points. */
function ofYearNow(last: readonly Span[], part: readonly Span[]): Span[] | null {
  const year = last.find((span) => isTime(span) && span.slots[0]?.since?.length === 4);
  const isOfThen = last.some(({ kind }) => kind === 'day' || kind === 'ago');
  const [size, ...more] = part.filter(isSize);
  const [before, ...others] = last.filter(isSize);
  const isPoints = before?.slots[0]?.unit === 'pp' && /^(?:pp|undefined)$/.test(String(size?.slots[0]?.unit));
  const isNowSaid = part.some(({ text }) => /\b(?:now|today|currently)\b/i.test(text));
  const words = part.filter(({ text }) => !/^today$/i.test(text));
  const isOwn = words.some(({ kind }) => relating.test(kind)) && !words.some((span) => isMarket(span) || isTime(span));
  if (!year || !isOfThen || !isPoints || !isNowSaid || !isOwn || more.length + others.length > 0) return null;
  if (!size) return [...words, year]; // "…, has now pulled clear of it"
  const slots = size.slots.map((item) => ({ ...item, kind: 'size' as const, unit: 'pp' }));
  const kind = size.kind === 'number' ? 'size' : size.kind;
  return [...words.map((span) => (span === size ? { ...span, kind, slots } : span)), year];
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
  spans[at]!.value === 'to' && /^(?:most|extreme)$/.test(spans.slice(at + 1).find(({ kind }) => !/^(?:word|it)$/.test(kind))?.kind ?? ''); // prettier-ignore

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
  const next = spans.slice(at + 1).find((span) => !isMarket(span) && !/^(?:word|connector)$/.test(span.kind) && span.value !== '/'); // prettier-ignore
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
  const isWith = part[0]?.value === 'with' && last.at(-1)?.kind === 'correlation'; // "its link with stocks is severed (correlation near nil)"
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
  const [first] = part.filter(({ kind }) => !/^(?:punct|word|connector|size)$/.test(kind));
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

/** "In 2025, ETH lagged gold and BTC led it": the opening time goes for every clause. */
export function withLeadingTime(clauses: readonly Span[][]): Span[][] {
  const [first, ...rest] = clauses;
  const lead = first?.[0];
  const isLed = first !== undefined && lead !== undefined && /^(?:period|over|since|between|day)$/.test(lead.kind);
  const times = /^(?:period|over|since|between|day|either|bare-dur|bare-date)$/;
  return isLed
    ? [first, ...rest.map((part) => (part.some(({ kind }) => times.test(kind)) ? part : [...part, lead]))]
    : [...clauses];
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
  const isTrim = verb !== undefined && /^(?:cuts?|cutting|slash\w+|trim\w*|par(?:e[sd]?|ing)|whittl\w+|shav\w+)$/i.test(verb.text); // prettier-ignore
  if (isTrim) clause.use(verb);
  return isTrim ? [verb] : [];
}
