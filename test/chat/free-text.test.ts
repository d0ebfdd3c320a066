import { describe, expect, it } from 'vitest';
import { claimInput, freeTextInput } from '../../src/chat/free-text.ts';
import { sampleChat } from '../support/sample-chat.ts';
import { smallCommands } from '../support/chat/small-commands.ts';

const commands = smallCommands.map((command) =>
  command.name === 'gap' ? { ...command, name: 'divergence' } : command,
);

const read = (text: string, known = commands, reads = (_line: string): boolean => true, namesMarket = reads) =>
  freeTextInput(text, { commands: known, reads, namesMarket });

describe('words that are answered as they stand', () => {
  it.each([
    ['  compare eth btc ', 'compare eth btc'],
    ['CHECK ETH never did', 'CHECK ETH never did'],
    ['eth vs rut', 'divergence eth vs rut'],
    ['ETH never fell so', 'divergence ETH never fell so'],
    ['', 'divergence'],
  ])('%j ask %j', (text, line) => {
    expect(read(text)).toBe(line);
  });

  it('are checked from five words on', () => {
    const text = 'ETH never fell so much';
    expect(read(text)).toEqual({ command: 'check', options: { text } });
  });

  it('name markets however many they are where nothing is checked', () => {
    const without = commands.filter(({ name }) => name !== 'check');
    expect(read('ETH never fell so much', without)).toBe('divergence ETH never fell so much');
  });

  it('stay what they are where there are neither pairs nor claims', () => {
    expect(read('eth vs rut', [])).toBe('eth vs rut');
  });
});

/** The real names, and a reader that knows four markets. */
describe('words of somebody who knows no command', () => {
  const named = ['divergence', 'check', 'correlation', 'history', 'start', 'help', 'explain', 'status'].map((name) => ({
    ...(name === 'check' ? commands.find((command) => command.name === 'check')! : commands[0]!),
    name,
  }));
  const markets = /^(?:eth|btc|gold|rut|ethereum|bitcoin)$/i;
  const namesMarket = (words: string): boolean => words.split(' ').some((word) => markets.test(word));
  const isPair = (line: string): boolean => {
    const words = line.split(' ').slice(1).filter((word) => !/^(?:vs|and)$/.test(word)); // prettier-ignore
    return words.length === 2 && words.every((word) => markets.test(word));
  };

  it.each([
    ['hello', 'start'],
    ['Hi there!', 'start'],
    ['thanks', 'start'],
    ['What can you do?', 'help'],
    ['how does this work', 'help'],
    ['percentile', 'explain "percentile"'],
    ['What is a percentile?', 'explain "percentile"'],
    ['what does z-score mean?', 'explain "z score"'],
    ['How far is ETH from gold?', 'divergence ETH gold'],
    ['is ethereum unusually far behind bitcoin?', 'divergence ethereum bitcoin'],
    ['How closely do bitcoin and gold move together?', 'correlation bitcoin and gold'],
    ['How long do gaps between eth and rut last?', 'history eth and rut'],
    ['what happens next to eth vs rut', 'history eth vs rut'],
    ['is bitcoin unusual?', 'divergence bitcoin'],
    ['btc', 'divergence btc'],
    ['Guten Tag!', 'start'],
    ['¡Buenos días!', 'start'],
    ['Was kannst du?', 'help'],
    ['¿Qué puedes hacer?', 'help'],
    ['Was ist ein Perzentil?', 'explain "perzentil"'],
    ['¿Qué es un percentil?', 'explain "percentil"'],
    ['Wie weit ist Bitcoin von Gold entfernt?', 'divergence Bitcoin Gold'],
    ['Wie eng bewegen sich Bitcoin und Ethereum miteinander?', 'correlation Bitcoin Ethereum'],
    ['Wie lange halten Abstände zwischen Ethereum und Gold?', 'history Ethereum Gold'],
    ['¿A qué distancia está Bitcoin de Ethereum?', 'divergence Bitcoin Ethereum'],
    ['¿Cuánto se mueven juntos Bitcoin y Ethereum?', 'correlation Bitcoin Ethereum'],
    ['¿Cuánto duran las distancias entre Ethereum y el Gold?', 'history Ethereum Gold'],
    ['How far is gold from unobtainium?', 'divergence gold unobtainium'],
    ['how closely do unobtainium and gold move together', 'correlation unobtainium and gold'],
    ['statsu', 'statsu'],
    ['thanks bro', 'start'],
    ['gm', 'start'],
    ['lol ok', 'start'],
    ['Nice one!', 'start'],
    ['niiiice, hahaha 🔥', 'start'],
    ['👍', 'start'],
    ['vielen Dank', 'start'],
    ['muchas gracias, amigo', 'start'],
    ['ok thanks a lot bro, see you later', 'start'],
    ['see my holiday photos', 'start'],
    ['is it true?', 'start'],
    ['nice gold', 'divergence nice gold'],
    ['unobtainium vs kryptonite', 'divergence unobtainium vs kryptonite'],
    ['unobtainium/kryptonite', 'divergence unobtainium/kryptonite'],
    ['/nonsense', '/nonsense'],
  ])('%j ask %j', (text, line) => {
    expect(read(text, named, isPair, namesMarket)).toBe(line);
  });

  it.each([
    'Do bitcoin and gold move together?',
    'Is bitcoin really moving with gold?',
    'Has ethereum decoupled from the stock market?',
    'What have unobtainium and kryptonite done to us?',
  ])('are checked where they ask whether a claim is true: %s', (text) => {
    expect(read(text, named, isPair)).toEqual({ command: 'check', options: { text } });
  });
});

describe('a day that stands in plain words', () => {
  const [divergence, check, welcome] = [
    { ...commands[0]!, name: 'divergence', options: { asOf: { kind: 'date', about: 'Day', optional: true } } },
    {
      ...commands.find(({ name }) => name === 'check')!,
      options: {
        text: { kind: 'text', about: 'Text', maxLength: 100 },
        asOf: { kind: 'date', about: 'Day', optional: true },
      },
    },
    { ...commands[0]!, name: 'start', options: {} },
  ] as const;
  const ask = (text: string) => read(text, [divergence, check, welcome]);

  it.each([
    ['eth rut as_of:2026-06-25', 'divergence eth rut as_of:2026-06-25'],
    ['as-of:2026-06-25 eth rut', 'divergence eth rut as_of:2026-06-25'],
    ['divergance eth rut as_of:2026-06-25', 'divergence divergance eth rut as_of:2026-06-25'],
    ['how far is eth from rut? as_of:2026-06-25', 'divergence eth rut as_of:2026-06-25'],
    ['hello as_of:2026-06-25', 'start'],
  ])('is asked about: %j', (text, line) => {
    expect(ask(text)).toBe(line);
  });

  it('is no part of the sentence that is checked', () => {
    const options = { text: 'ETH never fell so much', asOf: '2026-06-25' };
    expect(ask('ETH never fell so much as_of:2026-06-25')).toEqual({ command: 'check', options });
  });
});

describe('a text to be checked', () => {
  it('that is too long ends with its last whole sentence that fits', () => {
    const text = `${'ETH fell. '.repeat(1_000)}And more.`;
    expect(claimInput(text, commands)?.options['text']).toBe('ETH fell. '.repeat(1_000).trim());
  });

  it('is none where there are no words', () => {
    expect(claimInput('', commands)).toBeUndefined();
  });

  it('is none where there is nothing to check it', () => {
    expect(claimInput('ETH fell.', [])).toBeUndefined();
  });
});

describe('small talk in a chat', () => {
  const chat = sampleChat();

  it.each(['thanks bro', 'gm', 'lol ok', 'nice one', 'good one mate', 'told you so', 'hodl'])(
    'is answered with what can be asked: %s',
    (words) => {
      expect(chat.readWords(words)).toBe('start');
    },
  );

  it('is no command that only communities have', () => {
    expect(chat.readWords('settings')).toBe('settings');
  });

  it.each(['eht', 'solana', 'ru', 'bitcion lol', 'nice gold'])('is none where a market is named: %s', (words) => {
    expect(chat.readWords(words)).toBe(`divergence ${words}`);
  });
});
