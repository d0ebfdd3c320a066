import { describe, expect, it } from 'vitest';
import { type AlertRule, alertSeries, defaultAlertLevels } from '../../src/alerts/alert-rule.ts';
import { armAlert, evaluateAlert } from '../../src/alerts/alert-state.ts';
import type { DueSubscription } from '../../src/community/delivery-queue.ts';
import { defaultSettings } from '../../src/community/settings.ts';
import { planDigest } from '../../src/jobs/due-digests.ts';
import { nextEvaluation } from '../../src/jobs/evaluate-alerts.ts';
import { loadPair } from '../../src/market/load-markets.ts';
import { isUsBondHoliday, nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { member } from '../support/chat/asker.ts';
import { realChat } from '../support/chat/folder-chat.ts';
import { market } from '../support/markets.ts';
import { quickNoise } from '../support/still-noise.ts';

/** The first Tuesday of a year at 22:00 UTC, after the close. */
const afterCloseOf = (year: number): number => {
  const first = new Date(Date.UTC(year, 0, 2, 22));
  return first.getTime() + ((2 - first.getUTCDay() + 7) % 7) * 86_400_000;
};

const closuresOf = (year: number): string[] => {
  const open = new Set(nyseCalendar.between(`${year}-01-01`, `${year}-12-31`).map(({ date }) => date));
  const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)));
  return days
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((date) => !open.has(date))
    .map((date) => date.slice(5));
};

const earlyClosesOf = (year: number): string[] =>
  nyseCalendar
    .between(`${year}-01-01`, `${year}-12-31`)
    .filter(({ earlyClose }) => earlyClose)
    .map(({ date }) => date.slice(5));

describe('the exchange in years to come', () => {
  it.each([
    [2028, '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25', '07-03 11-24'],
    [2031, '01-01 01-20 02-17 04-11 05-26 06-19 07-04 09-01 11-27 12-25', '07-03 11-28 12-24'],
    [2040, '01-02 01-16 02-20 03-30 05-28 06-19 07-04 09-03 11-22 12-25', '07-03 11-23 12-24'],
  ])('keeps its holidays and half days in %i', (year, closures, earlyCloses) => {
    expect(closuresOf(year)).toEqual(closures.split(' '));
    expect(earlyClosesOf(year)).toEqual(earlyCloses.split(' '));
  });

  it('closes at 20:00 UTC in summer and 21:00 UTC in winter in 2040', () => {
    const hours = ['2040-07-02', '2040-12-03'].map((date) =>
      new Date(nyseCalendar.session(date)!.closeMs).getUTCHours(),
    );
    expect(hours).toEqual([20, 21]);
  });

  it.each([
    ['2028-10-09', true],
    ['2028-11-10', false],
    ['2031-10-13', true],
    ['2031-11-11', true],
    ['2040-11-12', true],
  ])('knows whether bonds trade on %s', (date, closed) => {
    expect(isUsBondHoliday(date)).toBe(closed);
  });

  it('answers the same whichever year was asked about first', () => {
    expect(nyseCalendar.countAfter('2039-12-30', '2040-01-04')).toBe(2);
    expect(nyseCalendar.countAfter('2026-11-25', '2026-11-30')).toBe(2);
  });
});

describe.each([2027, 2028, 2031, 2040])('in %i', (year) => {
  const nowMs = afterCloseOf(year);
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const source = openSimulation(() => nowMs);
  const ask = async (line: string) => (await realChat(source, quickNoise)).answer({ input: line, requester: member });

  it.each(['divergence ETH RUT', 'history ETH RUT', 'check "ETH has never been this far from the Russell 2000"'])(
    'answers “%s” as of that day',
    async (line) => {
      const outcome = await ask(line);
      expect([outcome.kind, (outcome.reply.report as { asOf?: string } | undefined)?.asOf]).toEqual([
        'answered',
        today,
      ]);
    },
  );

  it('plans a digest after the close of the next session', () => {
    const schedule = {
      zone: 'Europe/Berlin',
      at: { kind: 'after-close', minutes: 30 },
      weekdays: [1, 2, 3, 4, 5],
      tradingDaysOnly: true,
    } as const;
    const due: DueSubscription = {
      id: 'a',
      community: 'c',
      channel: 'c',
      dueMs: nowMs,
      plan: { kind: 'digest', schedule, pairs: [['ETH', 'RUT']], sections: ['pairs', 'events'] },
      createdBy: 'c',
      settings: { ...defaultSettings, watched: [] },
    };
    const planned = planDigest(due, nowMs, nyseCalendar);
    expect([planned.deliveries.length, planned.lastSession]).toEqual([1, today]);
    expect(planned.nextDueMs! - nowMs).toBeLessThan(86_400_000);
  });

  it('looks at an alert and again after the next close', async () => {
    const rule: AlertRule = { pair: ['ETH', 'RUT'], measure: 'gap', cooldownSessions: 20, ...defaultAlertLevels.gap };
    const aligned = await loadPair(source, nyseCalendar, {
      pair: { subject: market('ETH'), benchmark: market('RUT') },
      asOf: today,
    });
    const series = alertSeries(rule, aligned);
    const { state } = evaluateAlert(rule, armAlert(rule, series), series);
    expect(state.through).toBe(today);
    expect(nextEvaluation({ ...state, through: today }, nowMs, nyseCalendar)! - nowMs).toBeLessThan(86_400_000);
  });

  it('says in a digest where the schedule of rate decisions ends, once it has', async () => {
    const { reply } = await ask('brief "ETH/RUT" events:yes');
    const said = JSON.stringify(reply.blocks).includes('Fed decisions are listed up to 31 Dec 2027');
    expect(said).toBe(year > 2027);
  });

  it('says with the dated facts where their tables end', async () => {
    expect(JSON.stringify((await ask('events')).reply.blocks)).toContain('Fed decisions with 31 Dec 2027');
  });
});
