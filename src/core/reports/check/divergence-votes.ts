import { type MeasureSeries, multiverse, multiverseMeasures, windowMeasures } from '../../../analytics/multiverse.ts';
import { largestSince } from '../../../analytics/rank.ts';
import type { AlignedPair } from '../../../market/alignment.ts';
import { defaultStarts, type MultiverseFigures } from '../../../reports/multiverse.ts';
import type { Claim } from '../../claims/claim.ts';
import { firstDayAfter } from './first-day-after.ts';

/** One definition, and whether it makes the claim true. */
export interface Vote {
  readonly name: string;
  readonly family: string;
  readonly holds: boolean;
}

/** What of a cell a vote needs. */
type Cell = Pick<MultiverseFigures['grid'][number], 'measure' | 'family' | 'start' | 'value' | 'pctAbs' | 'recordAbs' | 'recordSigned'>; // prettier-ignore

// prettier-ignore

const WIDE_PERCENTILE = 80;

/** A record among fewer values than this is not worth the word. */
const FEWEST_SINCE = 20;

/**
 * Which definitions make a claim about two prices true?
 *
 * "Ever" asks every definition from every index start; "since" and "in n years" ask every definition from that day on;
 * without a superlative the claim is that the gap is wide, or that it has the direction that is named. A window or a
 * period that is named is asked exactly.
 *
 * @param claim With relation `divergence`, `ahead` or `behind`.
 * @param aligned The pair up to the day it is judged on.
 * @param figures All definitions on that day.
 * @param starts Index starts; the default ones if not given.
 * @returns One vote for each definition that can be asked; none where history is too short.
 * @see ANALYTICS.md 3.2 and 4
 */
export function divergenceVotes(
  claim: Claim,
  aligned: AlignedPair,
  figures: MultiverseFigures,
  starts?: readonly string[],
): Vote[] {
  // prettier-ignore
  const rows = spokenRows(claim, aligned.dates);
  if (rows !== null && (rows < 1 || rows >= aligned.dates.length)) return [];
  if (claim.superlative === 'since' || claim.superlative === 'years') return votesSince(claim, aligned, rows);
  if (claim.superlative === 'none' && claim.relation !== 'divergence')
    return directionVotes(claim, aligned, figures, rows);
  const cells = rows === null ? figures.grid : cellsOver(rows, aligned, starts);
  if (claim.superlative === 'record') return cells.map((cell) => vote(cell, holdsAsRecord(cell, claim)));
  return cells.map((cell) => vote(cell, cell.pctAbs >= WIDE_PERCENTILE));
}

/**
 * Over how many sessions is a claim asked?
 *
 * @param claim Any.
 * @param dates Sessions up to the day it is judged on.
 * @returns The window it names, or the sessions since the last close before the month or year it counts from (on or before a
 *   day); null where it names neither, the number of dates where there is no such close.
 * @example spokenRows({ superlative: 'none', since: '2026-02', windowSessions: null }, ['2026-01-30', '2026-02-02', '2026-02-03']); // => 2
 */
export function spokenRows(
  { superlative, since, windowSessions }: Pick<Claim, 'superlative' | 'since' | 'windowSessions'>,
  dates: readonly string[],
): number | null {
  if (superlative !== 'none' || since === null) return windowSessions;
  return dates.length - 1 - dates.findLastIndex((date) => date <= since);
}

function cellsOver(rows: number, { x, y, dates }: AlignedPair, starts?: readonly string[]): readonly Cell[] {
  return multiverse(windowMeasures(x, y, rows), dates, starts ?? defaultStarts(dates)).grid;
}

/** The direction of a gap does not depend on where history starts: one vote for each gap. */
function directionVotes(claim: Claim, { x, y }: AlignedPair, { grid }: MultiverseFigures, rows: number | null): Vote[] {
  const all = rows === null ? gapsOnce(grid) : windowMeasures(x, y, rows).map(lastOf).filter(({ value }) => !Number.isNaN(value)); // prettier-ignore
  return all
    .filter(({ family }) => family.startsWith('gap_'))
    .map(({ measure, family, value }) => ({ name: measure, family, holds: hasDirection(value, claim) && value !== 0 }));
}

function lastOf({ measure, family, values }: MeasureSeries): Pick<Cell, 'measure' | 'family' | 'value'> {
  return { measure, family, value: values.at(-1)! };
}

/** One cell for each gap measure. */
export function gapsOnce<T extends Pick<Cell, 'measure' | 'family'>>(cells: readonly T[]): T[] {
  const gaps = cells.filter(({ family }) => family.startsWith('gap_'));
  return gaps.filter(({ measure }, index) => gaps.findIndex((other) => other.measure === measure) === index);
}

function vote({ measure, family, start }: Cell, holds: boolean): Vote {
  return { name: `${measure} from ${start}`, family, holds };
}

function holdsAsRecord(cell: Cell, claim: Claim): boolean {
  if (claim.relation === 'divergence') return cell.recordAbs;
  return cell.recordSigned && hasDirection(cell.value, claim);
}

/** Whether a gap lies on the side that is claimed. */
export function hasDirection(value: number, { relation }: Pick<Claim, 'relation'>): boolean {
  if (relation === 'ahead') return value > 0;
  return relation === 'behind' ? value < 0 : true;
}

/** Every definition asked from the day after the one the claim counts from. */
function votesSince(claim: Claim, { x, y, dates }: AlignedPair, rows: number | null): Vote[] {
  const from = firstDayAfter(claim, dates.at(-1)!);
  const row = dates.findIndex((date) => date >= from);
  if (row < 0) return [];
  const measures = rows === null ? multiverseMeasures(x, y) : windowMeasures(x, y, rows);
  return measures.flatMap((series) => voteSince(series, row, claim));
}

function voteSince({ measure, family, values }: MeasureSeries, row: number, claim: Claim): Vote[] {
  const recent = values.subarray(row);
  const last = recent.at(-1) ?? NaN;
  if (Number.isNaN(last)) return [];
  const standing = largestSince(recent, claim.relation === 'divergence' ? 'absolute' : 'signed');
  if (standing.earlierValues < FEWEST_SINCE) return [];
  return [{ name: measure, family, holds: standing.record && hasDirection(last, claim) }];
}
