import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localDate, localInstant, localMinute, nextSlot, type Schedule } from '../../src/community/schedule.ts';
import { findZones } from '../../src/community/settings.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Sao_Paulo', 'UTC'];

const iso = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 16);

const everyDay = [0, 1, 2, 3, 4, 5, 6];

const at = (zone: string, hour: number, minute: number, more: Partial<Schedule> = {}): Schedule => ({
  zone,
  at: { kind: 'local', minuteOfDay: hour * 60 + minute },
  weekdays: everyDay,
  tradingDaysOnly: false,
  ...more,
});

const slotsOf = (schedule: Schedule, fromMs: number, toMs: number): number[] => {
  const slots: number[] = [];
  for (let slot = nextSlot(schedule, fromMs, nyseCalendar); slot !== undefined && slot < toMs;) {
    slots.push(slot);
    slot = nextSlot(schedule, slot, nyseCalendar);
  }
  return slots;
};

/** What another implementation of time zones says; a time in a gap is moved to the transition by it, too. */
function byTemporal(date: string, minuteOfDay: number, zone: string): number {
  const plain = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
  });
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(plain)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds;
}

describe('a local time', () => {
  it('is the instant another implementation gives, in any zone on any day', () => {
    const day = fc.integer({ min: 0, max: 365 * 12 });
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(day, minute, fc.constantFrom(...zones), (n, minuteOfDay, zone) => {
        const date = Temporal.PlainDate.from('2016-01-01').add({ days: n }).toString();
        expect(localInstant(date, minuteOfDay, zone)).toBe(byTemporal(date, minuteOfDay, zone));
      }),
      { numRuns: 300 },
    );
  });

  it('is the instant another implementation gives, for every minute of both changes of the year', () => {
    const changes = {
      'America/New_York': ['2026-03-08', '2026-11-01'],
      'Australia/Lord_Howe': ['2026-10-04', '2026-04-05'],
    };
    for (const [zone, dates] of Object.entries(changes)) {
      for (const date of dates) {
        for (let minute = 60; minute < 240; minute++) {
          expect(localInstant(date, minute, zone), `${date} ${minute}`).toBe(byTemporal(date, minute, zone));
        }
      }
    }
  });

  it('that is skipped in spring is the first valid minute after the gap', () => {
    expect(iso(localInstant('2026-03-29', 150, 'Europe/Berlin'))).toBe('2026-03-29T01:00');
    expect(iso(localInstant('2026-10-04', 130, 'Australia/Lord_Howe'))).toBe('2026-10-03T15:30');
  });

  it('that comes twice in autumn is the first of the two', () => {
    expect(iso(localInstant('2026-10-25', 150, 'Europe/Berlin'))).toBe('2026-10-25T00:30');
  });

  it('is read back from its instant', () => {
    const instant = localInstant('2026-07-01', 485, 'Australia/Lord_Howe');
    expect([localDate(instant, 'Australia/Lord_Howe'), localMinute(instant, 'Australia/Lord_Howe')]).toEqual([
      '2026-07-01',
      485,
    ]);
  });
});

describe('the slots of a schedule', () => {
  const year = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const;

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'come once on each of 365 local days in %s, even inside both clock changes',
    (zone) => {
      const slots = slotsOf(at(zone, 2, 15), ...year);
      const days = new Set(slots.map((slot) => localDate(slot, zone)));
      expect([slots.length, days.size]).toEqual([365, 365]);
    },
  );

  it('keep to their weekdays', () => {
    const slots = slotsOf(at('Europe/Berlin', 8, 0, { weekdays: [1, 3] }), ...year);
    const weekdays = new Set(slots.map((slot) => new Date(slot).getUTCDay()));
    expect([...weekdays].sort()).toEqual([1, 3]);
  });

  it('skip holidays where only trading days are wanted', () => {
    const schedule = at('America/New_York', 8, 0, { tradingDaysOnly: true });
    expect(iso(nextSlot(schedule, Date.UTC(2026, 6, 2, 13), nyseCalendar))).toBe('2026-07-06T12:00');
  });

  it('follow the close, half days included', () => {
    const schedule = at('Europe/Berlin', 0, 0, { at: { kind: 'after-close', minutes: 15 } });
    expect(iso(nextSlot(schedule, Date.UTC(2026, 10, 26), nyseCalendar))).toBe('2026-11-27T18:15');
  });

  it('are each later than the instant asked about', () => {
    const schedule = at('UTC', 8, 0);
    expect(iso(nextSlot(schedule, Date.UTC(2026, 0, 1, 8), nyseCalendar))).toBe('2026-01-02T08:00');
  });

  it('end where there is no weekday', () => {
    expect(nextSlot(at('UTC', 8, 0, { weekdays: [] }), year[0], nyseCalendar)).toBeUndefined();
  });

  it('go on in years that have not come, where they depend on trading days', () => {
    const slot = nextSlot(at('UTC', 23, 0, { tradingDaysOnly: true }), Date.UTC(2028, 0, 1), nyseCalendar);
    expect(slot).toBe(Date.UTC(2028, 0, 3, 23));
  });
});

describe('a city', () => {
  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Munich', 'Europe/Berlin'],
    ['australia/lord_howe', 'Australia/Lord_Howe'],
  ])('%s is in the zone %s', (typed, zone) => {
    expect(findZones(typed)[0]).toBe(zone);
  });

  it('that nobody knows gives nothing', () => {
    expect(findZones('atlantis')).toEqual([]);
  });

  it('is never asked for by an empty text', () => {
    expect(findZones('  ')).toEqual([]);
  });

  it('begun is completed before names that merely contain it', () => {
    expect(findZones('york')[0]).toBe('America/New_York');
    expect(findZones('san')[0]).toMatch(/\/San/i);
  });
});
