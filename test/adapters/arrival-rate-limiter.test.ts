import { expect, test } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { ArrivalRateLimiter } from '../../src/adapters/outbound-queue.ts';
import { busiestSecond } from '../support/jobs/crowd-figures.ts';
import { VirtualClock } from '../support/jobs/virtual-clock.ts';

/** Sends so many, each under way as long as `delayMs` says of the instant it leaves; when they arrived, in order. */
async function arrivals(
  count: number,
  delayMs: (leavesMs: number) => number,
  options?: Parameters<ArrivalRateLimiter['run']>[1],
): Promise<number[]> {
  const clock = new VirtualClock(0);
  const pace = new ArrivalRateLimiter(
    { count: 10, perMs: 1000 },
    { now: () => clock.now(), sleep: (ms) => clock.sleep(Math.max(1, ms)) },
  );
  const arrived: number[] = [];
  const send = async (): Promise<void> => {
    await clock.sleep(delayMs(clock.now()));
    arrived.push(clock.now());
    await clock.sleep(90);
  };
  await clock.runUntil(Promise.all(Array.from({ length: count }, () => pace.run(send, options))));
  return arrived.toSorted((a, b) => a - b);
}

test('a steady line is used to the full', async () => {
  const arrived = await arrivals(201, () => 90);
  expect(arrived.at(-1)! - arrived[0]!).toBeLessThan(20 * 1000 * 1.02);
  expect(busiestSecond(arrived)).toBeLessThanOrEqual(10);
});

test('a long way costs nothing', async () => {
  const arrived = await arrivals(201, () => 2500);
  expect(arrived.at(-1)! - arrived[0]!).toBeLessThan(20 * 1000 * 1.2);
  expect(busiestSecond(arrived)).toBeLessThanOrEqual(10);
});

test('a way that takes a different time for each message passes no limit, and nearly all of it is used', async () => {
  const random = mulberry32(5);
  const arrived = await arrivals(401, () => 5 + Math.floor(56 * random()));
  expect(busiestSecond(arrived)).toBeLessThanOrEqual(10);
  expect(arrived.at(-1)! - arrived[0]!).toBeLessThan(40 * 1000 * 1.05);
});

test('messages that were held up on the way and arrive together are not followed by as many more', async () => {
  const jam = (leavesMs: number): number => (leavesMs > 5000 && leavesMs < 5700 ? 5700 - leavesMs + 90 : 90);
  expect(busiestSecond(await arrivals(201, jam))).toBeLessThanOrEqual(10);
});

test('bursts of which each message is held up for another while pass the limit in no second', async () => {
  let sent = 0;
  const uneven = (): number => 20 * ((37 * (sent += 1)) % 11);
  expect(busiestSecond(await arrivals(201, uneven, { inBursts: true }))).toBeLessThanOrEqual(9);
});

test('nothing is sent while the platform wants none', async () => {
  const clock = new VirtualClock(0);
  const pace = new ArrivalRateLimiter({ count: 10, perMs: 1000 }, clock);
  pace.pauseUntil(9000);
  const sent = pace.run(() => Promise.resolve(clock.now()));
  await clock.runUntil(sent);
  expect(await sent).toBe(9000);
});

test('what failed has taken its place all the same', async () => {
  const clock = new VirtualClock(0);
  const pace = new ArrivalRateLimiter({ count: 1, perMs: 1000 }, clock);
  await expect(pace.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const next = pace.run(() => Promise.resolve(clock.now()));
  await clock.runUntil(next);
  expect(await next).toBe(1000);
});

test('turns that come late, since the process is busy, are made up for', async () => {
  const clock = new VirtualClock(0);
  const lateBy = 90; // almost as long as two turns are apart
  const pace = new ArrivalRateLimiter(
    { count: 10, perMs: 1000 },
    { now: () => clock.now(), sleep: (ms) => clock.sleep(Math.max(1, ms) + lateBy) },
  );
  await clock.runUntil(Promise.all(Array.from({ length: 201 }, () => pace.turn())));
  expect(clock.now()).toBeLessThan(20 * 1000 * 1.02);
});

test('a process that stood still for long makes up for a quarter of a second', async () => {
  const clock = new VirtualClock(0);
  const standsStillMs = [5000];
  const pace = new ArrivalRateLimiter(
    { count: 10, perMs: 1000 },
    { now: () => clock.now(), sleep: (ms) => clock.sleep(Math.max(1, ms) + (standsStillMs.shift() ?? 0)) },
  );
  const turnsMs: number[] = [];
  const turns = Array.from({ length: 40 }, () => pace.turn().then(() => turnsMs.push(clock.now())));
  await clock.runUntil(Promise.all(turns));
  expect(turnsMs.filter((ms) => ms < 5500)).toHaveLength(1 + 3 + 5); // the first, what is made up for, and those due
});
