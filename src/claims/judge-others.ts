import { correlationInterval, type CorrelationInterval } from '../analytics/correlation-inference.ts';
import { quantile } from '../analytics/rank.ts';
import { UserError } from '../errors.ts';
import { shortNameOf } from '../market/known-markets.ts';
import type { MarketSymbol, Request } from '../market/ports.ts';
import { matrixReport } from '../reports/compare-and-matrix.ts';
import { episodeLevels } from '../reports/divergence.ts';
import { driversReport } from '../reports/drivers.ts';
import { type FlowsAnswer, flowsCaution, flowsFooter, type FlowsReport, flowsTooOld } from '../reports/flows.ts';
import { hedgeReport } from '../reports/hedge.ts';
import { type HistoryReport, historyReport, measureHistory } from '../reports/history.ts';
import type { PairQuestion, SourcesWithNullModel } from '../reports/question.ts';
import type { MentionedDays } from '../reports/chart-spec.ts';
import { fmt, msg, type Text } from '../messages/text.ts';
import { type Claim, isOfLeg, type SaidSize } from './claim.ts';
import {
  type BaseRate, type ClaimVerdict, type Draw, drawBelowPeaks, drawCorrelation, drawGap, type Finding,
  findingOf, frameOf, noStretch, type Part, partOf, tooLittleHistory, untestable, verdictOfParts,
} from './finding.ts'; // prettier-ignore
import { directionOf, gapCase, gapFinding } from './judge-gap.ts';
import {
  belowPeak,
  deviations,
  endOfNamed,
  isThatWay,
  type PairEvidence,
  rowsOfClock,
  stretchOf,
} from './pair-evidence.ts';
import * as reasons from './reasons.ts';
import { daysWords, namesOf, orNear } from './words.ts';

const [GAP_WINDOW, CORRELATION_WINDOW, USUAL_HORIZON] = [60, 90, 60];

/** A day is like today where its gap was on the same side and within a quarter of today's, or its correlation this close. */
const [LIKE_SHARE, LIKE_CORRELATION] = [0.25, 0.1];

/**
 * What can be said of a forecast today: nothing about whether it will come true, but how often it did from where the pair
 * stands now, and how often chance does the same.
 *
 * From a wide gap that is what became of the earlier ones; else what followed the days with a gap like today's. The
 * horizon is the forecast's own.
 *
 * @see ANALYTICS.md 6
 */
export async function judgeForecast(
  claim: Claim,
  evidence: PairEvidence,
  request: Request,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const read = claim.horizonSessions ?? USUAL_HORIZON;
  const horizon = claim.horizonSessions === null ? read : rowsOfClock(read, claim.text, evidence.everyDay);
  if (speaksOfCorrelation(claim)) return forecastOfCorrelation(claim, evidence, horizon);
  const scaled = evidence.scaledGap(GAP_WINDOW).at(-1) ?? NaN;
  if (Number.isNaN(scaled)) return tooLittleHistory(evidence);
  if (Math.abs(scaled) >= episodeLevels.enter && horizon === USUAL_HORIZON) {
    return { ...(await forecastFromWide(evidence, request, sources)), short: whetherWords(claim) };
  }
  return forecastFromHere(claim, evidence, horizon);
}

function speaksOfCorrelation({ sizes, change }: Claim): boolean {
  return change !== null || sizes.some(({ of }) => of === 'correlation');
}

async function forecastFromWide(evidence: PairEvidence, request: Request, sources: SourcesWithNullModel) {
  const { signal, progress } = request;
  const asked = { windowSessions: GAP_WINDOW, ...episodeLevels, signal, progress };
  const { report, chart } = await measureHistory(evidence.aligned, asked, sources);
  const rate = overInTime(report);
  return untestable(reasons.wideForecast(rate, report.null.exitWithin60, evidence), {
    word: reasons.nobodyKnows,
    chance: reasons.forecastNow(evidence, GAP_WINDOW),
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    draw: report.episodes.length === 0 ? drawGap(evidence, GAP_WINDOW) : () => chart,
  });
}

/** How many of the earlier wide gaps were over in time; one that is open and young is no case yet. */
export function overInTime({ episodes }: Pick<HistoryReport, 'episodes'>): BaseRate {
  const past = episodes.filter(({ censored, duration }) => !censored || duration > USUAL_HORIZON);
  const over = past.filter(({ censored, duration }) => !censored && duration <= USUAL_HORIZON);
  return { cases: past.length, happened: over.length };
}

function forecastFromHere(claim: Claim, evidence: PairEvidence, horizon: number): Finding {
  const [gaps, ratio] = [evidence.scaledGap(GAP_WINDOW), evidence.logRatio()];
  const now = gaps.at(-1)!;
  const { days, ...rate } = baseRate(
    gaps,
    horizon,
    (gap) => gap * now > 0 && Math.abs(gap - now) <= LIKE_SHARE * Math.abs(now),
    (row) => Math.sign(now) * (ratio[row + horizon]! - ratio[row]!) < 0,
  );
  return untestable(reasons.plainForecast(rate, horizon, evidence), {
    word: reasons.nobodyKnows,
    chance: reasons.forecastNow(evidence, GAP_WINDOW),
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    short: whetherWords(claim),
    draw: drawGap(evidence, GAP_WINDOW, likeThis(days, evidence)),
  });
}

/** The days a rate was counted on, for the picture. */
function likeThis(days: readonly number[], { dates }: PairEvidence): MentionedDays<Text> | undefined {
  if (days.length === 0) return undefined;
  return { dates: days.map((row) => dates[row]!), label: msg('check.likeThis') };
}

/** `Whether the gap will close, nobody can know` */
function whetherWords(claim: Claim): Text {
  const ofGap = claim.relation === 'forecast-diverge' ? 'widen' : 'close';
  return msg('check.whether', { what: speaksOfCorrelation(claim) ? 'correlation' : ofGap });
}

function forecastOfCorrelation(claim: Claim, evidence: PairEvidence, horizon: number): Finding {
  const values = evidence.correlation(CORRELATION_WINDOW);
  const now = values.at(-1) ?? NaN;
  if (Number.isNaN(now)) return tooLittleHistory(evidence);
  const isLike = (value: number): boolean => Math.abs(value - now) <= LIKE_CORRELATION;
  const { days, ...rate } = baseRate(values, horizon, isLike, (row) => values[row + horizon]! < values[row]!);
  return untestable(reasons.correlationForecast(rate, now, horizon, evidence), {
    word: reasons.nobodyKnows,
    details: [reasons.forecastCases(rate)],
    facts: evidence.facts,
    short: whetherWords(claim),
    draw: drawCorrelation(evidence, CORRELATION_WINDOW, likeThis(days, evidence)),
  });
}

/** Walks back from today, taking a day like it only where its future ends before the future of the last one taken begins. */
function baseRate(
  values: Float64Array,
  horizon: number,
  isLike: (value: number) => boolean,
  happens: (row: number) => boolean,
): BaseRate & { readonly days: readonly number[] } {
  const days: number[] = [];
  let happened = 0;
  let free = values.length - 1;
  for (let row = values.length - 1 - horizon; row >= 0; row--) {
    if (row + horizon > free || !isLike(values[row]!)) continue;
    days.push(row);
    happened += Number(happens(row));
    free = row;
  }
  return { cases: days.length, happened, days };
}

/** The usual gap is the middle one among at least so many earlier days. */
const FEWEST_EARLIER = 252;

/**
 * Does each market stand as far below its own peak as is said, or the one further than the other?
 *
 * A peak is the highest close since the day that is named, of all history or of the past year: people mean either; where only
 * the order is said it is the first of them. Closes on days both trade.
 */
export function judgeDistance(claim: Claim, evidence: PairEvidence): Finding {
  const { dates, aligned } = evidence;
  const named = claim.since === null ? [] : [dates.findIndex((date) => date >= claim.since!)];
  const starts = [...named, 0, Math.max(0, dates.length - 1 - aligned.rowsPerYear)].filter((row) => row >= 0);
  const names = namesOf(evidence);
  const sizes = claim.sizes.filter(isOfLeg);
  const asked = (sizes.length > 0 ? starts : starts.slice(0, 1)).map((row, i) => {
    const last = i === 0 && named.length > 0 ? endOfNamed(claim.since!, dates) : dates.length;
    const away = { subjectPct: belowPeak(aligned.x, row, last), benchmarkPct: belowPeak(aligned.y, row, last) };
    const parts = sizes.map((size) =>
      partOf(size.of === 'subjectPct' ? names.subject : names.benchmark, size, away[size.of as keyof typeof away]),
    );
    const isLevel = claim.relation !== 'convergence' || sizes.length > 0 || isAboutLevel(away);
    const isSo = isLevel && isThatWay(Math.round(10 * (away.subjectPct - away.benchmarkPct)), directionOf(claim));
    const told = parts.filter((_, at) => sizes[at]!.value !== 0); // of "bitcoin at its high, ether 45 % below its own" the figure decides
    const isPartly = isSo && (told.length > 0 ? told : parts).some(({ holds }) => holds);
    const isAll = parts.length > 0 ? parts.every(({ holds }) => holds) : isSo;
    return { row, away, parts, verdict: isAll ? 'supported' : isPartly ? 'partly' : 'not supported' } as const;
  });
  const best = asked.find(({ verdict }) => verdict === 'supported') ?? asked[0]!;
  return findingOf({
    verdict: best.verdict,
    reason: orNear(reasons.distancesReason(best.away, evidence), best.parts),
    parts: best.parts,
    facts: evidence.facts,
    draw: drawBelowPeaks(evidence, best.row),
  });
}

/** "Equally far from their highs": within a fifth of the larger distance, or two points. */
const isAboutLevel = ({ subjectPct, benchmarkPct }: { readonly subjectPct: number; readonly benchmarkPct: number }): boolean =>
  Math.abs(subjectPct - benchmarkPct) <= Math.max(2, 0.2 * Math.max(Math.abs(subjectPct), Math.abs(benchmarkPct))); // prettier-ignore

/**
 * Is the gap so many times its usual size, an event of so many standard deviations?
 *
 * The scaled gap is a number of standard deviations already; its usual size is the middle one of the earlier days. People
 * count times in plain points as well: where that gives another answer it is true in part, and both are told.
 */
export function judgeMultiple(claim: Claim, evidence: PairEvidence): Finding {
  const asked = gapCase(claim, evidence);
  if ('verdict' in asked) return asked;
  const { stretch, direction, moves } = asked;
  const scaled = besideUsual(evidence.scaledGap(stretch.rows));
  if (scaled.earlier <= FEWEST_EARLIER) return untestable(reasons.tooShort(asked), { facts: evidence.facts });
  if (!isThatWay(moves.gapPp, direction)) {
    return gapFinding(asked, { verdict: 'not supported', reason: reasons.wrongWay(asked), chance: null });
  }
  const gaps = evidence.gapPoints(stretch.rows);
  const points = besideUsual(gaps).times;
  const sizes = claim.sizes.filter(({ of }) => of === 'multiple' || of === 'sigma');
  const said = sizes.length > 0 ? sizes : [{ of: 'multiple', value: 1, comparator: 'more-than' } satisfies SaidSize];
  const parts = said.flatMap((size) => {
    const own = partOf(reasons.multipleOf(size), size, size.of === 'sigma' ? scaled.now : scaled.times);
    const plain = partOf(reasons.multipleInPoints, size, size.of === 'sigma' ? deviations(gaps) : points);
    return plain.holds === own.holds || (size.of === 'sigma' && own.holds) ? [own] : [own, plain];
  });
  const isTwofold = parts.length > said.length && said[0]!.of === 'multiple';
  const isSized = claim.sizes.length > said.length; // "by 12 points, several times the usual"
  const all = [...(isSized ? asked.parts.filter(({ about }) => about === 'gap') : []), ...parts];
  const reason = orNear(reasons.multipleReason(asked, scaled, isTwofold ? points : null), parts);
  const details = [reasons.multipleMethod(scaled.now, scaled.usual)];
  const draw = drawGap(evidence, stretch.rows);
  return findingOf({ ...gapFinding(asked, { verdict: verdictOfParts(all), reason }), parts: all, details, draw });
}

/** The last of many gaps, however it goes, beside the middle one of those before. */
function besideUsual(gaps: Float64Array): { now: number; usual: number; times: number; earlier: number } {
  const wide = gaps.filter((gap) => !Number.isNaN(gap)).map(Math.abs);
  const [now, usual] = [wide.at(-1) ?? NaN, quantile(wide.subarray(0, -1), 0.5)];
  return { now, usual, times: now / usual, earlier: wide.length };
}

/** A change this far up its own year is more than the ordinary coming and going; partly so from the second on. */
const [UNUSUAL_PERCENTILE, NOTABLE_PERCENTILE] = [90, 80];

/**
 * Did as much flow to exchanges, or as much less, as is said?
 *
 * The week's change against the week before, in coins. A size is compared with what was, on the side its comparator
 * names; without one the change must be unusual for the year. Flows that end more than a week before the day that is
 * judged say nothing of it.
 *
 * @param judgedOn The day the claim is about.
 * @see ANALYTICS.md 9
 */
export function judgeFlow(claim: Claim, { report, chart }: FlowsAnswer, judgedOn: string): Finding {
  const flowsSample = flowsFooter(report);
  const tooOld = flowsTooOld(report, judgedOn);
  if (tooOld !== null) return untestable(tooOld, { flowsSample });
  const { change7dPct, changePercentile365 } = report;
  if (change7dPct === null || changePercentile365 === null)
    return untestable(reasons.fewFlows(report), { flowsSample });
  const turned = claim.relation === 'inflow-fall' ? -change7dPct : change7dPct;
  const percentile = claim.relation === 'inflow-fall' ? 100 - changePercentile365 : changePercentile365;
  const parts = flowParts(claim, turned);
  return findingOf({
    verdict: verdictOf(claim, { turned, percentile, parts }),
    reason: orNear(reasons.flowReason(claim, report, { turned, percentile }), parts),
    parts: [...parts, ...yearOnly(claim, report, percentile)],
    chance: reasons.flowOften(report),
    details: [flowsCaution],
    flowsSample,
    draw: () => chart,
  });
}

function flowParts(claim: Claim, turned: number): Part[] {
  return claim.sizes
    .filter(({ of }) => of === 'flowPct')
    .map((size) => partOf(msg('check.weekChange'), { ...size, value: Math.abs(size.value) }, turned));
}

function verdictOf(
  { superlative, relation, years }: Claim,
  { turned, percentile, parts }: { turned: number; percentile: number; parts: readonly Part[] },
): ClaimVerdict {
  if (relation === 'none' || turned <= 0) return 'not supported';
  if (parts.length > 0 && verdictOfParts(parts) !== 'supported') return 'not supported';
  if (superlative !== 'none') {
    if (percentile < 100) return 'not supported';
    return superlative === 'years' && (years ?? 0) <= 1 ? 'supported' : 'partly';
  }
  if (parts.length > 0 || percentile >= UNUSUAL_PERCENTILE) return 'supported';
  return percentile >= NOTABLE_PERCENTILE ? 'partly' : 'not supported';
}

/** A record is asked among the days of the past year, whatever reach was said. */
function yearOnly({ superlative, years }: Claim, report: FlowsReport, percentile: number): Part[] {
  if (superlative === 'none' || (superlative === 'years' && (years ?? 0) <= 1)) return [];
  return percentile < 100 ? [] : [{ text: reasons.flowYearOnly(report), holds: false }];
}

const YEAR = 252;

/** A half of the moves is what drives a market, a quarter partly. */
const [MOST, SOME] = [0.5, 0.25];

/** "They always close again" needs nine gaps in ten, "mostly" half of them. */
const [NEARLY_ALL, HALF] = [0.9, 0.5];

/** What a command that answers a claim is asked with. */
export interface ElsewhereQuestion extends Omit<PairQuestion, 'pair'> {
  readonly marketOf: (symbol: string) => MarketSymbol;
}

/**
 * Is a claim true that another command answers: a hedge, drivers, how gaps ended, who moves with whom?
 *
 * The command's own report is made and its figure decides; the claim names the command line in `answeredBy`.
 */
export function judgeElsewhere(
  claim: Claim,
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const [command, ...words] = (claim.answeredBy ?? '').split(/\s+/);
  const named = words.filter((word) => word !== '' && !word.includes(':'));
  const markets = (named.length > 0 ? named : marketsOf(claim)).map(question.marketOf);
  if (command === 'drivers' && markets.length >= 1) return judgeDrivers(claim, markets[0]!, question, sources);
  if (command === 'matrix' && markets.length >= 3) return judgeMatrix(markets, question, sources);
  if (markets.length < 2) throw new UserError(reasons.noPairForThat);
  const pair = { subject: markets[0]!, benchmark: markets[1]! };
  if (command === 'history') return judgeHistory({ ...question, pair }, sources);
  return judgeHedge({ ...question, pair }, sources);
}

function marketsOf({ subject, benchmark }: Claim): string[] {
  return [subject, benchmark].filter((symbol) => symbol !== null);
}

/** A hedge moves against the other; what only calms a mix a little is one in part. */
async function judgeHedge(question: PairQuestion, sources: SourcesWithNullModel): Promise<Finding> {
  const { report, chart } = await hedgeReport({ ...question, windowSessions: YEAR, weightPct: 5 }, sources);
  const { hacHigh, volChangePct } = report;
  if (hacHigh === null || volChangePct === null) return untestable(reasons.notMeasurable, { facts: report });
  const verdict = hacHigh < 0 ? 'supported' : volChangePct < 0 ? 'partly' : 'not supported';
  return findingOf({
    verdict,
    reason: reasons.hedgeReason(report),
    details: [reasons.hedgeMethod(report)],
    facts: report,
    draw: () => chart,
  });
}

const cryptoWords = /\b(?:crypto|bitcoin|btc|coins?)\b/i;

async function judgeDrivers(
  { text }: Claim,
  target: MarketSymbol,
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const { report, chart } = await driversReport({ ...question, target, windowSessions: YEAR }, sources);
  const isCrypto = cryptoWords.test(text.replace(new RegExp(`${target.symbol}|${target.name}`, 'gi'), ''));
  const share = isCrypto ? report.shares.crypto : report.shares.macro;
  if (share === null) return untestable(reasons.notMeasurable);
  return findingOf({
    verdict: byShare(share, MOST, SOME),
    reason: reasons.driversReason(target, isCrypto, share),
    details: [reasons.driversMethod(report)],
    draw: () => chart,
  });
}

function byShare(share: number, enough: number, some: number): ClaimVerdict {
  if (share >= enough) return 'supported';
  return share >= some ? 'partly' : 'not supported';
}

async function judgeHistory(question: PairQuestion, sources: SourcesWithNullModel): Promise<Finding> {
  const asked = { ...question, windowSessions: GAP_WINDOW, ...episodeLevels };
  const { report, chart } = await historyReport(asked, sources);
  const rate = overInTime(report);
  if (rate.cases === 0) return untestable(reasons.noEpisodes(report), { facts: report });
  return findingOf({
    verdict: byShare(rate.happened / rate.cases, NEARLY_ALL, HALF),
    reason: reasons.historyReason(rate, report),
    chance: reasons.historyChance(report),
    facts: report,
    draw: () => chart,
  });
}

/** The first market is said to move closest with the second of all that follow. */
async function judgeMatrix(
  symbols: readonly MarketSymbol[],
  question: ElsewhereQuestion,
  sources: SourcesWithNullModel,
): Promise<Finding> {
  const { report, chart } = await matrixReport({ ...question, symbols, windowSessions: CORRELATION_WINDOW }, sources);
  const row = report.correlation[0]!.slice(1);
  if (row.some((value) => value === null)) return untestable(reasons.notMeasurable);
  const closest = row.indexOf(Math.max(...row.map((value) => value!)));
  return findingOf({
    verdict: closest === 0 ? 'supported' : 'not supported',
    reason: reasons.matrixReason(symbols, row as number[], closest),
    draw: () => chart,
  });
}

/** A lead that is smaller is of no use even where it is clear of zero; one of more rows is one among too many to be judged. */
const [USABLE, FARTHEST] = [0.1, 5];

/** Fewest pairs of days; with so few only a lead that is there every day is clear of zero. */
const FEWEST_DAYS = 40;

/**
 * Does B follow A so many days later?
 *
 * The correlation of B's daily returns with A's that many rows earlier, over all prices or the time that is named: a lead of
 * one to five rows holds where it is of use and clear of zero, and does not where it is too small. A longer one, a record
 * and one that grew get no verdict: people who say it mostly mean the look of two charts.
 *
 * @see ANALYTICS.md 7
 */
export function judgeLead(claim: Claim, evidence: PairEvidence): Finding {
  const rows = claim.leadSessions ?? 0;
  const stretch = stretchOf(claim, evidence, evidence.dates.length - 1);
  if (typeof stretch === 'string') return noStretch(stretch, claim, evidence);
  const { rx, ry } = evidence.returns();
  const [x, y] = [rx, ry].map((values) => values.subarray(Math.max(1, values.length - stretch.rows))) as [
    Float64Array,
    Float64Array,
  ];
  const far = Math.abs(rows);
  const isPlain = rows !== 0 && claim.superlative === 'none' && claim.change === null;
  if (!isPlain || x.length < far + FEWEST_DAYS) {
    return untestable(claim.hint ?? reasons.leadUnsaid, { facts: evidence.facts });
  }
  const [early, late] = rows > 0 ? [x, y] : [y, x];
  const interval = correlationInterval(early.subarray(0, -far), late.subarray(far));
  const how = far > FARTHEST ? 'far' : howClear(interval);
  return findingOf({
    verdict: how === 'holds' ? 'supported' : how === 'small' ? 'not supported' : 'untestable',
    reason: reasons.leadReason(evidence, rows, interval.pearson),
    ...(how === 'far' || how === 'unclear' ? { word: reasons.leadUnsettled } : {}),
    details: [reasons.leadMethod(interval, how, daysWords(x.length, evidence.everyDay))],
    facts: evidence.facts,
    draw: drawLeads(evidence, rows, [correlationInterval(x, y), interval]),
  });
}

function howClear({ pearson, hacLow }: CorrelationInterval): reasons.LeadClearness {
  if (pearson < USABLE) return 'small';
  return hacLow > 0 ? 'holds' : 'unclear';
}

/** Makes the picture of how closely the second market follows the first so many rows later, beside the same day. */
function drawLeads(
  evidence: PairEvidence,
  rows: number,
  [same, later]: readonly [CorrelationInterval, CorrelationInterval],
): Draw {
  const { subject, benchmark } = evidence.facts;
  const follower = shortNameOf(rows > 0 ? benchmark : subject);
  const bar = (label: Text, { pearson, hacLow, hacHigh }: CorrelationInterval) => ({
    ...{ label, value: pearson, shown: fmt.number(pearson, 2), note: '' },
    range: { low: hacLow, high: hacHigh },
  });
  const late = msg('check.leadLater', { name: follower, rows: daysWords(Math.abs(rows), evidence.everyDay) });
  return () => ({
    kind: 'bars',
    ...frameOf(evidence),
    unit: '',
    heads: { bars: msg('check.leadHead'), words: '' },
    bars: [bar(late, later), bar(msg('check.leadSame'), same)],
    marks: [],
  });
}
