import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'rift-tests-';

/** Where files are kept in memory, where the machine has such a folder. */
const MEMORY = '/dev/shm';

/** A folder of this run, by the number of its process; every user may walk into it, as the database server has to. */
function runFolder(within: string): string {
  const folder = mkdtempSync(join(within, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** A process of somebody else is alive as well. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Deletes what runs that were killed left behind; what belongs to one that goes on stays. */
export function removeLeftovers(within: string): void {
  for (const name of readdirSync(within)) {
    const [, pid] = /^rift-tests-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(within, name), { recursive: true, force: true });
  }
}

/**
 * All that tests and the processes they start leave in temporary folders stands in one folder of the run, and goes with
 * it: databases of a few thousand tests are gigabytes. Logs of trials are kept, for whoever wants to know why.
 */
export default function setup(): () => void {
  const outside = tmpdir();
  const places = [outside, ...(existsSync(MEMORY) ? [MEMORY] : [])];
  places.forEach(removeLeftovers);
  const folders = places.map(runFolder);
  process.env['TMPDIR'] = folders[0]!;
  process.env['TEST_MEMORY_FOLDER'] = folders.at(-1)!;
  process.env['TEST_LOG_FOLDER'] = outside;
  return () => {
    process.env['TMPDIR'] = outside;
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}
