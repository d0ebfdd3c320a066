import { describe, expect, it } from 'vitest';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import type { CorrelationReport } from '../../src/reports/correlation.ts';
import { ask, commandChat, replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { history, sourceOf } from '../support/markets.ts';

const sessions = nyseCalendar.between('2021-01-04', '2026-06-30').map(({ date }) => date);

const wandering = (rows: number, pace: number): number[] =>
  Array.from({ length: rows }, (_, row) => 100 * Math.exp(0.05 * Math.sin(row * pace) + 0.01 * Math.cos(row * row)));

/** Two funds with so many common rows; `second` gives the prices of the other one. */
function sourceOfRows(rows: number, second: (rows: number) => number[] = (count) => wandering(count, 0.7)): MarketData {
  const dates = sessions.slice(-rows);
  return sourceOf({
    today: '2026-06-30',
    daily: { IWM: history('IWM', dates, wandering(rows, 1.3)), SPY: history('SPY', dates, second(rows)) },
  });
}

const questions = [
  'divergence IWM SPY',
  'divergence IWM SPY window:365',
  'correlation IWM SPY',
  'correlation IWM SPY window:365',
  'compare IWM SPY window:61',
  'multiverse IWM SPY',
  'history IWM SPY',
  'hedge IWM SPY window:60',
  'matrix IWM SPY window:60',
  'check "IWM has never been this far from SPY in a year"',
];

const shapes: [string, MarketData][] = [
  ['61 rows', sourceOfRows(61)],
  ['100 rows', sourceOfRows(100)],
  ['300 rows', sourceOfRows(300)],
  ['a leg that never moved', sourceOfRows(600, (rows) => Array.from({ length: rows }, () => 5))],
  ['two legs that moved as one', sourceOfRows(600, (rows) => wandering(rows, 1.3))],
];

describe.each(shapes)('with %s', (_, market) => {
  it.each(questions)('%s is answered or refused in a sentence, never a fault', async (line) => {
    const { kind, reply } = await ask(commandChat(market), line);
    expect([kind, reply.title]).not.toContain('fault');
  });
});

describe('a window longer than the history', () => {
  it.each(['divergence', 'correlation'])('is refused by %s with the longest that would do', async (command) => {
    const { kind, reply } = await ask(commandChat(sourceOfRows(100)), `${command} IWM SPY window:180`);
    expect([kind, reply.title]).toEqual([
      'refused',
      'IWM and SPY share 100 trading days up to 2026-06-30; ask for a window of at most 99 instead of 180.',
    ]);
  });

  it.each(['divergence', 'correlation'])('is answered by %s at exactly the whole history', async (command) => {
    expect((await ask(commandChat(sourceOfRows(100)), `${command} IWM SPY window:99`)).kind).toBe('answered');
  });
});

describe('too little history', () => {
  it('makes no record of a gap that has nothing to be compared with', async () => {
    const words = wordsOf(await replyTo(commandChat(sourceOfRows(100)), 'divergence IWM SPY'));
    expect(words).toContain('nothing to compare with');
    expect(words).not.toMatch(/never since|record/);
  });

  it('gives a correlation only the context it is long enough for', async () => {
    const { context } = await reportOf<CorrelationReport>(commandChat(sourceOfRows(100)), 'correlation IWM SPY');
    expect(context.map(({ windowSessions }) => windowSessions)).toEqual([30, 99]);
  });
});

describe('windows longer than the history', () => {
  const offered = async (line: string): Promise<string[]> =>
    (await replyTo(commandChat(sourceOfRows(100)), line)).actions
      .filter(({ group }) => group === 'window')
      .map(({ label }) => label);

  it.each(['divergence', 'correlation', 'history', 'matrix', 'hedge'])('are not offered by %s', async (command) => {
    expect(Math.max(...(await offered(`${command} IWM SPY window:60`)).map(Number))).toBe(90);
  });

  it('are not offered by compare', async () => {
    expect(await offered('compare IWM SPY')).toEqual(['60']);
  });
});

describe('a comparison of markets with less than a year in common', () => {
  it('shows what there is and says so', async () => {
    const reply = await replyTo(commandChat(sourceOfRows(100)), 'compare IWM SPY');
    expect(wordsOf(reply)).toContain('Over 99 trading days.');
    expect(wordsOf(reply)).toContain('These markets share 99 trading days of changes; all are shown.');
  });

  it('says nothing of it where a window was asked for', async () => {
    expect(wordsOf(await replyTo(commandChat(sourceOfRows(100)), 'compare IWM SPY window:99'))).not.toContain(
      'all are',
    );
  });

  it('shows a year where there is one', async () => {
    expect(wordsOf(await replyTo(commandChat(sourceOfRows(300)), 'compare IWM SPY'))).toContain(
      'Over 252 trading days.',
    );
  });
});
