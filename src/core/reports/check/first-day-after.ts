import type { Claim } from '../../claims/claim.ts';

/**
 * The first day on which "the largest since …" must have no equal.
 *
 * "Since 2018" and "since March 2020" leave that year or month itself free to have been as large, so the day after it
 * counts first; "in five years" counts from the same day five years back.
 *
 * @param claim With superlative `since` or `years`.
 * @param asOf The day it is judged on.
 * @example firstDayAfter({ since: '2020-03', years: null }, '2026-06-25'); // => '2020-04-01'
 */
export function firstDayAfter(claim: Pick<Claim, 'since' | 'years'>, asOf: string): string {
  if (claim.since !== null) return afterPeriod(claim.since);
  const year = Number(asOf.slice(0, 4)) - (claim.years ?? 0);
  return `${year}${asOf.slice(4)}`;
}

function afterPeriod(period: string): string {
  const [year, month, day] = period.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return `${year + 1}-01-01`;
  const next = day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
  return new Date(next).toISOString().slice(0, 10);
}
