import type { Reply } from '../chat/reply.ts';
import { typeItLabel, type UnreadableMessage, unreadableWords } from '../messages/chats.ts';

/** What a message says that somebody wants checked, or why nothing in it can be read. */
export type Saying = { readonly text: string } | { readonly unreadable: UnreadableMessage };

/** Texts that say the same twice are read once: a preview often repeats the message it stands under. */
export function sayingOf(
  texts: readonly string[],
  holds: Readonly<Record<Exclude<UnreadableMessage, 'nothing'>, boolean>>,
): Saying {
  const said = texts.map((text) => text.trim()).filter((text) => text !== '');
  const once = said.filter((text, at) => !said.some((other, before) => before < at && other.includes(text)));
  if (once.length > 0) return { text: [...once.slice(0, -1).map(asSentence), once.at(-1)].join(' ') };
  const why = (['spoiler', 'voice', 'picture'] as const).find((kind) => holds[kind]);
  return { unreadable: why ?? 'nothing' };
}

/** A title without a full stop would run into the words after it. */
function asSentence(text: string): string {
  return /[.!?:;…]["”’)]?$/u.test(text) ? text : `${text}.`;
}

/** What whoever wanted something unreadable checked is told, with a way to type it. */
export function unreadableReply(why: UnreadableMessage): Reply {
  return {
    title: unreadableWords(why),
    blocks: [],
    actions: [{ label: typeItLabel, line: 'check text:{}', does: 'edit', asks: 'text' }],
    files: [],
    tone: 'warning',
    visibility: 'asker',
  };
}
