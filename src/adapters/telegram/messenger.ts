import type { Delivery, Departure, Destination, Messenger } from '../../chat/ports.ts';
import type { Reply } from '../../chat/reply.ts';
import type { ModeratorCache } from './members.ts';
import { classifySendError } from './send-errors.ts';
import type { TelegramSender } from './sender.ts';
import { chatRefOf, type TelegramTransport } from './transport.ts';

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

  constructor(
    out: TelegramSender,
    transport: TelegramTransport,
    moderators: ModeratorCache,
    botId: () => number | undefined,
  ) {
    this.#out = out;
    this.#transport = transport;
    this.#moderators = moderators;
    this.#botId = botId;
  }

  async prepare({ theme }: Destination, { picture }: Reply): Promise<void> {
    if (picture !== undefined) await this.#out.paint(picture, theme);
  }

  async send(
    { channel, theme, silent }: Destination,
    reply: Reply,
    _key: string,
    departure?: Departure,
  ): Promise<Delivery> {
    const place = { ...chatRefOf(channel), fixed: true, ...(departure === undefined ? {} : { departure }) } as const;
    try {
      const id = await this.#out.send(place, reply, { theme, silent, shared: true });
      return { kind: 'sent', messageId: String(id) };
    } catch (error) {
      return classifySendError(error);
    }
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
