import type { Chat, Delivery, Messenger } from '../../src/chat/chat.ts';
import type { Requester } from '../../src/chat/command.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { CommunityStore } from '../../src/community/community-store.ts';
import type { DeliveryQueue } from '../../src/community/delivery-queue.ts';
import type { CommunityEvents } from '../../src/community/events.ts';
import { createCommunityService } from '../../src/jobs/membership.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCommunityEvents, createCommunityStore } from '../../src/storage/community-store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { commandChat, replyTo, wordsOf } from './command-chat.ts';
import { newSqliteInMemory } from './databases.ts';
import { afterClose } from './sample-chat.ts';

/** Somebody who may change what a Discord server has set up. */
export const moderator: Requester = {
  platform: 'discord',
  person: 'discord:9',
  community: 'discord:1',
  channel: 'discord:7',
  moderator: true,
};

/** The commands over a database of their own, as a moderator of one server sees them. */
export interface CommunityChat {
  readonly chat: Chat;
  readonly book: CommunityStore;
  readonly ledger: DeliveryQueue;
  readonly events: CommunityEvents;
  /** What the bot lacks in every channel; tests fill it. */
  readonly missing: string[];
  /** People who may configure the server no longer; tests fill it. */
  readonly demoted: string[];
  /** Channels of other communities; tests fill it. */
  readonly foreign: string[];
  /** What was posted to try out a channel. */
  readonly tests: readonly { readonly channel: string; readonly reply: Reply }[];
  /** How the next posts end; tests fill it. */
  readonly endings: Delivery[];
  say(line: string, who?: Requester): Promise<string>;
  reply(line: string, who?: Requester): Promise<Reply>;
  close(): Promise<void>;
}

/** Opens one on the sample, or on a market that is given. */
export async function openCommunityChat(
  market: MarketData = openSimulation(() => afterClose),
  nowMs = () => afterClose,
): Promise<CommunityChat> {
  const database = await openDatabase(newSqliteInMemory());
  const missing: string[] = [];
  const foreign: string[] = [];
  const demoted: string[] = [];
  const tests: { channel: string; reply: Reply }[] = [];
  const endings: Delivery[] = [];
  const messenger: Messenger = {
    platform: 'discord',
    send: ({ channel }, reply) => {
      tests.push({ channel, reply });
      return Promise.resolve(endings.shift() ?? { kind: 'sent', messageId: '1' });
    },
    missingPermissions: () => Promise.resolve([...missing]),
    mayConfigure: (person: string) => Promise.resolve(!demoted.includes(person)),
    isIn: (channel: string) => Promise.resolve(!foreign.includes(channel)),
  };
  const book = createCommunityStore(database, nowMs);
  const ledger = createDeliveryQueue(database);
  const events = createCommunityEvents(database);
  const community = createCommunityService({
    store: book,
    messengers: () => [messenger],
    nowMs,
  });
  const chat = commandChat(market, { community, communityEvents: events });
  const reply = (line: string, who = moderator): Promise<Reply> => replyTo(chat, line, who);
  return {
    ...{ chat, book, ledger, events, missing, foreign, demoted, tests, endings, reply },
    say: async (line, who) => wordsOf(await reply(line, who)),
    close: () => database.close(),
  };
}
