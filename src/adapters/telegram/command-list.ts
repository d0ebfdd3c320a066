import type { Command } from '../../chat/command.ts';
import type { TelegramTransport } from './transport.ts';

interface Listed {
  readonly command: string;
  readonly description: string;
}

const maxDescription = 256;

function listOf(commands: readonly Command[]): Listed[] {
  return commands
    .slice(0, 100)
    .map(({ name, about }) => ({ command: name, description: about.slice(0, maxDescription) }));
}

/** Which commands Telegram offers where: settings are offered to administrators, and to a person at home. */
function commandLists(commands: readonly Command[]): { readonly scope: string; readonly list: Listed[] }[] {
  const all = listOf(commands);
  const everyone = listOf(commands.filter(({ allowed }) => allowed !== 'moderators'));
  return [
    { scope: 'default', list: everyone },
    { scope: 'all_private_chats', list: all },
    { scope: 'all_group_chats', list: everyone },
    { scope: 'all_chat_administrators', list: all },
  ];
}

/** Writes the lists that differ from what Telegram has; returns how many. */
export async function listCommands(transport: TelegramTransport, commands: readonly Command[]): Promise<number> {
  let written = 0;
  for (const { scope, list } of commandLists(commands)) {
    const known = await transport.call('getMyCommands', { scope: { type: scope } }).catch(() => undefined);
    if (JSON.stringify(known) === JSON.stringify(list)) continue;
    await transport.call('setMyCommands', { scope: { type: scope }, commands: list });
    written += 1;
  }
  return written;
}
