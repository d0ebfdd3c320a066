import { Changes } from './changes.ts';
import { type SeenPicture, seePicture } from './seen-picture.ts';
import { SlidingWindow } from './sliding-window.ts';
import { type Answered, type Received, StandInHttp, type UploadedFile } from './stand-in-http.ts';
import { WordsSeen } from './plain-words.ts';
import { readTelegramHtml, type TelegramLink } from './telegram-html.ts';

/** A chat people and the bot share. */
export interface TelegramRoom {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title: string;
  readonly isForum?: true;
  /** Set once the group became a supergroup. */
  movedTo?: number;
  /** Why the bot may not send here. */
  refusal?: { readonly code: number; readonly description: string };
  readonly admins: Set<number>;
  /** Restricted members who may manage topics. */
  readonly topicManagers: Set<number>;
  /** Whether everybody may. */
  everybodyManagesTopics: boolean;
  /** People's messages in private rooms always arrive; in groups the privacy mode decides. */
  started: boolean;
}

interface KeyboardButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

/** A message as it is kept. */
export interface TelegramPost {
  readonly id: number;
  readonly room: TelegramRoom;
  readonly fromId: number;
  readonly fromBot: boolean;
  readonly senderChat?: number;
  readonly topic?: number;
  readonly replyTo?: TelegramPost;
  text: string;
  photo?: { readonly fileId: string; readonly bytes: Buffer };
  document?: UploadedFile;
  keyboard: readonly (readonly KeyboardButton[])[];
  /** What takes the place of the letters' keyboard. */
  requests?: readonly { readonly text: string; readonly request_chat?: { readonly chat_is_channel: boolean } }[];
  /** Whether clients open a reply to it by themselves. */
  readonly forcesReply?: true;
  writes: number;
  deleted: boolean;
  readonly silent: boolean;
  readonly atMs: number;
  /** Words of the bot's that open addresses. */
  links?: readonly TelegramLink[];
  /** What a person's message holds beside or instead of a text, in Telegram's own fields. */
  readonly holds?: SaidParts;
}

/** What people send beside words. A caption takes the place of the text. */
export interface SaidParts {
  readonly caption?: string;
  readonly entities?: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  readonly caption_entities?: SaidParts['entities'];
  readonly photo?: readonly object[];
  readonly voice?: object;
  readonly poll?: { readonly question: string; readonly options: readonly { readonly text: string }[] };
  readonly forward_origin?: object;
  readonly quote?: { readonly text: string };
  readonly external_reply?: object;
}

/** A press, and what the presser was shown. */
export interface TelegramPress {
  readonly id: string;
  readonly createdMs: number;
  acknowledgedMs?: number;
  alert?: string;
  /** What the presser's client opened. */
  url?: string;
}

/** What inline mode offers for a query. */
export interface TelegramInline {
  readonly id: string;
  results?: readonly Record<string, unknown>[];
  button?: unknown;
}

/** A message as a person sees it. */
export interface TelegramSight {
  readonly text: string;
  readonly picture: SeenPicture | undefined;
  readonly document: { readonly name: string; readonly bytes: Buffer } | undefined;
  readonly buttons: readonly string[];
  readonly topic: number | undefined;
}

interface Fault {
  readonly when: (received: Received) => boolean;
  readonly answer: Answered;
  left: number;
}

function refused(code: number, description: string, parameters?: object): Answered {
  return { status: code, body: { ok: false, error_code: code, description, ...(parameters && { parameters }) } };
}

function granted(result: unknown): Answered {
  return { status: 200, body: { ok: true, result } };
}

const botId = 7000;

export const groupAnonymousBot = 1_087_968_824;

/** A list of commands by whom it is shown to: the scope, and the language where it is for one alone. */
function listKey({ scope, language_code: code = '' }: Record<string, unknown>): string {
  return `${JSON.stringify(scope)}${code === '' ? '' : ` ${String(code)}`}`;
}

/**
 * Telegram on loopback, as far as a bot can tell: chats, members, messages, pictures with their ids, the privacy mode,
 * documented lengths and refusals. People act through `says`, `press` and `types`.
 */
export class TelegramStandIn {
  readonly token: string;
  readonly username = 'rift_bot';
  readonly changes = new Changes();
  readonly posts: TelegramPost[] = [];
  readonly requests: Received[] = [];
  readonly presses: TelegramPress[] = [];
  /** What the apps of all people say of their language. */
  languageCode = 'fr';
  readonly inlineQueries: TelegramInline[] = [];
  /** Messages people sent through inline mode, by their inline id. */
  readonly inlinePosts = new Map<string, TelegramPost>();
  readonly actions: { readonly chatId: number; readonly atMs: number }[] = [];
  readonly commands = new Map<string, unknown>();
  commandWrites = 0;
  /** People who are in none of the groups. */
  readonly outsiders = new Set<number>();
  /** When messages arrived, and when requests were refused for coming too fast, by the clock of the limits. */
  readonly postedMs: number[] = [];
  readonly tooManyMs: number[] = [];
  readonly privateRoom: TelegramRoom = this.#room(501, 'private', 'ann');
  readonly group: TelegramRoom = this.#room(-601, 'group', 'A group');
  readonly forum: TelegramRoom = { ...this.#room(-100_701, 'supergroup', 'A forum'), isForum: true };
  readonly rooms: TelegramRoom[] = [this.privateRoom, this.group, this.forum];
  readonly #http: StandInHttp;
  readonly #seen = new WordsSeen('Telegram');
  #updates: { readonly update_id: number }[] = [];
  #nextUpdate = 1;
  #nextId = 1;
  #polling = 0;
  #allowed: readonly string[] = ['message'];
  #faults: Fault[] = [];
  #files = new Map<string, Buffer>();
  readonly #inAll = new SlidingWindow(30, 1000);
  readonly #inGroup = new SlidingWindow(20, 60_000);
  readonly #nowMs: () => number;
  #webhook: { readonly url: string; readonly secret: string } | undefined;
  #port = 0;

  /** The limits are kept by `nowMs`. */
  constructor(token = '7000:telegram-token', nowMs = (): number => performance.now()) {
    this.token = token;
    this.#nowMs = nowMs;
    this.#http = new StandInHttp((received) => this.#answer(received));
  }

  /** What Telegram says is wrong with its posting; it posts nothing meanwhile. */
  webhookTrouble: { readonly pending_update_count: number; readonly last_error_message: string } | undefined;

  /** Uploads of pictures break off while they are under way, as long as this is true. */
  set cutsUploads(cut: boolean) {
    this.#http.cuts = ({ headers }) => cut && headers['content-type']?.startsWith('multipart/') === true;
  }

  async start(port = 0): Promise<string> {
    this.#port = await this.#http.listen(port);
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    await this.#http.close();
    this.#seen.requirePlain();
  }

  failNext(when: (received: Received) => boolean, answer: Answered, times = 1): void {
    this.#faults.push({ when, answer, left: times });
  }

  /** Nothing fails any more that was to. */
  calm(): void {
    this.#faults = [];
    this.cutsUploads = false;
  }

  breakLines(): void {
    this.#http.breakLines();
  }

  /** A further group, so that what is said in one does not wait for another. */
  newGroup(id: number, title = `Group ${id}`): TelegramRoom {
    const room = this.#room(id, 'supergroup', title);
    this.rooms.push(room);
    return room;
  }

  /** A further private chat, for crowds. */
  person(id: number): TelegramRoom {
    const known = this.rooms.find((room) => room.id === id);
    if (known !== undefined) return known;
    const room = this.#room(id, 'private', `person ${id}`);
    this.rooms.push(room);
    return room;
  }

  /** Somebody writes a message; in groups it reaches the bot only where the privacy mode lets it. */
  says(
    text: string,
    about: {
      room?: TelegramRoom;
      by?: number;
      topic?: number;
      replyTo?: TelegramPost;
      anonymous?: boolean;
      holds?: SaidParts;
    } = {},
  ): TelegramPost {
    const {
      room = this.privateRoom,
      by = room.type === 'private' ? room.id : 501,
      topic,
      replyTo,
      anonymous = false,
      holds,
    } = about;
    room.started = true;
    const post = this.#keep({
      room,
      fromId: anonymous ? groupAnonymousBot : by,
      fromBot: false,
      text,
      ...(anonymous || room.type === 'channel' ? { senderChat: room.id } : {}),
      ...(topic === undefined ? {} : { topic }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(holds === undefined ? {} : { holds }),
    });
    const kind = room.type === 'channel' ? 'channel_post' : 'message';
    if (this.#allows(kind) && this.#reachesBot(post)) this.#push({ [kind]: this.#apiMessage(post) });
    return post;
  }

  press(post: TelegramPost, label: string, by = post.replyTo?.fromId ?? 501): TelegramPress {
    const button = post.keyboard.flat().find((one) => one.text === label);
    if (button?.callback_data === undefined) throw new Error(`there is no button ${label}`);
    return this.pressCallback(post, button.callback_data, by);
  }

  pressCallback(post: TelegramPost, data: string, by = post.replyTo?.fromId ?? 501): TelegramPress {
    const press: TelegramPress = { id: `q${this.presses.length + 1}`, createdMs: performance.now() };
    this.presses.push(press);
    const inline = [...this.inlinePosts].find(([, kept]) => kept === post)?.[0];
    const where = inline === undefined ? { message: this.#apiMessage(post) } : { inline_message_id: inline };
    this.#push({ callback_query: { id: press.id, from: this.#user(by), chat_instance: '1', data, ...where } });
    return press;
  }

  /** Somebody types the bot's name and a query in any chat. */
  types(query: string, by = 501, where = 'supergroup'): TelegramInline {
    const inline: TelegramInline = { id: `i${this.inlineQueries.length + 1}` };
    this.inlineQueries.push(inline);
    this.#push({ inline_query: { id: inline.id, from: this.#user(by), query, offset: '', chat_type: where } });
    return inline;
  }

  /** Somebody chooses a result of inline mode; what is then seen in the chat. */
  chooses(result: Record<string, unknown>, by = 501): TelegramPost {
    const read = readTelegramHtml(inlineText(result));
    const fileId = result['photo_file_id'] as string | undefined;
    const bytes = fileId === undefined ? undefined : this.#files.get(fileId);
    const post = this.#keep({
      room: this.group,
      fromId: by,
      fromBot: false,
      text: 'text' in read ? read.text : '',
      ...(bytes === undefined ? {} : { photo: { fileId: fileId!, bytes } }),
    });
    post.keyboard =
      (result['reply_markup'] as { inline_keyboard?: KeyboardButton[][] } | undefined)?.inline_keyboard ?? [];
    this.inlinePosts.set(`inline-${post.id}`, post);
    return post;
  }

  /** The group becomes a supergroup with another id; the service messages say so on both sides. */
  upgradeGroup(room: TelegramRoom, newId: number): TelegramRoom {
    const successor: TelegramRoom = { ...this.#room(newId, 'supergroup', room.title), started: true };
    room.movedTo = newId;
    this.rooms.push(successor);
    this.#push({
      message: {
        message_id: this.#id(),
        date: 0,
        chat: this.#chat(room),
        from: this.#user(501),
        migrate_to_chat_id: newId,
      },
    });
    this.#push({
      message: {
        message_id: this.#id(),
        date: 0,
        chat: this.#chat(successor),
        from: this.#user(501),
        migrate_from_chat_id: room.id,
      },
    });
    return successor;
  }

  /** A channel of its own; who runs it posts in its name, and the bot sees every post. */
  newChannel(id: number, owner: number, title = `Channel ${id}`): TelegramRoom {
    const room = { ...this.#room(id, 'channel', title) };
    room.admins.add(owner);
    this.rooms.push(room);
    return room;
  }

  /** Somebody chooses a chat with the keyboard the bot put up. */
  shares(post: TelegramPost, label: string, chosen: TelegramRoom, by: number): TelegramPost {
    const wanted = post.requests?.find(({ text }) => text === label)?.request_chat;
    if (wanted === undefined) throw new Error(`nothing is called ${label}`);
    if (wanted.chat_is_channel !== (chosen.type === 'channel')) throw new Error('the client does not offer that chat');
    const shared = this.#keep({ room: post.room, fromId: by, fromBot: false, text: '' });
    this.#push({ message: { ...this.#apiMessage(shared), chat_shared: { request_id: 1, chat_id: chosen.id } } });
    return shared;
  }

  /** Somebody puts the bot into a group or a channel. */
  adds(room: TelegramRoom, by = 501): void {
    const member = (status: string): object => ({ status, user: { id: botId, is_bot: true, first_name: 'Rift' } });
    const status = room.type === 'channel' ? 'administrator' : 'member';
    this.#push({
      my_chat_member: {
        ...{ chat: this.#chat(room), from: this.#user(by), date: 0 },
        ...{ old_chat_member: member('left'), new_chat_member: member(status) },
      },
    });
  }

  throwsBotOut(room: TelegramRoom): void {
    room.refusal = { code: 403, description: 'Forbidden: bot was kicked from the group chat' };
    const member = (status: string): object => ({ status, user: { id: botId, is_bot: true, first_name: 'Rift' } });
    this.#push({
      my_chat_member: {
        chat: this.#chat(room),
        from: this.#user(501),
        date: 0,
        old_chat_member: member('member'),
        new_chat_member: member('kicked'),
      },
    });
  }

  takesBotBack(room: TelegramRoom): void {
    delete room.refusal;
    const member = (status: string): object => ({ status, user: { id: botId, is_bot: true, first_name: 'Rift' } });
    this.#push({
      my_chat_member: {
        chat: this.#chat(room),
        from: this.#user(501),
        date: 0,
        old_chat_member: member('kicked'),
        new_chat_member: member('member'),
      },
    });
  }

  /** The bot's answer to a message, once it is there. */
  answered(asked: TelegramPost, withinMs = 10_000): Promise<TelegramPost> {
    return this.changes.until(
      'an answer',
      () => this.posts.find((post) => post.fromBot && post.replyTo === asked && !post.deleted),
      withinMs,
    );
  }

  async look(post: TelegramPost): Promise<TelegramSight> {
    return {
      text: post.text,
      picture: post.photo && (await seePicture(post.photo.bytes)),
      document: post.document && { name: post.document.name, bytes: post.document.bytes },
      buttons: post.keyboard.flat().map(({ text }) => text),
      topic: post.topic,
    };
  }

  remove(post: TelegramPost): void {
    post.deleted = true;
  }

  #room(id: number, type: TelegramRoom['type'], title: string): TelegramRoom {
    return {
      id,
      type,
      title,
      admins: new Set(),
      topicManagers: new Set(),
      everybodyManagesTopics: false,
      started: type !== 'private' || id === 501,
    };
  }

  #id(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  #keep(post: Pick<TelegramPost, 'room' | 'fromId' | 'fromBot' | 'text'> & Partial<TelegramPost>): TelegramPost {
    const kept: TelegramPost = {
      keyboard: [],
      writes: 1,
      deleted: false,
      silent: false,
      ...post,
      id: this.#id(),
      atMs: performance.now(),
    };
    this.posts.push(kept);
    return kept;
  }

  #user(id: number): object {
    if (id === botId) return { id, is_bot: true, first_name: 'Rift', username: this.username };
    if (id === groupAnonymousBot) return { id, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    return { id, is_bot: false, first_name: `person ${id}`, language_code: this.languageCode };
  }

  #chat(room: TelegramRoom): object {
    return { id: room.id, type: room.type, title: room.title, ...(room.isForum === true ? { is_forum: true } : {}) };
  }

  #apiMessage(post: TelegramPost, deep = true): Record<string, unknown> {
    return {
      message_id: post.id,
      date: 1_780_000_000,
      chat: this.#chat(post.room),
      ...(post.room.type === 'channel' ? {} : { from: this.#user(post.fromId) }),
      ...(post.senderChat === undefined ? {} : { sender_chat: this.#chat(post.room) }),
      ...(post.topic === undefined ? {} : { message_thread_id: post.topic, is_topic_message: true }),
      ...wordsOf(post),
      ...(deep && post.replyTo !== undefined ? { reply_to_message: this.#apiMessage(post.replyTo, false) } : {}),
      ...(post.keyboard.length > 0 ? { reply_markup: { inline_keyboard: post.keyboard } } : {}),
      ...(post.links === undefined ? {} : { entities: post.links }),
      ...(post.text.startsWith('/') && post.holds?.entities === undefined
        ? { entities: [{ type: 'bot_command', offset: 0, length: /^\S*/.exec(post.text)![0].length }] }
        : {}),
    };
  }

  /** With the privacy mode on a bot sees commands, replies to itself and mentions. */
  #reachesBot({ room, text, replyTo }: TelegramPost): boolean {
    if (room.type === 'private' || room.type === 'channel') return true;
    const named = text.toLowerCase().includes(`@${this.username}`);
    const toOther = /^\/\w+@/.test(text) && !named;
    return !toOther && (text.startsWith('/') || named || replyTo?.fromBot === true);
  }

  /** Whether the bot asked for updates of this kind. */
  #allows(kind: string): boolean {
    return this.#allowed.includes(kind);
  }

  #push(update: object): void {
    const numbered = { update_id: this.#nextUpdate, ...update };
    this.#nextUpdate += 1;
    this.#updates.push(numbered);
    if (this.#webhook !== undefined && this.webhookTrouble === undefined) this.#post(numbered);
    this.changes.happened();
  }

  /** Somebody takes the webhook away, as another program with this token may. */
  dropWebhook(): void {
    this.#webhook = undefined;
  }

  /** Whether updates are posted somewhere. */
  get hasWebhook(): boolean {
    return this.#webhook !== undefined;
  }

  /** Delivers the last update once more, as Telegram does when it was not confirmed. */
  deliverAgain(update = this.#lastDelivered): void {
    if (update !== undefined) this.#updates.push(update);
    this.changes.happened();
  }

  #lastDelivered: { readonly update_id: number } | undefined;

  #post(update: { readonly update_id: number }): void {
    const { url, secret } = this.#webhook!;
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    void fetch(url, { method: 'POST', headers, body: JSON.stringify(update) }).catch(() => undefined);
  }

  async #answer(received: Received): Promise<Answered> {
    this.requests.push(received);
    const fault = this.#faults.find((one) => one.left > 0 && one.when(received));
    if (fault !== undefined) {
      fault.left -= 1;
      if (fault.answer.arrives !== true) return fault.answer;
    }
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(received.path) ?? [];
    if (token !== this.token) return refused(401, 'Unauthorized');
    const answered =
      method === 'getUpdates'
        ? await this.#getUpdates(fieldsOf(received))
        : this.#call(method, fieldsOf(received), received);
    this.changes.happened();
    return fault?.answer ?? answered;
  }

  async #getUpdates(fields: Record<string, unknown>): Promise<Answered> {
    if (this.#webhook !== undefined)
      return refused(409, "Conflict: can't use getUpdates method while webhook is active");
    this.#allowed = (fields['allowed_updates'] as string[] | undefined) ?? this.#allowed;
    const offset = Number(fields['offset'] ?? 0);
    const waiting = (): { readonly update_id: number }[] =>
      this.#updates.filter((update) => update.update_id >= offset);
    this.#polling += 1;
    const mine = this.#polling;
    this.#updates = waiting();
    const seconds = Number(fields['timeout'] ?? 0);
    if (waiting().length === 0 && seconds > 0) {
      await this.changes
        .until('updates', () => waiting().length > 0 || this.#polling !== mine, seconds * 1000)
        .catch(() => undefined);
    }
    if (this.#polling !== mine && seconds > 0) return refused(409, 'Conflict: terminated by other getUpdates request');
    const updates = waiting().slice(0, Number(fields['limit'] ?? 100));
    this.#lastDelivered = updates.at(-1) ?? this.#lastDelivered;
    return granted(updates);
  }

  #call(method: string, fields: Record<string, unknown>, received: Received): Answered {
    switch (method) {
      case 'getMe':
        return granted({ ...this.#user(botId), can_join_groups: true, supports_inline_queries: true });
      case 'deleteWebhook':
        this.#webhook = undefined;
        return granted(true);
      case 'setWebhook':
        this.#allowed = (fields['allowed_updates'] as string[] | undefined) ?? this.#allowed;
        this.#webhook = { url: String(fields['url']), secret: String(fields['secret_token']) };
        return granted(true);
      case 'getWebhookInfo':
        return granted({ url: this.#webhook?.url ?? '', pending_update_count: 0, ...this.webhookTrouble });
      case 'getMyCommands':
        return granted(this.commands.get(listKey(fields)) ?? []);
      case 'setMyCommands':
        return this.#setCommands(fields);
      case 'getChatMember':
        return this.#member(fields);
      case 'getChat':
        return this.#chatInFull(fields);
      case 'sendChatAction':
        this.actions.push({ chatId: Number(fields['chat_id']), atMs: received.atMs });
        return granted(true);
      case 'answerCallbackQuery':
        return this.#answerPress(fields, received.atMs);
      case 'answerInlineQuery':
        return this.#answerInline(fields);
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendDocument':
        return this.#send(method, fields, received);
      case 'editMessageText':
      case 'editMessageMedia':
      case 'editMessageCaption':
        return this.#edit(method, fields, received);
      case 'deleteMessage':
        return this.#delete(fields);
      default:
        return refused(404, 'Not Found');
    }
  }

  #setCommands(fields: Record<string, unknown>): Answered {
    const commands = fields['commands'] as { command: string; description: string }[];
    const bad = commands.find(
      ({ command, description }) =>
        !/^[a-z0-9_]{1,32}$/.test(command) || description.length < 1 || description.length > 256,
    );
    if (bad !== undefined || commands.length > 100) return refused(400, 'Bad Request: BOT_COMMAND_INVALID');
    this.commandWrites += 1;
    if (!/^(?:[a-z]{2})?$/.test((fields['language_code'] as string | undefined) ?? ''))
      return refused(400, 'Bad Request: LANG_CODE_INVALID');
    this.commands.set(listKey(fields), commands);
    return granted(true);
  }

  #member(fields: Record<string, unknown>): Answered {
    const room = this.rooms.find(({ id }) => id === Number(fields['chat_id']));
    if (room === undefined) return refused(400, 'Bad Request: chat not found');
    const id = Number(fields['user_id']);
    if (id === botId && room.refusal !== undefined) return granted({ status: 'kicked', user: this.#user(id) });
    if (this.outsiders.has(id)) return granted({ status: 'left', user: this.#user(id) });
    if (room.topicManagers.has(id))
      return granted({ status: 'restricted', user: this.#user(id), is_member: true, can_manage_topics: true });
    return granted({ status: room.admins.has(id) ? 'administrator' : 'member', user: this.#user(id) });
  }

  #chatInFull(fields: Record<string, unknown>): Answered {
    const room = this.rooms.find(({ id }) => id === Number(fields['chat_id']));
    if (room === undefined) return refused(400, 'Bad Request: chat not found');
    const permissions = { can_send_messages: true, can_manage_topics: room.everybodyManagesTopics };
    return granted({ ...this.#chat(room), permissions });
  }

  #answerPress(fields: Record<string, unknown>, atMs: number): Answered {
    const press = this.presses.find(({ id }) => id === fields['callback_query_id']);
    if (press === undefined || press.acknowledgedMs !== undefined) {
      return refused(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    }
    const text = fields['text'] as string | undefined;
    if ((text?.length ?? 0) > 200) return refused(400, 'Bad Request: MESSAGE_TOO_LONG');
    const url = fields['url'] as string | undefined;
    if (url?.startsWith(`https://t.me/${this.username}?start=`) === false)
      return refused(400, 'Bad Request: URL_INVALID');
    press.acknowledgedMs = atMs;
    if (url !== undefined) press.url = url;
    if (text !== undefined) press.alert = text;
    return granted(true);
  }

  #answerInline(fields: Record<string, unknown>): Answered {
    const query = this.inlineQueries.find(({ id }) => id === fields['inline_query_id']);
    const results = fields['results'] as Record<string, unknown>[];
    if (query === undefined || query.results !== undefined) return refused(400, 'Bad Request: query is too old');
    const ids = results.map((result) => result['id'] as string);
    if (results.length > 50 || new Set(ids).size !== ids.length)
      return refused(400, 'Bad Request: RESULT_ID_DUPLICATE');
    const unknown = results.find(
      (result) => result['type'] === 'photo' && !this.#files.has(result['photo_file_id'] as string),
    );
    if (unknown !== undefined) return refused(400, 'Bad Request: wrong file identifier specified');
    const problem = results.map((result) => readTelegramHtml(inlineText(result))).find((read) => 'problem' in read);
    if (problem !== undefined) return refused(400, "Bad Request: can't parse entities");
    query.results = results;
    query.button = fields['button'];
    return granted(true);
  }

  /** Why a chat takes nothing from the bot. */
  #roomOf(fields: Record<string, unknown>): TelegramRoom | Answered {
    const room = this.rooms.find(({ id }) => id === Number(fields['chat_id']));
    if (room === undefined) return refused(400, 'Bad Request: chat not found');
    if (room.refusal !== undefined) return refused(room.refusal.code, room.refusal.description);
    if (!room.started) return refused(403, "Forbidden: bot can't initiate conversation with a user");
    if (room.movedTo !== undefined) {
      return refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: room.movedTo,
      });
    }
    return room;
  }

  /** Thirty messages a second in all, twenty a minute in one group. */
  #flood(room: TelegramRoom): Answered | undefined {
    const waits = [
      this.#inAll.take(this.#nowMs()),
      room.type === 'private' ? 0 : this.#inGroup.take(this.#nowMs(), String(room.id)),
    ];
    const retry_after = Math.ceil(Math.max(...waits) / 1000);
    if (retry_after === 0) return undefined;
    this.tooManyMs.push(this.#nowMs());
    return refused(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
  }

  #send(method: string, fields: Record<string, unknown>, received: Received): Answered {
    const room = this.#roomOf(fields);
    if ('status' in room) return room;
    const flood = this.#flood(room);
    if (flood !== undefined) return flood;
    if (markupOf(fields).keyboard !== undefined && room.type !== 'private')
      return refused(400, 'Bad Request: chats can be requested in private chats only');
    const text = textOf(fields, method === 'sendMessage' ? 'text' : 'caption');
    const keyboard = keyboardOf(fields);
    const photo = method === 'sendPhoto' ? this.#photoOf(fields['photo'], received.files.get('photo')) : undefined;
    const problem = [text, keyboard, photo].find((part) => typeof part === 'object' && 'status' in part);
    if (problem !== undefined) return problem;
    const topic = fields['message_thread_id'];
    const reply = fields['reply_parameters'] as
      { message_id: number; allow_sending_without_reply?: boolean } | undefined;
    const replyTo = this.posts.find((post) => post.id === reply?.message_id && post.room === room && !post.deleted);
    if (reply !== undefined && replyTo === undefined && reply.allow_sending_without_reply !== true) {
      return refused(400, 'Bad Request: message to be replied not found');
    }
    const post = this.#keep({
      room,
      fromId: botId,
      fromBot: true,
      text: text as string,
      silent: fields['disable_notification'] === true || fields['disable_notification'] === 'true',
      ...(topic === undefined ? {} : { topic: Number(topic) }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(photo === undefined ? {} : { photo: photo as NonNullable<TelegramPost['photo']> }),
      ...(markupOf(fields).force_reply === true ? { forcesReply: true } : {}),
      ...(method === 'sendDocument' ? { document: received.files.get('document')! } : {}),
    });
    post.keyboard = keyboard as KeyboardButton[][];
    this.#seen.see(post.text, ...post.keyboard.flat().map((button) => button.text));
    const { keyboard: keys } = markupOf(fields);
    if (keys !== undefined) post.requests = keys.flat();
    const links = linksOf(fields);
    if (links.length > 0) post.links = links;
    this.postedMs.push(this.#nowMs());
    return granted(this.#apiMessage(post));
  }

  #photoOf(field: unknown, upload: UploadedFile | undefined): TelegramPost['photo'] | Answered {
    if (upload === undefined) {
      const bytes = this.#files.get(String(field));
      return bytes === undefined
        ? refused(400, 'Bad Request: wrong file identifier/HTTP URL specified')
        : { fileId: String(field), bytes };
    }
    if (upload.bytes.length > 10 * 1024 * 1024) return refused(413, 'Request Entity Too Large');
    const [width, height] = [upload.bytes.readUInt32BE(16), upload.bytes.readUInt32BE(20)];
    if (width + height > 10_000 || Math.max(width / height, height / width) > 20)
      return refused(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS');
    const fileId = `file-${this.#id()}`;
    this.#files.set(fileId, upload.bytes);
    return { fileId, bytes: upload.bytes };
  }

  #edit(method: string, fields: Record<string, unknown>, received: Received): Answered {
    const inline = this.inlinePosts.get(String(fields['inline_message_id']));
    const room = inline?.room ?? this.#roomOf(fields);
    if ('status' in room) return room;
    const post =
      inline ?? this.posts.find((one) => one.id === Number(fields['message_id']) && one.room === room && !one.deleted);
    if (post === undefined) return refused(400, 'Bad Request: message to edit not found');
    if (inline === undefined && !post.fromBot) return refused(400, "Bad Request: message can't be edited");
    const media = method === 'editMessageMedia' ? (fields['media'] as Record<string, unknown>) : undefined;
    if (method === 'editMessageText' && post.photo !== undefined)
      return refused(400, 'Bad Request: there is no text in the message to edit');
    const text = textOf(media ?? fields, method === 'editMessageText' ? 'text' : 'caption');
    const keyboard = keyboardOf(fields);
    const photo = media === undefined ? post.photo : this.#mediaOf(media, received, inline !== undefined);
    const problem = [text, keyboard, photo].find((part) => typeof part === 'object' && 'status' in part);
    if (problem !== undefined) return problem;
    const same =
      text === post.text &&
      (photo as TelegramPost['photo'])?.fileId === post.photo?.fileId &&
      JSON.stringify(keyboard) === JSON.stringify(post.keyboard);
    if (same) return refused(400, 'Bad Request: message is not modified');
    post.text = text as string;
    this.#seen.see(post.text);
    post.keyboard = keyboard as KeyboardButton[][];
    if (photo !== undefined) post.photo = photo as NonNullable<TelegramPost['photo']>;
    post.writes += 1;
    return granted(inline === undefined ? this.#apiMessage(post) : true);
  }

  #mediaOf(media: Record<string, unknown>, received: Received, inline: boolean): TelegramPost['photo'] | Answered {
    const field = String(media['media']);
    if (!field.startsWith('attach://')) return this.#photoOf(field, undefined);
    const upload = received.files.get(field.slice(9));
    if (inline || upload === undefined) return refused(400, 'Bad Request: MEDIA_EMPTY');
    return this.#photoOf(undefined, upload);
  }

  #delete(fields: Record<string, unknown>): Answered {
    const post = this.posts.find((one) => one.id === Number(fields['message_id']));
    if (post === undefined) return refused(400, 'Bad Request: message to delete not found');
    post.deleted = true;
    return granted(true);
  }
}

/** A message's words in the field they come in; only a text message has a text. */
function wordsOf({ text, photo, holds }: TelegramPost): object {
  if (photo !== undefined) return { caption: text, photo: photoSizes(photo) };
  return text === '' ? { ...holds } : { text, ...holds };
}

/** The text of a result of inline mode, as it was sent. */
function inlineText(result: Record<string, unknown>): string {
  const content = result['input_message_content'] as { readonly message_text: string } | undefined;
  return content?.message_text ?? (result['caption'] as string | undefined) ?? '';
}

/** Fields as the Bot API reads them: objects may be JSON text, and in JSON bodies are plain. */
function fieldsOf(received: Received): Record<string, unknown> {
  const objects = [
    'reply_markup',
    'reply_parameters',
    'media',
    'scope',
    'commands',
    'results',
    'link_preview_options',
    'button',
  ];
  const entries = Object.entries(received.fields).map(([key, value]) => [
    key,
    objects.includes(key) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value,
  ]);
  return { ...Object.fromEntries(received.query), ...(Object.fromEntries(entries) as Record<string, unknown>) };
}

/** The visible text of a message, or why Telegram would not take it. */
function textOf(fields: Record<string, unknown>, key: 'text' | 'caption'): string | Answered {
  const raw = fields[key];
  const given = typeof raw === 'string' ? raw : '';
  const read = fields['parse_mode'] === 'HTML' ? readTelegramHtml(given) : { text: given, links: [] };
  if ('problem' in read) return refused(400, `Bad Request: can't parse entities: ${read.problem}`);
  const text = read.text.trim();
  if (key === 'text' && text === '') return refused(400, 'Bad Request: message text is empty');
  if (key === 'text' && text.length > 4096) return refused(400, 'Bad Request: message is too long');
  if (key === 'caption' && text.length > 1024) return refused(400, 'Bad Request: message caption is too long');
  return text;
}

function linksOf({ text, parse_mode }: Record<string, unknown>): readonly TelegramLink[] {
  const read = typeof text === 'string' && parse_mode === 'HTML' ? readTelegramHtml(text) : { problem: '' };
  return 'links' in read ? read.links : [];
}

interface Markup {
  readonly inline_keyboard?: KeyboardButton[][];
  readonly force_reply?: boolean;
  readonly keyboard?: readonly (readonly NonNullable<TelegramPost['requests']>[number][])[];
}

function markupOf(fields: Record<string, unknown>): Markup {
  return (fields['reply_markup'] as Markup | undefined) ?? {};
}

function keyboardOf(fields: Record<string, unknown>): readonly (readonly KeyboardButton[])[] | Answered {
  const { inline_keyboard: rows = [], force_reply } = markupOf(fields);
  if (force_reply === true && rows.length > 0) return refused(400, 'Bad Request: object expected as reply markup');
  const buttons = rows.flat();
  const bad = buttons.find(
    ({ callback_data = '', url }) =>
      url === undefined && (callback_data === '' || Buffer.byteLength(callback_data) > 64),
  );
  if (bad !== undefined) return refused(400, 'Bad Request: BUTTON_DATA_INVALID');
  if (buttons.some(({ text }) => text === '')) return refused(400, 'Bad Request: button text is empty');
  return rows;
}

function photoSizes({ fileId, bytes }: NonNullable<TelegramPost['photo']>): object[] {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return [
    { file_id: `${fileId}-small`, file_unique_id: 's', width: Math.round(width / 4), height: Math.round(height / 4) },
    { file_id: fileId, file_unique_id: 'l', width, height, file_size: bytes.length },
  ];
}
