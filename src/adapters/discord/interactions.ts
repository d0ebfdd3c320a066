import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  InteractionResponseType as Type,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type RoleSelectMenuInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { type CallbackStore, type Chat, type Outcome, type Question, refusedOutcome } from '../../chat/chat.ts';
import { claimInput, type Saying, sayingOf } from '../../chat/free-text.ts';
import { fillPlaceholder, placeholderDescription } from '../../chat/parser/values.ts';
import { unreadableReply } from '../../chat/reply-builders.ts';
import { type Reply, spokenReply } from '../../chat/reply.ts';
import { msg } from '../../messages/text.ts';
import {
  type Callback,
  decodeCallbackData,
  mayChangeForAll,
  promptedCallbackData,
  type RepeatedPresses,
  type Superseder,
} from '../callbacks.ts';
import { progressiveUpdate } from '../replies.ts';
import type { DiscordReplyOptions, DiscordSender, InteractionRef } from './sender.ts';
import { choicesFor, inputOf, modalField, modalOf, requesterOf, wantsPrivacy } from './slash-commands.ts';

/** The parts of a message, or of one that was forwarded, in which words can stand. */
type Worded = Partial<Pick<Message, 'content' | 'embeds' | 'poll'>> & {
  readonly components?: readonly unknown[];
  readonly attachments?: Message['attachments'];
};

/** A component as far as its words go. */
interface WordedComponent {
  readonly type?: ComponentType;
  readonly content?: string;
  readonly components?: readonly unknown[];
}

const spoiler = /\|\|[\s\S]+?\|\|/gu;

/** What people read of a text in Discord's markdown: no marks, no mentions, no addresses, nothing under a spoiler. */
export function plainMarkdown(text: string): string {
  return text
    .replace(spoiler, ' ')
    .replace(/<(?:a?:\w+:\d+|[@#][!&]?\d+|id:\w+|t:-?\d+(?::\w)?|\/[^:>]+:\d+)>/gu, ' ')
    .replace(/\[([^\]\n]+)\]\(<?https?:[^)\s]*>?(?:\s+"[^"\n]*")?\)/gu, '$1')
    .replace(/<?https?:\/\/[^\s>]+>?/gu, ' ')
    .replace(/@(?:everyone|here)\b/gu, ' ')
    .replace(/^\s*(?:>>>|>|#{1,3}|-#|[-*])\s+/gmu, '')
    .replace(/```(?:\w+\n)?|`+|\*{1,3}|~~|__/gu, '')
    .replace(/(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

function textsOfComponent(component: unknown): string[] {
  const { type, content, components = [] } = component as WordedComponent;
  const own = type === ComponentType.TextDisplay && content !== undefined ? [content] : [];
  return [...own, ...components.flatMap(textsOfComponent)];
}

/** Every text of a message, as it was written, in the order in which it is read. */
function textsOf({ content, embeds = [], poll, components = [] }: Worded): string[] {
  const answers = poll === null || poll === undefined ? [] : [...poll.answers.values()];
  return [
    content ?? '',
    ...embeds.flatMap(({ title, description, fields }) => [
      title ?? '',
      description ?? '',
      ...fields.map(({ name, value }) => `${name}: ${value}`),
    ]),
    ...components.flatMap(textsOfComponent),
    poll?.question.text ?? '',
    ...answers.map(({ text }) => text ?? ''),
  ];
}

/** What a message says: its words, those of its previews, of what it forwards, of a poll; else why there are none. */
export function sayingOfMessage(message: Message): Saying {
  const all: readonly Worded[] = [message, ...message.messageSnapshots.values()];
  const texts = all.flatMap(textsOf);
  const attachments = all.flatMap((one) => [...(one.attachments?.values() ?? [])]);
  return sayingOf(texts.map(plainMarkdown), {
    spoiler: texts.some((text) => text.search(spoiler) >= 0),
    voice: attachments.some(({ contentType }) => contentType?.startsWith('audio/') === true),
    picture: attachments.length > 0,
  });
}

/** What answering an interaction leans on. */
export interface DiscordInteractionDeps {
  readonly chat: Chat;
  readonly callbacks: CallbackStore;
  readonly sender: DiscordSender;
  readonly superseder: Superseder;
  readonly repeated: RepeatedPresses;
  /** An answer is changed no more often than this to show how far a better one is. */
  readonly progressEveryMs: number;
  /** Aborted when the program ends. */
  readonly stopping: AbortSignal;
}

/** Discord lets an answer be changed for fifteen minutes after the question; the answer itself took some of them. */
const maxUpdateMs = 12 * 60_000;

type SelectInteraction = ChannelSelectMenuInteraction | RoleSelectMenuInteraction;

type PressInteraction =
  ButtonInteraction | StringSelectMenuInteraction | SelectInteraction | ModalMessageModalSubmitInteraction;

/** Answers whatever a person did. Everything is acknowledged before any work. */
export async function answerInteraction(deps: DiscordInteractionDeps, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await complete(deps, interaction);
  else if (interaction.isChatInputCommand()) await answerCommand(deps, interaction);
  else if (interaction.isMessageContextMenuCommand()) await answerClaim(deps, interaction);
  else if (isPressed(interaction)) await answerCallback(deps, interaction);
}

function isPressed(interaction: Interaction): interaction is PressInteraction {
  if (interaction.isModalSubmit()) return interaction.isFromMessage();
  return interaction.isButton() || interaction.isStringSelectMenu() || isPicked(interaction);
}

function isPicked(interaction: Interaction): interaction is SelectInteraction {
  return interaction.isChannelSelectMenu() || interaction.isRoleSelectMenu();
}

function interactionRefOf({ id, token, applicationId, channelId }: Interaction): InteractionRef {
  return { id, token, applicationId, channelId };
}

async function complete(deps: DiscordInteractionDeps, interaction: AutocompleteInteraction): Promise<void> {
  const speaker = await deps.chat.speakerFor(requesterOf(interaction));
  await deps.sender.complete(interactionRefOf(interaction), choicesFor(interaction, deps.chat, speaker));
}

async function answerCommand(deps: DiscordInteractionDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = deps.chat.commands.find((known) => known.name === interaction.commandName);
  const alone = command === undefined || wantsPrivacy(interaction, command);
  const asked = command === undefined ? interaction.commandName : inputOf(interaction, command);
  await deferAndAnswer(deps, interaction, asked, alone);
}

async function answerClaim(
  deps: DiscordInteractionDeps,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const saying = sayingOfMessage(interaction.targetMessage);
  const asked = 'text' in saying ? claimInput(saying.text, deps.chat.commands) : undefined;
  if (asked !== undefined) return deferAndAnswer(deps, interaction, asked, false);
  const ref = interactionRefOf(interaction);
  if (!(await deps.sender.acknowledge(ref, Type.DeferredChannelMessageWithSource, true))) return;
  const requester = requesterOf(interaction);
  const unreadable = unreadableReply('unreadable' in saying ? saying.unreadable : 'nothing');
  const reply = spokenReply(unreadable, await deps.chat.speakerFor(requester));
  await deps.sender.editReply(
    ref,
    await deps.sender.compose(reply, { theme: defaultTheme, community: requester.community }),
    true,
  );
}

/** The colours of pictures where nobody chose any. */
const defaultTheme = 'dark';

function replyOptionsFor({ theme = defaultTheme }: Outcome, interaction: Interaction): DiscordReplyOptions {
  return { theme, community: requesterOf(interaction).community };
}

async function deferAndAnswer(
  deps: DiscordInteractionDeps,
  interaction: Interaction,
  asked: Question['input'],
  alone: boolean,
): Promise<void> {
  const ref = interactionRefOf(interaction);
  if (!(await deps.sender.acknowledge(ref, Type.DeferredChannelMessageWithSource, alone))) return;
  const outcome = await deps.chat.answer({ input: asked, requester: requesterOf(interaction, alone) });
  const making = { ...replyOptionsFor(outcome, interaction), withFiles: keepsFiles(outcome) };
  await editReplyProgressively(deps, ref, outcome, making, alone);
}

/** Fills the acknowledged message. Where its prices are still loading, stays with it until the better answer is there. */
async function editReplyProgressively(
  deps: DiscordInteractionDeps,
  ref: InteractionRef,
  outcome: Outcome,
  options: DiscordReplyOptions,
  alone: boolean,
): Promise<void> {
  const { reply } = outcome;
  const message = await deps.sender.compose(reply, options);
  if (!alone && isForAskerAlone(outcome)) return deps.sender.replacePublicWithEphemeral(ref, message);
  const id = await deps.sender.editReply(ref, message, alone);
  if (id === undefined || reply.later === undefined) return;
  await deps.superseder.run(id, 'later', (replaced) => updateProgressively(deps, ref, reply, options, replaced));
}

function updateProgressively(
  deps: DiscordInteractionDeps,
  ref: InteractionRef,
  reply: Reply,
  options: DiscordReplyOptions,
  replaced: AbortSignal,
): Promise<void> {
  return progressiveUpdate(reply, {
    show: async (shown) => deps.sender.updateReply(ref, await deps.sender.compose(shown, options)),
    everyMs: deps.progressEveryMs,
    until: AbortSignal.any([deps.stopping, AbortSignal.timeout(maxUpdateMs)]),
    replaced,
  });
}

/** Files come with the answer where no button offers them. */
function keepsFiles({ reply }: Outcome): boolean {
  return !reply.actions.some((action) => action.does === 'file');
}

/** A mistake of the asker's, or a private answer, is nobody else's business. */
function isForAskerAlone({ kind, reply }: Outcome): boolean {
  return kind !== 'answered' || reply.visibility === 'asker';
}

/** Whether what was pressed stands under an answer that only the presser sees: so does all that follows from it. */
function isForPresserAlone({ message }: PressInteraction): boolean {
  return message.flags.has(MessageFlags.Ephemeral);
}

/** Anybody else who presses is answered alone. */
function mayEditShared(interaction: PressInteraction, callback: Callback): boolean {
  if (!['edit', 'fill', 'details', 'less'].includes(callback.verb)) return false;
  const { message, user, memberPermissions } = interaction;
  const moderator = requesterOf(interaction).moderator || (memberPermissions?.has('ManageMessages') ?? false);
  return mayChangeForAll({ person: user.id, askedBy: message.interactionMetadata?.user.id, moderator });
}

/** The data of what was pressed, and what a person put into its line. */
interface PressInput {
  readonly data: string;
  readonly value?: string;
}

function dataOf(interaction: PressInteraction): PressInput {
  if (interaction.isStringSelectMenu()) return { data: interaction.values[0] ?? '' };
  const data = interaction.customId;
  if (interaction.isButton()) return { data };
  const typed = interaction.isModalSubmit() ? interaction.fields.getTextInputValue(modalField) : interaction.values[0];
  return { data, value: typed ?? '' };
}

async function answerCallback(deps: DiscordInteractionDeps, interaction: PressInteraction): Promise<void> {
  const { data, value } = dataOf(interaction);
  const callback = withPlaceholderFilled(decodeCallbackData(data, deps.callbacks), value);
  if (callback?.verb === 'ask' && (await showPromptModal(deps, interaction, data, callback))) return;
  if (value === undefined && deps.repeated.isRepeat(interaction.message.id, interaction.user.id, data)) {
    await deps.sender.acknowledge(interactionRefOf(interaction), Type.DeferredMessageUpdate, false);
    return;
  }
  if (callback !== undefined && mayEditShared(interaction, callback))
    return editInPlace(deps, interaction, `${data} ${value ?? ''}`, callback);
  const alone = callback?.verb !== 'new' || isForPresserAlone(interaction);
  if (!(await deps.sender.acknowledge(interactionRefOf(interaction), Type.DeferredChannelMessageWithSource, alone)))
    return;
  await answerBelow(deps, interaction, callback?.verb === 'ask' ? undefined : callback, alone);
}

/** A press with a person's words in the gap of its line; one that came without them leads nowhere. */
function withPlaceholderFilled(callback: Callback | undefined, value: string | undefined): Callback | undefined {
  if (callback?.verb !== 'fill') return value === undefined ? callback : undefined;
  const { line } = callback;
  return value === undefined
    ? undefined
    : { ...callback, line: async () => line().then((known) => known && fillPlaceholder(known, value)) };
}

/** Opens the form for what is missing in a line. False where the line is forgotten, or nothing is missing. */
async function showPromptModal(
  deps: DiscordInteractionDeps,
  interaction: PressInteraction,
  data: string,
  callback: Callback,
): Promise<boolean> {
  const line = await callback.line().catch(() => undefined);
  const about = line && placeholderDescription(line, deps.chat.commands);
  if (about === undefined || !(interaction.isButton() || interaction.isStringSelectMenu())) return false;
  const { say } = await deps.chat.speakerFor(requesterOf(interaction));
  const modal = modalOf(promptedCallbackData(data), labelOf(interaction), say(about));
  await deps.sender.showModal(interactionRefOf(interaction), modal);
  return true;
}

/** The words on what was pressed; a forged press has none. */
function labelOf(interaction: ButtonInteraction | StringSelectMenuInteraction): string {
  const component = interaction.component as {
    readonly label?: string | null;
    readonly options?: readonly SelectOption[];
  } | null;
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
  return component?.label ?? component?.options?.find(({ value }) => value === chosen)?.label ?? 'Rift';
}

interface SelectOption {
  readonly label: string;
  readonly value: string;
}

/** The answer of a pressed button, or what to say where the button leads nowhere any more. */
async function answerTo(
  deps: DiscordInteractionDeps,
  interaction: PressInteraction,
  callback: Callback | undefined,
  alone: boolean,
  signal?: AbortSignal,
): Promise<Outcome> {
  const line = await callback?.line().catch(() => undefined);
  if (line === undefined) {
    const speaker = await deps.chat.speakerFor(requesterOf(interaction));
    return refusedOutcome(msg('chats.tooOld', { line: '/divergence' }), [], speaker);
  }
  return deps.chat.answer({
    input: line,
    requester: requesterOf(interaction, alone),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function answerBelow(
  deps: DiscordInteractionDeps,
  interaction: PressInteraction,
  callback: Callback | undefined,
  alone: boolean,
): Promise<void> {
  const outcome = await answerTo(deps, interaction, callback, alone);
  const making = {
    ...replyOptionsFor(outcome, interaction),
    ...openFor(callback),
    withFiles: callback?.verb === 'file' || (callback?.verb !== 'full' && keepsFiles(outcome)),
    ...(callback?.verb === 'full' ? ({ shape: 'wide' } as const) : {}),
  };
  if (callback?.verb === 'more' && outcome.kind === 'answered') {
    const page = await deps.sender.composePage(outcome.reply, callback.page, making);
    await deps.sender.editReply(interactionRefOf(interaction), page, alone);
    return;
  }
  const reply = partAsked(outcome, callback?.verb);
  await editReplyProgressively(deps, interactionRefOf(interaction), { ...outcome, reply }, making, alone);
}

/** Whether a press shows what stands behind *Details*. */
function openFor(callback: Callback | undefined): Pick<DiscordReplyOptions, 'open'> {
  return { open: callback?.verb === 'details' || callback?.verb === 'shown' };
}

/** What somebody gets who asked for the file or the wide picture: the sentence and that alone. */
function partAsked({ kind, reply }: Outcome, verb: Callback['verb'] | undefined): Reply {
  if (kind !== 'answered' || (verb !== 'file' && verb !== 'full')) return reply;
  const { picture, later: _, ...rest } = reply;
  const bare = { ...rest, blocks: [], actions: [] };
  if (verb === 'file') return { ...bare, files: reply.files.slice(0, 1) };
  return picture === undefined ? bare : { ...bare, picture };
}

async function editInPlace(
  deps: DiscordInteractionDeps,
  interaction: PressInteraction,
  data: string,
  callback: Callback,
): Promise<void> {
  const ref = interactionRefOf(interaction);
  if (!(await deps.sender.acknowledge(ref, Type.DeferredMessageUpdate, false))) return;
  await deps.superseder.run(interaction.message.id, data, async (signal) => {
    const alone = isForPresserAlone(interaction);
    const outcome = await answerTo(deps, interaction, callback, alone, signal);
    const options = { ...replyOptionsFor(outcome, interaction), ...openFor(callback) };
    const message = await deps.sender.compose(outcome.reply, options);
    if (signal.aborted) return;
    if (outcome.kind !== 'answered') await deps.sender.sendEphemeral(ref, message);
    const id = outcome.kind === 'answered' ? await deps.sender.editReply(ref, message, alone) : undefined;
    if (id !== undefined) await updateProgressively(deps, ref, outcome.reply, options, signal);
  });
}
