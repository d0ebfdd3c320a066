import { describe, expect, it } from 'vitest';
import { fillIn, gapAbout } from '../../../src/chat/line/fill-in.ts';
import { parseLine } from '../../../src/chat/line/parse-line.ts';
import { smallCatalogue } from '../../support/chat/small-catalogue.ts';
import { smallCommands } from '../../support/chat/small-commands.ts';

describe('what a person puts into a line', () => {
  it.each(['a b', 'a"b', 'x text:y', '$& {}', '» window:90', 'a\nb'])('is one value, whatever it is: %j', (value) => {
    const { options } = parseLine(fillIn('check text:{}', value), {
      commands: smallCommands,
      catalogue: smallCatalogue,
    });
    expect(Object.keys(options)).toEqual(['text']);
  });

  it('is cut where it is too long', () => {
    expect(fillIn('check text:{}', 'x'.repeat(5000))).toHaveLength('check text:""'.length + 400);
  });

  it('is described by the option it fills', () => {
    expect(gapAbout('check "x" as_of:{}', smallCommands)).toBe('for the tests');
    expect(gapAbout('unknown x:{}', smallCommands)).toBe('What is meant');
    expect(gapAbout('check "x"', smallCommands)).toBeUndefined();
  });
});
