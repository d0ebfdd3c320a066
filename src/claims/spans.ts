import { DAY_MS, daysLater } from '../market/calendar-days.ts';
import type { ClaimContext } from './claim.ts';
import { findDates } from './dates.ts';
import { furniture, pattern, verbForms } from './lexicon/furniture.ts';
import { comparatorRows, reachRows, timeRows } from './lexicon/reach.ts';
import { correlationRows, gapRows, moveRows, otherRows, performRows, type Row } from './lexicon/relations.ts';
import { stanceRows } from './lexicon/stance.ts';
import * as lists from './lexicon/well-known.ts';
import { decisionIn } from './lexicon/well-known.ts';
import { isOnSuchDays } from './clauses.ts';
import { findMarkets } from './market-names.ts';
import { findQuantities } from './quantities.ts';
import { isItsFigure, type Item, type Span, tokenise } from './text.ts';

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
    const isDenied =
      span.kind === 'move' &&
      /[a-z] (?:lower|higher)$/i.test(span.text) &&
      (/^(?:not|never)$/.test(spans[i - 1]?.kind ?? '') || isTurnedRound(spans, i));
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
  // "TLT +12, SPY -32 from the 19 February top"
  const isTally = spans.some(({ slots: [item] }) => item?.signed === true && item.amount! > 0);
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
  const isKept = bought >= 0 && /\b(?:held|owned)$/i.test(read[bought]!.text); // "held in 2025" is that year
  const starts = isKept ? /^day$/ : /^(?:day|period|bare-date)$/;
  const then = read.findIndex(({ kind }, at) => bought >= 0 && at > bought && starts.test(kind));
  if (then >= 0) read[then] = { ...read[then]!, kind: 'since' }; // "if you'd bought ether on New Year's Day instead of gold"
  return read.some(({ kind }) => /^(?:correlation|together|apart|inversely|decouple|ratio|gap|flow)$/.test(kind))
    ? read.map((span, at) => asStrength(span, read[at - 1]))
    : read.map((span, at) => asMove(span, read.slice(Math.max(0, at - 2), at), read[at + 1]));
}

/** "At no point in six years has it closed lower": the denial opens the part. */
const isTurnedRound = (spans: readonly Span[], at: number): boolean =>
  /\b(?:at no|never|not once|on no|nowhere)\b[^,;:]* (?:has|have|had|did) [^,;:]*$/i.test(
    spans
      .slice(0, at)
      .map(({ text }) => text)
      .join(' '),
  );

/** "Since bitcoin's peak on 6 October gold …, the coin …": whose peak it was is a side only where it is spoken of again. */
function withoutOwner(spans: Span[]): void {
  const at = spans.findIndex(
    (span, i) =>
      /^(?:since-extreme|since|between)$/.test(span.kind) && isNamed(spans[i + 1]) && spans[i + 1]!.to <= span.to,
  );
  const owner = spans[at + 1];
  const rest = spans.slice(at + 2);
  if (at < 0 || !spans.some((span) => span !== owner && isNamed(span))) return;
  const isAgain = ({ kind, text }: Span, i: number): boolean =>
    kind === 'it'
      ? /^it$/i.test(text)
      : /^(?:index|coin|token|metal|fund)$/i.test(text) && /^the$/i.test(rest[i - 1]?.text ?? '');
  const again =
    new Set([...spans.slice(0, at), ...rest].filter(isNamed).map(({ value }) => value)).size === 1
      ? rest.findIndex(isAgain)
      : -1;
  if (again >= 0)
    spans.splice(at + 2 + again, 1, {
      ...owner!,
      from: rest[again]!.from,
      to: rest[again]!.to,
      text: rest[again]!.text,
    });
  spans.splice(at + 1, 1);
}

/** "Small caps 10 ahead of SPY for 2021": in points. */
function isPointsAhead(spans: readonly Span[], at: number): boolean {
  const [before, { kind, slots, text }, next] = [spans[at - 1], spans[at]!, spans[at + 1]];
  const isLed =
    before !== undefined &&
    (isNamed(before) ||
      isLinking.test(lastWord(before)) ||
      /^(?:finished|ended|closed|only|about|roughly|already)$/i.test(before.text));
  const isBy =
    kind === 'to-size' &&
    /^by (?:(?:about|around|some|roughly|over|nearly|almost) )?\d/i.test(text) &&
    slots[0]?.kind === 'number' &&
    slots[0].amount! > 4; // "is beating the Nasdaq by 40 this year"
  const last = (): Span | undefined =>
    spans.slice(0, at).findLast((span) => !isNamed(span) && !/^the$/i.test(span.text));
  if (isBy)
    return (
      isNamed(before) &&
      last()?.kind === 'perform' &&
      Number.isInteger(slots[0]!.amount) &&
      (!next || isSettled(next) || isTimeSpan.test(next.kind))
    );
  const isAhead =
    next?.kind === 'perform' && /^(?:well |clear )?(?:ahead|behind|in front|clear|adrift)\b/i.test(next.text);
  return kind === 'number' && isLed && isAhead && Number.isInteger(slots[0]?.amount) && slots[0]!.amount! > 1;
}

/** "A bruising first half for crypto", "what it means for miners": of two other markets. */
const isForWhom = (spans: readonly Span[], at: number): boolean =>
  /^for$/i.test(spans[at - 1]?.text ?? '') &&
  (isTimeSpan.test(spans[at - 2]?.kind ?? '') || /\bmeans$/i.test(spans[at - 2]?.text ?? '')) &&
  (!spans[at + 1] || isSettled(spans[at + 1]!));

const isTimeSpan = /^(?:period|bare-date|bare-dur|over|either)$/;

/** "Three weeks into January": the period that runs; of another one nobody can tell. */
function asRunning(span: Span, asOf: string): Span {
  const date = span.kind === 'into' ? span.slots.find(({ kind }) => kind === 'date') : undefined;
  const isMid = !/^(?:half|mid)/i.test(span.text) || date?.since?.length !== 4 || /-0[5-8]-/.test(asOf); // half of a year
  if (span.kind === 'bare-date' && /^(?:the )?end of\b/i.test(span.text)) return { ...span, kind: 'day' }; // "was 40 points end of June"
  const isRunning = date !== undefined && isMid && date.since! <= asOf && asOf <= date.until!;
  const days = /^(?:half|mid)/i.test(span.text)
    ? 180
    : (span.slots.find(({ kind }) => kind === 'duration')?.sessions ?? 0) * (365 / 252);
  const end = date?.since?.length === 4 && days > 0 ? daysLater(`${date.since}-01-01`, Math.round(days)) : asOf;
  // "four months into the year it was …", said in August
  const isOver = Date.parse(asOf) - Date.parse(end) > 45 * DAY_MS && date!.since! <= asOf;
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
    const day =
      /^(?:since-extreme|peak)$/.test(span.kind) && item?.kind === 'date'
        ? lists.stockTurns.get(`${end} ${item.since}`)
        : undefined;
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
  // "over 100 days it is nine points worse"
  if (isFarOff) return { ...span, kind: 'perform', value: /^w/i.test(span.text) ? 'behind' : 'ahead' };
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
  const isAdjective =
    span.kind === 'extreme' &&
    /^(?:high|low)$/i.test(span.text) &&
    [isLinking, isAdverb].some((is) => is.test(lastWord(before)));
  const isNarrow =
    span.kind === 'narrow' && /^(?:narrow|tight|closed?)$/i.test(span.text) && isLinking.test(lastWord(before));
  if (isNarrow) return { ...span, kind: 'small' }; // "the gap is narrow" is no change of it
  if (span.kind === 'extreme' && /^wide$/i.test(span.text) && isLinking.test(lastWord(before)))
    return { ...span, kind: 'quiet' }; // "the gap is wide" is no high of it
  return isAdjective ? { ...span, kind: 'strength' } : span;
}

const lastWord = (span: Span | undefined): string => span?.text.split(' ').at(-1) ?? '';

const isAdverb = /^(?!(?:month|week|dai|year|quarter|ear|hour|near|on)ly$)\w{3,}ly$/i;

const isLinking = pattern('i')`
  ^(?:is|are|was|were|be|been|very|so|too|pretty|quite|fairly|relatively|remains?|remained|stays?|stayed|still|now
  |extremely|unusually|surprisingly|how|really|looks?)$`;

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

interface PatternStep {
  readonly options: ReadonlySet<string>;
  readonly optional: boolean;
  /** Whether it is met by a market, a number or a date. */
  readonly isSlot: boolean;
}

/** One wording, ready to match. */
interface Wording {
  readonly kind: string;
  readonly value: string;
  readonly steps: readonly PatternStep[];
  /** Where it stands among the rows. */
  readonly order: number;
}

/** Wordings by what they can begin with: one word or slot, or two. */
type Patterns = ReadonlyMap<string, readonly Wording[]>;

/** A wording found: how many items it covers, and what its slots took. */
interface Match {
  readonly kind: string;
  readonly value: string;
  readonly length: number;
  readonly slots: readonly Item[];
}

const slotOf: Readonly<Record<string, string>> = {
  market: '<m>', group: '<m>', unfollowed: '<m>', duration: '<d>', date: '<t>', size: '<s>', number: '<n>',
}; // prettier-ignore

/**
 * How are the rows of lexicons looked up from their first word?
 *
 * @param rows Where two match the same items the earlier row wins.
 * @returns Wordings by each word or slot they can begin with, with the one after it where that is one of a few.
 * @throws {RangeError} A wording begins with an optional word.
 */
function compilePatterns(rows: readonly Row[]): Patterns {
  const patterns = new Map<string, Wording[]>();
  let order = 0;
  for (const [kind, value, wordings] of rows)
    for (const written of wordings.split('|')) {
      const steps = written.trim().split(/\s+/).filter(Boolean).map(patternStepOf);
      if (steps.length === 0) continue;
      if (steps[0]!.optional) throw new RangeError(`"${written}" begins with an optional word`);
      const wording = { kind, value, steps, order: order++ };
      for (const key of beginningsOf(steps)) {
        const known = patterns.get(key);
        if (known) known.push(wording);
        else patterns.set(key, [wording]);
      }
    }
  return patterns;
}

/** What a wording can begin with: its first word or slot, with its second where that has to be one of a few. */
function beginningsOf([first, second]: readonly PatternStep[]): string[] {
  const firsts = [...first!.options];
  if (second === undefined || second.optional || second.options.has('<w>')) return firsts;
  return firsts.flatMap((word) => [...second.options].map((next) => `${word} ${next}`));
}

function patternStepOf(written: string): PatternStep {
  const optional = written.length > 1 && written.endsWith('?');
  const bare = optional ? written.slice(0, -1) : written;
  const options = bare === '/' ? ['/'] : bare.split('/');
  const words = options.flatMap((word) => (/.~$/.test(word) ? verbForms(word.slice(0, -1)).all : [word]));
  return { optional, options: new Set(words), isSlot: words.some((word) => word.startsWith('<')) };
}

/**
 * Which wording covers the most items from here on?
 *
 * @param patterns As compiled.
 * @param items Of one sentence.
 * @param at Where it has to begin.
 * @returns The longest match, or undefined.
 */
function longestMatch(patterns: Patterns, items: readonly Item[], at: number): Match | undefined {
  let best: Wording | undefined;
  let bestEnd = at;
  for (const key of beginningsAt(items, at))
    for (const wording of patterns.get(key) ?? []) {
      const end = matchFrom(wording.steps, 1, items, at + 1); // its first step is the key
      if (end < bestEnd || end === at || (end === bestEnd && wording.order > best!.order)) continue;
      best = wording;
      bestEnd = end;
    }
  return best && { ...best, length: bestEnd - at, slots: slotsIn(items, at, bestEnd, best.steps) };
}

/** What wordings may begin with here, alone and with the next item. */
function beginningsAt(items: readonly Item[], at: number): string[] {
  const keys = keysOf(items[at]!);
  const next = items[at + 1];
  if (next === undefined) return keys;
  const slot = slotOf[next.kind];
  const seconds = slot === undefined ? [next.word] : [slot, next.word];
  return keys.flatMap((key) => [key, ...seconds.map((second) => `${key} ${second}`)]);
}

function keysOf(item: Item): string[] {
  const slot = slotOf[item.kind];
  if (item.kind === 'number' && /^[a-z]+$/.test(item.word)) return ['<n>', item.word]; // "move as one"
  return slot === undefined ? [item.word] : [slot];
}

/** Where the steps end if they match from `at`, taking optional words where they stand; −1 where they do not. */
function matchFrom(steps: readonly PatternStep[], step: number, items: readonly Item[], at: number): number {
  const next = steps[step];
  if (next === undefined) return at;
  if (at < items.length && fits(next, items[at]!)) {
    const end = matchFrom(steps, step + 1, items, at + 1);
    if (end >= 0) return end;
  }
  return next.optional ? matchFrom(steps, step + 1, items, at) : -1;
}

function fits({ options }: PatternStep, item: Item): boolean {
  if (item.kind === 'word') return options.has(item.word) || options.has('<w>');
  const slot = slotOf[item.kind];
  if (slot !== undefined && options.has(slot)) return true;
  return (slot === undefined || item.kind === 'number') && options.has(item.word);
}

const slotsIn = (items: readonly Item[], at: number, end: number, steps: readonly PatternStep[]): Item[] =>
  steps.some(({ isSlot }) => isSlot) ? items.slice(at, end).filter(({ kind }) => slotOf[kind] !== undefined) : [];
