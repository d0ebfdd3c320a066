import { LRUCache } from 'lru-cache';
import type { Delivery, Departure, Destination, Messenger } from '../../chat/chat.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Logger } from '../../log.ts';
import { refusedTokenWaitMs } from '../connection.ts';
import { isLinkable } from './render.ts';
import type { TelegramSender } from './sender.ts';
import { classifySendError, chatRefOf, type TelegramTransport } from './transport.ts';

const cacheMs = 60_000;

/** What Telegram lets a person do in a chat: everything, manage topics, nothing in particular, or not even be there. */
export type MemberRole = 'administrator' | 'topics' | 'none' | 'stranger';

/** What Telegram says about a member, as far as it is read here. */
interface Member {
  readonly status: string;
  readonly is_member?: boolean;
  readonly can_manage_topics?: boolean;
}

/**
 * Who may change settings in a group: its creator and its administrators, and in topics who may manage them although not
 * everybody may. Asked of Telegram at every question; that somebody is none is kept for a minute, that somebody is one
 * never, since it may be taken away.
 */
export class ModeratorCache {
  readonly #transport: TelegramTransport;
  readonly #log: Logger;
  readonly #known = new LRUCache<string, MemberRole>({ max: 5000, ttl: cacheMs });
  readonly #titles = new LRUCache<string, string>({ max: 2000, ttl: 60 * cacheMs });

  constructor(transport: TelegramTransport, log: Logger) {
    this.#transport = transport;
    this.#log = log;
  }

  /** `stranger` where Telegram will not say. A person is at home in a private chat. */
  async roleOf(chatId: string, userId: number): Promise<MemberRole> {
    if (!chatId.startsWith('-')) return 'administrator';
    const key = `${chatId} ${userId}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    try {
      const role = await this.#ask(Number(chatId), userId);
      if (role === 'none' || role === 'stranger') this.#known.set(key, role);
      return role;
    } catch (error) {
      this.#log.warn({ err: error }, 'Telegram did not say who is an administrator');
      return 'stranger';
    }
  }

  /** What a chat is called; undefined where Telegram will not say. */
  async titleOf(chatId: string): Promise<string | undefined> {
    const known = this.#titles.get(chatId);
    if (known !== undefined) return known;
    const asked = this.#transport.call('getChat', { chat_id: Number(chatId) }) as Promise<{ readonly title?: string }>;
    const title = await asked.then(
      (chat) => chat.title,
      () => undefined,
    );
    if (title !== undefined) this.#titles.set(chatId, title);
    return title;
  }

  async #ask(chatId: number, userId: number): Promise<MemberRole> {
    const member = (await this.#transport.call('getChatMember', { chat_id: chatId, user_id: userId })) as Member;
    if (member.status === 'creator' || member.status === 'administrator') return 'administrator';
    if (member.status === 'left' || member.status === 'kicked' || member.is_member === false) return 'stranger';
    const mayManage = member.status === 'restricted' && member.can_manage_topics === true;
    return mayManage && !(await this.#everybodyManagesTopics(chatId)) ? 'topics' : 'none';
  }

  /** A right that everybody has tells nobody apart. */
  async #everybodyManagesTopics(chatId: number): Promise<boolean> {
    const { permissions } = (await this.#transport.call('getChat', { chat_id: chatId })) as {
      readonly permissions?: { readonly can_manage_topics?: boolean };
    };
    return permissions?.can_manage_topics !== false;
  }
}

/** What Telegram says about the bot in a chat. */
interface BotMembership {
  readonly status: string;
  readonly can_post_messages?: boolean;
  readonly can_send_messages?: boolean;
  readonly can_send_photos?: boolean;
}

function missingPermissionsOf({
  status,
  can_post_messages,
  can_send_messages,
  can_send_photos,
}: BotMembership): string[] {
  if (status === 'left' || status === 'kicked') return ['be a member of this chat'];
  return [
    ...(can_send_messages === false || can_post_messages === false ? ['send messages'] : []),
    ...(can_send_photos === false ? ['send photos'] : []),
  ];
}

/** Digests and alerts on Telegram, which knows no idempotence: a send that broke off is reported as unknown. */
export class TelegramMessenger implements Messenger {
  readonly platform = 'telegram';
  readonly saysDeparture = true;
  readonly #out: TelegramSender;
  readonly #transport: TelegramTransport;
  readonly #moderators: ModeratorCache;
  readonly #botId: () => number | undefined;
  readonly #isRefused: () => boolean;

  constructor(
    out: TelegramSender,
    transport: TelegramTransport,
    moderators: ModeratorCache,
    botId: () => number | undefined,
    isRefused: () => boolean,
  ) {
    this.#out = out;
    this.#transport = transport;
    this.#moderators = moderators;
    this.#botId = botId;
    this.#isRefused = isRefused;
  }

  async prepare({ theme }: Destination, { picture }: Reply): Promise<void> {
    if (picture !== undefined) await this.#out.paint(picture, theme);
  }

  turn(channel: string): Promise<void> {
    return this.#transport.turn(chatRefOf(channel));
  }

  async send(
    { channel, theme, silent }: Destination,
    reply: Reply,
    _key: string,
    departure?: Departure,
  ): Promise<Delivery> {
    if (this.#isRefused()) return { kind: 'later', retryAfterMs: refusedTokenWaitMs };
    const place = { ...chatRefOf(channel), fixed: true, ...(departure === undefined ? {} : { departure }) } as const;
    try {
      const id = await this.#out.send(place, reply, { theme, silent, shared: true });
      return { kind: 'sent', messageId: String(id) };
    } catch (error) {
      return classifySendError(error);
    }
  }

  /** Its title, which Telegram tells as long as the bot is there, and the id, where that can be made a link. */
  async describeChannel(channel: string): Promise<string> {
    const title = await this.#moderators.titleOf(chatRefOf(channel).chatId);
    if (title === undefined) return channel;
    return isLinkable(channel) ? `${title} (${channel})` : title;
  }

  async mayConfigure(person: string, community: string): Promise<boolean> {
    const role = await this.#moderators.roleOf(chatRefOf(community).chatId, Number(chatRefOf(person).chatId));
    return role === 'administrator';
  }

  isIn(channel: string, community: string): Promise<boolean> {
    return Promise.resolve(`${channel}:`.startsWith(`${community}:`));
  }

  async missingPermissions(channel: string): Promise<readonly string[]> {
    const { chatId } = chatRefOf(channel);
    if (!chatId.startsWith('-')) return [];
    try {
      const member = await this.#transport.call('getChatMember', { chat_id: Number(chatId), user_id: this.#botId() });
      return missingPermissionsOf(member as BotMembership);
    } catch {
      return ['be a member of this chat'];
    }
  }
}
