/** Digits, a point, an exponent: what a spreadsheet writes. Hexadecimal, thousands apart and currencies are none. */
const written = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number in a cell; `NaN` where it is not one written plainly. */
export function numberOf(cell: string): number {
  return written.test(cell) ? Number(cell) : NaN;
}
