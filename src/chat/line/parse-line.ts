import { UserError } from '../../core/errors.ts';
import type { MarketSymbol } from '../../core/market/symbol.ts';
import type { Command } from '../command.ts';
import { fillOptions } from './fill-options.ts';
import { findCommand } from './find-command.ts';
import { canonicalLine } from './canonical-line.ts';
import { lineWithoutCommand } from './line-without-command.ts';
import { snakeCase } from './option-name.ts';
import { quoteText } from './quote-text.ts';
import { readLoose } from './read-loose.ts';
import { readNamed } from './read-named.ts';
import { marketFinder } from './read-markets.ts';
import { startReading } from './reading.ts';
import { tokenizeLine } from './tokenize-line.ts';

/** What a line may be about. */
export interface Known {
  readonly commands: readonly Command[];
  readonly catalogue: readonly MarketSymbol[];
}

/** A line that was understood: the command, the values its `run` receives, and the line as it is written canonically. */
export interface ParsedLine {
  readonly command: Command;
  readonly options: Readonly<Record<string, unknown>>;
  readonly line: string;
}

/** An article of 10,000 characters and its command fit; more is no question. */
const longestLine = 12_000;

/**
 * Reads what a person typed. Order is free: loose words go to the options whose kind they fit, in declared order;
 * `name:value` is exact. Throws `UserError` with one sentence and lines that would be right, and nothing else.
 */
export function parseLine(line: string, known: Known): ParsedLine {
  if (line.length > longestLine) {
    throw new UserError(`A question has at most ${longestLine} characters; this one has ${line.length}.`);
  }
  const [first, ...tokens] = tokenizeLine(line);
  const command = findCommand(line, first, known.commands, () =>
    lineWithoutCommand(line, known.commands, (guess) => canonicalOf(guess, known)),
  );
  const reading = startReading(line, command, known.catalogue, marketFinder(known.catalogue));
  readLoose(reading, readNamed(reading, tokens));
  const options = fillOptions(reading);
  return { command, options, line: canonicalLine(command, options) };
}

/** A line as it is written canonically; `undefined` where it is wrong. */
function canonicalOf(line: string, known: Known): string | undefined {
  try {
    return parseLine(line, known).line;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The line of a command whose options were already told apart, as a platform's form or slash command gives them. */
export function lineFromOptions(command: string, options: Readonly<Record<string, string>>): string {
  const given = Object.entries(options).filter(([, value]) => value.trim() !== '');
  return [command, ...given.map(([name, value]) => `${snakeCase(name)}:${quoteText(value.trim())}`)].join(' ');
}
