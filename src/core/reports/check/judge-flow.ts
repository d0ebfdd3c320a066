import { flowRankWords, flowsCaution, flowsFooter, flowsTooOld } from '../../../messages/flows.ts';
import { dayMonthYear, formatPercentChange } from '../../../messages/format.ts';
import type { FlowsAnswer, FlowsReport } from '../../../reports/flows.ts';
import type { Claim } from '../../claims/claim.ts';
import { type ClaimVerdict, type Finding, untestable } from './finding.ts';

/** A change this far up its own year is more than the ordinary coming and going. */
const UNUSUAL_PERCENTILE = 80;

/** "Surged by 22 %" is right when at least nine tenths of it happened. */
const CLOSE_ENOUGH = 0.9;

/**
 * Is a claim about exchange inflow true, and is what happened unusual?
 *
 * The figure can be right and the news empty: then the claim is partly supported, and the base rate says why. Flows
 * that end more than a week before the day that is judged say nothing of it, and are refused with their age.
 *
 * @param judgedOn The day the claim is about.
 * @see ANALYTICS.md 9
 */
export function judgeFlow(claim: Claim, { report, chart: drawing }: FlowsAnswer, judgedOn: string): Finding {
  const flowsSample = flowsFooter(report);
  const tooOld = flowsTooOld(report, judgedOn);
  if (tooOld !== null) return { ...untestable(tooOld), flowsSample };
  const turned = (claim.relation === 'inflow-fall' ? -1 : 1) * (report.change7dPct ?? NaN);
  return {
    verdict: verdict(claim, report, turned),
    reason: reason(report),
    judgement: null,
    multiverse: null,
    trueBy: [],
    falseBy: [],
    facts: null,
    flowsSample,
    drawing,
  };
}

function verdict(claim: Claim, { changePercentile365 }: FlowsReport, turned: number): ClaimVerdict {
  if (Number.isNaN(turned) || changePercentile365 === null) return 'untestable';
  if (turned <= 0 || turned < CLOSE_ENOUGH * (claim.amountPct ?? 0)) return 'not supported';
  const percentile = claim.relation === 'inflow-fall' ? 100 - changePercentile365 : changePercentile365;
  if (claim.superlative !== 'none') return percentile === 100 ? 'supported' : 'not supported';
  return percentile >= UNUSUAL_PERCENTILE ? 'supported' : 'partly';
}

function reason(report: FlowsReport): string {
  const { symbol, asOf, change7dPct, changePercentile365 } = report;
  if (change7dPct === null || changePercentile365 === null) {
    return `There are fewer than 180 days of ${symbol} flows to compare the week with.`;
  }
  return `${symbol} inflow in the seven days to ${dayMonthYear(asOf)}: ${formatPercentChange(change7dPct)} on the week before${flowRankWords(report)}. ${flowsCaution}`;
}
