import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import type { Schedule } from '../../src/community/schedule.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { databases, newSqliteInMemory } from '../support/databases.ts';
import { bundledProgram, type Death, MortalProcess, type Program } from '../support/jobs/mortal-process.ts';
import { SimulatedPlatforms } from '../support/jobs/simulated-platforms.ts';

/** How often a process is killed in the year. Every kill costs the start of a process. */
const kills = 200;

const minuteMs = 60_000;

const yearStartMs = Date.UTC(2026, 0, 1);

const yearEndMs = Date.UTC(2027, 0, 1);

/** Each at a time that one clock change skips and the other repeats. */
const places = [
  { zone: 'America/New_York', time: '02:30' },
  { zone: 'Europe/Berlin', time: '02:30' },
  { zone: 'Australia/Lord_Howe', time: '02:10' },
] as const;

/** The due instants by another implementation of time zones: gaps end where it says, repeated times count once. */
function expectedSlots({ zone, time }: (typeof places)[number]): number[] {
  const slots: number[] = [];
  for (
    let day = Temporal.PlainDate.from('2025-12-31');
    day.year < 2027 || day.dayOfYear < 3;
    day = day.add({ days: 1 })
  ) {
    const plain = day.toPlainDateTime(time);
    const zoned = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const isReal = zoned.toPlainDateTime().equals(plain);
    slots.push((isReal ? zoned : zoned.getTimeZoneTransition('next')!).epochMilliseconds);
  }
  return slots.filter((slot) => slot > yearStartMs && slot < yearEndMs);
}

const scheduleOf = ({ zone, time }: (typeof places)[number]): Schedule => {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  return { zone, at: { kind: 'local', minuteOfDay: hour * 60 + minute }, weekdays, tradingDaysOnly: false };
};

/** One digest in each zone on each platform. */
async function setUp(database: Database): Promise<Map<string, number[]>> {
  const book = createCommunityStore(database, () => yearStartMs);
  const expected = new Map<string, number[]>();
  for (const platform of ['discord', 'telegram']) {
    for (const [at, place] of places.entries()) {
      const channel = `${platform}:${at + 1}`;
      const actor: ConfiguringActor = { person: `${platform}:9`, community: channel, moderator: true };
      const slots = expectedSlots(place);
      const plan = { kind: 'digest', schedule: scheduleOf(place), pairs: [], sections: ['pairs'] } as const;
      await book.saveSubscription(actor, { channel, plan, nextDueMs: slots[0] }, 'a digest');
      expected.set(channel, slots);
    }
  }
  return expected;
}

function randomDeath(random: () => number): Death {
  if (random() < 0.4) return { kind: 'time', ms: random() * 12 };
  return { kind: 'send', nth: 1 + Math.floor(random() * 2), answered: random() < 0.5 };
}

interface LedgerTables {
  deliveries: { key: string; platform: string; channel: string; slot: string; state: string };
}

type Row = LedgerTables['deliveries'];

/** Rows as they were last seen: old ones are pruned while the year goes on. */
async function look(database: Database, rows: Map<string, Row>): Promise<void> {
  const read = database.read<LedgerTables, Row[]>((db) => db.selectFrom('deliveries').selectAll().execute());
  for (const row of await read) rows.set(row.key, row);
}

interface Run {
  readonly database: Database;
  readonly rows: Map<string, Row>;
  readonly processes: readonly MortalProcess[];
  readonly instants: readonly number[];
  readonly random: () => number;
}

/**
 * Lives through the year, minute by due minute, and returns the minutes in which a process was killed. A killed process
 * is started again and looks at the following minutes.
 */
async function live({ processes, instants, random, database, rows }: Run): Promise<Set<number>> {
  const disturbed = new Set<number>();
  for (const [at, dueMs] of instants.entries()) {
    const isFatal = random() < (kills - disturbed.size) / (instants.length - at);
    const doomed = isFatal ? Math.floor(random() * processes.length) : -1;
    const tick = (nowMs: number, victim = -1): Promise<unknown> =>
      Promise.all(processes.map((one, i) => one.tick(nowMs, i === victim ? randomDeath(random) : undefined)));
    if (at % 50 === 0) await tick(dueMs - minuteMs);
    if (at % 100 === 0) await look(database, rows);
    await tick(dueMs, doomed);
    if (!isFatal) continue;
    disturbed.add(dueMs);
    for (const later of [1, 2, 3]) await tick(dueMs + later * minuteMs);
  }
  return disturbed;
}

const scenarios = [
  { ...databases[0], newUrl: () => Promise.resolve(newSqliteInMemory()), count: 1 },
  { ...databases[1], count: 1 },
  { ...databases[1], count: 2 },
];

let program: Program;

beforeAll(async () => {
  program = await bundledProgram();
});

afterAll(() => program.remove());

describe.each(scenarios)(
  'a year of digests on $name with $count process(es) that are killed again and again',
  ({ newUrl, count, name }) => {
    it(
      'delivers every slot exactly once at its local minute, and repeats nothing that cannot be known',
      { timeout: 1_800_000 },
      async () => {
        const url = await newUrl();
        const database = await openDatabase(url);
        const expected = await setUp(database);
        const instants = [...new Set([...expected.values()].flat())].sort((a, b) => a - b);
        const platforms = new SimulatedPlatforms();
        const seen = new Map<string, Row>();
        const processes = Array.from({ length: count }, () => new MortalProcess(program, url, platforms));
        const disturbed = await live({ database, rows: seen, processes, instants, random: mulberry32(7 + count) });
        await Promise.all(processes.map((one) => one.kill()));

        await look(database, seen);
        const rows = [...seen.values()];
        const unknown = rows.filter(({ state }) => state === 'unknown');
        const byKey = Map.groupBy(platforms.messages, ({ key }) => key);
        expect(processes.flatMap(({ faults }) => faults)).toEqual([]);
        expect(disturbed.size).toBe(kills);
        for (const [channel, slots] of expected) {
          const planned = rows.filter((row) => row.channel === channel).map(({ slot }) => Date.parse(slot));
          expect(
            planned.sort((a, b) => a - b),
            channel,
          ).toEqual(slots);
        }
        expect([...byKey.values()].filter((copies) => copies.length > 1)).toEqual([]);
        expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
        expect(unknown.filter(({ platform }) => platform !== 'telegram')).toEqual([]);
        expect(rows.filter(({ key, state }) => state === 'sent' && !byKey.has(key))).toEqual([]);
        const slotMs = new Map(rows.map(({ key, slot }) => [key, Date.parse(slot)]));
        const wrongMinute = platforms.messages.filter(({ key, atMs }) => {
          const lateMs = atMs - slotMs.get(key)!;
          return lateMs < 0 || lateMs > (disturbed.has(slotMs.get(key)!) ? 3 * minuteMs : 0);
        });
        expect(wrongMinute).toEqual([]);
        console.info(
          `${name}, ${count} process(es): ${rows.length} slots, ${disturbed.size} kills, ${unknown.length} unknown on Telegram, of which ${unknown.filter(({ key }) => byKey.has(key)).length} had arrived`,
        );
        await database.close();
      },
    );
  },
);
