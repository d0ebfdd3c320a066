import { dateOfEpochDay, epochDay } from '../../market/calendar-days.ts';
import { listedName } from '../../market/known-markets.ts';
import { searchSymbols } from '../../market/resolve.ts';
import type { MarketSymbol } from '../../market/ports.ts';
import type { Speaker } from '../../messages/speaker.ts';
import { type Catalog, isInCatalog, msg } from '../../messages/text.ts';
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

/** What is known while somebody types, and how it is said to them. */
export interface CompletionContext extends ParseContext {
  readonly say: Speaker['say'];
}

/** More than this no platform shows. */
export const mostCompletions = 25;

/** Completes the value of one option; nothing for texts, which nobody can guess. */
export function completeOption(command: string, option: string, typed: string, known: CompletionContext): Completion[] {
  const options = known.commands.find(({ name }) => name === command)?.options ?? {};
  const found = Object.entries(options).find(([name]) => optionKey(name) === optionKey(option));
  return found === undefined ? [] : completeValue(...found, typed.trim(), known).slice(0, mostCompletions);
}

/** Completes a value of this kind. */
function completeValue(
  name: string,
  spec: OptionSpec,
  typed: string,
  { catalogue, today, say }: Pick<CompletionContext, 'catalogue' | 'today' | 'say'>,
): Completion[] {
  switch (spec.kind) {
    case 'pair':
    case 'symbol':
    case 'symbols':
      return completeMarkets(spec, typed, catalogue, say);
    case 'integer':
      return beginning(spec.suggested?.map(String) ?? [], typed, say);
    case 'choice':
      return beginning(spec.choices, typed, say);
    case 'flag':
      return beginning(['yes', 'no'], typed, say);
    case 'date':
    case 'dates':
      return today === undefined ? [] : completeDay(name, typed, today, say);
    case 'number':
    case 'text':
      return [];
  }
}

/** Days people look back to, and days they look ahead to, as days from today. */
const lookedBack = {
  today: 0,
  yesterday: -1,
  weekAgo: -7,
  monthAgo: -30,
  quarterAgo: -91,
  yearAgo: -365,
} as const;

const lookedAhead = {
  today: 0,
  tomorrow: 1,
  inWeek: 7,
  inMonth: 30,
  inQuarter: 91,
  inYear: 365,
} as const;

/** An answer stands as of a day that was, everything else is dated ahead. Words find a day as well as its figures do. */
function completeDay(name: string, typed: string, today: string, say: Speaker['say']): Completion[] {
  const isPast = name === 'asOf' || name === 'starts';
  const days: Readonly<Partial<Record<keyof Catalog['days'], number>>> = isPast ? lookedBack : lookedAhead;
  const text = typed.toLowerCase();
  return Object.entries(days)
    .map(([key, offset]) => ({
      words: say(msg(`days.${key as keyof Catalog['days']}`)),
      date: dateOfEpochDay(epochDay(today) + offset),
    }))
    .filter(({ words, date }) => date.startsWith(text) || words.toLowerCase().includes(text))
    .map(({ words, date }) => ({ label: `${date} – ${words}`, value: date }));
}

/** Values that begin so, or are called something that does; what is typed stays English in every language. */
function beginning(values: readonly string[], typed: string, say: Speaker['say']): Completion[] {
  return values
    .map((value) => ({ value, said: saidChoice(value, say) }))
    .filter((names) => Object.values(names).some((name) => name.toLowerCase().startsWith(typed.toLowerCase())))
    .map(({ value, said }) => ({ label: said === value ? value : `${value} – ${said}`, value }));
}

function saidChoice(value: string, say: Speaker['say']): string {
  const key = `choices.${value}`;
  return isInCatalog(key) ? say(msg(key)) : value;
}

/** Markets already named stay; the words after them are searched. A pair is offered whole, so that it can be sent. */
function completeMarkets(
  spec: MarketSpec,
  typed: string,
  catalogue: readonly MarketSymbol[],
  say: Speaker['say'],
): Completion[] {
  const { markets, tail } = readTyped(typed, catalogue);
  const { max } = marketBounds(spec);
  if (markets.length >= max) return [asCompletion(markets.slice(0, max), say)];
  if (tail === '' && markets.length > 0 && spec.kind === 'symbols') return [asCompletion(markets, say)];
  const found = usualFirst(
    searchSymbols(catalogue, tail, mostCompletions).filter((market) => !markets.includes(market)),
    spec,
  );
  if (spec.kind !== 'pair' || markets.length === 1)
    return found.map((market) => asCompletion([...markets, market], say));
  return found.slice(0, 5).flatMap((subject) => pairsOf(subject, spec, catalogue, say));
}

function pairsOf(
  subject: MarketSymbol,
  spec: MarketSpec,
  catalogue: readonly MarketSymbol[],
  say: Speaker['say'],
): Completion[] {
  return usualFirst(catalogue, spec)
    .filter((market) => market !== subject)
    .slice(0, 5)
    .map((benchmark) => asCompletion([subject, benchmark], say));
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

function asCompletion(markets: readonly MarketSymbol[], say: Speaker['say']): Completion {
  const names = markets.map((market) => `${market.symbol} – ${say(listedName(market))}`);
  const value = markets.map(({ symbol }) => symbol).join(' ');
  const [subject, benchmark, third] = names;
  if (subject === undefined || benchmark === undefined || third !== undefined)
    return { label: names.join(', ').slice(0, 100), value };
  return { label: say(msg('names.against', { subject, benchmark })).slice(0, 100), value, second: benchmark };
}

/** Nobody completes an article. */
const longestCompleted = 300;

/** Completes the last word of a typed line. Each value is the whole line as it would then stand. */
export function completeLine(line: string, known: CompletionContext): Completion[] {
  const [first] = tokenizeLine(line.slice(0, longestCompleted));
  if (line.length > longestCompleted) return [];
  if (first === undefined || first.end === line.length) {
    const commands = completeCommand(line.trim(), known);
    return commands.length > 0 ? commands : completeBarePair(line, known);
  }
  const command = known.commands.find(({ name }) => name === commandWord(line, first));
  return command === undefined
    ? completeBarePair(line, known)
    : completeAfter(line, first.end, command, known).slice(0, mostCompletions);
}

function completeCommand(typed: string, { commands, say }: CompletionContext): Completion[] {
  const word = typed.replace(/^\//, '').toLowerCase();
  const starting = commands.filter(({ name }) => name.startsWith(word));
  return starting
    .slice(0, mostCompletions)
    .map(({ name, about }) => ({ label: `${name} – ${say(about)}`, value: `${name} ` }));
}

/** Markets without a command ask how far they are apart. */
function completeBarePair(line: string, known: CompletionContext): Completion[] {
  const [name, spec] = pairOfCommand(known);
  if (spec === undefined || line.trim() === '') return [];
  const { markets } = readTyped(line, known.catalogue);
  const found = completeMarkets(spec, line, known.catalogue, known.say).slice(0, mostCompletions);
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
function completePair(line: string, commandEnd: number, command: Command, known: CompletionContext): Completion[] {
  const spec = Object.values(command.options).find((one) => one.kind === 'pair');
  const rest = line.slice(commandEnd).trim();
  if (spec === undefined || rest === '') return [];
  const { markets, tail } = readTyped(rest, known.catalogue);
  if (markets.length !== 1 || tail !== '') return [];
  return completeMarkets(spec, rest, known.catalogue, known.say)
    .slice(0, 5)
    .map(({ label, value }) => ({ label, value: `${line.slice(0, commandEnd)} ${value} ` }));
}

function completeAfter(line: string, commandEnd: number, command: Command, known: CompletionContext): Completion[] {
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
    ...completeWord(state, head, last, known.say),
    ...completeOptionName(state, head, last, known.say),
  ];
}

function completeNamed(
  head: string,
  name: string,
  typed: string,
  command: Command,
  known: CompletionContext,
): Completion[] {
  const found = Object.entries(command.options).find(([option]) => optionKey(option) === optionKey(name));
  if (found === undefined) return [];
  return completeValue(...found, typed, known).map(({ label, value }) => ({
    label,
    value: `${head}${snakeCase(found[0])}:${value.replace(' ', '/')} `,
  }));
}

/** What the words before the last one already say; slips are for later, when the line is sent. */
function readBefore(line: string, from: number, to: number, command: Command, known: ParseContext): ParseState {
  const state = createParseState(line, command, known);
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
function completeMarketWord(
  line: string,
  commandEnd: number,
  command: Command,
  known: CompletionContext,
): Completion[] {
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
      return fresh.map((market) => ({
        label: asCompletion([market], known.say).label,
        value: `${head}${market.symbol} `,
      }));
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
function completeWord(state: ParseState, head: string, last: string, say: Speaker['say']): Completion[] {
  if (last === '') return [];
  return openOptions(state)
    .filter(([, spec]) => spec.kind === 'choice' || spec.kind === 'integer')
    .flatMap(([name, spec]) =>
      completeValue(name, spec, last, { catalogue: [], say }).map(({ value }) => ({
        label: `${value} – ${snakeCase(name)}`,
        value: `${head}${value} `,
      })),
    );
}

function completeOptionName(state: ParseState, head: string, last: string, say: Speaker['say']): Completion[] {
  return openOptions(state)
    .filter(
      ([name, spec]) => spec.kind !== 'text' && !isMarketSpec(spec) && snakeCase(name).startsWith(last.toLowerCase()),
    )
    .map(([name, spec]) => ({
      label: `${snakeCase(name)}: – ${say(spec.about)}`,
      value: `${head}${snakeCase(name)}:`,
    }));
}

function openOptions(state: ParseState): [string, OptionSpec][] {
  return optionsOf(state).filter(([name]) => !state.named.has(name) && !state.values.has(name));
}
