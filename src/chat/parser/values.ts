import type { RawValue } from '../../community/delivery-queue.ts';
import { UserError } from '../../errors.ts';
import { nameOf } from '../../market/known-markets.ts';
import { findSymbol, resolveSymbol, type SymbolResolution, unresolvedError } from '../../market/resolve.ts';
import type { MarketSymbol } from '../../market/ports.ts';
import { capital, fmt, joined, msg, type Text } from '../../messages/text.ts';
import type { Command, OptionSpec } from '../command.ts';
import {
  type LineToken,
  optionKey,
  quoteText,
  snakeCase,
  suggestWithinLine,
  type Word,
  wordsOfToken,
} from './tokens.ts';

export type MarketSpec = Extract<OptionSpec, { kind: 'pair' | 'symbol' | 'symbols' }>;

/** Names of markets have at most this many words. */
const maxNameWords = 6;

const connectors = new Set([
  'vs',
  'v',
  'versus',
  'against',
  'and',
  'to',
  'with',
  'or',
  '&',
  '-',
  '–',
  '—',
  'the',
  'between',
]);

/** Finds a market by a name that leaves no doubt; undefined for anything else. */
export type FindMarket = (name: string) => MarketSymbol | undefined;

/** `FindMarket` over a catalogue, remembering what it has looked up. */
export function marketFinder(catalogue: readonly MarketSymbol[]): FindMarket {
  const known = new Map<string, MarketSymbol | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, resolved(name, catalogue));
    return known.get(name);
  };
}

function resolved(name: string, catalogue: readonly MarketSymbol[]): MarketSymbol | undefined {
  const found = findSymbol(catalogue, name);
  return found?.kind === 'resolved' ? found.symbol : undefined;
}

/** The market whose name begins at word `at`, longest name first, and how many words it takes. */
export function marketAt(
  words: readonly Word[],
  at: number,
  find: FindMarket,
): { readonly market: MarketSymbol; readonly count: number } | undefined {
  for (let count = Math.min(maxNameWords, words.length - at); count >= 1; count -= 1) {
    const market = find(phrase(words.slice(at, at + count)));
    if (market !== undefined) return { market, count };
  }
  return undefined;
}

/** Whether a word merely stands between two markets. */
export function isConnector(word: Word): boolean {
  return connectors.has(word.text.toLowerCase());
}

/** Throws what the catalogue says about words that name no market: ambiguous, or "did you mean". */
export function rejectUnknownMarket(state: ParseState, words: readonly Word[]): void {
  const { line, catalogue, simulated } = state;
  const resolution = resolveSymbol(catalogue, phrase(words));
  if (resolution.kind === 'resolved') return;
  const telling = words.length > 1 && isBlank(resolution) ? mostInformativeWord(words, catalogue) : undefined;
  if (telling !== undefined) rejectUnknownMarket(state, [telling]);
  suggestWithinLine(line, { start: words[0]!.start, end: words.at(-1)!.end }, () => {
    throw unresolvedError(resolution, simulated);
  });
}

/** The first of several unknown words about which there is more to say than about all of them. */
function mostInformativeWord(words: readonly Word[], catalogue: readonly MarketSymbol[]): Word | undefined {
  return words.find((word) => {
    const alone = resolveSymbol(catalogue, word.text);
    return alone.kind !== 'resolved' && !isBlank(alone);
  });
}

/** Nothing is known about it but that it is unknown. */
function isBlank(resolution: SymbolResolution): boolean {
  return resolution.kind === 'unknown' && resolution.suggestions.length === 0 && resolution.notCarried === undefined;
}

function phrase(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

/** How many markets an option takes. */
export function marketBounds(spec: MarketSpec): { readonly min: number; readonly max: number } {
  if (spec.kind === 'symbols') return spec;
  return spec.kind === 'pair' ? { min: 2, max: 2 } : { min: 1, max: 1 };
}

/** The value of a market option from the markets that were read for it. */
export function marketValue(spec: MarketSpec, markets: readonly MarketSymbol[]): unknown {
  if (spec.kind === 'symbols') return markets;
  return spec.kind === 'symbol' ? markets[0]! : { subject: markets[0]!, benchmark: markets[1]! };
}

/** The markets a line may name. */
export interface AskableMarkets {
  readonly catalogue: readonly MarketSymbol[];
  /** Whether their prices are invented, for saying why a market has none. */
  readonly simulated?: boolean;
  /** The pair a community chose for questions without one; the command's own where absent. */
  readonly defaultPair?: readonly [string, string] | undefined;
}

/** A line being read: what it says so far, by option name. */
export interface ParseState {
  readonly line: string;
  readonly command: Command;
  readonly catalogue: readonly MarketSymbol[];
  readonly find: FindMarket;
  readonly simulated: boolean;
  /** What takes the place of a pair's own fallback; absent where nobody chose one. */
  readonly defaultPair: readonly [string, string] | undefined;
  /** Finished values. */
  readonly values: Map<string, unknown>;
  /** Markets read so far for options that take markets. */
  readonly markets: Map<string, readonly MarketSymbol[]>;
  /** Options given as `name:value`, which loose words leave alone. */
  readonly named: Set<string>;
}

/** Begins to read a line of this command. */
export function createParseState(
  line: string,
  command: Command,
  { catalogue, simulated = false, defaultPair }: AskableMarkets,
): ParseState {
  const read = { values: new Map(), markets: new Map(), named: new Set<string>() };
  return { line, command, catalogue, find: marketFinder(catalogue), simulated, defaultPair, ...read };
}

/** The options of the command in the order they were declared. */
export function optionsOf(state: ParseState): [string, OptionSpec][] {
  return Object.entries(state.command.options);
}

/** Whether an option takes one market or several. */
export function isMarketSpec(spec: OptionSpec): spec is MarketSpec {
  return spec.kind === 'pair' || spec.kind === 'symbol' || spec.kind === 'symbols';
}

/** The words of these tokens; `BTC/USD` stays one word where the catalogue knows it. */
export function wordsOfTokens(state: ParseState, tokens: readonly LineToken[]): Word[] {
  return tokens.flatMap((token) => wordsOfToken(token, (text) => state.find(text) !== undefined));
}

type Kind = OptionSpec['kind'];

type SpecOf<K extends Kind> = Extract<OptionSpec, { kind: K }>;

/** The kinds whose value is one word, or a few joined by commas. */
export type ScalarSpec = SpecOf<'integer' | 'number' | 'date' | 'dates' | 'choice' | 'flag'>;

const integerShape = /^([+-]?\d{1,12})(d|days?|s|sessions?)?$/i;

const numberShape = /^([+-]?(?:\d{1,12}\.?\d{0,12}|\.\d{1,12}))%?$/;

/** Half of the world writes 1,5; three digits behind the comma may be thousands, unless nothing stands before it. */
const commaShape = /^([+-]?(?:\d{1,12}(?=,\d{1,2}%?$)|0)),(\d{1,12})%?$/;

function numberOf(text: string): number {
  return Number(numberShape.exec(text.replace(commaShape, '$1.$2'))?.[1] ?? NaN);
}

/** How a date is typed. */
const DATE_EXAMPLE = '2026-06-25';

const dateShape = /^\d{4}-\d{2}-\d{2}$/;

const yes = new Set(['yes', 'true', 'on', '1', 'y', 'ja', 'sí', 'si']);

const no = new Set(['no', 'false', 'off', '0', 'n', 'nein']);

/** Whether a loose word has the form of this option's values; bounds are judged when it is read. */
export function looksLike(text: string, name: string, spec: ScalarSpec): boolean {
  switch (spec.kind) {
    case 'integer':
      return integerShape.test(text);
    case 'number':
      return !Number.isNaN(numberOf(text));
    case 'date':
    case 'dates':
      return dateShape.test(text);
    case 'choice':
      return spec.choices.some((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'flag':
      return optionKey(text) === optionKey(name);
  }
}

/**
 * Reads the value of one option. Where it cannot, the `UserError` says what would be right and suggests values that are.
 */
export function readValue(text: string, name: string, spec: ScalarSpec): unknown {
  const shown = snakeCase(name);
  switch (spec.kind) {
    case 'integer':
      return readWhole(text, shown, spec);
    case 'number':
      return withinBounds(numberOf(text), text, shown, spec, false);
    case 'date':
      return readDate(text, shown);
    case 'dates':
      return text.split(',').map((date) => readDate(date.trim(), shown));
    case 'choice':
      return readChoice(text, shown, spec.choices);
    case 'flag':
      return readFlag(text, name, shown);
  }
}

/** Reads the value of one option as a form gives it: what has its type already is only held against the bounds. */
export function readRawValue(raw: RawValue, name: string, spec: ScalarSpec): unknown {
  if (typeof raw === 'boolean' && spec.kind === 'flag') return raw;
  if (typeof raw === 'number' && spec.kind === 'number')
    return withinBounds(raw, String(raw), snakeCase(name), spec, false);
  if (typeof raw === 'number' && spec.kind === 'integer' && Number.isInteger(raw))
    return withinBounds(raw, String(raw), snakeCase(name), spec, true);
  return readValue(rawValueText(raw), name, spec);
}

/** A value of a form as a person would write it. */
export function rawValueText(raw: RawValue): string {
  return typeof raw === 'boolean' ? (raw ? 'yes' : 'no') : String(raw).trim();
}

function readWhole(text: string, shown: string, spec: SpecOf<'integer'>): number {
  return withinBounds(Number(integerShape.exec(text)?.[1] ?? NaN), text, shown, spec, true);
}

function withinBounds(
  value: number,
  text: string,
  shown: string,
  spec: { readonly min: number; readonly max: number; readonly fallback?: number },
  whole: boolean,
): number {
  const said = { option: shown, whole, min: fmt.exact(spec.min), max: fmt.exact(spec.max) };
  if (Number.isNaN(value))
    throw new UserError(msg('refusals.notInRange', { ...said, typed: clipEcho(text) }), [
      `${shown}:${spec.fallback ?? spec.min}`,
    ]);
  const isSmall = value < spec.min;
  if (!isSmall && value <= spec.max) return value;
  throw new UserError(msg(isSmall ? 'refusals.tooSmall' : 'refusals.tooLarge', { ...said, value: fmt.exact(value) }), [
    `${shown}:${isSmall ? spec.min : spec.max}`,
  ]);
}

function readDate(text: string, shown: string): string {
  const said = { option: shown, typed: clipEcho(text), example: DATE_EXAMPLE };
  if (!dateShape.test(text)) throw new UserError(msg('refusals.notDate', said));
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new UserError(msg('refusals.notDay', said));
  }
  return text;
}

function readChoice(text: string, shown: string, choices: readonly string[]): string {
  const word = text.toLowerCase();
  const found =
    choices.find((choice) => choice.toLowerCase() === word) ?? choices.find((choice) => isSameAnswer(choice, word));
  if (found !== undefined) return found;
  throw new UserError(
    msg('refusals.notChoice', { option: shown, choices: joined(choices, ', '), typed: clipEcho(text) }),
    choices.slice(0, 5).map((choice) => `${shown}:${choice}`),
  );
}

/** "Nein" where the option has "no" or "off". */
function isSameAnswer(choice: string, word: string): boolean {
  return (yes.has(choice) && yes.has(word)) || (no.has(choice) && no.has(word));
}

function readFlag(text: string, name: string, shown: string): boolean {
  const word = text.toLowerCase();
  if (yes.has(word) || optionKey(word) === optionKey(name)) return true;
  if (no.has(word)) return false;
  throw new UserError(msg('refusals.notYesOrNo', { option: shown, typed: clipEcho(text) }), [
    `${shown}:yes`,
    `${shown}:no`,
  ]);
}

/** A stranger's word, short enough to stand in a sentence. */
export function clipEcho(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** The finished values of every option: what was read, else the fallback, else undefined where that is allowed. */
export function applyDefaults(state: ParseState): Record<string, unknown> {
  const filled = optionsOf(state).map(([name, spec]) => [name, valueOf(state, name, spec)] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

function valueOf(state: ParseState, name: string, spec: OptionSpec): unknown {
  const value = isMarketSpec(spec) ? marketsOf(state, name, spec) : scalarOf(state, name, spec);
  if (value !== undefined || spec.optional === true || spec.kind === 'flag') return value;
  throw missing(state, name, spec);
}

function scalarOf(state: ParseState, name: string, spec: Exclude<OptionSpec, MarketSpec>): unknown {
  const value = state.values.get(name);
  if (value !== undefined && value !== '') return value;
  if (spec.kind === 'flag' && spec.optional !== true) return false;
  return 'fallback' in spec ? spec.fallback : undefined;
}

function marketsOf(state: ParseState, name: string, spec: MarketSpec): unknown {
  const markets = state.markets.get(name) ?? [];
  if (markets.length === 0) return fallbackMarkets(state, spec);
  const { min, max } = marketBounds(spec);
  if (markets.length < min) throw tooFew(state, spec, markets);
  if (markets.length > max)
    throw new UserError(
      msg('refusals.marketsTaken', { option: snakeCase(name), markets: marketCount(max), count: markets.length }),
    );
  rejectRepeated(markets);
  return marketValue(spec, markets);
}

function fallbackMarkets(state: ParseState, spec: MarketSpec): unknown {
  const fallback = fallbackOf(state, spec);
  if (fallback === undefined) return undefined;
  const names = typeof fallback === 'string' ? [fallback] : fallback;
  return marketValue(
    spec,
    names.map((name) => carried(name, state)),
  );
}

/** What a market option means where it is not given; a community's own pair goes before the command's. */
function fallbackOf({ defaultPair }: ParseState, spec: MarketSpec): MarketSpec['fallback'] {
  return spec.kind === 'pair' && spec.fallback !== undefined ? (defaultPair ?? spec.fallback) : spec.fallback;
}

function carried(name: string, { catalogue, simulated }: ParseState): MarketSymbol {
  const resolution = resolveSymbol(catalogue, name);
  if (resolution.kind !== 'resolved') throw unresolvedError(resolution, simulated);
  return resolution.symbol;
}

function rejectRepeated(markets: readonly MarketSymbol[]): void {
  const repeated = markets.find((market, at) => markets.indexOf(market) !== at);
  if (repeated !== undefined) throw unresolvedError({ kind: 'same', symbol: repeated });
}

/** With what a market is usually held against. */
const usualPartners = ['RUT', 'BTC', 'SPX', 'GOLD', 'ETH'];

/** A market too few: the usual partners show how the line could go on, three of them where one is missing. */
function tooFew(state: ParseState, spec: MarketSpec, markets: readonly MarketSymbol[]): UserError {
  const { name } = state.command;
  const { min } = marketBounds(spec);
  const given = markets.map((market) => market.symbol);
  const fallback = fallbackOf(state, spec);
  const usual = [...new Set([...(Array.isArray(fallback) ? (fallback as readonly string[]) : []), ...usualPartners])]
    .filter((symbol) => {
      const market = state.find(symbol);
      return market !== undefined && !markets.includes(market);
    }); // prettier-ignore
  const missing = min - given.length;
  const starts = missing === 1 ? usual.slice(0, 3).map((symbol) => [symbol]) : [usual.slice(0, missing)];
  const lines = starts.filter((more) => more.length === missing).map((more) => [name, ...given, ...more].join(' '));
  const [line] = lines;
  const [market, ...others] = markets;
  if (spec.kind === 'pair') {
    const said = { market: market === undefined ? '' : capital(nameOf(market)) };
    return new UserError(msg('refusals.againstWhat', said), lines);
  }
  const said = {
    command: name,
    markets: marketCount(min),
    given: joined([market?.symbol, ...others.map(({ symbol }) => symbol)], ', '),
  };
  return new UserError(
    line === undefined ? msg('refusals.needsMarkets', said) : msg('refusals.needsMarketsFor', { ...said, line }),
    lines,
  );
}

function missing(state: ParseState, name: string, spec: OptionSpec): UserError {
  const { name: command, examples } = state.command;
  const what = isMarketSpec(spec)
    ? marketCount(marketBounds(spec).min)
    : msg('refusals.described', { option: snakeCase(name), about: spec.about });
  const said = { command, what, example: examples[0] ?? command };
  return new UserError(msg('refusals.needs', said), examples.slice(0, 3));
}

function marketCount(count: number): Text {
  return msg('refusals.markets', { count });
}

/** Where a line waits for what a person puts in. */
const PLACEHOLDER = '{}';

/** More than this no option that is asked for takes. */
const maxValueLength = 400;

/** The line with a person's words in its gap, as one value whatever they are. */
export function fillPlaceholder(line: string, value: string): string {
  const words = value.replace(/\s+/gu, ' ').trim().slice(0, maxValueLength);
  return line.replace(PLACEHOLDER, () => quoteText(words));
}

/** What belongs into the gap of a line, in the words of the option it fills; undefined where there is no gap. */
export function placeholderDescription(line: string, commands: readonly Command[]): Text | undefined {
  if (!line.includes(PLACEHOLDER)) return undefined;
  const [name] = line.split(' ');
  const option = /(\w+):\{\}/u.exec(line)?.[1] ?? '';
  const options = commands.find((command) => command.name === name)?.options ?? {};
  const spec = Object.entries(options).find(([known]) => optionKey(known) === optionKey(option))?.[1];
  return spec?.about ?? msg('commands.value');
}
