import { createCommunityEvents, createCommunityStore } from '../../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';

/** Something a moderator changes, and how it is seen afterwards. */
export interface Change {
  /** What is changed: nobody changes the same thing at the same moment. */
  readonly key: string;
  readonly value: string;
  readonly platform: 'discord' | 'telegram';
  readonly command: string;
  readonly options: Readonly<Record<string, string | number>>;
  /** Where, by its number. */
  readonly place: number;
  /** How the bot says that it is done. */
  readonly confirmed: RegExp;
}

/** A change without an answer may still be made for so long. */
const mayStillHappenMs = 120_000;

interface Kept {
  confirmed: string | undefined;
  /** Values that may have been put in although nobody was told. */
  readonly perhaps: { readonly value: string; readonly atMs: number }[];
  open: boolean;
}

/** What was confirmed to people, to be compared with what is there in the end. */
export class ChangeBook {
  confirmed = 0;
  readonly #kept = new Map<string, Kept>();

  /** Begins a change, unless the same thing is being changed; the result is told what the bot answered. */
  begin({ key, value, confirmed }: Change): ((answer: string | undefined) => void) | undefined {
    const kept = this.#kept.get(key) ?? { confirmed: undefined, perhaps: [], open: false };
    if (kept.open) return undefined;
    this.#kept.set(key, kept);
    kept.open = true;
    const atMs = performance.now();
    return (answer) => {
      kept.open = false;
      if (answer === undefined || !confirmed.test(answer)) {
        kept.perhaps.push({ value, atMs });
        return;
      }
      this.confirmed += 1;
      kept.confirmed = value;
      const late = kept.perhaps.filter((one) => atMs - one.atMs < mayStillHappenMs);
      kept.perhaps.splice(0, Infinity, ...late);
    };
  }

  /** What was confirmed and is not there, and cannot be what somebody wanted afterwards. */
  lost(there: ReadonlyMap<string, string>): string[] {
    return [...this.#kept].flatMap(([key, { confirmed, perhaps }]) => {
      const found = there.get(key) ?? '';
      const fine = confirmed === undefined || found === confirmed || perhaps.some(({ value }) => value === found);
      return fine ? [] : [`${key}: ${confirmed} was confirmed, ${found === '' ? 'nothing' : found} is there`];
    });
  }
}

const community = 'discord:100';

const coins = ['BTC', 'LTC', 'LINK', 'DOT', 'BCH', 'XLM'] as const;

const dayMs = 86_400_000;

/** Channels in which digests are switched on in the course of the trial. */
const digestChannels = [501, 502, 503, 504, 505, 506] as const;

/** People at home on Telegram, whose settings are their own. */
const atHome = [2001, 2002, 2003] as const;

/** A moderator's next change; `count` is how many there were before. */
export function nextChange(random: () => number, count: number): Change {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const makers = [
    () => theme('discord', 100, pick(['dark', 'light'])),
    () => theme('telegram', pick(atHome), pick(['dark', 'light'])),
    () => sound(pick(['on', 'off'])),
    () => watched(pick(['add', 'remove']), pick(coins)),
    () => event(count),
    () => digest(pick(digestChannels), Math.floor(random() * 60)),
  ];
  return pick(makers)();
}

function theme(platform: Change['platform'], place: number, value: string): Change {
  const key = `theme of ${platform}:${place}`;
  return { key, value, platform, command: 'settings', options: { theme: value }, place, confirmed: /Saved/ };
}

function sound(value: string): Change {
  const options = { sound: value };
  return { ...inGuild, key: 'sound', value, command: 'settings', options, confirmed: /Saved/ };
}

const inGuild = { platform: 'discord', place: 101 } as const;

function watched(action: 'add' | 'remove', coin: string): Change {
  const options = { action, subject: coin, benchmark: 'IWM' };
  const value = action === 'add' ? 'watched' : '';
  return { ...inGuild, key: `watch ${coin}`, value, command: 'watch', options, confirmed: /Now watched|No longer/ };
}

function event(count: number): Change {
  const date = new Date(Date.UTC(2025, 0, 1) + (count % 90) * dayMs).toISOString().slice(0, 10);
  const label = `fact ${date}`;
  return {
    ...inGuild,
    ...{ key: `event ${date}`, value: label, command: 'eventadd', options: { date, label }, confirmed: /now mark/ },
  };
}

function digest(place: number, minute: number): Change {
  const hour = (new Date().getUTCHours() + 12) % 24; // not due in the trial
  const at = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  const options = { action: 'on', at };
  const value = String(hour * 60 + minute);
  return { ...inGuild, place, key: `digest ${place}`, value, command: 'digest', options, confirmed: /is on/ };
}

/** Everything the changes are about, as it stands in the database. */
export async function changesThere(url: string): Promise<ReadonlyMap<string, string>> {
  const database = await openDatabase(url);
  const there = await Promise.all([settingsThere(database), eventsThere(database), digestsThere(database)]);
  await database.close();
  return new Map(there.flat());
}

type Found = (readonly [key: string, value: string])[];

async function settingsThere(database: Database): Promise<Found> {
  const store = createCommunityStore(database, Date.now);
  const guild = await store.settings(community);
  const homes = await Promise.all(atHome.map((person) => store.settings(`telegram:${person}`)));
  const found: Found = atHome.map((person, at) => [`theme of telegram:${person}`, homes[at]!.theme] as const);
  const pairs = guild.watched.map((pair) => [`watch ${pair[0]}`, 'watched'] as const);
  return [...found, ['theme of discord:100', guild.theme], ['sound', guild.silent ? 'off' : 'on'], ...pairs];
}

async function eventsThere(database: Database): Promise<Found> {
  const events = await createCommunityEvents(database).list(community);
  return events.map(({ date, label }) => [`event ${date}`, label] as const);
}

async function digestsThere(database: Database): Promise<Found> {
  const all = await createCommunityStore(database, Date.now).subscriptions(community);
  return all.flatMap(({ channel, plan }): Found => {
    const number = channel.split(':')[1]!;
    const isOurs = digestChannels.some((each) => String(each) === number) && plan.kind === 'digest';
    return isOurs && plan.schedule.at.kind === 'local'
      ? [[`digest ${number}`, String(plan.schedule.at.minuteOfDay)] as const]
      : [];
  });
}
