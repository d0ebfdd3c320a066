/**
 * Is this a window that can be computed over?
 *
 * A window is a whole number of rows, the last one included; a fraction or a window of one row is a mistake of the caller.
 *
 * @param rows Rows in the window.
 * @param minimumRows Fewest rows for which the quantity exists.
 * @returns Nothing.
 * @throws RangeError where `rows` is no whole number or below `minimumRows`.
 * @example requireWindow(60, 2); // => undefined
 * @see ANALYTICS.md 11
 */
export function requireWindow(rows: number, minimumRows: number): void {
  if (!Number.isInteger(rows) || rows < minimumRows) {
    throw new RangeError(`A window must be a whole number of at least ${minimumRows} rows, not ${rows}.`);
  }
}
