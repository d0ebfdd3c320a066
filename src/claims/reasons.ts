import { DAY_MS } from '../market/calendar-days.ts';
import type { CorrelationInterval } from '../analytics/correlation-inference.ts';
import { nameOf } from '../market/known-markets.ts';
import type { MarketSymbol } from '../market/ports.ts';
import { decimalsThatAdd } from '../messages/format.ts';
import { fmt, joined, msg, type Text } from '../messages/text.ts';
import type { DriversReport } from '../reports/drivers.ts';
import type { FlowsReport } from '../reports/flows.ts';
import type { HedgeReport } from '../reports/hedge.ts';
import type { HistoryReport } from '../reports/history.ts';
import type { Claim, SaidSize } from './claim.ts';
import {
  type BaseRate, drawGap, type Finding, type GapCase, isMet, legDoubtsOf, movesOver, type Part, partOf,
} from './finding.ts'; // prettier-ignore
import {
  type Direction, type Extreme, extremeOf, type GapEnds, type ManyMeasures, type PairEvidence, type RankEvidence,
} from './pair-evidence.ts'; // prettier-ignore
import {
  amount, chanceOfGapWords, chanceOfManyWords, daysWords, isOnlyNear, monthWords, movedWords, namesOf,
  ofHundredDays, oneDayIn, onWords, percentAmount, reachWords, saidStretchWords, saidWords, shortest, towards,
} from './words.ts'; // prettier-ignore

// The figures behind a verdict about two prices, in words: each at most twenty words, without its full stop.

type Way = 'behind' | 'ahead';

const wayOf = (gapPp: number): Way => (gapPp < 0 ? 'behind' : 'ahead');

/** `52 points behind in 60 trading days`. */
function gapOf({ claim, stretch, moves, direction, evidence }: GapCase): Text {
  return msg('check.gapOf', {
    ...namesOf(evidence),
    points: amount(moves.gapPp, decimalsOf(moves)),
    way: direction === null ? 'apart' : wayOf(moves.gapPp),
    stretch: saidStretchWords(claim, stretch, evidence),
  });
}

export const year = (date: string | null): string => (date ?? '').slice(0, 4);

/** As many as in the picture of the gap, so that no figure is rounded in two ways. */
const decimalsOf = ({ subjectPct, benchmarkPct }: GapCase['moves']): 0 | 1 => decimalsThatAdd(subjectPct, benchmarkPct);

/** What both did, and the gap that makes. */
export function directionReason(asked: GapCase): Text {
  const { moves, evidence } = asked;
  const [way, decimals] = [wayOf(moves.gapPp), decimalsOf(moves)];
  const { subject } = namesOf(evidence);
  const points = amount(moves.gapPp, decimals);
  return shortest([
    msg('check.movesGap', { moves: movesReason(asked, decimals), subject, points, way }),
    gapOf({ ...asked, direction: way }),
  ]);
}

export function movesReason(asked: GapCase, decimals: 0 | 1 | undefined = moveDecimals(asked)): Text {
  const { claim, stretch, moves, evidence } = asked;
  const { subject, benchmark } = namesOf(evidence);
  const moved = (name: Text, of: 'subjectPct' | 'benchmarkPct'): Text => {
    const words = movedWords(name, moves[of], decimals);
    const near = nearSize(asked, of);
    return near === undefined ? words : msg('check.nearly', { moved: words, said: fmt.exact(Math.abs(near.value)) });
  };
  const [first, second] = [moved(subject, 'subjectPct'), moved(benchmark, 'benchmarkPct')];
  return msg('check.moves', { first, second, stretch: saidStretchWords(claim, stretch, evidence) });
}

/** The size said of a market where what was is only near it. */
function nearSize({ claim, moves }: GapCase, of: 'subjectPct' | 'benchmarkPct'): SaidSize | undefined {
  return claim.sizes.find((size) => size.of === of && isMet(size, moves[of]) && isOnlyNear(size, moves[of]));
}

/** One decimal for both where it is needed to see that one is only near what was said. */
export function moveDecimals(asked: GapCase): 1 | undefined {
  return nearSize(asked, 'subjectPct') || nearSize(asked, 'benchmarkPct') ? 1 : undefined;
}

/** Where each market stands below its own peak. */
export function distancesReason(
  { subjectPct, benchmarkPct }: { readonly subjectPct: number; readonly benchmarkPct: number },
  evidence: PairEvidence,
): Text {
  const [first, second] = [percentAmount(subjectPct), percentAmount(benchmarkPct)];
  return msg('check.belowPeaks', { ...namesOf(evidence), first, second });
}

export function wrongWay({ claim, stretch: asked, evidence, moves }: GapCase): Text {
  const stretch = saidStretchWords(claim, asked, evidence);
  const names = namesOf(evidence);
  if (moves.gapPp === 0) return msg('check.noGapOf', { ...names, stretch });
  const points = amount(moves.gapPp, decimalsOf(moves));
  return msg('check.otherWayThan', { ...names, way: wayOf(moves.gapPp), points, stretch });
}

/** The direction as a part beside the sizes. */
export function directionPart({ evidence, direction }: GapCase, holds: boolean): Part {
  const { subject } = namesOf(evidence);
  return { text: msg('check.wayPart', { subject, way: direction ?? 'apart', holds }), holds };
}

export function sizedReason(asked: GapCase): Text {
  const { moves, claim, evidence, stretch } = asked;
  const size = claim.sizes.find(({ of }) => of === 'gapPp' || of === 'gapPct' || of === 'ratioPct');
  if (size === undefined && claim.sizes.some(({ of }) => of.startsWith('ratio'))) return ratioMoveReason(asked);
  if (size === undefined) return directionReason(asked);
  const said = saidWords(size);
  if (size.of === 'ratioPct') {
    const moved = movedWords(ratioName(evidence), moves.ratioPct);
    const near = isOnlyNear(size, moves.ratioPct) && isMet(size, moves.ratioPct);
    return msg('check.ratioBeside', { moved, stretch: saidStretchWords(claim, stretch, evidence), said, near });
  }
  const gap = gapOf(asked);
  const isOfRatio = size.of === 'gapPct';
  const both = isOfRatio ? msg('check.gapOrRatio', { gap, percent: percentAmount(moves.ratioPct) }) : gap;
  const near = asked.parts.some(({ about, isNear }) => about === 'gap' && isNear === true);
  return shortest([msg('check.gapBeside', { gap: both, said, near }), gap]);
}

/** The ratio at both ends of the stretch. */
function ratioMoveReason({ moves, claim, evidence, stretch }: GapCase): Text {
  const [then, now] = [moves.ratioThen, moves.ratio].map((value) => fmt.exact(Number(value.toPrecision(3))));
  return msg('check.ratioWent', {
    ratio: ratioName(evidence),
    then: then!,
    now: now!,
    stretch: saidStretchWords(claim, stretch, evidence),
  });
}

export function recordReason(asked: GapCase, standing: RankEvidence, many: ManyMeasures): Text {
  const { direction, evidence, stretch } = asked;
  const said = { gap: gapOf(asked), way: direction ?? 'apart' };
  const isRecord = direction === null ? standing.recordAbs : standing.recordSigned;
  if (isRecord === true) {
    const record = { ...said, year: year(standing.since) };
    const isOfFew = 2 * many.records < many.asked;
    return isOfFew
      ? msg('check.recordByFew', { ...record, records: many.records, asked: many.asked })
      : msg('check.record', record);
  }
  const percentile = direction === null ? standing.absPercentile : towards(standing.signedPercentile);
  const ranking = direction === null ? 'absolute' : 'signed';
  const extreme = extremeOf(evidence.scaledGap(stretch.rows), 0, evidence.dates, ranking);
  const wider = msg('check.noRecord', { ...said, days: ofHundredDays(percentile ?? 0) });
  if (extreme === null) return wider;
  const equal = equalWords(extreme, evidence, farness(direction));
  return shortest([msg('check.andEqual', { said: wider, equal }), msg('check.andEqual', { said: said.gap, equal })]);
}

/** The earlier day that was as far: marked in the picture, and the short answer where it is no record. */
export function besideEqual(
  { evidence, stretch, direction }: GapCase,
  word: string | null,
): Pick<Finding, 'short' | 'draw'> {
  const ranking = direction === null ? 'absolute' : 'signed';
  const extreme = extremeOf(evidence.scaledGap(stretch.rows), 0, evidence.dates, ranking);
  const day = extreme === null ? null : equalDay(extreme, evidence);
  if (word === 'record' || extreme === null || day === null) return { draw: drawGap(evidence, stretch.rows) };
  const equal = equalWords(extreme, evidence, farness(direction));
  return {
    short: msg('check.noRecordShort', { equal }),
    draw: drawGap(evidence, stretch.rows, { dates: [day], label: equal }),
  };
}

/** In which respect a value is extreme: languages have other adjectives for each. */
type Farness = 'wide' | 'far' | 'low' | 'high';

export function farness(direction: Direction): Farness {
  return direction === null ? 'wide' : 'far';
}

const RECENT_DAYS = 31;

/** `as wide in March 2024`; where that was only lately, `wider in` the month of the most extreme one. */
export function equalWords(extreme: Extreme, evidence: PairEvidence, kind: Farness): Text {
  const day = equalDay(extreme, evidence);
  if (day === null) return msg('check.noEqual');
  return msg(day === extreme.equalOn ? 'check.asFar' : 'check.further', { kind, month: monthWords(day) });
}

/** The earlier day that is named beside the last one; null where none was as extreme. */
export function equalDay({ equalOn, mostOn }: Extreme, { dates }: PairEvidence): string | null {
  if (equalOn === null || mostOn === null) return null;
  const days = (Date.parse(dates.at(-1)!) - Date.parse(equalOn)) / DAY_MS;
  return days > RECENT_DAYS ? equalOn : mostOn;
}

export function recordChance(asked: GapCase, standing: RankEvidence, many: ManyMeasures): Text {
  const { evidence, stretch } = asked;
  const wide = chanceOfGapWords(standing, stretch.rows, evidence) ?? undefined;
  const said = { asked: many.asked, records: many.records };
  const chance = many.records === 0 || many.recordsChance === null ? null : chanceOfManyWords(many.recordsChance);
  return joined([
    wide,
    chance === null ? msg('check.measured', said) : msg('check.measuredChance', { ...said, chance }),
  ]);
}

/** Where most measures stand together, for the details. */
export function manyMeasures({ asked, median, records, medianChance }: ManyMeasures, direction: Direction): Text {
  const said = { asked, records, signed: direction !== null, days: ofHundredDays(median) };
  if (medianChance === null) return msg('check.manyMeasures', said);
  return msg('check.manyMeasuresChance', { ...said, chance: oneDayIn(medianChance.perDay) });
}

export function sinceReason(asked: GapCase, extreme: Extreme): Text {
  const { evidence, direction } = asked;
  const gap = gapOf(asked);
  const { equalOn, record } = extreme;
  if (equalOn === null && asked.claim.gapSince === null) return msg('check.mostEver', { gap });
  if (record && asked.claim.gapSince !== null) return msg('check.mostOf', { gap });
  if (record) return msg('check.mostSince', { gap, month: monthWords(equalOn!) });
  return msg('check.andEqual', { said: gap, equal: equalWords(extreme, evidence, farness(direction)) });
}

export function byMost(holding: number, asked: number): Text {
  return msg('check.byMost', { most: 2 * holding >= asked, holding, asked });
}

export function measuresSince(holding: number, asked: number, { claim }: GapCase): Text {
  return msg('check.measuresSince', { holding, asked, reach: reachWords(claim) });
}

export function widthReason(asked: GapCase, { word, absPercentile, since }: RankEvidence): Text {
  const said = { gap: gapOf(asked), year: year(since) };
  if (word === 'record') return msg('check.widest', said);
  return msg('check.width', { ...said, ordinary: word === 'ordinary', days: ofHundredDays(absPercentile ?? 0) });
}

/** `Ethereum is 4 points ahead of Bitcoin since the start of 2024; on 9 July 2024 it was 21 points ahead`. */
export function changeReason(asked: GapCase, { now, before, then }: Omit<GapEnds, 'rows'>): Text {
  const { claim, evidence, stretch } = asked;
  return msg('check.gapChange', {
    ...namesOf(evidence),
    now: amount(now, decimalsOf(movesOver(evidence.aligned, stretch.rows))),
    nowWay: wayOf(now),
    stretch: saidStretchWords(claim, stretch, evidence),
    then: onWords(evidence.dates[then]!),
    before: amount(before),
    beforeWay: wayOf(before),
  });
}

/** Sizes of a gap at both ends, and how many times as wide it is. */
export function endParts({ claim, evidence }: GapCase, now: number, before: number): Part[] {
  const { subject, benchmark } = legDoubtsOf(evidence.aligned);
  return claim.sizes.flatMap((size) => {
    if (size.of === 'gapTimes') return partOf(msg('check.gapTimes'), size, now / before);
    const [what, was] = size.of === 'gapThen' ? [msg('check.gapThen'), before] : [msg('check.gap'), now];
    return size.of.startsWith('gap') ? partOf(what, size, was, subject + benchmark) : [];
  });
}

export function tooShort(asked: GapCase): Text {
  return msg('check.tooShort', { gap: gapOf({ ...asked, direction: null }) });
}

export function cutShort(from: string, { dates }: PairEvidence): Text {
  const month = monthWords(from);
  return from === dates[0] ? msg('check.cutBegin', { month }) : msg('check.cutMeasured', { month });
}

/** Said where sizes were asked over a stretch that nobody named. */
export function stretchNote({ stretch, evidence }: GapCase): Text[] {
  return stretch.said === 'none'
    ? [msg('check.noPeriodNote', { rows: daysWords(stretch.rows, evidence.everyDay) })]
    : [];
}

/** Sizes over a time that nobody named and that is not the usual one. */
export function noPeriod(asked: GapCase): Text {
  return msg('check.noPeriod', { moves: movesReason(asked) });
}

export function multipleOf({ of }: { readonly of: string }): Text {
  return of === 'sigma' ? msg('check.gap') : msg('check.usualGap');
}

/** The same beside the usual gap in plain points. */
export const multipleInPoints: Text = msg('check.usualPoints');

/** @param points Times the usual gap in points, where that is another answer than by how much the pair moves. */
export function multipleReason(
  asked: GapCase,
  { now, times }: { readonly now: number; readonly times: number },
  points: number | null,
): Text {
  const gap = gapOf(asked);
  if (asked.claim.sizes.some(({ of }) => of === 'sigma'))
    return msg('check.sigmaWide', { gap, size: fmt.number(now, 1) });
  const size = fmt.number(times, 1);
  return points === null
    ? msg('check.timesWide', { gap, size })
    : msg('check.timesWideTwice', { gap, size, points: fmt.number(points, 1) });
}

export function multipleMethod(sigma: number, times: number): Text {
  return msg('check.multipleMethod', { sigma: fmt.number(sigma, 1), usual: fmt.number(times, 1) });
}

// Ratios of two prices.

function ratioName(evidence: PairEvidence): Text {
  return msg('names.against', { ...namesOf(evidence) });
}

export function ratioReason(claim: Claim, evidence: PairEvidence, extreme: Extreme): Text {
  const { equalOn, record, shortBy, mostOn } = extreme;
  const said = { ratio: ratioName(evidence), low: claim.extreme === 'low' };
  if (equalOn === null) return msg('check.ratioEver', { ...said, year: year(evidence.dates[0]!) });
  if (record) return msg('check.ratioSince', { ...said, month: monthWords(equalOn) });
  const away = said.low ? Math.expm1(shortBy) : -Math.expm1(-shortBy);
  const percent = percentAmount(100 * away);
  const isThisMonth = mostOn!.slice(0, 7) === evidence.dates.at(-1)!.slice(0, 7);
  const month = isThisMonth ? fmt.inFull(mostOn!) : monthWords(mostOn!);
  return msg('check.ratioAway', { ...said, percent, reach: reachWords(claim), month });
}

/** The ratio of the two prices as it stands. */
export function ratioValueReason(evidence: PairEvidence): Text {
  const value = fmt.exact(Number(Math.exp(evidence.logRatio().at(-1)!).toPrecision(3)));
  return msg('check.ratioIs', { ratio: ratioName(evidence), value });
}

export function plainRatioReason(extreme: 'low' | 'high', evidence: PairEvidence, percentile: number): Text {
  const days = ofHundredDays(percentile);
  return msg('check.ratioYear', { ratio: ratioName(evidence), low: extreme === 'low', days });
}

export function distanceReason(
  evidence: PairEvidence,
  { away, isPeak, on }: { readonly away: number; readonly isPeak: boolean; readonly on: string },
): Text {
  const said = { ratio: ratioName(evidence), percent: percentAmount(Math.abs(away)) };
  const below = away < 0 || (away === 0 && isPeak);
  return msg('check.ratioDistance', { ...said, below, peak: isPeak, month: monthWords(on) });
}

export function ratioMethod({ aligned: { pair }, dates }: PairEvidence): Text {
  const symbols = { subject: pair.subject.symbol, benchmark: pair.benchmark.symbol };
  return msg('check.ratioMethod', { ...symbols, day: fmt.inFull(dates[0]!) });
}

// The figures behind a verdict about flows, forecasts, and what other commands answer, in words.

export function fewFlows(report: FlowsReport): Text {
  return msg('check.fewFlows', { name: nameOf(report) });
}

export function flowReason(
  claim: Claim,
  report: FlowsReport,
  { turned, percentile }: { readonly turned: number; readonly percentile: number },
): Text {
  const change = report.change7dPct!;
  const said = { percent: percentAmount(change), less: change < 0, name: nameOf(report) };
  const flow = msg('check.flow', { ...said, day: fmt.inFull(report.asOf) });
  if (turned <= 0) return flow;
  if (claim.superlative !== 'none' && percentile === 100) return msg('check.flowBiggest', { flow });
  return msg('check.flowBigger', { flow, days: ofHundredDays(percentile) });
}

export function flowOften({ timesPerYear, change7dPct }: FlowsReport): Text | null {
  if (timesPerYear === null || change7dPct === null) return null;
  const often = msg('check.flowTimes', { times: Math.max(1, Math.round(timesPerYear)) });
  return msg('check.flowOften', { less: change7dPct < 0, often });
}

export function flowYearOnly({ symbol }: FlowsReport): Text {
  return msg('check.flowYearOnly', { symbol });
}

/** The verdict word of a forecast. */
export const nobodyKnows: Text = msg('check.nobodyKnows');

export function wideForecast({ cases, happened }: BaseRate, noise: number | null, evidence: PairEvidence): Text {
  const names = namesOf(evidence);
  if (cases === 0) return msg('check.noneOver', { ...names });
  const ended = msg('check.over', { ...names, happened, cases, rows: daysWords(60, evidence.everyDay) });
  return noise === null ? ended : msg('check.endedChance', { ended, share: Math.round(100 * noise) });
}

export function plainForecast({ cases, happened }: BaseRate, rows: number, evidence: PairEvidence): Text {
  const said = { ...namesOf(evidence), rows: daysWords(rows, evidence.everyDay) };
  return cases === 0 ? msg('check.noDayLike', said) : msg('check.closer', { ...said, happened, cases });
}

export function correlationForecast(rate: BaseRate, now: number, rows: number, evidence: PairEvidence): Text {
  const { cases, happened } = rate;
  const said = { ...namesOf(evidence), value: fmt.number(now, 2), rows: daysWords(rows, evidence.everyDay) };
  return cases === 0 ? msg('check.levelNever', said) : msg('check.levelLower', { ...said, happened, cases });
}

/** Where the pair stands on the day the forecast is asked about. */
export function forecastNow(evidence: PairEvidence, rows: number): Text {
  const { word, absPercentile } = evidence.standing(rows);
  const points = amount(evidence.gapPoints(rows).at(-1)!);
  const said = { ...namesOf(evidence), points, rows: daysWords(rows, evidence.everyDay) };
  if (word === null || absPercentile === null) return msg('check.now', said);
  return msg('check.nowWide', { ...said, ordinary: word === 'ordinary', days: ofHundredDays(absPercentile) });
}

export function forecastCases({ cases }: BaseRate): Text {
  return cases < 10 ? msg('check.casesFew', { cases }) : msg('check.cases', { cases });
}

export const noPairForThat: Text = msg('check.nameTwo');

export const notMeasurable: Text = msg('check.didNotMove');

/** What a little of the one is said to do to the other. */
const ADDED_PCT = 5;

export function hedgeReason({ subject, benchmark, correlation, volChangePct }: HedgeReport): Text {
  return msg('check.hedge', {
    share: fmt.percent(ADDED_PCT, 0),
    subject: nameOf(subject),
    calms: (volChangePct ?? 0) < 0,
    benchmark: nameOf(benchmark),
    percent: percentAmount(volChangePct ?? 0),
    value: fmt.number(correlation ?? NaN, 2),
  });
}

export function hedgeMethod({ windowSessions, volatilityRemovedPct, everyDay }: HedgeReport): Text {
  const percent = percentAmount(volatilityRemovedPct ?? 0);
  return msg('check.hedgeMethod', { rows: daysWords(windowSessions, everyDay), percent });
}

export function driversReason(target: MarketSymbol, isCrypto: boolean, share: number): Text {
  return msg('check.drivers', { share: Math.round(100 * share), name: nameOf(target), crypto: isCrypto });
}

export function driversMethod({ windowSessions, shares }: DriversReport): Text {
  const part = (share: number | null): Text => (share === null ? msg('verdict.unknown') : fmt.number(share, 2));
  return msg('check.driversMethod', {
    rows: daysWords(windowSessions, false),
    macro: part(shares.macro),
    crypto: part(shares.crypto),
    own: part(shares.idiosyncratic),
  });
}

export function noEpisodes({ subject, benchmark }: HistoryReport): Text {
  return msg('check.noEpisodes', { subject: nameOf(subject), benchmark: nameOf(benchmark) });
}

export function historyReason({ cases, happened }: BaseRate, { subject, benchmark, everyDay }: HistoryReport): Text {
  const names = { subject: nameOf(subject), benchmark: nameOf(benchmark) };
  return msg('check.gapsOver', { ...names, happened, cases, rows: daysWords(60, everyDay) });
}

export function historyChance({ null: noise }: HistoryReport): Text | null {
  return noise.exitWithin60 === null
    ? null
    : msg('check.episodesChance', { share: Math.round(100 * noise.exitWithin60) });
}

export function matrixReason(symbols: readonly MarketSymbol[], row: readonly number[], closest: number): Text {
  const said = { name: nameOf(symbols[0]!), other: nameOf(symbols[1]!), value: fmt.number(row[0]!, 2) };
  if (closest === 0) return msg('check.matrixClosest', said);
  const third = nameOf(symbols[closest + 1]!);
  return msg('check.matrixOther', { ...said, third, thirdValue: fmt.number(row[closest]!, 2) });
}

/** The verdict word of a lead. */
export const leadUnsettled: Text = msg('check.dailyCannotTell');

export const leadUnsaid: Text = msg('check.leadUnsaid');

export function leadReason(evidence: PairEvidence, rows: number, pearson: number): Text {
  const { subject, benchmark } = namesOf(evidence);
  const [first, second] = rows > 0 ? [subject, benchmark] : [benchmark, subject];
  const later = daysWords(Math.abs(rows), evidence.everyDay);
  return msg('check.lead', { second, first, rows: later, value: fmt.number(pearson, 2) });
}

/** A lead that holds, one too small to be of use, one too uncertain, one of more days than are judged. */
export type LeadClearness = 'holds' | 'small' | 'unclear' | 'far';

export function leadMethod({ hacLow, hacHigh }: CorrelationInterval, how: LeadClearness, rows: Text): Text {
  const [low, high] = [fmt.number(hacLow, 2), fmt.number(hacHigh, 2)];
  return msg('check.leadMethod', { low, high, how, rows });
}
