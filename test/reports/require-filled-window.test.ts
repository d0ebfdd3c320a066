import { describe, expect, it } from 'vitest';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { requireFilledWindow } from '../../src/reports/question.ts';
import { ask, commandChat, replyTo, wordsOf } from '../support/command-chat.ts';
import { history, sourceOf } from '../support/markets.ts';

const sessions = nyseCalendar.between('2024-01-02', '2026-06-30').map(({ date }) => date);

/** All sessions but those so many rows before the end. */
function holed(...fromEnd: number[]) {
  const missing = fromEnd.map((rows) => sessions.at(-1 - rows)!).sort();
  return { dates: sessions.filter((date) => !missing.includes(date)), missing };
}

const refusal = (rows: ReturnType<typeof holed>, windowSessions: number): string => {
  try {
    requireFilledWindow('ETH and IWM', rows, windowSessions);
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a window with sessions missing', () => {
  it('is taken with 2 % of them missing and refused with more', () => {
    expect(refusal(holed(10), 50)).toBe('not refused');
    expect(refusal(holed(10), 49)).toContain('1 trading day of this window of 49');
    expect(refusal(holed(10, 20), 100)).toBe('not refused');
    expect(refusal(holed(10, 20), 99)).toContain('2 trading days of this window of 99');
  });

  it('counts what is missing between its two ends and nothing earlier', () => {
    const rows = holed(30, 31, 32, 33, 34);
    expect(refusal(rows, 28)).toBe('not refused');
    expect(refusal(rows, 29)).toBe('not refused');
    expect(refusal(rows, 30)).toContain('5 trading days');
  });

  it('names what is missing, and the nearest window and day that would do', () => {
    const rows = holed(10, 20);
    expect(refusal(rows, 60)).toBe(
      `ETH and IWM have no common price on 2 trading days of this window of 60 (${rows.missing.join(', ')}), and at most 2 % may be missing: ask for a window of 100 or as of ${sessions.at(-12)!}.`,
    );
  });

  it('names the last three of many', () => {
    expect(refusal(holed(5, 6, 7, 8), 60)).toContain(`(the last: ${sessions.at(-8)!}, ${sessions.at(-7)!}, `);
  });
});

const closes = (dates: readonly string[], pace: number): number[] =>
  dates.map((_, row) => 100 * Math.exp(0.05 * Math.sin(row * pace) + 0.01 * Math.cos(row * row)));

function chatOver(dates: readonly string[]) {
  return commandChat(
    sourceOf({
      today: '2026-06-30',
      daily: { IWM: history('IWM', dates, closes(dates, 1.3)), SPY: history('SPY', sessions, closes(sessions, 0.7)) },
    }),
  );
}

describe('a leg that lacks more than 2 % of the window', () => {
  const chat = chatOver(holed(10, 20).dates);

  it.each(['divergence', 'correlation', 'history', 'hedge', 'matrix', 'compare'])(
    'is refused by %s',
    async (command) => {
      const { kind, reply } = await ask(chat, `${command} IWM SPY window:60`);
      expect([kind, reply.title]).toEqual(['refused', expect.stringContaining('at most 2 % may be missing')]);
    },
  );

  it('is refused by multiverse, whose headline window it is', async () => {
    expect((await ask(chat, 'multiverse IWM SPY')).kind).toBe('refused');
  });

  it('is refused in a window of 60 and answered in one of 120, the sample saying how many are missing', async () => {
    expect(wordsOf(await replyTo(chat, 'divergence IWM SPY window:120'))).toContain('(2 missing)');
  });

  it('is answered as of the day the refusal names', async () => {
    const { reply } = await ask(chat, 'divergence IWM SPY');
    const day = /as of (\S+)\.$/.exec(reply.title)![1]!;
    expect((await ask(chat, `divergence IWM SPY as_of:${day}`)).kind).toBe('answered');
  });

  it('leaves a report untouched that lacks it long ago', async () => {
    const words = wordsOf(await replyTo(chatOver(holed(300, 301, 302).dates), 'divergence IWM SPY'));
    expect(words).toContain('(3 missing)');
  });
});
