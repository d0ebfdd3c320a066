import { daysLater } from '../market/calendar-days.ts';
import { isLinked } from './aspects-of-order.ts';
import { type Claim, levelOf, unsaid } from './claim.ts';
import { Clause, isMarket, isSize, isStop, isTime, marketKey } from './clauses.ts';
import { stretchesOf } from './leftover.ts';
import { firstOfEach } from './legs.ts';
import { notReached, rarityWord } from './lexicon/reach.ts';
import {
  allUnits, always, aYear, butOne, daily, everyUnit, inARowSaid, inAYear, inPlace, lastYear, matchesOf, meant,
  notAlways, noUnit, oneUnit, otherHalf, pastTense, rarely, rarityKind, sameDay, type Stand, toldDays, toldWays,
} from './lexicon/relations.ts'; // prettier-ignore
import { countWords, ordinals } from './lexicon/well-known.ts';
import { restriction } from './limits.ts';
import { yearsSaid } from './quantities.ts';
import { noReach, notSince, readReach, type SaidReach } from './read-reach.ts';
import { saidIn } from './remarks.ts';
import type { Item, Span } from './text.ts';

/** "Six months in a row", "every month of 2023": so many units of the calendar, or all of a period where the count is null. */
export type Streak = NonNullable<Claim['streak']>;

const isOfOneYear = (clause: Clause): boolean =>
  clause.all('period').some(({ slots }) => slots[0]?.since?.length === 4);

/** What a claim says of each of the units of a time, or of one of them. */
export type SaidUnits = { readonly streak: Streak | null } & Partial<
  Pick<Claim, 'relation' | 'negated' | 'since' | 'asOf' | 'windowSessions'>
>;

/**
 * Is it said of each day, week, month, quarter or year of a time, of none of them, or of the last one?
 *
 * What is said so and cannot be judged stands in `extra`: nothing less than that was said.
 *
 * @example "Six months in a row", "in no month of 2024", "2020 was the last year small caps beat the S&P 500"
 */
export function readUnits(clause: Clause, relation: Claim['relation']): SaidUnits {
  const streak = anyUnit(clause) ?? lastUnit(clause) ?? noneOf(clause, relation);
  if (streak) return streak;
  const isOne = oneUnit.exec(saidIn(clause.spans)) ?? butOne.exec(saidIn(clause.spans));
  if (isOne) clause.extra.push(...restriction(clause.spans, spanAt(clause, isOne.index)));
  return { streak: isOne ? null : readStreak(clause) };
}

/** Which span a place in the joined text is in. */
function spanAt({ spans }: Clause, index: number): number {
  let end = -1;
  return spans.findIndex(({ text }) => (end += text.length + 1) >= index + 1);
}

const isSinceYear = (clause: Clause): boolean =>
  clause.all('since').some(({ slots, text }) => /\bsince \d{4}\b/i.test(text) && slots[0]?.since?.length === 4);

const hasSizes = ({ spans }: Clause): boolean =>
  spans.some(({ kind, text }) => /^(?:sized?|to-size|number)$/.test(kind) && !/^(?:one|a)$/i.test(text));

/** "A quarter", "in a single month": the words of one unit. */
const isOneUnit = ({ text, kind }: Span): boolean =>
  streakWord.test(text) ||
  (/^(?:number|bare-dur|either|over|streak)$/.test(kind) &&
    /^(?:(?:in|over|for) )?(?:an?|one|any)?(?: ?(?:single|whole|full|calendar))*(?: ?(?:month|week|quarter|year|day|session))?$/i.test(
      text,
    ));

/** "Hasn't … in a calendar year since 2021", "not since 2021 has … in a year": not in one of the whole years after that one. */
function anyUnit(clause: Clause): SaidUnits | null {
  const unseen = clause.all('unseen').filter(({ text }) => notSince.test(text));
  const denials = [...clause.all('not'), ...clause.all('never'), ...unseen];
  const text = saidIn(clause.spans);
  const no = noUnit.exec(text)?.slice(1).find(Boolean);
  const isAny = no === 'year' || (unseen.length > 0 ? aYear : inAYear).test(text);
  if (!isAny || !isSinceYear(clause) || denials.length !== 1 || hasSizes(clause)) return null;
  clause.use(...denials, ...clause.spans.filter(isOneUnit));
  return { streak: { count: null, unit: 'year', isAny: true }, negated: true, windowSessions: null };
}

/** "2020 was the last year small caps beat the S&P 500": in that one, and in none after it. */
function lastUnit(clause: Clause): SaidUnits | null {
  const year = lastYear.exec(saidIn(clause.spans))?.slice(1).find(Boolean);
  const isDenied = clause.has('not') || clause.has('never') || clause.has('false');
  if (year === undefined || isDenied || hasSizes(clause)) return null;
  clause.use(...clause.spans.filter(({ text, kind }) => text === year || (/\byear$/i.test(text) && kind !== 'market')));
  return {
    streak: { count: null, unit: 'year', isAny: true },
    negated: true,
    since: year,
    asOf: null,
    windowSessions: null,
  };
}

/** "In no month of 2024 has it fallen behind": ahead in each of them. */
function noneOf(clause: Clause, relation: Claim['relation']): SaidUnits | null {
  const no = noUnit.exec(saidIn(clause.spans));
  const denials = [...clause.all('not'), ...clause.all('never'), ...clause.all('false')];
  if (!no || denials.length === 0) return null;
  const periods = [...clause.all('period'), ...clause.all('bare-date')];
  const isWhole =
    periods.length === 1 &&
    periods[0]!.slots[0]!.since!.length <= 7 &&
    !clause.spans.some(({ kind }) => /^(?:since|day|between|over)$/.test(kind));
  const unit = unitOf(no.slice(1).find(Boolean)!.toLowerCase());
  const isJudged = isWhole && denials.length === 1 && !hasSizes(clause) && unit !== 'year';
  if (!isJudged) {
    clause.extra.push(...restriction(clause.spans, spanAt(clause, no.index)));
    return { streak: null };
  }
  clause.use(...denials, ...clause.spans.filter(isOneUnit));
  return {
    streak: { count: null, unit },
    relation: relation === 'ahead' ? 'behind' : 'ahead',
    negated: false,
    windowSessions: null,
  };
}

/**
 * How many days, weeks, months, quarters or years in a row is it said to have been so?
 *
 * @param clause The words of the streak are marked as used.
 * @returns Null where no streak is told, or its count is not certain.
 */
function readStreak(clause: Clause): Streak | null {
  if (clause.spans.some(({ kind }) => /^(?:sized?|to-size)$/.test(kind))) return null; // nobody asks how far in each of them
  if (!clause.spans.some(isStreak)) return null;
  const text = clause.spans.map((span) => span.text).join(' ');
  const isRunning = clause.spans.some(({ slots: [item] }) => (item?.until ?? '') >= clause.asOf);
  const found = inARowSaid
    .map((pattern) => pattern.exec(text))
    .find((match) => match && countOf(match[1]!) > 0 && (isRunning || !/ one\b/i.test(match[0].slice(-17))));
  const every = found ? null : (everyUnit.exec(text) ?? (isOfOneYear(clause) ? allUnits.exec(text) : null));
  if (!found && !every) return null;
  const isPart = (span: Span): boolean =>
    isStreak(span) ||
    /^(?:nth|unseen)$/.test(span.kind) ||
    span.text === found?.[1] ||
    (span.kind === 'bare-dur' && found?.index === 0 && text.startsWith(span.text)) ||
    streakWord.test(span.text);
  clause.use(...clause.spans.filter(isPart));
  return {
    count: found ? countOf(found[1]!) : null,
    unit: unitOf((found?.[2] ?? every!.slice(1).find(Boolean)!).toLowerCase()),
  };
}

const isStreak = ({ kind, slots }: Span): boolean => kind === 'streak' || slots.some(({ unit }) => unit === 'streak');

const streakWord = /^(?:straight|consecutive|successive|single|every|each|month|week|quarter|year|day|session)s?$/i;

const unitOf = (unit: string): Streak['unit'] => (unit === 'session' ? 'day' : (unit as Streak['unit']));

function countOf(word: string): number {
  const written = word.toLowerCase();
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(written);
  if (digits) return Number(digits[1]);
  return Math.max(countWords.indexOf(written), ordinals.indexOf(written) + 1);
}

type Told = Stand & { readonly span?: Span };

/** One market and which way it went. */
interface Turn {
  readonly market: Told | null;
  readonly way: Told;
}

export const marketsTold = (spans: readonly Span[]): Told[] =>
  spans
    .filter(({ kind }) => kind === 'market')
    .map((span) => ({ what: 'market', value: marketKey(span), from: span.from, to: span.to, span }));

/** Which market went which way: the one named before it, else the one right after it, else after "and" the one that opened. */
function turnsOf(told: readonly Told[], sentence: string): Turn[] {
  const turns: Turn[] = [];
  let [free, taken]: [Told | null, Told | null] = [null, null];
  told.forEach((mark, at) => {
    if (mark.what === 'market') free = mark === taken ? free : mark;
    if (mark.what !== 'way') return;
    const next = told[at + 1];
    const isAnd = /^\W*(?:and|or|but)\W*$/i.test(sentence.slice(told[at - 1]?.to ?? 0, mark.from));
    const after = !isAnd && next?.what === 'market' ? next : null;
    turns.push({ way: mark, market: free ?? after ?? (isAnd ? (turns.at(-2) ?? turns.at(-1))!.market : null) });
    taken = free ? taken : after;
    free = null;
  });
  return turns;
}

/** How two markets stand to each other of which both halves are told. */
function linkOf(turns: readonly Turn[], named: readonly string[], isWhole: boolean): string | null {
  const keyOf = ({ market }: Turn, other: Turn): string | undefined => {
    const own = market?.value ?? '';
    if (named.includes(own)) return own;
    if (own === 'one' || own === 'other') return named[own === 'one' ? 0 : 1];
    return market === null ? undefined : named.find((key) => key !== other.market?.value);
  };
  const halves = [turns.slice(0, 2), turns.slice(2)].filter((half) => half.length === 2) as [Turn, Turn][];
  const ways = halves.map(([a, b]) => new Map([[keyOf(a, b), a.way.value], [keyOf(b, a), b.way.value]])); // prettier-ignore
  const of = (key: string): (string | undefined)[] => ways.map((half) => half.get(key));
  const [first, second] = named.map(of) as [(string | undefined)[], (string | undefined)[]];
  if (named.length !== 2 || [...first, ...second].includes(undefined) || (ways.length < 2 && !isWhole)) return null;
  const isIdle = [first, second].filter((each) => each.every((way) => way === 'none')).length === 1;
  const isTurned = [first, second].filter(
    ([then, now]) => now !== undefined && then !== now && now !== 'none' && then !== 'none',
  );
  if (ways.length === 2 && isTurned.length + (isIdle ? 1 : 0) < 2) return null;
  if (isIdle) return ways.length === 2 ? 'apart' : null;
  return [...first, ...second].includes('none') ? null : first[0] === second[0] ? 'together' : 'inversely';
}

/** "Tech can fly or crash, bitcoin doesn't even look up" */
const isIdleBeside = ([a, b, c, ...more]: readonly Turn[]): boolean =>
  more.length === 0 && c !== undefined && a!.market === b!.market && c.market !== a!.market && c.way.value === 'none' &&
  new Set([a!.way.value, b!.way.value, 'none']).size === 3; // prettier-ignore

/** Both halves of a link in a sentence, or one of them with words for the other, and where they stand. */
export function mirrorIn(spans: readonly Span[], sentence: string): Folded | null {
  const markets = marketsTold(spans);
  const moves = spans
    .filter(({ kind, value }) => kind === 'move' && /^(?:up|down)$/.test(value))
    .map(({ value, from, to }) => ({ what: 'way', value, from, to }) as const);
  const told = inPlace<Told>([
    ...markets,
    ...matchesOf(sentence, 'market', [['', meant]]).map(asMeant(sentence)),
    ...matchesOf(sentence, 'way', toldWays),
    ...moves,
  ]);
  const named = [...new Set(markets.map(({ value }) => value))];
  const all = turnsOf(told, sentence);
  for (const [at, size] of all.flatMap((_, i) => [4, 3, 2].map((count) => [i, count] as const))) {
    const turns = all.slice(at, at + size);
    if (turns.length < size) continue;
    const marks = turns.flatMap(({ market, way }) => [market ?? way, way]);
    const [from, to] = [Math.min(...marks.map((mark) => mark.from)), Math.max(...marks.map((mark) => mark.to))];
    const before = always.exec(sentence.slice(0, from));
    const rest = sentence.slice(to, all[at + size]?.way.from);
    const after = otherHalf.exec(rest) ?? (/\bwhen/i.test(sentence.slice(0, from)) ? sameDay.exec(rest) : null);
    const isMeaning = /^\W*means\W*$/i.test(sentence.slice(turns[0]!.way.to, turns[1]!.market?.from));
    const isWhole = size === 2 && (before !== null || after !== null || isMeaning);
    const link = size === 3 ? (isIdleBeside(turns) ? 'apart' : null) : linkOf(turns, named, isWhole);
    const end = after && size === 2 ? to + after.index + after[0].length : to;
    const inside = markets.filter((each) => each.from >= from && each.to <= end);
    if (link)
      return {
        kind: link,
        from,
        to: end,
        order: inside.filter(({ value }, i) => inside.findIndex((each) => each.value === value) === i),
      };
  }
  return null;
}

const asMeant =
  (sentence: string) =>
  (mark: Told): Told => ({
    ...mark,
    value: /\b(one|other)\b/i.exec(sentence.slice(mark.from, mark.to))?.[1]?.toLowerCase() ?? 'it',
  });

/** What a stretch of a sentence says in one word: "together", "first". */
interface Folded {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly order: readonly Told[];
}

/** "Moves on day one, ether the day after", "cracks first, and the next session it's the S&P's turn": who moves first. */
function orderIn(spans: readonly Span[], sentence: string): Folded | null {
  if (spans.some(({ kind, value }) => kind === 'first' && value !== '')) return null;
  const told = inPlace<Told>([...marketsTold(spans), ...matchesOf(sentence, 'day', toldDays)]);
  const at = told.findIndex((_, i) => shapeOf(told.slice(i, i + 4)) !== null);
  const shape = at < 0 ? null : shapeOf(told.slice(at, at + 4));
  if (!shape) return null;
  const [from, to] = [told[at]!.from, told[at + shape.size - 1]!.to];
  const text = sentence.slice(from, to);
  const isOnce = pastTense.test(text) && !spans.some(isTime);
  return isOnce ? null : { kind: 'first', from, to, order: shape.order };
}

/** Two markets with the first and the second of two days. */
function shapeOf(told: readonly Told[]): { readonly order: readonly Told[]; readonly size: number } | null {
  const names = told.map(({ what, value }) => (what === 'market' ? 'm' : value === 'first' ? '1' : '2')).join('');
  const [, shape] = /^(m1m2|m12m)/.exec(names) ?? [];
  const order = told.filter(({ what }) => what === 'market');
  return shape && order[0]!.value !== order[1]!.value ? { order, size: shape.length } : null;
}

/**
 * The sentence with what is told in halves said in one word: "gold up, dollar down and vice versa" is an inverse link.
 *
 * @param spans Of one sentence.
 * @param sentence Its text.
 * @example "Nasdaq up, bitcoin shrugs; Nasdaq down, bitcoin shrugs", "btc moves on day one, eth the day after"
 */
export function asLinked(spans: readonly Span[], sentence: string): readonly Span[] {
  if (new Set(marketsTold(spans).map(({ value }) => value)).size !== 2) return spans;
  const found = mirrorIn(spans, sentence) ?? orderIn(spans, sentence);
  if (!found) return spans;
  const to = found.to + (daily.exec(sentence.slice(found.to))?.[0].length ?? 0);
  const start = spans.findIndex((span) => span.to > found.from);
  const opening =
    spans
      .slice(0, start)
      .findLastIndex(
        ({ kind, text }) =>
          !/^(?:the|a|an)$/i.test(text) && !/^(?:maybe)$/.test(kind) && !/^(?:when|whenever)$/i.test(text),
      ) + 1;
  const end = spans.findLastIndex((span) => span.from < to) + 1;
  const inside = spans.slice(opening, end);
  const isTold = ({ text }: Span): boolean =>
    /^one$/i.test(text) || [...toldWays, ...toldDays].some(([, pattern]) => text.search(pattern) >= 0);
  const times = inside.filter((span) => isTime(span) && !isTold(span));
  const isOther = (span: Span): boolean =>
    (isSize(span) && !isTold(span)) ||
    (found.kind === 'first' && /^(?:modal|if|past)$/.test(span.kind)) ||
    /^(?:other|flow|says|priced|ratio|correlation|unfollowed|group)$/.test(span.kind);
  const text = sentence.slice(inside[0]!.from, inside.at(-1)!.to);
  const isOfTwoTimes = times.length > 0 && spans.filter((span) => isTime(span) && !isTold(span)).length > 1;
  if (inside.some(isOther) || isOfTwoTimes || notAlways.test(text)) return spans;
  const head: Span = {
    kind: found.kind,
    value: found.kind === 'first' ? 'lead' : '',
    text,
    from: inside[0]!.from,
    to: inside.at(-1)!.to,
    slots: [],
    glued: false,
  };
  return [...spans.slice(0, opening), ...told(found, head), ...times, ...spans.slice(end)];
}

/** The markets in their order and what is said of them. */
function told({ kind, order }: Folded, head: Span): Span[] {
  const [first, second] = order.map(({ span }) => span!);
  if (kind !== 'first') {
    const and = { ...head, kind: 'connector', value: 'and', text: 'and' };
    return first && second ? [first, and, second, head] : [...(first ? [first] : []), head];
  }
  const day: Item = {
    kind: 'duration',
    word: 'one day',
    from: head.from,
    to: head.to,
    glued: false,
    amount: 1,
    unit: 'day',
    sessions: 1,
  };
  return [first!, { ...head, slots: [day] }, second!];
}

/** "ETH/BTC 0.077. Haven't been up here since June 2018.", "… You'd have to go back to 2000 for anything this high.":
    how rare the ratio before is. */
export function rarityOf(sentence: string, spans: readonly Span[], last: Claim, asOf: string): Claim | null {
  const isOfPair = (span: Span): boolean =>
    [last.subject, last.benchmark].some((side) => marketKey({ kind: 'market', value: side ?? '' }) === marketKey(span));
  const isSaid = (part: readonly Span[]): boolean =>
    part.every((span) => (isMarket(span) ? isOfPair(span) : isRarity(span))) ||
    part.every(({ kind }) => /^(?:word|quiet|true|it|punct)$/.test(kind));
  const isLevel = last.aspect === 'ratio-level' && last.superlative === 'none' && !last.negated && !last.question;
  if (!isLevel || notReached.test(sentence) || !rarely.test(sentence) || !stretchesOf({ spans }, isStop).every(isSaid))
    return null;
  const reach = reachOf(sentence, spans, asOf);
  return reach && { ...last, ...levelOf(sentence, last), ...reach, text: `${last.text} ${sentence}` };
}

/** A time, or words that tell nothing but how rare something is. */
const isRarity = ({ kind, text, slots }: Span): boolean =>
  rarityKind.test(kind) ||
  (slots.every((item) => item.kind === 'word') && text.split(' ').every((word) => rarityWord.test(word)));

/** Since when or in how long, or ever. */
function reachOf(sentence: string, spans: readonly Span[], asOf: string): SaidReach | null {
  const not = spans.findIndex(({ kind }) => kind === 'not');
  const isDenied = not >= 0 && spans.slice(not).some(({ kind }) => /^(?:most|record|extreme)$/.test(kind));
  const found = readReach(new Clause(spans, asOf), false);
  const times = spans.filter(({ slots: [item] }) => item?.kind === 'date' || item?.kind === 'duration');
  const isOpen = found.superlative === 'record' && times.length > 0; // "it was never higher in 2021"
  if (isDenied || isOpen || found.superlative !== 'none') return isDenied || isOpen ? null : found;
  const [time, ...more] = times.filter(({ from }, at) => times.findIndex((span) => span.from === from) === at);
  const item = time?.slots[0];
  const isSure = item?.kind === 'duration' || /\b(?:since|back|last|from|where|lows?|highs?)\b/i.test(sentence);
  if (more.length > 0 || (item && !isSure)) return null;
  if (!item)
    return /\b(?:ever|never|history|records?|territory|no (?:point|time|\w+er))\b/i.test(sentence)
      ? { ...noReach, superlative: 'record' }
      : null;
  if (item.kind === 'date') return { ...noReach, superlative: 'since', since: item.reach ?? item.since! };
  return { ...noReach, superlative: 'years', years: yearsSaid(time) };
}

/** "The QQQ/IWM ratio hasn't been above this line since March 2000": a level of which nothing but that is said. */
export function rareAlone(text: string, spans: readonly Span[], asOf: string): Claim | null {
  const [subject, benchmark, ...others] = firstOfEach(new Clause(spans, asOf));
  if (!subject || !benchmark || others.length > 0 || !isLinked(new Clause(spans, asOf))) return null;
  const level = {
    ...unsaid,
    text,
    aspect: 'ratio-level',
    relation: 'divergence',
    subject: subject.value,
    benchmark: benchmark.value,
  } as const;
  const rare = [subject, benchmark].every(({ kind }) => kind === 'market') ? rarityOf(text, spans, level, asOf) : null;
  return rare?.loose.length === 0 ? { ...rare, text } : null;
}

/** So many sessions around the edges of what a "since" names may lie on the same side. */
const NEAR_SESSIONS = 10;

/** "Above 0.04 for the first time since March": since then it was on the other side, until lately. */
export function isFirstTime(
  { text, sizes, since, years }: Claim,
  values: Float64Array,
  dates: readonly string[],
): boolean {
  const [said] = sizes.filter(
    ({ of, comparator }) => of === 'ratio' && /^(?:more|less)-than$|^at-(?:least|most)$/.test(comparator),
  );
  if (!said || (since ?? years) === null || !/\bfirst time\b/i.test(text)) return true;
  const isBeyond = (at: number): boolean =>
    /^(?:more-than|at-least)$/.test(said.comparator) ? values[at]! > said.value : values[at]! < said.value;
  const from = since ?? daysLater(dates.at(-1)!, -Math.round(365.25 * years!));
  const after = dates.findIndex((date) => date.slice(0, from.length) > from);
  const rows = Array.from({ length: Math.max(0, dates.length - Math.max(0, after)) }, (_, i) => Math.max(0, after) + i);
  const last = rows.findLast((at) => !isBeyond(at));
  return after >= 0 && last !== undefined && rows.filter((at) => at < last - NEAR_SESSIONS && isBeyond(at)).length < 2;
}
