import type { CommunityEvents, ReceiptBook } from '../core/ports.ts';
import type { Database } from '../storage/open-database.ts';

/** What communities leave behind. The database is opened when the first of it is read or written. */
export function openBooks(open: () => Promise<Database>): { receipts: ReceiptBook; communityEvents: CommunityEvents } {
  const book = async (): Promise<ReceiptBook> => {
    const { createReceiptBook } = await import('../storage/receipt-book.ts');
    return createReceiptBook(await open(), Date.now);
  };
  const events = async (): Promise<CommunityEvents> => {
    const { createCommunityEvents } = await import('../storage/community-events.ts');
    return createCommunityEvents(await open());
  };
  return {
    receipts: {
      save: async (receipt) => (await book()).save(receipt),
      find: async (community, id) => (await book()).find(community, id),
      list: async (community, most) => (await book()).list(community, most),
    },
    communityEvents: {
      list: async (community) => (await events()).list(community),
      add: async (community, event) => (await events()).add(community, event),
      remove: async (community, date) => (await events()).remove(community, date),
    },
  };
}
