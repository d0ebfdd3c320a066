import type { Outcome } from '../../chat/chat.ts';
import type { Reply } from '../../chat/reply.ts';
import { englishReader, type Speaker, speakerOf } from '../../messages/speaker.ts';
import { msg } from '../../messages/text.ts';
import { type Button, buttonGroups, offersMore } from '../callbacks.ts';
import { type Fits, fitParts, type ReplyPart, replyParts, sanitizeText, speakerFor } from '../replies.ts';

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
function withLinks(html: string, speaker: Speaker): string {
  return html.replace(channelIds, (_, chat: string, topic = '1') => {
    const number = linkableId.exec(chat)?.[1];
    const words = escapeHtml(speaker.say(msg('chats.thatChat')));
    return number === undefined ? words : `<a href="https://t.me/c/${number}/${topic}">${words}</a>`;
  });
}

/** How long Telegram counts a text in HTML: after its tags and entities are read. */
export function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt);/g, '.').length;
}

/** One part of a reply in Telegram's HTML. */
export function telegramHtml(part: ReplyPart, speaker = speakerOf(englishReader)): string {
  const marked = (text: string): string => withLinks(escapeHtml(text), speaker);
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

const maxRowButtons = 5;

const maxRowLetters = 32;

const maxLabel = 40;

type ToHtml = (parts: readonly ReplyPart[]) => string;

function htmlFor(reply: Pick<Reply, 'reader'>): ToHtml {
  const speaker = speakerFor(reply);
  return (parts) => parts.map((part) => telegramHtml(part, speaker)).join('\n');
}

function within(limit: number, html: ToHtml): Fits {
  return (parts) => visibleLength(html(parts)) <= limit;
}

/** Whether parts of this reply go into one message: the caption of its picture, or a text. */
export function fitsTelegram(reply: Pick<Reply, 'reader'>, withPicture: boolean): Fits {
  return within(withPicture ? maxCaption : maxText, htmlFor(reply));
}

/** Folded quotes of what is left, each within one message. */
function foldedRest(parts: readonly ReplyPart[], html: ToHtml): string[] {
  const texts: string[] = [];
  for (let left = parts; left.length > 0;) {
    const { head, rest } = fitParts(left, within(maxText, html));
    if (head.length === 0) break;
    texts.push(`<blockquote expandable>${html(head)}</blockquote>`);
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

/** What stands in for a picture that could not be shown. */
function describedPicture(reply: Reply): ReplyPart[] {
  if (reply.picture === undefined) return [];
  const shows = sanitizeText(reply.picture.altText);
  return [{ style: 'note', text: speakerFor(reply).say(msg('chats.pictureNotShown', { shows })) }];
}

function keyboardOf(buttons: readonly Button[]): TelegramMessage['keyboard'] {
  return { inline_keyboard: buttonGroups(buttons).flatMap(rowsOf) };
}

/**
 * A reply as a Telegram message. A caption or text that is too long is cut after a sentence, and goes on behind a button
 * or else in folded messages; every text is escaped, so nothing in it is read as markup.
 */
export function renderTelegram(reply: Reply, buttons: readonly Button[], withPicture: boolean): TelegramMessage {
  const html = htmlFor(reply);
  const parts = [...replyParts(reply), ...(withPicture ? [] : describedPicture(reply))];
  const { head, rest } = fitParts(parts, fitsTelegram(reply, withPicture));
  return {
    html: html(head),
    keyboard: keyboardOf(buttons),
    further: offersMore(buttons) ? [] : foldedRest(rest, html),
  };
}

/** A part of a reply's text, which fits, as a message of its own. */
export function renderTelegramPage(
  reply: Reply,
  parts: readonly ReplyPart[],
  buttons: readonly Button[],
): TelegramMessage {
  return { html: htmlFor(reply)(parts), keyboard: keyboardOf(buttons), further: [] };
}
