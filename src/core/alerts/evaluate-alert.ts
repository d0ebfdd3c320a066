import type { AlertRule } from './alert-rule.ts';
import type { AlertMessage, AlertState, Stay } from './alert-state.ts';
import { stepAlert, type AlertStep } from './step-alert.ts';

/** A measure over completed sessions, oldest first; `NaN` where it is undefined. */
export interface AlertSeries {
  readonly dates: readonly string[];
  readonly values: ArrayLike<number>;
}

/** Values are compared to so many digits: the last bits of a logarithm are no revision. */
const DIGITS = 9;

/** A fingerprint of everything up to a row (FNV-1a over the digits), to notice that the past has changed. */
function versionOf({ dates, values }: AlertSeries, rows: number): string {
  let hash = 0x811c9dc5;
  for (let row = 0; row < rows; row++) {
    for (const char of `${dates[row]}${values[row]!.toPrecision(DIGITS)}`) {
      hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    }
  }
  return `${rows}:${hash.toString(16)}`;
}

/** The stay the data show at the end of these rows, with nothing said. */
function stayAfter(rule: AlertRule, { dates, values }: AlertSeries, rows: number): Stay | undefined {
  const { snoozedUntil: _, expires: __, ...watching } = rule;
  let state: AlertState = { through: '' };
  for (let row = 0; row < rows; row++) {
    state = stepAlert(watching, state, { date: dates[row]!, value: values[row]! }).state;
  }
  return state.stay;
}

/** The state with its stay read again where the past it was read from is no longer the same. */
function onThisPast(rule: AlertRule, state: AlertState, series: AlertSeries, rows: number): AlertState {
  if (state.dataVersion === versionOf(series, rows)) return state;
  const { stay: _, ...kept } = state;
  const stay = stayAfter(rule, series, rows);
  return stay === undefined ? kept : { ...kept, stay };
}

/**
 * What is to be said about the sessions that were completed since an alert last looked?
 *
 *     every session later than `state.through`, one step each
 *
 * Where prices that were already looked at have been corrected since, the state is read again from the new past without
 * a word; what the channel was told stands until the next session closes the difference.
 *
 * @param rule What is watched.
 * @param state Where it stood; `freshAlertState` looks at the whole series.
 * @param series Completed sessions only.
 * @returns The new state and the messages, oldest first.
 * @example evaluateAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, { through: '' }, { dates: ['2026-06-24', '2026-06-25'], values: [2, 0] }).messages.map((m) => m.kind); // => ['enter', 'exit']
 * @see ANALYTICS.md 10
 */
export function evaluateAlert(rule: AlertRule, state: AlertState, series: AlertSeries): AlertStep {
  const { dates, values } = series;
  const later = dates.findIndex((date) => date > state.through);
  const seen = later < 0 ? dates.length : later;
  let current = onThisPast(rule, state, series, seen);
  const messages: AlertMessage[] = [];
  for (let row = seen; row < dates.length; row++) {
    const step = stepAlert(rule, current, { date: dates[row]!, value: values[row]! });
    current = step.state;
    messages.push(...step.messages);
  }
  return { state: { ...current, dataVersion: versionOf(series, dates.length) }, messages };
}

/**
 * Where does a new alert stand on its first day?
 *
 * The past is read without a word. A stay under way counts as told, because the reply that saves the alert says it.
 *
 * @param rule What is watched.
 * @param series Completed sessions only, at least one.
 * @returns The state to begin with.
 * @example armAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, { dates: ['2026-06-25'], values: [3] }).told?.start; // => '2026-06-25'
 */
export function armAlert(rule: AlertRule, series: AlertSeries): AlertState {
  const stay = stayAfter(rule, series, series.dates.length);
  const state: AlertState = {
    through: series.dates.at(-1) ?? '',
    dataVersion: versionOf(series, series.dates.length),
  };
  if (stay === undefined) return state;
  const { sign, start, peak } = stay;
  const reached = (rule.direction === 'below' ? -peak : sign * peak) >= escalationLevel(rule);
  return { ...state, stay, told: { sign, start, escalated: reached } };
}

function escalationLevel({ direction, escalate }: AlertRule): number {
  if (escalate === undefined) return Infinity;
  return direction === 'below' ? -escalate : escalate;
}
