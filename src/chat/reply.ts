import type { Drawing } from '../core/drawings.ts';
import type { Request } from '../core/ports.ts';

/** A piece of a reply, typed; an adapter turns it into its platform's own markup. Text is plain, never markup. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'figures'; readonly figures: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** The reply's picture shows the same: left out where the picture is shown. */
      readonly pictured?: true;
    }
  | { readonly kind: 'note'; readonly text: string };

/** The blocks that are worth showing beside the picture. */
export function besidePicture({ blocks, picture }: Pick<Reply, 'blocks' | 'picture'>): readonly Block[] {
  return picture === undefined ? blocks : blocks.filter((block) => block.kind !== 'table' || block.pictured !== true);
}

/** A picture that is drawn when somebody will see it. Equal cache keys mean equal pixels. */
export interface Picture {
  readonly drawing: Drawing;
  /** Says what the picture shows, verdict and numbers included; at most 1,000 characters. */
  readonly altText: string;
  readonly cacheKey: string;
}

/** A button: a command line that is run when it is pressed. */
export interface Action {
  readonly label: string;
  /** The command line, for example `divergence ETH RUT window:90`. */
  readonly line: string;
  /**
   * What a person puts in where the line says `{}`: something typed, or a channel or a role that is picked. Not shown
   * where a platform has nothing for it.
   */
  readonly asks?: 'text' | 'channel' | 'role';
  /** `edit` replaces the reply in place, `file` sends the first file of the line's reply, `new` answers below. */
  readonly does: 'edit' | 'file' | 'new';
  /** True on the choice that is shown now. */
  readonly current?: boolean;
  /** Actions of one group belong in one row or one select menu. */
  readonly group?: string;
}

/** Something to take away, made only when asked for. */
export interface ReplyFile {
  readonly name: string;
  readonly mime: string;
  readonly content: () => string | Uint8Array;
}

/** What a command answers. It never sends anything itself. */
export interface Reply {
  /** The answer in one line, in words a newcomer understands. */
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly picture?: Picture;
  readonly actions: readonly Action[];
  readonly files: readonly ReplyFile[];
  readonly tone: 'plain' | 'warning' | 'error';
  /** `asker` is shown to the person who asked alone, where the platform can. */
  readonly visibility: 'everyone' | 'asker';
  /** The full report behind the reply, for `--json`. */
  readonly report?: object;
  /**
   * Set by the router where prices that belong into this answer are still loading: waits for them, telling how far they
   * are, and gives the better answer; undefined where there is none to be had, or the signal was aborted. Never rejects.
   */
  readonly later?: (request: Request) => Promise<Reply | undefined>;
}
