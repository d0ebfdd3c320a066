/** Why nothing in a message can be checked. */
export type UnreadableMessage = 'picture' | 'voice' | 'spoiler' | 'nothing';

const whyUnreadable: Readonly<Record<UnreadableMessage, string>> = {
  picture: 'I read words, not pictures. Type what it says, and I check that.',
  voice: 'I cannot listen. Type what was said, and I check that.',
  spoiler: 'What is under a spoiler stays there. Type it if you want it checked.',
  nothing: 'There are no words in that message to check.',
};

/** What to do about a message that holds no words that can be read. */
export function unreadableWords(why: UnreadableMessage): string {
  return whyUnreadable[why];
}

/** On the button that asks for the words of a message that cannot be read. */
export const typeItLabel = 'Type it';
