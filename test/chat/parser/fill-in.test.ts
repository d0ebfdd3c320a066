import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../src/messages/speaker.ts';
import { loadCommands } from '../../../src/chat/load-commands.ts';
import { parseLine } from '../../../src/chat/parser/parse-line.ts';
import { fillPlaceholder, placeholderDescription } from '../../../src/chat/parser/values.ts';
import { smallCatalogue } from '../../support/chat/small-catalogue.ts';
import { smallCommands } from '../../support/chat/small-commands.ts';

describe('what a person puts into a line', () => {
  it.each(['a b', 'a"b', 'x text:y', '$& {}', '» window:90', 'a\nb'])('is one value, whatever it is: %j', (value) => {
    const { options } = parseLine(fillPlaceholder('check text:{}', value), {
      commands: smallCommands,
      catalogue: smallCatalogue,
    });
    expect(Object.keys(options)).toEqual(['text']);
  });

  it('is cut where it is too long', () => {
    expect(fillPlaceholder('check text:{}', 'x'.repeat(5000))).toHaveLength('check text:""'.length + 400);
  });

  it('is described by the option it fills', () => {
    expect(placeholderDescription('check "x" as_of:{}', smallCommands)).toBe('for the tests');
    expect(inEnglish(placeholderDescription('unknown x:{}', smallCommands)!)).toBe('What is meant');
    expect(placeholderDescription('check "x"', smallCommands)).toBeUndefined();
  });
});

describe('a line that a button has carried for months', () => {
  it.each([
    ['digest on hour:8', 'digest on at:08:00'],
    ['digest on hour:16 minute:30', 'digest on at:16:30'],
    ['digest on after_close:15', 'digest on at:close+15'],
    ['settings city:Wien', 'settings zone:Wien'],
    ['settings watched:"ETH/RUT"', 'settings pairs:"ETH/RUT"'],
  ])('%s is read as %s', async (line, today) => {
    const known = {
      commands: await loadCommands(fileURLToPath(new URL('../../../commands', import.meta.url))),
      catalogue: smallCatalogue,
    };
    expect(parseLine(line, known).line).toBe(parseLine(today, known).line);
  });
});
