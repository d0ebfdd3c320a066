import type { Command } from '../../chat/command.ts';
import type { Action, Reply } from '../../chat/reply.ts';
import { aboutChatWords } from '../../messages/chats.ts';
import type { ChatRef } from './transport.ts';

const shape = /^in:(-\d{1,20})(?::(\d{1,12}))? ([\s\S]+)$/u;

/** A line that is asked as if in another chat: so a group or a channel is set up from the private chat. */
export function lineAbout({ chatId, topicId }: ChatRef, line: string): string {
  return `in:${chatId}${topicId === undefined ? '' : `:${topicId}`} ${line}`;
}

/** A line, and the chat it is about where that is another one than it is asked in. */
export interface AddressedLine {
  readonly line: string;
  readonly about?: ChatRef;
}

/** What `lineAbout` put together. */
export function splitAbout(text: string): AddressedLine {
  const [, chatId, topic, line] = shape.exec(text) ?? [];
  if (chatId === undefined || line === undefined) return { line: text };
  return { line, about: topic === undefined ? { chatId } : { chatId, topicId: Number(topic) } };
}

/** Whether an answer depends on the chat it is about, so that its reader must know which one that is. */
export function isAboutChat(line: string, commands: readonly Command[]): boolean {
  const name = /^\/?(\w+)/u.exec(line)?.[1];
  const command = commands.find((known) => known.name === name);
  return command?.allowed === 'moderators' || (command?.forAsker === true && command.personal === true);
}

/**
 * The same reply read in the private chat: its buttons go on asking about that chat.
 *
 * @param title What the chat is called; undefined where the answer would be the same anywhere.
 */
export function replyAbout(reply: Reply, about: ChatRef, title: string | undefined): Reply {
  const { later } = reply;
  const actions = reply.actions.map((action): Action => ({ ...action, line: lineAbout(about, action.line) }));
  const note = title === undefined ? [] : [{ kind: 'note', text: aboutChatWords(title) } as const];
  return {
    ...reply,
    actions,
    blocks: [...note, ...reply.blocks],
    ...(later === undefined
      ? {}
      : {
          later: async (request) => {
            const better = await later(request);
            return better && replyAbout(better, about, title);
          },
        }),
  };
}
