import { setImmediate } from 'node:timers/promises';
import { type AlertRule, type AlertSeries, alertSeries } from '../alerts/alert-rule.ts';
import { type AlertMessage, type AlertState, type AlertStep, armAlert, evaluateAlert } from '../alerts/alert-state.ts';
import type { Advance, DueSubscription, PlannedDelivery } from '../community/delivery-queue.ts';
import { type AlertPlan, nextSlot } from '../community/schedule.ts';
import { UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { DAY_MS, epochDay } from '../market/calendar-days.ts';
import { loadPair } from '../market/load-markets.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { DecidingBar, MarketSymbol } from '../market/ports.ts';
import { resolvePair } from '../market/resolve.ts';
import { alertHeadline } from '../messages/alert.ts';
import type { JobDeps } from './jobs.ts';
import { msg } from '../messages/text.ts';

/** A look that broke off, and a session whose prices are not there yet, are tried again after this. */
export const RETRY_MS = 15 * 60_000;

/** How long after the close prices are asked for: sources need a while to settle. */
const SETTLED_MINUTES = 20;

/** So long after its session a price that no second source has is waited for; then it is told, and the alert goes on. */
const HELD_BACK_MS = DAY_MS;

const afterEveryClose = {
  zone: 'America/New_York',
  at: { kind: 'after-close', minutes: SETTLED_MINUTES },
  weekdays: [1, 2, 3, 4, 5],
  tradingDaysOnly: true,
} as const;

/** When an alert is looked at next: after the next close, soon where the last session is missing, never once it has run out. */
export function nextEvaluation(
  { through: seenThrough, expired }: Pick<AlertState, 'through' | 'expired'>,
  nowMs: number,
  calendar: SessionCalendar,
): number | undefined {
  if (expired === true) return undefined;
  const next = nextSlot(afterEveryClose, nowMs, calendar);
  const isMissing = seenThrough < calendar.lastClosedAt(nowMs).date;
  return isMissing ? Math.min(nowMs + RETRY_MS, next ?? Infinity) : next;
}

const ALERTS_AT_ONCE = 100;

/** A channel takes so many messages at once; what comes after them would hold up the digests of others while it waits. */
const MESSAGES_AT_ONCE = 5;

/** A Telegram group takes nineteen messages a minute, the answers among them. */
const MESSAGE_EVERY_MS = 4_000;

/** Looks at every alert that is due on the sessions completed by now. How many were looked at. */
export async function evaluateDueAlerts(deps: JobDeps, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  const look = new AlertLook(deps);
  for (;;) {
    const nowMs = deps.clock.now();
    const claimMs = nowMs + RETRY_MS;
    const due = await deps.deliveryQueue.claimAlerts(nowMs, claimMs, ALERTS_AT_ONCE);
    for (const one of due) {
      if (signal?.aborted === true) return looked;
      await evaluateDue(deps, one, claimMs, look);
      await setImmediate(); // whoever asks something just then is answered in between
    }
    looked += due.length;
    if (due.length < ALERTS_AT_ONCE) return looked;
  }
}

/** A source that is down or a pair that cannot be judged keeps no other alert from being looked at. */
async function evaluateDue(deps: JobDeps, due: DueSubscription, claimMs: number, look: AlertLook): Promise<void> {
  try {
    await deps.deliveryQueue.advance(due, claimMs, await decideAdvance(deps, due, look));
  } catch (error) {
    deps.log.warn({ err: error, subscription: due.id }, 'an alert could not be looked at and is tried again');
  }
}

async function decideAdvance(deps: JobDeps, due: DueSubscription, look: AlertLook): Promise<Advance> {
  const { rule } = due.plan as AlertPlan;
  const nowMs = deps.clock.now();
  const aligned = await look.load(rule, nowMs);
  const series = look.series(rule, aligned);
  const { alertState } = due;
  if (alertState === undefined) return look.advanceTo(due, { state: armAlert(rule, series), messages: [] }, aligned);
  const step = evaluateAlert(rule, alertState, series);
  const held = await look.firstUnconfirmed(aligned, step.messages, nowMs);
  if (held === undefined) return look.advanceTo(due, step, aligned);
  deps.log.warn({ subscription: due.id }, 'an alert hangs on a price no second source has; nobody is told yet');
  const before = evaluateAlert(rule, alertState, seriesBefore(series, held));
  return { ...look.advanceTo(due, before, aligned), nextDueMs: nowMs + RETRY_MS };
}

function seriesBefore({ dates, values }: AlertSeries, date: string): AlertSeries {
  return { dates: dates.filter((each) => each < date), values };
}

/**
 * One look at many alerts: each pair is loaded once, each measure computed once, each bar that something hangs on asked
 * about once, and what goes to one channel is spread over time.
 */
class AlertLook {
  readonly #deps: JobDeps;
  readonly #loaded = new Map<string, Promise<AlignedPair>>();
  readonly #confirmed = new Map<string, Promise<boolean>>();
  readonly #series = new Map<string, AlertSeries>();
  readonly #messages = new Map<string, number>();

  constructor(deps: JobDeps) {
    this.#deps = deps;
  }

  /** Nothing after the last completed session is looked at. */
  load({ pair }: AlertRule, nowMs: number): Promise<AlignedPair> {
    const key = pair.join('/');
    const known = this.#loaded.get(key);
    if (known) return known;
    const { market, calendar } = this.#deps;
    const resolution = resolvePair(market.catalogue(), pair.join(' '));
    if (resolution.kind !== 'resolved') throw new UserError(msg('refusals.noPairAlert', { pair: key }));
    const lastClosed = calendar.lastClosedAt(nowMs).date;
    const asOf = lastClosed < market.today() ? lastClosed : market.today();
    const loading = loadPair(market, calendar, { pair: resolution.pair, asOf });
    this.#loaded.set(key, loading);
    return loading;
  }

  /** How the measure has stood; most alerts watch the usual ones, and everybody's are looked at in the same minute. */
  series({ pair, measure, windowSessions }: AlertRule, aligned: AlignedPair): AlertSeries {
    const key = `${pair.join('/')} ${measure} ${windowSessions}`;
    const series = this.#series.get(key) ?? alertSeries({ measure, windowSessions }, aligned);
    this.#series.set(key, series);
    return series;
  }

  /** What follows from what was seen. */
  advanceTo(due: DueSubscription, { state, messages }: AlertStep, { dates }: AlignedPair): Advance {
    const nowMs = this.#deps.clock.now();
    const { rule } = due.plan as AlertPlan;
    return {
      deliveries: messages.map((message) => alertDelivery(due, rule, message, this.#dueMs(due.channel, nowMs))),
      alertState: state,
      nextDueMs: nextEvaluation({ ...state, through: dates.at(-1)! }, nowMs, this.#deps.calendar),
    };
  }

  /** When the next message into a channel is due. */
  #dueMs(channel: string, nowMs: number): number {
    const before = this.#messages.get(channel) ?? 0;
    this.#messages.set(channel, before + 1);
    return nowMs + Math.max(0, before + 1 - MESSAGES_AT_ONCE) * MESSAGE_EVERY_MS;
  }

  /**
   * The first session of which something is to be told whose bars another source contradicts or, where they are those of
   * a day, has not got yet. A day after the session nothing is waited for any more: an alert is never silent for good.
   */
  async firstUnconfirmed(
    { pair, sampling, dates, x, y }: AlignedPair,
    messages: readonly AlertMessage[],
    nowMs: number,
  ): Promise<string | undefined> {
    const decided = messages.filter(({ kind }) => kind !== 'expire').map(({ date }) => date);
    for (const date of new Set(decided)) {
      const closeMs = this.#closeMs(date);
      if (nowMs - closeMs > HELD_BACK_MS) continue;
      const row = dates.indexOf(date);
      for (const [symbol, close] of [
        [pair.subject, x[row]!],
        [pair.benchmark, y[row]!],
      ] as const) {
        const isSampled = sampling === 'close' && symbol.hours === 'always';
        const bar: DecidingBar = { date, close, ...(isSampled ? { sampledAtMs: closeMs } : {}) };
        if (!(await this.#isBarConfirmed(symbol, bar))) return date;
      }
    }
    return undefined;
  }

  /** When the session of a row ended, or its day where the exchange had none. */
  #closeMs(date: string): number {
    return this.#deps.calendar.session(date)?.closeMs ?? (epochDay(date) + 1) * DAY_MS;
  }

  #isBarConfirmed(symbol: MarketSymbol, bar: DecidingBar): Promise<boolean> {
    const key = `${symbol.symbol} ${bar.date} ${bar.close} ${bar.sampledAtMs}`;
    const known = this.#confirmed.get(key);
    if (known) return known;
    const asking = this.#deps.market.confirm?.(symbol, bar, {}) ?? Promise.resolve('alone' as const);
    // What was sampled at a session and moved beyond belief is held back by the market itself, so silence is enough here.
    const enough = bar.sampledAtMs === undefined ? ['agreed', 'alone'] : ['agreed', 'alone', 'unknown'];
    const isConfirmed = asking.then((confirmation) => enough.includes(confirmation));
    this.#confirmed.set(key, isConfirmed);
    return isConfirmed;
  }
}

function alertDelivery(due: DueSubscription, rule: AlertRule, message: AlertMessage, dueMs: number): PlannedDelivery {
  const { measure, pair, windowSessions, mentionRole } = rule;
  const command = measure === 'correlation' || measure === 'change' ? 'correlation' : 'divergence';
  return {
    subscription: due.id,
    slot: `${message.date} ${message.kind}`,
    community: due.community,
    channel: due.channel,
    question: { command, options: { pair: pair.join(' '), window: windowSessions, asOf: message.date } },
    headline: alertHeadline(rule, message),
    ...(mentionRole !== undefined && mentionsRole(message) ? { mentionRole } : {}),
    dueMs,
    state: 'planned',
  };
}

/** A role is mentioned for what is getting further out; that something is over wakes nobody. */
function mentionsRole({ kind }: AlertMessage): boolean {
  return kind === 'enter' || kind === 'escalate';
}
