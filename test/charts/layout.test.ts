import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  dateText,
  downsample,
  endLabelOf,
  rebase,
  shadeBackdrops,
  sizesOf,
  timeTicks,
} from '../../src/charts/layout/scene.ts';
import {
  drawableText,
  font,
  measureOn,
  setFooter,
  setHeader,
  shorten,
  splitTitle,
  type TextBlock,
} from '../../src/charts/layout/text.ts';
import {
  avoidOverlap,
  axisRangeOf,
  linearTicks,
  logAxisRangeOf,
  logTicks,
  valueText,
} from '../../src/charts/layout/ticks.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { fmt } from '../../src/messages/text.ts';
import { encodePng, registerFonts } from '../../src/charts/render/render-png.ts';
import { readableInk, themes, wordColor } from '../../src/charts/themes.ts';
import { weekdays } from '../support/sample-drawings.ts';

registerFonts();

const measure = measureOn(createCanvas(10, 10).getContext('2d'));

const looks = [
  { theme: 'light', width: 1280, height: 720 },
  { theme: 'light', width: 800, height: 800 },
  { theme: 'light', width: 400, height: 300 },
] as const;

const widest = (block: TextBlock) => Math.max(0, ...block.lines.map((line) => measure(line.text, line.font)));

const sizeOf = (line: { font: string } | undefined) => Number(/ ([\d.]+)px/.exec(line?.font ?? '')?.[1]);

const verdict =
  'ETH fell 41.2 % while IWM rose 9.8 % in 60 sessions: a gap of 51 points, wider than 92 % of days since Nov 2017 (about 35 independent windows). Unusual, not unprecedented.';

test('labels that would overlap are moved apart, those that do not stay', () => {
  expect(avoidOverlap([100, 102, 300], 20, 0, 400)).toEqual([100, 120, 300]);
});

test('labels at the bottom are moved up, not out', () => {
  expect(avoidOverlap([395, 399], 20, 0, 400)).toEqual([380, 400]);
});

test('labels keep their order, their distance and their panel whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 500, noNaN: true }), { maxLength: 5 }), (places) => {
      const sorted = avoidOverlap(places, 28, 10, 210).toSorted((a, b) => a - b);
      const steps = sorted.slice(1).map((place, i) => place - sorted[i]!);
      expect(steps.every((step) => step >= 28 - 1e-9)).toBe(true);
      expect(sorted.every((place) => place >= 10 - 1e-9 && place <= 210 + 1e-9)).toBe(true);
    }),
  );
});

test('more labels than the panel holds share its height evenly', () => {
  expect(avoidOverlap([5, 5, 5], 100, 0, 100)).toEqual([0, 50, 100]);
});

test('the verdict becomes the headline and its numbers the lines below', () => {
  const { headline, standfirst } = splitTitle(verdict);
  expect([headline, standfirst.slice(0, 20)]).toEqual(['Unusual, not unprecedented', 'ETH fell 41.2 % whil']);
});

test('a short title of two sentences stays one', () => {
  expect(splitTitle('Half were over. So was noise.')).toEqual({
    headline: 'Half were over. So was noise.',
    standfirst: '',
  });
});

test('a long title without a verdict word gives its first sentence to the headline', () => {
  const title = `Five markets were compared. ${'They moved in many ways, '.repeat(5)}as markets do.`;
  expect(splitTitle(title).headline).toBe('Five markets were compared');
});

test.each(looks)('header and footer stay inside $width px', (look) => {
  const sizes = sizesOf(look);
  for (const text of [verdict, 'x'.repeat(300), 'word '.repeat(200), '以太坊'.repeat(80)]) {
    const room = look.width - 2 * sizes.margin;
    expect([
      widest(setHeader({ title: text }, sizes, measure)) <= room + 0.5,
      widest(setFooter({ footer: text }, sizes, measure)) <= room + 0.5,
    ]).toEqual([true, true]);
  }
});

test('the example verdict takes three lines at 1280 px and none of it is lost', () => {
  const { lines } = setHeader({ title: verdict }, sizesOf(looks[0]), measure);
  expect([
    lines.length,
    lines
      .map(({ text }) => text)
      .join(' ')
      .includes('…'),
  ]).toEqual([3, false]);
});

test.each(looks)('a reason longer than its lines gets more of them at $width px and none of it is lost', (look) => {
  const reason =
    'Correlation of ETH and RUT: 0.55 over 90 sessions (95 %: 0.39 to 0.68), higher than on 97 % of days since Mar 2018 (about 24 independent windows). By 1 of 5 definitions it is low: under 0.3, with an interval that reaches zero or below.';
  const { lines } = setHeader({ title: `${reason} Partly supported.` }, sizesOf(look), measure);
  expect(lines.at(-1)?.text).toMatch(/or below\.$/);
});

test('type is at least 18 px at 1280 and at 800', () => {
  const smallest = looks.slice(0, 2).flatMap((look) => {
    const sizes = sizesOf(look);
    return [
      sizes.body,
      sizes.footer,
      sizes.label,
      sizeOf(setFooter({ footer: 'word '.repeat(99) }, sizes, measure).lines[0]),
    ];
  });
  expect(Math.min(...smallest)).toBeGreaterThanOrEqual(17.9);
});

test('strokes are at least 3 px at 1280', () => {
  expect(sizesOf(looks[0]).stroke).toBeGreaterThanOrEqual(3);
});

test('a number and its unit are never on two lines', () => {
  const { lines } = setHeader({ title: 'wide '.repeat(9) + '41.2 % of days' }, sizesOf(looks[1]), measure);
  expect(lines.some(({ text }) => text.startsWith('%'))).toBe(false);
});

test('what is too wide is cut with an ellipsis', () => {
  expect(shorten('A symbol with a very long name', 120, measure, font(20))).toMatch(/^A symbol.*…$/);
});

test('numbers carry a real minus and never a negative zero', () => {
  expect([fmt.drawn(-41.2, 1), fmt.drawn(-0.001, 1), fmt.drawn(1234.5, 0), fmt.drawn(NaN, 1)].map(inEnglish)).toEqual([
    '−41.2',
    '0.0',
    '1,235',
    '–',
  ]);
});

test('huge numbers are written short', () => {
  expect([fmt.drawn(2.5e9, 0), fmt.drawn(1e20, 0)].map(inEnglish)).toEqual(['2.5B', '1.0×10^20']);
});

test('a signed number says plus, a zero says nothing', () => {
  expect(
    [fmt.drawnSigned(1.84, 1), fmt.drawnSigned(-1.84, 1), fmt.drawnSigned(0.01, 1), fmt.drawnSigned(NaN, 1)].map(
      inEnglish,
    ),
  ).toEqual(['+1.8', '−1.8', '0.0', '–']);
});

test('values keep about three figures', () => {
  expect(
    [valueText(488.2), valueText(36.61), valueText(1.2345), valueText(0.00123), valueText(0)].map(inEnglish),
  ).toEqual(['488', '36.6', '1.23', '0.0012', '0.00']);
});

test('dates are written for people, other texts stay', () => {
  expect([dateText('2017-11-09'), dateText('soon')].map(inEnglish)).toEqual(['9 Nov 2017', 'soon']);
});

test('linear ticks are round and inside', () => {
  expect(linearTicks({ min: -2.9, max: 2.7 }, 4).map(({ label }) => inEnglish(label))).toEqual(['−2', '0', '2']);
});

test('log ticks are 1-2-5 over few decades and powers of ten over many', () => {
  const labels = (min: number, max: number) => logTicks({ min, max }, 5).map(({ label }) => inEnglish(label));
  expect([labels(30, 600), labels(0.001, 1e5).length <= 6]).toEqual([['50', '100', '200', '500'], true]);
});

test('a log axis over less than a decade has even ticks', () => {
  expect(logTicks({ min: 90, max: 180 }, 5).map(({ label }) => inEnglish(label))).toEqual(['100', '125', '150', '175']);
});

test('ticks are few, finite and inside, whatever the span', () => {
  const value = fc.double({ min: -1e300, max: 1e300, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      const span = axisRangeOf(values);
      const log = logAxisRangeOf(values);
      const ticks = [...linearTicks(span), ...logTicks(log)];
      expect(span.min < span.max && log.min < log.max && log.min > 0).toBe(true);
      expect(ticks.length < 60 && ticks.every((tick) => Number.isFinite(tick.value))).toBe(true);
    }),
  );
});

test('equal values still get an axis', () => {
  expect(axisRangeOf([5, 5])).toEqual({ min: 4.5, max: 5.5 });
});

test('eight years of rows are marked by years', () => {
  expect(
    timeTicks(weekdays('2017-11-09', 2170), 10)
      .map(({ label }) => inEnglish(label))
      .slice(0, 2),
  ).toEqual(['2018', '2019']);
});

test('a year of rows is marked by quarters, the first with its year', () => {
  expect(timeTicks(weekdays('2024-02-01', 260), 6).map(({ label }) => inEnglish(label))).toEqual([
    'Apr 2024',
    'Jul',
    'Oct',
    '2025',
  ]);
});

test('a few days are marked by the first and the last', () => {
  expect(timeTicks(weekdays('2024-02-05', 4), 6).map(({ label }) => inEnglish(label))).toEqual(['5 Feb 2024', '8 Feb']);
});

test('no rows have no ticks, one row has one', () => {
  expect([timeTicks([], 5).length, timeTicks(['2024-02-05'], 5).length]).toEqual([0, 1]);
});

test('rebased prices are 100 at the start and holes where there is no price', () => {
  expect([...rebase([0, 50, 100, -1, 200], 1)]).toEqual([NaN, 100, 200, NaN, 400]);
});

test('thinning keeps the ends and the extremes and nothing twice', () => {
  const points = Array.from({ length: 1000 }, (_, x) => ({ x, y: x === 555 ? 99 : x === 556 ? -99 : x % 7 }));
  const kept = downsample(points, 100);
  const rows = kept.map(({ x }) => x);
  expect([rows[0], rows.at(-1), rows.includes(555), rows.includes(556), rows.length <= 202]).toEqual([
    0,
    999,
    true,
    true,
    true,
  ]);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
});

test('a long hole stays a hole when thinned', () => {
  const points = Array.from({ length: 1000 }, (_, x) => ({ x, y: x > 300 && x < 600 ? null : 1 }));
  expect(downsample(points, 100).some(({ y }) => y === null)).toBe(true);
});

test('the label of a line belongs to its last drawn value', () => {
  const points = [
    { x: 0, y: 1 },
    { x: 1, y: 2 },
    { x: 2, y: null },
  ];
  expect(endLabelOf(points, 'A', 'red', String)).toEqual([{ x: 1, y: 2, name: 'A', text: '2', color: 'red' }]);
});

test('a stay that began and ended outside the drawn rows is left out', () => {
  const dates = ['2024-01-02', '2024-01-03', '2024-01-04'];
  const shades = [
    ['2023-01-01', '2023-02-01'],
    ['2023-12-01', '2024-01-03'],
    ['2024-01-04', '2025-01-01'],
    ['2025-01-01', '2025-02-01'],
  ];
  expect(
    shadeBackdrops(
      shades.map(([from, to]) => ({ from: from!, to: to!, sign: 1 })),
      dates,
    ),
  ).toEqual([
    { kind: 'shade', from: 0, to: 1, sign: 1 },
    { kind: 'shade', from: 2, to: 2, sign: 1 },
  ]);
});

test('words on a colour are dark on light and light on dark', () => {
  const { light, dark } = themes;
  expect([readableInk('#ffffff', light), readableInk('#000000', light), readableInk('#ffffff', dark)]).toEqual([
    light.ink,
    light.background,
    dark.background,
  ]);
});

test('neighbouring lines of a theme differ in lightness, so that a grey copy can be read', () => {
  const grey = (color: string) =>
    [1, 3, 5].reduce((sum, at, i) => sum + parseInt(color.slice(at, at + 2), 16) * [0.2126, 0.7152, 0.0722][i]!, 0);
  for (const { lines } of Object.values(themes)) expect(Math.abs(grey(lines[0]) - grey(lines[1]))).toBeGreaterThan(40);
});

const opaque = (colours: readonly number[]) => Buffer.from(Uint32Array.from(colours, (one) => (one | 0xff000000) >>> 0).buffer); // prettier-ignore

async function decoded(pixels: Buffer, width: number, height: number) {
  const png = encodePng(pixels, width, height);
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  const seen = Buffer.from(context.getImageData(0, 0, width, height).data.buffer);
  return { seen, isIndexed: png[25] === 3 };
}

test('the encoder keeps every pixel of as many colours as a palette has', async () => {
  const pixels = opaque(Array.from({ length: 512 }, (_, i) => (i % 256) * 65_793));
  const { seen, isIndexed } = await decoded(pixels, 32, 16);
  expect([isIndexed, seen.equals(pixels)]).toEqual([true, true]);
});

test('of more colours the encoder keeps the frequent ones, and moves no other by more than the eye sees', async () => {
  const flat = [0xfbf8f1, 0x0b4a8f, 0xe08a2e];
  const seams = Array.from({ length: 1000 }, (_, i) => 0x202020 + (i % 10) + 256 * (Math.floor(i / 10) % 10) + 65_536 * Math.floor(i / 100)); // prettier-ignore
  const pixels = opaque([...Array.from({ length: 3096 }, (_, i) => flat[i % 3]!), ...seams]);
  const { seen, isIndexed } = await decoded(pixels, 64, 64);
  expect(isIndexed).toBe(true);
  expect(seen.subarray(0, 4 * 3096).equals(pixels.subarray(0, 4 * 3096))).toBe(true);
  expect(Math.max(...seen.map((byte, at) => Math.abs(byte - pixels[at]!)))).toBeLessThanOrEqual(4);
});

test('what is no chart, with thousands of colours, keeps each of them', async () => {
  const pixels = opaque(Array.from({ length: 10_000 }, (_, i) => i * 1677));
  const { seen, isIndexed } = await decoded(pixels, 100, 100);
  expect([isIndexed, seen.equals(pixels)]).toEqual([false, true]);
});

test('pictures of one size that follow each other have their own colours', async () => {
  const first = opaque(Array.from({ length: 512 }, (_, i) => (i % 200) * 65_793));
  const second = opaque(Array.from({ length: 512 }, (_, i) => (i % 256) * 257));
  await decoded(first, 32, 16);
  expect((await decoded(second, 32, 16)).seen.equals(second)).toBe(true);
});

test('a width is that of the canvas within a pixel, whatever the words, the size and the weight', () => {
  const context = createCanvas(10, 10).getContext('2d');
  const texts = [verdict, 'AV VA To', 'a  b ', '', 'Разрыв: 27 п. п.', '/divergence ETH IWM window:60', '−1.25'];
  for (const weight of [400, 600, 700] as const) {
    for (const size of [9.5, 12.37, 22, 48]) {
      context.font = font(size, weight);
      const off = texts.map((text) => Math.abs(context.measureText(text).width - measure(text, font(size, weight))));
      expect(Math.max(...off)).toBeLessThan(1);
    }
  }
});

test('a word is measured once, whatever it is set beside and however large', () => {
  let asked = 0;
  const counting = measureOn({ font: '', measureText: ({ length }) => ({ width: (asked += 1) && length }) });
  counting('onceonly onceonly', font(20));
  const after = asked;
  counting('onceonly onceonly onceonly', font(33));
  expect([after > 0, asked]).toEqual([true, after]);
});

test('what was claimed stands quoted above the verdict, the dates below it', () => {
  const header = { title: 'Unusual. A fell 5 %.', claim: '"A has crashed"', subtitle: '1 May to 3 Jun 2026' };
  const { lines } = setHeader(header, sizesOf(looks[0]), measure);
  expect(lines.map(({ text }) => text)).toEqual([
    '“A has crashed”',
    'Unusual',
    'A fell 5\u00a0%.',
    '1 May to 3 Jun 2026',
  ]);
});

test('a claim takes two lines at most and keeps its quotation marks', () => {
  const { lines } = setHeader({ title: 'No.', claim: 'It fell and fell. '.repeat(40) }, sizesOf(looks[0]), measure);
  expect([lines.length, lines[1]?.text.endsWith('…”')]).toEqual([3, true]);
});

test('the footer names the bot and the command that gives the answer again', () => {
  const { lines } = setFooter({ footer: 'as of 5 Feb 2026', command: 'divergence A B' }, sizesOf(looks[0]), measure);
  expect(lines.map(({ text }) => text)).toEqual(['Rift', '· /divergence A B', 'as of 5 Feb 2026']);
});

test('a footer that is too long drops file names before anything else and never the date it stands on', () => {
  const sources = [
    'A: hourly/a_usd_binance_1h.csv',
    'B: daily/b_usd.csv',
    'C: daily/c.csv',
    'D: daily/dddd.csv',
    'E: hourly/ee.csv',
    'F: daily/f.csv',
  ];
  const footer = [...sources, 'read at the New York close', '2,127 trading days since 17 Aug 2017', 'as of 5 Feb 2026'];
  const words = (look: (typeof looks)[number]) =>
    setFooter({ footer: footer.join(' · ') }, sizesOf(look), measure)
      .lines.slice(2)
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join(' ');
  expect(words(looks[2])).toBe(footer.slice(6).join(' · '));
  expect(words(looks[0])).toContain('as of 5 Feb 2026');
});

test.each([1280, 1080])(
  'the footer of a picture of %i px is as large as 6.8 px where a phone shows it 400 px wide',
  (width) => {
    const look = { theme: 'light', width, height: width === 1280 ? 720 : 1350 } as const;
    const footer =
      'A: a.csv · B: b.csv · read at the New York close · 2,169 trading days since 9 Nov 2017 · as of 5 Feb 2026';
    const { lines } = setFooter(
      { footer, command: 'divergence A B window:60 as_of:2026-02-05' },
      sizesOf(look),
      measure,
    );
    expect(Math.min(...lines.map(sizeOf)) * (400 / width)).toBeGreaterThanOrEqual(6.8);
  },
);

test('a footer with much to say is set smaller before anything is left out, in one size', () => {
  const footer = ['A: hourly/aaaaaaaa_1h.csv', 'B: daily/bbbb.csv', 'C: daily/cccc.csv', 'D: daily/dddddd.csv', 'read at the New York close', '2,127 trading days since 17 Aug 2017', 'as of 5 Feb 2026']; // prettier-ignore
  const command =
    'check as_of:2026-06-30 "The divergence of Ethereum from the Russell 2000 is unprecedented and may not last"';
  const { lines } = setFooter({ footer: footer.join(' · '), command }, sizesOf(looks[0]), measure);
  const [, again, ...sources] = lines.map(({ text }) => text.replaceAll('\u00a0', ' '));
  const [first, ...others] = new Set(lines.map(sizeOf));
  expect([again, others]).toEqual([`· /${command}`, []]);
  expect(first).toBeLessThan(sizesOf(looks[0]).footer);
  for (const part of footer) expect(sources.join(' ')).toContain(part);
});

test('text in a tall picture of 1080 px is at least 22 px', () => {
  const { body, footer, label } = sizesOf({ theme: 'light', width: 1080, height: 1350 });
  expect(Math.min(body, footer, label)).toBeGreaterThanOrEqual(22);
});

/** Contrast of two opaque colours by WCAG 2. */
function contrast(...colors: readonly [string, string]): number {
  const luminance = (color: string) =>
    [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
  const [dark, bright] = colors.map(luminance).sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

test.each(Object.entries(themes))('every word in the %s look has a contrast of 4.5 or more', (_, theme) => {
  const onPaper = [theme.ink, theme.quiet, ...theme.words].map((color) => contrast(color, theme.background));
  const inCells = [...theme.heat, ...theme.diverging].map((fill) => contrast(readableInk(fill, theme), fill));
  const onBand = [theme.ink, theme.quiet].map((color) => contrast(color, theme.band));
  expect(Math.min(...onPaper, ...inCells, ...onBand)).toBeGreaterThanOrEqual(4.5);
});

test('words about a line have its own readable colour, other words keep theirs', () => {
  const { light } = themes;
  expect([wordColor(light.lines[1], light), wordColor(light.ink, light)]).toEqual([light.words[1], light.ink]);
});

test.each([
  ['ETH 🚀🇺🇸 up', 'ETH up'],
  ['以太坊 fell', '… fell'],
  ['Ether\u0000\nfell', 'Ether fell'],
  ['Größe, Ωμέγα, Эфир, −5 % → 3 ≥ 2 ✓ €', 'Größe, Ωμέγα, Эфир, −5 % → 3 ≥ 2 ✓ €'],
])('what the font cannot draw is replaced: %j', (given, drawn) => {
  expect(drawableText(given)).toBe(drawn);
});

test('no two letters that are kept look alike, as boxes would', () => {
  const context = createCanvas(40, 40).getContext('2d');
  const pictureOf = (letter: string) => {
    context.clearRect(0, 0, 40, 40);
    context.font = font(28);
    context.fillText(letter, 4, 30);
    return context.canvas.toBuffer('image/png').toString('base64');
  };
  const letters = Array.from('−→≥€ЖщΩőŘệ½✓№∞');
  expect(new Set([...letters, '\u{10ffff}'].map(pictureOf)).size).toBe(letters.length + 1);
});
