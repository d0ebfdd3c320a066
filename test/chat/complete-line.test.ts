import { describe, expect, it } from 'vitest';
import { DEFAULT_NUMBER_STYLE } from '../../src/messages/format.ts';
import { englishReader, speakerOf } from '../../src/messages/speaker.ts';
import { smallChat } from '../support/chat/small-chat.ts';

const { chat } = smallChat();

const english = speakerOf(englishReader);

const values = (line: string): string[] => chat.completeLine(line, english).map(({ value }) => value);

describe('completing a line', () => {
  it.each([
    ['', ['gap ', 'check ', 'compare ', 'flows ']],
    ['c', ['check ', 'compare ']],
    ['/ga', ['gap ']],
    ['gap eth', ['gap ETH ', 'gap ETH RUT ', 'gap ETH BTC ', 'gap ETH GOLD ', 'gap ETH SPX ']],
    ['gap eth russell 20', ['gap eth RUT ', 'gap eth russell 20 ']],
    ['gap eth vs rus', ['gap eth vs RUT ']],
    ['gap eth btc wi', ['gap eth btc window:']],
    ['gap eth btc ut', ['gap eth btc utc ']],
    ['gap eth btc 9', ['gap eth btc 90 ']],
    ['gap eth btc sampling:', ['gap eth btc sampling:close ', 'gap eth btc sampling:utc ']],
    ['gap eth btc window:2', ['gap eth btc window:20 ']],
    ['gap eth btc window:90 wi', []],
    ['gap eth btc gol', []],
    ['nothing here', []],
    ['check "ETH ', ['check "ETH as_of:', 'check "ETH window:', 'check "ETH starts:']],
  ])('%s', (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  it('offers the markets that are not named yet', () => {
    expect(values('gap eth ').slice(0, 4)).toEqual(['gap eth BTC ', 'gap eth RUT ', 'gap eth GOLD ', 'gap eth SPX ']);
  });

  it('gives up on a text nobody completes', () => {
    expect(values(`gap ${'eth '.repeat(100)}`)).toEqual([]);
  });
});

describe('completing one option', () => {
  const option = (name: string, typed: string): string[] =>
    chat.completeOption('gap', name, typed, english).map(({ value }) => value);

  it.each([
    ['window', '', ['20', '60', '90']],
    ['sampling', 'u', ['utc']],
    ['weekly', '', ['yes', 'no']],
    ['as_of', 'week', ['2026-06-18']],
    ['as_of', '2026-06-2', ['2026-06-25', '2026-06-24']],
    ['pair', 'eth rus', ['ETH RUT']],
    ['pair', 'eth btc', ['ETH BTC']],
    ['nothing', '', []],
  ])('%s: %s', (name, typed, expected) => {
    expect(option(name, typed)).toEqual(expected);
  });

  it('offers whole pairs while the first market is typed, the usual benchmark first', () => {
    expect(option('pair', 'ether')[0]).toBe('ETH RUT');
  });

  it('keeps the markets already named', () => {
    expect(chat.completeOption('compare', 'symbols', 'eth btc go', english).map(({ value }) => value)).toEqual([
      'ETH BTC GOLD',
    ]);
  });
});

describe('what is completed is called as its reader calls it', () => {
  const inLanguage = (language: 'es' | 'de') => speakerOf({ language, numbers: DEFAULT_NUMBER_STYLE });

  it.each([
    ['gap eth gol', 'de', 'GOLD – Gold'],
    ['gap eth gol', 'es', 'GOLD – Oro'],
    ['gap gold', 'es', 'GOLD – Oro'],
  ] as const)('%s in %s', (line, language, label) => {
    expect(chat.completeLine(line, inLanguage(language)).map((one) => one.label)).toContain(label);
  });

  it.each([
    ['pair', 'eth rus', 'de', 'ETH – Ethereum gegen RUT – Russell 2000', 'ETH RUT'],
    ['as_of', 'woche', 'de', '2026-06-18 – vor einer Woche', '2026-06-18'],
    ['as_of', 'ayer', 'es', '2026-06-24 – ayer', '2026-06-24'],
    ['weekly', 'ja', 'de', 'yes – ja', 'yes'],
    ['weekly', 'y', 'de', 'yes – ja', 'yes'],
  ] as const)('%s: %s in %s', (option, typed, language, label, value) => {
    const [first] = chat.completeOption('gap', option, typed, inLanguage(language));
    expect(first).toMatchObject({ label, value });
  });
});
