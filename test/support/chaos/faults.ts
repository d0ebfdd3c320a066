import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import type { StandInMarket, StandInSources } from '../stand-in-sources.ts';
import { nextAlert, plantUnreadable } from './alerts-planted.ts';
import type { People } from './people.ts';
import type { Side } from './side.ts';
import type { TrialBot } from './trial-bot.ts';

/** What a fault is done to, and by which dice. */
export interface Scene {
  readonly side: Side;
  readonly people: People;
  readonly sources: StandInSources;
  readonly random: () => number;
  /** A market at another scale, and a coin nobody has asked for yet. */
  readonly wrongScale: () => { readonly coin: string; readonly market: StandInMarket } | undefined;
}

/** Something that goes wrong for a while, and is over when the promise is. */
export type Fault = (scene: Scene) => Promise<void>;

const secondMs = 1000;

const hourMs = 3600 * secondMs;

/** From so many to so many seconds, by the dice. */
async function forSeconds({ random }: Scene, least: number, most: number): Promise<void> {
  await sleep((least + random() * (most - least)) * secondMs);
}

const pickBot = ({ side, random }: Scene): TrialBot => side.bots[Math.floor(random() * side.bots.length)]!;

const isSend = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  /\/(?:sendMessage|sendPhoto|editMessage\w+)$/.test(path) ||
  (method !== 'GET' && /\/(?:messages|webhooks)/.test(path));

const isPoll = ({ path }: { readonly path: string }): boolean => path.endsWith('/getUpdates');

const calm = ({ side }: Scene): void => {
  side.discord.calm();
  side.telegram.calm();
};

/** Both platforms answer what matches like this, so many times, for a while. */
async function answerWith(scene: Scene, when: typeof isSend, answer: Parameters<typeof answerAll>[2], times: number) {
  answerAll(scene, when, answer, times);
  await forSeconds(scene, 4, 12);
  calm(scene);
}

function answerAll(
  { side }: Scene,
  when: typeof isSend,
  answer: Parameters<Side['discord']['failNext']>[1],
  times: number,
): void {
  side.discord.failNext(when, answer, times);
  side.telegram.failNext(when, answer, times);
}

const proxysPage = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Waits a platform asks for are in seconds, on Telegram whole ones. */
async function tooMany(scene: Scene): Promise<void> {
  const { side } = scene;
  const body = { message: 'You are being rate limited.', retry_after: 2, global: false };
  side.discord.failNext(isSend, { status: 429, body, headers: { 'retry-after': '2' } }, 4);
  const parameters = { retry_after: 2 };
  const refusal = { ok: false, error_code: 429, description: 'Too Many Requests', parameters };
  side.telegram.failNext(isSend, { status: 429, body: refusal }, 4);
  await forSeconds(scene, 4, 10);
  calm(scene);
}

async function jumpClock(scene: Scene, offMs: number): Promise<void> {
  const bot = pickBot(scene);
  bot.setClock(offMs);
  await forSeconds(scene, 10, 60);
  bot.setClock(0);
}

async function killAndStart(scene: Scene): Promise<void> {
  const bot = pickBot(scene);
  await bot.kill();
  await forSeconds(scene, 0, 4);
  bot.start();
  await forSeconds(scene, 4, 8);
}

/** Members press what they forge: what a button says, and what no button ever said. */
async function forgePresses(scene: Scene): Promise<void> {
  const { side, random } = scene;
  const forged = ['v1|edit|=divergence ETH IWM window:120', 'v1|fill|=settings theme:dark', 'v9|x', 'v1|edit|#none'];
  for (let press = 0; press < 12; press += 1) {
    const data = forged[press % forged.length]!;
    const [onDiscord] = side.discord.posts.filter(({ interaction }) => interaction === undefined).slice(-1);
    const [onTelegram] = side.telegram.posts
      .filter(({ fromBot, replyTo }) => fromBot && replyTo === undefined)
      .slice(-1);
    if (onDiscord !== undefined) side.discord.pressId(onDiscord, data, `stranger${press}`);
    if (onTelegram !== undefined && onTelegram.room.id < 0) side.telegram.pressCallback(onTelegram, data, 666);
    await sleep(300 * random());
  }
}

async function cutUploads(scene: Scene): Promise<void> {
  scene.side.discord.cutsUploads = true;
  scene.side.telegram.cutsUploads = true;
  await forSeconds(scene, 5, 12);
  calm(scene);
}

/** A coin nobody has asked for yet costs 76 times as much at one venue on its last day. */
async function wrongScale(scene: Scene): Promise<void> {
  const { sources, people, side } = scene;
  const next = scene.wrongScale();
  if (next === undefined) return;
  sources.set(next.coin, next.market, 'coinbaseexchange');
  await nextAlert(side, next.coin);
  people.askAbout(next.coin);
  await forSeconds(scene, 3, 6);
}

async function sourcesFail(scene: Scene, how: (sources: StandInSources) => void): Promise<void> {
  how(scene.sources);
  scene.people.ask();
  await forSeconds(scene, 5, 15);
  scene.sources.calm();
}

/** What can go wrong on either side, by name. */
const anywhere: Readonly<Record<string, Fault>> = {
  'connections reset': async ({ side }) => {
    for (let times = 0; times < 3; times += 1) {
      side.discord.breakLines();
      side.telegram.breakLines();
      await sleep(secondMs);
    }
  },
  'uploads cut': cutUploads,
  'a request for updates never answered': (scene) => answerWith(scene, isPoll, { status: 200, never: true }, 1),
  'sends never answered': (scene) => answerWith(scene, isSend, { status: 200, never: true }, 6),
  'sends that arrive and are never answered': (scene) =>
    answerWith(scene, isSend, { status: 200, never: true, arrives: true }, 4),
  'answers to sends cut': (scene) => answerWith(scene, isSend, { status: 200, hangUp: true, arrives: true }, 6),
  'pages of a proxy': (scene) => answerWith(scene, () => true, { status: 502, html: proxysPage }, 40),
  'too many requests': tooMany,
  'the clock an hour behind': (scene) => jumpClock(scene, -hourMs),
  'the clock three hours ahead': (scene) => jumpClock(scene, 3 * hourMs),
  'the clock a hundred days ahead': (scene) => jumpClock(scene, 2400 * hourMs),
  'a process killed': killAndStart,
  'forged presses': forgePresses,
  'rows that cannot be read': ({ side, random }) => plantUnreadable(side, random),
  'ten changes at once': ({ people }) => {
    people.changeAtOnce(10);
    return Promise.resolve();
  },
  'a source at the wrong scale': wrongScale,
  'every source answers 503': (scene) => sourcesFail(scene, (sources) => sources.fail('all')),
  'every source answers with a page': (scene) => sourcesFail(scene, (sources) => sources.garble(true)),
  'a source that is silent': (scene) => sourcesFail(scene, (sources) => sources.silence('yahoo')),
};

async function killBackends(scene: Scene): Promise<void> {
  const client = new pg.Client({ connectionString: scene.side.url });
  await client.connect();
  for (let times = 0; times < 20; times += 1) {
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await sleep(400 * scene.random());
  }
  await client.end();
}

async function freezeLine(scene: Scene): Promise<void> {
  scene.side.line?.freeze();
  await forSeconds(scene, 4, 14);
  scene.side.line?.thaw();
}

async function resetLine({ side }: Scene): Promise<void> {
  for (let times = 0; times < 5; times += 1) {
    side.line?.reset();
    await sleep(500);
  }
}

async function lockFile(scene: Scene): Promise<void> {
  const file = new BetterSqlite(scene.side.url.replace('sqlite:', ''), { timeout: 5000 });
  file.exec('begin immediate');
  await forSeconds(scene, 3, 12);
  file.exec('commit');
  file.close();
}

/** Everything that can go wrong on this side, by name. */
export function faultsOf({ line }: Side): Readonly<Record<string, Fault>> {
  const own = line === undefined ? { 'the file locked by another program': lockFile } : postgresFaults;
  return { ...anywhere, ...own };
}

const postgresFaults = {
  'backends killed': killBackends,
  'the line to the database frozen': freezeLine,
  'the line to the database cut': resetLine,
};
