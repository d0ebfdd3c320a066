import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { ask, commandChat, replyTo, wordsOf } from '../support/command-chat.ts';
import { history, sourceOf } from '../support/markets.ts';
import { memoryReceipts } from '../support/memory-receipts.ts';

const sessions = nyseCalendar.between('2024-01-02', '2026-06-30').map(({ date }) => date);

const closes = (pace: number): number[] => sessions.map((_, row) => 100 * Math.exp(0.05 * Math.sin(row * pace)));

/** Two funds of which one is called as only a slip would be, from a file that is too. */
function oddlyNamed(): MarketData {
  const source = sourceOf({
    today: '2026-06-30',
    daily: {
      IWM: { ...history('IWM', sessions, closes(1.3)), source: 'daily/Infinity.csv' },
      SPY: history('SPY', sessions, closes(0.7)),
    },
  });
  const names: Readonly<Record<string, string>> = { IWM: 'Infinity "NaN" Fund', SPY: 'undefined Trust' };
  return {
    ...source,
    catalogue: () => source.catalogue().map((symbol) => ({ ...symbol, name: names[symbol.symbol]!, aliases: ['NaN'] })),
  };
}

describe('words that are not ours', () => {
  it.each(['divergence IWM SPY', 'assets', 'compare IWM SPY', 'matrix IWM SPY'])(
    'may be the name of a market and of its file: %s',
    async (line) => {
      const { kind, reply } = await ask(commandChat(oddlyNamed()), line);
      expect([kind, reply.title]).toEqual(['answered', reply.title]);
    },
  );

  it('may be the label of an event a community added', async () => {
    const communityEvents = {
      list: () => Promise.resolve([{ date: '2026-05-04', label: 'undefined behaviour, NaN and Infinity' }]),
      add: () => Promise.resolve(),
      remove: () => Promise.resolve(0),
    };
    const chat = commandChat(oddlyNamed(), { communityEvents });
    expect(wordsOf(await replyTo(chat, 'events own'))).toContain('undefined behaviour');
    expect((await ask(chat, 'divergence IWM SPY events:yes')).kind).toBe('answered');
  });

  it('may be a claim that was checked earlier', async () => {
    const chat = commandChat(oddlyNamed(), { receipts: memoryReceipts(0) });
    await replyTo(chat, 'check "Infinity and NaN aside, SPY has never been this far from IWM"');
    expect(wordsOf(await replyTo(chat, 'scoreboard'))).toContain('Infinity');
  });

  it('may be a cell of a file that cannot be read, beside what can', async () => {
    const market = oddlyNamed();
    const daily: MarketData['daily'] = (symbol, request) =>
      symbol.symbol === 'IWM'
        ? Promise.reject(
            new UserError('iwm.csv line 5: "NaN" is not a price; write a number above zero, like 1041.68.'),
          )
        : market.daily(symbol, request);
    const { reply } = await ask(commandChat({ ...market, daily }), 'check "SPY has never been this far from IWM"');
    expect(wordsOf(reply)).toContain('"NaN" is not a price');
  });

  it('do not excuse a slip of ours beside them', async () => {
    const market = oddlyNamed();
    const daily: MarketData['daily'] = async (symbol, request) => ({
      ...(await market.daily(symbol, request)),
      notes: [{ code: 'revised', sentence: `${symbol.name} changed by Infinity %.` }],
    });
    const source = { ...market, daily };
    expect((await ask(commandChat(source), 'divergence SPY IWM')).kind).toBe('answered');
    const plain = {
      ...source,
      daily: async (...asked: Parameters<typeof daily>) => ({ ...(await daily(...asked)), source: 'file' }),
    };
    expect((await ask(commandChat(plain), 'divergence SPY IWM')).kind).toBe('fault');
  });
});
