import { epochDay } from '../market/calendar-days.ts';
import { plainName } from '../market/known-markets.ts';
import {
  dayMonthYear,
  formatCount,
  formatPercent,
  formatPercentChange,
  percentileWords,
  plural,
} from '../messages/format.ts';
import type { FlowsReport } from './flows.ts';

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
  return days < 2 * 365 ? plural(days, 'day') : plural(Math.floor(days / 365.25), 'year');
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
