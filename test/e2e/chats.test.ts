import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersOn, type BotProcess, startOnBoth } from '../support/bot-process.ts';
import { type DiscordPost, DiscordStandIn, type SaidMessage } from '../support/discord-stand-in.ts';
import { type SaidParts, type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 30_000;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

beforeAll(async () => {
  bot = await startOnBoth({ discord, telegram });
}, 90_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const { inDiscord, inTelegram } = answersOn({ discord, telegram }, patienceMs);

/** All that an answer says, with what stands behind Details. */
async function openedInDiscord(post: DiscordPost): Promise<string> {
  const { writes } = post;
  discord.press(post, 'Details', post.interaction?.userId);
  await discord.changes.until('the details', () => post.writes > writes, patienceMs);
  return (await discord.look(post)).text;
}

const claim = 'Bitcoin has never been this far from gold';

describe('a right-click on Discord checks what people see', () => {
  const check = async (said: string | SaidMessage, by = 'reader') =>
    discord.look(await inDiscord(discord.useOnMessage('Check this claim', said, by)));
  const preview = (embeds: readonly object[]): SaidMessage => ({ content: 'https://x.example/status/1', embeds });

  test.each<[string, SaidMessage]>([
    ['the description of a link preview', preview([{ type: 'article', title: 'A post', description: claim }])],
    ['the second preview', preview([{ type: 'image', url: 'https://x.example/1.png' }, { title: claim }])],
    ['a field of a preview', preview([{ fields: [{ name: 'Analyst', value: claim, inline: false }] }])],
    [
      'a forwarded message',
      {
        message_reference: { type: 1, message_id: '77', channel_id: '900', guild_id: '901' },
        message_snapshots: [
          { message: { type: 0, content: claim, embeds: [], attachments: [], timestamp: '2026-06-25T20:00:00Z' } },
        ],
      },
    ],
    [
      'a poll',
      {
        poll: {
          question: { text: claim },
          answers: [{ answer_id: 1, poll_media: { text: 'Yes' } }],
          expiry: null,
          allow_multiselect: false,
          layout_type: 1,
        },
      },
    ],
    [
      'a message of components',
      { flags: 1 << 15, components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: claim }] }] },
    ],
  ])('%s', async (_, said) => {
    const { text, pictures } = await check(said);
    expect(text).toMatch(/Bitcoin[^]*gold/i);
    expect(pictures).toHaveLength(1);
  });

  test('marks and mentions are no part of the claim, and a spoiler stays covered', async () => {
    const { text } = await check(
      `> <@501> **Bitcoin** has __never__ been this far from ~~gold~~ ||the butler did it||`,
    );
    expect(text).toMatch(/Bitcoin[^]*gold/i);
    expect(text).not.toMatch(/butler|501|~~/);
  });

  test('a screenshot ends in what to do, and typing it checks it', async () => {
    const picture = { id: '5', filename: 'a.png', size: 9, url: 'https://x.example/a.png', content_type: 'image/png' };
    const post = await inDiscord(
      discord.useOnMessage('Check this claim', { attachments: [{ ...picture, proxy_url: picture.url }] }, 'looker'),
    );
    const { text, onlyFor } = await discord.look(post);
    expect([text.includes('not pictures'), onlyFor]).toEqual([true, 'looker']);
    const typed = await discord.fillIn(discord.press(post, 'Type it'), claim);
    expect((await discord.look(await inDiscord(typed))).text).toMatch(/Bitcoin[^]*gold/i);
  });

  test('what cannot be checked is for the asker alone and leaves no receipt', async () => {
    const seen = await check('I like turtles and long walks', 'walker');
    expect(seen.onlyFor).toBe('walker');
    expect(seen.text).not.toMatch(/[Rr]eceipt/);
  });
});

/** Groups of their own, so that what is said in one does not wait for what was said in another. */
const newGroup = (() => {
  let id = -1_000_000;
  return () => telegram.newGroup((id -= 1));
})();

describe('a reply on Telegram checks what it replies to', () => {
  const said = (text: string, holds: SaidParts = {}): TelegramPost =>
    telegram.says(text, { room: newGroup(), by: 502, holds });
  const reply = async (words: string, replyTo: TelegramPost, holds: SaidParts = {}) =>
    telegram.look(await inTelegram(telegram.says(words, { room: replyTo.room, replyTo, holds })));

  test.each<[string, string, SaidParts]>([
    ['/check', claim, {}],
    ['/check is this true?', claim, {}],
    ['@rift_bot', claim, {}],
    ['hey @rift_bot what about this', claim, {}],
    ['/check@rift_bot', '', { caption: claim, photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }] }],
    ['/check', claim, { forward_origin: { type: 'hidden_user', date: 0, sender_user_name: 'x' } }],
    ['/check', '', { poll: { question: claim, options: [{ text: 'Yes' }] } }],
  ])('%s', async (words, text, holds) => {
    const seen = await reply(words, said(text, holds));
    expect(seen.text).toMatch(/Bitcoin[^]*gold/i);
    expect(seen.picture).toBeDefined();
  });

  test('of a message, the part that was quoted', async () => {
    const all = said(`The weather was fine. ${claim}. Ethereum is the same as silver.`);
    expect((await reply('/check', all, { quote: { text: claim } })).text).toMatch(/Bitcoin[^]*gold/i);
  });

  test('without mentions, and with its spoilers covered', async () => {
    const text = `@someone ${claim} the butler did it`;
    const entities = [
      { type: 'mention', offset: 0, length: 8 },
      { type: 'spoiler', offset: text.indexOf('the butler'), length: 17 },
    ];
    expect((await reply('/check', said(text, { entities }))).text).not.toMatch(/butler|someone/);
  });

  test.each<[string, SaidParts, RegExp]>([
    ['a voice message', { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } }, /cannot listen/],
    ['a bare photo', { photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }] }, /not pictures/],
  ])('%s gets a sentence, in a group and in private', async (_, holds, sentence) => {
    expect((await reply('/check', said('', holds))).text).toMatch(sentence);
    expect((await inTelegram(telegram.says('', { holds }))).text).toMatch(sentence);
  });

  test('a message forwarded to the bot alone is checked', async () => {
    const holds = { forward_origin: { type: 'hidden_user', date: 0, sender_user_name: 'x' } };
    expect((await inTelegram(telegram.says(claim, { holds }))).text).toMatch(/Bitcoin[^]*gold/i);
  });
});

/** What the bot writes next in somebody's private chat once something is done. */
async function alone(person: number, act: () => unknown): Promise<TelegramPost> {
  const before = telegram.posts.length;
  telegram.person(person).started = true;
  act();
  const isTheirs = ({ fromBot, room }: TelegramPost): boolean => fromBot && room.id === person;
  return telegram.changes.until('a word in private', () => telegram.posts.slice(before).find(isTheirs), patienceMs);
}

describe('an answer shows what a member needs, and Details the rest', () => {
  const questions = [
    ['divergence', {}, 'Scaled gap'],
    ['correlation', {}, '95 % sure'],
    ['check', { text: claim }, 'Receipt'],
  ] as const;

  test.each(questions)('of %s on Discord, open in place and put back', async (command, options, measured) => {
    const post = await inDiscord(discord.slash({ by: `open ${command}`, command, options }));
    const closed = await discord.look(post);
    const opened = await openedInDiscord(post);
    discord.press(post, 'Less', `open ${command}`);
    await discord.changes.until('less', () => post.writes === 3, patienceMs);
    const again = await discord.look(post);
    expect([closed.text.includes(measured), opened.includes(measured)]).toEqual([false, true]);
    expect(opened).toContain('as of');
    expect([again.text, again.buttons, again.pictures.length]).toEqual([closed.text, closed.buttons, 1]);
  });

  test.each(questions)('of %s on Telegram, open in place and put back', async (command, options, measured) => {
    const room = newGroup();
    const words = 'text' in options ? options.text : '';
    const post = await inTelegram(telegram.says(`/${command} ${words}`, { room, by: 5100 + command.length }));
    const [closed, keys] = [post.text, post.keyboard];
    telegram.press(post, 'Details');
    await telegram.changes.until('the details', () => post.writes === 2, patienceMs);
    const opened = post.text;
    telegram.press(post, 'Less');
    await telegram.changes.until('less', () => post.writes === 3, patienceMs);
    expect([closed.includes(measured), opened.includes(measured)]).toEqual([false, true]);
    expect([post.text, post.keyboard]).toEqual([closed, keys]);
    expect(telegram.posts.filter((one) => one.room === room && one.fromBot)).toHaveLength(1);
  });

  test('of a private answer, for whoever asked alone', async () => {
    const post = await inDiscord(discord.slash({ by: 'shy', command: 'divergence', options: { private: true } }));
    expect(await openedInDiscord(post)).toContain('Scaled gap');
    expect((await discord.look(post)).onlyFor).toBe('shy');
  });

  test('an article is one message on Telegram, and Read on gives what did not fit', async () => {
    const article = [
      'Ethereum has never been this far from the Russell 2000.',
      'Bitcoin has decoupled from the stock market.',
      'Gold is ahead of the dollar index since January.',
      'Ethereum is behind Bitcoin since June 2025.',
      'The Nasdaq 100 has never been this far ahead of the S&P 500.',
      'Bitcoin moves with the Nasdaq 100.',
      'The gap between Bitcoin and gold is the widest since 2022.',
      'Ethereum will catch up with the Russell 2000.',
    ];
    const room = newGroup();
    const post = await inTelegram(telegram.says(`/check ${article.join(' ')}`, { room, by: 5201 }));
    const sent = (): TelegramPost[] => telegram.posts.filter((one) => one.room === room && one.fromBot);
    expect([sent().length, post.photo !== undefined, post.text.startsWith('8 claims:')]).toEqual([1, true, true]);
    telegram.press(post, 'Read on');
    const [, rest] = await telegram.changes.until('the rest', () => sent().length === 2 && sent(), patienceMs);
    const missing = article.filter((one) => !rest!.text.includes(`“${one.slice(0, -1)}`));
    expect(missing).toEqual([]);
    expect(post.text.replace(/”\s*$/u, '')).toMatch(/[.!?]$/u);
  });
});

describe('private means private', () => {
  test('what follows from an answer only the asker sees, only the asker sees', async () => {
    const options = { text: claim, private: true };
    const post = await inDiscord(discord.slash({ by: 'shy', command: 'check', options }));
    const next = await inDiscord(discord.press(post, 'How sure?'));
    expect((await discord.look(next)).onlyFor).toBe('shy');
  });

  test.each(['help', 'status', 'export', 'setup'])(
    '/%s shows nobody else that an answer is coming',
    async (command) => {
      discord.managers.add('boss');
      const asked = discord.slash({ by: 'boss', command });
      await inDiscord(asked);
      expect(asked.posts.map(({ flags }) => flags & 64)).toEqual(asked.posts.map(() => 64));
    },
  );

  test('a private check stands on no list, and its receipt opens for who asked', async () => {
    const secret = 'Ethereum has never been this far from the Nasdaq 100';
    const by = 'hermit';
    const post = await inDiscord(discord.slash({ by, command: 'check', options: { text: secret, private: true } }));
    const id = /Receipt (\w+):/.exec(await openedInDiscord(post))![1]!;
    await inDiscord(discord.slash({ by, command: 'check', options: { text: claim } }));
    const board = await openedInDiscord(await inDiscord(discord.slash({ by: 'ann', command: 'scoreboard' })));
    expect(board).toMatch(/bitcoin/i);
    expect(board).not.toMatch(/nasdaq/i);
    const mine = discord.slash({ by, command: 'receipt', options: { id, private: true } });
    expect((await discord.look(await inDiscord(mine))).text).toMatch(/nasdaq/i);
    const others = discord.slash({ by: 'ann', command: 'receipt', options: { id } });
    expect((await discord.look(await inDiscord(others))).text).not.toMatch(/nasdaq/i);
  });

  test('a check in a direct message stands on no list, on both', async () => {
    const at = discord.direct;
    await inDiscord(discord.slash({ at, command: 'check', options: { text: claim } }));
    const here = await discord.look(await inDiscord(discord.slash({ at, command: 'scoreboard' })));
    const room = telegram.person(3101);
    await inTelegram(telegram.says(`/check ${claim}`, { room }));
    const there = await inTelegram(telegram.says('/scoreboard', { room }));
    expect([here.text, there.text]).toEqual(Array(2).fill(expect.stringContaining('stands on no list')));
  });

  test.each(['/export', '/status', '/help'])('%s in a group is answered in the private chat', async (line) => {
    const room = newGroup();
    const [person, marks] = [3200 + line.length, /kept about you|prices|SIMULATED|drifted/];
    const asked: { post?: TelegramPost } = {};
    const answer = await alone(person, () => (asked.post = telegram.says(line, { room, by: person })));
    expect(answer.text).toMatch(marks);
    const notice = await inTelegram(asked.post!);
    expect(notice.text).toBe('I answered you in our private chat.');
    expect(telegram.posts.filter((post) => post.fromBot && post.room === room)).toEqual([notice]);
  });

  test('the file of an export comes in private alone', async () => {
    const room = newGroup();
    const before = telegram.posts.length;
    await alone(3301, () => telegram.says('/export', { room, by: 3301 }));
    const file = await telegram.changes.until('the file', () =>
      telegram.posts.slice(before).find(({ document }) => document),
    );
    expect(file.room.id).toBe(3301);
  });

  test('who never opened the private chat is led there, and answered there', async () => {
    const asked = telegram.says('/status', { room: newGroup(), by: 3401 });
    const notice = await inTelegram(asked);
    const { url = '' } = notice.keyboard.flat()[0]!;
    expect([notice.text, url]).toEqual([expect.stringContaining('for you alone'), expect.stringContaining('?start=')]);
    const start = `/start ${new URL(url).searchParams.get('start')!}`;
    expect((await inTelegram(telegram.says(start, { room: telegram.person(3401) }))).text).toContain('SIMULATED');
  });
});

describe('nobody is left without a word on Telegram', () => {
  const sends = ({ path }: { readonly path: string }): boolean => /\/send(Message|Photo)$/.test(path);
  const html = '<html><body><h1>502 Bad Gateway</h1></body></html>';

  test.each([
    ['a 5xx', { status: 502, body: { ok: false, error_code: 502, description: 'Bad Gateway' } }],
    ['a page of HTML', { status: 502, html }],
    ['a page of HTML that claims success', { status: 200, html }],
  ])('%s is tried again', async (_, answer) => {
    telegram.failNext(sends, answer, 2);
    const post = await inTelegram(telegram.says('/divergence', { room: telegram.person(3501) }));
    expect(post.photo).toBeDefined();
  });

  test('where the line is cut the asker is told, and the button asks again', async () => {
    const room = telegram.person(3502);
    telegram.failNext(sends, { status: 200, hangUp: true }, 1);
    const told = await inTelegram(telegram.says('/status', { room }));
    expect(told.text).toContain('The connection broke');
    telegram.press(told, 'Try again', 3502);
    await telegram.changes.until('the answer', () => told.text.includes('SIMULATED'), patienceMs);
  });

  test.each([
    ['a closed topic', { code: 400, description: 'Bad Request: TOPIC_CLOSED' }, 'may not write where you asked'],
    ['a long 429', undefined, 'lets me write no more'],
  ])('%s is answered in private, with the reason', async (_, refusal, reason) => {
    const room = { ...newGroup() };
    telegram.rooms.push(room);
    const person = refusal === undefined ? 3601 : 3602;
    const parameters = { retry_after: 600 };
    const body = { ok: false, error_code: 429, description: 'Too Many Requests: retry after 600', parameters };
    const fails = refusal ?? { code: 429, description: '' };
    telegram.failNext(
      (received) => sends(received) && Number(received.fields['chat_id']) === room.id,
      refusal === undefined ? { status: 429, body } : { status: 400, body: { ok: false, error_code: 400, ...fails } },
      9,
    );
    const answer = await alone(person, () => telegram.says('/divergence', { room, by: person }));
    expect(answer.text).toContain(reason);
    expect(answer.photo).toBeDefined();
  });

  test('a dead button says so, on both', async () => {
    const post = await inTelegram(telegram.says('/divergence', { room: telegram.person(3701) }));
    const press = telegram.pressCallback(post, 'v1|new|#forgotten', 3701);
    expect(await telegram.changes.until('the alert', () => press.alert, patienceMs)).toContain('too old');
    const panel = await inDiscord(discord.slash({ by: 'late', command: 'divergence' }));
    const answer = await inDiscord(discord.pressId(panel, 'v1|new|#forgotten', 'late'));
    expect((await discord.look(answer)).text).toContain('too old');
  });

  test('a second press within seconds changes nothing, on both', async () => {
    const post = await inTelegram(telegram.says('/divergence', { room: telegram.person(3801) }));
    const presses = [1, 2].map(() => telegram.press(post, 'How sure?', 3801));
    const isAnswer = (one: TelegramPost): boolean => one.replyTo === post;
    await telegram.changes.until('both signs', () => presses.every(({ acknowledgedMs }) => acknowledgedMs), patienceMs);
    await telegram.changes.until('the answer', () => telegram.posts.some(isAnswer), patienceMs);
    const panel = await inDiscord(discord.slash({ by: 'double', command: 'divergence' }));
    const [first, second] = [discord.press(panel, 'How sure?'), discord.press(panel, 'How sure?')];
    await inDiscord(first);
    await discord.changes.until('the sign', () => second.acknowledgedMs, patienceMs);
    expect(second.posts).toEqual([]);
    await inTelegram(telegram.says('/status', { room: telegram.person(3801) }));
    expect(telegram.posts.filter(isAnswer)).toHaveLength(1);
  });
});

describe('set-up cannot lie', () => {
  const boss = 'boss';
  const pickers = (options: readonly object[]): object[] => options.filter((one) => 'channel_types' in one);

  test('a channel is picked among those that can be written to', async () => {
    discord.managers.add(boss);
    const { options = [] } = discord.commands.find(({ name }) => name === 'setup') as { options?: object[] };
    expect(pickers(options)).toMatchObject([{ name: 'channel', channel_types: [0, 5, 10, 11, 12] }]);
    const post = await inDiscord(discord.slash({ by: boss, command: 'setup' }));
    for (const { id } of [discord.forum, discord.category, discord.oldThread])
      expect(() => discord.pick(post, 'Another channel', id, boss)).toThrow('does not offer');
  });

  test.each([
    ['a forum', '103', 'A forum takes no messages'],
    ['a category', '108', 'A category holds channels'],
    ['a thread that was put away', '109', 'That thread is archived'],
  ])('%s is refused at once, however it was named', async (_, id, why) => {
    discord.managers.add(boss);
    const post = await inDiscord(discord.slash({ by: boss, command: 'settings' }));
    const refused = await inDiscord(discord.pressId(post, `v1|own|=setup channel:${id}`, boss));
    expect((await discord.look(refused)).text).toContain(why);
  });

  test('a test is posted at once, under that word, and one that fails says why', async () => {
    discord.managers.add(boss);
    const before = discord.posts.length;
    const said = await inDiscord(discord.slash({ by: boss, command: 'setup', options: { step: 'test' } }));
    expect((await discord.look(said)).text).toContain('A test is posted here');
    const isTest = (post: DiscordPost): boolean => post.interaction === undefined && post.writes > 0;
    const test = discord.posts.slice(before).find(isTest)!;
    expect((await discord.look(test)).text).toContain('Test: ');
    discord.failNext(({ method, path }) => method === 'POST' && path.endsWith('/channels/101/messages'), {
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    const again = await inDiscord(discord.slash({ by: boss, command: 'setup', options: { step: 'test' } }));
    expect((await discord.look(again)).text).toContain('The test could not be posted here');
  });

  test('settings given to the first command are shown as they would be, on both', async () => {
    discord.managers.add('planner');
    const options = { at: '07:30', zone: 'berlin' };
    const here = await discord.look(await inDiscord(discord.slash({ by: 'planner', command: 'setup', options })));
    const there = await inTelegram(telegram.says('/setup at:07:30 zone:berlin', { room: telegram.person(3901) }));
    for (const text of [here.text, there.text]) expect(text).toMatch(/07:30 \(Europe[/]Berlin\)/);
  });

  test('a person has a digest and an alert in the private chat, on both', async () => {
    const saved: string[] = [];
    const room = telegram.person(3902);
    for (const [command, options] of [
      ['digest', { action: 'on', at: '08:15' }],
      ['alert', { action: 'save', subject: 'ETH', benchmark: 'RUT', measure: 'points' }],
    ] as const) {
      const post = await inDiscord(discord.slash({ by: 'loner', at: discord.direct, command, options }));
      saved.push((await discord.look(post)).text);
    }
    for (const line of ['/digest at:08:15', '/alert save ETH RUT measure:points'])
      saved.push((await inTelegram(telegram.says(line, { room }))).text);
    const [digest, alert] = [/digest of this channel is on[^]*08:15/, /Saved: [^]*(?:the gap in points|Ethereum)/];
    expect(saved.map((text, at) => (at % 2 === 0 ? digest : alert).test(text))).toEqual([true, true, true, true]);
  });

  test('an alert offers what it can do and what it can watch as choices', () => {
    const { options = [] } = discord.commands.find(({ name }) => name === 'alert') as {
      options?: { name: string; choices?: { value: string }[] }[];
    };
    const choices = (name: string): string[] =>
      options.find((one) => one.name === name)!.choices!.map(({ value }) => value);
    expect(choices('action')).toContain('snooze');
    expect(choices('measure')).toEqual(expect.arrayContaining(['points', 'ratio']));
  });
});

describe('Telegram channels, groups and first words', () => {
  const channel = telegram.newChannel(-1_005_001, 501, 'Drift news');

  test('a command that is a channel post is answered in the channel', async () => {
    const post = await inTelegram(telegram.says('/divergence', { room: channel }));
    expect(post.photo).toBeDefined();
    expect((await inTelegram(telegram.says('/digest at:09:10', { room: channel }))).text).toMatch(/is on[^]*09:10/);
  });

  test('what a channel says besides is left alone', async () => {
    const before = telegram.posts.length;
    telegram.says('Ethereum has never been this far from the Russell 2000', { room: channel });
    await inTelegram(telegram.says('/divergence btc gold', { room: channel }));
    expect(telegram.posts.slice(before).filter(({ fromBot }) => fromBot)).toHaveLength(1);
  });

  test('its owner sets it up from the private chat, chosen with the keyboard', async () => {
    const room = telegram.person(501);
    const setup = await inTelegram(telegram.says('/setup', { room }));
    const chooser = await alone(501, () => telegram.press(setup, 'A group or channel of yours', 501));
    const panel = await inTelegram(telegram.shares(chooser, 'Choose a channel', channel, 501));
    expect(panel.text).toContain('For Drift news.');
    const [writes, before] = [panel.writes, telegram.posts.length];
    telegram.press(panel, 'Post a test', 501);
    await telegram.changes.until('the end of the test', () => panel.writes > writes, patienceMs);
    const test = telegram.posts.slice(before).find((post) => post.room === channel)!;
    expect([test.text.startsWith('Test: '), panel.text]).toEqual([
      true,
      expect.stringContaining('A test is posted here'),
    ]);
  });

  test('somebody who does not run a group sets up nothing there', async () => {
    const room = telegram.person(4001);
    const setup = await inTelegram(telegram.says('/setup', { room }));
    const chooser = await alone(4001, () => telegram.press(setup, 'A group or channel of yours', 4001));
    const told = await inTelegram(telegram.shares(chooser, 'Choose a group', newGroup(), 4001));
    expect(told.text).toContain('Only moderators');
  });

  test('who puts the bot into a channel is asked in private what to post there', async () => {
    telegram.person(501);
    const offer = await alone(501, () => telegram.adds(channel, 501));
    const writes = offer.writes;
    telegram.press(offer, 'Set up a digest', 501);
    await telegram.changes.until('the set-up', () => offer.writes > writes, patienceMs);
    expect(offer.text).toContain('For Drift news.');
  });

  test.each(['/start', '/start inline'])('%s says what this is, with a picture and four ways on', async (line) => {
    const post = await inTelegram(telegram.says(line, { room: telegram.person(4100 + line.length) }));
    const ways = post.keyboard.flat().filter(({ text }) => text !== 'Full size');
    expect([post.photo !== undefined, ways.length, post.text.split('\n')[0]!.split(' ').length <= 25]).toEqual([
      true,
      4,
      true,
    ]);
  });

  test('a group is greeted the same way', async () => {
    const room = newGroup();
    telegram.adds(room);
    const isHello = (post: TelegramPost): boolean => post.fromBot && post.room === room;
    const hello = await telegram.changes.until('the greeting', () => telegram.posts.find(isHello), patienceMs);
    expect([hello.photo !== undefined, hello.text]).toEqual([true, expect.stringContaining('true or not')]);
  });

  test('a link with words in it is honoured', async () => {
    const post = await inTelegram(telegram.says('/start divergence-btc-gold', { room: telegram.person(4201) }));
    expect(post.text).toMatch(/Bitcoin[^]*gold/i);
  });

  test('inline mode offers whole questions, and nothing that would be refused when it is sent', async () => {
    telegram.says('/help', { room: telegram.person(501) });
    const typed = telegram.types('eth');
    const results = await telegram.changes.until('results', () => typed.results, patienceMs);
    const lines = results.map(
      (one) => (one['input_message_content'] as { message_text?: string } | undefined)?.message_text,
    );
    const asked = lines.filter((line) => line?.startsWith('/') === true) as string[];
    expect(asked.length).toBeGreaterThan(1);
    for (const [at, line] of asked.entries())
      expect((await inTelegram(telegram.says(line, { room: telegram.person(4400 + at) }))).photo).toBeDefined();
    const elsewhere = telegram.types('eth', 501, 'private');
    const there = await telegram.changes.until('results', () => elsewhere.results, patienceMs);
    expect(there.filter(({ id }) => String(id).startsWith('completion'))).toEqual([]);
  });

  test('#ETH reads like $ETH, and two slips are mended at once', async () => {
    const room = telegram.person(4301);
    const [tag, cash] = [
      await inTelegram(telegram.says('/divergence #ETH #BTC', { room })),
      await inTelegram(telegram.says('/divergence $ETH $BTC', { room })),
    ];
    expect([tag.text, tag.photo !== undefined]).toEqual([cash.text, true]);
    const refused = await inTelegram(telegram.says('/divergence etherum rusell', { room: telegram.person(4302) }));
    const label = refused.keyboard.flat()[0]!.text;
    telegram.press(refused, label, 4302);
    const isAnswer = (post: TelegramPost): boolean => post.room.id === 4302 && post.photo !== undefined;
    await telegram.changes.until('the answer', () => telegram.posts.find(isAnswer), patienceMs);
  });

  test.each([
    ['as_of', 'a week'],
    ['subject', 'bitc'],
  ])('%s completes on Discord', async (option, words) => {
    const typed = discord.complete('divergence', option, words);
    const choices = await discord.changes.until('choices', () => typed.choices, patienceMs);
    expect(choices.length).toBeGreaterThan(0);
  });
});
