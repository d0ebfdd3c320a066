import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import type { Action, Reply } from '../../src/chat/reply.ts';
import { DAY_MS } from '../../src/market/calendar-days.ts';
import { lengthOf } from '../../src/messages/format.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { commandChat, commands, replyTo } from '../support/command-chat.ts';
import { memoryReceipts } from '../support/memory-receipts.ts';
import { afterClose } from '../support/sample-chat.ts';

/** A chat whose clock can be put forward. */
function openClock(): { readonly chat: Chat; readonly later: (ms: number) => void } {
  let now = afterClose;
  const nowMs = (): number => now;
  const chat = commandChat(openSimulation(nowMs), { nowMs, receipts: memoryReceipts(0) });
  return { chat, later: (ms) => (now += ms) };
}

const questions = [
  'divergence ETH RUT',
  'divergence ETH BTC window:20',
  'correlation BTC GOLD',
  'history ETH RUT',
  'multiverse ETH RUT',
  'hedge ETH IWM',
  'drivers ETH',
  'compare ETH RUT GOLD',
  'matrix ETH BTC RUT',
  'radar',
  'flows ETH',
  'brief "ETH/RUT"',
  'check "ETH has decoupled from stocks"',
  'check "ETH has never been this far behind RUT"',
];

const buttonOf = ({ actions }: Reply, does: Action['does']): Action => actions.find((action) => action.does === does)!;

/** Every figure of an answer; how old it was when it was given is none, and each verdict has a receipt of its own. */
function figuresOf({ report }: Reply): unknown {
  const { receipt: _, ageDays: __, pairs, ...figures } = report as Readonly<Record<string, unknown>>;
  return { ...figures, pairs: Array.isArray(pairs) ? pairs.filter(hasSessions) : pairs };
}

/** A row of the radar whose markets trade every day may be of the day before the others, and is of their day then. */
const hasSessions = ({ subject, benchmark }: Readonly<Record<string, unknown>>): boolean =>
  subject !== 'ETH' || benchmark !== 'BTC';

const takesDay = ({ line }: Action): boolean => {
  const command = commands.find(({ name }) => name === line.split(' ')[0]);
  return command !== undefined && 'asOf' in command.options && command.name !== 'receipt';
};

describe('a button under an answer', () => {
  it.each(questions)('asks of the day of the answer: %s', async (line) => {
    const { actions } = await replyTo(openClock().chat, line);
    expect(actions.filter((action) => takesDay(action) && !/ as_of:2026-06-(?:28|29|30)$/u.test(action.line))).toEqual(
      [],
    );
  });

  it.each(questions)('unfolds the same figures a week later: %s', async (line) => {
    const { chat, later } = openClock();
    const answer = await replyTo(chat, line);
    later(7 * DAY_MS);
    const unfolded = await replyTo(chat, buttonOf(answer, 'details').line);
    expect(figuresOf(unfolded)).toEqual(figuresOf(answer));
  });

  it('asks what happened since a verdict as of the day it is pressed', async () => {
    const { actions } = await replyTo(openClock().chat, 'check "ETH has decoupled from stocks"');
    expect(actions.map(({ line }) => line).filter((line) => /^receipt \S+$/u.test(line))).toHaveLength(1);
  });

  it('says the very same on the day of the answer', async () => {
    const { chat } = openClock();
    const answer = await replyTo(chat, 'divergence ETH RUT');
    const { title, blocks, picture } = await replyTo(chat, buttonOf(answer, 'details').line);
    expect({ title, blocks, key: picture?.cacheKey }).toEqual({
      title: answer.title,
      blocks: answer.blocks,
      key: answer.picture?.cacheKey,
    });
  });
});

describe('an answer of a past day', () => {
  it.each([
    ['en', '30 Jun 2022'],
    ['es', '30 jun 2022'],
    ['de', '30. Juni 2022'],
  ])('names that day in its first line in %s', async (locale, day) => {
    const { chat } = openClock();
    const silent: string[] = [];
    for (const line of questions) {
      const { title } = await replyTo(chat, `${line} as_of:2022-06-30`, { locale });
      const isLongVerdict = line.startsWith('check') && lengthOf(`${day} ${title}`).words > 22; // is never cut for a day
      if (!title.includes(day) && !isLongVerdict) silent.push(title);
    }
    expect(silent).toEqual([]);
  });

  it.each(['2021-03-01', '2022-06-30', '2024-11-15'])('keeps to 25 words and four numbers on %s', async (day) => {
    const { chat } = openClock();
    const long: string[] = [];
    for (const line of questions) {
      const { title } = await replyTo(chat, `${line} as_of:${day}`);
      const { words, numbers } = lengthOf(title);
      if (words > 25 || numbers > 4) long.push(title);
    }
    expect(long).toEqual([]);
  });

  it('says below what its first line has no room for', async () => {
    const { chat } = openClock();
    const today = await replyTo(chat, 'divergence ETH RUT');
    const { blocks } = await replyTo(chat, 'divergence ETH RUT as_of:2022-06-30');
    expect([today.title, blocks[0]]).toEqual([
      expect.stringContaining('while'),
      {
        kind: 'paragraph',
        text: expect.stringMatching(/^Ethereum .* in 60 trading days: .* points apart\.$/u) as string,
      },
    ]);
  });

  it('leaves neither market out of a verdict to make room for the day', async () => {
    const { title } = await replyTo(openClock().chat, 'check "ETH has lagged RUT this year" as_of:2022-06-30');
    expect(title).toMatch(/Ethereum .*the Russell 2000/u);
  });

  it('carries that day above its picture, which is another one', async () => {
    const { chat, later } = openClock();
    const answer = await replyTo(chat, 'radar');
    later(7 * DAY_MS);
    const { title, picture } = await replyTo(chat, buttonOf(answer, 'full').line);
    expect([picture!.chart.title, picture!.cacheKey === answer.picture!.cacheKey]).toEqual([title, false]);
  });

  it('is none where the day asked for is the latest that has closed', async () => {
    const { chat } = openClock();
    const { title } = await replyTo(chat, 'divergence ETH RUT as_of:2026-06-30');
    expect(title).not.toContain('2026');
  });
});
