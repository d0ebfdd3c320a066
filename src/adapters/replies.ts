import { cutAtSentence } from '../chat/free-text.ts';
import { isFold, type Picture, type Reply } from '../chat/reply.ts';
import type { Logger } from '../log.ts';
import type { Progress } from '../market/ports.ts';
import { englishReader, type Speaker, speakerOf } from '../messages/speaker.ts';
import type { Image, Painter, RenderOptions } from '../reports/chart-spec.ts';

// eslint-disable-next-line no-control-regex -- removing control characters is the point
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from people and sources made safe to show: no control characters, no characters that turn the reading
 * direction around, no half characters, no walls of empty lines. Marks that join emoji and Persian letters stay.
 */
export function sanitizeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .toWellFormed()
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One figure of a reply, for example "Gap" and "27.3 pp". */
interface Figure {
  readonly label: string;
  readonly value: string;
}

/** A stretch of a reply's text that is marked up in one way. Its text is clean and still without any markup. */
export type ReplyPart =
  | { readonly style: 'title' | 'paragraph' | 'item' | 'note' | 'table'; readonly text: string }
  | { readonly style: 'figures'; readonly figures: readonly Figure[] };

/** The widest a monospaced block may be before a phone breaks its lines. */
const maxTableColumns = 56;

/** Columns of equal width. */
function tableText(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A narrow table as a monospaced block; a wide one as a list, one row an item. */
function tableParts(head: readonly string[], rows: readonly (readonly string[])[]): ReplyPart[] {
  const lines = [head, ...rows].map((row) => row.map((cell) => sanitizeText(cell).replaceAll('\n', ' ')));
  const text = tableText(lines);
  const width = Math.max(...text.split('\n').map((line) => line.length));
  if (width <= maxTableColumns) return [{ style: 'table', text }];
  return lines.slice(1).map(([first = '', ...others]) => ({ style: 'item', text: `${first}: ${others.join(' · ')}` }));
}

function partsOfBlock(block: Reply['blocks'][number]): ReplyPart[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ style: 'paragraph', text: sanitizeText(block.text) }];
    case 'note':
      return [{ style: 'note', text: sanitizeText(block.text).replaceAll('\n', ' ') }];
    case 'list':
      return block.items.map((item) => ({ style: 'item', text: sanitizeText(item).replaceAll('\n', ' ') }));
    case 'table':
      return tableParts(block.head, block.rows);
    case 'figures':
      return [
        {
          style: 'figures',
          figures: block.figures.map(({ label, value }) => ({
            label: sanitizeText(label),
            value: sanitizeText(value),
          })),
        },
      ];
  }
}

/** The text of a reply in reading order, cleaned, without markup. */
export function replyParts(reply: Reply): ReplyPart[] {
  const title: ReplyPart = { style: 'title', text: sanitizeText(reply.title).replaceAll('\n', ' ') };
  return [title, ...reply.blocks.flatMap(partsOfBlock)].filter((part) =>
    part.style === 'figures' ? part.figures.length > 0 : part.text !== '',
  );
}

/** Says what an adapter adds to a reply as its reader reads it. */
export function speakerFor({ reader = englishReader }: Pick<Reply, 'reader'>): Speaker {
  return speakerOf(reader);
}

/** Whether parts, marked up, are within a platform's limit. */
export type Fits = (parts: readonly ReplyPart[]) => boolean;

/**
 * A reply as a chat shows it: the answer first, and what stands behind *Details* only where that is open or nothing could
 * open it. Of the buttons about that, those stay that have something to do: where not even the answer fits, the rest of
 * it comes before any details.
 */
export function foldReply(reply: Reply, isOpen: boolean, fits: Fits): Reply {
  const isDetail = ({ detail }: Reply['blocks'][number]): boolean => detail === true;
  const showsAll = isOpen || !reply.actions.some(({ does }) => does === 'details');
  const answer = reply.blocks.filter((block) => !isDetail(block));
  const shown = { ...reply, blocks: showsAll ? [...answer, ...reply.blocks.filter(isDetail)] : answer };
  const isCut = !fits(replyParts(shown));
  const isOffered = { details: !showsAll && !isCut, less: isOpen, more: isCut };
  const actions = reply.actions.filter((action) => !isFold(action) || isOffered[action.does]);
  return { ...shown, actions };
}

/** The whole text of a reply, its details included, cut into messages. */
export function textPages(reply: Reply, fits: Fits): readonly (readonly ReplyPart[])[] {
  const { picture: _, ...words } = reply;
  const pages: (readonly ReplyPart[])[] = [];
  for (let left = replyParts(foldReply(words, true, fits)); left.length > 0;) {
    const { head, rest } = fitParts(left, fits);
    if (head.length === 0) break;
    pages.push(head);
    left = [...rest];
  }
  return pages;
}

/** Parts in two: those that fit, and those that are left over. */
interface FittedParts {
  readonly head: readonly ReplyPart[];
  readonly rest: readonly ReplyPart[];
}

/** Cuts the first part that does not fit. What is left of a title goes on as a paragraph: nobody repeats a heading. */
function cutPart(part: ReplyPart, fits: (part: ReplyPart) => boolean): FittedParts {
  if (part.style === 'figures') return { head: [], rest: [part] };
  const cut = cutAtSentence(part.text, (text) => fits({ ...part, text }));
  const restStyle = part.style === 'title' ? 'paragraph' : part.style;
  return {
    head: cut.head === '' ? [] : [{ ...part, text: cut.head }],
    rest: cut.rest === '' ? [] : [{ style: restStyle, text: cut.rest }],
  };
}

/**
 * Splits parts so that the first ones, marked up, are within a platform's limit; the cut falls after a sentence. One item
 * of a list is not torn from its answer: it goes on as a whole, unless it stands first.
 */
export function fitParts(parts: readonly ReplyPart[], fits: Fits): FittedParts {
  const tooMuch = parts.findIndex((_, index) => !fits(parts.slice(0, index + 1)));
  if (tooMuch === -1) return { head: parts, rest: [] };
  const whole = parts.slice(0, tooMuch);
  const next = parts[tooMuch]!;
  if (next.style === 'item' && whole.length > 0) return { head: whole, rest: parts.slice(tooMuch) };
  const cut = cutPart(next, (part) => fits([...whole, part]));
  return { head: [...whole, ...cut.head], rest: [...cut.rest, ...parts.slice(tooMuch + 1)] };
}

/** Most chats are read on a phone, which shows an upright picture over its whole width: text stays large enough. */
const pictureSizes = { upright: { width: 1080, height: 1350 }, wide: { width: 1280, height: 720 } };

/** How a picture stands. */
export type PictureShape = keyof typeof pictureSizes;

/** Paints the pictures of replies in the size of chats. Painting once and keeping what was painted is the painter's. */
export class PicturePainter {
  readonly #painter: Painter;
  readonly #log: Logger;

  constructor(painter: Painter, log: Logger) {
    this.#painter = painter;
    this.#log = log;
  }

  /** The picture, or undefined where it could not be painted: the words still go out, with its description. */
  async paint(
    { chart, cacheKey }: Picture,
    theme: RenderOptions['theme'],
    shape: PictureShape = 'upright',
  ): Promise<Image | undefined> {
    try {
      return await this.#painter.paint(chart, { theme, ...pictureSizes[shape] }, {});
    } catch (error) {
      this.#log.error({ err: error, cacheKey }, 'a picture could not be painted');
      return undefined;
    }
  }
}

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
    this.#lines.set(what, `${what}: ${total > 0 ? Math.floor((100 * done) / total) : 0} %.`);
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
