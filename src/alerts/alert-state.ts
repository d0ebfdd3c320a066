import type { AlertRule, AlertSeries } from './alert-rule.ts';

/** One stay beyond the enter level, as far as it is known. Dates are sessions. */
export interface AlertEpisode {
  readonly sign: 1 | -1;
  readonly start: string;
  /** Sessions with a value since the start. */
  readonly sessions: number;
  readonly peak: number;
}

/** How a stay ended; `peak` is null where a correction of past prices took the stay back. */
export interface AlertEnd {
  readonly sessions: number;
  readonly peak: number | null;
}

/** What the channel was last told is going on. */
export interface AnnouncedEpisode {
  readonly sign: 1 | -1;
  readonly start: string;
  readonly escalated: boolean;
  /** How the stay ended, while nobody has been told yet. */
  readonly ended?: AlertEnd;
}

/**
 * Where an alert stands. `stay` is what the data say, `told` what the channel knows: while an alert is snoozed, cooling
 * down or the past was revised, the two differ, and every message closes that difference by one step.
 */
export interface AlertState {
  /** The last date looked at; empty before the first. */
  readonly through: string;
  /** Which past the stay was read from; another past is read again without a word. */
  readonly dataVersion?: string;
  readonly stay?: AlertEpisode;
  readonly told?: AnnouncedEpisode;
  /** Sessions since an end was said, by side; absent where none was. */
  readonly quietAhead?: number;
  readonly quietBehind?: number;
  /** True once the channel was told that the last day is over. */
  readonly expired?: true;
}

/** What the channel is to be told. */
export interface AlertMessage {
  readonly kind: 'enter' | 'escalate' | 'exit' | 'expire';
  /** The session it is said on. */
  readonly date: string;
  readonly sign: 1 | -1;
  /** The measure on that session. */
  readonly value: number;
  /** When the stay began. */
  readonly start: string;
  /** Its length so far, or in all. */
  readonly sessions: number;
  /**
   * Its furthest value so far, or in all; null where a correction of past prices took the stay back, and in an `expire`
   * where no stay is open.
   */
  readonly peak: number | null;
}

/**
 * An alert that has not looked at anything yet.
 *
 * @internal
 */
export const initialAlertState: AlertState = { through: '' };

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

function isEpisodeOver({ sign }: Pick<AlertEpisode, 'sign'>, rule: SteppedRule, value: number): boolean {
  return sign * value <= levelsOf(rule, sign).exit;
}

/** A stay one session longer. */
function extendEpisode(episode: AlertEpisode, value: number): AlertEpisode {
  const peak = episode.sign * value > episode.sign * episode.peak ? value : episode.peak;
  return { ...episode, sessions: episode.sessions + 1, peak };
}

/** What the data say after one more session; `ended` is the stay that this session closed. */
function advance(rule: SteppedRule, before: AlertEpisode | undefined, { date, value }: AlertReading) {
  const on = before && extendEpisode(before, value);
  const over = on !== undefined && isEpisodeOver(on, rule, value);
  const open = over ? undefined : on;
  const sign = open === undefined ? enteredSide(rule, value) : undefined;
  const episode = open ?? (sign === undefined ? undefined : { sign, start: date, sessions: 0, peak: value });
  return { stay: episode, ended: over ? on : undefined };
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
function recordEnd(state: AlertState, ended: AlertEpisode | undefined): AlertState {
  const { told, stay: episode } = state;
  if (told === undefined || told.ended !== undefined) return state;
  if (episode !== undefined && episode.sign === told.sign && ended === undefined) return state;
  const end = ended === undefined ? { sessions: 0, peak: null } : { sessions: ended.sessions, peak: ended.peak };
  return { ...state, told: { ...told, ended: end } };
}

function announceExit(state: AlertState, reading: AlertReading): AlertStep {
  const { told, ...rest } = state;
  if (told?.ended === undefined) return { state, messages: [] };
  const { sign, start, ended } = told;
  const message: AlertMessage = { kind: 'exit', ...reading, sign, start, sessions: ended.sessions, peak: ended.peak };
  return { state: { ...rest, [sign === 1 ? 'quietAhead' : 'quietBehind']: 0 }, messages: [message] };
}

function announceEnter(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const { stay: episode, told } = state;
  if (episode === undefined || told !== undefined) return { state, messages: [] };
  const { sign, start, sessions, peak } = episode;
  const quiet = sign === 1 ? state.quietAhead : state.quietBehind;
  const cooling = quiet !== undefined && quiet < rule.cooldownSessions;
  if (cooling || enteredSide(rule, reading.value) !== sign) return { state, messages: [] };
  const message: AlertMessage = { kind: 'enter', ...reading, sign, start, sessions, peak };
  const escalated = sign * reading.value >= levelsOf(rule, sign).escalate;
  return { state: { ...state, told: { sign, start, escalated } }, messages: [message] };
}

function announceEscalation(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const { stay: episode, told } = state;
  const further =
    episode !== undefined && told !== undefined && !told.escalated && told.ended === undefined
      ? told.sign * reading.value >= levelsOf(rule, told.sign).escalate
      : false;
  if (!further) return { state, messages: [] };
  const { sign, start, sessions, peak } = episode!;
  const message: AlertMessage = { kind: 'escalate', ...reading, sign, start, sessions, peak };
  return { state: { ...state, told: { ...told!, escalated: true } }, messages: [message] };
}

/** The last word: an end that is still owed, then that nothing more will be said, and whether a stay is still open. */
function announceExpiry(state: AlertState, reading: AlertReading): AlertStep {
  if (state.expired === true) return { state, messages: [] };
  const exit = announceExit(state, reading);
  const { told, stay: episode, ...rest } = exit.state;
  const open = told !== undefined && episode !== undefined ? episode : undefined;
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
function announce(rule: SteppedRule, state: AlertState, reading: AlertReading): AlertStep {
  const exit = announceExit(state, reading);
  const enter = announceEnter(rule, exit.state, reading);
  const escalation = enter.messages.length > 0 ? enter : announceEscalation(rule, enter.state, reading);
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
    const isEndWithoutValue = state.told?.ended !== undefined && Number.isNaN(value); // an end is said with its value
    const waits = isMuted(rule, date) || isEndWithoutValue;
    return waits ? { state: { ...state, through: date }, messages: [] } : announceExpiry(state, reading);
  }
  if (Number.isNaN(value)) return { state: { ...state, through: date }, messages: [] };
  const { stay: before, ...rest } = aged(state);
  const { stay: episode, ended } = advance(rule, before, reading);
  const known = recordEnd({ ...rest, through: date, ...(episode === undefined ? {} : { stay: episode }) }, ended);
  return isMuted(rule, date) ? { state: known, messages: [] } : announce(rule, known, reading);
}

/** Values are compared to so many digits: the last bits of a logarithm are no revision. */
const DIGITS = 9;

/** Fingerprints by the series they are of: thousands of alerts look at the same one. */
const versions = new WeakMap<AlertSeries, Map<number, string>>();

/** A fingerprint of everything up to a row, to notice that the past has changed. */
function versionOf(series: AlertSeries, rows: number): string {
  const known = versions.get(series) ?? new Map<number, string>();
  versions.set(series, known);
  const version = known.get(rows) ?? fingerprint(series, rows);
  known.set(rows, version);
  return version;
}

/** FNV-1a over the digits. */
function fingerprint({ dates, values }: AlertSeries, rows: number): string {
  let hash = 0x811c9dc5;
  for (let row = 0; row < rows; row++) {
    for (const char of `${dates[row]}${values[row]!.toPrecision(DIGITS)}`) {
      hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    }
  }
  return `${rows}:${hash.toString(16)}`;
}

/** The stay the data show at the end of these rows, with nothing said. */
function episodeAfter(rule: AlertRule, { dates, values }: AlertSeries, rows: number): AlertEpisode | undefined {
  const { snoozedUntil: _, expires: __, ...watching } = rule;
  let state: AlertState = { through: '' };
  for (let row = 0; row < rows; row++) {
    state = stepAlert(watching, state, { date: dates[row]!, value: values[row]! }).state;
  }
  return state.stay;
}

/** The state with its stay read again where the past it was read from is no longer the same. */
function reconcileRevision(rule: AlertRule, state: AlertState, series: AlertSeries, rows: number): AlertState {
  if (state.dataVersion === versionOf(series, rows)) return state;
  const { stay: _, ...kept } = state;
  const episode = episodeAfter(rule, series, rows);
  return episode === undefined ? kept : { ...kept, stay: episode };
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
 * @param state Where it stood; `initialAlertState` looks at the whole series.
 * @param series Completed sessions only.
 * @returns The new state and the messages, oldest first.
 * @example evaluateAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, { through: '' }, { dates: ['2026-06-24', '2026-06-25'], values: [2, 0] }).messages.map((m) => m.kind); // => ['enter', 'exit']
 * @see ANALYTICS.md 10
 */
export function evaluateAlert(rule: AlertRule, state: AlertState, series: AlertSeries): AlertStep {
  const { dates, values } = series;
  const later = dates.findIndex((date) => date > state.through);
  const seen = later < 0 ? dates.length : later;
  let current = reconcileRevision(rule, state, series, seen);
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
  const episode = episodeAfter(rule, series, series.dates.length);
  const state: AlertState = {
    through: series.dates.at(-1) ?? '',
    dataVersion: versionOf(series, series.dates.length),
  };
  if (episode === undefined) return state;
  const { sign, start, peak } = episode;
  const reached = (rule.direction === 'below' ? -peak : sign * peak) >= escalationLevel(rule);
  return { ...state, stay: episode, told: { sign, start, escalated: reached } };
}

function escalationLevel({ direction, escalate }: AlertRule): number {
  if (escalate === undefined) return Infinity;
  return direction === 'below' ? -escalate : escalate;
}
