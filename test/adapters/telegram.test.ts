import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { usualCallDeadlines } from '../../src/adapters/telegram/transport.ts';
import { startTelegram, type TelegramBot, type TelegramDeps } from '../../src/adapters/telegram/platform.ts';
import type { Received } from '../support/stand-in-http.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { folds, MemoryShelf, PlainPainter, reply, SentenceLog, ToyChat, toyPicture } from '../support/toy-chat.ts';
import { languages } from '../../src/messages/catalogs/languages.ts';
import { commands } from '../support/command-chat.ts';

let telegram: TelegramStandIn;

let bot: TelegramBot;

let chat: ToyChat;

let shelf: MemoryShelf;

let log: SentenceLog;

let painter: PlainPainter;

let gone: string[];

let back: string[];

let moved: string[];

function setup(more: Partial<TelegramDeps> = {}): TelegramDeps {
  return {
    token: telegram.token,
    apiUrl: telegram.url,
    chat,
    painter,
    callbacks: shelf,
    log,
    onGone: (community) => void gone.push(community),
    onBack: (community) => void back.push(community),
    onMoved: (from, to) => void moved.push(`${from} ${to}`),
    inlineStillMs: 0,
    ...more,
  };
}

beforeEach(async () => {
  telegram = new TelegramStandIn();
  chat = new ToyChat();
  shelf = new MemoryShelf();
  log = new SentenceLog();
  painter = new PlainPainter();
  gone = [];
  back = [];
  moved = [];
  await telegram.start();
  bot = await startTelegram(setup());
});

afterEach(async () => {
  await bot.stop();
  await telegram.stop();
});

test('a command is answered with the sentence and a picture that decodes', async () => {
  const seen = await telegram.look(await telegram.answered(telegram.says('/divergence eth rut 90')));
  expect(seen.text).toContain('ETH fell 12 %');
  expect(seen.picture).toMatchObject({ width: 1080, height: 1350, format: 'png' });
});

test('words without a slash name markets in private', async () => {
  const seen = await telegram.look(await telegram.answered(telegram.says('sol gold')));
  expect(seen.text).toContain('SOL fell 12 % while GOLD rose');
});

test('a whole sentence in private is checked', async () => {
  const seen = await telegram.look(await telegram.answered(telegram.says('ETH has never been this far away')));
  expect(seen.text).toContain('Checked: ETH has never been this far away');
});

test('the first /start is answered with help', async () => {
  await telegram.answered(telegram.says('/start inline'));
  expect(chat.questions[0]?.input).toBe('help');
});

test('a reply with /check checks the message replied to', async () => {
  const claim = telegram.says('The divergence is unprecedented', { room: telegram.group, by: 502 });
  const asked = telegram.says('/check', { room: telegram.group, replyTo: claim });
  const seen = await telegram.look(await telegram.answered(asked));
  expect(seen.text).toContain('Checked: The divergence is unprecedented');
  expect(seen.picture).toBeDefined();
});

test('a command for another bot is left alone', async () => {
  telegram.says('/divergence@other_bot eth rut', { room: telegram.group });
  await telegram.answered(telegram.says('/divergence@rift_bot eth rut', { room: telegram.group }));
  expect(chat.questions).toHaveLength(1);
});

test('an unknown command in a group is left to other bots', async () => {
  telegram.says('/weather london', { room: telegram.group });
  await telegram.answered(telegram.says('/divergence', { room: telegram.group }));
  expect(chat.questions).toHaveLength(1);
});

test('a mention in a group asks', async () => {
  const seen = await telegram.look(
    await telegram.answered(telegram.says('@Rift_Bot sol gold', { room: telegram.group })),
  );
  expect(seen.text).toContain('SOL fell 12 %');
});

test('an answer stays in the topic in which it was asked', async () => {
  const asked = telegram.says('/divergence', { room: telegram.forum, topic: 7 });
  expect((await telegram.answered(asked)).topic).toBe(7);
  expect(chat.questions[0]?.requester.channel).toBe('telegram:-100701:7');
});

test('a window button changes the picture in place', async () => {
  const post = await telegram.answered(telegram.says('/divergence'));
  telegram.press(post, '120');
  await telegram.changes.until('the edit', () => post.writes === 2);
  const seen = await telegram.look(post);
  expect(seen.text).toContain('in 120 sessions');
  expect(seen.picture).toMatchObject({ width: 1080, height: 1350 });
});

test('every press is answered', async () => {
  const press = telegram.press(await telegram.answered(telegram.says('/divergence')), '120');
  await telegram.changes.until('the sign', () => press.acknowledgedMs !== undefined);
  expect(press.alert).toBeUndefined();
});

test('a message and a press both say which language the device has', async () => {
  const post = await telegram.answered(telegram.says('/divergence'));
  telegram.press(post, '120');
  await telegram.changes.until('the edit', () => post.writes === 2);
  expect(chat.questions.map(({ requester }) => requester.locale)).toEqual(['fr', 'fr']);
});

test('somebody else who presses is told how to ask', async () => {
  const post = await telegram.answered(telegram.says('/divergence', { room: telegram.group }));
  const press = telegram.press(post, '120', 502);
  await telegram.changes.until('the sign', () => press.acknowledgedMs !== undefined);
  expect(press.alert).toContain('Ask yourself: /divergence ETH RUT window:120');
  expect(post.writes).toBe(1);
});

test('an administrator may change the answer of somebody else', async () => {
  telegram.group.admins.add(502);
  const post = await telegram.answered(telegram.says('/divergence', { room: telegram.group }));
  telegram.press(post, '120', 502);
  await telegram.changes.until('the edit', () => post.writes === 2);
  expect(post.writes).toBe(2);
});

describe('what stands behind Details', () => {
  const detailed = (): Reply =>
    reply('The answer.', {
      blocks: [{ kind: 'note', text: 'Measured so.', detail: true }],
      picture: toyPicture('detailed'),
      actions: folds('divergence'),
    });

  beforeEach(() => void Object.assign(chat.answers, { divergence: detailed }));

  const below = (post: TelegramPost): Promise<TelegramPost> =>
    telegram.changes.until('the words', () => telegram.posts.find(({ replyTo }) => replyTo === post));

  test('is sent below the answer of somebody else', async () => {
    const post = await telegram.answered(telegram.says('/divergence', { room: telegram.group }));
    telegram.press(post, 'Details', 502);
    const { text, photo } = await below(post);
    expect([text.includes('Measured so.'), photo, post.writes]).toEqual([true, undefined, 1]);
  });

  test('is put away by nobody but whoever asked', async () => {
    const post = await telegram.answered(telegram.says('/divergence', { room: telegram.group }));
    telegram.press(post, 'Details');
    await telegram.changes.until('the details', () => post.writes === 2);
    const press = telegram.press(post, 'Less', 502);
    await telegram.changes.until('the sign', () => press.acknowledgedMs !== undefined);
    expect([press.alert?.includes('Ask yourself'), post.writes]).toEqual([true, 2]);
  });

  test('of a digest is sent below it', async () => {
    await bot.messenger.send({ ...digest, channel: `telegram:${telegram.group.id}` }, detailed(), 'slot-1');
    const [post] = telegram.posts;
    telegram.press(post!, 'Details');
    expect((await below(post!)).text).toContain('Measured so.');
    expect(post!.writes).toBe(1);
  });

  test('of a message of inline mode is shown in it', async () => {
    const typed = telegram.types('eth rut');
    const post = telegram.chooses((await telegram.changes.until('results', () => typed.results))[0]!);
    telegram.press(post, 'Details', 501);
    await telegram.changes.until('the edit', () => post.writes === 2);
    expect((await telegram.look(post)).text).toContain('Measured so.');
  });

  test('needs no second upload of the picture', async () => {
    const post = await telegram.answered(telegram.says('/divergence'));
    telegram.press(post, 'Details');
    await telegram.changes.until('the edit', () => post.writes === 2);
    expect(painter.painted).toBe(1);
  });
});

test('the wide picture can be had as an uncompressed file', async () => {
  const post = await telegram.answered(telegram.says('/divergence'));
  telegram.press(post, 'Full size');
  const file = await telegram.changes.until('the file', () => telegram.posts.find((one) => one.document !== undefined));
  expect(file.document?.name).toBe('rift.png');
  expect(await sharp(file.document?.bytes).metadata()).toMatchObject({ width: 1280, height: 720 });
});

test('the CSV button sends the file', async () => {
  const post = await telegram.answered(telegram.says('/divergence'));
  telegram.press(post, 'CSV');
  const file = await telegram.changes.until('the file', () => telegram.posts.find((one) => one.document !== undefined));
  expect(file.document?.bytes.toString()).toBe('date,gap\n2026-06-25,-15.0\n');
});

test('a picture Telegram knows is not uploaded again', async () => {
  await telegram.answered(telegram.says('/divergence'));
  await telegram.answered(telegram.says('/divergence'));
  expect(telegram.requests.filter(({ files }) => files.size > 0)).toHaveLength(1);
});

test('a picture Telegram has forgotten is uploaded again', async () => {
  await telegram.answered(telegram.says('/divergence'));
  const forgotten = { ok: false, error_code: 400, description: 'Bad Request: wrong file identifier' };
  telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), { status: 400, body: forgotten });
  const seen = await telegram.look(await telegram.answered(telegram.says('/divergence')));
  expect(seen.picture).toBeDefined();
});

test('where pictures are not allowed the words arrive', async () => {
  const description = 'Bad Request: not enough rights to send photos to the chat';
  telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), {
    status: 400,
    body: { ok: false, error_code: 400, description },
  });
  const seen = await telegram.look(await telegram.answered(telegram.says('/divergence')));
  expect(seen.text).toContain('ETH fell 12 %');
  expect(seen.text).toContain('it shows: A chart of');
});

test('inline mode ends in a picture, without leaving anything in the private chat', async () => {
  const typed = telegram.types('eth rut');
  const results = await telegram.changes.until('results', () => typed.results);
  const seen = await telegram.look(telegram.chooses(results[0]!));
  expect(seen.text).toContain('ETH fell 12 %');
  expect(seen.picture).toMatchObject({ width: 1080, height: 1350 });
  expect(telegram.posts.filter((post) => post.fromBot && !post.deleted)).toEqual([]);
});

test('a button under a message of inline mode changes it in place', async () => {
  const typed = telegram.types('eth rut');
  const post = telegram.chooses((await telegram.changes.until('results', () => typed.results))[0]!);
  telegram.press(post, '120', 501);
  await telegram.changes.until('the edit', () => post.writes === 2);
  expect((await telegram.look(post)).text).toContain('in 120 sessions');
});

test('a button under a message of inline mode changes nothing for anybody but its sender', async () => {
  const typed = telegram.types('eth rut');
  const post = telegram.chooses((await telegram.changes.until('results', () => typed.results))[0]!);
  const press = telegram.press(post, '120', 502);
  await telegram.changes.until('the word', () => press.alert !== undefined);
  expect([post.writes, press.alert]).toEqual([
    1,
    'Only who sent this message changes it. Ask yourself: type my name and your question.',
  ]);
});

test('a forged press under a message of inline mode changes nothing', async () => {
  const typed = telegram.types('eth rut');
  const post = telegram.chooses((await telegram.changes.until('results', () => typed.results))[0]!);
  const press = telegram.pressCallback(post, 'v1|edit|=divergence ETH RUT window:120|AAAAAAAA', 502);
  await telegram.changes.until('the word', () => press.alert !== undefined);
  expect(post.writes).toBe(1);
});

test('a button that inline mode made before a restart is still its sender’s', async () => {
  const typed = telegram.types('eth rut');
  const post = telegram.chooses((await telegram.changes.until('results', () => typed.results))[0]!);
  await bot.stop();
  bot = await startTelegram(setup());
  telegram.press(post, '120', 501);
  await telegram.changes.until('the edit', () => post.writes === 2);
  telegram.press(post, '60', 501);
  await telegram.changes.until('the next edit', () => post.writes === 3);
  expect((await telegram.look(post)).text).toContain('in 60 sessions');
});

test('inline mode gives words to whoever never started the bot', async () => {
  telegram.person(888);
  const typed = telegram.types('eth rut', 888);
  const results = await telegram.changes.until('results', () => typed.results);
  expect(results[0]?.['type']).toBe('article');
  expect(typed.button).toMatchObject({ start_parameter: 'inline' });
});

test('what inline mode offers is said in the language of whoever types', async () => {
  telegram.languageCode = 'de';
  telegram.person(888);
  const typed = telegram.types('eth rut', 888);
  const results = await telegram.changes.until('results', () => typed.results);
  expect(results.at(-1)?.['title']).toMatch(/ gegen RUT · Russell 2000$/);
  expect(typed.button).toMatchObject({ text: 'Bot einmal starten, dann gibt es hier Bilder' });
});

test('what inline mode answers is kept for its asker alone', async () => {
  const typed = telegram.types('eth rut');
  await telegram.changes.until('results', () => typed.results);
  const answer = telegram.requests.find(({ path }) => path.endsWith('/answerInlineQuery'));
  expect(answer?.fields['is_personal']).toBe(true);
});

test.each(['private', 'channel'])(
  'inline mode completes no question in a %s, where the bot hears nothing',
  async (where) => {
    const typed = telegram.types('et', undefined, where);
    const results = await telegram.changes.until('results', () => typed.results);
    expect(results.filter(({ id }) => String(id).startsWith('completion'))).toEqual([]);
  },
);

test('a half-typed inline query is completed', async () => {
  const typed = telegram.types('et');
  const results = await telegram.changes.until('results', () => typed.results);
  expect(results.map((result) => result['title'])).toContain('divergence against ETH · Ethereum');
});

test('only the last of several inline queries is answered', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ inlineStillMs: 20 }));
  const first = telegram.types('e');
  const second = telegram.types('eth rut');
  await telegram.changes.until('results', () => second.results);
  expect(first.results).toBeUndefined();
});

/** One list for each of four scopes, in each language there is. */
const LISTS = 4 * languages.length;

test('a second start writes no command list', async () => {
  await telegram.changes.until('the lists', () => telegram.commandWrites === LISTS);
  await bot.stop();
  bot = await startTelegram(setup());
  await telegram.changes.until('a look', () => log.sentences.includes('Telegram: commands were up to date.'));
  expect(telegram.commandWrites).toBe(LISTS);
});

test('settings are listed for administrators and not for everybody in a group', async () => {
  await telegram.changes.until('the lists', () => telegram.commandWrites === LISTS);
  const names = (scope: string): string[] =>
    (telegram.commands.get(JSON.stringify({ type: scope })) as { command: string }[]).map(({ command }) => command);
  expect(names('all_group_chats')).not.toContain('setup');
  expect(names('all_chat_administrators')).toContain('setup');
});

test.each([
  ['', 'What this is, in one sentence and one picture'],
  [' de', 'Was das hier ist, in einem Satz und einem Bild'],
  [' es', 'Qué es esto, en una frase y una imagen'],
])('a device whose language is%s reads the command list in it', async (language, description) => {
  await bot.stop();
  chat.commands = [...chat.commands, commands.find(({ name }) => name === 'start')!];
  telegram.commands.clear();
  bot = await startTelegram(setup());
  const key = `${JSON.stringify({ type: 'all_private_chats' })}${language}`;
  const list = await telegram.changes.until('the list', () => telegram.commands.get(key));
  expect(list).toContainEqual({ command: 'start', description });
});

test('a failing command list stops nothing', async () => {
  await bot.stop();
  telegram.failNext(
    ({ path }) => path.includes('MyCommands'),
    { status: 404, body: { ok: false, error_code: 404, description: 'Not Found' } },
    9,
  );
  bot = await startTelegram(setup());
  expect((await telegram.answered(telegram.says('/divergence'))).photo).toBeDefined();
});

test.each([
  ['an administrator', (): void => void telegram.group.admins.add(501), {}, 'Settings.'],
  ['an anonymous administrator', (): void => undefined, { anonymous: true }, 'Settings.'],
  ['anybody else', (): void => undefined, {}, 'Only moderators'],
])('settings and %s', async (_, arrange, how, answer) => {
  arrange();
  const asked = telegram.says('/setup', { room: telegram.group, ...how });
  expect((await telegram.answered(asked)).text).toContain(answer);
});

test('who may manage topics is a moderator of the topic asked in', async () => {
  telegram.forum.topicManagers.add(501);
  await telegram.answered(telegram.says('/setup', { room: telegram.forum, topic: 7 }));
  expect(chat.questions[0]?.requester).toMatchObject({ moderator: true, onlyIn: 'telegram:-100701:7' });
});

test.each([
  ['outside of topics', {}, false],
  ['where everybody may manage topics', { topic: 7 }, true],
])('who may manage topics is no moderator %s', async (_, how, everybody) => {
  telegram.forum.topicManagers.add(501);
  telegram.forum.everybodyManagesTopics = everybody;
  const asked = telegram.says('/setup', { room: telegram.forum, ...how });
  expect((await telegram.answered(asked)).text).toContain('Only moderators');
});

test('an administrator is a moderator of the whole group, in a topic too', async () => {
  telegram.forum.admins.add(501);
  await telegram.answered(telegram.says('/setup', { room: telegram.forum, topic: 7 }));
  expect(chat.questions[0]?.requester.onlyIn).toBeUndefined();
});

test('who may configure a group at the moment is asked of Telegram', async () => {
  const may = () => bot.messenger.mayConfigure!('telegram:501', `telegram:${telegram.group.id}`);
  telegram.group.admins.add(501);
  expect(await may()).toBe(true);
  telegram.group.admins.delete(501);
  expect(await may()).toBe(false);
});

test.each([
  ['no administrator', 1, false],
  ['an administrator', 2, true],
])('of two questions of %s Telegram is asked %i', async (_, times, isAdmin) => {
  if (isAdmin) telegram.group.admins.add(501);
  await telegram.answered(telegram.says('/setup', { room: telegram.group }));
  await telegram.answered(telegram.says('/setup', { room: telegram.group }));
  expect(telegram.requests.filter(({ path }) => path.endsWith('/getChatMember'))).toHaveLength(times);
});

test('a group upgrade is told with both ids', async () => {
  telegram.upgradeGroup(telegram.group, -100_999);
  await telegram.changes.until('the news', () => moved.length >= 2);
  expect(new Set(moved)).toEqual(new Set(['telegram:-601 telegram:-100999']));
});

test('an answer follows its group to the new id', async () => {
  const later = new Promise<void>((resolve) => setImmediate(resolve));
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  Object.assign(chat.answers, { divergence: () => slow.then(() => reply('Found you.')) });
  telegram.says('/divergence', { room: telegram.group });
  await telegram.changes.until('the question', () => chat.questions.length === 1);
  const successor = telegram.upgradeGroup(telegram.group, -100_999);
  await later;
  finish();
  const found = await telegram.changes.until('the answer', () => telegram.posts.find((post) => post.fromBot));
  expect(found.room).toBe(successor);
});

test('being thrown out of a group is told, and being taken back', async () => {
  telegram.throwsBotOut(telegram.group);
  await telegram.changes.until('the news', () => gone.length > 0);
  expect(gone).toEqual(['telegram:-601']);
  telegram.takesBotBack(telegram.group);
  await telegram.changes.until('the good news', () => back.length > 0);
  expect(back).toEqual(['telegram:-601']);
});

const digest = { channel: 'telegram:-100701:7', theme: 'light', silent: true } as const;

test('a digest goes into its topic without a sound', async () => {
  await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
  expect(telegram.posts[0]).toMatchObject({ topic: 7, silent: true, text: 'The digest.' });
});

test('a digest for a group that moved is reported with the new address', async () => {
  telegram.upgradeGroup(telegram.group, -100_999);
  const sent = await bot.messenger.send({ ...digest, channel: 'telegram:-601' }, reply('The digest.'), 'slot-1');
  expect(sent).toEqual({ kind: 'moved', channel: 'telegram:-100999' });
});

test.each([
  [403, 'Forbidden: bot was blocked by the user', { kind: 'gone', cause: 'blocked' }],
  [403, "Forbidden: bot can't initiate conversation with a user", { kind: 'gone', cause: 'blocked' }],
  [403, 'Forbidden: user is deactivated', { kind: 'gone', cause: 'blocked' }],
  [403, 'Forbidden: bot was kicked from the supergroup chat', { kind: 'gone', cause: 'left' }],
  [403, 'Forbidden: bot is not a member of the channel chat', { kind: 'gone', cause: 'left' }],
  [403, 'Forbidden: the group chat was deleted', { kind: 'gone', cause: 'deleted' }],
  [403, 'Forbidden: something new', { kind: 'denied', cause: 'rights' }],
  [400, 'Bad Request: chat not found', { kind: 'gone', cause: 'left' }],
  [400, 'Bad Request: PEER_ID_INVALID', { kind: 'gone', cause: 'left' }],
  [400, 'Bad Request: group chat was deactivated', { kind: 'gone', cause: 'deleted' }],
  [400, 'Bad Request: not enough rights to send text messages to the chat', { kind: 'denied', cause: 'rights' }],
  [400, 'Bad Request: need administrator rights in the channel chat', { kind: 'denied', cause: 'rights' }],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', { kind: 'denied', cause: 'rights' }],
  [400, 'Bad Request: CHAT_RESTRICTED', { kind: 'denied', cause: 'restricted' }],
  [400, 'Bad Request: TOPIC_CLOSED', { kind: 'denied', cause: 'topicClosed' }],
  [400, 'Bad Request: TOPIC_DELETED', { kind: 'denied', cause: 'topicDeleted' }],
  [400, 'Bad Request: message thread not found', { kind: 'denied', cause: 'topicDeleted' }],
  [400, "Bad Request: can't parse entities: unsupported start tag", { kind: 'failed' }],
  [400, 'Bad Request: something new', { kind: 'failed' }],
  [502, 'Bad Gateway', { kind: 'later' }],
])('a refusal %i %s is: %j', async (code, description, delivery) => {
  telegram.forum.refusal = { code, description };
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject(delivery);
});

test('a send that broke off is reported as unknown and not repeated', async () => {
  telegram.failNext(({ path }) => path.endsWith('/sendMessage'), { status: 200, hangUp: true });
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'unknown' });
  expect(telegram.requests.filter(({ path }) => path.endsWith('/sendMessage'))).toHaveLength(1);
});

const uploads = (): number => telegram.requests.filter(({ files }) => files.size > 0).length;

test('a picture for many chats is uploaded for the first of them', async () => {
  const pictured = reply('The digest.', { picture: toyPicture('eth') });
  const people = [601, 602, 603, 604, 605].map((id) => telegram.person(id));
  for (const person of people) person.started = true;
  const ends = people.map(({ id }) => bot.messenger.send({ ...digest, channel: `telegram:${id}` }, pictured, 'slot-1'));
  expect((await Promise.all(ends)).map(({ kind }) => kind)).toEqual(Array(5).fill('sent'));
  expect(telegram.posts.map(({ photo }) => photo?.fileId)).toEqual(Array(5).fill(telegram.posts[0]!.photo!.fileId));
  expect(uploads()).toBe(1);
});

test('a chat that takes no picture costs the others theirs not', async () => {
  const pictured = reply('The digest.', { picture: toyPicture('eth') });
  telegram.group.refusal = { code: 403, description: 'Forbidden: bot was kicked from the group chat' };
  const ends = ['telegram:-601', digest.channel].map((channel) =>
    bot.messenger.send({ ...digest, channel }, pictured, 'slot-1'),
  );
  expect((await Promise.all(ends)).map(({ kind }) => kind)).toEqual(['gone', 'sent']);
  expect(telegram.posts[0]?.photo).toBeDefined();
});

test('a message whose rest is refused has arrived, and is not sent again', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `Sentence ${i}.`).join(' ');
  const isRest = ({ path, fields }: { path: string; fields: Readonly<Record<string, unknown>> }): boolean =>
    path.endsWith('/sendMessage') && String(fields['text']).startsWith('<blockquote');
  telegram.failNext(isRest, { status: 200, hangUp: true });
  const sent = reply('The digest.', { blocks: [{ kind: 'paragraph', text: long }] });
  expect(await bot.messenger.send(digest, sent, 'slot-1')).toMatchObject({ kind: 'sent' });
  expect(telegram.posts).toHaveLength(1);
});

test('a known picture whose send broke off is not sent again', async () => {
  const pictured = reply('The digest.', { picture: toyPicture('eth') });
  await bot.messenger.send(digest, pictured, 'slot-1');
  telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), { status: 500, hangUp: true });
  expect(await bot.messenger.send(digest, pictured, 'slot-2')).toMatchObject({ kind: 'unknown' });
  expect(telegram.posts).toHaveLength(1);
});

test('a request for updates is held open for clearly less than the time after which it is given up', async () => {
  const isPoll = ({ path, fields }: Received): boolean => path.endsWith('/getUpdates') && 'timeout' in fields;
  const poll = await telegram.changes.until('a poll', () => telegram.requests.find(isPoll));
  const heldMs = 1000 * Number(poll.fields['timeout']);
  expect(heldMs).toBe(20_000);
  expect(usualCallDeadlines.pollMs - heldMs).toBeGreaterThanOrEqual(10_000);
});

describe('an upload that is cut off', () => {
  /** More than any system takes in one go from who sends it. */
  const hugePainter = {
    paint: () => Promise.resolve({ png: Buffer.alloc(24 * 1024 * 1024), width: 1080, height: 1350 }),
    close: () => Promise.resolve(),
  };

  test('before all of it left is a digest to be sent again', async () => {
    await bot.stop();
    bot = await startTelegram(setup({ painter: hugePainter }));
    telegram.cutsUploads = true;
    const pictured = reply('The digest.', { picture: toyPicture('eth') });
    expect(await bot.messenger.send(digest, pictured, 'slot-3')).toMatchObject({ kind: 'later' });
  }, 30_000);
});

test('what is missing in a chat is named', async () => {
  expect(await bot.messenger.missingPermissions('telegram:-100701')).toEqual([]);
  telegram.forum.refusal = { code: 403, description: 'kicked' };
  expect(await bot.messenger.missingPermissions('telegram:-100701')).toEqual(['be a member of this chat']);
});

test('the wait Telegram asks for is kept', async () => {
  const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } };
  telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), { status: 429, body });
  const asked = telegram.says('/divergence');
  const post = await telegram.answered(asked);
  expect(post.atMs - asked.atMs).toBeGreaterThan(1000);
});

test('a conflict with another poller is said, and ends when the other leaves', async () => {
  const conflict = { ok: false, error_code: 409, description: 'Conflict: terminated by other getUpdates request' };
  telegram.failNext(({ path, fields }) => path.endsWith('/getUpdates') && fields['offset'] !== 0, {
    status: 409,
    body: conflict,
  });
  await telegram.answered(telegram.says('/divergence'));
  await telegram.answered(telegram.says('/divergence'));
  expect(log.sentences).toContain('Telegram: another program is using this token; stop it. Trying again.');
});

test('an update that is delivered twice is answered once', async () => {
  await telegram.answered(telegram.says('/divergence'));
  telegram.deliverAgain();
  await telegram.answered(telegram.says('/divergence'));
  expect(chat.questions).toHaveLength(2);
});

test('a wrong token is said in one sentence', async () => {
  const wrong = await startTelegram(setup({ token: '1:wrong-but-secret' }));
  expect(wrong.health()).toMatchObject({ state: 'refused' });
  await wrong.stop();
  expect(JSON.stringify([log.sentences, log.details])).not.toContain('wrong-but-secret');
});

test('where Telegram cannot be reached the start goes on trying', async () => {
  const alone = await startTelegram(setup({ apiUrl: 'http://127.0.0.1:9' }));
  expect(alone.health().state).toBe('connecting');
  await alone.stop();
});

test.each([
  ['asks for updates', {}],
  ['is posted updates', { webhook: { url: 'https://rift.example/telegram', secret: 'a-secret' } }],
])('one that %s and is not told who it is says that it is not connected, and asks again', async (_, more) => {
  await bot.stop();
  const nobody = { status: 200, body: { ok: true } };
  telegram.failNext(({ path }) => path.endsWith('/getMe'), nobody, 1);
  bot = await startTelegram(setup(more));
  expect(bot.health().state).toBe('connecting');
  await telegram.changes.until('the second try', () => bot.health().state === 'up');
  expect(JSON.stringify(log.details)).toContain('did not say who this bot is');
});

test('stopping finishes what is in hand', async () => {
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  Object.assign(chat.answers, { divergence: () => slow.then(() => reply('Late but there.')) });
  const asked = telegram.says('/divergence');
  await telegram.changes.until('the question', () => chat.questions.length === 1);
  const stopped = bot.stop();
  finish();
  await stopped;
  expect((await telegram.answered(asked)).text).toBe('Late but there.');
});

test('after a stop nothing is delivered again', async () => {
  await telegram.answered(telegram.says('/divergence'));
  await bot.stop();
  bot = await startTelegram(setup());
  await telegram.answered(telegram.says('/divergence'));
  expect(chat.questions).toHaveLength(2);
});

const webhook = { url: 'https://rift.example/telegram', secret: 'a-secret' };

function posted(update: object, secret: string): Request {
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  return new Request(webhook.url, { method: 'POST', headers, body: JSON.stringify(update) });
}

function update(text: string): object {
  const person = { id: 501, is_bot: false, first_name: 'ann' };
  return {
    update_id: 1,
    message: { message_id: 999, date: 0, chat: { id: 501, type: 'private' }, from: person, text },
  };
}

test('an update posted with the secret is answered', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ webhook }));
  expect((await bot.handle(posted(update('/divergence'), 'a-secret'))).status).toBe(200);
  const post = await telegram.changes.until('the answer', () => telegram.posts.find((one) => one.fromBot));
  expect((await telegram.look(post)).picture).toBeDefined();
});

test('an update posted without the secret is turned away', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ webhook }));
  expect((await bot.handle(posted(update('/divergence'), 'a-guess!'))).status).toBe(401);
  expect(chat.questions).toEqual([]);
});

test('a body that is no update is refused', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ webhook }));
  const headers = { 'x-telegram-bot-api-secret-token': 'a-secret' };
  const nonsense = new Request(webhook.url, { method: 'POST', headers, body: '{' });
  expect((await bot.handle(nonsense)).status).toBe(400);
});

test('while updates wait at Telegram and none is posted health says why, and that it is over when it is', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ webhook, webhookLookMs: 20 }));
  telegram.webhookTrouble = { pending_update_count: 3, last_error_message: 'Wrong response from the webhook: 502' };
  await telegram.changes.until('the news', () => bot.health().state === 'connecting');
  const sentence =
    'Telegram: 3 updates wait, and none arrives at TELEGRAM_WEBHOOK_URL (Wrong response from the webhook: 502).';
  expect(bot.health().sentence).toBe(sentence);
  expect(log.sentences).toContainEqual(expect.stringContaining(sentence)); // the commands may be compared at the same time
  telegram.webhookTrouble = undefined;
  await telegram.changes.until('the end of it', () => bot.health().state === 'up');
});

test('a webhook that somebody took away is set again', async () => {
  await bot.stop();
  bot = await startTelegram(setup({ webhook, webhookLookMs: 20 }));
  telegram.dropWebhook();
  await telegram.changes.until('the webhook', () => telegram.hasWebhook);
  await telegram.changes.until('the connection', () => bot.health().state === 'up');
  expect(log.sentences).toContain('Telegram: cannot be reached; trying again.');
});

const asking = () =>
  reply('Set up.', {
    actions: [
      { label: 'Another time', line: 'say at:{}', does: 'edit', asks: 'text' },
      { label: 'Another channel', line: 'say channel:{}', does: 'edit', asks: 'channel' },
      { label: 'A role', line: 'say role:{}', does: 'edit', asks: 'role' },
    ],
  });

const promptOf = () => telegram.changes.until('the prompt', () => telegram.posts.find((post) => post.forcesReply));

test('a button that asks for a word is answered by replying to its question', async () => {
  Object.assign(chat.answers, { setup: asking, at: () => reply('Done.') });
  telegram.group.admins.add(501);
  const setUp = telegram.says('/setup', { room: telegram.group });
  const press = telegram.press(await telegram.answered(setUp), 'Another time');
  const prompt = await promptOf();
  await telegram.answered(telegram.says('08:30', { room: telegram.group, replyTo: prompt }));
  expect(chat.questions.at(-1)).toMatchObject({ input: 'say at:"08:30"', requester: { moderator: true } });
  expect([prompt.replyTo, press.acknowledgedMs === undefined]).toEqual([setUp, false]);
});

test('whoever replies to a question speaks for themselves', async () => {
  Object.assign(chat.answers, { setup: asking });
  telegram.group.admins.add(501);
  telegram.press(await telegram.answered(telegram.says('/setup', { room: telegram.group })), 'Another time');
  await telegram.answered(telegram.says('1', { room: telegram.group, by: 502, replyTo: await promptOf() }));
  expect(chat.questions.at(-1)?.requester).toMatchObject({ person: 'telegram:502', moderator: false });
});

test('only the bot asks: words of others in the same form are no question of its', async () => {
  const forged = telegram.says('Reply to this message. x\nIt goes on with: say at:{}', { by: 502 });
  await telegram.answered(telegram.says('sol gold', { replyTo: forged }));
  expect(chat.questions.at(-1)?.input).toBe('divergence sol gold');
});

test('a reply to another message of the bot fills in nothing', async () => {
  const answer = await telegram.answered(telegram.says('/divergence'));
  await telegram.answered(telegram.says('sol gold', { replyTo: answer }));
  expect(chat.questions.at(-1)?.input).toBe('divergence sol gold');
});

test('a button that asks for what Telegram has no menu for is left out', async () => {
  Object.assign(chat.answers, { setup: asking });
  telegram.group.admins.add(501);
  const seen = await telegram.look(await telegram.answered(telegram.says('/setup', { room: telegram.group })));
  expect(seen.buttons).toEqual(['Another time']);
});

test.each(['v1|fill|=say at:{}', 'v1|ask|=say at:1'])('a forged press of %s asks nothing', async (data) => {
  const post = await telegram.answered(telegram.says('/divergence'));
  const press = telegram.pressCallback(post, data);
  await telegram.changes.until('the sign', () => press.acknowledgedMs !== undefined);
  expect([press.alert?.includes('too old'), chat.questions.length]).toEqual([true, 1]);
});
