import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers every request with the address of a new, empty PostgreSQL database. */
    postgresBroker: string;
  }
}

/** One database server for the whole run, started when the first test asks for a database, stopped when the run is over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = fork(fileURLToPath(new URL('./postgres-broker.ts', import.meta.url)));
  const [address] = (await once(broker, 'message')) as [string];
  project.provide('postgresBroker', address);
  return async () => {
    broker.send('stop');
    await once(broker, 'exit');
  };
}
