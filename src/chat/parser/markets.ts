import { unresolvedError } from '../../market/resolve-pair.ts';
import { resolveSymbol, type SymbolResolution } from '../../market/resolve-symbol.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import type { OptionSpec } from '../command.ts';
import { suggestWithinLine, type Word } from './tokens.ts';

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
  const resolution = resolveSymbol(catalogue, name);
  return resolution.kind === 'resolved' ? resolution.symbol : undefined;
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
export function rejectUnknownMarket(line: string, words: readonly Word[], catalogue: readonly MarketSymbol[]): void {
  const resolution = resolveSymbol(catalogue, phrase(words));
  if (resolution.kind === 'resolved') return;
  const telling = words.length > 1 && isBlank(resolution) ? mostInformativeWord(words, catalogue) : undefined;
  if (telling !== undefined) rejectUnknownMarket(line, [telling], catalogue);
  suggestWithinLine(line, { start: words[0]!.start, end: words.at(-1)!.end }, () => {
    throw unresolvedError(resolution);
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
