import type { DataNote, MarketKind, MarketSymbol, TradingHours } from './symbol.ts';

/** Symbol, name, other spellings (lower case, separated by `|`), and for an index the fund that tracks it. */
type Row = readonly [symbol: string, name: string, aliases?: string, fund?: string];

const markets = (kind: MarketKind, hours: TradingHours, currency: string, rows: readonly Row[]): MarketSymbol[] =>
  rows.map(([symbol, name, aliases = '', fund]) => ({
    symbol,
    name,
    kind,
    hours,
    currency,
    aliases: [...aliases.split('|').filter(Boolean), ...(kind === 'crypto' ? dollarPairAliases(symbol) : [])],
    ...(fund === undefined ? {} : { fund }),
  }));

const dollarPairAliases = (symbol: string): string[] => [
  `${symbol.toLowerCase()}-usd`,
  `${symbol.toLowerCase()}usd`,
  `${symbol.toLowerCase()}/usd`,
];

const crypto = markets('crypto', 'always', 'USD', [
  ['ETH', 'Ethereum', 'ether'],
  ['BTC', 'Bitcoin', 'xbt'],
  ['SOL', 'Solana'],
  ['XRP', 'XRP', 'ripple'],
  ['BNB', 'BNB', 'binance coin'],
  ['ADA', 'Cardano'],
  ['DOGE', 'Dogecoin', 'doge coin'],
  ['LINK', 'Chainlink', 'chain link'],
  ['LTC', 'Litecoin', 'lite coin'],
  ['AVAX', 'Avalanche'],
  ['DOT', 'Polkadot'],
  ['BCH', 'Bitcoin Cash'],
  ['XLM', 'Stellar', 'stellar lumens'],
  ['UNI', 'Uniswap'],
  ['AAVE', 'Aave'],
  ['TRX', 'TRON'],
  ['ATOM', 'Cosmos'],
  ['SHIB', 'Shiba Inu'],
]);

const indices = markets('index', 'NYSE', 'USD', [
  [
    'RUT',
    'Russell 2000',
    'russell|russell2000|russell 2k|r2k|russell 2000 index|small caps|small-caps|small cap|smallcaps|us small caps|small cap stocks|^rut',
    'IWM',
  ],
  [
    'SPX',
    'S&P 500',
    's&p|s&p500|s&p 500 index|s and p 500|sp500|sp 500|snp 500|stocks|us stocks|equities|us equities|stock market|^gspc|^spx',
    'SPY',
  ],
  ['NDX', 'Nasdaq-100', 'nasdaq|nasdaq 100|nasdaq100|nasdaq-100 index|tech stocks|^ndx', 'QQQ'],
  ['DJI', 'Dow Jones Industrial Average', 'dow|dow jones|the dow|djia|^dji', 'DIA'],
  ['VIX', 'CBOE Volatility Index', 'volatility|volatility index|fear index|fear gauge|^vix'],
  ['DXY', 'US Dollar Index', 'dollar|us dollar|the dollar|dollar index|greenback', 'UUP'],
]);

const commodities = markets('commodity', 'NYSE', 'USD', [
  ['GOLD', 'Gold', 'xau|xauusd|gold price|spot gold|bullion|gc=f', 'GLD'],
  ['SILVER', 'Silver', 'xag|xagusd|silver price|spot silver|si=f', 'SLV'],
  ['OIL', 'Crude oil (WTI)', 'crude|crude oil|wti|wti crude|oil price|cl=f', 'USO'],
]);

const funds = markets('etf', 'NYSE', 'USD', [
  ['IWM', 'iShares Russell 2000 ETF', 'russell 2000 etf|small cap etf'],
  ['SPY', 'SPDR S&P 500 ETF', 's&p 500 etf'],
  ['QQQ', 'Invesco QQQ (Nasdaq-100 ETF)', 'nasdaq 100 etf|invesco qqq'],
  ['DIA', 'SPDR Dow Jones Industrial Average ETF', 'dow etf'],
  ['GLD', 'SPDR Gold Shares', 'gold etf'],
  ['SLV', 'iShares Silver Trust', 'silver etf'],
  ['USO', 'United States Oil Fund', 'oil etf'],
  ['TLT', 'iShares 20+ Year Treasury Bond ETF', 'long treasuries|long bonds|treasury bonds'],
  ['UUP', 'Invesco US Dollar Index Fund', 'dollar index fund|dollar etf'],
  ['EEM', 'iShares MSCI Emerging Markets ETF', 'emerging markets'],
  ['EFA', 'iShares MSCI EAFE ETF', 'developed markets'],
  ['HYG', 'iShares High Yield Corporate Bond ETF', 'high yield|junk bonds|high yield bonds'],
  ['LQD', 'iShares Investment Grade Corporate Bond ETF', 'corporate bonds|investment grade'],
  ['XLK', 'Technology Select Sector SPDR', 'tech sector'],
  ['XLF', 'Financial Select Sector SPDR', 'financials|bank stocks'],
  ['XLE', 'Energy Select Sector SPDR', 'energy stocks'],
  ['VNQ', 'Vanguard Real Estate ETF', 'real estate|reits'],
]);

const stocks = markets('stock', 'NYSE', 'USD', [
  ['AAPL', 'Apple'],
  ['MSFT', 'Microsoft'],
  ['NVDA', 'NVIDIA'],
  ['AMZN', 'Amazon'],
  ['GOOGL', 'Alphabet', 'google|goog'],
  ['META', 'Meta Platforms', 'meta|facebook'],
  ['TSLA', 'Tesla'],
  ['AVGO', 'Broadcom'],
  ['BRK-B', 'Berkshire Hathaway', 'berkshire|brk.b|brkb'],
  ['JPM', 'JPMorgan Chase', 'jpmorgan|jp morgan'],
  ['COIN', 'Coinbase'],
  ['MSTR', 'Strategy (MicroStrategy)', 'microstrategy|strategy'],
]);

const currencies = markets('fx', 'always', 'USD', [
  ['EURUSD', 'Euro in US dollars', 'euro|eur|eur-usd|eur/usd'],
  ['GBPUSD', 'British pound in US dollars', 'pound|sterling|gbp|gbp-usd|gbp/usd'],
]);

const yen = markets('fx', 'always', 'JPY', [['USDJPY', 'US dollar in yen', 'yen|jpy|usd-jpy|usd/jpy']]);

const rates = markets('rate', 'US-BOND', 'percent', [
  [
    'US10Y',
    'US 10-year Treasury yield',
    '10y|10 year|10-year|10 year yield|10-year yield|ten year yield|treasury yield|treasury yields|^tnx',
  ],
]);

/**
 * The markets people ask about most, under the names used everywhere here: what each is, when it trades, how people
 * write it, and which fund stands in for an index that a source does not carry.
 */
export const knownMarkets: readonly MarketSymbol[] = [
  ...crypto,
  ...indices,
  ...commodities,
  ...funds,
  ...rates,
  ...currencies,
  ...yen,
  ...stocks,
];

/**
 * What is known of a market beyond what a source says about it?
 *
 * @param symbol A symbol in capitals.
 * @returns The facts, or undefined for a market not listed.
 * @example knownMarket('RUT')?.fund; // => 'IWM'
 */
export function knownMarket(symbol: string): MarketSymbol | undefined {
  return knownMarkets.find((market) => market.symbol === symbol);
}

/**
 * Which spellings does a source's own market answer to, once the names used everywhere are added?
 *
 * A spelling that belongs to another known market stays with that one: a folder may call the fund IWM "small caps", but
 * small caps mean the index RUT, and IWM stands in where RUT is absent.
 *
 * @param symbol The source's symbol.
 * @param own The source's spellings, any case.
 * @returns Lower-case spellings without repetition.
 * @example mergeAliases('IWM', ['Small caps', 'iwm fund']).includes('small caps'); // => false
 */
export function mergeAliases(symbol: string, own: readonly string[]): string[] {
  const others = new Set(knownMarkets.filter((m) => m.symbol !== symbol).flatMap((m) => m.aliases));
  const kept = own.map((alias) => alias.toLowerCase()).filter((alias) => !others.has(alias));
  return [...new Set([...kept, ...(knownMarket(symbol)?.aliases ?? [])])];
}

/**
 * Which fund answers for this index?
 *
 * @param symbol Any market.
 * @param catalogue What the source carries.
 * @returns The fund as the source carries it, or undefined where there is none.
 * @see ANALYTICS.md 1.9
 */
export function proxyFundFor(symbol: MarketSymbol, catalogue: readonly MarketSymbol[]): MarketSymbol | undefined {
  return symbol.fund === undefined ? undefined : catalogue.find((market) => market.symbol === symbol.fund);
}

/**
 * Which known indices does a source not carry itself but answer with a fund?
 *
 * @param catalogue What the source carries.
 * @returns The indices, in the order of the known list.
 */
export function indicesServedByProxy(catalogue: readonly MarketSymbol[]): MarketSymbol[] {
  const carried = new Set(catalogue.map((market) => market.symbol));
  return knownMarkets.filter((m) => !carried.has(m.symbol) && m.fund !== undefined && carried.has(m.fund));
}

/**
 * The remark that a fund was used for an index.
 *
 * @param index What was asked for.
 * @param fund What answered.
 * @param reason Why, as the end of the sentence.
 * @returns A note with the code `stand-in`.
 */
export function proxyNote(index: MarketSymbol, fund: MarketSymbol, reason: string): DataNote {
  return {
    code: 'stand-in',
    sentence: `${fund.symbol} (${fund.name}) stands in for ${index.symbol} (${index.name}): ${reason}.`,
  };
}
