import { plainName } from '../market/known-markets.ts';
import type { CorrelationInterval } from '../analytics/correlation-inference.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import { formatNumber, formatSigned } from '../messages/format.ts';
import type { DriversReport } from '../reports/drivers.ts';
import type { FlowsReport } from '../reports/flows.ts';
import type { HedgeReport } from '../reports/hedge.ts';
import type { HistoryReport } from '../reports/history.ts';
import type { Claim } from './claim.ts';
import type { BaseRate, CorrelationCase, GapCase, Part } from './finding.ts';
import {
  type Direction,
  type Extreme,
  extremeOf,
  type ManyMeasures,
  type PairEvidence,
  type RankEvidence,
} from './pair-evidence.ts';
import {
  amount,
  chanceOfGapWords,
  chanceOfManyWords,
  daysWords,
  dayWords,
  monthWords,
  movedWords,
  namesOf,
  ofHundredDays,
  oneDayIn,
  reachWords,
  saidWords,
  shortest,
  saidStretchWords,
  towards,
} from './words.ts';

// The figures behind a verdict about two prices, in words: each at most twenty words, without its full stop.

/** `52 points behind in 60 trading days`. */
function gapOf({ claim, stretch, moves, direction, evidence }: GapCase): string {
  const way = direction === null ? 'apart' : moves.gapPp < 0 ? 'behind' : 'ahead';
  return `${amount(moves.gapPp)} points ${way} ${saidStretchWords(claim, stretch, evidence)}`;
}

const year = (date: string | null): string => (date ?? '').slice(0, 4);

/** What both did, and the gap that makes. */
export function directionReason(asked: GapCase): string {
  const { moves } = asked;
  const way = moves.gapPp < 0 ? 'behind' : 'ahead';
  return shortest([`${movesReason(asked)}: ${amount(moves.gapPp)} points ${way}`, gapOf({ ...asked, direction: way })]);
}

export function movesReason({ claim, stretch, moves, evidence }: GapCase): string {
  const { subject, benchmark } = namesOf(evidence);
  const legs = `${movedWords(subject, moves.subjectPct)}, ${movedWords(benchmark, moves.benchmarkPct)}`;
  return `${legs} ${saidStretchWords(claim, stretch, evidence)}`;
}

/** Where each market stands below its own peak. */
export function distancesReason(
  { subjectPct, benchmarkPct }: { readonly subjectPct: number; readonly benchmarkPct: number },
  evidence: PairEvidence,
): string {
  const { subject, benchmark } = namesOf(evidence);
  return `${subject} is ${amount(subjectPct)} % below its peak, ${benchmark} ${amount(benchmarkPct)} % below its own`;
}

export function wrongWay(asked: GapCase): string {
  const { subject } = namesOf(asked.evidence);
  const { gapPp } = asked.moves;
  const [is, not] = gapPp < 0 ? ['behind', 'ahead'] : ['ahead', 'behind'];
  const stretch = saidStretchWords(asked.claim, asked.stretch, asked.evidence);
  return gapPp === 0
    ? `There is no gap ${stretch}`
    : `${subject} is ${is}, not ${not}: by ${amount(gapPp)} points ${stretch}`;
}

/** The direction as a part beside the sizes. */
export function directionPart({ evidence, direction }: GapCase, holds: boolean): Part {
  return { text: `${namesOf(evidence).subject} ${direction ?? 'apart'}: ${holds ? 'holds' : 'does not hold'}`, holds };
}

export function sizedReason(asked: GapCase): string {
  const { moves, claim, evidence, stretch } = asked;
  const said = claim.sizes.find(({ of }) => of === 'gapPp' || of === 'gapPct' || of === 'ratioPct');
  if (said === undefined) return directionReason(asked);
  if (said.of === 'ratioPct') {
    return `${movedWords(ratioName(evidence), moves.ratioPct)} ${saidStretchWords(claim, stretch, evidence)}; ${saidWords(said)} were said`;
  }
  const gap = gapOf(asked);
  const ratio = said.of === 'gapPct' ? `, or ${amount(moves.ratioPct)} % by their ratio` : '';
  return shortest([`${gap}${ratio}; ${saidWords(said)} were said`, gap]);
}

export function recordReason(asked: GapCase, standing: RankEvidence, many: ManyMeasures): string {
  const { direction, evidence, stretch } = asked;
  const gap = gapOf(asked);
  const isRecord = direction === null ? standing.recordAbs : standing.recordSigned;
  if (isRecord === true) {
    const only = 2 * many.records < many.asked ? `, by ${many.records} of ${many.asked} ways to measure` : '';
    return `${gap}, the ${direction === null ? 'widest' : 'furthest'} since ${year(standing.since)}${only}`;
  }
  const percentile = direction === null ? standing.absPercentile : towards(standing.signedPercentile);
  const ranking = direction === null ? 'absolute' : 'signed';
  const extreme = extremeOf(evidence.scaledGap(stretch.rows), 0, evidence.dates, ranking);
  const further = direction === null ? 'wider' : 'further';
  const equal = extreme === null ? '' : `; ${equalWords(extreme, evidence, farness(direction))}`;
  return `${gap}, ${further} than on ${ofHundredDays(percentile ?? 0)}${equal}`;
}

/** An adjective and its comparative. */
type Farness = readonly [as: string, more: string];

function farness(direction: Direction): Farness {
  return direction === null ? ['wide', 'wider'] : ['far', 'further'];
}

const RECENT_DAYS = 31;

/** `as wide in March 2024`; where that was only lately, `wider in` the month of the most extreme one. */
function equalWords({ equalOn, mostOn }: Extreme, { dates }: PairEvidence, [as, more]: Farness): string {
  if (equalOn === null || mostOn === null) return 'without an equal';
  const days = (Date.parse(dates.at(-1)!) - Date.parse(equalOn)) / 86_400_000;
  return days > RECENT_DAYS || mostOn === equalOn
    ? `as ${as} in ${monthWords(equalOn)}`
    : `${more} in ${monthWords(mostOn)}`;
}

export function recordChance(asked: GapCase, standing: RankEvidence, many: ManyMeasures): string {
  const { evidence, stretch, direction } = asked;
  const wide = chanceOfGapWords(standing, stretch.rows, evidence, direction) ?? '';
  const calls = many.records === 0 ? 'none calls' : many.records === 1 ? '1 calls' : `${many.records} call`;
  const chance = many.records === 0 ? '' : `; ${chanceOfManyWords(many.recordsChance)}`;
  return `${wide} Measured ${many.asked} ways, ${calls} it a record${chance}.`.trim();
}

/** Where most measures stand together, for the details. */
export function manyMeasures({ asked, median, records, medianChance }: ManyMeasures, direction: Direction): string {
  const which = direction === null ? 'a record' : 'a record in that direction';
  const chance = medianChance === null ? '' : `, which chance gives on ${oneDayIn(medianChance.perDay)}`;
  const middle = `the middle one is wider than on ${ofHundredDays(median)}${chance}`;
  return `All ${asked} measures from the first day on: ${records} at ${which}; ${middle}.`;
}

export function sinceReason(asked: GapCase, extreme: Extreme): string {
  const { evidence, direction } = asked;
  const gap = gapOf(asked);
  const { equalOn, record } = extreme;
  if (equalOn === null) return `${gap}, the most since prices can be measured`;
  if (record) return `${gap}, the most since ${monthWords(equalOn)}`;
  return `${gap}; ${equalWords(extreme, evidence, farness(direction))}`;
}

export function byMost(holding: number, asked: number): string {
  const which = 2 * holding >= asked ? 'most measures' : 'the usual measure';
  return `True by ${which} (${holding} of ${asked})`;
}

export function measuresSince(holding: number, asked: number, { claim }: GapCase): string {
  return `By ${holding} of ${asked} measures nothing ${reachWords(claim)} was as extreme.`;
}

export function widthReason(asked: GapCase, { word, absPercentile, since }: RankEvidence): string {
  const gap = gapOf(asked);
  if (word === 'record') return `${gap}, the widest since ${year(since)}`;
  const only = word === 'ordinary' ? 'only ' : '';
  return `${gap}: wider than on ${only}${ofHundredDays(absPercentile ?? 0)} since ${year(since)}`;
}

export function changeReason(now: number, before: number, then: string, { everyDay }: PairEvidence): string {
  const [a, b] = [now, before].map((gap) => `${amount(gap)} points ${gap < 0 ? 'behind' : 'ahead'}`);
  return `${a!} in ${daysWords(60, everyDay)}; on ${dayWords(then)} it was ${b!}`;
}

export function tooShort(asked: GapCase): string {
  return `${gapOf({ ...asked, direction: null })}; there are too few such stretches to say how wide that is`;
}

export function cutShort(from: string, { dates }: PairEvidence): string {
  const what = from === dates[0] ? 'Prices of both begin' : 'It can be measured from';
  return `${what} ${from === dates[0] ? 'in ' : ''}${monthWords(from)}${from === dates[0] ? '' : ' on'}; what was before cannot be asked`;
}

/** Said where sizes were asked over a stretch that nobody named. */
export function stretchNote({ stretch, evidence }: GapCase): string[] {
  return stretch.said === 'none'
    ? [`No period was said; asked over ${daysWords(stretch.rows, evidence.everyDay)}.`]
    : [];
}

/** Sizes over a time that nobody named and that is not the usual one. */
export function noPeriod(asked: GapCase): string {
  return `Over which time is not said; ${movesReason(asked)}`;
}

export function multipleOf({ of }: { readonly of: string }): string {
  return of === 'sigma' ? 'The gap' : 'The gap beside its usual size';
}

export function multipleReason(asked: GapCase, sigma: number, usual: number): string {
  const isSigma = asked.claim.sizes.some(({ of }) => of === 'sigma');
  const wide = isSigma ? `${sigma.toFixed(1)} sigma wide` : `${(sigma / usual).toFixed(1)} times as wide as usual`;
  return `${gapOf(asked)}, ${wide}`;
}

export function multipleMethod(sigma: number, times: number): string {
  return `The gap divided by how much this pair usually moves is ${sigma.toFixed(1)}; on the middle day before it was ${times.toFixed(1)}.`;
}

// Ratios of two prices.

function ratioName(evidence: PairEvidence): string {
  const { subject, benchmark } = namesOf(evidence);
  return `${subject} against ${benchmark}`;
}

export function ratioReason(claim: Claim, evidence: PairEvidence, extreme: Extreme): string {
  const { equalOn, record, shortBy, mostOn } = extreme;
  const [most, beside] = claim.extreme === 'low' ? ['lowest', 'above'] : ['highest', 'below'];
  const name = ratioName(evidence);
  if (equalOn === null) return `${name} is at its ${most} since prices begin in ${year(evidence.dates[0]!)}`;
  if (record) return `${name} is at its ${most} since ${monthWords(equalOn)}`;
  const away = claim.extreme === 'low' ? Math.expm1(shortBy) : -Math.expm1(-shortBy);
  return `${name} is ${amount(100 * away)} % ${beside} its ${most} ${reachWords(claim)}, of ${monthWords(mostOn!)}`;
}

/** The ratio of the two prices as it stands. */
export function ratioValueReason(evidence: PairEvidence): string {
  return `${ratioName(evidence)} is ${Number(Math.exp(evidence.logRatio().at(-1)!).toPrecision(3))}`;
}

export function plainRatioReason(extreme: 'low' | 'high', evidence: PairEvidence, percentile: number): string {
  const way = extreme === 'low' ? 'lower' : 'higher';
  return `${ratioName(evidence)} is ${way} than on ${ofHundredDays(percentile)} of the past year`;
}

export function distanceReason(
  evidence: PairEvidence,
  { awayPct, isPeak, on }: { readonly awayPct: number; readonly isPeak: boolean; readonly on: string },
): string {
  const where = isPeak ? 'below its peak' : 'above its low';
  return `${ratioName(evidence)} stands ${amount(awayPct)} % ${where} of ${monthWords(on)}`;
}

export function ratioMethod({ aligned: { pair }, dates }: PairEvidence): string {
  const ratio = `the price of ${pair.subject.symbol} divided by that of ${pair.benchmark.symbol}`;
  return `The ratio is ${ratio}, from closes since ${dayWords(dates[0]!)}.`;
}

// Correlations.

function strength(pearson: number): string {
  if (pearson < -0.2) return 'They move against each other';
  if (pearson < 0.2) return 'They move almost independently';
  if (pearson < 0.5) return 'They move together loosely';
  return pearson < 0.8 ? 'They move together' : 'They move closely together';
}

export function levelReason({ claim, evidence, rows, now }: CorrelationCase, previous: CorrelationInterval): string {
  const own = `${strength(now.pearson)}: ${formatNumber(now.pearson, 2)} over ${daysWords(rows, evidence.everyDay)}`;
  if (Number.isNaN(previous.pearson)) return own;
  return `${own}; ${formatNumber(previous.pearson, 2)} ${claim.comparedWith === null ? 'before' : `on ${dayWords(claim.comparedWith)}`}`;
}

export function moveReason({ claim, evidence, rows, now }: CorrelationCase, previous: CorrelationInterval): string {
  const [from, to] = [formatNumber(previous.pearson, 2), formatNumber(now.pearson, 2)];
  const when = claim.comparedWith === null ? 'before' : `on ${dayWords(claim.comparedWith)}`;
  return `${now.pearson < previous.pearson ? 'Down' : 'Up'} to ${to} over ${daysWords(rows, evidence.everyDay)}, from ${from} ${when}`;
}

export function moveChance(isClear: boolean): string {
  return isClear ? 'Chance alone moves it so far on less than 1 day in 20.' : 'A move of that size may be chance.';
}

export function moveDirectionPart({ change, relation }: Claim, holds: boolean): Part {
  const up = change === 'rise' || (change === null && relation === 'high-correlation');
  return { text: `It has ${up ? 'risen' : 'fallen'} to there: ${holds ? 'holds' : 'does not hold'}`, holds };
}

export function neverCoupled(isRecoupling: boolean): string {
  return isRecoupling ? 'They had not come apart in the year before' : 'They had not moved together in the year before';
}

export function extremeReason(asked: CorrelationCase, end: 'low' | 'high', extreme: Extreme): string {
  const { evidence, rows, now } = asked;
  const own = `${strength(now.pearson)}: ${formatNumber(now.pearson, 2)} over ${daysWords(rows, evidence.everyDay)}`;
  const [most, words]: [string, Farness] =
    end === 'low' ? ['lowest', ['low', 'lower']] : ['highest', ['high', 'higher']];
  if (extreme.equalOn === null) return `${own}, the ${most} since prices begin in ${year(evidence.dates[0]!)}`;
  if (extreme.record) return `${own}, the ${most} since ${monthWords(extreme.equalOn)}`;
  return `${own}; ${equalWords(extreme, evidence, words)}`;
}

export function windowsAgree(holding: number, asked: number): string {
  return `${holding} of ${asked} lengths between 30 and 252 days say so.`;
}

export function correlationMethod({ evidence, rows, now }: CorrelationCase): string {
  const sure = `95 of 100 such intervals hold the true value: ${formatNumber(now.hacLow, 2)} to ${formatNumber(now.hacHigh, 2)}`;
  return `Correlation of daily changes over ${daysWords(rows, evidence.everyDay)}: 0 is unrelated, 1 in step; ${sure}.`;
}

export function changeMethod(z: number): string {
  return `Change between two stretches that share no day, in its own standard errors: ${formatSigned(z, 1)}, a single test.`;
}

// The figures behind a verdict about flows, forecasts, and what other commands answer, in words.

export function fewFlows({ name }: FlowsReport): string {
  return `There are fewer than 180 days of ${name} flows to compare the week with`;
}

export function flowReason(
  claim: Claim,
  { name, change7dPct, asOf }: FlowsReport,
  { turned, percentile }: { readonly turned: number; readonly percentile: number },
): string {
  const change = change7dPct!;
  const went = `${amount(change)} % ${change < 0 ? 'less' : 'more'} ${name} was sent to exchanges in the week to ${dayWords(asOf)}`;
  if (turned <= 0) return went;
  if (claim.superlative !== 'none' && percentile === 100) return `${went}, the biggest such change in a year`;
  return `${went}, a bigger change than on ${ofHundredDays(percentile)}`;
}

export function flowOften({ timesPerYear, change7dPct }: FlowsReport): string | null {
  if (timesPerYear === null || change7dPct === null) return null;
  const times = Math.max(1, Math.round(timesPerYear));
  const often = times === 1 ? 'about once a year' : `about ${times} times a year`;
  return `A ${change7dPct >= 0 ? 'rise' : 'fall'} of that size happens ${often}.`;
}

export function flowYearOnly({ symbol }: FlowsReport): string {
  return `Only the past year of ${symbol} flows was asked; what was before was not`;
}

/** The verdict word of a forecast. */
export const nobodyKnows = 'Nobody can know';

export function wideForecast({ cases, happened }: BaseRate, noise: number | null, { everyDay }: PairEvidence): string {
  if (cases === 0) return 'Nothing this wide has come to an end yet';
  const chance = noise === null ? '' : `; chance alone ends ${Math.round(100 * noise)} of 100`;
  return `${happened} of ${cases} earlier gaps this wide were over within ${daysWords(60, everyDay)}${chance}`;
}

export function plainForecast({ cases, happened }: BaseRate, rows: number, { everyDay }: PairEvidence): string {
  const later = daysWords(rows, everyDay);
  if (cases === 0) return `No earlier day stood like today with ${later} after it`;
  return `From a gap like today's they were closer after ${later} in ${happened} of ${cases} cases; chance gives half`;
}

export function correlationForecast(rate: BaseRate, now: number, rows: number, { everyDay }: PairEvidence): string {
  const { cases, happened } = rate;
  const later = daysWords(rows, everyDay);
  if (cases === 0) return `It is ${formatNumber(now, 2)} today, and was never so with ${later} after it`;
  return `It is ${formatNumber(now, 2)} today; from there it was lower after ${later} in ${happened} of ${cases} cases`;
}

/** Where the pair stands on the day the forecast is asked about. */
export function forecastNow(evidence: PairEvidence, rows: number): string {
  const { word, absPercentile } = evidence.standing(rows);
  const gap = `Now they are ${amount(evidence.gapPoints(rows).at(-1)!)} points apart in ${daysWords(rows, evidence.everyDay)}`;
  if (word === null || absPercentile === null) return `${gap}.`;
  const isWide = word === 'ordinary' ? 'no unusual gap' : 'an unusual gap';
  return `${gap}, ${isWide}: wider than on ${ofHundredDays(absPercentile)}.`;
}

export function forecastCases({ cases }: BaseRate): string {
  const few = cases < 10 ? ' So few cannot be told from chance.' : '';
  return `${cases} earlier ${cases === 1 ? 'case' : 'cases'}, none of which shares a day with another.${few}`;
}

export const noPairForThat = 'Name two markets, for example Bitcoin and the S&P 500.';

export const notMeasurable = 'One of them did not move enough to be measured';

export function hedgeReason({ subject, benchmark, correlation, volChangePct }: HedgeReport): string {
  const does = (volChangePct ?? 0) < 0 ? 'calms' : 'stirs';
  const adding = `Adding 5 % ${subject.symbol} ${does} ${benchmark.symbol} by ${amount(volChangePct ?? 0)} %`;
  return `${adding}; they move together at ${formatNumber(correlation ?? NaN, 2)}`;
}

export function hedgeMethod({ windowSessions, volatilityRemovedPct, everyDay }: HedgeReport): string {
  const removed = `would have removed ${amount(volatilityRemovedPct ?? 0)} % of its swings`;
  return `Over ${daysWords(windowSessions, everyDay)}; the best hedge of the one with the other ${removed}.`;
}

export function driversReason(target: MarketSymbol, isCrypto: boolean, share: number): string {
  const what = isCrypto ? 'the rest of crypto' : 'stocks, rates and the dollar';
  return `${Math.round(100 * share)} of 100 parts of the swings of ${plainName(target)} go with ${what}`;
}

export function driversMethod({ windowSessions, shares }: DriversReport): string {
  const part = (share: number | null): string => (share === null ? 'unknown' : share.toFixed(2));
  const parts = `macro ${part(shares.macro)}, crypto ${part(shares.crypto)}, its own ${part(shares.idiosyncratic)}`;
  return `Shares of variance over ${windowSessions} trading days: ${parts}.`;
}

export function noEpisodes({ subject, benchmark }: HistoryReport): string {
  return `${subject.name} and ${benchmark.name} had no gap wide enough, and old enough, to say what became of it`;
}

export function historyReason({ cases, happened }: BaseRate, { everyDay }: HistoryReport): string {
  return `${happened} of ${cases} wide gaps were over within ${daysWords(60, everyDay)}`;
}

export function historyChance({ null: noise }: HistoryReport): string | null {
  return noise.exitWithin60 === null
    ? null
    : `Chance alone ends ${Math.round(100 * noise.exitWithin60)} of 100 as soon.`;
}

export function matrixReason(symbols: readonly MarketSymbol[], row: readonly number[], closest: number): string {
  const [name, first, other] = [symbols[0]!, symbols[1]!, symbols[closest + 1]!].map(plainName);
  const own = `${name} moves with ${first} at ${formatNumber(row[0]!, 2)}`;
  return closest === 0
    ? `${own}, more closely than with the others`
    : `${own}, with ${other} at ${formatNumber(row[closest]!, 2)}`;
}

/** The verdict word of a lead. */
export const leadUnsettled = 'Daily prices cannot tell';

export const leadUnsaid = 'Who moves first cannot be read off daily prices';

export function leadReason(evidence: PairEvidence, rows: number, pearson: number): string {
  const { subject, benchmark } = namesOf(evidence);
  const [first, second] = rows > 0 ? [subject, benchmark] : [benchmark, subject];
  const later = `${daysWords(Math.abs(rows), evidence.everyDay)} later`;
  return `${second} follows ${first} ${later} at ${formatNumber(pearson, 2)}, where 1 would be in step`;
}

export function leadMethod({ hacLow, hacHigh }: CorrelationInterval, isUsable: boolean): string {
  const clear = isUsable
    ? 'clear of zero, but one lead among many that could have been tried'
    : 'too small or too uncertain to use';
  const interval = `${formatNumber(hacLow, 2)} to ${formatNumber(hacHigh, 2)}`;
  return `Correlation of daily changes at that lead: ${interval}, ${clear}. Daily prices cannot settle who moves first.`;
}
