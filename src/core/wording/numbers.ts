/** A number with a true minus sign and a fixed count of decimals: `−0.57`. */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with a plus sign on positive values: `+0.57`. */
export function withSign(value: number, decimals: number): string {
  return value > 0 && Number(value.toFixed(decimals)) !== 0 ? `+${signed(value, decimals)}` : signed(value, decimals);
}

/** A percentage that is already in percent: `−12.3 %`. */
export function percent(value: number, decimals = 1): string {
  return `${signed(value, decimals)} %`;
}

/** A percentage with its sign: `+12.3 %`. */
export function percentChange(value: number, decimals = 1): string {
  return `${withSign(value, decimals)} %`;
}

/** A whole number with thousands apart: `2,166`. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * A percentile for a sentence: never rounded up to 100 nor down to 0 while something was on the other side.
 *
 * @param percentile 0 to 100.
 * @returns Words such as `92`, `over 99`, `under 1`.
 */
export function percentileWords(percentile: number): string {
  if (percentile > 99 && percentile < 100) return 'over 99';
  if (percentile > 0 && percentile < 1) return 'under 1';
  return Math.round(percentile).toString();
}

/** `1 session`, `2 sessions`. */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${count(amount)} ${amount === 1 ? one : many}`;
}

/** The first letter in upper case: `Unusual`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * How is a p-value said?
 *
 * A p that rounds to nothing would read as certainty, so it is said to be below the last place shown.
 *
 * @param p From 0 to 1.
 * @returns `p = 0.14`, or `p < 0.01`.
 * @example pWords(0.004); // => 'p < 0.01'
 */
export function pWords(p: number): string {
  return p < 0.01 ? 'p < 0.01' : `p = ${p.toFixed(2)}`;
}
