/** What a platform saw of a crowd of channels. */
export interface PlatformFigures {
  readonly messages: number;
  readonly channels: number;
  /** Most messages any channel got. */
  readonly mostInOne: number;
  /** Requests refused with 429. */
  readonly tooMany: number;
  /** When the last of them was, counted from the first message. */
  readonly lastTooManyMs: number;
  /** Requests that brought a picture along, and how many different pictures. */
  readonly uploads: number;
  readonly pictures: number;
  /** From the first message to the last, on the platform's own clock. */
  readonly spanMs: number;
  readonly busiestSecond: number;
}

/** The most instants in any second; they are in order. */
export function busiestSecond(atMs: readonly number[]): number {
  let from = 0;
  let most = 0;
  atMs.forEach((ms, until) => {
    while (ms - atMs[from]! >= 1000) from += 1;
    most = Math.max(most, until - from + 1);
  });
  return most;
}

/** How much of what the platform allows was used. */
export function shareOf({ messages, spanMs }: PlatformFigures, perSecond: number): number {
  return (messages - 1) / (spanMs / 1000) / perSecond;
}
