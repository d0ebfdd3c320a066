import { inEnglish } from '../../../src/messages/speaker.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { type CommunityTables, readKeptText } from '../../../src/storage/schema.ts';
import { logLeaks } from '../log-leaks.ts';
import { changesThere } from './changes-kept.ts';
import { type People, privateWords } from './people.ts';
import type { Side } from './side.ts';

/** What became of everything on one side. */
export interface SideEnd {
  readonly name: string;
  readonly deaths: readonly string[];
  /** Digests and alerts that were due. */
  readonly due: number;
  readonly arrived: number;
  readonly doubled: readonly string[];
  /** How many did not arrive, by the reason the ledger gives. */
  readonly lost: Readonly<Record<string, number>>;
  /** Those the ledger has no reason for. */
  readonly lostWithoutReason: readonly string[];
  /** Those that were changed after they had been sent. */
  readonly changed: readonly string[];
  readonly longestSilenceMs: { readonly discord: number; readonly telegram: number };
  readonly asked: number;
  readonly answered: number;
  readonly confirmed: number;
  readonly changesLost: readonly string[];
  /** Sentences that tell a move nobody can believe. */
  readonly beyondBelief: readonly string[];
  readonly leaks: readonly string[];
  readonly logLines: number;
  readonly stops: readonly { readonly ms: number; readonly code: number | null | undefined }[];
}

interface Delivery {
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
  readonly ready_ms: number;
}

/** Everything that was written down to be sent. */
export async function ledgerOf({ url }: Side): Promise<Delivery[]> {
  const database = await openDatabase(url);
  try {
    const rows = await database.read<CommunityTables, Delivery[]>((db) =>
      db.selectFrom('deliveries').select(['channel', 'state', 'reason', 'ready_ms']).execute(),
    );
    return rows.map((row) => ({ ...row, reason: row.reason && inEnglish(readKeptText(row.reason)) }));
  } finally {
    await database.close();
  }
}

interface Arrival {
  readonly channel: string;
  readonly writes: number;
}

/** What stands in channels in which nobody speaks. */
function arrivals({ discord, telegram, quietChannels }: Side): Arrival[] {
  const onDiscord = discord.posts
    .filter(({ interaction, deleted }) => interaction === undefined && !deleted)
    .map(({ placeId, writes }) => ({ channel: `discord:${placeId}`, writes }));
  const onTelegram = telegram.posts
    .filter(({ fromBot, deleted, replyTo }) => fromBot && !deleted && replyTo?.fromBot !== true) // what did not fit follows
    .map(({ room, topic, writes }) => ({
      channel: topic === undefined ? `telegram:${room.id}` : `telegram:${room.id}:${topic}`,
      writes,
    }));
  return [...onDiscord, ...onTelegram].filter(({ channel }) => quietChannels.has(channel));
}

function countBy(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]));
}

/** What every delivery came to: as many messages as the ledger has rows, fewer with a reason, never more. */
function deliveriesOf(side: Side, ledger: readonly Delivery[]) {
  const seen = countBy(arrivals(side).map(({ channel }) => channel));
  const planned = Map.groupBy(ledger, ({ channel }) => channel);
  const channels = [...side.quietChannels].map((channel) => {
    const rows = planned.get(channel) ?? [];
    return { channel, rows, missing: rows.length - (seen[channel] ?? 0) };
  });
  const short = channels.filter(({ missing }) => missing > 0);
  const reasons = short.map(({ rows }) => rows.find(({ state }) => state !== 'sent'));
  const neverPlanned = notPlanned(side, ledger).map((channel) => `${channel} never planned`);
  return {
    due: ledger.length + neverPlanned.length,
    arrived: Object.values(seen).reduce((sum, count) => sum + count, 0),
    doubled: channels.filter(({ missing }) => missing < 0).map(({ channel }) => channel),
    lost: countBy(reasons.flatMap((row) => (row?.reason ? [`${row.state}: ${row.reason}`] : []))),
    lostWithoutReason: [...neverPlanned, ...short.filter((_, at) => !reasons[at]?.reason).map(stateWords)],
    changed: arrivals(side)
      .filter(({ writes }) => writes > 1)
      .map(({ channel }) => channel),
  };
}

interface Channel {
  readonly channel: string;
  readonly rows: readonly Delivery[];
}

function stateWords({ channel, rows }: Channel): string {
  const states = rows.map((row) => `${row.state}, ready in ${Math.round((row.ready_ms - Date.now()) / 1000)} s`);
  return `${channel} ${states.join()}`;
}

/** Channels whose digest the ledger does not know. */
export function notPlanned({ digestChannels }: Side, ledger: readonly Delivery[]): string[] {
  const planned = new Set(ledger.map(({ channel }) => channel));
  return [...digestChannels].filter((channel) => !planned.has(channel));
}

/** A move of five hundred per cent and more, told as a fact. What says that it is held back is no fact. */
function movesBeyondBelief({ discord, telegram }: Side): string[] {
  const texts = [
    ...discord.posts.map(({ body }) => JSON.stringify(body)),
    ...telegram.posts.filter(({ fromBot }) => fromBot).map(({ text }) => text),
  ];
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s|\\n|\n|"/));
  return sentences.filter((one) => /\d{4,}(?:[.,]\d+)? ?%/.test(one) && !one.includes('held back'));
}

/** Looks at everything once the processes have been told to stop. */
export async function tally(side: Side, people: People, stops: SideEnd['stops']): Promise<SideEnd> {
  const ledger = (await ledgerOf(side)).filter(({ channel }) => side.quietChannels.has(channel));
  const password = /:[^:/@]+@/.exec(side.url)?.[0] ?? side.discord.token;
  const secrets = [side.discord.token, side.telegram.token, password, privateWords, privateWords.slice(12)];
  return {
    name: side.name,
    deaths: side.bots.flatMap(({ deaths }) => deaths),
    ...deliveriesOf(side, ledger),
    longestSilenceMs: { discord: people.silence.discord.longestMs, telegram: people.silence.telegram.longestMs },
    ...people.counts,
    confirmed: people.changes.confirmed,
    changesLost: people.changes.lost(await changesThere(side.url)),
    beyondBelief: movesBeyondBelief(side),
    leaks: side.bots.flatMap(({ output }) => logLeaks(output, secrets)),
    logLines: side.bots.reduce((sum, { output }) => sum + output.split('\n').length, 0),
    stops,
  };
}
