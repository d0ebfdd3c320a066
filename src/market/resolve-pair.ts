import { UserError } from '../errors.ts';
import { findSymbol, normalizeText, resolveSymbol, type SymbolResolution } from './resolve-symbol.ts';
import type { MarketSymbol, Pair } from './symbol.ts';

/** Longer text names no pair and is not taken apart. */
const MOST_WORDS = 24;

/** So many places to split are looked at to explain what was not understood. */
const MOST_SPLITS_EXPLAINED = 4;

/** What text means as two markets in order. */
export type PairResolution =
  | { readonly kind: 'resolved'; readonly pair: Pair }
  /** One market only. */
  | { readonly kind: 'single'; readonly symbol: MarketSymbol }
  /** The same market twice. */
  | { readonly kind: 'same'; readonly symbol: MarketSymbol }
  | Exclude<SymbolResolution, { kind: 'resolved' }>;

/** Between two markets, in the order they are tried; each is tried wherever it stands. */
const separators = [
  /\s+(?:vs\.?|versus|against|v\.?)\s+/giu,
  /\s*[,;|]\s*|\s+(?:and|&|to|with|or)\s+/giu,
  /\s*\/\s*/gu,
  /\s*[-–—:]\s*/gu,
];

interface Split {
  readonly left: string;
  readonly right: string;
}

/**
 * Which two markets are meant, and in which order?
 *
 * Reads `a vs b`, `a against b`, `a and b`, `a/b`, `a b`, names of several words and quoted names. A place to split is
 * taken where both sides are markets; where two places would give different pairs, the person is asked.
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The pair, or what to ask the person. Never throws.
 * @example resolvePair([], '').kind; // => 'unknown'
 */
export function resolvePair(catalogue: readonly MarketSymbol[], text: string): PairResolution {
  const whole = findSymbol(catalogue, text);
  if (whole?.kind === 'resolved') return { kind: 'single', symbol: whole.symbol };
  const groups = splitGroups(text);
  for (const splits of groups) {
    const pairs = splits.map((split) => pairFromSplit(catalogue, split)).filter((pair) => pair !== undefined);
    if (pairs.length > 0) return agreed(pairs, text);
  }
  return nearestReading(catalogue, groups[0] ?? [], text);
}

/** The places to split at, grouped: an explicit separator is decisive, mere spaces come last. */
function splitGroups(text: string): Split[][] {
  const quoted = [...text.matchAll(/["“”«»]([^"“”«»]+)["“”«»]/gu)].map((match) => match[1]!);
  if (quoted.length === 2) return [[{ left: quoted[0]!, right: quoted[1]! }]];
  const groups = [...separators, /\s+/gu].map((separator) => splitsAt(text.trim(), separator));
  return groups.filter((splits) => splits.length > 0 && splits.length < MOST_WORDS);
}

function splitsAt(text: string, separator: RegExp): Split[] {
  const splits = [...text.matchAll(separator)].map((match) => ({
    left: text.slice(0, match.index),
    right: text.slice(match.index + match[0].length),
  }));
  return splits.filter(({ left, right }) => normalizeText(left) !== '' && normalizeText(right) !== '');
}

function pairFromSplit(catalogue: readonly MarketSymbol[], { left, right }: Split): Pair | undefined {
  const subject = findSymbol(catalogue, left);
  const benchmark = findSymbol(catalogue, right);
  if (subject?.kind !== 'resolved' || benchmark?.kind !== 'resolved') return undefined;
  return { subject: subject.symbol, benchmark: benchmark.symbol };
}

/** One pair however the text is split, else a question. */
function agreed(pairs: readonly Pair[], text: string): PairResolution {
  const [pair] = pairs as [Pair];
  if (pairs.some((other) => other.subject !== pair.subject || other.benchmark !== pair.benchmark)) {
    const candidates = [...new Set(pairs.flatMap(({ subject, benchmark }) => [subject, benchmark]))];
    return { kind: 'ambiguous', typed: normalizeText(text), candidates };
  }
  return pair.subject === pair.benchmark ? { kind: 'same', symbol: pair.subject } : { kind: 'resolved', pair };
}

/** The problem of the most telling split: one with a market on one side, else with something to suggest. */
function nearestReading(catalogue: readonly MarketSymbol[], splits: readonly Split[], text: string): PairResolution {
  let [best, bestMerit]: [PairResolution, number] = [resolveUnnamed(catalogue, text), 0];
  for (const { left, right } of splits.slice(0, MOST_SPLITS_EXPLAINED)) {
    const sides = [resolveSymbol(catalogue, left), resolveSymbol(catalogue, right)];
    const merit = sides.reduce((sum, side) => sum + splitScore(side), 0);
    const problem = sides.find((side) => side.kind !== 'resolved');
    if (problem && merit > bestMerit) [best, bestMerit] = [problem, merit];
  }
  return best;
}

/** The whole text as one name: known not to be a single market. */
function resolveUnnamed(catalogue: readonly MarketSymbol[], text: string): PairResolution {
  const whole = resolveSymbol(catalogue, text);
  return whole.kind === 'resolved' ? { kind: 'single', symbol: whole.symbol } : whole;
}

/** How much of a split is understood: a market counts most, a question next, a suggestion a little. */
function splitScore(side: SymbolResolution): number {
  if (side.kind === 'resolved') return 4;
  if (side.kind === 'ambiguous') return 2;
  return side.notCarried ? 2 : Math.min(1, side.suggestions.length);
}

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
