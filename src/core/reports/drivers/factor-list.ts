import type { MarketSymbol } from '../../market/symbol.ts';

/** The two groups of factors, which are players of their own when shares are told apart. */
export type FactorGroup = 'macro' | 'crypto';

/** A market offered as an explanation. */
export interface FactorMarket {
  readonly symbol: MarketSymbol;
  readonly group: FactorGroup;
}

interface FactorRow {
  /** Markets that stand for the same thing, the preferred one first. */
  readonly oneOf: readonly string[];
  readonly group: FactorGroup;
}

const ROWS: readonly FactorRow[] = [
  { oneOf: ['SPY', 'SPX'], group: 'macro' },
  { oneOf: ['QQQ', 'NDX'], group: 'macro' },
  { oneOf: ['UUP', 'DXY'], group: 'macro' },
  { oneOf: ['VIX'], group: 'macro' },
  { oneOf: ['US10Y'], group: 'macro' },
  { oneOf: ['BTC'], group: 'crypto' },
];

/** What takes Bitcoin's place where Bitcoin itself is to be explained. */
const OTHER_CRYPTO: FactorRow = { oneOf: ['ETH'], group: 'crypto' };

/** Factors that can be asked, and those no market in the catalogue stands for. */
export interface FactorList {
  readonly factors: readonly FactorMarket[];
  readonly missing: readonly string[];
}

/**
 * Which markets can explain this one?
 *
 * US stocks (broad and technology), the dollar, expected volatility, the 10-year yield and Bitcoin. What the target is
 * or stands for is never among its own factors; for Bitcoin, Ethereum takes its place.
 *
 * @param target The market to explain.
 * @param catalogue What the source carries.
 * @returns Factors in a fixed order; `missing` names what the source has no market for.
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function factorList(target: MarketSymbol, catalogue: readonly MarketSymbol[]): FactorList {
  const rows = [...ROWS, ...(target.symbol === 'BTC' ? [OTHER_CRYPTO] : [])].filter(
    ({ oneOf }) => !oneOf.includes(target.symbol),
  );
  const found = rows.map(({ oneOf, group }) => ({
    name: oneOf[0]!,
    group,
    symbol: oneOf.map((name) => catalogue.find(({ symbol }) => symbol === name)).find((one) => one !== undefined),
  }));
  return {
    factors: found.flatMap(({ symbol, group }) => (symbol === undefined ? [] : [{ symbol, group }])),
    missing: found.filter(({ symbol }) => symbol === undefined).map(({ name }) => name),
  };
}
