import { type Chance, chanceOfGap } from '../analytics/verdict.ts';
import { DAY_MS, rowsText } from '../market/calendar-days.ts';
import { nameFor, nameOf } from '../market/known-markets.ts';
import { capital, firstFitting, fmt, joined, listed, msg, type Text } from '../messages/text.ts';
import { type Claim, isOfLeg, type SaidSize } from './claim.ts';
import type { PairEvidence, RankEvidence, Stretch } from './pair-evidence.ts';

// The small words answers are made of: names, amounts, stretches of time, chances; below them how a claim was read.

/** Both markets as people call them. */
export interface PairNames {
  readonly subject: Text;
  readonly benchmark: Text;
}

/** The names of a pair, the fund named where it stands in for an index. */
export function namesOf({ aligned: { pair } }: Pick<PairEvidence, 'aligned'>): PairNames {
  return { subject: nameOf(pair.subject), benchmark: nameOf(pair.benchmark) };
}

const decimalsOf = (value: number): 0 | 1 => (Math.abs(value) >= 9.95 ? 0 : 1);

/** A size in whole numbers from ten on: `52`, `8.2`. */
export function amount(value: number, decimals: number = decimalsOf(value)): Text {
  return fmt.number(Math.abs(value), decimals);
}

/** The same of per cents: `52 %`. */
export function percentAmount(value: number): Text {
  return fmt.percent(Math.abs(value), decimalsOf(value));
}

/** `Ethereum fell 44 %`. */
export function movedWords(name: Text, pct: number, decimals = decimalsOf(pct)): Text {
  const place = 'first';
  if (Math.abs(pct) < 0.05) return msg('divergence.still', { name, place });
  const percent = fmt.percent(Math.abs(pct), Math.abs(pct) < 0.5 ? 1 : decimals);
  return msg(pct < 0 ? 'divergence.fell' : 'divergence.rose', { name, percent, place });
}

/** `60 trading days`, `60 days` where both trade every day. */
export function daysWords(rows: number, everyDay: boolean): Text {
  return rowsText(rows, { everyDay });
}

/** `in 60 trading days`, `in 2025`, `since the start of 2026`, `since 15 March 2025`. */
export function saidStretchWords(
  claim: Pick<Claim, 'since' | 'asOf' | 'gapSince'>,
  stretch: Stretch,
  { dates, everyDay }: PairEvidence,
): Text {
  const { asOf } = claim;
  const since = claim.gapSince ?? claim.since;
  if (stretch.said !== 'period' || since === null) return msg('check.in', { rows: daysWords(stretch.rows, everyDay) });
  return periodWords(since, asOf, asOf === null ? null : dates.at(-1)!);
}

/** `in 2025`, `from January to March 2024`, `on 12 March 2020`; `until` is the last day there is of it. */
function periodWords(since: string, asOf: string | null, until: string | null): Text {
  const dated = { form: formOf(since), date: fmt.inFull(since) };
  if (asOf === null || until === null)
    return since.length === 4 ? msg('check.sinceStart', { year: since }) : msg('check.since', dated);
  if (since.length === 7 && asOf.slice(0, 4) === since.slice(0, 4) && isEndOf(asOf, asOf.slice(0, 7))) {
    const [from, to] = [fmt.fullMonthOfYear(since), fmt.inFull(asOf.slice(0, 7))];
    return since === asOf.slice(0, 7)
      ? msg('check.inPeriod', dated)
      : msg('check.fromTo', { form: 'months', from, to });
  }
  if (since === asOf) return msg('check.onDate', dated);
  if (since.length < 10 && asOf.startsWith(since) && isEndOf(asOf, since)) return msg('check.inPeriod', dated);
  const to = fmt.inFull(until);
  return since.length === 4
    ? msg('check.fromStartTo', { year: since, to })
    : msg('check.fromTo', { form: dated.form, from: dated.date, to });
}

function isEndOf(day: string, period: string): boolean {
  if (period.length === 4) return day.endsWith('-12-31');
  return new Date(Date.parse(day) + DAY_MS).getUTCDate() === 1;
}

/** What a date names: languages put other words before a day than before a year. */
export function formOf(date: string): 'day' | 'month' | 'year' {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** `since 2025`, `since March 2025`, `since 15 March 2025`. */
export function sinceWords(date: string): Text {
  return msg('check.since', { form: formOf(date), date: fmt.inFull(date) });
}

/** `on 15 March 2025`. */
export function onWords(date: string): Text {
  return msg('check.onDate', { form: formOf(date), date: fmt.inFull(date) });
}

/** `March 2024`. */
export function monthWords(date: string): Text {
  return fmt.inFull(date.slice(0, 7));
}

/** How far back a superlative reaches: `since March 2022`, `in 5 years`, `on record`. */
export function reachWords({ superlative, since, years }: Claim): Text {
  if (superlative === 'record') return msg('check.onRecord');
  if (since !== null) return sinceWords(since);
  return (years ?? 0) >= 1
    ? msg('check.inYears', { count: years! })
    : msg('check.inMonths', { count: Math.max(1, Math.round(12 * (years ?? 0))) });
}

/** `98 of 100 days`, never all and never none of them while something is on the other side. */
export function ofHundredDays(percentile: number): Text {
  if (percentile >= 100) return msg('check.days', { how: 'all', days: 100 });
  if (percentile > 99) return msg('check.days', { how: 'some', days: 99 });
  return msg('check.days', {
    how: percentile < 1 ? 'hardly' : 'some',
    days: Math.floor(percentile + 1e-9),
  });
}

/** `1 day in 20`. */
export function oneDayIn(chance: number): Text {
  if (chance > 0.4) return msg('check.oneDay', { how: chance > 0.7 ? 'most' : 'second' });
  if (chance < 1 / 500) return msg('check.oneDayBelow', { many: 500 });
  return msg('check.oneDayIn', { many: roundNumber(1 / chance) });
}

/** `1 pair in 5`. */
function onePairIn(chance: number): Text {
  if (chance > 0.4) return msg('check.onePair', { how: chance > 0.6 ? 'most' : 'second' });
  return msg('check.onePairIn', { many: roundNumber(1 / chance) });
}

function roundNumber(value: number): number {
  if (value < 20) return Math.round(value);
  return value < 100 ? 5 * Math.round(value / 5) : 50 * Math.round(value / 50);
}

/** How often chance alone opens so wide a gap, on either side as the picture shows it: one measure, one window. */
export function chanceOfGapWords(
  { word, since, absPercentile }: RankEvidence,
  rows: number,
  { everyDay, dates }: Pick<PairEvidence, 'everyDay' | 'dates'>,
): Text | null {
  if (word === null || absPercentile === null || since === null) return null;
  const plain = Math.max(1 - absPercentile / 100, 1e-4);
  return msg('check.chance', {
    rows: daysWords(rows, everyDay),
    days: ofHundredDays(absPercentile),
    month: monthWords(since),
    word: msg('verdict.alone', { verdict: word }),
    chance: oneDayIn(chanceOfGap(absPercentile, rows, dates.length)?.perDay ?? plain),
  });
}

/** The percentile in the direction a value has itself. */
export function towards(signedPercentile: number | null): number | null {
  return signedPercentile === null ? null : Math.max(signedPercentile, 100 - signedPercentile);
}

/** How often chance alone makes so many measures say so. */
export function chanceOfManyWords({ perDay, withinYear }: Chance): Text {
  return msg('check.chanceOfMany', { day: oneDayIn(perDay), pair: onePairIn(withinYear) });
}

/** The word of a catalog for a word of the reading: `at-least` is `atLeast` there. */
export function choiceOf(word: string): string {
  return word.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `at least 10 %`, as it is said. */
export function sizeWords(
  { comparator, of }: Pick<SaidSize, 'comparator' | 'of'>,
  value: Text,
  way: 'up' | 'down' | 'none' = 'none',
): Text {
  return msg('check.size', { comparator: choiceOf(comparator), amount: inUnit(value, of), way });
}

/** A number with its unit. */
function inUnit(value: Text, of: SaidSize['of']): Text {
  if (/^(?:correlation|ratio|ratioThen)$/.test(of)) return value;
  if (of === 'gapPp' || of === 'gapThen') return msg('check.points', { value });
  if (of === 'multiple' || of === 'gapTimes') return msg('check.times', { value });
  return of === 'sigma' ? msg('check.sigma', { value }) : msg('check.percent', { value });
}

/** Whether a size that holds is another number than the one that was said, in as many decimals. */
export function isOnlyNear({ value, comparator }: SaidSize, actual: number): boolean {
  const decimals = Math.min(2, String(value).split('.')[1]?.length ?? 0);
  return comparator === 'about' && Math.abs(actual).toFixed(decimals) !== Math.abs(value).toFixed(decimals);
}

/** The figures, and that they are only near what was said where they are. */
export function orNear(reason: Text, parts: readonly { readonly isNear?: true }[]): Text {
  return parts.some(({ isNear }) => isNear) ? msg('check.nearEnough', { reason }) : reason;
}

/** `Ethereum: said at least 10 % up, was 23.7 % up: holds` */
export function partWords(
  what: Text,
  said: SaidSize | { readonly direction: 'up' | 'down' | 'flat' },
  actual: number,
  holds: boolean,
): Text {
  const isDirection = 'direction' in said;
  return msg('check.part', {
    what: capital(what),
    said: isDirection ? msg('check.way', { way: said.direction }) : saidWords(said),
    was: isDirection ? wentWords(actual) : wasWords(said, actual),
    holds: holds && !isDirection && isOnlyNear(said, actual) ? 'near' : String(holds),
  });
}

/** `at least 10 %`, with its direction where it has one. */
export function saidWords(size: SaidSize): Text {
  const { value, of } = size;
  if (of === 'correlation') return sizeWords(size, fmt.number(value, 2));
  if (of.startsWith('ratio') && of !== 'ratioPct') return sizeWords(size, fmt.exact(value));
  const isLeg = isOfLeg(size);
  return sizeWords(size, fmt.exact(Number(Math.abs(value).toFixed(1))), isLeg ? (value < 0 ? 'down' : 'up') : 'none');
}

function wasWords({ of, value }: SaidSize, actual: number): Text {
  if (Number.isNaN(actual)) return msg('check.notMeasurable');
  if (of === 'correlation') return fmt.number(actual, 2);
  if (of.startsWith('ratio') && of !== 'ratioPct') return fmt.exact(Number(actual.toPrecision(3)));
  if (of === 'subjectPct' || of === 'benchmarkPct') return wentWords(actual);
  const size = inUnit(fmt.number(Math.abs(actual), 1), of);
  return actual < 0 !== value < 0 ? msg('check.otherWay', { amount: size }) : size;
}

function wentWords(actual: number): Text {
  const size = { comparator: 'about', of: 'subjectPct' } as const;
  return sizeWords(size, fmt.number(Math.abs(actual), 1), actual < 0 ? 'down' : 'up');
}

/** What is left for the figures beside a verdict word of a few words. */
const MOST_REASON_WORDS = 20;

/** The first of these that leaves room for a verdict word; the last where none does. */
export function shortest(choices: readonly [Text, ...Text[]]): Text {
  return firstFitting(choices, MOST_REASON_WORDS);
}

/**
 * In one plain sentence: how was a claim read?
 *
 * @param claim As read.
 * @returns With a full stop.
 */
export function describeClaim(claim: Claim): Text {
  const subject = nameOr(claim.subject, claim.subjectAltGroup);
  const clause = clauseOf(claim, subject, nameOr(claim.benchmark, claim.benchmarkAltGroup));
  const width = claim.width === null ? [] : [msg('reading.width', { ordinary: claim.width === 'ordinary' })];
  const said = [...reachOf(claim), ...timeOf(claim), ...width].reduce<Text>(
    (before, more) => msg('reading.with', { said: before, more }),
    claim.negated && !isTie(claim) ? msg('reading.denied', { said: clause }) : clause,
  );
  const whole = capital(said);
  return claim.question ? msg('reading.question', { said: whole }) : msg('reading.statement', { said: whole });
}

/** Everything that was read, or why nothing was. */
export function readAsWords(claims: readonly Claim[]): Text {
  const { aspect, hint, unread } = claims[0]!;
  if (aspect === 'none') return msg('reading.nothing', { hint: hint ?? '' });
  const said = joined(claims.map(describeClaim));
  if (unread.length === 0) return msg('reading.read', { claims: said });
  const words = unread.map((word) => msg('reading.word', { word }));
  return msg('reading.readNot', { claims: said, words: joined(words, ', ') });
}

const nameOr = (symbol: string | null, group: string | null): Text =>
  symbol === null ? (group ?? '…') : nameFor(symbol);

/** Which of two distances is said to be the larger one. */
export const distanceWords = ({ relation }: Claim, said: Readonly<Record<'subject' | 'benchmark', Text>>): Text =>
  relation === 'convergence'
    ? msg('reading.asFar', said)
    : msg('reading.nearer', { ...said, further: relation === 'behind' });

/** "Neck and neck", "fell by the same amount": no gap worth the name. */
const isTie = ({ aspect, relation, change, negated }: Claim): boolean =>
  aspect === 'gap' && relation === 'divergence' && change === 'closed' && negated;

function clauseOf(claim: Claim, subject: Text, benchmark: Text): Text {
  const said = { subject, benchmark };
  const both = msg('reading.and', said);
  if (claim.aspect === 'moves') return movesWords(claim, said, both);
  const isOfSizes = claim.relation === 'none' || (claim.relation === 'convergence' && claim.sizes.length > 0);
  if (claim.aspect === 'distance' && !isOfSizes) return distanceWords(claim, said);
  if (claim.aspect === 'distance')
    return msg('reading.peaks', {
      ...said,
      first: belowPeak(claim.subjectMovePct),
      second: belowPeak(claim.benchmarkMovePct),
    });
  if (claim.aspect === 'flow')
    return bySize(claim, msg('reading.flow', { subject, less: claim.relation !== 'inflow-rise' }));
  if (claim.aspect === 'ratio-level' || claim.aspect === 'ratio-distance') return ratioWords(claim, said);
  if (claim.aspect === 'forecast') return forecastWords(claim, both);
  if (claim.aspect === 'elsewhere') return msg('reading.elsewhere', { command: claim.answeredBy ?? '' });
  if (claim.aspect === 'lead') return msg('reading.lead', { ...said, after: (claim.leadSessions ?? 0) < 0 });
  if (claim.relation.endsWith('correlation')) return correlationWords(claim, both);
  if (claim.aspect === 'multiple') return msg('reading.multiple', { both, size: sizeOf(claim) ?? '' });
  const multiple = claim.sizes.find(({ of }) => of === 'multiple');
  if (multiple)
    return msg('reading.asMuch', {
      ...said,
      size: sizeWords(multiple, fmt.exact(Number(multiple.value.toFixed(2)))),
      way: wayOf(claim.subjectDirection),
    });
  if (isTie(claim)) return msg('reading.level', { ...said, way: wayOf(claim.subjectDirection) });
  const gap = gapWords(claim, said, both);
  return claim.relation === 'convergence' ? gap : besideMoves(legMoves(claim, said), bySize(claim, gap));
}

interface Pair {
  readonly subject: Text;
  readonly benchmark: Text;
}

/** "Gold rose and bitcoin rose", and which of them did better where neither a figure nor a direction tells. */
function movesWords(claim: Claim, said: Pair, both: Text): Text {
  const { sizes, subjectDirection, benchmarkDirection, relation } = claim;
  if (sizes.length === 0 && subjectDirection === null && benchmarkDirection === null)
    return msg('reading.opposite', { both });
  const moves = msg('reading.and', {
    subject: moved(said.subject, legSize(claim, 'subjectPct'), subjectDirection),
    benchmark: moved(said.benchmark, legSize(claim, 'benchmarkPct'), benchmarkDirection),
  });
  const isOrdered = relation === 'ahead' || relation === 'behind';
  const isTold = subjectDirection !== benchmarkDirection || legMoves(claim, said).length === 2;
  return isOrdered && !isTold ? besideMoves([moves], gapWords(claim, said, both)) : moves;
}

/** What is said of the legs themselves, in figures. */
const legMoves = (claim: Claim, said: Pair): Text[] =>
  (['subject', 'benchmark'] as const).flatMap((leg) => {
    const size = legSize(claim, `${leg}Pct`);
    return size === undefined ? [] : [moved(said[leg], size, null)];
  });

const besideMoves = (moves: readonly Text[], said: Text): Text =>
  moves.length === 0 ? said : msg('reading.moves', { moves: listed(moves), said });

function ratioWords(claim: Claim, said: Pair): Text {
  const low = claim.extreme === 'low';
  if (claim.comparedWith !== null && claim.since !== null && claim.extreme !== null)
    return msg('reading.ratioPassed', { ...said, low, time: fmt.inFull(claim.since) });
  if (claim.aspect === 'ratio-distance') return msg('reading.ratioAway', { ...said, size: sizeOf(claim) ?? '', low });
  if (claim.extreme !== null) return msg('reading.ratioEnd', { ...said, low });
  const value = claim.sizes[0]?.value;
  return msg('reading.ratioIs', { ...said, value: value === undefined ? '…' : fmt.exact(value) });
}

function gapWords({ superlative, relation, margin }: Claim, said: Pair, both: Text): Text {
  if (relation === 'convergence') return msg('reading.closer', { both });
  const further = superlative !== 'none';
  if (relation === 'divergence') return msg('reading.apart', { both, further });
  return msg(relation === 'ahead' ? 'reading.ahead' : 'reading.behind', {
    ...said,
    further: further || (margin ?? false),
  });
}

function correlationWords(claim: Claim, both: Text): Text {
  const { aspect, change, relation, inverse, almost, extreme } = claim;
  const size = sizeOf(claim);
  if (aspect === 'correlation-value' || (aspect === 'correlation-level' && size !== null))
    return msg('reading.correlationIs', { both, size: size ?? '' });
  if (change === 'turned-negative' || change === 'turned-positive')
    return msg('reading.turned', { both, positive: change === 'turned-positive' });
  if (change === 'decoupled') return msg('reading.decoupled', { both });
  if (change !== null) {
    const rise = change === 'rise';
    return size === null
      ? msg('reading.correlationMoved', { both, rise })
      : msg('reading.correlationMovedTo', { both, rise, size });
  }
  if (extreme !== null) return msg('reading.correlationEnd', { both, low: extreme === 'low' });
  if (inverse && !almost) return msg('reading.opposite', { both });
  return msg('reading.together', { both, together: relation === 'high-correlation' });
}

function forecastWords({ relation, change }: Claim, both: Text): Text {
  if (change !== null) return msg('reading.willCorrelate', { both, rise: change === 'rise' });
  if (relation === 'none') return msg('reading.winner', { both });
  return msg('reading.willClose', { both, close: relation === 'forecast-converge' });
}

/** What is said of the two together. */
const jointSize = ({ sizes }: Claim): SaidSize | undefined => sizes.find((size) => !isOfLeg(size));

function sizeOf(claim: Claim): Text | null {
  const first = jointSize(claim);
  if (first === undefined) return null;
  return sizeWords(first, first.of === 'correlation' ? fmt.exact(first.value) : amountOf(first));
}

/** `33.3`, for a third that was said; a value of a ratio as it was said. */
const amountOf = ({ value, of }: SaidSize): Text =>
  fmt.exact(/^ratio(?:Then)?$/.test(of) ? Math.abs(value) : Number(Math.abs(value).toFixed(1)));

function bySize(claim: Claim, said: Text): Text {
  const size = sizeOf(claim);
  if (size === null) return said;
  const { of } = jointSize(claim)!;
  return msg(of.startsWith('ratio') && of !== 'ratioPct' ? 'reading.toRatio' : 'reading.bySize', { said, size });
}

const percentOf = (pct: number): Text => msg('check.percent', { value: fmt.exact(Math.abs(pct)) });

const belowPeak = (pct: number | null): Text =>
  pct === 0 ? msg('reading.atPeak') : msg('reading.belowPeak', { percent: percentOf(pct ?? 0) });

/** What is said of one leg alone, "more than 20 %" with its comparator. */
const legSize = ({ sizes }: Claim, leg: SaidSize['of']): SaidSize | undefined => sizes.find(({ of }) => of === leg);

function moved(name: Text, size: SaidSize | undefined, direction: Claim['subjectDirection']): Text {
  if (size === undefined) return msg('reading.move', { name, way: wayOf(direction) });
  const percent = sizeWords(size, amountOf(size));
  return msg('reading.moveBy', { name, way: size.value < 0 ? 'fell' : 'rose', percent });
}

const wayOf = (direction: Claim['subjectDirection']): 'rose' | 'fell' | 'still' =>
  direction === 'up' ? 'rose' : direction === 'down' ? 'fell' : 'still';

function reachOf({ superlative, since, years, almost, aspect, relation, extreme }: Claim): Text[] {
  const than = !(aspect === 'ratio-level' || extreme !== null || relation.endsWith('correlation'));
  if (superlative === 'none') return [];
  const words = {
    record: () => msg('reading.ever', { than }),
    since: () => msg('reading.sinceDate', { than, ...dated(since ?? '') }),
    years: () => lengthWords(years ?? 1, than),
  }[superlative]();
  return [almost ? msg('reading.almost', { reach: words }) : words];
}

const dated = (date: string) => ({ form: formOf(date), date: fmt.inFull(date) });

function lengthWords(years: number, than: boolean): Text {
  return years >= 1
    ? msg('reading.inYears', { than, years: Number(years.toFixed(1)) })
    : msg('reading.inMonths', { than, months: Math.max(1, Math.round(12 * years)) });
}

function timeOf({ aspect, superlative, since, gapSince, asOf, windowSessions, comparedWith, streak }: Claim): Text[] {
  // "below its low of 2022"
  if (aspect === 'ratio-distance' && comparedWith !== null) return [untilWords(asOf)].filter((part) => part !== null);
  const parts = [
    gapSince === null ? null : msg('reading.countedFrom', dated(gapSince)),
    streak && streakWords(streak),
    windowSessions === null ? null : msg('reading.overDays', { days: windowSessions }),
    ...(since !== null && superlative !== 'since' ? stretchWords(since, asOf, streak) : [untilWords(asOf)]),
    comparedWith === null ? null : msg('reading.comparedWith', dated(comparedWith)),
  ];
  return parts.filter((part) => part !== null);
}

const untilWords = (asOf: string | null): Text | null => (asOf === null ? null : msg('reading.until', dated(asOf)));

function stretchWords(since: string, asOf: string | null, streak: Claim['streak']): (Text | null)[] {
  return streak?.isAny === true
    ? [msg('reading.after', dated(since)), untilWords(asOf)]
    : [periodWords(since, asOf, asOf)];
}

function streakWords({ count, isAny, unit }: NonNullable<Claim['streak']>): Text {
  return count === null
    ? msg('reading.streakAny', { any: isAny === true, unit })
    : msg('reading.streakOf', { count, unit });
}

/** What would be right, for each way in which a sentence gives nothing to test. */
export const hints = {
  empty: msg('reading.empty'),
  noMarket: msg('reading.noMarket'),
  noRelation: msg('reading.noRelation'),
  noSubject: msg('reading.noSubject'),
  unfollowed: (names: readonly string[]): Text => msg('reading.unfollowed', { names: listed(names, 'or') }),
  against: ({ relation }: Pick<Claim, 'relation'>): Text => msg('reading.against', { what: choiceOf(relation) }),
  winner: msg('reading.winnerHint'),
  otherMeasure: msg('reading.otherMeasure'),
  past: msg('reading.past'),
  condition: msg('reading.condition'),
  correlationWithoutDirection: msg('reading.correlationWithoutDirection'),
  flowWithoutDirection: msg('reading.flowWithoutDirection'),
  flowWindow: msg('reading.flowWindow'),
  outflow: msg('reading.outflow'),
  lead: msg('reading.leadHint'),
  onePrice: msg('reading.onePrice'),
  ownRecord: msg('reading.ownRecord'),
  language: (language: string): Text =>
    msg('reading.language', { language: msg('reading.languageName', { language: /^\w+/.exec(language)?.[0] ?? '' }) }),
  tooLong: msg('reading.sentenceTooLong'),
  tooMany: msg('reading.tooMany'),
  streak: msg('reading.streakHint'),
} as const;
