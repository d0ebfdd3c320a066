import { quantile } from '../measures/quantile.ts';

/**
 * Between which values does a measure lie on nine days in ten? Undefined rows are not counted.
 *
 * @returns The 5 % and the 95 % quantile; `NaN` where the measure is never defined.
 */
export function usualRange(values: Float64Array): { readonly low: number; readonly high: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  return { low: quantile(known, 0.05), high: quantile(known, 0.95) };
}
