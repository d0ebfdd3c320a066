import { parentPort, workerData } from 'node:worker_threads';
import { answerBatchLine } from './adapters/cli/run-ask.ts';
import { ConfigError, UserError } from './errors.ts';
import { type AskThreadSettings, type AskThreadTold, openTerminalChat } from './run-ask.ts';

const port = parentPort!;

const tell = (told: AskThreadTold): void => port.postMessage(told);

/** The thread in which lines of a batch are answered: one line in, one line of JSON out. */
async function open({ data, asOf, config }: AskThreadSettings): Promise<void> {
  const { chat } = await openTerminalChat(data, config, new AbortController().signal);
  port.on('message', ({ id, line }: { readonly id: number; readonly line: string }) => {
    void answerBatchLine(chat, line, { asOf }).then((answer) => tell({ id, answer }));
  });
  tell({ ready: true });
}

await open(workerData as AskThreadSettings).catch((error: unknown) => {
  if (!(error instanceof UserError || error instanceof ConfigError)) throw error;
  tell({ refused: error.message });
});
