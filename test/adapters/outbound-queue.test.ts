import { expect, test } from 'vitest';
import { discordLimits } from '../../src/adapters/discord/sender.ts';
import { OutboundQueue, perSecond, RateLimiter } from '../../src/adapters/outbound-queue.ts';
import { telegramLimits, TelegramTransport, usualCallDeadlines } from '../../src/adapters/telegram/transport.ts';
import type { Clock } from '../../src/clock.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

/** A clock whose time passes at once: whenever nothing else is left to do, it jumps to the next waited-for moment. */
function jumpingClock(): Clock {
  let nowMs = 0;
  const waiting: { readonly atMs: number; readonly wake: () => void }[] = [];
  const jump = (): void => {
    const next = waiting.sort((a, b) => a.atMs - b.atMs).shift();
    nowMs = next?.atMs ?? nowMs;
    next?.wake();
  };
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      waiting.push({ atMs: nowMs + ms, wake });
      setImmediate(jump);
    });
  return { now: () => nowMs, sleep };
}

const answer = { hadTurn: false };

async function sentAt(chat: string, count: number): Promise<number[]> {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  return Promise.all(Array.from({ length: count }, () => queue.run(chat, () => Promise.resolve(clock.now()), answer)));
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

test('chats are remembered for as long as their sends count, and no longer', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  for (let chat = 1; chat <= 3000; chat += 1) {
    await queue.turn(String(chat));
    await queue.run(String(chat), () => Promise.resolve(), { hadTurn: true });
  }
  expect(clock.now()).toBeGreaterThan(100_000);
  expect(queue.chats).toBeLessThan(300);
});

test('a chat that waits is not forgotten, however many others are served meanwhile', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const order: string[] = [];
  const first = queue.run('501', () => queue.pauseFor('501', 60_000).then(() => void order.push('first')), answer);
  const second = queue.run('501', () => Promise.resolve(void order.push('second')), answer);
  for (let chat = 1000; chat < 2000; chat += 1) await queue.run(String(chat), () => Promise.resolve(), answer);
  const third = queue.run('501', () => Promise.resolve(void order.push('third')), answer);
  await Promise.all([first, second, third]);
  expect(order).toEqual(['first', 'second', 'third']);
});

test('what all chats together send in bursts leaves three of thirty messages a second free', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const chats = Array.from({ length: 60 }, (_, index) => String(index));
  const times = await Promise.all(chats.map((chat) => queue.run(chat, () => Promise.resolve(clock.now()), answer)));
  expect(busiest(times, 1020)).toBe(27);
});

test('a chat that was told to wait holds back nobody else', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const refused = queue.run('501', () => queue.pauseFor('501', 7000), answer);
  expect(await queue.run('502', () => Promise.resolve(clock.now()), answer)).toBe(0);
  await refused;
  expect(clock.now()).toBe(7000);
});

test('thirty sends that are never answered hold up nobody else for longer than four seconds', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const silent = Array.from({ length: 30 }, (_, chat) => queue.run(String(chat), () => clock.sleep(40_000), answer));
  expect(await queue.run('600', () => Promise.resolve(clock.now()), answer)).toBeLessThanOrEqual(4100);
  await Promise.all(silent);
});

test('two chats that were told to wait at a time hold back all of them', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const refused = ['501', '502'].map((chat) => queue.run(chat, () => queue.pauseFor(chat, 7000), answer));
  await new Promise(setImmediate);
  expect(await queue.run('503', () => Promise.resolve(clock.now()), answer)).toBeGreaterThanOrEqual(7000);
  await Promise.all(refused);
});

test('one chat that is told to wait again and again holds back nobody else', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(telegramLimits, clock);
  const refused = [0, 1].map(() => queue.pauseFor('501', 7000));
  expect(await queue.run('502', () => Promise.resolve(clock.now()), answer)).toBe(0);
  await Promise.all(refused);
});

test('what is sent into one chat keeps its order', async () => {
  const queue = new OutboundQueue(telegramLimits, jumpingClock());
  const order: number[] = [];
  const send = (index: number): Promise<unknown> => queue.run('501', () => Promise.resolve(order.push(index)), answer);
  await Promise.all([1, 2, 3, 4, 5, 6].map(send));
  expect(order).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a failed send holds up nothing behind it', async () => {
  const queue = new OutboundQueue(telegramLimits, jumpingClock());
  const failed = queue.run('501', () => Promise.reject(new Error('no')), answer);
  await expect(failed).rejects.toThrow('no');
  expect(await queue.run('501', () => Promise.resolve('yes'), answer)).toBe('yes');
});

test('what many chats are sent unasked leaves evenly, a little slower than is allowed', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(discordLimits, clock);
  const turn = (_: unknown, index: number): Promise<number> => queue.turn(String(index)).then(() => clock.now());
  const times = await Promise.all(Array.from({ length: 101 }, turn));
  expect(times.at(-1)! / 100).toBeCloseTo(1020 / 50, 1);
  expect(busiest(times, 100)).toBe(5);
});

test('topics of one group keep the limits of the group together', async () => {
  const clock = jumpingClock();
  const forum = new TelegramStandIn(undefined, () => clock.now());
  await forum.start();
  const transport = new TelegramTransport(forum.token, {
    ...{ apiRoot: forum.url, clock, deadlines: usualCallDeadlines, stopping: new AbortController().signal },
    ...{ onMoved: () => undefined, onWait: () => undefined },
  });
  const send = (topicId: number): Promise<unknown> =>
    transport.send({ chatId: '-100701', topicId }, 'sendMessage', { text: 'x' });
  await Promise.all([7, 8, 7, 8, 7].map(send));
  await forum.stop();
  expect(forum.postedMs.at(-1)! - forum.postedMs[0]!).toBe(4000);
});

test('one channel of Discord gets one message a second', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(discordLimits, clock);
  const turn = (): Promise<number> => queue.turn('1').then(() => clock.now());
  expect(await Promise.all([0, 1, 2, 3].map(turn))).toEqual([0, 1000, 2000, 3000]);
});

test('what a person waits for goes before what nobody asked for', async () => {
  const queue = new OutboundQueue(telegramLimits, jumpingClock());
  const order: string[] = [];
  const send = (what: string, hadTurn: boolean): Promise<unknown> =>
    queue.run('-601', () => Promise.resolve(order.push(what)), { hadTurn });
  await Promise.all([send('first', true), send('digest', true), send('answer', false)]);
  expect(order).toEqual(['first', 'answer', 'digest']);
});

test('what had its turn counts once', async () => {
  const clock = jumpingClock();
  const queue = new OutboundQueue(discordLimits, clock);
  const send = (hadTurn: boolean): Promise<number> => queue.run('1', () => Promise.resolve(clock.now()), { hadTurn });
  await queue.turn('1');
  expect([await send(true), await send(false)]).toEqual([0, 1000]);
});

test('a second of a platform is kept a little longer, for messages that arrive unevenly', () => {
  expect(perSecond(30)).toEqual({ count: 30, perMs: 1020 });
});
