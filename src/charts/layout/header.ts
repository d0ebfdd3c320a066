import { font } from './font.ts';
import type { Sizes } from './sizes.ts';
import { splitTitle } from './split-title.ts';
import { fit, type FittedText, type Measure, type Room } from './text.ts';

/** A line of words with its place. */
interface SetLine {
  readonly text: string;
  readonly font: string;
  /** Baseline, from the top of its block. */
  readonly baseline: number;
  readonly rank: 'first' | 'second';
}

/** Words set in lines, and the height they take. */
export interface Block {
  readonly lines: readonly SetLine[];
  readonly height: number;
}

/** What nobody may have to guess: this many lines more are set before any word of a title is cut off. */
const spareLines = 2;

/** The verdict large, its numbers below; two lines for each (four and five where lines are short), more for long ones. */
export function setHeader(title: string, sizes: Sizes, measure: Measure): Block {
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
function fitWhole(text: string, room: Room, measure: Measure, more = 0): FittedText {
  const fitted = fit(text, { ...room, mostLines: room.mostLines + more }, measure);
  const cutOff = fitted.lines.at(-1)!.endsWith('…') && !text.endsWith('…');
  return cutOff && more < spareLines ? fitWhole(text, room, measure, more + 1) : fitted;
}

function stack(first: FittedText, second: FittedText | undefined): Block {
  const top = setLines(first, 700, 0, 1.16, 'first');
  if (!second) return top;
  const below = setLines(second, 400, top.height + second.size * 0.22, 1.3, 'second');
  return { lines: [...top.lines, ...below.lines], height: below.height };
}

function setLines(text: FittedText, weight: 400 | 700, top: number, leading: number, rank: SetLine['rank']): Block {
  const lines = text.lines.map((line, i) => ({
    text: line,
    font: font(text.size, weight),
    baseline: top + text.size * (0.95 + i * leading),
    rank,
  }));
  return { lines, height: top + text.size * (1 + (text.lines.length - 1) * leading + 0.2) };
}

/** Sources, sampling and date, in at most two small lines. */
export function setFooter(footer: string, sizes: Sizes, measure: Measure): Block {
  const widthPx = sizes.width - 2 * sizes.margin;
  const room = { widthPx, mostLines: 2, largest: sizes.footer, smallest: sizes.footer * 0.97, weight: 400 } as const;
  return setLines(fit(footer, room, measure), 400, 0, 1.3, 'second');
}
