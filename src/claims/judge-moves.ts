import { quantile } from '../analytics/rank.ts';
import { flowsCaution, flowsTooOld } from '../reports/flow-words.ts';
import { type FlowsAnswer, flowsFooter, type FlowsReport } from '../reports/flows.ts';
import type { Claim, SaidSize } from './claim.ts';
import {
  type ClaimVerdict,
  drawGap,
  type Finding,
  findingOf,
  type Part,
  untestable,
  verdictOfParts,
} from './finding.ts';
import { gapCase, gapFinding, judgeGap } from './judge-gap.ts';
import { isThatWay, type PairEvidence } from './pair-evidence.ts';
import * as reasons from './reasons.ts';
import { partOf } from './said-sizes.ts';

/** The usual gap is the middle one among at least so many earlier days. */
const FEWEST_EARLIER = 252;

/**
 * Did each market do by itself what is said ("ETH fell 12 % while IWM rose")?
 *
 * Every size and direction is a part of its own; where one market is also said to be ahead, that has to hold too.
 */
export function judgeMoves(claim: Claim, evidence: PairEvidence): Finding {
  const asked = gapCase(claim, evidence);
  if ('verdict' in asked) return asked;
  if (asked.parts.length === 0 || claim.superlative !== 'none') return judgeGap(claim, evidence);
  const { parts, direction, moves } = asked;
  const verdict = isThatWay(moves.gapPp, direction) ? verdictOfParts(parts) : 'not supported';
  if (asked.stretch.said === 'none' && claim.sizes.length > 0 && verdict !== 'supported')
    return gapFinding(asked, untestable(reasons.noPeriod(asked), { parts }));
  const reason = isThatWay(moves.gapPp, direction) ? reasons.movesReason(asked) : reasons.wrongWay(asked);
  return gapFinding(asked, { verdict, reason, parts, chance: null, details: reasons.stretchNote(asked) });
}

/**
 * Is the gap so many times its usual size, an event of so many standard deviations?
 *
 * The scaled gap is a number of standard deviations already; its usual size is the middle one of the earlier days.
 */
export function judgeMultiple(claim: Claim, evidence: PairEvidence): Finding {
  const asked = gapCase(claim, evidence);
  if ('verdict' in asked) return asked;
  const { stretch, direction, moves } = asked;
  const scaled = evidence.scaledGap(stretch.rows).filter((value) => !Number.isNaN(value)).map(Math.abs); // prettier-ignore
  if (scaled.length <= FEWEST_EARLIER) return untestable(reasons.tooShort(asked), { facts: evidence.facts });
  if (!isThatWay(moves.gapPp, direction)) {
    return gapFinding(asked, { verdict: 'not supported', reason: reasons.wrongWay(asked), chance: null });
  }
  const [sigma, usual] = [scaled.at(-1)!, quantile(scaled.subarray(0, -1), 0.5)];
  const sizes = claim.sizes.filter(({ of }) => of === 'multiple' || of === 'sigma');
  const said = sizes.length > 0 ? sizes : [{ of: 'multiple', value: 1, comparator: 'more-than' } satisfies SaidSize];
  const parts = said.map((size) => partOf(reasons.multipleOf(size), size, size.of === 'sigma' ? sigma : sigma / usual));
  return findingOf({
    ...gapFinding(asked, { verdict: verdictOfParts(parts), reason: reasons.multipleReason(asked, sigma, usual) }),
    parts,
    details: [reasons.multipleMethod(sigma, usual)],
    draw: drawGap(evidence, stretch.rows),
  });
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
    reason: reasons.flowReason(claim, report, { turned, percentile }),
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
    .map((size) => partOf('The change in a week', { ...size, value: Math.abs(size.value) }, turned));
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
