import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotProcess, startOnBoth, untilReadiness } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { newSqlite } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { plantDigests } from '../support/plant-digests.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

let port: number;

/** What the metrics say by now, each line by its name and labels. */
let figures: ReadonlyMap<string, number>;

let types: ReadonlyMap<string, string>;

async function readMetrics(): Promise<void> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  figures = new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
  types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name!, type!]));
}

/** One question of each kind on each platform, a digest that is sent and one that is refused. */
beforeAll(async () => {
  port = await freePort();
  const url = newSqlite();
  const { id } = discord.channel('1001');
  discord.forbidden.set(id, { status: 403, body: { code: 50001, message: 'Missing Access' } });
  await plantDigests(url, [
    { channel: 'telegram:501', community: 'telegram:501', person: 'telegram:501' },
    { channel: `discord:${id}`, community: 'discord:100', person: 'discord:7' },
  ]);
  bot = await startOnBoth({ discord, telegram }, { DATABASE_URL: url, HTTP_PORT: String(port) });
  await discord.answered(discord.slash({ command: 'divergence' }), patienceMs);
  await discord.answered(discord.slash({ command: 'divergence', by: 'bob' }), patienceMs);
  await telegram.answered(telegram.says('/divergence'), patienceMs);
  await telegram.answered(telegram.says('/correlation ETH NOSUCHMARKET'), patienceMs);
  await telegram.changes.until(
    'both digests',
    () => telegram.posts.some(({ replyTo, fromBot }) => fromBot && replyTo === undefined) && discord.posts.length > 2,
    patienceMs,
  );
  await untilReadiness(port, ({ status }) => status === 200);
  await readMetrics();
}, 200_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const figure = (name: string): number => figures.get(name) ?? NaN;

describe('metrics', () => {
  test('count questions by command, platform and how they ended', () => {
    const asked = (platform: string, command: string, outcome: string): number =>
      figure(`rift_answers_total{command="${command}",platform="${platform}",outcome="${outcome}"}`);
    expect(asked('discord', 'divergence', 'answered')).toBe(2);
    expect(asked('telegram', 'divergence', 'answered')).toBe(1);
    expect(asked('telegram', 'correlation', 'refused')).toBe(1);
  });

  test('time them', () => {
    expect(figure('rift_answer_duration_seconds_count{command="divergence",platform="discord"}')).toBe(2);
    expect(figure('rift_answer_duration_seconds_sum{command="divergence",platform="discord"}')).toBeGreaterThan(0);
  });

  test('count the words that were judged with', () => {
    const verdicts = [...figures].filter(([name]) => name.startsWith('rift_verdicts_total{command="divergence"'));
    expect(verdicts.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThanOrEqual(3);
  });

  test('count what became of digests, and how late they were', () => {
    expect(figure('rift_sends_total{platform="discord",result="denied"}')).toBe(1);
    expect(figure('rift_sends_total{platform="telegram",result="sent"}')).toBe(1);
    expect(figure('rift_deliveries_total{state="failed"}')).toBe(1);
    expect(figure('rift_delivery_delay_seconds_count')).toBeGreaterThanOrEqual(1);
  });

  test('show what is set up, and what waits', () => {
    expect(figure('rift_subscriptions{platform="discord",kind="digest",state="paused"}')).toBe(1);
    expect(figure('rift_subscriptions{platform="telegram",kind="digest",state="active"}')).toBe(1);
    expect(figure('rift_guilds{platform="discord"}')).toBe(1);
    expect([figure('rift_deliveries_due'), figure('rift_queue_lag_seconds')]).toEqual([0, 0]);
  });

  test('show the platforms, the jobs, the database, caches and the event loop', () => {
    expect([figure('rift_platform_up{platform="discord"}'), figure('rift_platform_up{platform="telegram"}')]).toEqual([
      1, 1,
    ]);
    expect(figure('rift_jobs_tick_age_seconds')).toBeLessThan(70);
    expect(figure('rift_database_operation_duration_seconds_count{operation="read"}')).toBeGreaterThan(0);
    expect(figure('rift_cache_requests_total{cache="pictures",result="miss"}')).toBeGreaterThan(0);
    expect(figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  test('are named as Prometheus wants it: counters end in _total, and they alone, and lengths of time in _seconds', () => {
    const own = [...types].filter(([name]) => name.startsWith('rift_'));
    expect(own.length).toBeGreaterThan(15);
    for (const [name, type] of own) {
      expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
      expect([name, type !== 'histogram' || name.endsWith('_seconds')]).toEqual([name, true]);
    }
  });

  test('are what the board of docs/grafana.json asks for, each query of it', () => {
    const board = JSON.parse(readFileSync(new URL('../../docs/grafana.json', import.meta.url), 'utf8')) as {
      title: string;
      panels: { title: string; targets?: { expr: string }[] }[];
    };
    const queries = board.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const asked = queries.flatMap((expr) => expr.match(/\b(?:rift|nodejs|process)_[a-z0-9_]+/g) ?? []);
    const known = new Set([...types].flatMap(([name]) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
    expect([board.title, queries.length > 10]).toEqual(['Rift', true]);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    const shown = new Set(asked.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    const own = [...types.keys()].filter((name) => name.startsWith('rift_') && name !== 'rift_build_info');
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('hold nothing that anybody wrote', () => {
    const labels = [...figures.keys()].join('\n');
    expect(labels).not.toMatch(/NOSUCHMARKET|501|token/i);
  });
});

describe('readiness', () => {
  test('needs every platform that is set up, and is there again by itself', async () => {
    const isPoll = ({ path }: { readonly path: string }): boolean => path.endsWith('/getUpdates');
    telegram.failNext(isPoll, { status: 502, body: { ok: false, error_code: 502, description: 'Bad Gateway' } });
    telegram.breakLines();
    const away = await untilReadiness(port, ({ problems }) => 'telegram' in problems);
    expect([away.status, away.problems['discord']]).toEqual([503, undefined]);
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
    const back = await untilReadiness(port, ({ status }) => status === 200, 90_000);
    expect(back.problems).toEqual({});
  }, 120_000);

  test('is told at the older address too', async () => {
    const seen = await untilReadiness(port, ({ status }) => status === 200, 60_000, '/healthz');
    expect(seen.problems).toEqual({});
  }, 90_000);
});
