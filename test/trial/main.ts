import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wallClock } from '../../src/clock.ts';
import { shareOf } from '../support/jobs/crowd-figures.ts';
import { standInsInProcess } from '../support/jobs/crowd-stand-ins.ts';
import { contents, type CrowdEnd, growthOf, MOST_GROWTH, serveCrowd } from '../support/jobs/crowd.ts';

/**
 * `npm run trial [channels] [sqlite|postgres]`: ten thousand channels of each platform that are due in the same minute,
 * on the machine's own clock: six minutes a database. Real libraries, real pictures, real ledger; the platforms are
 * stand-ins in another process that keep the documented limits to the message.
 *
 * Resident memory is that of the whole process, bots, jobs and drawing threads, looked at after a collection once a tenth
 * of the messages is out and once all are. Its threads have drawn before: what they draw with they keep.
 */
const channels = Number(process.argv[2] ?? 10_000);

const only = process.argv[3];

const allowed = { discord: 50, telegram: 30 } as const;

/** What else runs on the machine is not what is tried; where the system does not allow it, it is tried along. */
function goFirst(): void {
  try {
    setPriority(-15);
  } catch {
    console.log('Without the right to go first, figures suffer from whatever else runs on this machine.');
  }
}

async function newPostgres(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const broker = fork(fileURLToPath(new URL('../support/postgres-broker.ts', import.meta.url)));
  const [address] = (await once(broker, 'message')) as [string];
  const url = await (await fetch(address)).text();
  const stop = (): Promise<unknown> => {
    broker.send('stop');
    return once(broker, 'exit');
  };
  return { url, stop };
}

function newSqlite(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const folder = mkdtempSync(join(tmpdir(), 'rift-trial-'));
  return Promise.resolve({
    url: `sqlite:${join(folder, 'rift.db')}`,
    stop: () => {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
}

/** What was promised, each with what came out. */
function promises({ seen, states, computed, drawn, held, faults }: CrowdEnd): [string, boolean][] {
  const of = (platform: 'discord' | 'telegram'): [string, boolean][] => {
    const figures = seen[platform];
    const share = shareOf(figures, allowed[platform]);
    return [
      [
        `${platform}: ${figures.channels} of ${channels} channels, most in one ${figures.mostInOne}`,
        figures.channels === channels && figures.mostInOne === 1,
      ],
      [
        `${platform}: ${figures.tooMany} refused with 429, the last after ${(figures.lastTooManyMs / 1000).toFixed(1)} s, busiest second ${figures.busiestSecond} of ${allowed[platform]}`,
        figures.tooMany <= 5,
      ],
      [
        `${platform}: ${(figures.spanMs / 1000).toFixed(1)} s, ${(100 * share).toFixed(1)} % of the allowance`,
        share >= 0.95,
      ],
      [
        `${platform}: ${figures.uploads} uploads of ${figures.pictures} pictures`,
        figures.pictures === contents.pictures,
      ],
    ];
  };
  return [
    [
      `${states['sent']} sent, ${states['unknown']} unknown, ${states['failed']} failed, ${faults.length} faults`,
      states['sent'] === 2 * channels && faults.length === 0,
    ],
    ...of('discord'),
    ...of('telegram'),
    [
      `${computed.length} computations of ${contents.lines} contents, ${drawn} drawings of ${contents.pictures} pictures`,
      computed.length === contents.lines && drawn === contents.pictures,
    ],
    [
      held
        .map(
          ({ sent, heapMb, rssMb }) => `after ${sent}: heap ${heapMb.toFixed(0)} MB, resident ${rssMb.toFixed(0)} MB`,
        )
        .join('; '),
      held.at(-1)!.heapMb < 1.5 * held[0]!.heapMb,
    ],
    [
      `resident memory grew by ${(100 * growthOf(held)).toFixed(1)} % from ${held[0]!.sent} messages to ${held.at(-1)!.sent} (goal: 5 %)`,
      growthOf(held) <= MOST_GROWTH,
    ],
  ];
}

goFirst();

for (const [name, open] of [['sqlite', newSqlite] as const, ['postgres', newPostgres] as const]) {
  if (only !== undefined && only !== name) continue;
  const [{ url, stop }, standIns] = [await open(), await standInsInProcess(channels)];
  const end = await serveCrowd(url, channels, standIns, {
    clock: wallClock,
    watched: (service) => service,
    run: (work) => work,
  });
  await Promise.all([standIns.close(), stop()]);
  console.log(
    `\n${channels} channels of each platform in one minute, on ${name} (load of the machine ${loadavg()[0]!.toFixed(1)}):`,
  );
  for (const [sentence, kept] of promises(end)) {
    console.log(`  ${kept ? 'kept  ' : 'MISSED'}  ${sentence}`);
    if (!kept) process.exitCode = 1;
  }
}
