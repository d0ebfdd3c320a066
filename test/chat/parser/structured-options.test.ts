import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineFromOptions, parseLine, parseOptions } from '../../../src/chat/parser/parse-line.ts';
import type { StructuredInput } from '../../../src/community/delivery-queue.ts';
import { UserError } from '../../../src/errors.ts';
import { smallCatalogue } from '../../support/chat/small-catalogue.ts';
import { smallCommands } from '../../support/chat/small-commands.ts';

const known = { commands: smallCommands, catalogue: smallCatalogue };

/** What came of reading: the values and the canonical line, or the sentence and what it suggests. */
function outcomeOf(read: () => ReturnType<typeof parseLine>): unknown {
  try {
    const { command, options, line } = read();
    return { command: command.name, options, line };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { sentence: error.message, suggestions: error.suggestions };
  }
}

const bound = (input: StructuredInput): unknown => outcomeOf(() => parseOptions(input, known));

const read = (input: StructuredInput): unknown => outcomeOf(() => parseLine(lineFromOptions(input), known));

it('binds values to the options of their names and leaves out what was not filled in', () => {
  const options = { pair: 'eth vs russell 2000', window: 90, asOf: '2026-06-25', sampling: ' ' };
  expect(parseOptions({ command: 'gap', options }, known).line).toBe('gap ETH RUT window:90 as_of:2026-06-25');
});

it('keeps every character of a text, whatever quotes are in it', () => {
  const text = 'They said "ETH » RUT" and «left»';
  expect(parseOptions({ command: 'check', options: { text } }, known).options).toMatchObject({ text });
});

it('takes numbers and switches as they are', () => {
  const { options } = parseOptions({ command: 'gap', options: { pair: 'eth rut', window: 90, weekly: true } }, known);
  expect(options).toMatchObject({ window: 90, weekly: true });
});

it.each<[string, StructuredInput['options']]>([
  ['no option', {}],
  ['both halves of a pair', { pair: 'eth btc' }],
  ['one market of two', { pair: 'eth' }],
  ['three markets of two', { pair: 'eth btc gold' }],
  ['a misspelt market', { pair: 'etherum btc', window: 90 }],
  ['a market nobody knows', { pair: 'qqqqq btc' }],
  ['the same market twice', { pair: 'eth eth' }],
  ['a number above its bounds', { pair: 'eth btc', window: 500 }],
  ['a number below its bounds', { window: 5, pair: 'eth btc' }],
  ['a broken number', { pair: 'eth btc', window: 90.5 }],
  ['a word for a number', { pair: 'eth btc', window: 'many' }],
  ['a day that is none', { pair: 'eth btc', asOf: '2026-02-30' }],
  ['no choice', { pair: 'eth btc', sampling: 'noon' }],
  ['a choice in capitals', { pair: 'eth btc', sampling: 'UTC' }],
  ['a switch turned off', { pair: 'eth btc', weekly: false }],
  ['a switch that is neither', { pair: 'eth btc', weekly: 'perhaps' }],
  ['an option that is none', { pair: 'eth btc', windw: 90 }],
  ['an option twice in two spellings', { pair: 'eth btc', asOf: '2026-06-25', as_of: '2026-06-26' }],
])('%s comes to the same as the line that asks it', (_, options) => {
  expect(bound({ command: 'gap', options })).toEqual(read({ command: 'gap', options }));
});

it('a command that is none comes to the same as the line that asks it', () => {
  const input = { command: 'gpa', options: { pair: 'eth btc' } };
  expect(bound(input)).toEqual(read(input));
});

it('any words in the fields of a form come to the same as the line that asks it', () => {
  const word = fc.oneof(
    fc.constantFrom('eth', 'btc', 'russell', '2000', 'vs', '/', '90', 'window:', 'yes', "'", 'noon', '2026-06-25'),
    fc.string({ unit: 'grapheme-ascii', maxLength: 8 }).map((text) => text.replaceAll('"', '')),
  );
  const words = fc.array(word, { maxLength: 6 }).map((all) => all.join(' '));
  const options = fc.record({ pair: words, window: words, weekly: words, sampling: words }, { requiredKeys: [] });
  fc.assert(
    fc.property(options, (given) => {
      expect(bound({ command: 'gap', options: given })).toEqual(read({ command: 'gap', options: given }));
    }),
    { numRuns: 400 },
  );
});
