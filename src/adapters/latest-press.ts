/** Buttons under one message race each other: the same button twice is one question, and a newer one replaces an older. */
export class LatestPress {
  readonly #open = new Map<string, { readonly data: string; readonly abort: AbortController }>();

  /** Runs `work` unless this very button is being answered already; a press of another button gives the older one up. */
  async run(message: string, data: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const open = this.#open.get(message);
    if (open?.data === data) return;
    open?.abort.abort(new Error('another button was pressed'));
    const mine = { data, abort: new AbortController() };
    this.#open.set(message, mine);
    try {
      await work(mine.abort.signal);
    } finally {
      if (this.#open.get(message) === mine) this.#open.delete(message);
    }
  }
}
