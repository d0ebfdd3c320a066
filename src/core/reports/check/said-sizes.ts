import type { AlignedPair } from '../../../market/alignment.ts';
import type { Claim } from '../../claims/claim.ts';
import { spokenRows } from './divergence-votes.ts';

/** A size that was said beside the one the data show, in per cent or percentage points. */
export interface SaidSize {
  readonly what: 'gap' | 'subject' | 'benchmark';
  readonly saidPct: number;
  readonly actualPct: number;
  readonly holds: boolean;
}

/** What each leg did over the sessions a claim is held against, and the sizes it said. */
export interface SizesFound {
  readonly sessions: number;
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /** Whether the claim named the window or period; else the usual one that fits best was looked for. */
  readonly wasSaid: boolean;
  readonly sizes: readonly SaidSize[];
}

/** "Behind by 30 points" is right when at least nine tenths of it are there, and not more than twice as much. */
const CLOSE_ENOUGH = 0.9;

const TOO_MUCH = 2;

/** "Fell 50 %" is right within a tenth of it, or one point. */
const WITHIN_SHARE = 0.1;

const WITHIN_POINTS = 1;

const HEADLINE_WINDOW = 60;

/** A week, a month, the headline window, a quarter, half a year, a year. */
const usualWindows = [HEADLINE_WINDOW, 5, 21, 63, 126, 252];

/**
 * Did the legs move, and the gap open, by as much as was said?
 *
 * Over the window or period that was named. Where sizes were said without one, over the usual window (a week to a year)
 * in which most of them are right, or in which they are least wrong: the claim gets its best reading, and the answer
 * says which that is.
 *
 * @param claim With relation `divergence`, `ahead` or `behind`.
 * @param aligned The pair up to the day it is judged on.
 * @returns Undefined where history is shorter than what was named.
 */
export function saidSizes(claim: Claim, aligned: AlignedPair): SizesFound | undefined {
  const named = spokenRows(claim, aligned.dates);
  if (named !== null) return sizesOver(named, claim, aligned, true);
  if (claim.superlative === 'record' && !hasSizes(claim)) return undefined;
  const windows = hasSizes(claim) ? usualWindows : [HEADLINE_WINDOW];
  const found = windows.flatMap((rows) => sizesOver(rows, claim, aligned, false) ?? []);
  return found.toSorted((a, b) => wrongness(a) - wrongness(b))[0];
}

function hasSizes({ amountPct, subjectMovePct, benchmarkMovePct }: Claim): boolean {
  return [amountPct, subjectMovePct, benchmarkMovePct].some((size) => size !== null);
}

/** Sizes that do not hold count first, then by how much they are off. */
function wrongness({ sizes }: SizesFound): number {
  return sizes.reduce(
    (sum, { saidPct, actualPct, holds }) => sum + (holds ? 0 : 1000 + Math.abs(actualPct - saidPct)),
    0,
  );
}

function sizesOver(
  sessions: number,
  claim: Claim,
  { x, y, dates }: AlignedPair,
  wasSaid: boolean,
): SizesFound | undefined {
  if (sessions < 1 || sessions >= dates.length) return undefined;
  const change = (prices: Float64Array): number => 100 * (prices.at(-1)! / prices.at(-1 - sessions)! - 1);
  const [subjectPct, benchmarkPct] = [change(x), change(y)];
  const { relation, amountPct, subjectMovePct, benchmarkMovePct } = claim;
  const gap = subjectPct - benchmarkPct;
  const spoken = relation === 'ahead' ? gap : relation === 'behind' ? -gap : Math.abs(gap);
  const sizes = [
    ...said(
      'gap',
      amountPct,
      spoken,
      spoken >= CLOSE_ENOUGH * (amountPct ?? 0) && spoken <= TOO_MUCH * (amountPct ?? 0),
    ),
    ...said('subject', subjectMovePct, subjectPct, isNear(subjectPct, subjectMovePct)),
    ...said('benchmark', benchmarkMovePct, benchmarkPct, isNear(benchmarkPct, benchmarkMovePct)),
  ];
  return { sessions, subjectPct, benchmarkPct, wasSaid, sizes };
}

function said(what: SaidSize['what'], saidPct: number | null, actualPct: number, holds: boolean): SaidSize[] {
  return saidPct === null ? [] : [{ what, saidPct, actualPct, holds }];
}

function isNear(actualPct: number, saidPct: number | null): boolean {
  if (saidPct === null) return true;
  return Math.abs(actualPct - saidPct) <= Math.max(WITHIN_POINTS, WITHIN_SHARE * Math.abs(saidPct));
}
