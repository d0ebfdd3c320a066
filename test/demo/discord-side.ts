import { allComponents } from '../support/discord-body-rules.ts';
import type { DiscordInteraction, DiscordPost, DiscordStandIn } from '../support/discord-stand-in.ts';
import type { DemoLook, DemoMessage, DemoSide } from './demo-side.ts';

interface Spec {
  readonly name: string;
  readonly type: number;
  readonly autocomplete?: boolean;
}

/** What a person wrote or did, in the order in which it happened. */
interface Said {
  readonly id: string;
  readonly text: string;
  /** How many posts there were before. */
  readonly after: number;
}

function typedValue(spec: Spec, text: string): string | number | boolean {
  if (spec.type === 5) return text === 'true' || text === 'yes';
  return spec.type === 4 || spec.type === 10 ? Number(text) : text;
}

/** Discord's chat on the demonstration page: what is typed becomes the options Discord's client would have asked for. */
export class DiscordSide implements DemoSide {
  readonly #discord: DiscordStandIn;
  readonly #said: Said[] = [];

  constructor(discord: DiscordStandIn) {
    this.#discord = discord;
    // Who sits at the page stands for a moderator, so that everything can be tried.
    discord.managers.add('ann');
  }

  messages(): readonly DemoMessage[] {
    const posts = this.#discord.posts.map((post, index) => ({
      at: index,
      message: this.#message(post),
      gone: post.deleted,
    }));
    const said = this.#said.map((one) => ({ at: one.after - 0.5, message: mine(one), gone: false }));
    return [...posts, ...said]
      .filter(({ gone }) => !gone)
      .sort((a, b) => a.at - b.at)
      .map(({ message }) => message);
  }

  say(text: string): void {
    this.#said.push({ id: `said-${this.#said.length}`, text, after: this.#discord.posts.length });
    const [, command, rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
    if (command === undefined) return;
    this.#discord.slash({ command, options: this.#options(command, rest) });
  }

  press(messageId: string, button: string): void {
    const post = this.#discord.posts.find(({ id }) => id === messageId);
    if (post === undefined) throw new Error('that message is gone');
    const inMenu = allComponents(post.body.components ?? []).some((one) =>
      one.options?.some(({ label }) => label === button),
    );
    if (inMenu) this.#discord.choose(post, button);
    else this.#discord.press(post, button);
  }

  check(messageId: string): void {
    const said = this.#said.find(({ id }) => id === messageId);
    if (said !== undefined) this.#discord.useOnMessage('Check this claim', said.text);
  }

  async complete(text: string): Promise<readonly string[]> {
    const [, command, rest] = /^\/(\S+)\s+([\s\S]*)$/.exec(text) ?? [];
    if (command === undefined || rest === undefined) return this.#names(text);
    const before = /^.*\s/s.exec(rest)?.[0] ?? '';
    const option = this.#specs(command).find((spec) => spec.autocomplete === true);
    if (option === undefined) return [];
    const asked: DiscordInteraction = this.#discord.complete(command, option.name, rest.slice(before.length));
    const choices = await this.#discord.changes.until('choices', () => asked.choices, 3000);
    return choices.map(({ value }) => `/${command} ${before}${value}`);
  }

  file(id: string): { mime: string; bytes: Buffer } | undefined {
    const files = this.#discord.posts.flatMap((post) => post.attachments);
    return files.find((one) => one.id === id)?.file;
  }

  #names(text: string): string[] {
    const names = this.#discord.commands.filter((one) => one['type'] !== 3).map((one) => `/${String(one['name'])} `);
    return names.filter((name) => name.startsWith(text));
  }

  #specs(command: string): readonly Spec[] {
    const known = this.#discord.commands.find((one) => one['name'] === command && one['type'] !== 3);
    return (known?.['options'] ?? []) as readonly Spec[];
  }

  /** `name:value` goes into its option, all other words into the first one that takes text. */
  #options(command: string, rest: string): Record<string, string | number | boolean> {
    const specs = this.#specs(command);
    const options: Record<string, string | number | boolean> = {};
    const loose: string[] = [];
    for (const word of rest.split(/\s+/).filter(Boolean)) {
      const [name = '', ...value] = word.split(':');
      const spec = specs.find((one) => one.name === name);
      if (spec === undefined || value.length === 0) loose.push(word);
      else options[name] = typedValue(spec, value.join(':'));
    }
    const first = specs.find((spec) => spec.type === 3 && options[spec.name] === undefined);
    if (first !== undefined && loose.length > 0) options[first.name] = loose.join(' ');
    return options;
  }

  #message(post: DiscordPost): DemoMessage {
    const all = allComponents(post.body.components ?? []);
    const markdownOf = (some: typeof all): string => some.flatMap(({ content = '' }) => content || []).join('\n');
    const gallery = all.findIndex(({ type }) => type === 12);
    const above = markdownOf(all.slice(0, Math.max(0, gallery)));
    const markdown = post.thinking ? '-# Rift is thinking …' : markdownOf(all);
    const options = all.flatMap((one) => one.options ?? []);
    const url = (id: string): string => `/discord/file/${id}`;
    const isPicture = (mime: string): boolean => mime.startsWith('image/');
    return {
      id: post.id,
      mine: false,
      text: plain(markdown),
      looks: markdown.split('\n').map(lookOf),
      linesAbove: above === '' ? 0 : above.split('\n').length,
      pictures: post.attachments
        .filter(({ file }) => isPicture(file.mime))
        .map(({ id, description }) => ({ url: url(id), altText: description })),
      files: post.attachments
        .filter(({ file }) => !isPicture(file.mime))
        .map(({ id, filename }) => ({ url: url(id), name: filename })),
      buttons: [
        ...all.filter(({ type }) => type === 2).map(({ label = '', disabled = false }) => ({ label, disabled })),
        ...options.map(({ label, default: shown = false }) => ({ label, disabled: shown })),
      ],
      remark: (post.flags & 64) === 0 ? '' : 'Only you can see this',
    };
  }
}

function lookOf(line: string): DemoLook {
  return line.startsWith('### ') ? 'title' : line.startsWith('-# ') ? 'quiet' : 'plain';
}

/** Discord's markup as it reads. */
function plain(text: string): string {
  return text
    .replace(/\\([^a-z0-9\s])/gi, '$1')
    .replace(/^(###|-#) /gm, '')
    .replace(/^- /gm, '• ')
    .replaceAll('**', '');
}

function mine({ id, text }: Said): DemoMessage {
  return { id, mine: true, text, looks: [], linesAbove: 0, pictures: [], files: [], buttons: [], remark: '' };
}
