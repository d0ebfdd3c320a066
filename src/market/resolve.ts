import { UserError } from '../errors.ts';
import { listed, msg, type Text } from '../messages/text.ts';
import { indicesServedByProxy, knownMarkets, symbolAndName } from './known-markets.ts';
import type { MarketSymbol, Pair } from './ports.ts';

/** One market with everything it answers to, in the form text is compared in. */
interface MarketAliases {
  readonly market: MarketSymbol;
  readonly symbol: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the markets of a source answer to. */
interface AliasIndex {
  readonly all: readonly MarketAliases[];
  /** Markets by exact spelling, from the surest way of naming one to the least sure. */
  readonly exact: readonly ReadonlyMap<string, readonly MarketSymbol[]>[];
}

const known = new WeakMap<readonly MarketSymbol[], AliasIndex>();

/**
 * How does text look once differences nobody means are gone?
 *
 * Compatibility forms, letter case, surrounding punctuation, a leading `$`, `#` or `^`, an article and repeated spaces go.
 *
 * @param text Anything a person typed.
 * @returns Lower-case text, possibly empty.
 * @example normalizeText('  the $ETH '); // => 'eth'
 */
export function normalizeText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
  return plain
    .replace(/^[\s"'“”‘’«»`.,;:!?()[\]]+|[\s"'“”‘’«»`.,;:!?()[\]]+$/gu, '')
    .replace(/^the /u, '')
    .replace(/^[$#^]/u, '')
    .trim();
}

/**
 * What does each market of a source answer to?
 *
 * The source's own markets come first (by symbol, then other spelling, then name), then known indices that it answers
 * with a fund. Kept per catalogue, so that completion over ten thousand symbols does not prepare them again.
 *
 * @param catalogue What the source carries; the same array gives the same answer.
 * @returns All spellings, and maps for exact ones.
 */
function aliasIndexOf(catalogue: readonly MarketSymbol[]): AliasIndex {
  const kept = known.get(catalogue);
  if (kept) return kept;
  const own = catalogue.map(marketAliases);
  const byFund = indicesServedByProxy(catalogue).map(marketAliases);
  const exact = [
    indexed(own, (s) => [s.symbol]),
    indexed(own, (s) => s.aliases),
    indexed(own, (s) => [s.name]),
    indexed(byFund, (s) => [s.symbol, s.name, ...s.aliases]),
  ];
  const aliases = { all: [...own, ...byFund], exact };
  known.set(catalogue, aliases);
  return aliases;
}

const marketAliases = (market: MarketSymbol): MarketAliases => ({
  market,
  symbol: normalizeText(market.symbol),
  name: normalizeText(market.name),
  aliases: market.aliases.map(normalizeText),
});

function indexed(all: readonly MarketAliases[], namesOf: (aliases: MarketAliases) => readonly string[]) {
  const markets = new Map<string, MarketSymbol[]>();
  for (const aliases of all) {
    for (const name of new Set(namesOf(aliases))) markets.set(name, [...(markets.get(name) ?? []), aliases.market]);
  }
  return markets;
}

/**
 * How many slips of the finger lie between two words?
 *
 * Optimal string alignment distance (Damerau–Levenshtein without repeated edits): insertions, deletions, substitutions
 * and swaps of two neighbouring characters each count one. Search stops once the limit is passed.
 *
 * @param a A word.
 * @param b Another.
 * @param limit The largest distance of interest.
 * @returns The distance, or `limit + 1` where it is larger than the limit.
 * @example editDistance('ehtereum', 'ethereum', 2); // => 1
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoAgo: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? twoAgo[j - 2]! + 1 : Infinity;
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, substituted, swapped));
    }
    if (Math.min(...row) > limit && Math.min(...previous) > limit) return limit + 1;
    [twoAgo, previous] = [previous, row];
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/** No market is named with more characters than this; longer text is not compared. */
const LONGEST_NAME = 60;

const MOST_SUGGESTIONS = 5;

/** What one piece of text means as a market. */
export type SymbolResolution =
  | { readonly kind: 'resolved'; readonly symbol: MarketSymbol }
  | { readonly kind: 'ambiguous'; readonly typed: string; readonly candidates: readonly MarketSymbol[] }
  | {
      readonly kind: 'unknown';
      readonly typed: string;
      readonly suggestions: readonly MarketSymbol[];
      /** The market that is meant, where it is well known but this source does not carry it. */
      readonly notCarried?: MarketSymbol;
    };

/**
 * Which market is named exactly so?
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The market, several equally well named, or undefined; no suggestions are looked for.
 */
export function findSymbol(
  catalogue: readonly MarketSymbol[],
  text: string,
): Extract<SymbolResolution, { kind: 'resolved' | 'ambiguous' }> | undefined {
  const typed = normalizeText(text);
  const found = aliasIndexOf(catalogue)
    .exact.map((markets) => markets.get(typed))
    .find((markets) => markets !== undefined);
  if (!found) return undefined;
  return found.length === 1 ? { kind: 'resolved', symbol: found[0]! } : { kind: 'ambiguous', typed, candidates: found };
}

/**
 * Which market is meant?
 *
 * Exact symbol in any case, then other spellings, then names, then a known index that the source answers with its fund
 * (the index is what comes back; loading prices puts the fund in its place and says so). Several markets equally well
 * named are ambiguous. A slip of the finger is never corrected silently: it comes back as unknown, with suggestions.
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The market, or what to ask the person. Never throws.
 * @example resolveSymbol([], 'ETH').kind; // => 'unknown'
 */
export function resolveSymbol(catalogue: readonly MarketSymbol[], text: string): SymbolResolution {
  const typed = normalizeText(text.slice(0, LONGEST_NAME));
  const found = findSymbol(catalogue, typed);
  if (found) return found;
  if (typed === '' || text.trim().length > LONGEST_NAME) return { kind: 'unknown', typed, suggestions: [] };
  return unresolved(typed, aliasIndexOf(catalogue).all);
}

/** Several markets whose names contain the words are asked about; else the nearest spellings are suggested. */
function unresolved(typed: string, aliases: readonly MarketAliases[]): SymbolResolution {
  const notCarried = aliasIndexOf(knownMarkets).all.find(
    ({ market, symbol, name }) => symbol === typed || name === typed || market.aliases.includes(typed),
  )?.market;
  if (notCarried) return { kind: 'unknown', typed, suggestions: [], notCarried };
  const named = aliases.filter((spelling) => hasWords(spelling, typed)).map((spelling) => spelling.market);
  if (named.length > 1 && named.length <= MOST_SUGGESTIONS) return { kind: 'ambiguous', typed, candidates: named };
  const suggestions = [...new Set([...named, ...nearestAliases(typed, aliases)])].slice(0, MOST_SUGGESTIONS);
  return { kind: 'unknown', typed, suggestions };
}

/** Whether whole words of a name or other spelling are what was typed; two letters say nothing. */
function hasWords({ name, aliases }: MarketAliases, typed: string): boolean {
  return typed.length > 2 && [name, ...aliases].some((spelling) => ` ${spelling} `.includes(` ${typed} `));
}

/** Names of markets in a text are looked for among its first words, and have at most this many. */
const [MOST_WORDS_LOOKED_AT, MOST_NAME_WORDS] = [8, 4];

/**
 * Does a short text name a market, or nearly?
 *
 * A market that is well known counts though the source does not carry it, a slip of the finger, and a single word with
 * which a name begins: all of these are better answered with what is known about the market than with a welcome.
 *
 * @param catalogue What the source carries.
 * @param text A few words; of a long text only the first are looked at.
 * @returns Whether anything in it can be told of a market.
 * @example namesMarket([], 'thanks bro'); // => false
 */
export function namesMarket(catalogue: readonly MarketSymbol[], text: string): boolean {
  const words = text.split(/[\s,;|/&+]+/u).filter((word) => normalizeText(word) !== '').slice(0, MOST_WORDS_LOOKED_AT); // prettier-ignore
  const [only = '', ...more] = words.map(normalizeText);
  const begins = more.length === 0 && only !== '' && aliasIndexOf(catalogue).all.some((one) => rankOf(one, only) <= 3);
  return begins || words.some((_, at) => lengths.some((count) => isTelling(catalogue, words.slice(at, at + count))));
}

const lengths = Array.from({ length: MOST_NAME_WORDS }, (_, at) => at + 1);

/** Nearly every other short word is one slip away from some market; the first letter is seldom the wrong one. */
function isTelling(catalogue: readonly MarketSymbol[], words: readonly string[]): boolean {
  const found = resolveSymbol(catalogue, words.join(' '));
  if (found.kind !== 'unknown') return true;
  const begins = (name: string): boolean => normalizeText(name)[0] === found.typed[0];
  const near = found.suggestions.some(({ symbol, name, aliases }) => [symbol, name, ...aliases].some(begins));
  return near || found.notCarried !== undefined;
}

/** One slip in three or four letters, two in more; in one or two letters every other word would be near. */
function maxEditDistance(typed: string): number {
  return typed.length < 3 ? 0 : typed.length < 5 ? 1 : 2;
}

/**
 * Which markets are spelled almost like this?
 *
 * @param typed Plain text.
 * @param known What can be meant.
 * @returns Markets within one slip (three or four letters) or two (more), nearest first, in the source's order.
 */
function nearestAliases(typed: string, known: readonly MarketAliases[]): MarketSymbol[] {
  const limit = maxEditDistance(typed);
  if (limit === 0) return [];
  const near: { market: MarketSymbol; slips: number }[] = [];
  for (const { market, symbol, name, aliases } of known) {
    let slips = limit + 1;
    for (const spelling of [symbol, name, ...aliases]) slips = Math.min(slips, aliasDistance(typed, spelling, limit));
    if (slips <= limit) near.push({ market, slips });
  }
  return near.sort((a, b) => a.slips - b.slips).map(({ market }) => market);
}

/** A short spelling tolerates as few slips as a short word typed. */
function aliasDistance(typed: string, spelling: string, limit: number): number {
  const tolerated = Math.min(limit, maxEditDistance(spelling));
  const slips = editDistance(typed, spelling, tolerated);
  return slips <= tolerated ? slips : Infinity;
}

const LONGEST_TYPED = 60;

const NO_MATCH = 7;

/**
 * Which markets could someone be typing?
 *
 * Exact symbol first, then exact other spelling, symbol beginning like this, other spelling or name beginning like this,
 * a later word beginning like this, anything containing it, and last the nearest spellings. Within one rank the source's
 * order stands.
 *
 * @param catalogue What the source carries.
 * @param typed What has been typed so far; nothing gives the first markets of the catalogue.
 * @param limit Most markets wanted.
 * @returns At most `limit` markets, best first.
 * @example searchSymbols([], 'e', 5); // => []
 */
export function searchSymbols(catalogue: readonly MarketSymbol[], typed: string, limit: number): MarketSymbol[] {
  const plain = normalizeText(typed.slice(0, LONGEST_TYPED));
  const aliases = aliasIndexOf(catalogue).all;
  if (plain === '') return catalogue.slice(0, limit);
  const ranks: MarketSymbol[][] = Array.from({ length: NO_MATCH }, () => []);
  for (const spelling of aliases) ranks[rankOf(spelling, plain)]?.push(spelling.market);
  const found = ranks.flat();
  if (found.length > 0) return found.slice(0, limit);
  return nearestAliases(plain, aliases).slice(0, limit);
}

function rankOf({ symbol, name, aliases }: MarketAliases, typed: string): number {
  const words = [name, ...aliases];
  if (symbol === typed) return 0;
  if (words.includes(typed)) return 1;
  if (symbol.startsWith(typed)) return 2;
  if (aliases.some((alias) => alias.startsWith(typed))) return 3;
  if (name.startsWith(typed)) return 4;
  if (words.some((word) => word.includes(` ${typed}`))) return 5;
  return typed.length > 2 && words.some((word) => word.includes(typed)) ? 6 : NO_MATCH;
}

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

/** The command that lists what can be asked about. */
const LISTING = 'assets';

const anyOf = (markets: readonly MarketSymbol[]): Text => listed(markets.map(symbolAndName), 'or');

const echoed = (typed: string): string => (typed.length > LONGEST_ECHO ? `${typed.slice(0, LONGEST_ECHO)}…` : typed);

/**
 * How is a person told that a market or pair was not understood?
 *
 * @param resolution Anything but resolved.
 * @param simulated Whether the prices are invented: then a market that is well known has none for that reason alone.
 * @returns An error with one sentence saying what would be right, and the symbols that could be meant as suggestions.
 * @example unresolvedError({ kind: 'unknown', typed: 'foo', suggestions: [] }).message; // => 'No market is called "foo": try "assets" for what can be asked.'
 */
export function unresolvedError(
  resolution: Exclude<PairResolution | SymbolResolution, { kind: 'resolved' }>,
  simulated = false,
): UserError {
  switch (resolution.kind) {
    case 'single':
      return new UserError(msg('refusals.oneMarket', { market: symbolAndName(resolution.symbol) }));
    case 'same':
      return new UserError(msg('refusals.sameMarket', { market: symbolAndName(resolution.symbol) }));
    case 'ambiguous':
      return offering(
        msg('refusals.ambiguous', { typed: echoed(resolution.typed), markets: anyOf(resolution.candidates) }),
        resolution.candidates,
      );
    case 'unknown':
      return unknownError(resolution, simulated);
  }
}

function unknownError(
  { typed, suggestions, notCarried }: Extract<SymbolResolution, { kind: 'unknown' }>,
  simulated: boolean,
): UserError {
  if (typed === '') return new UserError(msg('refusals.nameMarket', { example: 'ETH' }));
  if (notCarried) return notCarriedError(symbolAndName(notCarried), simulated);
  if (suggestions.length === 0)
    return new UserError(msg('refusals.noMarket', { typed: echoed(typed), assets: LISTING }));
  return offering(msg('refusals.noMarketNear', { typed: echoed(typed), markets: anyOf(suggestions) }), suggestions);
}

/** What is said of a market that is known, but not to this source. */
export function notCarriedError(market: Text, simulated: boolean): UserError {
  const said = { market, assets: LISTING };
  return new UserError(simulated ? msg('refusals.notSimulated', said) : msg('refusals.notCarried', said));
}

const offering = (sentence: Text, markets: readonly MarketSymbol[]): UserError =>
  new UserError(
    sentence,
    markets.map(({ symbol }) => symbol),
  );
