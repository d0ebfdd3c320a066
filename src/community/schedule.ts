import { UserError } from '../errors.ts';
import type { AlertRule } from '../alerts/alert-rule.ts';
import { dateOfEpochDay, DAY_MS, epochDay, utcDateOf, weekdayOf } from '../market/calendar-days.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import { msg, type Text } from '../messages/text.ts';

/** At this local minute of the day, 0 to 1439. */
interface AtLocalTime {
  readonly kind: 'local';
  readonly minuteOfDay: number;
}

/** This many minutes after the official close in New York, half days included. */
interface AfterClose {
  readonly kind: 'after-close';
  readonly minutes: number;
}

/** When a digest is due. */
export interface Schedule {
  /** IANA name, for example `Australia/Lord_Howe`. */
  readonly zone: string;
  readonly at: AtLocalTime | AfterClose;
  /** 0 for Sunday to 6 for Saturday, in the schedule's own zone. */
  readonly weekdays: readonly number[];
  /** True keeps it to days on which the exchange trades; always so after a close. */
  readonly tradingDaysOnly: boolean;
}

/**
 * What a digest may hold beside what changed, in the order in which it is shown: where each pair stands, which is
 * furthest out and how much of that is chance, who moves with whom, coins moved onto exchanges, dates to come.
 */
export const digestSections = ['pairs', 'radar', 'matrix', 'flows', 'events'] as const;

export type DigestSection = (typeof digestSections)[number];

/** A digest: when, and what is in it. The pairs are the community's watched ones where none are named. */
export interface DigestPlan {
  readonly kind: 'digest';
  readonly schedule: Schedule;
  readonly pairs: readonly (readonly [string, string])[];
  readonly sections: readonly DigestSection[];
  /** True where it does not say what changed since the last one. */
  readonly withoutChanges?: true;
}

/** An alert and what is watched. */
export interface AlertPlan {
  readonly kind: 'alert';
  readonly rule: AlertRule;
}

/** What is put into a channel without being asked for each time. */
export type SubscriptionPlan = DigestPlan | AlertPlan;

/** Minutes after the close where somebody says no more than that. */
const MINUTES_AFTER_CLOSE = 15;

/** Latest after the close, minutes. */
const MOST_AFTER_CLOSE = 600;

/**
 * When does somebody want something sent?
 *
 * @param typed A time such as `07:30`, `8` or `7 pm`; `close`, or `close+30` for so many minutes after New York closes.
 * @throws UserError where it is no time.
 * @example parseSendTime('7:30 pm'); // => { kind: 'local', minuteOfDay: 1170 }
 */
export function parseSendTime(typed: string): Schedule['at'] {
  const text = typed.trim().toLowerCase();
  const [close, after] = /^close(?:\s*\+\s*(\d{1,3}))?$/u.exec(text) ?? [];
  const minutes = Number(after ?? MINUTES_AFTER_CLOSE);
  if (close !== undefined && minutes >= 1 && minutes <= MOST_AFTER_CLOSE) return { kind: 'after-close', minutes };
  const [, hours = '', past = '0', half = ''] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/u.exec(text) ?? [];
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  const isTime = hours !== '' && hour < 24 && Number(past) < 60 && (half === '' || Number(hours) <= 12);
  if (isTime) return { kind: 'local', minuteOfDay: hour * 60 + Number(past) };
  throw new UserError(msg('setup.timeShape'));
}

/** A digest or an alert of one channel. Ids of communities, channels and people carry their platform. */
export interface Subscription {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly createdBy: string;
  readonly plan: SubscriptionPlan;
  /** Why nothing is sent, and since when; absent where it is. */
  readonly paused?: { readonly reason: Text; readonly sinceMs: number };
}

/**
 * What makes a subscription the only one of its kind in its channel?
 *
 * A channel has one digest, and one alert per rule: the pair, the measure with its window and direction, and the levels.
 * How long it keeps quiet, until when it lasts and whom it mentions make no other alert of it.
 *
 * @returns The same text for two plans that would say the same in one channel.
 * @example identityOf({ kind: 'digest' }); // => 'digest'
 */
export function identityOf(plan: SubscriptionPlan): string {
  if (plan.kind === 'digest') return 'digest';
  const { pair, measure, direction, windowSessions, enter, exit, escalate = null } = plan.rule;
  return `alert ${JSON.stringify([pair, measure, direction, windowSessions, enter, exit, escalate])}`;
}

const MINUTE_MS = 60_000;

/** Formatters are slow to make and stateless: one per zone. */
const zoneFormatters = new Map<string, Intl.DateTimeFormat>();

function zoneFormatter(zone: string): Intl.DateTimeFormat {
  const known = zoneFormatters.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...numeric, second: '2-digit' });
  zoneFormatters.set(zone, clock);
  return clock;
}

/** What the wall says at an instant, read as if it were UTC. */
function wallClockMs(instantMs: number, zone: string): number {
  const parts = Object.fromEntries(
    zoneFormatter(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const clock = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return epochDay(`${parts.year}-${parts.month}-${parts.day}`) * DAY_MS + clock * 1000;
}

/** How far a zone's wall clock is ahead of UTC at an instant. */
function offsetMs(instantMs: number, zone: string): number {
  return wallClockMs(instantMs, zone) - Math.floor(instantMs / 1000) * 1000;
}

/** The first instant of the later offset between two instants that have different ones. */
function transitionBetween(fromMs: number, toMs: number, zone: string): number {
  const later = offsetMs(toMs, zone);
  let [before, after] = [fromMs, toMs];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetMs(middle, zone) === later) after = middle;
    else before = middle;
  }
  return after;
}

/**
 * At which instant does the wall clock of a zone show this time on this day?
 *
 *     wall − offset, with the offset in force at the answer
 *
 * Twice a year a wall time is not one instant. A time that is skipped in spring gives the first minute after the gap,
 * so nothing planned for it is lost; a time that comes twice in autumn gives the first of the two, so it happens once.
 *
 * @param date `YYYY-MM-DD` in the zone.
 * @param minuteOfDay 0 to 1439.
 * @param zone IANA name.
 * @returns Epoch milliseconds.
 * @throws RangeError where the zone is not known.
 * @example localInstant('2026-03-08', 150, 'America/New_York'); // => 1772953200000
 * @see DESIGN.md 4
 */
export function localInstant(date: string, minuteOfDay: number, zone: string): number {
  const wall = epochDay(date) * DAY_MS + minuteOfDay * MINUTE_MS;
  const [dayBefore, dayAfter] = [wall - DAY_MS, wall + DAY_MS];
  const candidates = [dayBefore, dayAfter].map((instant) => wall - offsetMs(instant, zone));
  const right = candidates.filter((instant) => wallClockMs(instant, zone) === wall);
  return right.length > 0 ? Math.min(...right) : transitionBetween(dayBefore, dayAfter, zone);
}

/**
 * Which day is it on the wall of a zone?
 *
 * @param instantMs Epoch milliseconds.
 * @param zone IANA name.
 * @returns `YYYY-MM-DD`.
 * @throws RangeError where the zone is not known.
 * @example localDate(Date.UTC(2026, 5, 25, 23), 'Asia/Tokyo'); // => '2026-06-26'
 */
export function localDate(instantMs: number, zone: string): string {
  return utcDateOf(wallClockMs(instantMs, zone));
}

/**
 * Which minute of the day does the wall of a zone show?
 *
 * @param instantMs Epoch milliseconds.
 * @param zone IANA name.
 * @returns 0 to 1439.
 * @throws RangeError where the zone is not known.
 * @example localMinute(Date.UTC(2026, 5, 25, 23, 5), 'Asia/Tokyo'); // => 485
 */
export function localMinute(instantMs: number, zone: string): number {
  const wall = wallClockMs(instantMs, zone);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** Longer without a due day than any holidays are: the schedule has none at all. */
const LONGEST_WAIT_DAYS = 21;

function tradesOn(date: string, calendar: SessionCalendar): boolean {
  return date >= calendar.firstDate && date <= calendar.lastDate && calendar.session(date) !== undefined;
}

/** The instant of the slot that belongs to this local day, or undefined on a day without one. */
function slotOn(day: number, schedule: Schedule, calendar: SessionCalendar): number | undefined {
  const date = dateOfEpochDay(day);
  if (schedule.at.kind === 'after-close') return slotAfterClose(date, schedule.at.minutes, schedule, calendar);
  if (!schedule.weekdays.includes(weekdayOf(day))) return undefined;
  if (schedule.tradingDaysOnly && !tradesOn(date, calendar)) return undefined;
  return localInstant(date, schedule.at.minuteOfDay, schedule.zone);
}

/** The weekday is the session's own: a close on Friday in New York is a slot of Friday wherever it is read. */
function slotAfterClose(date: string, minutes: number, { weekdays }: Schedule, calendar: SessionCalendar) {
  if (!weekdays.includes(weekdayOf(epochDay(date))) || !tradesOn(date, calendar)) return undefined;
  return calendar.session(date)!.closeMs + minutes * MINUTE_MS;
}

/**
 * When is a digest due next?
 *
 *     the earliest slot later than `afterMs`
 *
 * A slot is an instant, so clocks that jump neither lose nor repeat one. Before the years the calendar knows nothing
 * is due that depends on trading days.
 *
 * @param schedule Local time or minutes after the close, weekdays, zone.
 * @param afterMs Epoch milliseconds; a slot at this very instant is not meant.
 * @param calendar The sessions of the exchange.
 * @returns Epoch milliseconds, or undefined where the schedule has no day.
 * @throws RangeError where the zone is not known.
 * @example nextSlot({ zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false }, 0, {}); // => 374400000
 * @see DESIGN.md 7
 */
export function nextSlot(schedule: Schedule, afterMs: number, calendar: SessionCalendar): number | undefined {
  const today = epochDay(localDate(afterMs, schedule.zone));
  for (let day = today - 1; day <= today + LONGEST_WAIT_DAYS; day++) {
    const slot = slotOn(day, schedule, calendar);
    if (slot !== undefined && slot > afterMs) return slot;
  }
  return undefined;
}
