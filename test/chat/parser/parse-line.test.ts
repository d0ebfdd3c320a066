import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../src/chat/command.ts';
import { lineFromOptions, parseLine } from '../../../src/chat/parser/parse-line.ts';
import { UserError } from '../../../src/errors.ts';
import { smallCatalogue } from '../../support/chat/small-catalogue.ts';
import { smallCommands } from '../../support/chat/small-commands.ts';

const known = { commands: smallCommands, catalogue: smallCatalogue };

const canonical = (line: string): string => parseLine(line, known).line;

function refusal(line: string): UserError {
  try {
    parseLine(line, known);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`"${line}" was read`);
}

describe('a typed line is read as', () => {
  it.each([
    ['gap', 'gap ETH RUT'],
    ['/gap', 'gap ETH RUT'],
    ['GAP eth btc', 'gap ETH BTC'],
    ['/gap@rift_bot eth btc', 'gap ETH BTC'],
    ['gap eth vs russell 2000', 'gap ETH RUT'],
    ['gap eth against the Russell 2000', 'gap ETH RUT'],
    ['gap between ethereum and bitcoin', 'gap ETH BTC'],
    ['gap eth/btc', 'gap ETH BTC'],
    ['gap ETH / BTC', 'gap ETH BTC'],
    ['gap eth,btc', 'gap ETH BTC'],
    ['gap $ETH $BTC?', 'gap ETH BTC'],
    ['gap "eth vs russell 2000"', 'gap ETH RUT'],
    ['gap s&p 500 ^rut', 'gap SPX RUT'],
    ['gap eth btc 90', 'gap ETH BTC window:90'],
    ['gap 90d eth btc', 'gap ETH BTC window:90'],
    ['gap eth btc over 90 sessions', 'gap ETH BTC window:90'],
    ['gap eth russell 2000 90', 'gap ETH RUT window:90'],
    ['gap eth btc window:90', 'gap ETH BTC window:90'],
    ['gap window: 90 eth btc', 'gap ETH BTC window:90'],
    ['gap eth btc window:"90"', 'gap ETH BTC window:90'],
    ['gap eth btc 60', 'gap ETH BTC'],
    ['gap eth btc 2026-06-25', 'gap ETH BTC as_of:2026-06-25'],
    ['gap eth btc as_of:2026-06-25', 'gap ETH BTC as_of:2026-06-25'],
    ['gap eth btc asof:2026-06-25', 'gap ETH BTC as_of:2026-06-25'],
    ['gap eth btc as-of:2026-06-25', 'gap ETH BTC as_of:2026-06-25'],
    ['gap eth btc asOf:2026-06-25', 'gap ETH BTC as_of:2026-06-25'],
    ['gap utc eth btc', 'gap ETH BTC sampling:utc'],
    ['gap eth btc sampling:UTC', 'gap ETH BTC sampling:utc'],
    ['gap eth btc weekly', 'gap ETH BTC weekly:yes'],
    ['gap eth btc weekly:on', 'gap ETH BTC weekly:yes'],
    ['compare eth btc share:0,125', 'compare ETH BTC share:0.125'],
    ['gap pair:eth vs russell 2000 window:90', 'gap ETH RUT window:90'],
    ['gap pair:"eth btc" 90', 'gap ETH BTC window:90'],
    ['gap pair:eth/btc', 'gap ETH BTC'],
    ['compare eth russell 2000 gold', 'compare ETH RUT GOLD'],
    ['compare eth, btc, gold 12.5%', 'compare ETH BTC GOLD share:12.5'],
    ['flows ether', 'flows ETH'],
    ['check "ETH never was here"', 'check "ETH never was here"'],
    ['check ETH never was here', 'check "ETH never was here"'],
    ['check “ETH never was here”', 'check "ETH never was here"'],
    ['check „ETH war nie hier“', 'check "ETH war nie hier"'],
    ['check «ETH n’a jamais»', 'check "ETH n’a jamais"'],
    ["check 'ETH won't last'", 'check "ETH won\'t last"'],
    ['check as_of:2026-02-05 "ETH never"', 'check "ETH never" as_of:2026-02-05'],
    ['check "ETH never" as_of:2026-02-05 90', 'check "ETH never" as_of:2026-02-05 window:90'],
    ['check ETH never as_of:2026-02-05', 'check "ETH never" as_of:2026-02-05'],
    ['check ETH as_of:2026-02-05 never', 'check "ETH never" as_of:2026-02-05'],
    ['check ETH "has decoupled" again', 'check «ETH "has decoupled" again»'],
    ['check "ETH never" they say', 'check «"ETH never" they say»'],
    ['check note: see https://x.test/a:b', 'check "note: see https://x.test/a:b"'],
    ['check "window:90 is fine"', 'check "window:90 is fine"'],
    ['check "ETH never', 'check «"ETH never»'],
    ['check text:ETH never as_of:2026-02-05', 'check "ETH never" as_of:2026-02-05'],
    ['check "x y" starts:2018-01-02,2020-01-02', 'check "x y" starts:2018-01-02,2020-01-02'],
  ])('%s → %s', (line, expected) => {
    expect(canonical(line)).toBe(expected);
  });
});

describe('an answer in another language means the same', () => {
  it.each(['yes', 'on', 'ja', 'Ja', 'sí', 'SÍ', 'si'])('%s is yes', (word) => {
    expect(canonical(`gap eth btc weekly:${word}`)).toBe('gap ETH BTC weekly:yes');
    expect(canonical(`flows eth often:${word}`)).toBe('flows ETH often:yes');
  });

  it.each(['no', 'off', 'nein', 'Nein', 'NO'])('%s is no', (word) => {
    expect(canonical(`gap eth btc weekly:${word}`)).toBe('gap ETH BTC');
    expect(canonical(`flows eth often:${word}`)).toBe('flows ETH often:no');
  });

  it.each(['12.5', '12,5', '"12,5"', '12,5%', '12,50'])('%s is twelve and a half', (word) => {
    expect(canonical(`compare eth btc share:${word}`)).toBe('compare ETH BTC share:12.5');
  });

  it.each(['12.5', '12,5', '12,5%', '(12,5)', '12,50'])('%s is twelve and a half without a name too', (word) => {
    expect(canonical(`compare eth,btc ${word}`)).toBe('compare ETH BTC share:12.5');
  });
});

describe('a line that is wrong gets one sentence saying what would be right', () => {
  it.each([
    ['', 'Type a command, for example divergence ETH RUT.'],
    ['gpa eth btc', 'There is no command "gpa"; did you mean gap?'],
    ['zzzzzzzz', 'There is no command "zzzzzzzz"; help lists them all.'],
    ['gap eth btc 500', 'window takes a whole number from 20 to 365; 500 is too large.'],
    ['gap eth btc window:5', 'window takes a whole number from 20 to 365; 5 is too small.'],
    ['gap eth btc window:-5', 'window takes a whole number from 20 to 365; −5 is too small.'],
    ['gap eth btc window:many', 'window takes a whole number from 20 to 365, not "many".'],
    ['gap eth btc window:', 'window takes a whole number from 20 to 365, not "".'],
    ['gap eth btc windw:90', 'gap has no option "windw"; it has pair, window, as_of, sampling, weekly.'],
    ['gap eth btc as_of:yesterday', 'as_of takes a date like 2026-06-25, not "yesterday".'],
    ['gap eth btc 2026-02-30', '2026-02-30 is not a day of the calendar; as_of takes a date like 2026-06-25.'],
    ['gap eth btc sampling:noon', 'sampling is one of close, utc; "noon" is none of them.'],
    ['gap eth btc weekly:perhaps', 'weekly is yes or no; "perhaps" is neither.'],
    ['gap eth btc window:90 window:60', 'window is given twice; say it once.'],
    ['gap eth', 'Ethereum against what?'],
    ['gap eth eth', 'ETH (Ethereum) would be compared with itself: name two different markets.'],
    ['gap eth btc gold', 'gap has enough markets without "gold"; leave one out.'],
    ['gap pair:eth/btc/gold', 'pair takes two markets; there are 3.'],
    ['gap eth btc 60,5', 'window takes a whole number from 20 to 365, not "60,5".'],
    ['gap eth btc 60.5', 'window takes a whole number from 20 to 365, not "60.5".'],
    ['gap eth btc 90 12,5', 'gap cannot use "12,5"; it takes pair: window: as_of: sampling: weekly:.'],
    ['gap eth btc 90 120', 'gap cannot use "120"; it takes pair: window: as_of: sampling: weekly:.'],
    ['compare eth', 'compare needs two markets, and ETH is one; for example compare ETH RUT.'],
    ['compare', 'compare needs two markets; for example compare ETH RUT GOLD.'],
    ['compare eth btc share:1,234', 'share takes a number from 0 to 100, not "1,234".'],
    ['flows eth often:perhaps', 'often is one of yes, no; "perhaps" is none of them.'],
    ['compare eth btc 250.5', 'share takes a number from 0 to 100; 250.5 is too large.'],
    ['flows', 'flows needs one market; for example flows ETH.'],
    [
      'check',
      'check needs text (for the tests); for example check "ETH has never been this far from the Russell 2000".',
    ],
  ])('%s → %s', (line, sentence) => {
    expect(refusal(line).message).toBe(sentence);
  });

  it.each([
    ['gpa eth btc', 'gap eth btc'],
    ['gap eth btc 500', 'gap eth btc window:365'],
    ['gap eth btc window:5 2026-06-25', 'gap eth btc window:20 2026-06-25'],
    ['gap eth btc windw:90', 'gap eth btc window:90'],
    ['gap eth btc sampling:noon', 'gap eth btc sampling:close'],
    ['gap eth', 'gap ETH RUT'],
    ['gap qqqq etherium', 'gap qqqq ETH'],
  ])('%s suggests %s', (line, suggestion) => {
    expect(refusal(line).suggestions[0]).toBe(suggestion);
  });

  it('names the misspelt market together with the number that belongs to it', () => {
    expect(refusal('gap eth russel 2000').message).toContain('russel 2000');
  });

  it('refuses a line longer than an article', () => {
    expect(refusal(`check ${'a'.repeat(12_000)}`).message).toContain('at most 12,000 characters');
  });

  it('refuses a text longer than the option allows', () => {
    expect(refusal(`check ${'a '.repeat(5_200)}`).message).toContain('at most 10,000 characters');
  });
});

it('any text is either read or refused with a UserError', () => {
  const word = fc.oneof(
    fc.constantFrom('gap', 'check', 'eth', 'btc', 'vs', '/', '90', '"', '“', 'window:', 'as_of:2026-01-01', '«', "'"),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const line = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(line, (typed) => {
      try {
        parseLine(typed, known);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 400 },
  );
});

it('a canonical line reads back as itself', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, (typed) => {
      fc.pre(typed.trim() !== '');
      const line = canonical(lineFromOptions({ command: 'check', options: { text: typed, asOf: '2026-01-02' } }));
      expect(canonical(line)).toBe(line);
    }),
    { numRuns: 400 },
  );
});

it('reads 10,000 hostile characters without delay', () => {
  for (const piece of ['"a ', '“', ' :', 'a:', '/', '\u202e ', 'eth ']) {
    expect(() => parseLine(`check ${piece.repeat(10_000 / piece.length)}`, known)).not.toThrow(RangeError);
  }
});

describe('a command with a free text it can do without', () => {
  const find = defineCommand({
    name: 'find',
    about: 'for the tests',
    examples: ['find'],
    options: { city: { kind: 'text', about: 'for the tests', maxLength: 60, optional: true } },
    run: () => Promise.reject(new Error('not asked')),
  });
  const read = (line: string): string => parseLine(line, { commands: [find], catalogue: [] }).line;

  it('refuses a name it has no option for, and says which it has', () => {
    expect(() => read('find language:de')).toThrow('find has no option "language"; it has city.');
  });

  it.each(['find 08:00', 'find https://x.test/a', 'find "language:de"', 'find Breaking:now'])('reads %s', (line) => {
    expect(read(line)).toContain(line.slice('find '.length).replaceAll('"', ''));
  });
});

describe('where a community chose a pair', () => {
  const chosen = { ...known, defaultPair: ['BTC', 'GOLD'] as const };

  it('a question without markets is about it', () => {
    expect(parseLine('gap', chosen).line).toBe('gap BTC GOLD');
  });

  it('one market is completed by it', () => {
    const asked = (): unknown => parseLine('gap eth', chosen);
    expect(asked).toThrow(expect.objectContaining({ suggestions: ['gap ETH BTC', 'gap ETH GOLD', 'gap ETH RUT'] }));
  });

  it('the command is the declared one and no copy of it', () => {
    expect(parseLine('gap', chosen).command).toBe(smallCommands.find(({ name }) => name === 'gap'));
  });

  it('a command that needs its markets named still does', () => {
    expect(() => parseLine('compare', chosen)).toThrow('compare needs two markets');
  });
});
