import { UserError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { nearestWord } from './nearest-word.ts';
import { clip } from './read-value.ts';
import type { LineToken } from './tokenize-line.ts';

/**
 * The command a line begins with: `/divergence`, `divergence` and `/divergence@rift_bot` are the same.
 * `meant` gives the question behind a line that names no command, where there is one.
 */
export function findCommand(
  line: string,
  first: LineToken | undefined,
  commands: readonly Command[],
  meant: () => string | undefined,
): Command {
  if (first === undefined)
    throw new UserError('Type a command, for example divergence ETH RUT.', exampleLines(commands));
  const typed = commandWord(line, first);
  const found = commands.find((command) => command.name === typed);
  if (found !== undefined) return found;
  const near = nearestWord(
    typed,
    commands.map((command) => command.name),
  );
  if (near === undefined) {
    const question = line.startsWith('/') ? undefined : meant();
    if (question !== undefined)
      throw new UserError(`A question begins with a command; did you mean ${clip(question)}?`, [question]);
    const names = commands.map((command) => command.name).join(', ');
    throw new UserError(`There is no command "${clip(typed)}"; there are ${names}.`, exampleLines(commands));
  }
  throw new UserError(`There is no command "${clip(typed)}"; did you mean ${near}?`, [
    `${near}${line.slice(first.end)}`.trim(),
  ]);
}

/** The first word without slash, bot name or colon, in lower case. */
export function commandWord(line: string, first: LineToken): string {
  return line.slice(first.start, first.end).replace(/^[/!]/, '').replace(/@\w*$/, '').replace(/:$/, '').toLowerCase();
}

function exampleLines(commands: readonly Command[]): string[] {
  return commands.flatMap((command) => command.examples.slice(0, 1)).slice(0, 4);
}
