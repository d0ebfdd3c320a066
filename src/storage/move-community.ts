import { sql, type Transaction } from 'kysely';
import { readKeptSettings } from '../community/read-stored.ts';
import type { CommunitySettings } from '../community/settings.ts';
import { type CommunityTables, moveCommunityRows } from './schema.ts';

type Tx = Transaction<CommunityTables>;

/** `telegram:-5` and its topics. */
const here = (column: string, from: string) =>
  sql<boolean>`(${sql.ref(column)} = ${from} or ${sql.ref(column)} like ${`${from}:%`})`;

/** The same place under its new name. */
const moved = (column: string, from: string, to: string) =>
  sql<string>`cast(${to} as text) || substr(${sql.ref(column)}, ${sql.lit(from.length + 1)})`;

/** A Telegram group that moved takes its topics, its settings and its history with it. */
export async function moveChannel(db: Tx, from: string, to: string): Promise<void> {
  await dropTaken(db, from, to);
  for (const table of ['subscriptions', 'deliveries'] as const) {
    const channel = moved('channel', from, to);
    await db.updateTable(table).set({ channel }).where(here('channel', from)).execute();
    await db.updateTable(table).set({ community: to }).where('community', '=', from).execute();
  }
  await db.updateTable('audit').set({ community: to }).where('community', '=', from).execute();
  await moveCommunityRows(db, from, to);
  await moveSettings(db, from, to);
}

/** What would say the same in the new place as something that was set up there already stays behind. */
async function dropTaken(db: Tx, from: string, to: string): Promise<void> {
  await sql`delete from subscriptions where ${here('channel', from)} and exists (
    select 1 from subscriptions as there
    where there.identity = subscriptions.identity and there.channel = ${moved('subscriptions.channel', from, to)})`.execute(
    db,
  );
}

/** Channels named in the settings get their new names; what the new community has chosen already stays. */
async function moveSettings(db: Tx, from: string, to: string): Promise<void> {
  const rows = await db.selectFrom('communities').selectAll().where('community', 'in', [from, to]).execute();
  const old = rows.find(({ community }) => community === from);
  if (old === undefined) return;
  await db.deleteFrom('communities').where('community', '=', from).execute();
  if (rows.length > 1) return;
  const settings = JSON.stringify(movedSettings(readKeptSettings(from, old.settings).settings, from, to));
  await db
    .insertInto('communities')
    .values({ ...old, community: to, settings })
    .execute();
}

function movedSettings(settings: CommunitySettings, from: string, to: string): CommunitySettings {
  const renamed = (channel: string): string =>
    channel === from || channel.startsWith(`${from}:`) ? `${to}${channel.slice(from.length)}` : channel;
  const own = Object.entries(settings.byChannel).map(([channel, chosen]) => [renamed(channel), chosen] as const);
  return { ...settings, channels: settings.channels.map(renamed), byChannel: Object.fromEntries(own) };
}
