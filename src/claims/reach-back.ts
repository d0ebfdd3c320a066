import { percentileAmongEarlier } from '../analytics/rank.ts';
import { DAY_MS } from '../market/calendar-days.ts';
import type { Claim } from './claim.ts';
import type { GapCase, Part } from './finding.ts';
import { type Extreme, extremeOf, FEWEST_SINCE, firstDayAfter, isThatWay, type PairEvidence } from './pair-evidence.ts';
import * as reasons from './reasons.ts';

/** "Almost the widest" is met a tenth short of it. */
const ALMOST = 0.9;

type Reached = {
  readonly reach: Lookback;
  readonly extreme: Extreme;
  readonly holds: boolean;
  readonly isInPoints: boolean;
};

/**
 * Is the gap of now as extreme as is said, scaled by how much the pair moves, or in points where its length is named ("its worst 12
 * months in years")? "The deficit since January is the widest of the year" is the same gap on every day.
 */
export function reachedBack(asked: GapCase): Reached | null {
  const { claim, evidence, evidence: { dates }, stretch, direction } = asked; // prettier-ignore
  const isOfStart = claim.gapSince !== null;
  const inPoints =
    !isOfStart && claim.windowSessions !== null && direction !== null ? [evidence.gapPoints(stretch.rows)] : [];
  const all = [
    isOfStart ? evidence.gapFrom(dates.length - 1 - stretch.rows) : evidence.scaledGap(stretch.rows),
    ...inPoints,
  ];
  // "its widest monthly lead": of months beside each other
  const isOfUnit = !isOfStart && /\b(?:weekly|monthly|quarterly|yearly|annual)\b/i.test(claim.text);
  const found = all
    .map((values) => (isOfUnit ? Float64Array.from(values).fill(0, -stretch.rows, -1) : values))
    .flatMap((values, at): Reached[] => {
      const reach = lookbackOf(claim, values, dates);
      const extreme = reach && extremeOf(values, reach.row, dates, direction === null ? 'absolute' : 'signed');
      if (!extreme || extreme.earlierValues < FEWEST_SINCE || (isOfStart && reach.cutAt !== null)) return [];
      const earlier = amongMost.test(claim.text) ? values.slice(reach.row, -1) : [];
      const holds = holdsSince(asked, values.at(-1)!, extreme, earlier);
      return [{ reach, extreme, holds, isInPoints: at > 0 }];
    });
  return found.find(({ holds }) => holds) ?? found[0] ?? null;
}

/** The part of a reach before the first value, which cannot be asked. */
export function cutParts({ cutAt }: Lookback, evidence: PairEvidence): Part[] {
  return cutAt === null ? [] : [{ text: reasons.cutShort(cutAt, evidence), holds: false }];
}

/** The percentile from which a gap is one of the widest: a day in twenty. */
const AMONG_MOST = 95;

/** "One of the widest". */
const amongMost = /\b(?:among(?:st)?|one of) (?:the|its|their)\b/i;

/** A record since the reach, on the side that is claimed; almost one where that is what is claimed. */
function holdsSince(
  asked: GapCase,
  last: number,
  { record, shortBy, most }: Extreme,
  earlier: ArrayLike<number>,
): boolean {
  const { claim, direction } = asked;
  if (!isThatWay(last, direction)) return false;
  const far = (value: number): number => (direction === null ? Math.abs(value) : value * Math.sign(last));
  const isOneOfMost =
    earlier.length > 0 && percentileAmongEarlier([...Array.from(earlier, far), far(last)]) >= AMONG_MOST;
  return record || isOneOfMost || (claim.almost && shortBy <= (1 - ALMOST) * most);
}

/** Where a superlative has to be without an equal. */
interface Lookback {
  /** First row of a series that counts. */
  readonly row: number;
  /** The first day the series can be asked about, where the claim reaches further back than it; else null. */
  readonly cutAt: string | null;
}

/** A series may begin so many days late without the claim being cut short: a holiday, a weekend. */
const TOLERATED_DAYS = 7;

/**
 * From which row on must the last value of a series have no equal?
 *
 * @param values The series, `NaN` where undefined.
 * @returns The whole series for a record; null where no row is that young.
 */
export function lookbackOf(claim: Claim, values: Float64Array, dates: readonly string[]): Lookback | null {
  if (claim.superlative === 'record') return { row: 0, cutAt: null };
  const from = firstDayAfter(claim, dates.at(-1)!);
  const row = dates.findIndex((date) => date >= from);
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (row < 0 || first < 0) return null;
  const daysLate = (Date.parse(dates[first]!) - Date.parse(from)) / DAY_MS;
  return { row, cutAt: daysLate > TOLERATED_DAYS ? dates[first]! : null };
}
