/** One trading day of an exchange. */
export interface Session {
  /** `YYYY-MM-DD` in the exchange's own zone. */
  readonly date: string;
  /** The official end of the session, epoch milliseconds. */
  readonly closeMs: number;
  readonly earlyClose: boolean;
}

/** The trading days of an exchange over the years the calendar knows. */
export interface SessionCalendar {
  readonly exchange: string;
  readonly firstDate: string;
  readonly lastDate: string;
  /** The session on this date, or undefined on a day without one. Throws `RangeError` outside the known years. */
  session(date: string): Session | undefined;
  /** All sessions from `from` to `to`, both included, oldest first. */
  between(from: string, to: string): readonly Session[];
  /** The latest session whose close is at or before this instant. */
  lastClosedAt(instantMs: number): Session;
  /** How many sessions lie after `from` and up to `to`. Zero where `to` is not later. */
  countAfter(from: string, to: string): number;
}
