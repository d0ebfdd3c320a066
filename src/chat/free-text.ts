/**
 * What does text without a command mean? Every surface asks here: where free text is answered, where a message is
 * checked, and where a line that names no command is refused with the question it most likely is.
 */
import type { Question, StructuredInput } from './chat.ts';
import type { Command } from './command.ts';
import { cutAtSentence } from './cut-text.ts';
import { quoteText } from './parser/tokens.ts';

/** Two markets ask how far they are apart. */
const pairCommand = 'divergence';

/** A sentence asks to be checked. */
const sentenceCommand = 'check';

/** From this many words on, a text that is answered as it stands is a sentence; shorter ones name markets. */
const answeredSentenceWords = 5;

/** A line that is refused anyway is offered as a sentence from fewer words on, since whoever sent it chooses. */
const offeredSentenceWords = 3;

/** A text as a question for `check`, cut where it is too long; undefined where there is no text or no such command. */
export function claimInput(text: string, commands: readonly Command[]): StructuredInput | undefined {
  const check = commands.find(({ name }) => name === sentenceCommand);
  const [name, spec] = Object.entries(check?.options ?? {}).find(([, option]) => option.kind === 'text') ?? [];
  if (name === undefined || spec?.kind !== 'text' || text === '') return undefined;
  const { head } = cutAtSentence(text, (part) => part.length <= spec.maxLength);
  return { command: sentenceCommand, options: { [name]: head } };
}

/**
 * What words ask where they are answered as they stand: a line that begins with a command is one, a whole sentence is
 * to be checked, anything shorter names markets.
 */
export function freeTextInput(text: string, commands: readonly Command[]): Question['input'] {
  const line = text.trim();
  const first = /^\S*/.exec(line)?.[0].toLowerCase() ?? '';
  if (has(commands, first)) return line;
  const claim = line.split(/\s+/).length >= answeredSentenceWords ? claimInput(line, commands) : undefined;
  if (claim !== undefined) return claim;
  return has(commands, pairCommand) ? `${pairCommand} ${line}`.trim() : line;
}

/**
 * The question behind a line that is refused because it names no command, or `undefined` where it looks like none.
 * `canonical` reads a line and gives `undefined` where it is wrong.
 */
export function lineBehindText(
  line: string,
  commands: readonly Command[],
  canonical: (line: string) => string | undefined,
): string | undefined {
  const asPair = has(commands, pairCommand) ? canonical(`${pairCommand} ${line}`) : undefined;
  if (asPair !== undefined) return asPair;
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  return has(commands, sentenceCommand) && words.length >= offeredSentenceWords
    ? canonical(`${sentenceCommand} ${quoteText(line.trim())}`)
    : undefined;
}

function has(commands: readonly Command[], name: string): boolean {
  return commands.some((command) => command.name === name);
}
