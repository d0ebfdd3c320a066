import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommunityChat, openCommunityChat } from '../support/community-chat.ts';

let town: CommunityChat;

beforeEach(async () => {
  town = await openCommunityChat();
});

afterEach(() => town.close());

test('a tag with a calendar and digits of its own is taken, and read with the usual days and digits', async () => {
  const said = await town.say('settings numbers:th-TH-u-ca-buddhist-nu-thai');
  expect(said).toMatch(/Thai .*as in “1,234\.5 on 25\/06\/2026”/);
});

test('a tag with a calendar and digits of its own is kept', async () => {
  await town.say('settings numbers:th-TH-u-ca-buddhist-nu-thai');
  expect((await town.book.settings('discord:1')).numbers).toMatch(/^th-TH/);
});

test('answers are worded after such a tag was taken', async () => {
  await town.say('settings numbers:th-TH-u-ca-buddhist-nu-thai');
  const { title } = await town.reply('divergence ETH RUT');
  expect(title).not.toMatch(/[๐-๙]|25[67]\d/u);
});
