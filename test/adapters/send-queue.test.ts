import { expect, test } from 'vitest';
import { OutboundQueue } from '../../src/adapters/telegram/transport.ts';
import { RateLimiter } from '../../src/chat/rate-limiter.ts';

/** A clock whose time passes at once: whenever nothing else is left to do, it jumps to the next waited-for moment. */
function jumpingClock(): { now: () => number; wait: (ms: number) => Promise<void> } {
  let nowMs = 0;
  const waiting: { readonly atMs: number; readonly wake: () => void }[] = [];
  const jump = (): void => {
    const next = waiting.sort((a, b) => a.atMs - b.atMs).shift();
    nowMs = next?.atMs ?? nowMs;
    next?.wake();
  };
  const wait = (ms: number): Promise<void> =>
    new Promise((wake) => {
      waiting.push({ atMs: nowMs + ms, wake });
      setImmediate(jump);
    });
  return { now: () => nowMs, wait };
}

async function sentAt(chat: string, count: number): Promise<number[]> {
  const clock = jumpingClock();
  const queue = new OutboundQueue(clock);
  return Promise.all(Array.from({ length: count }, () => queue.run(chat, () => Promise.resolve(clock.now()))));
}

/** The most sends in any stretch of `ms`. */
function busiest(times: readonly number[], ms: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

test('a pace lets a burst through and then waits', () => {
  const pace = new RateLimiter([{ count: 2, perMs: 1000 }]);
  pace.record(0);
  expect(pace.delayMs(100)).toBe(0);
  pace.record(100);
  expect(pace.delayMs(300)).toBe(700);
});

test('one chat gets about one message a second after a burst', async () => {
  expect(await sentAt('501', 8)).toEqual([0, 0, 0, 0, 4000, 4000, 4000, 4000]);
});

test('a group gets fewer than twenty messages in any minute', async () => {
  const times = await sentAt('-601', 40);
  expect(busiest(times, 60_000)).toBe(19);
});

test('all chats together stay below thirty messages in a little more than a second', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(clock);
  const chats = Array.from({ length: 60 }, (_, index) => String(index));
  const times = await Promise.all(chats.map((chat) => queue.run(chat, () => Promise.resolve(clock.now()))));
  expect(busiest(times, 1020)).toBe(30);
});

test('a chat that was told to wait holds back nobody else', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(clock);
  const refused = queue.run('501', () => queue.pauseFor('501', 7000));
  expect(await queue.run('502', () => Promise.resolve(clock.now()))).toBe(0);
  await refused;
  expect(clock.now()).toBe(7000);
});

test('two chats that were told to wait at a time hold back all of them', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(clock);
  const refused = ['501', '502'].map((chat) => queue.run(chat, () => queue.pauseFor(chat, 7000)));
  await new Promise(setImmediate);
  expect(await queue.run('503', () => Promise.resolve(clock.now()))).toBeGreaterThanOrEqual(7000);
  await Promise.all(refused);
});

test('what is sent into one chat keeps its order', async () => {
  const queue = new OutboundQueue(jumpingClock());
  const order: number[] = [];
  const send = (index: number): Promise<unknown> => queue.run('501', () => Promise.resolve(order.push(index)));
  await Promise.all([1, 2, 3, 4, 5, 6].map(send));
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a failed send holds up nothing behind it', async () => {
  const queue = new OutboundQueue(jumpingClock());
  const failed = queue.run('501', () => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  expect(await queue.run('501', () => Promise.resolve('yes'))).toBe('yes');
});
