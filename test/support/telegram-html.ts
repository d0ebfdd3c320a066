/** What Telegram makes of a text in HTML: the visible text, or the reason it cannot be read. */
export type ReadHtml =
  { readonly text: string; readonly links: readonly TelegramLink[] } | { readonly problem: string };

/** Words that open an address. */
export interface TelegramLink {
  readonly type: 'text_link';
  readonly offset: number;
  readonly length: number;
  readonly url: string;
}

const known = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler', 'tg-emoji']);

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

/** Reads tags as the Bot API documents them: known ones, nested, closed; everything else must be escaped. */
export function readTelegramHtml(html: string): ReadHtml {
  const open: string[] = [];
  const links: TelegramLink[] = [];
  let link = { offset: 0, url: '' };
  let text = '';
  for (const [piece] of html.matchAll(/<[^>]*>?|&[a-z]+;|[^<&]+|&/g)) {
    if (!piece.startsWith('<')) text += entities[piece] ?? piece;
    else {
      const [, close, name = ''] = /^<(\/?)([a-z-]+)(?:\s[^>]*)?>$/.exec(piece) ?? [];
      if (!known.has(name)) return { problem: `Unsupported start tag "${piece.slice(1, 20)}"` };
      if (name === 'a' && close === '') link = { offset: text.length, url: /href="([^"]*)"/.exec(piece)?.[1] ?? '' };
      if (name === 'a' && close !== '') links.push({ type: 'text_link', ...link, length: text.length - link.offset });
      if (close === '') open.push(name);
      else if (open.pop() !== name) return { problem: `Unmatched end tag, found "${piece}"` };
    }
  }
  return open.length > 0
    ? { problem: `Can't find end tag corresponding to start tag "${open.at(-1)!}"` }
    : { text, links };
}
