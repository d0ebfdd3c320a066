/**
 * A number as the stable JSON carries it: undefined figures are null there, never `NaN`.
 *
 * @example orNull(NaN); // => null
 */
export function orNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
