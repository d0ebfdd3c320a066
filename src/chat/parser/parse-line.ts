import type { RawValue, StructuredInput } from '../../community/delivery-queue.ts';
import { UserError } from '../../errors.ts';
import type { MarketSymbol, Pair } from '../../market/ports.ts';
import { fmt, msg } from '../../messages/text.ts';
import type { Command, OptionSpec } from '../command.ts';
import {
  bindNamedOptions,
  bindPositionals,
  findOption,
  limitedText,
  noteNamed,
  readMarketWords,
  unknownOption,
} from './options.ts';
import {
  type LineToken,
  nearestWord,
  quoteText,
  rewriteSuggestions,
  snakeCase,
  tokenizeLine,
  wordsOfText,
} from './tokens.ts';
import {
  applyDefaults,
  type AskableMarkets,
  clipEcho,
  createParseState,
  isMarketSpec,
  type ParseState,
  rawValueText,
  readRawValue,
} from './values.ts';

/** The command a line begins with: `/divergence`, `divergence` and `/divergence@rift_bot` are the same. */
function findCommand(line: string, first: LineToken | undefined, commands: readonly Command[]): Command {
  if (first === undefined)
    throw new UserError(msg('refusals.typeCommand', { example: 'divergence ETH RUT' }), exampleLines(commands));
  const typed = commandWord(line, first);
  const found = commands.find((command) => command.name === typed);
  if (found !== undefined) return found;
  const near = nearestWord(
    typed,
    commands.map((command) => command.name),
  );
  if (near === undefined) {
    throw new UserError(msg('refusals.unknownCommand', { typed: clipEcho(typed), help: 'help' }), [
      ...exampleLines(commands),
      ...(commands.some(({ name }) => name === 'help') ? ['help'] : []),
    ]);
  }
  throw new UserError(msg('refusals.unknownCommandNear', { typed: clipEcho(typed), near }), [
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

/**
 * The one command line for these option values: equal questions give equal lines, and reading the line gives the values
 * back. Markets and the text come first and bare; values equal to their fallback are left out.
 */
function canonicalLine(command: Pick<Command, 'name' | 'options'>, values: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(command.options).filter(([name]) => values[name] !== undefined);
  const firstMarket = entries.find(([, spec]) => isMarket(spec))?.[0];
  const bare = entries.filter(([name, spec]) => name === firstMarket || isLooseText(spec));
  const rest = entries.filter((entry) => !bare.includes(entry) && !isFallback(entry[1], values[entry[0]]));
  return [
    command.name,
    ...bare.map(([name, spec]) => formatValue(spec, values[name])),
    ...rest.map(([name, spec]) => `${snakeCase(name)}:${joined(formatValue(spec, values[name]))}`),
  ].join(' ');
}

function isLooseText(spec: OptionSpec): boolean {
  return spec.kind === 'text' && spec.byName !== true;
}

function isMarket(spec: OptionSpec): boolean {
  return spec.kind === 'pair' || spec.kind === 'symbol' || spec.kind === 'symbols';
}

function isFallback(spec: OptionSpec, value: unknown): boolean {
  return spec.kind === 'flag'
    ? value === false && spec.optional !== true
    : 'fallback' in spec && spec.fallback === value;
}

function formatValue(spec: OptionSpec, value: unknown): string {
  switch (spec.kind) {
    case 'pair':
      return `${(value as Pair).subject.symbol} ${(value as Pair).benchmark.symbol}`;
    case 'symbol':
      return (value as MarketSymbol).symbol;
    case 'symbols':
      return (value as readonly MarketSymbol[]).map((market) => market.symbol).join(' ');
    case 'dates':
      return (value as readonly string[]).join(',');
    case 'flag':
      return value === true ? 'yes' : 'no';
    case 'text':
      return quoteText(value as string);
    case 'integer':
    case 'number':
    case 'date':
    case 'choice':
      return String(value);
  }
}

/** A named value must be one word. */
function joined(value: string): string {
  return /\s/u.test(value) && !/^["«]/u.test(value) ? `"${value}"` : value;
}

/** What a line may be about. */
export interface ParseContext extends AskableMarkets {
  readonly commands: readonly Command[];
  /** The day it is, for completing days; none are completed where absent. */
  readonly today?: string;
}

/** A line that was understood: the command, the values its `run` receives, and the line as it is written canonically. */
export interface ParsedLine {
  readonly command: Command;
  readonly options: Readonly<Record<string, unknown>>;
  readonly line: string;
}

/** An article of 10,000 characters and its command fit; more is no question. */
const maxLineLength = 12_000;

/** Refuses what is longer than any question. */
function requireQuestionLength(text: string): void {
  if (text.length <= maxLineLength) return;
  const said = { most: fmt.count(maxLineLength), length: fmt.count(text.length) };
  throw new UserError(msg('refusals.tooLong', said));
}

/**
 * Reads what a person typed. Order is free: loose words go to the options whose kind they fit, in declared order;
 * `name:value` is exact. Throws `UserError` with one sentence and lines that would be right, and nothing else.
 */
export function parseLine(line: string, known: ParseContext): ParsedLine {
  const today = withTodaysOptions(line);
  return withMended(() => readLine(today, known), known);
}

const twoDigits = (number: string): string => number.padStart(2, '0');

/** Buttons live for months and carry whole lines: options of another name then are put into those of today. */
function withTodaysOptions(line: string): string {
  if (!/^(?:digest|settings|setup)\b/.test(line)) return line;
  return line
    .replace(/\bafter_close:(\d+)/, 'at:close+$1')
    .replace(
      /\bhour:(\d+)(?: minute:(\d+))?/,
      (_, hour: string, minute = '0') => `at:${twoDigits(hour)}:${twoDigits(minute as string)}`,
    )
    .replace(/\bcity:/, 'zone:')
    .replace(/\bwatched:/, 'pairs:');
}

/** Reads something; where that is refused, what it suggests has its other slips mended too. */
function withMended<T>(read: () => T, known: ParseContext): T {
  return rewriteSuggestions(read, (right) => mended(right, known, mostSlips));
}

/** A line with a slip too many is none anybody meant. */
const mostSlips = 3;

function mended(line: string, known: ParseContext, left: number): string {
  try {
    readLine(line, known);
    return line;
  } catch (error) {
    const next = error instanceof UserError ? error.suggestions[0] : undefined;
    return next === undefined || left === 0 ? line : mended(next, known, left - 1);
  }
}

function readLine(line: string, known: ParseContext): ParsedLine {
  requireQuestionLength(line);
  const [first, ...tokens] = tokenizeLine(line);
  const command = findCommand(line, first, known.commands);
  const state = createParseState(line, command, known);
  bindPositionals(state, bindNamedOptions(state, tokens));
  return finishParse(state);
}

/** What was understood, once everything that was given is bound. */
function finishParse(state: ParseState): ParsedLine {
  const { command } = state;
  const options = applyDefaults(state);
  return { command, options, line: canonicalLine(command, options) };
}

/**
 * Options a platform has told apart already, as a slash command or a form gives them: each value goes to its option
 * without becoming a line first; only what a refusal suggests is written as one.
 *
 * Binds option values to a command as `parseLine` would bind them from `lineFromOptions`: the same values, the same
 * refusals. Throws `UserError` with one sentence and lines that would be right, and nothing else.
 */
export function parseOptions(input: StructuredInput, known: ParseContext): ParsedLine {
  return withMended(() => readOptions(input, known), known);
}

function readOptions(input: StructuredInput, known: ParseContext): ParsedLine {
  const command = known.commands.find(({ name }) => name === input.command);
  if (command === undefined) return parseLine(lineFromOptions(input), known); // refused: no command has that name
  const state = createParseState('', command, known);
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
