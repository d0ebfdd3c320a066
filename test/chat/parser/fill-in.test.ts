import { describe, expect, it } from 'vitest';
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
    expect(placeholderDescription('unknown x:{}', smallCommands)).toBe('What is meant');
    expect(placeholderDescription('check "x"', smallCommands)).toBeUndefined();
  });
});
