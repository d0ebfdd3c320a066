import type { MessagePort } from 'node:worker_threads';
import * as ownErrors from '../errors.ts';

/** An error as it crosses from one thread to another: its class is not copied, and it decides what people read. */
export interface ErrorData {
  readonly className: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: ErrorData | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a thread made of a call: its answer, or why there is none. */
export type Answered<A = unknown> = { readonly answer: A } | { readonly problem: ErrorData };

/** An error as data; whatever else was thrown becomes one. */
export function errorData(thrown: unknown): ErrorData {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack, cause } = error;
  return {
    className: error.constructor.name,
    message,
    stack,
    cause: cause === undefined ? undefined : errorData(cause),
    fields: { ...Object.fromEntries(Object.entries(error)), name },
  };
}

/** The error again: of the same class where that is one of ours, otherwise an `Error` of the same name. */
export function errorOf({ className, message, stack, cause, fields }: ErrorData): Error {
  const error = new Error(message, cause === undefined ? {} : { cause: errorOf(cause) });
  const known = Object.values(ownErrors).find(({ name }) => name === className);
  if (known !== undefined) Object.setPrototypeOf(error, known.prototype as object);
  return Object.assign(error, fields, { stack });
}

/** Work as something that can cross between threads, whatever became of it. */
export async function answered<A>(work: () => A | Promise<A>): Promise<Answered<A>> {
  try {
    return { answer: await work() };
  } catch (error) {
    return { problem: errorData(error) };
  }
}

/** A function of the other thread is called by its name; a call without an id is not answered. */
interface Call {
  readonly id?: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Lets the other end of a port call these functions. */
export function serveCalls(port: MessagePort, functions: Functions): void {
  port.on('message', (message: Call | { readonly of: number }) => {
    if ('name' in message) void answerCall(port, functions, message);
  });
}

async function answerCall(port: MessagePort, functions: Functions, { id, name, args }: Call): Promise<void> {
  const result = await answered(() => functions[name]!(...(args as never[])));
  if (id === undefined) return;
  try {
    port.postMessage({ of: id, ...result });
  } catch (error) {
    port.postMessage({ of: id, problem: errorData(error) }); // what it answered cannot be copied
  }
}

/** The functions of the other end of a port. */
export interface Callee<F> {
  /** Resolves with what the function answered there; rejects with what it threw. */
  call<K extends keyof F & string>(name: K, ...args: ArgumentsOf<F[K]>): Promise<ResultOf<F[K]>>;
  /** The same for functions nobody waits for. */
  tell<K extends keyof F & string>(name: K, ...args: ArgumentsOf<F[K]>): void;
}

type ArgumentsOf<F> = F extends (...args: infer A) => unknown ? A : never;

type ResultOf<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never;

/** Calls functions that the other end of a port serves. */
export function calleeAt<F>(port: MessagePort): Callee<F> {
  const waiting = new Map<number, (answer: Answered) => void>();
  let calls = 0;
  port.on('message', (message: Call | ({ readonly of: number } & Answered)) => {
    if (!('of' in message)) return;
    waiting.get(message.of)?.(message);
    waiting.delete(message.of);
  });
  return {
    async call(name, ...args) {
      const id = (calls += 1);
      const result = await new Promise<Answered>((resolve) => {
        waiting.set(id, resolve);
        port.postMessage({ id, name, args } satisfies Call);
      });
      if ('problem' in result) throw errorOf(result.problem);
      return result.answer as never;
    },
    tell: (name, ...args) => port.postMessage({ name, args } satisfies Call),
  };
}
