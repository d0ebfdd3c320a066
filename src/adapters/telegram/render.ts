import type { Outcome } from '../../chat/chat.ts';
import type { Reply } from '../../chat/reply.ts';
import { type Button, buttonGroups } from '../callbacks.ts';
import { fitParts, type ReplyPart, replyParts, sanitizeText } from '../replies.ts';

/** Text that Telegram's HTML shows as it was written. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A channel's id as it may stand in a text: with a topic where it is one. */
const channelIds = /\btelegram:(-?\d{1,20})(?::(\d{1,12}))?\b/g;

/** Only supergroups and channels have addresses of their own, whose numbers lack what their ids begin with. */
const linkableId = /^-1000*(\d+)$/;

/** Whether a channel's id in a text becomes a link. */
export function isLinkable(channel: string): boolean {
  return linkableId.test(channel.split(':')[1] ?? '');
}

/** Ids of chats are nothing to read: they become links, or at least words. */
function withLinks(html: string): string {
  return html.replace(channelIds, (_, chat: string, topic = '1') => {
    const number = linkableId.exec(chat)?.[1];
    return number === undefined ? 'that chat' : `<a href="https://t.me/c/${number}/${topic}">that chat</a>`;
  });
}

function marked(text: string): string {
  return withLinks(escapeHtml(text));
}

/** How long Telegram counts a text in HTML: after its tags and entities are read. */
export function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt);/g, '.').length;
}

/** One part of a reply in Telegram's HTML. */
export function telegramHtml(part: ReplyPart): string {
  switch (part.style) {
    case 'title':
      return `<b>${marked(part.text)}</b>`;
    case 'paragraph':
      return marked(part.text);
    case 'item':
      return `• ${marked(part.text)}`;
    case 'note':
      return `<i>${marked(part.text)}</i>`;
    case 'table':
      return `<pre>${escapeHtml(part.text)}</pre>`;
    case 'figures':
      return part.figures.map(({ label, value }) => `${escapeHtml(label)} <b>${escapeHtml(value)}</b>`).join(' · ');
  }
}

/** The colours of an answer's picture: the chosen ones, else light, which reads best in most Telegram clients. */
export function pictureThemeOf({ theme = 'light' }: Outcome): 'dark' | 'light' {
  return theme;
}

interface KeyboardButton {
  readonly text: string;
  readonly callback_data: string;
}

/** A reply in Telegram's own words. */
export interface TelegramMessage {
  /** The caption of the picture, or the text where there is none. */
  readonly html: string;
  readonly keyboard: { readonly inline_keyboard: readonly (readonly KeyboardButton[])[] };
  /** What did not fit, as further texts that are folded until somebody opens them. */
  readonly further: readonly string[];
}

const maxCaption = 1024;

const maxText = 4096;

/** Further messages under one answer; what is still left then is cut. */
const maxFurther = 3;

const maxRowButtons = 5;

const maxRowLetters = 32;

const maxLabel = 40;

function html(parts: readonly ReplyPart[]): string {
  return parts.map(telegramHtml).join('\n');
}

function within(limit: number): (parts: readonly ReplyPart[]) => boolean {
  return (parts) => visibleLength(html(parts)) <= limit;
}

/** Folded quotes of what is left, each within one message. */
function foldedRest(parts: readonly ReplyPart[]): string[] {
  const texts: string[] = [];
  for (let left = parts; left.length > 0 && texts.length < maxFurther;) {
    const { head, rest } = fitParts(left, within(maxText - 1));
    if (head.length === 0) break;
    texts.push(
      `<blockquote expandable>${html(head)}${rest.length > 0 && texts.length === maxFurther - 1 ? '…' : ''}</blockquote>`,
    );
    left = rest;
  }
  return texts;
}

function labelOf({ label, current }: Button): string {
  const clean = sanitizeText(label).replaceAll('\n', ' ') || '…';
  const short = clean.length <= maxLabel ? clean : `${clean.slice(0, maxLabel - 1).toWellFormed()}…`;
  return current ? `• ${short} •` : short;
}

/** Buttons side by side as far as a phone is wide. */
function rowsOf(buttons: readonly Button[]): KeyboardButton[][] {
  const rows: KeyboardButton[][] = [];
  for (const button of buttons) {
    const key = { text: labelOf(button), callback_data: button.data };
    const row = rows.at(-1);
    const letters = row?.reduce((sum, one) => sum + one.text.length, key.text.length) ?? Infinity;
    if (row !== undefined && row.length < maxRowButtons && letters <= maxRowLetters) row.push(key);
    else rows.push([key]);
  }
  return rows;
}

/**
 * A reply as a Telegram message. A caption or text that is too long is cut after a sentence and goes on in folded
 * messages; every text is escaped, so nothing in it is read as markup.
 */
export function renderTelegram(reply: Reply, buttons: readonly Button[], withPicture: boolean): TelegramMessage {
  const described: ReplyPart[] =
    reply.picture !== undefined && !withPicture
      ? [{ style: 'note', text: `The picture could not be shown; it shows: ${sanitizeText(reply.picture.altText)}` }]
      : [];
  const { head, rest } = fitParts([...replyParts(reply), ...described], within(withPicture ? maxCaption : maxText));
  return {
    html: html(head),
    keyboard: { inline_keyboard: buttonGroups(buttons).flatMap(rowsOf) },
    further: foldedRest(rest),
  };
}
