import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { privateOption, slashOptions } from './slash-options.ts';

/** The message command that checks what somebody wrote. */
const checkThisClaim = 'Check this claim';

type Payload = Readonly<Record<string, unknown>>;

const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
/** Settings belong to a server, or to the person in a direct message. */
const whereSettingsAre = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

function slashCommand(command: Command): Payload {
  const forModerators = command.allowed === 'moderators';
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.about.slice(0, 100),
    options: [
      ...slashOptions(command).map((option) => option.payload),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: privateOption,
        description: 'Show the answer to me alone',
        required: false,
      },
    ],
    default_member_permissions: forModerators ? String(PermissionFlagsBits.ManageGuild) : null,
    ...(forModerators ? whereSettingsAre : everywhere),
  };
}

/** Everything to be registered: one slash command per command, and the message command where `check` exists. */
export function commandPayloads(commands: readonly Command[]): Payload[] {
  const onMessages = commands.some((command) => command.name === 'check')
    ? [{ type: ApplicationCommandType.Message, name: checkThisClaim, default_member_permissions: null, ...everywhere }]
    : [];
  return [...commands.map(slashCommand), ...onMessages];
}

const optionKeys = ['type', 'name', 'description', 'required', 'autocomplete', 'min_value', 'max_value', 'max_length'];

function canonicalOption(option: Payload): unknown[] {
  const plain = optionKeys.map((key) => option[key] ?? (key === 'required' || key === 'autocomplete' ? false : null));
  const choices = (option['choices'] ?? []) as readonly Payload[];
  return [...plain, choices.map((choice) => [choice['name'], choice['value']])];
}

function canonicalCommand(command: Payload): string {
  const options = (command['options'] ?? []) as readonly Payload[];
  const sorted = (key: string): unknown => [...((command[key] ?? []) as readonly number[])].sort((a, b) => a - b);
  return JSON.stringify([
    command['type'] ?? ApplicationCommandType.ChatInput,
    command['name'],
    command['description'] ?? '',
    command['default_member_permissions'] ?? null,
    sorted('integration_types'),
    sorted('contexts'),
    options.map(canonicalOption),
  ]);
}

/** Commands in one spelling: what Discord adds or leaves out when it gives them back makes no difference. */
export function canonicalCommands(commands: readonly Payload[]): string {
  return commands.map(canonicalCommand).sort().join('\n');
}

/** Registers the commands where they differ from what is registered. True when something was written. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  wanted: readonly Payload[],
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const route = Routes.applicationCommands(applicationId);
  const registered: unknown = await rest.get(route, { query }).catch(() => undefined);
  if (Array.isArray(registered) && canonicalCommands(registered as Payload[]) === canonicalCommands(wanted))
    return false;
  await rest.put(route, { body: wanted });
  return true;
}
