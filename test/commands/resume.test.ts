import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Requester } from '../../src/chat/command.ts';
import { ask } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';

/** Whoever set it up, alone with the bot. */
const atHome: Requester = { ...moderator, community: 'discord:9', channel: 'discord:900' };

const member: Requester = { ...moderator, person: 'discord:5', moderator: false };

const strangerAtHome: Requester = { ...atHome, person: 'discord:5', community: 'discord:5' };

let town: CommunityChat;

let line: string;

beforeEach(async () => {
  town = await openCommunityChat();
  await town.say('digest on');
  await town.say('alert save ETH RUT');
  const [first] = await town.ledger.pauseChannel('discord:7', 'missing: Send Messages', 1);
  line = `resume id:${first!.id}`;
});

afterEach(() => town.close());

const isPaused = async (): Promise<boolean> =>
  (await town.book.subscriptions('discord:1')).some(({ paused }) => paused !== undefined);

it.each([
  ['a moderator in the community', moderator],
  ['whoever set it up, in private', atHome],
])('one press by %s goes on with everything in the channel', async (_, who) => {
  expect(await town.say(line, who)).toContain('Going on in discord:7: 1 digest and 1 alert.');
  expect(await isPaused()).toBe(false);
});

it.each([
  ['a member', member],
  ['a stranger in private', strangerAtHome],
  ['a moderator of another server', { ...moderator, person: 'discord:6', community: 'discord:2' }],
])('a press by %s changes nothing', async (_, who) => {
  expect((await ask(town.chat, line, who)).kind).toBe('refused');
  expect(await isPaused()).toBe(true);
});

it('a press in private by somebody who was a moderator changes nothing', async () => {
  town.demoted.push('discord:9');
  expect(await ask(town.chat, line, atHome)).toMatchObject({ kind: 'refused' });
  expect(await isPaused()).toBe(true);
});

it('looks again whether the bot may write there, and offers to look once more', async () => {
  town.missing.push('Attach Files');
  const { title, actions } = await town.reply(line, atHome);
  expect(title).toBe('In discord:7 Rift still may not: Attach Files. Allow it there, then try again.');
  expect(actions).toEqual([{ label: 'Try again', line, does: 'edit' }]);
  expect(await isPaused()).toBe(true);
});

it('pressed twice says that nothing is paused', async () => {
  await town.say(line);
  expect(await town.say(line)).toContain('Nothing is paused there.');
});

it('fits into the data of a button, so that it works after a restart', () => {
  expect(Buffer.byteLength(`v1|own|=${line}`)).toBeLessThanOrEqual(64);
});

it('is offered by the state of a paused digest', async () => {
  const { actions } = await town.reply('digest');
  expect(actions.find(({ label }) => label === 'Resume')!.line).toMatch(/^resume id:\d{11}$/);
});
