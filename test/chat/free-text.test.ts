import { describe, expect, it } from 'vitest';
import { claimInput, freeTextInput } from '../../src/chat/free-text.ts';
import { smallCommands } from '../support/chat/small-commands.ts';

const commands = smallCommands.map((command) =>
  command.name === 'gap' ? { ...command, name: 'divergence' } : command,
);

describe('words that are answered as they stand', () => {
  it.each([
    ['  compare eth btc ', 'compare eth btc'],
    ['CHECK ETH never did', 'CHECK ETH never did'],
    ['eth vs rut', 'divergence eth vs rut'],
    ['ETH never fell so', 'divergence ETH never fell so'],
    ['', 'divergence'],
  ])('%j ask %j', (text, line) => {
    expect(freeTextInput(text, commands)).toBe(line);
  });

  it('are checked from five words on', () => {
    const text = 'ETH never fell so much';
    expect(freeTextInput(text, commands)).toEqual({ command: 'check', options: { text } });
  });

  it('name markets however many they are where nothing is checked', () => {
    const without = commands.filter(({ name }) => name !== 'check');
    expect(freeTextInput('ETH never fell so much', without)).toBe('divergence ETH never fell so much');
  });

  it('stay what they are where there are neither pairs nor claims', () => {
    expect(freeTextInput('eth vs rut', [])).toBe('eth vs rut');
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
