import { Changes } from './changes.ts';
import {
  allComponents,
  bodyProblems,
  commandProblems,
  isComponentsV2,
  modalProblems,
  pingsOf,
  type SentBody,
  type SentComponent,
  type SentModal,
} from './discord-body-rules.ts';
import { DiscordGateway } from './discord-gateway.ts';
import { fairClock } from './fair-clock.ts';
import { WordsSeen } from './plain-words.ts';
import { type SeenPicture, seePicture } from './seen-picture.ts';
import { SlidingWindow } from './sliding-window.ts';
import { type Answered, type Received, StandInHttp, type UploadedFile } from './stand-in-http.ts';

/** A place people talk in. */
export interface DiscordPlace {
  readonly id: string;
  readonly name: string;
  /** 0 text, 1 direct message, 3 private group, 11 thread, 15 forum. */
  readonly type: number;
  readonly guildId?: string;
  readonly parentId?: string;
  readonly archived?: true;
}

interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly description: string;
  readonly file: UploadedFile;
}

/** A message as it is kept. */
export interface DiscordPost {
  readonly id: string;
  readonly placeId: string;
  readonly authorId: string;
  body: SentBody;
  flags: number;
  attachments: readonly Attachment[];
  thinking: boolean;
  deleted: boolean;
  /** How often its contents were put in or changed. */
  writes: number;
  readonly interaction?: DiscordInteraction;
  readonly pings: string[];
}

/** Something a person did, and how the bot took it. */
export interface DiscordInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly placeId: string;
  readonly message: DiscordPost | undefined;
  readonly createdMs: number;
  /** The same by the clock that leaves out how long the machine was busy with others. */
  readonly bornMs: number;
  acknowledgedMs?: number;
  original?: DiscordPost;
  choices?: readonly { readonly name: string; readonly value: string | number }[];
  /** The form it was answered with. */
  modal?: SentModal;
  posts: DiscordPost[];
}

/** A message as a person sees it. */
export interface DiscordSight {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly id: string; readonly disabled: boolean }[];
  readonly menus: readonly {
    readonly id: string;
    readonly options: readonly { readonly label: string; readonly value: string }[];
  }[];
  readonly pictures: readonly (SeenPicture & { readonly altText: string })[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly onlyFor: string | undefined;
  readonly pings: readonly string[];
}

/** A message somebody else wrote, in the fields in which Discord gives it. */
export interface SaidMessage {
  readonly content?: string;
  readonly flags?: number;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
  readonly attachments?: readonly object[];
  readonly poll?: object;
  /** What it forwards, which leaves its own content empty. */
  readonly message_reference?: object;
  readonly message_snapshots?: readonly { readonly message: object }[];
}

/** What a person does with a command. */
export interface SlashUse {
  readonly by?: string;
  readonly at?: DiscordPlace;
  readonly command: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  readonly moderator?: boolean;
}

/** A role of the server that lets nobody do more than they may anyway. */
const caretakers = '55';

const keepers = '120';

interface Fault {
  readonly when: (received: Received) => boolean;
  readonly answer: Answered;
  left: number;
}

const ephemeral = 64;

const manageGuild = 1n << 5n;

const ordinary = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 31n) | (1n << 38n);

function limited(waitMs: number, headers: Record<string, string>): Answered {
  const seconds = waitMs / 1000;
  const body = {
    message: 'You are being rate limited.',
    retry_after: seconds,
    global: 'x-ratelimit-global' in headers,
  };
  return { status: 429, body, headers: { ...headers, 'retry-after': String(seconds) } };
}

function refuse(status: number, code: number, message: string): Answered {
  return { status, body: { code, message } };
}

/**
 * Discord on loopback, as far as a bot can tell: it keeps messages and interactions, refuses what Discord refuses, and
 * shows what a person would see. People act through `slash`, `press`, `choose`, `complete` and `useOnMessage`.
 */
export class DiscordStandIn {
  readonly token: string;
  readonly applicationId = '9000';
  readonly changes = new Changes();
  readonly posts: DiscordPost[] = [];
  readonly interactions: DiscordInteraction[] = [];
  readonly requests: Received[] = [];
  readonly general: DiscordPlace = { id: '101', name: 'general', type: 0, guildId: '100' };
  readonly thread: DiscordPlace = { id: '102', name: 'a thread', type: 11, guildId: '100', parentId: '101' };
  readonly forum: DiscordPlace = { id: '103', name: 'forum', type: 15, guildId: '100' };
  readonly category: DiscordPlace = { id: '108', name: 'a category', type: 4, guildId: '100' };
  /** A thread that was put away: no gateway tells of it. */
  readonly oldThread: DiscordPlace = {
    id: '109',
    name: 'old',
    type: 11,
    guildId: '100',
    parentId: '101',
    archived: true,
  };
  readonly forumPost: DiscordPlace = { id: '104', name: 'a forum post', type: 11, guildId: '100', parentId: '103' };
  readonly direct: DiscordPlace = { id: '105', name: 'direct message', type: 1 };
  /** A server the bot is not in; a person brought it along. */
  readonly elsewhere: DiscordPlace = { id: '106', name: 'elsewhere', type: 0, guildId: '200' };
  /** Who holds a role besides everyone's, by person. */
  readonly rolesOf = new Map<string, readonly string[]>();
  /** Whether the bot can open private channels; a server's id is no person's. */
  privateChannels = true;
  /** What the apps of all people say of their language. */
  locale = 'en-US';
  /** Who may manage the server. */
  readonly managers = new Set<string>();
  readonly gateway: DiscordGateway;
  /** How many milliseconds a bot has to acknowledge, and how many an acknowledged token lives. */
  ackWithinMs = 3000;
  tokenLifeMs = 15 * 60_000;
  commands: Record<string, unknown>[] = [];
  commandWrites = 0;
  /** When messages arrived, and when requests were refused for coming too fast, by the clock of the limits. */
  readonly postedMs: number[] = [];
  readonly tooManyMs: number[] = [];
  forbidden = new Map<string, Answered>();
  /** People who take no messages from the bot. */
  readonly closedTo = new Set<string>();
  #faults: Fault[] = [];
  #nextId = 10_000;
  /** How many shards the bot is told to have. */
  recommendedShards = 1;
  readonly #inAll = new SlidingWindow(50, 1000);
  readonly #inChannel = new SlidingWindow(5, 5000);
  readonly #nonces = new Map<string, DiscordPost>();
  readonly #crowd = new Map<string, DiscordPlace>();
  readonly #nowMs: () => number;
  readonly #http: StandInHttp;
  readonly #seen = new WordsSeen('Discord');
  #port = 0;

  /** The limits are kept by `nowMs`. */
  constructor(token = 'discord-token', nowMs = (): number => performance.now()) {
    this.token = token;
    this.#nowMs = nowMs;
    this.#http = new StandInHttp((received) => this.#answer(received));
    this.gateway = new DiscordGateway(this.#http.server, {
      token,
      url: () => `ws://127.0.0.1:${this.#port}/gateway`,
      ready: () => ({
        user: this.#botUser(),
        application: { id: this.applicationId, flags: 0 },
      }),
      guilds: () => [this.#guild()],
    });
  }

  /** Uploads of pictures break off while they are under way, as long as this is true. */
  set cutsUploads(cut: boolean) {
    this.#http.cuts = ({ headers }) => cut && headers['content-type']?.startsWith('multipart/') === true;
  }

  async start(port = 0): Promise<string> {
    this.#port = await this.#http.listen(port);
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    await this.#http.close();
    this.#seen.requirePlain();
  }

  /** The next `times` requests that match get this answer instead. */
  failNext(when: (received: Received) => boolean, answer: Answered, times = 1): void {
    this.#faults.push({ when, answer, left: times });
  }

  /** Nothing fails any more that was to. */
  calm(): void {
    this.#faults = [];
    this.cutsUploads = false;
  }

  /** Every connection breaks, the gateway's too. */
  breakLines(): void {
    this.gateway.drop();
    this.#http.breakLines();
  }

  /** A further channel of the community, for crowds. */
  channel(id: string): DiscordPlace {
    const place: DiscordPlace = { id, name: `channel ${id}`, type: 0, guildId: '100' };
    this.#crowd.set(id, place);
    return place;
  }

  /** Resolves when the bot is connected and its commands are registered. */
  async ready(): Promise<void> {
    await this.changes.until('commands', () => this.commands.length > 0);
  }

  slash({ by = 'ann', at = this.general, command, options = {}, moderator = false }: SlashUse): DiscordInteraction {
    const known = this.commands.find((one) => one['name'] === command && one['type'] !== 3);
    if (known === undefined) throw new Error(`there is no command /${command}`);
    const specs = (known['options'] ?? []) as {
      name: string;
      type: number;
      required?: boolean;
      channel_types?: readonly number[];
    }[];
    const missing = specs.find((spec) => spec.required === true && options[spec.name] === undefined);
    if (missing !== undefined) throw new Error(`Discord's client asks for ${missing.name}`);
    const given = Object.entries(options).map(([name, value]) => {
      const spec = specs.find((one) => one.name === name);
      if (spec === undefined) throw new Error(`/${command} has no option ${name}`);
      if (spec.type === 7) this.#offers(spec.channel_types, String(value));
      return { name, value, type: spec.type };
    });
    return this.#interact(2, by, at, { id: '1', name: command, type: 1, options: given }, undefined, moderator);
  }

  complete(command: string, option: string, typed: string, by = 'ann'): DiscordInteraction {
    const known = this.commands.find((one) => one['name'] === command);
    const spec = ((known?.['options'] ?? []) as { name: string; type: number }[]).find((one) => one.name === option);
    if (spec === undefined) throw new Error(`/${command} has no option ${option}`);
    const options = [{ name: option, type: spec.type, value: typed, focused: true }];
    return this.#interact(4, by, this.general, { id: '1', name: command, type: 1, options });
  }

  /** Right-click on a message, then Apps, then the command. */
  useOnMessage(command: string, said: string | SaidMessage, by = 'ann', at = this.general): DiscordInteraction {
    if (!this.commands.some((one) => one['name'] === command && one['type'] === 3)) throw new Error(`no ${command}`);
    const id = this.#id();
    const { content = '', ...rest } = typeof said === 'string' ? { content: said } : said;
    const message = { ...this.#apiMessage(id, at, { id: 'bob', username: 'bob' }, { content }, 0), ...rest };
    const data = { id: '2', name: command, type: 3, target_id: id, resolved: { messages: { [id]: message } } };
    return this.#interact(2, by, at, data);
  }

  press(post: DiscordPost, label: string, by = post.interaction?.userId ?? 'ann'): DiscordInteraction {
    const button = allComponents(post.body.components ?? []).find((one) => one.type === 2 && one.label === label);
    if (button === undefined) throw new Error(`there is no button ${label}`);
    if (button.disabled === true) throw new Error(`the button ${label} cannot be pressed`);
    return this.pressId(post, button.custom_id!, by);
  }

  pressId(post: DiscordPost, customId: string, by = post.interaction?.userId ?? 'ann'): DiscordInteraction {
    return this.#interact(3, by, this.#place(post.placeId), { custom_id: customId, component_type: 2 }, post);
  }

  choose(post: DiscordPost, label: string, by = post.interaction?.userId ?? 'ann'): DiscordInteraction {
    const menus = allComponents(post.body.components ?? []).filter((one) => one.type === 3);
    const menu = menus.find((one) => one.options?.some((option) => option.label === label));
    const value = menu?.options?.find((option) => option.label === label)?.value;
    if (menu === undefined || value === undefined) throw new Error(`no menu offers ${label}`);
    const data = { custom_id: menu.custom_id, component_type: 3, values: [value] };
    return this.#interact(3, by, this.#place(post.placeId), data, post);
  }

  /** Somebody picks a channel or a role in the menu that says so. */
  pick(post: DiscordPost, placeholder: string, id: string, by = post.interaction?.userId ?? 'ann'): DiscordInteraction {
    const menus = allComponents(post.body.components ?? []).filter(({ type }) => type === 6 || type === 8);
    const menu = menus.find((one) => one.placeholder === placeholder);
    if (menu === undefined) throw new Error(`there is no menu ${placeholder}`);
    if (menu.type === 8) this.#offers(menu.channel_types, id);
    const resolved =
      menu.type === 6
        ? { roles: { [id]: { id, name: id, permissions: '0' } } }
        : { channels: { [id]: { id, name: id, type: this.#place(id).type, permissions: String(ordinary) } } };
    const data = { custom_id: menu.custom_id, component_type: menu.type, values: [id], resolved };
    return this.#interact(3, by, this.#place(post.placeId), data, post);
  }

  /** Somebody fills in the form an interaction was answered with; resolves once it is open. */
  async fillIn(asked: DiscordInteraction, value: string): Promise<DiscordInteraction> {
    const { custom_id, components } = await this.changes.until('the form', () => asked.modal);
    const field = components![0]!.component!;
    const typed = { type: 4, id: 2, custom_id: field.custom_id, value };
    const data = { custom_id, components: [{ type: 18, id: 1, component: typed }] };
    return this.#interact(5, asked.userId, this.#place(asked.placeId), data, asked.message);
  }

  /** The message an interaction ended in, once it has its contents. */
  answered(interaction: DiscordInteraction, withinMs = 10_000): Promise<DiscordPost> {
    return this.changes.until(
      'an answer',
      () => [...interaction.posts].reverse().find((post) => !post.thinking && !post.deleted && post.writes > 0),
      withinMs,
    );
  }

  async look(post: DiscordPost): Promise<DiscordSight> {
    const all = allComponents(post.body.components ?? []);
    const shown = [post.body.content ?? '', ...all.map((one) => one.content ?? '')].filter((text) => text !== '');
    const pictures = post.attachments.filter(({ file }) => file.mime.startsWith('image/'));
    return {
      text: shown.join('\n'),
      buttons: all
        .filter((one) => one.type === 2)
        .map((one) => ({ label: one.label ?? '', id: one.custom_id ?? '', disabled: one.disabled ?? false })),
      menus: all
        .filter((one) => one.type === 3)
        .map((one) => ({ id: one.custom_id ?? '', options: one.options ?? [] })),
      pictures: await Promise.all(
        pictures
          .filter((one) => isShown(one, all, post.flags))
          .map(async (one) => ({ ...(await seePicture(one.file.bytes)), altText: altTextOf(one, all) })),
      ),
      files: post.attachments
        .filter(({ file }) => !file.mime.startsWith('image/'))
        .map(({ filename, file }) => ({ name: filename, text: file.bytes.toString() })),
      onlyFor: (post.flags & ephemeral) === 0 ? undefined : post.interaction?.userId,
      pings: post.pings,
    };
  }

  /** A person deletes a message. */
  remove(post: DiscordPost): void {
    post.deleted = true;
    this.changes.happened();
  }

  leaveGuild(): void {
    this.gateway.dispatch('GUILD_DELETE', { id: '100' });
  }

  /** The bot is added again. */
  rejoinGuild(): void {
    this.gateway.dispatch('GUILD_CREATE', this.#guild());
  }

  /** A picker offers channels of the kinds it names, and no thread that was put away. */
  #offers(kinds: readonly number[] | undefined, id: string): void {
    const { type, archived } = this.#place(id);
    if (archived === true || kinds?.includes(type) === false) throw new Error(`Discord's client does not offer ${id}`);
  }

  #id(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }

  #botUser(): Record<string, unknown> {
    return { id: this.applicationId, username: 'rift', discriminator: '0', bot: true, avatar: null };
  }

  #place(id: string): DiscordPlace {
    const places = [this.general, this.thread, this.forumPost, this.direct, this.elsewhere, ...this.#unwritable()];
    return places.find((place) => place.id === id) ?? { id, name: id, type: 0, guildId: '100' };
  }

  #guild(): Record<string, unknown> {
    const overwrites = { permission_overwrites: [], position: 0 };
    return {
      id: '100',
      name: 'A community',
      owner_id: 'owner',
      unavailable: false,
      member_count: 3,
      roles: [
        { id: '100', name: '@everyone', permissions: String(ordinary), position: 0 },
        { id: keepers, name: 'keepers', permissions: String(manageGuild), position: 2 },
        { id: caretakers, name: 'caretakers', permissions: '0', position: 1 },
      ],
      members: [{ user: this.#botUser(), roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false }],
      channels: [
        { ...overwrites, id: '101', type: 0, name: 'general' },
        { ...overwrites, id: '103', type: 15, name: 'forum' },
        { ...overwrites, id: '108', type: 4, name: 'a category' },
        {
          position: 1,
          id: '107',
          type: 0,
          name: 'closed',
          permission_overwrites: [{ id: '100', type: 0, allow: '0', deny: String((1n << 11n) | (1n << 15n)) }],
        },
      ],
      threads: [this.thread, this.forumPost].map(({ id, name, parentId }) => ({
        id,
        name,
        type: 11,
        guild_id: '100',
        parent_id: parentId,
        thread_metadata: { archived: false, auto_archive_duration: 60, archive_timestamp: '2026-01-01T00:00:00Z' },
      })),
      emojis: [],
      stickers: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  #apiMessage(id: string, place: DiscordPlace, author: object, body: SentBody, flags: number): Record<string, unknown> {
    return {
      id,
      type: 0,
      channel_id: place.id,
      author,
      content: body.content ?? '',
      timestamp: '2026-06-25T20:00:00Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      pinned: false,
      flags,
    };
  }

  #interact(
    type: number,
    by: string,
    at: DiscordPlace,
    data: object,
    message?: DiscordPost,
    moderator = false,
  ): DiscordInteraction {
    const id = this.#id();
    const interaction: DiscordInteraction = {
      id,
      token: `token-${id}`,
      type,
      userId: by,
      placeId: at.id,
      message,
      createdMs: performance.now(),
      bornMs: fairClock.now(),
      posts: [],
      ...(message === undefined ? {} : { original: message }),
    };
    this.interactions.push(interaction);
    this.gateway.dispatch('INTERACTION_CREATE', this.#interactionPayload(interaction, at, data, moderator));
    return interaction;
  }

  #interactionPayload(one: DiscordInteraction, at: DiscordPlace, data: object, moderator: boolean): object {
    const user = { id: one.userId, username: one.userId, discriminator: '0', avatar: null };
    const manages = moderator || this.managers.has(one.userId);
    const permissions = String(manages ? ordinary | manageGuild : ordinary);
    const member = {
      user,
      permissions,
      roles: this.rolesOf.get(one.userId) ?? [],
      joined_at: '2026-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    };
    const message = one.message && {
      ...this.#apiMessage(one.message.id, at, this.#botUser(), one.message.body, one.message.flags),
      ...(one.message.interaction === undefined
        ? {}
        : {
            interaction_metadata: {
              id: one.message.interaction.id,
              type: 2,
              user: { ...user, id: one.message.interaction.userId, username: 'x' },
              authorizing_integration_owners: {},
            },
          }),
    };
    return {
      id: one.id,
      application_id: this.applicationId,
      type: one.type,
      token: one.token,
      version: 1,
      data,
      channel_id: at.id,
      channel: { id: at.id, type: at.type, ...(at.guildId === undefined ? {} : { guild_id: at.guildId }) },
      ...(at.guildId === undefined ? { user } : { guild_id: at.guildId, member }),
      ...(message === undefined ? {} : { message }),
      locale: this.locale,
      app_permissions: permissions,
      entitlements: [],
      authorizing_integration_owners: { '0': '100' },
      context: at.guildId === undefined ? 1 : 0,
      attachment_size_limit: 10 * 1024 * 1024,
    };
  }

  #answer(received: Received): Answered {
    this.requests.push(received);
    const fault = this.#faults.find((one) => one.left > 0 && one.when(received));
    if (fault !== undefined) {
      fault.left -= 1;
      if (fault.answer.arrives !== true) return fault.answer;
    }
    const answered = this.#route(received);
    if (answered.status === 429) this.tooManyMs.push(this.#nowMs());
    this.changes.happened();
    return fault?.answer ?? answered;
  }

  #route(received: Received): Answered {
    const [, , version, root, id = '', kind = '', last = '', post = ''] = received.path.split('/');
    if (version !== 'v10') return refuse(404, 0, '404: Not Found');
    if (root === 'interactions' && last === 'callback') return this.#callback(id, kind, received);
    if (root === 'webhooks') return this.#webhook(kind, post, received);
    if (received.headers.authorization !== `Bot ${this.token}`) return refuse(401, 0, '401: Unauthorized');
    const waitMs = this.#inAll.take(this.#nowMs());
    if (waitMs > 0) return limited(waitMs, { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' });
    if (root === 'gateway') return { status: 200, body: this.#gatewayBot() };
    if (root === 'applications' && kind === 'commands') return this.#commands(received);
    if (root === 'users' && kind === 'channels' && this.privateChannels) return this.#openDirect(received);
    if (root === 'guilds' && kind === '')
      return id === '100' ? { status: 200, body: this.#guild() } : refuse(404, 10004, 'Unknown Guild');
    if (root === 'guilds' && kind === 'members') return { status: 200, body: this.#member(last) };
    if (root === 'channels') return this.#channel(id, kind, received);
    return refuse(404, 0, '404: Not Found');
  }

  #member(person: string): object {
    const user = { id: person, username: person, discriminator: '0', avatar: null };
    const roles = [...(this.rolesOf.get(person) ?? []), ...(this.managers.has(person) ? [keepers] : [])];
    return { user, roles, joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 };
  }

  #gatewayBot(): object {
    const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
    return { url: `ws://127.0.0.1:${this.#port}/gateway`, shards: this.recommendedShards, session_start_limit: limit };
  }

  #openDirect({ fields }: Received): Answered {
    if (this.closedTo.has(String(fields['recipient_id'])))
      return refuse(403, 50007, 'Cannot send messages to this user');
    return { status: 200, body: { id: this.direct.id, type: this.direct.type } };
  }

  #commands(received: Received): Answered {
    if (received.method === 'PUT') {
      const wanted = received.json as Record<string, unknown>[];
      const problems = wanted.flatMap(commandProblems);
      if (problems.length > 0) return refuse(400, 50035, problems.join('; '));
      this.commandWrites += 1;
      this.commands = wanted.map((command) => ({
        id: this.#id(),
        application_id: this.applicationId,
        version: '1',
        name_localizations: null,
        description: '',
        description_localizations: null,
        nsfw: false,
        ...command,
        options: ((command['options'] ?? []) as Record<string, unknown>[]).map(withoutDefaults),
      }));
    }
    return { status: 200, body: this.commands };
  }

  #callback(id: string, token: string, received: Received): Answered {
    const one = this.interactions.find((known) => known.id === id && known.token === token);
    if (one === undefined || fairClock.now() - one.bornMs > this.ackWithinMs) {
      return refuse(404, 10062, 'Unknown interaction');
    }
    if (one.acknowledgedMs !== undefined) return refuse(400, 40060, 'Interaction has already been acknowledged.');
    const { type, data } = received.fields as { type: number; data?: SentBody & { choices?: never[] } };
    one.acknowledgedMs = received.atMs;
    if (type === 9) return this.#openModal(one, received.fields['data'] as SentModal);
    if (type === 8) one.choices = data?.choices ?? [];
    if (type === 8 && one.choices!.length > 25) return refuse(400, 50035, 'more than 25 choices');
    if (type === 4 || type === 5) {
      const post = this.#newPost(one.placeId, (data?.flags ?? 0) & ephemeral, one);
      post.thinking = type === 5;
      one.original = post;
      if (type === 4) return this.#write(post, data ?? {}, data?.flags ?? 0, received) ?? { status: 204 };
    }
    return { status: 204 };
  }

  /** A form is no message: there is nothing to be edited after it. */
  #openModal(one: DiscordInteraction, modal: SentModal): Answered {
    if (one.type === 5) return refuse(400, 50035, 'a form cannot be answered with a form');
    const problems = modalProblems(modal);
    if (problems.length > 0) return refuse(400, 50035, problems.join('; '));
    one.modal = modal;
    delete one.original;
    return { status: 204 };
  }

  #newPost(placeId: string, flags: number, interaction?: DiscordInteraction): DiscordPost {
    const post: DiscordPost = {
      id: this.#id(),
      placeId,
      authorId: this.applicationId,
      body: {},
      flags,
      attachments: [],
      thinking: false,
      deleted: false,
      writes: 0,
      pings: [],
      ...(interaction === undefined ? {} : { interaction }),
    };
    this.posts.push(post);
    interaction?.posts.push(post);
    return post;
  }

  #webhook(token: string, target: string, received: Received): Answered {
    const one = this.interactions.find((known) => known.token === token);
    if (one?.acknowledgedMs === undefined) return refuse(404, 10015, 'Unknown Webhook');
    if (performance.now() - one.createdMs > this.tokenLifeMs) return refuse(401, 50027, 'Invalid Webhook Token');
    if (target === '') return this.#followUp(one, received);
    const post = target === '@original' ? one.original : this.posts.find((known) => known.id === target);
    if (post === undefined || post.deleted) return refuse(404, 10008, 'Unknown Message');
    if (received.method === 'DELETE') {
      post.deleted = true;
      return { status: 204 };
    }
    const body = bodyOf(received);
    const flags = post.flags | ((body.flags ?? 0) & isComponentsV2);
    const refused = this.#write(post, body, flags, received);
    if (refused !== undefined) return refused;
    if (!one.posts.includes(post)) one.posts.push(post);
    return {
      status: 200,
      body: this.#apiMessage(post.id, this.#place(post.placeId), this.#botUser(), post.body, post.flags),
    };
  }

  #followUp(one: DiscordInteraction, received: Received): Answered {
    const body = bodyOf(received);
    const post = this.#newPost(one.placeId, (body.flags ?? 0) & ephemeral, one);
    const refused = this.#write(post, body, body.flags ?? 0, received);
    return (
      refused ?? {
        status: 200,
        body: this.#apiMessage(post.id, this.#place(post.placeId), this.#botUser(), body, post.flags),
      }
    );
  }

  #channel(id: string, kind: string, received: Received): Answered {
    const refused = this.forbidden.get(id);
    if (refused !== undefined) return refused;
    const place = this.#writable(id) ?? (kind === '' ? this.#unwritable().find((one) => one.id === id) : undefined);
    if (place === undefined) return refuse(404, 10003, 'Unknown Channel');
    if (kind !== 'messages' || received.method !== 'POST') {
      const owner = place.guildId === undefined ? {} : { guild_id: place.guildId };
      const thread = place.archived === true ? { thread_metadata: { archived: true } } : {};
      return { status: 200, body: { id, type: place.type, ...owner, ...thread } };
    }
    const waitMs = this.#inChannel.take(this.#nowMs(), id);
    if (waitMs > 0) return limited(waitMs, { ...this.#bucket(id), 'x-ratelimit-scope': 'user' });
    return { ...this.#post(place, received), headers: this.#bucket(id) };
  }

  #post(place: DiscordPlace, received: Received): Answered {
    const body = bodyOf(received);
    const name = `${place.id} ${body.nonce ?? ''}`;
    const same = body.nonce === undefined ? undefined : this.#nonces.get(name);
    if (same !== undefined && body.enforce_nonce === true) return { status: 200, body: { id: same.id } };
    const post = this.#newPost(place.id, body.flags ?? 0);
    const wrong = this.#write(post, body, body.flags ?? 0, received);
    if (wrong !== undefined) return wrong;
    this.#nonces.set(name, post);
    this.postedMs.push(this.#nowMs());
    return { status: 200, body: this.#apiMessage(post.id, place, this.#botUser(), body, post.flags) };
  }

  #unwritable(): DiscordPlace[] {
    return [this.forum, this.category, this.oldThread];
  }

  #writable(id: string): DiscordPlace | undefined {
    return [this.general, this.thread, this.forumPost, this.direct].find((one) => one.id === id) ?? this.#crowd.get(id);
  }

  /** What Discord says of a channel's limit with every answer. */
  #bucket(id: string): Record<string, string> {
    const { count, allInMs } = this.#inChannel.left(this.#nowMs(), id);
    return {
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': String(count),
      'x-ratelimit-reset-after': String(allInMs / 1000),
      'x-ratelimit-bucket': 'channel-messages',
    };
  }

  /** Puts contents into a message, or says why Discord would not. */
  #write(post: DiscordPost, body: SentBody, flags: number, received: Received): Answered | undefined {
    const files = [...received.files].filter(([part]) => part.startsWith('files['));
    const problems = bodyProblems(
      body,
      flags,
      files.map(([, file]) => file),
    );
    if (problems.length > 0) {
      if (post.writes === 0 && !post.thinking) post.deleted = true;
      return refuse(400, 50035, `Invalid Form Body: ${problems.join('; ')}`);
    }
    const kept = post.attachments.filter((one) => body.attachments?.some((listed) => listed.id === one.id));
    const added = files.map(([part, file]) => {
      const listed = body.attachments?.find((one) => `files[${one.id}]` === part);
      return { id: this.#id(), filename: listed?.filename ?? file.name, description: listed?.description ?? '', file };
    });
    post.attachments = [...(body.attachments === undefined ? post.attachments : kept), ...added];
    post.body = { ...post.body, ...body };
    post.flags = flags;
    post.thinking = false;
    post.writes += 1;
    const shown = allComponents(body.components ?? []);
    this.#seen.see(body.content ?? '', ...shown.flatMap(({ content = '', label = '' }) => [content, label]));
    post.pings.push(...pingsOf(body));
    return undefined;
  }
}

function bodyOf(received: Received): SentBody {
  const text = received.fields['payload_json'];
  return (typeof text === 'string' ? JSON.parse(text) : received.fields) as SentBody;
}

/** Discord leaves out what is false when it gives options back. */
function withoutDefaults(option: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(option).filter(([, value]) => value !== false));
}

/** With components, a picture shows only through one. */
function isShown(one: Attachment, all: readonly SentComponent[], flags: number): boolean {
  if ((flags & isComponentsV2) === 0) return true;
  return all.some((component) => component.items?.some((item) => item.media.url === `attachment://${one.filename}`));
}

function altTextOf(one: Attachment, all: readonly SentComponent[]): string {
  const items = all.flatMap((component) => component.items ?? []);
  return items.find((item) => item.media.url === `attachment://${one.filename}`)?.description ?? one.description;
}
