import type { Claim } from '../../claims/claim.ts';

/**
 * The first day on which "the largest since …" must have no equal.
 *
 * "Since 2018" and "since March 2020" leave that year or month itself free to have been as large, so the day after it
 * counts first, except where it still runs: "the widest of the year" counts from January. "In five years" counts from
 * the same day five years back, "in six months" from as many days as that is of a year.
 *
 * @param claim With superlative `since` or `years`.
 * @param asOf The day it is judged on.
 * @example firstDayAfter({ since: '2020-03', years: null }, '2026-06-25'); // => '2020-04-01'
 */
export function firstDayAfter({ since, years }: Pick<Claim, 'since' | 'years'>, asOf: string): string {
  if (since !== null) return asOf.startsWith(since) ? since.padEnd(10, '-01') : afterPeriod(since);
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const whole = Math.floor(years ?? 0);
  const days = Math.round(365.25 * ((years ?? 0) - whole));
  return isoDate(Date.UTC(year - whole, month - 1, day - days));
}

/**
 * Does a claim reach further back than the prices?
 *
 * @param claim Any; only superlatives with a reach count.
 * @param dates Sessions, oldest first.
 * @example beginsBefore({ superlative: 'since', since: '2008', years: null }, ['2017-11-09', '2026-06-25']); // => true
 */
export function beginsBefore(claim: Pick<Claim, 'superlative' | 'since' | 'years'>, dates: readonly string[]): boolean {
  if (claim.superlative !== 'since' && claim.superlative !== 'years') return false;
  return firstDayAfter(claim, dates.at(-1)!) < dates[0]!.slice(0, 8);
}

function afterPeriod(period: string): string {
  const [year, month, day] = period.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return `${year + 1}-01-01`;
  return isoDate(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
}

function isoDate(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10);
}
