import { UserError } from '../../errors.ts';
import type { MarketSymbol } from '../../market/ports.ts';
import { fmt, joined, msg } from '../../messages/text.ts';
import type { Command, OptionSpec } from '../command.ts';
import { type LineToken, nearestWord, optionKey, snakeCase, suggestWithinLine, type Word } from './tokens.ts';
import {
  clipEcho,
  isConnector,
  isMarketSpec,
  looksLike,
  marketAt,
  marketBounds,
  optionsOf,
  type ParseState,
  readValue,
  rejectUnknownMarket,
  type ScalarSpec,
  wordsOfTokens,
} from './values.ts';

/** Reads the value of a market option given by name, where nothing but markets may stand: `pair:eth vs russell 2000`. */
export function readMarketWords(state: ParseState, words: readonly Word[]): MarketSymbol[] {
  const markets: MarketSymbol[] = [];
  for (let at = 0; at < words.length;) {
    const found = marketAt(words, at, state.find);
    if (found === undefined && !isConnector(words[at]!)) {
      rejectUnknownMarket(state, unknownFrom(words, at, state));
    }
    if (found !== undefined) markets.push(found.market);
    at += found?.count ?? 1;
  }
  return markets;
}

/** The words from `at` up to the next market or the next word that stands between two. */
function unknownFrom(words: readonly Word[], at: number, state: ParseState): readonly Word[] {
  let end = at + 1;
  while (end < words.length && !isConnector(words[end]!) && marketAt(words, end, state.find) === undefined) {
    end += 1;
  }
  return words.slice(at, end);
}

/**
 * The text these tokens make: one quoted text without its quotes, otherwise the line as it was typed, with whatever
 * was read as an option cut out.
 */
export function readText(
  line: string,
  tokens: readonly LineToken[],
  name: string,
  spec: { readonly maxLength: number },
): string {
  const [only, ...others] = tokens;
  return limitedText(only?.quoted === true && others.length === 0 ? only.text : rawText(line, tokens), name, spec);
}

/** A text without the white space around it, where the option takes one of this length. */
export function limitedText(text: string, name: string, spec: { readonly maxLength: number }): string {
  if (text.length > spec.maxLength) {
    throw new UserError(
      msg('refusals.textTooLong', {
        option: snakeCase(name),
        most: fmt.count(spec.maxLength),
        length: fmt.count(text.length),
      }),
    );
  }
  return text.trim();
}

function rawText(line: string, tokens: readonly LineToken[]): string {
  const gap = (at: number): string => /^\s*/u.exec(line.slice(tokens[at]!.end))![0];
  const raw = tokens
    .map((token, at) => line.slice(token.start, token.end) + gap(at))
    .join('')
    .trim();
  return raw.replace(/^["“”„«](.*)["“”»]$/su, '$1');
}

/** Reads every `name:value` and returns the tokens that were not part of one. */
export function bindNamedOptions(state: ParseState, tokens: readonly LineToken[]): LineToken[] {
  const loose: LineToken[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!;
    const option = token.name === undefined ? undefined : findOption(state, token.name);
    if (option === undefined) {
      rejectUnknownOption(state, token);
      loose.push(token);
      at += 1;
    } else {
      const value = tokens.slice(at, at + valueLength(tokens, at, option[1], state));
      bindOption(state, option, value);
      at += value.length;
    }
  }
  return loose;
}

/** The option of a command by its name, however that is written. */
export function findOption(state: ParseState, name: string): [string, OptionSpec] | undefined {
  return optionsOf(state).find(([option]) => optionKey(option) === optionKey(name));
}

/** How many tokens the value takes: `window: 90` is two, names of markets and texts run on to the next option. */
function valueLength(tokens: readonly LineToken[], at: number, spec: OptionSpec, state: ParseState): number {
  const token = tokens[at]!;
  const after = tokens.slice(at + 1);
  const next = after.findIndex((other) => other.name !== undefined && findOption(state, other.name) !== undefined);
  const room = next === -1 ? after.length : next;
  if ((spec.kind === 'text' || isMarketSpec(spec)) && !token.quoted) return 1 + room;
  return 1 + (token.text === '' && !token.quoted ? Math.min(1, room) : 0);
}

/** A word with a colon that is no option: fine inside a text that may hold any words, otherwise a slip worth naming. */
function rejectUnknownOption(state: ParseState, token: LineToken): void {
  const { name, text } = token;
  if (name === undefined || mayBeText(state.command, token, name)) return;
  suggestWithinLine(state.line, token, () => {
    throw unknownOption(state, name, text);
  });
}

/** Says which options there are; suggests the one that is written much the same. */
export function unknownOption(state: ParseState, name: string, text: string): UserError {
  const names = optionsOf(state).map(([option]) => snakeCase(option));
  const near = nearestWord(name, names);
  const right = near === undefined ? [] : [`${near}:${text}`];
  const said = { command: state.command.name, typed: clipEcho(name) };
  const sentence =
    names.length === 0
      ? msg('refusals.noOptionAtAll', said)
      : msg('refusals.noOption', { ...said, options: joined(names, ', ') });
  return new UserError(sentence, right);
}

/** Whether a free text may hold this word: one that is all the command needs any, a few words only what is no `name:value`. */
function mayBeText(command: Command, token: LineToken, name: string): boolean {
  const texts = Object.values(command.options).filter((spec) => spec.kind === 'text' && spec.byName !== true);
  const isWhole = texts.some((spec) => spec.kind === 'text' && spec.optional !== true && spec.fallback === undefined);
  const looksNamed = /^[a-z][a-z_-]*$/.test(name) && token.text !== '';
  return texts.length > 0 && (isWhole || !looksNamed);
}

function bindOption(state: ParseState, [name, spec]: [string, OptionSpec], tokens: readonly LineToken[]): void {
  noteNamed(state, name);
  const value = withoutName(tokens);
  if (spec.kind === 'text') state.values.set(name, readText(state.line, value, name, spec));
  else if (isMarketSpec(spec)) state.markets.set(name, readMarketWords(state, wordsOfTokens(state, value)));
  else {
    const span = { start: tokens[0]!.start, end: value.at(-1)!.end };
    state.values.set(
      name,
      suggestWithinLine(state.line, span, () => readValue(value.at(-1)!.text, name, spec)),
    );
  }
}

/** Notes that an option was given by name, which may be done once. */
export function noteNamed(state: ParseState, name: string): void {
  if (state.named.has(name)) throw new UserError(msg('refusals.twice', { option: snakeCase(name) }));
  state.named.add(name);
}

/** The tokens of the value alone: `window:90` without its name, `window: 90` without its first token. */
function withoutName(tokens: readonly LineToken[]): LineToken[] {
  const [first, ...others] = tokens as [LineToken, ...LineToken[]];
  const bare = { text: first.text, quoted: first.quoted, start: first.start + first.name!.length + 1, end: first.end };
  return bare.start === bare.end && others.length > 0 ? others : [bare, ...others];
}

const fillers = new Set([
  'of',
  'from',
  'for',
  'over',
  'in',
  'on',
  'at',
  'a',
  'd',
  'day',
  'days',
  'session',
  'sessions',
]);

/** Gives each word to the first option, in declared order, that it fits; returns the runs of words that fit none. */
export function matchPositionals(state: ParseState, words: readonly Word[]): Word[][] {
  const unplaced: Word[][] = [];
  let run: Word[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at]!;
    const taken = matchAt(state, words, at, run.length > 0);
    if (taken === 0 && !isConnector(word) && !fillers.has(word.text.toLowerCase())) {
      if (run.length === 0) unplaced.push(run);
      run.push(word);
    } else run = [];
    at += Math.max(1, taken);
  }
  return unplaced;
}

/** How many words from `at` on an option took. */
function matchAt(state: ParseState, words: readonly Word[], at: number, afterUnknown: boolean): number {
  for (const [name, spec] of optionsOf(state)) {
    if (state.named.has(name) || spec.kind === 'text') continue;
    const taken = isMarketSpec(spec)
      ? matchMarket(state, name, marketBounds(spec).max, words, at)
      : matchScalar(state, name, spec, words[at]!, afterUnknown);
    if (taken > 0) return taken;
  }
  return 0;
}

function matchMarket(state: ParseState, name: string, most: number, words: readonly Word[], at: number): number {
  const markets = state.markets.get(name) ?? [];
  const found = markets.length < most ? marketAt(words, at, state.find) : undefined;
  if (found === undefined) return 0;
  state.markets.set(name, [...markets, found.market]);
  return found.count;
}

function matchScalar(state: ParseState, name: string, spec: ScalarSpec, word: Word, afterUnknown: boolean): number {
  const before = state.values.get(name);
  if (!looksLike(word.text, name, spec) || (before !== undefined && spec.kind !== 'dates')) return 0;
  // "russel 2000": a number that cannot be meant for the option belongs to the name that was misspelt before it.
  if (afterUnknown && spec.kind === 'integer' && !isWithin(word.text, spec)) return 0;
  const value = suggestWithinLine(state.line, word, () => readValue(word.text, name, spec));
  state.values.set(
    name,
    spec.kind === 'dates' ? [...((before as string[] | undefined) ?? []), ...(value as string[])] : value,
  );
  return 1;
}

function isWithin(text: string, spec: Extract<OptionSpec, { kind: 'integer' }>): boolean {
  const value = Number.parseInt(text, 10);
  return value >= spec.min && value <= spec.max;
}

/** Nobody names markets and numbers in more words than this. */
const maxWords = 60;

type TextOption = [string, Extract<OptionSpec, { kind: 'text' }>];

/** Gives the loose words of a line to the options they fit; a text option takes the quoted text, or all of them. */
export function bindPositionals(state: ParseState, tokens: readonly LineToken[]): void {
  if (tokens.length === 0) return;
  const text = optionsOf(state).find(
    (option): option is TextOption =>
      option[1].kind === 'text' && option[1].byName !== true && !state.named.has(option[0]),
  );
  if (text === undefined) {
    bindWords(state, tokens);
    return;
  }
  const own = soleQuotedText(state, tokens) ?? withoutNeededDate(state, tokens);
  if (own.length > 0) state.values.set(text[0], readText(state.line, own, ...text));
}

/** The date a command cannot do without is the first loose word that is one: `eventadd 2026-05-01 Our token listed`. */
function withoutNeededDate(state: ParseState, tokens: readonly LineToken[]): readonly LineToken[] {
  for (const [name, spec] of optionsOf(state)) {
    if (spec.kind !== 'date' || spec.optional === true || state.named.has(name)) continue;
    const date = tokens.find((token) => !token.quoted && looksLike(token.text, name, spec));
    if (date === undefined) return tokens;
    state.values.set(name, readValue(date.text, name, spec));
    return tokens.filter((token) => token !== date);
  }
  return tokens;
}

/** The one quoted text of a line, where every word beside it fits another option; those words are then read. */
function soleQuotedText(state: ParseState, tokens: readonly LineToken[]): readonly LineToken[] | undefined {
  const quoted = tokens.filter((token) => token.quoted && token.name === undefined);
  const others = tokens.filter((token) => !quoted.includes(token));
  if (quoted.length !== 1 || others.length > maxWords) return undefined;
  const tried = { ...state, values: new Map(state.values), markets: new Map(state.markets) };
  if (matchPositionals(tried, wordsOfTokens(tried, others)).length > 0) return undefined;
  matchPositionals(state, wordsOfTokens(state, others));
  return quoted;
}

function bindWords(state: ParseState, tokens: readonly LineToken[]): void {
  if (tokens.length > maxWords) {
    const said = { command: state.command.name, most: maxWords, count: fmt.count(tokens.length) };
    throw new UserError(msg('refusals.tooManyWords', said));
  }
  const [unplaced] = matchPositionals(state, wordsOfTokens(state, tokens));
  if (unplaced !== undefined) rejectWords(state, unplaced);
}

/** A number such as 12,5 where only whole ones can be meant: says from where to where. */
function rejectFraction(state: ParseState, words: readonly Word[]): void {
  const [word] = words;
  const whole = optionsOf(state).find(
    (option): option is [string, Extract<OptionSpec, { kind: 'integer' }>] =>
      option[1].kind === 'integer' && !state.named.has(option[0]) && !state.values.has(option[0]),
  );
  if (words.length > 1 || whole === undefined || !/^[+-]?\d+[.,]\d+%?$/.test(word!.text)) return;
  suggestWithinLine(state.line, word!, () => readValue(word!.text, ...whole));
}

/** Says what is wrong with words no option takes: an unknown market, one market too many, or simply no place for them. */
function rejectWords(state: ParseState, words: readonly Word[]): never {
  const typed = clipEcho(words.map((word) => word.text).join(' '));
  const said = { command: state.command.name, typed };
  const options = optionsOf(state);
  rejectFraction(state, words);
  if (options.some(([, spec]) => isMarketSpec(spec)) && !/^[\d.,\s]+$/.test(typed)) {
    rejectUnknownMarket(state, words);
    throw new UserError(msg('refusals.enoughMarkets', said));
  }
  const names = options.map(([name]) => `${snakeCase(name)}:`);
  throw new UserError(
    names.length === 0
      ? msg('refusals.cannotUseAny', said)
      : msg('refusals.cannotUse', { ...said, options: joined(names) }),
    state.command.examples.slice(0, 2),
  );
}
