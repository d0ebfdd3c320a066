import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlatformBot } from '../../src/adapters/connection.ts';
import { type DiscordDeps, startDiscord } from '../../src/adapters/discord/platform.ts';
import { canonicalCommands, commandPayloads } from '../../src/adapters/discord/slash-commands.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { folds, MemoryShelf, PlainPainter, reply, SentenceLog, ToyChat, toyCommands } from '../support/toy-chat.ts';
import { commands } from '../support/command-chat.ts';
import { commandProblems } from '../support/discord-body-rules.ts';
import { inEnglish } from '../../src/messages/speaker.ts';

let discord: DiscordStandIn;

let bot: PlatformBot;

let chat: ToyChat;

let shelf: MemoryShelf;

let log: SentenceLog;

let gone: string[];

let back: string[];

function setup(more: Partial<DiscordDeps> = {}): DiscordDeps {
  const painter = new PlainPainter();
  const onGone = (community: string): void => void gone.push(community);
  const onBack = (community: string): void => void back.push(community);
  return { token: discord.token, apiUrl: discord.url, chat, painter, callbacks: shelf, log, onGone, onBack, ...more };
}

beforeEach(async () => {
  discord = new DiscordStandIn();
  chat = new ToyChat();
  shelf = new MemoryShelf();
  log = new SentenceLog();
  gone = [];
  back = [];
  await discord.start();
  bot = await startDiscord(setup());
  await discord.ready();
});

afterEach(async () => {
  await bot.stop();
  await discord.stop();
});

test('a slash command is answered with the sentence and a picture that decodes', async () => {
  const asked = discord.slash({ command: 'divergence', options: { subject: 'eth', benchmark: 'rut', window: 90 } });
  const seen = await discord.look(await discord.answered(asked));
  expect(seen.text).toContain('ETH fell 12 %');
  expect(seen.pictures[0]).toMatchObject({ width: 1080, height: 1350, format: 'png' });
});

test('the picture carries its description', async () => {
  const asked = discord.slash({ command: 'divergence' });
  const seen = await discord.look(await discord.answered(asked));
  expect(seen.pictures[0]?.altText).toContain('unusual at 91 %');
});

test('the typed options of a slash command reach the chat under the names of the command', async () => {
  const options = { subject: 'eth', benchmark: 'rut', window: 90, as_of: '2026-06-25', sampling: 'utc' };
  await discord.answered(discord.slash({ command: 'divergence', options }));
  expect(chat.questions[0]?.input).toEqual({
    command: 'divergence',
    options: { pair: 'eth rut', window: 90, asOf: '2026-06-25', sampling: 'utc' },
  });
});

test('a second start registers nothing', async () => {
  await bot.stop();
  bot = await startDiscord(setup());
  await discord.changes.until('a second look', () => log.sentences.includes('Discord: commands were up to date.'));
  expect(discord.commandWrites).toBe(1);
});

test('a changed description registers the commands again', async () => {
  await bot.stop();
  const commands = toyCommands.map((command) => ({ ...command, about: `${inEnglish(command.about)}!` }));
  bot = await startDiscord(setup({ chat: new ToyChat({}, commands) }));
  await discord.changes.until('a second registration', () => discord.commandWrites === 2);
  expect(discord.commands[0]?.['description']).toMatch(/!$/);
});

test('every command says where it may be used and installed', () => {
  const payloads = commandPayloads(toyCommands);
  expect(payloads.filter((one) => one['contexts'] === undefined || one['integration_types'] === undefined)).toEqual([]);
});

test('commands for moderators are hidden from everybody else', () => {
  const payload = commandPayloads(toyCommands).find((one) => one['name'] === 'setup');
  expect(payload?.['default_member_permissions']).toBe('32');
});

test('the message command exists only where claims can be checked', () => {
  const without = commandPayloads(toyCommands.filter(({ name }) => name !== 'check'));
  expect(without.some((one) => one['name'] === 'Check this claim')).toBe(false);
});

test('commands, options and choices are described in every language, and keep the names people type', () => {
  const settings = commandPayloads(commands).find((one) => one['name'] === 'settings')!;
  const theme = (settings['options'] as Record<string, unknown>[]).find((one) => one['name'] === 'theme')!;
  expect([theme['description'], theme['description_localizations']]).toEqual([
    'Colours of pictures',
    { 'es-ES': 'Colores de las imágenes', 'es-419': 'Colores de las imágenes', de: 'Farben der Bilder' },
  ]);
  expect(theme['choices']).toContainEqual({
    name: 'dark',
    name_localizations: { 'es-ES': 'oscuro', 'es-419': 'oscuro', de: 'dunkel' },
    value: 'dark',
  });
});

test('every command as it is registered is one Discord takes', () => {
  expect(commandPayloads(commands).flatMap((one) => commandProblems({ ...one }))).toEqual([]);
});

test('another translation makes another command', () => {
  const ours = { type: 1, name: 'a', description: 'b', description_localizations: { de: 'c' } };
  const other = { ...ours, description_localizations: { de: 'd' } };
  expect(canonicalCommands([ours])).not.toBe(canonicalCommands([other]));
});

test('defaults that Discord fills in make no difference between commands', () => {
  const ours = { type: 1, name: 'a', description: 'b', options: [{ type: 3, name: 'c', description: 'd' }] };
  const theirs = { ...ours, id: '1', nsfw: false, contexts: null, default_member_permissions: null };
  expect(canonicalCommands([theirs])).toBe(canonicalCommands([ours]));
});

test('typing is completed with markets told apart', async () => {
  const typed = discord.complete('divergence', 'subject', 'eth');
  const choices = await discord.changes.until('choices', () => typed.choices);
  expect(choices).toEqual([
    { name: 'ETH · Ethereum', value: 'ETH' },
    { name: 'ETC · Ethereum Classic', value: 'ETC' },
  ]);
});

test('completing one of several markets keeps the ones before it', async () => {
  const typed = discord.complete('compare', 'symbols', 'ETH bt');
  const choices = await discord.changes.until('choices', () => typed.choices);
  expect(choices).toEqual([{ name: 'ETH against BTC · Bitcoin', value: 'ETH BTC' }]);
});

test('a whole pair typed into one option is completed as a pair', async () => {
  const typed = discord.complete('divergence', 'subject', 'eth ru');
  const choices = await discord.changes.until('choices', () => typed.choices);
  expect(choices.map(({ value }) => value)).toEqual(['eth RUT']);
});

test('what is completed is said in the language of whoever types', async () => {
  discord.locale = 'de';
  const typed = discord.complete('compare', 'symbols', 'ETH bt');
  const choices = await discord.changes.until('choices', () => typed.choices);
  expect(choices).toEqual([{ name: 'ETH gegen BTC · Bitcoin', value: 'ETH BTC' }]);
});

test('suggested numbers are completed as numbers', async () => {
  const typed = discord.complete('divergence', 'window', '9');
  const choices = await discord.changes.until('choices', () => typed.choices);
  expect(choices).toEqual([{ name: '90 sessions', value: 90 }]);
});

test('a message is checked where it stands', async () => {
  const asked = discord.useOnMessage('Check this claim', 'ETH has never been this far from the Russell 2000');
  const seen = await discord.look(await discord.answered(asked));
  expect(seen.text).toContain('Checked: ETH has never been this far from the Russell 2000');
  expect(seen.pictures).toHaveLength(1);
});

test('a message without text is answered to the asker alone', async () => {
  const asked = discord.useOnMessage('Check this claim', '');
  const seen = await discord.look(await discord.answered(asked));
  expect(seen).toMatchObject({ onlyFor: 'ann' });
  expect(seen.text).toContain('no words');
});

test('a window button changes the picture in place', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  discord.press(post, '120');
  await discord.changes.until('the edit', () => post.writes === 2);
  const seen = await discord.look(post);
  expect(seen.text).toContain('in 120 sessions');
  expect(seen.pictures).toHaveLength(1);
});

test('a menu changes the message in place', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  discord.choose(post, 'Against GOLD');
  await discord.changes.until('the edit', () => post.writes === 2);
  expect((await discord.look(post)).text).toContain('GOLD rose 3 %');
});

test('the choice that is shown cannot be pressed again', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  expect(() => discord.press(post, '60')).toThrow('cannot be pressed');
});

test('somebody else who presses a button gets an answer of their own', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  const mine = await discord.answered(discord.press(post, '120', 'bob'));
  expect((await discord.look(mine)).onlyFor).toBe('bob');
  expect(post.writes).toBe(1);
});

describe('what stands behind Details', () => {
  const detailed = (): Reply =>
    reply('The answer.', {
      blocks: [{ kind: 'note', text: 'Measured so.', detail: true }],
      actions: folds('divergence'),
    });

  beforeEach(() => void Object.assign(chat.answers, { divergence: detailed }));

  test('is shown alone to somebody else who presses', async () => {
    const post = await discord.answered(discord.slash({ command: 'divergence' }));
    const seen = await discord.look(await discord.answered(discord.press(post, 'Details', 'bob')));
    expect([seen.onlyFor, seen.text.includes('Measured so.'), post.writes]).toEqual(['bob', true, 1]);
  });

  test('of a private answer stays private', async () => {
    const post = await discord.answered(discord.slash({ command: 'divergence', options: { private: true } }));
    discord.press(post, 'Details');
    await discord.changes.until('the edit', () => post.writes === 2);
    const seen = await discord.look(post);
    expect([seen.onlyFor, seen.text.includes('Measured so.')]).toEqual(['ann', true]);
  });

  test('of a digest is shown alone to whoever presses', async () => {
    await bot.messenger.send(digest, detailed(), 'slot-1');
    const [post] = discord.posts;
    const seen = await discord.look(await discord.answered(discord.press(post!, 'Details')));
    expect([seen.onlyFor, seen.text.includes('Measured so.')]).toEqual(['ann', true]);
    expect((await discord.look(post!)).text).not.toContain('Measured so.');
  });
});

test('the CSV button gives the file to whoever pressed', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  const seen = await discord.look(await discord.answered(discord.press(post, 'CSV')));
  expect(seen.files).toEqual([{ name: 'divergence.csv', text: 'date,gap\n2026-06-25,-15.0\n' }]);
  expect(seen.onlyFor).toBe('ann');
});

test('the wide picture is shown to whoever pressed, and nothing beside it', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  const seen = await discord.look(await discord.answered(discord.press(post, 'Full size', 'bob')));
  expect(seen).toMatchObject({ pictures: [{ width: 1280, height: 720 }], buttons: [], files: [], onlyFor: 'bob' });
});

test('an answer asked for in private is seen by the asker alone', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence', options: { private: true } }));
  expect((await discord.look(post)).onlyFor).toBe('ann');
});

test('a mistake is told to whoever made it, and leaves nothing behind for others', async () => {
  const asked = discord.slash({ command: 'divergence', options: { subject: 'foo' } });
  const seen = await discord.look(await discord.answered(asked));
  expect(seen.onlyFor).toBe('ann');
  expect(discord.posts.filter((post) => !post.deleted)).toHaveLength(1);
});

test('where the public message cannot be taken back, the mistake is told in it', async () => {
  discord.failNext(({ method }) => method === 'DELETE', { status: 404, body: {} });
  const asked = discord.slash({ command: 'divergence', options: { subject: 'foo' } });
  expect((await discord.look(await discord.answered(asked))).text).toContain('no market FOO');
});

test.each(['thread', 'forumPost', 'direct', 'elsewhere'] as const)('a command works in: %s', async (place) => {
  const asked = discord.slash({ command: 'divergence', at: discord[place] });
  const seen = await discord.look(await discord.answered(asked));
  expect(seen.pictures).toHaveLength(1);
});

test('whoever may manage the server is a moderator', async () => {
  const asked = discord.slash({ command: 'setup', moderator: true });
  expect((await discord.look(await discord.answered(asked))).text).toContain('Settings.');
});

test('the roles of whoever asks or presses come with the question', async () => {
  discord.rolesOf.set('ann', ['55']);
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  discord.rolesOf.delete('ann');
  discord.press(post, '120');
  await discord.changes.until('the edit', () => post.writes === 2);
  expect(chat.questions.map(({ requester: asker }) => asker.roles)).toEqual([['discord:55'], undefined]);
});

test('anybody else is none', async () => {
  const asked = discord.slash({ command: 'setup' });
  expect((await discord.look(await discord.answered(asked))).text).toContain('Only moderators');
});

test('the invite link printed at start asks for the least', () => {
  const line = log.sentences.find((sentence) => sentence.includes('oauth2/authorize'));
  expect(line).toContain('permissions=274877942784');
});

test('an interaction that Discord no longer knows is dropped before any work', async () => {
  discord.ackWithinMs = -1;
  discord.slash({ command: 'divergence' });
  await discord.changes.until('the refused acknowledgement', () => bot.health().counts['interactions lost'] === 1);
  expect(chat.questions).toEqual([]);
});

const rival = 'Another program answers on Discord with this token; stop it.';

test('an interaction acknowledged by somebody else is left to them', async () => {
  discord.failNext(({ path }) => path.endsWith('/callback'), { status: 400, body: { code: 40060, message: 'taken' } });
  discord.slash({ command: 'divergence' });
  await discord.changes.until('the refused acknowledgement', () => bot.health().counts['interactions lost'] === 1);
  expect(chat.questions).toEqual([]);
  expect(bot.health().sentence).toBe(`Discord: connected. ${rival}`);
});

test('another program that answers with the same token is said in health, and once in the log', async () => {
  const otherLog = new SentenceLog();
  const other = await startDiscord(setup({ log: otherLog }));
  await discord.changes.until('both are connected', () => other.health().state === 'up');
  const lost = (): number =>
    [bot, other].reduce((sum, one) => sum + (one.health().counts['interactions lost'] ?? 0), 0);
  for (const asked of [1, 2, 3]) {
    discord.slash({ command: 'divergence' });
    await discord.changes.until('one of them is refused', () => lost() === asked);
  }
  const losers = [bot, other].filter((one) => one.health().counts['interactions lost'] !== undefined);
  expect(losers.map((one) => one.health().sentence)).toEqual(losers.map(() => `Discord: connected. ${rival}`));
  const told = [log, otherLog].flatMap(({ sentences }) => sentences.filter((sentence) => sentence === rival));
  expect(told).toEqual(losers.map(() => rival));
  await other.stop();
});

test('an acknowledgement that was made twice, since its answer was lost, is no other program', async () => {
  const callback = ({ path }: { readonly path: string }): boolean => path.endsWith('/callback');
  discord.failNext(callback, { status: 503, body: {} });
  discord.failNext(callback, { status: 400, body: { code: 40060, message: 'taken' } });
  discord.slash({ command: 'divergence' });
  await discord.changes.until('the refused acknowledgement', () => bot.health().counts['interactions lost'] === 1);
  expect(bot.health().sentence).toBe('Discord: connected.');
});

test('after the token of an interaction has run out the channel gets the answer', async () => {
  discord.tokenLifeMs = -1;
  discord.slash({ command: 'divergence' });
  const post = await discord.changes.until('a post', () => discord.posts.find((one) => one.interaction === undefined));
  expect((await discord.look(post)).pictures).toHaveLength(1);
});

test('a message Discord will not take arrives as words', async () => {
  const refused = { status: 400, body: { code: 50035, message: 'Invalid Form Body' } };
  discord.failNext(({ method }) => method === 'PATCH', refused);
  const seen = await discord.look(await discord.answered(discord.slash({ command: 'divergence' })));
  expect(seen.text).toContain('ETH fell 12 %');
  expect(seen.buttons).toEqual([]);
});

test('a reply that cannot be put together leaves nobody waiting', async () => {
  const content = (): string => {
    throw new Error('no rows');
  };
  const files = [{ name: 'a.csv', mime: 'text/csv', content }];
  Object.assign(chat.answers, { divergence: () => reply('A file.', { files }) });
  const seen = await discord.look(await discord.answered(discord.slash({ command: 'divergence' })));
  expect(seen.text).toContain('Something broke on our side');
});

test('what is said in place of an answer is said in the language of whoever reads it', async () => {
  const content = (): string => {
    throw new Error('no rows');
  };
  const files = [{ name: 'a.csv', mime: 'text/csv', content }];
  const reader = { language: 'de', numbers: 'usual' } as const;
  Object.assign(chat.answers, { divergence: () => reply('Eine Datei.', { files, reader }) });
  const seen = await discord.look(await discord.answered(discord.slash({ command: 'divergence' })));
  expect(seen.text).toContain('Bei uns ging etwas kaputt');
});

test('a broken line while answering is tried again', async () => {
  discord.failNext(({ method }) => method === 'PATCH', { status: 200, hangUp: true }, 2);
  const post = await discord.answered(discord.slash({ command: 'divergence' }));
  expect(post.writes).toBe(1);
});

test('a rate limit is waited out', async () => {
  const body = { message: 'slow', retry_after: 0.2, global: false };
  discord.failNext(({ method }) => method === 'PATCH', { status: 429, body, headers: { 'retry-after': '0.2' } });
  expect((await discord.answered(discord.slash({ command: 'divergence' }))).writes).toBe(1);
});

const asksForMinutes = (seconds: number, more: Readonly<Record<string, string>> = {}) => ({
  status: 429,
  body: { message: 'slow', retry_after: seconds, global: 'x-ratelimit-global' in more },
  headers: { 'retry-after': String(seconds), ...more },
});

describe('while Discord asks for minutes', () => {
  let aheadMs: number;

  beforeEach(async () => {
    aheadMs = 0;
    const now = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
    await bot.stop();
    const sleep = (ms: number): Promise<void> => Promise.resolve(void (aheadMs += ms));
    bot = await startDiscord({ ...setup(), clock: { now: () => performance.now() + aheadMs, sleep } });
  });

  afterEach(() => vi.restoreAllMocks());

  test('whoever asked is told, and gets the answer after that', async () => {
    discord.failNext(({ method }) => method === 'PATCH', asksForMinutes(240));
    const asked = discord.slash({ command: 'divergence' });
    const told = await discord.changes.until('the news', () => asked.posts.find((post) => post.flags === 64 + 32768));
    expect((await discord.look(told)).text).toContain(
      'Discord asks this bot to wait 5 minutes; your answer comes then.',
    );
    await discord.changes.until('the answer', () => asked.original?.writes === 1);
    expect(aheadMs).toBeGreaterThanOrEqual(240_000);
  });

  test('whoever reads German is told so in German', async () => {
    const reader = { language: 'de', numbers: 'usual' } as const;
    Object.assign(chat.answers, { divergence: () => reply('Die Antwort.', { reader }) });
    discord.failNext(({ method }) => method === 'PATCH', asksForMinutes(240));
    const asked = discord.slash({ command: 'divergence' });
    const told = await discord.changes.until('the news', () => asked.posts.find((post) => post.flags === 64 + 32768));
    expect((await discord.look(told)).text).toContain('5 Minuten');
  });

  test('a wait that the whole bot is asked for silences no answer', async () => {
    discord.failNext(({ path }) => path.endsWith('/messages'), asksForMinutes(240, { 'x-ratelimit-global': 'true' }));
    expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-9')).toMatchObject({ kind: 'later' });
    expect((await discord.answered(discord.slash({ command: 'divergence' }))).writes).toBe(1);
    expect(aheadMs).toBe(0);
  });
});

test.each([
  ['a reconnect order', () => discord.gateway.order(7)],
  ['a dropped line', () => discord.gateway.drop()],
])('questions asked around %s are answered', async (_, disturb) => {
  disturb();
  const asked = discord.slash({ command: 'divergence' });
  expect((await discord.answered(asked)).writes).toBe(1);
});

test('a token refused later on is said in one sentence and the process lives', async () => {
  discord.gateway.closeWith(4004);
  await discord.changes.until('the alarm', () => bot.health().state === 'refused');
  expect(bot.health().sentence).toContain('does not accept DISCORD_TOKEN');
});

test.each([
  [4010, 'set RIFT_SHARDS to auto'],
  [4011, 'set RIFT_SHARDS to auto'],
  [4012, 'update Rift'],
  [4013, 'update Rift'],
  [4014, 'did not grant an intent'],
])('a connection closed with %i later on is not tried again, and said why', async (code, words) => {
  const { identifies } = discord.gateway;
  discord.gateway.closeWith(code);
  await discord.changes.until('the alarm', () => bot.health().state === 'refused');
  expect(bot.health().sentence).toContain(words);
  expect(log.sentences.filter((sentence) => sentence.includes(words))).toHaveLength(1);
  expect(discord.gateway.identifies).toBe(identifies);
});

test.each([
  [4011, 'set RIFT_SHARDS to auto'],
  [4014, 'did not grant an intent'],
])('a start that is turned away with %i is not tried again, and said why', async (code, words) => {
  discord.gateway.turnsAwayWith = code;
  const { identifies } = discord.gateway;
  const refused = await startDiscord(setup());
  expect(refused.health()).toMatchObject({ state: 'refused', sentence: expect.stringContaining(words) as string });
  expect(discord.gateway.identifies).toBe(identifies + 1);
  await refused.stop();
});

test('a session that Discord calls void is opened anew', async () => {
  const { identifies, resumes } = discord.gateway;
  discord.gateway.order(9);
  await discord.changes.until('a new session', () => discord.gateway.identifies > identifies, 20_000);
  await discord.changes.until('a connection', () => bot.health().state === 'up');
  expect(discord.gateway.resumes).toBe(resumes);
  expect((await discord.answered(discord.slash({ command: 'divergence' }))).writes).toBe(1);
});

describe('a gateway that falls silent', () => {
  const silenceMs = 1_500;

  const fellSilent = 'Discord: the gateway fell silent; the connection is made anew';

  test.each(['from the start', 'after its greeting'] as const)(
    '%s, when the bot starts, keeps nobody waiting, and the bot is there once it speaks',
    async (silent) => {
      discord.gateway.silent = silent;
      const started = await startDiscord(setup({ silenceMs }));
      expect(started.health().state).toBe('connecting');
      discord.gateway.silent = undefined;
      await discord.changes.until('a connection', () => started.health().state === 'up', 20_000);
      expect(log.sentences).toContain(fellSilent);
      await started.stop();
    },
    40_000,
  );

  test('after a session was to go on is left, and questions are answered afterwards', async () => {
    const watched = await startDiscord(setup({ silenceMs }));
    await discord.changes.until('a connection', () => watched.health().state === 'up');
    await bot.stop();
    discord.gateway.silent = 'after its greeting';
    discord.gateway.drop();
    await discord.changes.until('the silence', () => log.sentences.includes(fellSilent), 20_000);
    discord.gateway.silent = undefined;
    await discord.changes.until('a connection', () => watched.health().state === 'up', 20_000);
    expect((await discord.answered(discord.slash({ command: 'divergence' }))).writes).toBe(1);
    await watched.stop();
  }, 60_000);
});

test('a wrong token is said in one sentence', async () => {
  const wrong = await startDiscord(setup({ token: 'wrong' }));
  expect(wrong.health()).toMatchObject({ state: 'refused' });
  expect(log.sentences).toContain(wrong.health().sentence);
  await wrong.stop();
});

test('a token never reaches the log', async () => {
  const wrong = await startDiscord(setup({ token: 'wrong-but-secret' }));
  await wrong.stop();
  expect(JSON.stringify([log.sentences, log.details])).not.toContain('wrong-but-secret');
});

test('where Discord cannot be reached the start goes on trying', async () => {
  const alone = await startDiscord(setup({ apiUrl: 'http://127.0.0.1:9/api' }));
  expect(alone.health().state).toBe('connecting');
  await alone.stop();
});

test('stopping finishes what is in hand', async () => {
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  Object.assign(chat.answers, { divergence: () => slow.then(() => reply('Late but there.')) });
  const asked = discord.slash({ command: 'divergence' });
  await discord.changes.until('the question', () => asked.acknowledgedMs !== undefined);
  const stopped = bot.stop();
  finish();
  await stopped;
  expect((await discord.look(await discord.answered(asked))).text).toContain('Late but there.');
});

test('being thrown out of a server is told, and being added again', async () => {
  discord.leaveGuild();
  await discord.changes.until('the news', () => gone.length > 0);
  expect([gone, back]).toEqual([['discord:100'], []]);
  discord.rejoinGuild();
  await discord.changes.until('the good news', () => back.length > 0);
  expect(back).toEqual(['discord:100']);
});

const digest = { channel: 'discord:101', theme: 'dark', silent: false } as const;

test('a digest arrives once, however often it is sent', async () => {
  const first = await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
  const second = await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
  expect(second).toEqual(first);
  expect(discord.posts).toHaveLength(1);
});

test('a digest pings the chosen role and nothing else', async () => {
  const text = '@everyone <@1> <@&77>';
  await bot.messenger.send({ ...digest, mentionRole: '55' }, reply(text), 'slot-1');
  expect(discord.posts[0]?.pings).toEqual(['55']);
});

test('a button under a digest answers whoever presses alone', async () => {
  await bot.messenger.send(digest, await divergence(), 'slot-1');
  const mine = await discord.answered(discord.press(discord.posts[0]!, '120', 'bob'));
  expect((await discord.look(mine)).onlyFor).toBe('bob');
});

async function divergence(): Promise<ReturnType<typeof reply>> {
  const { reply: answer } = await chat.answer({ input: 'divergence', requester: asker });
  return answer;
}

const asker = { platform: 'discord', person: 'a', community: 'a', channel: 'a', moderator: false } as const;

test.each([
  [404, 10003, { kind: 'gone', cause: 'deleted' }],
  [404, 10004, { kind: 'gone', cause: 'left' }],
  [404, 19_999, { kind: 'gone', cause: 'deleted' }],
  [404, 0, { kind: 'later' }],
  [403, 50001, { kind: 'denied', cause: 'rights', missing: ['View Channel'] }],
  [403, 50013, { kind: 'denied', cause: 'rights' }],
  [403, 59_999, { kind: 'denied', cause: 'rights' }],
  [403, 50007, { kind: 'gone', cause: 'blocked' }],
  [403, 50278, { kind: 'gone', cause: 'blocked' }],
  [403, 40333, { kind: 'later' }],
  [400, 50083, { kind: 'denied', cause: 'archived' }],
  [403, 160_005, { kind: 'denied', cause: 'locked' }],
  [400, 50008, { kind: 'denied', cause: 'unpostable' }],
  [400, 200_000, { kind: 'denied', cause: 'filtered' }],
  [400, 240_000, { kind: 'denied', cause: 'filtered' }],
  [403, 20016, { kind: 'later' }],
  [400, 50035, { kind: 'failed' }],
  [413, 40005, { kind: 'failed' }],
])('a refusal %i with code %i is: %j', async (status, code, delivery) => {
  discord.forbidden.set('101', { status, body: { code, message: 'no' } });
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject(delivery);
});

const unauthorized = { status: 401, body: { code: 0, message: '401: Unauthorized' } };

test('one answer that lets nobody in makes a send wait, and the next one goes out', async () => {
  discord.failNext(({ path }) => path.endsWith('/messages'), unauthorized);
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
  const sentAgain = async (): Promise<string> => {
    const { kind } = await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    return kind === 'later' ? sentAgain() : kind; // until the look at the token is over
  };
  expect(await sentAgain()).toBe('sent');
  expect(bot.health().state).toBe('up');
});

test('a token that is reset is noticed by a send, and what follows waits without asking', async () => {
  discord.failNext(({ headers }) => headers.authorization !== undefined, unauthorized, 1000);
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
  await discord.changes.until('the alarm', () => bot.health().state === 'refused');
  const asked = discord.requests.length;
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
  expect(discord.requests.length).toBe(asked);
});

test('a send that broke off may have arrived, and one that found nobody has not', async () => {
  discord.failNext(({ path }) => path.endsWith('/messages'), { status: 200, hangUp: true }, 10);
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'unknown' });
  await discord.stop();
  expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
});

test('what is missing in a channel is named', async () => {
  expect(await bot.messenger.missingPermissions('discord:107')).toEqual(['Send Messages', 'Attach Files']);
  expect(await bot.messenger.missingPermissions('discord:101')).toEqual([]);
});

test.each([
  ['a channel the library knows', 'discord:101', 'discord:100', true],
  ['the same for another server', 'discord:101', 'discord:200', false],
  ['a thread', 'discord:102', 'discord:100', true],
  ['a private channel for its person', 'discord:105', 'discord:501', true],
  ['a private channel for a server', 'discord:105', 'discord:100', false],
  ['a channel nobody can see', 'discord:999', 'discord:100', false],
])('whose a channel is: %s', async (_, channel, community, own) => {
  if (community === 'discord:100' && channel === 'discord:105') discord.privateChannels = false;
  expect(await bot.messenger.isIn?.(channel, community)).toBe(own);
});

test('a channel that is gone is named as not to be seen', async () => {
  expect(await bot.messenger.missingPermissions('discord:999')).toEqual(['View Channel']);
});

const asking = () =>
  reply('Set up.', {
    actions: [
      { label: 'Another time', line: 'say at:{}', does: 'edit', asks: 'text' },
      { label: 'Far away', line: `say ${'far '.repeat(30)} at:{}`, does: 'edit', asks: 'text' },
      { label: 'Another channel', line: 'say channel:{}', does: 'edit', asks: 'channel' },
      { label: 'A role', line: 'say role:{}', does: 'edit', asks: 'role' },
    ],
  });

async function askingPost() {
  const done = () => reply('Done.');
  Object.assign(chat.answers, { setup: asking, at: done, far: done, channel: done, role: done });
  return discord.answered(discord.slash({ command: 'setup' }));
}

const asked = (): unknown => chat.questions.at(-1)?.input;

test('a button that asks for a word opens a form, and what is typed changes the message', async () => {
  const post = await askingPost();
  const press = discord.press(post, 'Another time');
  await discord.fillIn(press, '  08:30 "sharp" $& ');
  await discord.changes.until('the edit', () => post.writes === 2);
  expect(press.modal?.title).toBe('Another time');
  expect(asked()).toBe('say at:«08:30 "sharp" $&»');
});

test('a form is the first answer to a press, and the press asks nothing by itself', async () => {
  const press = discord.press(await askingPost(), 'Another time');
  await discord.changes.until('the form', () => press.modal);
  expect(discord.requests.filter(({ path }) => path.includes(press.token))).toHaveLength(1);
  expect(chat.questions).toHaveLength(1);
});

test('a form for a long line finds it again', async () => {
  const post = await askingPost();
  await discord.fillIn(discord.press(post, 'Far away'), '1');
  await discord.changes.until('the edit', () => post.writes === 2);
  expect(asked()).toBe(`say ${'far '.repeat(30)} at:"1"`);
});

test('a form whose line is forgotten is not opened', async () => {
  const post = await askingPost();
  shelf.lines.clear();
  const press = discord.press(post, 'Far away');
  expect((await discord.look(await discord.answered(press))).text).toContain('too old');
  expect(press.modal).toBeUndefined();
});

test.each([
  ['Another channel', '107', 'say channel:"107"'],
  ['A role', '55', 'say role:"55"'],
])('picking in the menu "%s" changes the message', async (menu, id, line) => {
  const post = await askingPost();
  discord.pick(post, menu, id);
  await discord.changes.until('the edit', () => post.writes === 2);
  expect(asked()).toBe(line);
});

test('who fills in is asked for their rights anew', async () => {
  const post = await askingPost();
  const press = discord.press(post, 'Another time');
  discord.managers.add('ann');
  await discord.fillIn(press, '1');
  await discord.changes.until('the edit', () => post.writes === 2);
  expect(chat.questions.map(({ requester: asker }) => asker.moderator)).toEqual([false, true]);
});

test.each(['v1|fill|=say at:{}', 'v1|ask|=say at:1', 'v1|ask|#nothing'])(
  'a forged press of %s puts nothing in',
  async (data) => {
    const post = await askingPost();
    const press = discord.pressId(post, data);
    expect((await discord.look(await discord.answered(press))).text).toContain('too old');
    expect(chat.questions).toHaveLength(1);
  },
);

test('who may manage the server at the moment is asked of Discord', async () => {
  expect(await bot.messenger.mayConfigure!('discord:ann', 'discord:100')).toBe(false);
  discord.managers.add('ann');
  expect(await bot.messenger.mayConfigure!('discord:ann', 'discord:100')).toBe(true);
  expect(await bot.messenger.mayConfigure!('discord:ann', 'discord:999')).toBe(false);
});

test('a person is written to in the channel they share with the bot', async () => {
  const channel = await bot.messenger.privateChannel!('discord:ann');
  expect(channel).toBe('discord:105');
  expect(await bot.messenger.send({ ...digest, channel: channel! }, reply('A word with you.'), 'slot-1')).toMatchObject(
    { kind: 'sent' },
  );
  expect(discord.posts[0]?.placeId).toBe('105');
});

test('a person who takes no messages has no such channel', async () => {
  discord.closedTo.add('bob');
  expect(await bot.messenger.privateChannel!('discord:bob')).toBeUndefined();
});
