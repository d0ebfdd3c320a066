import { completeDays, rollingSum, weeklyFlow, type WeeklyFlow } from '../analytics/flows.ts';
import { orNull } from '../analytics/series.ts';
import { UserError } from '../errors.ts';
import { epochDay } from '../market/calendar-days.ts';
import type { Request } from '../market/ports.ts';
import type { DataNote, FlowHistory, MarketSymbol } from '../market/symbol.ts';
import { plainName } from '../market/known-markets.ts';
import {
  dayMonthYear,
  formatCount,
  formatNumber,
  formatPercent,
  formatPercentChange,
  percentileWords,
  plural,
} from '../messages/format.ts';
import type { TimelineChartSpec, Untitled } from './chart-spec.ts';
import type { ReportSources } from './question.ts';
import type { Text } from '../messages/text.ts';

/** What a report on exchange flows is asked. */
export interface FlowsQuestion extends Request {
  readonly symbol: MarketSymbol;
  readonly asOf?: string | undefined;
}

/** The answer to "is this inflow news?", in the keys of the stable JSON. Amounts in coins. */
export interface FlowsReport {
  readonly command: 'flows';
  /** The last complete day. */
  readonly asOf: string;
  /** Days from it to the day asked about, today where none is named. */
  readonly ageDays: number;
  readonly simulated: boolean;
  readonly symbol: string;
  readonly name: string;
  readonly source: string;
  readonly sample: { readonly days: number; readonly from: string; readonly to: string };
  readonly inflow7d: number | null;
  readonly change7dPct: number | null;
  readonly changePercentile365: number | null;
  readonly levelPercentile365: number | null;
  readonly timesPerYear: number | null;
  readonly shareOfDays: number | null;
  readonly netflow7d: number | null;
  readonly netflowOfInflowPct: number | null;
  readonly notes: readonly DataNote[];
}

/** A flows report with its picture. */
export interface FlowsAnswer {
  readonly report: FlowsReport;
  readonly chart: Untitled<TimelineChartSpec<Text>>;
}

/** Weeks in the picture. */
const DRAWN_DAYS = 730;

/**
 * How much flowed into exchanges in the last seven complete days, and how ordinary is that?
 *
 * @throws UserError where no open source publishes flows of this market, or not on that day.
 * @see ANALYTICS.md 9
 */
export async function flowsReport(question: FlowsQuestion, { market }: ReportSources): Promise<FlowsAnswer> {
  const history = await market.flows(question.symbol, question);
  if (history === undefined) throw new UserError(noFlows(question.symbol));
  const known = upTo(history, question.asOf);
  const week = weeklyFlow(known);
  const days = known.dates.length - 1;
  const report: FlowsReport = {
    command: 'flows',
    asOf: week.date,
    ageDays: Math.max(0, epochDay(question.asOf ?? market.today()) - epochDay(week.date)),
    simulated: market.simulated,
    symbol: question.symbol.symbol,
    name: question.symbol.name,
    source: history.source,
    sample: { days, from: known.dates[0]!, to: week.date },
    ...weekFigures(week),
    notes: history.notes,
  };
  return { report, chart: draw(report, known) };
}

/** What can be said where nobody publishes the flows of a market. */
export function noFlows({ symbol }: Pick<MarketSymbol, 'symbol'>): string {
  return `Exchange flows of ${symbol} cannot be verified with the open data here; those of ETH can.`;
}

/** The complete days up to the as-of date, followed by the day after them with its flow left out. */
function upTo(history: FlowHistory, asOf: string | undefined): FlowHistory {
  const complete = completeDays(history.dates, history.inflow);
  const within =
    asOf === undefined ? complete : history.dates.filter((date, row) => row < complete && date <= asOf).length;
  if (within < 8) throw new UserError(tooEarly(history, asOf));
  const cut = (values: Float64Array): Float64Array => values.slice(0, within + 1).fill(NaN, within);
  return {
    ...history,
    dates: history.dates.slice(0, within + 1),
    inflow: cut(history.inflow),
    outflow: cut(history.outflow),
  };
}

function tooEarly({ symbol, dates }: FlowHistory, asOf: string | undefined): string {
  const end = asOf === undefined ? '' : ` on ${asOf}`;
  return `There are not eight complete days of ${symbol} flows${end}; they run from ${dates[0] ?? 'nowhere'} to ${dates.at(-1) ?? 'nowhere'}.`;
}

function weekFigures(week: WeeklyFlow) {
  return {
    inflow7d: orNull(week.inflow7d),
    change7dPct: orNull(week.change7dPct),
    changePercentile365: orNull(week.changePercentile365),
    levelPercentile365: orNull(week.levelPercentile365),
    timesPerYear: orNull(week.timesPerYear),
    shareOfDays: orNull(week.shareOfDays),
    netflow7d: orNull(week.netflow7d),
    netflowOfInflowPct: orNull(week.netflowOfInflowPct),
  };
}

function draw(report: FlowsReport, { dates, inflow }: FlowHistory): Untitled<TimelineChartSpec<Text>> {
  const [days, sums] = [dates.slice(0, -1), rollingSum(inflow.subarray(0, -1))];
  return {
    kind: 'timeline',
    footer: flowsFooter(report),
    simulated: report.simulated,
    dates: days.slice(-DRAWN_DAYS),
    line: { symbol: report.symbol, name: 'coins sent to exchanges in seven days', values: sums.slice(-DRAWN_DAYS) },
    yLabel: `${report.symbol} sent to exchanges in 7 days`,
    fromZero: true,
    levels: [],
    shades: [],
    points: [],
  };
}

/** Source, sample and date. */
export function flowsFooter({ source, sample, simulated }: FlowsReport): string {
  return `${simulated ? 'SIMULATED · ' : ''}${source} · native units · ${formatCount(sample.days)} days since ${dayMonthYear(sample.from)} · up to ${dayMonthYear(sample.to)}`;
}

// A week of flows in words: an answer of its own, and part of a verdict on a claim, which no sentence of messages may be.

/** An older week says how old it is. */
const FRESH_DAYS = 3;

/** The answer in one line: the week's change, and how often such a one comes. */
export function flowsSentence(report: FlowsReport): string {
  const { change7dPct, inflow7d } = report;
  const name = plainName(report);
  if (change7dPct === null)
    return `${weekWords(report)} ${formatCount(inflow7d ?? 0)} coins of ${name} went to exchanges; no week before is known.`;
  const size = formatPercent(Math.abs(change7dPct), 0);
  return `${weekWords(report)} ${size} ${change7dPct < 0 ? 'less' : 'more'} ${name} went to exchanges${oftenWords(report)}.`;
}

/** How large the change is beside those of the past year, and what left exchanges; empty where neither is known. */
export function flowsScopeWords(report: FlowsReport): string {
  const rank = flowRankWords(report);
  return [rank === '' ? [] : `Against the week before, ${rank}.`, netWords(report)].flat().filter(Boolean).join(' ');
}

/** Which seven days; how long ago where they are older than three. */
function weekWords({ asOf, ageDays }: FlowsReport): string {
  const old = ageDays > FRESH_DAYS ? ` (${ageWords(ageDays)} old)` : '';
  return `In the week to ${dayMonthYear(asOf)}${old}`;
}

function ageWords(days: number): string {
  return days < 2 * 365 ? plural(days, 'day') : `${formatNumber(days / 365.25, 1)} years`;
}

/** How large the change is among the falls, or the rises, of the past year, and how often such a one happens. */
export function flowRankWords(report: FlowsReport): string {
  const { changePercentile365, change7dPct } = report;
  if (changePercentile365 === null || change7dPct === null) return '';
  const [what, percentile] = change7dPct < 0 ? ['fall', 100 - changePercentile365] : ['rise', changePercentile365];
  return `a larger ${what} than on ${percentileWords(percentile)} of 100 days of the year before`;
}

function oftenWords({ timesPerYear, change7dPct }: FlowsReport): string {
  if (timesPerYear === null || change7dPct === null) return '';
  return `; such a ${change7dPct >= 0 ? 'rise' : 'fall'} comes ${timesAYear(timesPerYear)}`;
}

/** `about 19 times a year`, `about once a year`, `less than once a year`. */
export function timesAYear(times: number): string {
  if (times < 0.75)
    return times < 0.1 ? 'less than once in ten years' : `about once in ${plural(Math.round(1 / times), 'year')}`;
  return times < 1.5 ? 'about once a year' : `about ${Math.round(times)} times a year`;
}

function netWords({ netflowOfInflowPct }: FlowsReport): string {
  return netflowOfInflowPct === null ? '' : `Net flow: ${formatPercentChange(netflowOfInflowPct)} of inflow.`;
}

/** A week of flows that ended longer ago shares no day with the week of the day asked about. */
const TOLERATED_DAYS_BEHIND = 7;

/** Why flows that end this long before a day cannot judge it; null where they can. */
export function flowsTooOld({ symbol, asOf }: Pick<FlowsReport, 'symbol' | 'asOf'>, judgedOn: string): string | null {
  const days = epochDay(judgedOn) - epochDay(asOf);
  if (days <= TOLERATED_DAYS_BEHIND) return null;
  const age =
    days < 2 * 366 ? `${formatCount(days)} days` : `more than ${formatCount(Math.floor(days / 365.25))} years`;
  return `The flow data of ${symbol} end on ${dayMonthYear(asOf)}, ${age} before ${dayMonthYear(judgedOn)}, too old to judge that day; ask as of ${asOf} or before.`;
}

/** What such a change has been good for, and how far vendors agree: the caution that belongs to every flow figure. */
export const flowsCaution =
  'Vendors count different exchanges: in 2019 two of them agreed on the direction of weekly ETH changes in only 72 % of cases. Such changes have not foretold returns.';
