import { searchSymbols } from '../../core/market/search-symbols.ts';
import type { MarketSymbol } from '../../core/market/symbol.ts';
import type { Completion } from '../chat.ts';
import type { OptionSpec } from '../command.ts';
import { optionKey } from './option-name.ts';
import type { Known } from './parse-line.ts';
import { marketAt, marketBounds, marketFinder, standsBetween, type MarketSpec } from './read-markets.ts';
import { tokenizeLine } from './tokenize-line.ts';
import { wordsOf } from './words-of.ts';

/** More than this no platform shows. */
export const mostCompletions = 25;

/** Completes the value of one option; nothing for texts and dates, which nobody can guess. */
export function completeOption(command: string, option: string, typed: string, known: Known): Completion[] {
  const options = known.commands.find(({ name }) => name === command)?.options ?? {};
  const spec = Object.entries(options).find(([name]) => optionKey(name) === optionKey(option))?.[1];
  return spec === undefined ? [] : completeValue(spec, typed.trim(), known.catalogue).slice(0, mostCompletions);
}

/** Completes a value of this kind. */
export function completeValue(spec: OptionSpec, typed: string, catalogue: readonly MarketSymbol[]): Completion[] {
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
    case 'number':
    case 'date':
    case 'dates':
    case 'text':
      return [];
  }
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
    wordsOf(token, (text) => find(text) !== undefined),
  );
  const markets: MarketSymbol[] = [];
  let at = 0;
  for (; at < words.length;) {
    const found = marketAt(words, at, find);
    if (found === undefined && !standsBetween(words[at]!)) break;
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
