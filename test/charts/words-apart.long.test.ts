import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPng } from '../../src/charts/render/render-png.ts';
import type { ChartSpec } from '../../src/reports/chart-spec.ts';
import { ask, commands } from '../support/command-chat.ts';
import { sampleChat } from '../support/sample-chat.ts';
import { sampleDrawings } from '../support/sample-drawings.ts';

/**
 * Every word of a picture where it is really drawn: inside the sheet, whole, and on no other word.
 */

interface DrawnWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the top of a capital letter to the line it stands on. */
  readonly top: number;
  readonly bottom: number;
  /** Of its font, in pixels. */
  readonly size: number;
}

type Draw = (this: Context, text: string, x: number, y: number, most?: number) => void;

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>;

const drawing = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d')) as { fillText: Draw };

const { fillText } = drawing;

let drawn: DrawnWord[] = [];

beforeAll(() => {
  drawing.fillText = function (text, x, y, most) {
    if (text !== 'SIMULATED' && text !== '') drawn.push(placeOf(this, text, x, y));
    if (most === undefined) fillText.call(this, text, x, y);
    else fillText.call(this, text, x, y, most);
  };
});

afterAll(() => {
  drawing.fillText = fillText;
});

function placeOf(context: Context, text: string, x: number, y: number): DrawnWord {
  const size = Number(/([\d.]+)px/u.exec(context.font)![1]);
  const { width } = context.measureText(text);
  const left = x - { left: 0, start: 0, center: width / 2, right: width, end: width }[context.textAlign];
  const bottom = context.textBaseline === 'middle' ? y + 0.36 * size : y;
  return { text, left, right: left + width, top: bottom - 0.68 * size, bottom, size };
}

const sizes = [
  [1280, 720],
  [1080, 1350],
  [800, 800],
  [400, 500],
] as const;

/** A long command in the footer and a long claim are quoted as far as they fit; nothing else is. */
const mayBeCut = (text: string): boolean => text.startsWith('· /') || text.endsWith('…”');

/** What is made for a phone can be read on one; what is looked at on a desk, there. */
const smallestAt: Readonly<Record<number, number>> = { 1080: 22, 1280: 15, 800: 15, 400: 8 };

function faultsOf(chart: ChartSpec, [width, height]: (typeof sizes)[number]): string[] {
  drawn = [];
  renderPng(chart, { theme: 'light', width, height });
  const words = drawn;
  if (!words.some(({ text }) => text === 'Rift')) return ['no word was seen'];
  const smallest = smallestAt[width]!;
  const outside = words.filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
  );
  const cut = words.filter(({ text }) => text.includes('…') && !mayBeCut(text));
  const overlapping = words.flatMap((one, i) =>
    words.slice(i + 1).flatMap((other) => (doOverlap(one, other) ? [`${one.text} on ${other.text}`] : [])),
  );
  return [
    ...outside.map(({ text }) => `outside: ${text}`),
    ...words.filter(({ size }) => size < smallest - 0.05).map(({ text }) => `too small: ${text}`),
    ...cut.map(({ text }) => `cut: ${text}`),
    ...overlapping.map((both) => `overlapping: ${both}`),
  ].map((fault) => `${width} px, ${fault}`);
}

function doOverlap(one: DrawnWord, other: DrawnWord): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 1 && down > 1;
}

describe('no word is cut, too small, outside the sheet or on another word', () => {
  it.each(sampleDrawings().map((chart, i) => [`${i} ${chart.kind}`, chart] as const))(
    'in the sample %s',
    (_, chart) => {
      expect(sizes.flatMap((size) => faultsOf(chart, size))).toEqual([]);
    },
  );

  const chat = sampleChat();
  const examples = commands.flatMap((command) => command.examples);
  const more = [
    'divergence ETH RUT events:yes',
    'correlation BTC GOLD events:yes',
    'matrix ETH BTC RUT SPX GOLD NDX TLT',
  ];

  it.each([
    ['en', sizes],
    ['de', [sizes[0], sizes[3]]],
    ['es', [sizes[0], sizes[3]]],
  ] as const)('in the picture of any example, in %s', { timeout: 240_000 }, async (locale, shown) => {
    const faults: string[] = [];
    for (const line of [...examples, ...more]) {
      const chart = (await ask(chat, line, { locale })).reply.picture?.chart;
      if (chart !== undefined)
        faults.push(...shown.flatMap((size) => faultsOf(chart, size)).map((fault) => `${line}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
