import type { AlertRule } from './alert-rule.ts';
import type { AlertMessage, AlertState, Stay } from './alert-state.ts';

/** What a step needs to know of a rule. */
type SteppedRule = Pick<
  AlertRule,
  'direction' | 'enter' | 'exit' | 'escalate' | 'cooldownSessions' | 'expires' | 'snoozedUntil'
>;

/** One completed session of the measure. */
export interface AlertReading {
  readonly date: string;
  /** `NaN` where the measure is undefined; nothing happens then. */
  readonly value: number;
}

/** A state and what is to be said on the way to it. */
export interface AlertStep {
  readonly state: AlertState;
  readonly messages: readonly AlertMessage[];
}

/** The enter and exit level as seen from one side, where further out is always higher. */
function levelsOf({ direction, enter, exit, escalate = Infinity }: SteppedRule, sign: 1 | -1) {
  const side = direction === 'below' ? sign : 1;
  return { enter: side * enter, exit: side * exit, escalate: Number.isFinite(escalate) ? side * escalate : Infinity };
}

function signsOf({ direction }: SteppedRule): readonly (1 | -1)[] {
  return direction === 'either' ? [1, -1] : [direction === 'above' ? 1 : -1];
}

function enteredSide(rule: SteppedRule, value: number): 1 | -1 | undefined {
  return signsOf(rule).find((sign) => sign * value >= levelsOf(rule, sign).enter);
}

function isOver({ sign }: Pick<Stay, 'sign'>, rule: SteppedRule, value: number): boolean {
  return sign * value <= levelsOf(rule, sign).exit;
}

/** A stay one session longer. */
function longer(stay: Stay, value: number): Stay {
  const peak = stay.sign * value > stay.sign * stay.peak ? value : stay.peak;
  return { ...stay, sessions: stay.sessions + 1, peak };
}

/** What the data say after one more session; `ended` is the stay that this session closed. */
function advance(rule: SteppedRule, before: Stay | undefined, { date, value }: AlertReading) {
  const on = before && longer(before, value);
  const over = on !== undefined && isOver(on, rule, value);
  const open = over ? undefined : on;
  const sign = open === undefined ? enteredSide(rule, value) : undefined;
  const stay = open ?? (sign === undefined ? undefined : { sign, start: date, sessions: 0, peak: value });
  return { stay, ended: over ? on : undefined };
}

function aged(state: AlertState): AlertState {
  const { quietAhead, quietBehind } = state;
  return {
    ...state,
    ...(quietAhead === undefined ? {} : { quietAhead: quietAhead + 1 }),
    ...(quietBehind === undefined ? {} : { quietBehind: quietBehind + 1 }),
  };
}

/** Notes on what the channel knows that its stay is over, or was taken back by a revision. */
function noteEnd(state: AlertState, ended: Stay | undefined): AlertState {
  const { told, stay } = state;
  if (told === undefined || told.ended !== undefined) return state;
  if (stay !== undefined && stay.sign === told.sign && ended === undefined) return state;
  const end = ended === undefined ? { sessions: 0, peak: null } : { sessions: ended.sessions, peak: ended.peak };
  return { ...state, told: { ...told, ended: end } };
}

function sayExit(state: AlertState, reading: AlertReading): AlertStep {
  const { told, ...rest } = state;
  if (told?.ended === undefined) return { state, messages: [] };
  const { sign, start, ended } = told;
  const message: AlertMessage = { kind: 'exit', ...reading, sign, start, sessions: ended.sessions, peak: ended.peak };
  return { state: { ...rest, [sign === 1 ? 'quietAhead' : 'quietBehind']: 0 }, messages: [message] };
}

function sayEnter(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const { stay, told } = state;
  if (stay === undefined || told !== undefined) return { state, messages: [] };
  const { sign, start, sessions, peak } = stay;
  const quiet = sign === 1 ? state.quietAhead : state.quietBehind;
  const cooling = quiet !== undefined && quiet < rule.cooldownSessions;
  if (cooling || enteredSide(rule, reading.value) !== sign) return { state, messages: [] };
  const message: AlertMessage = { kind: 'enter', ...reading, sign, start, sessions, peak };
  const escalated = sign * reading.value >= levelsOf(rule, sign).escalate;
  return { state: { ...state, told: { sign, start, escalated } }, messages: [message] };
}

function sayEscalation(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const { stay, told } = state;
  const further =
    stay !== undefined && told !== undefined && !told.escalated && told.ended === undefined
      ? told.sign * reading.value >= levelsOf(rule, told.sign).escalate
      : false;
  if (!further) return { state, messages: [] };
  const { sign, start, sessions, peak } = stay!;
  const message: AlertMessage = { kind: 'escalate', ...reading, sign, start, sessions, peak };
  return { state: { ...state, told: { ...told!, escalated: true } }, messages: [message] };
}

/** The last word: an end that is still owed, then that nothing more will be said, and whether a stay is still open. */
function sayExpiry(state: AlertState, reading: AlertReading): AlertStep {
  if (state.expired === true) return { state, messages: [] };
  const exit = sayExit(state, reading);
  const { told, stay, ...rest } = exit.state;
  const open = told !== undefined && stay !== undefined ? stay : undefined;
  const message: AlertMessage = {
    kind: 'expire',
    ...reading,
    sign: open?.sign ?? 1,
    start: open?.start ?? reading.date,
    sessions: open?.sessions ?? 0,
    peak: open?.peak ?? null,
  };
  return { state: { ...rest, through: reading.date, expired: true }, messages: [...exit.messages, message] };
}

function isMuted({ snoozedUntil }: SteppedRule, date: string): boolean {
  return snoozedUntil !== undefined && date <= snoozedUntil;
}

/** Everything there is to say on this session, in the order in which it happened. */
function say(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const exit = sayExit(state, reading);
  const enter = sayEnter(rule, exit.state, reading);
  const escalation = enter.messages.length > 0 ? enter : sayEscalation(rule, enter.state, reading);
  const entered = enter.messages.length > 0 ? [] : escalation.messages;
  return { state: escalation.state, messages: [...exit.messages, ...enter.messages, ...entered] };
}

/**
 * What does one more completed session mean for an alert, and what is to be said?
 *
 *     a stay opens at sign · v ≥ enter and closes at sign · v ≤ exit; one message per change of what the channel knows
 *
 * An end is always said before the same alert begins again, so nobody is left with a beginning that never ended. After
 * an end the same side is quiet for the cooldown; a stay that outlasts it is announced late, while it is still beyond
 * the enter level. While snoozed the state goes on and nothing is said; what is owed is said afterwards. On the first
 * session after its last day the alert says so, and nothing after it.
 *
 * @param rule What is watched.
 * @param state Where the alert stood before.
 * @param reading A session later than `state.through`; an undefined value changes nothing but the date.
 * @returns The state after it and at most two messages: an end, then a beginning or an escalation.
 * @example stepAlert({ direction: 'either', enter: 2, exit: 0.5, cooldownSessions: 20 }, { through: '' }, { date: '2026-06-25', value: 2.5 }).messages.length; // => 1
 * @see ANALYTICS.md 10
 */
export function stepAlert(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const { date, value } = reading;
  if (rule.expires !== undefined && date > rule.expires) {
    return isMuted(rule, date) ? { state: { ...state, through: date }, messages: [] } : sayExpiry(state, reading);
  }
  if (Number.isNaN(value)) return { state: { ...state, through: date }, messages: [] };
  const { stay: before, ...rest } = aged(state);
  const { stay, ended } = advance(rule, before, reading);
  const known = noteEnd({ ...rest, through: date, ...(stay === undefined ? {} : { stay }) }, ended);
  return isMuted(rule, date) ? { state: known, messages: [] } : say(rule, known, reading);
}
