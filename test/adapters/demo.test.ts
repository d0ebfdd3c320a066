import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoMessage } from '../demo/demo-side.ts';
import { openOwnDemo, type OwnDemo } from '../demo/in-process.ts';
import { seePicture } from '../support/seen-picture.ts';
import { ToyChat } from '../support/toy-chat.ts';

let demo: OwnDemo;

beforeAll(async () => {
  demo = await openOwnDemo(new ToyChat());
});

afterAll(() => demo.stop());

async function lastPicture(side: string): Promise<DemoMessage | undefined> {
  return (await demo.messages(side)).findLast((message) => !message.mine && message.pictures.length > 0);
}

test.each(['discord', 'telegram'])('what is typed into the page is answered in it with a picture: %s', async (side) => {
  await demo.act(`/${side}/say`, { text: '/divergence eth rut' });
  await expect.poll(() => lastPicture(side), { timeout: 5000 }).toBeDefined();
  const answer = (await lastPicture(side))!;
  const bytes = Buffer.from(await (await fetch(`${demo.url}${answer.pictures[0]!.url}`)).arrayBuffer());
  expect(await seePicture(bytes)).toMatchObject({ width: 1080, height: 1350 });
});

test.each(['discord', 'telegram'])('a button on the page changes the answer: %s', async (side) => {
  await demo.act(`/${side}/say`, { text: '/divergence eth rut' });
  await expect.poll(() => lastPicture(side), { timeout: 5000 }).toBeDefined();
  const { id } = (await lastPicture(side))!;
  await demo.act(`/${side}/press`, { message: id, button: '180' });
  const text = async (): Promise<string> =>
    (await demo.messages(side)).find((message) => message.id === id)?.text ?? '';
  await expect.poll(text, { timeout: 5000 }).toContain('in 180 sessions');
});

test.each(['discord', 'telegram'])('a sentence on the page can be checked: %s', async (side) => {
  await demo.act(`/${side}/say`, { text: 'Never so far' });
  const said = (await demo.messages(side)).findLast((message) => message.mine)!;
  await demo.act(`/${side}/check`, { message: said.id });
  const texts = async (): Promise<string> => (await demo.messages(side)).map(({ text }) => text).join('\n');
  await expect.poll(texts, { timeout: 5000 }).toContain('Checked: Never so far');
});

test('typing on the Discord side is completed by the bot', async () => {
  expect((await demo.act('/discord/complete', { text: '/divergence et' })).result).toEqual([
    '/divergence ETH',
    '/divergence ETC',
  ]);
});

test('what cannot be done is said', async () => {
  expect((await demo.act('/discord/say', { text: '/nothing' })).error).toContain('there is no command /nothing');
});
