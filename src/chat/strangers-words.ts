import type { CommunityEvents, MarketData, ReceiptBook } from '../core/ports.ts';

/** Where a command gets words that are not ours. */
interface Sources {
  readonly market: MarketData;
  readonly communityEvents?: CommunityEvents | undefined;
  readonly receipts?: ReceiptBook | undefined;
}

/** The same sources, and what strangers' words they have handed out so far. */
export interface HeardSources {
  readonly sources: Sources;
  /** Names of markets, as the source gives them. */
  readonly names: () => readonly string[];
  /** Labels, claims and files that were read for this answer. */
  readonly heard: () => readonly string[];
}

/** Notes what a command reads that people outside wrote, so that their words are not taken for slips of ours. */
export function hearStrangers({ market, communityEvents, receipts }: Sources): HeardSources {
  const heard: string[] = [];
  const told = async <T>(work: Promise<T>, wordsOf: (answer: T) => readonly string[]): Promise<T> => {
    try {
      const answer = await work;
      heard.push(...wordsOf(answer));
      return answer;
    } catch (error) {
      if (error instanceof Error) heard.push(error.message); // it may quote a broken cell
      throw error;
    }
  };
  return {
    sources: {
      market: {
        ...market,
        daily: (symbol, request) => told(market.daily(symbol, request), ({ source }) => [source]),
        atCloses: (symbol, sessions, request) =>
          told(market.atCloses(symbol, sessions, request), (closes) => (closes ? [closes.source] : [])),
        flows: (symbol, request) => told(market.flows(symbol, request), (flows) => (flows ? [flows.source] : [])),
      },
      communityEvents: communityEvents && {
        ...communityEvents,
        list: (community) => told(communityEvents.list(community), (events) => events.map(({ label }) => label)),
      },
      receipts: receipts && {
        ...receipts,
        find: (community, id) => told(receipts.find(community, id), (found) => (found ? [textOf(found)] : [])),
        list: (community, most) => told(receipts.list(community, most), (kept) => kept.map(textOf)),
      },
    },
    names: () => market.catalogue().flatMap(({ symbol, name, aliases }) => [name, symbol, ...aliases]),
    heard: () => heard,
  };
}

const textOf = (receipt: object): string => JSON.stringify(receipt);
