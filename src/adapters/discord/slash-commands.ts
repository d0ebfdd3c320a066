import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import type { Command, OptionSpec } from '../../chat/command.ts';
import { snakeCase } from '../../chat/parser/tokens.ts';

/** One option of a slash command, as Discord's payload wants it, and the option of ours it fills. */
export interface SlashOption {
  readonly payload: Readonly<Record<string, unknown>> & { readonly name: string; readonly required: boolean };
  /** The name in the command's specs. */
  readonly fills: string;
  readonly kind: OptionSpec['kind'];
}

/** Added to every command: the answer is then shown to the asker alone. */
export const privateOption = 'private';

const maxDescription = 100;

const maxTextLength = 6000;

function describe(text: string): string {
  return text.length <= maxDescription ? text : `${text.slice(0, maxDescription - 1)}…`;
}

/** The part of the payload that depends on the kind. Suggested numbers complete, so others stay possible. */
function typed(spec: OptionSpec): Record<string, unknown> {
  switch (spec.kind) {
    case 'pair':
    case 'symbol':
    case 'symbols':
    case 'dates':
    case 'date':
      return { type: Type.String, autocomplete: true };
    case 'integer':
      return {
        type: Type.Integer,
        min_value: spec.min,
        max_value: spec.max,
        autocomplete: spec.suggested !== undefined,
      };
    case 'number':
      return { type: Type.Number, min_value: spec.min, max_value: spec.max };
    case 'choice':
      return { type: Type.String, ...choicesOf(spec.choices) };
    case 'flag':
      return { type: Type.Boolean };
    case 'text':
      if (spec.picks !== undefined) return { type: pickers[spec.picks] };
      return { type: Type.String, max_length: Math.min(maxTextLength, spec.maxLength) };
  }
}

const pickers = { channel: Type.Channel, role: Type.Role } as const;

function choicesOf(choices: readonly string[]): Record<string, unknown> {
  if (choices.length > 25) return { autocomplete: true };
  return { choices: choices.map((choice) => ({ name: choice, value: choice })) };
}

function isRequired(spec: OptionSpec): boolean {
  return spec.optional !== true && !('fallback' in spec) && spec.kind !== 'flag';
}

/**
 * A pair becomes two options that each complete by themselves. Only the first can be required: "eth vs rut" typed into
 * it whole is a pair too.
 */
function pairOptions(name: string, spec: OptionSpec, first: boolean): SlashOption[] {
  const prefix = first ? '' : `${snakeCase(name)}_`;
  const option = (part: string, about: string, required: boolean): SlashOption => ({
    payload: { ...typed(spec), name: `${prefix}${part}`, description: describe(about), required },
    fills: name,
    kind: spec.kind,
  });
  return [
    option('subject', 'The market you ask about, for example ETH', isRequired(spec)),
    option('benchmark', 'The market it is held against, for example RUT', false),
  ];
}

function plainOption(name: string, spec: OptionSpec): SlashOption {
  const payload = {
    ...typed(spec),
    name: snakeCase(name),
    description: describe(spec.about),
    required: isRequired(spec),
  };
  return { payload, fills: name, kind: spec.kind };
}

/** The slash options of a command, required ones first as Discord demands, otherwise in the command's own order. */
export function slashOptions(command: Command): SlashOption[] {
  const specs = Object.entries(command.options);
  const firstPair = specs.find(([, spec]) => spec.kind === 'pair')?.[0];
  const options = specs.flatMap(([name, spec]) =>
    spec.kind === 'pair' ? pairOptions(name, spec, name === firstPair) : [plainOption(name, spec)],
  );
  return options.sort((a, b) => Number(b.payload.required) - Number(a.payload.required));
}

/** The message command that checks what somebody wrote. */
const checkThisClaim = 'Check this claim';

type CommandPayload = Readonly<Record<string, unknown>>;

const everyContext = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** Settings belong to a server, or to the person in a direct message. */
const settingsContext = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

function slashCommand(command: Command): CommandPayload {
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
    ...(forModerators ? settingsContext : everyContext),
  };
}

/** Everything to be registered: one slash command per command, and the message command where `check` exists. */
export function commandPayloads(commands: readonly Command[]): CommandPayload[] {
  const onMessages = commands.some((command) => command.name === 'check')
    ? [
        {
          type: ApplicationCommandType.Message,
          name: checkThisClaim,
          default_member_permissions: null,
          ...everyContext,
        },
      ]
    : [];
  return [...commands.map(slashCommand), ...onMessages];
}

const optionKeys = ['type', 'name', 'description', 'required', 'autocomplete', 'min_value', 'max_value', 'max_length'];

function canonicalOption(option: CommandPayload): unknown[] {
  const plain = optionKeys.map((key) => option[key] ?? (key === 'required' || key === 'autocomplete' ? false : null));
  const choices = (option['choices'] ?? []) as readonly CommandPayload[];
  return [...plain, choices.map((choice) => [choice['name'], choice['value']])];
}

function canonicalCommand(command: CommandPayload): string {
  const options = (command['options'] ?? []) as readonly CommandPayload[];
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
export function canonicalCommands(commands: readonly CommandPayload[]): string {
  return commands.map(canonicalCommand).sort().join('\n');
}

/** Registers the commands where they differ from what is registered. True when something was written. */
export async function syncCommands(
  rest: REST,
  applicationId: string,
  wanted: readonly CommandPayload[],
): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const route = Routes.applicationCommands(applicationId);
  const registered: unknown = await rest.get(route, { query }).catch(() => undefined);
  if (Array.isArray(registered) && canonicalCommands(registered as CommandPayload[]) === canonicalCommands(wanted))
    return false;
  await rest.put(route, { body: wanted });
  return true;
}
