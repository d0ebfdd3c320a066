/**
 * Options a platform has told apart already, as a slash command or a form gives them: each value goes to its option
 * without becoming a line first. Only what a refusal suggests is written as a line, for people to send.
 */
import type { RawValue, StructuredInput } from '../../community/delivery-queue.ts';
import type { OptionSpec } from '../command.ts';
import { findOption, limitedText, noteNamed, readMarketWords, unknownOption } from './options.ts';
import {
  beginParse,
  finishParse,
  type ParseContext,
  type ParsedLine,
  parseLine,
  requireQuestionLength,
  withMended,
} from './parse-line.ts';
import { quoteText, rewriteSuggestions, snakeCase, wordsOfText } from './tokens.ts';
import { isMarketSpec, type ParseState, rawValueText, readRawValue } from './values.ts';

/**
 * Binds option values to a command as `parseLine` would bind them from `lineFromOptions`: the same values, the same
 * refusals. Throws `UserError` with one sentence and lines that would be right, and nothing else.
 */
export function parseOptions(input: StructuredInput, known: ParseContext): ParsedLine {
  return withMended(() => readOptions(input, known), known);
}

function readOptions(input: StructuredInput, known: ParseContext): ParsedLine {
  const command = known.commands.find(({ name }) => name === input.command);
  if (command === undefined) return parseLine(lineFromOptions(input), known); // refused: no command has that name
  const state = beginParse('', command, known);
  for (const [name, raw] of givenOptions(input)) bindRawOption(state, input, name, raw);
  return finishParse(state);
}

/** The line that asks the same as these options. */
export function lineFromOptions(input: StructuredInput): string {
  return [input.command, ...givenOptions(input).map(namedValue)].join(' ');
}

/** What was filled in; an empty field is none. */
function givenOptions({ options }: StructuredInput): [string, RawValue][] {
  return Object.entries(options).filter(([, raw]) => rawValueText(raw) !== '');
}

function namedValue([name, raw]: readonly [string, RawValue]): string {
  return `${snakeCase(name)}:${quoteText(rawValueText(raw))}`;
}

/** The line of the input with something else in place of one option. */
function lineInstead(input: StructuredInput, name: string, instead: string): string {
  const parts = givenOptions(input).map((option) => (option[0] === name ? instead : namedValue(option)));
  return [input.command, ...parts].join(' ').trim();
}

function bindRawOption(state: ParseState, input: StructuredInput, given: string, raw: RawValue): void {
  const text = rawValueText(raw);
  requireQuestionLength(text);
  const option = findOption(state, given);
  const instead = (right: string): string => lineInstead(input, given, right);
  if (option === undefined)
    return rewriteSuggestions(() => {
      throw unknownOption(state, snakeCase(given), text);
    }, instead);
  const [name, spec] = option;
  noteNamed(state, name);
  if (isMarketSpec(spec)) bindMarkets(state, name, text, (right) => instead(namedValue([given, right])));
  else
    state.values.set(
      name,
      rewriteSuggestions(() => valueOf(raw, name, spec), instead),
    );
}

type PlainSpec = Exclude<OptionSpec, { kind: 'pair' | 'symbol' | 'symbols' }>;

function valueOf(raw: RawValue, name: string, spec: PlainSpec): unknown {
  return spec.kind === 'text' ? limitedText(rawValueText(raw), name, spec) : readRawValue(raw, name, spec);
}

/** Reads the markets of one value; it suggests that value put right. */
function bindMarkets(state: ParseState, name: string, text: string, instead: (right: string) => string): void {
  const words = wordsOfText(text, (word) => state.find(word) !== undefined);
  state.markets.set(
    name,
    rewriteSuggestions(() => readMarketWords({ ...state, line: text }, words), instead),
  );
}
