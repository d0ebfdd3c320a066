/** One message as it reached a platform. */
export interface Arrival {
  readonly platform: 'discord' | 'telegram';
  readonly channel: string;
  readonly key: string;
  readonly atMs: number;
}

/** Discord as far as keys go: the same nonce within a few minutes gives the first message. Telegram knows no keys. */
export class SimulatedPlatforms {
  /** What people can read, in the order in which it arrived. */
  readonly messages: Arrival[] = [];
  readonly #remembered = new Map<string, number>();

  receive(arrival: Arrival): void {
    const { platform, key, atMs } = arrival;
    const known = platform === 'discord' ? this.#remembered.get(key) : undefined;
    if (known !== undefined && atMs - known <= 180_000) return;
    this.#remembered.set(key, atMs);
    this.messages.push(arrival);
  }
}
