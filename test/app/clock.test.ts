import { expect, test } from 'vitest';
import { type Clock, delay, steadyClock, takeTurns, wallClock, withDeadline } from '../../src/clock.ts';

/** All time has passed at once. */
const hurried: Pick<Clock, 'sleep'> = { sleep: () => Promise.resolve() };

const never = new Promise<never>(() => undefined);

test('whoever takes a turn where nobody waits goes on at once', async () => {
  const nextTurn = takeTurns();
  const order: string[] = [];
  setImmediate(() => order.push('the next turn of the loop'));
  await nextTurn();
  order.push('went on');
  await nextTurn();
  expect(order).toEqual(['went on', 'the next turn of the loop']);
});

test('of many who take turns at once each has a turn of the event loop alone', async () => {
  const nextTurn = takeTurns();
  let [turn, isOver] = [0, false];
  const count = (): void => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  const taken = await Promise.all([1, 2, 3].map(() => nextTurn().then(() => turn)));
  isOver = true;
  expect(new Set(taken).size).toBe(3);
});

test('work that is done in time is what a deadline gives', async () => {
  expect(await withDeadline(60_000, () => Promise.resolve(5))).toBe(5);
});

test('work that is late comes to nothing', async () => {
  await expect(withDeadline(1, () => never, { clock: hurried })).resolves.toBeUndefined();
});

test('work that is late comes to what was said for that', async () => {
  expect(await withDeadline(1, () => never, { late: () => 'late', clock: hurried })).toBe('late');
});

test('work that fails in time fails as it did', async () => {
  await expect(withDeadline(60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('work that is late is told to end, and how it ends so is not what people hear', async () => {
  const work = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
  const late = (): never => {
    throw new Error('no answer');
  };
  await expect(withDeadline(1, work, { late, clock: hurried })).rejects.toThrow('no answer');
});

test('work that was in time is not told to end', async () => {
  const signals: AbortSignal[] = [];
  await withDeadline(60_000, (signal) => Promise.resolve(signals.push(signal)));
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});

test.each([
  ['wall', wallClock],
  ['steady', steadyClock],
])('who gave up on the %s clock is woken with the reason', async (_, clock) => {
  await expect(clock.sleep(60_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});

test('a delay that was given up ends without a word', async () => {
  await expect(delay(60_000, AbortSignal.abort(new Error('enough')))).resolves.toBeUndefined();
});
