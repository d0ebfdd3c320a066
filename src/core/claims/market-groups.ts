import type { Token } from './tokenise.ts';

/** A group of markets and how many words named it. */
export interface NamedGroup {
  readonly name: string;
  readonly words: number;
}

const groups = new Set([
  'altcoins', 'altcoin', 'alts', 'alt coins', 'crypto', 'cryptos', 'cryptocurrencies', 'crypto market', 'crypto markets', 'crypto assets', 'cryptoassets', 'digital assets',
  'stablecoins', 'stablecoin', 'memecoins', 'meme coins', 'memecoin', 'risk assets', 'commodities', 'precious metals', 'emerging markets', 'real estate', 'reits',
  'magnificent seven', 'magnificent 7', 'mag 7', 'mag7', 'big tech', 'mega caps', 'megacaps', 'mid caps', 'midcaps', 'micro caps', 'microcaps', 'defi tokens', 'defi', 'layer 1s', 'layer 2 tokens',
  'russell 1000', 'russell 3000', 'russell midcap', 'russell microcap', 's&p 400', 's&p 600', 's&p midcap 400', 's&p smallcap 600',
  'gold miners', 'gold stocks', 'silver miners', 'bitcoin miners', 'nasdaq biotech', 'global equities', 'world stocks', 'foreign stocks', 'junk bonds', 'corporate bonds', 'high yield bonds', 'municipal bonds',
  'heating oil', 'palm oil', 'olive oil', 'other cryptocurrencies', 'everything else',
]); // prettier-ignore

// prettier-ignore

const stockKinds = new Set(
  `european europe chinese china asian asia japanese japan indian german french british uk korean brazilian mexican canadian australian african russian
  turkish global world international foreign emerging mining miner crypto bank banking energy ai chip semiconductor software value growth dividend utility
  defense defence penny meme retail healthcare health pharma biotech airline solar midcap mid microcap micro regional consumer industrial defensive cyclical
  housing oil gold silver bitcoin ethereum internet media auto`.split(/\s+/),
);

const stockWords = new Set(['stocks', 'equities', 'shares', 'stock']);

/** Words after a market's name that make something else of it. */
const followers: Readonly<Record<string, RegExp>> = {
  gold: /^(standard|medal|medals|rush|star|plated|digger|mine|mines|mining|reserves|card)$/,
  silver: /^(lake|lining|bullet|medal|screen)$/,
  dollar:
    /^(terms|amount|amounts|value|denominated|cost|bill|bills|store|stores|general|tree|sign|figure|weighted|for|volume)$/,
  ripple: /^(effect|effects|labs)$/,
  nasdaq: /^(listed)$/,
  oil: /^(company|companies|painting|producer|producers|spill|majors)$/,
  crude: /^(joke|estimate|measure|way)$/,
  bullion: /^(bank|banks)$/,
  tron: /^(legacy)$/,
  bond: /^(villain)$/,
  russell: /^(westbrook|wilson|crowe|brand|group|investments|dickerson|kirsch)$/,
};

/** Words before a market's name that make something else of it. */
const leaders: Readonly<Record<string, RegExp>> = {
  dollar: /^(a|per|billion|million|trillion|one|every|each|multi|digital|half|top|bottom)$/,
  oil: /^(snake|olive|palm|cooking)$/,
  gold: /^(black|paper|tokenized|tokenised|fool)$/,
  stocks: /^(these|those|some|many|two|three|individual|single)$/,
  crude: /^(a|very)$/,
  russell: /^(george|bill|kurt|keri|bertrand|jack|ken|theresa)$/,
  tech: /^(big|med|fin|ed|bio|clean|high|low)$/,
};

/** What may follow "tech" where it stands for tech stocks; "tech company" and "tech support" do not. */
const afterTech =
  /^(stocks|shares|sector|heavy|and|or|in|by|over|since|for|as|has|have|is|are|was|to|again|correlation|divergence|gap|spread|lags?|leads?|on|while|but|turns?|hits?|this|the|it|at|like|more|less|now|after|so|'s|[^a-z0-9]+)$/;

const commodities = new Set(['gold', 'silver', 'oil', 'crude', 'copper']);

const tradeWords =
  /^(demand|output|production|supply|imports?|exports?|inventories|stockpiles|sales|jewelry|jewellery|coins|consumption)$/;

const coins = new Set(['bitcoin', 'btc', 'ethereum', 'eth', 'ether', 'solana', 'sol', 'xrp']);

/**
 * Does a group of markets without a single price begin here: "altcoins", "European stocks", "Russell 1000"?
 *
 * Read as a group so that it is never mistaken for the market whose name it contains.
 *
 * @param tokens Of one sentence.
 * @param at Index of the first word.
 * @returns The group and its length in words, or undefined.
 * @example marketGroup(['european', 'stocks'].map((word) => ({ raw: word, word, tagged: false })), 0); // => { name: 'european stocks', words: 2 }
 */
export function marketGroup(tokens: readonly Token[], at: number): NamedGroup | undefined {
  return listedGroup(tokens, at) ?? stockGroup(tokens, at);
}

function listedGroup(tokens: readonly Token[], at: number): NamedGroup | undefined {
  for (const words of [4, 3, 2, 1]) {
    const name = phrase(tokens, at, words);
    if (groups.has(name)) return { name: name.endsWith('coin') ? `${name}s` : name, words };
  }
  return undefined;
}

function stockGroup(tokens: readonly Token[], at: number): NamedGroup | undefined {
  if (!stockKinds.has(tokens[at]!.word)) return undefined;
  const middle = /^(market|markets|cap|tech|miner|mining)$/.test(tokens[at + 1]?.word ?? '') ? 1 : 0;
  if (!stockWords.has(tokens[at + 1 + middle]?.word ?? '')) return undefined;
  return { name: phrase(tokens, at, 2 + middle), words: 2 + middle };
}

/** "Bitcoin ETFs" are funds, not the coin: how many words they take. */
function fundWords(tokens: readonly Token[], at: number): number {
  const spot = tokens[at]!.word === 'spot' ? 1 : 0;
  if (!coins.has(tokens[at + spot]?.word ?? '')) return 0;
  return /^(etfs?|etps?|funds?|futures|treasury|treasuries|miners|dominance|trust)$/.test(
    tokens[at + spot + 1]?.word ?? '',
  )
    ? spot + 2
    : 0;
}

/**
 * Does something begin here that contains a market's name and is not that market: "gold standard", "dollar terms"?
 *
 * @param tokens Of one sentence.
 * @param at Index of the first word.
 * @returns How many words to leave alone; 0 where nothing of the kind begins.
 * @example neverAMarket(['gold', 'standard'].map((word) => ({ raw: word, word, tagged: false })), 0); // => 2
 */
export function neverAMarket(tokens: readonly Token[], at: number): number {
  const { word, tagged } = tokens[at]!;
  const fund = fundWords(tokens, at);
  if (tagged || fund > 0) return fund;
  if (word === 'tech' && !afterTech.test(tokens[at + 1]?.word ?? ',')) return 1;
  if (commodities.has(word) && tradeWords.test(tokens[at + 1]?.word ?? '')) return 2;
  if (Object.hasOwn(followers, word) && followers[word]!.test(tokens[at + 1]?.word ?? '')) return 2;
  return Object.hasOwn(leaders, word) && leaders[word]!.test(tokens[at - 1]?.word ?? '') ? 1 : 0;
}

function phrase(tokens: readonly Token[], at: number, words: number): string {
  return tokens
    .slice(at, at + words)
    .map(({ word }) => word)
    .join(' ');
}
