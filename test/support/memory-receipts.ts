import type { Receipt, ReceiptStore } from '../../src/community/receipts.ts';
import { receiptIds } from '../../src/reports/sample-facts.ts';

/** Receipts kept in memory, stamped with this instant. */
export function memoryReceipts(atMs: number): ReceiptStore {
  const kept: Receipt[] = [];
  const of = (community: string): Receipt[] => kept.filter((receipt) => receipt.community === community);
  return {
    save(said) {
      const known = of(said.community).find(({ hash }) => hash === said.hash);
      if (known !== undefined) return Promise.resolve(known);
      const receipt = { ...said, id: receiptIds(said.hash)[0]!, atMs };
      kept.unshift(receipt);
      return Promise.resolve(receipt);
    },
    find: (community, id) => Promise.resolve(of(community).find((receipt) => receipt.id === id)),
    list: (community, most) => Promise.resolve(of(community).slice(0, most)),
  };
}
