import type { Chat } from '../../../src/chat/chat.ts';
import { plainReply } from '../chat/small-commands.ts';

/** A chat that answers every question with its line or command, and counts how often each was asked. */
export function plainChat(): Pick<Chat, 'answer'> & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    answer: ({ input: question }) => {
      const line = typeof question === 'string' ? question : question.command;
      asked.push(JSON.stringify(question));
      return Promise.resolve({ kind: 'answered', reply: plainReply(line) });
    },
  };
}
