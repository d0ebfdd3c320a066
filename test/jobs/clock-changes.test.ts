import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTicking } from '../../src/jobs/jobs.ts';

const minute = 60_000;

let zone: string | undefined;

beforeEach(() => {
  zone = process.env['TZ'];
  process.env['TZ'] = 'Europe/Vienna';
});

afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** The minutes in which a tick came, in the four hours after this instant. */
async function ticksAfter(instant: string): Promise<number[]> {
  vi.useFakeTimers({ now: Date.parse(instant) });
  const fromMs = Date.now();
  const minutes: number[] = [];
  const tick = (): Promise<void> => {
    minutes.push(Math.floor((Date.now() - fromMs) / minute));
    return Promise.resolve();
  };
  const ticking = keepTicking(tick, () => undefined);
  await vi.advanceTimersByTimeAsync(240 * minute + 100);
  await ticking.stop();
  return minutes;
}

const everyMinute = Array.from({ length: 240 }, (_, at) => at + 1);

it('the zone of the machine is one whose clocks change', () => {
  const hours = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => new Date(at).getHours());
  expect(hours).toEqual([2, 2]);
});

it('a tick comes every minute while the clocks on the wall are put back', async () => {
  expect(await ticksAfter('2026-10-24T23:00:00Z')).toEqual(everyMinute);
});

it('a tick comes every minute while the clocks on the wall are put forward', async () => {
  expect(await ticksAfter('2026-03-28T23:00:00Z')).toEqual(everyMinute);
});

it('where no tick comes it is said, and made up for', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-24T23:00:00Z'), toFake: ['setInterval', 'performance', 'Date'] });
  let [missing, ticks] = [0, 0];
  const tick = (): Promise<void> => {
    ticks += 1;
    return Promise.resolve();
  };
  const ticking = keepTicking(tick, () => (missing += 1)); // the timer of the minute itself stands still
  await vi.advanceTimersByTimeAsync(3 * minute);
  await ticking.stop();
  expect([missing, ticks]).toEqual([2, 2]);
});
