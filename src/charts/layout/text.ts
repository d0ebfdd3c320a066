import type { Sizes } from './scene.ts';

/** The family every word is set in; registered from a package, so that a machine without fonts draws the same. */
export const fontFamily = 'Rift Inter';

/** The three weights in use. */
export type Weight = 400 | 600 | 700;

/** A canvas font. Anything the family lacks comes from the machine's own fonts, if it has any. */
export function font(sizePx: number, weight: Weight = 400): string {
  return `${weight} ${sizePx.toFixed(2)}px "${fontFamily}", "Noto Sans", "DejaVu Sans", sans-serif`;
}

/** No typeface has it, and the canvas refuses a whole text for it. */
const NUL = '\0';

/** The same drawing without characters that cannot be drawn; numbers in typed arrays are handed on as they are. */
export function sanitizeChartSpec<T>(chart: T): T {
  if (typeof chart === 'string') return (chart.includes(NUL) ? chart.replaceAll(NUL, '') : chart) as T;
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

/** Measures on a canvas. */
export function measureOn(context: TextContext): MeasureText {
  return (text, inFont) => {
    context.font = inFont;
    return context.measureText(text).width;
  };
}

/** A text in its lines, at the size at which they fit. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** No line break between a number and its unit, no control characters, no text longer than anyone reads. */
function tidy(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.slice(0, 600).replace(/(\d) (%|pp|σ|points|sessions|days)/gu, '$1\u00a0$2');
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
  if (width(word) <= widthPx) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && width(piece + letter) > widthPx) {
      pieces.push(piece);
      piece = letter;
    } else piece += letter;
  }
  return [...pieces, piece];
}

/** As much of the text as fits, with an ellipsis where something is missing. */
export function shorten(text: string, widthPx: number, measure: MeasureText, inFont: string): string {
  const plain = tidy(text);
  if (measure(plain, inFont) <= widthPx) return plain;
  const letters = Array.from(plain);
  while (letters.length > 0 && measure(`${letters.join('').trimEnd()}…`, inFont) > widthPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
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

const verdictWords = /\b(ordinary|unusual|rare|record|unprecedented|supported|untestable|simulated)\b/i;

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
  if (others.length > 0 && first.length <= longestVerdict && (verdictWords.test(first) || tooShort.test(first))) {
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
}

/** Words set in lines, and the height they take. */
export interface TextBlock {
  readonly lines: readonly SetLine[];
  readonly height: number;
}

/** What nobody may have to guess: this many lines more are set before any word of a title is cut off. */
const spareLines = 2;

/** The verdict large, its numbers below; two lines for each (four and five where lines are short), more for long ones. */
export function setHeader(title: string, sizes: Sizes, measure: MeasureText): TextBlock {
  const { headline, standfirst } = splitTitle(title);
  const widthPx = sizes.width - 2 * sizes.margin;
  const mostLines = standfirst !== '' ? 1 : sizes.narrow ? 4 : 2;
  const first = fitWhole(
    headline,
    { widthPx, mostLines, largest: sizes.headline, smallest: sizes.body * 1.1, weight: 700 },
    measure,
  );
  const second = fitWhole(
    standfirst,
    { widthPx, mostLines: sizes.narrow ? 5 : 2, largest: sizes.standfirst, smallest: sizes.body, weight: 400 },
    measure,
  );
  return stack(first, standfirst === '' ? undefined : second);
}

/** The text in the lines it is given, and only where it would be cut there, in up to `spareLines` more. */
function fitWhole(text: string, room: TextBox, measure: MeasureText, more = 0): FittedText {
  const fitted = fitText(text, { ...room, mostLines: room.mostLines + more }, measure);
  const cutOff = fitted.lines.at(-1)!.endsWith('…') && !text.endsWith('…');
  return cutOff && more < spareLines ? fitWhole(text, room, measure, more + 1) : fitted;
}

function stack(first: FittedText, second: FittedText | undefined): TextBlock {
  const top = setLines(first, 700, 0, 1.16, 'first');
  if (!second) return top;
  const below = setLines(second, 400, top.height + second.size * 0.22, 1.3, 'second');
  return { lines: [...top.lines, ...below.lines], height: below.height };
}

function setLines(text: FittedText, weight: 400 | 700, top: number, leading: number, rank: SetLine['rank']): TextBlock {
  const lines = text.lines.map((line, i) => ({
    text: line,
    font: font(text.size, weight),
    baseline: top + text.size * (0.95 + i * leading),
    rank,
  }));
  return { lines, height: top + text.size * (1 + (text.lines.length - 1) * leading + 0.2) };
}

/** Sources, sampling and date, in at most two small lines. */
export function setFooter(footer: string, sizes: Sizes, measure: MeasureText): TextBlock {
  const widthPx = sizes.width - 2 * sizes.margin;
  const room = { widthPx, mostLines: 2, largest: sizes.footer, smallest: sizes.footer * 0.97, weight: 400 } as const;
  return setLines(fitText(footer, room, measure), 400, 0, 1.3, 'second');
}
