import type { Outcome } from '../../chat/chat.ts';
import { isFold } from '../../chat/reply.ts';
import { delay } from '../../clock.ts';
import type { Speaker } from '../../messages/speaker.ts';
import { msg } from '../../messages/text.ts';
import type { TelegramConversationDeps } from './conversation.ts';
import { naturalQuestion, requesterAt, type TelegramUser } from './parse-update.ts';
import { escapeHtml, pictureThemeOf } from './render.ts';
import type { TelegramPayload } from './transport.ts';

/** What somebody typed after the bot's name, in any chat. */
export interface TelegramInlineQuery {
  readonly id: string;
  readonly from: TelegramUser;
  readonly query: string;
  /** Where it is typed: `sender` is the private chat with this bot; of other private chats and channels it sees nothing. */
  readonly chat_type?: string;
}

const maxCompletions = 8;

const cacheSeconds = 60;

/** People type letter by letter: only a query that stands still for a moment is answered. */
export class InlineMode {
  readonly #deps: TelegramConversationDeps;
  readonly #stillMs: number;
  readonly #typing = new Map<number, AbortController>();

  constructor(deps: TelegramConversationDeps, stillMs: number) {
    this.#deps = deps;
    this.#stillMs = stillMs;
  }

  /** Answers with the picture where it can be had, else with words, and with completions below. */
  async answer(query: TelegramInlineQuery, me: TelegramUser): Promise<void> {
    const turn = this.#newTurn(query.from.id);
    await delay(this.#stillMs, turn.signal);
    if (turn.signal.aborted) return;
    const { input: asked, line } = naturalQuestion(query.query, this.#deps.chat);
    const requester = requesterAt({ chatId: String(query.from.id) }, query.from.id, 'none', query.from.language_code);
    const outcome = await this.#deps.chat.answer({ input: asked, requester, signal: turn.signal });
    const answer = await this.#answerResult(outcome, line, query);
    if (this.#typing.get(query.from.id) !== turn) return;
    this.#typing.delete(query.from.id);
    const speaker = outcome.speaker ?? (await this.#deps.chat.speakerFor(requester));
    await this.#send(query, answer, canBeAsked(query) ? this.#completions(line, me, speaker) : [], speaker);
  }

  #newTurn(person: number): AbortController {
    this.#typing.get(person)?.abort(new Error('the person went on typing'));
    const turn = new AbortController();
    this.#typing.set(person, turn);
    return turn;
  }

  async #send(
    query: TelegramInlineQuery,
    answer: TelegramPayload | undefined,
    completions: readonly TelegramPayload[],
    { say }: Speaker,
  ): Promise<void> {
    const needsStart = answer !== undefined && answer['type'] === 'article';
    const button = { text: say(msg('chats.startForPictures')), start_parameter: 'inline' };
    await this.#deps.transport.call('answerInlineQuery', {
      inline_query_id: query.id,
      results: [...(answer === undefined ? [] : [answer]), ...completions],
      cache_time: cacheSeconds,
      is_personal: true,
      ...(needsStart ? { button } : {}),
    });
    this.#deps.counts.add('inline queries answered');
  }

  async #answerResult(
    outcome: Outcome,
    line: string,
    { from }: TelegramInlineQuery,
  ): Promise<TelegramPayload | undefined> {
    if (outcome.kind !== 'answered') return undefined;
    const { sender: out } = this.#deps;
    const { reply } = outcome;
    const theme = pictureThemeOf(outcome);
    const fileId = reply.picture && (await out.fileIdFor(reply.picture, theme, from.id));
    const message = await out.captionOf(
      from.id,
      { ...reply, actions: reply.actions.filter((action) => action.does === 'edit' || isFold(action)) },
      { theme },
      fileId !== undefined,
    );
    const shared = {
      id: 'answer',
      title: line.slice(0, 100),
      description: reply.title.slice(0, 200),
      reply_markup: message.keyboard,
    };
    if (fileId !== undefined)
      return { type: 'photo', ...shared, photo_file_id: fileId, caption: message.html, parse_mode: 'HTML' };
    return { type: 'article', ...shared, input_message_content: { message_text: message.html, parse_mode: 'HTML' } };
  }

  /** Choosing a completion asks it in the chat, where the bot answers if it is a member; what would be refused is left out. */
  #completions(line: string, me: TelegramUser, speaker: Speaker): TelegramPayload[] {
    return this.#deps.chat
      .completeLine(line, speaker)
      .filter(({ value }) => this.#deps.chat.isComplete(value))
      .slice(0, maxCompletions)
      .map(({ label, value }, index) => {
        const [command = '', ...rest] = value.split(' ');
        const asks = `/${command}@${me.username ?? ''} ${rest.join(' ')}`.trim();
        return {
          type: 'article',
          id: `completion-${index}`,
          title: label.slice(0, 100) || value,
          input_message_content: { message_text: escapeHtml(asks), parse_mode: 'HTML' },
        };
      });
  }
}

/** Whether a question sent there reaches the bot at all. */
function canBeAsked({ chat_type: where = 'sender' }: TelegramInlineQuery): boolean {
  return where !== 'private' && where !== 'channel';
}
