import { describe, expect, it } from 'vitest';
import { discordLimits } from '../../src/adapters/discord/sender.ts';
import { OutboundQueue } from '../../src/adapters/outbound-queue.ts';
import { telegramLimits } from '../../src/adapters/telegram/transport.ts';
import type { Delivery, Departure, Destination, Messenger } from '../../src/chat/chat.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createJobs } from '../../src/jobs/start-jobs.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { bareMarket } from '../support/chat/bare-market.ts';
import { newSqliteInMemory } from '../support/databases.ts';
import { plainChat } from '../support/jobs/plain-chat.ts';
import { VirtualClock } from '../support/jobs/virtual-clock.ts';

const channels = 10_000;

const latencyMs = 180;

/** A platform that counts every second as a sliding window and refuses what is beyond it, behind its adapter's queue. */
class LimitedPlatform implements Messenger {
  readonly platform: 'discord' | 'telegram';
  readonly delivered = new Map<string, number>();
  readonly #perSecond: number;
  readonly #clock: VirtualClock;
  readonly #queue: OutboundQueue;
  readonly #recent: number[] = [];
  refused = 0;

  constructor(platform: 'discord' | 'telegram', perSecond: number, clock: VirtualClock) {
    this.platform = platform;
    this.#perSecond = perSecond;
    this.#clock = clock;
    const limits = platform === 'telegram' ? telegramLimits : discordLimits;
    this.#queue = new OutboundQueue(limits, clock);
  }

  send(to: Destination, _reply: Reply, _key: string, departure?: Departure): Promise<Delivery> {
    return this.#queue.run(to.channel, () => this.#receive(to), { hadTurn: departure !== undefined });
  }

  turn(channel: string): Promise<void> {
    return this.#queue.turn(channel);
  }

  async #receive({ channel }: Destination): Promise<Delivery> {
    const nowMs = this.#clock.now();
    while (this.#recent.length > 0 && this.#recent[0]! <= nowMs - 1000) this.#recent.shift();
    if (this.#recent.length >= this.#perSecond) {
      this.refused += 1;
      return { kind: 'later', retryAfterMs: 1000 };
    }
    this.#recent.push(nowMs);
    await this.#clock.sleep(latencyMs);
    this.delivered.set(channel, (this.delivered.get(channel) ?? 0) + 1);
    return { kind: 'sent', messageId: channel };
  }

  missingPermissions(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}

describe.each([
  { platform: 'telegram', perSecond: 30 },
  { platform: 'discord', perSecond: 50 },
] as const)('ten thousand channels of $platform that are due in the same minute', ({ platform, perSecond }) => {
  it(
    'are all served once, at 95 % of what the platform allows at least, from one computation a content',
    { timeout: 120_000 },
    async () => {
      const clock = new VirtualClock(Date.UTC(2026, 5, 25, 8));
      const database = await openDatabase(newSqliteInMemory());
      const ledger = createDeliveryQueue(database);
      const startMs = clock.now();
      for (let from = 0; from < channels; from += 500) {
        await ledger.plan(
          Array.from({ length: 500 }, (_, i) => ({
            ...{ subscription: `s${from + i}`, slot: '2026-06-25', community: `${platform}:${from + i}` },
            ...{
              channel: `${platform}:${from + i}`,
              question: { command: 'brief', options: { pairs: `${i % 3}` } },
              dueMs: startMs,
              state: 'planned' as const,
            },
          })),
        );
      }
      const chat = plainChat();
      const stage = new LimitedPlatform(platform, perSecond, clock);
      const silent = (): void => undefined;
      const faults: unknown[] = [];
      const jobs = createJobs({
        deliveryQueue: ledger,
        chat,
        market: bareMarket,
        calendar: nyseCalendar,
        messengers: [stage],
        log: { info: silent, warn: silent, error: (details) => faults.push(details) },
        clock,
      });
      globalThis.gc?.();
      const heapBefore = process.memoryUsage().heapUsed;
      await clock.runUntil(jobs.tick());
      globalThis.gc?.();
      const grownMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
      const seconds = (clock.now() - startMs) / 1000;
      const share = channels / seconds / perSecond;
      console.info(
        `${platform}: ${channels} in ${seconds.toFixed(0)} virtual seconds, ${(100 * share).toFixed(1)} % of the allowance, ${stage.refused} refused, heap +${grownMb.toFixed(1)} MB`,
      );
      expect(faults).toEqual([]);
      expect(stage.delivered.size).toBe(channels);
      expect([...stage.delivered.values()].every((times) => times === 1)).toBe(true);
      expect((await ledger.counts()).sent).toBe(channels);
      expect(stage.refused).toBe(0);
      expect(share).toBeGreaterThanOrEqual(0.95);
      expect(new Set(chat.asked).size).toBe(chat.asked.length);
      expect(grownMb).toBeLessThan(60);
      await database.close();
    },
  );
});
