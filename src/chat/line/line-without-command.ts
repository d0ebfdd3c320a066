import type { Command } from '../command.ts';
import { quoteText } from './quote-text.ts';

/** What a line that begins with no command most likely asks. */
const pairCommand = 'divergence';
const sentenceCommand = 'check';
const fewestWordsOfSentence = 3;

/**
 * The question behind a line without a command, or `undefined` where it looks like none: two markets ask how far they are
 * apart, a sentence asks to be checked. `canonical` reads a line and gives `undefined` where it is wrong.
 */
export function lineWithoutCommand(
  line: string,
  commands: readonly Command[],
  canonical: (line: string) => string | undefined,
): string | undefined {
  const has = (name: string): boolean => commands.some((command) => command.name === name);
  const asPair = has(pairCommand) ? canonical(`${pairCommand} ${line}`) : undefined;
  if (asPair !== undefined) return asPair;
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  return has(sentenceCommand) && words.length >= fewestWordsOfSentence
    ? canonical(`${sentenceCommand} ${quoteText(line.trim())}`)
    : undefined;
}
