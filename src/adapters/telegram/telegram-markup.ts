import type { Part } from '../reply-parts.ts';

/** Text that Telegram's HTML shows as it was written. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How long Telegram counts a text in HTML: after its tags and entities are read. */
export function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt);/g, '.').length;
}

/** One part of a reply in Telegram's HTML. */
export function telegramHtml(part: Part): string {
  switch (part.style) {
    case 'title':
      return `<b>${escapeHtml(part.text)}</b>`;
    case 'paragraph':
      return escapeHtml(part.text);
    case 'item':
      return `• ${escapeHtml(part.text)}`;
    case 'note':
      return `<i>${escapeHtml(part.text)}</i>`;
    case 'table':
      return `<pre>${escapeHtml(part.text)}</pre>`;
    case 'figures':
      return part.figures.map(({ label, value }) => `${escapeHtml(label)} <b>${escapeHtml(value)}</b>`).join(' · ');
  }
}
