import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChannelSelectMenuInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  InteractionResponseType as Type,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type RoleSelectMenuInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Chat, Question } from '../../chat/chat.ts';
import type { Outcome } from '../../chat/outcome.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Shelf } from '../../core/ports.ts';
import { improveLater } from '../improve-later.ts';
import type { LatestPress } from '../latest-press.ts';
import { fillIn, gapAbout } from '../../chat/line/fill-in.ts';
import { fillData, type Press, readPress } from '../press.ts';
import { askedOf, askerOf, choicesFor, claimOf, wantsPrivacy } from './in.ts';
import { modalField, modalOf } from './modal.ts';
import type { DiscordOut, Making, Ticket } from './out.ts';

/** What answering an interaction leans on. */
export interface Desk {
  readonly chat: Chat;
  readonly shelf: Shelf;
  readonly out: DiscordOut;
  readonly presses: LatestPress;
  /** An answer is changed no more often than this to show how far a better one is. */
  readonly progressEveryMs: number;
  /** Aborted when the program ends. */
  readonly stopping: AbortSignal;
}

/** Discord lets an answer be changed for fifteen minutes after the question; the answer itself took some of them. */
const improvesForMs = 12 * 60_000;

type Picked = ChannelSelectMenuInteraction | RoleSelectMenuInteraction;
type Pressed = ButtonInteraction | StringSelectMenuInteraction | Picked | ModalMessageModalSubmitInteraction;

/** Answers whatever a person did. Everything is acknowledged before any work. */
export async function answerInteraction(desk: Desk, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await complete(desk, interaction);
  else if (interaction.isChatInputCommand()) await answerCommand(desk, interaction);
  else if (interaction.isMessageContextMenuCommand()) await answerClaim(desk, interaction);
  else if (isPressed(interaction)) await answerPress(desk, interaction);
}

function isPressed(interaction: Interaction): interaction is Pressed {
  if (interaction.isModalSubmit()) return interaction.isFromMessage();
  return interaction.isButton() || interaction.isStringSelectMenu() || isPicked(interaction);
}

function isPicked(interaction: Interaction): interaction is Picked {
  return interaction.isChannelSelectMenu() || interaction.isRoleSelectMenu();
}

function ticketOf({ id, token, applicationId, channelId }: Interaction): Ticket {
  return { id, token, applicationId, channelId };
}

function words(title: string): Reply {
  return { title, blocks: [], actions: [], files: [], tone: 'warning', visibility: 'asker' };
}

async function complete(desk: Desk, interaction: AutocompleteInteraction): Promise<void> {
  await desk.out.complete(ticketOf(interaction), choicesFor(interaction, desk.chat));
}

async function answerCommand(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = desk.chat.commands.find((known) => known.name === interaction.commandName);
  const alone = command === undefined || wantsPrivacy(interaction, command);
  const asked = command === undefined ? interaction.commandName : askedOf(interaction, command);
  await deferAndAnswer(desk, interaction, asked, alone);
}

async function answerClaim(desk: Desk, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  const check = desk.chat.commands.find((known) => known.name === 'check');
  const asked = check && claimOf(interaction.targetMessage, check);
  if (asked !== undefined) return deferAndAnswer(desk, interaction, asked, false);
  const ticket = ticketOf(interaction);
  if (!(await desk.out.acknowledge(ticket, Type.DeferredChannelMessageWithSource, true))) return;
  const message = await desk.out.compose(words('There is no text in that message to check.'), { theme: usualTheme });
  await desk.out.fill(ticket, message, true);
}

/** The colours of pictures where nobody chose any. */
const usualTheme = 'dark';

function makingFor({ theme = usualTheme }: Outcome): Making {
  return { theme };
}

async function deferAndAnswer(
  desk: Desk,
  interaction: Interaction,
  asked: Question['asked'],
  alone: boolean,
): Promise<void> {
  const ticket = ticketOf(interaction);
  if (!(await desk.out.acknowledge(ticket, Type.DeferredChannelMessageWithSource, alone))) return;
  const outcome = await desk.chat.answer({ asked, asker: askerOf(interaction) });
  const making = { ...makingFor(outcome), withFiles: keepsFiles(outcome) };
  await fillAndImprove(desk, ticket, outcome, making, alone);
}

/** Fills the acknowledged message. Where its prices are still loading, stays with it until the better answer is there. */
async function fillAndImprove(
  desk: Desk,
  ticket: Ticket,
  outcome: Outcome,
  making: Making,
  alone: boolean,
): Promise<void> {
  const { reply } = outcome;
  const message = await desk.out.compose(reply, making);
  if (!alone && isForAskerAlone(outcome)) return desk.out.fillPrivately(ticket, message);
  const id = await desk.out.fill(ticket, message, alone);
  if (id === undefined || reply.later === undefined) return;
  await desk.presses.run(id, 'later', (replaced) => improve(desk, ticket, reply, making, replaced));
}

function improve(desk: Desk, ticket: Ticket, reply: Reply, making: Making, replaced: AbortSignal): Promise<void> {
  return improveLater(reply, {
    show: async (shown) => desk.out.improve(ticket, await desk.out.compose(shown, making)),
    everyMs: desk.progressEveryMs,
    until: AbortSignal.any([desk.stopping, AbortSignal.timeout(improvesForMs)]),
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

/** Only who asked changes an answer under everybody's eyes; anybody else who presses is answered alone. */
function changesForAll(interaction: Pressed, press: Press): boolean {
  if (press.verb !== 'edit' && press.verb !== 'fill') return false;
  const { message, user, memberPermissions } = interaction;
  const owner = message.interactionMetadata?.user.id;
  return owner === undefined || owner === user.id || (memberPermissions?.has('ManageMessages') ?? false);
}

/** The data of what was pressed, and what a person put into its line. */
interface PressedData {
  readonly data: string;
  readonly value?: string;
}

function dataOf(interaction: Pressed): PressedData {
  if (interaction.isStringSelectMenu()) return { data: interaction.values[0] ?? '' };
  const data = interaction.customId;
  if (interaction.isButton()) return { data };
  const typed = interaction.isModalSubmit() ? interaction.fields.getTextInputValue(modalField) : interaction.values[0];
  return { data, value: typed ?? '' };
}

async function answerPress(desk: Desk, interaction: Pressed): Promise<void> {
  const { data, value } = dataOf(interaction);
  const press = filled(readPress(data, desk.shelf), value);
  if (press?.verb === 'ask' && (await askBack(desk, interaction, data, press))) return;
  if (press !== undefined && changesForAll(interaction, press))
    return editInPlace(desk, interaction, `${data} ${value ?? ''}`, press);
  const alone = press?.verb !== 'new';
  if (!(await desk.out.acknowledge(ticketOf(interaction), Type.DeferredChannelMessageWithSource, alone))) return;
  await answerBelow(desk, interaction, press?.verb === 'ask' ? undefined : press, alone);
}

/** A press with a person's words in the gap of its line; one that came without them leads nowhere. */
function filled(press: Press | undefined, value: string | undefined): Press | undefined {
  if (press?.verb !== 'fill') return value === undefined ? press : undefined;
  const { verb, line } = press;
  return value === undefined
    ? undefined
    : { verb, line: async () => line().then((known) => known && fillIn(known, value)) };
}

/** Opens the form for what is missing in a line. False where the line is forgotten, or nothing is missing. */
async function askBack(desk: Desk, interaction: Pressed, data: string, press: Press): Promise<boolean> {
  const line = await press.line().catch(() => undefined);
  const about = line && gapAbout(line, desk.chat.commands);
  if (about === undefined || !(interaction.isButton() || interaction.isStringSelectMenu())) return false;
  await desk.out.askWithForm(ticketOf(interaction), modalOf(fillData(data), labelOf(interaction), about));
  return true;
}

/** The words on what was pressed; a forged press has none. */
function labelOf(interaction: ButtonInteraction | StringSelectMenuInteraction): string {
  const component = interaction.component as {
    readonly label?: string | null;
    readonly options?: readonly Choice[];
  } | null;
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
  return component?.label ?? component?.options?.find(({ value }) => value === chosen)?.label ?? 'Rift';
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

const tooOld = words('This button is too old. Ask again with a command, for example /divergence.');

/** The answer of a pressed button, or what to say where the button leads nowhere any more. */
async function answerTo(
  desk: Desk,
  interaction: Pressed,
  press: Press | undefined,
  signal?: AbortSignal,
): Promise<Outcome> {
  const line = await press?.line().catch(() => undefined);
  if (line === undefined) return { kind: 'refused', reply: tooOld };
  return desk.chat.answer({ asked: line, asker: askerOf(interaction), ...(signal === undefined ? {} : { signal }) });
}

async function answerBelow(desk: Desk, interaction: Pressed, press: Press | undefined, alone: boolean): Promise<void> {
  const outcome = await answerTo(desk, interaction, press);
  const making = { ...makingFor(outcome), withFiles: press?.verb === 'file' || keepsFiles(outcome) };
  const reply = press?.verb === 'file' ? fileAlone(outcome) : outcome.reply;
  await fillAndImprove(desk, ticketOf(interaction), { ...outcome, reply }, making, alone);
}

/** What somebody who asked for the file gets: the sentence and the file. */
function fileAlone({ kind, reply }: Outcome): Reply {
  if (kind !== 'answered') return reply;
  const { picture: _, later: __, ...rest } = reply;
  return { ...rest, blocks: [], actions: [], files: reply.files.slice(0, 1) };
}

async function editInPlace(desk: Desk, interaction: Pressed, data: string, press: Press): Promise<void> {
  const ticket = ticketOf(interaction);
  if (!(await desk.out.acknowledge(ticket, Type.DeferredMessageUpdate, false))) return;
  await desk.presses.run(interaction.message.id, data, async (signal) => {
    const outcome = await answerTo(desk, interaction, press, signal);
    const making = makingFor(outcome);
    const message = await desk.out.compose(outcome.reply, making);
    const alone = interaction.message.flags.has(MessageFlags.Ephemeral);
    if (signal.aborted) return;
    if (outcome.kind !== 'answered') await desk.out.whisper(ticket, message);
    const id = outcome.kind === 'answered' ? await desk.out.fill(ticket, message, alone) : undefined;
    if (id !== undefined) await improve(desk, ticket, outcome.reply, making, signal);
  });
}
