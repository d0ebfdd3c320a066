import { UserError } from '../errors.ts';
import type { PairResolution } from './resolve-pair.ts';
import type { SymbolResolution } from './resolve-symbol.ts';
import type { MarketSymbol } from './symbol.ts';

const LONGEST_ECHO = 40;

const named = ({ symbol, name }: MarketSymbol): string => `${symbol} (${name})`;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;

const echoed = (typed: string): string => (typed.length > LONGEST_ECHO ? `${typed.slice(0, LONGEST_ECHO)}…` : typed);

/**
 * How is a person told that a market or pair was not understood?
 *
 * @param resolution Anything but resolved.
 * @returns An error with one sentence saying what would be right, and the symbols that could be meant as suggestions.
 * @example unresolvedError({ kind: 'unknown', typed: 'foo', suggestions: [] }).message; // => 'No market is called "foo": try "assets" for what can be asked.'
 */
export function unresolvedError(
  resolution: Exclude<PairResolution | SymbolResolution, { kind: 'resolved' }>,
): UserError {
  switch (resolution.kind) {
    case 'single':
      return new UserError(`${named(resolution.symbol)} is one market: name a second one to compare it with.`);
    case 'same':
      return new UserError(`${named(resolution.symbol)} would be compared with itself: name two different markets.`);
    case 'ambiguous':
      return offering(
        `"${echoed(resolution.typed)}" can mean ${listed(resolution.candidates.map(named))}: which one?`,
        resolution.candidates,
      );
    case 'unknown':
      return unknownError(resolution);
  }
}

function unknownError({ typed, suggestions, notCarried }: Extract<SymbolResolution, { kind: 'unknown' }>): UserError {
  if (typed === '') return new UserError('Name a market, for example ETH.');
  if (notCarried) return new UserError(`${named(notCarried)} is not in this data: try "assets" for what can be asked.`);
  if (suggestions.length === 0) {
    return new UserError(`No market is called "${echoed(typed)}": try "assets" for what can be asked.`);
  }
  return offering(
    `No market is called "${echoed(typed)}": did you mean ${listed(suggestions.map(named))}?`,
    suggestions,
  );
}

const offering = (sentence: string, markets: readonly MarketSymbol[]): UserError =>
  new UserError(
    sentence,
    markets.map(({ symbol }) => symbol),
  );
