import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mulberry32 } from '../../../src/analytics/null-model.ts';
import { madeCoin, madeMarkets } from '../made-prices.ts';
import { type StandInMarket, type StandInSources, startSources } from '../stand-in-sources.ts';
import { type Fault, faultsOf, type Scene } from './faults.ts';
import { People } from './people.ts';
import { planDigests, postgresSide, type Side, sqliteSide } from './side.ts';
import { ledgerOf, notPlanned, type SideEnd, tally } from './tally.ts';

const minuteMs = 60_000;

const dayMs = 1440 * minuteMs;

const historyFrom = '2024-09-01';

/** Somebody asks about this often. */
const askEveryMs = 2500;

const lookEveryMs = 250;

/** After the last fault everything that is due has this long to be sent. */
const settleMs = 5 * minuteMs;

/** Coins nobody asks about before their price goes wrong. */
const unknownCoins = ['SOL', 'XRP', 'ADA', 'DOGE', 'AVAX', 'UNI', 'AAVE', 'TRX', 'ATOM'];

/** What a trial is told. */
export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  /** The address of an empty PostgreSQL database. */
  readonly postgresUrl: string;
  /** Told what is going on. */
  readonly say: (what: string) => void;
}

/** How a trial ended. */
export interface ChaosEnd {
  readonly sides: readonly SideEnd[];
  /** How often each fault was brought about. */
  readonly faults: Readonly<Record<string, number>>;
}

interface Trial extends ChaosOptions {
  readonly sources: StandInSources;
  readonly coins: string[];
  readonly counts: Map<string, number>;
  readonly untilMs: number;
}

async function startWorld(): Promise<StandInSources> {
  const markets: Record<string, StandInMarket> = { ...madeMarkets(historyFrom, Date.now()) };
  for (const coin of [...unknownCoins, 'BTC', 'LTC', 'LINK', 'DOT', 'BCH', 'XLM']) {
    markets[coin] = madeCoin(historyFrom, Date.now());
    markets[`${coin}-USD`] = { daily: markets[coin].daily };
  }
  return startSources(markets);
}

/** The next coin nobody has asked about, 76 times as dear on its last days. */
function nextWrongScale(coins: string[]): ReturnType<Scene['wrongScale']> {
  const coin = coins.shift();
  if (coin === undefined) return undefined;
  const { daily, hourly } = madeCoin(historyFrom, Date.now());
  const scaled = (rows: typeof daily) =>
    rows.map((row) => (row.stampMs > Date.now() - 2.2 * dayMs ? { ...row, close: row.close! * 76 } : row));
  return { coin, market: { daily: scaled(daily), hourly: scaled(hourly) } };
}

/** Every fault once, in an order by the dice, and then again. */
function* inTurn(faults: Readonly<Record<string, Fault>>, random: () => number): Generator<[string, Fault]> {
  for (;;) {
    const deck = Object.entries(faults).map((entry) => ({ entry, place: random() }));
    for (const { entry } of deck.toSorted((a, b) => a.place - b.place)) yield entry;
  }
}

async function troubleSide(trial: Trial, scene: Scene): Promise<void> {
  const { counts, untilMs, say } = trial;
  for (const [name, bring] of inTurn(faultsOf(scene.side), scene.random)) {
    await sleep(1000 + 3000 * scene.random());
    if (performance.now() > untilMs) return;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    say(`${scene.side.name}: ${name}`);
    await bring(scene).catch((error: unknown) =>
      say(`${scene.side.name}: ${name} could not be brought about: ${String(error)}`),
    );
  }
}

async function liveOn(people: People, untilMs: number, random: () => number): Promise<void> {
  while (performance.now() < untilMs) {
    await sleep(askEveryMs * (0.5 + random()));
    people.ask();
    if (random() < 0.25) people.changeAtOnce(3);
  }
}

/** Waits until nothing is to be sent any more, or it has taken too long. */
async function untilSent(side: Side): Promise<void> {
  const endMs = performance.now() + settleMs;
  for (;;) {
    const ledger = await ledgerOf(side);
    const isOpen =
      notPlanned(side, ledger).length > 0 || ledger.some(({ state }) => state === 'planned' || state === 'sending');
    if (!isOpen || performance.now() > endMs) return;
    await sleep(2000);
  }
}

/** The logs, for whoever wants to know why. */
function keepLog({ say }: Trial, name: string, output: string): void {
  const path = join(
    mkdtempSync(join(process.env['TEST_LOG_FOLDER'] ?? tmpdir(), 'rift-chaos-log-')),
    `${name.replace(/\W+/g, '-')}.log`,
  );
  writeFileSync(path, output);
  say(`the log of ${name}: ${path}`);
}

async function runSide(trial: Trial, side: Side, seed: number): Promise<SideEnd> {
  const [dice, chance] = [mulberry32(seed), mulberry32(seed + 1)];
  const people = new People(side, chance);
  await planDigests(side, Date.now(), trial.minutes);
  for (const bot of side.bots) bot.start();
  await side.discord.changes.until('commands', () => side.discord.commands.length > 0, 2 * minuteMs);
  await side.telegram.changes.until('commands', () => side.telegram.commandWrites > 0, 2 * minuteMs);
  await people.askFirst();
  const looking = setInterval(() => people.look(), lookEveryMs);
  const scene = { side, people, sources: trial.sources, random: dice, wrongScale: () => nextWrongScale(trial.coins) };
  await Promise.all([troubleSide(trial, scene), liveOn(people, trial.untilMs, chance)]);
  trial.say(`${side.name}: no more faults; waiting for what is due`);
  await people.settled();
  await untilSent(side);
  clearInterval(looking);
  const stops = await Promise.all(side.bots.map((bot) => bot.stop()));
  const end = await tally(side, people, stops);
  side.line?.cut();
  for (const { name, output } of side.bots) keepLog(trial, name, output);
  await Promise.all([side.discord.stop(), side.telegram.stop()]);
  return end;
}

/**
 * Real processes, one on SQLite and two on PostgreSQL, and everything outside them going wrong by the dice, while people
 * ask and digests are due. The same seed brings about the same faults in the same order; what meets what is chance.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosEnd> {
  const sources = await startWorld();
  const counts = new Map<string, number>();
  const untilMs = performance.now() + options.minutes * minuteMs;
  const trial: Trial = { ...options, sources, counts, untilMs, coins: [...unknownCoins] };
  const parts = { sourcesUrl: sources.url, operatorsKey: 'a-key-that-nobody-should-read' };
  const both = await Promise.all([sqliteSide(parts), postgresSide(options.postgresUrl, parts)]);
  const sides = await Promise.all(both.map((side, at) => runSide(trial, side, options.seed * 1000 + at * 10)));
  await sources.close();
  return { sides, faults: Object.fromEntries(counts) };
}

const longestSilenceMs = 120_000;

const longestStopMs = 10_000;

const mostLogLines = 20_000;

type Promised = readonly [sentence: string, isKept: boolean];

const none = (what: string, found: readonly string[]): Promised => [
  `${what}: ${found.length}${found
    .slice(0, 3)
    .map((one) => `\n          ${one}`)
    .join('')}`,
  found.length === 0,
];

/** What was promised of a side, each with what came out. */
function promisesOf(end: SideEnd): Promised[] {
  const lost = Object.entries(end.lost).map(([reason, times]) => `${times} × ${reason}`);
  const silence = Object.entries(end.longestSilenceMs);
  const lostCount = Object.values(end.lost).reduce((sum, times) => sum + times, 0);
  const late = end.stops.map(({ ms, code }) => `${(ms / 1000).toFixed(1)} s (${code})`);
  return [
    none('deaths of processes the trial did not cause', end.deaths),
    [`digests and alerts due ${end.due}, arrived ${end.arrived}`, end.due > 0 && end.arrived > 0],
    none('doubled', end.doubled),
    [`lost, with the reason: ${lostCount}${lost.map((one) => `\n          ${one}`).join('')}`, true],
    none('lost without a reason', end.lostWithoutReason),
    none('changed by somebody who may not', end.changed),
    ...silence.map(([platform, ms]): Promised => [
      `longest silence of ${platform} while somebody waited: ${(ms / 1000).toFixed(1)} s`,
      ms < longestSilenceMs,
    ]),
    [`questions asked ${end.asked}, answered ${end.answered}`, end.answered > end.asked / 2],
    [`changes confirmed ${end.confirmed}`, end.confirmed > 0],
    none('confirmed changes lost', end.changesLost),
    none('moves beyond belief told as facts', end.beyondBelief),
    none('lines of the log over 16 KB or with a secret', end.leaks),
    [`lines of the log ${end.logLines}`, end.logLines < mostLogLines],
    [`stopped in ${late.join(', ')}`, end.stops.every(({ ms, code }) => ms < longestStopMs && code === 0)],
  ];
}

/** What was promised, side by side, and whether all of it was kept. */
export function chaosSummary({ sides, faults }: ChaosEnd): { readonly text: string; readonly isKept: boolean } {
  const all = sides.map((end) => ({ name: end.name, promises: promisesOf(end) }));
  const times = Object.entries(faults).map(([name, count]) => `${name} ${count}`);
  const blocks = all.map(({ name, promises }) =>
    [`${name}:`, ...promises.map(([sentence, isKept]) => `  ${isKept ? 'kept  ' : 'MISSED'}  ${sentence}`)].join('\n'),
  );
  const isKept = all.every(({ promises }) => promises.every(([, kept]) => kept));
  return { text: [...blocks, `Brought about: ${times.join(', ')}.`].join('\n'), isKept };
}
