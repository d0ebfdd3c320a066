import { englishWordTickers } from './english-word-tickers.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import { marketGroup, neverAMarket } from './market-groups.ts';
import type { Token } from './tokenise.ts';

/** A market, or a group of markets that has no single price, named in a sentence. */
export interface Mention {
  readonly symbol: string | null;
  readonly group: string | null;
}

/** A sentence with every market replaced by `@` and its number in `mentions`, lower case, one space between words. */
export interface SlottedSentence {
  readonly slotted: string;
  readonly mentions: readonly Mention[];
}

/** The same with the words that are left, as they were written. */
export interface FoundMarkets extends SlottedSentence {
  /** Tokens, with one of the word `@` for each market; none where the whole sentence is in capitals. */
  readonly left: readonly Token[];
}

const slot: Token = { raw: '@', word: '@', tagged: false };

interface Found {
  readonly mention: Mention;
  readonly words: number;
}

/**
 * Which markets does a sentence name, and what is left around them?
 *
 * Longest name first. A lower-case English word ("link", "near", "one") is never a ticker; written in capitals or with
 * `$` it is, unless the whole sentence is in capitals. "Gold standard", "dollar terms", "Russell 1000" or "bitcoin
 * ETF" are not the market they contain.
 *
 * @param tokens Of one sentence.
 * @param lexicon Names to look for.
 * @returns The slotted sentence; words that are no market are kept in lower case.
 * @example findMarkets([{ raw: 'ETH', word: 'eth', tagged: false }, { raw: 'fell', word: 'fell', tagged: false }], new Map([['eth', [{ symbol: 'ETH', words: ['eth'], isSymbol: true }]]])).slotted; // => '@0 fell'
 */
export function findMarkets(tokens: readonly Token[], lexicon: Lexicon): FoundMarkets {
  const shouted = isShouted(tokens);
  const mentions: Mention[] = [];
  const words: string[] = [];
  const left: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = marketAt(tokens, at, lexicon, shouted);
    if (found) mentions.push(found.mention);
    words.push(found ? `@${mentions.length - 1}` : wordAt(tokens, at));
    const length = found ? found.words : Math.max(1, neverAMarket(tokens, at));
    left.push(...(found ? [slot] : tokens.slice(at, at + length)));
    at += length;
  }
  return { slotted: words.join(' '), mentions, left: shouted ? [] : left };
}

function wordAt(tokens: readonly Token[], at: number): string {
  return tokens
    .slice(at, at + Math.max(1, neverAMarket(tokens, at)))
    .map(({ word }) => word)
    .join(' ');
}

function isShouted(tokens: readonly Token[]): boolean {
  const written = tokens.map(({ raw }) => raw).join('');
  const capitals = written.replace(/[^\p{Lu}]/gu, '').length;
  const lower = written.replace(/[^\p{Ll}]/gu, '').length;
  return capitals + lower > 20 && lower < capitals / 4;
}

function marketAt(tokens: readonly Token[], at: number, lexicon: Lexicon, shouted: boolean): Found | undefined {
  if (neverAMarket(tokens, at) > 0) return undefined;
  const group = marketGroup(tokens, at);
  const entry = (lexicon.get(tokens[at]!.word) ?? []).find((each) => isWrittenAt(each, tokens, at, shouted));
  if (group && group.words >= (entry?.words.length ?? 0))
    return { mention: { symbol: null, group: group.name }, words: group.words };
  return entry && { mention: { symbol: entry.symbol, group: null }, words: entry.words.length };
}

function isWrittenAt(entry: LexiconEntry, tokens: readonly Token[], at: number, shouted: boolean): boolean {
  if (entry.words.some((word, i) => tokens[at + i]?.word !== word)) return false;
  return entry.words.length > 1 || isMeantAsMarket(entry, tokens, at, shouted);
}

function isMeantAsMarket(entry: LexiconEntry, tokens: readonly Token[], at: number, shouted: boolean): boolean {
  const { raw, word, tagged } = tokens[at]!;
  if (tagged) return true;
  const inCapitals = raw === raw.toUpperCase() && !shouted;
  if (englishWordTickers.has(word) || word.length < 2) return inCapitals && word.length > 1;
  if (entry.isSymbol && word.length < 3) return inCapitals;
  return !(word === 'rut' && ['a', 'the'].includes(tokens[at - 1]?.word ?? '') && raw === word);
}
