import { LRUCache } from 'lru-cache';
import type { Sizes } from './scene.ts';

/** The family every word is set in; registered from a package, so that a machine without fonts draws the same. */
export const fontFamily = 'Rift Inter';

/** The three weights in use. */
export type Weight = 400 | 600 | 700;

/** A canvas font. The family alone: what it lacks is replaced before it is drawn, so that every machine draws the same. */
export function font(sizePx: number, weight: Weight = 400): string {
  return `${weight} ${sizePx.toFixed(2)}px "${fontFamily}", sans-serif`;
}

/** Latin, Greek and Cyrillic with their signs, as far as the family has them: everything else would be an empty box. */
const drawn =
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u0148\\u014a-\\u01c3\\u01c5-\\u0254\\u0256-\\u027b' +
  '\\u0384-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03d7\\u03fc-\\u0479\\u0480-\\u049d\\u04a0-\\u04ff\\u1e00-\\u1e9b' +
  '\\u1e9e-\\u1f15\\u2000-\\u200b\\u2010-\\u2027\\u202f-\\u2055\\u2070\\u2074-\\u208e\\u20a0-\\u20af\\u20b1-\\u20b5' +
  '\\u20b8-\\u20ba\\u20bc-\\u20c0\\u2116\\u2122\\u2126\\u2150-\\u217f\\u2190-\\u2199\\u2202\\u2206\\u220f\\u2211\\u2212' +
  '\\u221a\\u221e\\u222b\\u2248\\u2260\\u2264\\u2265\\u25cf\\u2713\\u2717';

const undrawn = new RegExp(`[^${drawn}]+`, 'gu');

/** Pictures among letters say nothing that a chart needs; their skin tones, joiners and flags go with them. */
const pictographs =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3)+/gu;

/**
 * The text as it can be drawn: emoji are left out, letters of other scripts become an ellipsis, never a box.
 *
 * @example drawableText('ETH 🚀 以太坊'); // => 'ETH …'
 */
export function drawableText(text: string): string {
  if (isPlain(text)) return text;
  const plain = text.normalize('NFC').replace(/\p{Cc}+/gu, ' ');
  const letters = plain.replace(pictographs, (found) => (/^[©®™✓✗↔-↙]+$/u.test(found) ? found : ''));
  return letters.replace(undrawn, '…').replace(/ {2,}/g, ' ');
}

/** Most of a chart's texts are its dates, thousands of them. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text) && !text.includes('  ');

/** The same drawing with all its words as they can be drawn; numbers in typed arrays are handed on as they are. */
export function sanitizeChartSpec<T>(chart: T): T {
  if (typeof chart === 'string') return drawableText(chart) as T;
  if (Array.isArray(chart)) return chart.map(sanitizeChartSpec) as T;
  if (typeof chart !== 'object' || chart === null || ArrayBuffer.isView(chart)) return chart;
  return Object.fromEntries(Object.entries(chart).map(([key, value]) => [key, sanitizeChartSpec<unknown>(value)])) as T;
}

/** Width of a text in a font, in pixels. */
export type MeasureText = (text: string, font: string) => number;

/** A canvas that can measure. */
interface TextContext {
  font: string;
  measureText(text: string): { width: number };
}

/** Widths are measured at this size, in pixels, and scaled: letters are outlines, and no wider for being large. */
const MEASURED_PX = 100;

/** Words and gaps whose widths are remembered: more than the pictures of an hour are made of. */
const widths = new LRUCache<string, number>({ max: 20_000 });

/** The same for lines of several words: one text is tried at many sizes. */
const lineWidths = new LRUCache<string, number>({ max: 4_000 });

/**
 * Measures on a canvas, each word and each gap between two letters once in the life of a thread: setting one title asks
 * for hundreds of widths, and the canvas takes longer over them than over the drawing. Within half a pixel in a line.
 */
export function measureOn(context: TextContext): MeasureText {
  const measured = (text: string, weight: string): number => {
    const known = widths.get(`${weight} ${text}`);
    if (known !== undefined) return known;
    context.font = font(MEASURED_PX, Number(weight) as Weight);
    const { width } = context.measureText(text);
    widths.set(`${weight} ${text}`, width);
    return width;
  };
  return (text, inFont) => {
    const weight = inFont.slice(0, 3);
    const key = `${weight} ${text}`;
    const width = lineWidths.get(key) ?? widthOf(text, (part) => measured(part, weight));
    lineWidths.set(key, width);
    return (width * Number.parseFloat(inFont.slice(4))) / MEASURED_PX;
  };
}

/** The words, and what a space between their letters adds: fonts move some letters closer to a space than others. */
function widthOf(text: string, measured: (part: string) => number): number {
  const words = text.split(' ');
  return words.reduce((sum, word, at) => {
    const [last, first] = [words[at - 1]?.at(-1) ?? '', word.charAt(0)];
    const gap = at === 0 ? 0 : measured(`${last} ${first}`) - measured(last) - measured(first);
    return sum + gap + measured(word);
  }, 0);
}

/** A text in its lines, at the size at which they fit. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** No line break between a number and its unit, no control characters, no text longer than anyone reads. */
function tidy(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.slice(0, 600).replace(/(\d) (%|points|days|trading|times)/gu, '$1\u00a0$2');
}

/** The text in lines no wider than `widthPx`, broken at spaces, a word that is too long inside itself. */
function wrap(text: string, widthPx: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= widthPx) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, widthPx, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}

function breakWord(word: string, widthPx: number, width: (text: string) => number): string[] {
  const letters = Array.from(word);
  const pieces: string[] = [];
  for (let from = 0; from < letters.length; from += Array.from(pieces.at(-1)!).length) {
    const taken = mostThatFit(letters.length - from, (n) => width(letters.slice(from, from + n).join('')) <= widthPx);
    pieces.push(letters.slice(from, from + Math.max(1, taken)).join(''));
  }
  return pieces;
}

/** The largest number up to `all` that fits, where all smaller ones do, too: doubled until one does not, then halved between. */
function mostThatFit(all: number, fits: (count: number) => boolean): number {
  let [most, next] = [0, 1];
  while (next <= all && fits(next)) [most, next] = [next, 2 * next];
  for (let tooMany = Math.min(next, all + 1); tooMany - most > 1;) {
    const middle = (most + tooMany) >> 1;
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

/** What runs over by less is not seen; a text that was sized to fit runs over by what its size was rounded. */
const UNSEEN_PX = 0.5;

/** As much of the text as fits, with an ellipsis where something is missing. */
export function shorten(text: string, widthPx: number, measure: MeasureText, inFont: string): string {
  const plain = tidy(text);
  if (measure(plain, inFont) <= widthPx + UNSEEN_PX) return plain;
  const letters = Array.from(plain);
  const shortened = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  return shortened(mostThatFit(letters.length, (count) => measure(shortened(count), inFont) <= widthPx));
}

/** Where and how a text may be set. */
export interface TextBox {
  readonly widthPx: number;
  readonly mostLines: number;
  readonly largest: number;
  readonly smallest: number;
  readonly weight: Weight;
}

/** The text at the largest size at which it takes no more lines than allowed; at the smallest size the rest is cut off. */
export function fitText(text: string, room: TextBox, measure: MeasureText): FittedText {
  const plain = tidy(text);
  for (let size = room.largest; size > room.smallest; size -= room.largest / 24) {
    const lines = linesAt(plain, size, room, measure);
    if (lines.length <= room.mostLines) return { lines: balanced(plain, size, lines, room, measure), size };
  }
  return { lines: cut(linesAt(plain, room.smallest, room, measure), room, measure), size: room.smallest };
}

function linesAt(text: string, size: number, { widthPx, weight }: TextBox, measure: MeasureText): string[] {
  return wrap(text, widthPx, (part) => measure(part, font(size, weight)));
}

/** The same number of lines, as even in length as words allow: no single word on the last line. */
function balanced(text: string, size: number, lines: string[], room: TextBox, measure: MeasureText): string[] {
  let best = lines;
  for (let share = 0.95; lines.length > 1 && share > 0.55; share -= 0.05) {
    const narrower = linesAt(text, size, { ...room, widthPx: room.widthPx * share }, measure);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

function cut(lines: string[], { mostLines, widthPx, weight, smallest }: TextBox, measure: MeasureText): string[] {
  const kept = lines.slice(0, mostLines);
  const last = kept.pop() ?? '';
  return [
    ...kept,
    lines.length > mostLines ? shorten(`${last} ${lines[mostLines]!}`, widthPx, measure, font(smallest, weight)) : last,
  ];
}

const longestHeadline = 60;

const longestTitle = 110;

/** A verdict that opens a title is one or two words. */
const longestVerdict = 30;

const tooShort = /^too little history/iu;

const verdictWords =
  /\b(ordinary|unusual|rare|record|unprecedented|supported|untestable|simulated|true|false|yes|no|right|wrong|partly|in part|exaggerated|nobody can|cannot be|cannot tell|quiet)\b/i;

/** The first of several answers. */
const answerWords = /^(no|yes|true|right|wrong|whether|partly|exaggerated)\b/i;

/** A verdict sentence in two ranks: the few words that are the verdict, and the numbers that carry it. */
export interface SplitTitle {
  readonly headline: string;
  readonly standfirst: string;
}

/**
 * Several sentences are set as a newspaper would: a verdict that opens them, or a short last sentence that says the verdict goes large on top and
 * the numbers below it; without one, a title too long for two large lines gives its first sentence to the top.
 */
export function splitTitle(title: string): SplitTitle {
  const sentences = title.trim().split(/(?<=[.!?])\s+(?=\p{Lu}|\d)/u);
  const [first = '', ...others] = sentences;
  const last = others.at(-1) ?? '';
  const isAnswer = others.length > 0 && first.length <= longestHeadline && answerWords.test(first);
  const isVerdict = first.length <= longestVerdict && (verdictWords.test(first) || tooShort.test(first));
  if (isAnswer || (others.length > 0 && isVerdict)) {
    return { headline: first.replace(/\.$/, ''), standfirst: others.join(' ') };
  }
  if (last.length > 0 && last.length <= longestHeadline && verdictWords.test(last)) {
    return { headline: last.replace(/\.$/, ''), standfirst: sentences.slice(0, -1).join(' ') };
  }
  if (title.length <= longestTitle || others.length === 0) return { headline: title, standfirst: '' };
  return { headline: first.replace(/\.$/, ''), standfirst: others.join(' ') };
}

/** A line of words with its place. */
interface SetLine {
  readonly text: string;
  readonly font: string;
  /** Baseline, from the top of its block. */
  readonly baseline: number;
  readonly rank: 'first' | 'second';
  /** From the left margin; 0 where absent. */
  readonly indent?: number;
}

/** Words set in lines, and the height they take. */
export interface TextBlock {
  readonly lines: readonly SetLine[];
  readonly height: number;
}

/** What nobody may have to guess: this many lines more are set before any word of a title is cut off. */
const spareLines = 2;

/** The words at the top of a picture. */
export interface HeaderWords {
  readonly title: string;
  /** What somebody said, quoted above what is said of it. */
  readonly claim?: string;
  /** Why the verdict is so. */
  readonly why?: string;
  /** Dates and scope. */
  readonly subtitle?: string;
}

/**
 * What was claimed, the verdict large, why it is so and its numbers below, then the dates; two lines for each (four and
 * five where lines are short), more for long ones.
 */
export function setHeader({ title, claim, why, subtitle }: HeaderWords, sizes: Sizes, measure: MeasureText): TextBlock {
  const { headline, standfirst } = splitTitle(title);
  const widthPx = sizes.width - 2 * sizes.margin;
  const { body, narrow } = sizes;
  const set = (text: string, room: Omit<TextBox, 'widthPx'>) => fitWhole(text, { widthPx, ...room }, measure);
  const quote = claim === undefined ? '' : `“${claim.replace(/^["“]+|["”]+$/gu, '')}”`;
  const mostLines = standfirst === '' ? (narrow ? 4 : 2) : narrow ? 2 : 1;
  return stack([
    ...(quote === '' ? [] : [{ ...quoted, text: cutQuote(quote, sizes, measure) }]),
    { ...large, text: set(headline, { mostLines, largest: sizes.headline, smallest: body * 1.1, weight: 700 }) },
    ...(why === undefined || why === ''
      ? []
      : [{ ...because, text: set(why, { mostLines: 2, largest: body * 1.1, smallest: body, weight: 600 }) }]),
    ...(standfirst === ''
      ? []
      : [
          {
            ...below,
            text: set(standfirst, {
              mostLines: narrow ? 5 : 2,
              largest: sizes.standfirst,
              smallest: body,
              weight: 400,
            }),
          },
        ]),
    ...(subtitle === undefined || subtitle === ''
      ? []
      : [{ ...dated, text: set(subtitle, { mostLines: 1, largest: body, smallest: body * 0.94, weight: 400 }) }]),
  ]);
}

/** Somebody's words take two lines at most: the picture is about the answer. */
function cutQuote(quote: string, sizes: Sizes, measure: MeasureText): FittedText {
  const size = sizes.body * 1.08;
  const widthPx = sizes.width - 2 * sizes.margin;
  const cutOff = fitText(quote, { widthPx, mostLines: 2, largest: size, smallest: size, weight: 400 }, measure);
  const isWhole = cutOff.lines.at(-1)!.endsWith('”');
  return isWhole
    ? cutOff
    : { ...cutOff, lines: cutOff.lines.map((line, i, all) => (i === all.length - 1 ? `${line}”` : line)) };
}

interface Rank {
  readonly weight: Weight;
  readonly leading: number;
  readonly rank: SetLine['rank'];
  /** Space above, in sizes of its own letters. */
  readonly above: number;
}

const quoted: Rank = { weight: 400, leading: 1.25, rank: 'second', above: 0 };

const large: Rank = { weight: 700, leading: 1.16, rank: 'first', above: 0.12 };

const because: Rank = { weight: 600, leading: 1.26, rank: 'first', above: 0.1 };

const below: Rank = { weight: 400, leading: 1.26, rank: 'first', above: 0.16 };

const dated: Rank = { weight: 400, leading: 1.3, rank: 'second', above: 0.2 };

/** The text in the lines it is given, and only where it would be cut there, in up to `spareLines` more. */
function fitWhole(text: string, room: TextBox, measure: MeasureText, more = 0): FittedText {
  const fitted = fitText(text, { ...room, mostLines: room.mostLines + more }, measure);
  const cutOff = fitted.lines.at(-1)!.endsWith('…') && !text.endsWith('…');
  return cutOff && more < spareLines ? fitWhole(text, room, measure, more + 1) : fitted;
}

function stack(parts: readonly (Rank & { readonly text: FittedText })[]): TextBlock {
  return parts.reduce<TextBlock>(
    (block, { text, above, ...rank }, i) => {
      const set = setLines(text, rank, block.height + (i === 0 ? 0 : text.size * above));
      return { lines: [...block.lines, ...set.lines], height: set.height };
    },
    { lines: [], height: 0 },
  );
}

function setLines(text: FittedText, { weight, leading, rank }: Omit<Rank, 'above'>, top: number): TextBlock {
  const lines = text.lines.map((line, i) => ({
    text: line,
    font: font(text.size, weight),
    baseline: top + text.size * (0.95 + i * leading),
    rank,
  }));
  return { lines, height: top + text.size * (1 + (text.lines.length - 1) * leading + 0.2) };
}

/** The words at the bottom of a picture. */
export interface FooterWords {
  /** Sources, sampling, sample and date, in parts that are held together by ` · `. */
  readonly footer: string;
  /** The command line that gives this answer again. */
  readonly command?: string;
}

/**
 * Whose picture it is and how to have it again, then sources, sampling and date in at most two small lines. Where much is
 * to be said all of it is set smaller, before anything is left out.
 */
export function setFooter({ footer, command }: FooterWords, sizes: Sizes, measure: MeasureText): TextBlock {
  const widthPx = sizes.width - 2 * sizes.margin;
  const least = sizes.body * leastFooter;
  const room = { widthPx, mostLines: 2, largest: sizes.footer, smallest: least, weight: 400 } as const;
  const fitted = fitText(fittingParts(footer, room, measure), room, measure);
  const asked = command === undefined ? '' : `· /${command}`;
  const indentAt = (size: number): number => measure(`${brand} `, font(size, 700));
  const beside = { ...room, widthPx: widthPx - indentAt(fitted.size), mostLines: 1, largest: fitted.size };
  const size = Math.min(fitted.size, fitText(asked, beside, measure).size);
  const indent = indentAt(size);
  const again = shorten(asked, widthPx - indent, measure, font(size));
  const mark = setLines({ lines: [brand], size }, { weight: 700, leading: 1.3, rank: 'first' }, 0);
  const typed = setLines({ lines: [again], size }, { weight: 400, leading: 1.3, rank: 'second' }, 0);
  const lines = fitted.lines.map((line) => line.replace(/^· | ·$/gu, ''));
  const sources = setLines({ size, lines }, { weight: 400, leading: 1.3, rank: 'second' }, size * 1.32);
  return { lines: [...mark.lines, { ...typed.lines[0]!, indent }, ...sources.lines], height: sources.height };
}

/** No footer is set smaller than this share of the body text. */
const leastFooter = 0.816;

const brand = 'Rift';

/** A footer that is too long loses all its file names first, then how prices were read; never the date it stands on. */
function fittingParts(footer: string, room: TextBox, measure: MeasureText): string {
  const parts = footer.split(' · ');
  const fits = (kept: readonly string[]) =>
    linesAt(tidy(kept.join(' · ')), room.smallest, room, measure).length <= room.mostLines;
  const choices = [0, 1, 2, Infinity].map((least) => parts.filter((part) => worthOf(part) >= least));
  const shown = choices.find((kept) => kept.length > 0 && fits(kept)) ?? choices.findLast((kept) => kept.length > 0);
  return (shown ?? parts).join(' · ');
}

function worthOf(part: string): number {
  if (/^(as of|up to|SIMULATED)\b/.test(part)) return Infinity;
  if (/[/\\]|\.csv|^\S+: /.test(part)) return 0;
  return /\d{4}/.test(part) ? 2 : 1;
}
