import { workerData } from 'node:worker_threads';
import { answerBatchLine } from './adapters/cli/run-ask.ts';
import { ConfigError, UserError } from './errors.ts';
import { type AskThreadSettings, openTerminalChat } from './run-ask.ts';

const { data, asOf, config } = workerData as AskThreadSettings;

const opening = openTerminalChat(data, config, new AbortController().signal);

opening.catch(() => undefined); // told to whoever asks

/** Why the source cannot be opened, in a sentence for people; nothing where it can. */
export async function refusal(): Promise<string> {
  try {
    await opening;
    return '';
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** Answers one line of a batch with one line of JSON, in a thread with a chat and prices of its own. */
export default async function answerLine(line: string): Promise<string> {
  const { chat } = await opening;
  return answerBatchLine(chat, line, { asOf });
}
