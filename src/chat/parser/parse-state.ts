import type { MarketSymbol } from '../../market/symbol.ts';
import type { Command, OptionSpec } from '../command.ts';
import type { FindMarket, MarketSpec } from './markets.ts';
import { type LineToken, type Word, wordsOfToken } from './tokens.ts';

/** A line being read: what it says so far, by option name. */
export interface ParseState {
  readonly line: string;
  readonly command: Command;
  readonly catalogue: readonly MarketSymbol[];
  readonly find: FindMarket;
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
  catalogue: readonly MarketSymbol[],
  find: FindMarket,
  defaultPair?: readonly [string, string],
): ParseState {
  return { line, command, catalogue, find, defaultPair, values: new Map(), markets: new Map(), named: new Set() };
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
