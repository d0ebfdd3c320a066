import type { Chat } from '../../src/chat/chat.ts';
import type { Asker } from '../../src/chat/command.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { CommunityBook } from '../../src/core/community/community-book.ts';
import type { Ledger } from '../../src/core/community/ledger.ts';
import type { CommunityEvents, MarketData } from '../../src/core/ports.ts';
import { createCommunityDesk } from '../../src/jobs/community-desk.ts';
import { openSample } from '../../src/providers/sample.ts';
import { createCommunityBook } from '../../src/storage/community-book.ts';
import { createCommunityEvents } from '../../src/storage/community-events.ts';
import { createLedger } from '../../src/storage/ledger.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { commandChat, replyTo, wordsOf } from './command-chat.ts';
import { newSqliteInMemory } from './databases.ts';
import { afterClose } from './sample-chat.ts';

/** Somebody who may change what a Discord server has set up. */
export const moderator: Asker = {
  platform: 'discord',
  person: 'discord:9',
  community: 'discord:1',
  channel: 'discord:7',
  moderator: true,
};

/** The commands over a database of their own, as a moderator of one server sees them. */
export interface CommunityChat {
  readonly chat: Chat;
  readonly book: CommunityBook;
  readonly ledger: Ledger;
  readonly events: CommunityEvents;
  /** What the bot lacks in every channel; tests fill it. */
  readonly missing: string[];
  /** People who may configure the server no longer; tests fill it. */
  readonly demoted: string[];
  /** Channels of other communities; tests fill it. */
  readonly foreign: string[];
  say(line: string, who?: Asker): Promise<string>;
  reply(line: string, who?: Asker): Promise<Reply>;
  close(): Promise<void>;
}

/** Opens one on the sample, or on a market that is given. */
export async function openCommunityChat(
  market: MarketData = openSample(() => afterClose),
  nowMs = () => afterClose,
): Promise<CommunityChat> {
  const database = await openDatabase(newSqliteInMemory());
  const missing: string[] = [];
  const foreign: string[] = [];
  const demoted: string[] = [];
  const messenger = {
    platform: 'discord',
    send: () => Promise.reject(new Error('nothing is sent here')),
    missingPermissions: () => Promise.resolve([...missing]),
    mayConfigure: (person: string) => Promise.resolve(!demoted.includes(person)),
    isIn: (channel: string) => Promise.resolve(!foreign.includes(channel)),
  } as const;
  const book = createCommunityBook(database, nowMs);
  const ledger = createLedger(database);
  const events = createCommunityEvents(database);
  const community = createCommunityDesk({ book, ledger, messengers: () => [messenger], nowMs });
  const chat = commandChat(market, { community, communityEvents: events });
  const reply = (line: string, who = moderator): Promise<Reply> => replyTo(chat, line, who);
  return {
    ...{ chat, book, ledger, events, missing, foreign, demoted, reply },
    say: async (line, who) => wordsOf(await reply(line, who)),
    close: () => database.close(),
  };
}
