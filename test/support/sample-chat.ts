import type { Chat } from '../../src/chat/chat.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { commandChat } from './command-chat.ts';
import { referenceFolder } from './reference-folder.ts';

/** A moment after the close of 2026-06-30 in New York. */
export const afterClose = Date.UTC(2026, 5, 30, 22);

/** The commands over the seeded simulation, as a clone without any data has them. */
export const sampleChat = (): Chat => commandChat(openSimulation(() => afterClose));

/** The commands over the reference data folder; ask only where it is there. */
export const referenceChat = async (): Promise<Chat> => commandChat(await openCsvFolder(referenceFolder));
