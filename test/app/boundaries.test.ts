import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { type AppContext, closeApp, createApp, lazyDatabase, openMarket } from '../../src/app.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { readConfig } from '../../src/config.ts';
import { type BotHttpDeps, createBotApp, createMonitor, type HealthCheck, type MonitorDeps } from '../../src/http.ts';
import { jobRequester } from '../../src/jobs/jobs.ts';
import { LogSink, safeDetails, secretBlotter } from '../../src/log.ts';
import { Metrics } from '../../src/metrics.ts';
import { jobDeps } from '../../src/run-bots.ts';
import { createSwitchingChat } from '../../src/run-local-chat.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { smallChat } from '../support/chat/small-chat.ts';
import { newSqliteInMemory } from '../support/databases.ts';

const check = (problem: HealthCheck['problem']): HealthCheck => ({ name: 'it', problem });

const fromHere = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

const monitor = (checks: readonly HealthCheck[] = []): MonitorDeps => ({
  metrics: new Metrics('1.0.0'),
  metricsFrom: ['127.0.0.0/8'],
  checks: () => checks,
  platforms: () => [],
  setAside: () => Promise.resolve({ count: 0, sentence: '' }),
});

describe('readiness', () => {
  const asked = async (path: string, checks: readonly HealthCheck[]) => {
    const response = await createMonitor(monitor(checks)).request(path);
    return { status: response.status, body: (await response.json()) as object };
  };

  it.each(['/readyz', '/healthz'])('at %s needs every check to be well', async (path) => {
    const wanting = check(() => 'It is away.');
    expect(await asked(path, [check(() => undefined)])).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await asked(path, [check(() => undefined), wanting])).toMatchObject({
      status: 503,
      body: { status: 'not ok', checks: [{ ok: true }, { ok: false, sentence: 'It is away.' }] },
    });
  });

  it('fails with the sentence of what a check met', async () => {
    const { status, body } = await asked('/readyz', [check(() => Promise.reject(new Error('The file is damaged.')))]);
    expect([status, body]).toMatchObject([503, { checks: [{ sentence: 'The file is damaged.' }] }]);
  });

  it('is no matter for whether the process lives', async () => {
    expect((await asked('/livez', [check(() => 'away')])).status).toBe(200);
  });
});

describe('metrics', () => {
  const read = async (env: object, headers: Record<string, string> = {}, from?: readonly string[]) => {
    const deps = { ...monitor(), ...(from === undefined ? {} : { metricsFrom: from }) };
    return (await createMonitor(deps).request('/metrics', { headers }, env)).status;
  };
  const from = (remoteAddress: string): object => ({ incoming: { socket: { remoteAddress } } });

  it('are read by this machine, and by nobody else where nobody else is named', async () => {
    expect([await read(fromHere), await read(from('::ffff:127.0.0.1')), await read(from('10.0.0.7'))]).toEqual([
      200, 200, 403,
    ]);
  });

  it('are read by whom the settings name', async () => {
    expect(await read(from('10.0.0.7'), {}, ['10.0.0.0/24'])).toBe(200);
  });

  it('are not read through a proxy that runs on this machine', async () => {
    expect(await read(fromHere, { 'x-forwarded-for': '203.0.113.9' })).toBe(403);
  });

  it('show what platforms count by themselves as counters', async () => {
    const deps = monitor();
    const counts = { sent: 3 };
    deps.metrics.watch({ platforms: () => [{ platform: 'telegram', state: 'up', sentence: '', counts }] });
    await deps.metrics.text();
    const text = await (await createMonitor(deps).request('/metrics', {}, fromHere)).text();
    expect(text).toContain('# TYPE rift_platform_events_total counter');
    expect(text).toContain('rift_platform_events_total{platform="telegram",event="sent"} 3');
  });
});

describe('what is posted', () => {
  const taking = async (request: Request) => new Response(String((await request.text()).length));
  const post = (bytes: number, webhook: BotHttpDeps['webhook'] = () => taking) =>
    createBotApp({ monitor: monitor(), webhook }).request('/', { method: 'POST', body: 'x'.repeat(bytes) });

  it('reaches Telegram where it is as long as a mebibyte', async () => {
    expect(await (await post(1024 * 1024)).text()).toBe('1048576');
  });

  it('is refused where it is longer', async () => {
    expect((await post(1024 * 1024 + 1)).status).toBe(413);
  });

  it('is found by nobody where there is no webhook', async () => {
    expect((await post(2, () => undefined)).status).toBe(404);
  });
});

describe('a log', () => {
  const secrets = {
    DISCORD_TOKEN: 'discord-token-0',
    TELEGRAM_TOKEN: 'telegram-token-0',
    TELEGRAM_WEBHOOK_SECRET: 'webhook-secret-0',
    TELEGRAM_WEBHOOK_URL: 'https://rift.example/hook-0',
    HTTP_KEY: 'page-key-0123456',
    DATABASE_URL: 'postgres://rift:p%40ss%2Fword@db/rift',
  };
  const blot = secretBlotter(readConfig(secrets));

  it.each(Object.entries(secrets).filter(([name]) => name !== 'DATABASE_URL'))('never shows %s', (_, value) => {
    expect(blot(`it is ${value} here`)).toBe('it is [secret] here');
  });

  it.each(['p@ss/word', 'p%40ss%2Fword'])('never shows the password of the database, as %s', (spelt) => {
    expect(blot(`it is ${spelt} here`)).toBe('it is [secret] here');
  });

  it.each([
    [
      'a part of a path',
      { TELEGRAM_TOKEN: '7:abcdef', TELEGRAM_API_URL: 'http://proxy.example/hidden-in-path' },
      'hidden-in-path',
    ],
    ['what is asked along', { YAHOO_API_URL: 'https://proxy.example/y?key=hidden' }, 'hidden'],
    ['a password', { CCXT_API_URL: 'https://me:hid%24den@proxy.example' }, 'hid%24den'],
    ['a password, spelt out', { COINMETRICS_API_URL: 'https://me:hid%24den@proxy.example' }, 'hid$den'],
    ['a password that is asked along', { DATABASE_URL: 'postgres://rift@db/rift?password=hidden' }, 'hidden'],
  ])('never shows %s of an address', (_, settings, hidden) => {
    expect(secretBlotter(readConfig(settings))(`it is ${hidden} here`)).toBe('it is [secret] here');
  });

  it('shows how a database is asked, and short paths', () => {
    const settings = {
      DATABASE_URL: 'postgres://rift@db/rift?sslmode=require',
      DISCORD_API_URL: 'http://proxy.example/api',
    };
    expect(secretBlotter(readConfig(settings))('they require /api and /rift')).toBe('they require /api and /rift');
  });

  it('names ten of a hundred at most', () => {
    expect(safeDetails({ failed: Array.from({ length: 100 }, String) })['failed']).toHaveLength(10);
  });

  it('names three causes of an error at most', () => {
    const circular = new Error('round and round');
    circular.cause = circular;
    expect(JSON.stringify(safeDetails({ err: circular })).match(/round and round/g)).toHaveLength(4);
  });

  const sinkOf = (take: (line: string, done: (error: null, written: number) => void) => void) =>
    new LogSink(2, (_, bytes, done) => take(String(bytes), done));

  it('keeps a thousand lines while nobody takes them, and says how many were lost', () => {
    const written: string[] = [];
    let next: (() => void) | undefined;
    const sink = sinkOf((line, done) => {
      written.push(line);
      next = () => done(null, line.length);
    });
    for (let line = 0; line < 1003; line++) sink.write(String(line));
    for (let line = 0; line < 1002; line++) next?.();
    expect([written.length, written[1]]).toEqual([1002, '{"level":40,"msg":"2 log lines were lost"}\n']);
  });

  it('goes on where a line was taken in part', () => {
    const written: string[] = [];
    sinkOf((line, done) => done(null, written.push(line) && Math.min(3, line.length))).write('abcdef');
    expect(written).toEqual(['abcdef\n', 'def\n', '\n']);
  });

  it('writes what waits when the process ends', () => {
    const sink = sinkOf(() => undefined);
    for (const line of ['first', 'second', 'third']) sink.write(line);
    const last: string[] = [];
    sink.flush((_, bytes) => last.push(String(bytes)));
    expect(last).toEqual(['second\nthird\n']);
  });
});

describe('the settings', () => {
  const accepts = (env: Record<string, string>): boolean => {
    try {
      readConfig(env);
      return true;
    } catch {
      return false;
    }
  };

  it.each([
    ['HTTP_PORT', '65535', '65536'],
    ['HTTP_KEY', 'x'.repeat(16), 'x'.repeat(15)],
    ['HTTP_KEY', 'x'.repeat(256), 'x'.repeat(257)],
    ['TELEGRAM_WEBHOOK_SECRET', 'x'.repeat(256), 'x'.repeat(257)],
    ['TRUSTED_PROXY', '10.0.0.0/32', '10.0.0.0/33'],
    ['TRUSTED_PROXY', 'fd00::/128', 'fd00::/129'],
    ['RIFT_SHARDS', '1', '0'],
    ['RIFT_ROLES', 'jobs', ','],
    ['PUBLIC_URL', 'https://rift.example', 'https://rift.example/rift'],
  ])('take %s=%s and not %s', (name, right, wrong) => {
    expect([accepts({ [name]: right }), accepts({ [name]: wrong })]).toEqual([true, false]);
  });

  it('let nobody else in unless they are told to', () => {
    expect(readConfig({}).HTTP_HOST).toBe('127.0.0.1');
  });
});

describe('a running bot', () => {
  let app: AppContext | undefined;
  afterEach(async () => {
    if (app !== undefined) await closeApp(app);
    app = undefined;
  });
  const open = async (limited = true) => {
    const config = readConfig({ DATABASE_URL: newSqliteInMemory(), RIFT_DATA: 'sample' });
    app = await createApp(config, pino({ level: 'silent' }), { limited, metrics: new Metrics('1.0.0') });
    const handle = await openMarket('sample', config, () => app!.database.open());
    return { app, handle };
  };
  const refusals = async (chat: Pick<Chat, 'answer'>, times: number): Promise<number> => {
    const asked = Array.from({ length: times }, () => chat.answer({ input: 'help', requester: jobRequester }));
    return (await Promise.all(asked)).filter(({ kind }) => kind === 'refused').length;
  };

  it('answers one person twelve questions at once, and asks to wait with the next', async () => {
    const { app: opened, handle } = await open();
    expect(await refusals(opened.chats.over(handle.market), 13)).toBe(1);
  });

  it('holds its own jobs back with none', async () => {
    const { app: opened, handle } = await open();
    const queue = createDeliveryQueue(await opened.database.open());
    expect(await refusals(jobDeps(opened, handle, queue, [], {}).chat, 200)).toBe(0);
  });

  it('holds nobody back where one person alone can ask', async () => {
    const { app: opened, handle } = await open(false);
    expect(await refusals(opened.chats.over(handle.market), 200)).toBe(0);
  });

  it('leaves its database when it is closed', async () => {
    const { app: opened } = await open();
    const queue = createDeliveryQueue(await opened.database.open());
    await queue.counts();
    await closeApp(opened);
    app = undefined;
    await expect(queue.counts()).rejects.toThrow('could not be read');
  });
});

it('a database is opened once, whoever asks for it', async () => {
  const lazy = lazyDatabase(readConfig({ DATABASE_URL: newSqliteInMemory() }));
  const [one, two] = await Promise.all([lazy.open(), lazy.open()]);
  expect(one).toBe(two);
  await lazy.close();
});

it('a chat in front of another shows the commands of the one in force', () => {
  const own = { name: 'own', about: 'x', examples: [], options: {}, run: () => Promise.reject(new Error('unused')) };
  const switching = createSwitchingChat(smallChat().chat);
  switching.use(smallChat({}, [own]).chat);
  expect(switching.chat.commands[0]?.name).toBe('own');
});
