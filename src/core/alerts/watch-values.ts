import type { WatchedRule } from './alert-rule.ts';
import type { AlertMessage, AlertState } from './alert-state.ts';
import { stepAlert } from './step-alert.ts';

/**
 * What would an alert have said over a whole series, if it had always watched and nobody had snoozed it?
 *
 * @param rule Levels and cooldown; snooze and expiry are no part of it.
 * @param values The measure, oldest first; `NaN` where it is undefined.
 * @param dates Sessions of the values; without them the messages carry none.
 * @returns The messages, oldest first.
 * @example watchValues({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, [2, 0]).length; // => 2
 * @see ANALYTICS.md 10
 */
export function watchValues(
  rule: Omit<WatchedRule, 'measure' | 'windowSessions'>,
  values: ArrayLike<number>,
  dates: readonly string[] = [],
): AlertMessage[] {
  let state: AlertState = { through: '' };
  const messages: AlertMessage[] = [];
  for (let row = 0; row < values.length; row++) {
    const step = stepAlert(rule, state, { date: dates[row] ?? '', value: values[row]! });
    state = step.state;
    for (const message of step.messages) messages.push(message);
  }
  return messages;
}
