import { LRUCache } from 'lru-cache';
import type { AdapterLog } from '../adapter-log.ts';
import type { TelegramTransport } from './transport.ts';

const keptMs = 60_000;

/** Who may change settings in a group: its creator and its administrators, asked of Telegram and kept for a minute. */
export class Moderators {
  readonly #transport: TelegramTransport;
  readonly #log: AdapterLog;
  readonly #known = new LRUCache<string, boolean>({ max: 5000, ttl: keptMs });

  constructor(transport: TelegramTransport, log: AdapterLog) {
    this.#transport = transport;
    this.#log = log;
  }

  /** False where Telegram will not say. */
  async includes(chatId: string, userId: number): Promise<boolean> {
    if (!chatId.startsWith('-')) return true;
    const key = `${chatId} ${userId}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    try {
      const { status } = (await this.#transport.call('getChatMember', {
        chat_id: Number(chatId),
        user_id: userId,
      })) as {
        status: string;
      };
      const moderator = status === 'creator' || status === 'administrator';
      this.#known.set(key, moderator);
      return moderator;
    } catch (error) {
      this.#log.warn({ err: error }, 'Telegram did not say who is an administrator');
      return false;
    }
  }
}
