import { ComponentType, type Message } from 'discord.js';
import { type Saying, sayingOf } from '../saying.ts';

/** The parts of a message, or of one that was forwarded, in which words can stand. */
type Worded = Partial<Pick<Message, 'content' | 'embeds' | 'poll'>> & {
  readonly components?: readonly unknown[];
  readonly attachments?: Message['attachments'];
};

/** A component as far as its words go. */
interface WordedComponent {
  readonly type?: ComponentType;
  readonly content?: string;
  readonly components?: readonly unknown[];
}

const spoiler = /\|\|[\s\S]+?\|\|/gu;

/** What people read of a text in Discord's markdown: no marks, no mentions, no addresses, nothing under a spoiler. */
export function plainMarkdown(text: string): string {
  return text
    .replace(spoiler, ' ')
    .replace(/<(?:a?:\w+:\d+|[@#][!&]?\d+|id:\w+|t:-?\d+(?::\w)?|\/[^:>]+:\d+)>/gu, ' ')
    .replace(/\[([^\]\n]+)\]\(<?https?:[^)\s]*>?(?:\s+"[^"\n]*")?\)/gu, '$1')
    .replace(/<?https?:\/\/[^\s>]+>?/gu, ' ')
    .replace(/@(?:everyone|here)\b/gu, ' ')
    .replace(/^\s*(?:>>>|>|#{1,3}|-#|[-*])\s+/gmu, '')
    .replace(/```(?:\w+\n)?|`+|\*{1,3}|~~|__/gu, '')
    .replace(/(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

function textsOfComponent(component: unknown): string[] {
  const { type, content, components = [] } = component as WordedComponent;
  const own = type === ComponentType.TextDisplay && content !== undefined ? [content] : [];
  return [...own, ...components.flatMap(textsOfComponent)];
}

/** Every text of a message, as it was written, in the order in which it is read. */
function textsOf({ content, embeds = [], poll, components = [] }: Worded): string[] {
  const answers = poll === null || poll === undefined ? [] : [...poll.answers.values()];
  return [
    content ?? '',
    ...embeds.flatMap(({ title, description, fields }) => [
      title ?? '',
      description ?? '',
      ...fields.map(({ name, value }) => `${name}: ${value}`),
    ]),
    ...components.flatMap(textsOfComponent),
    poll?.question.text ?? '',
    ...answers.map(({ text }) => text ?? ''),
  ];
}

/** What a message says: its words, those of its previews, of what it forwards, of a poll; else why there are none. */
export function sayingOfMessage(message: Message): Saying {
  const all: readonly Worded[] = [message, ...message.messageSnapshots.values()];
  const texts = all.flatMap(textsOf);
  const attachments = all.flatMap((one) => [...(one.attachments?.values() ?? [])]);
  return sayingOf(texts.map(plainMarkdown), {
    spoiler: texts.some((text) => text.search(spoiler) >= 0),
    voice: attachments.some(({ contentType }) => contentType?.startsWith('audio/') === true),
    picture: attachments.length > 0,
  });
}
