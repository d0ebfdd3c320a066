import { expect, it } from 'vitest';
import type { DigestReport } from '../../src/community/digest.ts';
import type { CommunityEvent } from '../../src/community/events.ts';
import { digestSections } from '../../src/community/schedule.ts';
import { digestInput } from '../../src/jobs/due-digests.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { asker, commandChat, replyTo, wordsOf } from '../support/command-chat.ts';
import { afterClose } from '../support/sample-chat.ts';

const pairs = [
  ['ETH', 'RUT'],
  ['BTC', 'GOLD'],
] as const;

const plan = {
  kind: 'digest',
  schedule: { zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false },
  pairs,
  sections: digestSections,
} as const;

const chat = commandChat(openSimulation(() => afterClose));

const inputWith = (own: readonly CommunityEvent[]) => digestInput(plan, { watched: [], since: '2026-06-18', own });

const answerWith = async (own: readonly CommunityEvent[]) => {
  const { kind, reply } = await chat.answer({ input: inputWith(own), requester: asker });
  if (kind !== 'answered') throw new Error(reply.title);
  return { words: wordsOf(reply), report: reply.report as DigestReport };
};

it('a digest says what its command says to somebody who types the same', async () => {
  const typed = await replyTo(
    chat,
    'brief "ETH/RUT, BTC/GOLD" radar:yes matrix:yes flows:yes since:2026-06-18 own:"2026-07-02 Vote" as_of:2026-06-25',
  );
  const { command, options } = inputWith([{ date: '2026-07-02', label: 'Vote' }]);
  const same = { ...options, events: false, asOf: '2026-06-25' };
  const { reply } = await chat.answer({ input: { command, options: same }, requester: asker });
  expect(wordsOf(reply)).toBe(wordsOf(typed));
});

it.each([
  ['a double quote', 'The "big" day'],
  ['a quote that closes', 'big" as_of:2020-01-02 radar:no'],
  ['quotes of every kind', '“a” „b“ «c» ‘d’ "e"'],
  ['a closing guillemet', 'big» since:2026-01-02'],
  ['a new line', 'first\nas_of:2020-01-02'],
  ['options alone', 'as_of:2020-01-02 pairs:SPX/TLT standings:no'],
])('a date of the community with %s in its words changes nothing but that date', async (_, label) => {
  const plain = await answerWith([{ date: '2026-07-02', label: 'Vote' }]);
  const strange = await answerWith([{ date: '2026-07-02', label }]);
  expect(strange.report.events).toContainEqual({ date: '2026-07-02', what: label });
  expect(strange.words).toBe(plain.words.replace('Vote', label));
});
