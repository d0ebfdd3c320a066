import { dateOfEpochDay, epochDay } from '../../market/calendar-days.ts';
import { searchSymbols } from '../../market/resolve.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import { inEnglish } from '../../messages/speaker.ts';
import type { Completion } from '../chat.ts';
import type { Command, OptionSpec } from '../command.ts';
import { pairCommand } from '../free-text.ts';
import { matchPositionals } from './options.ts';
import { commandWord, type ParseContext } from './parse-line.ts';
import { optionKey, snakeCase, tokenizeLine, wordsOfToken } from './tokens.ts';
import {
  createParseState,
  isConnector,
  isMarketSpec,
  marketAt,
  marketBounds,
  marketFinder,
  type MarketSpec,
  optionsOf,
  type ParseState,
  wordsOfTokens,
} from './values.ts';

/** More than this no platform shows. */
export const mostCompletions = 25;

/** Completes the value of one option; nothing for texts, which nobody can guess. */
export function completeOption(command: string, option: string, typed: string, known: ParseContext): Completion[] {
  const options = known.commands.find(({ name }) => name === command)?.options ?? {};
  const found = Object.entries(options).find(([name]) => optionKey(name) === optionKey(option));
  return found === undefined ? [] : completeValue(...found, typed.trim(), known).slice(0, mostCompletions);
}

/** Completes a value of this kind. */
function completeValue(
  name: string,
  spec: OptionSpec,
  typed: string,
  { catalogue, today }: Pick<ParseContext, 'catalogue' | 'today'>,
): Completion[] {
  switch (spec.kind) {
    case 'pair':
    case 'symbol':
    case 'symbols':
      return completeMarkets(spec, typed, catalogue);
    case 'integer':
      return beginning(spec.suggested?.map(String) ?? [], typed);
    case 'choice':
      return beginning(spec.choices, typed);
    case 'flag':
      return beginning(['yes', 'no'], typed);
    case 'date':
    case 'dates':
      return today === undefined ? [] : completeDay(name, typed, today);
    case 'number':
    case 'text':
      return [];
  }
}

/** Days people look back to, and days they look ahead to, as days from today. */
const lookedBack = {
  today: 0,
  yesterday: -1,
  'a week ago': -7,
  'a month ago': -30,
  'three months ago': -91,
  'a year ago': -365,
};

const lookedAhead = {
  today: 0,
  tomorrow: 1,
  'in a week': 7,
  'in a month': 30,
  'in three months': 91,
  'in a year': 365,
};

/** An answer stands as of a day that was, everything else is dated ahead. Words find a day as well as its figures do. */
function completeDay(name: string, typed: string, today: string): Completion[] {
  const days = name === 'asOf' || name === 'starts' ? lookedBack : lookedAhead;
  const text = typed.toLowerCase();
  return Object.entries(days)
    .map(([words, offset]) => ({ words, date: dateOfEpochDay(epochDay(today) + offset) }))
    .filter(({ words, date }) => date.startsWith(text) || words.includes(text))
    .map(({ words, date }) => ({ label: `${date} – ${words}`, value: date }));
}

function beginning(values: readonly string[], typed: string): Completion[] {
  return values
    .filter((value) => value.toLowerCase().startsWith(typed.toLowerCase()))
    .map((value) => ({ label: value, value }));
}

/** Markets already named stay; the words after them are searched. A pair is offered whole, so that it can be sent. */
function completeMarkets(spec: MarketSpec, typed: string, catalogue: readonly MarketSymbol[]): Completion[] {
  const { markets, tail } = readTyped(typed, catalogue);
  const { max } = marketBounds(spec);
  if (markets.length >= max) return [asCompletion(markets.slice(0, max))];
  if (tail === '' && markets.length > 0 && spec.kind === 'symbols') return [asCompletion(markets)];
  const found = usualFirst(
    searchSymbols(catalogue, tail, mostCompletions).filter((market) => !markets.includes(market)),
    spec,
  );
  if (spec.kind !== 'pair' || markets.length === 1) return found.map((market) => asCompletion([...markets, market]));
  return found.slice(0, 5).flatMap((subject) => pairsOf(subject, spec, catalogue));
}

function pairsOf(subject: MarketSymbol, spec: MarketSpec, catalogue: readonly MarketSymbol[]): Completion[] {
  return usualFirst(catalogue, spec)
    .filter((market) => market !== subject)
    .slice(0, 5)
    .map((benchmark) => asCompletion([subject, benchmark]));
}

function usualFirst(markets: readonly MarketSymbol[], { fallback }: MarketSpec): MarketSymbol[] {
  const usual = (market: MarketSymbol): boolean => fallback?.includes(market.symbol) === true;
  return [...markets.filter(usual), ...markets.filter((market) => !usual(market))];
}

function readTyped(typed: string, catalogue: readonly MarketSymbol[]): { markets: MarketSymbol[]; tail: string } {
  const find = marketFinder(catalogue);
  const words = tokenizeLine(typed.slice(0, 200)).flatMap((token) =>
    wordsOfToken(token, (text) => find(text) !== undefined),
  );
  const markets: MarketSymbol[] = [];
  let at = 0;
  for (; at < words.length;) {
    const found = marketAt(words, at, find);
    if (found === undefined && !isConnector(words[at]!)) break;
    if (found !== undefined) markets.push(found.market);
    at += found?.count ?? 1;
  }
  return {
    markets,
    tail: words
      .slice(at)
      .map((word) => word.text)
      .join(' '),
  };
}

function asCompletion(markets: readonly MarketSymbol[]): Completion {
  return {
    label: markets
      .map((market) => `${market.symbol} – ${market.name}`)
      .join(' against ')
      .slice(0, 100),
    value: markets.map((market) => market.symbol).join(' '),
  };
}

/** Nobody completes an article. */
const longestCompleted = 300;

/** Completes the last word of a typed line. Each value is the whole line as it would then stand. */
export function completeLine(line: string, known: ParseContext): Completion[] {
  const [first] = tokenizeLine(line.slice(0, longestCompleted));
  if (line.length > longestCompleted) return [];
  if (first === undefined || first.end === line.length) {
    const commands = completeCommand(line.trim(), known.commands);
    return commands.length > 0 ? commands : completeBarePair(line, known);
  }
  const command = known.commands.find(({ name }) => name === commandWord(line, first));
  return command === undefined
    ? completeBarePair(line, known)
    : completeAfter(line, first.end, command, known).slice(0, mostCompletions);
}

function completeCommand(typed: string, commands: readonly Command[]): Completion[] {
  const word = typed.replace(/^\//, '').toLowerCase();
  const starting = commands.filter(({ name }) => name.startsWith(word));
  return starting
    .slice(0, mostCompletions)
    .map(({ name, about }) => ({ label: `${name} – ${inEnglish(about)}`, value: `${name} ` }));
}

/** Markets without a command ask how far they are apart. */
function completeBarePair(line: string, known: ParseContext): Completion[] {
  const [name, spec] = pairOfCommand(known);
  if (spec === undefined || line.trim() === '') return [];
  const { markets } = readTyped(line, known.catalogue);
  const found = completeMarkets(spec, line, known.catalogue).slice(0, mostCompletions);
  return found
    .filter(({ value }) => markets.length < 2 || value === markets.map(({ symbol }) => symbol).join(' '))
    .map(({ label, value }) => ({ label, value: `${name} ${value} ` }));
}

/** The command that words without a command ask for, and what it takes. */
function pairOfCommand({ commands }: ParseContext): [string, Extract<OptionSpec, { kind: 'pair' }> | undefined] {
  const options = Object.values(commands.find(({ name }) => name === pairCommand)?.options ?? {});
  return [pairCommand, options.find((spec) => spec.kind === 'pair')];
}

/** One market where two are wanted is offered with others beside it, so that the line can be sent. */
function completePair(line: string, commandEnd: number, command: Command, known: ParseContext): Completion[] {
  const spec = Object.values(command.options).find((one) => one.kind === 'pair');
  const rest = line.slice(commandEnd).trim();
  if (spec === undefined || rest === '') return [];
  const { markets, tail } = readTyped(rest, known.catalogue);
  if (markets.length !== 1 || tail !== '') return [];
  return completeMarkets(spec, rest, known.catalogue)
    .slice(0, 5)
    .map(({ label, value }) => ({ label, value: `${line.slice(0, commandEnd)} ${value} ` }));
}

function completeAfter(line: string, commandEnd: number, command: Command, known: ParseContext): Completion[] {
  const lastStart = line.length - /\S*$/u.exec(line)![0].length;
  const last = line.slice(lastStart);
  const colon = last.indexOf(':');
  if (colon > 0)
    return completeNamed(line.slice(0, lastStart), last.slice(0, colon), last.slice(colon + 1), command, known);
  const state = readBefore(line, commandEnd, lastStart, command, known);
  const head = line.slice(0, lastStart);
  return [
    ...completeMarketWord(line, commandEnd, command, known),
    ...completePair(line, commandEnd, command, known),
    ...completeWord(state, head, last),
    ...completeOptionName(state, head, last),
  ];
}

function completeNamed(head: string, name: string, typed: string, command: Command, known: ParseContext): Completion[] {
  const found = Object.entries(command.options).find(([option]) => optionKey(option) === optionKey(name));
  if (found === undefined) return [];
  return completeValue(...found, typed, known).map(({ label, value }) => ({
    label,
    value: `${head}${snakeCase(found[0])}:${value.replace(' ', '/')} `,
  }));
}

/** What the words before the last one already say; slips are for later, when the line is sent. */
function readBefore(line: string, from: number, to: number, command: Command, known: ParseContext): ParseState {
  const state = createParseState(line, command, known.catalogue, marketFinder(known.catalogue));
  const tokens = tokenizeLine(line.slice(0, to)).slice(1);
  for (const { name } of tokens) {
    const option = optionsOf(state).find(([own]) => name !== undefined && optionKey(own) === optionKey(name));
    if (option !== undefined) state.named.add(option[0]);
  }
  const loose = tokens.filter((token) => token.name === undefined && token.start >= from);
  try {
    matchPositionals(state, wordsOfTokens(state, loose));
  } catch {
    // a number out of range: completion goes on with what was understood before it
  }
  return state;
}

/** Markets that the last words may be the beginning of, `russell 20` included, where a market is still wanted. */
function completeMarketWord(line: string, commandEnd: number, command: Command, known: ParseContext): Completion[] {
  const words = line.slice(commandEnd).split(/\s+/u).slice(1);
  const most = words.at(-1) === '' ? 1 : Math.min(3, words.length);
  for (let count = most; count >= 1; count -= 1) {
    const tail = words.slice(-count).join(' ');
    const head = line.slice(0, line.length - tail.length);
    const state = readBefore(line, commandEnd, head.length, command, known);
    const wanted = line.endsWith(tail) && optionsOf(state).some((option) => wantsMarket(state, ...option));
    const found = wanted ? searchSymbols(known.catalogue, tail, mostCompletions) : [];
    const fresh = found.filter((market) => !isRead(state, market.symbol));
    if (fresh.length > 0)
      return fresh.map(({ symbol, name }) => ({ label: `${symbol} – ${name}`, value: `${head}${symbol} ` }));
  }
  return [];
}

function wantsMarket(state: ParseState, name: string, spec: OptionSpec): boolean {
  if (!isMarketSpec(spec) || state.named.has(name)) return false;
  return (state.markets.get(name)?.length ?? 0) < marketBounds(spec).max;
}

function isRead(state: ParseState, symbol: string): boolean {
  return [...state.markets.values()].flat().some((market) => market.symbol === symbol);
}

/** Choices and suggested numbers that begin with the last word, once something of it is typed. */
function completeWord(state: ParseState, head: string, last: string): Completion[] {
  if (last === '') return [];
  return openOptions(state)
    .filter(([, spec]) => spec.kind === 'choice' || spec.kind === 'integer')
    .flatMap(([name, spec]) =>
      completeValue(name, spec, last, { catalogue: [] }).map(({ value }) => ({
        label: `${value} – ${snakeCase(name)}`,
        value: `${head}${value} `,
      })),
    );
}

function completeOptionName(state: ParseState, head: string, last: string): Completion[] {
  return openOptions(state)
    .filter(
      ([name, spec]) => spec.kind !== 'text' && !isMarketSpec(spec) && snakeCase(name).startsWith(last.toLowerCase()),
    )
    .map(([name, spec]) => ({
      label: `${snakeCase(name)}: – ${inEnglish(spec.about)}`,
      value: `${head}${snakeCase(name)}:`,
    }));
}

function openOptions(state: ParseState): [string, OptionSpec][] {
  return optionsOf(state).filter(([name]) => !state.named.has(name) && !state.values.has(name));
}
