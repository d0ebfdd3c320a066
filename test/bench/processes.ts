import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnAsk } from '../support/cli/spawn-ask.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { type Cost, costOf } from './measure.ts';

const ANSWERS = 100;

const data = referenceDataIsHere ? `csv:${referenceFolder}` : 'sample';

const lines = [
  'divergence',
  'correlation ETH IWM',
  'multiverse ETH IWM',
  'history ETH IWM',
  'divergence ETH IWM window:90',
];

const project = resolve(import.meta.dirname, '../..');

/** How `npm run ask` calls Node. */
function askArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly ask: string };
  };
  return scripts.ask.split(' ').slice(1);
}

/** One question in a new process, from its start to its end, as `npm run ask` starts it; the first fills Node's cache. */
export async function benchColdStart(): Promise<Cost> {
  const times: number[] = [];
  for (let run = 0; run < 10; run += 1) {
    const start = performance.now();
    const asked = [...askArguments(), 'divergence ETH IWM', '--json', '--data', data];
    const child = spawn(process.execPath, asked, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`the question was not answered: ${code}`);
    if (run > 0) times.push(performance.now() - start);
  }
  return costOf(`ask, cold start to answer, ${data === 'sample' ? 'sample' : 'reference folder'}`, times, {
    goal: 500,
  });
}

const BATCH_LINES = 600;

/** One divergence among many in one process: what 600 lines take beyond one line, per line. */
export async function benchBatch(): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'rift-batch-'));
  const timeOf = async (count: number): Promise<number> => {
    const file = join(folder, `${count}.txt`);
    const asOf = (at: number): string => `202${1 + (at % 5)}-0${1 + (at % 9)}-1${at % 10}`;
    writeFileSync(file, Array.from({ length: count }, (_, at) => `divergence ETH IWM as_of:${asOf(at)}`).join('\n'));
    const start = performance.now();
    const { code, stderr } = await spawnAsk(['--batch', file, '--data', data]);
    if (code !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1)
    times.push(((await timeOf(BATCH_LINES)) - (await timeOf(1))) / (BATCH_LINES - 1));
  rmSync(folder, { recursive: true, force: true });
  return costOf('a divergence in a batch (100 a second)', times, { goal: 10 });
}

/** What the local chat page holds in memory after a hundred answers, every picture fetched. */
export async function benchMemory(): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'rift-bench-'));
  const child = startChat(folder);
  try {
    const url = await addressOf(child);
    for (let answer = 0; answer < ANSWERS; answer += 1) await askOn(url, lineAt(answer));
    const residentMb = residentBytes(child.pid!) / 1e6;
    return {
      what: `local chat after ${ANSWERS} answers, resident`,
      median: residentMb,
      p95: residentMb,
      cpu: undefined,
      goal: 250,
      unit: 'MB',
    };
  } finally {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions that are not all alike, so that pictures and answers differ. */
function lineAt(answer: number): string {
  const line = lines[answer % lines.length]!;
  return line === 'divergence' ? `divergence window:${20 + answer}` : line;
}

function startChat(folder: string): ChildProcess {
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    RIFT_DATA: data,
    HTTP_PORT: '0',
    DATABASE_URL: `sqlite:${join(folder, 'rift.db')}`,
    LOG_LEVEL: 'error',
  };
  return spawn(
    process.execPath,
    [
      '--max-semi-space-size=2',
      '--optimize-for-size',
      '--max-old-space-size=512',
      resolve(import.meta.dirname, '../../src/main.ts'),
    ],
    {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) found(url);
    });
    child.once('exit', () => failed(new Error('the local chat ended before it listened')));
  });
}

async function askOn(url: string, line: string): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/api/ask`, { method: 'POST', headers, body: JSON.stringify({ line }) });
  const text = await answer.text();
  const picture = /"picture":{"key":"([^"]+)"/.exec(text)?.[1];
  if (!answer.ok || !text.includes('"reply"')) throw new Error(`“${line}” was not answered: ${text.slice(0, 200)}`);
  if (picture !== undefined) await bytesOf(`${url}/api/picture/${picture}?theme=light&shape=wide`);
}

async function bytesOf(url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the picture was not drawn: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** Where the system tells it; elsewhere nothing is known of another process. */
function residentBytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return NaN;
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? NaN);
}
