import type { DataNote, MarketKind, MarketSymbol, TradingHours } from './ports.ts';
import { capital, type Catalog, msg, type Text } from '../messages/text.ts';

/** A market and its names: lower case, separated by `|`. */
interface Row {
  readonly symbol: string;
  readonly name: string;
  /** For an index, the fund that tracks it. */
  readonly fund?: string;
  /**
   * What it is called. `~` stands before a name that is understood in a command alone: a source's spelling, and a word
   * that means something else in a sentence.
   */
  readonly aliases?: string;
  /**
   * Only in a sentence, where what stands around it tells what is meant. A market without them, not even empty ones, is
   * found in sentences by what the source calls it.
   */
  readonly spoken?: string;
}

/** A market with the names by which it is found in sentences; undefined where it is found by what its source calls it. */
interface Entry {
  readonly market: MarketSymbol;
  readonly names: readonly string[] | undefined;
}

const split = (names = ''): string[] => names.split('|').filter(Boolean);
const isTypedOnly = (alias: string): boolean => alias.startsWith('~');
const withoutMark = (alias: string): string => alias.replace('~', '');

const markets = (kind: MarketKind, hours: TradingHours, currency: string, rows: readonly Row[]): Entry[] =>
  rows.map(({ symbol, name, fund, aliases, spoken }) => ({
    market: {
      symbol,
      name,
      kind,
      hours,
      currency,
      aliases: [...split(aliases).map(withoutMark), ...(kind === 'crypto' ? dollarPairAliases(symbol) : [])],
      ...(fund === undefined ? {} : { fund }),
    },
    names:
      spoken === undefined ? undefined : [...split(aliases).filter((alias) => !isTypedOnly(alias)), ...split(spoken)],
  }));

const dollarPairAliases = (symbol: string): string[] => [
  `${symbol.toLowerCase()}-usd`,
  `${symbol.toLowerCase()}usd`,
  `${symbol.toLowerCase()}/usd`,
];

const crypto = markets('crypto', 'always', 'USD', [
  {
    symbol: 'ETH',
    name: 'Ethereum',
    aliases: 'ether',
    spoken:
      'ethereum|ethusd|ethusdt|eth usd|eth usdt|ethereum network|ethreum|etherium|second largest cryptocurrency|second biggest cryptocurrency|number two cryptocurrency|eth price|' +
      'ether price|ether prices|ethereum price|second largest crypto|no 2 cryptocurrency|second largest token',
  },
  {
    symbol: 'BTC',
    name: 'Bitcoin',
    aliases: 'xbt',
    spoken:
      'bitcoin|btcusd|btcusdt|btc usd|btc usdt|bitcoins|digital gold|biggest cryptocurrency|largest cryptocurrency|crypto king|king of crypto|original cryptocurrency|largest digital asset|' +
      'btc price|bitcoin price|bitcoin prices|flagship cryptocurrency|world largest cryptocurrency|top cryptocurrency|orange coin',
  },
  { symbol: 'SOL', name: 'Solana', spoken: 'solana|solusd|solusdt|sol price' },
  { symbol: 'XRP', name: 'XRP', aliases: 'ripple', spoken: 'xrpusd|xrpusdt' },
  { symbol: 'BNB', name: 'BNB', aliases: 'binance coin', spoken: 'bnb coin' },
  { symbol: 'ADA', name: 'Cardano', spoken: 'cardano' },
  { symbol: 'DOGE', name: 'Dogecoin', aliases: 'doge coin', spoken: 'dogecoin' },
  { symbol: 'LINK', name: 'Chainlink', aliases: '~chain link', spoken: 'chainlink' },
  { symbol: 'LTC', name: 'Litecoin', aliases: '~lite coin', spoken: 'litecoin' },
  { symbol: 'AVAX', name: 'Avalanche', spoken: '' },
  { symbol: 'DOT', name: 'Polkadot', spoken: 'polkadot' },
  { symbol: 'BCH', name: 'Bitcoin Cash', spoken: 'bitcoin cash' },
  { symbol: 'XLM', name: 'Stellar', aliases: 'stellar lumens', spoken: '' },
  { symbol: 'UNI', name: 'Uniswap', spoken: 'uniswap' },
  { symbol: 'AAVE', name: 'Aave' },
  { symbol: 'TRX', name: 'TRON', spoken: 'tron' },
  { symbol: 'ATOM', name: 'Cosmos' },
  { symbol: 'SHIB', name: 'Shiba Inu', spoken: 'shiba inu' },
]);

const indices = markets('index', 'NYSE', 'USD', [
  {
    symbol: 'RUT',
    name: 'Russell 2000',
    fund: 'IWM',
    aliases:
      'russell|rty|russell2000|russell 2k|rus 2k|russell 2000 stocks|russell 2000 shares|russell stocks|r2k|~russell 2000 index|small caps|~small-caps|small cap|smallcaps|us small caps|small cap stocks|~^rut',
    spoken:
      'russell 2000|russel 2000|russel|russell small caps|smallcap|small cap equities|small cap index|small cap shares|smaller stocks|smaller companies|small stocks|small companies|u.s small caps|' +
      'us small cap stocks|u.s small cap stocks|american small caps|small caps index|small cap benchmark|' +
      'small company stocks|small company shares|small company equities|us small cap equities|u.s small cap equities|us small cap index|russell 2000 small cap index|russell 2000 index of small caps|smallcap stocks|us smallcaps|' +
      'russell 2000 index of small cap stocks|smaller cap stocks|small cap names|russell 2000s|small cap stock|us smaller companies|small caps in the us|smaller us companies|smaller us stocks|smaller us firms|small us stocks|' +
      'small us companies|small cap cousin|small cap cousins|small cap peers|small cap gauge|small cap firms|small cap companies|us small cap shares|us small cap names|us small cap companies|smaller firms|small firms|' +
      'smaller american companies|smaller shares|small cap complex|small cap cohort|smallcap index|smallcap shares|us small companies|small cap us stocks|american small cap stocks',
  },
  {
    symbol: 'SPX',
    name: 'S&P 500',
    fund: 'SPY',
    aliases:
      's&p|s&p500|~s&p 500 index|s and p 500|sp500|sp 500|snp 500|stocks|stonks|us stocks|equities|us equities|stock market|~^gspc|~^spx',
    spoken:
      "s&p 500|s p 500|standard & poor|standard & poor's 500|standard and poor|spx500|gspc|u.s stocks|" +
      'u.s equities|american stocks|american equities|spoos|spooz|spoo|us stock market|u.s stock market|equity market|' +
      'equity markets|stock markets|wall street|wall street giants|large caps|large cap stocks|us shares|equity index|stock index|s&ps|us stock markets|us large caps|american shares|us equity market|u.s equity market|' +
      'us equity markets|s&p index|american stock market|broad market|broader market|broader stock market|us stock|sp|the market for us stocks|broad us stocks|american equity|large cap benchmark|large cap index|large cap shares|' +
      'large cap equities|large cap gauge|large cap names|us large cap stocks|us large cap shares|us large cap names|us large cap index|us large cap equities|big caps|big cap stocks|the big index|big cap index|' +
      'american large caps|large company stocks|us equity index|us equity benchmark|large cap peers|large cap cousins|large cap cousin',
  },
  {
    symbol: 'NDX',
    name: 'Nasdaq-100',
    fund: 'QQQ',
    aliases: 'nasdaq|nasdaq 100|nasdaq100|~nasdaq-100 index|tech stocks|~^ndx',
    spoken:
      'ndx100|nasdaq composite|technology stocks|us tech stocks|u.s tech stocks|tech shares|nas100|tech heavy nasdaq|tech|technology shares|tech sector|nasdaq 100 index|nasdaq index|' +
      'tech heavy nasdaq 100|big us tech stocks|us tech|us technology stocks|us technology shares|us tech shares|american tech|' +
      'american tech stocks|american tech shares|american technology stocks|american technology shares|tech benchmark|tech index|tech gauge|' +
      'nasdaq stocks|nasdaq shares|nasdaq 100 stocks|nasdaq 100 shares|nas 100|nasdaq gauge|technology sector|technology index|tech names|tech equities',
  },
  {
    symbol: 'DJI',
    name: 'Dow Jones Industrial Average',
    fund: 'DIA',
    aliases: 'dow|dow jones|~the dow|djia|~^dji',
    spoken: 'dow jones industrial average|dow industrials|dow 30',
  },
  {
    symbol: 'VIX',
    name: 'CBOE Volatility Index',
    aliases: '~volatility|volatility index|~fear index|fear gauge|~^vix',
    spoken:
      "cboe volatility index|wall street fear gauge|wall street 's fear gauge|wall street 's fear index|volatility gauge|vix index",
  },
  {
    symbol: 'DXY',
    name: 'US Dollar Index',
    fund: 'UUP',
    aliases: 'dollar|us dollar|~the dollar|dollar index|greenback',
    spoken: 'u.s dollar|us dollar index|u.s dollar index|american dollar|the buck|us currency',
  },
]);

const commodities = markets('commodity', 'NYSE', 'USD', [
  {
    symbol: 'GOLD',
    name: 'Gold',
    fund: 'GLD',
    aliases: '~oro|xau|xauusd|gold price|spot gold|bullion|~gc=f',
    spoken:
      'xau usd|yellow metal|gold bullion|precious metal|gold prices|physical gold|actual gold|analog gold|analogue gold|the precious metal|yellow rock|yellow stuff|shiny stuff|shiny rock|shiny metal',
  },
  {
    symbol: 'SILVER',
    name: 'Silver',
    fund: 'SLV',
    aliases: '~silber|~plata|xag|xagusd|silver price|spot silver|~si=f',
    spoken: 'silver prices',
  },
  {
    symbol: 'OIL',
    name: 'Crude oil (WTI)',
    fund: 'USO',
    aliases: '~öl|~erdöl|~petróleo|~petroleo|crude|crude oil|wti|wti crude|oil price|~cl=f',
    spoken: 'brent|brent crude|oil prices|us crude',
  },
]);

const funds = markets('etf', 'NYSE', 'USD', [
  {
    symbol: 'IWM',
    name: 'iShares Russell 2000 ETF',
    aliases: 'russell 2000 etf|small cap etf',
    spoken: 'russell etf|ishares russell 2000|ishares russell 2000 etf|russell 2000 fund',
  },
  {
    symbol: 'SPY',
    name: 'SPDR S&P 500 ETF',
    aliases: 's&p 500 etf',
    spoken: 's&p fund|s&p etf|spdr s&p 500|s&p 500 fund|spdr s&p 500 etf',
  },
  {
    symbol: 'QQQ',
    name: 'Invesco QQQ (Nasdaq-100 ETF)',
    aliases: 'nasdaq 100 etf|invesco qqq',
    spoken: 'nasdaq etf|qqqs|the qs|qqq stocks|qqq shares',
  },
  { symbol: 'DIA', name: 'SPDR Dow Jones Industrial Average ETF', aliases: 'dow etf', spoken: '' },
  { symbol: 'GLD', name: 'SPDR Gold Shares', aliases: 'gold etf', spoken: 'gold fund|spdr gold|spdr gold shares' },
  { symbol: 'SLV', name: 'iShares Silver Trust', aliases: 'silver etf', spoken: '' },
  { symbol: 'USO', name: 'United States Oil Fund', aliases: '~oil etf', spoken: 'oil fund' },
  {
    symbol: 'TLT',
    name: 'iShares 20+ Year Treasury Bond ETF',
    aliases: 'long treasuries|long bonds|treasury bonds|long treasury returns',
    spoken:
      'treasuries|us treasuries|u.s treasuries|bonds|government bonds|bond market|treasurys|us bonds|long dated treasuries|us government bonds|long term treasuries|bond prices|us treasury bonds|' +
      'long dated bonds|long bond|the long bond|long dated treasurys|long term treasurys|us treasurys|long dated government bonds|long term government bonds|long term government debt|long dated government debt|' +
      'long treasurys|long dated us treasurys|long dated us treasuries|long dated us government bonds|long term us government bonds|long maturity treasuries|long duration treasuries|long duration bonds|long us treasuries|' +
      'long term bonds|long term us treasuries|long dated treasury bonds|long treasury bonds|long term treasury bonds|' +
      'us long bonds|treasury fund|treasury etf|treasury bond fund|treasury bond etf|long treasury fund|long treasury etf|' +
      'long bond etf|long bond fund|ishares treasury fund|ishares 20 year treasury fund|20 year treasury fund|us sovereign bonds|long end|treasury long end|ust long end',
  },
  {
    symbol: 'UUP',
    name: 'Invesco US Dollar Index Fund',
    aliases: 'dollar index fund|dollar etf',
    spoken: 'dollar fund',
  },
  { symbol: 'EEM', name: 'iShares MSCI Emerging Markets ETF', aliases: '~emerging markets' },
  { symbol: 'EFA', name: 'iShares MSCI EAFE ETF', aliases: '~developed markets' },
  {
    symbol: 'HYG',
    name: 'iShares High Yield Corporate Bond ETF',
    aliases: '~high yield|~junk bonds|~high yield bonds',
  },
  { symbol: 'LQD', name: 'iShares Investment Grade Corporate Bond ETF', aliases: '~corporate bonds|~investment grade' },
  { symbol: 'XLK', name: 'Technology Select Sector SPDR', aliases: '~tech sector' },
  { symbol: 'XLF', name: 'Financial Select Sector SPDR', aliases: '~financials|~bank stocks' },
  { symbol: 'XLE', name: 'Energy Select Sector SPDR', aliases: '~energy stocks' },
  { symbol: 'VNQ', name: 'Vanguard Real Estate ETF', aliases: '~real estate|~reits' },
]);

const stocks = markets('stock', 'NYSE', 'USD', [
  { symbol: 'AAPL', name: 'Apple' },
  { symbol: 'MSFT', name: 'Microsoft' },
  { symbol: 'NVDA', name: 'NVIDIA' },
  { symbol: 'AMZN', name: 'Amazon' },
  { symbol: 'GOOGL', name: 'Alphabet', aliases: '~google|~goog' },
  { symbol: 'META', name: 'Meta Platforms', aliases: '~meta|~facebook' },
  { symbol: 'TSLA', name: 'Tesla' },
  { symbol: 'AVGO', name: 'Broadcom' },
  { symbol: 'BRK-B', name: 'Berkshire Hathaway', aliases: '~berkshire|~brk.b|~brkb' },
  { symbol: 'JPM', name: 'JPMorgan Chase', aliases: '~jpmorgan|~jp morgan' },
  { symbol: 'COIN', name: 'Coinbase' },
  { symbol: 'MSTR', name: 'Strategy (MicroStrategy)', aliases: '~microstrategy|~strategy' },
]);

const currencies = markets('fx', 'always', 'USD', [
  { symbol: 'EURUSD', name: 'Euro in US dollars', aliases: '~euro|~eur|~eur-usd|~eur/usd' },
  { symbol: 'GBPUSD', name: 'British pound in US dollars', aliases: '~pound|~sterling|~gbp|~gbp-usd|~gbp/usd' },
]);

const yen = markets('fx', 'always', 'JPY', [
  { symbol: 'USDJPY', name: 'US dollar in yen', aliases: '~yen|~jpy|~usd-jpy|~usd/jpy' },
]);

const rates = markets('rate', 'US-BOND', 'percent', [
  {
    symbol: 'US10Y',
    name: 'US 10-year Treasury yield',
    aliases: '~10y|~10 year|~10-year|10 year yield|~10-year yield|ten year yield|treasury yield|treasury yields|~^tnx',
    spoken:
      '10 year treasury yield|ten year treasury yield|10y yield|us 10 year|bond yields|10 year treasury|ten year yields|' +
      '10 year yields|10y yields|10 year treasury yields|ten year treasury yields|us 10 year yield|us 10 year yields|' +
      'us 10 year treasury yield|us 10 year treasury yields|us treasury yields|us treasury yield|us bond yields|us yields|benchmark 10 year yield|benchmark 10 year yields|10 year note yield',
  },
]);

const entries = [...crypto, ...indices, ...commodities, ...funds, ...rates, ...currencies, ...yen, ...stocks];

/**
 * The markets people ask about most, under the names used everywhere here: what each is, when it trades, how people
 * write it, and which fund stands in for an index that a source does not carry.
 */
export const knownMarkets: readonly MarketSymbol[] = entries.map(({ market }) => market);

/** A market as sentences name it. */
export interface MarketName {
  /** The symbol of the catalogue, for example `RUT`. */
  readonly symbol: string;
  /** Names in words, case ignored: `small caps`, `russell 2000`. The symbol itself needs no entry. */
  readonly names: readonly string[];
}

/** Named in sentences, although no source here carries them. */
const notCarried: readonly MarketName[] = [
  { symbol: 'COPPER', names: [] },
  { symbol: 'TON', names: ['toncoin'] },
  { symbol: 'NEAR', names: ['near protocol'] },
  { symbol: 'ETC', names: ['ethereum classic'] },
  { symbol: 'XMR', names: ['monero'] },
  { symbol: 'HYPE', names: ['hyperliquid'] },
];

/**
 * Under which names do sentences speak of the best-known markets?
 *
 * Where a name is both an index's and a fund's the longer name decides: "Russell 2000" is `RUT`, "Russell 2000 ETF" is
 * `IWM`. Callers add their own: `[...wellKnownMarkets, ...catalogue]`, where the earlier entry wins a shared name.
 */
export const wellKnownMarkets: readonly MarketName[] = [
  ...entries.flatMap(({ market: { symbol }, names }) => (names === undefined ? [] : [{ symbol, names }])),
  ...notCarried,
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

/** What people call a market whose official name is long. */
const plainNames: Readonly<Record<string, string>> = {
  DJI: 'the Dow Jones',
  VIX: 'the volatility index (VIX)',
  DXY: 'the dollar index',
  OIL: 'crude oil',
  TLT: 'long US Treasuries (TLT)',
  EEM: 'emerging markets (EEM)',
  EFA: 'developed markets (EFA)',
  HYG: 'high-yield bonds (HYG)',
  LQD: 'corporate bonds (LQD)',
  XLK: 'tech stocks (XLK)',
  XLF: 'bank stocks (XLF)',
  XLE: 'energy stocks (XLE)',
  VNQ: 'real estate (VNQ)',
  MSTR: 'MicroStrategy',
  US10Y: 'the 10-year Treasury yield',
  EURUSD: 'the euro',
  GBPUSD: 'the pound',
  USDJPY: 'the dollar in yen',
};

/** A name of more words than this is a label of a vendor; the symbol says more. */
const MOST_NAME_WORDS = 4;

/**
 * A market by the name people use, as it stands within a sentence; a fund that stands for an index or a metal is named
 * as that, with its symbol.
 *
 * @example plainName({ symbol: 'IWM', name: 'iShares Russell 2000 ETF' }); // => 'the Russell 2000 (IWM)'
 */
export function plainName({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>): string {
  const tracked = knownMarkets.find(({ fund }) => fund === symbol);
  if (tracked !== undefined) return `${plainName(tracked)} (${symbol})`;
  const known = knownMarket(symbol);
  if (plainNames[symbol] !== undefined) return plainNames[symbol];
  if (known?.kind === 'index') return `the ${known.name}`;
  if (known?.kind === 'commodity') return known.name.toLowerCase();
  return name.split(' ').length > MOST_NAME_WORDS ? symbol : name;
}

/** Markets that the catalog has a name for. */
type Named = keyof Catalog['names'] & Uppercase<string>;

/** Which of its names is meant: with its article, as it stands within a sentence, or without. */
type NameForm = 'usual' | 'bare';

const CATALOGUED: readonly string[] = ['DJI', 'VIX', 'DXY', 'OIL', 'GOLD', 'SILVER', 'TLT', 'EEM', 'EFA', 'HYG', 'LQD', 'XLK', 'XLF', 'XLE', 'VNQ', 'MSTR', 'US10Y', 'EURUSD', 'GBPUSD', 'USDJPY'] satisfies readonly Named[]; // prettier-ignore

const hasName = (symbol: string): symbol is Named => CATALOGUED.includes(symbol);

/** `plainName` in the reader's language. */
export function nameOf({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>, form: NameForm = 'usual'): Text {
  const tracked = knownMarkets.find(({ fund }) => fund === symbol);
  if (tracked !== undefined) return msg('names.fund', { name: nameOf(tracked, form), symbol });
  if (hasName(symbol)) return msg(`names.${symbol}`, { form });
  const known = knownMarket(symbol);
  if (known?.kind === 'index') return msg('names.index', { name: known.name, form });
  return name.split(' ').length > MOST_NAME_WORDS ? symbol : name;
}

/** Its name beside a line or a bar: no article, no symbol, a capital letter first. */
export function shortNameOf(market: Pick<MarketSymbol, 'symbol' | 'name'>): Text {
  return capital(nameOf(knownMarkets.find(({ fund }) => fund === market.symbol) ?? market, 'bare'));
}

/** Its name in a list: as its source gives it, unless there is one in the reader's language. */
export function listedName({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>): Text {
  return hasName(symbol) ? capital(msg(`names.${symbol}`, { form: 'bare' })) : name;
}

/** The same of a symbol alone: its name where it is well known. */
export function nameFor(symbol: string): Text {
  return nameOf(knownMarket(symbol) ?? { symbol, name: symbol });
}

/** The short name of a symbol alone: as it begins a line, and within one. */
export const shortNameFor = (symbol: string): Text => capital(bareNameFor(symbol));

export function bareNameFor(symbol: string): Text {
  const market = knownMarkets.find(({ fund }) => fund === symbol) ?? knownMarket(symbol);
  return nameOf(market ?? { symbol, name: symbol }, 'bare');
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

/** `ETH (Ethereum)`; a market that has no other name is said once. */
export function symbolAndName({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>): Text {
  return symbol === name ? symbol : msg('refusals.named', { symbol, name });
}

/**
 * The remark that a fund was used for an index.
 *
 * @param index What was asked for.
 * @param fund What answered.
 * @param reason Why, as the end of the sentence.
 * @returns A note with the code `stand-in`.
 */
export function proxyNote(index: MarketSymbol, fund: MarketSymbol, reason: Text): DataNote {
  const said = { fund: symbolAndName(fund), index: symbolAndName(index), why: reason };
  return { code: 'stand-in', sentence: msg('notes.standIn', said) };
}

/**
 * What holders are paid a year in per cent of the price, roughly, as of 2025: dividends and coupons that a price leaves
 * out. Good enough to say that something is missing, not to compute with.
 */
const ROUGH_PAYOUTS_PCT: Readonly<Record<string, number>> = {
  SPY: 1.3,
  SPX: 1.3,
  IWM: 1.2,
  RUT: 1.3,
  DIA: 1.6,
  DJI: 1.7,
  QQQ: 0.6,
  NDX: 0.7,
  TLT: 4.2,
  HYG: 5.8,
  LQD: 4.4,
  UUP: 4.5,
  EEM: 2.4,
  EFA: 3,
  XLK: 0.7,
  XLF: 1.5,
  XLE: 3.3,
  VNQ: 3.9,
  JPM: 2.1,
};

/** A smaller payout than this hardly moves a gap. */
const WORTH_SAYING_PCT = 1;

/**
 * How much does the price of this market leave out, where it is enough to be said?
 *
 * Prices here are split-adjusted and without payouts, as charts show them. A bond fund whose price stands still has
 * still earned its holders several per cent a year.
 *
 * @param symbol A symbol in capitals.
 * @returns Per cent a year, above 1; undefined where it pays less or nothing is known of it.
 * @example payoutPct('TLT'); // => 4.2
 * @see ANALYTICS.md 1.6
 */
export function payoutPct(symbol: string): number | undefined {
  const paid = ROUGH_PAYOUTS_PCT[symbol];
  return paid !== undefined && paid > WORTH_SAYING_PCT ? paid : undefined;
}
