/** Where on Telegram: a chat, and in a forum a topic of it. */
export interface Place {
  readonly chatId: string;
  readonly topicId?: number;
  /** True where a group that moved is to be reported instead of followed. */
  readonly fixed?: true;
}

/** `telegram:-100…:7`, as askers and destinations carry it. */
export function channelOf({ chatId, topicId }: Place): string {
  return topicId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${topicId}`;
}

export function placeOf(channel: string): Place {
  const [, chatId = '', topic] = channel.split(':');
  return topic === undefined ? { chatId } : { chatId, topicId: Number(topic) };
}
