import { knownMarkets } from '../../src/market/known-markets.ts';
import { lengthOf } from '../../src/messages/format.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { ask, commands } from './command-chat.ts';
import { moderator, openCommunityChat } from './community-chat.ts';

/** The first line of one answer, with what it asks a reader to take in. */
export interface FirstLine {
  readonly asked: string;
  readonly text: string;
  readonly words: number;
  readonly numbers: number;
  /** What is wrong with it by the rules for what people read; empty where nothing is. */
  readonly faults: readonly string[];
}

/** Questions beside the examples: other pairs, other windows, markets with long names, short histories. */
const more = [
  ...['ETH BTC', 'QQQ SPY', 'TLT SPY', 'GLD UUP', 'BTC TLT', 'VIX SPY'].flatMap((pair) => [
    ...['divergence', 'correlation', 'history', 'multiverse', 'hedge'].map((command) => `${command} ${pair}`),
    ...['divergence', 'correlation', 'history', 'hedge'].map((command) => `${command} ${pair} window:20`),
  ]),
  ...[20, 90, 180, 252].flatMap((window) => [`divergence ETH IWM window:${window}`, `radar window:${window}`]),
  ...['drivers BTC', 'drivers SPY', 'drivers GLD', 'drivers ETH window:60', 'flows BTC'],
  ...['compare ETH BTC', 'compare SPY QQQ IWM GLD TLT', 'matrix QQQ SPY IWM', 'matrix TLT GLD', 'matrix ETH BTC'],
  ...['brief "ETH/BTC, QQQ/SPY, GLD/TLT"', 'brief "ETH/BTC" since:2026-06-29', 'brief "TLT/SPY" since:2026-01-02'],
  ...['alert add ETH BTC measure:record', 'alert add QQQ SPY measure:change', 'watch add QQQ SPY'],
  ...['explain session', 'explain chance', 'explain p', 'explain interval', 'explain record', 'explain hedge'],
  ...[
    'check "ETH has decoupled from stocks"',
    'check "gold always beats bonds"',
    'check "BTC is at a record against gold"',
  ],
];

/** Words nobody needs to have heard of. `explain` says what one means, so it may name it. */
const jargon =
  /\b(?:sessions?|legs?|wandering|vol-scaled|volatility-scaled|EWMA|pp|z|noise|multiverse|percentiles?|median|standard deviations?|variance|p-value|hysteresis)\b/iu;

/** The VIX is what people call it, and two coins have no other name. */
const ownNames = ['XRP', 'BNB', 'VIX'];

const tickers = new Set(knownMarkets.map(({ symbol }) => symbol).filter((symbol) => !ownNames.includes(symbol)));

/** A ticker counts where it stands for a name; behind the name, in brackets, it is welcome. */
function tickerIn(text: string): string | undefined {
  const bare = text.replace(/\([A-Z\d-]+\)/gu, '').replace(/“[^”]*”/gu, '');
  return bare.match(/\b[A-Z][A-Z\d]{2,}\b/gu)?.find((word) => tickers.has(word));
}

function faultsOf(asked: string, text: string): string[] {
  const { words, numbers } = lengthOf(text);
  const term = asked.startsWith('explain') ? undefined : jargon.exec(text)?.[0];
  const ticker = tickerIn(text);
  return [
    ...(words > 25 ? [`${words} words`] : []),
    ...(numbers > 4 ? [`${numbers} numbers`] : []),
    ...(term === undefined ? [] : [`says ${term}`]),
    ...(ticker === undefined ? [] : [`says ${ticker} instead of a name`]),
  ];
}

/** The first line of every example of every command, and of many questions more, on one source of prices. */
export async function firstLines(market?: MarketData): Promise<FirstLine[]> {
  const community = await openCommunityChat(market);
  const { chat } = community;
  const lines: FirstLine[] = [];
  for (const asked of [...commands.flatMap(({ examples }) => examples), ...more]) {
    const { kind, reply } = await ask(chat, asked, moderator);
    const text = reply.title;
    if (kind !== 'refused') lines.push({ asked, text, ...lengthOf(text), faults: faultsOf(asked, text) });
  }
  await community.close();
  return lines;
}
