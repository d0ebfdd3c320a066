import { percentileAmongEarlier, type Ranking } from '../analytics/rank.ts';
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
import { type PairEvidence, type Reach, reachOf, rowOn } from './pair-evidence.ts';
import * as reasons from './reasons.ts';
import { tooLittleHistory } from './refusals.ts';
import { partOf } from './said-sizes.ts';

/** The last value of a series beside the earlier ones from some row on. */
export interface Extreme {
  /** Nothing from that row on was as extreme; a tie is no record. */
  readonly record: boolean;
  /** Defined values from that row on, before the last. */
  readonly earlierValues: number;
  /** The latest earlier day as extreme, in all of the series; null for none. */
  readonly equalOn: string | null;
  /** The day of the most extreme earlier value from that row on; null for none. */
  readonly mostOn: string | null;
  /** By how much that one was more extreme; negative for a record. */
  readonly shortBy: number;
  /** The most extreme earlier value, turned so that far is large. */
  readonly most: number;
}

/**
 * How extreme is the last value, since when, and when was there a more extreme one?
 *
 * @param values Oldest first, `NaN` where undefined.
 * @param row First row that counts for the record.
 * @param ranking Either way, or only in the direction of the last value.
 * @returns Null where there is no last value.
 * @example extremeOf([3, 1, 2], 1, ['2026-01-01', '2026-01-02', '2026-01-05'], 'absolute')?.record; // => true
 */
export function extremeOf(
  values: ArrayLike<number>,
  row: number,
  dates: readonly string[],
  ranking: Ranking,
): Extreme | null {
  const end = values.length - 1;
  const last = values[end] ?? NaN;
  if (Number.isNaN(last)) return null;
  const far = (at: number): number => (ranking === 'absolute' ? Math.abs(values[at]!) : Math.sign(last) * values[at]!);
  let [earlierValues, mostRow, equalRow] = [0, -1, -1];
  for (let at = end - 1; at >= 0; at--) {
    if (Number.isNaN(values[at]!)) continue;
    if (equalRow < 0 && far(at) >= far(end)) equalRow = at;
    if (at < row) continue;
    earlierValues += 1;
    if (mostRow < 0 || far(at) > far(mostRow)) mostRow = at;
  }
  const most = mostRow < 0 ? NaN : far(mostRow);
  return {
    record: equalRow < row,
    earlierValues,
    equalOn: dates[equalRow] ?? null,
    mostOn: dates[mostRow] ?? null,
    shortBy: most - far(end),
    most,
  };
}

/** A series turned and lifted so that the low or the high is its largest value and none is below zero. */
export function lifted(values: Float64Array, end: 'low' | 'high'): Float64Array {
  const turned = end === 'low' ? values.map((value) => -value) : values;
  const least = turned.reduce((low, value) => (Number.isNaN(value) ? low : Math.min(low, value)), Infinity);
  return turned.map((value) => value - least);
}

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
