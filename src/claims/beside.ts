import { DAY_MS } from '../market/calendar-days.ts';
import { type Claim, type ClaimContext, isTimeless } from './claim.ts';
import { type Clause, isHead, isMarket, isSize, isTime, marketKey } from './clauses.ts';
import { pattern } from './lexicon/furniture.ts';
import { months } from './lexicon/relations.ts';
import { causeSaid } from './lexicon/stance.ts';
import {
  besideTimes, lostTimes, secondTimes, sharesOfThen, startOfTime, stretchBefore, undated, yearlyRate,
} from './lexicon/well-known.ts'; // prettier-ignore
import { fold, saidIn } from './remarks.ts';
import type { AspectReading } from './roles.ts';
import { spansOf } from './spans.ts';
import type { Sentence, Span } from './text.ts';

/** Times that are not the claim's: "like in 2022", "even after April's rebound", "in January Goldman said it would". */
export function withTimesBeside(spans: readonly Span[], asOf: string): readonly Span[] {
  const isDate = (span: Span): boolean => (isTime(span) || span.kind === 'ago') && span.slots.length === 1;
  return spans.map((span, at) => {
    const kind = isDate(span) ? timeBeside(span, at, spans, asOf) : /^unlike in\b/i.test(span.text) ? 'quiet' : null;
    const beside = { ...span, value: 'beside', slots: kind === 'then' ? span.slots : [] };
    return kind === null ? span : { ...beside, kind };
  });
}

/** `quiet` where the claim has a time without it, `then` where it is a multiple of what was, `other-time` where nobody can tell. */
function timeBeside(span: Span, at: number, spans: readonly Span[], asOf: string): string | null {
  const led = spans.slice(0, at).findLast(({ text }) => !besideTimes.article.test(text));
  const next = spans.slice(at + 1).find(({ text }) => text !== "'s");
  const isRunning = ({ kind, slots: [item] }: Span): boolean =>
    /^(?:period|bare-date|since|over)$/.test(kind) && (item?.until ?? asOf) >= asOf;
  const isOther = spans.some((other) => other !== span && isRunning(other));
  const isAfter = [led?.text, /^\w+/.exec(span.text)?.[0]].some((text) => besideTimes.before.test(text ?? ''));
  const isAside = besideTimes.noun.test(next?.text ?? '') && isAfter;
  if (isOther && (isAside || besideTimes.excepted.test(next?.text ?? ''))) return 'quiet';
  const comma = spans.findIndex(({ kind, value }) => kind === 'punct' && value === ',');
  const isOfFront = span.kind === 'day' && at < comma && /^(?:after|following|despite)\b/i.test(spans[0]!.text);
  if (isOther && isOfFront) return 'quiet'; // "after a soft print on the 11th, it finished the month 10 % higher"
  if (isOfSaying(at, spans)) return 'other-time';
  const isPast = spans.some((_, i) => isToldAsPast(spans, i));
  const isNoun = /^(?:unknown|event|other)$/.test(next?.kind ?? '');
  const then = spans.slice(0, at).some(({ kind }) => kind === 'ago');
  const isSized = spans.slice(at).some(isSize) && spans.slice(at).some(({ kind }) => kind === 'perform');
  if (/^today$/i.test(span.text)) return then && isSized ? 'other-time' : null; // "a year ago it led, today it trails by 80 points"
  if (besideTimes.coming.test(led?.text ?? '') && span.slots[0]!.kind === 'date')
    return !isPast && isNoun ? 'quiet' : 'other-time';
  if (/^before\b/i.test(led?.text ?? span.text) && isNoun && span.slots[0]!.kind === 'date')
    return isPast ? 'other-time' : 'quiet'; // "before the July meeting it leads"
  const likened = likenedTo(span, at, spans, asOf);
  if (
    likened === 'equal' &&
    span.kind === 'ago' &&
    besideTimes.multiple.test(
      spans
        .slice(0, at)
        .map(({ text }) => text)
        .join(' '),
    )
  )
    return 'then';
  // of a lead nobody can tell over which time
  const isLink = !isPast && spans.some(({ kind }) => /^(?:together|apart|inversely|correlation|decouple)$/.test(kind));
  return likened === 'alike' && (isOther || isLink) ? 'quiet' : likened && 'other-time';
}

/** Whether a time is compared with, and whether both are said to be equal: "as in 2024", "as correlated as it was in 2022". */
function likenedTo(span: Span, at: number, spans: readonly Span[], asOf: string): 'alike' | 'equal' | null {
  const { likening, between, equal, echoing } = besideTimes;
  const isBetween = ({ kind, text }: Span): boolean =>
    kind === 'market' || between.test(text) || (kind === 'it' && !likening.test(text));
  const start = spans.slice(0, at).findLastIndex((each) => !isBetween(each));
  const [link, inside] = [spans[start], spans.slice(start + 1, at)];
  const next = spans.slice(at + 1).find(({ text }) => text !== "'s");
  const said = [...spans.slice(0, at), span].map(({ text }) => text).join(' ');
  if (echoing.test(said)) return 'alike'; // "a repeat of 2020"
  if (link?.kind === 'seems' && /\blike$/i.test(link.text) && inside.length === 0 && span.kind === 'bare-date')
    return spans.slice(at).some(isMarket) ? 'alike' : 'equal'; // "it feels like 2021: …"
  const [verb, market] = [
    inside.findLastIndex(({ text }) => besideTimes.verb.test(text)),
    inside.findLastIndex(isMarket),
  ];
  const isEqual = equal.test(spans.slice(0, start + 1).map(({ text }) => text).join(' ')); // prettier-ignore
  const isOfBoth = market > verb || (market >= 0 && (isEqual || link?.value === 'what')); // "as much as gold in May"
  const until = span.slots[0]!.until ?? (span.kind === 'ago' ? '' : asOf);
  const isOwn = until >= asOf || isOfBoth || spans.some(({ kind }) => kind === 'since-then');
  if (isOwn || !likening.test(link?.text ?? '') || (next && isHead(next))) return null; // "as 2022 divergence deepens"
  const isLike = /^(?:as|like)$/i.test(link!.text) || /^did$/i.test(inside[verb]?.text ?? '');
  return isLike ? (isEqual ? 'equal' : 'alike') : null;
}

/** "In January Goldman said it would": when it was said. */
function isOfSaying(at: number, spans: readonly Span[]): boolean {
  const said = spans.findIndex(({ kind, text }) => /^(?:says|past)$/.test(kind) || besideTimes.said.test(text));
  const would = spans.findIndex(
    ({ kind, text }, i) =>
      i > said && (kind === 'if' || kind === 'modal') && /\b(?:would|could|might|will|'d)\b/i.test(text),
  );
  return said >= 0 && at < would && !spans.slice(Math.min(at, said), Math.max(at, said)).some(isMarket);
}

/** "Small caps lagged", not "have lagged". */
function isToldAsPast(spans: readonly Span[], at: number): boolean {
  const { kind, text } = spans[at]!;
  const before = spans.slice(Math.max(0, at - 2), at).findLast((span) => span.kind === 'word');
  return (
    /^(?:perform|move|together|gap)$/.test(kind) &&
    /^(?:beat|led|fell|rose|lost|won|\w+ed)\b/i.test(text) &&
    !/^(?:has|have|'s|'ve|is|are)$/i.test(before?.text ?? '')
  );
}

/** "Led throughout 2025", "never once led": so on every day of it, not at its end. */
const onEveryDay = pattern('i')`
  \b(?:throughout|all (?:year|month|quarter|week|summer|winter|spring|autumn) long|constantly|continuously|never once
  |not once|yet to (?:lead|get ahead)|at no (?:point|time|stage)|from start to finish|the whole time|all (?:through
  |along)|(?<!\b(?:over|for|in|of|across) )the whole (?:year|month|quarter|week)(?! of)|every step of the way)\b`;

/** "Stocks ended lower, with small caps lagging", "a quiet session": of one day that is not named. */
const ofTheSession = pattern('i')`
  ^(?:(?:us|u\.s\.|asian|european|american) )?(?:stocks|shares|equities|tech|markets?|wall street|futures|treasuries|bonds) (?:\w+ly )?
  (?:opened|ended|closed|finished|slipped|bounced|pared|drifted|edged|pulled back|dipped|rose|fell|climbed|rallied|slid|dropped|sank
  |tumbled|jumped|gained|swung|whipsawed|traded)\b[^.;]*, (?:with|as|and|while|small|the)\b
  |\b(?:quiet|choppy|busy|volatile|wild|late|thin|mixed|dull|shortened) (?:session|day|trade|trading)\b|\bsession (?:high|low)s?\b
  |\banother day, another\b|\b(?:after|before|at|by|into) the (?:(?:opening|closing) )?(?:bell|close|open)\b`;

/** "Trails gold in summer", "beats it in January, as a rule": how it is by habit. */
const habits = {
  said: /\bas a rule\b|\bby (?:habit|tradition)\b|\bseasonally\b/i,
  present: pattern('i')`
    (?<!\b(?:did|does|do|not|n't|to|will|would|could|can) )\b(?:beats|lags?|trails?|outperforms?|underperforms?|outpaces|leads?|tops
    |loses?|wins)\b`,
  past: /\b(?:did|was|were|had|led|beat|fell|rose|lost|won|(?:lagg|trail|outperform|underperform|gain|outpac|topp)ed)\b/i,
  season: /\b(?:in|during) (?:the )?(?:spring|summer|autumn|winter)\b(?! (?:of )?(?:19|20)\d\d)/i,
  unit: pattern('i')`
    \b(?:in|during) (?:${months}|the (?:first|second|third|fourth) (?:quarter|half))\b(?! (?:of )?(?:19|20)\d\d)`,
};

/** A headline tells what just was as if it were now; of a month longer ago nobody does. */
const DAYS_OF_A_HEADLINE = 45;

function habitIn({ text, asOf }: Claim, today: string): RegExpExecArray | null {
  if (!habits.present.test(text) || habits.past.test(text)) return habits.said.exec(text);
  const isLongAgo = asOf !== null && Date.parse(today) - Date.parse(asOf) > DAYS_OF_A_HEADLINE * DAY_MS;
  return habits.said.exec(text) ?? habits.season.exec(text) ?? (isLongAgo ? habits.unit.exec(text) : null);
}

/** What a claim says of its time and was not read: a second time, the stretch before, a rate, a time that names no day. */
export function timeLeftOut(claim: Claim, spans: readonly Span[], today: string): string | undefined {
  const { text, aspect, sizes, superlative, streak, windowSessions } = claim;
  if (!/^(?:gap|moves|distance|correlation|ratio)/.test(aspect)) return undefined;
  const before = stretchBefore.exec(text);
  const isBefore = (span: Span): boolean => span.from < before!.index + before![0].length && span.to > before!.index;
  const isOfBefore =
    before !== null &&
    (isTimeless(claim) ||
      streak !== null ||
      spans.some(
        (span) =>
          isBefore(span) && span.slots.some(({ sessions }) => sessions !== undefined && sessions === windowSessions),
      ));
  const isOpen =
    isTimeless(claim) &&
    superlative === 'none' &&
    claim.comparedWith === null &&
    /^(?:gap|moves|correlation-level)$/.test(aspect);
  const isOrdered = /^(?:gap|moves)$/.test(aspect) && streak === null && superlative === 'none';
  const whole = isOrdered ? onEveryDay.exec(text) : null;
  const rate = sizes.length > 0 ? yearlyRate.exec(text) : null;
  const lost = isOpen ? (lostTimes.exec(text) ?? ofTheSession.exec(text) ?? undated.exec(saidWith(spans))) : null;
  const habit = isOrdered ? habitIn(claim, today) : null;
  const isOrder = aspect === 'gap' && claim.change === null && claim.gapSince === null;
  const start = isOrder && claim.since === null && windowSessions === null ? startOfTime.exec(text) : null;
  const part =
    isOrder || (aspect === 'gap' && claim.gapSince === null && claim.asOf !== null) ? sharesOfThen.exec(text) : null;
  return (secondTimes.exec(text) ??
    whole ??
    rate ??
    (isOfBefore ? before : null) ??
    part ??
    lost ??
    habit ??
    start)?.[0];
}

/** What stands where is told beside some of the words, as `undated` asks for it: "during ?carry ?unwind". */
const saidWith = (spans: readonly Span[]): string =>
  spans.map(({ kind, text }) => (kind === 'unknown' ? `?${text}` : text)).join(' ');

/** "Gold and stocks rose together in 2024", "followed stocks lower", "went opposite ways": where each ended, it may
    be, and not from day to day. */
export function netMoves(
  clause: Clause,
  head: Span,
): Pick<AspectReading, 'subjectDirection' | 'benchmarkDirection'> | null {
  const { spans } = clause;
  const isDaily = spans.some(({ kind, text }) => kind === 'streak' || /\bday(?:s|-to-day| to day)?\b/i.test(text));
  const after = spans.slice(spans.indexOf(head) + 1).find((span) => !isMarket(span) && !/^the$/i.test(span.text));
  const followed = /^follow/i.test(head.text) ? /^(?:lower|down|higher|up)$/i.exec(after?.text ?? '')?.[0] : undefined;
  if (followed !== undefined) clause.use(after!);
  const way = followed ?? spans.find(({ kind, from }) => kind === 'move' && from === head.from)?.value;
  if (isDaily || way === undefined) return null;
  const direction = /^(?:lower|down)$/i.test(way) ? 'down' : 'up';
  return { subjectDirection: direction, benchmarkDirection: direction };
}

const turning =
  /^(?:top|peak|bottom|trough|crest)(?:ped|ed)?(?: out)?$|^(?:hit|made|set|launch|start|debut|approval|listing|low|high|record)$/i;

/** "Since the S&P topped on 19 February": since that day; what turned on it is no side of the claim. */
function asSinceTurn(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex(({ text }) => /^(?:ever )?(?:since|after|from when|from)$/i.test(text));
  const end = spans.findIndex(
    ({ kind, slots }, i) =>
      at >= 0 && i > at && i < at + 7 && /^(?:day|period|bare-date)$/.test(kind) && slots[0]?.kind === 'date',
  );
  const inside = spans.slice(at + 1, Math.max(at + 1, end));
  const isTurn =
    inside.some(isMarket) &&
    inside.some(({ text }) => turning.test(text)) &&
    !inside.some(({ value }) => value === ',');
  const isOfOthers =
    new Set(
      spans
        .slice(end + 1)
        .filter(isMarket)
        .map(marketKey),
    ).size > 0;
  if (at < 0 || end < 0 || !isTurn || !isOfOthers) return spans;
  return [...spans.slice(0, at), { ...spans[end]!, kind: 'since', from: spans[at]!.from }, ...spans.slice(end + 1)];
}

const outcome = /^(?:(?<won>win|wins|won|wins out|won out)|lose|loses|lost)$/i;

/** "Gold vs bitcoin this year: bitcoin loses by 30 points": which of the two that stand before it did worse. */
function asContest(spans: readonly Span[]): readonly Span[] {
  const stop = spans.findIndex(({ value, text }) => /^[:,-]$/.test(value) || text === ':');
  const label = spans.slice(0, Math.max(0, stop));
  const [who, verb, next] = spans.slice(stop + 1);
  const named = label.filter(isMarket).map(marketKey);
  const isOfTwo =
    named.length === 2 &&
    label.every((span) => isMarket(span) || isTime(span) || /^(?:vs\.?|v|versus|against|or)$/i.test(span.text));
  if (!isOfTwo || !who || !isMarket(who) || !named.includes(marketKey(who))) return spans;
  const found = outcome.exec(verb?.text ?? '');
  if (!found || (next && !isSize(next) && !isTime(next) && next.kind !== 'punct')) return spans;
  const said: Span = { ...verb!, kind: 'perform', value: found.groups?.['won'] ? 'ahead' : 'behind' };
  return [...spans.slice(0, stop + 2), said, ...spans.slice(stop + 3)];
}

const otherWay = pattern('i')`
  \b(?:went|moved|headed|ran|travell?ed|drifted|slid|was going|has gone|is going|did|has done|does) (?:in )?
  (?:just |exactly |precisely )?the (?:other (?:way|direction)|opposite(?: (?:way|direction))?|reverse)\b`;

/** "Gold added 26 %, and the dollar went the other way": it fell. */
function asOpposite(spans: readonly Span[], sentence: string): readonly Span[] {
  const { 0: said, index } = otherWay.exec(sentence) ?? { 0: '', index: -1 };
  const from = spans.findIndex((span) => span.from >= index);
  const end = spans.findLastIndex((span) => span.to <= index + said.length) + 1;
  const before = spans.slice(0, Math.max(0, from));
  const [move, ...more] = before.filter(({ kind, value }) => kind === 'move' && /^(?:up|down)$/.test(value));
  const isOfTwo = new Set(before.filter(isMarket).map(marketKey)).size === 2 && isMarket(before.at(-1)!);
  if (index < 0 || !move || more.length > 0 || !isOfTwo || spans.slice(end).some(isMarket)) return spans;
  const text = sentence.slice(spans[from]!.from, spans[end - 1]!.to);
  const turned: Span = {
    ...move,
    text,
    value: move.value === 'up' ? 'down' : 'up',
    from: spans[from]!.from,
    to: spans[end - 1]!.to,
  };
  return [...before, turned, ...spans.slice(end)];
}

/** "Closed the year red", "67 % below where it stood at the end of March": the move that no verb tells. */
function asMoves(spans: readonly Span[]): readonly Span[] {
  const isColour = ({ text }: Span, at: number): boolean =>
    /^(?:red|green)$/i.test(text) &&
    /^(?:closed|ended|finished|closes|ends|finishes)\b/i.test(spans[at - 1]?.text ?? '');
  const wayOf = (span: Span, at: number): 'up' | 'down' | null => {
    if (isColour(span, at)) return /^red$/i.test(span.text) ? 'down' : 'up';
    const [than] = /^(?:below|under|above|over)(?= where\b)/i.exec(span.text) ?? [];
    if (span.kind !== 'then-date' || than === undefined || !isSize(spans[at - 1] ?? span)) return null;
    return /^(?:below|under)$/i.test(than) ? 'down' : 'up';
  };
  return spans.flatMap((span, at) => {
    const way = wayOf(span, at);
    if (way === null) return [span];
    const move: Span = { ...span, kind: 'move', value: way, slots: [] };
    return span.kind === 'then-date' ? [{ ...move, text: span.text.split(' ')[0]! }, span] : [move];
  });
}

/** "In 2022 and 2023", "in June, July and August": each of them. */
export function eachPeriod(part: Span[]): Span[][] | null {
  const start = part.findIndex(({ kind, text }) => kind === 'period' && /^(?:in|during|for|over) /i.test(text));
  const isNamed = ({ kind, slots: [item] }: Span): boolean =>
    /^(?:period|bare-date)$/.test(kind) && item?.kind === 'date' && (item.since?.length ?? 10) < 10;
  const after = part.slice(start + 1);
  const end =
    start + 1 + (after.findIndex((span) => !isNamed(span) && !/^(?:,|and|also|in|then|again)$/.test(span.value)) >>> 0);
  const listed = part.slice(start, end);
  const times = listed.filter(isNamed);
  const isList =
    start >= 0 &&
    times.length > 1 &&
    times.length < 5 &&
    listed.some(({ value }) => value === 'and') &&
    isNamed(listed.at(-1)!);
  const isOfMore = part.some(
    (span) =>
      /^(?:most|record|extreme|unseen|never|intensity|sized?|to-size|streak|then|then-date)$/.test(span.kind) ||
      /^(?:combined|together)$/i.test(span.text),
  );
  const isOneUnit = new Set(times.map(({ slots: [item] }) => item!.since!.length)).size === 1;
  return isList && !isOfMore && isOneUnit
    ? times.map((time) => [...part.slice(0, start), { ...time, kind: 'period' }, ...part.slice(end)])
    : null;
}

const noOther =
  /, (?:and )?not (?:the other way (?:a?round|about)|the reverse|the opposite|vice versa|more|less|just (?:the )?\w+)\W*$/i;

/** "…, not the other way round": the same once more. */
function withoutOther(spans: readonly Span[], sentence: string): readonly Span[] {
  const { index = -1 } = noOther.exec(sentence) ?? {};
  return index < 0 ? spans : spans.filter(({ from, value }) => from < index || /^[.!]$/.test(value));
}

/** "The S&P barely added 1 %": by so little, and it did. */
function asSlight(spans: readonly Span[]): readonly Span[] {
  const isSlight = ({ kind, text }: Span, at: number): boolean =>
    kind === 'not' &&
    /^(?:barely|hardly|scarcely|only barely)$/i.test(text) &&
    spans[at + 1]?.kind === 'move' &&
    isSize(spans[at + 2] ?? spans[at]!);
  return spans.map((span, at) => (isSlight(span, at) ? { ...span, kind: 'quiet' } : span));
}

const onTop = /^(?:came out (?:on top|ahead)|came (?:out )?first|won|led the way|did (?:best|better))\b/i;

/** "It was small caps, not the S&P, that came out on top": the one beat the other. */
function asCleft(spans: readonly Span[]): readonly Span[] {
  const said = (from: number, to: number): string =>
    spans
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  const at = spans.findIndex(({ text }, i) => /^(?:it|it's)$/i.test(text) && isMarket(spans[i + 2] ?? spans[i]!));
  const rest = spans.slice(at + 3).filter(({ value }) => value !== ',' && value !== 'the');
  const [not, other, that] = rest;
  const tail = rest.slice(3);
  const isSaid =
    at >= 0 &&
    /^(?:was|is|'s)$/i.test(said(at + 1, at + 2)) &&
    not?.kind === 'not' &&
    other !== undefined &&
    isMarket(other) &&
    /^(?:that|which|who)$/i.test(that?.text ?? '');
  if (!isSaid) return spans;
  const verb = tail.findIndex(({ kind }) => kind === 'perform');
  const first = tail[0]!;
  if (verb === 0) return [...spans.slice(0, at), spans[at + 2]!, first, other, ...tail.slice(1)];
  const [top] = onTop.exec(tail.map(({ text }) => text).join(' ')) ?? [];
  if (top === undefined || tail.some(isMarket)) return spans;
  const beat: Span = { ...first, kind: 'perform', value: 'ahead', text: top, slots: [] };
  return [...spans.slice(0, at), spans[at + 2]!, beat, other, ...tail.slice(top.split(' ').length)];
}

/** "Both coins were hammered, but bitcoin fell harder than ether": the two that are named. */
function withoutBothOfKind(spans: readonly Span[]): readonly Span[] {
  const named = new Set(spans.filter(({ kind }) => kind === 'market').map(marketKey)).size;
  const isOfKind = ({ kind, text }: Span, at: number): boolean =>
    kind === 'group' &&
    /^(?:coins|tokens|assets|markets|metals|indexes|indices|cryptos|cryptocurrencies)$/i.test(text) &&
    /^(?:both|the two|two)$/i.test(spans[at - 1]?.text ?? '');
  return named === 2 ? spans.map((span, at) => (isOfKind(span, at) ? { ...span, kind: 'word' } : span)) : spans;
}

/** "Both the dollar and gold rose": the one rose and the other rose. */
function asBoth(spans: readonly Span[]): readonly Span[] {
  const markets = spans.flatMap((span, at) => (isMarket(span) ? [at] : []));
  const moves = spans.flatMap(({ kind, value }, at) => (kind === 'move' && /^(?:up|down)$/.test(value) ? [at] : []));
  const [first = 0, second = 0] = markets;
  const [move = 0] = moves;
  const isBoth = spans.some(({ text }, at) => /^both$/i.test(text) && at < move);
  const isOther = spans.some(
    (span) =>
      isSize(span) ||
      /^(?:perform|together|apart|not|never|more|most|strength|streak|correlation|gap|number)$/.test(span.kind),
  );
  const isList =
    markets.length === 2 &&
    moves.length === 1 &&
    spans.slice(first + 1, second).every(({ text }) => /^(?:and|the)$/i.test(text));
  if (!isBoth || isOther || !isList || move < second) return spans;
  const rest = spans.filter((_, at) => at !== move);
  const at = rest.indexOf(spans[second]!);
  return [
    ...rest.slice(0, rest.indexOf(spans[first]!) + 1),
    spans[move]!,
    ...rest.slice(rest.indexOf(spans[first]!) + 1, at + 1),
    spans[move]!,
    ...rest.slice(at + 1),
  ];
}

/** "8.5 % in the fourth quarter for the S&P, 12.6 % for the Nasdaq": each with its figure. */
function asFigureFirst(spans: readonly Span[]): readonly Span[] {
  const sizes = spans.flatMap((span, at) => (isSize(span) ? [at] : []));
  const [first = -1, second = -1] = sizes;
  const markets = spans.flatMap((span, at) => (isMarket(span) && at > first ? [at] : []));
  const isFor = (at: number): boolean =>
    /^(?:for|in|on)$/i.test(spans[/^the$/i.test(spans[at - 1]?.text ?? '') ? at - 2 : at - 1]?.text ?? '');
  const isPairs =
    sizes.length === 2 && markets.length === 2 && markets[0]! < second && second < markets[1]! && markets.every(isFor);
  const stop = spans.slice(0, first).findLastIndex(({ value }) => /^[:,;(-]$/.test(value));
  const isApart = stop >= 0 || !spans.slice(0, Math.max(0, first)).some(isMarket);
  const isOther = spans
    .slice(stop + 1)
    .some(({ kind }) => /^(?:perform|correlation|gap|ratio|priced|peak|performance)$/.test(kind));
  if (!isPairs || !isApart || isOther) return spans;
  const moved = new Map(sizes.map((size, i) => [markets[i]!, spans[size]!]));
  return spans.flatMap((span, at) => (moved.has(at) ? [span, moved.get(at)!] : sizes.includes(at) ? [] : [span]));
}

/** The spans of a sentence with what it tells by the way said as the reader knows it. */
export function retold(spans: readonly Span[], sentence: string): readonly Span[] {
  const said = [asSinceTurn, asContest, asCleft, asMoves, asSlight, withoutBothOfKind, asBoth, asFigureFirst].reduce(
    (told, rewrite) => rewrite(told),
    withoutOther(spans, sentence),
  );
  return asOpposite(said, sentence);
}

/** "November was another good month for big tech, with the Nasdaq 100 beating small caps": which month it was of. */
export function foldStages(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(({ text }, i) => /^with$/i.test(text) && spans[i - 1]?.value === ',');
  const stage = spans.slice(0, Math.max(0, at - 1));
  const isOfTime =
    stage.length > 0 &&
    isTime(stage[0]!) &&
    /^(?:was|is|has been|proved|turned out)$/i.test(stage[1]?.text ?? '') &&
    /\b(?:month|quarter|year|week|half|day)\b/i.test(saidIn(stage.slice(2)));
  const isClaim = stage.some((span) => isHead(span) || isSize(span) || span.kind === 'not');
  if (at < 0 || !isOfTime || isClaim || !spans.slice(at).some(isHead)) return [...spans];
  return [stage[0]!, ...fold(spans.slice(1), 0, at, 'aside')];
}

/** The first reason a text gives, in its own words. */
export function reasonIn(sentences: readonly Sentence[], context: ClaimContext): string | null {
  for (const { text } of sentences) {
    const opening = spansOf(text, context).find(({ kind }) => kind === 'cause');
    if (opening && opening.value === '') return text.slice(opening.from).replace(/^[\s,;-]+/, '');
    if (opening || causeSaid.test(text)) return text;
  }
  return null;
}

/** "Why? Central banks.": what is told so is the reason. */
export function withReasons(sentences: readonly Sentence[]): Sentence[] {
  const isWhy = (at: number): boolean =>
    /^(?:and |but |so )?why(?: is that| that is| so)?\?+$/i.test(sentences[at]?.text ?? '');
  return sentences.flatMap((sentence, at) => {
    if (isWhy(at)) return sentences[at + 1]?.follows ? [] : [sentence];
    return at > 0 && isWhy(at - 1) && sentence.follows
      ? [{ ...sentence, text: `The reason: ${sentence.text}` }]
      : [sentence];
  });
}

/** How kinds of span are told to the model: which market, day or figure it is does not matter to it. */
const masks = new Map<string, string>(
  Object.entries({
    '<market>': 'market group',
    '<unfollowed>': 'unfollowed',
    '<time>': 'over since day period bare-date between bare-dur either',
    '<size>': 'size sized number to-size from-size times',
    '<perform>': 'perform',
    '<gap>': 'gap',
    '<ratio>': 'ratio',
    '<correlation>': 'correlation',
    '<move>': 'move',
  }).flatMap(([mask, kinds]) => kinds.split(' ').map((kind) => [kind, mask] as const)),
);

/** The words of a stretch and each two neighbours, once; markets, times and figures by their kind. */
export function wordsAndPairs(spans: readonly Span[]): string[] {
  const split = (text: string): string[] => text.toLowerCase().match(/[a-z0-9']+|[^\sa-z0-9']/gu) ?? [];
  const words = ['<begin>', ...spans.flatMap(({ kind, text }) => masks.get(kind) ?? split(text)), '<end>'];
  return [...new Set(words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]!} ${word}`])))];
}
