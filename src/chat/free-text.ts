import type { StructuredInput } from '../community/delivery-queue.ts';
import type { Question } from './chat.ts';
import type { Command } from './command.ts';
import { quoteText } from './parser/tokens.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const words = new Intl.Segmenter('en', { granularity: 'word' });

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in two: what fits, and what is left over. */
interface Cut {
  readonly head: string;
  readonly rest: string;
}

/** The longest beginning made of whole segments that still fits. */
function longestFit(text: string, by: Intl.Segmenter, fits: (text: string) => boolean): string {
  const ends = Array.from(by.segment(text), (piece) => piece.index + piece.segment.length);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]).trimEnd())) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : text.slice(0, ends[low - 1]);
}

/**
 * Cuts a text that is too long where a reader would pause: after a sentence, else after a word, else between characters.
 * Works in any script. A cut inside a sentence ends in an ellipsis, which `fits` is asked to allow for.
 */
export function cutAtSentence(text: string, fits: (text: string) => boolean): Cut {
  if (fits(text)) return { head: text, rest: '' };
  const whole = longestFit(text, sentences, fits);
  if (whole.trim() !== '') return { head: whole.trimEnd(), rest: text.slice(whole.length) };
  const withEllipsis = (head: string): boolean => fits(`${head}…`);
  const head = longestFit(text, words, withEllipsis) || longestFit(text, graphemes, withEllipsis);
  return { head: head === '' ? '' : `${head.trimEnd()}…`, rest: text.slice(head.length).trimStart() };
}

/**
 * What does text without a command mean? Every surface asks here: where free text is answered, where a message is
 * checked, and where a line that names no command is refused with the question it most likely is.
 */

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
