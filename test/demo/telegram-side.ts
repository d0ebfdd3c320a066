import type { TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';
import type { DemoMessage, DemoSide } from './demo-side.ts';

/** Telegram's chat on the demonstration page: a private chat with the bot. */
export class TelegramSide implements DemoSide {
  readonly #telegram: TelegramStandIn;

  constructor(telegram: TelegramStandIn) {
    this.#telegram = telegram;
  }

  messages(): readonly DemoMessage[] {
    return this.#telegram.posts.filter((post) => !post.deleted).map((post) => this.#message(post));
  }

  say(text: string): void {
    this.#telegram.says(text);
  }

  press(messageId: string, button: string): void {
    this.#telegram.press(this.#find(messageId), button);
  }

  check(messageId: string): void {
    this.#telegram.says('/check', { replyTo: this.#find(messageId) });
  }

  complete(text: string): Promise<readonly string[]> {
    const lists = (this.#telegram.commands.get(JSON.stringify({ type: 'all_private_chats' })) ?? []) as {
      command: string;
    }[];
    return Promise.resolve(
      lists.map(({ command }) => `/${command} `).filter((name) => text !== '' && name.startsWith(text)),
    );
  }

  file(id: string): { mime: string; bytes: Buffer } | undefined {
    const post = this.#telegram.posts.find((one) => String(one.id) === id.split('-')[0]);
    if (post?.photo !== undefined) return { mime: 'image/png', bytes: post.photo.bytes };
    return post?.document;
  }

  #find(messageId: string): TelegramPost {
    const post = this.#telegram.posts.find(({ id }) => String(id) === messageId);
    if (post === undefined) throw new Error('that message is gone');
    return post;
  }

  #message(post: TelegramPost): DemoMessage {
    const url = `/telegram/file/${post.id}-${post.writes}`;
    return {
      id: String(post.id),
      mine: !post.fromBot,
      text: post.text,
      looks: post.fromBot ? ['title'] : [],
      linesAbove: 0, // a photo stands above its caption
      pictures: post.photo === undefined ? [] : [{ url, altText: '' }],
      files: post.document === undefined ? [] : [{ url, name: post.document.name }],
      buttons: post.keyboard.flat().map(({ text }) => ({ label: text, disabled: false })),
      remark: post.replyTo !== undefined && !post.fromBot ? `in reply to: ${post.replyTo.text.slice(0, 60)}` : '',
    };
  }
}
