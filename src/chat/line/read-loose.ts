import { UserError } from '../../core/errors.ts';
import type { OptionSpec } from '../command.ts';
import { placeWords } from './place-words.ts';
import { refuseMarket } from './read-markets.ts';
import { readText } from './read-text.ts';
import { clip } from './read-value.ts';
import { isMarketSpec, optionsOf, wordsIn, type Reading } from './reading.ts';
import { snakeCase } from './option-name.ts';
import type { LineToken } from './tokenize-line.ts';
import type { Word } from './words-of.ts';

/** Nobody names markets and numbers in more words than this. */
const mostWords = 60;

type TextOption = [string, Extract<OptionSpec, { kind: 'text' }>];

/** Gives the loose words of a line to the options they fit; a text option takes the quoted text, or all of them. */
export function readLoose(reading: Reading, tokens: readonly LineToken[]): void {
  if (tokens.length === 0) return;
  const text = optionsOf(reading).find(
    (option): option is TextOption =>
      option[1].kind === 'text' && option[1].byName !== true && !reading.named.has(option[0]),
  );
  if (text === undefined) {
    readWords(reading, tokens);
    return;
  }
  const own = quotedAlone(reading, tokens) ?? tokens;
  reading.values.set(text[0], readText(reading.line, own, ...text));
}

/** The one quoted text of a line, where every word beside it fits another option; those words are then read. */
function quotedAlone(reading: Reading, tokens: readonly LineToken[]): readonly LineToken[] | undefined {
  const quoted = tokens.filter((token) => token.quoted && token.name === undefined);
  const others = tokens.filter((token) => !quoted.includes(token));
  if (quoted.length !== 1 || others.length > mostWords) return undefined;
  const tried = { ...reading, values: new Map(reading.values), markets: new Map(reading.markets) };
  if (placeWords(tried, wordsIn(tried, others)).length > 0) return undefined;
  placeWords(reading, wordsIn(reading, others));
  return quoted;
}

function readWords(reading: Reading, tokens: readonly LineToken[]): void {
  if (tokens.length > mostWords) {
    throw new UserError(`${reading.command.name} reads at most ${mostWords} words; this line has ${tokens.length}.`);
  }
  const [unplaced] = placeWords(reading, wordsIn(reading, tokens));
  if (unplaced !== undefined) refuseWords(reading, unplaced);
}

/** Says what is wrong with words no option takes: an unknown market, one market too many, or simply no place for them. */
function refuseWords(reading: Reading, words: readonly Word[]): never {
  const said = clip(words.map((word) => word.text).join(' '));
  const options = optionsOf(reading);
  if (options.some(([, spec]) => isMarketSpec(spec)) && !/^[\d.,\s]+$/.test(said)) {
    refuseMarket(reading.line, words, reading.catalogue);
    throw new UserError(`${reading.command.name} has enough markets without "${said}"; leave one out.`);
  }
  const names = options.map(([name]) => `${snakeCase(name)}:`).join(' ');
  throw new UserError(
    `${reading.command.name} cannot use "${said}"; ${names === '' ? 'it takes no options' : `it takes ${names}`}.`,
    reading.command.examples.slice(0, 2),
  );
}
