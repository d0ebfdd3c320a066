import { beforeEach, describe, expect, it } from 'vitest';
import { TrustedClock } from '../../src/jobs/jobs.ts';

const minute = 60_000;

const hour = 60 * minute;

const start = Date.UTC(2026, 5, 25, 8);

let wall: number;

let steady: number;

let clock: TrustedClock;

const silent = (): void => undefined;

const pass = (ms: number): void => {
  wall += ms;
  steady += ms;
  clock.now();
};

beforeEach(() => {
  wall = start;
  steady = 0;
  const machine = { now: () => wall, sleep: () => Promise.resolve() };
  clock = new TrustedClock(machine, { now: () => steady }, { info: silent, warn: silent, error: silent });
});

describe('a clock', () => {
  it('that goes on evenly is believed', () => {
    pass(hour);
    expect([clock.now(), clock.isSettled()]).toEqual([start + hour, true]);
  });

  it('three hours ahead for a minute changes nothing', () => {
    wall += 3 * hour;
    pass(minute);
    expect([clock.now(), clock.isSettled()]).toEqual([start + minute, false]);
    wall -= 3 * hour;
    pass(minute);
    expect([clock.now(), clock.isSettled()]).toEqual([start + 2 * minute, true]);
  });

  it('that is put back an hour goes on meanwhile', () => {
    wall -= hour;
    pass(minute);
    expect(clock.now()).toBe(start + minute);
  });

  it('that stays where it jumped to is believed after five minutes', () => {
    wall += 100 * 24 * hour;
    for (let minutes = 0; minutes < 6; minutes++) pass(minute);
    expect([clock.now(), clock.isSettled()]).toEqual([wall, true]);
  });

  it('that is put right by seconds is followed', () => {
    wall += 90_000;
    expect([clock.now(), clock.isSettled()]).toEqual([wall, true]);
  });

  it('far from the last tick of an earlier process settles before it is believed', () => {
    clock.doubt();
    expect(clock.isSettled()).toBe(false);
    for (let minutes = 0; minutes < 6; minutes++) pass(minute);
    expect(clock.isSettled()).toBe(true);
  });
});
