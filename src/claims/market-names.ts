import type { MarketName } from '../market/known-markets.ts';
import * as lists from './lexicon/well-known.ts';
import { englishWordTickers } from './lexicon/well-known.ts';
import { isShouted, type Item, tokenise } from './text.ts';

/** Markets in a text: their symbols, names and funds, and what only looks like one. */

interface Entry {
  readonly symbol: string;
  readonly words: readonly string[];
  readonly isSymbol: boolean;
}

/** Names by their first word, longest first. */
type Lexicon = ReadonlyMap<string, readonly Entry[]>;

const compiled = new WeakMap<readonly MarketName[], Lexicon>();

/**
 * Which markets, groups of markets and markets nobody follows does a sentence name?
 *
 * A symbol that is also an English word counts only in capitals or after a `$`. What contains a market's name and is
 * something else ("gold standard", "bitcoin ETFs") stays words.
 *
 * @param items Words of the sentence.
 * @param sentence The sentence itself, for its capitals.
 * @param markets Symbols and names, the ones that win first; always the same array.
 * @returns The items with each market as one.
 */
export function findMarkets(items: readonly Item[], sentence: string, markets: readonly MarketName[]): Item[] {
  const found: Item[] = [];
  const reader = { items, sentence, lexicon: lexiconOf(markets), isShouted: isShouted(sentence) };
  for (let at = 0; at < items.length;) {
    const [item, length] = marketAt(reader, at);
    found.push(...item);
    at += length;
  }
  return withoutRepeats(found);
}

interface Reader {
  readonly items: readonly Item[];
  readonly sentence: string;
  readonly lexicon: Lexicon;
  readonly isShouted: boolean;
}

/** The items that begin here, and how many words they took. */
function marketAt(reader: Reader, at: number): [Item[], number] {
  const { items } = reader;
  const tag = /^[$#^]$/.test(items[at]!.word) && items[at + 1]?.from === items[at]!.to ? 1 : 0;
  const first = at + tag;
  const other = tag === 0 ? otherThing(items, at) : 0;
  if (other > 0) return [items.slice(at, at + other), other];
  const [group, words] = groupAt(items, first);
  if (group) return [[span(items, at, first + words, group, plural(phrase(items, first, words)))], tag + words];
  const entry = reader.lexicon.get(items[first]!.word)?.find((each) => matches(reader, each, first, tag > 0));
  if (entry) return [[span(items, at, first + entry.words.length, 'market', entry.symbol)], tag + entry.words.length];
  if (isTicker(reader, at, tag)) return [[span(items, at, first + 1, 'unfollowed', items[first]!.word)], tag + 1];
  return [[items[at]!], 1];
}

function isTicker({ items, sentence }: Reader, at: number, tag: number): boolean {
  if (tag === 0 || items[at]!.word !== '$') return false;
  return /^[A-Z]{2,6}$/.test(sentence.slice(items[at + 1]!.from, items[at + 1]!.to));
}

function span(items: readonly Item[], at: number, end: number, kind: Item['kind'], name: string): Item {
  const [first, last] = [items[at]!, items[end - 1]!];
  const glued = first.glued || items[at - 1]?.word === '/';
  return { kind, word: name.toLowerCase(), name, from: first.from, to: last.to, glued };
}

function matches({ items, sentence, isShouted }: Reader, entry: Entry, at: number, tagged: boolean): boolean {
  if (!entry.words.every((word, i) => items[at + i]?.word === word)) return false;
  if (tagged || entry.words.length > 1 || !englishWordTickers.has(entry.words[0]!)) return true;
  const written = sentence.slice(items[at]!.from, items[at]!.to);
  return entry.isSymbol ? /^[A-Z\d-]+$/.test(written) && !isShouted : isRealName(written, at);
}

/** "Tron", "Avalanche": a name that is a word too counts with a capital inside the sentence. */
function isRealName(written: string, at: number): boolean {
  return written === 'tech' || (/^[A-Z]/.test(written) && at > 0) || written.toLowerCase() === 'tech';
}

/** The words a name of more than one market or of one nobody follows begins with. */
const openingNames = new Set([...lists.groups, ...lists.unfollowed].map((name) => name.split(' ')[0]!));

function groupAt(items: readonly Item[], at: number): ['group' | 'unfollowed' | undefined, number] {
  const longest = openingNames.has(items[at]?.word ?? '') ? Math.min(4, items.length - at) : 0;
  for (let length = longest; length > 0; length--) {
    const name = phrase(items, at, length);
    if (lists.groups.has(name)) return ['group', length];
    if (lists.unfollowed.has(name)) return ['unfollowed', length];
  }
  if (!lists.stockKinds.has(items[at]?.word ?? '')) return [undefined, 0];
  const middle = lists.stockMiddles.has(items[at + 1]?.word ?? '') ? 1 : 0;
  return lists.stockWords.has(items[at + 1 + middle]?.word ?? '') ? ['group', 2 + middle] : [undefined, 0];
}

const plural = (name: string): string => (name.endsWith('coin') ? `${name}s` : name);

/** How many words to leave alone, because together they are no market. */
function otherThing(items: readonly Item[], at: number): number {
  const [word, next, before] = [items[at]!.word, items[at + 1]?.word ?? '', items[at - 1]?.word ?? ''];
  const spot = word === 'spot' ? 1 : 0;
  if (lists.coins.has(items[at + spot]?.word ?? '') && lists.fundWords.has(items[at + spot + 1]?.word ?? ''))
    return isFollowedFund(word, next) ? 0 : spot + 2;
  if (
    lists.coins.has(word) &&
    lists.coinFolk.has(next) &&
    !/^(?:deposits|withdrawals|supply|demand|treasury|treasuries)$/.test(next)
  )
    return 2;
  if (lists.commodities.has(word) && lists.tradeWords.has(next)) return 2;
  if (Object.hasOwn(lists.followers, word) && lists.followers[word]!.has(next)) return 2;
  if (next === 'for' && items[at + 2]?.word === word) return 3; // "dollar for dollar"
  const isOfRatio = items[at + 1]?.word === '/' && items[at + 2] !== undefined; // "the RUT/NDX ratio"
  return !isOfRatio && Object.hasOwn(lists.leaders, word) && lists.leaders[word]!.has(before) ? 1 : 0;
}

/** "Gold ETF" is a market itself. */
function isFollowedFund(word: string, next: string): boolean {
  return (/^(?:gold|silver)$/.test(word) && next === 'etf') || (word === 'gold' && next === 'fund');
}

function phrase(items: readonly Item[], at: number, length: number): string {
  return items
    .slice(at, at + length)
    .map(({ word }) => word)
    .join(' ');
}

/** "Ethereum (ETH)" and "the Russell 2000 ETF (IWM)" are one market; the ticker in brackets says which. */
function withoutRepeats(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const [before, ticker] = [lastMarket(kept), items[i + 1]];
    const isRepeat =
      before !== undefined && items[i]!.word === '(' && ticker?.kind === 'market' && items[i + 2]?.word === ')';
    if (isRepeat && isSameMarket(before, ticker)) {
      kept[kept.indexOf(before)] = { ...ticker, from: before.from, glued: before.glued };
      i += 2;
    } else kept.push(items[i]!);
  }
  return kept;
}

const betweenNameAndTicker = new Set(['index', 'etf', 'trust', 'fund', 'token', 'coin']);

function lastMarket(kept: readonly Item[]): Item | undefined {
  const last = kept.at(betweenNameAndTicker.has(kept.at(-1)?.word ?? '') ? -2 : -1);
  return last?.kind === 'market' ? last : undefined;
}

function isSameMarket(name: Item, ticker: Item): boolean {
  const [a, b] = [name, ticker].map((item) => lists.indexOf[item.name!] ?? item.name);
  return a === b;
}

function lexiconOf(markets: readonly MarketName[]): Lexicon {
  const known = compiled.get(markets);
  if (known) return known;
  const lexicon = compile(markets);
  compiled.set(markets, lexicon);
  return lexicon;
}

/** All symbols before all names, so that a name never hides another market's symbol; the earlier market keeps a name. */
function compile(markets: readonly MarketName[]): Lexicon {
  const taken = new Set<string>();
  const byFirstWord = new Map<string, Entry[]>();
  const symbols = markets.map(({ symbol }) => entryOf(symbol, symbol, true));
  const names = markets.flatMap(({ symbol, names }) => names.map((name) => entryOf(symbol, name, false)));
  for (const entry of [...symbols, ...names]) {
    const written = entry.words.join(' ');
    if (written === '' || taken.has(written)) continue;
    taken.add(written);
    byFirstWord.set(entry.words[0]!, [...(byFirstWord.get(entry.words[0]!) ?? []), entry]);
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

function entryOf(symbol: string, written: string, isSymbol: boolean): Entry {
  return { symbol, isSymbol, words: tokenise(written).map(({ word }) => word) };
}
