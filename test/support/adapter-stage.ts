import type { PlatformHealth } from '../../src/adapters/connection.ts';
import { type DiscordBot, startDiscord } from '../../src/adapters/discord/discord.ts';
import { startTelegram, type TelegramBot } from '../../src/adapters/telegram/telegram.ts';
import type { Chat, Destination, Messenger } from '../../src/chat/chat.ts';
import { type DiscordInteraction, type DiscordPost, DiscordStandIn } from './discord-stand-in.ts';
import type { SeenPicture } from './seen-picture.ts';
import { type TelegramPost, TelegramStandIn } from './telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, SentenceLog } from './toy-chat.ts';

/** What a person sees of an answer, on any platform. */
export interface StageSight {
  /** All words, further messages and text files included, as they read. */
  readonly text: string;
  readonly pictures: readonly SeenPicture[];
  readonly buttons: readonly string[];
  readonly pings: readonly string[];
}

/** One platform as the contract sees it: the real library and adapter, and people in front of them. */
export interface AdapterStage {
  readonly name: string;
  open(chat: Chat): Promise<void>;
  /** The process ends and another one starts. */
  restart(): Promise<void>;
  close(): Promise<void>;
  /** Somebody asks; the result stands for the question. */
  ask(command: string, words?: string, by?: number): unknown;
  /** The answer once it is there. */
  answered(question: unknown): Promise<unknown>;
  look(answer: unknown): Promise<StageSight>;
  press(answer: unknown, label: string): void;
  /** How often an answer was put up or changed. */
  writes(answer: unknown): number;
  /** Every answer visible now. */
  answers(): readonly unknown[];
  /** Every message of the bot that is visible now, to whomever. */
  messages(): readonly unknown[];
  /** All that was said to one person alone: hidden messages, pop-ups. */
  told(): Promise<string>;
  /** When a question was acknowledged, in milliseconds after it was asked. */
  acknowledgedMs(question: unknown): number | undefined;
  /** The question is as old as this now. */
  age(question: unknown, ms: number): void;
  /** Whoever asked deletes what there is to delete while waiting. */
  deleteQuestion(question: unknown): void;
  deleteAnswer(answer: unknown): void;
  /** The next request that would show an answer is refused in this way. */
  refuse(status: number, retryAfterSeconds?: number): void;
  until<T>(what: string, see: () => T | undefined | false): Promise<T>;
  health(): PlatformHealth;
  readonly messenger: Messenger;
  readonly destination: Destination;
  /** The community somebody is in who asks. */
  readonly community: string;
  /** What stands behind buttons. */
  readonly shelf: MemoryShelf;
}

class DiscordStage implements AdapterStage {
  readonly name = 'Discord';
  readonly destination = { channel: 'discord:101', theme: 'dark', silent: false } as const;
  readonly community = 'discord:100';
  readonly #discord = new DiscordStandIn();
  readonly shelf = new MemoryShelf();
  #chat!: Chat;
  #bot!: DiscordBot;

  get messenger(): Messenger {
    return this.#bot.messenger;
  }

  async open(chat: Chat): Promise<void> {
    this.#chat = chat;
    await this.#discord.start();
    await this.#start();
    await this.#discord.ready();
  }

  async restart(): Promise<void> {
    await this.#bot.stop();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#bot.stop();
    await this.#discord.stop();
  }

  ask(command: string, words?: string, by = 501): unknown {
    const option = command === 'say' ? 'words' : 'subject';
    const options = words === undefined ? {} : { [option]: words };
    return this.#discord.slash({ by: String(by), command, options });
  }

  answered(question: unknown): Promise<unknown> {
    return this.#discord.answered(question as DiscordInteraction);
  }

  async look(answer: unknown): Promise<StageSight> {
    const { text, files, pictures, buttons, pings } = await this.#discord.look(answer as DiscordPost);
    const words = [text.replace(/\\([^\w\s])/g, '$1'), ...files.map((file) => file.text)].join('\n');
    return { text: words, pictures, pings, buttons: buttons.map(({ label }) => label) };
  }

  press(answer: unknown, label: string): void {
    this.#discord.press(answer as DiscordPost, label);
  }

  writes(answer: unknown): number {
    return (answer as DiscordPost).writes;
  }

  answers(): readonly unknown[] {
    return this.#discord.posts.filter((post) => !post.deleted && post.writes > 0);
  }

  messages(): readonly unknown[] {
    return this.answers();
  }

  async told(): Promise<string> {
    const seen = await Promise.all(
      this.#discord.posts.filter(({ deleted }) => !deleted).map((post) => this.#discord.look(post)),
    );
    return seen.flatMap(({ text, onlyFor }) => (onlyFor === undefined ? [] : [text])).join('\n');
  }

  acknowledgedMs(question: unknown): number | undefined {
    const { acknowledgedMs, createdMs } = question as DiscordInteraction;
    return acknowledgedMs === undefined ? undefined : acknowledgedMs - createdMs;
  }

  age(question: unknown, ms: number): void {
    Object.assign(question as object, { createdMs: performance.now() - ms });
  }

  deleteQuestion(question: unknown): void {
    this.#discord.remove((question as DiscordInteraction).original!);
  }

  deleteAnswer(answer: unknown): void {
    this.#discord.remove(answer as DiscordPost);
  }

  refuse(status: number, retryAfterSeconds = 0): void {
    const body = { code: 0, message: 'refused', retry_after: retryAfterSeconds, global: false };
    const headers: Record<string, string> = status === 429 ? { 'retry-after': String(retryAfterSeconds) } : {};
    this.#discord.failNext(({ method }) => method === 'PATCH', { status, body, headers });
  }

  until<T>(what: string, see: () => T | undefined | false): Promise<T> {
    return this.#discord.changes.until(what, see);
  }

  health(): PlatformHealth {
    return this.#bot.health();
  }

  async #start(): Promise<void> {
    const { token, url: apiUrl } = this.#discord;
    const log = new SentenceLog();
    this.#bot = await startDiscord({
      token,
      apiUrl,
      log,
      chat: this.#chat,
      callbacks: this.shelf,
      painter: new PlainPainter(),
      progressEveryMs: 0,
    });
    await this.until('a connection', () => this.#bot.health().state === 'up');
  }
}

class TelegramStage implements AdapterStage {
  readonly name = 'Telegram';
  readonly destination = { channel: 'telegram:501', theme: 'light', silent: false } as const;
  readonly community = 'telegram:501';
  readonly #telegram = new TelegramStandIn();
  readonly shelf = new MemoryShelf();
  #chat!: Chat;
  #bot!: TelegramBot;

  get messenger(): Messenger {
    return this.#bot.messenger;
  }

  async open(chat: Chat): Promise<void> {
    this.#chat = chat;
    await this.#telegram.start();
    await this.#start();
  }

  async restart(): Promise<void> {
    await this.#bot.stop();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#bot.stop();
    await this.#telegram.stop();
  }

  ask(command: string, words = '', by = 501): unknown {
    return this.#telegram.says(`/${command} ${words}`.trim(), { room: this.#telegram.person(by) });
  }

  answered(question: unknown): Promise<unknown> {
    return this.#telegram.answered(question as TelegramPost);
  }

  async look(answer: unknown): Promise<StageSight> {
    const post = answer as TelegramPost;
    const further = (): TelegramPost[] => this.#telegram.posts.filter((one) => one.replyTo === post && one.fromBot);
    const { picture, buttons } = await this.#telegram.look(post);
    const text = [post, ...further()].map((one) => one.text).join('\n');
    return {
      text,
      pictures: picture === undefined ? [] : [picture],
      buttons: buttons.map((label) => label.replace(/^• (.*) •$/, '$1')),
      pings: [],
    };
  }

  press(answer: unknown, label: string): void {
    this.#telegram.press(answer as TelegramPost, label);
  }

  writes(answer: unknown): number {
    return (answer as TelegramPost).writes;
  }

  answers(): readonly unknown[] {
    return this.messages().filter((post) => (post as TelegramPost).replyTo?.fromBot !== true);
  }

  messages(): readonly unknown[] {
    return this.#telegram.posts.filter((post) => post.fromBot && !post.deleted);
  }

  told(): Promise<string> {
    return Promise.resolve(this.#telegram.presses.map(({ alert }) => alert ?? '').join('\n'));
  }

  acknowledgedMs(question: unknown): number | undefined {
    const { atMs, room } = question as TelegramPost;
    const action = this.#telegram.actions.find((one) => one.chatId === room.id && one.atMs >= atMs);
    return action === undefined ? undefined : action.atMs - atMs;
  }

  age(question: unknown, ms: number): void {
    Object.assign(question as object, { atMs: performance.now() - ms });
  }

  deleteQuestion(question: unknown): void {
    this.#telegram.remove(question as TelegramPost);
  }

  deleteAnswer(answer: unknown): void {
    this.#telegram.remove(answer as TelegramPost);
  }

  refuse(status: number, retryAfterSeconds?: number): void {
    const body = {
      ok: false,
      error_code: status,
      description: 'refused',
      parameters: { retry_after: retryAfterSeconds },
    };
    this.#telegram.failNext(({ path }) => /\/send(Message|Photo)$/.test(path), { status, body });
  }

  until<T>(what: string, see: () => T | undefined | false): Promise<T> {
    return this.#telegram.changes.until(what, see);
  }

  health(): PlatformHealth {
    return this.#bot.health();
  }

  async #start(): Promise<void> {
    const { token, url: apiUrl } = this.#telegram;
    const log = new SentenceLog();
    this.#bot = await startTelegram({
      token,
      apiUrl,
      log,
      chat: this.#chat,
      callbacks: this.shelf,
      painter: new PlainPainter(),
      progressEveryMs: 0,
    });
  }
}

/** Every platform there is, each with its real library. */
export const adapterStages: readonly { readonly name: string; readonly create: () => AdapterStage }[] = [
  { name: 'Discord', create: () => new DiscordStage() },
  { name: 'Telegram', create: () => new TelegramStage() },
];
