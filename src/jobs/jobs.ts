import cron from 'node-cron';
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

/** How often it is looked whether ticks still come. */
const LOOK_MS = 15_000;

/** A tick a minute: after this one is missing. */
const MISSING_AFTER_MS = 75_000;

/** Says when the next minute begins. It is never started: after a jump of days it would look at every minute in between. */
const everyMinute = cron.createTask('* * * * *', () => undefined, { timezone: 'Etc/UTC' });

/** Timers may be early by a little; a tick before its minute would come twice. */
const AFTER_MINUTE_MS = 10;

/** Ticks until it is stopped. */
export interface Ticking {
  stop(): Promise<void>;
}

/** How ticks are told to be missing; tests say it faster. */
interface TickWatch {
  readonly lookMs: number;
  readonly missingAfterMs: number;
}

/**
 * Calls `tick` once a minute, on the minute of the clock on the wall, as that stands when the tick before is over: minutes
 * a jump left out are not made up for one by one. A watch by a clock that nobody can set ticks where none came for too
 * long all the same.
 *
 * @param onMissing Told that ticks were missing.
 */
export function keepTicking(
  tick: () => Promise<void>,
  onMissing: () => void,
  { lookMs, missingAfterMs }: TickWatch = { lookMs: LOOK_MS, missingAfterMs: MISSING_AFTER_MS },
): Ticking {
  let lastMs = performance.now();
  let ticking: Promise<void> | undefined;
  const once = (): Promise<void> => {
    lastMs = performance.now();
    return (ticking ??= tick().finally(() => (ticking = undefined)));
  };
  const next = (): NodeJS.Timeout =>
    setTimeout(
      () => {
        timer = next();
        void once();
      },
      everyMinute.getNextRuns(1)[0]!.getTime() - Date.now() + AFTER_MINUTE_MS,
    );
  let timer = next();
  const watch = setInterval(() => {
    if (ticking !== undefined || performance.now() - lastMs < missingAfterMs) return;
    onMissing();
    void once();
  }, lookMs);
  return {
    stop: () => {
      clearTimeout(timer);
      clearInterval(watch);
      return Promise.resolve();
    },
  };
}

/** Clocks are put right by a little all the time. */
const TOLERANCE_MS = 2 * 60_000;

/** A clock that jumped and then goes on evenly for so long is believed. */
const SETTLES_MS = 5 * 60_000;

/** What two clocks said at the same moment: the machine's own, and one that nobody can set. */
interface Mark {
  readonly wallMs: number;
  readonly steadyMs: number;
}

/** The wall clock as it would stand by now, had it gone on from a mark. */
function expectedMs(mark: Mark, steadyMs: number): number {
  return mark.wallMs + steadyMs - mark.steadyMs;
}

/**
 * What time is it, when the clock of the machine jumps?
 *
 * The time goes on evenly from what was believed before. The machine's clock is believed as long as it differs from that
 * by two minutes at most; where it jumps further it is believed again once it has gone on from its jump for five
 * minutes, or has jumped back. Until then it is not settled: nothing should be deleted or given up as too late.
 */
export class TrustedClock implements JobClock {
  readonly #wall: Clock;
  readonly #steady: Pick<Clock, 'now'>;
  readonly #log: Logger;
  #believed: Mark;
  #jumped: Mark | undefined;

  /**
   * @param wall As `Date.now` has it.
   * @param steady It goes on evenly, whoever sets the other one.
   */
  constructor(wall: Clock, steady: Pick<Clock, 'now'>, log: Logger) {
    this.#wall = wall;
    this.#steady = steady;
    this.#log = log;
    this.#believed = this.#read();
  }

  now(): number {
    const now = this.#read();
    this.#look(now);
    return Math.round(expectedMs(this.#believed, now.steadyMs));
  }

  isSettled(): boolean {
    this.#look(this.#read());
    return this.#jumped === undefined;
  }

  /** Takes up where an earlier process stopped: a clock far from the last tick has to go on evenly for a while first. */
  doubt(): void {
    this.#jumped = this.#read();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#wall.sleep(ms, signal);
  }

  #read(): Mark {
    return { wallMs: this.#wall.now(), steadyMs: this.#steady.now() };
  }

  #look(now: Mark): void {
    const jumpedMs = now.wallMs - expectedMs(this.#believed, now.steadyMs);
    const jump = this.#jumped;
    const goesOn = jump !== undefined && Math.abs(now.wallMs - expectedMs(jump, now.steadyMs)) <= TOLERANCE_MS;
    if (goesOn) this.#settleAfter(jump, now);
    else if (Math.abs(jumpedMs) <= TOLERANCE_MS) this.#believe(now);
    else this.#doubtJump(now, jumpedMs);
  }

  #settleAfter(jump: Mark, now: Mark): void {
    if (now.steadyMs - jump.steadyMs >= SETTLES_MS) this.#believe(now);
  }

  #believe(now: Mark): void {
    if (this.#jumped !== undefined) this.#log.warn({ nowMs: now.wallMs }, 'the clock is believed again');
    this.#jumped = undefined;
    this.#believed = now;
  }

  #doubtJump(now: Mark, jumpedMs: number): void {
    this.#jumped = now;
    const seconds = Math.round(jumpedMs / 1000);
    this.#log.error(
      { seconds },
      'the clock of the machine jumped; nothing is deleted or given up until it has settled',
    );
  }
}
