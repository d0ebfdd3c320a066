import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import type { MarketName } from '../market/known-markets.ts';
import type { ClaimContext } from './claim.ts';
import { findDates } from './dates.ts';
import { furniture } from './lexicon/furniture.ts';
import { comparatorRows, reachRows, timeRows } from './lexicon/reach.ts';
import { correlationRows, gapRows, moveRows, otherRows, performRows, type Row } from './lexicon/relations.ts';
import { stanceRows } from './lexicon/stance.ts';
import * as lists from './lexicon/well-known.ts';
import { decisionIn, englishWordTickers } from './lexicon/well-known.ts';
import { isOnSuchDays } from './clauses.ts';
import { findQuantities } from './quantities.ts';
import { compilePatterns, isItsFigure, isShouted, type Item, longestMatch, type Match, type Span, tokenise } from './text.ts'; // prettier-ignore

/** "Below its peak in gold terms": where no date follows, the wording ends before "in". */
function whole(written: string): string[] {
  const [ending] = / (?:of|in|on)\S*\? <t>\?\s*$/.exec(written) ?? [];
  return ending === undefined ? [written] : [written.slice(0, -ending.length), written.trimEnd().slice(0, -1)];
}

const rows: readonly Row[] = [
  ...timeRows, ...comparatorRows, ...stanceRows, ...reachRows, ...performRows, ...correlationRows, ...gapRows, ...otherRows, ...moveRows,
]; // prettier-ignore

const patterns = compilePatterns(
  rows.map(([kind, value, wordings]) => [kind, value, wordings.split('|').flatMap(whole).join('|')]),
);

const connectors = new Set(
  'and but while whereas although though as when after which yet so or before despite with who that where even'.split(
    ' ',
  ),
);

/**
 * Which typed spans does a sentence consist of?
 *
 * @param sentence Clean text of one sentence.
 * @param context Names to look for and the day asked for.
 * @returns In order; together they cover every word.
 */
export function spansOf(sentence: string, context: ClaimContext): readonly Span[] {
  const spans = known.get(context) ?? new Map<string, readonly Span[]>();
  known.set(context, spans);
  const found = spans.get(sentence) ?? spansIn(sentence, context);
  spans.set(sentence, found);
  return found;
}

/** A sentence is looked at alone, beside the one before it and beside the one after it. */
const known = new WeakMap<ClaimContext, Map<string, readonly Span[]>>();

function spansIn(sentence: string, { lexicon, asOf }: ClaimContext): Span[] {
  const markets = findMarkets(tokenise(sentence), sentence, lexicon);
  const items = findQuantities(findDates(markets, asOf), sentence);
  const spans: Span[] = [];
  for (let at = 0; at < items.length;) {
    const match = longestMatch(patterns, items, at);
    if (match) spans.push(...matched(match, items, at, sentence).map((span) => asSinceDecision(asRunning(span, asOf))));
    else spans.push(single(items[at]!, sentence));
    at += match?.length ?? 1;
  }
  spans.forEach((span, i) => {
    const isDenied = span.kind === 'move' && /[a-z] (?:lower|higher)$/i.test(span.text) && (/^(?:not|never)$/.test(spans[i - 1]?.kind ?? '') || isTurnedRound(spans, i)); // prettier-ignore
    if (isDenied) spans[i] = { ...span, kind: 'strength', value: span.value === 'down' ? 'low' : 'high' }; // "has never traded lower"
  });
  spans.forEach((span, at) => {
    const isOfVerb =
      span.kind === 'correction' &&
      /^(?:but )?(?:it|they) /i.test(span.text) &&
      negatable.test(spans[at + 1]?.kind ?? '');
    if (isOfVerb) spans.splice(at, 1, { ...span, kind: 'it' }, { ...span, kind: 'not' }); // "it has not decoupled"
  });
  withoutOwner(spans);
  const isTally = spans.some(({ slots: [item] }) => item?.signed === true && item.amount! > 0); // "TLT +12, SPY -32 from the 19 February top"
  spans.forEach((span, at) => {
    if (isOnSuchDays(spans, at)) spans[at] = { ...span, kind: 'if' };
  });
  const isMany = new Set(spans.filter(({ kind }) => kind === 'market').map(({ value }) => value)).size > 1;
  spans.forEach((span, at) => {
    if (span.kind === 'group' && isMany && isForWhom(spans, at)) spans[at] = { ...span, kind: 'aside' };
  });
  const dated = withDayOfStocks(spans);
  dated.forEach((span, at) => {
    if (isPointsAhead(dated, at))
      dated[at] = { ...span, kind: 'size', slots: [{ ...span.slots[0]!, kind: 'size', unit: 'pp' }] };
  });
  dated.forEach((span, at) => {
    if (isItsFigure(dated, at)) dated[at] = { ...span, kind: 'correlation', value: '' };
  });
  const isInPoints = dated.some(({ slots: [item] }) => item?.unit === 'pp');
  const read = dated.map((span, at) =>
    asTime(
      isInPoints ? asLead(span, dated[at - 1], dated.slice(at + 1)) : asSinceClose(span, at === 0 || isTally),
      dated[at - 1],
      dated.slice(at + 1),
    ),
  );
  const bought = read.findIndex(
    ({ kind, text }) => kind === 'quiet' && /\b(?:bought|held|owned|picked|chosen?)$/i.test(text),
  );
  const then = read.findIndex(({ kind }, at) => bought >= 0 && at > bought && /^(?:day|period|bare-date)$/.test(kind));
  if (then >= 0) read[then] = { ...read[then]!, kind: 'since' }; // "if you'd bought ether on New Year's Day instead of gold"
  return read.some(({ kind }) => /^(?:correlation|together|apart|inversely|decouple|ratio|gap|flow)$/.test(kind))
    ? read.map((span, at) => asStrength(span, read[at - 1]))
    : read.map((span, at) => asMove(span, read.slice(Math.max(0, at - 2), at), read[at + 1]));
}

/** "At no point in six years has it closed lower": the denial opens the part. */
const isTurnedRound = (spans: readonly Span[], at: number): boolean =>
  /\b(?:at no|never|not once|on no|nowhere)\b[^,;:]* (?:has|have|had|did) [^,;:]*$/i.test(spans.slice(0, at).map(({ text }) => text).join(' ')); // prettier-ignore

/** "Since bitcoin's peak on 6 October gold …, the coin …": whose peak it was is a side only where it is spoken of again. */
function withoutOwner(spans: Span[]): void {
  const at = spans.findIndex((span, i) => /^(?:since-extreme|since|between)$/.test(span.kind) && isNamed(spans[i + 1]) && spans[i + 1]!.to <= span.to); // prettier-ignore
  const owner = spans[at + 1];
  const rest = spans.slice(at + 2);
  if (at < 0 || !spans.some((span) => span !== owner && isNamed(span))) return;
  const isAgain = ({ kind, text }: Span, i: number): boolean =>
    kind === 'it'
      ? /^it$/i.test(text)
      : /^(?:index|coin|token|metal|fund)$/i.test(text) && /^the$/i.test(rest[i - 1]?.text ?? '');
  const again = new Set([...spans.slice(0, at), ...rest].filter(isNamed).map(({ value }) => value)).size === 1 ? rest.findIndex(isAgain) : -1; // prettier-ignore
  if (again >= 0) spans.splice(at + 2 + again, 1, { ...owner!, from: rest[again]!.from, to: rest[again]!.to, text: rest[again]!.text }); // prettier-ignore
  spans.splice(at + 1, 1);
}

/** "Small caps 10 ahead of SPY for 2021": in points. */
function isPointsAhead(spans: readonly Span[], at: number): boolean {
  const [before, { kind, slots, text }, next] = [spans[at - 1], spans[at]!, spans[at + 1]];
  const isLed = before !== undefined && (isNamed(before) || isLinking.test(lastWord(before)) || /^(?:finished|ended|closed|only|about|roughly|already)$/i.test(before.text)); // prettier-ignore
  const isBy =
    kind === 'to-size' &&
    /^by (?:(?:about|around|some|roughly|over|nearly|almost) )?\d/i.test(text) &&
    slots[0]?.kind === 'number' &&
    slots[0].amount! > 4; // "is beating the Nasdaq by 40 this year"
  const last = (): Span | undefined =>
    spans.slice(0, at).findLast((span) => !isNamed(span) && !/^the$/i.test(span.text));
  if (isBy) return isNamed(before) && last()?.kind === 'perform' && Number.isInteger(slots[0]!.amount) && (!next || isSettled(next) || isTimeSpan.test(next.kind)); // prettier-ignore
  const isAhead =
    next?.kind === 'perform' && /^(?:well |clear )?(?:ahead|behind|in front|clear|adrift)\b/i.test(next.text);
  return kind === 'number' && isLed && isAhead && Number.isInteger(slots[0]?.amount) && slots[0]!.amount! > 1;
}

/** "A bruising first half for crypto", "what it means for miners": of two other markets. */
const isForWhom = (spans: readonly Span[], at: number): boolean =>
  /^for$/i.test(spans[at - 1]?.text ?? '') && (isTimeSpan.test(spans[at - 2]?.kind ?? '') || /\bmeans$/i.test(spans[at - 2]?.text ?? '')) && (!spans[at + 1] || isSettled(spans[at + 1]!)); // prettier-ignore

const isTimeSpan = /^(?:period|bare-date|bare-dur|over|either)$/;

/** "Three weeks into January": the period that runs; of another one nobody can tell. */
function asRunning(span: Span, asOf: string): Span {
  const date = span.kind === 'into' ? span.slots.find(({ kind }) => kind === 'date') : undefined;
  const isMid = !/^(?:half|mid)/i.test(span.text) || date?.since?.length !== 4 || /-0[5-8]-/.test(asOf); // half of a year
  if (span.kind === 'bare-date' && /^(?:the )?end of\b/i.test(span.text)) return { ...span, kind: 'day' }; // "was 40 points end of June"
  const isRunning = date !== undefined && isMid && date.since! <= asOf && asOf <= date.until!;
  const days = /^(?:half|mid)/i.test(span.text) ? 180 : (span.slots.find(({ kind }) => kind === 'duration')?.sessions ?? 0) * (365 / 252); // prettier-ignore
  const end = date?.since?.length === 4 && days > 0 ? daysLater(`${date.since}-01-01`, Math.round(days)) : asOf;
  const isOver = Date.parse(asOf) - Date.parse(end) > 45 * DAY_MS && date!.since! <= asOf; // "four months into the year it was …", said in August
  if (isOver) return { ...span, kind: 'period', slots: [{ ...date!, until: end }] };
  return isRunning ? { ...span, kind: 'bare-date', slots: [date] } : span;
}

/** "Since the Fed's September cut": since the day it decided in that month. */
function asSinceDecision(span: Span): Span {
  const [item] = span.slots;
  if (span.value === 'after' && item?.vague) return { ...span, kind: 'since-event' }; // "in the weeks after the halving"
  if (!/^since-(?:decision|event)$/.test(span.kind) || !item?.since) return span;
  const isOfFed = /\b(?:fed|fomc|rate)\b/i.test(span.text);
  const day = item.since.length === 10 ? item.since : isOfFed ? decisionIn(item.since) : undefined;
  return day ? { ...span, kind: 'since', slots: [{ ...item, since: day, until: day, start: day, reach: day }] } : span;
}

/** What follows "it has not" where that is no answer of its own. */
const negatable = /^(?:perform|performance|gap|drift|decouple|correlation|level|together|apart|inversely|ratio|catch)$/;

/** "Since the October low": of stocks it has a known day; a coin and a ratio have lows of their own. */
function withDayOfStocks(spans: readonly Span[]): Span[] {
  const isOfStocks =
    spans.some(({ value }) => /^(?:SPX|SPY|NDX|QQQ|RUT|IWM|DJI|DIA)$/.test(value)) &&
    !spans.some(({ kind, value }) => kind === 'ratio' || value === '/' || lists.coins.has(value.toLowerCase()));
  return spans.map((span) => {
    const [item] = span.slots;
    const end = /\b(?:highs?|peaks?|top|record)$/i.test(span.text) ? 'high' : 'low';
    const day = /^(?:since-extreme|peak)$/.test(span.kind) && item?.kind === 'date' ? lists.stockTurns.get(`${end} ${item.since}`) : undefined; // prettier-ignore
    return isOfStocks && day !== undefined
      ? { ...span, slots: [{ ...item!, since: day, until: day, start: day }] }
      : span;
  });
}

/** "Off the 23 March low", "since Sunday's close": since the close of that day, for both. */
function asSinceClose(span: Span, isFirst: boolean): Span {
  const [item, ...more] = span.slots;
  const isDay = item?.since !== undefined && item.since === item.until && item.since.length === 10;
  const isLow = /^(?:off (?:the|its|their)|from (?:the|its|their)|since) \S.* (?:lows?|trough|bottom)$/i.test(
    span.text,
  );
  const isLead = isFirst && /^from /i.test(span.text); // "from its 19 February high, the S&P …"
  const isClose = /^(?:since|between)$/.test(span.kind) && /(?:'s close\b|\bclose (?:on|of) )/i.test(span.text);
  if (!isDay || !(isClose || span.kind === 'since-extreme' || ((isLow || isLead) && span.kind === 'peak'))) return span;
  const kind = span.kind === 'between' ? 'between' : 'since';
  return { ...span, kind, value: '', slots: [{ ...item, start: daysLater(item.since, 1) }, ...more] };
}

/** "9 points over IWM", "20-point gap, gold over stocks": ahead by so many points. */
function asLead(span: Span, before: Span | undefined, after: readonly Span[]): Span {
  const next = after.find(({ text }) => !/^the$/i.test(text));
  const isAfterPair = before?.kind === 'market' || before?.slots[0]?.unit === 'pp';
  const isLead = /^(?:over|above)$/i.test(span.text) && isAfterPair && next?.kind === 'market';
  const size = before?.kind === 'size' ? before.slots[0] : undefined;
  if (/^(?:vs|versus|against)\.?$/i.test(span.text) && size?.signed && size.unit === 'pp' && next?.kind === 'market')
    return { ...span, kind: 'perform', value: size.amount! < 0 ? 'behind' : 'ahead' }; // "ETH -25 points vs BTC"
  const isFarOff =
    /^(?:worse|better)$/i.test(span.text) && before?.slots[0]?.unit === 'pp' && !/^than$/i.test(next?.text ?? '');
  if (isFarOff) return { ...span, kind: 'perform', value: /^w/i.test(span.text) ? 'behind' : 'ahead' }; // "over 100 days it is nine points worse"
  return isLead ? { ...span, kind: 'perform', value: 'ahead' } : asSinceClose(span, before === undefined);
}

/** "Ahead of the Fed", "the week ahead": a time, not who is ahead of whom. */
function asTime(span: Span, before: Span | undefined, after: readonly Span[]): Span {
  if (
    /^(?:first|cause)$/.test(span.kind) &&
    /^(?:leads?|led) by$/i.test(span.text) &&
    /^sized?$/.test(after[0]?.kind ?? '')
  )
    return { ...span, kind: 'perform', value: 'ahead' }; // "it led by 12 points"
  if (span.kind !== 'perform') return span;
  if (/^lead$/i.test(span.text) && /^(?:that|this|such|whose)$/i.test(before?.text ?? ''))
    return { ...span, kind: 'performance' }; // "…; that lead has since narrowed"
  const [next] = after.filter(({ kind, text }) => kind !== 'word' || /^(?:its?|them)$/i.test(text));
  const isEvent = /\bahead of$/i.test(span.text) && /^(?:unknown|other|bare-date|event)$/.test(next?.kind ?? '');
  const isWeekAhead =
    /^ahead$/i.test(span.text) && /\b(?:days?|weeks?|months?|quarter|years?)$/i.test(before?.text ?? '');
  return isEvent || isWeekAhead ? { ...span, kind: 'quiet', value: '' } : span;
}

/** "The correlation is high": no high of it. */
function asStrength(span: Span, before: Span | undefined): Span {
  const isAdjective = span.kind === 'extreme' && /^(?:high|low)$/i.test(span.text) && [isLinking, isAdverb].some((is) => is.test(lastWord(before))); // prettier-ignore
  const isNarrow =
    span.kind === 'narrow' && /^(?:narrow|tight|closed?)$/i.test(span.text) && isLinking.test(lastWord(before));
  if (isNarrow) return { ...span, kind: 'small' }; // "the gap is narrow" is no change of it
  if (span.kind === 'extreme' && /^wide$/i.test(span.text) && isLinking.test(lastWord(before)))
    return { ...span, kind: 'quiet' }; // "the gap is wide" is no high of it
  return isAdjective ? { ...span, kind: 'strength' } : span;
}

const lastWord = (span: Span | undefined): string => span?.text.split(' ').at(-1) ?? '';

const isAdverb = /^(?!(?:month|week|dai|year|quarter|ear|hour|near|on)ly$)\w{3,}ly$/i;

const isLinking =
  /^(?:is|are|was|were|be|been|very|so|too|pretty|quite|fairly|relatively|remains?|remained|stays?|stayed|still|now|extremely|unusually|surprisingly|how|really|looks?)$/i;

const isNamed = (span: Span | undefined): boolean => /^(?:market|group)$/.test(span?.kind ?? '');

/** "The S&P is slightly lower": where no correlation is spoken of, prices moved. */
function asMove(span: Span, before: readonly Span[], after: Span | undefined): Span {
  const isCompared =
    before.some(({ kind }) => /^(?:not|never)$/.test(kind)) ||
    /^(?:than(?: (?:at|in|on) any .*)?|readings?|levels?|point)$/i.test(after?.text ?? '');
  if (
    span.kind === 'broken' &&
    /^(?:g[ia]ve|(?:forfeit|surrender|squander|relinquish)ed)/i.test(span.text) &&
    (after === undefined || isSettled(after) || /^(?:sized?|number)$/.test(after.kind))
  )
    return { ...span, kind: 'move', value: 'down' };
  const isColour = /^(?:green|red)$/i.test(span.text) && (after === undefined || isSettled(after));
  if (isColour && (isNamed(before.at(-1)) || isLinking.test(lastWord(before.at(-1)))))
    return { ...span, kind: 'move', value: /^green$/i.test(span.text) ? 'up' : 'down' }; // "IWM green on the month, ETH red"
  if (span.kind === 'turn') return { ...span, kind: 'move', value: span.value === 'positive' ? 'up' : 'down' };
  if (span.kind === 'sign' && /positive|negative/i.test(span.text) && (after === undefined || isSettled(after)))
    return { ...span, kind: 'move', value: span.value === 'positive' ? 'up' : 'down' };
  if (/^(?:broken|firmer)$/.test(span.kind) && /^(?:collaps|crumbl|weaken|erod|strengthen|firm)/i.test(span.text))
    return { ...span, kind: 'move', value: span.kind === 'broken' ? 'down' : 'up' };
  const isByFar = /^(?:cheaper|dearer|more expensive)$/i.test(span.text) && /^sized?$/.test(before.at(-1)?.kind ?? '');
  return span.kind === 'strength' && (isByFar || /^(?:lower|higher)$/i.test(span.text)) && !isCompared
    ? { ...span, kind: 'move', value: span.value === 'low' ? 'down' : 'up' }
    : span;
}

/** What may follow "positive" where it says that a market is up: a stop, a time, another part. */
const isSettled = ({ kind }: Span): boolean =>
  /^(?:punct|connector|period|over|since|either|day|bare-date|bare-dur)$/.test(kind);

/** The span of a wording, two where its kind is `one+other`, and after it the markets its slots took. */
function matched(match: Match, items: readonly Item[], at: number, sentence: string): Span[] {
  const [first, last] = [items[at]!, items[at + match.length - 1]!];
  const isMarket = ({ kind }: Item): boolean => kind === 'market' || kind === 'group' || kind === 'unfollowed';
  const slots = match.slots.filter((item) => !isMarket(item));
  const text = sentence.slice(first.from, last.to);
  const values = match.value.split('+');
  const whole = match.kind.split('+').map((kind, i) => {
    return { kind, value: values[i] ?? '', text, from: first.from, to: last.to, slots, glued: first.glued };
  });
  return [...whole, ...match.slots.filter(isMarket).map((item) => single(item, sentence))];
}

function single(item: Item, sentence: string): Span {
  const { word, from, to, glued } = item;
  return {
    kind: kindOf(item),
    value: item.name ?? word,
    text: sentence.slice(from, to),
    from,
    to,
    slots: [item],
    glued,
  };
}

function kindOf({ kind, word }: Item): string {
  if (kind !== 'word') return kind;
  if (connectors.has(word)) return 'connector';
  return furniture.has(word) || /^(?:'s|'|[-+~$#@&*_=%<>^|]+)$/.test(word) ? 'word' : 'unknown';
}

interface Entry {
  readonly symbol: string;
  readonly words: readonly string[];
  readonly isSymbol: boolean;
}

/** Names by their first word, longest first. */
type Lexicon = ReadonlyMap<string, readonly Entry[]>;

const compiled = new WeakMap<readonly MarketName[], Lexicon>();

/**
 * Which markets, groups of markets and markets nobody follows does a sentence name?
 *
 * A symbol that is also an English word counts only in capitals or after a `$`. What contains a market's name and is
 * something else ("gold standard", "bitcoin ETFs") stays words.
 *
 * @param items Words of the sentence.
 * @param sentence The sentence itself, for its capitals.
 * @param markets Symbols and names, the ones that win first; always the same array.
 * @returns The items with each market as one.
 */
export function findMarkets(items: readonly Item[], sentence: string, markets: readonly MarketName[]): Item[] {
  const found: Item[] = [];
  const reader = { items, sentence, lexicon: lexiconOf(markets), isShouted: isShouted(sentence) };
  for (let at = 0; at < items.length;) {
    const [item, length] = marketAt(reader, at);
    found.push(...item);
    at += length;
  }
  return withoutRepeats(found);
}

interface Reader {
  readonly items: readonly Item[];
  readonly sentence: string;
  readonly lexicon: Lexicon;
  readonly isShouted: boolean;
}

/** The items that begin here, and how many words they took. */
function marketAt(reader: Reader, at: number): [Item[], number] {
  const { items } = reader;
  const tag = /^[$#^]$/.test(items[at]!.word) && items[at + 1]?.from === items[at]!.to ? 1 : 0;
  const first = at + tag;
  const other = tag === 0 ? otherThing(items, at) : 0;
  if (other > 0) return [items.slice(at, at + other), other];
  const [group, words] = groupAt(items, first);
  if (group) return [[span(items, at, first + words, group, plural(phrase(items, first, words)))], tag + words];
  const entry = reader.lexicon.get(items[first]!.word)?.find((each) => matches(reader, each, first, tag > 0));
  if (entry) return [[span(items, at, first + entry.words.length, 'market', entry.symbol)], tag + entry.words.length];
  if (isTicker(reader, at, tag)) return [[span(items, at, first + 1, 'unfollowed', items[first]!.word)], tag + 1];
  return [[items[at]!], 1];
}

function isTicker({ items, sentence }: Reader, at: number, tag: number): boolean {
  if (tag === 0 || items[at]!.word !== '$') return false;
  return /^[A-Z]{2,6}$/.test(sentence.slice(items[at + 1]!.from, items[at + 1]!.to));
}

function span(items: readonly Item[], at: number, end: number, kind: Item['kind'], name: string): Item {
  const [first, last] = [items[at]!, items[end - 1]!];
  const glued = first.glued || items[at - 1]?.word === '/';
  return { kind, word: name.toLowerCase(), name, from: first.from, to: last.to, glued };
}

function matches({ items, sentence, isShouted }: Reader, entry: Entry, at: number, tagged: boolean): boolean {
  if (!entry.words.every((word, i) => items[at + i]?.word === word)) return false;
  if (tagged || entry.words.length > 1 || !englishWordTickers.has(entry.words[0]!)) return true;
  const written = sentence.slice(items[at]!.from, items[at]!.to);
  return entry.isSymbol ? /^[A-Z\d-]+$/.test(written) && !isShouted : isRealName(written, at);
}

/** "Tron", "Avalanche": a name that is a word too counts with a capital inside the sentence. */
function isRealName(written: string, at: number): boolean {
  return written === 'tech' || (/^[A-Z]/.test(written) && at > 0) || written.toLowerCase() === 'tech';
}

/** The words a name of more than one market or of one nobody follows begins with. */
const openingNames = new Set([...lists.groups, ...lists.unfollowed].map((name) => name.split(' ')[0]!));

function groupAt(items: readonly Item[], at: number): ['group' | 'unfollowed' | undefined, number] {
  const longest = openingNames.has(items[at]?.word ?? '') ? Math.min(4, items.length - at) : 0;
  for (let length = longest; length > 0; length--) {
    const name = phrase(items, at, length);
    if (lists.groups.has(name)) return ['group', length];
    if (lists.unfollowed.has(name)) return ['unfollowed', length];
  }
  if (!lists.stockKinds.has(items[at]?.word ?? '')) return [undefined, 0];
  const middle = lists.stockMiddles.has(items[at + 1]?.word ?? '') ? 1 : 0;
  return lists.stockWords.has(items[at + 1 + middle]?.word ?? '') ? ['group', 2 + middle] : [undefined, 0];
}

const plural = (name: string): string => (name.endsWith('coin') ? `${name}s` : name);

/** How many words to leave alone, because together they are no market. */
function otherThing(items: readonly Item[], at: number): number {
  const [word, next, before] = [items[at]!.word, items[at + 1]?.word ?? '', items[at - 1]?.word ?? ''];
  const spot = word === 'spot' ? 1 : 0;
  if (lists.coins.has(items[at + spot]?.word ?? '') && lists.fundWords.has(items[at + spot + 1]?.word ?? ''))
    return isFollowedFund(word, next) ? 0 : spot + 2;
  if (
    lists.coins.has(word) &&
    lists.coinFolk.has(next) &&
    !/^(?:deposits|withdrawals|supply|demand|treasury|treasuries)$/.test(next)
  )
    return 2;
  if (lists.commodities.has(word) && lists.tradeWords.has(next)) return 2;
  if (Object.hasOwn(lists.followers, word) && lists.followers[word]!.has(next)) return 2;
  if (next === 'for' && items[at + 2]?.word === word) return 3; // "dollar for dollar"
  const isOfRatio = items[at + 1]?.word === '/' && items[at + 2] !== undefined; // "the RUT/NDX ratio"
  return !isOfRatio && Object.hasOwn(lists.leaders, word) && lists.leaders[word]!.has(before) ? 1 : 0;
}

/** "Gold ETF" is a market itself. */
function isFollowedFund(word: string, next: string): boolean {
  return (/^(?:gold|silver)$/.test(word) && next === 'etf') || (word === 'gold' && next === 'fund');
}

function phrase(items: readonly Item[], at: number, length: number): string {
  return items
    .slice(at, at + length)
    .map(({ word }) => word)
    .join(' ');
}

/** "Ethereum (ETH)" and "the Russell 2000 ETF (IWM)" are one market; the ticker in brackets says which. */
function withoutRepeats(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const [before, ticker] = [lastMarket(kept), items[i + 1]];
    const isRepeat =
      before !== undefined && items[i]!.word === '(' && ticker?.kind === 'market' && items[i + 2]?.word === ')';
    if (isRepeat && isSameMarket(before, ticker)) {
      kept[kept.indexOf(before)] = { ...ticker, from: before.from, glued: before.glued };
      i += 2;
    } else kept.push(items[i]!);
  }
  return kept;
}

const betweenNameAndTicker = new Set(['index', 'etf', 'trust', 'fund', 'token', 'coin']);

function lastMarket(kept: readonly Item[]): Item | undefined {
  const last = kept.at(betweenNameAndTicker.has(kept.at(-1)?.word ?? '') ? -2 : -1);
  return last?.kind === 'market' ? last : undefined;
}

function isSameMarket(name: Item, ticker: Item): boolean {
  const [a, b] = [name, ticker].map((item) => lists.indexOf[item.name!] ?? item.name);
  return a === b;
}

function lexiconOf(markets: readonly MarketName[]): Lexicon {
  const known = compiled.get(markets);
  if (known) return known;
  const lexicon = compile(markets);
  compiled.set(markets, lexicon);
  return lexicon;
}

/** All symbols before all names, so that a name never hides another market's symbol; the earlier market keeps a name. */
function compile(markets: readonly MarketName[]): Lexicon {
  const taken = new Set<string>();
  const byFirstWord = new Map<string, Entry[]>();
  const symbols = markets.map(({ symbol }) => entryOf(symbol, symbol, true));
  const names = markets.flatMap(({ symbol, names }) => names.map((name) => entryOf(symbol, name, false)));
  for (const entry of [...symbols, ...names]) {
    const written = entry.words.join(' ');
    if (written === '' || taken.has(written)) continue;
    taken.add(written);
    byFirstWord.set(entry.words[0]!, [...(byFirstWord.get(entry.words[0]!) ?? []), entry]);
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

function entryOf(symbol: string, written: string, isSymbol: boolean): Entry {
  return { symbol, isSymbol, words: tokenise(written).map(({ word }) => word) };
}
