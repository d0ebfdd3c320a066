import type { Delivery, Destination, Messenger } from '../../chat/messenger.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Moderators } from './moderators.ts';
import type { TelegramOut } from './out.ts';
import { placeOf } from './place.ts';
import { refusalOf } from './refusal.ts';
import type { TelegramTransport } from './transport.ts';

/** What Telegram says about the bot in a chat. */
interface Membership {
  readonly status: string;
  readonly can_post_messages?: boolean;
  readonly can_send_messages?: boolean;
  readonly can_send_photos?: boolean;
}

function missingOf({ status, can_post_messages, can_send_messages, can_send_photos }: Membership): string[] {
  if (status === 'left' || status === 'kicked') return ['be a member of this chat'];
  return [
    ...(can_send_messages === false || can_post_messages === false ? ['send messages'] : []),
    ...(can_send_photos === false ? ['send photos'] : []),
  ];
}

/** Digests and alerts on Telegram, which knows no idempotence: a send that broke off is reported as unknown. */
export class TelegramMessenger implements Messenger {
  readonly platform = 'telegram';
  readonly #out: TelegramOut;
  readonly #transport: TelegramTransport;
  readonly #moderators: Moderators;
  readonly #botId: () => number | undefined;

  constructor(out: TelegramOut, transport: TelegramTransport, moderators: Moderators, botId: () => number | undefined) {
    this.#out = out;
    this.#transport = transport;
    this.#moderators = moderators;
    this.#botId = botId;
  }

  async prepare({ theme }: Destination, { picture }: Reply): Promise<void> {
    if (picture !== undefined) await this.#out.paint(picture, theme);
  }

  async send({ channel, theme, silent }: Destination, reply: Reply, _key: string): Promise<Delivery> {
    try {
      const id = await this.#out.send({ ...placeOf(channel), fixed: true }, reply, { theme, silent, shared: true });
      return { kind: 'sent', messageId: String(id) };
    } catch (error) {
      return refusalOf(error);
    }
  }

  async mayConfigure(person: string, community: string): Promise<boolean> {
    const standing = await this.#moderators.standing(placeOf(community).chatId, Number(placeOf(person).chatId));
    return standing === 'administrator';
  }

  isIn(channel: string, community: string): Promise<boolean> {
    return Promise.resolve(`${channel}:`.startsWith(`${community}:`));
  }

  async missingPermissions(channel: string): Promise<readonly string[]> {
    const { chatId } = placeOf(channel);
    if (!chatId.startsWith('-')) return [];
    try {
      const member = await this.#transport.call('getChatMember', { chat_id: Number(chatId), user_id: this.#botId() });
      return missingOf(member as Membership);
    } catch {
      return ['be a member of this chat'];
    }
  }
}
