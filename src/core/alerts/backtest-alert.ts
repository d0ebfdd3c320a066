import { quantile } from '../measures/quantile.ts';
import type { AlertRule } from './alert-rule.ts';
import type { AlertMessage } from './alert-state.ts';
import type { AlertSeries } from './evaluate-alert.ts';
import { watchValues } from './watch-values.ts';

/** What an alert would have said over the whole history. */
export interface AlertBacktest {
  readonly messages: readonly AlertMessage[];
  /** Beginnings that would have been announced. */
  readonly fires: number;
  /** Sessions with a value, in years of 252. */
  readonly years: number;
  readonly from: string;
  readonly lastFire: string | undefined;
  /** Median distance of two announcements in sessions; undefined with fewer than two. */
  readonly medianSessionsApart: number | undefined;
}

const SESSIONS_PER_YEAR = 252;

/**
 * How often would this alert have fired?
 *
 * The same state machine as on live sessions, from the first one with a value: cooldown and hysteresis included,
 * snooze and expiry left out. Compare the count with what noise alone would fire before saving the rule.
 *
 * @param rule What is to be watched.
 * @param series Completed sessions, oldest first.
 * @returns Counts and dates; `fires` 0 where it never fired.
 * @example backtestAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, { dates: ['2026-06-24', '2026-06-25'], values: [2, 0] }).fires; // => 1
 * @see ANALYTICS.md 10
 */
export function backtestAlert(rule: AlertRule, series: AlertSeries): AlertBacktest {
  const { snoozedUntil: _, expires: __, ...watching } = rule;
  const messages = watchValues(watching, series.values, series.dates);
  const fired = messages.filter(({ kind }) => kind === 'enter').map(({ date }) => date);
  const rows = Array.from(series.values);
  const defined = rows.filter((value) => !Number.isNaN(value)).length;
  return {
    messages,
    fires: fired.length,
    years: defined / SESSIONS_PER_YEAR,
    from: series.dates[rows.findIndex((value) => !Number.isNaN(value))] ?? '',
    lastFire: fired.at(-1),
    medianSessionsApart: medianApart(fired, series.dates),
  };
}

function medianApart(fired: readonly string[], dates: readonly string[]): number | undefined {
  const rows = fired.map((date) => dates.indexOf(date));
  const apart = rows.slice(1).map((row, i) => row - rows[i]!);
  return apart.length === 0 ? undefined : Math.round(quantile(apart, 0.5));
}
