/** How the rows of a sample are counted: how many make a year, and what one of them is called. */
export interface Clock {
  readonly rowsPerYear: 252 | 365;
  readonly row: 'trading day' | 'day';
}

const TRADING_DAYS: Clock = { rowsPerYear: 252, row: 'trading day' };

const EVERY_DAY: Clock = { rowsPerYear: 365, row: 'day' };

/**
 * By which clock are these rows counted?
 *
 * Every figure that says how long or how often follows it: years, rates a year, durations, windows in words, rates of
 * noise. Two markets that both trade every day have 365 rows a year; counted in years of 252 they would be 45 % older.
 *
 * @param rows What is known of them: rows a year, or whether they are days.
 * @returns 365 *days* where every day has a row, 252 *trading days* otherwise.
 * @example clockOf({ rowsPerYear: 365 }).row; // => 'day'
 * @see ANALYTICS.md 4c
 */
export function clockOf(rows: { readonly rowsPerYear: 252 | 365 } | { readonly everyDay: boolean }): Clock {
  const everyDay = 'everyDay' in rows ? rows.everyDay : rows.rowsPerYear === 365;
  return everyDay ? EVERY_DAY : TRADING_DAYS;
}

/**
 * What holders are paid a year in per cent of the price, roughly, as of 2025: dividends and coupons that a price leaves
 * out. Good enough to say that something is missing, not to compute with.
 */
const ROUGH_PAYOUTS_PCT: Readonly<Record<string, number>> = {
  SPY: 1.3,
  SPX: 1.3,
  IWM: 1.2,
  RUT: 1.3,
  DIA: 1.6,
  DJI: 1.7,
  QQQ: 0.6,
  NDX: 0.7,
  TLT: 4.2,
  HYG: 5.8,
  LQD: 4.4,
  UUP: 4.5,
  EEM: 2.4,
  EFA: 3,
  XLK: 0.7,
  XLF: 1.5,
  XLE: 3.3,
  VNQ: 3.9,
  JPM: 2.1,
};

/** A smaller payout than this hardly moves a gap. */
const WORTH_SAYING_PCT = 1;

/**
 * How much does the price of this market leave out, where it is enough to be said?
 *
 * Prices here are split-adjusted and without payouts, as charts show them. A bond fund whose price stands still has
 * still earned its holders several per cent a year.
 *
 * @param symbol A symbol in capitals.
 * @returns Per cent a year, above 1; undefined where it pays less or nothing is known of it.
 * @example payoutPct('TLT'); // => 4.2
 * @see ANALYTICS.md 1.6
 */
export function payoutPct(symbol: string): number | undefined {
  const paid = ROUGH_PAYOUTS_PCT[symbol];
  return paid !== undefined && paid > WORTH_SAYING_PCT ? paid : undefined;
}
