import { alertSeries } from '../core/alerts/alert-series.ts';
import type { AlertMessage } from '../core/alerts/alert-state.ts';
import { armAlert, evaluateAlert } from '../core/alerts/evaluate-alert.ts';
import type { AlertRule } from '../core/alerts/alert-rule.ts';
import type { Advance, DueSubscription, PlannedDelivery } from '../core/community/ledger.ts';
import type { AlertPlan } from '../core/community/subscription.ts';
import type { AlignedPair } from '../core/market/aligned-pair.ts';
import { loadPair } from '../core/market/load-pair.ts';
import { resolvePair } from '../core/market/resolve-pair.ts';
import { UserError } from '../core/errors.ts';
import { alertHeadline } from '../core/wording/alert-words.ts';
import { nextLook, RETRY_MS } from './next-look.ts';
import type { JobParts } from './job-parts.ts';

const ALERTS_AT_ONCE = 100;

/** Looks at every alert that is due on the sessions completed by now. How many were looked at. */
export async function lookAtAlerts(parts: JobParts, signal?: AbortSignal): Promise<number> {
  let looked = 0;
  for (;;) {
    const nowMs = parts.clock.nowMs();
    const claimMs = nowMs + RETRY_MS;
    const due = await parts.ledger.claimAlerts(nowMs, claimMs, ALERTS_AT_ONCE);
    const loaded = new Map<string, Promise<AlignedPair>>();
    for (const one of due) {
      if (signal?.aborted === true) return looked;
      await lookAt(parts, one, claimMs, loaded);
    }
    looked += due.length;
    if (due.length < ALERTS_AT_ONCE) return looked;
  }
}

/** A source that is down or a pair that cannot be judged keeps no other alert from being looked at. */
async function lookAt(
  parts: JobParts,
  due: DueSubscription,
  claimMs: number,
  loaded: Map<string, Promise<AlignedPair>>,
): Promise<void> {
  try {
    await parts.ledger.advance(due, claimMs, await whatFollows(parts, due, loaded));
  } catch (error) {
    parts.log.warn({ err: error, subscription: due.id }, 'an alert could not be looked at and is tried again');
  }
}

async function whatFollows(
  parts: JobParts,
  due: DueSubscription,
  loaded: Map<string, Promise<AlignedPair>>,
): Promise<Advance> {
  const { rule } = due.plan as AlertPlan;
  const nowMs = parts.clock.nowMs();
  const aligned = await loadOnce(parts, rule, nowMs, loaded);
  const series = alertSeries(rule, aligned);
  const { state, messages } =
    due.alertState === undefined
      ? { state: armAlert(rule, series), messages: [] }
      : evaluateAlert(rule, due.alertState, series);
  return {
    deliveries: messages.map((message) => deliveryOf(due, rule, message, nowMs)),
    alertState: state,
    nextDueMs: nextLook({ ...state, through: aligned.dates.at(-1)! }, nowMs, parts.calendar),
  };
}

/** One load for all alerts on a pair. Nothing after the last completed session is looked at. */
function loadOnce(
  { market, calendar }: JobParts,
  { pair }: AlertRule,
  nowMs: number,
  loaded: Map<string, Promise<AlignedPair>>,
): Promise<AlignedPair> {
  const key = pair.join('/');
  const known = loaded.get(key);
  if (known) return known;
  const resolution = resolvePair(market.catalogue(), pair.join(' '));
  if (resolution.kind !== 'resolved') throw new UserError(`${key} is not a pair any source carries.`);
  const lastClosed = calendar.lastClosedAt(nowMs).date;
  const asOf = lastClosed < market.today() ? lastClosed : market.today();
  const loading = loadPair(market, calendar, { pair: resolution.pair, asOf });
  loaded.set(key, loading);
  return loading;
}

function deliveryOf(due: DueSubscription, rule: AlertRule, message: AlertMessage, nowMs: number): PlannedDelivery {
  const { measure, pair, windowSessions, mentionRole } = rule;
  const command = measure === 'correlation' || measure === 'change' ? 'correlation' : 'divergence';
  return {
    subscription: due.id,
    slot: `${message.date} ${message.kind}`,
    community: due.community,
    channel: due.channel,
    line: `${command} ${pair.join(' ')} window:${windowSessions} as_of:${message.date}`,
    headline: alertHeadline(rule, message),
    ...(mentionRole !== undefined && isNews(message) ? { mentionRole } : {}),
    dueMs: nowMs,
    state: 'planned',
  };
}

/** A role is mentioned for what is getting further out; that something is over wakes nobody. */
function isNews({ kind }: AlertMessage): boolean {
  return kind === 'enter' || kind === 'escalate';
}
