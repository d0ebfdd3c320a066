import { UserError } from '../../core/errors.ts';
import type { Command, OptionSpec } from '../command.ts';
import { nearestWord } from './nearest-word.ts';
import { optionKey, snakeCase } from './option-name.ts';
import { readAt } from './read-at.ts';
import { readMarketWords } from './read-market-words.ts';
import { readText } from './read-text.ts';
import { clip, readValue } from './read-value.ts';
import { isMarketSpec, optionsOf, wordsIn, type Reading } from './reading.ts';
import type { LineToken } from './tokenize-line.ts';

/** Reads every `name:value` and returns the tokens that were not part of one. */
export function readNamed(reading: Reading, tokens: readonly LineToken[]): LineToken[] {
  const loose: LineToken[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    const option = token.name === undefined ? undefined : findOption(reading, token.name);
    if (option === undefined) {
      refuseUnknown(reading, token);
      loose.push(token);
      at += 1;
    } else {
      const value = tokens.slice(at, at + valueLength(tokens, at, option[1], reading));
      readOption(reading, option, value);
      at += value.length;
    }
  }
  return loose;
}

function findOption(reading: Reading, name: string): [string, OptionSpec] | undefined {
  return optionsOf(reading).find(([option]) => optionKey(option) === optionKey(name));
}

/** How many tokens the value takes: `window: 90` is two, names of markets and texts run on to the next option. */
function valueLength(tokens: readonly LineToken[], at: number, spec: OptionSpec, reading: Reading): number {
  const token = tokens[at]!;
  const after = tokens.slice(at + 1);
  const next = after.findIndex((other) => other.name !== undefined && findOption(reading, other.name) !== undefined);
  const room = next === -1 ? after.length : next;
  if ((spec.kind === 'text' || isMarketSpec(spec)) && !token.quoted) return 1 + room;
  return 1 + (token.text === '' && !token.quoted ? Math.min(1, room) : 0);
}

/** A word with a colon that is no option: fine inside a text that may hold any words, otherwise a slip worth naming. */
function refuseUnknown(reading: Reading, token: LineToken): void {
  const names = optionsOf(reading).map(([name]) => snakeCase(name));
  if (token.name === undefined || mayBeText(reading.command, token, token.name)) return;
  const near = nearestWord(token.name, names);
  const has = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  const right = near === undefined ? [] : [`${near}:${token.text}`];
  readAt(reading.line, token, () => {
    throw new UserError(`${reading.command.name} has no option "${clip(token.name ?? '')}"; ${has}.`, right);
  });
}

/** Whether a free text may hold this word: one that is all the command needs any, a few words only what is no `name:value`. */
function mayBeText(command: Command, token: LineToken, name: string): boolean {
  const texts = Object.values(command.options).filter((spec) => spec.kind === 'text' && spec.byName !== true);
  const isWhole = texts.some((spec) => spec.kind === 'text' && spec.optional !== true && spec.fallback === undefined);
  const looksNamed = /^[a-z][a-z_-]*$/.test(name) && token.text !== '';
  return texts.length > 0 && (isWhole || !looksNamed);
}

function readOption(reading: Reading, [name, spec]: [string, OptionSpec], tokens: readonly LineToken[]): void {
  if (reading.named.has(name)) throw new UserError(`${snakeCase(name)} is given twice; say it once.`);
  reading.named.add(name);
  const value = withoutName(tokens);
  if (spec.kind === 'text') reading.values.set(name, readText(reading.line, value, name, spec));
  else if (isMarketSpec(spec)) reading.markets.set(name, readMarketWords(reading, wordsIn(reading, value)));
  else {
    const span = { start: tokens[0]!.start, end: value.at(-1)!.end };
    reading.values.set(
      name,
      readAt(reading.line, span, () => readValue(value.at(-1)!.text, name, spec)),
    );
  }
}

/** The tokens of the value alone: `window:90` without its name, `window: 90` without its first token. */
function withoutName(tokens: readonly LineToken[]): LineToken[] {
  const [first, ...others] = tokens as [LineToken, ...LineToken[]];
  const bare = { text: first.text, quoted: first.quoted, start: first.start + first.name!.length + 1, end: first.end };
  return bare.start === bare.end && others.length > 0 ? others : [bare, ...others];
}
