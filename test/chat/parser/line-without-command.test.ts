import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/chat/parser/parse-line.ts';
import { UserError } from '../../../src/errors.ts';
import { smallCatalogue } from '../../support/chat/small-catalogue.ts';
import { smallCommands } from '../../support/chat/small-commands.ts';

const commands = smallCommands.map((command) =>
  command.name === 'gap' ? { ...command, name: 'divergence' } : command,
);

function suggested(line: string): readonly string[] {
  try {
    parseLine(line, { commands, catalogue: smallCatalogue });
  } catch (error) {
    if (error instanceof UserError) return error.suggestions;
    throw error;
  }
  throw new Error(`"${line}" was read`);
}

describe('a line without a command is offered as the question behind it', () => {
  it.each([
    ['eth vs russell 2000', 'divergence ETH RUT'],
    ['ETH/BTC', 'divergence ETH BTC'],
    ['ethereum bitcoin 90', 'divergence ETH BTC window:90'],
    ['bitcoin has never done that', 'check "bitcoin has never done that"'],
  ])('%s → %s', (line, expected) => {
    expect(suggested(line)).toEqual([expected]);
  });

  it('except where it begins with a slash, so names a command of somebody else', () => {
    expect(suggested('/weather eth btc')).not.toContain('divergence ETH BTC');
  });

  it('and never where it is neither a pair nor a sentence', () => {
    expect(suggested('zzzzzzzz')).not.toContain('check zzzzzzzz');
  });
});

describe('several unknown markets in a row', () => {
  it('are told by the one that is nearly known', () => {
    expect(suggested('divergence qqqq etherium')).toEqual(['divergence qqqq ETH']);
  });
});
