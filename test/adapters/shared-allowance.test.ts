import { describe, expect, test } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { LeaderLease, OutboundQueue, type PlatformLimits, perSecond } from '../../src/adapters/outbound-queue.ts';
import type { SharedLimits } from '../../src/chat/chat.ts';
import { type Clock, raceAbort } from '../../src/clock.ts';
import { grantShare, type Holders } from '../../src/storage/shared-limits.ts';
import { busiestSecond } from '../support/jobs/crowd-figures.ts';
import { VirtualClock } from '../support/jobs/virtual-clock.ts';

const leaseMs = 3000;

const limits: PlatformLimits = { inAll: perSecond(30), inChat: () => [{ count: 1, perMs: 1000 }] };

/** Processes that use one token, the place where they agree, and what arrived at the platform. */
class World {
  readonly #time = new VirtualClock(0);
  readonly #random = mulberry32(7);
  #holders: Holders = {};
  isAway = false;
  /** Who led from when until when. */
  readonly led: { readonly by: string; readonly fromMs: number; untilMs: number }[] = [];
  readonly arrived: { readonly atMs: number; readonly process: string }[] = [];

  readonly clock: Clock = {
    now: () => this.#time.now(),
    sleep: (ms, signal) => raceAbort(this.#time.sleep(Math.max(1, ms)), signal),
  };

  /** From so many to so many milliseconds. */
  async #takes(least: number, most: number): Promise<void> {
    await this.clock.sleep(least + this.#random() * (most - least));
  }

  #agreement(process: string): SharedLimits {
    return {
      leaseMs,
      turn: () => Promise.resolve(0),
      share: async (_, demand) => {
        await this.#takes(1, 15);
        if (this.isAway) throw new Error('the database is away');
        const { granted, holders } = grantShare(process, this.#holders, demand, this.clock.now());
        this.#holders = holders;
        await this.#takes(1, 15);
        return granted;
      },
    };
  }

  /** A process; it ends when it is aborted. */
  process(name: string, stopping = new AbortController().signal) {
    const queue = new OutboundQueue(limits, this.clock, { limits: this.#agreement(name), name: 'token', stopping });
    let chats = 0;
    const send = async (): Promise<void> => {
      await this.#takes(20, 30);
      if (!stopping.aborted) this.arrived.push({ atMs: this.clock.now(), process: name });
      await this.#takes(20, 30);
    };
    /** Sends as much as may be sent until this instant. */
    const crowd = async (untilMs: number): Promise<void> => {
      const work = async (): Promise<void> => {
        while (this.clock.now() < untilMs && !stopping.aborted) {
          const chat = `${name} ${(chats += 1)}`;
          await queue.turn(chat);
          await queue.run(chat, send, { hadTurn: true }); // who died meanwhile sends nothing that arrives
        }
      };
      await Promise.all(Array.from({ length: 24 }, work));
    };
    /** Answers somebody; in how many milliseconds it had arrived. */
    const answer = async (): Promise<number> => {
      const askedMs = this.clock.now();
      await queue.run(`${name} ${(chats += 1)}`, send, { hadTurn: false });
      return this.clock.now() - askedMs;
    };
    return { crowd, answer };
  }

  /** Does what one process at a time may do, whenever it is its turn, until it ends. */
  async leads(name: string, stopping: AbortSignal): Promise<void> {
    const lease = new LeaderLease({ limits: this.#agreement(name), name: 'token', stopping }, 'updates', this.clock);
    for (;;) {
      await lease.take();
      if (stopping.aborted) return;
      const turn = { by: name, fromMs: this.clock.now(), untilMs: Infinity };
      this.led.push(turn);
      await lease.keep(new AbortController().signal);
      turn.untilMs = this.clock.now();
    }
  }

  /** Lets time pass until this is done. */
  run(work: () => Promise<unknown>): Promise<void> {
    return this.#time.runUntil(work());
  }

  /** Messages a second between two instants, of one process or of all. */
  rate(fromMs: number, untilMs: number, process?: string): number {
    const some = this.arrived.filter(
      ({ atMs, process: by }) => atMs >= fromMs && atMs < untilMs && (process ?? by) === by,
    );
    return some.length / ((untilMs - fromMs) / 1000);
  }

  get busiest(): number {
    return busiestSecond(this.arrived.map(({ atMs }) => atMs));
  }
}

describe('processes that use one token', () => {
  test('that all have much to send get equal parts of its allowance, used to 95 % and never passed', async () => {
    const world = new World();
    const two = [world.process('one'), world.process('two')];
    await world.run(() => Promise.all(two.map(({ crowd }) => crowd(30_000))));
    expect(world.busiest).toBeLessThanOrEqual(30);
    expect(world.rate(3000, 30_000)).toBeGreaterThan(0.95 * 30);
    expect(world.rate(3000, 30_000, 'one') / world.rate(3000, 30_000, 'two')).toBeCloseTo(1, 1);
  });

  test('leave all of it to the one that has something to send', async () => {
    const world = new World();
    const [one] = [world.process('one'), world.process('two'), world.process('three')];
    await world.run(() => one.crowd(20_000));
    expect(world.busiest).toBeLessThanOrEqual(30);
    expect(world.rate(3000, 20_000)).toBeGreaterThan(0.95 * 30);
  });

  test('make room within a second and a half for one that answers somebody', async () => {
    const world = new World();
    const [jobs, chat] = [world.process('jobs'), world.process('chat')];
    const waits: number[] = [];
    const people = async (): Promise<void> => {
      for (let count = 0; count < 5; count += 1) {
        await world.clock.sleep(5100);
        waits.push(await chat.answer());
      }
    };
    await world.run(() => Promise.all([jobs.crowd(30_000), people()]));
    expect(Math.max(...waits)).toBeLessThan(1500);
    expect(world.busiest).toBeLessThanOrEqual(30);
    expect(world.rate(3000, 30_000)).toBeGreaterThan(0.95 * 30);
  });

  test('take over the part of one that died', async () => {
    const world = new World();
    const dying = new AbortController();
    const [one, two] = [world.process('one'), world.process('two', dying.signal)];
    const death = async (): Promise<void> => {
      await world.clock.sleep(10_000);
      dying.abort();
    };
    await world.run(() => Promise.all([one.crowd(30_000), two.crowd(30_000), death()]));
    expect(world.busiest).toBeLessThanOrEqual(30);
    expect(world.rate(10_000 + leaseMs + 2500, 30_000)).toBeGreaterThan(0.95 * 30);
  });

  test('go on with equal parts while the database is away, and together again when it is back', async () => {
    const world = new World();
    const two = [world.process('one'), world.process('two')];
    const outage = async (): Promise<void> => {
      await world.clock.sleep(10_000);
      world.isAway = true;
      await world.clock.sleep(20_000);
      world.isAway = false;
    };
    await world.run(() => Promise.all([...two.map(({ crowd }) => crowd(50_000)), outage()]));
    expect(world.busiest).toBeLessThanOrEqual(30);
    expect(world.rate(10_000, 30_000)).toBeGreaterThan(0.95 * 30);
    expect(world.rate(33_000, 50_000)).toBeGreaterThan(0.95 * 30);
  });
});

describe('what one process at a time may do', () => {
  /** Three processes, each of which may be ended. */
  async function lead(during: (world: World, end: Readonly<Record<string, AbortController>>) => Promise<void>) {
    const world = new World();
    const end = { a: new AbortController(), b: new AbortController(), c: new AbortController() };
    await world.run(async () => {
      const all = Object.entries(end).map(([name, { signal }]) => world.leads(name, signal));
      await during(world, end);
      for (const one of Object.values(end)) one.abort();
      await Promise.all(all);
    });
    return world.led;
  }

  test('is done by the same one for as long as it lives', async () => {
    const led = await lead((world) => world.clock.sleep(60_000));
    expect(led).toHaveLength(1);
    expect(led[0]!.fromMs).toBeLessThan(5_000);
  });

  test('is taken over within seconds where that one ends, by one that lives', async () => {
    let endedMs = 0;
    const led = await lead(async (world, end) => {
      await world.clock.sleep(20_000);
      endedMs = world.clock.now();
      for (const { by } of world.led) end[by]!.abort();
      await world.clock.sleep(20_000);
    });
    expect(led).toHaveLength(2);
    expect(led[1]!.fromMs - endedMs).toBeLessThan(leaseMs + 3_000);
  });

  test('is never done by two, also where the place they agree at is away for a while', async () => {
    const led = await lead(async (world) => {
      await world.clock.sleep(10_000);
      world.isAway = true;
      await world.clock.sleep(10_000);
      world.isAway = false;
      await world.clock.sleep(20_000);
    });
    const overlaps = led.filter(({ fromMs }, at) => led.some(({ untilMs }, other) => other < at && untilMs > fromMs));
    expect(overlaps).toEqual([]);
    expect(led.length).toBeGreaterThan(0);
  });
});
