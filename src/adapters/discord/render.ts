import { ButtonStyle, ChannelType, ComponentType, MessageFlags } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import type { Speaker } from '../../messages/speaker.ts';
import { msg } from '../../messages/text.ts';
import { type Button, buttonGroups, offersMore } from '../callbacks.ts';
import { type Fits, fitParts, type ReplyPart, replyParts, sanitizeText, speakerFor } from '../replies.ts';

/** Marks that mean something anywhere in a line are shown as they were written. */
function escapeInline(text: string): string {
  return text.replace(/[\\*_`[<]|~(?=~)|\|(?=\|)/g, String.raw`\$&`);
}

const mentionOf = { '': '#', '@': '@', '&': '@&' } as const;

/**
 * Ids are nothing to read: those of channels become what opens the channel, those of people and roles, `discord:@9` and
 * `discord:&5`, their names. Nobody is notified of it.
 */
function withLinks(text: string): string {
  return text.replace(
    /\bdiscord:([@&]?)(\d{1,20})\b/g,
    (_, kind: keyof typeof mentionOf, id: string) => `<${mentionOf[kind]}${id}>`,
  );
}

/** Everything Discord reads as markup, a mention or a link is shown as it was written. */
export function escapeMarkdown(text: string): string {
  const escaped = escapeInline(text)
    .replace(/^(\s*)([#+>-])/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, String.raw`$1\$2`);
  return withLinks(escaped);
}

/** One part of a reply in Discord's markdown. */
export function discordMarkdown(part: ReplyPart): string {
  switch (part.style) {
    case 'title':
      return `### ${escapeMarkdown(part.text)}`;
    case 'paragraph':
      return escapeMarkdown(part.text);
    case 'item':
      return `- ${escapeMarkdown(part.text)}`;
    case 'note':
      return `-# ${escapeMarkdown(part.text)}`;
    case 'table':
      return `\`\`\`\n${part.text.replaceAll('`', 'ˋ')}\n\`\`\``;
    case 'figures':
      return part.figures.map(({ label, value }) => `${escapeInline(label)} **${escapeInline(value)}**`).join(' · ');
  }
}

/** A file that travels with a message. */
interface DiscordUpload {
  readonly name: string;
  readonly contentType: string;
  readonly data: Uint8Array;
}

/** A message ready to be posted: the JSON body and its files, in the order of `body.attachments`. */
export interface DiscordMessage {
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly DiscordUpload[];
  /** Who reads it; English where absent. */
  readonly reader?: Reply['reader'];
}

/** Stands in no JSON and in no picture. */
const boundary = '----rift-7d0f4b1a95c24e0e8b6c';

/**
 * A message with files as it travels. What is uploaded to thousands of channels stays where it is: the library would copy
 * it for each of them, twice.
 */
export class MultipartBody {
  readonly contentType = `multipart/form-data; boundary=${boundary}`;
  readonly parts: readonly Uint8Array[];

  constructor({ body, files }: Pick<DiscordMessage, 'body' | 'files'>) {
    const head = (about: string): Buffer =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${about}\r\n\r\n`);
    const json = Buffer.from(`${JSON.stringify(body)}\r\n`);
    const uploads = files.flatMap(({ name, contentType, data }, at) => [
      head(`name="files[${at}]"; filename="${name.replace(/["\r\n]/g, '_')}"\r\nContent-Type: ${contentType}`),
      data,
      Buffer.from('\r\n'),
    ]);
    this.parts = [...uploads, head('name="payload_json"'), json, Buffer.from(`--${boundary}--\r\n`)];
  }

  get bytes(): number {
    return this.parts.reduce((sum, { length }) => sum + length, 0);
  }
}

/** What a reply is rendered with. */
export interface DiscordRendering {
  readonly reply: Reply;
  /** What is written where that is not all the reply says. */
  readonly parts?: readonly ReplyPart[];
  readonly buttons: readonly Button[];
  /** The painted picture, or undefined where there is none or it could not be painted. */
  readonly png?: Uint8Array | undefined;
  readonly files?: readonly DiscordUpload[];
  readonly mentionRole?: string | undefined;
}

type Component = Readonly<Record<string, unknown>>;

const maxTextLength = 4000;

const maxRows = 5;

const maxRowButtons = 5;

const maxMenuOptions = 25;

const maxLabel = 80;

const maxAltText = 1024;

const pictureName = 'rift.png';

const accents = { plain: 0x3b82c4, warning: 0xd99a2b, error: 0xc2413b };

function clip(text: string, length: number): string {
  const clean = sanitizeText(text).replaceAll('\n', ' ');
  return clean.length <= length ? clean : `${clean.slice(0, length - 1).toWellFormed()}…`;
}

function button({ label, data, current }: Button): Component {
  const style = current ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return { type: ComponentType.Button, style, label: clip(label, maxLabel) || '…', custom_id: data, disabled: current };
}

function menu(buttons: readonly Button[], index: number, { say }: Speaker): Component {
  const options = buttons
    .slice(0, maxMenuOptions)
    .map(({ label, data, current }) => ({ label: clip(label, 100) || '…', value: data, default: current }));
  const placeholder = clip(say(msg('buttons.choose')), 100);
  return { type: ComponentType.StringSelect, custom_id: `v1|pick|${index}`, placeholder, options };
}

const pickers = { channel: ComponentType.ChannelSelect, role: ComponentType.RoleSelect } as const;

/** Where a digest can go: text, announcements, threads of both, and posts of forums, which are threads. */
export const postableChannelTypes: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

function picker({ label, data }: Button, picks: 'channel' | 'role'): Component {
  return {
    type: pickers[picks],
    custom_id: data,
    placeholder: clip(label, 150),
    ...(picks === 'channel' ? { channel_types: postableChannelTypes } : {}),
  };
}

function rowOf(group: readonly Button[], index: number, speaker: Speaker): Component[] {
  const [first] = group;
  if (first?.picks !== undefined) return [picker(first, first.picks)];
  return group.length <= maxRowButtons ? group.map(button) : [menu(group, index, speaker)];
}

/** A group of up to five is a row of buttons, a larger one a menu. */
function rowsOf(buttons: readonly Button[], speaker: Speaker): Component[] {
  return buttonGroups(buttons)
    .slice(0, maxRows)
    .map((group, index) => ({
      type: ComponentType.ActionRow,
      components: rowOf(group, index, speaker),
    }));
}

function markdown(parts: readonly ReplyPart[]): string {
  return parts.map(discordMarkdown).join('\n');
}

function textDisplay(parts: readonly ReplyPart[]): Component[] {
  return parts.length === 0 ? [] : [{ type: ComponentType.TextDisplay, content: markdown(parts) }];
}

function gallery(altText: string): Component {
  const media = { url: `attachment://${pictureName}` };
  return { type: ComponentType.MediaGallery, items: [{ media, description: clip(altText, maxAltText) }] };
}

/** The text that did not fit, as plain text to be read on. */
function overflowUpload(rest: readonly ReplyPart[]): DiscordUpload[] {
  if (rest.length === 0) return [];
  const text = rest.map((part) => ('text' in part ? part.text : markdown([part]))).join('\n\n');
  return [{ name: 'the-rest.txt', contentType: 'text/plain; charset=utf-8', data: Buffer.from(text) }];
}

/** What stands in for a picture that could not be painted. */
function describedPicture({ reply, png }: DiscordRendering): ReplyPart[] {
  if (reply.picture === undefined || png !== undefined) return [];
  const shows = clip(reply.picture.altText, 1000);
  return [{ style: 'note', text: speakerFor(reply).say(msg('chats.pictureNotDrawn', { shows })) }];
}

function pictureUpload({ reply, png }: DiscordRendering): (DiscordUpload & { readonly description: string })[] {
  if (png === undefined || reply.picture === undefined) return [];
  const description = clip(reply.picture.altText, maxAltText);
  return [{ name: pictureName, contentType: 'image/png', data: png, description }];
}

function attachmentsOf(uploads: readonly (DiscordUpload & { readonly description?: string })[]): Component[] {
  return uploads.map(({ name, description }, id) => ({
    id,
    filename: name,
    ...(description === undefined ? {} : { description }),
  }));
}

/** The inside of the message, top to bottom: the sentence, the picture, the words, files, buttons. */
function contentsOf(
  rendering: DiscordRendering,
  head: readonly ReplyPart[],
  files: readonly DiscordUpload[],
): Component[] {
  const { reply, buttons, png } = rendering;
  const rows = rowsOf(buttons, speakerFor(reply));
  return [
    ...textDisplay(head.slice(0, 1)),
    ...(reply.picture !== undefined && png !== undefined ? [gallery(reply.picture.altText)] : []),
    ...textDisplay(head.slice(1)),
    ...files.map(({ name }) => ({ type: ComponentType.File, file: { url: `attachment://${name}` } })),
    ...(rows.length > 0 ? [{ type: ComponentType.Separator, divider: true, spacing: 1 }, ...rows] : []),
  ];
}

/** Whether these parts go into one message. */
export const fitsDiscord: Fits = (parts) => markdown(parts).length < maxTextLength - 100;

/**
 * A reply as a Discord message of components. Everything is within Discord's limits, whatever the reply holds; text
 * that is too long is cut after a sentence, and goes on behind a button or else in a file. Nothing in it can ping anybody
 * but the chosen role.
 */
export function renderDiscord(rendering: DiscordRendering): DiscordMessage {
  const { reply, mentionRole } = rendering;
  const parts = rendering.parts ?? [...replyParts(reply), ...describedPicture(rendering)];
  const { head, rest } = fitParts(parts, fitsDiscord);
  const extra = [...(rendering.files ?? []), ...(offersMore(rendering.buttons) ? [] : overflowUpload(rest))];
  const uploads = [...pictureUpload(rendering), ...extra];
  const inside = contentsOf(rendering, head, extra);
  const mention = mentionRole === undefined ? [] : [{ type: ComponentType.TextDisplay, content: `<@&${mentionRole}>` }];
  const body = {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [], ...(mentionRole === undefined ? {} : { roles: [mentionRole] }) },
    components: [...mention, { type: ComponentType.Container, accent_color: accents[reply.tone], components: inside }],
    attachments: attachmentsOf(uploads),
  };
  const files = uploads.map(({ name, contentType, data }) => ({ name, contentType, data }));
  return { body, files, ...(reply.reader === undefined ? {} : { reader: reply.reader }) };
}

/** What shows an upload. */
const uploaded: unknown[] = [ComponentType.MediaGallery, ComponentType.File];

/** The same message with nothing to be uploaded: its words and buttons. */
export function withoutUploads({ body, ...message }: DiscordMessage): DiscordMessage {
  const components = (body['components'] as readonly Component[]).map((one) => withoutUploaded(one));
  return { ...message, body: { ...body, components, attachments: [] }, files: [] };
}

function withoutUploaded(component: Component): Component {
  const inside = component['components'] as readonly Component[] | undefined;
  if (inside === undefined) return component;
  return { ...component, components: inside.filter(({ type }) => !uploaded.includes(type)) };
}
