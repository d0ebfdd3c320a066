import { font, type Weight } from './font.ts';

/** Width of a text in a font, in pixels. */
export type Measure = (text: string, font: string) => number;

/** A canvas that can measure. */
interface TextContext {
  font: string;
  measureText(text: string): { width: number };
}

/** Measures on a canvas. */
export function measureOn(context: TextContext): Measure {
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
export function shorten(text: string, widthPx: number, measure: Measure, inFont: string): string {
  const plain = tidy(text);
  if (measure(plain, inFont) <= widthPx) return plain;
  const letters = Array.from(plain);
  while (letters.length > 0 && measure(`${letters.join('').trimEnd()}…`, inFont) > widthPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Where and how a text may be set. */
export interface Room {
  readonly widthPx: number;
  readonly mostLines: number;
  readonly largest: number;
  readonly smallest: number;
  readonly weight: Weight;
}

/** The text at the largest size at which it takes no more lines than allowed; at the smallest size the rest is cut off. */
export function fit(text: string, room: Room, measure: Measure): FittedText {
  const plain = tidy(text);
  for (let size = room.largest; size > room.smallest; size -= room.largest / 24) {
    const lines = linesAt(plain, size, room, measure);
    if (lines.length <= room.mostLines) return { lines: balanced(plain, size, lines, room, measure), size };
  }
  return { lines: cut(linesAt(plain, room.smallest, room, measure), room, measure), size: room.smallest };
}

function linesAt(text: string, size: number, { widthPx, weight }: Room, measure: Measure): string[] {
  return wrap(text, widthPx, (part) => measure(part, font(size, weight)));
}

/** The same number of lines, as even in length as words allow: no single word on the last line. */
function balanced(text: string, size: number, lines: string[], room: Room, measure: Measure): string[] {
  let best = lines;
  for (let share = 0.95; lines.length > 1 && share > 0.55; share -= 0.05) {
    const narrower = linesAt(text, size, { ...room, widthPx: room.widthPx * share }, measure);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

function cut(lines: string[], { mostLines, widthPx, weight, smallest }: Room, measure: Measure): string[] {
  const kept = lines.slice(0, mostLines);
  const last = kept.pop() ?? '';
  return [
    ...kept,
    lines.length > mostLines ? shorten(`${last} ${lines[mostLines]!}`, widthPx, measure, font(smallest, weight)) : last,
  ];
}
