import type { Chat, Messenger } from '../chat/chat.ts';
import type { Clock } from '../clock.ts';
import type { DeliveryQueue } from '../community/delivery-queue.ts';
import type { Logger } from '../log.ts';
import type { LiveMarket } from '../market/live/live-market.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { MarketData } from '../market/ports.ts';

/** The clock the jobs live by; a simulated one in tests. */
export interface JobClock extends Clock {
  /** False while it is unclear what time it is: nothing is deleted or given up as too late. Absent where it never is. */
  isSettled?(): boolean;
  /** Told where it is far from what it said when the jobs last ran; it is to settle before it is believed. */
  doubt?(): void;
}

/** Deadlines by the machine's own timers; tests set shorter ones. */
export interface JobDeadlines {
  /** How long one send may take, shorter than its claim. */
  readonly sendMs: number;
  /** How long stopping waits for what is in hand. */
  readonly stopMs: number;
}

/** What the jobs lean on. */
export interface JobDeps {
  readonly deliveryQueue: DeliveryQueue;
  /** Answers the lines of digests and alerts; it must hold nobody back. */
  readonly chat: Pick<Chat, 'answer'>;
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
  readonly messengers: readonly Messenger[];
  /** Brings a symbol up to date; absent where the source needs no refreshing. */
  readonly refresher?: Pick<LiveMarket, 'refresh'>;
  readonly log: Logger;
  readonly clock: JobClock;
  readonly deadlines?: JobDeadlines;
}

export const usualDeadlines: JobDeadlines = { sendMs: 40_000, stopMs: 4_000 };

/** Who asks when a job asks. */
export const jobRequester = {
  platform: 'web',
  person: 'web:jobs',
  community: 'web:jobs',
  channel: 'web:jobs',
  moderator: false,
} as const;
