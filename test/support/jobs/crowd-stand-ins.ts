import { fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PlatformFigures } from './crowd-figures.ts';

const script = new URL('./stand-ins-child.ts', import.meta.url);

type PerPlatform<T> = Readonly<Record<'discord' | 'telegram', T>>;

/** Both platforms, somewhere else. */
export interface CrowdStandIns {
  readonly addresses: PerPlatform<{ readonly url: string; readonly token: string }>;
  figures(): Promise<PerPlatform<PlatformFigures>>;
  close(): Promise<unknown>;
}

function ask<T>(other: EventEmitter, say: (message: object) => void, message: object): Promise<T> {
  return new Promise((resolve, reject) => {
    other.once('message', resolve);
    other.once('error', reject);
    say(message);
  });
}

/** Opens both in a thread; their limits are kept by the instant in `clock`. */
export async function standInsInThread(channels: number, clock: Float64Array): Promise<CrowdStandIns> {
  const worker = new Worker(script, { workerData: { clock } });
  const say = (message: object): void => worker.postMessage(message);
  const addresses = await ask<CrowdStandIns['addresses']>(worker, say, { open: channels });
  return { addresses, figures: () => ask(worker, say, {}), close: () => worker.terminate() };
}

/** Opens both in a process of their own, on the machine's clock. */
export async function standInsInProcess(channels: number): Promise<CrowdStandIns> {
  const child = fork(fileURLToPath(script));
  const say = (message: object): void => void child.send(message);
  const addresses = await ask<CrowdStandIns['addresses']>(child, say, { open: channels });
  return { addresses, figures: () => ask(child, say, {}), close: () => Promise.resolve(child.kill()) };
}
