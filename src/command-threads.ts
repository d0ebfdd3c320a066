import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { FalseAlarmQuestion } from './alerts/simulation.ts';
import type { FileContent, Reply } from './chat/reply.ts';
import type { CommandRunner, CommandTurn, ServiceDeps } from './chat/router.ts';
import { raceAbort, takeTurns } from './clock.ts';
import type { ReceiptDraft } from './community/receipts.ts';
import type { Config } from './config.ts';
import type { Session } from './market/nyse-calendar.ts';
import type { MarketSymbol, Progress } from './market/ports.ts';
import type { Text } from './messages/text.ts';
import type { NullModelQuestion } from './reports/question.ts';
import { type Answered, errorOf, serveCalls } from './workers/thread.ts';
import { type PreparedTask, WorkerPool } from './workers/worker-pool.ts';

/** What a thread that runs commands is given to begin with. */
export interface CommandThreadSettings {
  readonly data: Config['RIFT_DATA'];
}

/** A command to be run in a thread. What it asks of prices and of what is stored goes over the port. */
export interface CommandTask {
  readonly port: MessagePort;
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly line: string;
  readonly asked: string;
  readonly requester: CommandTurn['requester'];
  readonly market: {
    readonly label: string;
    readonly simulated: boolean;
    readonly today: string;
    readonly nowMs: number;
    /** Stands for the list of markets: a thread asks for one that it does not know. */
    readonly catalogueId: number;
  };
  /** What there is beside prices. */
  readonly has: Readonly<Record<'community' | 'communityEvents' | 'receipts', boolean>>;
  /** The file of the reply to give in place of the reply. */
  readonly file?: number;
}

/** A reply as it crosses from a thread: files are made when somebody takes them. */
export interface ThreadReply extends Omit<Reply<Text>, 'files' | 'later'> {
  readonly files: readonly Pick<Reply['files'][number], 'name' | 'mime'>[];
}

type ThreadAnswer = Answered<ThreadReply | FileContent>;

/** Questions a thread has in hand: most of their time they wait for prices. */
const TASKS_PER_THREAD = 32;

/** No command takes so long, whatever it waits for: a thread that has not ended one by then hangs. */
const TIMEOUT_MS = 5 * 60_000;

/** Threads that run heavy commands, so that the main one is free to answer whoever acts just then. */
export interface CommandThreads {
  readonly run: CommandRunner;
  close(): Promise<void>;
}

/** One thread per core less one; they start when there is something to run. */
export function createCommandThreads(
  settings: CommandThreadSettings,
  {
    script = new URL('./command-worker.ts', import.meta.url),
    timeoutMs = TIMEOUT_MS,
  }: { readonly script?: URL; readonly timeoutMs?: number } = {},
): CommandThreads {
  const pool = new WorkerPool<CommandTask, ThreadAnswer>({
    name: 'commands',
    script,
    settings,
    threads: Math.max(1, availableParallelism() - 1),
    tasksPerThread: TASKS_PER_THREAD,
    timeoutMs,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
  });
  const idOf = numberOfLists();
  const nextTurn = takeTurns();
  const run: CommandRunner = async (deps, parsed, asked, turn) => {
    const answerTo = async (request: CommandTurn['request'], file?: number): Promise<ThreadReply | FileContent> => {
      await nextTurn(); // many who ask at once are not all handed over before the next one who presses is seen
      const work = pool.run(() => prepare(deps, parsed, { ...turn, request }, { asked, file, idOf }), request.signal);
      const result = await raceAbort(work, request.signal);
      if ('problem' in result) throw errorOf(result.problem);
      return result.answer;
    };
    const reply = (await answerTo(turn.request)) as ThreadReply;
    const files = reply.files.map((file, at) => ({
      ...file,
      content: () => answerTo({}, at) as Promise<FileContent>,
    }));
    return { ...reply, files };
  };
  return { run, close: () => pool.close() };
}

type IdOfList = (list: readonly MarketSymbol[]) => number;

/** A number for each list of markets there has been. */
function numberOfLists(): IdOfList {
  const numbers = new WeakMap<readonly MarketSymbol[], number>();
  let count = 0;
  return (list) => {
    const number = numbers.get(list) ?? (count += 1);
    numbers.set(list, number);
    return number;
  };
}

interface TaskParts {
  readonly asked: string;
  readonly file: number | undefined;
  readonly idOf: IdOfList;
}

function prepare(
  deps: ServiceDeps,
  { command, options, line }: Parameters<CommandRunner>[1],
  { request, requester }: CommandTurn,
  { asked, file, idOf }: TaskParts,
): PreparedTask<CommandTask> {
  const { port1: near, port2: port } = new MessageChannel();
  const { market, community, communityEvents, receipts } = deps;
  const giveUp = (): void => near.postMessage({ name: 'abort', args: [] });
  request.signal?.addEventListener('abort', giveUp);
  near.on('close', () => request.signal?.removeEventListener('abort', giveUp));
  serveCalls(near, servicesFor(deps, request));
  near.unref();
  const task = {
    port,
    command: command.name,
    options,
    line,
    asked,
    requester,
    market: {
      label: market.label,
      simulated: market.simulated,
      today: market.today(),
      nowMs: Date.now(),
      catalogueId: idOf(market.catalogue()),
    },
    has: {
      community: community !== undefined,
      communityEvents: communityEvents !== undefined,
      receipts: receipts !== undefined,
    },
    ...(file === undefined ? {} : { file }),
  };
  return { task, ports: [port] };
}

/** What a command in a thread may ask of the main one, each under its name there. */
function servicesFor(deps: ServiceDeps, request: CommandTurn['request']) {
  const { market, nullModel, community, communityEvents, receipts } = deps;
  return {
    progress: (step: Parameters<Progress<Text>>[0]) => request.progress?.(step),
    catalogue: () => market.catalogue(),
    daily: (symbol: MarketSymbol, until: string | undefined) =>
      market.daily(symbol, { ...request, ...(until === undefined ? {} : { until }) }),
    atCloses: (symbol: MarketSymbol, sessions: readonly Session[]) => market.atCloses(symbol, sessions, request),
    flows: (symbol: MarketSymbol) => market.flows(symbol, request),
    convergence: (question: NullModelQuestion) => nullModel.convergence(question, request),
    falseAlarms: (question: FalseAlarmQuestion) => nullModel.falseAlarms(question, request),
    communitySettings: (id: string) => community?.settings(id),
    events: (id: string) => communityEvents?.list(id),
    saveReceipt: (draft: ReceiptDraft) => receipts?.save(draft),
  };
}

/** What the main thread serves to a command in another one. */
export type MainServices = ReturnType<typeof servicesFor>;
