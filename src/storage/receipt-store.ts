import type { Transaction } from 'kysely';
import type { Receipt, ReceiptClaim, ReceiptDraft, ReceiptStore } from '../community/receipts.ts';
import { StorageError } from '../errors.ts';
import { receiptIds } from '../reports/sample-facts.ts';
import type { Database } from './database.ts';
import { type CommunityTables, keptText, readKeptText, type ReceiptRow, type UnreadableRow } from './schema.ts';

/** Opens the receipts of a database. `now` stamps what is kept, epoch milliseconds; `onUnreadable` is told whenever one is met. */
export function createReceiptStore(
  database: Database,
  now: () => number,
  onUnreadable: (row: UnreadableRow) => void = () => undefined,
): ReceiptStore {
  const readable = (row: ReceiptRow): Receipt | undefined => {
    const receipt = receiptOf(row);
    if (receipt === undefined)
      onUnreadable({ table: 'receipts', key: row.id, community: row.community, what: 'content' });
    return receipt;
  };
  return {
    save: (said) => database.write<CommunityTables, Receipt>((db) => save(db, said, now())),
    async find(community, id) {
      const row = await database.read<CommunityTables, ReceiptRow | undefined>((db) =>
        db
          .selectFrom('receipts')
          .selectAll()
          .where('community', '=', community)
          .where('id', '=', id)
          .executeTakeFirst(),
      );
      return row && readable(row);
    },
    async list(community, most) {
      const rows = await database.read<CommunityTables, ReceiptRow[]>((db) =>
        db
          .selectFrom('receipts')
          .selectAll()
          .where('community', '=', community)
          .orderBy('at_ms', 'desc')
          .orderBy('id')
          .limit(most)
          .execute(),
      );
      return rows.map(readable).filter((receipt) => receipt !== undefined);
    },
  };
}

/** Tries the ids of the fingerprint in turn; whoever else keeps the same verdict at this moment gets the same row. */
async function save(db: Transaction<CommunityTables>, said: ReceiptDraft, atMs: number): Promise<Receipt> {
  for (const id of receiptIds(said.hash)) {
    await db
      .insertInto('receipts')
      .values(rowOf(said, id, atMs))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await keptAs(db, said);
    const receipt = kept && receiptOf(kept);
    if (receipt !== undefined) return receipt;
  }
  throw new StorageError('No id is free for this receipt.');
}

function keptAs(db: Transaction<CommunityTables>, { community, hash }: ReceiptDraft): Promise<ReceiptRow | undefined> {
  return db
    .selectFrom('receipts')
    .selectAll()
    .where('community', '=', community)
    .where('hash', '=', hash)
    .executeTakeFirst();
}

/** With each text as it can be said later, in any language. */
function rowOf({ community, hash, ...draft }: ReceiptDraft, id: string, atMs: number): ReceiptRow {
  const claims = draft.claims.map((claim) => ({ ...claim, reason: keptText(claim.reason) }));
  const content = { ...draft, said: keptText(draft.said), claims };
  return { community, id, hash, at_ms: atMs, content: JSON.stringify(content) };
}

/** What a row holds: its texts as they were kept. */
type KeptDraft = Omit<ReceiptDraft, 'community' | 'hash' | 'said' | 'claims'> & {
  readonly said: string;
  readonly claims: readonly (Omit<ReceiptClaim, 'reason'> & { readonly reason: string })[];
};

/** Undefined where it cannot be read: the others of its community can. */
export function receiptOf({ community, id, hash, at_ms, content }: ReceiptRow): Receipt | undefined {
  try {
    const kept = JSON.parse(content) as KeptDraft;
    const claims = kept.claims.map((claim) => ({ ...claim, reason: readKeptText(claim.reason) }));
    return { ...kept, said: readKeptText(kept.said), claims, community, hash, id, atMs: at_ms };
  } catch {
    return undefined;
  }
}
