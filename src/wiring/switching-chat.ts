import type { Chat } from '../chat/chat.ts';

/**
 * One chat in front of another: every question goes whole to the one that is in force when it is asked, so that no
 * answer ever mixes two sources.
 */
export function createSwitchingChat(first: Chat): { readonly chat: Chat; use(next: Chat): void } {
  let current = first;
  return {
    use: (next) => {
      current = next;
    },
    chat: {
      get commands() {
        return current.commands;
      },
      answer: (question) => current.answer(question),
      completeLine: (line) => current.completeLine(line),
      completeOption: (command, option, typed) => current.completeOption(command, option, typed),
    },
  };
}
