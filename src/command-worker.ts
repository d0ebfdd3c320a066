import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';
import type { CommunityService } from './chat/command.ts';
import { loadCommands } from './chat/load-commands.ts';
import type { FileContent } from './chat/reply.ts';
import { runHere, type ServiceDeps } from './chat/router.ts';
import type { CommandTask, CommandThreadSettings, MainServices, ThreadReply } from './command-threads.ts';
import { nyseCalendar } from './market/nyse-calendar.ts';
import type { MarketData, MarketSymbol, Progress } from './market/ports.ts';
import type { Text } from './messages/text.ts';
import { answered, type Answered, type Callee, calleeAt, serveCalls } from './workers/thread.ts';

const { data } = workerData as CommandThreadSettings;

const commands = loadCommands(fileURLToPath(new URL('../commands', import.meta.url)));

let nowMs = 0;

const ownMarket = openOwn();

/** Files and the simulation are read here; live prices are asked of the main thread, which keeps them. */
async function openOwn(): Promise<MarketData | undefined> {
  if (data === 'sample') return (await import('./providers/sample.ts')).openSimulation(() => nowMs);
  if (data.startsWith('csv:')) return (await import('./providers/csv.ts')).openCsvFolder(data.slice('csv:'.length));
  return undefined;
}

const lists = new Map<number, readonly MarketSymbol[]>();

/** Runs one command; what it needs from elsewhere it asks for over the port. */
export default async function runTask(task: CommandTask): Promise<{ answer: Answered<ThreadReply | FileContent> }> {
  const { port } = task;
  const abort = new AbortController();
  serveCalls(port, { abort: () => abort.abort() });
  const answer = await answered(() => run(task, calleeAt<MainServices>(port), abort.signal));
  port.close();
  return { answer };
}

async function run(
  task: CommandTask,
  main: Callee<MainServices>,
  signal: AbortSignal,
): Promise<ThreadReply | FileContent> {
  const { command: name, options, line, asked, requester, file } = task;
  const deps = await depsOf(task, main);
  const command = deps.commands.find((known) => known.name === name)!;
  const progress: Progress<Text> = (step) => main.tell('progress', step);
  const { later: _, ...reply } = await runHere(deps, { command, options, line }, asked, {
    request: { signal, progress },
    requester,
  });
  if (file !== undefined) return reply.files[file]!.content();
  return { ...reply, files: reply.files.map(({ name, mime }) => ({ name, mime })) };
}

async function depsOf({ market: at, has }: CommandTask, main: Callee<MainServices>): Promise<ServiceDeps> {
  nowMs = at.nowMs;
  const own = await ownMarket;
  const market =
    own?.label === at.label ? own : marketAt(at, lists.get(at.catalogueId) ?? (await main.call('catalogue')), main);
  if (market !== own) lists.set(at.catalogueId, market.catalogue());
  return {
    commands: await commands,
    market,
    calendar: nyseCalendar,
    nowMs: () => at.nowMs,
    nullModel: {
      convergence: (question) => main.call('convergence', question),
      falseAlarms: (question) => main.call('falseAlarms', question),
      close: () => Promise.resolve(),
    },
    community: has.community ? communityAt(main) : undefined,
    communityEvents: has.communityEvents
      ? { list: async (id) => (await main.call('events', id)) ?? [], add: mainOnly, remove: mainOnly }
      : undefined,
    receipts: has.receipts
      ? { save: async (draft) => (await main.call('saveReceipt', draft))!, find: mainOnly, list: mainOnly }
      : undefined,
  };
}

function marketAt(
  { label, simulated, today }: CommandTask['market'],
  catalogue: readonly MarketSymbol[],
  main: Callee<MainServices>,
): MarketData {
  return {
    label,
    simulated,
    catalogue: () => catalogue,
    today: () => today,
    daily: (symbol, { until }) => main.call('daily', symbol, until),
    atCloses: (symbol, sessions) => main.call('atCloses', symbol, sessions),
    flows: (symbol) => main.call('flows', symbol),
    health: mainOnly,
  };
}

/** Of a community only its settings are read. */
function communityAt(main: Callee<MainServices>): CommunityService {
  const settings: CommunityService['settings'] = async (id) => (await main.call('communitySettings', id))!;
  return new Proxy({} as CommunityService, { get: (_, name) => (name === 'settings' ? settings : mainOnly) });
}

function mainOnly(): never {
  throw new Error('a heavy command may not ask for this: it is there in the main thread alone');
}
