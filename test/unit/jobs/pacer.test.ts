import { expect, test } from 'vitest';
import { Pacer } from '../../../src/jobs/pacer.ts';
import { VirtualClock } from '../../support/jobs/virtual-clock.ts';

/** When each of so many turns came, on a clock that wakes whoever waits late while the process is busy. */
async function turnsAt(count: number, chatOf: (index: number) => string, lateness = (_atMs: number) => 0) {
  const clock = new VirtualClock(0);
  const late = {
    nowMs: () => clock.nowMs(),
    wait: (ms: number) => clock.wait(ms + lateness(clock.nowMs() + ms)),
  };
  const pacer = new Pacer('discord', late);
  const turns = Array.from({ length: count }, (_, index) => pacer.turn(chatOf(index)).then(() => clock.nowMs()));
  const all = Promise.all(turns);
  await clock.runUntil(all);
  return { times: (await all).toSorted((a, b) => a - b), clock };
}

/** The most turns in any stretch of `ms`. */
function busiest(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

test('turns come evenly, a little slower than is allowed', async () => {
  const { times } = await turnsAt(101, String);
  expect(times.at(-1)! / 100).toBeCloseTo(1040 / 50, 6);
});

test('a process that was busy for a while does not send what it missed in one go', async () => {
  const stall = (atMs: number): number => (atMs > 700 && atMs < 1500 ? 1500 - atMs : 0);
  const { times } = await turnsAt(200, String, stall);
  expect(busiest(times, 1040)).toBeLessThanOrEqual(50);
});

test('one chat gets one message a second', async () => {
  const { times } = await turnsAt(4, () => 'discord:1');
  expect(times).toEqual([0, 1000, 2000, 3000]);
});

test('nobody has a turn before the platform wants it', async () => {
  const clock = new VirtualClock(0);
  const pacer = new Pacer('telegram', clock);
  pacer.hold(9000);
  await clock.runUntil(pacer.turn('telegram:1'));
  expect(clock.nowMs()).toBe(9000);
});
