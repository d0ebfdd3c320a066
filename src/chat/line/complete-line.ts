import { searchSymbols } from '../../core/market/search-symbols.ts';
import type { Completion } from '../chat.ts';
import type { Command, OptionSpec } from '../command.ts';
import { completeValue, mostCompletions } from './complete-option.ts';
import { commandWord } from './find-command.ts';
import { optionKey, snakeCase } from './option-name.ts';
import type { Known } from './parse-line.ts';
import { placeWords } from './place-words.ts';
import { marketBounds, marketFinder } from './read-markets.ts';
import { isMarketSpec, optionsOf, startReading, wordsIn, type Reading } from './reading.ts';
import { tokenizeLine } from './tokenize-line.ts';

/** Nobody completes an article. */
const longestCompleted = 300;

/** Completes the last word of a typed line. Each value is the whole line as it would then stand. */
export function completeLine(line: string, known: Known): Completion[] {
  const [first] = tokenizeLine(line.slice(0, longestCompleted));
  if (line.length > longestCompleted) return [];
  if (first === undefined || first.end === line.length) return completeCommand(line.trim(), known.commands);
  const command = known.commands.find(({ name }) => name === commandWord(line, first));
  return command === undefined ? [] : completeAfter(line, first.end, command, known).slice(0, mostCompletions);
}

function completeCommand(typed: string, commands: readonly Command[]): Completion[] {
  const word = typed.replace(/^\//, '').toLowerCase();
  const starting = commands.filter(({ name }) => name.startsWith(word));
  return starting
    .slice(0, mostCompletions)
    .map(({ name, about }) => ({ label: `${name} – ${about}`, value: `${name} ` }));
}

function completeAfter(line: string, commandEnd: number, command: Command, known: Known): Completion[] {
  const lastStart = line.length - /\S*$/u.exec(line)![0].length;
  const last = line.slice(lastStart);
  const colon = last.indexOf(':');
  if (colon > 0)
    return completeNamed(line.slice(0, lastStart), last.slice(0, colon), last.slice(colon + 1), command, known);
  const reading = readBefore(line, commandEnd, lastStart, command, known);
  const head = line.slice(0, lastStart);
  return [
    ...completeMarketWord(line, commandEnd, command, known),
    ...completeWord(reading, head, last),
    ...completeOptionName(reading, head, last),
  ];
}

function completeNamed(head: string, name: string, typed: string, command: Command, known: Known): Completion[] {
  const found = Object.entries(command.options).find(([option]) => optionKey(option) === optionKey(name));
  if (found === undefined) return [];
  return completeValue(found[1], typed, known.catalogue).map(({ label, value }) => ({
    label,
    value: `${head}${snakeCase(found[0])}:${value.replace(' ', '/')} `,
  }));
}

/** What the words before the last one already say; slips are for later, when the line is sent. */
function readBefore(line: string, from: number, to: number, command: Command, known: Known): Reading {
  const reading = startReading(line, command, known.catalogue, marketFinder(known.catalogue));
  const tokens = tokenizeLine(line.slice(0, to)).slice(1);
  for (const { name } of tokens) {
    const option = optionsOf(reading).find(([own]) => name !== undefined && optionKey(own) === optionKey(name));
    if (option !== undefined) reading.named.add(option[0]);
  }
  const loose = tokens.filter((token) => token.name === undefined && token.start >= from);
  try {
    placeWords(reading, wordsIn(reading, loose));
  } catch {
    // a number out of range: completion goes on with what was understood before it
  }
  return reading;
}

/** Markets that the last words may be the beginning of, `russell 20` included, where a market is still wanted. */
function completeMarketWord(line: string, commandEnd: number, command: Command, known: Known): Completion[] {
  const words = line.slice(commandEnd).split(/\s+/u).slice(1);
  const most = words.at(-1) === '' ? 1 : Math.min(3, words.length);
  for (let count = most; count >= 1; count -= 1) {
    const tail = words.slice(-count).join(' ');
    const head = line.slice(0, line.length - tail.length);
    const reading = readBefore(line, commandEnd, head.length, command, known);
    const wanted = line.endsWith(tail) && optionsOf(reading).some((option) => wantsMarket(reading, ...option));
    const found = wanted ? searchSymbols(known.catalogue, tail, mostCompletions) : [];
    const fresh = found.filter((market) => !isRead(reading, market.symbol));
    if (fresh.length > 0)
      return fresh.map(({ symbol, name }) => ({ label: `${symbol} – ${name}`, value: `${head}${symbol} ` }));
  }
  return [];
}

function wantsMarket(reading: Reading, name: string, spec: OptionSpec): boolean {
  if (!isMarketSpec(spec) || reading.named.has(name)) return false;
  return (reading.markets.get(name)?.length ?? 0) < marketBounds(spec).max;
}

function isRead(reading: Reading, symbol: string): boolean {
  return [...reading.markets.values()].flat().some((market) => market.symbol === symbol);
}

/** Choices and suggested numbers that begin with the last word, once something of it is typed. */
function completeWord(reading: Reading, head: string, last: string): Completion[] {
  if (last === '') return [];
  return openOptions(reading)
    .filter(([, spec]) => spec.kind === 'choice' || spec.kind === 'integer')
    .flatMap(([name, spec]) =>
      completeValue(spec, last, []).map(({ value }) => ({
        label: `${value} – ${snakeCase(name)}`,
        value: `${head}${value} `,
      })),
    );
}

function completeOptionName(reading: Reading, head: string, last: string): Completion[] {
  return openOptions(reading)
    .filter(
      ([name, spec]) => spec.kind !== 'text' && !isMarketSpec(spec) && snakeCase(name).startsWith(last.toLowerCase()),
    )
    .map(([name, spec]) => ({
      label: `${snakeCase(name)}: – ${spec.about}`,
      value: `${head}${snakeCase(name)}:`,
    }));
}

function openOptions(reading: Reading): [string, OptionSpec][] {
  return optionsOf(reading).filter(([name]) => !reading.named.has(name) && !reading.values.has(name));
}
