import type { PlatformBot, PlatformHealth } from '../../../src/adapters/connection.ts';
import { startDiscord } from '../../../src/adapters/discord/platform.ts';
import type { Chat, Messenger } from '../../../src/chat/chat.ts';
import type { AdapterStage, PlatformStage, StageSight } from '../adapter-stage.ts';
import { type DiscordInteraction, type DiscordPost, DiscordStandIn } from '../discord-stand-in.ts';
import { MemoryShelf, toyParts } from '../toy-chat.ts';

class DiscordStage implements AdapterStage {
  readonly destination = { channel: 'discord:101', theme: 'dark', silent: false } as const;
  readonly community = 'discord:100';
  readonly #discord = new DiscordStandIn();
  readonly shelf = new MemoryShelf();
  #chat!: Chat;
  #bot!: PlatformBot;

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
    this.#bot = await startDiscord({ token, apiUrl, ...toyParts(this.#chat, this.shelf) });
    await this.until('a connection', () => this.#bot.health().state === 'up');
  }
}

export const stage: PlatformStage = { name: 'Discord', lacks: {}, create: () => new DiscordStage() };
