import type { MarketData, Request } from '../core/ports.ts';

/** A market that notes what an answer was not waiting for. */
export interface WatchedMarket {
  readonly market: MarketData;
  /** Waits for everything that was still loading when its prices were asked for; undefined where nothing was. */
  readonly settling: () => ((request: Request) => Promise<void>) | undefined;
}

/** Watches which histories are still loading at the moment somebody reads prices at session closes from them. */
export function watchMarket(market: MarketData): WatchedMarket {
  const waits = new Map<string, (request: Request) => Promise<void>>();
  const atCloses: MarketData['atCloses'] = async (symbol, sessions, request) => {
    const closes = await market.atCloses(symbol, sessions, request);
    const wait = market.settling?.(symbol);
    if (wait !== undefined) waits.set(symbol.symbol, wait);
    return closes;
  };
  return {
    market: market.settling === undefined ? market : { ...market, atCloses },
    settling: () => {
      if (waits.size === 0) return undefined;
      return async (request) => {
        await Promise.all([...waits.values()].map((wait) => wait(request)));
      };
    },
  };
}
