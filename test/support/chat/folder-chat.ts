import { resolve } from 'node:path';
import type { AlertNullModel } from '../../../src/alerts/simulation.ts';
import type { Chat } from '../../../src/chat/chat.ts';
import { loadCommands } from '../../../src/chat/load-commands.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { createChat } from '../../../src/chat/router.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../../src/market/ports.ts';
import { openCsvFolder } from '../../../src/providers/csv.ts';
import { stillNoise } from '../still-noise.ts';
import { member } from './asker.ts';

const commandsFolder = resolve(import.meta.dirname, '../../../commands');

/** The chat with all real commands over a market, noise simulated on the thread of the test. */
export async function realChat(market: MarketData, noise: AlertNullModel = stillNoise): Promise<Chat> {
  return createChat({
    commands: await loadCommands(commandsFolder),
    market,
    nullModel: noise,
    calendar: nyseCalendar,
    log: { warn: () => undefined, error: ({ err }: { err?: unknown }) => console.error(err) },
    nowMs: () => 0,
  });
}

/** What lines typed over a folder of prices are answered with; a line that is not answered is an error. */
export interface FolderChat {
  reply(line: string): Promise<Reply>;
  /** The report behind the reply, as `--json` prints it. */
  report<Report>(line: string): Promise<Report>;
}

/** Opens the real chat over a folder of prices. */
export async function openFolderChat(folder: string): Promise<FolderChat> {
  const chat = await realChat(await openCsvFolder(folder));
  const reply = async (line: string): Promise<Reply> => {
    const outcome = await chat.answer({ input: line, requester: member });
    if (outcome.kind !== 'answered') throw new Error(`“${line}” was not answered: ${outcome.reply.title}`);
    return outcome.reply;
  };
  return {
    reply,
    report: async <Report>(line: string) => JSON.parse(JSON.stringify((await reply(line)).report)) as Report,
  };
}
