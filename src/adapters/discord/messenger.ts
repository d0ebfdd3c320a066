import {
  type APIGuild,
  type APIGuildMember,
  ChannelType,
  type Client,
  type GuildBasedChannel,
  PermissionFlagsBits as Permission,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import type { Delivery, Departure, Destination, Messenger, UnpostableChannel } from '../../chat/chat.ts';
import type { Reply } from '../../chat/reply.ts';
import { refusedTokenWaitMs } from '../connection.ts';
import { classifySendError } from './send-errors.ts';
import type { DiscordSender } from './sender.ts';

/** What a digest or an alert needs in its channel; answers to commands need nothing. */
export const neededPermissions = [
  { bit: Permission.ViewChannel, name: 'View Channel' },
  { bit: Permission.SendMessages, name: 'Send Messages' },
  { bit: Permission.SendMessagesInThreads, name: 'Send Messages in Threads' },
  { bit: Permission.AttachFiles, name: 'Attach Files' },
] as const;

/** The link that adds the bot to a server with the least it needs, or to a person's own account. */
export function inviteLink(applicationId: string): string {
  const permissions = neededPermissions.reduce((sum, { bit }) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}

/** `discord:123` without its platform. */
function channelId(channel: string): string {
  return channel.slice(channel.indexOf(':') + 1);
}

function missingPermissionsIn(channel: GuildBasedChannel): string[] {
  const me = channel.guild.members.me;
  const allowed = me === null ? null : channel.permissionsFor(me);
  const inThread = channel.isThread();
  return neededPermissions
    .filter(({ name }) => name !== (inThread ? 'Send Messages' : 'Send Messages in Threads'))
    .filter(({ bit }) => allowed?.has(bit) !== true)
    .map(({ name }) => name);
}

/** Whose a channel is, as the library keeps it or as Discord says it; a private one is nobody's server's. */
interface ChannelOwner {
  readonly guildId?: string;
  readonly guild_id?: string;
}

/** A channel's kind, and whether it is a thread that was put away, as the library keeps it or as Discord says it. */
interface KnownChannel {
  readonly type: ChannelType;
  readonly archived?: boolean | null;
  readonly thread_metadata?: { readonly archived: boolean };
}

/** Why no message can stand in a channel of this kind; undefined where one can. */
function unpostableKind(type: ChannelType): UnpostableChannel | undefined {
  if (type === ChannelType.GuildForum || type === ChannelType.GuildMedia) return 'forum';
  if (type === ChannelType.GuildCategory) return 'category';
  return type === ChannelType.GuildDirectory ? 'other' : undefined;
}

/** Digests and alerts on Discord. Posting needs no gateway; a delivery's key is its nonce, so it arrives once. */
export class DiscordMessenger implements Messenger {
  readonly platform = 'discord';
  /** Discord says "a few minutes" of its nonces. */
  readonly keyRememberedMs = 120_000;
  readonly saysDeparture = true;
  readonly #out: DiscordSender;
  readonly #rest: REST;
  readonly #client: () => Client | undefined;
  readonly #isRefused: () => boolean;

  constructor(out: DiscordSender, rest: REST, client: () => Client | undefined, isRefused: () => boolean) {
    this.#out = out;
    this.#rest = rest;
    this.#client = client;
    this.#isRefused = isRefused;
  }

  async prepare({ theme }: Destination, { picture }: Reply): Promise<void> {
    if (picture !== undefined) await this.#out.paint(picture, theme);
  }

  turn(channel: string): Promise<void> {
    return this.#out.turn(channelId(channel));
  }

  async send(to: Destination, reply: Reply, key: string, departure?: Departure): Promise<Delivery> {
    const { theme, mentionRole, silent, community } = to;
    if (this.#isRefused()) return { kind: 'later', retryAfterMs: refusedTokenWaitMs };
    const options = { theme, shared: true, withFiles: true, mentionRole, community };
    const message = await this.#out.compose(reply, options);
    try {
      const post = { nonce: key.slice(0, 25), silent, departure };
      return { kind: 'sent', messageId: await this.#out.post(channelId(to.channel), message, post) };
    } catch (error) {
      const refusal = classifySendError(error);
      return refusal.kind === 'denied' && refusal.cause === 'rights' && refusal.missing.length === 0
        ? { ...refusal, missing: await this.missingPermissions(to.channel) }
        : refusal;
    }
  }

  async missingPermissions(channel: string): Promise<readonly string[]> {
    const id = channelId(channel);
    const known = this.#client()?.channels.cache.get(id);
    if (known !== undefined) return 'guild' in known ? missingPermissionsIn(known) : [];
    const seen = await this.#rest.get(Routes.channel(id)).catch(() => undefined);
    return seen === undefined ? ['View Channel'] : [];
  }

  async isIn(channel: string, community: string): Promise<boolean> {
    const id = channelId(channel);
    const known = this.#client()?.channels.cache.get(id);
    const seen = (known ?? (await this.#rest.get(Routes.channel(id)).catch(() => undefined))) as
      ChannelOwner | undefined;
    const guild = seen?.guildId ?? seen?.guild_id;
    if (guild !== undefined) return `discord:${guild}` === community;
    return seen !== undefined && (await this.privateChannel(community)) === channel;
  }

  async unpostable(channel: string): Promise<UnpostableChannel | undefined> {
    const id = channelId(channel);
    const known: unknown = this.#client()?.channels.cache.get(id);
    const seen = (known ?? (await this.#rest.get(Routes.channel(id)).catch(() => undefined))) as
      KnownChannel | undefined;
    if (seen === undefined) return undefined;
    const archived = seen.archived ?? seen.thread_metadata?.archived ?? false;
    return archived ? 'archived' : unpostableKind(seen.type);
  }

  async mayConfigure(person: string, community: string): Promise<boolean> {
    const guild = this.#client()?.guilds.cache.get(channelId(community));
    if (guild === undefined) return this.#mayConfigureElsewhere(channelId(person), channelId(community));
    const member = await guild.members.fetch({ user: channelId(person), force: true }).catch(() => undefined);
    return member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false;
  }

  /** Asks Discord about a server that is another shard's, maybe in another process. */
  async #mayConfigureElsewhere(person: string, guildId: string): Promise<boolean> {
    const asked = [this.#rest.get(Routes.guild(guildId)), this.#rest.get(Routes.guildMember(guildId, person))];
    const [guild, member] = (await Promise.all(asked).catch(() => [])) as [APIGuild?, APIGuildMember?];
    if (guild === undefined || member === undefined) return false;
    const own = guild.roles.filter(({ id }) => id === guildId || member.roles.includes(id));
    const allowed = new PermissionsBitField(own.reduce((bits, { permissions }) => bits | BigInt(permissions), 0n));
    return guild.owner_id === person || allowed.has(PermissionFlagsBits.ManageGuild);
  }

  async privateChannel(person: string): Promise<string | undefined> {
    const body = { recipient_id: channelId(person) };
    const opened = await this.#rest.post(Routes.userChannels(), { body }).catch(() => undefined);
    return opened === undefined ? undefined : `discord:${(opened as { id: string }).id}`;
  }
}
