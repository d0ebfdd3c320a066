import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chaosSummary, runChaos } from '../support/chaos/run.ts';

/**
 * `npm run trial:chaos [-- --minutes N --seed S]`: twenty minutes in which everything outside goes wrong, by the dice.
 * One process on SQLite, two on PostgreSQL, real libraries, stand-ins on this machine; prints what became of it and ends
 * with 1 where a promise was not kept.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});

const [minutes, seed] = [Number(values.minutes), Number(values.seed)];

const broker = fork(fileURLToPath(new URL('../support/postgres-broker.ts', import.meta.url)));

const [address] = (await once(broker, 'message')) as [string];

const postgresUrl = await (await fetch(address)).text();

const say = (what: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);

const { text, isKept } = chaosSummary(await runChaos({ minutes, seed, postgresUrl, say }));

broker.send('stop');

await once(broker, 'exit');

console.log(`\nChaos of ${minutes} minutes, seed ${seed}:\n${text}`);

process.exitCode = isKept ? 0 : 1;
