import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Message,
  PermissionFlagsBits,
  TextInputStyle,
} from 'discord.js';
import type { Chat, Completion, Question, RawValue } from '../../chat/chat.ts';
import type { Command, Requester } from '../../chat/command.ts';
import { rawValueText } from '../../chat/parser/values.ts';
import { privateOption, type SlashOption, slashOptions } from './slash-commands.ts';

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

/** Who asks, and where. Whoever may manage the server may change settings; in a direct message the person is at home. */
export function requesterOf(interaction: BaseInteraction): Requester {
  const { guildId, channelId, user, memberPermissions } = interaction;
  const roles = rolesOf(interaction);
  return {
    platform: 'discord',
    person: `discord:${user.id}`,
    community: `discord:${guildId ?? user.id}`,
    channel: `discord:${channelId ?? user.id}`,
    moderator: guildId === null || (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
    ...(roles.length === 0 ? {} : { roles }),
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

/** Whether this answer is for the asker alone from the start: because they said so, or because it is about settings. */
export function wantsPrivacy(interaction: ChatInputCommandInteraction, command: Command): boolean {
  return interaction.options.getBoolean(privateOption) === true || command.allowed === 'moderators';
}

/** What a message says: its text, else the text of its first embed. */
export function textOf(message: Message): string {
  const embed = message.embeds[0];
  return message.content || [embed?.title, embed?.description].filter(Boolean).join('. ');
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
  return complete(`${given ?? usual ?? ''} ${typed}`.trimStart()).map(({ label, value }) => ({
    label: label.split(' against ').at(-1) ?? label,
    value: value.split(' ').at(-1) ?? value,
  }));
}

const maxChoices = 25;

const maxChoiceLength = 100;

/** The choices for the option a person is typing in, within Discord's limits. */
export function choicesFor(
  interaction: AutocompleteInteraction,
  chat: Chat,
): { name: string; value: string | number }[] {
  const command = chat.commands.find((known) => known.name === interaction.commandName);
  const focused = interaction.options.getFocused(true);
  const option = command && slashOptions(command).find(({ payload }) => payload.name === focused.name);
  if (command === undefined || option === undefined) return [];
  const complete = (typed: string): readonly Completion[] => chat.completeOption(command.name, option.fills, typed);
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
