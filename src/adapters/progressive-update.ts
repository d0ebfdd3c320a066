import type { Reply } from '../chat/reply.ts';
import type { Progress } from '../market/ports.ts';

/** How an answer that stands already is made better. */
export interface ProgressiveUpdateOptions {
  /** Puts a reply in the place of the one that stands. False where there is no place any more. */
  readonly show: (reply: Reply) => Promise<boolean>;
  /** A message is changed no more often than this for the sake of progress. */
  readonly everyMs: number;
  /** Ends the waiting: too late, or the program ends. The answer as it was is put back then. */
  readonly until: AbortSignal;
  /** Another answer has taken the place: nothing is shown any more. */
  readonly replaced?: AbortSignal;
}

/**
 * Shows under an answer how far a better one is, and in the end puts that in its place. Ends without a word where the
 * message is gone; where no better answer comes, the first one is left as it was.
 */
export async function progressiveUpdate(reply: Reply, improving: ProgressiveUpdateOptions): Promise<void> {
  if (reply.later === undefined) return;
  const over = new AbortController();
  const ends = [over.signal, improving.until, ...(improving.replaced === undefined ? [] : [improving.replaced])];
  const board = new ProgressMessage(reply, improving, () => over.abort());
  const better = await reply.later({ progress: board.progress, signal: AbortSignal.any(ends) });
  await board.close();
  if (over.signal.aborted || improving.replaced?.aborted === true) return;
  if (better !== undefined || board.changed) await improving.show(better ?? reply);
}

/** The message with lines of progress in it, one change at a time. */
class ProgressMessage {
  /** True once the message has shown anything but the answer. */
  changed = false;
  readonly #reply: Reply;
  readonly #improving: ProgressiveUpdateOptions;
  readonly #onGone: () => void;
  readonly #lines = new Map<string, string>();
  #shown = '';
  #shownAtMs = performance.now();
  #showing: Promise<void> | undefined;

  constructor(reply: Reply, improving: ProgressiveUpdateOptions, onGone: () => void) {
    this.#reply = reply;
    this.#improving = improving;
    this.#onGone = onGone;
  }

  readonly progress: Progress = ({ what, done, total }) => {
    this.#lines.set(what, `${what} is loading: ${total > 0 ? Math.floor((100 * done) / total) : 0} %.`);
    const text = [...this.#lines.values()].join(' ');
    const due = performance.now() - this.#shownAtMs >= this.#improving.everyMs;
    if (due && this.#showing === undefined && text !== this.#shown) this.#showing = this.#show(text);
  };

  /** Resolves when no change is under way. */
  async close(): Promise<void> {
    await this.#showing;
  }

  async #show(text: string): Promise<void> {
    this.#shown = text;
    this.changed = true;
    const note = { kind: 'note', text } as const;
    const stands = await this.#improving.show({ ...this.#reply, blocks: [note, ...this.#reply.blocks] });
    this.#shownAtMs = performance.now();
    this.#showing = undefined;
    if (!stands) this.#onGone();
  }
}
