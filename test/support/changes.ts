/** Lets a test wait until something it can see has happened, without sleeping. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** To be called whenever what can be seen has changed. */
  happened(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** What `see` gives once it gives something; rejects, saying what was waited for, when that takes too long. */
  until<T>(what: string, see: () => T | undefined | false, withinMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const seen = see();
        if (seen === undefined || seen === false) return;
        this.#waiting.delete(look);
        clearTimeout(timer);
        clearInterval(glance);
        resolve(seen);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        clearInterval(glance);
        reject(new Error(`waited ${withinMs} ms for ${what}`));
      }, withinMs);
      // what only the bot knows changes without a word to the stand-in
      const glance = setInterval(look, 10);
      this.#waiting.add(look);
      look();
    });
  }
}
