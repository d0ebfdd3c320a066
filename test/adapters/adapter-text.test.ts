import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Button, buttonsOf, decodeCallbackData, encodeCallbackData } from '../../src/adapters/callbacks.ts';
import { escapeMarkdown, renderDiscord } from '../../src/adapters/discord/render.ts';
import { fitParts, type ReplyPart, replyParts, sanitizeText } from '../../src/adapters/replies.ts';
import { escapeHtml, renderTelegram, visibleLength } from '../../src/adapters/telegram/render.ts';
import type { CallbackStore } from '../../src/chat/chat.ts';
import { cutAtSentence } from '../../src/chat/free-text.ts';
import type { Block, Reply } from '../../src/chat/reply.ts';
import { bodyProblems, isComponentsV2, pingsOf, type SentBody } from '../support/discord-body-rules.ts';
import { readTelegramHtml } from '../support/telegram-html.ts';
import { MemoryShelf, reply, SentenceLog, toyPicture } from '../support/toy-chat.ts';

const upTo = (limit: number) => (text: string) => text.length <= limit;

describe('cutting a text', () => {
  test.each([
    ['a text that fits stays whole', 'One. Two.', 20, 'One. Two.', ''],
    ['the cut falls after a sentence', 'One is here. Two is there.', 15, 'One is here.', 'Two is there.'],
    ['a long sentence is cut after a word', 'one two three four', 10, 'one two…', 'three four'],
    ['a long word is cut anywhere', 'abcdefghij', 5, 'abcd…', 'efghij'],
    ['Chinese sentences end at their own full stop', '差距很大。今天不同。', 6, '差距很大。', '今天不同。'],
    ['a family of emoji is never cut apart', '👩‍🚀👩‍🚀', 7, '👩‍🚀…', '👩‍🚀'],
  ])('%s', (_, text, limit, head, rest) => {
    expect(cutAtSentence(text, upTo(limit))).toEqual({ head, rest });
  });

  test('loses no letter and keeps the limit, whatever the text', () => {
    const letters = (text: string): string => text.replace(/\s/g, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 12, max: 80 }), (text, limit) => {
        fc.pre(!text.includes('…'));
        const { head, rest } = cutAtSentence(text, upTo(limit));
        expect(head.length).toBeLessThanOrEqual(limit);
        expect(letters(head.replace('…', '') + rest)).toBe(letters(text));
      }),
    );
  });
});

describe('cleaning a text', () => {
  test.each([
    ['control characters go', 'a\u0000b\u001Bc', 'abc'],
    ['marks that turn the reading direction go', 'a\u202Eb\u2066c', 'abc'],
    ['half characters go', 'a\uD800', 'a\uFFFD'],
    ['lines stay, walls of them do not', 'a\r\n\r\n\r\n\r\nb', 'a\n\nb'],
    ['joined emoji stay', '👩‍🚀', '👩‍🚀'],
  ])('%s', (_, text, clean) => expect(sanitizeText(text)).toBe(clean));
});

describe('escaping', () => {
  test.each([
    ['*bold*', String.raw`\*bold\*`],
    ['# heading', String.raw`\# heading`],
    ['1. item', String.raw`1\. item`],
    ['<@1>', String.raw`\<@1>`],
    ['||a|| ~~b~~', String.raw`\||a\|| \~~b\~~`],
    ['0.55 (95 %)', '0.55 (95 %)'],
    ['> quote', String.raw`\> quote`],
    ['−15.0 pp', '−15.0 pp'],
  ])('for Discord: %s', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

  test('for Telegram', () => expect(escapeHtml('<b> & "x"')).toBe('&lt;b&gt; &amp; "x"'));

  test('Telegram counts what is visible', () => expect(visibleLength('<b>a &lt; b</b>')).toBe(5));
});

const buttonDeps = (callbacks: CallbackStore = new MemoryShelf()) => ({ callbacks, log: new SentenceLog() });

describe('button data', () => {
  test('a short line is its own state', async () => {
    expect(await encodeCallbackData('edit', 'divergence ETH RUT', buttonDeps(), undefined)).toBe(
      'v1|edit|=divergence ETH RUT',
    );
  });

  test('a long line goes on the shelf, and comes back', async () => {
    const shelf = new MemoryShelf();
    const line = `check "${'é'.repeat(40)}|x"`;
    const data = (await encodeCallbackData('new', line, buttonDeps(shelf), undefined))!;
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(await decodeCallbackData(data, shelf)?.line()).toBe(line);
  });

  test('a line with the separator in it is read back whole', async () => {
    expect(await decodeCallbackData('v1|edit|=check a|b', new MemoryShelf())?.line()).toBe('check a|b');
  });

  test.each(['v0|edit|=x', 'v1|steal|=x', '', 'nonsense'])('what is none of ours is not read: %s', (data) => {
    expect(decodeCallbackData(data, new MemoryShelf())).toBeUndefined();
  });

  test('what the shelf has forgotten is undefined', async () => {
    expect(await decodeCallbackData('v1|edit|#gone', new MemoryShelf())?.line()).toBeUndefined();
  });

  test('a line the shelf cannot take leaves its button out and the others in', async () => {
    const away = { put: () => Promise.reject(new Error('away')), get: () => Promise.resolve(undefined) };
    const actions = ['help', `check "${'x'.repeat(80)}"`].map((line) => ({ label: line, line, does: 'edit' }) as const);
    const buttons = await buttonsOf(actions, buttonDeps(away), {});
    expect(buttons.map(({ label }) => label)).toEqual(['help']);
  });

  test('two actions that do the same are one button', async () => {
    const action = { label: 'a', line: 'help', does: 'edit' } as const;
    expect(await buttonsOf([action, { ...action, label: 'b' }], buttonDeps(), {})).toHaveLength(1);
  });
});

describe('a table', () => {
  const table = (cell: string): Block => ({ kind: 'table', head: ['a', 'bb'], rows: [['1', cell]] });

  test('keeps its columns where a phone can show them', () => {
    expect(replyParts(reply('t', { blocks: [table('2')] }))[1]).toEqual({ style: 'table', text: 'a  bb\n1  2' });
  });

  test('becomes a list where it is too wide', () => {
    const wide = 'w'.repeat(60);
    expect(replyParts(reply('t', { blocks: [table(wide)] }))[1]).toEqual({ style: 'item', text: `1: ${wide}` });
  });
});

describe('fitting parts', () => {
  const parts = replyParts(reply('Title.', { blocks: [{ kind: 'paragraph', text: 'One. Two.' }] }));
  const total =
    (limit: number) =>
    (some: readonly ReplyPart[]): boolean =>
      some.map((part) => ('text' in part ? part.text : '')).join('').length <= limit;

  test('what fits whole has no rest', () => expect(fitParts(parts, total(99)).rest).toEqual([]));

  test('the part that does not fit is cut, and goes on in the rest', () => {
    expect(fitParts(parts, total(10))).toEqual({
      head: [parts[0], { style: 'paragraph', text: 'One.' }],
      rest: [{ style: 'paragraph', text: 'Two.' }],
    });
  });
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ unit: 'binary', maxLength: 5000 }) }),
  fc.record({ kind: fc.constant('note' as const), text: fc.string({ unit: 'grapheme', maxLength: 3000 }) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.string({ maxLength: 300 }), { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.constant(['a', 'b']),
    rows: fc.array(fc.tuple(fc.string({ maxLength: 30 }), fc.constantFrom('<@1>', '```', '@everyone', '&lt;')), {
      maxLength: 60,
    }),
  }),
  fc.record({
    kind: fc.constant('figures' as const),
    figures: fc.array(fc.record({ label: fc.string(), value: fc.string() }), { maxLength: 4 }),
  }),
);

const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    title: fc.string({ unit: 'binary', maxLength: 6000 }),
    blocks: fc.array(block, { maxLength: 6 }),
    pictured: fc.boolean(),
  })
  .map(({ title, blocks, pictured }) =>
    reply(`.${title}`, { blocks, ...(pictured ? { picture: toyPicture('p') } : {}) }),
  );

const anyButtons: fc.Arbitrary<Button[]> = fc.uniqueArray(
  fc.record({
    label: fc.string({ unit: 'binary', maxLength: 120 }),
    data: fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), minLength: 9, maxLength: 64 }),
    current: fc.boolean(),
    group: fc.constantFrom('Window', 'Deeper', '', 'Pairs', 'More', 'x', 'y'),
  }),
  { selector: ({ data }) => data, maxLength: 40 },
);

describe('whatever a reply holds', () => {
  test('Discord takes the message, and nobody is pinged', () => {
    fc.assert(
      fc.property(anyReply, anyButtons, (any, buttons) => {
        const png = any.picture === undefined ? undefined : new Uint8Array([1]);
        const { body, files } = renderDiscord({ reply: any, buttons, png });
        const uploads = files.map(({ name, contentType, data }) => ({
          name,
          mime: contentType,
          bytes: Buffer.from(data),
        }));
        expect(bodyProblems(body as SentBody, isComponentsV2, uploads)).toEqual([]);
        expect(pingsOf(body as SentBody)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('Telegram can read the text, and it is within the limits', () => {
    fc.assert(
      fc.property(anyReply, anyButtons, (any, buttons) => {
        const { html, further } = renderTelegram(any, buttons, any.picture !== undefined);
        const read = [html, ...further].map(readTelegramHtml);
        expect(read.filter((one) => 'problem' in one)).toEqual([]);
        const lengths = read.map((one) => ('text' in one ? one.text.length : Infinity));
        expect(lengths[0]).toBeLessThanOrEqual(any.picture === undefined ? 4096 : 1024);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 60 },
    );
  });
});
