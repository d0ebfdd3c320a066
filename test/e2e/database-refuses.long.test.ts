import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { BotProcess, untilReadiness } from '../support/bot-process.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { databases } from '../support/databases.ts';
import { fairClock } from '../support/fair-clock.ts';
import { freePort } from '../support/free-port.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

const ending: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A database, a line to it that can be frozen, and whoever may do anything there. */
async function openWorld() {
  const url = await newPostgresUrl();
  const line = new DatabaseLine(url);
  const near = await line.open();
  const telegram = new TelegramStandIn();
  await telegram.start();
  const operator = new pg.Client({ connectionString: url });
  await operator.connect();
  ending.push(async () => {
    line.cut();
    await Promise.all([telegram.stop(), operator.end()]);
  });
  return { url, line, near, telegram, operator };
}

type World = Awaited<ReturnType<typeof openWorld>>;

function startBot({ telegram }: World, url: string, port = 0): BotProcess {
  const settings = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url, HTTP_PORT: String(port) };
  const bot = new BotProcess({ ...settings, DATABASE_URL: url });
  ending.push(() => bot.stop('SIGKILL'));
  return bot;
}

const isUp = ({ telegram }: World): Promise<unknown> =>
  telegram.changes.until('a start', () => telegram.commandWrites > 0, patienceMs);

describe('a start while another process brings the database up to date', () => {
  const waits = 'Another process is bringing the database up to date; Rift waits for it';

  async function startBehind(world: World): Promise<BotProcess> {
    await world.operator.query("begin; select pg_advisory_xact_lock(hashtextextended('migrations', 7243))");
    const bot = startBot(world, world.near);
    await world.telegram.changes.until('the news', () => bot.output.includes(waits), patienceMs);
    return bot;
  }

  test('says so, and goes on once that is done', async () => {
    const world = await openWorld();
    const bot = await startBehind(world);
    await world.operator.query('commit');
    await isUp(world);
    expect(bot.code).toBeUndefined();
  }, 120_000);

  test('ends with a sentence where the server stands still meanwhile', async () => {
    const world = await openWorld();
    const bot = await startBehind(world);
    const startMs = fairClock.now();
    world.line.freeze();
    expect(await bot.ended()).toBe(2);
    expect(bot.output).toContain('The database has not answered for 12 seconds');
    expect(fairClock.now() - startMs).toBeLessThan(30_000);
  }, 120_000);
});

test('a start at a server that takes connections and stands still ends with a sentence', async () => {
  const world = await openWorld();
  world.line.freeze();
  const bot = startBot(world, world.near);
  expect(await bot.ended()).toBe(2);
  expect(bot.output).toMatch(/^The database cannot be opened/);
}, 120_000);

/** Everybody but the operator has to connect anew. */
const sendAway = ({ operator }: World): Promise<unknown> =>
  operator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

/** A database that does not let itself be written to, how that begins and how it ends, and what the operator reads. */
const refusals: readonly (readonly [name: string, begin: string, end: string, sentence: RegExp])[] = [
  [
    'is read-only',
    `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
    `do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$`,
    /^The database is read-only; nothing was kept/,
  ],
  [
    'has no room on its disk',
    `create function no_room() returns trigger language plpgsql as
       $$ begin raise exception using errcode = '53100', message = 'could not extend file: No space left on device'; end $$;
     do $$ declare one text; begin
       for one in select tablename from pg_tables where schemaname = 'public' loop
         execute format('create trigger no_room before insert or update on %I execute function no_room()', one);
       end loop; end $$`,
    'drop function no_room() cascade',
    /^The disk of the database is full; nothing was kept/,
  ],
  [
    'takes no more connections',
    'alter role guest connection limit 0',
    'alter role guest connection limit -1',
    /^The database takes no more connections/,
  ],
];

test.each(refusals)(
  'while PostgreSQL %s questions are answered, changes refused in a sentence, and readiness says why',
  async (_, begin, end, sentence) => {
    const world = await openWorld();
    const { operator, telegram, near } = world;
    await operator.query(`do $$ begin if not exists (select from pg_roles where rolname = 'guest') then
      create role guest login password 'guests-password'; end if;
      execute format('alter database %I owner to guest', current_database()); end $$`);
    const port = await freePort();
    const bot = startBot(world, near.replace('postgres:password@', 'guest:guests-password@'), port);
    await isUp(world);
    await untilReadiness(port, ({ status }) => status === 200);
    const answerTo = async (words: string): Promise<string> =>
      (await telegram.answered(telegram.says(words), patienceMs)).text;

    await operator.query(begin);
    await sendAway(world);
    expect(await answerTo('/settings theme:light')).toContain('The database of this bot cannot be used right now');
    expect(await answerTo('/explain gap')).toMatch(/gap/i);
    const refused = await untilReadiness(port, ({ problems }) => problems['database'] !== undefined);
    expect([refused.status, refused.problems['database']]).toEqual([503, expect.stringMatching(sentence)]);

    await operator.query(end);
    await sendAway(world);
    expect(await answerTo('/settings theme:light')).toContain('Saved');
    await untilReadiness(port, ({ status }) => status === 200, 90_000);
    expect(bot.code).toBeUndefined();
  },
  240_000,
);

test('a start on a database that is read-only ends with a sentence', async () => {
  const world = await openWorld();
  await world.operator.query(refusals[0]![1]);
  const bot = startBot(world, world.near);
  expect(await bot.ended()).toBe(2);
  expect(bot.output).toMatch(/^The database is read-only; nothing was kept/);
}, 120_000);
