import type { PlatformHealth } from '../../../src/adapters/connection.ts';
import { startTelegram, type TelegramBot } from '../../../src/adapters/telegram/platform.ts';
import type { Chat, Messenger } from '../../../src/chat/chat.ts';
import type { AdapterStage, PlatformStage, StageSight } from '../adapter-stage.ts';
import { type TelegramPost, TelegramStandIn } from '../telegram-stand-in.ts';
import { MemoryShelf, toyParts } from '../toy-chat.ts';

class TelegramStage implements AdapterStage {
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
    this.#bot = await startTelegram({ token, apiUrl, ...toyParts(this.#chat, this.shelf) });
  }
}

export const stage: PlatformStage = { name: 'Telegram', lacks: {}, create: () => new TelegramStage() };
