import type { MarketKind, MarketSymbol } from '../../../src/market/ports.ts';

function market(symbol: string, name: string, kind: MarketKind, ...aliases: string[]): MarketSymbol {
  const hours = kind === 'crypto' ? 'always' : 'NYSE';
  return { symbol, name, kind, hours, currency: 'USD', aliases };
}

const eth = market('ETH', 'Ethereum', 'crypto', 'ethereum', 'ether');

const btc = market('BTC', 'Bitcoin', 'crypto', 'bitcoin');

const rut = market('RUT', 'Russell 2000', 'index', 'russell', 'russell 2000', '^rut');

const gold = market('GOLD', 'Gold', 'commodity', 'gold');

const spx = market('SPX', 'S&P 500', 'index', 's&p 500', 's&p');

/** A handful of markets to read lines against. */
export const smallCatalogue: readonly MarketSymbol[] = [eth, btc, rut, gold, spx];
