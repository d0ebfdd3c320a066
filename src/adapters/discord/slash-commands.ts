import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  Routes,
  TextInputStyle,
} from 'discord.js';
import type { Chat, Completion, Question } from '../../chat/chat.ts';
import type { Command, OptionSpec, Requester } from '../../chat/command.ts';
import { snakeCase } from '../../chat/parser/tokens.ts';
import { rawValueText } from '../../chat/parser/values.ts';
import { isInCatalog, msg, type Text } from '../../messages/text.ts';
import { type Language, languages } from '../../messages/catalogs/languages.ts';
import { inEnglish, type Speaker, speakerOf } from '../../messages/speaker.ts';
import { DEFAULT_NUMBER_STYLE } from '../../messages/format.ts';
import { postableChannelTypes } from './render.ts';
import type { RawValue } from '../../community/delivery-queue.ts';

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

/** What Discord calls the languages there are; Spanish has two names there, and English is the text itself. */
const discordLocales = { en: [], es: ['es-ES', 'es-419'], de: ['de'] } as const satisfies Record<
  Language,
  readonly string[]
>;

/** A text as each language of Discord reads it. */
function localized(text: Text): Readonly<Record<string, string>> {
  const each = languages.flatMap((language) => {
    const said = describe(speakerOf({ language, numbers: DEFAULT_NUMBER_STYLE }).say(text));
    return discordLocales[language].map((locale) => [locale, said] as const);
  });
  return Object.fromEntries(each);
}

/** What something is for, in English and in each language there is. Its name stays: it is what people type. */
function described(about: Text): Readonly<Record<string, unknown>> {
  const said = { description: describe(inEnglish(about)) };
  return typeof about === 'string' ? said : { ...said, description_localizations: localized(about) };
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
      if (spec.picks === 'channel') return { type: Type.Channel, channel_types: postableChannelTypes };
      if (spec.picks === 'role') return { type: Type.Role };
      return { type: Type.String, max_length: Math.min(maxTextLength, spec.maxLength) };
  }
}

function choicesOf(choices: readonly string[]): Record<string, unknown> {
  if (choices.length > 25) return { autocomplete: true };
  return {
    choices: choices.map((choice) => {
      const key = `choices.${choice}`;
      return { name: choice, ...(isInCatalog(key) ? { name_localizations: localized(msg(key)) } : {}), value: choice };
    }),
  };
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
  const option = (part: string, about: Text, required: boolean): SlashOption => ({
    payload: { ...typed(spec), name: `${prefix}${part}`, ...described(about), required },
    fills: name,
    kind: spec.kind,
  });
  return [
    option('subject', msg('commands.subject'), isRequired(spec)),
    option('benchmark', msg('commands.benchmark'), false),
  ];
}

function plainOption(name: string, spec: OptionSpec): SlashOption {
  const payload = {
    ...typed(spec),
    name: snakeCase(name),
    ...described(spec.about),
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
const checkThisClaim = msg('commands.checkThis');

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
    ...described(command.about),
    options: [
      ...slashOptions(command).map((option) => option.payload),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: privateOption,
        ...described(msg('commands.private')),
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
          name: inEnglish(checkThisClaim),
          name_localizations: localized(checkThisClaim),
          default_member_permissions: null,
          ...everyContext,
        },
      ]
    : [];
  return [...commands.map(slashCommand), ...onMessages];
}

const optionKeys = ['type', 'name', 'description', 'required', 'autocomplete', 'min_value', 'max_value', 'max_length'];

function canonicalOption(option: CommandPayload): unknown[] {
  const translated = canonicalLocalizations(option['description_localizations']);
  const plain = optionKeys.map((key) => option[key] ?? (key === 'required' || key === 'autocomplete' ? false : null));
  const choices = (option['choices'] ?? []) as readonly CommandPayload[];
  const kinds = [...((option['channel_types'] ?? []) as readonly number[])].sort((a, b) => a - b);
  const named = choices.map((one) => [one['name'], one['value'], canonicalLocalizations(one['name_localizations'])]);
  return [...plain, named, kinds, translated];
}

/** Languages in one order, none where nothing is translated. */
function canonicalLocalizations(given: unknown): unknown[] {
  return Object.entries((given ?? {}) as Readonly<Record<string, string>>).sort(([a], [b]) => (a < b ? -1 : 1));
}

function canonicalCommand(command: CommandPayload): string {
  const options = (command['options'] ?? []) as readonly CommandPayload[];
  const sorted = (key: string): unknown => [...((command[key] ?? []) as readonly number[])].sort((a, b) => a - b);
  return JSON.stringify([
    command['type'] ?? ApplicationCommandType.ChatInput,
    command['name'],
    command['description'] ?? '',
    canonicalLocalizations(command['description_localizations']),
    canonicalLocalizations(command['name_localizations']),
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

/** The name of a modal's only field. */
export const modalField = 'value';

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A form with one field. `customId` comes back with what was typed. */
export function modalOf(customId: string, title: string, about: string): Readonly<Record<string, unknown>> {
  const input = {
    type: ComponentType.TextInput,
    custom_id: modalField,
    style: TextInputStyle.Short,
    min_length: 1,
    max_length: 400,
    required: true,
  };
  const field = {
    type: ComponentType.Label,
    label: clip(title, 45) || '…',
    description: clip(about, 100),
    component: input,
  };
  return { custom_id: customId, title: clip(title, 45) || '…', components: [field] };
}

type QuestionInput = Question['input'];

/**
 * Who asks, and where. Whoever may manage the server may change settings; in a direct message the person is at home.
 *
 * @param alone Whether nobody else sees the answer.
 */
export function requesterOf(interaction: BaseInteraction, alone = false): Requester {
  const { guildId, channelId, user, memberPermissions, locale } = interaction;
  const roles = rolesOf(interaction);
  return {
    platform: 'discord',
    person: `discord:${user.id}`,
    community: `discord:${guildId ?? user.id}`,
    channel: `discord:${channelId ?? user.id}`,
    moderator: guildId === null || (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    ...(roles.length === 0 ? {} : { roles }),
    locale,
    ...(alone ? { alone } : {}),
  };
}

/** The roles as this very interaction carries them, so that one taken away a moment ago counts no more. */
function rolesOf({ member, guildId }: BaseInteraction): string[] {
  if (member === null) return [];
  const ids = Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
  return ids.filter((id) => id !== guildId).map((id) => `discord:${id}`); // everybody’s own role has the server’s id
}

/** The options a person filled in, by our own names. Both halves of a pair become one value. */
export function inputOf(interaction: ChatInputCommandInteraction, command: Command): QuestionInput {
  const options: Record<string, RawValue> = {};
  for (const { payload, fills } of slashOptions(command)) {
    const given = interaction.options.get(payload.name)?.value;
    if (given === undefined) continue;
    const before = options[fills];
    options[fills] = before === undefined ? given : `${rawValueText(before)} ${rawValueText(given)}`;
  }
  return { command: command.name, options };
}

/** Whether this answer is for the asker alone from the start: because they said so, or because it always is. */
export function wantsPrivacy(interaction: ChatInputCommandInteraction, command: Command): boolean {
  const asked = interaction.options.getBoolean(privateOption) === true;
  return asked || command.allowed === 'moderators' || command.forAsker === true;
}

/** Completes one half of a pair beside the other; words that already name both are completed as a whole pair. */
function completeHalf(
  interaction: AutocompleteInteraction,
  command: Command,
  { fills, payload }: SlashOption,
  complete: (typed: string) => readonly Completion[],
): readonly Completion[] {
  const typed = interaction.options.getFocused();
  const isSubject = payload.name.endsWith('subject');
  const sibling = payload.name.replace(/subject$|benchmark$/, isSubject ? 'benchmark' : 'subject');
  const given = interaction.options.get(sibling)?.value;
  if (given === undefined && /\S\s/.test(typed)) return complete(typed);
  const spec = command.options[fills];
  const usual = spec?.kind === 'pair' ? spec.fallback?.[isSubject ? 1 : 0] : undefined;
  return complete(`${given ?? usual ?? ''} ${typed}`.trimStart()).map(({ label, value, second }) => ({
    label: second ?? label,
    value: value.split(' ').at(-1) ?? value,
  }));
}

const maxChoices = 25;

const maxChoiceLength = 100;

/** The choices for the option a person is typing in, within Discord's limits. */
export function choicesFor(
  interaction: AutocompleteInteraction,
  chat: Chat,
  reader: Pick<Speaker, 'say'>,
): { name: string; value: string | number }[] {
  const command = chat.commands.find((known) => known.name === interaction.commandName);
  const focused = interaction.options.getFocused(true);
  const option = command && slashOptions(command).find(({ payload }) => payload.name === focused.name);
  if (command === undefined || option === undefined) return [];
  const complete = (typed: string): readonly Completion[] =>
    chat.completeOption(command.name, option.fills, typed, reader);
  const completions =
    option.kind === 'pair' ? completeHalf(interaction, command, option, complete) : complete(focused.value);
  return completions
    .filter(({ value }) => value.length <= maxChoiceLength)
    .slice(0, maxChoices)
    .map(({ label, value }) => ({
      name: label.slice(0, maxChoiceLength) || value,
      value: option.kind === 'integer' ? Number(value) : value,
    }));
}
