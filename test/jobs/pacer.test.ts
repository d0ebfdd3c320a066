import { expect, test } from 'vitest';
import { DeliveryRateLimiter } from '../../src/jobs/outbound-queue.ts';
import { VirtualClock } from '../support/jobs/virtual-clock.ts';

/** When each of so many turns came. */
async function turnsAt(count: number, chatOf: (index: number) => string): Promise<number[]> {
  const clock = new VirtualClock(0);
  const pacer = new DeliveryRateLimiter('discord', clock);
  const turns = Array.from({ length: count }, (_, index) => pacer.acquire(chatOf(index)).then(() => clock.nowMs()));
  const all = Promise.all(turns);
  await clock.runUntil(all);
  return (await all).toSorted((a, b) => a - b);
}

test('turns come evenly, a little slower than is allowed', async () => {
  const times = await turnsAt(101, String);
  expect(times.at(-1)! / 100).toBeCloseTo(1020 / 50, 1);
});

test('one chat gets one message a second', async () => {
  const times = await turnsAt(4, () => 'discord:1');
  expect(times).toEqual([0, 1000, 2000, 3000]);
});

test('nobody has a turn before the platform wants it', async () => {
  const clock = new VirtualClock(0);
  const pacer = new DeliveryRateLimiter('telegram', clock);
  pacer.pauseFor(9000);
  await clock.runUntil(pacer.acquire('telegram:1'));
  expect(clock.nowMs()).toBe(9000);
});
