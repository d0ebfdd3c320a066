import { completeDays, rollingSum, weeklyFlow, type WeeklyFlow } from '../analytics/flows.ts';
import { orNull } from '../analytics/series.ts';
import { UserError } from '../errors.ts';
import { epochDay } from '../market/calendar-days.ts';
import type { Request } from '../market/ports.ts';
import type { DataNote, FlowHistory, MarketSymbol } from '../market/symbol.ts';
import { dayMonthYear, formatCount } from '../messages/format.ts';
import type { TimelineChartSpec, Untitled } from './chart-spec.ts';
import { type ReportSources } from './question.ts';

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
  readonly chart: Untitled<TimelineChartSpec>;
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

function draw(report: FlowsReport, { dates, inflow }: FlowHistory): Untitled<TimelineChartSpec> {
  const [days, sums] = [dates.slice(0, -1), rollingSum(inflow.subarray(0, -1))];
  return {
    kind: 'timeline',
    footer: flowsFooter(report),
    simulated: report.simulated,
    dates: days.slice(-DRAWN_DAYS),
    line: { symbol: report.symbol, name: 'coins sent to exchanges in seven days', values: sums.slice(-DRAWN_DAYS) },
    yLabel: `${report.symbol} in 7 days`,
    levels: [],
    shades: [],
    points: [],
  };
}

/** Source, sample and date. */
export function flowsFooter({ source, sample, simulated }: FlowsReport): string {
  return `${simulated ? 'SIMULATED · ' : ''}${source} · native units · ${formatCount(sample.days)} days since ${dayMonthYear(sample.from)} · up to ${dayMonthYear(sample.to)}`;
}
