/** How a line of a message looks: its headline, small print, or as usual. */
export type DemoLook = 'title' | 'quiet' | 'plain';

/** A message as the demonstration page shows it. */
export interface DemoMessage {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  /** One for each line of the text. */
  readonly looks: readonly DemoLook[];
  /** How many lines of the text stand above the pictures. */
  readonly linesAbove: number;
  readonly pictures: readonly { readonly url: string; readonly altText: string }[];
  readonly files: readonly { readonly url: string; readonly name: string }[];
  readonly buttons: readonly { readonly label: string; readonly disabled: boolean }[];
  /** A remark above the message, for example that only one person sees it. */
  readonly remark: string;
}

/** One of the two chats on the demonstration page. */
export interface DemoSide {
  messages(): readonly DemoMessage[];
  say(text: string): void;
  press(messageId: string, button: string): void;
  /** Has a message checked, in the way of the platform. */
  check(messageId: string): void;
  /** What the platform itself would offer while somebody types. */
  complete(text: string): Promise<readonly string[]>;
  file(id: string): { readonly mime: string; readonly bytes: Buffer } | undefined;
}
