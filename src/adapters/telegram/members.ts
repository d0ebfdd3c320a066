import { LRUCache } from 'lru-cache';
import type { AdapterLog } from '../connection.ts';
import type { TelegramTransport } from './transport.ts';

const cacheMs = 60_000;

/** What Telegram lets a person do in a chat: everything, manage topics, or nothing in particular. */
export type MemberRole = 'administrator' | 'topics' | 'none';

/** What Telegram says about a member, as far as it is read here. */
interface Member {
  readonly status: string;
  readonly can_manage_topics?: boolean;
}

/**
 * Who may change settings in a group: its creator and its administrators, and in topics who may manage them although not
 * everybody may. Asked of Telegram at every question; that somebody is none is kept for a minute, that somebody is one
 * never, since it may be taken away.
 */
export class ModeratorCache {
  readonly #transport: TelegramTransport;
  readonly #log: AdapterLog;
  readonly #known = new LRUCache<string, MemberRole>({ max: 5000, ttl: cacheMs });

  constructor(transport: TelegramTransport, log: AdapterLog) {
    this.#transport = transport;
    this.#log = log;
  }

  /** `none` where Telegram will not say. A person is at home in a private chat. */
  async roleOf(chatId: string, userId: number): Promise<MemberRole> {
    if (!chatId.startsWith('-')) return 'administrator';
    const key = `${chatId} ${userId}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    try {
      const role = await this.#ask(Number(chatId), userId);
      if (role === 'none') this.#known.set(key, role);
      return role;
    } catch (error) {
      this.#log.warn({ err: error }, 'Telegram did not say who is an administrator');
      return 'none';
    }
  }

  async #ask(chatId: number, userId: number): Promise<MemberRole> {
    const member = (await this.#transport.call('getChatMember', { chat_id: chatId, user_id: userId })) as Member;
    if (member.status === 'creator' || member.status === 'administrator') return 'administrator';
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
