import { completeDays, rollingSum, weeklyFlow, type WeeklyFlow } from '../analytics/flows.ts';
import { orNull } from '../analytics/series.ts';
import { verdictLevels } from '../analytics/verdict.ts';
import { UserError } from '../errors.ts';
import { epochDay } from '../market/calendar-days.ts';
import type { DataNote, FlowHistory, MarketSymbol, Request } from '../market/ports.ts';
import { nameOf } from '../market/known-markets.ts';
import { percentileText } from '../messages/format.ts';
import type { TimelineChartSpec, Untitled } from './chart-spec.ts';
import type { ReportSources } from './question.ts';
import { capital, fmt, joined, msg, type Text } from '../messages/text.ts';

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
export function noFlows({ symbol }: { readonly symbol: Text }): Text {
  return msg('flows.none', { symbol });
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

function tooEarly({ symbol, dates }: FlowHistory, asOf: string | undefined): Text {
  const [from, to] = [dates[0], dates.at(-1)].map((date) =>
    date === undefined ? msg('flows.nowhere') : fmt.day(date),
  );
  const range = msg('flows.range', { from: from!, to: to! });
  return asOf === undefined
    ? msg('flows.tooEarly', { symbol, range })
    : msg('flows.tooEarlyOn', { symbol, day: fmt.day(asOf), range });
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
    line: { symbol: report.symbol, name: msg('flows.lineName'), values: sums.slice(-DRAWN_DAYS) },
    yLabel: msg('flows.yLabel', { symbol: report.symbol }),
    fromZero: true,
    ...changeOf(report, days),
    levels: [],
    shades: [],
    points: [],
  };
}

/** The week's change, from the sum of seven days before. */
function changeOf({ change7dPct }: FlowsReport, days: readonly string[]): Pick<TimelineChartSpec<Text>, 'change'> {
  const from = days.at(-8);
  if (change7dPct === null || from === undefined) return {};
  return { change: { from, size: fmt.percentChange(change7dPct, 0), over: msg('flows.overWeek') } };
}

/** Source, sample and date. */
export function flowsFooter({ source, sample, simulated }: FlowsReport): Text {
  const parts = [
    simulated ? msg('sample.simulated') : undefined,
    source,
    msg('flows.units'),
    msg('flows.sample', { count: fmt.count(sample.days), from: fmt.day(sample.from) }),
    msg('flows.upTo', { day: fmt.day(sample.to) }),
  ];
  return joined(parts, ' · ');
}

// A week of flows in words: an answer of its own, and part of a verdict on a claim, which no sentence of messages may be.

/** An older week says how old it is. */
const FRESH_DAYS = 3;

/** The answer in one line: the week's change, and how often such a one comes. */
export function flowsSentence(report: FlowsReport): Text {
  const { change7dPct, inflow7d, timesPerYear } = report;
  const said = { week: weekWords(report), name: capital(nameOf(report)) };
  if (change7dPct === null)
    return msg('flows.first', { ...said, name: nameOf(report), count: fmt.count(inflow7d ?? 0) });
  const change = { ...said, size: fmt.percent(Math.abs(change7dPct), 0), less: change7dPct < 0 };
  if (timesPerYear === null) return msg('flows.change', change);
  return msg('flows.changeOften', { ...change, unusual: isUnusual(report), often: timesAYear(timesPerYear) });
}

/** One of the largest tenth of the falls, or of the rises, of the past year. */
function isUnusual({ changePercentile365, change7dPct }: FlowsReport): boolean {
  const percentile = (change7dPct ?? 0) < 0 ? 100 - (changePercentile365 ?? NaN) : (changePercentile365 ?? NaN);
  return percentile >= verdictLevels.unusual;
}

/** How large the change is beside those of the past year, and what left exchanges; empty where neither is known. */
export function flowsScopeWords(report: FlowsReport): Text {
  return joined([flowRankWords(report), netWords(report)]);
}

/** Which seven days; how long ago where they are older than three. */
function weekWords({ asOf, ageDays }: FlowsReport): Text {
  const day = fmt.day(asOf);
  return ageDays > FRESH_DAYS ? msg('flows.oldWeek', { day, age: ageWords(ageDays) }) : msg('flows.week', { day });
}

function ageWords(days: number): Text {
  return days < 2 * 365
    ? msg('sample.days', { count: days })
    : msg('flows.years', { years: fmt.number(days / 365.25, 1) });
}

/** How large the change is among the falls, or the rises, of the past year. */
function flowRankWords({ changePercentile365, change7dPct }: FlowsReport): Text | undefined {
  if (changePercentile365 === null || change7dPct === null) return undefined;
  const less = change7dPct < 0;
  return msg('flows.rank', {
    less,
    percentile: percentileText(less ? 100 - changePercentile365 : changePercentile365),
  });
}

/** `about 19 times a year`, `about once a year`, `less than once a year`. */
export function timesAYear(times: number): Text {
  if (times < 0.1) return msg('flows.seldom');
  if (times < 0.75) return msg('flows.onceInYears', { years: Math.round(1 / times) });
  return times < 1.5 ? msg('flows.onceAYear') : msg('flows.timesAYear', { times: fmt.number(Math.round(times), 0) });
}

function netWords({ netflowOfInflowPct }: FlowsReport): Text | undefined {
  return netflowOfInflowPct === null ? undefined : msg('flows.net', { change: fmt.percentChange(netflowOfInflowPct) });
}

/** A week of flows that ended longer ago shares no day with the week of the day asked about. */
const TOLERATED_DAYS_BEHIND = 7;

/** Why flows that end this long before a day cannot judge it; null where they can. */
export function flowsTooOld({ symbol, asOf }: Pick<FlowsReport, 'symbol' | 'asOf'>, judgedOn: string): Text | null {
  const days = epochDay(judgedOn) - epochDay(asOf);
  if (days <= TOLERATED_DAYS_BEHIND) return null;
  const age =
    days < 2 * 366
      ? msg('sample.days', { count: days })
      : msg('flows.overYears', { years: fmt.count(Math.floor(days / 365.25)) });
  return msg('flows.tooOld', { symbol, end: fmt.day(asOf), age, day: fmt.day(judgedOn) });
}

/** What such a change has been good for, and how far vendors agree: the caution that belongs to every flow figure. */
export const flowsCaution: Text = msg('flows.caution', { share: fmt.percent(72, 0) });
