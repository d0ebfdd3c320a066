import { existsSync, writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import runTask from '../../src/command-worker.ts';
import type { CommandTask, CommandThreadSettings } from '../../src/command-threads.ts';

/** Ends with the first command it is given, and leaves a file behind; a thread that finds the file does its work. */
export default function dieOnce(task: CommandTask): ReturnType<typeof runTask> {
  const { data: marker } = workerData as CommandThreadSettings;
  if (existsSync(marker)) return runTask(task);
  writeFileSync(marker, '');
  process.exit(3);
}
