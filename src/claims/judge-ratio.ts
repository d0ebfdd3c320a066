import { percentileAmongEarlier } from '../analytics/rank.ts';
import type { Claim } from './claim.ts';
import {
  atMostPartly,
  type ClaimVerdict,
  drawGap,
  type Finding,
  findingOf,
  type Said,
  verdictOfParts,
} from './finding.ts';
import { cutParts, judgeGap } from './judge-gap.ts';
import { extremeOf, lifted, type PairEvidence, type Reach, reachOf, rowOn } from './pair-evidence.ts';
import * as reasons from './reasons.ts';
import { tooLittleHistory } from './refusals.ts';
import { partOf } from './said-sizes.ts';

/** A low or high that names no reach is one of the past year: the lowest or highest tenth of it, partly a fifth. */
const [EXTREME_TENTH, EXTREME_FIFTH] = [10, 20];

const FEWEST_SINCE = 20;

/** "Near its low" is met within so many per cent of it. */
const NEAR_PCT = 3;

/**
 * Is the ratio of two prices as low or as high as is said?
 *
 * From the ratio itself, subject divided by benchmark on each day: no window, no scaling. What prices do not reach cannot
 * be asked. Without a low or high it is about a change of the ratio, which is a gap by another name.
 */
export function judgeRatioLevel(claim: Claim, evidence: PairEvidence): Finding {
  if (claim.extreme === null) return judgeGap(claim, evidence);
  if (claim.superlative === 'none') return judgePlainLevel(claim, evidence);
  const ratio = lifted(evidence.logRatio(), claim.extreme);
  const reach = reachOf(claim, ratio, evidence.dates);
  const extreme = reach === null ? null : extremeOf(ratio, reach.row, evidence.dates, 'absolute');
  if (reach === null || extreme === null || extreme.earlierValues < FEWEST_SINCE) {
    return tooLittleHistory(evidence);
  }
  const isNear = claim.almost && 100 * Math.expm1(extreme.shortBy) <= NEAR_PCT;
  return ratioFinding(evidence, {
    verdict: cut(extreme.record || isNear ? 'supported' : 'not supported', reach),
    reason: reasons.ratioReason(claim, evidence, extreme),
    parts: cutParts(reach, evidence),
  });
}

function cut(verdict: ClaimVerdict, { cutAt }: Reach): ClaimVerdict {
  return cutAt === null ? verdict : atMostPartly(verdict);
}

function judgePlainLevel({ extreme, almost }: Claim, evidence: PairEvidence): Finding {
  const year = evidence.aligned.rowsPerYear;
  const ratio = lifted(evidence.logRatio(), extreme!).subarray(-1 - year);
  const beyond = 100 - percentileAmongEarlier(ratio);
  if (Number.isNaN(beyond)) return tooLittleHistory(evidence);
  const isNear = beyond <= EXTREME_TENTH || (almost && beyond <= EXTREME_FIFTH);
  return ratioFinding(evidence, {
    verdict: isNear ? 'supported' : beyond <= EXTREME_FIFTH ? 'partly' : 'not supported',
    reason: reasons.plainRatioReason(extreme!, evidence, 100 - beyond),
  });
}

/**
 * Does the ratio stand as far below its peak, or above its trough, as is said?
 *
 * The peak is the highest close since the day that is named, of all history where none is.
 */
export function judgeRatioDistance(claim: Claim, evidence: PairEvidence): Finding {
  const { dates } = evidence;
  const from = claim.since === null ? 0 : dates.findIndex((date) => date >= claim.since!);
  if (from < 0) return tooLittleHistory(evidence);
  const isPeak = claim.extreme === 'high' || (claim.extreme === null && claim.relation !== 'ahead');
  const ratio = evidence.logRatio().subarray(from);
  const at = extremeRow(ratio, isPeak);
  const awayPct = 100 * Math.abs(Math.expm1(ratio.at(-1)! - ratio[at]!));
  const parts = claim.sizes.map((size) =>
    partOf('The ratio', { ...size, value: Math.abs(size.value), of: 'ratioPct' }, awayPct),
  );
  const isCut = claim.since !== null && rowOn(claim.since, dates) < 0;
  const verdict = parts.length > 0 ? verdictOfParts(parts) : awayPct > 0 ? 'supported' : 'not supported';
  return ratioFinding(evidence, {
    verdict: isCut ? atMostPartly(verdict) : verdict,
    reason: reasons.distanceReason(evidence, { awayPct, isPeak, on: dates[from + at]! }),
    parts: [...parts, ...(isCut ? [{ text: reasons.cutShort(dates[0]!, evidence), holds: false }] : [])],
  });
}

function extremeRow(values: Float64Array, highest: boolean): number {
  let row = 0;
  values.forEach((value, at) => {
    if (highest ? value > values[row]! : value < values[row]!) row = at;
  });
  return row;
}

function ratioFinding(evidence: PairEvidence, said: Said): Finding {
  return findingOf({
    facts: evidence.facts,
    details: [reasons.ratioMethod(evidence)],
    draw: drawGap(evidence, 60),
    ...said,
  });
}
