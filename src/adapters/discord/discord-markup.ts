import type { Part } from '../reply-parts.ts';

/** Everything Discord reads as markup, a mention or a link is shown as it was written. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~`|<>[\]]/g, String.raw`\$&`)
    .replace(/^(\s*)([#+-])/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/gm, String.raw`$1\$2`);
}

/** One part of a reply in Discord's markdown. */
export function discordMarkdown(part: Part): string {
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
      return part.figures
        .map(({ label, value }) => `${escapeMarkdown(label)} **${escapeMarkdown(value)}**`)
        .join(' · ');
  }
}
